"""The first page: what this is, and the ways to begin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.choice_row import ChoiceRow
from casebook.gui.widgets.columns import Columns
from casebook.gui.widgets.drop_zone import DropZone
from casebook.gui.widgets.link_button import MARGIN, LinkButton
from casebook.gui.widgets.marked_line import Marked, MarkedLine
from casebook.gui.widgets.recent_row import RecentRow
from casebook.gui.widgets.surface import ScrolledColumn, Surface, clear_out
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

_WIDEST = 880
_LEFT, _RIGHT, _BETWEEN = 352, 464, 64
_SIGN = 56
_NAME_LARGER = 36 / 32
_SENTENCE_LARGER = 18 / 16


class WelcomePage(Surface):
    """Shown while no library is open.

    Signals:
        sample_requested: The sample library is to be opened.
        folder_requested: A folder is to be chosen and opened.
        new_requested: A new library is to be made.
        library_requested: The folder of a library to be opened.
        recent_removed: The folder of a library to be forgotten.
        help_requested: The help is to be shown.
    """

    sample_requested = Signal()
    folder_requested = Signal()
    new_requested = Signal()
    library_requested = Signal(object)
    recent_removed = Signal(object)
    help_requested = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "page", parent)
        self._icons = icons
        self.setAccessibleName(self.tr("Welcome"))
        self.choices = self._make_choices()
        self.recent: list[RecentRow] = []
        self._drop = DropZone(scheme)
        self._recent_column = QVBoxLayout()
        self._recent_column.setSpacing(0)
        scroll = ScrolledColumn((32, 32, 32, 64), 0, widest=_WIDEST, centred=True)
        pair = Columns(_LEFT, 2, _BETWEEN, weights=(_LEFT, _RIGHT), row_gap=32, middle=True)
        pair.add(self._make_words())
        pair.add(self._make_ways())
        scroll.column.addWidget(pair)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.choices[0])
        self.show_sample(0, 0, 0)
        self.show_recent([])

    def show_sample(self, cases: int, lessons: int, packs: int) -> None:
        """Say what the sample library holds; without numbers for zeros."""
        if not cases:
            self.choices[0].show_note(self.tr("Cases, lessons and packs to try"))
            return
        parts = (
            counted(cases, self.tr("one case"), self.tr("{0} cases")),
            counted(lessons, self.tr("one lesson"), self.tr("{0} lessons")),
            counted(packs, self.tr("one pack"), self.tr("{0} packs")),
        )
        note = self.tr("{0}, {1}, {2} to try").format(*parts)
        self.choices[0].show_note(note[:1].upper() + note[1:])

    def show_recent(self, folders: Sequence[Path], missing: Collection[Path] = ()) -> None:
        """List libraries that were open before.

        Args:
            folders: Their folders, the last one first.
            missing: Those of them that are not there any more.
        """
        clear_out(self._recent_column)
        self.recent = []
        head = Words(self._scheme, TextRole.LABEL if folders else TextRole.SNIPPET, "text3")
        head.show_words(
            self.tr("Recent libraries")
            if folders
            else self.tr("Libraries that you open will be listed here.")
        )
        line = QHBoxLayout()
        line.setContentsMargins(0, 12, -MARGIN, 4)
        line.addWidget(head, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._make_tour())
        self._recent_column.addLayout(line)
        for folder in folders:
            row = RecentRow(self._scheme, self._icons, folder, folder in missing)
            row.clicked.connect(lambda _=False, to=folder: self.library_requested.emit(to))
            row.removed.connect(lambda gone=folder: self.recent_removed.emit(gone))
            self._recent_column.addWidget(row)
            self.recent.append(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for a folder."""
        if dropped_folder(event.mimeData()) is not None:
            self._drop.set_accepting(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Be as before."""
        self._drop.set_accepting(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the folder."""
        self._drop.set_accepting(False)
        folder = dropped_folder(event.mimeData())
        if folder is not None:
            event.acceptProposedAction()
            self.library_requested.emit(folder)

    def _make_choices(self) -> list[ChoiceRow]:
        rows = (
            ("book", self.tr("Open the sample library"), "", self.sample_requested),
            (
                "folder-open",
                self.tr("Open a folder of notes"),
                self.tr("As it is: Obsidian, Joplin or plain Markdown"),
                self.folder_requested,
            ),
            (
                "folder-plus",
                self.tr("Make a new library"),
                self.tr("An empty folder with themes to start from"),
                self.new_requested,
            ),
        )
        choices = []
        for number, (glyph, text, note, signal) in enumerate(rows, start=1):
            choice = ChoiceRow(self._scheme, glyph, text, f"Alt {number}")
            choice.show_note(note)
            choice.clicked.connect(signal)
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(choice.click)
            choices.append(choice)
        return choices

    def _make_words(self) -> QWidget:
        part = QWidget()
        name = Words(self._scheme, TextRole.LESSON_TITLE)
        name.set_type(_NAME_LARGER, sans=False)
        name.show_words("Casebook")
        sentence = Words(self._scheme, TextRole.BODY, "text2")
        sentence.set_type(_SENTENCE_LARGER, sans=False)
        sentence.show_words(
            self.tr(
                "What happened, what it taught, and where that is written."
                " Found in the moment it is needed."
            )
        )
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_Sign(self._scheme))
        column.addSpacing(20)
        column.addWidget(name)
        column.addSpacing(8)
        column.addWidget(sentence)
        column.addSpacing(24)
        for glyph, fact in (
            ("folder", self.tr("A library is a folder of Markdown files. They stay yours.")),
            ("download", self.tr("Reports, web pages, mails and slides can be imported.")),
            ("offline", self.tr("Nothing needs a network. Nothing is sent anywhere.")),
        ):
            line = MarkedLine(self._scheme, gap=8)
            line.show_items([Marked(fact, f"icon/{glyph}")])
            column.addWidget(line)
            column.addSpacing(8)
        return part

    def _make_ways(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for choice in self.choices:
            column.addWidget(choice)
        column.addWidget(self._drop)
        column.addLayout(self._recent_column)
        return part

    def _make_tour(self) -> LinkButton:
        tour = LinkButton(self._scheme, self.tr("A short tour"), glyph="help")
        tour.clicked.connect(self.help_requested)
        return tour


def dropped_folder(data: QMimeData) -> Path | None:
    """Give the folder that is being dragged; None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else None


class _Sign(QWidget):
    """The sign of the program."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._scheme = scheme
        self.setFixedHeight(_SIGN)
        scheme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a book with a few lines on its cover."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._scheme.palette
        painter.scale(_SIGN / 32, _SIGN / 32)
        # the cover begins three cells in; it stands in line with the words below
        painter.translate(-3, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.ink_fill))
        painter.drawRoundedRect(QRectF(3, 3, 26, 26), 5, 5)
        painter.fillRect(QRectF(9, 3, 2, 26), QColor(palette.page))
        pen = QPen(QColor(palette.on_fill), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for y, end in ((11, 24), (16, 24), (21, 20)):
            painter.drawLine(15, y, end, y)
