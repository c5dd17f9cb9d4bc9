"""What a clipboard or a drop holds, and what of it is written into the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp"}
LARGE = 60_000
"""Characters of HTML from which on a conversion is not made on a key press."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What is there to be pasted.

    Attributes:
        text: Plain text, line feeds at its line ends.
        html: The same as HTML, or "".
        pictures: Paths of picture files.
        files: Paths of other files.
        image: A picture that is no file, or None.
    """

    text: str = ""
    html: str = ""
    pictures: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    image: QImage | None = None


def read_clipboard(data: QMimeData) -> Pasted:
    """Look at what a clipboard holds: files first, words next, then a bare picture."""
    paths = (
        [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    )
    if paths:
        pictures = tuple(path for path in paths if is_picture(path))
        return Pasted(
            pictures=pictures, files=tuple(path for path in paths if path not in pictures)
        )
    text = plain_text(data)
    if text:
        return Pasted(text, data.html() if data.hasHtml() else "")
    if data.hasImage():
        image = data.imageData()
        return Pasted(image=image if isinstance(image, QImage) else None)
    return Pasted(html=data.html() if data.hasHtml() else "")


def plain_text(data: QMimeData) -> str:
    """Give the plain text of a clipboard, with line feeds and without characters that end it."""
    text = data.text() if data.hasText() else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def is_picture(path: str) -> bool:
    """Say whether a file is a picture by its name; its bytes are looked at when it is taken."""
    return PurePath(path).suffix.lower() in _PICTURES
