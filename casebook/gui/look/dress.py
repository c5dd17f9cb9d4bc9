"""Puts the look on an application: style, palette, font and style sheet, again on each change."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.palette import qt_palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.sheet import style_sheet

STYLE = ("-style", "fusion")
"""Arguments for the application that is made; the native styles mix badly with a style sheet.

``setStyle`` does the same and answers with the style, for which PySide makes the class ``QStyle``
with its six hundred names: 5 ms.
"""


def dress(application: QApplication, scheme: Scheme) -> None:
    """Dress an application and keep it dressed when the scheme changes."""
    application.setStyle("Fusion")
    lay_ground(application, scheme)
    put_on_sheet(application, scheme)


def lay_ground(application: QApplication, scheme: Scheme) -> None:
    """Give an application its font and palette, which widgets take when they are made."""

    def colour() -> None:
        application.setPalette(qt_palette(scheme.palette))

    application.setFont(font(TextRole.UI))
    colour()
    scheme.changed.connect(colour)


def put_on_sheet(application: QApplication, scheme: Scheme) -> None:
    """Put the style sheet on an application.

    Best done when the first widgets are in their places: a widget that moves into another is
    looked up in the sheet anew.
    """

    def put_on() -> None:
        application.setStyleSheet(style_sheet(scheme.palette))

    put_on()
    scheme.changed.connect(put_on)
