"""A new lesson: its sentence and its themes; what says the like already comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Entry
from casebook.gui.forms.theme_editor import ThemeEditor
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.sheets.sheet import Sheet
from casebook.gui.widgets.link_button import MARGIN, LinkButton
from casebook.gui.widgets.words import Words

LONGEST = 200
"""Letters of a title: one sentence that can be acted on."""
_GOOD = 100
_MOST_ALIKE = 3
_LONGEST_QUOTATION = 400
_BESIDE_LABEL = 124
_LONGEST_LIKE = 60
_WHILE_TYPING = 200  # milliseconds


@dataclass(frozen=True, slots=True)
class NewLesson:
    """What a new lesson begins with.

    Attributes:
        title: The lesson itself, one sentence.
        themes: Ids of its themes.
    """

    title: str
    themes: tuple[ThemeId, ...] = ()


class LessonSheet(Sheet):
    """Asks for the sentence of a new lesson.

    Signals:
        given: A NewLesson.
        existing_chosen: The path of a lesson that says it already.
        written: What stands in the line now; the owner answers with ``show_like``.
    """

    given = Signal(object)
    existing_chosen = Signal(object)
    written = Signal(str)

    def __init__(
        self,
        scheme: Scheme,
        quotation: str,
        themes: ThemeEditor,
        alike: Sequence[Entry] = (),
        parent: QWidget | None = None,
        *,
        proposed: str = "",
    ) -> None:
        """Make it.

        Args:
            scheme: The colours.
            quotation: The words it rests on, or "".
            themes: An editor that knows the vocabulary and shows the themes proposed.
            alike: Lessons that may say the same, the likeliest first.
            parent: The window that it stands over.
            proposed: A sentence to begin with, or "".
        """
        super().__init__(
            scheme, self.tr("New lesson"), "", self.tr("Make the lesson"), parent, width=620
        )
        if quotation:
            words = Words(scheme, TextRole.QUOTATION, "text2")
            words.show_words(f"“{cut(quotation, _LONGEST_QUOTATION)}”")
            self.column.addWidget(words)
        self.alike = self._offer(alike[:_MOST_ALIKE])
        self.title = QLineEdit(" ".join(proposed.split())[:LONGEST])
        self.title.setPlaceholderText(self.tr("what to do next time, in one sentence"))
        self.title.setMaxLength(LONGEST)
        self.title.selectAll()
        self.title.textChanged.connect(self._count)
        self.add_field(self.tr("Lesson"), self.title)
        self.note = Words(scheme, TextRole.SNIPPET, "text3")
        self.note.setContentsMargins(_BESIDE_LABEL, 0, 0, 0)
        self.column.addWidget(self.note)
        self._quotes = bool(quotation)
        self._like: Entry | None = None
        self.like = LinkButton(scheme, "", role=TextRole.SNIPPET, glyph="lightbulb")
        self.like.clicked.connect(lambda: self._choose(self._like.path) if self._like else None)
        keeps_room = self.like.sizePolicy()  # so that nothing moves when it comes
        keeps_room.setRetainSizeWhenHidden(True)
        self.like.setSizePolicy(keeps_room)
        self.like.hide()
        beside = QHBoxLayout()
        beside.setContentsMargins(_BESIDE_LABEL - MARGIN, 0, 0, 0)
        beside.addWidget(self.like)
        beside.addStretch(1)
        self.column.addLayout(beside)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WHILE_TYPING)
        self._soon.timeout.connect(lambda: self.written.emit(self.title.text()))
        self.title.textChanged.connect(self._soon.start)
        self.themes = themes
        self.add_field(themes.name, themes)
        self._count()
        self.title.setFocus()

    def show_like(self, entry: Entry | None) -> None:
        """Say which lesson says the like of what stands in the line; None for none."""
        self._like = entry
        self.like.setVisible(entry is not None)
        if entry is not None:
            words = (
                self.tr("Make it evidence for “{0}” instead")
                if self._quotes
                else self.tr("There is “{0}” already; open it")
            )
            self.like.setText(words.format(cut(entry.title, _LONGEST_LIKE)))
            self.like.setAccessibleName(self.like.text())
            self.like.updateGeometry()

    def missing(self) -> str:
        """Say that a lesson is a sentence."""
        if not self.title.text().strip():
            return self.tr("Say in one sentence what is to be done.")
        return ""

    def give(self) -> None:
        """Tell the sentence and the themes."""
        title = " ".join(self.title.text().split())
        self.given.emit(NewLesson(title, tuple(ThemeId(theme) for theme in self.themes.values)))

    def _offer(self, alike: Sequence[Entry]) -> list[LinkButton]:
        """Offer lessons that may say the same, before a new one is written."""
        if not alike:
            return []
        head = Words(self._scheme, TextRole.UI)
        head.show_words(
            self.tr(
                "There is something like it. Choose a lesson that says it already, and the words"
                " become its evidence:"
            )
        )
        self.column.addWidget(head)
        links = []
        for entry in alike:
            link = LinkButton(self._scheme, entry.title, role=TextRole.UI, glyph="lightbulb")
            link.clicked.connect(lambda _=False, path=entry.path: self._choose(path))
            self.column.addWidget(link)
            links.append(link)
        return links

    def _choose(self, path: DocumentPath) -> None:
        self.existing_chosen.emit(path)
        self.reject()

    def _count(self) -> None:
        length = len(self.title.text().strip())
        words = self.tr("{0} of {1} letters").format(length, LONGEST)
        if length > _GOOD:
            words = self.tr("{0}; shorter is easier to remember").format(words)
        self.note.show_words(words)
