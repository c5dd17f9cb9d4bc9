"""A quoted passage with the bar that says what it does, and how well it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.domain.values import Found, Role
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.palette import Palette
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.words import Words
from casebook.gui.wording import word_of

if TYPE_CHECKING:
    from casebook.domain.lesson import Evidence

LONGEST_QUOTATION = 480
_BAR = 3
_DASH, _DASH_GAP = 5, 4
_FOUND_WORDS = {
    Found.CLOSE: QT_TRANSLATE_NOOP("PassageBlock", "Words not found · closest passage"),
    Found.LOST: QT_TRANSLATE_NOOP("PassageBlock", "Words not found"),
}


def role_colour(palette: Palette, role: Role) -> str:
    """Give the colour of evidence or of counter-evidence."""
    return palette.supports if role is Role.SUPPORTS else palette.contradicts


def quoted(evidence: Evidence) -> str:
    """Give the words to show: those of the case as they are read, else those of the lesson."""
    from casebook.markdown.editing.quoting import plain_words  # there is a passage to read now

    passage = evidence.passage
    words = plain_words(passage.text if passage and passage.text else evidence.quotation.words)
    return f"“{cut(words, LONGEST_QUOTATION)}”"


def found_words(found: Found) -> str:
    """Say that words are not found as they are quoted; "" when they are."""
    text = _FOUND_WORDS.get(found)
    return QCoreApplication.translate("PassageBlock", str(text)) if text else ""


class PassageBlock(QWidget):
    """One passage of a lesson in the case beside it.

    Signals:
        clicked: The passage is to be shown in the page; never sent for one that is lost.
    """

    clicked = Signal()

    def __init__(self, scheme: Scheme, evidence: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._role = evidence.quotation.role
        self._found = evidence.found
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + 8, 0, 0, 0)
        column.setSpacing(2)
        tone = "text2" if self._found is Found.LOST else "text"
        quotation = Words(scheme, TextRole.QUOTATION, tone)
        quotation.show_words(quoted(evidence))
        column.addWidget(quotation)
        foot = MarkedLine(scheme, TextRole.CHIP, mark_size=12, gap=4)
        foot.show_items(self._foot(evidence))
        column.addWidget(foot)
        if missing := found_words(self._found):
            line = MarkedLine(scheme, TextRole.CHIP, mark_size=12, gap=4)
            line.show_items([Marked(missing, "icon/warning", "soon", 500)])
            column.addWidget(line)
            self.setToolTip(
                self.tr("The lesson quotes: “{0}”").format(cut(evidence.quotation.words, 200))
            )
        if self.can_be_shown:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        scheme.changed.connect(self.update)

    @property
    def can_be_shown(self) -> bool:
        """Whether there is a place in the page to go to."""
        return self._found is not Found.LOST

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be at rest again."""
        super().leaveEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press, so that the card does not take it for its own."""
        event.setAccepted(self.can_be_shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of the click; one on lost words is the card's."""
        if not self.can_be_shown:
            event.ignore()
            return
        within = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and within:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, dashed where the words are not found as they are quoted."""
        del event
        painter = QPainter(self)
        palette = self._scheme.palette
        colour = QColor(role_colour(palette, self._role))
        if self._found in {Found.EXACT, Found.FOLDED}:
            painter.fillRect(QRectF(0, 0, _BAR, self.height()), colour)
            return
        top = 0
        while top < self.height():
            painter.fillRect(QRectF(0, top, _BAR, min(_DASH, self.height() - top)), colour)
            top += _DASH + _DASH_GAP

    def _foot(self, evidence: Evidence) -> list[Marked]:
        tone = "supports" if self._role is Role.SUPPORTS else "contradicts"
        items = [Marked(word_of(self._role), f"role/{self._role}", tone, 600)]
        return [*items, Marked(evidence.section)] if evidence.section else items
