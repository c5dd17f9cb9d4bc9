"""YAML as it stands in a file: text, lists and mappings, with lines.

PyYAML's parser gives events, one after the other; the tree is built from them here. So a
scalar stays the text that was written (``no``, ``007``, ``2009-11-22``, ``12:30``: YAML 1.2
read without a schema), a value of any depth costs no recursion, and an alias costs nothing
but a reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from casebook.markdown.flat_yaml import null_or_text
from casebook.markdown.limits import MAX_DEPTH, MAX_NODES
from casebook.markdown.mending import mend_yaml
from casebook.markdown.unreadable import NotReadable


class Mark(Protocol):
    """A place in the text, as both parsers give it."""

    @property
    def index(self) -> int:
        """Characters before it."""

    @property
    def line(self) -> int:
        """Lines before it."""


@dataclass(slots=True)
class Scalar:
    """A text.

    Attributes:
        written: The text.
        text: The same, or None for the ways in which YAML writes nothing.
        line: The line on which it starts, from 1.
    """

    written: str
    text: str | None
    line: int


@dataclass(slots=True)
class Collection:
    """A list, or a mapping with its keys and values in turn.

    Attributes:
        children: Its nodes; those of a mapping are key, value, key, value.
        is_mapping: Whether it is a mapping.
        line: The line of the text on which it starts, from 1.
        start: Offset of its first character.
        end: Offset after its last one.
        size: Nodes in it and below, aliases counted as often as they stand.
    """

    is_mapping: bool
    line: int
    start: int
    end: int = 0
    size: int = 1
    anchor: str | None = None
    children: list[Node] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Give the keys of a mapping with their values."""
        return zip(self.children[::2], self.children[1::2], strict=True)


Node = Scalar | Collection


def read_yaml(text: str, most: int = MAX_NODES, in_c: bool = True) -> Node | None:
    """Read one YAML document; None when it is empty.

    Args:
        text: The document.
        most: How many values there may be, aliases counted as often as they stand.
        in_c: Whether to use the parser in C where there is one.

    Raises:
        NotReadable: It is no YAML, is nested too deeply, or has too many nodes.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if in_c else yaml.SafeLoader
    builder = _Builder(text, most)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise mend_yaml(error, text) from None
    return builder.root


class _Builder:
    """Takes events and builds the tree."""

    def __init__(self, text: str, most: int) -> None:
        self.root: Node | None = None
        self._text = text
        self._open: list[Collection] = []
        self._named: dict[str | None, Node] = {}
        self._most = most
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event to the tree.

        Raises:
            NotReadable: It cannot stand in a value, or there are too many.
        """
        if isinstance(event, yaml.ScalarEvent):
            written = self._written(event) if _is_own_tag(event.tag) else event.value
            text = written if event.style else null_or_text(written)
            self._add(Scalar(written, text, _line(event)), event.anchor, 1)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = self._open.pop()
            node.end = _mark(event.end_mark).index
            self._add(node, node.anchor, node.size)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise NotReadable(_line(event), "A second document starts here; remove this line.")

    def _written(self, event: yaml.ScalarEvent) -> str:
        return self._text[_mark(event.start_mark).index : _mark(event.end_mark).index]

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise NotReadable(
                _line(event), f"Values are nested more than {MAX_DEPTH} deep; make them flatter."
            )
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        start = _mark(event.start_mark).index
        self._open.append(Collection(is_mapping, _line(event), start, anchor=event.anchor))

    def _alias(self, event: yaml.AliasEvent) -> None:
        node = self._named.get(event.anchor)
        if node is None:
            if any(above.anchor == event.anchor for above in self._open):
                advice = f"*{event.anchor} refers to the value that it is part of; remove it."
            else:
                advice = "A value cannot start with *; put it in quotes."
            raise NotReadable(_line(event), advice)
        self._add(node, None, node.size if isinstance(node, Collection) else 1)

    def _add(self, node: Node, anchor: str | None, size: int) -> None:
        if anchor is not None:
            self._named[anchor] = node
        self._nodes += 1
        if size > self._most or self._nodes > self._most:
            advice = f"There are more than {self._most} values; move them out of this file."
            raise NotReadable(node.line, advice)
        if self._open:
            self._open[-1].children.append(node)
            self._open[-1].size += size
        else:
            self.root = node


def _mark(mark: Mark | None) -> Mark:
    assert mark is not None  # events of a parser always have theirs
    return mark


def _line(event: yaml.Event) -> int:
    return _mark(event.start_mark).line + 1


def _is_own_tag(tag: str | None) -> bool:
    """Whether ``!word`` is rather meant as text."""
    return tag is not None and not tag.startswith("tag:yaml.org,2002:")
