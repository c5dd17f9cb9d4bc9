"""Where each value of a YAML text stands, so that one can be changed and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

import yaml

from casebook.markdown.flat_yaml import null_or_text
from casebook.markdown.yaml_tree import Mark


class Form(Enum):
    """What a value is."""

    TEXT = auto()
    LIST = auto()
    MAPPING = auto()
    ALIAS = auto()


@dataclass(slots=True)
class Place:
    """A value and where it is written.

    Attributes:
        form: What it is.
        start: Offset of its first character, an anchor before it included.
        end: Offset after its last character; blank lines and comments behind it are not its.
        value: The text, decoded; "" for others.
        style: How a text is quoted (``'``, ``"``, ``|``, ``>``); "" for a plain one.
        flow: Whether a list or a mapping stands in brackets.
        children: Items of a list; key, value, key, value of a mapping.
    """

    form: Form
    start: int
    end: int
    value: str = ""
    style: str = ""
    flow: bool = False
    children: list[Place] = field(default_factory=list)

    @property
    def text(self) -> str | None:
        """The text as it is read: None for the ways in which YAML writes nothing."""
        return self.value if self.style else null_or_text(self.value)

    def pairs(self) -> Iterator[tuple[Place, Place]]:
        """Give the keys of a mapping with their values."""
        return zip(self.children[::2], self.children[1::2], strict=True)


def yaml_places(text: str, start: int, end: int) -> Place | None:
    """Find the values of a part of a text that is readable YAML; None when it says nothing.

    Args:
        text: A text.
        start: Where the YAML in it starts.
        end: Where it ends.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    block = text[start:end]
    opened = [Place(Form.LIST, start, end)]
    for event in yaml.parse(block, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(_collection(event, start))
        elif isinstance(event, yaml.CollectionEndEvent):
            place = opened.pop()
            place.end = _end(place, event, start)
            opened[-1].children.append(place)
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            opened[-1].children.append(_leaf(event, block, start))
    return opened[0].children[0] if opened[0].children else None


def _collection(event: yaml.CollectionStartEvent, base: int) -> Place:
    form = Form.MAPPING if isinstance(event, yaml.MappingStartEvent) else Form.LIST
    start = _index(event.start_mark) + base
    return Place(form, start, start, flow=bool(event.flow_style))


def _end(place: Place, event: yaml.Event, base: int) -> int:
    if place.flow:
        return _index(event.end_mark) + base
    return max(place.start, place.children[-1].end)


def _leaf(event: yaml.ScalarEvent | yaml.AliasEvent, block: str, base: int) -> Place:
    start, end = _index(event.start_mark), _index(event.end_mark)
    if isinstance(event, yaml.AliasEvent):
        return Place(Form.ALIAS, start + base, end + base)
    end = max(start, len(block[:end].rstrip()))
    return Place(Form.TEXT, start + base, end + base, event.value, event.style or "")


def _index(mark: Mark | None) -> int:
    assert mark is not None  # events of a parser always have theirs
    return mark.index
