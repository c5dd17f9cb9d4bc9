"""Keys of TOML front matter (between ``+++``) set or taken away, one line each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from casebook.domain.edit import Edits, TextEdit

_KEY = r"[ \t]*+(?:\"(?P<double>[^\"\\\n]++)\"|'(?P<single>[^'\n]++)'|(?P<bare>[A-Za-z0-9_-]++))"
_LINE = re.compile(
    rf"^{_KEY}[ \t]*+=[ \t]*+(?P<value>\"\"\"|'''|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'"
    r"|\[(?:[^\[\]\n\"'#]|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+')*+\]|[^\s\"'\[#{][^\n#]*)"
    r"(?P<rest>[^\n]*+)$",
    re.MULTILINE,
)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_QUOTES = ('"""', "'''")


def toml_candidates(
    text: str, start: int, end: int, key: str, value: str | int | Sequence[str] | None
) -> Iterator[Edits]:
    """Give ways to set or remove a key above the first table; none when it cannot be done.

    Args:
        text: The whole text.
        start: Where the TOML in it starts.
        end: Where it ends, at the beginning of a line.
        key: The key.
        value: What it is to be; None to remove it.
    """
    table = _TABLE.search(text, start, end)
    top_end = table.start() if table else end
    found = next(
        (
            match
            for match in _LINE.finditer(text, start, top_end)
            if key in (match["double"], match["single"], match["bare"])
        ),
        None,
    )
    if found is None:
        if value is not None:
            name = key if _BARE.match(key) else _text(key)
            yield (TextEdit(top_end, top_end, f"{name} = {_written(value)}\n"),)
    elif found["value"] not in _QUOTES:
        if value is None:
            yield (TextEdit(found.start(), min(found.end() + 1, end), ""),)
        else:
            value_start, value_end = found.span("value")
            value_end = len(text[:value_end].rstrip())
            yield (TextEdit(value_start, value_end, _written(value)),)


def _written(value: str | int | Sequence[str]) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    return f"[{', '.join(map(_text, value))}]"


def _text(value: str) -> str:
    """Write a TOML string; its escapes are those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
