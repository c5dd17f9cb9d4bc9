"""Puts the look on an application: style, palette, font and style sheet, again on each change."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.palette import qt_palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.sheet import style_sheet


def dress(application: QApplication, scheme: Scheme) -> None:
    """Dress an application and keep it dressed when the scheme changes.

    Fusion is the base on every system: the native styles mix badly with a style sheet.
    """

    def put_on() -> None:
        application.setPalette(qt_palette(scheme.palette))
        application.setStyleSheet(style_sheet(scheme.palette))

    application.setStyle("Fusion")
    application.setFont(font(TextRole.UI))
    put_on()
    scheme.changed.connect(put_on)
