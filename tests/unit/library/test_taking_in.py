"""Drafts taken in as somebody wishes: changed, merged, with lessons, and taken back as one."""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.domain.document import Kind
from casebook.domain.edit import EditRefused
from casebook.domain.errors import DataUnusable, WriteRefused
from casebook.importing.acceptance import Acceptance
from casebook.importing.draft import Draft
from casebook.library.library import Library
from casebook.library.merging_in import merged_in
from casebook.storage.keeping import columns
from tests.unit.importing.making import docx, drafted, paragraph, png, put

STORY = """\
# The night desk

What happened is simple. Nobody answered the bell, and the guests waited in the rain.

## What happened

The bell was broken. Jane Miller wrote to jane@example.org about it.

## Lessons learned

- Look after the bell every evening before the desk is left.
- Open another register before the grumbling starts.
"""


@pytest.fixture
def inbox(tmp_path):
    return put(tmp_path / "inbox", {"desk.md": STORY})


@pytest.fixture
def library(folder, tmp_path):
    with closing(Library.open(folder)) as opened:
        opened.catch_up()
        while opened.index_some().more:
            pass
        yield opened


def proposed(library, *paths, **options):
    with closing(library.importing.propose(paths, **options)) as found:
        return [one for one in found if isinstance(one, Draft)]


def test_what_was_changed_while_looking_it_over_is_what_is_written(library, tmp_path, folder):
    inbox = put(tmp_path / "in", {"desk.txt": "The night desk\n\nNobody answered the bell.\n"})
    (draft,) = proposed(library, inbox)
    library.importing.accept(
        [
            Acceptance(
                replace(draft, body="Nobody came.\n", removals=()),
                title="The  desk at night",
                properties={"author": "Ada", "date": "2020-05-01", "source": ""},
                themes=("trust",),
                redact=("Jane Miller",),
            )
        ]
    )
    document = library.document(library.locate("the-desk-at-night"))
    assert document.title == "The desk at night"
    assert document.themes == ("trust",)
    assert document.redact == ("Jane Miller",)
    text = (folder / document.path).read_text("utf-8")
    assert "author: Ada" in text
    assert "\nsource:" not in text
    assert "Nobody came." in text


def test_a_case_may_become_a_lesson_and_begins_in_its_state(library, tmp_path):
    inbox = put(tmp_path / "in", {"a.txt": "Look after the bell\n\nIt rings no more.\n"})
    (draft,) = proposed(library, inbox)
    change = library.importing.accept([Acceptance(draft, kind=Kind.LESSON)])
    (path,) = change.added
    document = library.document(path)
    assert document.kind is Kind.LESSON
    assert "state: observed" in document.text
    assert "status:" not in document.text
    (again,) = proposed(library, inbox, again=True)
    back = library.importing.accept([Acceptance(again, kind=Kind.CASE, title="Another")])
    assert back.added


def test_a_lesson_record_may_become_a_case(library, tmp_path):
    sheet = "Lesson,Why,Applies when\nRing twice,It is heard,at night\n"
    inbox = put(tmp_path / "in", {"lessons.csv": sheet})
    (draft,) = proposed(library, inbox)
    assert draft.kind is Kind.LESSON
    change = library.importing.accept([Acceptance(draft, kind=Kind.CASE)])
    (path,) = change.added
    text = library.document(path).text
    assert "status: draft" in text
    assert "state:" not in text


def test_lessons_are_made_of_sentences_in_the_same_step(library, inbox, folder):
    (draft,) = proposed(library, inbox)
    assert [one.sentence for one in draft.lessons] == [
        "Look after the bell every evening before the desk is left.",
        "Open another register before the grumbling starts.",
    ]
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    change = library.importing.accept([Acceptance(draft, lessons=draft.lessons)])
    assert len(change.added) == 2
    case = (folder / "desk.md").read_text("utf-8")
    assert "[[look-after-the-bell" in case
    assert "[[open-early" in case
    assert "[[desk]]" in (folder / "lessons" / "open-early.md").read_text("utf-8")
    library.curation.undo_last()
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_sentences_that_were_edited_away_make_no_lessons(library, inbox):
    (draft,) = proposed(library, inbox)
    change = library.importing.accept(
        [Acceptance(replace(draft, body="Nothing."), lessons=draft.lessons)]
    )
    assert len(change.added) == 1


def test_a_lesson_that_cannot_be_changed_stops_the_import(library, inbox, folder):
    (draft,) = proposed(library, inbox)
    lesson = folder / "lessons" / "open-early.md"
    lesson.write_bytes(lesson.read_bytes() + b"\nCaf\xe9 und Gr\xfc\xdfe\n")
    with pytest.raises(EditRefused):
        library.importing.accept([Acceptance(draft, lessons=draft.lessons)])
    assert not (folder / "desk.md").exists()


