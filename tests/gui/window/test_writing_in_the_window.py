"""Reading, writing, both; saving, drafts, leaving."""

import errno
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from casebook.domain.names import DocumentPath
from casebook.gui.editor.mode_switch import Mode
from casebook.gui.prompts import Leaving
from casebook.library.library import Library

CTRL = Qt.KeyboardModifier.ControlModifier
LINE = DocumentPath("checkout-line.md")


def add(window, words):
    """Type at the end of the text."""
    window.editor.moveCursor(window.editor.textCursor().MoveOperation.End)
    QTest.keyClicks(window.editor, words)


def in_file(folder, name="checkout-line.md"):
    return (folder / name).read_text("utf-8")


def test_writing_hides_sidebar_and_list_and_reading_brings_them_back(window):
    window.open("checkout-line.md")
    widths = window.parts.view.widths()
    window.act("read-or-write")
    assert window.middle is window.parts.writer.manuscript.pane
    assert not window.panes.sidebar.isVisible()
    assert not window.panes.results.isVisible()
    assert window.parts.switch.buttons[Mode.SPLIT].isChecked()
    assert not window.parts.actions["sidebar"].isChecked()
    window.act("read-or-write")
    assert window.middle is window.panes.page
    assert window.panes.sidebar.isVisible()
    assert window.panes.results.isVisible()
    assert window.parts.view.widths() == widths
    assert window.parts.actions["sidebar"].isChecked()


def test_text_and_page_stand_side_by_side_or_the_text_alone(window):
    window.write()
    assert "The store waited" in window.parts.writer.manuscript.pane.preview.page.toPlainText()
    window.parts.switch.buttons[Mode.WRITE].click()
    assert not window.parts.writer.manuscript.pane.preview.isVisible()
    window.parts.switch.buttons[Mode.READ].click()
    window.settle()
    assert window.middle is window.panes.page


def test_the_sidebar_and_the_list_can_be_had_beside_the_text(window):
    window.write(mode=Mode.WRITE)
    window.act("sidebar")
    assert window.panes.sidebar.isVisible()
    window.search("trust")
    assert window.panes.results.isVisible()


def test_a_small_window_lets_the_panel_go_while_one_writes(window):
    window.write()
    assert window.panes.side.isVisible()
    window.window.resize(960, 600)
    assert not window.panes.side.isVisible()
    assert window.parts.writer.manuscript.pane.width() >= 761


def test_by_the_keyboard_alone_a_case_is_written_and_saved(window, folder, qtbot):
    window.open("checkout-line.md")
    window.window.activateWindow()
    qtbot.waitUntil(window.window.isActiveWindow)
    QTest.keyClick(window.panes.page, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: window.parts.writer.path == LINE)
    window.settle()
    assert window.editor.hasFocus()
    add(window, "A new sentence.")
    QTest.keyClick(window.editor, Qt.Key.Key_S, CTRL)
    window.settle()
    assert in_file(folder).endswith("A new sentence.")
    QTest.keyClick(window.editor, Qt.Key.Key_E, CTRL)
    window.settle()
    assert "A new sentence." in window.panes.page.toPlainText()


def test_the_title_and_the_status_line_say_that_it_is_not_saved(window, qtbot):
    window.write()
    assert "• edited" not in window.window.windowTitle()
    add(window, "More.")
    assert "• edited" in window.window.windowTitle()
    facts = window.panes.status.facts
    qtbot.waitUntil(lambda: "words" in facts.text() and "column" in facts.text())
    window.act("save")
    assert "• edited" not in window.window.windowTitle()
    assert "Saved" in window.said


def test_what_was_typed_can_be_undone_after_it_was_saved(window, folder):
    window.write()
    before = in_file(folder)
    add(window, "More.")
    window.act("save")
    window.editor.undo()
    window.act("save")
    assert in_file(folder) == before


