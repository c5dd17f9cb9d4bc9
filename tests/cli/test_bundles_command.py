"""casebook import with bundles, and commands that look into one."""

import json

import pytest

from casebook.library.library import Library
from tests.cli.conftest import CASE
from tests.small_library import LESSON
from tests.unit.importing.bundling import PNG, bundle_of

OTHER = "---\ntitle: Another matter\n---\n## Situation\nA rocket was late.\n"


@pytest.fixture
def bundle(tmp_path):
    def made(files=None, name="trust.zip", **changed):
        files = files or {
            "checkout-line.md": CASE + "\n![[dot.png]]\n",
            "open-early.md": LESSON,
            "new.md": "# New\nSee [[checkout-line]] and [[far-away]].\n",
            "dot.png": PNG,
            "themes.yaml": "- id: resource-allocation\n  label: Resources\n",
        }
        path = tmp_path / name
        path.write_bytes(bundle_of(files, root="new.md", **changed))
        return path

    return made


def run_json(casebook, *arguments):
    code, out, _ = casebook("import", *arguments, "--json")
    return code, json.loads(out)


def test_safe_choices_are_made_and_told(casebook, folder, bundle):
    code, answer = run_json(casebook, folder, bundle())
    assert code == 0
    (new,) = answer["imported"]
    assert (new["source"], new["id"], new["path"]) == ("trust.zip/new.md", "new", "new.md")
    assert (new["title"], new["kind"], new["format"]) == ("New", "case", "bundle")
    assert (new["state"], new["removed"]) == ("new", [])
    assert new["warnings"] == [
        "Links lead to documents that were not sent and are not here: far-away."
    ]
    reasons = {one["source"]: one["reason"] for one in answer["skipped"]}
    assert "yours is kept" in reasons["trust.zip/checkout-line.md"]
    assert "here already" in reasons["trust.zip/open-early.md"]
    assert answer["failed"] == []
    assert (folder / "checkout-line.md").read_text() == CASE
    assert not (folder / "dot.png").exists()  # nothing that was taken shows it
    assert "Resources" in (folder / "themes.yaml").read_text()


def test_the_same_bundle_again_adds_nothing(casebook, folder, bundle):
    run_json(casebook, folder, bundle())
    code, answer = run_json(casebook, folder, bundle())
    assert (code, answer["imported"], len(answer["skipped"])) == (1, [], 3)


def test_a_dry_run_writes_nothing(casebook, folder, bundle):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    code, answer = run_json(casebook, folder, bundle(), "--dry-run", "--theirs")
    assert (code, len(answer["imported"])) == (0, 2)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_both_changed_is_added_beside_or_taken_as_it_is_there(casebook, folder, bundle):
    code, answer = run_json(casebook, folder, bundle(), "--both")
    assert code == 0
    added = {one["path"]: one for one in answer["imported"]}
    assert set(added) == {"new.md", "checkout-line-2.md"}
    assert "came in as checkout-line-2" in added["checkout-line-2.md"]["warnings"][0]
    assert "[[checkout-line-2]]" in (folder / "new.md").read_text()
    assert (folder / "dot.png").read_bytes() == PNG
    run_json(casebook, folder, bundle(), "--theirs")
    assert "dot.png" in (folder / "checkout-line-2.md").read_text()
    code, _, err = casebook("import", folder, bundle(), "--both", "--theirs")
    assert code == 2
    assert "not allowed with" in err


def test_theirs_takes_the_place_of_mine(casebook, folder, bundle):
    code, answer = run_json(casebook, folder, bundle(), "--theirs")
    assert (code, len(answer["imported"])) == (0, 2)
    assert (folder / "checkout-line.md").read_text() == CASE + "\n![[dot.png]]\n"


def test_an_id_that_is_taken_is_told(casebook, folder, bundle):
    code, out, _ = casebook("import", folder, bundle({"open-early.md": OTHER}))
    assert code == 0
    assert "open-early-2.md  ←  trust.zip/open-early.md" in out
    assert "The id “open-early” is taken here" in out


def test_bundles_and_other_files_in_one_command(casebook, folder, bundle, tmp_path):
    (tmp_path / "note.txt").write_text("A note\n\nThe shop closed its till too early.\n")
    broken = bundle(name="broken.zip", schema=7)
    code, answer = run_json(casebook, folder, tmp_path / "note.txt", bundle(), broken)
    assert code == 2
    assert {one["format"] for one in answer["imported"]} == {"bundle", "text"}
    (failed,) = answer["failed"]
    assert failed["source"] == "broken.zip"
    assert "Update Casebook" in failed["error"]


def test_a_bundle_in_a_folder_is_told_of(casebook, folder, bundle, tmp_path):
    (tmp_path / "inbox").mkdir()
    bundle(name="inbox/trust.zip")
    code, answer = run_json(casebook, folder, tmp_path / "inbox")
    assert code == 2
    assert "is a bundle of Casebook. Take it in by itself" in answer["failed"][0]["error"]


def test_a_file_that_is_not_utf8_here_is_not_written_over(casebook, folder, bundle):
    (folder / "new.md").write_bytes("# New\nGrüße an alle, schöne.\n".encode("latin-1"))
    code, answer = run_json(casebook, folder, bundle({"new.md": "# New\nMore.\n"}), "--theirs")
    assert code == 2
    assert answer["failed"][0]["source"] == "trust.zip/new.md"


def test_what_both_changed_since_is_kept_and_what_they_changed_follows(casebook, folder, bundle):
    files = {"new.md": "# New\nOne.\n"}
    casebook("import", folder, bundle(files))
    library = Library.open(folder)
    version = library.history.versions("new.md")[0].digest
    library.close()
    newer = bundle({"new.md": "# New\nTwo.\n"}, former={"new.md": [version]})
    code, answer = run_json(casebook, folder, newer)
    assert (code, answer["imported"][0]["state"]) == (0, "theirs newer")
    (folder / "new.md").write_text("# New\nMine.\n")
    code, answer = run_json(casebook, folder, newer)
    assert "changed here since" in answer["skipped"][0]["reason"]


def test_a_bundle_is_searched_and_shown_like_a_library(casebook, bundle):
    code, out, _ = casebook("search", bundle(), "complained")
    assert code == 0
    assert "The line that emptied" in out
    assert casebook("show", bundle(), "open-early")[0] == 0
    code, _, err = casebook("new", bundle(), "case", "Mine")
    assert code == 2
    assert "Take it into a library of your own" in err