def test_pictures_and_originals_go_when_the_import_is_undone(library, tmp_path, folder):
    inbox = put(
        tmp_path / "in",
        {
            "a/report.docx": docx(paragraph("One report", "Title") + paragraph("It was bad.")),
            "b/report.docx": docx(paragraph("Two reports", "Title") + paragraph("It was worse.")),
            "note.md": "![till](till.png)\n",
            "till.png": png(),
        },
    )
    library.importing.accept(proposed(library, inbox), keep_originals=True)
    kept = sorted(file.name for file in (folder / "attachments" / "originals").iterdir())
    assert kept == ["note.md", "report-2.docx", "report.docx"]
    library.curation.undo_last()
    assert not (folder / "attachments").exists()
    assert not (folder / "note.md").exists()


def test_an_original_that_has_gone_is_named(library, inbox):
    (draft,) = proposed(library, inbox)
    (inbox / "desk.md").unlink()
    with pytest.raises(WriteRefused, match=r"desk\.md"):
        library.importing.accept([draft], keep_originals=True)


def test_merging_adds_what_is_new_and_changes_nothing_else(library, inbox, tmp_path, folder):
    (folder / "old.md").write_text(
        "---\ntitle: Old\nthemes: [trust]\n---\n## Situation\n\nThe bell was broken. Jane Miller "
        "wrote to jane@example.org about it.\n\n## Lessons learned\n\n- Open another register "
        "before the grumbling starts.\n\n## Impact\n\nNone.\n",
        "utf-8",
    )
    library.catch_up()
    (draft,) = proposed(library, inbox)
    draft = draft.try_properties({"author": "Ada", "themes": ["service"]})
    path = library.locate("old")
    shown = library.importing.addition(draft, path)
    assert len(shown.added) == 2
    assert "Nobody answered the bell" in shown.added[0]
    change = library.importing.accept([Acceptance(draft, into=path)])
    assert not change.added
    text = (folder / "old.md").read_text("utf-8")
    assert text == shown.text
    assert text.count("The bell was broken") == 1
    assert text.count("Open another register") == 1
    assert text.index("Look after the bell") < text.index("## Impact")
    assert "## Added from desk.md" in text
    assert "author: Ada" in text
    assert library.document(path).themes == ("trust", "service")
    library.curation.undo_last()
    assert "Look after the bell" not in (folder / "old.md").read_text("utf-8")


def test_two_drafts_may_be_merged_into_one_document(library, tmp_path, folder):
    one, two = (drafted(f"{n}.txt", f"A title of {n}\n\nSomething of {n}.\n") for n in "ab")
    path = library.locate("car-maker")
    library.importing.accept([Acceptance(one, into=path), Acceptance(two, into=path)])
    text = (folder / path).read_text("utf-8")
    assert "Something of a." in text
    assert "Something of b." in text


def test_merging_what_is_there_already_writes_nothing(library, folder):
    path = library.locate("car-maker")
    text = (folder / path).read_text("utf-8")
    draft = replace(drafted("car-maker.md", text), head="")
    assert not library.importing.accept([Acceptance(draft, into=path)])
    assert library.undoable == ""


def test_merging_into_a_document_with_broken_front_matter_is_refused(library, inbox, folder):
    (draft,) = proposed(library, inbox)
    (folder / "car-maker.md").write_text("---\ntitle: [x\n---\nA text.\n", "utf-8")
    path = library.locate("car-maker")
    with pytest.raises(EditRefused, match="car-maker"):
        library.importing.addition(draft, path)
    with pytest.raises(EditRefused, match="car-maker"):
        library.importing.accept([Acceptance(draft, into=path)])


def test_merging_takes_new_pictures_and_code_along_and_no_others():
    body = (
        "![known](picture:0)\n\n```\ncode\n\nmore\n```\n\n### A part\n\nOf its own ![new]"
        "(picture:1).\n\n## Sources\n\n---\n"
    )
    draft = replace(drafted("a.txt", "A title here\n\nWords."), body=body)
    pictures = tuple(drafted("b.md", "x").pictures)
    assert pictures == ()
    merged = merged_in("deep/old.md", "![known](picture:0)\n", draft)
    assert merged.pictures == {1}
    assert merged.added[0] == "```\ncode\n\nmore\n```"
    assert "\n### A part\n" in merged.text
    assert "\n## Sources\n\n---" in merged.text