def test_reading_shows_what_is_not_saved_yet(window, folder):
    window.write()
    add(window, "Only in the editor.")
    window.act("read-or-write")
    assert "Only in the editor." in window.panes.page.toPlainText()
    assert "• edited" in window.window.windowTitle()
    assert "Only in the editor" not in in_file(folder)
    window.act("read-or-write")
    assert window.editor.text().endswith("Only in the editor.")


def test_a_draft_is_kept_while_one_types_and_dropped_when_it_is_saved(window, qtbot, tmp_path):
    window.write()
    add(window, "More.")
    qtbot.waitUntil(lambda: "draft was kept" in window.said, timeout=20000)
    window.act("save")
    window.settle()
    assert window.parts.session.library.drafts._kept.drafts._folder.exists()
    assert not list(window.parts.session.library.drafts._kept.drafts._folder.glob("*.draft"))


def test_it_saves_by_itself_where_that_is_wanted(window, folder, qtbot):
    window.act("autosave")
    window.write()
    add(window, "Saved by itself.")
    qtbot.waitUntil(lambda: "Saved by itself." in in_file(folder), timeout=20000)


@pytest.mark.parametrize(
    ("answer", "saved", "read"),
    [
        (Leaving.SAVE, True, "car-maker.md"),
        (Leaving.DISCARD, False, "car-maker.md"),
        (Leaving.KEEP, False, "car-maker.md"),
        (Leaving.STAY, False, "checkout-line.md"),
    ],
)
def test_who_goes_on_to_another_document_is_asked(window, folder, qtbot, answer, saved, read):
    window.write()
    add(window, "Unsaved.")
    window.answers.leaves = answer
    window.parts.desk.open(DocumentPath("car-maker.md"))
    qtbot.waitUntil(lambda: window.read == read)
    window.settle()
    assert window.answers.asked == ["The line that emptied in two minutes"]
    assert ("Unsaved." in in_file(folder)) is saved
    assert window.parts.writer.is_writing is (answer is Leaving.STAY)


def test_the_window_closes_when_the_text_is_saved(window, folder, qtbot):
    window.write()
    add(window, "Unsaved.")
    window.answers.leaves = Leaving.STAY
    window.window.close()
    assert window.window.isVisible()
    window.answers.leaves = Leaving.SAVE
    window.window.close()
    qtbot.waitUntil(lambda: not window.window.isVisible())
    assert "Unsaved." in in_file(folder)


def test_closing_the_library_asks_as_well(window, folder, qtbot):
    window.write()
    add(window, "Unsaved.")
    window.act("close-library")
    assert window.parts.session.library is not None
    window.answers.leaves = Leaving.DISCARD
    window.act("close-library")
    qtbot.waitUntil(lambda: window.parts.session.library is None)
    assert "Unsaved." not in in_file(folder)


def test_a_library_that_may_only_be_read_offers_nothing_that_writes(start, folder):
    window = start(folder, read_only=True).show()
    window.open("checkout-line.md")
    assert not window.parts.switch.isVisible()
    assert not window.parts.actions["read-or-write"].isEnabled()
    window.parts.writer.toggle()
    window.settle()
    assert not window.parts.writer.is_writing


def test_a_file_that_is_not_utf_8_is_written_when_the_user_agrees(window, folder):
    (folder / "old.md").write_bytes("---\ntitle: Café\n---\nEin schöner Tag.\n".encode("latin-1"))
    window.act("look-again")
    window.write("old.md")
    window.answers.rewrites = False
    add(window, "Mehr.")
    window.act("save")
    assert b"Mehr." not in (folder / "old.md").read_bytes()
    window.answers.rewrites = True
    window.act("save")
    asked = len(window.answers.asked)
    add(window, "Noch mehr.")
    window.act("save")
    assert "schöner Tag.\nMehr.Noch mehr.".encode("latin-1") in (folder / "old.md").read_bytes()
    assert len(window.answers.asked) == asked


def test_another_program_s_change_is_read_where_nothing_was_typed(window, folder, edited):
    window.write()
    window.editor.go_to_line(12)
    edited(folder / "checkout-line.md", "It was a busy day.", "It was a quiet day.")
    window.act("look-again")
    assert "quiet day" in window.editor.text()
    assert window.editor.place()[0] == 12
    assert not window.parts.writer.is_unsaved


