"""Versions, conflict copies, and documents that vanish."""

import os

import pytest
from PySide6.QtTest import QTest

from casebook.gui.sheets.merge_sheet import Side


def in_file(folder, name="checkout-line.md"):
    return (folder / name).read_text("utf-8")


def save_another(window, words="A later sentence."):
    editor = window.write()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    QTest.keyClicks(editor, words)
    window.act("save")


def show_versions(window):
    window.act("versions")
    return window.parts.versions.panel


def test_the_panel_is_made_when_it_is_asked_for(window):
    window.open("checkout-line.md")
    assert window.parts.versions.panel is None
    panel = show_versions(window)
    assert panel.isVisible()
    assert panel.list.count() == 0


def test_a_version_is_compared_and_restored(window, folder):
    before = in_file(folder)
    save_another(window)
    window.act("read-or-write")
    panel = show_versions(window)
    assert panel.list.count() == 2
    panel.list.setCurrentRow(1)
    window.settle()
    assert [block.isVisible() for block in panel.blocks] == [True]
    panel.restore.click()
    window.settle()
    assert in_file(folder) == before
    assert panel.list.count() == 3


def test_one_passage_is_taken_back_in_the_editor(window, folder):
    before = in_file(folder)
    save_another(window)
    panel = show_versions(window)
    panel.list.setCurrentRow(1)
    window.settle()
    panel.blocks[0].button.click()
    window.settle()
    assert window.editor.text() == before
    assert "A later sentence." in in_file(folder)
    assert window.parts.writer.is_unsaved


def test_a_passage_of_a_text_that_has_changed_is_not_guessed_at(window):
    save_another(window)
    panel = show_versions(window)
    panel.list.setCurrentRow(1)
    window.settle()
    passage = panel.blocks[0]
    window.editor.change(0, 0, "x")
    passage.button.click()
    window.settle()
    assert "another by now" in window.said


def test_versions_can_only_be_looked_at_where_nothing_may_be_written(window, start, folder):
    save_another(window)
    again = start(folder, read_only=True).show()
    again.open("checkout-line.md")
    panel = show_versions(again)
    panel.list.setCurrentRow(1)
    again.settle()
    assert panel.blocks
    assert not panel.restore.isVisible()


def test_no_document_has_no_versions(window, folder):
    window.act("close-library")
    show_versions(window)
    assert window.parts.versions.panel is None or window.parts.versions.panel.list.count() == 0


@pytest.fixture
def trashed(monkeypatch):
    import send2trash

    monkeypatch.setattr(send2trash, "send2trash", os.unlink)


def test_a_conflict_copy_is_merged_after_showing_what_changes(window, folder, trashed):
    copy = folder / "checkout-line (conflicted copy 2026-01-02 101010).md"
    copy.write_text(in_file(folder) + "\n## Sources\nFrom the other computer.\n", "utf-8")
    window.act("look-again")
    window.act("merge-copies")
    sheet = window.parts.copies.sheet
    assert "the copy goes to the trash" in sheet.lead.words
    sheet.primary.click()
    window.settle()
    assert "From the other computer." in in_file(folder)
    assert not copy.exists()
    window.act("merge-copies")
    assert "no conflict copies" in window.said


def test_where_document_and_copy_say_something_else_the_user_decides(window, folder, trashed):
    copy = folder / "checkout-line (conflicted copy 2026-01-02 101010).md"
    copy.write_text(in_file(folder).replace("busy day", "calm day"), "utf-8")
    window.act("look-again")
    window.act("merge-copies")
    sheet = window.parts.copies.sheet
    for block in sheet.blocks:
        block.choices[Side.THEIRS].click()
    sheet.primary.click()
    window.settle()
    window.parts.copies.sheet.primary.click()
    window.settle()
    assert "calm day" in in_file(folder)


def test_documents_that_vanish_at_once_are_believed_only_when_the_user_says_so(
    start, folder, tmp_path
):
    for number in range(8):
        (folder / f"case-{number}.md").write_text(f"# Case {number}\n", "utf-8")
    window = start(folder).show()
    for number in range(8):
        (folder / f"case-{number}.md").rename(tmp_path / f"case-{number}.md")
    window.act("look-again")
    assert "8 of 12 documents are gone" in window.panes.notices.words.words
    assert "case-1.md" in window.listed
    (tmp_path / "case-0.md").rename(folder / "case-0.md")
    window.panes.notices.ways[0].click()
    window.settle()
    assert "7 of 12" in window.panes.notices.words.words
    window.panes.notices.ways[1].click()
    window.settle()
    assert "case-1.md" not in window.listed
    assert not window.panes.notices.isVisible()


def test_what_a_version_came_of_is_said_in_words(window):
    save_another(window)
    window.act("read-or-write")
    history = window.parts.session.library.history
    window.parts.session.publish(history.restore(history.versions("checkout-line.md")[1]))
    window.settle()
    panel = show_versions(window)
    told = [panel.list.item(at).text() for at in range(panel.list.count())]
    assert "brought back" in told[0]
    assert "saved" in told[1]
    assert "another program" in told[2]
