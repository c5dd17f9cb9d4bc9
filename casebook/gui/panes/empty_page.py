"""What stands in the place of the page while no document is read: why, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.domain.values import Kind
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.glyphs import paint_glyph
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.panes.ways_on import LONGEST_WORDS, ChosenFilter, Offer, Ways, ways_on
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.step_row import StepRow
from casebook.gui.widgets.surface import Line, ScrolledColumn, Surface, clear_out
from casebook.gui.widgets.words import Span, Words
from casebook.gui.wording import word_of

_WIDEST = 464
_SIDE = 32
_ICON = 32
_NOTHING_KNOWN = Ways()


class EmptyPage(Surface):
    """A sign, a sentence, and rows of what can be done.

    Signals:
        step_requested: The id of the step chosen: "clear-search", "drop-filters",
            "show-everything", "take-meant", "add-synonym", or the id of an action: "search",
            "help", "shortcuts", "reveal", "new-case", "unanswered".
        filter_dropped: The Facet and the value of a filter that is to be dropped.
    """

    step_requested = Signal(str)
    filter_dropped = Signal(object, str)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "page", parent)
        del icons  # the large sign is painted in text 3
        self.rows: list[StepRow] = []
        self._shown: object = None
        self._write: QAction | None = None
        self._sign = _Sign(scheme)
        self._title = Words(scheme, TextRole.CASE_TITLE_SMALL)
        self._words = Words(scheme, TextRole.UI, "text2")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self.noted = self._make_noted()
        self._scroll = ScrolledColumn((_SIDE, _SIDE, _SIDE, 80), 0, widest=_WIDEST, centred=True)
        column = self._scroll.column
        column.addWidget(self._sign)
        column.addSpacing(16)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._words)
        column.addSpacing(20)
        column.addLayout(self._steps)
        column.addSpacing(12)
        column.addWidget(self.noted)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        self.show_unread()

    def offer_writing(self, action: QAction) -> None:
        """Offer from now on to write down as a new case what was not found."""
        self._write = action

    def show_unread(self) -> None:
        """Say that a document is to be chosen."""
        self._show(
            "book",
            self.tr("Choose a document to read"),
            [Span(self.tr("Walk the list with the arrow keys; Enter opens."), "text2")],
            [
                Offer("search", self.tr("Search the library"), "search", keys="Ctrl K"),
                Offer("keyboard", self.tr("See all keyboard shortcuts"), "shortcuts", keys="F1"),
                Offer("help", self.tr("Read the help"), "help"),
            ],
        )

    def show_being_read(self) -> None:
        """Say that there is more to come."""
        self._show(
            "layers",
            self.tr("The library is being read"),
            [Span(self.tr("Documents show in the list as soon as they are known."), "text2")],
            [Offer("help", self.tr("Read the help meanwhile"), "help")],
        )

    def show_nothing_found(
        self,
        words: str,
        filters: Sequence[ChosenFilter],
        kind: Kind | None,
        ways: Ways = _NOTHING_KNOWN,
    ) -> None:
        """Say that nothing answers the search.

        Args:
            words: What was searched for, or "" when only filters are on.
            filters: The filters that are on, the kind left out.
            kind: The kind in view; None for everything.
            ways: What else is known to help.
        """
        self._show(
            "search-nothing",
            self._nothing_title(cut(words, LONGEST_WORDS), kind),
            self._nothing_words(filters, kind),
            ways_on(words, filters, kind, ways, self._write),
        )
        self.noted.setVisible(ways.noted)

    def show_empty_library(self) -> None:
        """Say what to put into a library without any document."""
        words = self.tr(
            "Put Markdown files into its folder, with any editor. Each one is a case,"
            " unless its first lines say that it is a lesson or a pack."
        )
        self._show(
            "folder-open",
            self.tr("This library is empty"),
            [Span(words, "text2")],
            [
                Offer("folder", self.tr("Show the folder"), "reveal"),
                Offer("help", self.tr("Read how a case is written"), "help"),
            ],
        )

    def show_missing_kind(self, kind: Kind) -> None:
        """Say how to write the first document of a kind that the library has none of."""
        titles = {
            Kind.CASE: self.tr("No cases here yet"),
            Kind.LESSON: self.tr("No lessons here yet"),
            Kind.PACK: self.tr("No packs here yet"),
        }
        words = {
            Kind.CASE: self.tr("A case is any Markdown file in the folder of the library."),
            Kind.LESSON: self.tr(
                "A lesson is a file that begins with “kind: lesson”. It quotes the words it"
                " rests on, and links the case below them."
            ),
            Kind.PACK: self.tr(
                "A pack is a file that begins with “kind: pack”. Its agenda names the cases"
                " and lessons of a training session, and the minutes for each."
            ),
        }
        self._show(
            {Kind.CASE: "book", Kind.LESSON: "lightbulb", Kind.PACK: "package"}[kind],
            titles[kind],
            [Span(words[kind], "text2")],
            [
                Offer("help", self.tr("Read how one is written"), "help"),
                Offer("layers", self.tr("Show everything"), "show-everything"),
            ],
        )

    def _nothing_title(self, words: str, kind: Kind | None) -> str:
        if not words:
            return self.tr("Nothing fits these filters")
        titles = {
            None: self.tr("Nothing matches “{0}”"),
            Kind.CASE: self.tr("No case matches “{0}”"),
            Kind.LESSON: self.tr("No lesson matches “{0}”"),
            Kind.PACK: self.tr("No pack matches “{0}”"),
        }
        return titles[kind].format(words)

    def _nothing_words(self, filters: Sequence[ChosenFilter], kind: Kind | None) -> list[Span]:
        """Name the filters, and say that other kinds were not searched."""
        spans: list[Span] = []
        for number, chosen in enumerate(filters):
            before = self.tr("with the {0}") if number == 0 else self.tr(", {0}")
            spans.append(Span(before.format(word_of(chosen.facet).lower()) + " ", "text2"))
            spans.append(Span(chosen.label, "text", strong=True))
        if spans:
            spans.append(Span(". ", "text2"))
        if kind is not None:
            spans.append(Span(self._only(kind), "text2"))
        return spans

    def _only(self, kind: Kind) -> str:
        return {
            Kind.CASE: self.tr("Only cases were searched."),
            Kind.LESSON: self.tr("Only lessons were searched."),
            Kind.PACK: self.tr("Only packs were searched."),
        }[kind]

    def _show(self, glyph: str, title: str, words: Sequence[Span], offers: Sequence[Offer]) -> None:
        self.noted.hide()
        shown = (glyph, title, tuple(words), tuple(offers))
        if shown == self._shown:
            return
        self._shown = shown
        self._sign.show_glyph(glyph)
        self._title.show_words(title)
        self._words.show_spans(*words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(title)
        clear_out(self._steps)
        self._steps.addWidget(Line(self._scheme))
        self.rows = []
        for offer in offers:
            row = StepRow(
                self._scheme,
                offer.glyph,
                offer.text,
                offer.strong,
                offer.keys,
                note=offer.note,
                meant=offer.meant,
            )
            row.clicked.connect(lambda _=False, step=offer.step: self._ask(step))
            self._steps.addWidget(row)
            self.rows.append(row)

    def _make_noted(self) -> QWidget:
        """Make the line that says where the words are noted."""
        line = QWidget()
        words = Words(self._scheme, TextRole.SNIPPET, "text2", wrapped=False)
        words.show_words(self.tr("The words are noted under"))
        link = LinkButton(self._scheme, self.tr("Searches that found nothing"))
        link.clicked.connect(lambda: self.step_requested.emit("unanswered"))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(words)
        row.addWidget(link)
        row.addStretch(1)
        return line

    def _ask(self, step: str | ChosenFilter) -> None:
        if isinstance(step, ChosenFilter):
            self.filter_dropped.emit(step.facet, step.value)
        else:
            self.step_requested.emit(step)


class _Sign(QWidget):
    """A large quiet icon."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._scheme = scheme
        self._glyph = "book"
        self.setFixedHeight(_ICON)
        scheme.changed.connect(self.update)

    def show_glyph(self, glyph: str) -> None:
        """Show another icon."""
        self._glyph = glyph
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        square = QRectF(0, 0, _ICON, _ICON)
        paint_glyph(QPainter(self), square, self._glyph, self._scheme.palette.text3)
