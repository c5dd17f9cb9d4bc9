"""Tabs of artefacts; those for which there is no room stand in a menu at the end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from casebook.export.artefacts import Artefact
from casebook.gui.handing.names import short_name
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import Surface

_HEIGHT = 40
_MORE = 28
_LEFT = 16


class _Bar(QTabBar):
    """A row of tabs that can be made narrow: what does not fit is hidden, not scrolled."""

    def minimumSizeHint(self) -> QSize:
        """Ask for nothing."""
        return QSize(0, _HEIGHT)


class ArtefactTabs(Surface):
    """One tab for each artefact.

    Signals:
        chosen: The Artefact that is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self._artefacts: tuple[Artefact, ...] = ()
        self.bar = _Bar()
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(self.tr("What is shown"))
        self.bar.currentChanged.connect(self._choose)
        self.more = QToolButton()
        self.more.setIcon(icons.icon("more"))
        self.more.setToolTip(self.tr("More files"))
        self.more.setAccessibleName(self.tr("More files"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.more.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.more)
        self.setFixedHeight(_HEIGHT)

    @property
    def artefact(self) -> Artefact | None:
        """The artefact whose tab is chosen."""
        at = self.bar.currentIndex()
        return self._artefacts[at] if 0 <= at < len(self._artefacts) else None

    def show_artefacts(self, artefacts: Sequence[Artefact], current: Artefact) -> None:
        """Show tabs, one of which is chosen already."""
        wanted = tuple(artefacts)
        blocked = self.bar.blockSignals(True)
        if wanted != self._artefacts:
            while self.bar.count():
                self.bar.removeTab(0)
            for artefact in wanted:
                self.bar.addTab(short_name(artefact))
            self._artefacts = wanted
        self.bar.setCurrentIndex(wanted.index(current))
        self.bar.blockSignals(blocked)
        self._fit()

    def choose(self, artefact: Artefact) -> None:
        """Choose a tab as the user would."""
        if artefact in self._artefacts:
            self.bar.setCurrentIndex(self._artefacts.index(artefact))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when letters or look are others."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._artefacts:
            self._fit()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._artefacts):
            self._fit()
            self.chosen.emit(self._artefacts[at])

    def _fit(self) -> None:
        """Show as many tabs as there is room for, the chosen one among them."""
        count = len(self._artefacts)
        for at in range(count):
            self.bar.setTabVisible(at, True)
        widths = [self.bar.tabSizeHint(at).width() for at in range(count)]
        room = self.width() - _LEFT - 8
        shown = set(range(count))
        if sum(widths) > room:
            left = room - _MORE - widths[self.bar.currentIndex()]
            shown = {self.bar.currentIndex()}
            for at in range(count):
                if at not in shown and widths[at] <= left:
                    shown.add(at)
                    left -= widths[at]
        self.menu.clear()
        for at, artefact in enumerate(self._artefacts):
            self.bar.setTabVisible(at, at in shown)
            if at not in shown:
                self.menu.addAction(short_name(artefact), partial(self.choose, artefact))
        self.more.setVisible(len(shown) < count)
