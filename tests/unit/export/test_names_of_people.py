"""Names of people: those that a case lists, and those that are found."""

import pytest

from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import Choice, Wanted

CASE = """\
---
title: A line
redact: [Bruce → the customer, "The North Store"]
---
## Situation
Bruce stood behind Anna Weber and Mrs Quill. Later Anna called Officer Jan van Dyk.
The mark on the floor was grace itself, and rose from the sea. Paris in May.
bruce left the north store, as everybody who had been waiting there for a long, long time did.

## Sources
- Thomas Author: A book
"""
LESSON = """\
---
kind: lesson
title: Ask Sabine
---
## Do this
Ask Sabine.
"""
PACK = """\
---
kind: pack
title: An hour with Oliver
lessons: [ask]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | read | [[line]] | | |

## Sessions
| Date | Place | People | Went well | To change |
| --- | --- | --- | --- | --- |
| 2026-01-01 | Here | 5 | Martina | |
"""
FILES = {"line.md": CASE, "ask.md": LESSON, "hour.md": PACK}


@pytest.fixture
def names(library):
    opened = library(FILES)
    found = opened.exporting.outlook([opened.locate("hour")], Wanted()).names
    return {name.name: name for name in found}


def test_listed_names_come_first_with_their_roles(names):
    first, second, *_ = names.values()
    assert (first.name, first.role, first.listed, first.count) == ("Bruce", "the customer", True, 2)
    assert (second.name, second.role) == ("The North Store", "[name removed]")


def test_given_names_and_titles_are_found(names):
    assert set(names) == {
        *("Bruce", "The North Store", "Anna Weber", "Quill", "Anna", "Jan van Dyk"),
        *("Sabine", "Oliver"),
    }


def test_the_names_of_one_person_become_one_person(names):
    assert names["Anna Weber"].role == names["Anna"].role != names["Quill"].role
    assert names["Anna"].entry == f"Anna → {names['Anna'].role}"


def test_who_wrote_a_source_and_who_was_at_a_session_is_left_alone(names):
    assert "Thomas Author" not in names
    assert "Martina" not in names


def test_a_name_says_where_it_stands(names):
    passage = names["Quill"].passages[0]
    assert (passage.path, passage.name) == ("line.md", "Quill")
    assert passage.before.endswith("Mrs ")
    assert passage.after.startswith(". Later Anna")


def test_a_passage_begins_and_ends_with_whole_words(names):
    passage = names["The North Store"].passages[0]
    assert passage.after.endswith(" for a")
    assert names["Jan van Dyk"].passages[0].before.startswith("Weber and")


def test_a_name_can_be_listed_only_in_a_case(names):
    assert names["Anna"].listable
    assert not names["Oliver"].listable


def test_more_people_than_letters_have_two_letters(library):
    given = (
        "Aaron Abigail Adam Adele Adrian Agnes Ahmed Aisha Alan Albert Alexander Alfred Ali Alice "
        "Amanda Amir Ana Andrea Andrew Angela Anita Anja Anna Anton Arthur Astrid Axel Barbara"
    )
    text = "---\ntitle: All\n---\n## Situation\n" + "\n".join(
        f"{name} came." for name in given.split()
    )
    opened = library({"all.md": text})
    roles = [name.role for name in opened.exporting.outlook([opened.locate("all")], Wanted()).names]
    assert roles[25:28] == ["person Z", "person AA", "person AB"]


def test_found_names_are_replaced_in_every_file_when_asked(exported):
    choice = frozenset(
        {
            Choice(Artefact.TABLE, Format.CSV, Audience.FACILITATOR),
            Choice(Artefact.READER, Format.HTML, Audience.PARTICIPANT),
        }
    )
    files, made = exported(FILES, "hour", choices=choice, names=("Oliver → the trainer",))
    assert len(files) == len(made.written) == 2
    assert all(b"Oliver" not in data for data in files.values())
    assert "an-hour-with-the-trainer-reader-participant.html" in files
