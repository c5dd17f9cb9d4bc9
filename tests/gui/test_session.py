import pytest

from casebook.domain.names import DocumentPath
from casebook.gui.jobs import Jobs, LaneName
from casebook.gui.session import Session

CASE, DOCUMENTS = DocumentPath("case-0.md"), 400


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "library"
    made.mkdir()
    for number in range(DOCUMENTS):
        text = f"# Case {number}\n\n" + "The line grew, and nobody called. " * 200
        (made / f"case-{number}.md").write_text(text, "utf-8")
    return made


@pytest.fixture
def session(qtbot, tmp_path):
    jobs = Jobs()
    made = Session(jobs, cache=tmp_path / "cache", data=tmp_path / "data")
    made.jobs = jobs
    made.go_on()
    yield made
    made.close()
    jobs.close()


def refuse(error):
    raise AssertionError(error)


def save_one(session, saved):
    """Save a document as an editor does, and tell of it."""
    library = session.library

    def work(_):
        read = library.text(CASE)
        return library.save(read.text + "More.\n", read)

    def take(change):
        session.publish(change)
        saved.append(session.reads)

    session.jobs.start(LaneName.WRITE, "saving", work, take, refuse)


def test_a_save_goes_before_the_reading_of_the_library_and_ends_nothing_of_it(
    session, folder, qtbot
):
    with qtbot.waitSignal(session.library_opened):
        session.open(folder)
    with qtbot.waitSignal(session.progressed):
        pass
    saved, changes = [], []
    session.changed.connect(changes.append)
    with qtbot.waitSignal(session.settled, timeout=30_000):
        save_one(session, saved)
    assert saved == [True]
    assert len(session.library.shelf.entries) == DOCUMENTS
    assert any(change.rebuilt for change in changes)
    assert not session.library.waiting_for_index


def test_reading_everything_anew_gives_way_and_forgets_nothing_twice(session, folder, qtbot):
    with qtbot.waitSignal(session.settled, timeout=30_000):
        session.open(folder)
    saved = []
    with qtbot.waitSignal(session.progressed):
        session.read_anew()
    with qtbot.waitSignal(session.settled, timeout=30_000):
        save_one(session, saved)
    assert saved == [True]
    assert len(session.library.shelf.entries) == DOCUMENTS


def test_what_was_read_before_another_look_took_over_is_told(session, folder, qtbot):
    with qtbot.waitSignal(session.library_opened):
        session.open(folder)
    with qtbot.waitSignal(session.progressed):
        pass
    changes = []
    session.changed.connect(changes.append)
    session.look()
    with qtbot.waitSignal(session.settled, timeout=30_000):
        pass
    assert any(change.rebuilt for change in changes)
    assert len(session.library.shelf.entries) == DOCUMENTS
