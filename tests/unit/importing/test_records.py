"""Lesson records with a label for each field."""

from casebook.domain.document import Kind
from casebook.importing.source import Asked, Format
from tests.unit.importing.making import drafted

RECORD = """\
Lesson Number: 1234
Lesson Date: 03/04/2012
Submitting Organization: Field Centre
Submitted by: Ann Smith

Subject: Valve left open after a test

Abstract: A valve stayed open.

Driving Event:
During a test the valve was opened by hand.
It was never closed.

Lesson(s) Learned:
Hand positions are part of the test.

Recommendation(s):
1. Note each hand position.
2. Sign it off.

Evidence of Recurrence Control Effectiveness: none
"""


def test_a_record_becomes_a_lesson():
    draft = drafted("1234.txt", RECORD)
    assert (draft.kind, draft.format) == (Kind.LESSON, Format.RECORD)
    assert draft.title == "Valve left open after a test"
    assert "state: observed\n" in draft.text
    assert "date: 2012-03-04\n" in draft.text
    assert "source: Lesson 1234\n" in draft.text
    assert "\nHand positions are part of the test.\n\n## Why\n\nDuring a test" in draft.text
    assert "## Do this\n\n1. Note each hand position.\n2. Sign it off.\n" in draft.text


def test_a_record_becomes_a_case_when_asked():
    draft = drafted("1234.txt", RECORD, Asked(kind=Kind.CASE))
    assert draft.kind is Kind.CASE
    assert "## Situation\n\nDuring a test" in draft.text
    assert "## Lessons learned\n\nHand positions are part of the test.\n\n1. Note" in draft.text


def test_a_record_with_an_address_and_labels_as_headings():
    text = (
        "## Title\n\nPumps\n\n## Event\n\nIt flooded.\n\n**Lesson:** Raise pumps.\n\n"
        "Date: 2011-05\n\nURL: https://example.org/7\n\nSubject: not this one\n"
    )
    draft = drafted("7.txt", text)
    assert (draft.title, draft.kind) == ("Pumps", Kind.LESSON)
    assert "source: https://example.org/7\n" in draft.text
    assert "date: 2011-05\n" in draft.text


def test_a_text_with_a_subject_alone_is_no_record():
    draft = drafted("a.txt", "Subject: hello\n\nLesson: none\n")
    assert draft.format is Format.TEXT
