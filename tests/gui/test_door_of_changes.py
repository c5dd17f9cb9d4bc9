"""The door through which everything is changed."""

from threading import Event

import pytest

from casebook.domain.edit import EditRefused, apply_edits, replacing
from casebook.domain.errors import WriteRefused
from casebook.domain.names import DocumentPath
from casebook.gui.changes import Changes
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.session import Session
from casebook.markdown.editing.properties import property_edits

LINE = DocumentPath("line.md")
TEXT = "---\ntitle: The line\nstatus: draft\n---\nText.\n"


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "library"
    root.mkdir()
    (root / "line.md").write_text(TEXT, "utf-8")
    return root


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def opened(qtbot, jobs, folder, request):
    """A session with an open library that was read, and its changes."""
    read_only = getattr(request, "param", False)
    session = Session(jobs, read_only=read_only)
    changes = Changes(jobs, session)
    with qtbot.waitSignal(session.settled):
        session.open(folder)
        session.go_on()
    qtbot.waitUntil(lambda: not jobs.busy)
    return session, changes


@pytest.fixture
def told(opened):
    session, changes = opened
    heard = {"made": [], "failed": [], "changed": [], "undoable": []}
    changes.made.connect(heard["made"].append)
    changes.failed.connect(heard["failed"].append)
    changes.undoable_changed.connect(heard["undoable"].append)
    session.changed.connect(heard["changed"].append)
    return heard


@pytest.fixture
def settle(qtbot, jobs):
    return lambda: qtbot.waitUntil(lambda: not jobs.busy)


def review(text):
    return property_edits(text, "status", "reviewed")


def test_a_document_is_changed_in_its_file_and_told_once(opened, told, settle, folder):
    _, changes = opened
    done = []
    changes.edit(LINE, "Set the status", review, then=lambda: done.append(True))
    settle()
    assert (folder / "line.md").read_text("utf-8") == TEXT.replace("draft", "reviewed")
    assert told["made"] == ["Set the status"]
    assert [change.updated for change in told["changed"] if change.updated] == [{LINE}]
    assert done == [True]


def test_the_change_is_taken_back(opened, told, settle, folder):
    _, changes = opened
    changes.edit(LINE, "Set the status", review)
    settle()
    assert told["undoable"][-1] == "Set the status"
    changes.undo()
    settle()
    assert (folder / "line.md").read_text("utf-8") == TEXT
    assert told["undoable"][-1] == ""


def test_a_change_that_changes_nothing_is_not_told(opened, told, settle):
    opened[1].edit(LINE, "Nothing", lambda text: ())
    settle()
    assert (told["made"], told["changed"]) == ([], [])


def test_what_cannot_be_changed_without_guessing_names_the_file(opened, told, settle, folder):
    (folder / "line.md").write_text("---\ntitle: [a\n---\nText.\n", "utf-8")
    opened[1].edit(LINE, "Set the status", review)
    settle()
    (sentence,) = told["failed"]
    assert "line.md" in sentence
    assert told["made"] == []


def test_an_edit_that_is_refused_says_why(opened, told, settle):
    def refuse(text):
        raise EditRefused(3, "Close the quotation mark.")

    opened[1].edit(LINE, "Set", refuse)
    settle()
    assert told["failed"] == ["line.md, line 3: Close the quotation mark."]


class Page:
    """Stands for a document that is being written."""

    def __init__(self, text, path=LINE):
        self.path = path
        self.written = text
        self.steps = 0

    def text(self):
        return self.written

    def apply(self, edits):
        self.steps += 1
        self.written = apply_edits(self.written, edits)


def test_a_document_that_is_being_written_is_changed_in_its_editor(opened, told, settle, folder):
    page = Page(TEXT + "More.\n")
    opened[1].write_in(page)
    opened[1].edit(LINE, "Set the status", review)
    settle()
    assert page.written == (TEXT + "More.\n").replace("draft", "reviewed")
    assert page.steps == 1
    assert (folder / "line.md").read_text("utf-8") == TEXT
    assert told["made"] == ["Set the status"]


