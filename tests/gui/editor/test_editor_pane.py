import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.domain.document import Kind
from casebook.domain.names import DocumentPath
from casebook.domain.reading import Reading
from casebook.gui.editor.choices import Choices
from casebook.gui.editor.editor_pane import EditorPane
from casebook.gui.editor.mode_switch import Mode, ModeSwitch
from casebook.gui.panes.reading_page import ReadingPage
from casebook.markdown.page import PageContext, render_page
from casebook.markdown.reading import read_document

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECTIONS = "".join(
    f"## Part {number}\n\n" + f"Words of part {number} and more of them. " * 30 + "\n\n"
    for number in range(12)
)
TEXT = f"---\nkind: case\ntitle: The line\n---\n{SECTIONS}"


@pytest.fixture
def pane(qtbot, scheme, icons):
    made = EditorPane(scheme, icons, ReadingPage(scheme, lambda path: None))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.editor.setFocus()
    return made


@pytest.fixture
def asked(pane):
    texts = []
    pane.render_requested.connect(lambda text, number: texts.append((number, text)))
    return texts


@pytest.fixture
def render(entry):
    def make(text):
        document = read_document(text, DocumentPath("line.md"))
        html = render_page(document, PageContext())
        return Reading(document, entry(1, "The line", Kind.CASE), html)

    return make


@pytest.fixture
def answered(pane, render):
    pane.render_requested.connect(lambda text, number: pane.show_rendered(number, render(text)))
    pane.load(TEXT)
    return pane


def test_the_page_shows_what_is_written(qtbot, answered):
    assert "Words of part 3" in answered.preview.page.text
    answered.editor.go_to_line(7)
    QTest.keyClicks(answered.editor, "Zebra ")
    qtbot.waitUntil(lambda: "Zebra" in answered.preview.page.text)


def test_the_page_follows_the_cursor_unless_told_not_to(qtbot, answered):
    bar = answered.preview.page.verticalScrollBar()
    line = TEXT[: TEXT.index("Words of part 9")].count("\n") + 1
    answered.editor.go_to_line(line, 5)
    qtbot.waitUntil(lambda: bar.value() > 0)
    place, page = bar.value(), answered.preview.page
    position = page.text.index("Words of part 9")
    height = page.cursorForPosition(page.viewport().rect().topLeft()).position()
    assert height < position < height + 4_000
    answered.preview.follows.click()
    answered.editor.go_to_line(1)
    answered.preview.follows.click()
    qtbot.waitUntil(lambda: bar.value() < place)


def test_one_page_is_asked_for_at_a_time(qtbot, pane, asked, render):
    pane.load(TEXT)
    assert [number for number, _ in asked] == [1]
    with qtbot.waitSignal(pane.editor.settled):
        QTest.keyClicks(pane.editor, "a")
    with qtbot.waitSignal(pane.editor.settled):
        QTest.keyClicks(pane.editor, "b")
    assert len(asked) == 1
    pane.show_rendered(1, render(asked[0][1]))
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1][1].startswith("ab---")
    pane.render_failed(2)
    with qtbot.waitSignal(pane.editor.settled):
        QTest.keyClicks(pane.editor, "c")
    assert asked[2][0] == 3


def test_pages_of_the_text_before_are_let_go(pane, asked, render):
    pane.load(TEXT)
    pane.load("another")
    pane.show_rendered(1, render(TEXT))
    assert "part" not in pane.preview.page.text
    pane.show_rendered(2, render("another"))
    assert "another" in pane.preview.page.text


def test_a_page_that_takes_long_waits_for_a_pause(qtbot, pane, asked, render, monkeypatch):
    monkeypatch.setattr("casebook.gui.editor.editor_pane._TOO_LONG", -1.0)
    pane.load(TEXT)
    pane.show_rendered(1, render("first words"))
    with qtbot.waitSignal(pane.editor.settled):
        QTest.keyClicks(pane.editor, "a")
    qtbot.waitUntil(lambda: len(asked) == 2)
    QTest.keyClicks(pane.editor, "b")
    pane.show_rendered(2, render("later words"))
    assert "first" in pane.preview.page.text
    qtbot.waitUntil(lambda: "later" in pane.preview.page.text)


