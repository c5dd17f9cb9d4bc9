"""Which letters are used for what: families, sizes in logical pixels, weights, line heights."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo


class TextStyle(NamedTuple):
    """How a text is set.

    Attributes:
        size: Height of the letters in logical pixels.
        line: Height of a line in logical pixels.
        weight: 400 or 600.
        family: "ui", "reading" or "source".
        italic: Whether it leans.
        spacing: Space between letters in percent of the usual.
    """

    size: int
    line: int
    weight: int = 400
    family: str = "ui"
    italic: bool = False
    spacing: int = 100


class TextRole(Enum):
    """What a text is."""

    LESSON_TITLE = TextStyle(32, 40, 600, "reading")
    CASE_TITLE = TextStyle(28, 34, 600, "reading")
    CASE_TITLE_SMALL = TextStyle(24, 32, 600, "reading")
    HEADING = TextStyle(18, 24, 600, "reading")
    BODY = TextStyle(16, 26, 400, "reading")
    QUOTATION = TextStyle(14, 20, 400, "reading", italic=True)
    CARD_TITLE = TextStyle(14, 20, 600)
    UI = TextStyle(13, 20)
    UI_STRONG = TextStyle(13, 20, 600)
    SNIPPET = TextStyle(12, 18)
    SNIPPET_STRONG = TextStyle(12, 18, 600)
    CHIP = TextStyle(11, 16)
    LABEL = TextStyle(11, 16, 600, spacing=102)
    SOURCE = TextStyle(13, 20, 400, "source")


_READING = ("Source Serif 4", "Source Serif Pro", "Charter", "Georgia", "Liberation Serif")
# cv11 is Inter's a without a roof; other families do not know the tag and leave it
_FEATURES = ("tnum", "cv11")


@lru_cache
def ui_families() -> tuple[str, ...]:
    """Give the families of the window: Inter where present, else the system's."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return ("Inter", system)


@lru_cache
def reading_families() -> tuple[str, ...]:
    """Give the families of reading: a serif where present, else the system's serif."""
    system = QFont("serif")
    system.setStyleHint(QFont.StyleHint.Serif)
    return (*_READING, QFontInfo(system).family())


@lru_cache
def source_families() -> tuple[str, ...]:
    """Give the family of source text: the system's with letters of one width."""
    return (QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family(),)


def font(role: TextRole, zoom: float = 1.0, sans: bool = False) -> QFont:
    """Give the font of a text.

    Args:
        role: What the text is.
        zoom: 1.0 is the size of the type table.
        sans: Whether reading is set to the window's family.
    """
    style = role.value
    made = QFont()
    made.setFamilies(list(_families(style.family, sans)))
    made.setPixelSize(max(1, round(style.size * zoom)))
    made.setWeight(QFont.Weight(style.weight))
    made.setItalic(style.italic)
    if style.spacing != 100:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, style.spacing)
    if style.family == "ui":
        for feature in _FEATURES:
            made.setFeature(QFont.Tag(feature), 1)
    return made


def line_height(role: TextRole, zoom: float = 1.0) -> int:
    """Give the height of a line in logical pixels."""
    return round(role.value.line * zoom)


def _families(family: str, sans: bool) -> tuple[str, ...]:
    if family == "source":
        return source_families()
    if family == "reading" and not sans:
        return reading_families()
    return ui_families()
