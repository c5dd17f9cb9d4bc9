"""Bundles in the window: looked at, reviewed beside the library, taken in, undone."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled
from casebook.gui.sheets.merge_sheet import Side
from casebook.gui.versions.difference_block import DifferenceBlock
from casebook.library.bundles.arrival import Choice, State
from casebook.library.library import Library
from casebook.storage.unpacking import bundles_folder
from tests.gui.window.conftest import CASE, THEMES
from tests.small_library import LESSON
from tests.unit.importing.bundling import PNG, bundle_of

NEW = """\
---
title: A new case
themes: [queue]
---
## Situation
See [[checkout-line]] ![[dot.png]]
"""
OTHER = "---\ntitle: A wholly different matter\n---\n## Situation\nA rocket was late.\n"
FILES = {
    "new-case.md": NEW,
    "checkout-line.md": CASE.replace("It was a busy day.", "It was a quiet day."),
    "open-early.md": LESSON,
    "car-maker.md": OTHER,
    "dot.png": PNG,
    "themes.yaml": "- id: queue\n  label: Queue\n",
}


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "Trust.zip"
    path.write_bytes(bundle_of(FILES, root="new-case.md"))
    return path


@pytest.fixture
def reviewed(window, bundle):
    """Open the review of the bundle."""
    window.parts.bundles.take(bundle)
    window.settle()
    return window.parts.bundles.review


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.window.dropEvent(event)
    window.settle()
    return event


def pick(window, review, document):
    """Put the keyboard on a document of the list."""
    listed = review.window.list
    listed.setCurrentItem(listed._rows[DocumentPath(document)])
    window.settle()
    return review.window.view


def choose(window, view, choice):
    view.choices[choice].click()
    window.settle()


def rows(review):
    return {path: item.text(1) for path, item in review.window.list._rows.items()}


def take(window, review):
    review.window.take.click()
    window.settle()


def test_a_bundle_that_is_dropped_can_be_taken_in_or_looked_at(window, bundle, folder):
    assert drop(window, bundle).isAccepted()
    sheet = window.parts.bundles.sheet
    assert "Trust" in sheet.windowTitle()
    assert folder.name in sheet.take.text()
    sheet.take.click()
    window.settle()
    assert window.parts.bundles.review.window.isVisible()
    window.parts.bundles.review.window.close()
    window.settle()
    assert window.parts.bundles.review is None


def test_looking_at_a_bundle_says_so_and_offers_nothing_that_writes(window, bundle):
    drop(window, bundle)
    window.parts.bundles.sheet.look.click()
    window.settle()
    assert "Trust (bundle, read only)" in window.window.windowTitle()
    assert "new-case.md" in window.listed
    assert not window.parts.actions["new-case"].isEnabled()
    notice = window.panes.notices
    assert notice.isVisible()
    assert "“Trust” is a bundle" in notice.words.words
    window.search("quiet")
    assert window.listed == ["checkout-line.md"]
    assert bundle.parent not in window.settings.recent
    unpacked = list(bundles_folder().iterdir())
    assert len(unpacked) == 1
    window.act("close-library")
    assert list(bundles_folder().iterdir()) == []
    assert not notice.isVisible()


def test_what_is_looked_at_is_taken_into_a_library_of_mine(window, bundle, folder):
    window.parts.session.open(bundle)
    window.settle()
    window.panes.notices.ways[0].click()
    window.settle()
    sheet = window.parts.bundles.sheet
    assert folder.name in sheet.list.item(0).text()
    sheet.finish()
    window.settle()
    assert window.parts.session.library.root == folder
    review = window.parts.bundles.review
    assert review.window.isVisible()
    review.window.close()


def test_another_folder_can_be_chosen_for_it(window, bundle, tmp_path):
    window.parts.session.open(bundle)
    window.settle()
    (tmp_path / "other").mkdir()
    window.answers.to_open = tmp_path / "other"
    window.parts.bundles.take(bundle)
    sheet = window.parts.bundles.sheet
    sheet.list.setCurrentRow(sheet.list.count() - 1)
    sheet.finish()
    window.settle()
    review = window.parts.bundles.review
    assert set(rows(review).values()) == {"add"}
    take(window, review)
    assert (tmp_path / "other/new-case.md").exists()


def test_everything_is_shown_in_groups_with_what_becomes_of_it(window, reviewed):
    shown = reviewed.window
    assert rows(reviewed) == {
        "new-case.md": "add",
        "checkout-line.md": "mine",
        "car-maker.md": "both",
        "open-early.md": "",
    }
    assert "4 documents" in shown.lead.words
    assert "nothing-here" in shown.lead.words
    assert shown.list.what.path == "checkout-line.md"  # the one that waits for a choice
    assert [state.value for state in shown.view.choices] == ["mine", "merged", "theirs", "both"]
    assert shown.view.choices[Choice.MINE].isChecked()
    assert shown.view.beside.column.count() == 2  # words, and a link that follows
    assert "2 documents added" in shown.outcome.words
    assert shown.take.isEnabled()
    view = pick(window, reviewed, "new-case.md")
    assert view.title.words == "A new case"
    assert view.beside.column.count() == 1
    view = pick(window, reviewed, "open-early.md")
    assert view.choices == {}
    shown.close()


def test_taking_in_writes_all_of_it_and_can_be_undone(window, reviewed, folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    take(window, reviewed)
    assert (folder / "new-case.md").read_text() == NEW
    assert (folder / "car-maker-2.md").read_text() == FILES["car-maker.md"]
    assert (folder / "dot.png").read_bytes() == PNG
    assert (folder / "checkout-line.md").read_text() == CASE
    assert "new-case.md" in window.listed
    assert "Taken in: 2 documents added, 1 theme, 1 picture." in window.said
    assert window.parts.bundles.review is None
    opened, undo = window.panes.status.ways
    opened.click()
    window.settle()
    assert window.read == "new-case.md"
    window.act("undo-change")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    del undo


def test_one_document_is_chosen_after_another(window, reviewed, folder):
    view = pick(window, reviewed, "checkout-line.md")
    choose(window, view, Choice.THEIRS)
    view = pick(window, reviewed, "new-case.md")
    choose(window, view, Choice.MINE)
    assert rows(reviewed)["checkout-line.md"] == "theirs"
    assert rows(reviewed)["new-case.md"] == "leave out"
    take(window, reviewed)
    assert "quiet day" in (folder / "checkout-line.md").read_text()
    assert not (folder / "new-case.md").exists()


def test_another_document_with_the_id_can_be_left_out_or_replaced(window, reviewed, folder):
    view = pick(window, reviewed, "car-maker.md")
    words = [button.text() for button in view.choices.values()]
    assert words[1:] == ["Leave theirs out", "Put theirs in place of mine"]
    choose(window, view, Choice.THEIRS)
    take(window, reviewed)
    assert (folder / "car-maker.md").read_text() == OTHER


def test_while_it_is_written_the_window_stays(window, reviewed, folder):
    reviewed.window.take.click()
    assert not reviewed.window.close()
    window.settle()
    assert (folder / "new-case.md").exists()
    assert window.parts.bundles.review is None


def test_what_was_changed_in_the_form_of_the_library_is_told(window, reviewed, folder):
    (folder / "themes.yaml").write_bytes("- id: caf\xe9 cr\xe8me\n".encode("latin-1"))
    view = pick(window, reviewed, "new-case.md")
    choose(window, view, Choice.MINE)
    assert "themes.yaml is not changed." in reviewed.window.outcome.words
    reviewed.window.close()


def test_all_of_a_state_are_chosen_at_once(window, reviewed):
    listed = reviewed.window.list
    group = next(
        listed.topLevelItem(at)
        for at in range(listed.topLevelItemCount())
        if listed.topLevelItem(at).data(0, Qt.ItemDataRole.UserRole) == State.NEW
    )
    listed.setCurrentItem(group)
    window.settle()
    view = reviewed.window.view
    assert Choice.MERGED not in view.choices
    choose(window, view, Choice.MINE)
    assert rows(reviewed)["new-case.md"] == "leave out"
    reviewed.window.close()


def test_what_fits_together_is_merged(window, reviewed, folder, bundle):
    reviewed.window.close()
    window.settle()
    bundle.write_bytes(bundle_of({"checkout-line.md": f"{CASE}\nOne more line.\n"}))
    (folder / "checkout-line.md").write_text(CASE.replace("Impact\n", "Impact\nMine.\n"))
    window.act("look-again")
    window.parts.bundles.take(bundle)
    window.settle()
    review = window.parts.bundles.review
    choose(window, review.window.view, Choice.MERGED)
    assert rows(review)["checkout-line.md"] == "merged"
    take(window, review)
    text = (folder / "checkout-line.md").read_text()
    assert "One more line." in text
    assert "Impact\nMine.\n" in text


def test_where_both_changed_the_same_words_they_are_asked_for(window, folder, bundle):
    library = Library.open(folder)
    library.reconcile()
    read = library.text("checkout-line.md")
    library.save(CASE.replace("a busy day", "a long day"), read)
    base = library.history.versions("checkout-line.md")[-1].digest
    library.close()
    window.act("look-again")
    bundle.write_bytes(bundle_of(FILES, former={"checkout-line.md": [base]}))
    window.parts.bundles.take(bundle)
    window.settle()
    review = window.parts.bundles.review
    view = pick(window, review, "checkout-line.md")
    choose(window, view, Choice.MERGED)
    sheet = review.sheet
    assert "In the bundle" in [button.text() for button in sheet.blocks[0].choices.values()]
    sheet.reject()
    window.settle()
    assert view.choices[Choice.MINE].isChecked()
    choose(window, view, Choice.MERGED)
    review.sheet.blocks[0].choices[Side.THEIRS].click()
    review.sheet.finish()
    window.settle()
    assert view.choices[Choice.MERGED].isChecked()
    take(window, review)
    assert "quiet day" in (folder / "checkout-line.md").read_text()


def test_themes_are_taken_or_left(window, reviewed, folder):
    listed = reviewed.window.list
    group = listed.topLevelItem(listed.topLevelItemCount() - 1)
    listed.setCurrentItem(group.child(0))
    window.settle()
    assert "Themes that its documents use" in reviewed.window.view.state.words
    group.child(0).setCheckState(0, Qt.CheckState.Unchecked)
    window.settle()
    assert "theme" not in reviewed.window.outcome.words
    take(window, reviewed)
    assert (folder / "themes.yaml").read_text() == THEMES


def test_a_bundle_that_is_all_here_says_so(window, reviewed, bundle):
    reviewed.window.close()
    window.settle()
    bundle.write_bytes(bundle_of({"open-early.md": LESSON}))
    window.parts.bundles.take(bundle)
    window.settle()
    shown = window.parts.bundles.review.window
    assert "has everything in this bundle already" in shown.lead.words
    assert shown.outcome.words == "Nothing would change."
    assert not shown.take.isEnabled()
    shown.close()


def test_a_file_that_changed_meanwhile_is_told_and_nothing_is_written(window, reviewed, folder):
    view = pick(window, reviewed, "checkout-line.md")
    choose(window, view, Choice.THEIRS)
    (folder / "checkout-line.md").write_text("typed elsewhere")
    take(window, reviewed)
    shown = reviewed.window
    assert "was changed by another program" in shown.outcome.words
    assert shown.list.isEnabled()
    assert not (folder / "new-case.md").exists()
    shown.close()


def test_a_broken_bundle_is_told_in_a_sentence(window, bundle):
    bundle.write_bytes(bundle_of(FILES, schema=2))
    window.parts.bundles.take(bundle)
    window.settle()
    assert "made by a newer Casebook" in window.answers.told[-1]
    assert window.parts.bundles.review is None
    bundle.write_bytes(b"words")
    window.answers.bundle = bundle
    window.act("take-bundle")
    assert "is no bundle of Casebook" in window.answers.told[-1]
    window.answers.bundle = None
    window.act("take-bundle")
    assert len(window.answers.told) == 2


def test_the_keyboard_is_enough(window, reviewed, folder):
    shown = reviewed.window
    assert shown.list.hasFocus() or shown.focusWidget() is shown.list
    window.press(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (folder / "new-case.md").exists()


def test_esc_leaves_it_as_it_is(window, reviewed, folder):
    window.press(reviewed.window, Qt.Key.Key_Escape)
    assert window.parts.bundles.review is None
    assert not (folder / "new-case.md").exists()


def test_closing_the_library_closes_the_review(window, reviewed):
    window.act("close-library")
    assert window.parts.bundles.review is None


def test_reading_a_bundle_can_be_cancelled(window, bundle, qtbot):
    window.parts.bundles.take(bundle)
    review = window.parts.bundles.review
    shown = review.window
    assert shown.progress.isVisible()
    shown.show_progress(1, 4, "Comparing")
    assert shown.doing.words == "Comparing…"
    shown.cancel.click()
    window.settle()
    assert window.parts.bundles.review is None
    assert issubclass(Cancelled, Exception)


def test_without_a_library_of_ones_own_a_bundle_is_shown(start, bundle):
    window = start(bundle).show()
    assert "Trust (bundle, read only)" in window.window.windowTitle()
    drop(window, bundle)
    assert "Trust (bundle, read only)" in window.window.windowTitle()
    assert window.settings.last_library is None


def test_what_differs_stands_side_by_side_where_there_is_room(reviewed, window):
    view = pick(window, reviewed, "checkout-line.md")
    blocks = view.beside.findChildren(DifferenceBlock)
    assert blocks
    reviewed.window.resize(1600, 900)
    window.settle()
    mine, theirs = blocks[0].sides
    assert mine.y() == theirs.y()
    assert mine.x() < theirs.x()
    reviewed.window.resize(760, 600)
    window.settle()
    assert mine.x() == theirs.x()
    assert mine.y() < theirs.y()
