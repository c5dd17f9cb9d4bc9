"""Front matter that was changed in two places, merged key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.domain.document import Property
from casebook.domain.edit import EditRefused, apply_edits
from casebook.domain.merge import Conflict
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.editing.yaml_places import Form, yaml_places
from casebook.markdown.front_matter import read_front_matter

_NOWHERE = DocumentPath("")


@dataclass(frozen=True, slots=True)
class Head:
    """Front matter in parts; all empty for a text that has none.

    Attributes:
        opening: The mark above it, with remarks above the first key.
        entries: The lines of each key by its name, remarks below it included.
        closing: The mark below it.
        values: What each key says.
        end: Offset in the text where it ends.
    """

    opening: str
    entries: Mapping[str, str]
    closing: str
    values: Mapping[str, Property]
    end: int


def head_of(text: str) -> Head | None:
    """Part the front matter of a text; None when its keys cannot be taken one by one."""
    front = read_front_matter(text, _NOWHERE)
    if front.findings:
        return None
    if not front.body_start:
        return Head("", {}, "", {}, 0)
    if text.lstrip("\ufeff").startswith("+++"):
        return None
    start = text.index("\n") + 1
    close = text.rindex("\n", 0, front.body_start - 1) + 1
    root = yaml_places(text, start, close)
    if root is None:
        return Head(text[:close], {}, text[close : front.body_start], {}, front.body_start)
    if root.form is not Form.MAPPING or root.flow or text[root.start - 1] != "\n":
        return None
    names = [key.value for key, _ in root.pairs()]
    starts = [key.start for key, _ in root.pairs()]
    entries = {
        name: text[first:last]
        for name, first, last in zip(names, starts, [*starts[1:], close], strict=True)
    }
    values = {entry.key: entry for entry in front.properties}
    if entries.keys() != values.keys():
        return None
    closing = text[close : front.body_start]
    return Head(text[: starts[0]], entries, closing, values, front.body_start)


def merge_heads(base: Head, mine: Head, theirs: Head) -> Iterator[str | Conflict]:
    """Give the front matter that two versions come to, with conflicts where neither yields."""
    yield _three_way("", base.opening, mine.opening, theirs.opening)
    for key in _order(list(mine.entries), list(theirs.entries)):
        lines = (head.entries.get(key, "") for head in (base, mine, theirs))
        merged = _three_way(key, *lines)
        if isinstance(merged, Conflict):
            merged = _by_value(merged, *(head.values.get(key) for head in (base, mine, theirs)))
        yield merged
    yield _three_way("", base.closing, mine.closing, theirs.closing)


def _three_way(part: str, base: str, mine: str, theirs: str) -> str | Conflict:
    if mine in (theirs, base):
        return theirs
    return mine if theirs == base else Conflict(part, bool(part), base, mine, theirs)


def _order(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Give the keys of both, those that only they have behind the key above them."""
    keys = list(mine)
    for index, key in enumerate(theirs):
        if key not in keys:
            above = theirs[index - 1] if index else ""
            keys.insert(keys.index(above) + 1 if above else 0, key)
    return keys


def _by_value(
    conflict: Conflict, base: Property | None, mine: Property | None, theirs: Property | None
) -> str | Conflict:
    """Settle what differs only in how it is written, and lists that both made longer."""
    if mine is None or theirs is None:
        return conflict
    before = base.values if base else ()
    if mine.values == theirs.values or (base and theirs.values == before):
        return conflict.mine
    if base and mine.values == before:
        return conflict.theirs
    if not (mine.is_list and theirs.is_list):
        return conflict
    kept = [one for one in mine.values if one in theirs.values or one not in before]
    more = [one for one in theirs.values if one not in mine.values and one not in before]
    text = f"---\n{conflict.mine}---\n"
    try:
        return apply_edits(text, property_edits(text, mine.key, kept + more))[4:-4]
    except EditRefused:
        return conflict
