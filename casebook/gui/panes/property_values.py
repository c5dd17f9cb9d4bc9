"""How the properties of a document are shown: which come first, by what names, with what marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casebook.domain.dates import PartialDate
from casebook.domain.names import ThemeId
from casebook.domain.theme import Vocabulary
from casebook.domain.values import CaseType, Effect, Grade, Kind, Level, Outcome, State, Status
from casebook.gui.look.palette import colour_of
from casebook.gui.widgets.marked_line import Marked
from casebook.gui.wording import date_words, word_among

if TYPE_CHECKING:
    from casebook.domain.document import Document, Property

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
LONGEST_VALUE = 600

KNOWN: Mapping[str, object] = {
    "kind": QT_TRANSLATE_NOOP("Properties", "Kind"),
    "summary": QT_TRANSLATE_NOOP("Properties", "Summary"),
    "status": QT_TRANSLATE_NOOP("Properties", "Status"),
    "state": QT_TRANSLATE_NOOP("Properties", "State"),
    "effect": QT_TRANSLATE_NOOP("Properties", "Effect"),
    "applies_when": QT_TRANSLATE_NOOP("Properties", "Applies when"),
    "type": QT_TRANSLATE_NOOP("Properties", "Type"),
    "outcome": QT_TRANSLATE_NOOP("Properties", "Outcome"),
    "sector": QT_TRANSLATE_NOOP("Properties", "Sector"),
    "organisation": QT_TRANSLATE_NOOP("Properties", "Organisation"),
    "place": QT_TRANSLATE_NOOP("Properties", "Place"),
    "date": QT_TRANSLATE_NOOP("Properties", "Date"),
    "level": QT_TRANSLATE_NOOP("Properties", "Level"),
    "grade": QT_TRANSLATE_NOOP("Properties", "Grade"),
    "audience": QT_TRANSLATE_NOOP("Properties", "Audience"),
    "minutes": QT_TRANSLATE_NOOP("Properties", "Minutes"),
    "objectives": QT_TRANSLATE_NOOP("Properties", "Objectives"),
    "materials": QT_TRANSLATE_NOOP("Properties", "Materials"),
    "lessons": QT_TRANSLATE_NOOP("Properties", "Lessons"),
    "themes": QT_TRANSLATE_NOOP("Properties", "Themes"),
    "tags": QT_TRANSLATE_NOOP("Properties", "Themes"),
    "aliases": QT_TRANSLATE_NOOP("Properties", "Also known as"),
    "owner": QT_TRANSLATE_NOOP("Properties", "Owner"),
    "due": QT_TRANSLATE_NOOP("Properties", "Due"),
    "review_by": QT_TRANSLATE_NOOP("Properties", "Review by"),
    "validated_by": QT_TRANSLATE_NOOP("Properties", "Validated by"),
    "validated_on": QT_TRANSLATE_NOOP("Properties", "Validated on"),
    "replaced_by": QT_TRANSLATE_NOOP("Properties", "Replaced by"),
    "author": QT_TRANSLATE_NOOP("Properties", "Author"),
    "source": QT_TRANSLATE_NOOP("Properties", "Source"),
    "rights": QT_TRANSLATE_NOOP("Properties", "Rights"),
    "language": QT_TRANSLATE_NOOP("Properties", "Language"),
    "redact": QT_TRANSLATE_NOOP("Properties", "Redact"),
}
"""Keys with a meaning, in the order in which they are shown, with what they are called."""

VALUES: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "status": Status,
    "state": State,
    "effect": Effect,
    "type": CaseType,
    "outcome": Outcome,
    "level": Level,
    "grade": Grade,
}
_MARKS = {"kind": "kind", "state": "state", "effect": "effect", "outcome": "outcome"}
_DATES = {"date", "due", "review_by", "validated_on"}
_IN_THE_PAGE = {"title"}


@dataclass(frozen=True, slots=True)
class ShownProperty:
    """A property to be shown.

    Attributes:
        name: What it is called.
        items: Its values with their marks, where they have marks; else empty.
        texts: Its values as plain text, where they have no marks.
        tone: The field of the palette for the texts.
    """

    name: str
    items: tuple[Marked, ...] = ()
    texts: tuple[str, ...] = ()
    tone: str = "text"


def is_address(text: str) -> bool:
    """Whether a value is an address outside the library."""
    return bool(_ADDRESS.fullmatch(text.strip()))


def known_properties(
    document: Document, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]
) -> list[ShownProperty]:
    """Give the properties with a meaning, in the order of ``KNOWN``."""
    by_key = {entry.key.casefold(): entry for entry in document.properties}
    shown = []
    for key, name in KNOWN.items():
        if key in by_key:
            label = QCoreApplication.translate("Properties", str(name))
            themes = _theme_marks(vocabulary, colours) if key in {"themes", "tags"} else None
            shown.append(_shown(label, key, by_key[key], themes))
    return shown


def other_properties(document: Document) -> list[ShownProperty]:
    """Give the properties that Casebook keeps without knowing them, in the order of the file."""
    return [
        _plain(entry.key, entry)
        for entry in document.properties
        if entry.key.casefold() not in KNOWN and entry.key.casefold() not in _IN_THE_PAGE
    ]


def _theme_marks(vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> Callable[[str], Marked]:
    def marked(text: str) -> Marked:
        theme = ThemeId(text.strip().removeprefix("#"))
        return Marked(vocabulary.label(theme), f"dot/{colour_of(theme, colours)}", "text")

    return marked


def _shown(
    name: str, key: str, entry: Property, themes: Callable[[str], Marked] | None
) -> ShownProperty:
    if themes is not None:
        return ShownProperty(name, tuple(themes(value) for value in entry.values if value))
    if key in VALUES and entry.values:
        return ShownProperty(name, tuple(_marked(key, value) for value in entry.values))
    if key in _DATES and entry.values:
        return ShownProperty(name, tuple(map(_dated, entry.values)))
    return _plain(name, entry)


def _marked(key: str, text: str) -> Marked:
    """Give a value with its mark; one that is not allowed stands there with a warning."""
    values, word = VALUES[key], text.strip().casefold()
    if word not in set(values):
        return Marked(text, "icon/warning", "soon")
    mark = f"{_MARKS[key]}/{word}" if key in _MARKS else ""
    return Marked(word_among(values, word), mark, "text")


def _dated(text: str) -> Marked:
    date = PartialDate.parse(text)
    return Marked(date_words(date), tone="text") if date else Marked(text, "icon/warning", "soon")


def _plain(name: str, entry: Property) -> ShownProperty:
    texts = tuple(value for value in entry.values if value.strip())
    if not texts:
        empty = QCoreApplication.translate("Properties", "empty")
        return ShownProperty(name, texts=(empty,), tone="text3")
    return ShownProperty(name, texts=texts)
