"""What to tell a person whose front matter cannot be read.

Parsers say what they expected next; a person needs to know which line to change and how. So
the advice follows from the line, and only where the line says nothing from the parser.
"""

from __future__ import annotations

import re
from typing import Protocol

from casebook.markdown.unreadable import NotReadable

_VALUE = r"[ \t]*(?:- +)?(?:[^:\n]+:[ \t]+)?(?:- +)?"
_BAD_START = re.compile(_VALUE + r"([@`%*&!|>\]},?])")
_TOO_MANY_COLONS = re.compile(r"[ \t]*(?:- +)?[^:\n]+:[ \t].*:(?:[ \t]|$)")
_GOES_ON = re.compile(_VALUE + r"(?:\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\{[^}]*\})[ \t]*[^ \t,#]")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)

PLACEHOLDER = "{{…}} is a placeholder that was never filled in; fill it in or put it in quotes."
_CHARACTER = "There is a character in it that cannot be shown; delete it."
_TAB = "The line is indented with a tab; use spaces."
_BACKSLASH = "A backslash between double quotation marks is special; use single ones."
_QUOTE = "A quotation mark is opened and not closed; add the missing one."
_COLON = "The value has a colon in it; put the value in quotes."
_AFTER = "The value goes on after its closing mark; put the whole value in quotes."
_BRACKET = "A bracket is opened and not closed; add the missing one."
_NO_COLON = "The line is not “key: value”; add the colon, or remove the line."
_INDENT = "The line does not fit those above; start each key at the beginning of its line."


class Mark(Protocol):
    """Where a parser stopped."""

    line: int


def mend_yaml(error: Exception, text: str) -> NotReadable:
    """Say where broken YAML is to be mended, and how.

    Args:
        error: What the parser raised: a YAMLError, or an error of reading the characters.
        text: The text that it read.
    """
    problem: Mark | None = getattr(error, "problem_mark", None)
    if problem is None:
        found = _CONTROL.search(text)
        if found is None:
            return NotReadable(1, _INDENT)
        return NotReadable(text.count("\n", 0, found.start()) + 1, _CHARACTER)
    context = getattr(error, "context", None) or ""
    mark: Mark = problem
    if any(words in context for words in ("quoted scalar", "simple key", "flow")):
        mark = getattr(error, "context_mark", None) or problem
    lines = text.split("\n")
    number = min(mark.line, len(lines) - 1)
    problem_words = str(getattr(error, "problem", ""))
    return NotReadable(number + 1, _advice(lines[number], context, problem_words))


def _advice(line: str, context: str, problem: str) -> str:
    """Say how to mend a line; the context is what the parser was at when it stopped."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    if "{{" in line:
        return PLACEHOLDER
    if "quoted scalar" in context:
        return _BACKSLASH if "\\" in line and "end of stream" not in problem else _QUOTE
    if match := _BAD_START.match(line):
        return f"A value cannot start with {match[1]}; put it in quotes."
    if "flow" in context:
        return _BRACKET
    return _advice_by_shape(line, context)


def _advice_by_shape(line: str, context: str) -> str:
    if _TOO_MANY_COLONS.match(line):
        return _COLON
    if _GOES_ON.match(line):
        return _AFTER
    return _NO_COLON if "simple key" in context else _INDENT
