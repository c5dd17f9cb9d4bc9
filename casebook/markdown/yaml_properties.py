"""YAML front matter, read with a parser, as properties."""

from __future__ import annotations

import re

from casebook.domain.document import Property
from casebook.markdown.keys import THEME_KEYS
from casebook.markdown.limits import on_one_line
from casebook.markdown.mending import PLACEHOLDER
from casebook.markdown.unreadable import NotReadable
from casebook.markdown.yaml_tree import Collection, Node, Scalar, read_yaml

_WIKI_LINK = re.compile(r"\[\[[^\[\]]+\]\]\Z")
_HASH_TAGS = re.compile(r"[^:]*:\s*(#\S.*)")


def read_properties(block: str, problems: list[NotReadable]) -> list[Property] | None:
    """Read front matter with a YAML parser; None when it is no mapping.

    Args:
        block: The lines between the marks; the first is line 2 of the file.
        problems: Where to add what is wrong with single values.

    Raises:
        NotReadable: It is no YAML.
    """
    root = read_yaml(block)
    if not isinstance(root, Collection) or not root.is_mapping:
        return None
    properties: list[Property] = []
    for key, value in root.pairs():
        if not isinstance(key, Scalar):
            problems.append(NotReadable(key.line, PLACEHOLDER))
            continue
        if _holds_placeholder(value):
            problems.append(NotReadable(value.line, PLACEHOLDER))
        properties.append(_property(key, value, block))
    return properties


def _holds_placeholder(value: Node) -> bool:
    """Whether a value is ``{{…}}`` or a list with it: a mapping used as a key."""
    if isinstance(value, Scalar):
        return False
    if value.is_mapping:
        return any(isinstance(key, Collection) for key, _ in value.pairs())
    return any(
        isinstance(item, Collection) and item.is_mapping and _holds_placeholder(item)
        for item in value.children
    )


def _property(key: Scalar, value: Node, block: str) -> Property:
    name = key.written
    if isinstance(value, Scalar):
        values: tuple[str, ...] = () if value.text is None else (value.text.strip("\n"),)
        if not values and name.lower() in THEME_KEYS:
            values = _hash_tags(block, key.line)
        return Property(name, values, key.line + 1)
    written = _as_written(block, value)
    if value.is_mapping or _WIKI_LINK.match(written):
        return Property(name, (written,), key.line + 1)
    items = (_item(item, block) for item in value.children)
    return Property(
        name, tuple(item for item in items if item is not None), key.line + 1, is_list=True
    )


def _item(item: Node, block: str) -> str | None:
    if isinstance(item, Scalar):
        return item.text
    return _as_written(block, item)


def _hash_tags(block: str, line: int) -> tuple[str, ...]:
    """Give the words of ``tags: #a #b``, which YAML takes for a comment and no person does."""
    match = _HASH_TAGS.match(block.split("\n")[line - 1])
    return (match[1].strip(),) if match else ()


def _as_written(block: str, node: Collection) -> str:
    return on_one_line(block[node.start : node.end])