def test_changes_of_both_sides_come_together(window, folder, edited):
    window.write()
    add(window, "Mine at the end.")
    edited(folder / "checkout-line.md", "It was a busy day.", "It was a quiet day.")
    window.act("look-again")
    assert "quiet day" in window.editor.text()
    assert window.editor.text().endswith("Mine at the end.")
    assert "both changes" in window.said
    window.act("save")
    assert "quiet day" in in_file(folder)
    assert "Mine at the end." in in_file(folder)


@pytest.mark.parametrize("left", [0, 300])
def test_a_file_that_is_destroyed_while_one_writes_replaces_nothing(window, folder, left, edited):
    file = folder / "checkout-line.md"
    window.write()
    whole = window.editor.text()
    edited(file, whole[left:], "")
    window.act("look-again")
    assert window.editor.text() == whole
    assert window.parts.writer.is_unsaved
    assert "Your text stays" in window.said
    window.act("save")
    assert in_file(folder) == whole


def test_a_file_that_is_destroyed_as_one_saves_is_written_again(window, folder, edited):
    window.write()
    add(window, "Mine.")
    edited(folder / "checkout-line.md", in_file(folder), "")
    window.act("save")
    assert in_file(folder).endswith("Mine.")
    assert not window.parts.writer.is_unsaved


def both_change(window, folder, edited):
    window.write()
    text = window.editor.text()
    at = text.index("busy day")
    window.editor.change(at, at + 4, "wild")
    edited(folder / "checkout-line.md", "busy day", "calm day")


def test_where_both_changed_the_same_words_the_user_decides(window, folder, edited, qtbot):
    from casebook.gui.sheets.merge_sheet import Side

    both_change(window, folder, edited)
    window.act("save")
    sheet = window.parts.writer.manuscript.reunion.sheet
    assert "calm day" in in_file(folder)
    sheet.blocks[0].choices[Side.MINE].click()
    sheet.primary.click()
    window.settle()
    assert "wild day" in in_file(folder)
    assert "<<<" not in in_file(folder)


def test_who_does_not_want_to_decide_keeps_text_and_draft(window, folder, edited):
    both_change(window, folder, edited)
    window.act("look-again")
    window.parts.writer.manuscript.reunion.sheet.reject()
    window.settle()
    assert "wild day" in window.editor.text()
    assert "calm day" in in_file(folder)
    window.act("look-again")
    assert window.parts.writer.manuscript.reunion.sheet is None
    window.act("save")
    assert window.parts.writer.manuscript.reunion.sheet is not None


def test_the_text_of_a_file_that_is_gone_stays_and_is_written_anew(window, folder):
    window.write()
    (folder / "checkout-line.md").unlink()
    window.act("look-again")
    assert window.parts.writer.is_writing
    assert "no longer in the library" in window.said
    window.answers.writes_anew = False
    window.act("save")
    assert not (folder / "checkout-line.md").exists()
    window.answers.writes_anew = True
    window.act("save")
    assert "The store waited" in in_file(folder)
    assert not window.parts.writer.is_unsaved


@pytest.mark.logs_warnings
def test_a_bug_keeps_a_draft_first(window, folder, tmp_path):
    window.write()
    add(window, "Almost lost.")
    window.made.show_crash(ValueError("a bug"))
    kept = window.parts.session.library.drafts._kept.drafts._folder.glob("*.draft")
    assert any("Almost lost." in draft.read_text("utf-8") for draft in kept)


def test_a_folder_that_was_left_by_keeping_a_draft_offers_it_the_next_time(folder, window, qtbot):
    window.write()
    add(window, "For tomorrow.")
    window.answers.leaves = Leaving.KEEP
    window.act("close-library")
    qtbot.waitUntil(lambda: window.parts.session.library is None)
    window.settle()
    library = Library.open(folder)
    assert ["For tomorrow." in draft.text for draft in library.drafts.offered()] == [True]
    library.close()