def test_themes_are_suggested_with_their_reasons(library, inbox, tmp_path):
    words = (
        "A customer stood in a line and the store waited until customers complained about the "
        "register. The line emptied quickly when another register opened.\n"
    )
    more = put(tmp_path / "more", {"x.txt": f"At the checkout\n\n{words}"})
    (draft,) = proposed(library, more)
    (first,) = (one for one in draft.suggestions if one.theme == "resource-allocation")
    assert first.case == "The line that emptied in two minutes"
    queue = put(tmp_path / "queue", {"y.txt": "A long queue\n\nThe queue was long.\n"})
    (other,) = proposed(library, queue)
    assert other.suggestions[0].words == "queue"
    assert len(other.suggestions) <= 5


def test_what_was_said_of_columns_counts_for_the_next_sheet(library, tmp_path):
    sheet = "Erkenntnis,Grund\nRing twice,It is heard\n"
    (one,) = proposed(library, put(tmp_path / "in", {"a.csv": sheet}))
    assert one.mapping == (("Erkenntnis", "text"), ("Grund", "text"))
    assert one.cells == ("Ring twice", "It is heard")
    said = [("Erkenntnis", "lesson"), ("Grund", "why")]
    library.importing.remember_columns([("Erkenntnis", "title"), ("Grund", "why")])
    library.importing.remember_columns(said)
    (two,) = proposed(library, put(tmp_path / "on", {"b.csv": sheet}), again=True)
    assert two.mapping == tuple(said)
    assert two.kind is Kind.LESSON


def test_a_memory_of_columns_that_is_damaged_counts_as_empty(library, tmp_path):
    library.importing.remember_columns([("A", "title")])
    (file,) = Path(os.environ["CASEBOOK_DATA_DIR"]).glob("columns.json")
    file.write_text("{", "utf-8")
    assert library._kept.columns.known() == ()


def test_what_was_said_of_columns_is_refused_where_nothing_can_be_kept(library, monkeypatch):
    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr(columns, "put_file", full)
    with pytest.raises(DataUnusable, match="columns"):
        library.importing.remember_columns([("A", "title")])


def test_merging_takes_a_code_block_that_is_never_closed(library):
    draft = replace(drafted("a.txt", "A title here\n\nWords."), body="```\ncode\n\n# no heading")
    merged = merged_in("old.md", "# Old\n", draft)
    assert merged.added == ("```\ncode\n\n# no heading",)
    under = replace(draft, body="## Why\n\n```\nnever closed")
    merged = merged_in("old.md", "# Old\n\n## Why\n\nBecause.\n\n## Then\n\nIt ended.\n", under)
    assert merged.text.endswith("It ended.\n\n## Why\n\n```\nnever closed\n")


def test_a_lesson_of_other_words_is_not_taken_for_the_same(library, tmp_path):
    inbox = put(
        tmp_path / "in",
        {"a.md": "# A\n\n## Lessons learned\n\n- The register was planned anew when more people "
         "were there, by technicians of another town.\n"},
    )  # fmt: skip
    (draft,) = proposed(library, inbox)
    change = library.importing.accept([Acceptance(draft, lessons=draft.lessons)])
    assert len(change.added) == 2


def test_a_document_with_little_in_common_suggests_nothing(folder, tmp_path):
    strange = [f"strangeness{chr(97 + n)}" for n in range(16)]
    (folder / "odd.md").write_text(
        f"---\nkind: lesson\ntitle: Odd\n---\n{' '.join(strange)}\n", "utf-8"
    )
    with closing(Library.open(folder)) as library:
        library.catch_up()
        while library.index_some().more:
            pass
        words = "customer stood line store waited until complained before acted emptied quickly"
        text = f"Something else\n\n{' '.join(strange * 6)} and then {words}.\n"
        (draft,) = proposed(library, put(tmp_path / "in", {"a.txt": text}))
    assert draft.suggestions == ()


def test_drafts_that_wait_are_known_to_those_that_come_later(library, inbox, tmp_path):
    (first,) = proposed(library, inbox)
    other = put(tmp_path / "other", {"desk.md": f"{STORY}\nMore.\n"})
    (second,) = proposed(library, other, beside=[first])
    assert second.path != first.path
    assert second.duplicates[0].path == first.path
    assert not second.duplicates[0].in_library


def test_a_picture_that_another_document_shows_by_now_stays_when_the_import_is_undone(
    library, tmp_path, folder
):
    inbox = put(
        tmp_path / "in",
        {"door.md": "# The door\n\n![d](d.png)\n\n![e](e.png)\n", "d.png": png(), "e.png": png(9)},
    )
    (draft,) = proposed(library, inbox)
    library.importing.accept([draft])
    shown, other = draft.picture_places
    put(folder, {"another.md": f"# Another\n\nIt is shown here: ![d]({shown})\n"})
    library.catch_up()
    library.curation.undo_last()
    assert (folder / shown).exists()
    assert not (folder / other).exists()
