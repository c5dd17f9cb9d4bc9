import pytest
from PySide6.QtCore import Qt

from casebook.gui.editor.choices import Choices, DocumentChoice
from casebook.gui.editor.completion import Completion

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
DOCUMENTS = (
    DocumentChoice("checkout-line", "The line that emptied"),
    DocumentChoice("open-register", "Open another register", "lesson"),
)


@pytest.fixture
def completion(hands, qtbot):
    made = Completion(hands.editor)
    made.use(Choices(DOCUMENTS, (("staffing", "Resource allocation"), ("trust", "Trust"))))
    hands.editor.activateWindow()
    qtbot.waitUntil(hands.editor.hasFocus)
    return made


def offered(qtbot, completion, *texts):
    qtbot.waitUntil(
        lambda: (
            not completion.list.isHidden()
            and [choice.text for choice in completion.list.rows][: len(texts)] == list(texts)
        )
    )


def settle(qtbot, hands):
    qtbot.waitUntil(lambda: not hands.editor.highlighter.waiting)


def test_brackets_offer_documents_and_enter_writes_the_id(qtbot, hands, completion):
    hands.put("see ¦ here").type("[[")
    offered(qtbot, completion, "checkout-line", "open-register")
    hands.type("regis")
    offered(qtbot, completion, "open-register")
    assert hands.press(KEY.Key_Return).seen == "see [[open-register]]¦ here"
    assert completion.list.isHidden()
    hands.press(KEY.Key_Return)
    assert hands.text == "see [[open-register]]\n here"


def test_arrows_walk_the_list_and_tab_takes_from_it(qtbot, hands, completion):
    hands.put("").type("[[")
    offered(qtbot, completion, "checkout-line")
    hands.press(KEY.Key_Down).press(KEY.Key_Down).press(KEY.Key_Up).press(KEY.Key_PageDown)
    assert completion.list.current.text == "open-register"
    assert hands.press(KEY.Key_Tab).text == "[[open-register]]"


def test_a_click_takes_a_row(qtbot, hands, completion):
    hands.put("").type("[[the")
    offered(qtbot, completion, "checkout-line")
    row = completion.list.list.visualRect(completion.list.list.currentIndex())
    qtbot.mouseClick(completion.list.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert hands.text == "[[checkout-line]]"


def test_escape_closes_the_list_and_leaves_the_text(qtbot, hands, completion):
    hands.put("").type("[[")
    offered(qtbot, completion, "checkout-line")
    assert hands.press(KEY.Key_Escape).text == "[[]]"
    assert completion.list.isHidden()


def test_the_list_goes_where_the_cursor_leaves(qtbot, hands, completion):
    hands.put("one ¦").type("[[")
    offered(qtbot, completion, "checkout-line")
    hands.press(KEY.Key_Home)
    qtbot.waitUntil(completion.list.isHidden)


def test_headings_are_asked_for_once_and_offered_when_they_come(qtbot, hands, completion):
    asked = []
    completion.headings_wanted.connect(asked.append)
    hands.put("").type("[[checkout-line#")
    qtbot.waitUntil(lambda: asked == ["checkout-line"])
    completion.use(Choices(DOCUMENTS, headings={"checkout-line": ("Situation", "Impact")}))
    offered(qtbot, completion, "Situation", "Impact")
    hands.press(KEY.Key_Down).press(KEY.Key_Return)
    assert hands.text == "[[checkout-line#Impact]]"


def test_front_matter_offers_keys_then_their_values(qtbot, hands, completion):
    hands.put("---\nkind: lesson\n¦\n---\n")
    settle(qtbot, hands)
    hands.type("sta")
    offered(qtbot, completion, "state: ")
    hands.press(KEY.Key_Return)
    offered(qtbot, completion, "observed", "identified")
    hands.press(KEY.Key_Down).press(KEY.Key_Return)
    assert hands.text == "---\nkind: lesson\nstate: identified\n---\n"


def test_themes_are_offered_by_their_names(qtbot, hands, completion):
    hands.put("---\nthemes: [trust, ¦]\n---\n")
    settle(qtbot, hands)
    hands.type("alloc")
    offered(qtbot, completion, "staffing")
    hands.press(KEY.Key_Return)
    assert hands.text == "---\nthemes: [trust, staffing]\n---\n"


def test_sections_are_those_of_the_kind(qtbot, hands, completion):
    hands.put("---\nkind: lesson\n---\n¦")
    settle(qtbot, hands)
    hands.type("## ")
    offered(qtbot, completion, "Why", "Do this")
    assert hands.press(KEY.Key_Return).text.endswith("## Why")


def test_ctrl_space_is_for_where_nothing_is_offered_by_itself(qtbot, hands, completion):
    hands.editor.command_requested.connect(lambda _: completion.open())
    hands.put("---\n¦\n---\n")
    settle(qtbot, hands)
    hands.press(KEY.Key_Space, CTRL)
    offered(qtbot, completion, "kind: ")
    hands.put("words¦").press(KEY.Key_Space, CTRL)
    assert completion.list.isHidden()


def test_code_offers_nothing(qtbot, hands, completion):
    hands.put("```\n¦\n```")
    settle(qtbot, hands)
    hands.type("[[")
    completion.open()
    assert completion.list.isHidden()


def test_near_the_bottom_the_list_stands_above_the_line(qtbot, hands, completion):
    hands.put("one\n" * 60).type("[[")
    offered(qtbot, completion, "checkout-line")
    place = completion.list.geometry()
    assert place.bottom() <= hands.editor.height()
    assert place.bottom() < hands.editor.cursorRect().bottom() + 30
