from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel

from casebook.gui.look.dress import dress
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice, Scheme


def test_it_follows_the_system_while_it_is_open(qtbot):
    scheme = Scheme()
    hints = QGuiApplication.styleHints()
    with qtbot.waitSignal(scheme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert scheme.palette is DARK
    with qtbot.waitSignal(scheme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert scheme.palette is LIGHT


def test_a_choice_of_ones_own_outweighs_the_system(qtbot):
    scheme = Scheme(Choice.LIGHT)
    with qtbot.assertNotEmitted(scheme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    with qtbot.waitSignal(scheme.changed):
        scheme.set_choice(Choice.DARK)
    assert (scheme.choice, scheme.palette) == (Choice.DARK, DARK)


def test_choosing_the_system_again_goes_back_to_its_colours(qtbot):
    scheme = Scheme(Choice.DARK)
    scheme.set_choice(Choice.SYSTEM)
    assert scheme.palette is LIGHT


def test_nothing_is_told_when_the_colours_stay(qtbot):
    scheme = Scheme(Choice.LIGHT)
    with qtbot.assertNotEmitted(scheme.changed):
        scheme.set_choice(Choice.LIGHT)


def test_where_the_system_says_nothing_its_own_colours_decide(qapp):
    before = QGuiApplication.palette()
    night = QPalette(before)
    night.setColor(QPalette.ColorRole.Window, QColor("black"))
    night.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    QGuiApplication.setPalette(night)
    try:
        assert Scheme().palette is DARK
    finally:
        QGuiApplication.setPalette(before)


def test_a_dressed_application_changes_its_colours_with_the_scheme(qapp, qtbot):
    style, sheet, palette, font = (
        qapp.style().name(),
        qapp.styleSheet(),
        qapp.palette(),
        qapp.font(),
    )
    scheme = Scheme(Choice.LIGHT)
    try:
        dress(qapp, scheme)
        label = QLabel("words")
        qtbot.addWidget(label)
        assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(LIGHT.text)
        scheme.set_choice(Choice.DARK)
        assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
        assert DARK.ink in qapp.styleSheet()
        assert LIGHT.ink not in qapp.styleSheet()
    finally:
        scheme.deleteLater()
        qapp.setStyleSheet(sheet)
        qapp.setPalette(palette)
        qapp.setFont(font)
        qapp.setStyle(style)
