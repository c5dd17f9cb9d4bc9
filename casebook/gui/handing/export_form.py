"""What is asked before an export: which files, where to, names, and what there is to know."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casebook.export.outlook import Outlook
from casebook.export.run import Wanted
from casebook.gui.handing.artefact_list import ArtefactList
from casebook.gui.handing.folder_row import FolderRow
from casebook.gui.handing.names_list import NamesList
from casebook.gui.handing.remarks_list import RemarksList
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.widgets.surface import ScrolledColumn
from casebook.gui.widgets.words import Words

_MARGINS = (24, 8, 24, 24)


class ExportForm(ScrolledColumn):
    """The left side of the window."""

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(_MARGINS, 24, parent, walked=False)
        self._scheme = scheme
        self.artefacts = ArtefactList(scheme)
        self.folder = FolderRow(scheme, icons)
        self.names = NamesList(scheme)
        self.remarks = RemarksList(scheme)
        self._names_title = self._part(self.tr("Names of people"), self.names, add=False)
        self.column.addWidget(self.artefacts)
        self._part(self.tr("Where to"), self.folder)
        self._part(self.tr("Before you hand it out"), self.remarks)
        self.column.addWidget(self._names_title)

    def show_outlook(self, outlook: Outlook, unsaved: bool) -> None:
        """Show what lies ahead."""
        self.artefacts.offer(outlook.offered)
        self.names.show_names(outlook.names)
        remarks = [(problem.message, problem.path) for problem in outlook.problems]
        for case in outlook.unverified:
            one = self.tr("One figure of “{1}” is marked as unverified.")
            many = self.tr("{0} figures of “{1}” are marked as unverified.")
            words = (one if case.count == 1 else many).format(case.count, case.title)
            remarks.append((words, case.path))
        if unsaved:
            words = self.tr("What you wrote and did not save is not in the files.")
            remarks.insert(0, (words, ""))
        self.remarks.show_remarks(remarks)

    def wanted(self) -> Wanted:
        """Give what is chosen."""
        chosen = self.artefacts.wanted()
        return Wanted(
            choices=chosen.choices, names=self.names.entries(), replace=self.folder.may_replace
        )

    def _part(self, title: str, body: QWidget, *, add: bool = True) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = Words(self._scheme, TextRole.CARD_TITLE, "text", wrapped=False)
        head.show_words(title)
        column.addWidget(head)
        column.addWidget(body)
        body.setAccessibleName(title)
        if add:
            self.column.addWidget(part)
        return part
