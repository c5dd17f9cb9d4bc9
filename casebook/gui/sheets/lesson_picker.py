"""Choosing a lesson by typing: those that say the like come first, a new one may be made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from casebook.domain.lesson import Role
from casebook.domain.query import Entry
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.document_picker import DocumentPicker
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

_LONGEST_QUOTATION = 300


class LessonPicker(DocumentPicker):
    """A field and a list of lessons.

    Signals:
        new_requested: The words that were typed, for a new lesson.
    """

    new_requested = Signal(str)

    def __init__(
        self,
        scheme: Scheme,
        icons: Icons,
        quotation: str,
        role: Role | None,
        parent: QWidget | None = None,
        *,
        title: str = "",
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            icons: The icons.
            quotation: The words that were selected, or "".
            role: What they do for the lesson; None where a lesson is chosen for something
                else, for which no new one is offered.
            parent: The window that it stands over.
            title: What is asked; "" for the usual words.
        """
        titles = {
            Role.SUPPORTS: self.tr("Evidence for which lesson?"),
            Role.CONTRADICTS: self.tr("Counter-evidence for which lesson?"),
            None: self.tr("Which lesson?"),
        }
        hint = self.tr("Type a few words of the lesson")
        super().__init__(scheme, title or titles[role], hint, self.tr("Lessons"), parent)
        self._icons = icons
        self._offers_new = role is not None
        if quotation:
            words = Words(scheme, TextRole.QUOTATION, "text2")
            words.show_words(f"“{cut(quotation, _LONGEST_QUOTATION)}”")
            self.column.addWidget(words)
        self.said = Words(scheme, TextRole.SNIPPET, "text3")
        self.add_list(self.said)
        self.show_lessons(())

    def show_lessons(self, lessons: Sequence[Entry], *, alike: bool = False) -> None:
        """Show what was found.

        Args:
            lessons: The best first.
            alike: Whether they were found by the quotation, before anything was typed.
        """
        self.show_entries(lessons)
        if self._offers_new:
            words = self.field.text().strip()
            new = self.tr("New lesson: “{0}”").format(words) if words else self.tr("A new lesson…")
            self.list.addItem(QListWidgetItem(self._icons.icon("plus"), new))
            self.list.setCurrentRow(0)
        self.said.show_words(self._about(len(lessons), alike=alike))

    def _about(self, count: int, *, alike: bool) -> str:
        """Say what is listed; always a line, so that the list stays where it is."""
        if not count:
            return self.tr("No lesson says something like it") if alike else self.tr("No lessons")
        if alike:
            return self.tr("These say something like it")
        return counted(count, self.tr("One lesson"), self.tr("{0} lessons, the closest first"))

    def give(self) -> None:
        """Tell which lesson, or that there shall be a new one."""
        if self.chosen:
            super().give()
        else:
            self.new_requested.emit(self.field.text().strip())
