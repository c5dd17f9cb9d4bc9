"""Files proposed as drafts and taken into a library."""

from contextlib import closing

import pytest

from casebook.domain.document import Kind
from casebook.domain.errors import EditedOutside, WriteRefused
from casebook.domain.progress import Cancelled
from casebook.importing.draft import Draft, Same, Unread
from casebook.importing.source import Asked
from casebook.library.library import Library
from tests.unit.importing.making import docx, paragraph, png, put

STORY = (
    "The clinic opened at eight and by nine the corridor was full of people who had been told to "
    "come at the same time, which nobody at the desk had noticed when the letters were printed. "
    "A nurse gave out numbers written on paper towels and the line became a room of people who "
    "sat down, talked with each other and knew that their turn would come before lunch.\n"
)


@pytest.fixture
def inbox(tmp_path):
    return put(
        tmp_path / "inbox",
        {
            "clinic.txt": f"The paper towel numbers\n\n{STORY}\nComments are closed.",
            "report.docx": docx(paragraph("The report", "Title") + paragraph("It was bad there.")),
            "notes/a note.md": "See ![[till.png]] and the trust that was lost.\n",
            "notes/till.png": png(),
            "broken.pdf": b"%PDF-1.4 nothing",
        },
    )


@pytest.fixture
def library(folder, tmp_path):
    with closing(Library.open(folder)) as opened:
        opened.catch_up()
        yield opened


def proposed(library, *paths, **options):
    with closing(library.importing.propose(paths, **options)) as found:
        return list(found)


def drafts(found):
    return {one.source: one for one in found if isinstance(one, Draft)}


def test_every_file_is_a_draft_or_says_why_not(library, inbox, folder):
    before = sorted(folder.rglob("*"))
    found = proposed(library, inbox)
    assert [one.source for one in found] == [
        "broken.pdf",
        "clinic.txt",
        "report.docx",
        "notes/a note.md",
    ]
    assert isinstance(found[0], Unread)
    assert found[0].failed
    assert "damaged" in found[0].reason
    assert found[1].path == "the-paper-towel-numbers.md"
    assert found[2].path == "the-report.md"
    assert found[3].path == "notes/a note.md"
    assert found[3].themes == ("trust",)
    assert sorted(folder.rglob("*")) == before


def test_accepted_drafts_are_documents_with_their_pictures(library, inbox, folder):
    found = drafts(proposed(library, inbox))
    change = library.importing.accept(list(found.values()))
    assert len(change.added) == 3
    text = (folder / "notes" / "a note.md").read_text("utf-8")
    assert "![](../attachments/a-note/till.png)" in text
    assert (folder / "attachments" / "a-note" / "till.png").read_bytes() == png()
    assert library.locate("the-report")
    assert library.undoable == "Import 3 documents"
    library.curation.undo_last()
    assert not (folder / "the-report.md").exists()


def test_originals_are_kept_once_and_named(library, inbox, folder, tmp_path):
    found = drafts(proposed(library, inbox / "report.docx"))
    library.importing.accept(list(found.values()), keep_originals=True)
    original = folder / "attachments" / "originals" / "report.docx"
    assert original.read_bytes() == (inbox / "report.docx").read_bytes()
    assert "original: attachments/originals/report.docx\n" in (folder / "the-report.md").read_text()
    other = put(tmp_path / "other", {"report.docx": docx(paragraph("Something else entirely."))})
    (draft,) = proposed(library, other / "report.docx")
    library.importing.accept([draft], keep_originals=True)
    assert (folder / "attachments" / "originals" / "report-2.docx").exists()
    assert library.undoable == "Import 1 document"


def test_importing_a_folder_twice_adds_nothing_twice(library, inbox):
    library.importing.accept(list(drafts(proposed(library, inbox)).values()))
    again = proposed(library, inbox)
    assert all(isinstance(one, Unread) for one in again)
    assert [one.reason for one in again if not one.failed] == [
        "clinic.txt was imported before, as the-paper-towel-numbers.md.",
        "report.docx was imported before, as the-report.md.",
        "notes/a note.md was imported before, as notes/a note.md.",
    ]
    (draft,) = proposed(library, inbox / "clinic.txt", again=True)
    (duplicate,) = draft.duplicates
    assert (duplicate.same, duplicate.title) == (Same.SOURCE, "The paper towel numbers")
    assert draft.path == "the-paper-towel-numbers-2.md"


def test_the_same_text_in_another_file_is_noticed(library, inbox, tmp_path):
    library.importing.accept(list(drafts(proposed(library, inbox / "clinic.txt")).values()))
    other = put(
        tmp_path / "other",
        {
            "copy.docx": docx(paragraph(STORY.strip())),
            "nearly.txt": f"Another title\n\n{STORY.replace('lunch', 'noon')}",
            "new.txt": "A new one\n\nNothing of this was ever told before in this place.\n",
            "newer.txt": "A newer one\n\nNothing of this was ever told before in this place.\n",
            "marks.txt": "A title\n\n…\n",
        },
    )
    found = drafts(proposed(library, other))
    assert [one.same for one in found["copy.docx"].duplicates] == [Same.TEXT]
    assert found["copy.docx"].duplicates[0].path == "the-paper-towel-numbers.md"
    assert {one.same for one in found["nearly.txt"].duplicates} == {Same.NEARLY}
    assert found["new.txt"].duplicates == ()
    assert found["newer.txt"].duplicates[0].title == "A new one"
    assert found["marks.txt"].duplicates == ()


