"""How words that were searched for are marked: the colour kept for hits, a frame on the current."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPen, QTextCharFormat, QTextFormat

from casebook.gui.look.palette import Palette


def hit_format(palette: Palette, *, current: bool = False) -> QTextCharFormat:
    """Give the format of a hit, framed when it is the one that one has gone to."""
    form = QTextCharFormat()
    form.setBackground(QColor(palette.hit))
    form.setForeground(QColor(palette.hit_text))
    if current:
        # Qt draws it around a marked stretch, as it does around a link with the focus
        form.setProperty(QTextFormat.Property.OutlinePen, QPen(QColor(palette.ink)))
    return form
