"""Documents that are dragged from the list to where they shall be filed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QDropEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from casebook.domain.names import DocumentPath
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.palette import Palette

_FORMAT = "application/x-casebook-documents"
_SIZE = (168, 28)


def packed(paths: Sequence[DocumentPath]) -> QMimeData:
    """Give documents as what is dragged."""
    data = QMimeData()
    data.setData(_FORMAT, "\n".join(paths).encode())
    return data


def unpacked(event: QDropEvent) -> tuple[DocumentPath, ...]:
    """Give the documents that are dragged; none when they come from another program."""
    if event.source() is None:
        return ()
    raw = event.mimeData().data(_FORMAT).data()
    return tuple(DocumentPath(path) for path in bytes(raw).decode().split("\n") if path)


def drag(source: QWidget, paths: Sequence[DocumentPath], words: str, palette: Palette) -> None:
    """Let documents be dragged until they are let go of.

    Args:
        source: The widget that they are dragged from.
        paths: The documents.
        words: What stands beside the pointer.
        palette: Its colours.
    """
    dragged = QDrag(source)
    dragged.setMimeData(packed(paths))
    dragged.setPixmap(_picture(words, palette, source.devicePixelRatioF()))
    dragged.setHotSpot(QPoint(-12, -8))
    dragged.exec(Qt.DropAction.CopyAction)


def _picture(words: str, palette: Palette, ratio: float) -> QPixmap:
    picture = QPixmap(round(_SIZE[0] * ratio), round(_SIZE[1] * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    frame = QRectF(0, 0, *_SIZE).adjusted(1, 1, -1, -1)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(palette.ink))
    painter.setBrush(QColor(palette.pane))
    painter.drawRoundedRect(frame, 6, 6)
    painter.setPen(QColor(palette.text))
    painter.setFont(font(TextRole.UI))
    shown = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, round(frame.width()) - 16
    )
    painter.drawText(frame.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.end()
    return picture
