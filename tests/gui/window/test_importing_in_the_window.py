"""Files on their way into the library, through the whole window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest

from casebook.domain.document import Kind
from casebook.gui.intake.duplicate_choice import Choice
from casebook.gui.intake.item import Standing
from casebook.gui.intake.original_view import Beside
from tests.unit.importing.making import docx, paragraph, png, put

DESK = (
    "The night desk\n\nNobody answered the bell, and the guests waited in the rain for an hour. "
    "Jane Miller wrote to jane@example.org about it, and nobody answered that either.\n\n"
    "Lessons learned\n---------------\n\n"
    "- Look after the bell every evening before the desk is left.\n"
    "- Write a name beside every key that is handed out.\n\nComments are closed.\n"
)
REPORT = docx(
    paragraph("A report from the gate", "Title")
    + paragraph("The gate was shut although the train had not left and people ran for it.")
)


@pytest.fixture
def inbox(tmp_path):
    return put(
        tmp_path / "inbox",
        {"desk.txt": DESK, "gate.docx": REPORT, "broken.pdf": b"%PDF-1.4 nothing"},
    )


class Reviewing:
    """Looks drafts over as a person would."""

    def __init__(self, driver):
        self.driver = driver
        self.review = driver.parts.intake.review
        self.window = self.review.window
        self.view = self.window.view
        self.window.resize(1366, 768)

    def take(self, *paths):
        self.driver.parts.intake.take([Path(path) for path in paths])
        self.driver.settle()
        return self

    @property
    def items(self):
        return self.window.model.items

    @property
    def standings(self):
        return {item.source: item.standing for item in self.items}

    def show(self, source):
        row = next(at for at, item in enumerate(self.items) if item.source.startswith(source))
        self.window.list.show_row(row)
        self.driver.settle()
        return self.items[row]

    def item(self, source):
        return next(item for item in self.items if item.source.startswith(source))

    def click(self, button):
        button.click()
        self.driver.settle()


@pytest.fixture
def reviewing(window):
    return Reviewing(window)


def files_of(folder):
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_files_are_chosen_by_the_menu_and_listed_with_how_it_is_with_them(
    window, answers, inbox, folder
):
    before = files_of(folder)
    answers.files = sorted(inbox.iterdir())
    window.act("import")
    reviewing = Reviewing(window)
    assert reviewing.window.isVisible()
    assert reviewing.standings == {
        "broken.pdf": Standing.FAILED,
        "desk.txt": Standing.READY,
        "gate.docx": Standing.READY,
    }
    assert reviewing.window.side.summary.words == "2 ready · 1 failed"
    assert files_of(folder) == before


def test_a_folder_is_imported_whole(window, answers, inbox):
    answers.folder = inbox
    window.act("import-folder")
    assert len(Reviewing(window).items) == 3


def test_a_file_that_failed_says_why(reviewing, inbox):
    reviewing.take(inbox).show("broken")
    assert "damaged" in reviewing.window.reason.words
    assert not reviewing.window.foot.take_one.isEnabled()


def test_all_that_are_ready_are_taken_in_and_the_first_is_opened(reviewing, window, inbox):
    reviewing.take(inbox)
    QTest.keyClick(reviewing.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    assert {"the-night-desk.md", "a-report-from-the-gate.md"} <= set(window.listed)
    assert window.read == "the-night-desk.md"
    assert reviewing.standings["desk.txt"] is Standing.TAKEN
    assert "2 drafts were taken in" in window.said
    assert reviewing.window.isVisible()  # one failed, which is to be read


def test_one_step_takes_the_whole_import_back(reviewing, window, folder, tmp_path):
    before = files_of(folder)
    inbox = put(
        tmp_path / "in",
        {"a.md": "# A\n\n![till](till.png)\n", "till.png": png(), "gate.docx": REPORT},
    )
    reviewing.window.foot.originals.setChecked(True)
    reviewing.take(inbox)
    for item in list(reviewing.items):
        if not item.wanted:
            reviewing.window.toggle(item.key)
    reviewing.click(reviewing.window.foot.take)
    assert (folder / "attachments" / "originals" / "gate.docx").exists()
    assert window.settings.keeps_originals
    assert not reviewing.window.isVisible()
    window.act("undo-change")
    assert files_of(folder) == before


def test_drafts_are_gone_through_with_the_keyboard(reviewing, window, inbox):
    reviewing.take(inbox)
    keys = reviewing.window.list
    reviewing.show("desk")
    QTest.keyClick(keys, Qt.Key.Key_Space)
    assert reviewing.item("desk").standing is Standing.SKIPPED
    QTest.keyClick(keys, Qt.Key.Key_Return)
    assert keys.current.source == "gate.docx"
    QTest.keyClick(keys, Qt.Key.Key_Return)
    assert keys.current.source == "gate.docx"
    QTest.keyClick(reviewing.window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert keys.current.source == "desk.txt"
    QTest.keyClick(reviewing.window, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    window.press(reviewing.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "the-night-desk.md" not in window.listed
    assert "a-report-from-the-gate.md" in window.listed


def test_a_box_is_ticked_with_the_mouse(reviewing, inbox):
    reviewing.take(inbox)
    view = reviewing.window.list
    place = view.visualRect(view.model().index(1, 0)).topLeft() + QPoint(19, 20)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reviewing.item("desk").standing is Standing.SKIPPED
    beside = place + QPoint(120, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert reviewing.item("desk").standing is Standing.SKIPPED


def test_one_draft_is_taken_in_by_itself(reviewing, window, inbox):
    reviewing.take(inbox).show("gate")
    reviewing.click(reviewing.window.foot.take_one)
    assert window.read == "a-report-from-the-gate.md"
    assert "the-night-desk.md" not in window.listed
    assert reviewing.item("desk").is_open


def test_what_is_changed_beside_the_original_is_what_is_taken_in(reviewing, window, inbox, folder):
    reviewing.take(inbox).show("desk")
    view = reviewing.view
    assert view.original.toPlainText().endswith("Comments are closed.")
    view.fields.title.setText("The bell")
    view.fields.fields["date"].setText("2024-05")
    view.fields.fields["author"].setText("Ada")
    view.themes.suggested.show_values([])
    view.themes.editor.show_values(("trust",))
    view.names.boxes[0].setChecked(True)
    view.text.moveCursor(view.text.textCursor().MoveOperation.Start)
    view.text.insertPlainText("It was a night in May. ")
    reviewing.show("gate")
    assert reviewing.item("desk").title == "The bell"
    reviewing.show("desk")
    assert view.fields.title.text() == "The bell"
    assert view.names.boxes[0].isChecked()
    reviewing.click(reviewing.window.foot.take_one)
    document = window.parts.session.library.document("the-bell.md")
    assert document.title == "The bell"
    assert document.themes == ("trust",)
    assert document.redact == ("jane@example.org",)
    assert "It was a night in May. Nobody answered" in document.text
    assert "Comments are closed" not in document.text
    assert "author: Ada" in document.text


def test_a_removal_is_kept_by_a_click_and_comes_back_as_it_was(reviewing, window, inbox):
    reviewing.take(inbox).show("desk")
    text = reviewing.view.text
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    place = text.chip_place(0).center()
    QTest.mouseMove(text.viewport(), place.toPoint())
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert not reviewing.view.removals.boxes[0].isChecked()
    reviewing.click(reviewing.window.foot.take_one)
    document = window.parts.session.library.document("the-night-desk.md")
    assert document.text.endswith("handed out.\n\nComments are closed.\n")


def test_a_removal_is_kept_with_the_keyboard(reviewing, inbox):
    reviewing.take(inbox).show("desk")
    view = reviewing.view
    view.text.go_to(0)
    QTest.keyClick(view.text, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert not view.removals.boxes[0].isChecked()
    view.removals.boxes[0].click()
    assert view.text.removals[0].accepted


def test_a_suggested_theme_is_ticked_and_taken_away_again(reviewing, window, tmp_path):
    inbox = put(tmp_path / "in", {"q.txt": "The long queue\n\nThe queue was long that day.\n"})
    reviewing.take(inbox)
    themes = reviewing.view.themes
    assert themes.suggested.boxes[0].accessibleName().startswith("Resource allocation. the text")
    themes.suggested.boxes[0].click()
    assert themes.given == ("resource-allocation",)
    themes.editor.frame.chips[0].click()
    assert themes.given is None
    assert not themes.suggested.boxes[0].isChecked()


def test_a_case_becomes_a_lesson(reviewing, window, inbox):
    reviewing.take(inbox).show("gate")
    kind = reviewing.view.fields.kind
    kind.setCurrentIndex(kind.findData(Kind.LESSON))
    reviewing.click(reviewing.window.foot.take_one)
    assert "lessons/a-report-from-the-gate.md" in window.listed or (
        "a-report-from-the-gate.md" in window.listed
    )
    assert window.parts.reader.reading.document.kind is Kind.LESSON


def test_lessons_are_made_of_what_was_learned_in_the_same_step(reviewing, window, inbox, folder):
    before = files_of(folder)
    reviewing.take(inbox).show("desk")
    assert [box.isChecked() for box in reviewing.view.lessons.boxes] == [False, False]
    reviewing.window.foot.lessons.click()
    assert [box.isChecked() for box in reviewing.view.lessons.boxes] == [True, True]
    reviewing.view.lessons.boxes[1].setChecked(False)
    reviewing.click(reviewing.window.foot.take_one)
    assert any("look-after-the-bell" in path for path in window.listed)
    assert not any("write-a-name" in path for path in window.listed)
    assert window.settings.harvests_imports
    window.act("undo-change")
    assert files_of(folder) == before


def copy_of_a_case(folder, tmp_path, more="\nThe registers were opened one by one.\n"):
    text = (folder / "checkout-line.md").read_text("utf-8")
    long = (
        "The store waited until customers complained, and the manager came from the back office "
        "to open another register while the line reached the door and people began to leave.\n"
    )
    (folder / "checkout-line.md").write_text(text + long, "utf-8")
    return put(tmp_path / "copies", {"line.md": text + long + more})


def test_a_duplicate_is_skipped_unless_somebody_says_otherwise(window, folder, tmp_path):
    inbox = copy_of_a_case(folder, tmp_path)
    window.act("look-again")
    reviewing = Reviewing(window).take(inbox)
    assert reviewing.standings == {"line.md": Standing.DUPLICATE}
    view = reviewing.view.duplicate
    assert view.buttons[Choice.SKIP].isChecked()
    assert not reviewing.window.foot.take.isEnabled()
    reviewing.click(view.buttons[Choice.KEEP])
    assert reviewing.standings == {"line.md": Standing.READY}
    reviewing.click(view.buttons[Choice.SKIP])
    assert reviewing.standings == {"line.md": Standing.SKIPPED}
    view._title.clicked.emit()
    window.settle()
    assert window.read == "checkout-line.md"


def test_merging_shows_what_would_be_added_and_adds_it(window, folder, tmp_path):
    inbox = copy_of_a_case(folder, tmp_path)
    window.act("look-again")
    reviewing = Reviewing(window).take(inbox)
    reviewing.click(reviewing.view.duplicate.buttons[Choice.MERGE])
    assert reviewing.view.beside.beside is Beside.MERGED
    assert reviewing.view.original.marked == ["The registers were opened one by one."]
    before = (folder / "checkout-line.md").read_text("utf-8")
    reviewing.click(reviewing.window.foot.take)
    text = (folder / "checkout-line.md").read_text("utf-8")
    assert text.count("The registers were opened one by one.") == 1
    assert text.replace("The registers were opened one by one.", "").split() != []
    assert all(line in text for line in before.splitlines())
    assert window.read == "checkout-line.md"
    assert not reviewing.window.isVisible()


def test_merging_the_same_text_says_that_nothing_is_new(window, folder, tmp_path):
    inbox = copy_of_a_case(folder, tmp_path, "")
    window.act("look-again")
    reviewing = Reviewing(window).take(inbox)
    reviewing.click(reviewing.view.beside.buttons[Beside.MERGED])
    assert "Nothing in it is new" in reviewing.view.original.toPlainText()
    reviewing.click(reviewing.view.beside.buttons[Beside.ORIGINAL])
    assert "Situation" in reviewing.view.original.toPlainText()


def test_a_draft_is_seen_as_a_page_with_its_pictures(reviewing, window, tmp_path):
    inbox = put(tmp_path / "in", {"a.md": "# The till\n\n![till](till.png)\n", "till.png": png()})
    reviewing.take(inbox)
    assert reviewing.view.pictures.isVisibleTo(reviewing.view)
    assert "[picture 1: till]" in reviewing.view.original.toPlainText()
    reviewing.click(reviewing.view.beside.buttons[Beside.PAGE])
    page = reviewing.view.stack.currentWidget()
    assert "The till" in page.toPlainText()
    assert reviewing.review.beside._picture("attachments/a/till.png") == png()
    assert reviewing.review.beside._picture("elsewhere.png") is None


def test_columns_of_a_sheet_are_shown_changed_and_remembered(reviewing, window, tmp_path):
    sheet = "Erkenntnis,Grund\nRing twice,It is heard\nCount the keys,They go missing\n"
    inbox = put(tmp_path / "in", {"lessons.csv": sheet})
    reviewing.take(inbox)
    assert len(reviewing.items) == 1
    reviewing.view.columns.click()
    (sheet_of_columns,) = [
        child for child in reviewing.window.children() if hasattr(child, "boxes")
    ]
    for box, meaning in zip(sheet_of_columns.boxes, ("lesson", "why"), strict=True):
        box.setCurrentIndex(box.findData(meaning))
    sheet_of_columns.finish()
    window.settle()
    assert [item.title for item in reviewing.items] == ["Ring twice", "Count the keys"]
    assert all(item.wish.draft.kind is Kind.LESSON for item in reviewing.items)
    again = put(tmp_path / "on", {"more.csv": sheet.replace("twice", "thrice")})
    reviewing.take(again)
    assert reviewing.items[2].title == "Ring thrice"


def test_files_that_come_later_join_the_list_and_know_those_before(reviewing, tmp_path):
    reviewing.take(put(tmp_path / "one", {"desk.txt": DESK}))
    reviewing.take(put(tmp_path / "three", {"desk-once-more.txt": DESK}))
    assert len(reviewing.items) == 1
    assert reviewing.window.side.left_out.words == "1 file was left out. Show why"
    reviewing.window.side.left_out.clicked.emit()
    assert reviewing.items[1].standing is Standing.LEFT_OUT
    assert "among the drafts already" in reviewing.show("desk-once").unread.reason
    reviewing.window.forget([reviewing.items[1]])
    reviewing.take(put(tmp_path / "two", {"desk-again.txt": f"{DESK} \n"}))
    assert len(reviewing.items) == 2
    assert reviewing.items[1].standing is Standing.DUPLICATE
    reviewing.show("desk-again")
    assert not reviewing.view.duplicate.buttons[Choice.MERGE].isVisibleTo(reviewing.view)
    reviewing.window.toggle(reviewing.items[1].key)
    reviewing.click(reviewing.window.foot.take)
    assert {"the-night-desk.md", "the-night-desk-2.md"} <= set(reviewing.driver.listed)


def test_files_taken_while_others_are_converted_wait_for_them(window, inbox, tmp_path):
    more = put(tmp_path / "more", {"more.txt": "More of it\n\nAnd more.\n"})
    reviewing = Reviewing(window)
    window.parts.intake.take([inbox])
    window.parts.intake.take([more])
    window.settle()
    assert [item.source for item in reviewing.items][-1] == "more.txt"


def test_stopping_keeps_what_is_there(window, qtbot, tmp_path):
    names = {f"{n:03}.txt": f"Note {n}\n\nSomething about {n}.\n" for n in range(400)}
    reviewing = Reviewing(window)
    window.parts.intake.take([put(tmp_path / "many", names)])
    qtbot.waitUntil(lambda: len(reviewing.items) > 3)
    reviewing.window.foot.stop.click()
    window.settle()
    assert 3 < len(reviewing.items) < 400
    assert not reviewing.window.foot.stop.isVisibleTo(reviewing.window)


def test_closing_asks_for_drafts_that_were_not_taken_in(reviewing, window, answers, inbox, folder):
    before = files_of(folder)
    reviewing.take(inbox)
    answers.forgets = False
    QTest.keyClick(reviewing.window, Qt.Key.Key_Escape)
    assert answers.asked == ["2 drafts"]
    assert reviewing.window.isVisible()
    window.window.close()
    assert window.window.isVisible()
    window.parts.libraries.close_library()
    assert window.parts.session.library is not None
    answers.forgets = True
    reviewing.window.close()
    assert not reviewing.window.isVisible()
    assert not reviewing.items
    assert files_of(folder) == before


def test_another_library_does_not_get_the_drafts_of_the_one_before(reviewing, window, inbox):
    reviewing.take(inbox)
    window.parts.libraries.close_library()
    window.settle()
    assert not reviewing.window.isVisible()
    assert not reviewing.items


def test_what_cannot_be_written_is_said_and_the_drafts_stay(reviewing, window, inbox):
    reviewing.take(inbox)
    reviewing.window.foot.originals.setChecked(True)
    (inbox / "gate.docx").unlink()
    reviewing.click(reviewing.window.foot.take)
    assert "gate.docx" in reviewing.window.foot.problem.words
    assert reviewing.item("gate").is_open
    assert reviewing.window.foot.take.isEnabled()


def dropped(driver, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    driver.window.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    driver.settle()


def test_files_dropped_on_the_window_are_imported(window, inbox):
    dropped(window, inbox / "desk.txt", inbox / "gate.docx")
    assert len(Reviewing(window).items) == 2


@pytest.mark.parametrize(("opens", "count"), [(False, 3), (None, 0)])
def test_a_folder_that_is_dropped_may_be_meant_to_be_imported(
    window, answers, inbox, opens, count, folder
):
    answers.opens = opens
    dropped(window, inbox)
    assert answers.asked == ["inbox"]
    assert len(Reviewing(window).items) == count
    assert window.parts.session.library.root == folder


def test_files_that_were_copied_elsewhere_are_pasted_on_the_list(window, inbox):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(inbox / "desk.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    window.parts.intake.paste()
    window.settle()
    assert len(Reviewing(window).items) == 1


def test_without_a_library_it_is_said_what_to_do(start, answers, inbox):
    driver = start(None).show()
    dropped(driver, inbox / "desk.txt")
    assert "Open a library" in answers.told[0]
    dropped(driver, inbox)
    driver.qtbot.waitUntil(lambda: driver.parts.session.library is not None)
    driver.settle()


def test_nothing_is_imported_where_nothing_may_be_written(start, folder, inbox):
    driver = start(folder, read_only=True).show()
    assert not driver.parts.actions["import"].isEnabled()
    dropped(driver, inbox / "desk.txt")
    assert "reading only" in driver.said
    assert driver.parts.intake._review is None


def test_a_bundle_goes_to_those_who_know_it(window, inbox):
    taken = []
    window.parts.intake.take_bundle = lambda path: path.suffix == ".pdf" and not taken.append(path)
    dropped(window, inbox / "broken.pdf")
    assert taken == [inbox / "broken.pdf"]
    assert window.parts.intake._review is None


def test_a_click_into_the_text_beside_a_removal_sets_the_cursor(reviewing, inbox):
    reviewing.take(inbox).show("desk")
    text = reviewing.view.text
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        QPointF(40, 30),
        QPointF(40, 30),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    text.mousePressEvent(press)
    assert text.removals[0].accepted


def test_the_same_folder_again_brings_nothing_and_says_so(reviewing, window, inbox):
    (inbox / "broken.pdf").unlink()
    reviewing.take(inbox)
    reviewing.click(reviewing.window.foot.take)
    assert not reviewing.window.isVisible()
    reviewing.take(inbox)
    assert [item.standing for item in reviewing.items] == [Standing.LEFT_OUT] * 2
    assert "imported before, as the-night-desk.md" in reviewing.window.reason.words
    reviewing.click(reviewing.window.again)
    assert [item.standing for item in reviewing.items] == [Standing.LEFT_OUT, Standing.DUPLICATE]
    reviewing.show("desk")
    assert "same file" in reviewing.view.duplicate._said.words
    reviewing.window.close()
    assert not reviewing.window.isVisible()


def test_nothing_runs_on_when_the_program_ends(start, folder, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    files = {
        f"{n:02}.docx": docx(paragraph(f"Report {n}", "Title") + paragraph("It was bad."))
        for n in range(40)
    }
    driver = start(folder).show()
    reviewing = Reviewing(driver)
    driver.parts.intake.take([put(tmp_path / "many", files)])
    qtbot.waitUntil(lambda: len(reviewing.items) > 1)
    assert list((tmp_path / "temporary").glob("casebook-import-*"))
    driver.window.close()
    driver.made.close()
    assert not list((tmp_path / "temporary").glob("casebook-import-*"))
    assert not (folder / "report-1.md").exists()


def test_files_that_are_forgotten_do_not_come_back(reviewing, window, qtbot, tmp_path):
    names = {f"{n:03}.txt": f"Note {n}\n\nSomething about {n}.\n" for n in range(300)}
    window.parts.intake.take([put(tmp_path / "many", names)])
    qtbot.waitUntil(lambda: len(reviewing.items) > 3)
    reviewing.window.close()
    assert not reviewing.items
    window.settle()
    assert not reviewing.items
    reviewing.take(put(tmp_path / "one", {"desk.txt": DESK}))
    assert len(reviewing.items) == 1


def test_rows_say_in_words_what_they_show(reviewing, inbox):
    reviewing.take(inbox)
    model = reviewing.window.model
    words = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "The night desk\nReady\ndesk.txt"
    assert model.index(1, 0).data(Qt.ItemDataRole.DisplayRole) == "The night desk"
    assert model.index(1, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(99, 0)) is None
    assert not reviewing.window.grab().isNull()


def test_nothing_is_asked_for_twice_while_drafts_are_written(reviewing, window, inbox, answers):
    reviewing.take(inbox)
    reviewing.window.foot.take.click()
    reviewing.window.taking_requested.emit(reviewing.items[1:])
    assert not reviewing.review.may_end()
    window.settle()
    assert window.listed.count("the-night-desk.md") == 1


def test_a_document_that_has_gone_cannot_be_merged_with(window, folder, tmp_path):
    inbox = copy_of_a_case(folder, tmp_path)
    window.act("look-again")
    reviewing = Reviewing(window).take(inbox)
    (folder / "checkout-line.md").unlink()
    reviewing.click(reviewing.view.duplicate.buttons[Choice.MERGE])
    assert "checkout-line" in reviewing.window.foot.problem.words
    reviewing.click(reviewing.window.foot.take)
    assert "checkout-line" in reviewing.window.foot.problem.words
    assert reviewing.window.waiting


def test_columns_that_cannot_be_kept_are_told(reviewing, window, tmp_path, monkeypatch):
    sheet = "Erkenntnis,Grund\nRing twice,It is heard\n"
    reviewing.take(put(tmp_path / "in", {"lessons.csv": sheet}))

    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr("casebook.storage.keeping.columns.put_file", full)
    draft = reviewing.items[0].wish.draft
    reviewing.review._read_again(draft, draft.mapping)
    window.settle()
    assert "columns.json" in reviewing.window.foot.problem.words


@pytest.mark.logs_warnings
def test_a_bug_in_the_writing_leaves_the_window_usable(reviewing, window, inbox, monkeypatch):
    monkeypatch.setattr(window.parts.companions, "show_crash", lambda _: None)
    reviewing.take(inbox)

    def broken(*_, **__):
        raise RuntimeError("a bug")

    library = window.parts.session.library
    monkeypatch.setattr(type(library.importing), "accept", broken)
    reviewing.click(reviewing.window.foot.take)
    assert reviewing.window.foot.take.isEnabled()


def test_while_files_are_over_the_window_it_says_what_letting_go_does(window, inbox, tmp_path):
    frame, intake = window.parts.window, window.parts.intake
    frame.hovered.emit([inbox / "desk.txt", inbox / "gate.docx"])
    assert intake.veil.isVisible()
    assert "2 files" in intake.veil.words
    assert not intake.veil.grab().isNull()
    frame.hovered.emit([inbox])
    assert "folder" in intake.veil.words
    frame.hovered.emit([])
    assert not intake.veil.isVisible()


def test_a_drag_is_noticed_and_its_end_as_well(window, inbox, qtbot):
    frame = window.parts.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(inbox / "desk.txt"))])
    hovering = []
    frame.hovered.connect(hovering.append)
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QGuiApplication.sendEvent(frame, enter)
    QGuiApplication.sendEvent(frame, QDragLeaveEvent())
    assert hovering == [[inbox / "desk.txt"], []]


def test_what_came_in_is_shown_in_the_list_newest_first(window, reviewing, inbox):
    reviewing.take(inbox / "desk.txt", inbox / "gate.docx")
    reviewing.click(reviewing.window.foot.take)
    window.type("nothing has this word")
    show = next(way for way in window.parts.panes.status.ways if way.text() == "Show them")
    reviewing.click(show)
    titles = [hit.entry.title for hit in window.parts.finder.results.hits[:2]]
    assert sorted(titles) == ["A report from the gate", "The night desk"]


def test_a_file_that_is_forced_again_finds_its_pictures_in_other_folders(
    window, reviewing, tmp_path
):
    inbox = put(
        tmp_path / "vault",
        {
            "notes/door.md": "# The door\n\nIt was shut.\n\n![door](../pictures/door.png)\n",
            "pictures/door.png": png(),
        },
    )
    reviewing.take(inbox)
    reviewing.click(reviewing.window.foot.take)
    reviewing.take(inbox)
    reviewing.window.show_left_out()
    item = reviewing.show("notes/door.md")
    assert item.standing is Standing.LEFT_OUT
    reviewing.click(reviewing.window.again)
    (again,) = [one for one in reviewing.items if one.wish is not None and not one.taken]
    assert len(again.wish.draft.pictures) == 1
