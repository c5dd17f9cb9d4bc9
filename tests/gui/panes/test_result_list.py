import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from casebook.domain.document import Kind
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Facet, Place, Snippet, Sort
from casebook.domain.theme import Theme, Vocabulary, Widening
from casebook.gui.look.palette import DARK, LIGHT
from casebook.gui.look.scheme import Choice

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(result_list):
    return result_list


@pytest.fixture
def many(entry):
    return tuple(
        entry(n, f"A title that needs two lines when it is shown, {n}", excerpt="words " * 40)
        for n in range(5000)
    )


def titles(pane):
    model = pane.view.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def point_in(pane, row):
    return pane.view.visualRect(pane.view.model().index(row)).center()


def click(qtbot, pane, row):
    qtbot.mouseClick(pane.view.viewport(), LEFT, pos=point_in(pane, row))


def colour_at(pane, point):
    return pane.view.viewport().grab().toImage().pixelColor(point).name()


def test_a_click_opens_a_document(qtbot, pane, answer):
    pane.show_results(answer())
    with qtbot.waitSignal(pane.document_requested) as told:
        click(qtbot, pane, 2)
    assert told.args == ["3.md"]
    assert pane.view.currentIndex().row() == 2


def test_a_press_that_ends_on_another_row_opens_nothing(qtbot, pane, answer):
    pane.show_results(answer())
    viewport = pane.view.viewport()
    with qtbot.assertNotEmitted(pane.document_requested):
        qtbot.mousePress(viewport, LEFT, pos=point_in(pane, 0))
        qtbot.mouseRelease(viewport, LEFT, pos=point_in(pane, 2))


def test_a_row_that_is_partly_hidden_comes_into_sight_when_it_is_opened(qtbot, pane, answer, many):
    pane.show_results(answer(hits=many))
    pane.view.go_to_place(10, 40)
    qtbot.mouseClick(pane.view.viewport(), LEFT, pos=QPoint(100, 10))
    assert pane.view.currentIndex().row() == 10
    assert pane.view.place() == (10, 0)


def test_the_other_buttons_of_the_mouse_select_nothing(qtbot, pane, answer):
    pane.show_results(answer())
    with qtbot.assertNotEmitted(pane.document_requested):
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.RightButton, pos=point_in(pane, 1))
    assert not pane.view.currentIndex().isValid()


def test_arrows_walk_and_enter_opens(qtbot, pane, answer):
    pane.show_results(answer())
    with qtbot.assertNotEmitted(pane.document_requested):
        for _ in range(3):
            qtbot.keyClick(pane.view, Qt.Key.Key_Down)
        qtbot.keyClick(pane.view, Qt.Key.Key_Up)
    with qtbot.waitSignal(pane.document_requested) as told:
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert told.args == ["2.md"]


def test_home_end_and_pages_walk_a_long_list(qtbot, pane, answer, many):
    pane.show_results(answer(hits=many))
    keys = {}
    for key in ("Key_End", "Key_Home", "Key_PageDown", "Key_PageDown", "Key_PageUp", "Key_Up"):
        qtbot.keyClick(pane.view, Qt.Key[key])
        row = pane.view.currentIndex().row()
        keys.setdefault(key, []).append(row)
        rect = pane.view.visualRect(pane.view.currentIndex())
        assert pane.view.viewport().rect().contains(rect)
    assert keys["Key_End"] == [4999]
    assert keys["Key_Home"] == [0]
    first, second = keys["Key_PageDown"]
    assert 2 < first < 10
    assert first < second
    assert keys["Key_PageUp"] == [first]


def test_letters_are_left_to_the_search_field(qtbot, pane, answer):
    pane.show_results(answer())
    taken = []

    class Outer(QWidget):
        def keyPressEvent(self, event):
            taken.append(event.text())

    outer = Outer()
    qtbot.addWidget(outer)
    pane.view.setParent(outer)
    qtbot.keyClick(pane.view, Qt.Key.Key_F)
    pane.view.setParent(pane)
    assert taken == ["f"]
    assert not pane.view.currentIndex().isValid()


