"""A pack that is built: sources at the left, the agenda in the middle, its pages at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from casebook.gui.packs.agenda_pane import AgendaPane
from casebook.gui.packs.source_pane import SourcePane

if TYPE_CHECKING:
    from casebook.gui.handing.pages_preview import PagesPreview

_LEAST = (240, 560, 320)
"""Pixels below which sources, agenda and preview are of no use."""
_USUAL, _WIDE = (264, 702, 400), (320, 960, 640)
_WIDE_SCREEN = 1700
_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class Builder(QWidget):
    """Lays the three panes out; a preview is shown where there is one, and room for it.

    Signals:
        undo_requested: The last step is to be taken back.
        redo_requested: It is to be done again.
    """

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self, source: SourcePane, agenda: AgendaPane, parent: QWidget | None = None
    ) -> None:
        """Make it without a preview.

        Args:
            source: What a pack is made of.
            agenda: The pack.
            parent: Where it stands.
        """
        super().__init__(parent)
        self.source = source
        self.agenda = agenda
        self.preview: PagesPreview | None = None
        self._wants_preview = True
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for part, least in zip((self.source, self.agenda), _LEAST, strict=False):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self.agenda.head.preview_toggled.connect(self.show_preview)
        self._shortcut(QKeySequence.StandardKey.Undo, self.undo_requested)
        self._shortcut(QKeySequence.StandardKey.Redo, self.redo_requested)
        if QKeySequence("Ctrl+Y") not in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo):
            self._shortcut("Ctrl+Y", self.redo_requested)
        self._is_laid_out, self._is_wide = False, False
        self._is_moved = False  # by hand: then widths are the user's
        self.splitter.splitterMoved.connect(self._take_moved)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The panes that F6 goes through."""
        panes = (self.source, self.agenda, self.preview)
        return tuple(pane for pane in panes if pane is not None)

    def take_preview(self, preview: PagesPreview) -> None:
        """Put a widget that shows the pages of what is made beside the agenda."""
        self.preview = preview
        preview.setMinimumWidth(_LEAST[2])
        self.splitter.addWidget(preview)
        self.splitter.setStretchFactor(2, 0)
        self._is_laid_out = False
        self._fit()

    def show_preview(self, wanted: bool) -> None:
        """Show the preview, or hide it."""
        self._wants_preview = wanted
        self._is_laid_out = False
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take undo and redo that a field has let pass."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO:
            self.redo_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the preview go where it gets too narrow for all."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() >= sum(_LEAST)
        shown = self.preview is not None and self._wants_preview and room
        if self.preview is not None:
            if not shown and self.preview.isVisibleTo(self):
                self.agenda.offer(None)  # nobody says any more what there is something to make of
            self.preview.setVisible(shown)
        self.agenda.head.eye.setVisible(self.preview is not None and room)
        self.agenda.head.eye.setChecked(shown)
        wide = self.width() >= _WIDE_SCREEN
        if wide is not self._is_wide and not self._is_moved:
            self._is_laid_out = False
        if not self._is_laid_out and self.width() > _LEAST[0] + _LEAST[1]:
            source, _, preview = _WIDE if wide else _USUAL
            beside = preview if shown else 0
            self.splitter.setSizes([source, self.width() - source - beside, beside])
            self._is_laid_out, self._is_wide = True, wide

    def _take_moved(self) -> None:
        self._is_moved = True

    def _shortcut(self, keys: QKeySequence.StandardKey | str, signal: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(signal)
