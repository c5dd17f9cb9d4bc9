"""Which palette holds: the system's choice, live, or the user's own."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from casebook.gui.look.palette import DARK, LIGHT, Palette


class Choice(StrEnum):
    """What the user set; the value is what the settings keep."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Scheme(QObject):
    """Holds the palette of the moment; make one, after the application, and hand it down.

    Signals:
        changed: There is another palette; what is painted is to be painted anew.
    """

    changed = Signal()

    def __init__(self, choice: Choice = Choice.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        # read before our own palette covers the system's
        self._desktop_is_dark = _is_dark(QGuiApplication.palette())
        hints = QGuiApplication.styleHints()
        if choice is not Choice.SYSTEM:
            hints.setColorScheme(_QT_SCHEMES[choice])
        self._system = hints.colorScheme()
        self._palette = self._wanted()
        hints.colorSchemeChanged.connect(self._follow)
        self._follows = True

    @property
    def palette(self) -> Palette:
        """The palette that holds now."""
        return self._palette

    @property
    def choice(self) -> Choice:
        """What the user set."""
        return self._choice

    def set_choice(self, choice: Choice) -> None:
        """Follow the system from now on, or stay light or dark."""
        self._choice = choice
        # native dialogs and title bars follow Qt's own scheme
        hints = QGuiApplication.styleHints()
        hints.setColorScheme(_QT_SCHEMES[choice])
        self._follow(hints.colorScheme())

    def rest(self) -> None:
        """Follow the system no more: the window that this was made for is gone."""
        if self._follows:
            self._follows = False
            QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._follow)

    def _follow(self, system: Qt.ColorScheme) -> None:
        self._system = system
        palette = self._wanted()
        if palette is not self._palette:
            self._palette = palette
            self.changed.emit()

    def _wanted(self) -> Palette:
        """Give the palette by the user's choice, the system's scheme, or the desktop's colours."""
        if self._choice is not Choice.SYSTEM:
            return DARK if self._choice is Choice.DARK else LIGHT
        if self._system is Qt.ColorScheme.Unknown:
            return DARK if self._desktop_is_dark else LIGHT
        return DARK if self._system is Qt.ColorScheme.Dark else LIGHT


_QT_SCHEMES = {
    Choice.SYSTEM: Qt.ColorScheme.Unknown,
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
}


def _is_dark(palette: QPalette) -> bool:
    window = palette.color(QPalette.ColorRole.Window)
    return window.lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()