def test_the_selected_document_stays_selected_where_it_is_found_again(qtbot, pane, answer, entries):
    pane.show_results(answer())
    click(qtbot, pane, 2)
    pane.show_results(answer("one", hits=entries[::-1]))
    assert pane.view.currentIndex().data() == "Let the first one respond"
    pane.show_results(answer("two", hits=entries[:1]))
    assert not pane.view.currentIndex().isValid()
    pane.show_results(answer())
    assert pane.view.currentIndex().data() == "Let the first one respond"


def test_a_document_opened_elsewhere_is_selected_without_being_asked_for(qtbot, pane, answer):
    pane.show_results(answer())
    with qtbot.assertNotEmitted(pane.document_requested):
        pane.select(DocumentPath("4.md"))
    assert pane.view.currentIndex().row() == 3
    pane.select(None)
    assert not pane.view.currentIndex().isValid()


def test_the_place_is_kept_when_the_same_question_is_answered_anew(pane, answer, many):
    pane.show_results(answer("queue", hits=many))
    pane.view.go_to_place(2000, 30)
    pane.show_results(answer("queue", hits=many))
    assert pane.view.place() == (2000, 30)
    pane.show_results(answer("queues", hits=many))
    assert pane.view.place() == (0, 0)


def test_a_row_that_is_clicked_does_not_move_under_the_pointer(qtbot, pane, answer, many):
    pane.show_results(answer(hits=many))
    pane.view.go_to_place(100, 10)
    click(qtbot, pane, 101)
    before = pane.view.visualRect(pane.view.model().index(103)).top()
    click(qtbot, pane, 103)
    after = pane.view.visualRect(pane.view.model().index(103)).top()
    assert after == before


def test_the_selected_row_shows_one_more_line(qtbot, pane, answer, many):
    pane.show_results(answer(hits=many))
    index = pane.view.model().index(1)
    before = pane.view.visualRect(index).height()
    click(qtbot, pane, 1)
    assert pane.view.visualRect(index).height() == before + 18


def test_a_list_of_thousands_measures_only_what_is_shown(qtbot, pane, answer, many):
    asked = []
    measure = pane._rows.height
    pane._rows.height = lambda entry, *others: asked.append(entry.path) or measure(entry, *others)
    pane.show_results(answer("queue", hits=many))
    pane.view.viewport().repaint()
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum() // 2)
    pane.view.viewport().repaint()
    assert len(set(asked)) < 60


def test_the_scroll_bar_reaches_the_last_row(pane, answer, many):
    pane.show_results(answer(hits=many))
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = pane.view.visualRect(pane.view.model().index(4999))
    assert last.bottom() + 1 == pane.view.viewport().height()


def test_from_the_end_a_step_of_the_scroll_bar_goes_up_at_once(pane, answer, many):
    pane.show_results(answer(hits=many))
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = pane.view.visualRect(pane.view.model().index(4999))
    assert last.bottom() + 1 == pane.view.viewport().height()
    assert bar.value() == bar.maximum()
    bar.setValue(bar.value() - bar.singleStep())
    assert pane.view.visualRect(pane.view.model().index(4999)).bottom() > last.bottom()


def test_the_wheel_scrolls_by_pixels(pane, answer, many):
    pane.show_results(answer(hits=many))
    before = pane.view.visualRect(pane.view.model().index(2)).top()
    middle = QPointF(100, 100)
    wheel = QWheelEvent(
        middle,
        pane.view.viewport().mapToGlobal(middle),
        QPoint(0, -30),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.view.viewport(), wheel)
    assert pane.view.visualRect(pane.view.model().index(2)).top() == before - 30


def test_snippets_are_asked_for_once_and_only_for_rows_in_sight(qtbot, pane, answer, many):
    with qtbot.waitSignal(pane.snippets_wanted) as told:
        pane.show_results(answer("queue", hits=many))
    paths = told.args[0]
    assert paths[0] == "0.md"
    assert 5 < len(paths) < 20
    pane.show_snippets({path: Snippet("the queue", ((4, 9),)) for path in paths})
    pane.view.viewport().repaint()
    with qtbot.waitSignal(pane.snippets_wanted) as told:
        pane.view.go_to_place(1000, 0)
    assert told.args[0][0] == "1000.md"


