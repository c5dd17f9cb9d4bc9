"""New documents, quick capture, ids, deleting, sections as tables, pictures."""

import os

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from casebook.domain.names import DocumentPath
from casebook.domain.sections import SectionName
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.prompts import Leaving
from casebook.storage import trash


@pytest.fixture
def in_the_trash(monkeypatch):
    """Files that went to the trash of the system, which a test has none of."""
    import send2trash

    gone = []

    def throw_away(file):
        gone.append(file.name)
        os.unlink(file)

    monkeypatch.setattr(send2trash, "send2trash", throw_away)
    assert trash.system_trash
    return gone


def sheet_of(window):
    window.settle()
    return window.parts.author.sheet


@pytest.mark.parametrize(
    ("act", "file", "kind"),
    [
        ("new-case", "a-new-thing.md", "case"),
        ("new-lesson", "a-new-thing.md", "lesson"),
        ("new-pack", "a-new-thing.md", "pack"),
    ],
)
def test_a_new_document_is_opened_at_the_first_place_to_fill_in(window, folder, act, file, kind):
    window.act(act)
    sheet = sheet_of(window)
    QTest.keyClicks(sheet.line, "A new thing")
    assert file in sheet.note.words
    sheet.primary.click()
    window.settle()
    assert window.read == file
    assert window.parts.writer.mode is Mode.SPLIT
    assert f"kind: {kind}" in (folder / file).read_text("utf-8")
    assert window.editor.selected_text().startswith("<!--") or kind == "pack"
    window.act("undo-change")
    assert not (folder / file).exists()


def test_the_user_s_own_templates_are_offered(window, folder):
    window.act("templates")
    assert window.opened_outside
    templates = window.parts.session.library.curation.templates_folder
    (templates / "Short.md").write_text(
        "---\nkind: case\ntitle: '{{title}}'\n---\n## Situation\nShort.\n", "utf-8"
    )
    (templates / "Other.md").write_text("---\nkind: lesson\ntitle: ''\n---\n", "utf-8")
    window.act("new-case")
    sheet = sheet_of(window)
    assert [sheet.templates.itemText(at) for at in range(sheet.templates.count())][1:] == ["Short"]
    sheet.templates.setCurrentIndex(1)
    sheet.line.setText("Brief")
    sheet.primary.click()
    window.settle()
    assert (folder / "brief.md").read_text("utf-8").endswith("## Situation\nShort.\n")


def test_who_has_unsaved_text_is_asked_before_something_new_is_made(window):
    window.write()
    QTest.keyClicks(window.editor, "x")
    window.act("new-case")
    assert window.parts.author.sheet is None
    assert window.answers.asked
    window.answers.leaves = Leaving.SAVE
    window.act("new-case")
    assert sheet_of(window) is not None


def test_quick_capture_makes_a_draft_and_a_lesson_and_can_be_undone(window, folder):
    window.open("car-maker.md")
    window.act("capture")
    sheet = sheet_of(window)
    sheet.happened.setPlainText("The alarm rang for an hour. Nobody knew the code.")
    sheet.where.setText("Gate 3")
    sheet.learned.setText("Keep the code at the gate.")
    sheet.primary.click()
    window.settle()
    case = (folder / "the-alarm-rang-for-an-hour.md").read_text("utf-8")
    assert "place: Gate 3" in case
    assert "Nobody knew the code." in case
    assert "[[keep-the-code-at-the-gate]]" in case
    assert "state: observed" in (folder / "keep-the-code-at-the-gate.md").read_text("utf-8")
    assert window.read == "car-maker.md"
    assert "the-alarm-rang-for-an-hour.md" in window.said
    window.panes.status.ways[1].click()
    window.settle()
    assert not (folder / "the-alarm-rang-for-an-hour.md").exists()
    assert not (folder / "keep-the-code-at-the-gate.md").exists()


