"""The brand of a pack: a small mapping in its front matter, read and written key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from casebook.domain.edit import EditRefused, Edits, TextEdit, apply_edits
from casebook.domain.names import DocumentPath
from casebook.domain.pack_plan import Brand
from casebook.markdown.editing.mapping import Mapping
from casebook.markdown.editing.properties import property_edits, refuse_broken
from casebook.markdown.editing.yaml_places import Form, Place, yaml_places
from casebook.markdown.editing.yaml_writing import scalar
from casebook.markdown.front_matter import read_front_matter

BRAND = "brand"
_OPENING = re.compile(r"\ufeff?---[ \t]*\n")
_LAST_LINE = re.compile(r"[^\n]*\n?\Z")
_KEYS = tuple(part.name for part in fields(Brand))
_ALIASES = {"color": "colour"}
_NOT_SIMPLE = "“brand” is written in a way that cannot be changed by itself; change it in the text."


def read_brand(text: str) -> Brand:
    """Read the brand of a pack; an empty one where it has none."""
    found = _place(text)
    if found is None or found[1].form is not Form.MAPPING:
        return Brand()
    said = {}
    for name, value in found[1].pairs():
        key = _ALIASES.get(name.value.casefold(), name.value.casefold())
        if key in _KEYS and value.form is Form.TEXT:
            said[key] = value.text or ""
    return Brand(**said)


def brand_edits(text: str, brand: Brand) -> Edits:
    """Write the brand of a pack; keys that are not ours stay.

    Raises:
        EditRefused: The front matter is broken, or the brand is written in an odd way.
    """
    refuse_broken(read_front_matter(text, DocumentPath("")))
    if read_brand(text) == brand:
        return ()
    for edits in _candidates(text, brand):
        changed = apply_edits(text, edits)
        if read_brand(changed) == brand and _others(changed) == _others(text):
            return edits
    raise EditRefused(0, _NOT_SIMPLE)


def _candidates(text: str, brand: Brand) -> Iterator[Edits]:
    found = _place(text)
    said = {key: value for key in _KEYS if (value := getattr(brand, key))}
    if found is None or found[1].form is Form.TEXT:
        yield from _begun(text, said)
        return
    place = found[1]
    if place.form is Form.MAPPING:
        known = [pair for pair in place.pairs() if _is_ours(pair[0])]
        if not said and len(known) == len(list(place.pairs())):
            yield property_edits(text, BRAND, None)
        elif place.flow:
            yield (TextEdit(place.start, place.end, _in_braces(text, place, said)),)
        else:
            yield _key_by_key(text, said)


def _begun(text: str, said: dict[str, str]) -> Iterator[Edits]:
    """Write the brand where there is none, behind the other keys."""
    bare = apply_edits(text, property_edits(text, BRAND, "yes"))
    found = _place(bare)
    if found is not None:
        lines = "".join(f"\n  {key}: {scalar(value)}" for key, value in said.items())
        start = found[0].end + 1
        made = f"{bare[:start]}{lines}{bare[found[1].end :]}"
        yield (TextEdit(0, len(text), made),)


def _key_by_key(text: str, said: dict[str, str]) -> Edits:
    changed = text
    for key in _KEYS:
        found = _place(changed)
        assert found is not None  # at least one key is left at any moment, see _candidates
        names = [name.value for name, _ in found[1].pairs() if _is(name, key)]
        if names or key in said:
            mapping = Mapping(changed, found[1])
            written = names[-1] if names else key
            changed = apply_edits(changed, next(mapping.candidates(written, said.get(key))))
    return (TextEdit(0, len(text), changed),)


def _in_braces(text: str, place: Place, said: dict[str, str]) -> str:
    kept = [text[name.start : value.end] for name, value in place.pairs() if not _is_ours(name)]
    ours = [f"{key}: {scalar(value, in_brackets=True)}" for key, value in said.items()]
    return "{" + ", ".join([*ours, *kept]) + "}"


def _is(name: Place, key: str) -> bool:
    return _ALIASES.get(name.value.casefold(), name.value.casefold()) == key


def _is_ours(name: Place) -> bool:
    return any(_is(name, key) for key in _KEYS)


def _place(text: str) -> tuple[Place, Place] | None:
    """Find the key and its value in YAML front matter that can be read."""
    front = read_front_matter(text, DocumentPath(""))
    opening = _OPENING.match(text) if front.body_start else None
    if opening is None or any(one.code == "front-matter" for one in front.findings):
        return None
    last = _LAST_LINE.search(text, 0, front.body_start)
    assert last is not None  # it matches the empty text as well
    root = yaml_places(text, opening.end(), last.start())
    if root is None or root.form is not Form.MAPPING:
        return None
    return next((pair for pair in root.pairs() if pair[0].value == BRAND), None)


def _others(text: str) -> tuple[object, ...]:
    """Give what must stay: the other keys, those of the brand that are not ours, the body."""
    front = read_front_matter(text, DocumentPath(""))
    found = _place(text)
    inside = (
        [(text[name.start : value.end]) for name, value in found[1].pairs() if not _is_ours(name)]
        if found is not None and found[1].form is Form.MAPPING
        else []
    )
    others = [(one.key, one.values) for one in front.properties if one.key != BRAND]
    return others, inside, text[front.body_start :]
