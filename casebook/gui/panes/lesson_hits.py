"""Words that were searched for on the page of a lesson, which is made of many small texts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casebook.gui.look.scheme import Scheme
from casebook.gui.panes.page_geometry import line_rects
from casebook.gui.panes.page_hits import FindHits, Hits, finder_of
from casebook.gui.panes.prose import Prose
from casebook.gui.widgets.words import Words

Stretch = Words | Prose
_BETWEEN = "\n"


class LessonHits(QObject):
    """Marks hits in the texts of a lesson, and goes from one to the next as on any page.

    The texts are sought as one, each on lines of its own.

    Attributes:
        is_marked: Whether the hits are those of the texts that stand there now.

    Signals:
        hits_counted: Which hit is the current one, from 1 (0: none), and how many there are.
        texts_taken: Other texts stand there, without marks.
    """

    hits_counted = Signal(int, int)
    texts_taken = Signal()

    def __init__(self, scheme: Scheme, reveal: Callable[[QWidget, int, int], None]) -> None:
        """Make it without texts.

        Args:
            scheme: The colours.
            reveal: Scrolls to a part of a text, given from where to where in pixels.
        """
        super().__init__()
        self._scheme = scheme
        self._reveal = reveal
        self._parts: Sequence[Stretch] = ()
        self._starts: list[int] = []
        self._hits = Hits()
        self._find: FindHits | None = None
        self.is_marked = False
        self.text = ""

    def take(self, parts: Sequence[Stretch]) -> None:
        """Take the texts of another page, or of the same one made anew."""
        self._parts = parts
        texts = [part.document().toPlainText() for part in parts]
        lengths = [part.document().characterCount() for part in parts]
        self._starts = list(accumulate(lengths, initial=0))[:-1]
        self.text = _BETWEEN.join(texts)
        self.is_marked = self._find is not None
        self._hits.find(self.text, self._find or finder_of(""))
        self.draw()
        self.texts_taken.emit()

    @property
    def finds_words(self) -> bool:
        """Whether words of the page itself are sought, and found again when it is made anew."""
        return self._find is not None

    def show_hits(self, find: FindHits | None) -> None:
        """Mark what is searched for; see ``MarkedPage``."""
        self._find = find
        self.is_marked = True
        self._hits.find(self.text, find or finder_of(""))
        self._mark()

    def show_ranges(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Mark hits that were found in ``text``, given as positions."""
        self._find = None
        self.is_marked = True
        self._hits.take(ranges)
        self._mark()

    def find_text(self, words: str) -> None:
        """Mark words and go to the first one; "" takes the marks away."""
        self.show_hits(finder_of(words) if words else None)
        self.next_hit()

    def go_to_hit(self, passage: tuple[int, int] | None) -> None:
        """Go to the first hit in a passage; without one to the first hit of the page."""
        if passage is not None:
            self._hits.choose_in(*passage)
        if self._hits.current:
            self._show_current()
        else:
            self.next_hit()

    def next_hit(self) -> None:
        """Go to the next hit."""
        self._step(1)

    def previous_hit(self) -> None:
        """Go to the hit before."""
        self._step(-1)

    def draw(self) -> None:
        """Draw the marks anew, as after texts were set in other letters or colours."""
        for part, ranges, current in self._by_part():
            part.mark_hits(ranges, current)

    def _mark(self) -> None:
        self.draw()
        self.hits_counted.emit(self._hits.current, len(self._hits))

    def _step(self, by: int) -> None:
        self._hits.step(by, 0)
        self._show_current()

    def _show_current(self) -> None:
        self._mark()
        for part, ranges, current in self._by_part():
            if current is None:
                continue
            rects = line_rects(part.document(), *ranges[current])
            if rects:
                self._reveal(part, round(rects[0].top()), round(rects[-1].bottom()))

    def _by_part(self) -> list[tuple[Stretch, list[tuple[int, int]], int | None]]:
        """Give for each text its hits by its own positions, and which of them is the current."""
        found: list[tuple[Stretch, list[tuple[int, int]], int | None]]
        found = [(part, [], None) for part in self._parts]
        for start, end in self._hits.ranges:
            at = bisect_right(self._starts, start) - 1
            part, ranges, current = found[at]
            first = self._starts[at]
            if (start, end) == self._hits.range:
                current = len(ranges)
            ranges.append((start - first, end - first))
            found[at] = part, ranges, current
        return found
