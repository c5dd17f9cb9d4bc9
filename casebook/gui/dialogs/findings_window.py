"""The window *To mend*: every finding of the library, to be narrowed, opened and copied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from casebook.domain.finding import Finding
from casebook.domain.values import Severity
from casebook.gui.dialogs.finding_row import ROW_HEIGHT, FindingDelegate
from casebook.gui.look.fonts import TextRole
from casebook.gui.look.icons import Icons
from casebook.gui.look.scheme import Scheme
from casebook.gui.models.findings_model import (
    FILE,
    FINDING,
    LINE,
    MESSAGE,
    SEVERITY,
    FindingsFilter,
    FindingsModel,
)
from casebook.gui.widgets.filter_field import FilterField
from casebook.gui.widgets.surface import Surface
from casebook.gui.widgets.words import Words
from casebook.gui.wording import counted

_LOST = {"lost-evidence", "close-evidence"}
_WIDTHS = {SEVERITY: 104, FILE: 240, LINE: 64}


class FindingsWindow(Surface):
    """A window of its own; it stays open while one mends.

    Signals:
        document_requested: The path of a document to be opened.
        severity_chosen: How grave the findings are that are shown from now on; "" for all.
        evidence_mended: A Finding that tells of lost evidence, which is to be mended.
    """

    document_requested = Signal(str)
    severity_chosen = Signal(str)
    evidence_mended = Signal(object)

    def __init__(self, scheme: Scheme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(scheme, "pane", parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(self.tr("To mend"))
        self._model = FindingsModel(self)
        self._shown = FindingsFilter(self)
        self._shown.setSourceModel(self._model)
        self.words = FilterField(scheme, self.tr("Narrow by words or file"))
        self.words.textChanged.connect(self._narrow)
        self.severities = {severity: self._switch(severity) for severity in (None, *Severity)}
        self.codes = QComboBox()
        self.codes.setAccessibleName(self.tr("Kind of finding"))
        self.codes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.codes.currentIndexChanged.connect(self._narrow)
        self.table = _Table(scheme, self._shown)
        self.table.opened.connect(self._open)
        self.count = Words(scheme, TextRole.SNIPPET, "text2")
        self.copy = QPushButton(icons.icon("copy"), self.tr("Copy as text"))
        self.copy.clicked.connect(self._copy)
        self._writable = False
        self.mend = QPushButton(self.tr("Choose what it rests on…"))
        self.mend.clicked.connect(self._mend)
        self.mend.hide()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer_mending())
        self._nothing = Words(scheme, TextRole.CASE_TITLE_SMALL)
        self._why = Words(scheme, TextRole.UI, "text2")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._make_nothing())
        self._lay_out()
        self.resize(920, 600)
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings; how they are narrowed stays, as far as it still makes sense."""
        self._model.show(findings)
        counts = Counter(finding.severity for finding in findings)
        for severity, button in self.severities.items():
            number = counts[severity] if severity else len(findings)
            button.setText(f"{self._severity_words(severity)}  {number:,}")
        chosen = self.codes.currentData()
        self.codes.blockSignals(True)
        self.codes.clear()
        self.codes.addItem(self.tr("All kinds"), "")
        for code, number in sorted(Counter(finding.code for finding in findings).items()):
            self.codes.addItem(f"{code}  {number:,}", code)
        self.codes.setCurrentIndex(max(0, self.codes.findData(chosen)))
        self.codes.blockSignals(False)
        self._narrow()

    def choose_severity(self, severity: str) -> None:
        """Show what was shown last; a word that is no severity shows all."""
        for known, button in self.severities.items():
            if known is not None and known.value == severity:
                button.setChecked(True)
        self._narrow()

    def set_writable(self, writable: bool) -> None:
        """Offer to mend what can be mended here, or nothing of it."""
        self._writable = writable
        self._offer_mending()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Give room for whole sentences."""
        return QSize(920, 600)

    def _lay_out(self) -> None:
        switches = QHBoxLayout()
        switches.setSpacing(0)
        for button in self.severities.values():
            switches.addWidget(button)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.setSpacing(12)
        top.addWidget(self.words, 1)
        top.addLayout(switches)
        top.addWidget(self.codes)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.mend)
        foot.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _switch(self, severity: Severity | None) -> QToolButton:
        button = QToolButton()
        place = {None: "first", Severity.HINT: "last"}.get(severity, "middle")
        button.setProperty("segment", place)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setChecked(severity is None)
        button.clicked.connect(self._narrow)
        button.clicked.connect(
            lambda: self.severity_chosen.emit(severity.value if severity else "")
        )
        return button

    def _severity_words(self, severity: Severity | None) -> str:
        return {
            None: self.tr("All"),
            Severity.ERROR: self.tr("Errors"),
            Severity.WARNING: self.tr("Warnings"),
            Severity.HINT: self.tr("Hints"),
        }[severity]

    def _make_nothing(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(32, 32, 32, 32)
        column.addStretch(1)
        for words in (self._nothing, self._why):
            column.addWidget(words)
        column.addStretch(2)
        return part

    def _narrow(self) -> None:
        chosen = [severity for severity, button in self.severities.items() if button.isChecked()]
        severity = chosen[0] if chosen else None
        self._shown.narrow(severity, str(self.codes.currentData() or ""), self.words.text())
        shown, every = self._shown.rowCount(), self._model.rowCount()
        self._stack.setCurrentIndex(0 if shown else 1)
        self.copy.setEnabled(shown > 0)
        self._offer_mending()
        found = counted(every, self.tr("1 finding"), self.tr("{0} findings"))
        narrowed = self.tr("{0} of {1}").format(f"{shown:,}", found)
        self.count.show_words((narrowed if shown != every else found) if every else "")
        if every:
            self._nothing.show_words(self.tr("Nothing fits"))
            self._why.show_words(self.tr("Choose all kinds, or other words, to see the others."))
        else:
            self._nothing.show_words(self.tr("Nothing to mend"))
            self._why.show_words(
                self.tr("Every file could be read, and every link leads somewhere.")
            )

    def _open(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        if isinstance(finding, Finding):
            self.document_requested.emit(finding.path)

    def _offer_mending(self) -> None:
        finding = self.table.currentIndex().data(FINDING)
        is_lost = isinstance(finding, Finding) and finding.code in _LOST
        self.mend.setVisible(self._writable and is_lost)

    def _mend(self) -> None:
        self.evidence_mended.emit(self.table.currentIndex().data(FINDING))

    def _copy(self) -> None:
        """Put what is shown on the clipboard, a line for each finding."""
        rows = (self._shown.index(row, 0).data(FINDING) for row in range(self._shown.rowCount()))
        QGuiApplication.clipboard().setText("\n".join(map(_as_text, rows)))


def _as_text(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return f"{place}: {finding.severity}: {finding.message} ({finding.code})"


class _Table(QTableView):
    """The table; a row opens by double click and Enter."""

    opened = Signal(QModelIndex)

    def __init__(self, scheme: Scheme, shown: FindingsFilter) -> None:
        super().__init__()
        self.setModel(shown)
        self.setItemDelegate(FindingDelegate(scheme, self))
        self.setAccessibleName(self.tr("Findings"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSortingEnabled(True)
        self.sortByColumn(SEVERITY, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the row by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
