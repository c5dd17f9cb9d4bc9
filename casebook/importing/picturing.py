"""Pictures of a document: recognised by their first bytes, counted, named, referred to."""

from __future__ import annotations

import re

from casebook.importing.converted import PICTURE, Picture
from casebook.importing.limits import Limits

PICTURES_LEFT_OUT = "left out: not PNG, JPEG, GIF, WebP or BMP, not in the file, or too large."
"""The end of the sentence that counts them."""
_UNFIT = re.compile(r"[^\w.-]+")
_NO_TEXT = re.compile(r"[\[\]\n\r<>\\]+")


def ending_of(data: bytes) -> str:
    """Give the ending for a picture that is shown everywhere, or "".

    SVG is none: it may hold scripts, and make programs open the files that it names.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"BM") and len(data) > 26 and data[6:10] == b"\0\0\0\0":
        return "bmp"
    return ""


class Pictures:
    """The pictures found so far in one document."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._found: list[Picture] = []
        self._left_out = 0

    @property
    def found(self) -> tuple[Picture, ...]:
        """All that are taken along."""
        return tuple(self._found)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence when some were left out."""
        if not self._left_out:
            return ()
        count = "1 picture was" if self._left_out == 1 else f"{self._left_out:,} pictures were"
        return (f"{count} {PICTURES_LEFT_OUT}",)

    def leave_out(self) -> None:
        """Note that there is a picture that cannot be taken along."""
        self._left_out += 1

    def take(self, data: bytes, alt: str = "", name: str = "") -> str:
        """Take a picture along.

        Args:
            data: Its bytes.
            alt: What it shows, in words.
            name: Its name where it was, or "".

        Returns:
            Markdown that shows it; its words alone when it cannot be taken along.
        """
        alt = " ".join(_NO_TEXT.sub(" ", alt).split())
        ending = ending_of(data)
        limits = self._limits
        if not ending or len(data) > limits.picture or len(self._found) >= limits.pictures:
            self.leave_out()
            return alt
        for number, known in enumerate(self._found):
            if known.data == data:
                return f"![{alt}]({PICTURE}{number})"
        number = len(self._found)
        stem = _UNFIT.sub("-", name.rsplit(".", 1)[0]).strip("-.").lower()[:40]
        self._found.append(Picture(f"{stem or f'picture-{number + 1}'}.{ending}", data))
        return f"![{alt}]({PICTURE}{number})"
