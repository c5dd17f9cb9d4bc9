import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHoverEvent
from PySide6.QtWidgets import QApplication

from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.gui.dialogs.findings_window import FindingsWindow
from casebook.gui.look.scheme import Choice
from casebook.gui.models.findings_model import MESSAGE

LEFT = Qt.MouseButton.LeftButton
FINDINGS = (
    Finding(DocumentPath("b.md"), 9, Severity.HINT, "no-lessons", "No lesson rests on it."),
    Finding(DocumentPath("a.md"), 12, Severity.ERROR, "link-nowhere", "It leads nowhere. " * 30),
    Finding(DocumentPath("c.md"), 0, Severity.WARNING, "unknown-value", "No such status."),
)


@pytest.fixture
def window(qtbot, scheme, icons):
    made = FindingsWindow(scheme, icons)
    qtbot.addWidget(made)
    made.show_findings(FINDINGS)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def files(window):
    model = window.table.model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def test_errors_stand_first_and_everything_is_counted(window):
    assert files(window) == ["a.md", "c.md", "b.md"]
    assert window.count.words == "3 findings"
    assert [button.text().split() for button in window.severities.values()] == [
        ["All", "3"],
        ["Errors", "1"],
        ["Warnings", "1"],
        ["Hints", "1"],
    ]


def test_findings_are_narrowed_by_severity_kind_and_words(qtbot, window):
    qtbot.mouseClick(window.severities[Severity.WARNING], LEFT)
    assert files(window) == ["c.md"]
    assert window.count.words == "1 of 3 findings"
    qtbot.mouseClick(window.severities[None], LEFT)
    window.codes.setCurrentIndex(window.codes.findData("no-lessons"))
    assert files(window) == ["b.md"]
    window.codes.setCurrentIndex(0)
    qtbot.keyClicks(window.words, "nowhere a.md")
    assert files(window) == ["a.md"]
    qtbot.keyClicks(window.words, " zzz")
    assert files(window) == []
    assert not window.copy.isEnabled()
    assert window.table.isHidden()


def test_how_grave_they_are_is_chosen_again_and_told(qtbot, window):
    window.choose_severity("warning")
    assert files(window) == ["c.md"]
    with qtbot.waitSignal(window.severity_chosen) as told:
        qtbot.mouseClick(window.severities[Severity.ERROR], LEFT)
    assert told.args == ["error"]
    with qtbot.waitSignal(window.severity_chosen) as told:
        qtbot.mouseClick(window.severities[None], LEFT)
    assert told.args == [""]
    window.choose_severity("no such word")
    assert len(files(window)) == 3


def test_how_they_are_narrowed_stays_when_the_findings_change(window):
    window.codes.setCurrentIndex(window.codes.findData("no-lessons"))
    window.show_findings(FINDINGS[:2])
    assert files(window) == ["b.md"]
    window.show_findings(FINDINGS[1:])
    assert files(window) == ["a.md", "c.md"], "a kind that is gone narrows no more"


def test_a_row_opens_its_document_by_double_click_and_enter(qtbot, window):
    asked = []
    window.document_requested.connect(asked.append)
    table = window.table
    place = table.visualRect(table.model().index(1, MESSAGE)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert asked == ["c.md", "b.md"]


def test_what_is_shown_is_copied_as_text(qtbot, window):
    qtbot.keyClicks(window.words, "such")
    qtbot.mouseClick(window.copy, LEFT)
    assert QGuiApplication.clipboard().text() == "c.md: warning: No such status. (unknown-value)"
    window.words.setText("rests")
    qtbot.mouseClick(window.copy, LEFT)
    assert QGuiApplication.clipboard().text() == (
        "b.md:9: hint: No lesson rests on it. (no-lessons)"
    )


def test_a_library_without_findings_has_nothing_to_mend(window):
    window.show_findings(())
    assert window.table.isHidden()
    assert window._nothing.words == "Nothing to mend"
    assert window.count.words == ""
    window.show_findings(FINDINGS[:1])
    assert window.count.words == "1 finding"


def test_escape_closes_it(qtbot, window):
    qtbot.keyClick(window.table, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_a_row_lights_up_under_the_pointer(qtbot, window, scheme):
    table = window.table
    row = table.visualRect(table.model().index(1, MESSAGE))
    event = QHoverEvent(
        QEvent.Type.HoverMove, QPointF(row.center()), QPointF(row.center()), QPointF()
    )
    QApplication.sendEvent(table.viewport(), event)
    image = table.viewport().grab().toImage()
    assert image.pixelColor(row.right() - 2, row.top() + 2).name() == scheme.palette.hover


def test_rows_are_drawn_in_both_schemes(window, scheme):
    table = window.table
    table.selectRow(0)
    table.setFocus()
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        image = table.viewport().grab().toImage()
        row = table.visualRect(table.model().index(0, MESSAGE))
        assert image.pixelColor(row.right() - 2, row.top() + 2).name() == scheme.palette.ink_soft
        mark = table.visualRect(table.model().index(0, 0))
        square = [
            QPoint(mark.left() + 16 + x, mark.center().y() + y)
            for x in range(16)
            for y in range(-8, 8)
        ]
        assert scheme.palette.failure in {image.pixelColor(point).name() for point in square}
