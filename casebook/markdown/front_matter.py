"""The front matter of a document: where it ends, what it says, and how to mend it.

YAML stands between ``---`` and ``---`` (or ``...``), TOML between ``+++`` and ``+++``. Broken
front matter is still front matter: what can be saved of it line by line is. A rule (``---``)
at the start of a text that is no front matter stays part of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from casebook.domain.document import Property
from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.markdown.flat_yaml import read_flat
from casebook.markdown.keys import KNOWN_KEYS
from casebook.markdown.limits import MAX_SIZE
from casebook.markdown.salvage import salvage_toml, salvage_yaml
from casebook.markdown.unreadable import NotReadable

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t\r]*\n")
_YAML_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t\r]*(?:\n|\Z)")
_TOML_CLOSING = re.compile(r"\n\+\+\+[ \t\r]*(?:\n|\Z)")
# a key with a value, or a placeholder, on the first line that says anything
_KEYS_FIRST = re.compile(
    r"(?:[ \t]*+(?:\#[^\n]*+)?+\n)*+[ \t]*+(?:[\"']?[A-Za-z_][^:=\n]{0,59}+[:=](?:\s|\Z)|\{\{)"
)
_SENTENCE = re.compile(r"[.,;!?]\s")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the top of a document.

    Attributes:
        properties: Its keys in the order of the file, each once.
        body_start: Offset where the text below it starts; 0 when there is none.
        findings: What is wrong with it.
    """

    properties: tuple[Property, ...] = ()
    body_start: int = 0
    findings: tuple[Finding, ...] = ()


_NONE = FrontMatter()


class _NoMapping(Exception):
    """The lines between two rules are no front matter."""


def read_front_matter(text: str, path: DocumentPath) -> FrontMatter:
    """Read the front matter of a document, or say that it has none.

    Args:
        text: The whole text of the file, with a line feed at each line end.
        path: The file, for the findings.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return _NONE
    is_yaml = opening[1] == "---"
    closing = (_YAML_CLOSING if is_yaml else _TOML_CLOSING).search(text, opening.end() - 1)
    if closing is None:
        return _unclosed(text, opening.end(), is_yaml, path)
    block = text[opening.end() : closing.start() + 1]
    return _closed(block, closing.end(), is_yaml, path)


def _closed(block: str, body_start: int, is_yaml: bool, path: DocumentPath) -> FrontMatter:
    problems: list[NotReadable] = []
    try:
        if len(block) > MAX_SIZE:
            raise NotReadable(1, "It is larger than 256 KB; move most of it below the mark.")
        properties = _read_yaml(block, problems) if is_yaml else _read_toml(block)
    except _NoMapping:
        return _NONE
    except NotReadable as error:
        if not _KEYS_FIRST.match(block):
            return _NONE
        properties = salvage_yaml(block, 2) if is_yaml else salvage_toml(block, 2)
        problems.append(NotReadable(error.line, f"The front matter cannot be read. {error.advice}"))
    findings = [
        Finding(path, problem.line + 1, Severity.ERROR, "front-matter", problem.advice)
        for problem in problems
    ]
    return FrontMatter(_each_once(properties, path, findings), body_start, tuple(findings))


def _unclosed(text: str, start: int, is_yaml: bool, path: DocumentPath) -> FrontMatter:
    """Read the keys below a mark that is never closed; one sentence with a colon is no key."""
    lines = text[start : start + 4096].split("\n")
    block = "\n".join(takewhile(lambda line: line.strip(), lines))
    properties = salvage_yaml(block, 2) if is_yaml else salvage_toml(block, 2)
    known = any(entry.key.lower() in KNOWN_KEYS for entry in properties)
    if not known and (len(properties) < 2 or not _KEYS_FIRST.match(block)):
        return _NONE
    mark = "---" if is_yaml else "+++"
    message = f"The front matter is never closed; write {mark} on a line of its own below it."
    findings = [Finding(path, 1, Severity.ERROR, "front-matter", message)]
    return FrontMatter(_each_once(properties, path, findings), 0, tuple(findings))


def _read_yaml(block: str, problems: list[NotReadable]) -> list[Property]:
    properties = read_flat(block, 2)
    if properties is None:
        # brings a parser along that costs 25 ms to load, and few files need
        from casebook.markdown.yaml_properties import read_properties

        properties = read_properties(block, problems)
        if properties is None:
            raise _NoMapping
    elif not properties and block.strip():
        raise _NoMapping  # comments alone: rather a heading between two rules
    if properties and not _is_meant(properties, block):
        raise _NoMapping
    return properties


def _read_toml(block: str) -> list[Property]:
    from casebook.markdown.toml_values import read_toml  # rare, so loaded when it is met

    return read_toml(block, 2)


def _is_meant(properties: list[Property], block: str) -> bool:
    """Whether a mapping is front matter, not a sentence with a colon between two rules."""
    for entry in properties:
        if entry.key.lower() in KNOWN_KEYS:
            return True
    key = properties[0].key
    return block[0] != "\n" and len(key) <= 60 and not _SENTENCE.search(key)


def _each_once(
    properties: list[Property], path: DocumentPath, findings: list[Finding]
) -> tuple[Property, ...]:
    """Leave the last of properties with one key, as YAML readers do, and report the others."""
    by_key = {entry.key: entry for entry in properties}
    if len(by_key) == len(properties):
        return tuple(properties)
    by_key.clear()
    for entry in properties:
        earlier = by_key.get(entry.key)
        if earlier:
            message = (
                f"“{entry.key}” stands on line {earlier.line} and again on line {entry.line},"
                " and the last one counts; remove one."
            )
            findings.append(Finding(path, entry.line, Severity.WARNING, "duplicate-key", message))
        by_key[entry.key] = entry
    return tuple(by_key.values())
