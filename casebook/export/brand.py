"""How an organisation wants its artefacts to look: logo, colour, templates of its own.

The front matter of a pack says so; paths are relative to the library:

    brand:
      logo: attachments/logo.png
      colour: "#2a9d8f"
      docx: attachments/house.docx
      pptx: attachments/house.pptx
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casebook.export.image import Image

BLUE = "1F3F77"
LEAST_CONTRAST = 4.5
"""The contrast that WCAG 2 asks of text (level AA), between 1 and 21."""
_COLOUR = re.compile(r"#?(?:([0-9a-f]{6})|([0-9a-f]{3}))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Brand:
    """The look of an organisation.

    Attributes:
        colour: Of headings, six hexadecimal digits; it can be read on white.
        accent: Of lines and areas, likewise; as it was asked for.
        logo: None without one.
        docx: A Word file whose styles, header and footer are taken; None for the built-in one.
        pptx: Slides whose master and layouts are taken; None for the built-in ones.
    """

    colour: str = BLUE
    accent: str = BLUE
    logo: Image | None = None
    docx: bytes | None = None
    pptx: bytes | None = None


PLAIN = Brand()


def colour_of(written: str) -> str | None:
    """Give six hexadecimal digits for ``#2a9d8f`` or ``#abc``; None for anything else."""
    match = _COLOUR.fullmatch(written.strip())
    if match is None:
        return None
    digits = match[1] or "".join(digit * 2 for digit in match[2])
    return digits.upper()


def contrast_on_white(colour: str) -> float:
    """Give how well a colour is told from white, from 1 to 21, as WCAG 2 reckons it."""
    red, green, blue = (_light(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def readable(colour: str) -> str:
    """Give the colour, or the lightest darker shade of it that can be read on white."""
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    for share in range(100, 0, -2):
        shade = "".join(f"{part * share // 100:02X}" for part in parts)
        if contrast_on_white(shade) >= LEAST_CONTRAST:
            return shade
    return "000000"
