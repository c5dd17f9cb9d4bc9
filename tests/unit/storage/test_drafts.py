"""Text that was typed and not saved, and who is offered it."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casebook.domain.errors import DataUnusable
from casebook.storage.keeping.drafts import Drafts

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(seconds=5)


@pytest.fixture
def opened(tmp_path):
    """Begin sessions on one library, and end them after the test."""
    sessions = []

    def begin():
        sessions.append(Drafts(tmp_path / "data"))
        return sessions[-1]

    yield begin
    for session in sessions:
        session.close()


def test_a_draft_is_offered_once_its_session_has_ended(opened):
    mine, other = opened(), opened()
    assert other.left(NOW) == ()
    mine.keep("case.md", "half a wo", "abc", NOW)
    mine.keep("case.md", "half a word\nand\ud800 more", "abc", NOW)
    mine.keep("new 1", "new", "", LATER)
    assert other.left(NOW) == ()
    mine.close()
    new, draft = other.left(NOW)
    assert (draft.name, draft.text, draft.base, draft.at) == (
        "case.md", "half a word\nand\ud800 more", "abc", NOW,
    )  # fmt: skip
    assert not draft.is_new
    assert new.is_new
    assert mine.left(NOW) == ()


def test_two_sessions_do_not_clobber_each_others_drafts(opened):
    mine, other, third = opened(), opened(), opened()
    mine.keep("case.md", "mine", "abc", NOW)
    other.keep("case.md", "theirs", "abc", LATER)
    mine.drop("never kept")
    other.drop("case.md")
    other.keep("case.md", "theirs again", "abc", LATER)
    mine.close()
    other.close()
    assert [draft.text for draft in third.left(NOW)] == ["theirs again", "mine"]


def test_a_draft_is_dropped_by_who_kept_it_and_by_who_was_offered_it(opened):
    mine, other = opened(), opened()
    mine.keep("case.md", "mine", "abc", NOW)
    mine.keep("car.md", "mine", "abc", NOW)
    mine.drop("case.md")
    mine.close()
    (draft,) = other.left(NOW)
    assert draft.name == "car.md"
    other.discard(draft)
    assert other.left(NOW) == ()


def test_a_draft_of_a_killed_program_is_offered(opened, tmp_path):
    script = (
        "import os, signal, sys; from datetime import *; from pathlib import Path\n"
        "from casebook.storage.keeping.drafts import Drafts\n"
        "drafts = Drafts(Path(sys.argv[1]))\n"
        "drafts.keep('case.md', 'half a', 'abc', datetime.now(UTC))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[3]
    subprocess.run(
        [sys.executable, "-c", script, tmp_path / "data"], cwd=root, timeout=60, check=False
    )
    assert [draft.text for draft in opened().left(NOW)] == ["half a"]


def test_what_is_no_draft_is_passed_over_and_left_alone(opened, tmp_path):
    mine, other = opened(), opened()
    mine.keep("case.md", "mine", "abc", NOW)
    mine.close()
    folder = tmp_path / "data" / "drafts"
    for name, text in {
        "0123-4.draft": "{", "0123-5.draft": "[]\nx", "0123-6.draft": '{"name": "a", "base": ""}\n',
        "note.txt": "mine",
    }.items():  # fmt: skip
        (folder / name).write_text(text)
    assert [draft.text for draft in other.left(NOW)] == ["mine"]
    assert (folder / "0123-4.draft").exists()
    assert (folder / "note.txt").exists()


def test_sessions_that_left_nothing_are_cleared_away_after_a_day(opened, tmp_path):
    mine, other = opened(), opened()
    mine.keep("case.md", "mine", "abc", NOW)
    mine.drop("case.md")
    mine.close()
    (held,) = (tmp_path / "data" / "drafts").glob("*.session")
    os.utime(held, (NOW.timestamp(), NOW.timestamp()))
    assert other.left(NOW) == ()
    assert held.exists()
    assert other.left(NOW + timedelta(days=2)) == ()
    assert not held.exists()


def test_a_draft_that_cannot_be_kept_or_deleted_is_told(opened, tmp_path, little_room):
    mine = opened()
    mine.keep("case.md", "short", "abc", NOW)
    with little_room(100), pytest.raises(DataUnusable, match="--data-dir"):
        mine.keep("case.md", "long " * 1000, "abc", NOW)
    mine.keep("case.md", "mine", "abc", NOW)
    mine.close()
    (draft,) = opened().left(NOW)
    place = tmp_path / "data" / "drafts" / draft.token
    place.unlink()
    place.mkdir()
    with pytest.raises(DataUnusable):
        opened().discard(draft)
