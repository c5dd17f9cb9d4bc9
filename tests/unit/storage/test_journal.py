"""Several files written all or none, whatever happens in the middle."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from casebook.domain.errors import DataUnusable, EditedOutside, OutsideLibrary, WriteRefused
from casebook.storage.keeping.holding import hold
from casebook.storage.keeping.journal import FileChange, Journal
from casebook.storage.keeping.records import Records
from casebook.storage.keeping.steps import Step
from casebook.storage.replacing import move_file, replace_file


@pytest.fixture
def journal(files, tmp_path):
    return Journal(files, tmp_path / "data")


def fill(library, **texts):
    for name, text in texts.items():
        (library / f"{name}.md").write_text(text, "utf-8")


def change(files, name, text, to=None):
    path = f"{name}.md"
    return FileChange(path, text, files.read(path), f"{to}.md" if to else None)


def held(library):
    return {
        file.relative_to(library).as_posix(): file.read_text("utf-8")
        for file in library.rglob("*")
        if file.is_file()
    }


def records(tmp_path):
    return sorted(file.suffix for file in (tmp_path / "data" / "journal").glob("*.*"))


def begin(journal, *steps):
    """Write down what is to be done, and end before anything is done."""
    return journal._records.begin("rename", tuple(steps))


def test_all_files_are_written_moved_and_made(library, files, journal):
    fill(library, one="1", two="2")
    journal.write(
        [
            change(files, "one", "11", to="sub"),
            change(files, "two", "22"),
            FileChange("new/three.md", "33", None),
        ],
        "rename",
    )
    assert held(library) == {"sub.md": "11", "two.md": "22", "new/three.md": "33"}
    assert journal.last().what == "rename"
    assert journal.last().paths == {"one.md", "sub.md", "two.md", "new/three.md"}


def test_a_change_is_undone_as_one_step_and_the_one_before_it_after_that(library, files, journal):
    fill(library, one="1", two="2")
    journal.write([change(files, "one", "11", to="sub"), change(files, "two", "22")], "first")
    journal.write([FileChange("three.md", "3", None), change(files, "two", "222")], "second")
    journal.undo()
    assert held(library) == {"sub.md": "11", "two.md": "22"}
    assert journal.last().what == "first"
    assert journal.undo().what == "first"
    assert held(library) == {"one.md": "1", "two.md": "2"}
    assert journal.last() is None
    with pytest.raises(WriteRefused, match="nothing to undo"):
        journal.undo()


def test_undo_names_the_files_that_were_changed_since_and_changes_nothing(library, files, journal):
    fill(library, one="1", two="2", three="3")
    journal.write([change(files, name, "new", to) for name, to in (("one", None), ("two", "due"),
                   ("three", None))], "rename")  # fmt: skip
    fill(library, one="edited", due="edited")
    with pytest.raises(EditedOutside, match=r"one\.md, due\.md"):
        journal.undo()
    assert held(library) == {"one.md": "edited", "due.md": "edited", "three.md": "new"}


def test_encoding_line_ends_and_permissions_stay(library, files, journal):
    file = library / "one.md"
    file.write_bytes("\ufeffé\r\nb".encode())
    file.chmod(0o640)
    journal.write([change(files, "one", "é\nc", to="two")], "rename")
    moved = library / "two.md"
    assert moved.read_bytes() == "\ufeffé\r\nc".encode()
    assert moved.stat().st_mode & 0o777 == 0o640


def test_nothing_is_changed_when_one_file_is_another_than_the_one_read(library, files, journal):
    fill(library, one="1", two="2")
    changes = [change(files, "one", "11"), change(files, "two", "22")]
    fill(library, two="edited")
    with pytest.raises(EditedOutside, match="two"):
        journal.write(changes, "edit")
    assert held(library) == {"one.md": "1", "two.md": "edited"}
    with pytest.raises(EditedOutside, match="already"):
        journal.write([changes[0], FileChange("two.md", "new", None)], "edit")
    with pytest.raises(EditedOutside, match="already"):
        journal.write([change(files, "one", "11", to="two")], "edit")
    with pytest.raises(OutsideLibrary):
        journal.write([changes[0], FileChange("../two.md", "new", None)], "edit")
    assert held(library) == {"one.md": "1", "two.md": "edited"}
    assert journal.last() is None


def test_a_file_in_another_encoding_is_written_when_the_user_agreed(library, files, journal):
    (library / "one.md").write_bytes("Grüße aus Köln, schöne Straße".encode("cp1252"))
    with pytest.raises(WriteRefused, match="agree"):
        journal.write([change(files, "one", "Grüße")], "edit")
    journal.write([change(files, "one", "Grüße")], "edit", agreed=True)
    assert (library / "one.md").read_bytes() == "Grüße".encode("cp1252")


def test_all_is_taken_back_when_the_system_refuses_in_the_middle(
    library, files, journal, little_room, tmp_path
):
    fill(library, one="1", two="2")
    changes = [
        change(files, "one", "11", to="sub"),
        FileChange("new.md", "3", None),
        change(files, "two", "2" * 5000),
    ]
    with little_room(2000), pytest.raises(WriteRefused, match="two"):
        journal.write(changes, "rename")
    assert held(library) == {"one.md": "1", "two.md": "2"}
    assert records(tmp_path) == []


def test_all_is_taken_back_when_a_file_is_changed_at_that_very_moment(
    library, files, journal, monkeypatch
):
    fill(library, one="1", two="2")
    changes = [change(files, "one", "11"), change(files, "two", "22")]
    begun = Records.begin

    def meanwhile(*arguments, **more):
        fill(library, two="edited")
        return begun(*arguments, **more)

    monkeypatch.setattr(Records, "begin", meanwhile)
    with pytest.raises(EditedOutside, match="just now"):
        journal.write(changes, "edit")
    assert held(library) == {"one.md": "1", "two.md": "edited"}


def test_a_file_that_is_changed_just_before_it_is_replaced_is_not_replaced(
    library, files, journal, monkeypatch
):
    fill(library, one="1")

    def slow(place, data, check):
        fill(library, one="edited")
        return replace_file(place, data, check)

    monkeypatch.setattr("casebook.storage.keeping.steps.replace_file", slow)
    with pytest.raises(EditedOutside, match="just now"):
        journal.write([change(files, "one", "11")], "edit")
    assert held(library) == {"one.md": "edited"}


def test_a_bug_in_the_middle_takes_all_back_too(library, files, journal, monkeypatch):
    fill(library, one="1", two="2")
    finish = Step.finish

    def fails(self, folder):
        if self.path == "two.md" and self.after == b"22":
            raise KeyboardInterrupt
        return finish(self, folder)

    monkeypatch.setattr(Step, "finish", fails)
    with pytest.raises(KeyboardInterrupt):
        journal.write([change(files, "one", "11"), change(files, "two", "22")], "edit")
    assert held(library) == {"one.md": "1", "two.md": "2"}


def test_what_cannot_be_taken_back_is_brought_to_its_end_later(
    library, files, journal, monkeypatch
):
    fill(library, one="1", two="2")
    finish = Step.finish

    def fails(self, folder):
        if self.path == "two.md" or self.after == b"1":
            raise OSError(5, "broken")
        return finish(self, folder)

    with monkeypatch.context() as broken:
        broken.setattr(Step, "finish", fails)
        with pytest.raises(WriteRefused, match="disk reports"):
            journal.write([change(files, "one", "11"), change(files, "two", "22")], "edit")
    assert held(library) == {"one.md": "11", "two.md": "2"}
    assert [record.what for record in journal.recover()] == ["edit"]
    assert held(library) == {"one.md": "11", "two.md": "22"}


def test_what_was_left_in_the_middle_is_brought_to_its_end(library, files, journal, tmp_path):
    fill(library, one="1", two="2", three="edited since", four="44")
    begin(
        journal,
        Step("one.md", b"1", b"11", "sub.md"),
        Step("two.md", b"2", b"22"),
        Step("three.md", b"3", b"33"),
        Step("four.md", b"4", b"44", "vier.md"),
        Step("five.md", None, b"5"),
    )
    assert len(journal.recover()) == 1
    assert held(library) == {
        "sub.md": "11", "two.md": "22", "three.md": "edited since", "vier.md": "44", "five.md": "5",
    }  # fmt: skip
    assert records(tmp_path) == [".done"]
    assert journal.recover() == ()
    with pytest.raises(EditedOutside, match="three"):
        journal.undo()


def test_an_undo_left_in_the_middle_is_brought_to_its_end(library, files, journal, tmp_path):
    fill(library, one="1", two="2")
    done = journal.write([change(files, "one", "11"), change(files, "two", "22")], "edit")
    back = tuple(step.reversed() for step in done.steps)
    journal._records.begin("edit", back, undoes=done.token)
    journal.recover()
    assert held(library) == {"one.md": "1", "two.md": "2"}
    assert records(tmp_path) == []


def test_what_cannot_be_brought_to_its_end_is_taken_back(
    library, files, journal, little_room, tmp_path
):
    fill(library, one="1", two="2")
    begin(journal, Step("one.md", b"1", b"11"), Step("two.md", b"2", b"2" * 5000))
    with little_room(2000):
        assert journal.recover() == ()
    assert held(library) == {"one.md": "1", "two.md": "2"}
    assert records(tmp_path) == []


def test_a_move_left_between_two_names_is_brought_to_its_end(library, files, journal):
    fill(library, one="1")
    (library / "two.md").hardlink_to(library / "one.md")
    begin(journal, Step("one.md", b"1", b"1", "two.md"))
    journal.recover()
    assert held(library) == {"two.md": "1"}


def test_a_name_is_changed_in_case_alone_where_the_system_takes_both_for_one(library, monkeypatch):
    fill(library, one="1")
    (library / "ONE.md").hardlink_to(library / "one.md")
    monkeypatch.setattr(os, "listdir", lambda folder: ["one.md"])
    move_file(library / "one.md", library / "ONE.md")
    assert (library / "ONE.md").read_text() == "1"


def test_nothing_is_recovered_while_another_casebook_writes(library, files, journal, tmp_path):
    fill(library, one="1")
    begin(journal, Step("one.md", b"1", b"11"))
    with hold(tmp_path / "data" / "journal" / "held"):
        assert journal.recover() == ()
    assert held(library) == {"one.md": "1"}


def test_writing_waits_for_another_casebook_and_gives_up_with_a_sentence(
    library, files, journal, tmp_path, monkeypatch
):
    monkeypatch.setattr("casebook.storage.keeping.holding.BUSY_SECONDS", 0)
    fill(library, one="1")
    with hold(tmp_path / "data" / "journal" / "held"), pytest.raises(WriteRefused, match="Another"):
        journal.write([change(files, "one", "11")], "edit")


def test_without_a_journal_nothing_is_changed(library, files, journal, little_room, tmp_path):
    fill(library, one="1")
    noise = "".join(map(chr, range(0x4E00, 0x4E00 + 5000)))
    edit = change(files, "one", noise)
    with little_room(4000), pytest.raises(DataUnusable, match="--data-dir"):
        journal.write([edit], "edit")
    assert held(library) == {"one.md": "1"}


def test_records_that_casebook_did_not_write_are_passed_over(library, files, journal, tmp_path):
    fill(library, one="1")
    journal.write([change(files, "one", "11")], "edit")
    folder = tmp_path / "data" / "journal"
    step = {"path": "one.md", "to": None, "before": "bm8=", "after": None}
    for number, text in enumerate(("{", "[]", '{"what": 1}', json.dumps({"steps": [step]}))):
        (folder / f"9{number}.done").write_text(text)
        (folder / f"9{number}.writing").write_text(text)
    assert journal.recover() == ()
    assert journal.last().what == "edit"


def test_a_record_that_leads_out_of_the_library_writes_nothing_there(
    library, files, journal, tmp_path
):
    (tmp_path / "mine.md").write_text("mine")
    begin(journal, Step("../mine.md", b"mine", b"theirs"))
    assert journal.recover() == ()
    assert (tmp_path / "mine.md").read_text() == "mine"


def test_a_journal_that_cannot_be_closed_is_closed_the_next_time(
    library, files, journal, monkeypatch, tmp_path
):
    fill(library, one="1")

    def refuse(self, target):
        raise PermissionError(13, "no")

    edit = change(files, "one", "11")
    with monkeypatch.context() as broken:
        broken.setattr("casebook.storage.keeping.journal.sync_folder", refuse)
        broken.setattr(Path, "rename", refuse)
        journal.write([edit], "edit")
    assert held(library) == {"one.md": "11"}
    assert records(tmp_path) == [".writing"]
    journal.recover()
    assert records(tmp_path) == [".done"]


def test_only_so_many_changes_can_be_undone(library, files, journal, tmp_path, monkeypatch):
    monkeypatch.setattr("casebook.storage.keeping.journal._KEPT", 2)
    fill(library, one="0")
    for number in range(4):
        journal.write([change(files, "one", str(number + 1))], "edit")
    assert records(tmp_path) == [".done", ".done"]


CHILD = """
import os, random, signal, sys
from pathlib import Path
from casebook.storage.folder import LibraryFolder
from casebook.storage.keeping.journal import FileChange, Journal

