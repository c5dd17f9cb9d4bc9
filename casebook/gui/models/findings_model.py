"""What there is to mend in a library, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from casebook.domain.values import Severity
from casebook.gui.look.fonts import TextRole, font
from casebook.gui.wording import word_of

if TYPE_CHECKING:
    from casebook.domain.finding import Finding

FINDING = Qt.ItemDataRole.UserRole
"""Role: the Finding of a row."""
SORT = Qt.ItemDataRole.UserRole + 1
"""Role: by what a column is ordered."""
SEVERITY, MESSAGE, FILE, LINE = range(4)
"""The columns."""
_Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("Findings", text)


class FindingsModel(QAbstractTableModel):
    """A row for each finding: how much it matters, what it is, file and line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them."""
        return self._findings

    def show(self, findings: Sequence[Finding]) -> None:
        """Take other findings."""
        self.beginResetModel()
        self._findings = tuple(findings)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Give the number of findings."""
        return 0 if parent is not None and parent.isValid() else len(self._findings)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell in words, or what it stands for."""
        if not index.isValid() or index.row() >= len(self._findings):
            return None
        finding = self._findings[index.row()]
        if role == FINDING:
            return finding
        if role == SORT:
            return _order(finding, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{word_of(finding.severity)} · {finding.code}\n{finding.message}"
        words = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return _words(finding, index.column()) if words else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give the head of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and 0 <= section < 4:
            return (_tr("Matters"), _tr("What"), _tr("File"), _tr("Line"))[section]
        if role == Qt.ItemDataRole.FontRole:
            return font(TextRole.LABEL)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == LINE else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


def _words(finding: Finding, column: int) -> str:
    line = str(finding.line) if finding.line else ""
    return (word_of(finding.severity), finding.message, finding.path, line)[column]


def _order(finding: Finding, column: int) -> object:
    if column == SEVERITY:
        return list(Severity).index(finding.severity)
    return finding.line if column == LINE else _words(finding, column).casefold()


class FindingsFilter(QSortFilterProxyModel):
    """Shows the findings of one severity, of one code, and with some words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._severity: Severity | None = None
        self._code = ""
        self._words: list[str] = []
        self.setSortRole(SORT)

    def narrow(self, severity: Severity | None, code: str, words: str) -> None:
        """Show only some: of a severity, of a code, with all words; None and "" for any."""
        self._severity = severity
        self._code = code
        self._words = words.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        """Say whether a finding is shown."""
        index = self.sourceModel().index(source_row, 0, source_parent)
        finding: Finding = index.data(FINDING)
        if self._severity not in {None, finding.severity}:
            return False
        if self._code and finding.code != self._code:
            return False
        around = f"{finding.message} {finding.path} {finding.code}".casefold()
        return all(word in around for word in self._words)