def test_a_large_library_is_asked_which_documents_come_into_question(
    library, inbox, tmp_path, monkeypatch
):
    library.importing.accept(list(drafts(proposed(library, inbox / "clinic.txt")).values()))
    monkeypatch.setattr("casebook.library.repeats._FEW", 1)
    other = put(tmp_path / "other", {"copy.docx": docx(paragraph(STORY.strip()))})
    (draft,) = proposed(library, other)
    assert draft.duplicates[0].path == "the-paper-towel-numbers.md"


def test_documents_that_went_meanwhile_repeat_nothing(library, inbox, folder):
    library.importing.accept(list(drafts(proposed(library, inbox / "clinic.txt")).values()))
    (folder / "the-paper-towel-numbers.md").unlink()
    (draft,) = proposed(library, inbox / "clinic.txt")
    assert draft.duplicates == ()


def test_files_of_the_library_are_left_alone(library, folder):
    own = next(folder.rglob("checkout-line.md"))
    found = proposed(library, own, folder / "gone.txt")
    assert [(one.failed, one.reason) for one in found] == [
        (False, "checkout-line.md lies in the library already."),
        (True, f"{folder / 'gone.txt'} is not there, or is not a file. Look for it again."),
    ]


def test_a_file_that_is_no_document_says_so(library, tmp_path):
    put(tmp_path, {"a.bin": bytes(range(256)) * 8, "empty.md": "\n"})
    found = proposed(library, tmp_path / "a.bin", tmp_path / "empty.md")
    assert [isinstance(one, Unread) and one.failed for one in found] == [True, False]


def test_a_file_that_goes_while_it_is_imported_costs_one_draft(library, inbox):
    found = library.importing.propose([inbox / "clinic.txt", inbox / "report.docx"])
    with closing(found):
        assert isinstance(next(found), Draft)
        (inbox / "report.docx").unlink()
        assert isinstance(next(found), Unread)


def test_what_is_asked_for_decides_the_kind_and_the_place(library, inbox):
    (draft,) = proposed(library, inbox / "clinic.txt", asked=Asked(kind=Kind.LESSON))
    assert draft.kind is Kind.LESSON
    assert "kind: lesson" in draft.text


def test_a_note_whose_name_is_taken_gets_another(library, tmp_path):
    put(tmp_path / "in", {"checkout-line.md": "A text about something else.\n"})
    (draft,) = proposed(library, tmp_path / "in")
    assert draft.path == "checkout-line-2.md"


def test_cancelling_ends_the_proposal_and_accepting(library, inbox, folder):
    class Impatient:
        def step(self, done, total, what):
            if what in {"Converting", "Importing"}:
                raise Cancelled

    with pytest.raises(Cancelled):
        proposed(library, inbox, progress=Impatient())
    (draft,) = proposed(library, inbox / "clinic.txt")
    with pytest.raises(Cancelled):
        library.importing.accept([draft], Impatient())
    assert not (folder / draft.path).exists()


def test_what_cannot_be_accepted_leaves_nothing_behind(library, inbox, folder):
    (draft,) = proposed(library, inbox / "notes" / "a note.md")
    place = folder / draft.picture_places[0]
    place.parent.mkdir(parents=True)
    place.write_bytes(b"another")
    with pytest.raises(EditedOutside, match="another file"):
        library.importing.accept([draft])
    assert not (folder / draft.path).exists()


def test_a_draft_whose_place_was_taken_meanwhile_gets_another(library, inbox, folder):
    (draft,) = proposed(library, inbox / "notes" / "a note.md")
    (folder / draft.path).write_text("mine", "utf-8")
    library.importing.accept([draft])
    assert (folder / draft.path).read_text("utf-8") == "mine"
    assert (folder / "a-note.md").exists()


def test_a_library_for_reading_only_takes_nothing(folder, inbox):
    with closing(Library.open(folder, read_only=True)) as library:
        library.catch_up()
        (draft,) = proposed(library, inbox / "notes" / "a note.md")
        with pytest.raises(WriteRefused):
            library.importing.accept([draft])
    assert not (folder / "attachments").exists()


def test_a_place_is_free_only_if_no_file_lies_there(library, folder, tmp_path):
    (folder / "the-till.md").mkdir()
    put(tmp_path / "in", {"a.txt": "The till\n\nIt was closed all day.\n"})
    (draft,) = proposed(library, tmp_path / "in")
    assert draft.path == "the-till-2.md"


def test_a_document_that_goes_while_files_are_proposed_repeats_nothing(library, inbox, folder):
    library.importing.accept(list(drafts(proposed(library, inbox / "clinic.txt")).values()))
    found = library.importing.propose([inbox / "report.docx", inbox / "clinic.txt"], again=True)
    with closing(found):
        (folder / "the-paper-towel-numbers.md").unlink()
        assert next(found).duplicates == ()
    half = put(
        inbox / "half",
        {"a.txt": f"One\n\n{STORY}", "b.txt": f"Two\n\n{STORY[:230]} and then it went another way"},
    )
    assert [one.duplicates == () for one in proposed(library, half)] == [True, True]


def test_the_same_file_twice_is_noticed_within_one_import(library, inbox):
    put(inbox, {"z-copy.txt": (inbox / "clinic.txt").read_bytes()})
    found = drafts(proposed(library, inbox / "clinic.txt", inbox / "z-copy.txt"))
    (duplicate,) = found["z-copy.txt"].duplicates
    assert (duplicate.same, duplicate.title) == (Same.SOURCE, "The paper towel numbers")
