"""A page with marks on its words: passages of lessons, quoted words, hits of a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.page_geometry import Positions, line_rects
from casebook.gui.panes.page_hits import FindHits, Hits, finder_of
from casebook.gui.panes.page_marks import LoadPicture
from casebook.gui.panes.page_passages import (
    PagePassage,
    find_passages,
    measure_passages,
    paint_numbers,
    paint_underlines,
    paint_washes,
    passage_at,
)
from casebook.gui.panes.page_view import PageView
from casebook.markdown.passages import FoldedText, find_passage

if TYPE_CHECKING:
    from casebook.domain.reading import LessonCard

_ABOVE = 24


class MarkedPage(PageView):
    """Marks words of the page and scrolls to them.

    Attributes:
        is_marked: Whether its hits are those of the words that it has now.

    Signals:
        hits_counted: Which hit is the current one, from 1 (0: none), and how many there are.
    """

    hits_counted = Signal(int, int)

    def __init__(
        self, scheme: Scheme, load_picture: LoadPicture, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, load_picture, parent)
        self._cards: Sequence[LessonCard] = ()
        self._passages: list[PagePassage] = []
        self._measured_once = False
        self._chosen: int | None = None
        self._glowing: int | None = None
        self._words: tuple[int, int] | None = None
        self._hits = Hits()
        self._find: FindHits | None = None
        self.is_marked = False
        self._looked_at: tuple[str, Sequence[LessonCard]] = ("", ())
        self.page_set.connect(self._look_again)

    def set_lessons(self, cards: Sequence[LessonCard]) -> None:
        """Take the lessons whose passages are to be marked on the page that is set next."""
        self._cards = cards

    @property
    def chosen(self) -> int | None:
        """The number of the lesson whose passages stay marked, or None."""
        return self._chosen

    def choose(self, number: int | None) -> None:
        """Keep the passages of a lesson marked; those of none for None."""
        self._words = None
        if number != self._chosen:
            self._chosen = number
        self.viewport().update()

    def glow(self, number: int | None) -> None:
        """Light up the passages of a lesson while it is pointed at; of none for None or 0."""
        if (number or None) != self._glowing:
            self._glowing = number or None
            self.viewport().update()

    def show_passage(self, number: int, index: int = 0) -> bool:
        """Choose a lesson and scroll to one of its passages.

        Args:
            number: Of the lesson.
            index: Of the passage among those of its card.

        Returns:
            Whether any passage of the lesson is on the page.
        """
        self.choose(number)
        mine = [passage for passage in self._passages if passage.number == number]
        target = next((passage for passage in mine if passage.index == index), None)
        target = target or (mine[0] if mine else None)
        if target is None:
            return False
        self.reveal(target.start, target.end)
        return True

    def show_words(self, words: str) -> bool:
        """Mark quoted words and scroll to them; False when they are not on the page."""
        passage = find_passage(FoldedText(self.text), words)
        if passage is None:
            return False
        positions = Positions(self.text)
        place = positions.position(passage.start), positions.position(passage.end)
        for known in self._passages:
            if (known.start, known.end) == place:
                return self.show_passage(known.number, known.index)
        self.choose(None)
        self._words = place
        self.reveal(*place)
        return True

    def passage_at(self, point: QPointF) -> PagePassage | None:
        """Give the passage at a point of the viewport, its number included, or None."""
        self._measure()
        return passage_at(self._passages, point + self.visible_rect().topLeft())

    def show_hits(self, find: FindHits | None) -> None:
        """Mark what is searched for.

        Args:
            find: Gives start and end of each hit in a plain text; None takes the marks away.
        """
        self._find = find
        self.is_marked = True
        self._hits.find(self.text, find or finder_of(""))
        self._mark_hits()

    def show_ranges(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Mark hits that were found in ``text``, given as positions."""
        self._find = None
        self.is_marked = True
        self._hits.take(ranges)
        self._mark_hits()

    @property
    def finds_words(self) -> bool:
        """Whether words of the page itself are sought, and found again when it is set anew."""
        return self._find is not None

    def go_to_hit(self, passage: tuple[int, int] | None) -> None:
        """Go to the first hit in a passage; without one to the first hit of the page."""
        if passage is None:
            self.next_hit()
            return
        self._hits.choose_in(*passage)
        self._show_hit()
        self.reveal(*(self._hits.range or passage))

    def find_text(self, words: str) -> None:
        """Mark words and go to the first one from here on; "" takes the marks away."""
        self.show_hits(finder_of(words) if words else None)
        self.next_hit()

    def next_hit(self) -> None:
        """Go to the next hit."""
        self._step(1)

    def previous_hit(self) -> None:
        """Go to the hit before."""
        self._step(-1)

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that words are seen, a third down the page unless they already are."""
        rects = line_rects(self.document(), start, end)
        if not rects:
            return
        self.document().size()  # lays the page out to its end, so that it can scroll there
        seen = self.visible_rect().adjusted(0, _ABOVE, 0, -_ABOVE)
        if rects[0].top() < seen.top() or rects[-1].bottom() > seen.bottom():
            third = self.viewport().height() / 3
            self.verticalScrollBar().setValue(round(rects[0].top() - third))

    def paint_behind(self, painter: QPainter) -> None:
        """Draw the washes of passages and quoted words."""
        self._measure()
        paint_washes(painter, self._passages, self._lit(), self.scheme.palette)
        if self._words:
            for rect in line_rects(self.document(), *self._words):
                painter.fillRect(rect, QColor(self.scheme.palette.ink_soft))

    def paint_over(self, painter: QPainter) -> None:
        """Draw the lines below passages, their numbers, and the frame of the current hit."""
        palette = self.scheme.palette
        paint_underlines(painter, self._passages, self._lit(), palette)
        paint_numbers(painter, self._passages, self._chosen, palette)
        if self._hits.range:
            painter.setPen(QColor(palette.ink))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rect in line_rects(self.document(), *self._hits.range):
                painter.drawRect(rect.toAlignedRect().adjusted(-1, 0, 0, 0))

    def forget_measures(self) -> None:
        """Measure passages anew when they are drawn next."""
        super().forget_measures()
        self._measured_once = False

    def _lit(self) -> frozenset[int]:
        return frozenset(n for n in (self._chosen, self._glowing) if n is not None)

    def _measure(self) -> None:
        if not self._measured_once:
            measure_passages(self._passages, self.document())
            self._measured_once = True

    def _look_again(self) -> None:
        """Find passages and hits again where the words of the page may be others."""
        if self._looked_at == (self.text, self._cards):
            self._measured_once = False
        else:
            self._looked_at = (self.text, self._cards)
            self._words = None
            self._passages = find_passages(self.text, self._cards)
            self.is_marked = self._find is not None
            self._hits.find(self.text, self._find or finder_of(""))
        self._mark_hits()

    def _mark_hits(self) -> None:
        self.setExtraSelections(self._hits.selections(self.document(), self.scheme.palette))
        self.hits_counted.emit(self._hits.current, len(self._hits))

    def _step(self, by: int) -> None:
        top = self.visible_rect().topLeft()
        position = self.document().documentLayout().hitTest(top, Qt.HitTestAccuracy.FuzzyHit)
        self._hits.step(by, max(position, 0))
        if self._hits.range:
            self.reveal(*self._hits.range)
        self._show_hit()

    def _show_hit(self) -> None:
        """Draw the frame of the current hit, and say which it is."""
        self.viewport().update()
        self.hits_counted.emit(self._hits.current, len(self._hits))
