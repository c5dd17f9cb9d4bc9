"""What is seen of a document that is read, written or built, and the switch for it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget


class Mode(StrEnum):
    """What is seen."""

    READ = "read"
    SPLIT = "split"
    BUILD = "build"
    WRITE = "write"


class ModeSwitch(QWidget):
    """Three joined buttons for the tool bar: read, split, write; for a pack read, build, write.

    Signals:
        mode_requested: The Mode.
    """

    mode_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            Mode.READ: self.tr("Read"),
            Mode.SPLIT: self.tr("Split"),
            Mode.BUILD: self.tr("Build"),
            Mode.WRITE: self.tr("Write"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[Mode, QToolButton] = {}
        places = ("first", "middle", "middle", "last")
        for (mode, name), place in zip(names.items(), places, strict=True):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setProperty("segment", place)
            button.clicked.connect(lambda _=False, mode=mode: self._ask(mode))
            self.buttons[mode] = button
            row.addWidget(button)
        self.offer_building(False)

    def offer_building(self, offered: bool) -> None:
        """Offer to build instead of to write beside the page; writing a pack is both then."""
        self._builds = offered
        self.buttons[Mode.BUILD].setVisible(offered)
        self.buttons[Mode.SPLIT].setVisible(not offered)

    def show_mode(self, mode: Mode) -> None:
        """Show which one holds."""
        if self._builds and mode is Mode.SPLIT:
            mode = Mode.WRITE
        for its, button in self.buttons.items():
            button.setChecked(its is mode)

    def _ask(self, mode: Mode) -> None:
        """Ask for a mode; which one is shown is said by ``show_mode`` alone."""
        button = self.buttons[mode]
        button.setChecked(not button.isChecked())
        beside = self._builds and mode is Mode.WRITE
        self.mode_requested.emit(Mode.SPLIT if beside else mode)
