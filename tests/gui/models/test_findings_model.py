import pytest
from PySide6.QtCore import Qt

from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.gui.models.findings_model import (
    FILE,
    FINDING,
    LINE,
    MESSAGE,
    SEVERITY,
    FindingsFilter,
    FindingsModel,
)

DISPLAY = Qt.ItemDataRole.DisplayRole


def finding(path, line, severity, code, message):
    return Finding(DocumentPath(path), line, severity, code, message)


FINDINGS = (
    finding("b.md", 9, Severity.HINT, "no-lessons", "No lesson rests on it."),
    finding("a.md", 12, Severity.ERROR, "link-nowhere", "It leads nowhere."),
    finding("c.md", 0, Severity.WARNING, "unknown-value", "No such status."),
    finding("a.md", 3, Severity.WARNING, "link-nowhere", "Nowhere too."),
)


@pytest.fixture
def model(qtmodeltester):
    made = FindingsModel()
    made.show(FINDINGS)
    qtmodeltester.check(made)
    return made


@pytest.fixture
def shown(model, qtmodeltester):
    made = FindingsFilter()
    made.setSourceModel(model)
    qtmodeltester.check(made)
    return made


def paths(shown):
    rows = (shown.index(row, 0).data(FINDING) for row in range(shown.rowCount()))
    return [(row.path, row.line) for row in rows]


def test_each_finding_is_a_row_in_words(model):
    cells = [model.index(1, column).data() for column in (SEVERITY, MESSAGE, FILE, LINE)]
    assert cells == ["Error", "It leads nowhere.", "a.md", "12"]
    assert model.index(2, LINE).data() == "", "the file as a whole has no line"
    assert model.findings == FINDINGS
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Hint · no-lessons\nNo lesson rests on it."
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(9, 9)) is None


def test_the_columns_have_heads(model):
    across = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert across == ["Matters", "What", "File", "Line"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    side = model.headerData(LINE, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight.value
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None
    letters = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole)
    assert letters.pixelSize() == 11


def test_a_column_is_ordered_by_what_it_means(shown):
    shown.sort(SEVERITY)
    assert [path for path, _ in paths(shown)] == ["a.md", "c.md", "a.md", "b.md"]
    shown.sort(LINE)
    assert [line for _, line in paths(shown)] == [0, 3, 9, 12], "as numbers, not as letters"
    shown.sort(FILE, Qt.SortOrder.DescendingOrder)
    assert paths(shown)[0] == ("c.md", 0)


def test_findings_are_narrowed_by_severity_code_and_words(shown):
    shown.narrow(Severity.WARNING, "", "")
    assert paths(shown) == [("c.md", 0), ("a.md", 3)]
    shown.narrow(None, "link-nowhere", "")
    assert paths(shown) == [("a.md", 12), ("a.md", 3)]
    shown.narrow(None, "", "NOWHERE a.md it")
    assert paths(shown) == [("a.md", 12)]
    shown.narrow(None, "", "")
    assert len(paths(shown)) == 4
