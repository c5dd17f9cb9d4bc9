"""Themes of a document, and items of its other lists, added, removed and renamed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from casebook.domain.document import Property
from casebook.domain.edit import Edits, apply_edits
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.properties import (
    find_property,
    property_edits,
    refuse_broken,
    theme_keys,
    written_key,
)
from casebook.markdown.fields import Fields
from casebook.markdown.front_matter import FrontMatter, read_front_matter
from casebook.markdown.inline import without_marks
from casebook.markdown.keys import THEME_KEYS

_NOWHERE = DocumentPath("")
_COMMA = re.compile(r"\s*,\s*")
_PARTED = frozenset({"aliases"})
"""Keys besides those of themes whose text is parted by commas."""

_Change = Callable[[str], str | None]
"""Gives another name for a name, or None to leave it out."""


def list_item_edits(
    text: str, key: str, add: Iterable[str] = (), remove: Iterable[str] = ()
) -> Edits:
    """Add items to a list of the front matter and take others out; the rest stays as written.

    Args:
        text: The whole text of a file.
        key: The key; for themes whichever the file uses is taken.
        add: Items to add at the end, unless they are there.
        remove: Items to take out.

    Raises:
        EditRefused: The front matter is broken, or the list cannot be changed by itself.
    """
    front = read_front_matter(text, _NOWHERE)
    refuse_broken(front)
    gone = frozenset(remove)
    if key.lower() in THEME_KEYS:
        return _theme_edits(text, front, lambda name: None if name in gone else name, add)
    name = written_key(front, key)
    present = find_property(front, name)
    values = _items(present, name.lower() in _PARTED)
    wanted = list(dict.fromkeys((*(value for value in values if value not in gone), *add)))
    if wanted == values:
        return ()
    if present is None or present.is_list:
        return property_edits(text, name, wanted)
    if len(wanted) < 2 or name.lower() in _PARTED:
        return property_edits(text, name, ", ".join(wanted))
    return property_edits(text, name, wanted)


def themes_edits(text: str, themes: Sequence[str]) -> Edits:
    """Give a document just these themes, under the key that it uses.

    Their order is kept where the file has one plain list; else what is new comes at the end.

    Args:
        text: The whole text of a file.
        themes: Theme ids.

    Raises:
        EditRefused: The front matter is broken, or the list cannot be changed by itself.
    """
    front = read_front_matter(text, _NOWHERE)
    refuse_broken(front)
    present = Fields(front.properties, _NOWHERE).themes()
    keys = theme_keys(front)
    only = find_property(front, keys[0]) if len(keys) == 1 else None
    if only is not None and only.is_list and only.values == present:
        return property_edits(text, only.key, list(dict.fromkeys(themes)))
    return list_item_edits(text, "themes", themes, set(present) - set(themes))


def replaced_theme_edits(text: str, old: str, new: str | None) -> Edits:
    """Put a theme in the place of another in a document, or take it out.

    Args:
        text: The whole text of a file.
        old: The id of a theme.
        new: The id of the other; None to take the old one out.

    Raises:
        EditRefused: The front matter is broken, or the list cannot be changed by itself.
    """
    front = read_front_matter(text, _NOWHERE)
    if not theme_keys(front):
        return ()
    refuse_broken(front)
    there = {name for key in theme_keys(front) for name in _names(find_property(front, key))}
    if old not in there or old == new:
        return ()
    put = None if new in there else new
    return _theme_edits(text, front, lambda name: put if name == old else name, ())


def _items(present: Property | None, parted: bool) -> list[str]:
    if present is None:
        return []
    if present.is_list or not parted:
        return list(present.values)
    return [item for item in _COMMA.split(present.text.strip()) if item]


def _theme_edits(text: str, front: FrontMatter, change: _Change, add: Iterable[str]) -> Edits:
    """Change the names under every key of themes; what is added goes under the first."""
    keys = theme_keys(front) or ("themes",)
    there = {name for key in keys for name in _names(find_property(front, key))}
    left = {changed for name in there if (changed := change(name)) is not None}
    more = [name for name in dict.fromkeys(add) if name not in left]
    edits: Edits = ()
    for key in keys:
        present = find_property(front, key)
        edits += _changed(text, key, present, change, more)
        more = []
    return edits


def _changed(
    text: str, key: str, present: Property | None, change: _Change, more: Sequence[str]
) -> Edits:
    values = present.values if present else ()
    is_list = present is None or present.is_list or not values
    parts = values if is_list else tuple(_COMMA.split(", ".join(values).strip()))
    hashed = bool(parts) and all(part.startswith("#") for part in parts)
    kept = [new for part in parts if (new := _part(part, change))]
    if not more and tuple(kept) == parts:
        return ()
    left = [other for name in _names(present) if (other := change(name))]
    names = list(dict.fromkeys((*left, *more)))
    kept += [f"#{name}" if hashed else name for name in more]
    line = (" " if hashed else ", ").join(kept)
    edits = property_edits(text, key, kept if is_list else line)
    return edits if _reads(text, edits, key, names) else property_edits(text, key, names)


def _reads(text: str, edits: Edits, key: str, names: Sequence[str]) -> bool:
    """Whether a key is read as these names once the edits are made.

    A name with a comma is two names where they are parted by commas, one with a space where each
    has its ``#``; there the names are written as a list.
    """
    front = read_front_matter(apply_edits(text, edits), _NOWHERE)
    return set(_names(find_property(front, key))) == set(names)


def _part(part: str, change: _Change) -> str:
    """Change the name in an item, or each of several with ``#``; what stays is as written."""
    if part.startswith("#"):
        changed = ((word, word.strip("#"), change(word.strip("#"))) for word in part.split())
        words = [word if new == name else f"#{new}" for word, name, new in changed if new]
        return part if words == part.split() else " ".join(words)
    name = _plain(part)
    new = change(name) if name else name
    return part if new == name else new or ""


def _names(present: Property | None) -> Iterator[str]:
    """Give the names of a property of themes, as they are read."""
    for value in present.values if present else ():
        parts = (value,) if present and present.is_list else _COMMA.split(value)
        for part in parts:
            words = part.split() if part.startswith("#") else (_plain(part),)
            yield from (word.strip("#").strip() for word in words)


def _plain(part: str) -> str:
    return " ".join((without_marks(part) if "[[" in part else part).split())