def test_without_words_no_snippets_are_asked_for(qtbot, pane, answer, many):
    with qtbot.assertNotEmitted(pane.snippets_wanted, wait=60):
        pane.show_results(answer(hits=many))


def test_a_hit_far_into_its_snippet_is_brought_into_sight(qtbot, pane, answer, many):
    text = "word " * 30 + "queue " + "word " * 10
    pane.show_results(answer("queue", hits=many[:1]))
    pane.show_snippets({many[0].path: Snippet(text, ((150, 155),))})
    image = pane.view.viewport().grab().toImage()
    width, height = image.width(), image.height()
    hit = QColor(LIGHT.hit)
    assert any(
        image.pixelColor(x, y) == hit for x in range(0, width, 2) for y in range(0, height, 2)
    )


def test_a_name_that_was_hit_is_followed_by_the_first_words(qtbot, pane, answer, entry):
    rows = [entry(1, "A line", excerpt="First words.")]
    pane.show_results(answer("queue", hits=rows))
    plain = pane.view.visualRect(pane.view.model().index(0)).height()
    text = "the queue that never ends for anybody at all"
    pane.show_snippets({rows[0].path: Snippet(text, ((4, 9),), Place.ALIAS)})
    assert pane.view.visualRect(pane.view.model().index(0)).height() == plain + 18