def test_what_is_typed_meanwhile_is_not_lost(opened, settle):
    page = Page(TEXT)

    def slow(text):
        page.written = TEXT + "typed"
        return replacing(text, 0, 0, "") + review(text)

    opened[1].write_in(page)
    opened[1].edit(LINE, "Set the status", slow)
    settle()
    assert page.written == (TEXT + "typed").replace("draft", "reviewed")


def test_an_editor_that_was_closed_meanwhile_is_left_alone(opened, settle):
    page = Page(TEXT)
    opened[1].write_in(page)
    opened[1].edit(LINE, "Set the status", review)
    opened[1].write_in(None)
    settle()
    assert page.steps == 0


def test_another_document_is_changed_in_its_file_while_one_is_written(opened, settle, folder):
    page = Page("Other.", DocumentPath("other.md"))
    opened[1].write_in(page)
    opened[1].edit(LINE, "Set the status", review)
    settle()
    assert "reviewed" in (folder / "line.md").read_text("utf-8")
    assert page.steps == 0


def test_a_plan_is_shown_before_anything_is_written(opened, told, settle, folder):
    _, changes = opened
    plans = []
    changes.plan(lambda library: library.curation.plan_id_rename(LINE, "queue"), plans.append)
    settle()
    assert (folder / "line.md").exists()
    changes.carry_out(plans[0])
    settle()
    assert (folder / "queue.md").exists()
    assert not (folder / "line.md").exists()


@pytest.mark.parametrize("opened", [True], indirect=True)
def test_a_library_for_reading_only_is_not_changed(opened, told, settle, folder):
    _, changes = opened
    assert not changes.are_allowed
    changes.edit(LINE, "Set the status", review)
    settle()
    assert "reading only" in told["failed"][0]
    assert (folder / "line.md").read_text("utf-8") == TEXT


def test_without_a_library_nothing_happens(jobs, settle):
    changes = Changes(jobs, Session(jobs))
    changes.edit(LINE, "Set", review)
    changes.plan(lambda library: None, lambda plan: None)
    changes.look_what_can_be_undone()
    assert not jobs.busy
    assert not changes.are_allowed


def test_an_error_of_other_work_is_a_sentence(opened, told, settle):
    def work(library):
        raise WriteRefused("The disk is full.")

    opened[1].make("Write", work)
    settle()
    assert told["failed"] == ["The disk is full."]


def test_a_library_that_was_closed_meanwhile_is_not_told_of(opened, told, settle):
    session, changes = opened
    changes.edit(LINE, "Set the status", review)
    session.close()
    settle()
    assert told["made"] == []
    assert told["undoable"][-1] == ""


def test_a_change_that_is_stopped_leaves_no_trace(opened, told, settle, folder, jobs):
    session, changes = opened
    plan = session.library.curation.plan_edits([LINE], properties={"summary": "In short."})
    let_go, settled = Event(), []
    changes.settled.connect(lambda: settled.append(True))
    jobs.start(LaneName.WRITE, "holding", lambda _: let_go.wait(), print, print)
    changes.carry_out(plan)
    changes.stop()
    let_go.set()
    settle()
    assert (folder / "line.md").read_text("utf-8") == TEXT
    assert told["made"] == ["Stopped. Nothing was changed."]
    assert not session.library.undoable
    assert settled == [True]
    changes.carry_out(plan)
    settle()
    assert "In short." in (folder / "line.md").read_text("utf-8")


def test_a_change_says_how_far_it_is(opened, settle, folder):
    session, changes = opened
    plan = session.library.curation.plan_edits([LINE], properties={"summary": "In short."})
    heard = []
    changes.progressed.connect(lambda *step: heard.append(step))
    changes.carry_out(plan)
    settle()
    assert heard[0] == (0, 1, "Reading")
    assert "In short." in (folder / "line.md").read_text("utf-8")


def test_a_plan_that_takes_long_can_be_stopped(opened, settle):
    _, changes = opened
    let_go, shown, heard = Event(), [], []
    changes.progressed.connect(lambda *step: heard.append(step))
    changes.plan(lambda _: let_go.wait(), shown.append)
    changes.stop()
    let_go.set()
    settle()
    assert shown == []
    assert heard == [(0, 0, "Looking what changes in which file")]
