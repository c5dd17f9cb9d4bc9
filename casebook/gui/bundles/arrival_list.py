"""The documents and themes of a bundle, in groups by how they stand to the library."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from casebook.domain.names import DocumentPath, ThemeId
from casebook.gui.bundles.state_words import short_words, state_words
from casebook.gui.look.fonts import TextRole, font
from casebook.library.bundles.arrival import Arrival, Choice, Comparison, State

_WHAT = Qt.ItemDataRole.UserRole
_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ArrivalList(QTreeWidget):
    """Groups with their documents; at the right what becomes of each.

    Signals:
        chosen: What the keyboard is on: an Arrival, a State for a whole group, or None.
        themes_chosen: The ThemeIds that are ticked.
    """

    chosen = Signal(object)
    themes_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", "true")
        self.setAccessibleName(self.tr("What the bundle holds"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, self.header().ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, self.header().ResizeMode.ResizeToContents)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self._rows: dict[DocumentPath, QTreeWidgetItem] = {}
        self._themes: dict[ThemeId, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.what))
        self.itemChanged.connect(lambda *_: self.themes_chosen.emit(self.themes))

    @property
    def what(self) -> Arrival | State | None:
        """What the keyboard is on; None for a theme."""
        item = self.currentItem()
        given: Arrival | str | None = item.data(0, _WHAT) if item is not None else None
        return State(given) if isinstance(given, str) else given  # Qt keeps it as plain text

    @property
    def themes(self) -> frozenset[ThemeId]:
        """The themes that are ticked."""
        ticked = Qt.CheckState.Checked
        return frozenset(
            theme for theme, item in self._themes.items() if item.checkState(0) is ticked
        )

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what is in a bundle; the keyboard comes to the first that is to be decided."""
        self.blockSignals(True)
        self.clear()
        self._rows = {}
        for state in comparison.counts:
            arrivals = [one for one in comparison.arrivals if one.state is state]
            group = self._group(state_words(state), len(arrivals), state)
            for arrival in arrivals:
                item = QTreeWidgetItem([arrival.title, ""])
                item.setData(0, _WHAT, arrival)
                item.setToolTip(0, f"{arrival.title}\n{arrival.path}")
                item.setTextAlignment(1, _AT_END)
                group.addChild(item)
                self._rows[arrival.path] = item
            group.setExpanded(state is not State.SAME)
        self._show_themes(comparison)
        self.blockSignals(False)
        first = next(iter(self._rows.values()), None)
        waiting = (
            self._rows[one.path] for one in comparison.arrivals if one.state is State.CHANGED
        )
        current = next(waiting, first)
        if current is not None:
            self.setCurrentItem(current)

    def show_choices(self, choices: Mapping[DocumentPath, Choice]) -> None:
        """Show at the right what becomes of each."""
        self.blockSignals(True)
        for path, item in self._rows.items():
            item.setText(1, short_words(choices[path], item.data(0, _WHAT).state))
        self.blockSignals(False)

    def _show_themes(self, comparison: Comparison) -> None:
        self._themes = {}
        if not comparison.themes:
            return
        group = self._group(self.tr("Themes"), len(comparison.themes), None)
        for theme in comparison.themes:
            words = self.tr("new") if theme.mine is None else self.tr("more words")
            item = QTreeWidgetItem([theme.theme.label, words])
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setToolTip(0, ", ".join(theme.gains or (theme.id,)))
            item.setTextAlignment(1, _AT_END)
            group.addChild(item)
            self._themes[theme.id] = item
        group.setExpanded(True)

    def _group(self, words: str, count: int, state: State | None) -> QTreeWidgetItem:
        group = QTreeWidgetItem([words, str(count)])
        group.setData(0, _WHAT, state)
        group.setFont(0, font(TextRole.UI_STRONG))
        group.setTextAlignment(1, _AT_END)
        self.addTopLevelItem(group)
        return group
