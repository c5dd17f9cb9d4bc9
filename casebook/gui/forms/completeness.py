"""What a document still lacks for its next state, each with the way to the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.surface import clear_out
from casebook.gui.widgets.words import Words

_BAR = 4
_GAP = 4


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a state asks for.

    Attributes:
        words: What it is, in a few words.
        met: Whether the document has it.
        place: By which the owner finds where it is to be written; "" for nowhere.
        act: What the way there is called.
    """

    words: str
    met: bool
    place: str = ""
    act: str = ""


class Completeness(QWidget):
    """A title, a bar with a piece for each need, and the needs: open ones first.

    Signals:
        place_requested: The place of a need.
        state_requested: All needs are met, and the next state was asked for.
    """

    place_requested = Signal(str)
    state_requested = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.title = Words(scheme, TextRole.UI_STRONG)
        self.share = Words(scheme, TextRole.SNIPPET, "text3", wrapped=False)
        self.next = LinkButton(scheme, "")
        self.next.clicked.connect(self.state_requested)
        self._bar = _Bar(scheme)
        above = QHBoxLayout()
        above.addWidget(self.title, 1)
        above.addWidget(self.share)
        above.addWidget(self.next)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addLayout(above)
        column.addWidget(self._bar)
        column.addLayout(self._rows)
        self.ways: list[LinkButton] = []

    def show_needs(self, done: str, left: str, act: str, needs: Sequence[Need]) -> None:
        """Show what is asked for.

        Args:
            done: The title when everything is met.
            left: The title before, with ``{0}`` for how many are left.
            act: What the way into the state is called; "" where there is none.
            needs: What is asked for; none hides the whole.
        """
        clear_out(self._rows)
        self.ways = []
        met = sum(need.met for need in needs)
        complete = met == len(needs)
        self.title.show_words(done if complete else left.format(len(needs) - met))
        self.share.show_words(self.tr("{0} of {1}").format(met, len(needs)))
        self.share.setVisible(not complete or not act)
        self.next.setText(act)
        self.next.setVisible(complete and bool(act))
        self._bar.show_share(met, len(needs))
        for need in sorted(needs, key=lambda need: need.met):
            self._rows.addLayout(self._row(need))
        self.setVisible(bool(needs))

    def _row(self, need: Need) -> QHBoxLayout:
        line = MarkedLine(self._scheme, TextRole.UI, dotted=False)
        mark, tone = ("outcome/success", "text2") if need.met else ("moment/signal", "text")
        line.show_items([Marked(need.words, mark, tone, 400 if need.met else 600)])
        line.setAccessibleName(
            self.tr("{0}: there").format(need.words)
            if need.met
            else self.tr("{0}: missing").format(need.words)
        )
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(line, 1)
        if need.place and not need.met:
            way = LinkButton(self._scheme, need.act or self.tr("Go to"))
            way.setAccessibleName(f"{way.text()}: {need.words}")
            way.clicked.connect(lambda: self.place_requested.emit(need.place))
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
            self.ways.append(way)
        return row


class _Bar(QWidget):
    """A piece for each need, filled for those that are met."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._scheme = scheme
        self._met = self._all = 0
        self.setFixedHeight(_BAR)
        scheme.changed.connect(self.update)

    def show_share(self, met: int, of: int) -> None:
        """Show how many of how many are met."""
        self._met, self._all = met, of
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = self._scheme.palette
        width = (self.width() - _GAP * (self._all - 1)) / max(1, self._all)
        for at in range(self._all):
            painter.setBrush(QColor(palette.success if at < self._met else palette.line))
            piece = QRectF(at * (width + _GAP), 0, width, _BAR)
            painter.drawRoundedRect(piece, 2, 2)
