"""What is about to be written at the cursor, from its line and the lines above; no Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from casebook.domain.document import Kind
from casebook.gui.editor.choices import (
    LESSON_KEYS,
    Choice,
    Choices,
    keys_like,
    sections_like,
    values_like,
)
from casebook.markdown.keys import THEME_KEYS

_LINK = re.compile(r"(!?)\[\[([^\[\]|#\n]*)$")
_LINK_HEADING = re.compile(r"\[\[([^\[\]|#\n]+)#([^\[\]|#\n]*)$")
_SECTION = re.compile(r"##[ \t]+(.*)$")
_KEY = re.compile(r"([A-Za-z_-]*)$")
_VALUE = re.compile(r"([\w-]+):[ \t]+(.*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_KEY_LINE = re.compile(r"([\w-]+):")
_SEGMENT = re.compile(r"[^,\[\]\"']*$")


class Wanted(Enum):
    """What kind of thing is about to be written."""

    DOCUMENT = "document"
    LESSON = "lesson"
    PICTURE = "picture"
    HEADING = "heading"
    THEME = "theme"
    KEY = "key"
    VALUE = "value"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Want:
    """What is about to be written.

    Attributes:
        what: What kind of thing.
        typed: What stands there of it already, up to the cursor.
        of: The document whose heading, or the key whose value it is; "" otherwise.
    """

    what: Wanted
    typed: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines of front matter above and below the cursor's, without the marks around them."""

    above: Sequence[str] = ()
    below: Sequence[str] = ()

    def keys(self) -> list[str]:
        """Give the keys that are there."""
        found = (_KEY_LINE.match(line) for line in (*self.above, *self.below))
        return [match[1] for match in found if match]

    def key_above(self) -> str:
        """Give the key to which an item of a list belongs."""
        for line in reversed(self.above):
            match = _KEY_LINE.match(line)
            if match:
                return match[1]
            if not _ITEM.match(line):
                return ""
        return ""


def kind_in(lines: Sequence[str]) -> str:
    """Give the kind that front matter names; a case when it names none."""
    for line in lines:
        if line.startswith("kind:"):
            kind = line.partition(":")[2].partition("#")[0].strip().strip("\"'")
            return kind if kind in set(Kind) else "case"
    return "case"


def want_at(before: str, front: FrontMatter | None) -> Want | None:
    """Say what is about to be written.

    Args:
        before: The line up to the cursor.
        front: The front matter around the cursor, or None in the body.
    """
    heading = _LINK_HEADING.search(before)
    if heading:
        return Want(Wanted.HEADING, heading[2], heading[1].strip())
    link = _LINK.search(before)
    if link:
        return Want(Wanted.PICTURE if link[1] else Wanted.DOCUMENT, link[2])
    if front is not None:
        return _want_in_front(before, front)
    section = _SECTION.match(before)
    return Want(Wanted.SECTION, section[1]) if section else None


def _want_in_front(before: str, front: FrontMatter) -> Want | None:
    value = _VALUE.match(before)
    if value:
        return _value(value[1], value[2])
    item = _ITEM.match(before)
    if item:
        return _value(front.key_above(), item[1])
    key = _KEY.fullmatch(before)
    return Want(Wanted.KEY, key[1]) if key else None


def _value(key: str, text: str) -> Want | None:
    segment = _SEGMENT.search(text)
    typed = segment[0].lstrip() if segment else ""
    if key in THEME_KEYS:
        return Want(Wanted.THEME, typed, key)
    if key in LESSON_KEYS:
        return Want(Wanted.LESSON, typed, key)
    return Want(Wanted.VALUE, typed, key) if key else None


def choices_for(want: Want, choices: Choices, kind: str, present: Sequence[str]) -> list[Choice]:
    """Give what may be written.

    Args:
        want: What is about to be written.
        choices: What the library offers.
        kind: The kind of the document that is written.
        present: The keys that its front matter has already.
    """
    found = {
        Wanted.DOCUMENT: lambda: choices.documents_like(want.typed),
        Wanted.LESSON: lambda: choices.documents_like(want.typed, "lesson"),
        Wanted.PICTURE: lambda: choices.pictures_like(want.typed),
        Wanted.HEADING: lambda: choices.headings_like(want.of, want.typed),
        Wanted.THEME: lambda: choices.themes_like(want.typed),
        Wanted.KEY: lambda: keys_like(kind, want.typed, present),
        Wanted.VALUE: lambda: values_like(want.of, want.typed),
        Wanted.SECTION: lambda: sections_like(kind, want.typed),
    }[want.what]()
    is_written = len(found) == 1 and found[0].text.strip() == want.typed.strip()
    return [] if is_written else found
