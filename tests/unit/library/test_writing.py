"""What a library gives to somebody who writes in it: previews, pictures, templates, captures."""

import os
import sqlite3
from contextlib import closing

import pytest

from casebook.domain.document import Kind
from casebook.domain.errors import FileTooLarge, FileUnreadable, WriteRefused
from casebook.domain.keeping import Draft
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled, Unstoppable
from casebook.library import attaching
from casebook.library.attaching import file_bytes

CASE = DocumentPath("retail/checkout-line.md")
CAR = DocumentPath("car-maker.md")
PNG = b"\x89PNG\r\n\x1a\nrest"


def text(folder, path):
    return (folder / path).read_text("utf-8")


def test_a_text_is_set_as_it_is_written_and_nothing_is_written(folder, library):
    before = text(folder, CASE)
    reading = library.preview(CASE, before.replace("acted.", "acted at last."))
    assert "acted at last." in reading.html
    assert [card.id for card in reading.lessons] == ["open-early"]
    assert text(folder, CASE) == before


def test_a_long_text_is_set_in_part(library):
    long = "# Long\n\n" + "\n\n".join(f"Paragraph {number}." for number in range(500))
    assert "Paragraph 499." not in library.preview(CASE, long, 4_000).html
    assert "Paragraph 499." in library.preview(CASE, long).html


def test_a_text_whose_file_is_gone_is_set_as_well(library):
    reading = library.preview(DocumentPath("gone.md"), "---\ntitle: Gone\n---\nStill here.\n")
    assert reading.entry.title == "Gone"
    assert "Still here." in reading.html


@pytest.mark.parametrize(
    ("data", "ending"),
    [(PNG, ".png"), (b"\xff\xd8\xff\xe0", ".jpg"), (b"GIF89a", ".gif"), (b"RIFF1234WEBP", ".webp")],
)
def test_a_picture_is_kept_under_what_its_bytes_say_it_is(folder, library, data, ending):
    name = library.attach(data, "The line at noon.exe")
    assert name == f"the-line-at-noon{ending}"
    assert (folder / "attachments" / name).read_bytes() == data


def test_each_picture_has_a_name_of_its_own(folder, library):
    names = [library.attach(PNG, "") for _ in range(3)]
    assert names == ["picture.png", "picture-2.png", "picture-3.png"]
    library.reconcile()
    assert library.pictures() == tuple(sorted(names))


def test_a_name_that_is_taken_at_this_very_moment_is_not_written_over(library, monkeypatch):
    create, others = attaching.create_file, []

    def with_another(place, data):
        if not others:
            others.append(place)
            create(place, b"another's")
        return create(place, data)

    monkeypatch.setattr(attaching, "create_file", with_another)
    assert library.attach(PNG, "line.png") == "line-2.png"
    assert others[0].read_bytes() == b"another's"


def test_what_is_no_picture_or_too_large_is_refused(library, folder, monkeypatch):
    with pytest.raises(FileUnreadable, match=r"page\.png is no PNG"):
        library.attach(b"<svg>", "page.png")
    monkeypatch.setattr(attaching, "LARGEST", 4)
    with pytest.raises(FileTooLarge, match="smaller"):
        library.attach(PNG, "")
    assert not (folder / "attachments").exists()


def test_a_picture_is_not_kept_where_nothing_may_be_written(folder, opened):
    library = opened(folder, read_only=True)
    with pytest.raises(WriteRefused, match="reading only"):
        library.attach(PNG, "line.png")


def test_a_folder_that_cannot_be_made_is_told(folder, library):
    (folder / "attachments").write_text("a file", "utf-8")
    with pytest.raises(WriteRefused, match="attachments"):
        library.attach(PNG, "line.png")


def test_a_picture_is_read_from_anywhere(tmp_path):
    (tmp_path / "line.png").write_bytes(PNG)
    assert file_bytes(tmp_path / "line.png") == PNG
    with pytest.raises(FileUnreadable):
        file_bytes(tmp_path / "nothing.png")