def left_by_a_crash(folder, text, name="checkout-line.md"):
    """Leave a draft as a program does that is killed in the middle of a word."""
    library = Library.open(folder)
    base = library.text(DocumentPath(name)).digest
    library.drafts.keep(name, text, base)
    library.close()


def test_after_a_crash_the_draft_is_offered_and_opened(start, folder):
    left_by_a_crash(folder, in_file(folder) + "From before the crash.")
    window = start(folder).show()
    assert window.panes.notices.isVisible()
    assert "checkout-line" in window.panes.notices.words.words
    window.panes.notices.ways[0].click()
    window.settle()
    assert window.parts.writer.is_writing
    assert window.editor.text().endswith("From before the crash.")
    assert "From before" not in in_file(folder)
    assert not window.panes.notices.isVisible()
    window.act("save")
    assert in_file(folder).endswith("From before the crash.")


def test_a_program_that_is_killed_in_the_middle_of_a_word_loses_no_more_than_seconds(start, folder):
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from casebook.library.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "file = library.text('checkout-line.md')\n"
        "library.drafts.keep('checkout-line.md', file.text + 'In the midd', file.digest)\n"
        "os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert ended.returncode != 0
    window = start(folder).show()
    window.panes.notices.ways[0].click()
    window.settle()
    assert window.editor.text().endswith("In the midd")


def test_a_draft_of_a_file_that_was_changed_since_is_merged_with_it(start, folder, edited):
    left_by_a_crash(folder, in_file(folder) + "From before the crash.")
    edited(folder / "checkout-line.md", "## Impact", "## Strategies\nTruly.\n\n## Impact")
    window = start(folder).show()
    window.panes.notices.ways[0].click()
    window.settle()
    assert "Truly." in window.editor.text()
    assert window.editor.text().endswith("From before the crash.")


def test_every_draft_of_a_document_is_offered_and_each_adds_to_the_text(start, folder):
    left_by_a_crash(folder, in_file(folder) + "From the first crash.")
    left_by_a_crash(folder, in_file(folder).replace("It was a busy day.", "It was Friday."))
    window = start(folder).show()
    for _ in range(2):
        assert window.panes.notices.isVisible()
        window.panes.notices.ways[0].click()
        window.settle()
    assert not window.panes.notices.isVisible()
    assert "It was Friday." in window.editor.text()
    assert window.editor.text().endswith("From the first crash.")


def test_opening_a_draft_keeps_what_was_typed_before(start, folder):
    left_by_a_crash(folder, in_file(folder) + "From before the crash.")
    window = start(folder).show()
    editor = window.write()
    at = editor.text().index("busy")
    editor.change(at, at + len("busy"), "quiet")
    window.panes.notices.ways[0].click()
    window.settle()
    assert "It was a quiet day." in window.editor.text()
    assert window.editor.text().endswith("From before the crash.")


def test_a_draft_of_a_file_that_is_gone_is_written_anew(start, folder):
    left_by_a_crash(folder, "---\ntitle: Gone\n---\nStill here.\n")
    (folder / "checkout-line.md").unlink()
    window = start(folder).show()
    window.panes.notices.ways[0].click()
    window.settle()
    assert "Still here." in in_file(folder)
    assert window.read == LINE


def test_a_draft_is_discarded_when_nobody_wants_it(start, folder):
    left_by_a_crash(folder, "Nonsense")
    window = start(folder).show()
    window.panes.notices.ways[1].click()
    window.settle()
    assert not window.parts.session.library.drafts.offered()
    assert "Nonsense" not in in_file(folder)


def test_a_draft_that_was_put_by_is_offered_when_its_document_is_opened_again(window):
    window.write()
    add(window, "Later.")
    window.answers.leaves = Leaving.KEEP
    window.open("car-maker.md")
    window.open("checkout-line.md")
    window.panes.notices.ways[0].click()
    window.settle()
    assert window.editor.text().endswith("Later.")


