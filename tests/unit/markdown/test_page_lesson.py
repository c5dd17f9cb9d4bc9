"""Lessons and packs set as pages."""

import re

import pytest

from casebook.domain.case import Outcome
from casebook.domain.document import Kind
from casebook.domain.lesson import State
from casebook.domain.names import DocumentPath
from casebook.markdown.page import render_page
from casebook.markdown.page_context import LinkTarget, PageContext
from casebook.markdown.page_tables import Column, arranged, grid
from casebook.markdown.reading import read_document

TARGETS = {
    "line": LinkTarget("line.md", "The line", Kind.CASE, outcome=Outcome.MIXED),
    "first": LinkTarget("first.md", "First", Kind.LESSON, State.EMBEDDED),
}


def page_of(text, **context):
    document = read_document(text, DocumentPath("document.md"))
    return render_page(document, PageContext(resolve=TARGETS.get, **context))


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


def rows_of(html, name="grid"):
    table = html.partition(f'<table class="{name}"')[2].partition("</table>")[0]
    return [plain(row) for row in table.split("<tr>")[1:]]


LESSON = """---
kind: lesson
title: Let the first one repair
state: validated
effect: sustain
applies_when: a customer is <upset>
owner: Ms Okafor
due: 2026-05
validated_by: Mr Lee
validated_on: 2026-03-12
review_by: 2027
---
## Why

Care comes sooner.

## Evidence

> it waited until
> customers complained
>
> — [[line]]

> One call reached
> every associate
> — [it](line.md), page 2
>
> A second one.
> — [[line]]
> with words after

> Only words.

> - a list
>
> — [[line]]

## Counter-evidence

> They *may* do too little
>
> — [[gone]]

## Applied

| Date | Where | Result |
| --- | --- | --- |
| 2026-05-04 | Desk | Nine settled |
"""


def test_the_head_of_a_lesson_says_how_far_it_is_and_when_it_applies():
    html = page_of(LESSON)
    head = plain(html.partition("Care comes")[0])
    assert head == (
        "Validated · Sustain Let the first one repair Owner Ms Okafor Due May 2026 "
        "Validated by Mr Lee on 12 March 2026 Review by 2027 "
        "Applies when a customer is &lt;upset&gt; Why"
    )
    assert 'src="casebook-mark:state/validated"' in html
    assert 'src="casebook-mark:effect/sustain"' in html
    assert '<h1 class="lesson top">' in html


def test_a_lesson_of_which_little_is_known_shows_little():
    html = page_of("---\nkind: lesson\ntitle: Do it\n---\n")
    assert plain(html) == "Do it"
    html = page_of("---\nkind: lesson\ntitle: Do it\nvalidated_on: 2026\n---\n")
    assert plain(html) == "Do it Validated on 2026"
    html = page_of("---\nkind: lesson\ntitle: Do it\nvalidated_by: Mr Lee\n---\n")
    assert plain(html) == "Do it Validated by Mr Lee"


def test_evidence_is_a_quotation_with_its_case_and_what_it_does():
    html = page_of(LESSON)
    supports = rows_of(html, "evidence supports")
    assert supports == ["it waited until customers complained Supports · The line"]
    assert html.count('<table class="evidence supports"') == 3
    assert rows_of(html, "evidence contradicts") == ["They may do too little Contradicts · gone"]
    assert '<p class="quoted">One call reached every associate</p>' in html
    assert 'src="casebook-mark:role/contradicts"' in html


def test_what_is_quoted_without_a_case_stays_a_quotation():
    html = page_of(LESSON)
    assert "Only words.</p></blockquote>" in html
    assert '<blockquote class="top"><p class="text">with words after</p></blockquote>' in html
    assert '<li class="item">a list</li>' in html


def test_a_line_that_only_names_a_case_is_no_evidence():
    html = page_of("---\nkind: lesson\n---\n## Evidence\n\n> — [[line]]\n")
    assert "<blockquote" in html
    assert "Supports" not in html