def test_a_selection_is_grey_while_the_focus_is_elsewhere(qtbot, pane, answer):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    search, other = QLineEdit(), QLineEdit()
    for widget in (search, other, pane):
        column.addWidget(widget)
    pane.stay_active_with(search)
    pane.show_results(answer())
    pane.select(DocumentPath("1.md"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    place = QPoint(5, 5)
    other.setFocus()
    assert colour_at(pane, place) == LIGHT.hover
    search.setFocus()
    assert colour_at(pane, place) == LIGHT.ink_soft
    pane.view.setFocus()
    assert colour_at(pane, place) == LIGHT.ink_soft
    pane.setParent(None)


def test_the_ring_is_shown_to_the_keyboard_and_not_to_the_mouse(qtbot, pane, answer):
    pane.show_results(answer())
    with qtbot.waitActive(pane):
        pane.activateWindow()
    edge = QPoint(100, 1)
    pane.view.setFocus(Qt.FocusReason.MouseFocusReason)
    click(qtbot, pane, 0)
    assert colour_at(pane, edge) == LIGHT.ink_soft
    qtbot.keyClick(pane.view, Qt.Key.Key_Home)
    assert colour_at(pane, edge) == LIGHT.ink


def test_the_row_under_the_pointer_is_shown(qtbot, pane, answer):
    pane.show_results(answer())
    viewport = pane.view.viewport()
    place = point_in(pane, 1)
    qtbot.mouseMove(viewport, place)
    assert colour_at(pane, QPoint(8, place.y())) == LIGHT.hover
    qtbot.mouseMove(viewport, point_in(pane, 2))
    assert colour_at(pane, QPoint(8, place.y())) != LIGHT.hover


def test_rows_change_their_colours_with_the_scheme(qtbot, pane, answer, scheme):
    pane.show_results(answer())
    pane.select(DocumentPath("1.md"))
    scheme.set_choice(Choice.DARK)
    assert colour_at(pane, QPoint(1, 5)) == DARK.ink


def test_the_head_says_how_many_of_what_there_are(pane, answer, entries):
    pane.show_results(answer())
    assert pane.head.words == "4 documents"
    pane.show_results(answer("queue"))
    assert pane.head.words == "4 results"
    pane.show_results(answer("queue", hits=entries[:1]))
    assert pane.head.words == "1 result"
    words = []
    for kind in Kind:
        for hits in (entries, entries[:1]):
            pane.show_results(answer(hits=hits, chosen={Facet.KIND: frozenset({kind})}))
            words.append(pane.head.words)
    assert words == ["4 cases", "1 case", "4 lessons", "1 lesson", "4 packs", "1 pack"]


def test_the_order_is_chosen_from_a_menu(qtbot, pane, answer):
    pane.show_results(answer("queue"))
    assert pane.head.orders[Sort.RELEVANCE].isChecked()
    with qtbot.waitSignal(pane.sort_chosen) as told:
        pane.head.orders[Sort.TITLE].trigger()
    assert told.args == [Sort.TITLE]


def test_without_words_relevance_means_the_last_change(pane, answer):
    pane.show_results(answer())
    assert pane.head.orders[Sort.CHANGED].isChecked()
    assert not pane.head.orders[Sort.RELEVANCE].isEnabled()
    pane.show_results(answer(sort=Sort.DATE))
    assert pane.head.orders[Sort.DATE].isChecked()


def test_a_widening_is_said_and_can_be_turned_off_and_on(qtbot, pane, answer):
    staffing = ThemeId("staffing")
    widened = (Widening("queue", staffing),)
    pane.show_results(answer("queue", widened=widened))
    (tag,) = pane.widenings.buttons()
    assert (tag.tag.before, tag.tag.label) == ("also: queue →", "resource allocation")
    assert tag.accessibleName() == "Do not search for Resource allocation as well"
    with qtbot.waitSignal(pane.widening_toggled) as told:
        qtbot.mouseClick(tag, LEFT)
    assert told.args == ["staffing"]
    widened = (Widening("queue", staffing, on=False),)
    pane.show_results(answer("queue", widened=widened, narrow=frozenset({staffing})))
    (tag,) = pane.widenings.buttons()
    assert not tag.tag.on
    assert tag.accessibleName() == "Search for Resource allocation as well"
    pane.show_results(answer("other"))
    assert pane.widenings.isHidden()


def test_a_label_in_capitals_keeps_them(pane, answer):
    vip = Vocabulary.of([Theme(ThemeId("vip"), "VIP guests")])
    pane.show_vocabulary(vip, {})
    pane.show_results(answer("guest", widened=(Widening("guest", ThemeId("vip")),)))
    assert pane.widenings.buttons()[0].tag.label == "VIP guests"


def test_lines_take_the_labels_of_a_vocabulary_that_comes_later(pane, answer):
    pane.show_results(answer("guest", widened=(Widening("guest", ThemeId("vip")),)))
    assert pane.widenings.buttons()[0].tag.label == "vip"
    pane.show_vocabulary(Vocabulary.of([Theme(ThemeId("vip"), "Guests of honour")]), {})
    assert pane.widenings.buttons()[0].tag.label == "guests of honour"


def test_words_that_stand_for_two_themes_are_said_once(pane, answer):
    widened = (Widening("queue", ThemeId("staffing")), Widening("queue", ThemeId("trust")))
    pane.show_results(answer("queue", widened=widened))
    assert [button.tag.before for button in pane.widenings.buttons()] == ["also: queue →", ""]


def test_each_filter_can_be_dropped_by_its_cross(qtbot, pane, answer):
    chosen = {
        Facet.KIND: frozenset({"case"}),
        Facet.OUTCOME: frozenset({"mixed", "success"}),
        Facet.THEME: frozenset({"trust"}),
        Facet.SECTOR: frozenset({"retail"}),
    }
    pane.show_results(answer("queue", chosen=chosen))
    tags = [button.tag for button in pane.filters.buttons()]
    assert [(tag.before, tag.label) for tag in tags] == [
        ("Theme:", "Trust"),
        ("Outcome:", "Mixed"),
        ("", "Success"),
        ("Sector:", "retail"),
    ]
    with qtbot.waitSignal(pane.filter_dropped) as told:
        qtbot.mouseClick(pane.filters.buttons()[2], LEFT)
    assert told.args == [Facet.OUTCOME, "success"]


def test_filters_that_do_not_fit_on_a_line_go_to_the_next(pane, answer):
    values = frozenset(f"a sector with a long name {n}" for n in range(4))
    pane.show_results(answer(chosen={Facet.SECTOR: values}))
    buttons = pane.filters.buttons()
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= pane.filters.width() for button in buttons)
    assert pane.filters.height() > buttons[-1].geometry().bottom()


def test_the_focus_stays_on_a_tag_that_is_still_there(qtbot, pane, answer):
    with qtbot.waitActive(pane):
        pane.activateWindow()
    chosen = {Facet.OUTCOME: frozenset({"mixed", "success"})}
    pane.show_results(answer(chosen=chosen))
    pane.filters.buttons()[0].setFocus()
    pane.show_results(answer("queue", chosen={**chosen, Facet.TYPE: frozenset({"recovery"})}))
    assert [b.tag.label for b in pane.filters.buttons() if b.hasFocus()] == ["Mixed"]


def test_a_notice_of_the_search_is_shown(pane, answer):
    pane.show_results(answer("a*", notice="“a*” is too short."))
    assert pane.notice.text() == "“a*” is too short."
    assert not pane.notice.isHidden()
    pane.show_results(answer("ab*"))
    assert pane.notice.isHidden()


def steps(pane):
    return [button.text() for button in pane.nothing.steps()]


def test_an_empty_answer_says_what_to_do_next(qtbot, pane, answer):
    chosen = {
        Facet.KIND: frozenset({"case"}),
        Facet.OUTCOME: frozenset({"success"}),
        Facet.THEME: frozenset({"trust"}),
    }
    pane.show_results(answer("refnud", hits=[], chosen=chosen))
    assert pane.nothing.isVisible()
    assert steps(pane) == [
        "Drop Outcome: Success",
        "Drop Theme: Trust",
        "Drop all filters",
        "Search in everything",
        "Clear the search",
    ]
    buttons = pane.nothing.steps()
    with qtbot.waitSignal(pane.filter_dropped) as told:
        qtbot.mouseClick(buttons[0], LEFT)
    assert told.args == [Facet.OUTCOME, "success"]
    with qtbot.waitSignal(pane.filters_cleared):
        qtbot.mouseClick(buttons[2], LEFT)
    with qtbot.waitSignal(pane.filter_dropped) as told:
        qtbot.mouseClick(buttons[3], LEFT)
    assert told.args == [Facet.KIND, "case"]
    with qtbot.waitSignal(pane.search_cleared):
        qtbot.mouseClick(buttons[4], LEFT)


def test_filters_alone_that_leave_nothing_are_offered_to_be_dropped(pane, answer):
    pane.show_results(answer(hits=[], chosen={Facet.OUTCOME: frozenset({"mixed"})}))
    assert steps(pane) == ["Drop Outcome: Mixed"]


def test_an_empty_library_says_how_to_fill_it(pane, answer):
    pane.show_results(answer(hits=[]))
    assert pane.nothing.title == "No documents yet"
    for kind, title in ((Kind.LESSON, "No lessons yet"), (Kind.PACK, "No packs yet")):
        pane.show_results(answer(hits=[], chosen={Facet.KIND: frozenset({kind})}))
        assert pane.nothing.title == title
        assert f"kind: {kind}" in pane.nothing.words


def test_a_library_that_is_being_read_is_not_called_empty(pane, answer, entries):
    pane.show_reading(True)
    pane.show_results(answer(hits=[]))
    assert pane.nothing.title == "The library is being read…"
    pane.show_reading(False)
    assert pane.nothing.title == "No documents yet"
    pane.show_results(answer(hits=entries))
    assert pane.view.isVisible()


def test_the_first_document_can_be_opened_from_the_search_field(qtbot, pane, answer):
    with qtbot.assertNotEmitted(pane.document_requested):
        pane.open_first()
    pane.show_results(answer())
    with qtbot.waitSignal(pane.document_requested) as told:
        pane.open_first()
    assert told.args == ["1.md"]


def test_one_can_read_on_through_the_list(qtbot, pane, answer):
    pane.show_results(answer())
    read = []
    pane.document_requested.connect(read.append)
    for step in (1, 1, 1, 1, 1, -1):
        pane.open_beside(step)
    assert read == ["1.md", "2.md", "3.md", "4.md", "4.md", "3.md"]
    assert pane.paths() == ["1.md", "2.md", "3.md", "4.md"]


def test_a_renamed_document_is_laid_out_anew(pane, answer, entry):
    short = entry(1, "Short")
    pane.show_results(answer(hits=[short]))
    before = pane.view.visualRect(pane.view.model().index(0)).height()
    longer = short._replace(title="A much longer title " * 4, changed=9.0)
    pane.show_results(answer(hits=[longer]))
    assert pane.view.visualRect(pane.view.model().index(0)).height() == before + 20
