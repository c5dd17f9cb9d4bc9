"""The vocabulary, kept in a window."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.look.palette import THEME_COLOURS
from casebook.gui.look.scheme import Choice
from casebook.gui.themes.theme_window import ThemeWindow


@pytest.fixture
def window(qtbot, scheme, icons, vocabulary):
    made = ThemeWindow(scheme, icons)
    qtbot.addWidget(made)
    made.show_vocabulary(vocabulary, {"service": 3, "recovery": 2})
    made.show()
    made.tree.select(ThemeId("recovery"))
    return made


@pytest.fixture
def given(window):
    heard = []
    window.property_given.connect(lambda *one: heard.append(one))
    return heard


def heard_by(signal):
    heard = []
    signal.connect(lambda *one: heard.append(one))
    return heard


def drop(tree, theme, at):
    """Let go of the current theme at a place of the tree."""
    tree.select(theme)
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(event)


def test_the_tree_shows_narrower_themes_below_broader_ones_with_their_counts(window):
    top = window.tree.topLevelItem(0)
    assert (top.text(0), top.text(1)) == ("Customer service", "3")
    assert [top.child(at).text(0) for at in range(top.childCount())] == [
        "Service recovery",
        "Resource allocation",
    ]


def test_a_chosen_theme_is_shown(window):
    assert window.label.text() == "Service recovery"
    assert window.broader.currentText() == "Customer service"
    assert "recovery" in window.about.words
    assert "Documents: 2" in window.about.words


def test_a_label_is_changed(window, given):
    window.label.selectAll()
    QTest.keyClicks(window.label, "Putting it right")
    QTest.keyClick(window.label, Qt.Key.Key_Return)
    assert given == [("recovery", "label", "Putting it right")]


def test_an_empty_label_is_not_taken(window, given):
    window.label.clear()
    QTest.keyClick(window.label, Qt.Key.Key_Return)
    assert given == []


def test_synonyms_are_one_a_line(window, given):
    window.synonyms.lines.setFocus()
    window.synonyms.lines.setPlainText("apology\ncomplaint handling")
    window.label.setFocus()
    window.synonyms.lines.left.emit()
    assert given == [("recovery", "synonyms", ("apology", "complaint handling"))]


def test_a_theme_is_put_below_another_from_the_list(window, given):
    at = window.broader.findText("Trust")
    window.broader.setCurrentIndex(at)
    window.broader.activated.emit(at)
    assert given == [("recovery", "broader", "trust")]


def test_a_theme_is_never_offered_below_itself(window):
    window.tree.select(ThemeId("service"))
    offered = [window.broader.itemText(at) for at in range(window.broader.count())]
    assert offered == ["(none)", "Trust"]


def test_a_theme_dragged_to_free_ground_comes_to_the_top(window, given):
    drop(window.tree, ThemeId("recovery"), QPoint(50, window.tree.viewport().height() - 5))
    assert given == [("recovery", "broader", "")]


def test_a_theme_is_not_moved_below_itself_or_where_it_is(window):
    tree = window.tree
    assert tree.may_stand_below(ThemeId("trust"), ThemeId("service"))
    assert not tree.may_stand_below(ThemeId("service"), ThemeId("recovery"))
    assert not tree.may_stand_below(ThemeId("service"), ThemeId("service"))
    assert not tree.may_stand_below(ThemeId("recovery"), ThemeId("service"))
    assert not tree.may_stand_below(ThemeId("unknown"), None)


def test_a_colour_is_chosen_by_click_and_by_keyboard(window, given):
    window.colour.setFocus()
    QTest.keyClick(window.colour, Qt.Key.Key_Right)
    QTest.mouseClick(window.colour, Qt.MouseButton.LeftButton, pos=QPoint(24 * 2 + 12, 12))
    QTest.keyClick(window.colour, Qt.Key.Key_A)
    assert given == [
        ("recovery", "colour", THEME_COLOURS[0]),
        ("recovery", "colour", THEME_COLOURS[1]),
    ]


def test_a_colour_of_ones_own_stays_to_be_chosen(window, given):
    window.show_vocabulary(
        Vocabulary.of([Theme(ThemeId("recovery"), "Recovery", colour="#123456")]), {}
    )
    QTest.mouseClick(window.colour, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    QTest.keyClick(window.colour, Qt.Key.Key_Down)
    assert given[0] == ("recovery", "colour", "")
    window.colour.show_colour("#123456")
    assert not window.colour.grab().isNull()


def test_arrows_and_wheel_do_not_move_a_theme_by_the_way(window, given):
    before = window.broader.currentIndex()
    QTest.keyClick(window.broader, Qt.Key.Key_Down)
    assert window.broader.view().isVisible()
    window.broader.hidePopup()
    at = QPointF(5, 5)
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at,
        window.broader.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.broader, turned)
    assert window.broader.currentIndex() == before
    assert given == []


def test_the_keys_of_lists_work_in_the_tree(window):
    gone = heard_by(window.delete_requested)
    QTest.keyClick(window.tree, Qt.Key.Key_Delete)
    assert gone == [("recovery",)]
    QTest.keyClick(window.tree, Qt.Key.Key_F2)
    assert window.focusWidget() is window.label
    assert window.label.selectedText() == window.label.text()


def test_what_can_be_taken_back_is_offered_in_words(window):
    action = QAction("Undo: Rename it", window)
    done = heard_by(action.triggered)
    window.offer_undo(action)
    assert window.undo.isVisible()
    window.undo.click()
    assert len(done) == 1
    action.setText("Undo: Merge " + "them " * 40)
    assert len(window.undo.text()) < 80
    action.setEnabled(False)
    assert not window.undo.isVisible()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("new", "new_requested"),
        ("rename", "rename_requested"),
        ("merge", "merge_requested"),
        ("delete", "delete_requested"),
        ("documents", "documents_requested"),
    ],
)
def test_each_button_asks_for_what_it_says_of_the_chosen_theme(window, button, signal):
    heard = heard_by(getattr(window, signal))
    getattr(window, button).click()
    assert heard == [("recovery",)]


def test_the_choice_stays_when_the_vocabulary_changes(window, vocabulary):
    window.show_vocabulary(Vocabulary.of([*vocabulary.themes.values()], [ThemeId("new")]), {})
    assert window.tree.theme == "recovery"
    window.tree.select(ThemeId("new"))
    assert "not listed" in window.about.words


def test_a_theme_that_went_gives_its_place_to_the_first(window):
    window.show_vocabulary(Vocabulary.of([Theme(ThemeId("trust"), "Trust")]), {})
    assert window.tree.theme == "trust"
    window.tree.select(ThemeId("nowhere"))
    assert window.label.text() == "Trust"


def test_an_empty_vocabulary_says_how_to_begin(window):
    window.show_vocabulary(Vocabulary.of(()), {})
    assert "begin the vocabulary here" in window.about.words
    assert not window.delete.isEnabled()


def test_a_library_for_reading_only_shows_its_themes(window):
    window.allow_writing(False)
    assert not window.new.isVisible()
    assert not window.label.isEnabled()


def test_the_dots_follow_the_colours_of_the_scheme(window, scheme):
    scheme.set_choice(Choice.DARK)
    assert window.tree.theme == "recovery"