def test_a_file_from_elsewhere_is_kept_and_linked(library, folder, tmp_path):
    (tmp_path / "Report [final] 2.PDF").write_bytes(b"%PDF")
    beside = DocumentPath("retail/checkout-line.md")
    link = library.link_to(tmp_path / "Report [final] 2.PDF", beside)
    assert link == r"[Report \[final\] 2.PDF](../attachments/report-final-2.pdf)"
    assert (folder / "attachments/report-final-2.pdf").read_bytes() == b"%PDF"
    again = library.link_to(tmp_path / "Report [final] 2.PDF", DocumentPath("car-maker.md"))
    assert again.endswith("(attachments/report-final-2-2.pdf)")
    (tmp_path / "odd.x y").write_bytes(b"1")
    assert library.link_to(tmp_path / "odd.x y", beside).endswith("(../attachments/odd)")


def test_a_file_of_the_library_is_linked_where_it_lies(library, folder):
    (folder / "My plans").mkdir()
    (folder / "My plans/plan.pdf").write_bytes(b"%PDF")
    link = library.link_to(folder / "My plans/plan.pdf", DocumentPath("retail/checkout-line.md"))
    assert link == "[plan.pdf](../My%20plans/plan.pdf)"
    assert library.link_to(folder / "car-maker.md", DocumentPath("x.md")) == "[[car-maker]]"
    assert not (folder / "attachments").exists()


def test_a_note_from_elsewhere_and_a_folder_are_not_attached(library, folder, tmp_path):
    (tmp_path / "note.md").write_text("A note.", "utf-8")
    with pytest.raises(FileUnreadable, match="Take it into the library first"):
        library.link_to(tmp_path / "note.md", DocumentPath("car-maker.md"))
    (tmp_path / "a folder").mkdir()
    with pytest.raises(FileUnreadable, match="a folder"):
        library.link_to(tmp_path / "a folder", DocumentPath("car-maker.md"))
    assert not (folder / "attachments").exists()


def test_the_user_s_own_templates_are_found_by_their_kind(library):
    curation = library.curation
    assert curation.templates(Kind.CASE) == ()
    folder = curation.templates_folder
    folder.mkdir(parents=True)
    (folder / "Short.md").write_text("---\nkind: case\n---\nShort.\n", "utf-8")
    (folder / "Plain.md").write_text("Nothing said.\n", "utf-8")
    (folder / "Lesson.md").write_text("---\nkind: lesson\n---\n", "utf-8")
    os.mkdir(folder / "Folder.md")
    assert [file.stem for file in curation.templates(Kind.CASE)] == ["Plain", "Short"]
    assert [file.stem for file in curation.templates(Kind.LESSON)] == ["Lesson"]


def test_a_quick_capture_is_a_draft_that_is_undone_as_one(folder, library):
    library.curation.capture("The alarm", "It rang.\n\nNobody came.", "Gate 3", "Keep the code.")
    case = text(folder, "the-alarm.md")
    assert "place: Gate 3" in case
    assert "status: draft" in case
    assert "## Situation\n\nIt rang.\n\nNobody came.\n" in case
    assert "- [[keep-the-code]]" in case
    assert 'title: "Keep the code"\n' in text(folder, "lessons/keep-the-code.md")
    library.curation.undo_last()
    assert not (folder / "the-alarm.md").exists()
    assert not (folder / "lessons/keep-the-code.md").exists()


def test_a_capture_may_say_no_more_than_what_happened(folder, library):
    change = library.curation.capture("The alarm", "It rang.", "", "")
    assert change.added == {"the-alarm.md"}
    assert "[[" not in text(folder, "the-alarm.md")


def left(library, name, words, base):
    library.drafts.keep(name, words, base)
    return Draft(name, words, base, library._kept.clock(), "")


def test_a_draft_takes_the_place_of_the_file_on_which_it_was_typed(folder, library):
    file = library.text(CAR)
    outcome = library.history.merge_draft(left(library, CAR, file.text + "More.", file.digest))
    assert outcome.merge.text == file.text + "More."
    assert outcome.read.digest == file.digest


def test_a_draft_of_a_file_that_was_changed_since_loses_nothing_of_either(folder, library):
    base = library.text(CAR)
    (folder / CAR).write_text(base.text.replace("## Sit", "## Impact\nNone.\n\n## Sit"), "utf-8")
    outcome = library.history.merge_draft(left(library, CAR, base.text + "More.", base.digest))
    assert "None." in outcome.merge.text
    assert outcome.merge.text.endswith("More.")