def test_a_document_gets_another_id_and_its_links_follow(window, folder):
    window.open("car-maker.md")
    window.act("change-id")
    sheet = sheet_of(window)
    sheet.line.setText("trust-won-back")
    sheet.primary.click()
    plan = sheet_of(window)
    assert plan.files.count() == 2
    plan.primary.click()
    window.settle()
    assert window.read == "trust-won-back.md"
    assert "[[trust-won-back]]" in (folder / "checkout-line.md").read_text("utf-8")
    window.act("undo-change")
    assert (folder / "car-maker.md").exists()


def test_unsaved_text_is_saved_before_the_id_changes(window, folder):
    editor = window.write("car-maker.md")
    editor.change(len(editor.text()), len(editor.text()), "More.")
    window.act("change-id")
    sheet = sheet_of(window)
    sheet.line.setText("another")
    sheet.primary.click()
    sheet_of(window).primary.click()
    window.settle()
    assert (folder / "another.md").read_text("utf-8").endswith("More.")


def test_deleting_shows_what_links_there_and_the_text_can_be_brought_back(
    window, folder, in_the_trash
):
    window.open("car-maker.md")
    window.act("delete")
    sheet = sheet_of(window)
    assert "checkout-line.md" in sheet.files.item(0).text()
    sheet.primary.click()
    window.settle()
    assert in_the_trash == ["car-maker.md"]
    assert "trash" in window.said
    assert window.read is None
    window.act("bring-back")
    back = window.parts.versions.sheet
    assert back.list.item(0).text() == "car-maker.md"
    back.primary.click()
    window.settle()
    assert "Cars accelerated" in (folder / "car-maker.md").read_text("utf-8")
    assert window.read == "car-maker.md"


def test_a_document_that_is_written_can_be_deleted(window, folder, in_the_trash):
    editor = window.write("car-maker.md")
    editor.change(0, 0, "")
    window.act("delete")
    sheet_of(window).primary.click()
    window.settle()
    assert not window.parts.writer.is_writing
    assert not (folder / "car-maker.md").exists()


def test_without_deleted_documents_there_is_nothing_to_bring_back(window):
    window.act("bring-back")
    assert "No document was deleted" in window.said


def test_a_section_is_filled_in_as_a_table_while_reading_and_while_writing(window, folder):
    window.open("checkout-line.md")
    for what in ("read", "write"):
        menu = window.parts.sections.sections_menu()
        next(one for one in menu.actions() if one.text() == "Timeline").trigger()
        sheet = window.parts.sections.sheet
        row = sheet.table.rowCount() - 1
        if sheet.table.item(row, 2).text():
            sheet.table.add()
            row += 1
        sheet.table.item(row, 0).setText("+2 min")
        sheet.table.item(row, 2).setText(f"Lines empty while one {what}s.")
        sheet.primary.click()
        window.settle()
        if what == "read":
            assert "Lines empty while one reads." in (folder / "checkout-line.md").read_text(
                "utf-8"
            )
            window.write()
    assert "Lines empty while one writes." in window.editor.text()
    assert window.editor.text().count("## Timeline") == 1


