"""A card for each role and for each lesson, and what a step uses."""

import pytest

from casebook.export.agenda import questions_of
from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.markdown.reading import read_document
from tests.unit.export.conftest import words_of

CASE = """\
---
title: A line
---
## Role-play
### Scene
Here.
### Staff
First of staff.
### Staff
Second of staff.

## Discussion questions
1. One?
2. Two?
3. Three?
"""
PACK = """\
---
kind: pack
title: An hour
lessons: [look, see]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | role-play | [[line]] | | |
| 5 | role-play | [[other]] | | |
| 5 | worksheet | [[plain]] | | |
"""
LESSON = "---\nkind: lesson\ntitle: Look up\n---\n## Do this\n1. Look {word}.\n"
FILES = {
    "line.md": CASE,
    "other.md": CASE.replace("A line", "Another"),
    "plain.md": "Nothing but words.\n",
    "hour.md": PACK,
    "look.md": LESSON.format(word="there"),
    "see.md": LESSON.format(word="here"),
}


def test_no_card_takes_the_place_of_another(exported):
    files, _ = exported(
        FILES,
        "hour",
        "line",
        artefacts=frozenset({Artefact.CARDS, Artefact.HUDDLE, Artefact.WORKSHEET}),
        audiences=frozenset({Audience.PARTICIPANT}),
    )
    assert sorted(files) == [
        "a-line-cards-staff-2-participant.pdf",
        "a-line-cards-staff-participant.pdf",
        "an-hour-cards-staff-a-line-2-participant.pdf",
        "an-hour-cards-staff-a-line-participant.pdf",
        "an-hour-cards-staff-another-2-participant.pdf",
        "an-hour-cards-staff-another-participant.pdf",
        "an-hour-huddle-look-up-2-participant.pdf",
        "an-hour-huddle-look-up-participant.pdf",
    ]
    second = "a-line-cards-staff-2-participant.pdf"
    assert "Second of staff." in words_of(second, files[second])


@pytest.mark.parametrize(
    ("use", "numbers"),
    [
        ("questions 1–2", [1, 2]),
        ("situation, questions 1, 3", [1, 3]),
        ("question 2; timeline", [2]),
        ("discussion questions", [1, 2, 3]),
        ("Q 3", [3]),
        ("questions 9", []),
        ("situation", []),
        ("", []),
    ],
)
def test_use_names_questions(use, numbers):
    case = read_document(CASE, "line.md")
    assert [number for number, _ in questions_of(case, use)] == numbers


def test_a_role_without_words_has_no_card(exported):
    case = "# Line\n\n## Role-play\n### Scene\n\n### Staff\nYou stay calm.\n\n### Observer\n\n"
    files, _ = exported({"case.md": case}, "case", artefacts={Artefact.CARDS, Artefact.GUIDE})
    cards = sorted(name for name in files if "cards" in name)
    assert cards == ["line-cards-facilitator.pdf", "line-cards-staff-participant.pdf"]
    for name, data in files.items():
        assert "Observer" not in words_of(name, data), name
