"""TOML front matter (between ``+++``) as properties."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casebook.domain.document import Property
from casebook.markdown.limits import MAX_DEPTH, on_one_line
from casebook.markdown.unreadable import NotReadable

# strings and comments are passed over; one that is never closed ends with its line
_BRACKETS = re.compile(
    r"\"\"\"(?s:.*?)(?:\"\"\"|\Z)|'''(?s:.*?)(?:'''|\Z)"
    r"|\"(?:[^\"\\\n]|\\.)*+\"?+|'[^'\n]*+'?+|\#[^\n]*+|[\[\]{}]"
)
_DOTS = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++\s*+\.\s*+){20}")
_AT_LINE = re.compile(r"at line (\d+)")
_KEY_LINE = re.compile(r"^[ \t]*+(?:\[+ *+)?[\"']?([\w-]++)", re.MULTILINE)


def read_toml(text: str, first_line: int) -> list[Property]:
    """Read TOML into properties; tables become one line of text.

    Args:
        text: The document.
        first_line: The line of the file on which it starts.

    Raises:
        NotReadable: It is no TOML, or is nested too deeply.
    """
    import tomllib  # rare in front matter, so loaded when it is met

    _refuse_depth(text)
    try:
        table = tomllib.loads(text, parse_float=str)
        lines = _lines_of_keys(text)
        return [
            _property(key, value, lines.get(key, 1) + first_line - 1)
            for key, value in table.items()
        ]
    except (ValueError, RecursionError) as error:
        raise NotReadable(_line_of(error), _advice(error)) from None


def _refuse_depth(text: str) -> None:
    """Stop before the parser in the standard library does, which goes down by recursion."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth > MAX_DEPTH:
            line = text.count("\n", 0, match.start()) + 1
            raise NotReadable(
                line, f"Values are nested more than {MAX_DEPTH} deep; make them flatter."
            )
    if dotted := _DOTS.search(text):
        line = text.count("\n", 0, dotted.start()) + 1
        raise NotReadable(line, "A key with so many dots cannot be read; make it shorter.")


def _line_of(error: Exception) -> int:
    match = _AT_LINE.search(str(error))
    return int(match[1]) if match else 1


def _advice(error: Exception) -> str:
    reason = str(error).split(" (at ")[0].rstrip(".")
    return f'It is no TOML ({reason}); write key = "value".'


def _lines_of_keys(text: str) -> Mapping[str, int]:
    lines: dict[str, int] = {}
    line, position = 1, 0
    for match in _KEY_LINE.finditer(text):
        line += text.count("\n", position, match.start(1))
        position = match.start(1)
        lines.setdefault(match[1], line)
    return lines


def _property(key: str, value: object, line: int) -> Property:
    if isinstance(value, list):
        return Property(key, tuple(_as_text(item) for item in value), line, is_list=True)
    return Property(key, (_as_text(value),), line)


def _as_text(value: object) -> str:
    """Give a value on one line, as TOML writes it but for quotation marks."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {_as_text(below)}" for key, below in value.items())
        return on_one_line(f"{{{inner}}}")
    if isinstance(value, list):
        return on_one_line(f"[{', '.join(_as_text(below) for below in value)}]")
    return str(value)
