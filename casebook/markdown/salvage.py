"""What can be saved, line by line, from front matter that no parser can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.domain.document import Property
from casebook.markdown.flat_yaml import Entry, finished, take_line

MAX_LINES = 2_000

_YAML_PROPERTY = re.compile(r"([A-Za-z_][\w-]*+(?: [\w-]++)*+)[ \t]*+:(?:[ \t]++(.*))?\Z")
_YAML_ITEM = re.compile(r"[ \t]*+-[ \t]++(.+)\Z")
_TOML_PROPERTY = re.compile(r"[\"']?([A-Za-z_][\w-]*+)[\"']?[ \t]*+=[ \t]*+(.*)\Z")
_TOML_ITEM = re.compile(r"\"([^\"\\]*+)\"|'([^']*+)'|([^\s,\"'\[\]]++)")


def salvage_yaml(block: str, first_line: int) -> list[Property]:
    """Save the lines ``key: value`` and the lists below a key.

    A value that only lacks its quotation marks (``title: Part 1: the store``) is taken as it
    was meant.

    Args:
        block: The lines between the marks; only the first MAX_LINES are looked at.
        first_line: The line of the file on which the block starts.
    """
    entries: list[Entry | Property] = []
    for line, words in _lines(block, first_line):
        if take_line(words, 0, line, entries) >= 0:
            continue
        if match := _YAML_PROPERTY.match(words):
            entries.append(_entry(match[1], line, _as_meant(match[2] or "")))
        elif entries and (match := _YAML_ITEM.match(words)):
            entries[-1] = _with_item(entries[-1], match[1])
    return finished(entries)


def _entry(key: str, line: int, values: tuple[str, ...]) -> Entry:
    entry = Entry(key, line)
    entry.values += values
    return entry


def _with_item(entry: Entry | Property, item: str) -> Entry:
    """Add an item to a property, whatever it was so far."""
    longer = _entry(entry.key, entry.line, (*entry.values, *_as_meant(item)))
    longer.is_list = True
    return longer


def salvage_toml(block: str, first_line: int) -> list[Property]:
    """Save the lines ``key = value`` above the first table."""
    properties: list[Property] = []
    for line, words in _lines(block, first_line):
        if words.startswith("["):
            break
        if match := _TOML_PROPERTY.match(words):
            written = match[2].strip()
            if written[:1] == "[":
                items = tuple("".join(item) for item in _TOML_ITEM.findall(written))
                properties.append(Property(match[1], items, line, is_list=True))
            else:
                properties.append(Property(match[1], _as_meant(written), line))
    return properties


def _lines(block: str, first_line: int) -> Iterator[tuple[int, str]]:
    return enumerate(block.split("\n", MAX_LINES)[:MAX_LINES], first_line)


def _as_meant(written: str) -> tuple[str, ...]:
    text = written.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return (text,) if text else ()
