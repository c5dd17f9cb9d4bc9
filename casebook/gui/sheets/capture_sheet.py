"""Quick capture: what happened, where, one sentence learned; a draft in under a minute."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casebook.gui.forms.lines_editors import Lines
from casebook.gui.look.scheme import Scheme
from casebook.gui.sheets.sheet import Sheet

_LINES = 6
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Captured:
    """What somebody noted in a hurry.

    Attributes:
        title: What the case is to be called.
        happened: What happened, as paragraphs.
        where: Where, or "".
        learned: One sentence, or "".
    """

    title: str
    happened: str
    where: str = ""
    learned: str = ""


class CaptureSheet(Sheet):
    """Three fields, of which the first is enough.

    Signals:
        captured: A Captured.
    """

    captured = Signal(object)

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        lead = self.tr("It becomes a draft that you complete when there is time.")
        super().__init__(scheme, self.tr("Quick capture"), lead, self.tr("Keep it"), parent)
        self.happened = Lines(_LINES)
        self.where = QLineEdit()
        self.where.setPlaceholderText(self.tr("the place, the team"))
        self.learned = QLineEdit()
        self.learned.setPlaceholderText(self.tr("what to do next time"))
        self.add_field(self.tr("What happened"), self.happened)
        self.add_field(self.tr("Where"), self.where)
        self.add_field(self.tr("Learned"), self.learned)
        self.happened.setFocus()

    def missing(self) -> str:
        """Say that something has to have happened."""
        if not self.happened.toPlainText().strip():
            return self.tr("Say in a sentence what happened.")
        return ""

    def give(self) -> None:
        """Tell what was captured."""
        happened = self.happened.toPlainText().strip()
        self.captured.emit(
            Captured(
                title_of(happened),
                happened,
                self.where.text().strip(),
                " ".join(self.learned.text().split()),
            )
        )


def title_of(happened: str) -> str:
    """Make a title of the first sentence, cut at a word when it is long."""
    line = " ".join(happened.split())
    for end in (". ", "! ", "? ", "; "):
        line = line.split(end, 1)[0]
    line = line.rstrip(".!?; ")
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
