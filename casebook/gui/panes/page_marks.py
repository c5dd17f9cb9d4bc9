"""The pictures of a page: marks painted by name, and pictures of the library; nothing else."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QRectF,
    QSize,
    Qt,
    QUrl,
    QUrlQuery,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QImageIOHandler,
    QImageReader,
    QPainter,
)

from casebook.domain.names import ThemeId
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.marks import THEME_DOT, mark_image
from casebook.gui.look.matrix import matrix_size, paint_matrix
from casebook.gui.look.minutes import BAR_HEIGHT, Part, minutes_of, paint_minutes, part_colour
from casebook.gui.look.palette import Palette, colour_of

if TYPE_CHECKING:
    from casebook.domain.case import Risk
    from casebook.domain.document import Document
    from casebook.domain.pack import AgendaStep

MARK = "casebook-mark"
PICTURE = "casebook-picture"
LARGEST_FILE = 30_000_000
"""Bytes of a picture file that is still shown."""
_LARGEST_SIDE = 20_000
# by how their files start; no SVG, as its reader would open files that the picture names
_FORMATS = {
    b"\x89PNG\r\n\x1a\n": b"png",
    b"\xff\xd8\xff": b"jpeg",
    b"GIF8": b"gif",
    b"RIFF": b"webp",
    b"BM": b"bmp",
}
_SIZES = {"risk": 20, "outcome": 16, "balance": 16, "theme": THEME_DOT}
_USUAL_SIZE = 14
_LEGEND = 22
_TICKS = 20
_PICTURE_TAG = re.compile(r"<img\b[^<>]*>")
_LOG = logging.getLogger(__name__)
LoadPicture = Callable[[str], bytes | None]


@dataclass(slots=True)
class PagePictures:
    """Gives the pictures that a page asks for, in the colours and at the size it has now.

    Attributes:
        load_picture: Gives the bytes of a picture by its path in the library, or None.
        palette: The colours.
        colours: The colours of themes.
        document: What is shown.
        zoom: 1.0 for 100 %.
        width: Room for a picture, in logical pixels.
        table_width: Room for a table.
        pixel_ratio: Device pixels to a logical one.
    """

    load_picture: LoadPicture
    palette: Palette
    colours: Mapping[ThemeId, str] = field(default_factory=dict)
    document: Document | None = None
    zoom: float = 1.0
    width: int = 640
    table_width: int = 640
    pixel_ratio: float = 1.0

    def image(self, url: QUrl) -> QImage:
        """Give the picture at an address; nothing to see at every address that is not ours."""
        name = unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded))
        try:
            if url.scheme() == MARK:
                return self._mark(name)
            if url.scheme() == PICTURE:
                return self._picture(name, QUrlQuery(url).queryItemValue("width"))
        except Exception:
            # Qt asks from within its layout; an error that went through it would end the program
            _LOG.exception("The picture %s cannot be drawn", name)
        return _nothing()

    def _mark(self, name: str) -> QImage:
        group, _, word = name.partition("/")
        if name == "matrix":
            return self._matrix()
        if name == "minutes":
            return self._minutes()
        if group == "theme":
            name = f"dot/{colour_of(ThemeId(word), self.colours)}"
        usual = _SIZES.get(group, _USUAL_SIZE) if len(word) > 1 or group != "risk" else _USUAL_SIZE
        size = max(1, round(usual * self.zoom))
        return mark_image(name, self.palette, self.pixel_ratio, size)

    def _matrix(self) -> QImage:
        from casebook.domain.case import Case  # known once there is one

        risks: Sequence[Risk] = self.document.risks if isinstance(self.document, Case) else ()
        usual = matrix_size()
        width = min(usual.width() * self.zoom, float(self.width))
        image = self._canvas(width, width * usual.height() / usual.width())
        painter = QPainter(image)
        paint_matrix(painter, _whole(image), risks, self.palette)
        painter.end()
        return image

    def _minutes(self) -> QImage:
        from casebook.domain.pack import Pack

        pack = self.document if isinstance(self.document, Pack) else None
        image = self._canvas(self.table_width, (_LEGEND + BAR_HEIGHT + _TICKS) * self.zoom)
        if pack is None:
            return image
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = _whole(image)
        bar = QRectF(0, _LEGEND * self.zoom, whole.width(), BAR_HEIGHT * self.zoom)
        self._paint_legend(painter, QRectF(0, 0, whole.width(), bar.top() - 4), pack.agenda)
        paint_minutes(painter, bar, pack.agenda, self.palette, pack.minutes)
        below = QRectF(0, bar.bottom() + 2, whole.width(), whole.bottom() - bar.bottom() - 2)
        self._paint_ticks(painter, below, max(pack.agenda_minutes, pack.minutes or 0))
        painter.end()
        return image

    def _paint_legend(self, painter: QPainter, rect: QRectF, steps: Sequence[AgendaStep]) -> None:
        """Draw what the colours of the bar mean, from the left."""
        letters = font(TextRole.CHIP, self.zoom)
        painter.setFont(letters)
        square, x = 8 * self.zoom, 0.0
        names = {
            Part.TALK: QCoreApplication.translate("Page", "Talk"),
            Part.DO: QCoreApplication.translate("Page", "Do"),
            Part.READ: QCoreApplication.translate("Page", "Read"),
            Part.BREAK: QCoreApplication.translate("Page", "Break"),
        }
        for part, minutes in minutes_of(steps).items():
            box = QRectF(x, rect.center().y() - square / 2, square, square)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(part_colour(part, self.palette)))
            painter.drawRoundedRect(box, 1.5, 1.5)
            words = f"{names[part]} {minutes}"
            painter.setPen(QColor(self.palette.text2))
            place = QRectF(box.right() + 5 * self.zoom, rect.top(), rect.width(), rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            x = place.left() + QFontMetricsF(letters).horizontalAdvance(words) + 14 * self.zoom

    def _paint_ticks(self, painter: QPainter, rect: QRectF, minutes: int) -> None:
        """Draw the quarters of the time below the bar."""
        painter.setFont(font(TextRole.CHIP, self.zoom))
        painter.setPen(QColor(self.palette.text3))
        for quarter in range(5):
            x = rect.width() * quarter / 4
            side = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter)[quarter > 0]
            place = QRectF(x - 30, rect.top(), 60, rect.height())
            if quarter == 0:
                place.moveLeft(0)
            elif quarter == 4:
                place.moveRight(rect.width())
                side = Qt.AlignmentFlag.AlignRight
            words = f"{minutes * quarter / 4:g}"
            painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _picture(self, path: str, asked: str) -> QImage:
        """Read a picture of the library, no larger than there is room for."""
        data = self.load_picture(path)
        if not data or len(data) > LARGEST_FILE:
            return _nothing()
        wanted = round(int(asked) * self.zoom) if asked.isdigit() else 0
        room = min(wanted or self.width, self.width)
        return _read_picture(data, room, self.pixel_ratio, fill=wanted > 0)

    def _canvas(self, width: float, height: float) -> QImage:
        pixels = QSize(
            max(1, round(width * self.pixel_ratio)), max(1, round(height * self.pixel_ratio))
        )
        image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        image.setDevicePixelRatio(self.pixel_ratio)
        return image


def without_pictures(html: str) -> str:
    """Take the pictures out of HTML that leaves the page: nobody else knows their addresses."""
    return _PICTURE_TAG.sub("", html)


def _whole(image: QImage) -> QRectF:
    size = image.deviceIndependentSize()
    return QRectF(0, 0, size.width(), size.height())


def _nothing() -> QImage:
    """Give one clear pixel: an empty picture would make Qt look for a file of that name."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def _read_picture(data: bytes, room: int, pixel_ratio: float, *, fill: bool) -> QImage:
    """Decode a picture; one clear pixel when that cannot be done.

    Args:
        data: The bytes of the file.
        room: Logical pixels across.
        pixel_ratio: Device pixels to a logical one.
        fill: Whether a smaller picture is to fill the room too.
    """
    form = next((name for start, name in _FORMATS.items() if data.startswith(start)), None)
    if form is None:
        return _nothing()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    stored = reader.size()
    if not stored.isValid() or max(stored.width(), stored.height()) > _LARGEST_SIDE:
        return _nothing()
    on_its_side = bool(
        reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    )
    width = stored.height() if on_its_side else stored.width()
    shown = room if fill else min(width, room)
    factor = shown * pixel_ratio / width
    if factor < 1.0:
        reader.setScaledSize(
            QSize(max(1, round(stored.width() * factor)), max(1, round(stored.height() * factor)))
        )
    image = reader.read()
    if image.isNull():
        return _nothing()
    image.setDevicePixelRatio(image.width() / shown)
    return image
