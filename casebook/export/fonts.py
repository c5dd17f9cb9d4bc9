"""Which fonts the letters of a PDF come from.

Libertinus Serif comes with Typst, DejaVu Sans with Casebook: together they have Latin, Greek,
Cyrillic, Armenian, Georgian, Hebrew, Arabic and common signs, so that those look the same
everywhere. Chinese, Japanese and Korean letters take twenty megabytes a font; they and what else
is missing come from the fonts of the computer. What no font has is shown as U+FFFD, and said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from casebook.export.brand import Brand
from casebook.export.document import View
from casebook.export.image import Image
from casebook.export.letters import letters_of
from casebook.resources import resource

NONE = "\ufffd"
_FAR = re.compile("[^\x00-\u024f\ufe00-\ufe0f\U000e0000-\U000e01ef]")
# Devanagari: New Computer Modern, which comes with Typst
_OF_TYPST = range(0x0900, 0x0980)
# they are never drawn
_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Letters:
    """What is known of the letters of a text.

    Attributes:
        elsewhere: Whether fonts of this computer are needed.
        missing: The letters that no font has.
    """

    elsewhere: bool = False
    missing: frozenset[str] = frozenset()


def own_fonts() -> Path:
    """Give the folder of the fonts that come with Casebook."""
    return resource("fonts")


def letters_in(texts: Iterable[str]) -> Letters:
    """Look for the fonts of all letters of some texts."""
    far = {letter for text in texts for letter in _FAR.findall(text)}
    here = letters_of(own_fonts() / "DejaVuSans.ttf")
    asked = {
        letter
        for letter in far
        if ord(letter) not in here
        and ord(letter) not in _OF_TYPST
        and unicodedata.category(letter) not in _UNSEEN
    }
    if not asked:
        return Letters()
    left = _left(asked)
    return Letters(left != asked, frozenset(left))


def _left(asked: Collection[str]) -> set[str]:
    """Give the letters that no font of this computer has."""
    left = set(asked)
    for path in _installed():
        if not left:
            break
        has = letters_of(path)
        left = {letter for letter in left if ord(letter) not in has}
    return left


@cache
def _installed() -> tuple[Path, ...]:
    """List the fonts of this computer, those of plain weight first.

    The fonts of a collection have the same letters, as good as always.
    """
    import typst  # loads its library, which only a PDF needs

    found = typst.Fonts(include_system_fonts=True).fonts()
    listed = [font for font in found if font.path]
    listed.sort(key=lambda font: (font.weight != 400, font.style != "normal", font.path))
    return tuple(dict.fromkeys(Path(font.path or "") for font in listed))


def unset_letters(view: View) -> str:
    """Give a sentence about the letters of a view that no PDF can show; "" without any."""
    missing = sorted(letters_in(_texts(view)).missing)
    if not missing:
        return ""
    shown = "".join(missing[:8]) + ("…" if len(missing) > 8 else "")
    scripts = {unicodedata.name(letter, "SIGN").split()[0].capitalize() for letter in missing}
    return (
        f"No font on this computer has the letters “{shown}” ({', '.join(sorted(scripts)[:3])}); "
        f"PDF files show {NONE} in their place. Install a font that has them, such as Noto Sans."
    )


def _texts(value: Any) -> Iterable[str]:
    """Give every text of a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, Image | Brand | type):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
