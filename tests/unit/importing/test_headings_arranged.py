"""Headings that people use get the names that have a meaning in a case."""

import pytest

from casebook.importing.sections import arranged, is_incident


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("What happened", "Situation"),
        ("1. Background", "Situation"),
        ("Driving Event:", "Situation"),
        ("Incident timeline", "Timeline"),
        ("What we did", "Strategies"),
        ("Results", "Impact"),
        ("Takeaways", "Lessons learned"),
        ("Lessons Learnt (draft)", "Lessons learned"),
        ("II. Recommendations", "Lessons learned"),
        ("Questions for discussion", "Discussion questions"),
        ("Trainer notes", "Facilitator notes"),
        ("Further reading", "Sources"),
        ("Something else", "Something else"),
    ],
)
def test_a_heading_gets_its_usual_name(written, named):
    assert arranged(f"## {written}\n\nText.", "T")[0] == f"## {named}\n\nText."


def test_only_the_first_heading_of_a_meaning_is_named_anew():
    text, _ = arranged("## What happened\n\nA.\n\n## The problem\n\nB.", "T")
    assert text == "## Situation\n\nA.\n\n## The problem\n\nB."


def test_the_title_is_taken_off_the_top():
    assert arranged("# The flood\n\nText.", "") == ("Text.", "The flood")
    assert arranged("# The *flood*!\n\nText.", "The flood") == ("Text.", "The flood")
    assert arranged("Intro.\n\n# The flood\n\nText.", "")[1] == "The flood"


def test_sections_stand_at_level_two_whatever_they_were():
    high = "# One\n\na\n\n## Deep\n\nb\n\n# Two\n\nc"
    assert arranged(high, "T")[0] == "## One\n\na\n\n### Deep\n\nb\n\n## Two\n\nc"
    low = "#### One\n\na\n\n##### Deep\n\nb"
    assert arranged(low, "T")[0] == "## One\n\na\n\n### Deep\n\nb"
    assert arranged("Setext\n------\n\ntext", "T")[0] == "## Setext\n\ntext"


def test_bold_lines_are_headings_where_there_are_no_others():
    text = "Intro.\n\n**What happened:**\n\nIt rained.\n\n**Rain**\n\nMuch."
    assert arranged(text, "T")[0] == ("Intro.\n\n## Situation\n\nIt rained.\n\n**Rain**\n\nMuch.")
    under = "## One\n\n## Two\n\n**Timeline:**\n\n- 10:00 — a"
    assert arranged(under, "T")[0] == under


def test_three_headings_of_a_post_mortem_make_an_incident():
    assert is_incident("## Timeline\n\n- a\n\n## Root cause\n\nb\n\n## Action items\n\n- c")
    assert not is_incident("## Timeline\n\n- a\n\n## Root cause\n\nb")
