"""What is written while other programs rename, move or delete its file."""

import pytest
from PySide6.QtTest import QTest

from casebook.gui.editor.mode_switch import Mode
from casebook.gui.prompts import Leaving

OLD, NEW = "checkout-line.md", "the-line.md"
GONE = "gone:"


def notice(window):
    bar = window.panes.notices
    return bar.notice if bar.notice is not None and bar.notice.key == GONE else None


def choose(window, at):
    window.panes.notices.ways[at].click()
    window.settle()


@pytest.fixture
def typed(window):
    """Somebody has typed a word and not saved it."""
    window.write(OLD)
    QTest.keyClicks(window.editor, "x")
    return window


def test_a_file_renamed_outside_is_followed_with_what_was_typed(typed, folder):
    (folder / OLD).rename(folder / NEW)
    typed.act("look-again")
    assert typed.parts.writer.path == NEW
    assert typed.read == NEW
    assert NEW in typed.said
    assert notice(typed) is None
    assert typed.parts.writer.is_unsaved
    typed.act("save")
    assert not (folder / OLD).exists()
    assert (folder / NEW).read_text("utf-8").startswith("x---")
    assert not typed.parts.writer.is_unsaved
    assert typed.settings.last_document(folder) == NEW


def test_a_text_in_which_nothing_was_typed_stays_in_its_editor(window, folder):
    window.write(OLD)
    (folder / OLD).rename(folder / NEW)
    window.act("look-again")
    assert window.parts.writer.is_writing
    assert window.parts.writer.path == window.read == NEW
    assert not window.parts.writer.is_unsaved


def test_versions_go_with_a_file_that_was_renamed_outside(typed, folder):
    typed.act("save")
    (folder / OLD).rename(folder / NEW)
    typed.act("look-again")
    history = typed.parts.session.library.history
    assert [one.path for one in history.versions(NEW)] == [NEW, NEW]
    assert OLD not in history.deleted()


def test_a_file_moved_to_another_folder_is_followed_though_it_comes_later(typed, folder):
    text = (folder / OLD).read_text("utf-8")
    (folder / OLD).unlink()
    typed.act("look-again")
    assert "deleted or renamed" in notice(typed).words
    (folder / "retail").mkdir()
    (folder / "retail" / OLD).write_text(text, "utf-8")
    typed.act("look-again")
    assert typed.parts.writer.path == f"retail/{OLD}"
    assert notice(typed) is None


def test_a_file_renamed_and_changed_is_asked_about_and_merged(typed, folder, edited):
    edited(folder / OLD, "a busy day", "a wild day")
    (folder / OLD).rename(folder / NEW)
    typed.act("look-again")
    assert typed.parts.writer.path == OLD
    assert NEW in notice(typed).words
    choose(typed, 0)
    assert typed.parts.writer.path == NEW
    assert typed.editor.text().startswith("x---")
    assert "a wild day" in typed.editor.text()
    typed.act("save")
    assert "a wild day" in (folder / NEW).read_text("utf-8")
    assert not (folder / OLD).exists()


def test_a_file_that_is_only_alike_need_not_be_the_same(typed, folder, edited):
    edited(folder / OLD, "a busy day", "a wild day")
    (folder / OLD).rename(folder / NEW)
    typed.act("look-again")
    choose(typed, 1)
    assert "deleted or renamed" in notice(typed).words
    assert typed.parts.writer.path == OLD


def test_a_file_deleted_outside_is_written_anew_by_one_click(typed, folder):
    (folder / OLD).unlink()
    typed.act("look-again")
    typed.answers.writes_anew = False
    choose(typed, 0)
    assert (folder / OLD).read_text("utf-8").startswith("x---")
    assert notice(typed) is None
    assert not typed.parts.writer.is_unsaved


def test_the_text_of_a_file_deleted_outside_goes_on_under_another_name(typed, folder):
    (folder / OLD).unlink()
    typed.act("look-again")
    choose(typed, 1)
    sheet = typed.parts.author.sheet
    sheet.line.setText("The line")
    sheet.primary.click()
    typed.settle()
    assert not (folder / OLD).exists()
    assert "Situation" in (folder / NEW).read_text("utf-8")
    assert typed.parts.writer.path == NEW
    assert notice(typed) is None


def test_the_text_of_a_file_deleted_outside_is_let_go_of_when_the_user_says_so(typed, folder):
    (folder / OLD).unlink()
    typed.act("look-again")
    choose(typed, 2)
    assert notice(typed) is not None  # stays, as the user thought better of it
    typed.answers.leaves = Leaving.DISCARD
    choose(typed, 2)
    assert notice(typed) is None
    assert typed.parts.writer.mode is Mode.READ
    assert not (folder / OLD).exists()


def test_saving_by_itself_does_not_ask_about_a_file_that_is_gone(typed, folder, qtbot):
    typed.act("autosave")
    (folder / OLD).unlink()
    typed.act("look-again")
    typed.parts.writer.manuscript.standing.save_due.emit()
    typed.settle()
    assert typed.answers.asked == []
    assert not (folder / OLD).exists()


def test_another_document_with_the_same_words_that_was_there_before_is_not_taken(typed, folder):
    (folder / "twin.md").write_bytes((folder / OLD).read_bytes())
    typed.act("look-again")
    (folder / OLD).unlink()
    typed.act("look-again")
    assert typed.parts.writer.path == OLD
    assert "deleted or renamed" in notice(typed).words


def test_a_draft_is_kept_of_a_text_whose_file_was_deleted_though_nothing_was_typed(
    window, folder, qtbot
):
    window.write(OLD)
    (folder / OLD).unlink()
    window.act("look-again")
    kept = window.parts.session.library.drafts._kept.drafts._folder
    qtbot.waitUntil(lambda: any(kept.glob("*.draft")))
    (draft,) = kept.glob("*.draft")
    assert "The store waited" in draft.read_text("utf-8")
