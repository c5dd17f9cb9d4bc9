"""Markdown notes keep what they bring along."""

import pytest

from casebook.domain.document import Kind
from casebook.domain.errors import ImportRefused
from casebook.importing.source import Asked, Format
from tests.unit.importing.making import converted, drafted

NOTE = """\
---
aliases: [the flood]
tags:
  - water
status:
  - "[[Published]]"
---
See [[Other note]] and ![[pump.png]].

- a point
"""
POST_MORTEM = """\
# The day the tills stopped

## Summary

All tills stopped at noon.

## Timeline

All times in UTC.

| Time | Event |
| :--- | --- |
| 2021-02-15 06:05 | The update began. |
| 06:45 | **Found** by a cashier. |
|  | Later |
| | |

| Other | Table |
| --- | --- |
| stays | so |

## Contributing Factors

- No test.

## Lessons Learned

- Test updates on one till first.

# Stats

- 40 minutes
"""


def test_a_note_of_a_vault_keeps_its_name_its_head_and_its_links():
    draft = drafted("The flood.md", NOTE)
    assert (draft.id, draft.title, draft.kind) == ("The flood", "The flood", Kind.CASE)
    assert draft.text.startswith(NOTE.partition("---\nSee")[0])
    assert "kind:" not in draft.text
    assert "See [[Other note]]" in draft.text
    assert draft.format is Format.MARKDOWN


def test_a_post_mortem_is_an_incident_with_its_sections_and_its_day():
    draft = drafted("pm.md", POST_MORTEM)
    assert draft.title == "The day the tills stopped"
    assert "type: incident\n" in draft.text
    assert "date: 2021-02-15\n" in draft.text
    assert "## Situation\n\nAll tills stopped at noon." in draft.text
    assert (
        "- 2021-02-15 06:05 — The update began.\n- 06:45 — **Found** by a cashier.\n- Later\n"
        in draft.text
    )
    assert "| Other | Table |" in draft.text
    assert "## Lessons learned\n\n- Test updates on one till first." in draft.text
    assert "\n## Stats\n" in draft.text
    assert "\n# " not in draft.text


def test_an_incident_without_a_day_takes_it_from_the_name_of_its_file():
    text = "## Impact\n\nAll.\n\n## Root cause\n\nOne.\n\n## Action items\n\n- More\n"
    assert "date: 2025-09-29\n" in drafted("2025-09-29-down.md", text).text
    assert "date:" not in drafted("down.md", text).text


def test_what_is_asked_for_wins_over_what_the_note_says():
    asked = Asked(kind=Kind.LESSON)
    assert "kind: lesson" in drafted("a.md", "---\nkind: case\ntitle: A\n---\nText\n", asked).text
    lesson = drafted("a.md", "**Test** one [link](a.md)\n", asked).text
    assert "kind: lesson\ntitle: A\nsource: a.md\nstate: observed\n" in lesson


def test_front_matter_that_is_broken_stays_and_is_said():
    broken = "---\ntitle: a: b: c\n  - [\n---\nSome text.\n"
    draft = drafted("a.md", broken)
    assert draft.text.startswith("---\ntitle: a: b: c\n  - [\n---\n")
    assert "cannot be read" in draft.warnings[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("---\ndate: {{date}}\n---\n# {{title}}\n", "template"),
        ("---\ntags: [a]\n---\n\n![[All.base]]\n<!-- nothing -->\n", "no text"),
    ],
)
def test_templates_and_empty_notes_are_left_out(text, says):
    with pytest.raises(ImportRefused, match=says):
        converted("note.md", text)


def test_markdown_is_recognised_in_a_file_of_text():
    (document,) = converted("a.txt", "# Title\n\nSee [[b]] and **bold**.\n")
    assert document.format is Format.MARKDOWN


@pytest.mark.parametrize("head", ["summary: A line that grew.", "Rating: 4", "author: [Ann, Ben]"])
def test_a_note_of_front_matter_alone_is_taken_when_it_says_something(head):
    (document,) = converted("The line.md", f"---\n{head}\ntags: [book]\n---\n")
    assert document.markdown == ""
    assert head in document.head
    assert head in drafted("The line.md", f"---\n{head}\n---\n").text


def test_a_note_that_is_only_filed_is_left_out():
    with pytest.raises(ImportRefused, match="no text"):
        converted("2024.md", "---\ntags: [daily]\nCreated: 2024-01-01\nsummary:\n---\n")
