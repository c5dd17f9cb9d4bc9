"""The pictures of a draft, small."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from casebook.gui.intake.facts import Group
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import clear_out
from casebook.importing.converted import Picture

SIZE = 72
_IN_A_ROW = 3
MOST = 12
_LARGEST = 40_000_000  # bytes of a picture unpacked


class PicturesRow(Group):
    """Shows pictures once they were read."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(scheme, self.tr("Pictures"), parent)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(_IN_A_ROW, 1)
        self.column.addLayout(self._grid)
        self.hide()

    def show_pictures(self, pictures: Sequence[tuple[str, QImage]]) -> None:
        """Show others, each with its name."""
        clear_out(self._grid)
        for number, (name, image) in enumerate(pictures):
            label = QLabel()
            label.setFixedSize(SIZE, SIZE)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setToolTip(name)
            label.setAccessibleName(name)
            label.setPixmap(QPixmap.fromImage(image))
            self._grid.addWidget(label, number // _IN_A_ROW, number % _IN_A_ROW)
        self.setVisible(bool(pictures))


def small(pictures: Sequence[Picture]) -> list[tuple[str, QImage]]:
    """Read pictures and make them small; one that cannot be read is left out.

    It runs off the GUI thread.
    """
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImageReader

    found = []
    for picture in pictures[:MOST]:
        data = QByteArray(picture.data)
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        whole = reader.size()
        if whole.isValid() and whole.width() * whole.height() * 4 <= _LARGEST:
            image = reader.read()
            if not image.isNull():
                size = QSize(SIZE, SIZE)
                if whole.width() > SIZE or whole.height() > SIZE:
                    image = image.scaled(
                        size,
                        Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation,
                    )
                found.append((picture.name, image))
    return found
