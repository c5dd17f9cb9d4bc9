"""The theme vocabulary (``themes.yaml``) changed: one theme at a time, remarks kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from casebook.domain.edit import EditRefused, Edits, TextEdit, apply_edits
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.theme import Theme, label_of
from casebook.markdown.editing import mapping
from casebook.markdown.editing.row_matching import line_edits
from casebook.markdown.editing.yaml_places import Form, Place, yaml_places
from casebook.markdown.editing.yaml_writing import scalar
from casebook.markdown.themes_file import MOST_VALUES, read_themes
from casebook.markdown.unreadable import NotReadable
from casebook.markdown.yaml_tree import read_yaml

THEME_KEYS = ("id", "label", "broader", "related", "synonyms", "colour")
"""The keys of a theme in their usual order."""

_NOWHERE = DocumentPath("themes.yaml")
_UNREADABLE = "The themes cannot be read, so nothing is changed in them; mend this first. {}"
_NO_LIST = "The themes are no list; write a list whose entries start with “- id:”."
_NOT_SIMPLE = "The theme “{}” is written in a way that cannot be changed alone; edit the file."
_LISTED = "There is a theme “{}” already; merge the two instead."

_Value = str | Sequence[str] | None


def add_theme_edits(text: str, theme: Theme) -> Edits:
    """Add a theme at the end; nothing when it is listed already.

    Args:
        text: The text of ``themes.yaml``; empty when there is no such file.
        theme: The theme.

    Raises:
        EditRefused: The file cannot be read.
    """
    root = _root(text)
    if theme.id in _listed(text):
        return ()
    values: dict[str, _Value] = {
        "id": theme.id,
        "label": "" if theme.label == label_of(theme.id) else theme.label,
        "broader": theme.broader or "",
        "related": theme.related,
        "synonyms": theme.synonyms,
        "colour": theme.colour,
    }
    if root is None or not root.children:
        start, end = (root.start, root.end) if root else (len(text), len(text))
        gap = "\n" if text[:start] and not text[:start].endswith("\n") else ""
        below = "" if root else "\n"
        return (TextEdit(start, end, f"{gap}{_entry(values, '')}{below}"),)
    indent = " " * (root.start - (text.rfind("\n", 0, root.start) + 1))
    end = _line_end(text, root.end)
    return (TextEdit(end, end, f"\n{_entry(values, indent)}"),)


def theme_property_edits(text: str, theme: ThemeId, key: str, value: _Value) -> Edits:
    """Set a key of a theme, or remove it; a theme that is only used gets an entry.

    Args:
        text: The text of ``themes.yaml``.
        theme: The id of the theme.
        key: ``label``, ``broader``, ``related``, ``synonyms`` or ``colour``.
        value: A text or a list of texts; None or nothing removes the key.

    Raises:
        EditRefused: The file cannot be read, or the theme cannot be changed by itself.
    """
    present = _listed(text).get(theme)
    if present is None:
        return add_theme_edits(text, _with(Theme(theme, label_of(theme)), key, value))
    wanted = _with(present, key, value)
    if wanted == present:
        return ()
    place = _place_of(text, theme)
    others = {name: entry for name, entry in _listed(text).items() if name != theme}
    for edits in _candidates(text, place, key, value or None):
        after = _listed(apply_edits(text, edits), refuse=False)
        if after.pop(theme, None) == wanted and after == others:
            return edits
    raise EditRefused(text.count("\n", 0, place.start) + 1, _NOT_SIMPLE.format(theme))


def renamed_theme_edits(text: str, old: ThemeId, new: ThemeId) -> Edits:
    """Give a theme another id, also where others name it as broader or related.

    Raises:
        EditRefused: The file cannot be read, or has a theme with the new id.
    """
    themes = _listed(text)
    if new in themes and new != old:
        raise EditRefused(0, _LISTED.format(new))

    def renamed(lines: str) -> str:
        lines = _pointing_elsewhere(lines, old, new)
        if old in themes:
            place = _id_place(_place_of(lines, old))
            assert place is not None  # it was found by its id
            style = place.style if place.style in {"'", '"'} else ""
            edit = TextEdit(place.start, place.end, scalar(new, style))
            lines = apply_edits(lines, (edit,))
        return lines

    return _difference(text, renamed)


def merged_theme_edits(text: str, old: ThemeId, into: ThemeId) -> Edits:
    """Make one theme of two: the other keeps its id, and takes over label and synonyms.

    Raises:
        EditRefused: The file cannot be read, or a theme cannot be changed by itself.
    """
    themes = _listed(text)
    gone, kept = themes.get(old), themes.get(into, Theme(into, label_of(into)))
    names = (gone.label, *gone.synonyms) if gone else (label_of(old),)
    own = {name.casefold() for name in (kept.label, *kept.synonyms)}
    more = [name for name in dict.fromkeys(names) if name.casefold() not in own]

    def merged(lines: str) -> str:
        if old in _above(themes, into):  # it comes to stand where the other one was
            above = gone.broader if gone else None
            lines = _set(lines, into, "broader", None if above == into else above)
        lines = _pointing_elsewhere(lines, old, into)
        lines = _set(lines, into, "synonyms", (*kept.synonyms, *more))
        return _without(lines, old)

    return () if old == into else _difference(text, merged)


def removed_theme_edits(text: str, theme: ThemeId) -> Edits:
    """Take a theme out; those below it move up to the theme above it.

    Raises:
        EditRefused: The file cannot be read, or a theme cannot be changed by itself.
    """
    gone = _listed(text).get(theme)
    above = gone.broader if gone else None

    def removed(lines: str) -> str:
        for entry in _listed(lines).values():
            if entry.broader == theme:
                lines = _set(lines, entry.id, "broader", None if above == entry.id else above)
            if theme in entry.related:
                left = [name for name in entry.related if name != theme]
                lines = _set(lines, entry.id, "related", left)
        return _without(lines, theme)

    return _difference(text, removed)


def _difference(text: str, change: Callable[[str], str]) -> Edits:
    return line_edits(text, 0, len(text), change(text).split("\n"))


def _root(text: str) -> Place | None:
    """Give the list of themes; None in a file that says nothing."""
    try:
        read_yaml(text, MOST_VALUES)
    except NotReadable as error:
        raise EditRefused(error.line, _UNREADABLE.format(error.advice)) from None
    root = yaml_places(text, 0, len(text))
    if root is None:
        return None
    if root.form is not Form.LIST or (root.flow and root.children):
        raise EditRefused(text.count("\n", 0, root.start) + 1, _NO_LIST)
    return root


def _listed(text: str, refuse: bool = True) -> dict[ThemeId, Theme]:
    if refuse:
        _root(text)
    return {theme.id: theme for theme in read_themes(text, _NOWHERE)[0]}


def _place_of(text: str, theme: ThemeId) -> Place:
    """Give the entry of a theme that is listed: the first one, as reading does."""
    root = _root(text)
    assert root is not None  # it lists the theme
    return next(place for place in root.children if _id_of(place) == theme)


def _id_of(place: Place) -> str:
    found = _id_place(place)
    return " ".join((found.text or "").split()) if found else ""


def _id_place(place: Place) -> Place | None:
    """Give where the id of an entry stands; None for what is no theme."""
    if place.form is Form.TEXT:
        return place
    if place.form is not Form.MAPPING:
        return None
    return next((value for key, value in place.pairs() if key.value.lower() == "id"), None)


def _with(theme: Theme, key: str, value: _Value) -> Theme:
    """Give a theme as it would be read with another value."""
    if key in {"related", "synonyms"}:
        items = tuple(" ".join(item.split()) for item in value or ())
        if key == "synonyms":
            return theme._replace(synonyms=items)
        return theme._replace(related=tuple(map(ThemeId, items)))
    words = " ".join(str(value or "").split())
    if key == "broader":
        return theme._replace(broader=ThemeId(words) if words else None)
    if key == "label":
        return theme._replace(label=words or label_of(theme.id))
    return theme._replace(colour=words.lower())


def _candidates(text: str, place: Place, key: str, value: _Value) -> Iterator[Edits]:
    if place.form is Form.MAPPING and not place.flow:
        spelt = [name.value for name, _ in place.pairs()]
        names = {"colour", "color"} if key == "colour" else {key}
        written = next((name for name in spelt if name.lower() in names), key)
        yield from mapping.Mapping(text, place, THEME_KEYS, short=True).candidates(written, value)
        return
    start = place.start - (text.rfind("\n", 0, place.start) + 1)
    lines = [f"id: {text[place.start : place.end]}"]
    if place.form is Form.MAPPING:
        lines = [
            f"{text[name.start : name.end]}: {text[old.start : old.end]}"
            for name, old in place.pairs()
            if name.value.lower() != key
        ]
    if value is not None:
        lines.append(_line(key, value))
    yield (TextEdit(place.start, place.end, f"\n{' ' * start}".join(lines)),)


def _entry(values: Mapping[str, _Value], indent: str) -> str:
    lines = [_line(key, value) for key, value in values.items() if value]
    return f"{indent}- " + f"\n{indent}  ".join(lines)


def _line(key: str, value: _Value) -> str:
    empty = mapping.Mapping("", Place(Form.MAPPING, 0, 0), short=True)
    return empty.entry(key, value if value is not None else "")


def _set(text: str, theme: ThemeId, key: str, value: _Value) -> str:
    return apply_edits(text, theme_property_edits(text, theme, key, value))


def _pointing_elsewhere(text: str, old: ThemeId, new: ThemeId) -> str:
    """Put a theme in the place of another where themes name it; none names itself."""
    for entry in _listed(text).values():
        if entry.broader == old and entry.id != new:
            text = _set(text, entry.id, "broader", new)
        if old in entry.related:
            others = _named(entry, old, new)
            text = _set(text, entry.id, "related", list(others))
    return text


def _above(themes: Mapping[ThemeId, Theme], theme: ThemeId) -> list[ThemeId]:
    """Give the themes above one, each once even in a cycle."""
    found: list[ThemeId] = []
    entry = themes.get(theme)
    while entry is not None and entry.broader and entry.broader not in found:
        found.append(entry.broader)
        entry = themes.get(entry.broader)
    return found


def _named(entry: Theme, old: ThemeId, new: ThemeId) -> Iterable[ThemeId]:
    names = (new if name == old else name for name in entry.related)
    return dict.fromkeys(name for name in names if name != entry.id)


def _without(text: str, theme: ThemeId) -> str:
    """Take the entry of a theme out, with the remarks in it."""
    if theme not in _listed(text):
        return text
    place = _place_of(text, theme)
    start = text.rfind("\n", 0, place.start) + 1
    end = min(_line_end(text, place.end) + 1, len(text))
    while remark := re.compile(r"[ \t]+#[^\n]*\n?").match(text, end):
        end = remark.end()
    return text[:start] + text[end:]


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
