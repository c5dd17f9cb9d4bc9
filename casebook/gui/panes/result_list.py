"""The middle pane: what was found, in which order, by which words and choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Facet, Query, Results, Snippet, Sort
from casebook.domain.theme import Vocabulary, Widening, label_of
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.look.icons import Icons
from casebook.gui.look.palette import colour_of
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.results_model import ResultsModel
from casebook.gui.panes.list_head import ListHead
from casebook.gui.panes.no_results import NoResults
from casebook.gui.panes.overlay_bar import OverlayBar
from casebook.gui.panes.result_row import ResultRows
from casebook.gui.panes.result_view import ResultView
from casebook.gui.panes.selecting import Selecting
from casebook.gui.panes.tag_line import Tag, TagLine
from casebook.gui.wording import facet_value_word, word_of

if TYPE_CHECKING:
    from casebook.gui.asking.second_thoughts import SecondThoughts
    from casebook.gui.panes.meant_band import MeantBand

_MARKED = {Facet.OUTCOME: "outcome", Facet.STATE: "state", Facet.EFFECT: "effect"}


class ResultList(QWidget):
    """Shows the answer to a question and what can be done about it.

    Signals:
        document_requested: The path of a document to open.
        sort_chosen: The Sort in which the list is to stand.
        widening_toggled: The theme by which words are no longer, or again, to be widened.
        filter_dropped: A facet and the value that is to narrow the list no more.
        filters_cleared: No choice but the kind is to narrow the list.
        search_cleared: The words are to go.
        meant_taken: The question that was meant after all.
        snippets_wanted: Paths of the rows in sight that have no snippet yet.
    """

    document_requested = Signal(str)
    sort_chosen = Signal(Sort)
    widening_toggled = Signal(str)
    filter_dropped = Signal(Facet, str)
    filters_cleared = Signal()
    search_cleared = Signal()
    meant_taken = Signal(str)
    snippets_wanted = Signal(tuple)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._scheme = scheme
        self._meant: MeantBand | None = None
        self._results: Results | None = None
        self._vocabulary: Vocabulary | None = None
        self._colours: Mapping[ThemeId, str] = {}
        self._selected: DocumentPath | None = None
        self._reading = False
        self._model = ResultsModel(self)
        self._rows = ResultRows(scheme)
        self.view = ResultView(self._model, self._rows)
        self.view.setAccessibleName(self.tr("Documents found"))
        OverlayBar(self.view)
        self.widenings = TagLine("widen", scheme)
        self.filters = TagLine("filter", scheme)
        self.notice = self._make_notice()
        self.head = ListHead(scheme, icons)
        self.selecting = Selecting(scheme, icons, self._model, self.view, self.head, self)
        self.nothing = NoResults(icons)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nothing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self.widenings, self.filters, self.head, self.notice):
            self._column.addWidget(part)
        self._column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self._wire(scheme)

    def _wire(self, scheme: Scheme) -> None:
        self.view.row_opened.connect(self._open)
        self.view.snippets_wanted.connect(self.snippets_wanted)
        self.head.sort_chosen.connect(self.sort_chosen)
        self.widenings.tag_clicked.connect(self.widening_toggled.emit)
        self.filters.tag_clicked.connect(self._drop)
        self.nothing.step_chosen.connect(self._take_step)
        scheme.changed.connect(self.view.viewport().update)

    def _make_notice(self) -> QLabel:
        notice = QLabel()
        notice.setFont(font(TextRole.SNIPPET))
        notice.setTextFormat(Qt.TextFormat.PlainText)
        notice.setWordWrap(True)
        notice.setObjectName("notice")
        notice.setProperty("tone", "warning")
        notice.setContentsMargins(16, 8, 16, 8)
        notice.hide()
        return notice

    # What is shown

    def show_vocabulary(self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> None:
        """Take the labels and colours of themes."""
        self._vocabulary = vocabulary
        self._colours = colours
        self._rows.show_vocabulary(vocabulary, colours)
        self.view.updateGeometries()
        if self._results:
            self._show_lines(self._results)

    def show_results(self, results: Results) -> None:
        """Show an answer; the selected document stays selected while it is in the list.

        The place is kept when the same was asked again, else the list begins at its top.
        """
        before, place = self._results, self.view.place()
        several = self.selecting.several()
        self._results = results
        self._show_lines(results)
        self.head.show_results(results)
        self.notice.setText(results.notice)
        self.notice.setVisible(bool(results.notice))
        if self._meant is not None and (before is None or before.query != results.query):
            self._meant.offer("", 0)
        self._model.show_results(results)
        self._show_selection()
        self.selecting.take_back(several)
        if before is not None and before.query == results.query:
            self.view.go_to_place(*place)
        else:
            self.view.go_to_place(0, 0)
        self._show_emptiness(results)

    def show_thoughts(self, thoughts: SecondThoughts) -> None:
        """Offer what may have been meant, with the documents for it below the others."""
        results, suggestion, meant = self._results, thoughts.suggestion, thoughts.meant
        if results is None or results.query != thoughts.query:
            return
        if suggestion is None or meant is None:
            if self._meant is not None:
                self._meant.offer("", 0)
            return
        self.meant_band.offer(suggestion.text, meant.total)
        place = self.view.place()
        self._model.show_results(results._replace(hits=thoughts.hits))
        self._show_selection()
        self.view.go_to_place(*place)
        self._stack.setCurrentWidget(self.view)

    @property
    def meant_band(self) -> MeantBand:
        """What offers another question; it is made when there is the first to offer."""
        if self._meant is None:
            from casebook.gui.panes.meant_band import MeantBand

            self._meant = MeantBand(self._scheme)
            self._meant.taken.connect(self.meant_taken)
            self._column.insertWidget(self._column.indexOf(self._stack), self._meant)
        return self._meant

    def show_snippets(self, snippets: Mapping[DocumentPath, Snippet]) -> None:
        """Take snippets that were asked for."""
        self._model.set_snippets(snippets)

    def show_reading(self, reading: bool) -> None:
        """Say that the library is still being read, or that it no longer is."""
        self._reading = reading
        if self._results:
            self._show_emptiness(self._results)

    def take_focus(self) -> None:
        """Take the keyboard, at the first row when there is no current one."""
        self.view.setFocus()
        if self._model.rowCount() and not self.view.currentIndex().isValid():
            self.select(self._model.entry(0).path)

    def select(self, path: DocumentPath | None) -> None:
        """Select a document without opening it; none when it is not in the list."""
        self._selected = path
        self._show_selection()

    def stay_active_with(self, widget: QWidget) -> None:
        """Show the selection as active while this widget, such as the search field, has focus."""
        self.view.stay_active_with(widget)

    def paths(self) -> list[DocumentPath]:
        """Give the documents of the list, in order."""
        return [hit.entry.path for hit in self._results.hits] if self._results else []

    # What is asked for

    def open_first(self) -> None:
        """Ask for the first document of the list, if there is one."""
        if self._model.rowCount():
            self._open(0)

    def open_beside(self, step: int) -> None:
        """Ask for the document so many rows below (or above) the selected one."""
        count = self._model.rowCount()
        if count:
            current = self.view.currentIndex().row()
            self._open(max(0, min(current + step, count - 1)) if current >= 0 else 0)

    def _open(self, row: int) -> None:
        self._selected = self._model.entry(row).path
        self.view.select_row(row)
        self.document_requested.emit(self._selected)

    def _drop(self, key: tuple[Facet, str]) -> None:
        self.filter_dropped.emit(*key)

    def _take_step(self, key: object) -> None:
        if isinstance(key, tuple):
            self.filter_dropped.emit(*key)
        elif key == "filters":
            self.filters_cleared.emit()
        else:
            self.search_cleared.emit()

    def _show_selection(self) -> None:
        row = self._model.row_of(self._selected) if self._selected else None
        self.view.select_row(row)

    # The lines above the list

    def _show_lines(self, results: Results) -> None:
        words = ""
        tags: list[Tag] = []
        for widening in results.widened:
            before = self.tr("also: {0} →").format(widening.words)
            tags.append(self._widening_tag(widening, before if before != words else ""))
            words = before
        self.widenings.show_tags(tags)
        self.filters.show_tags(list(self._filter_tags(results.query)))
        self.head.stand_below(bool(results.widened) or not self.filters.isHidden())

    def _widening_tag(self, widening: Widening, before: str) -> Tag:
        theme, on = widening.theme, widening.on
        label = self._theme_label(theme)
        says = self.tr("Do not search for {0} as well") if on else self.tr("Search for {0} as well")
        mark = f"dot/{colour_of(theme, self._colours)}"
        shown = label if label[1:2].isupper() else label[:1].lower() + label[1:]
        return Tag(shown, mark, theme, on, says.format(label), before)

    def _filter_tags(self, query: Query) -> Iterator[Tag]:
        """Give a tag for each value chosen, the kind apart."""
        for facet in Facet:
            before = f"{word_of(facet)}:"
            for value in sorted(query.chosen.get(facet, frozenset())):
                if facet is not Facet.KIND:
                    label = self._value_label(facet, value)
                    says = self.tr("Drop {0}").format(label)
                    mark = self._mark(facet, value)
                    yield Tag(label, mark, (facet, value), says=says, before=before)
                    before = ""

    def _mark(self, facet: Facet, value: str) -> str:
        if facet is Facet.THEME:
            return f"dot/{colour_of(ThemeId(value), self._colours)}"
        return f"{_MARKED[facet]}/{value}" if facet in _MARKED else ""

    def _value_label(self, facet: Facet, value: str) -> str:
        if facet is Facet.THEME:
            return self._theme_label(ThemeId(value))
        return facet_value_word(facet, value)

    def _theme_label(self, theme: ThemeId) -> str:
        return self._vocabulary.label(theme) if self._vocabulary else label_of(theme)

    # An empty list

    def _show_emptiness(self, results: Results) -> None:
        if results.hits:
            self._stack.setCurrentWidget(self.view)
        else:
            self.nothing.explain(results.query, self._value_label, is_being_read=self._reading)
            self._stack.setCurrentWidget(self.nothing)