root, data, turns, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)

def whole(turn):
    return {f"{name}.md": f"{name} {turn}\\n" * 2000 for name in "abc"}

def killed_at(event):
    count = 0
    def profile(frame, kind, argument):
        nonlocal count
        count += 1
        if count == event:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(profile)

def read():
    return {file.name: file.read_text() for file in root.glob("*.md")}

folder = LibraryFolder(root)
SINGLE, SEVERAL = sys.argv[5] == "single", sys.argv[5] == "several"
killed = 0
for turn in range(1, turns + 1):
    before = read()
    texts = whole(turn)
    child = os.fork()
    if not child:
        killed_at(chance.randrange(1, 400 if SINGLE else 3000) if turn % 9 else 0)
        if SINGLE:
            folder.write("a.md", texts["a.md"], folder.read("a.md"))
        else:
            changes = [FileChange(name, text, folder.read(name)) for name, text in texts.items()]
            Journal(folder, data).write(changes, "edit")
        os._exit(0)
    chance.random()
    _, status = os.waitpid(child, 0)
    killed += os.WIFSIGNALED(status)
    if not os.WIFSIGNALED(status):
        assert os.WEXITSTATUS(status) == 0
    if SEVERAL:
        Journal(folder, data).recover()
    after = read()
    wanted = {**before, "a.md": texts["a.md"]} if SINGLE else texts
    assert after in (before, wanted), turn
print(killed)
"""


@pytest.mark.parametrize(("form", "turns", "fewest"), [("single", 500, 100), ("several", 60, 15)])
def test_a_process_killed_at_random_points_leaves_the_old_or_the_new_text_whole(
    library, tmp_path, form, turns, fewest
):
    for name in "abc":
        fill(library, **{name: f"{name} 0\n" * 2000})
    ended = subprocess.run(
        [sys.executable, "-c", CHILD, library, tmp_path / "data", str(turns), "20261122", form],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) >= fewest
