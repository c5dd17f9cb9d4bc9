"""What an export has made: the files, each opened with a click, and their folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from casebook.export.run import Exported, Written
from casebook.gui.handing.glyph_line import GlyphLine
from casebook.gui.handing.names import audience_name, long_name
from casebook.gui.handing.remarks_list import RemarksList
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.surface import Line, ScrolledColumn, clear_out
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted


class ExportResult(ScrolledColumn):
    """The left side of the window when files are there.

    Signals:
        file_requested: The Path of a file that is to be opened.
        folder_requested: Their folder is to be opened.
        again_requested: Something else is to be exported.
    """

    file_requested = Signal(object)
    folder_requested = Signal()
    again_requested = Signal()

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__((24, 8, 24, 24), 16, parent)
        self._scheme = scheme
        self.links: list[LinkButton] = []
        self.lead = GlyphLine(scheme, "check", "", "success", role=TextRole.CARD_TITLE)
        self.place = Words(scheme, TextRole.UI, "text2")
        self.show_folder = QPushButton(icons.icon("folder"), self.tr("Open the folder"))
        self.show_folder.clicked.connect(self.folder_requested)
        self.again = QPushButton(self.tr("Export something else"))
        self.again.clicked.connect(self.again_requested)
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.show_folder)
        acts.addWidget(self.again)
        acts.addStretch(1)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.place)
        self.column.addLayout(acts)
        self.column.addLayout(self._files)
        self._remarks_title = Words(scheme, TextRole.CARD_TITLE, wrapped=False)
        self._remarks_title.show_words(self.tr("What they could not show as they should"))
        self.remarks = RemarksList(scheme)
        self.column.addWidget(self._remarks_title)
        self.column.addWidget(self.remarks)

    def show_result(self, made: Exported, folder: Path) -> None:
        """Show what was made."""
        clear_out(self._files)
        self.links = []
        words = counted(
            len(made.written), self.tr("One file is there"), self.tr("{0} files are there")
        )
        self.lead.show_words(words)
        self.place.show_words(str(folder))
        for written in made.written:
            self._files.addWidget(Line(self._scheme))
            self._files.addWidget(self._row(written))
        self.remarks.show_remarks([(problem.message, problem.path) for problem in made.problems])
        for widget in (self._remarks_title, self.remarks):
            widget.setVisible(bool(made.problems))
        self.settle()

    def _row(self, written: Written) -> QWidget:
        name = LinkButton(self._scheme, written.path.name, role=TextRole.UI)
        name.setToolTip(self.tr("Open {0}").format(written.path))
        name.clicked.connect(lambda: self.file_requested.emit(written.path))
        self.links.append(name)
        about = Words(self._scheme, TextRole.SNIPPET, "text3")
        parts = (
            long_name(written.artefact, written.audience),
            audience_name(written.audience),
            _size(written.path),
        )
        about.show_words(" · ".join(filter(None, parts)))
        about.setContentsMargins(3, 0, 0, 0)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 6, 0, 8)
        column.setSpacing(0)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(about)
        return row


def _size(path: Path) -> str:
    try:
        return QLocale().formattedDataSize(path.stat().st_size, 0)
    except OSError:
        return ""
