"""The pictures of a session, read before it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from casebook.export.document import Content, Items, Picture
from casebook.export.image import Image
from casebook.export.session import Showing


def images_of(showing: Showing, most: int) -> dict[Image, QImage]:
    """Read the pictures of all screens and notes, none wider or higher than some pixels.

    One that cannot be read is left out; the screen says so in its place.
    """
    made: dict[Image, QImage] = {}
    for step in showing.steps:
        for screen in step.screens:
            _read(screen.contents, most, made)
        for note in step.notes:
            _read(note.contents, most, made)
    return made


def _read(contents: Iterable[Content], most: int, made: dict[Image, QImage]) -> None:
    for picture in _pictures(contents):
        if picture.image is None or picture.image in made:
            continue
        read = QImage.fromData(picture.image.data)
        if read.isNull():
            continue
        if max(read.width(), read.height()) > most:
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            read = read.scaled(most, most, keep, smooth)
        made[picture.image] = read


def _pictures(contents: Iterable[Content]) -> Iterator[Picture]:
    for content in contents:
        if isinstance(content, Picture):
            yield content
        elif isinstance(content, Items):
            for item in content.items:
                yield from _pictures(item.below)