def test_the_page_offers_a_section_under_its_heading(window, folder):
    (folder / "risky.md").write_text(
        "---\ntitle: Risky\n---\n## Risks\n| Risk | L |\n| --- | --- |\n| Fire | 3 |\n", "utf-8"
    )
    window.act("look-again")
    window.open("risky.md")
    page = window.panes.page
    point = QPoint(page.viewport().width() // 2, 240)
    menu = page.menu_at(point)
    assert "Edit as table…" in [one.text() for one in menu.actions()]
    next(one for one in menu.actions() if one.text() == "Edit as table…").trigger()
    assert window.parts.sections.sheet.windowTitle() == "Risks"
    menu.close()


def test_choosing_a_section_opens_a_menu(window):
    window.open("checkout-line.md")
    window.parts.sections.fill(SectionName.RISKS)
    assert window.parts.sections.sheet is not None
    window.act("fill-section")
    window.qtbot.waitUntil(lambda: window.window.findChildren(type(window.panes.tools.menu)) != [])


def test_a_pasted_picture_is_kept_in_the_library_and_embedded(window, folder):
    window.write()
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QMimeData()
    data.setImageData(image)
    window.editor.insertFromMimeData(data)
    window.settle()
    assert "![[picture.png]]" in window.editor.text()
    assert (folder / "attachments" / "picture.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_is_chosen_and_what_is_none_is_refused(window, folder, tmp_path):
    window.write()
    picture = tmp_path / "A line.JPG"
    picture.write_bytes(b"\xff\xd8\xff\xe0rest")
    window.answers.picture = picture
    window.parts.writer.manuscript.pane.bar.buttons["picture"].click()
    window.settle()
    window.parts.writer.manuscript.pane.bar.buttons["picture"].click()
    window.settle()
    assert "![[a-line.jpg]]![[a-line-2.jpg]]" in window.editor.text()
    picture.write_bytes(b"MZ a program")
    window.parts.writer.manuscript.pane.bar.buttons["picture"].click()
    window.settle()
    assert "no PNG" in window.said
    window.answers.picture = None
    window.parts.writer.manuscript.pane.bar.buttons["picture"].click()
    assert len(list((folder / "attachments").iterdir())) == 2


def test_nothing_is_offered_where_the_library_may_only_be_read(start, folder):
    window = start(folder, read_only=True).show()
    window.open("checkout-line.md")
    for name in ("new-case", "capture", "delete", "change-id", "fill-section", "merge-copies"):
        assert not window.parts.actions[name].isEnabled()
    author = window.parts.author
    author.capture()
    author.ask_delete()
    author.ask_id()
    sections = window.parts.sections
    sections.fill(SectionName.RISKS)
    window.settle()
    assert author.sheet is None
    assert sections.sheet is None
    assert not sections.sections_menu().actions()


def test_links_themes_and_headings_of_the_library_are_offered_while_one_types(window, qtbot):
    window.write()
    window.window.activateWindow()
    qtbot.waitUntil(window.editor.hasFocus)
    completion = window.parts.writer.manuscript.pane.completion
    window.editor.go_to_line(9)
    QTest.keyClicks(window.editor, "[[car")
    qtbot.waitUntil(lambda: not completion.list.isHidden())
    window.editor.undo()
    QTest.keyClicks(window.editor, "[[car-maker#S")
    qtbot.waitUntil(lambda: completion._choices.headings_like("car-maker", "S") != [])
    assert DocumentPath("car-maker.md")


def copy_as(window, title):
    window.act("save-copy")
    sheet = sheet_of(window)
    assert sheet.line.text()
    sheet.line.setText(title)
    sheet.primary.click()
    window.settle()


def test_a_copy_gets_a_name_of_its_own_and_links_stay_and_it_can_be_undone(window, folder):
    window.open("open-early.md")
    before = {file.name: file.read_bytes() for file in folder.glob("*.md")}
    copy_as(window, "Open late")
    copied = (folder / "open-late.md").read_text("utf-8")
    assert "title: Open late\n" in copied
    assert "[[checkout-line]]" in copied
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert window.read == "open-early.md"
    window.panes.status.ways[0].click()
    window.settle()
    assert window.read == "open-late.md"
    window.act("undo-change")
    assert not (folder / "open-late.md").exists()


def test_a_copy_has_what_is_typed_and_leaves_the_original_as_it_was(window, folder):
    editor = window.write()
    before = (folder / "checkout-line.md").read_bytes()
    QTest.keyClicks(editor, "x")
    editor.undo()
    editor.go_to_line(10)
    QTest.keyClicks(editor, "Typed and not saved. ")
    copy_as(window, "The line")
    assert "Typed and not saved." in (folder / "the-line.md").read_text("utf-8")
    assert (folder / "checkout-line.md").read_bytes() == before
    assert window.parts.writer.is_unsaved


def test_nothing_is_copied_where_nothing_is_open(window):
    window.act("save-copy")
    assert window.parts.author.sheet is None
