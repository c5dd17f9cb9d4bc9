"""Icons for tool bars, menus and buttons that follow the colour scheme by themselves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from casebook.gui.look.drawing import pixel_ratio
from casebook.gui.look.glyphs import glyph_image
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.resources import resource

# unlike the engine that a QIcon is made of, a copy stays Python's own, which must not let it go
_COPIES: list[QIconEngine] = []


class Icons:
    """Gives our icons by name, in text 2; ink when on, paler when disabled."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._icons: dict[str, QIcon] = {}

    def icon(self, name: str) -> QIcon:
        """Give the icon with this file name; it is drawn when it is first shown."""
        if name not in self._icons:
            self._icons[name] = QIcon(_GlyphEngine(name, self._scheme))
        return self._icons[name]


class _GlyphEngine(QIconEngine):
    """Draws one icon in the colours that the scheme has at that moment."""

    def __init__(self, name: str, scheme: Scheme) -> None:
        super().__init__()
        self._name = name
        self._scheme = scheme

    def clone(self) -> QIconEngine:
        """Give another engine for the same icon; Qt asks when somebody adds to a copy of it."""
        copy = _GlyphEngine(self._name, self._scheme)
        _COPIES.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of a rectangle."""
        size = min(rect.width(), rect.height())
        ratio = pixel_ratio(painter)
        image = glyph_image(self._name, self._colour(mode, state), size, ratio)
        corner = QPoint((rect.width() - size) // 2, (rect.height() - size) // 2)
        painter.drawImage(rect.topLeft() + corner, image)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Give the icon as a picture."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Give the icon as a picture of so many logical pixels, in those of the screen."""
        side = min(size.width(), size.height())
        image = glyph_image(self._name, self._colour(mode, state), side, scale)
        return QPixmap.fromImage(image)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        return icon_colour(self._scheme.palette, mode, state)


def icon_colour(palette: Palette, mode: QIcon.Mode, state: QIcon.State) -> str:
    """Give the colour of an icon by what its button is doing."""
    if mode is QIcon.Mode.Disabled:
        return palette.field_line  # no word says it; text 3 can hardly be told from text 2
    return palette.ink if state is QIcon.State.On else palette.text2


def app_icon() -> QIcon:
    """Give the icon of the program, for windows and task bars."""
    return QIcon(str(resource("icons", "casebook.svg")))
