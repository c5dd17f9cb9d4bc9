"""Our line icons, drawn in one colour at any size.

An icon is an SVG file on a 16×16 grid whose strokes are ``currentColor``. QtSvg is imported when
the first one is drawn, not before: it costs a few milliseconds that the first window can spare.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter

from casebook.gui.look.drawing import pixel_ratio
from casebook.resources import resource

_MISSING = '<circle cx="8" cy="8" r="2" fill="currentColor" stroke="none"/>'


@lru_cache(maxsize=256)
def glyph_source(name: str) -> str:
    """Give the SVG text of an icon; that of a dot when there is no such icon."""
    path = resource("icons", f"{name}.svg")
    if path.is_file():
        return path.read_text(encoding="utf-8")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{_MISSING}</svg>'


@lru_cache(maxsize=512)
def glyph_image(name: str, colour: str, size: int, pixel_ratio: float) -> QImage:
    """Draw an icon on a transparent square.

    Args:
        name: File name without ``.svg``.
        colour: What ``currentColor`` stands for, as hex.
        size: Width and height in logical pixels.
        pixel_ratio: Device pixels to a logical one.
    """
    # deferred: see the module's docstring
    from PySide6.QtSvg import QSvgRenderer

    pixels = max(1, round(size * pixel_ratio))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    source = glyph_source(name).replace("currentColor", colour)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(pixel_ratio)
    return image


def paint_glyph(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw an icon of one colour into a square."""
    size = round(rect.width())
    ratio = pixel_ratio(painter)
    painter.drawImage(rect.topLeft(), glyph_image(name, colour, size, ratio))
