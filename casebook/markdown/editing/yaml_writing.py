"""Values as YAML: plain where every reader takes them for the text that they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n:#]|:(?=[^\s])|(?<=\S)#)*\Z")
_PLAIN_IN_BRACKETS = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n,\[\]{}:#]*\Z")
# what a YAML 1.1 or 1.2 reader takes for something else than text
_TYPED = re.compile(
    r"(?:~|null|true|false|yes|no|on|off|y|n|=|<<"
    r"|[-+]?(?:\d[\d_,]*)?\.?[\d_]+(?:e[-+]?\d+)?\.?|[-+]?\d[\d_]*\.|[-+]?\.(?:inf)|\.nan"
    r"|[-+]?0x[\da-f_]+|[-+]?0o?[0-7_]+|[-+]?0b[01_]+"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?"
    r"|\d{4}-\d\d?(?:-\d\d?(?:[Tt \t].*)?)?)\Z",
    re.IGNORECASE,
)
# what cannot stand in a text as it is: control characters, tabs, ends of line of other systems
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\", "\0": "\\0"}


def is_typed(value: str) -> bool:
    """Whether other readers take a plain value for a number, a date, a yes or a no."""
    return bool(_TYPED.match(value))


def scalar(value: str, style: str = "", typed: bool = False, in_brackets: bool = False) -> str:
    """Write a text on one line.

    Args:
        value: The text.
        style: The quotation mark that the file uses here, kept where it can be; or "".
        typed: Whether a number or a date may stand plain.
        in_brackets: Whether it is an item of a list in brackets.
    """
    if _UNUSUAL.search(value) or "\n" in value:
        return _escaped(value)
    if style == "'":
        return _single(value)
    if style == '"':
        return _escaped(value)
    pattern = _PLAIN_IN_BRACKETS if in_brackets else _PLAIN
    if pattern.match(value) and value == value.strip() and value[-1] != ":":
        if typed or not is_typed(value):
            return value
    elif typed and is_typed(value):
        return value  # a number with its sign
    return (
        _single(value) if ('"' in value or "\\" in value) and "'" not in value else _escaped(value)
    )


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _escaped(value: str) -> str:
    signs = (
        _ESCAPES.get(sign) or (_code(sign) if _UNUSUAL.match(sign) else sign) for sign in value
    )
    return '"' + "".join(signs) + '"'


def _code(sign: str) -> str:
    number = ord(sign)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def lines_of_text(value: str, indent: str) -> str | None:
    """Write a text of several lines below its key; None when only escapes can say it."""
    lines = value.split("\n")
    clean = all(line == line.strip() or (line.strip() and line == line.rstrip()) for line in lines)
    if not clean or lines[0][:1] in {"", " "} or _UNUSUAL.search(value):
        return None
    return "|-\n" + "\n".join(indent + line if line else "" for line in lines)


def brackets(values: Sequence[str]) -> str:
    """Write a list on one line."""
    return f"[{', '.join(scalar(value, in_brackets=True) for value in values)}]"


def dashes(values: Sequence[str], indent: str) -> str:
    """Write a list below its key, each item after a line feed."""
    return "".join(f"\n{indent}- {scalar(value)}" for value in values)
