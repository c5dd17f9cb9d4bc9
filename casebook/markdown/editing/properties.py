"""Keys of front matter set, replaced and removed; no byte of another key changes.

What is given was tried out: the text with its edits, read again, has the value that was asked
for, and everything else as before. What does not come out so is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.domain.document import Property
from casebook.domain.edit import EditRefused, Edits, TextEdit, apply_edits
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.mapping import Mapping, Value
from casebook.markdown.editing.toml_editing import toml_candidates
from casebook.markdown.editing.yaml_places import Form, Place, yaml_places
from casebook.markdown.front_matter import FrontMatter, read_front_matter
from casebook.markdown.keys import KNOWN_KEYS, THEME_KEYS

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\n")
_LAST_LINE = re.compile(r"[^\n]*\n?\Z")
_NOWHERE = DocumentPath("")
_NOT_SIMPLE = (
    "“{}” is written in a way that cannot be changed without touching the rest; change it in the"
    " text."
)
_BROKEN = "The front matter cannot be read, so nothing is changed in it; mend this line first. {}"
USUAL_ORDER = (
    *("kind", "title", "summary", "themes", "tags", "theme", "tag", "aliases"),
    *("status", "type", "outcome", "sector", "organisation", "place", "date", "level"),
    *("grade", "author", "source", "rights", "language", "redact"),
    *("state", "effect", "applies_when", "owner", "due", "review_by"),
    *("validated_by", "validated_on", "replaced_by"),
    *("audience", "minutes", "objectives", "materials", "lessons"),
)
"""The keys of front matter in the order in which they are usually written."""
TYPED_KEYS = frozenset({"date", "due", "review_by", "validated_on", "minutes"})
"""Keys whose dates and numbers stand without quotation marks."""

_EMPTY = Mapping("", Place(Form.MAPPING, 0, 0), (), TYPED_KEYS)


def property_edits(text: str, key: str, value: Value | None) -> Edits:
    """Set a key of the front matter, or remove it.

    Args:
        text: The whole text of a file; one without front matter gets one.
        key: The key; one that is known is found whatever its case in the file.
        value: A text, a number, a list of texts; "" leaves the key without a value, None
            removes it with its lines.

    Raises:
        EditRefused: The front matter is broken, or the key cannot be changed by itself.
    """
    front = read_front_matter(text, _NOWHERE)
    refuse_broken(front)
    value = _as_read(value)
    name = written_key(front, key)
    present = find_property(front, name)
    if _says(present, value):
        return ()
    for edits in _candidates(text, front, name, value):
        if _is_right(text, front, edits, name, value):
            return edits
    raise EditRefused(present.line if present else 1, _NOT_SIMPLE.format(name))


def refuse_broken(front: FrontMatter) -> None:
    """Raise when front matter has mistakes, as what is changed in it would be a guess.

    Raises:
        EditRefused: It says where to mend it.
    """
    for finding in front.findings:
        if finding.code == "front-matter":
            advice = finding.message.removeprefix("The front matter cannot be read. ")
            raise EditRefused(finding.line, _BROKEN.format(advice))


def written_key(front: FrontMatter, key: str) -> str:
    """Give a key as the file spells it: a known one whatever its case."""
    names = [entry.key for entry in front.properties]
    if key in names or key.lower() not in KNOWN_KEYS:
        return key
    return next((name for name in names if name.lower() == key.lower()), key)


def find_property(front: FrontMatter, name: str) -> Property | None:
    """Give the property with a key, spelt as it is in the file."""
    return next((entry for entry in front.properties if entry.key == name), None)


def theme_keys(front: FrontMatter) -> tuple[str, ...]:
    """Give the keys under which a file has its themes, as it spells them."""
    names = [entry.key for entry in front.properties]
    return tuple(name for key in THEME_KEYS for name in names if name.lower() == key)


def _as_read(value: Value | None) -> Value | None:
    """Give a value as it comes back: a text without empty lines around it."""
    if value is None or isinstance(value, int):
        return value
    return value.strip("\n") if isinstance(value, str) else tuple(value)


def _says(present: Property | None, value: Value | None) -> bool:
    """Whether a property already has a value, in the same form."""
    if present is None or value is None:
        return present is None and value is None
    return _values(value) == present.values and present.is_list == (
        not isinstance(value, int | str)
    )


def _values(value: Value) -> tuple[str, ...]:
    if isinstance(value, int | str):
        return (str(value),) if value != "" else ()
    return tuple(value)


def _candidates(text: str, front: FrontMatter, name: str, value: Value | None) -> Iterator[Edits]:
    """Give ways to make the change, the one that changes least first."""
    opening = _OPENING.match(text) if front.body_start else None
    if opening is None:
        assert value is not None  # what is not there need not be removed
        yield _new_block(text, name, value)
    else:
        last = _LAST_LINE.search(text, 0, front.body_start)
        assert last is not None  # it matches the empty text as well
        yield from _inside(text, opening, last.start(), name, value)


def _inside(
    text: str, opening: re.Match[str], end: int, name: str, value: Value | None
) -> Iterator[Edits]:
    """Give ways to make the change between the marks; the one below stands at the end."""
    start = opening.end()
    if opening[1] == "+++":
        yield from toml_candidates(text, start, end, name, value)
        return
    root = yaml_places(text, start, end)
    if root is None:
        assert value is not None
        yield (TextEdit(start, start, f"{_EMPTY.entry(name, value)}\n"),)
    elif root.form is Form.MAPPING and not root.flow:
        yield from Mapping(text, root, USUAL_ORDER, TYPED_KEYS).candidates(name, value)


def _new_block(text: str, name: str, value: Value) -> Edits:
    """Put front matter at the top of a text that has none."""
    start = 1 if text.startswith("\ufeff") else 0
    gap = "" if len(text) == start or text.startswith("\n", start) else "\n"
    return (TextEdit(start, start, f"---\n{_EMPTY.entry(name, value)}\n---\n{gap}"),)


def _is_right(text: str, front: FrontMatter, edits: Edits, name: str, value: Value | None) -> bool:
    """Whether a text with its edits says what was asked for, and else what it said."""
    changed = apply_edits(text, edits)
    after = read_front_matter(changed, _NOWHERE)
    if any(finding.code == "front-matter" for finding in after.findings):
        return False
    left = find_property(after, name)
    if value is None:
        said = left is None or left.values == ()
    else:
        said = left is not None and _says(left, value)
    added = "\n" if not front.body_start else ""
    body, was = changed[after.body_start :], text[front.body_start :].removeprefix("\ufeff")
    return said and body in (was, added + was) and _others(after, name) == _others(front, name)


def _others(front: FrontMatter, name: str) -> list[tuple[str, tuple[str, ...], bool]]:
    return [
        (entry.key, entry.values, entry.is_list) for entry in front.properties if entry.key != name
    ]
