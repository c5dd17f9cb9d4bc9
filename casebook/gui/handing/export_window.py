"""The export window: what is to be made at the left, its pages as they will print at the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.names import DocumentPath
from casebook.export.outlook import Outlook
from casebook.export.run import Exported, Wanted
from casebook.gui.change_words import change_words
from casebook.gui.handing.export_form import ExportForm
from casebook.gui.handing.export_result import ExportResult
from casebook.gui.handing.pages_preview import PagesPreview
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.surface import Line, Surface
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

_SIZE = (1180, 700)
_LEAST = (800, 480)
_SIDES = (620, 560)
_FOOT = 56
_LEAST_FORM = 440
_LONGEST_TITLE = 110  # letters


class Exportable(NamedTuple):
    """A document that can be exported."""

    path: DocumentPath
    title: str


class ExportWindow(Surface):
    """A window of its own; it writes nothing itself.

    Signals:
        changed: The user has made another choice.
        export_requested: The files are to be made.
        cancel_requested: Making them is to end.
        closed: The window was closed.
    """

    changed = Signal()
    export_requested = Signal()
    cancel_requested = Signal()
    closed = Signal()

    def __init__(
        self, scheme: Scheme, icons: Icons, preview: PagesPreview, parent: QWidget | None = None
    ) -> None:
        super().__init__(scheme, "page", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Export"))
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self._documents: Sequence[Exportable] = ()
        self._running = False
        self._files = -1
        self.preview = preview
        self.form = ExportForm(scheme, icons)
        self.result = ExportResult(scheme, icons)
        self.result.again_requested.connect(self.show_form)
        for signal in (
            self.form.artefacts.changed,
            self.form.folder.changed,
            self.form.names.changed,
        ):
            signal.connect(self._take_choice)
        self._make_head(scheme)
        self._make_foot(scheme)
        self._lay_out(scheme)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._press)
        QShortcut(QKeySequence("F6"), self, self._walk)

    @property
    def paths(self) -> tuple[DocumentPath, ...]:
        """The documents that are exported."""
        return tuple(document.path for document in self._documents)

    @property
    def running(self) -> bool:
        """Whether files are being made."""
        return self._running

    def show_documents(self, documents: Sequence[Exportable]) -> None:
        """Show what can be made of documents."""
        self._documents = documents
        self.form.names.forget()
        title = counted(len(documents), documents[0].title, self.tr("{0} documents"))
        self.title.show_words(cut(title, _LONGEST_TITLE))
        self.setWindowTitle(self.tr("Export: {0}").format(title))
        blocked = self.which.blockSignals(True)
        self.which.clear()
        for document in documents:
            self.which.addItem(document.title)
        self.which.blockSignals(blocked)
        self._which_line.setVisible(len(documents) > 1)
        self.show_form()
        self._files = -1
        self._show_state()
        self._show_pages()

    def show_form(self) -> None:
        """Show the choices."""
        self._sides.setCurrentWidget(self.form)
        self._show_state()

    def show_outlook(self, outlook: Outlook, there: int, unsaved: bool, trouble: str) -> None:
        """Show what lies ahead.

        Args:
            outlook: What would be made.
            there: How many of the files lie in the folder already.
            unsaved: Whether one of the documents has text that is not saved.
            trouble: What is wrong with the folder, or "".
        """
        self.form.show_outlook(outlook, unsaved)
        self.form.folder.show_there(there)
        self.form.folder.show_problem(trouble)
        self._files = len(outlook.files)
        self._show_state()
        self._show_pages()

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.state.show_words(change_words(what))

    def begin(self) -> None:
        """Show that files are being made."""
        self._running = True
        self.show_progress(0, 0, self.tr("Reading…"))
        self._show_state()

    def end(self, words: str = "") -> None:
        """Show that no files are being made any more, and why; "" for no reason."""
        self._running = False
        self._show_state()
        self.problem.show_words(words)
        self.problem.setVisible(bool(words))

    def show_result(self, made: Exported, folder: Path) -> None:
        """Show what was made."""
        self.result.show_result(made, folder)
        self._sides.setCurrentWidget(self.result)
        self._show_state()
        self.result.show_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> Wanted:
        """Give what is chosen."""
        return self.form.wanted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; end what is being made first."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._running:
            self.cancel_requested.emit()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed."""
        super().closeEvent(event)
        self.closed.emit()

    def _make_head(self, scheme: Scheme) -> None:
        self.title = Words(scheme, TextRole.CASE_TITLE_SMALL)
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Document whose pages are shown"))
        self.which.currentIndexChanged.connect(lambda _: self._show_pages())
        label = Words(scheme, TextRole.UI, "text2", wrapped=False)
        label.show_words(self.tr("Pages shown"))
        self._which_line = QWidget()
        row = QHBoxLayout(self._which_line)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(12)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.which, 1)

    def _make_foot(self, scheme: Scheme) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.state = Words(scheme, TextRole.SNIPPET, "text2")
        self.problem = Words(scheme, TextRole.UI, "late")
        self.problem.setContentsMargins(24, 8, 24, 0)
        self.problem.hide()
        self.leave = QPushButton(self.tr("Close"))
        self.leave.clicked.connect(self._leave)
        self.primary = QPushButton()
        self.primary.setProperty("primary", "true")
        self.primary.clicked.connect(self._press)

    def _lay_out(self, scheme: Scheme) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 8)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self._which_line)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addStretch(1)
        told.addWidget(self.state)
        told.addWidget(self.bar)
        told.addStretch(1)
        foot = QWidget()
        foot.setFixedHeight(_FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addLayout(told, 1)
        row.addWidget(self.leave)
        row.addWidget(self.primary)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.form)
        self._sides.addWidget(self.result)
        left = QWidget()
        left.setMinimumWidth(_LEAST_FORM)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._sides, 1)
        column.addWidget(self.problem)
        column.addWidget(Line(scheme))
        column.addWidget(foot)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes(list(_SIDES))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _show_state(self) -> None:
        """Say on the buttons, and beside them, what can be done now."""
        done = self._sides.currentWidget() is self.result
        for widget in (self.bar, self.state):
            widget.setVisible(self._running)
        self.form.setEnabled(not self._running)
        self.leave.setText(self.tr("Cancel") if self._running else self.tr("Close"))
        self.primary.setVisible(not done)
        words = counted(self._files, self.tr("Export one file"), self.tr("Export {0} files"))
        self.primary.setText(words if self._files > 0 else self.tr("Export"))
        self.primary.setEnabled(not self._running and self.ready)

    @property
    def ready(self) -> bool:
        """Whether there is something to export, and somewhere to export it to."""
        folder = self.form.folder
        return self._files > 0 and folder.folder is not None and folder.may_replace

    def _show_pages(self) -> None:
        at = self.which.currentIndex()
        if 0 <= at < len(self._documents):
            path = self._documents[at].path
            self.preview.show_document(path, names=self.form.names.entries())

    def _take_choice(self) -> None:
        self.end()
        self._show_pages()
        self.changed.emit()

    def _press(self) -> None:
        if self.primary.isEnabled() and self.primary.isVisible():
            self.export_requested.emit()

    def _leave(self) -> None:
        if self._running:
            self.cancel_requested.emit()
        else:
            self.close()

    def _walk(self) -> None:
        """Walk between the choices and the pages."""
        if self.preview.isAncestorOf(self.focusWidget() or self):
            first = self.form.artefacts if self._sides.currentWidget() is self.form else self.leave
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.preview.focus_first()