def test_a_file_that_comes_back_is_taken_for_what_it_was(window, folder):
    window.write()
    text = in_file(folder)
    (folder / "checkout-line.md").unlink()
    window.act("look-again")
    window.act("read-or-write")
    window.act("read-or-write")
    assert window.middle is window.parts.writer.manuscript.pane
    assert "• edited" in window.window.windowTitle()
    (folder / "checkout-line.md").write_text(text, "utf-8")
    window.act("look-again")
    assert "• edited" not in window.window.windowTitle()
    assert not window.parts.writer.is_unsaved
    assert window.read == LINE


def test_files_that_are_dropped_are_kept_and_linked(window, folder, tmp_path):
    window.write()
    add(window, "See")
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    (tmp_path / "note.md").write_text("A note.", "utf-8")
    files = [tmp_path / "plan.pdf", folder / "car-maker.md", tmp_path / "note.md"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    window.editor.insertFromMimeData(data)
    window.settle()
    assert window.editor.text().endswith("See [plan.pdf](attachments/plan.pdf) [[car-maker]]")
    assert (folder / "attachments/plan.pdf").read_bytes() == b"%PDF"
    assert "note.md would be a document of its own" in window.said


def test_a_long_text_is_set_whole_when_asked(window, folder):
    paragraphs = "\n\n".join(f"Paragraph {number} of many words." for number in range(1500))
    (folder / "long.md").write_text(f"# Long\n\n{paragraphs}\n", "utf-8")
    window.act("look-again")
    window.write("long.md")
    page = window.parts.writer.manuscript.pane.preview.page
    assert "Paragraph 1499" not in page.toPlainText()
    page.more_requested.emit()
    window.settle()
    window.qtbot.waitUntil(lambda: "Paragraph 1499" in page.toPlainText(), timeout=20000)


def test_the_outline_and_finding_work_on_the_text(window):
    editor = window.write()
    window.act("outline")
    window.panes.outline.heading_requested.emit(1)
    assert editor.textCursor().block().text() == "## Impact"
    window.act("find-in-page")
    assert window.parts.writer.manuscript.pane.find_bar.isVisible()
    window.act("next-hit")
    window.act("previous-hit")


def test_the_page_beside_the_text_leads_where_the_other_leads(window, qtbot):
    window.write()
    window.parts.writer.manuscript.pane.preview.page.document_requested.emit("car-maker.md", "")
    qtbot.waitUntil(lambda: window.read == "car-maker.md")
    window.settle()
    assert not window.parts.writer.is_writing
    assert window.panes.results.isVisible()


def test_the_same_document_at_another_place_moves_the_cursor(window):
    editor = window.write()
    window.parts.desk.open(LINE, "Impact")
    window.settle()
    assert editor.textCursor().block().text() == "## Impact"
    assert window.parts.writer.is_writing


def test_a_lesson_is_written_and_read_on_its_page(window, folder):
    editor = window.write("open-early.md")
    at = editor.text().index("A line can")
    editor.change(at, at, "Really. ")
    window.act("read-or-write")
    assert window.middle is window.panes.lesson
    window.act("save")
    assert "Really. A line" in in_file(folder, "open-early.md")


def test_the_sizes_of_both_pages_are_the_same(window):
    window.write()
    page = window.parts.writer.manuscript.pane.preview.page
    window.act("zoom-in")
    assert page.zoom == window.panes.page.zoom == 110
    window.act("sans")
    window.act("spelling")
    assert not window.settings.spelling


def test_that_a_text_could_not_be_saved_is_said_until_it_is(window, folder, monkeypatch, qtbot):
    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    editor = window.write()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        add(window, "Kept.")
        window.act("save")
        notices = window.panes.notices
        qtbot.waitUntil(notices.isVisible)
        assert "the disk is full" in notices.words.words
        notices.ways[1].click()
        assert QGuiApplication.clipboard().text() == editor.text()
    assert "Kept." not in (folder / "checkout-line.md").read_text("utf-8")
    notices.ways[0].click()
    window.settle()
    assert (folder / "checkout-line.md").read_text("utf-8").endswith("Kept.")
    assert not notices.isVisible()
