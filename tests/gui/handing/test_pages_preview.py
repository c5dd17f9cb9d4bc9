"""Pages of artefacts beside what is built or written."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.domain.change import Change
from casebook.domain.names import DocumentPath
from casebook.export import slide_pages
from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.export.pdf_writer import PageNotSet
from casebook.gui.look.palette import DARK
from casebook.gui.look.scheme import Choice

FACILITATOR, PARTICIPANT = Audience


def words_of(preview):
    words = ""
    for file in preview.pages.files:
        document = pypdfium2.PdfDocument(file)
        words += " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
    return " ".join(words.split())


def tabs_of(preview):
    bar = preview.tabs.bar
    shown = [bar.tabText(n) for n in range(bar.count()) if bar.isTabVisible(n)]
    return shown, [action.text() for action in preview.tabs.menu.actions()]


def ink_in(image):
    return any(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_a_document_is_shown_as_the_pages_of_its_first_artefact(shows):
    preview = shows("hour.md")
    assert preview.artefact is Artefact.GUIDE
    assert preview.foot.place.words.startswith("Page 1 of ")
    assert preview.foot.zoom.words.startswith("A4 · ")
    assert ink_in(preview.sheets.image(0))
    assert not preview.switch.isVisible()


def test_only_what_the_document_has_gets_a_tab(shows):
    shown, more = tabs_of(shows("call.md"))
    assert shown == ["Huddle", "Reader"]
    assert more == []


def test_tabs_without_room_stand_in_a_menu_and_come_when_chosen(shows, qtbot, settled):
    preview = shows("hour.md")
    preview.resize(300, 700)
    shown, more = tabs_of(preview)
    assert shown[0] == "Guide"
    assert len(shown + more) == 6 - 1
    assert "Reader" in more
    with qtbot.waitSignal(preview.shown):
        preview.tabs.menu.actions()[-1].trigger()
    settled()
    assert preview.artefact is Artefact.READER
    assert "Reader" in tabs_of(preview)[0]


def test_an_artefact_for_both_is_switched_between_them(shows, qtbot, settled):
    preview = shows("hour.md")
    with qtbot.waitSignal(preview.shown):
        preview.show_artefact(Artefact.READER)
    settled()
    assert preview.switch.isVisible()
    assert "Nobody may read" in words_of(preview)
    with qtbot.waitSignal(preview.shown):
        QTest.mouseClick(preview.switch.buttons[PARTICIPANT], Qt.MouseButton.LeftButton)
    settled()
    assert preview.audience is PARTICIPANT
    assert "Nobody may read" not in words_of(preview)
    assert preview.switch.buttons[PARTICIPANT].isChecked()
    assert not preview.switch.buttons[FACILITATOR].isChecked()


def test_what_is_typed_is_seen_and_the_place_is_kept(shows, files, qtbot, settled):
    long = files["line.md"].replace("Bruce waited", "Bruce waited.\n\n" * 90 + "He waited")
    preview = shows("line.md", long)
    preview.sheets.go_to(2)
    place = preview.sheets.verticalScrollBar().value()
    with qtbot.waitSignal(preview.shown, timeout=20000):
        for word in ("one", "two", "three"):
            preview.show_document(DocumentPath("line.md"), long + f"\n## {word}\nmore\n")
    qtbot.waitUntil(lambda: "three" in words_of(preview), timeout=20000)
    settled()
    assert preview.sheets.page == 2
    assert preview.sheets.verticalScrollBar().value() == place


def test_the_first_pages_of_a_long_document_come_before_the_others(shows, files, preview):
    counts = []
    preview.sheets.page_changed.connect(lambda _: counts.append(preview.sheets.count))
    shows("line.md", files["line.md"].replace("Bruce waited", "Bruce waited.\n\n" * 400))
    assert counts[0] < counts[-1]


def test_names_are_replaced_on_the_pages_that_are_shown(shows):
    preview = shows("line.md", names=("Sabine → a colleague",))
    preview.show_artefact(Artefact.HANDOUT)
    assert "Sabine" not in words_of(preview)


def test_pages_are_turned_by_keys_and_buttons(shows, files):
    preview = shows("line.md", files["line.md"].replace("Bruce waited", "Bruce waited.\n\n" * 90))
    last = preview.sheets.count - 1
    assert last >= 2
    preview.focus_first()
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_Home, 0),
    ):
        QTest.keyClick(preview.sheets, key)
        assert preview.sheets.page == page
    QTest.mouseClick(preview.foot.next, Qt.MouseButton.LeftButton)
    assert preview.foot.place.words.startswith("Page 2 of")
    QTest.mouseClick(preview.foot.previous, Qt.MouseButton.LeftButton)
    assert not preview.foot.previous.isEnabled()


def test_the_arrows_scroll_within_a_page(shows):
    preview = shows("hour.md")
    bar = preview.sheets.verticalScrollBar()
    QTest.keyClick(preview.sheets, Qt.Key.Key_Down)
    down = bar.value()
    assert down > 0
    QTest.keyClick(preview.sheets, Qt.Key.Key_Space)
    assert bar.value() > down
    bar.setValue(down)
    QTest.keyClick(preview.sheets, Qt.Key.Key_Up)
    assert bar.value() == 0
    QTest.keyClick(preview.sheets, Qt.Key.Key_A)
    assert bar.value() == 0


def test_a_step_of_the_agenda_is_scrolled_to(shows):
    preview = shows("hour.md")
    preview.show_step(2)
    assert preview.sheets.page == preview.pages.steps[2]


def test_a_step_that_is_asked_for_early_is_scrolled_to_when_the_pages_are_there(shows, preview):
    preview.show_step(2)
    shows("hour.md")
    preview.show_step(2)
    assert preview.sheets.page == preview.pages.steps[2]
    preview.show_step(99)
    assert preview.sheets.page == preview.pages.steps[2]


def test_what_is_read_stays_when_the_pane_gets_wider(shows, settled):
    preview = shows("hour.md")
    preview.sheets.go_to(1)
    zoom = preview.sheets.zoom
    preview.resize(700, 700)
    settled()
    assert preview.sheets.page == 1
    assert preview.sheets.zoom > zoom
    assert f"{preview.sheets.zoom} %" in preview.foot.zoom.words
    assert preview.sheets.image(1).width() == preview.sheets._width()


def test_the_paper_stays_white_in_the_dark(shows, scheme):
    preview = shows("hour.md")
    scheme.set_choice(Choice.DARK)
    picture = preview.sheets.viewport().grab().toImage()
    assert picture.pixelColor(3, 3).name() == DARK.desk
    assert picture.pixelColor(26, 22).name() == "#ffffff"
    scheme.set_choice(Choice.LIGHT)


def test_an_error_is_said_in_a_sentence(shows):
    preview = shows("gone.md")
    assert "gone.md" in preview.message.words
    assert not preview.foot.next.isVisible()
    assert preview.pages is None


def test_an_artefact_that_cannot_be_set_leaves_the_others_to_be_looked_at(
    shows, monkeypatch, qtbot, settled
):
    def refuse(file, title):
        raise PageNotSet(f"“{title}” cannot be set as slides: it is too odd.")

    monkeypatch.setattr(slide_pages, "pages_of_slides", refuse)
    preview = shows("hour.md")
    with qtbot.waitSignal(preview.shown, timeout=20000):
        preview.tabs.choose(Artefact.SLIDES)
    assert preview.message.words == "“An hour” cannot be set as slides: it is too odd."
    assert preview.tabs.isVisible()
    with qtbot.waitSignal(preview.shown, timeout=20000):
        preview.tabs.choose(Artefact.HANDOUT)
    settled()
    assert preview.sheets.isVisible()


def test_nothing_is_worked_out_while_nobody_looks(preview, qtbot, settled):
    preview.hide()
    preview.show_document(DocumentPath("hour.md"))
    settled()
    assert preview.pages is None
    with qtbot.waitSignal(preview.shown, timeout=20000):
        preview.show()
    assert preview.pages is not None


def test_a_change_of_the_library_is_seen(shows, session, qtbot):
    preview = shows("line.md")
    file = session.library.root / "line.md"
    file.write_text(file.read_text("utf-8").replace("A line", "A queue"), "utf-8")
    session.changed.emit(Change(searchable=True))  # which says nothing about pages
    with qtbot.waitSignal(preview.shown, timeout=20000):
        session.changed.emit(Change(rebuilt=True))
    assert "A queue" in words_of(preview)


def test_another_document_keeps_the_artefact_if_it_has_it(shows):
    preview = shows("hour.md")
    preview.show_artefact(Artefact.HANDOUT)
    assert shows("line.md").artefact is Artefact.HANDOUT
    assert preview.audience is PARTICIPANT
    assert shows("call.md").artefact is Artefact.HUDDLE


def test_another_tab_while_the_document_is_read_is_not_lost(preview, qtbot, settled):
    preview.show_document(DocumentPath("hour.md"))
    preview.show_artefact(Artefact.HANDOUT, PARTICIPANT)
    qtbot.waitUntil(lambda: preview.pages is not None, timeout=20000)
    settled()
    assert preview.artefact is Artefact.HANDOUT
    assert preview.tabs.artefact is Artefact.HANDOUT


@pytest.mark.parametrize("how", ["closed", "cleared"])
def test_it_is_empty_when_the_library_is_closed(shows, session, how):
    preview = shows("hour.md")
    if how == "closed":
        session.close()
    else:
        preview.clear()
    assert preview.pages is None
    assert preview.message.words.startswith("Open a pack")
    assert not preview.tabs.isVisible()
