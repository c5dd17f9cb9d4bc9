"""What is seen of a document that is read, written or built, and the switch for it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casebook.gui.widgets.joined_buttons import JoinedButtons


class Mode(StrEnum):
    """What is seen."""

    READ = "read"
    SPLIT = "split"
    BUILD = "build"
    WRITE = "write"


class ModeSwitch(JoinedButtons[Mode]):
    """Three joined buttons for the tool bar: read, split, write; for a pack read, build, write.

    Signals:
        mode_requested: The Mode; which one is shown is said by ``show_mode`` alone.
    """

    mode_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        names = {
            Mode.READ: self.tr("Read"),
            Mode.SPLIT: self.tr("Split"),
            Mode.BUILD: self.tr("Build"),
            Mode.WRITE: self.tr("Write"),
        }
        super().__init__(names, parent)
        self.pressed.connect(self._ask)
        self.offer_building(False)

    def offer_building(self, offered: bool) -> None:
        """Offer to build instead of to write beside the page; writing a pack is both then."""
        self._builds = offered
        self.show_only(Mode.READ, Mode.BUILD if offered else Mode.SPLIT, Mode.WRITE)

    def show_mode(self, mode: Mode) -> None:
        """Show which one holds."""
        self.show_chosen(Mode.WRITE if self._builds and mode is Mode.SPLIT else mode)

    def _ask(self, mode: Mode) -> None:
        beside = self._builds and mode is Mode.WRITE
        self.mode_requested.emit(Mode.SPLIT if beside else mode)