def test_text_or_page_may_stand_alone(qtbot, pane, asked):
    modes = []
    pane.mode_changed.connect(modes.append)
    pane.set_mode(Mode.WRITE)
    pane.load(TEXT)
    assert not pane.preview.isVisible()
    assert asked == []
    pane.set_mode(Mode.READ)
    assert not pane.editor.isVisible()
    assert not pane.preview.head.isVisible()
    assert len(asked) == 1
    qtbot.waitUntil(pane.preview.page.hasFocus)
    pane.set_mode(Mode.SPLIT)
    assert pane.editor.isVisible()
    assert pane.preview.head.isVisible()
    qtbot.waitUntil(pane.editor.hasFocus)
    pane.set_mode(Mode.SPLIT)
    assert modes == [Mode.WRITE, Mode.READ, Mode.SPLIT]


def test_words_are_counted_after_a_pause(qtbot, pane):
    with qtbot.waitSignal(pane.counted) as told:
        pane.load("---\ntitle: x\n---\none two three")
    assert (told.args[0].words, told.args[0].minutes) == (3, 1)


def test_buttons_do_what_keys_do(qtbot, pane):
    pane.load("a word here")
    pane.editor.select(2, 6)
    qtbot.mouseClick(pane.bar.buttons["bold"], Qt.MouseButton.LeftButton)
    assert pane.editor.text() == "a **word** here"
    qtbot.waitUntil(pane.editor.hasFocus)
    with qtbot.waitSignal(pane.editor.command_requested) as told:
        qtbot.mouseClick(pane.bar.buttons["picture"], Qt.MouseButton.LeftButton)
    assert told.args == ["picture"]


def test_keys_open_finding_and_go_from_place_to_place(qtbot, pane):
    pane.load("one\ntwo\none")
    QTest.keyClick(pane.editor, Qt.Key.Key_F, CTRL)
    assert pane.find_bar.isVisible()
    assert not pane.find_bar.replacement.isVisible()
    pane.find_bar.field.setText("one")
    pane.find_bar.leave()
    qtbot.waitUntil(pane.editor.hasFocus)
    QTest.keyClick(pane.editor, Qt.Key.Key_F3)
    assert pane.editor.selected_text() == "one"
    QTest.keyClick(pane.editor, Qt.Key.Key_F3)
    assert pane.editor.place() == (3, 4)
    QTest.keyClick(pane.editor, Qt.Key.Key_F3, SHIFT)
    assert pane.editor.place() == (1, 4)
    QTest.keyClick(pane.editor, Qt.Key.Key_H, CTRL)
    assert pane.find_bar.replacement.isVisible()


def test_what_is_only_read_offers_no_writing(pane):
    pane.load("one")
    pane.set_read_only(True)
    assert not pane.bar.buttons["bold"].isEnabled()
    assert pane.bar.buttons["find"].isEnabled()
    pane.editor.run("bold")
    assert pane.editor.text() == "one"
    pane.set_read_only(False)
    assert pane.bar.buttons["bold"].isEnabled()


def test_choices_are_offered(qtbot, pane):
    pane.use_choices(Choices(themes=(("trust", "Trust"),)))
    pane.load("---\nthemes: []\n---\n")
    qtbot.waitUntil(lambda: not pane.editor.highlighter.waiting)
    pane.editor.go_to_line(2, 10)
    QTest.keyClick(pane.editor, Qt.Key.Key_Space, CTRL)
    assert [choice.text for choice in pane.completion.list.rows] == ["trust"]


def test_the_switch_asks_and_is_told(qtbot, scheme):
    switch = ModeSwitch()
    qtbot.addWidget(switch)
    switch.show_mode(Mode.READ)
    with qtbot.waitSignal(switch.mode_requested) as asked:
        switch.buttons[Mode.WRITE].click()
    assert asked.args == [Mode.WRITE]
    assert switch.buttons[Mode.READ].isChecked()
    assert not switch.buttons[Mode.WRITE].isChecked()


def test_the_menu_offers_what_a_table_needs_within_one(pane):
    pane.load("| a | b |\n| --- | --- |\n| c | d |\n\nwords")
    pane.editor.go_to_line(3, 4)
    menu = pane.editor.menu_at(pane.editor.cursorRect().center())
    texts = [action.text() for action in menu.actions()]
    assert "Row below" in texts
    next(action for action in menu.actions() if action.text() == "Row below").trigger()
    assert pane.editor.text().count("\n") == 5
    menu.deleteLater()
    pane.editor.go_to_line(6)
    menu = pane.editor.menu_at(pane.editor.cursorRect().center())
    assert "Row below" not in [action.text() for action in menu.actions()]
    menu.deleteLater()