def test_a_draft_and_a_file_that_was_changed_since_are_merged_by_what_both_began_with(
    folder, library
):
    base = library.text(CAR)
    library.drafts.keep_base(base)
    library.drafts.keep_base(base)
    theirs = base.text.replace("aliases: [the recall]\n", "").replace("opinion", "anecdote")
    (folder / CAR).write_text(theirs, "utf-8")
    outcome = library.history.merge_draft(left(library, CAR, base.text + "More.", base.digest))
    assert outcome.merge.text == theirs + "More."
    assert [one.initiator for one in library.history.versions(CAR)] == ["outside"]


@pytest.mark.parametrize(
    ("ends", "encoding"), [(b"\r\n", "utf-8"), (b"\n", "cp1252"), (b"\r\n", "utf-8-sig")]
)
def test_the_text_on_which_a_draft_was_typed_is_known_whatever_its_bytes(
    folder, library, ends, encoding
):
    before = text(folder, CAR).replace("Cars", "Café cars")

    def put(words):
        (folder / CAR).write_bytes(words.encode(encoding).replace(b"\n", ends))
        library.reconcile()
        return library.text(CAR)

    base = put(before)
    library.drafts.keep_base(base)
    put(before.replace("opinion", "anecdote"))
    read = put(before.replace("opinion", "survey"))
    library.save(read.text + "Their line.\n", read, agreed=True)
    mine = base.text.replace("outcome: success", "outcome: mixed")
    merged = library.history.merge_draft(left(library, CAR, mine, base.digest)).merge
    assert (
        merged.text
        == base.text.replace("outcome: success", "outcome: mixed").replace("opinion", "survey")
        + "Their line.\n"
    )


def test_a_version_that_a_file_cannot_hold_is_not_what_a_draft_was_typed_upon(folder, library):
    base = library.text(CAR)
    library.drafts.keep_base(base._replace(text="言葉\n"))
    (folder / CAR).write_bytes("Café\r\nand\n".encode("cp1252"))
    outcome = library.history.merge_draft(left(library, CAR, "Café\nand\nmore\n", base.digest))
    assert outcome.merge.text == "Café\nand\nmore\n"


def test_a_draft_is_brought_back_though_versions_cannot_be_read(folder, library, monkeypatch):
    base = library.text(CAR)
    library.drafts.keep_base(base)
    (folder / CAR).write_text(base.text + "Less.\n", "utf-8")
    (file,) = library._kept.templates.parent.rglob("versions.sqlite*")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE texts SET packed = x'00'")
    outcome = library.history.merge_draft(left(library, CAR, base.text + "More.", base.digest))
    assert "Less." in str(outcome.merge.pieces)
    assert "More." in str(outcome.merge.pieces)


def test_a_save_leaves_a_long_queue_for_the_index_to_the_background(folder, opened, monkeypatch):
    monkeypatch.setattr("casebook.library.upkeep._AT_ONCE", 1)
    library = opened(folder)
    library.reconcile()
    read = library.text(DocumentPath("car-maker.md"))
    library.save(read.text + "Amethyst.\n", read)
    assert library.waiting_for_index
    library.catch_up()
    read = library.text(DocumentPath("car-maker.md"))
    library.save(read.text + "More.\n", read)
    assert not library.waiting_for_index


class Impatient:
    """Cancels at a step."""

    def __init__(self, word, done):
        self.at = (word, done)

    def step(self, done, total, what):
        if (what, done) == self.at:
            raise Cancelled


@pytest.mark.parametrize("at", [("Reading", 1), ("Writing", 0), ("Writing", 1)])
def test_a_change_that_is_cancelled_leaves_all_files_as_they_were(folder, library, at):
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    plan = library.curation.plan_edits([CAR, CASE], add_themes=["calm"])
    with pytest.raises(Cancelled):
        library.curation.carry_out(plan, Impatient(*at))
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before
    assert not library.undoable
    assert library.history.versions(CAR) == ()
    library.curation.carry_out(plan)
    with pytest.raises(Cancelled):
        library.curation.undo_last(Impatient("Writing", 1))
    assert "calm" in text(folder, CAR)
    assert "calm" in text(folder, CASE)
    library.curation.undo_last(Impatient("Reading", 0))
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before


def test_what_is_written_is_taken_in_though_nobody_waits_for_it_any_more(folder, library):
    plan = library.curation.plan_edits([CAR], add_themes=["calm"])
    written = library.curation.carry_out(plan, Unstoppable(Impatient("Reading", 0)))
    assert written.updated == {CAR}