def test_a_link_that_goes_over_the_end_of_a_line_does_not_spill():
    html = page_of("---\nkind: lesson\n---\n> see [the\n> line](line.md) there\n>\n> — [[line]]\n")
    assert html.count("<a ") == html.count("</a>")
    assert "there" in html


def test_uses_of_a_lesson_are_a_table():
    assert rows_of(page_of(LESSON)) == ["Date Where Result", "2026-05-04 Desk Nine settled"]


PACK = """---
kind: pack
title: Front-line recovery
audience: cashiers
summary: An hour & more.
minutes: 60
objectives:
  - Tell a *trigger*
materials: [Role cards]
lessons: [first, gone]
---
Read it before.

## Agenda

| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 min | open | | | Why |
| 10 | read | [[line]] | timeline | aloud |
| | sing | | | |
| 45 | discuss | [[line\\|the queue]] | | |

## Guide

Say it.

## Sessions

| Date | Place | People | Went well | To change |
| --- | --- | --- | --- | --- |
| 2026 | Leeds | 9 | all | none |
"""


def test_a_pack_shows_its_aims_before_its_text():
    html = page_of(PACK)
    head = plain(html.partition("Read it before.")[0])
    assert head == (
        "Front-line recovery For cashiers 60 minutes 1 document An hour &amp; more. "
        "Objectives Tell a trigger Materials Role cards Lessons to reach First gone"
    )
    assert re.findall(r"casebook-mark:state/(\w+)", html) == ["embedded", "none"]


def test_an_agenda_has_a_clock_and_adds_up_its_minutes():
    html = page_of(PACK)
    assert rows_of(html) == [
        "Minutes Activity Item",
        "0:00 5 Open Why",
        "0:05 10 Read The line timeline · aloud",
        "0:15 – sing",
        "0:15 45 Discuss The line",
    ]
    assert "60 of 60 minutes the plan adds up" in plain(html)
    assert html.count("casebook-mark:minutes") == 1


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ("minutes: 90", "60 of 90 minutes 30 still to plan"),
        ("minutes: 50", "60 of 50 minutes 10 too many"),
        ("author: nobody", "60 minutes 0:00"),
    ],
)
def test_an_agenda_that_does_not_fit_the_plan_says_so(planned, words):
    text = plain(page_of(PACK.replace("minutes: 60", planned)))
    assert words in text.replace("Minutes Activity Item ", "")


def test_an_agenda_in_two_tables_goes_on_with_the_clock():
    head = "| Minutes | Activity | Item | Use | Note |\n|-|-|-|-|-|\n"
    html = page_of(
        f"---\nkind: pack\n---\n## Agenda\n\n{head}| 70 | open | | | a |\n\nBreak.\n\n"
        f"{head}| 5 | close | | | b |\n"
    )
    assert "1:10 5 Close b" in plain(html)
    assert html.count("casebook-mark:minutes") == 1
    assert "2 documents" not in html


def test_a_step_that_says_more_than_was_read_is_shown_as_written():
    html = page_of(PACK.replace("| 10 | read", "| ten | read"))
    assert "ten" in html
    assert html.count("casebook-mark:minutes") == 1


def test_what_is_for_facilitators_only_is_boxed():
    html = page_of(PACK)
    assert html.count('<table class="facilitator"') == 2
    assert "Went well" in html.rpartition('<table class="facilitator"')[2]


def test_a_pack_without_anything_has_its_title():
    assert plain(page_of("---\nkind: pack\ntitle: P\n---\n## Agenda\n\nNone yet.\n")) == (
        "P Agenda None yet."
    )


def test_widths_grow_with_the_size_of_the_page_and_percentages_stay():
    table = grid((Column("a", 40), Column("b")), [('width="40"', "x")])
    assert 'width="60"' in arranged(table, True, 1.5)
    assert 'width="100%"' in arranged(table, True, 1.5)
    assert '>width="40"<' in arranged(table, True, 1.5)
    assert arranged(table, True) == table
