"""The windows that are no sheets: all of each is reached by Tab, is named, and goes with Esc."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from casebook.domain.finding import Finding, Severity
from casebook.domain.keeping import Unanswered
from casebook.domain.names import DocumentPath, ThemeId
from casebook.gui.asking.applying_window import ApplyingWindow
from casebook.gui.asking.unanswered_window import UnansweredWindow
from casebook.gui.dialogs.crash_report import CrashDialog
from casebook.gui.dialogs.findings_window import FindingsWindow
from casebook.gui.dialogs.help_window import HelpWindow
from casebook.gui.dialogs.shortcuts import ShortcutsWindow
from casebook.gui.themes.theme_window import ThemeWindow


def findings(scheme, icons, vocabulary):
    window = FindingsWindow(scheme, icons)
    window.show_findings([Finding(DocumentPath("a.md"), 1, Severity.HINT, "no-lessons", "None.")])
    return window


def themes(scheme, icons, vocabulary):
    window = ThemeWindow(scheme, icons)
    window.show_vocabulary(vocabulary, {"service": 3})
    window.tree.select(ThemeId("recovery"))
    return window


def shortcuts(scheme, icons, vocabulary):
    action = QAction("Save")
    action.setShortcut("Ctrl+S")
    return ShortcutsWindow(scheme, [action])


def unanswered(scheme, icons, vocabulary):
    window = UnansweredWindow(scheme, icons)
    window.show_searches([Unanswered("till", 2, datetime.now(UTC))], writes=True)
    return window


WINDOWS = {
    "findings": findings,
    "themes": themes,
    "shortcuts": shortcuts,
    "help": lambda scheme, icons, vocabulary: HelpWindow(scheme, icons),
    "crash": lambda scheme, icons, vocabulary: CrashDialog("Traceback: none\n"),
    "unanswered": unanswered,
    "all answered": lambda scheme, icons, vocabulary: UnansweredWindow(scheme, icons),
    "applying": lambda scheme, icons, vocabulary: ApplyingWindow(scheme),
}
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


@pytest.fixture(params=WINDOWS)
def window(request, qtbot, scheme, icons, vocabulary):
    made = WINDOWS[request.param](scheme, icons, vocabulary)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def controls(window):
    found = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisibleTo(window)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return [one for one in found if not any(other.isAncestorOf(one) for other in found)]


def walked(window):
    """Press Tab until it comes round; give what had the keyboard."""
    seen = []
    for _ in range(300):
        focus = window.focusWidget() or window
        if focus in seen[:1] and len(seen) > 1:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return seen


def test_tab_reaches_every_control(window):
    seen = walked(window)
    missed = [
        one
        for one in controls(window)
        if not any(one is widget or one.isAncestorOf(widget) for widget in seen)
    ]
    assert missed == []


def test_every_control_has_a_name(window):
    assert [
        one
        for one in controls(window)
        if not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ] == []


def test_esc_closes_it(window, qtbot):
    for _ in range(2):  # the first one may empty a field
        if window.isVisible():
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())
