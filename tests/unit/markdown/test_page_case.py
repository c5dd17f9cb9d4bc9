"""The sections of a case, drawn as what they are, with nothing of them hidden."""

import re

from casebook.domain.document import Kind
from casebook.domain.lesson import State
from casebook.domain.names import DocumentPath
from casebook.markdown.page import render_page
from casebook.markdown.page_context import LinkTarget, PageContext
from casebook.markdown.reading import read_document

TARGETS = {
    "first": LinkTarget("first.md", "First", Kind.LESSON, State.VALIDATED),
    "other": LinkTarget("other.md", "Other case", Kind.CASE),
}


def page_of(text, **context):
    document = read_document(text, DocumentPath("case.md"))
    return render_page(document, PageContext(resolve=TARGETS.get, **context))


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


def rows_of(html, name="grid"):
    """The words of each row of the first table with a class."""
    table = html.partition(f'<table class="{name}"')[2].partition("</table>")[0]
    return [plain(row) for row in table.split("<tr>")[1:]]


HEAD = """---
title: The line
outcome: mixed
type: near-miss
level: front-line
status: draft
sector: Retail <& more>
organisation: A store
place: Leeds
grade: first-hand
date: 2009-11
themes: [service-recovery, a/b]
---
"""


def test_the_head_says_what_where_when_and_how_sure():
    html = page_of(HEAD + "word " * 500)
    head = plain(html.partition("word")[0])
    assert head == (
        "Mixed outcome · Near miss · Front line · Draft The line Retail &lt;&amp; more&gt; "
        "A store Leeds November 2009 First hand 3 min read Service recovery B"
    )
    assert 'src="casebook-mark:outcome/mixed"' in html
    assert 'href="casebook:theme/a/b"' in html
    assert 'src="casebook-mark:theme/service-recovery"' in html


def test_the_label_of_a_theme_comes_from_the_library():
    html = page_of(HEAD, theme_label=lambda theme: f"Theme {theme}")
    assert "Theme&nbsp;service-recovery" in html


def test_a_date_is_written_as_far_as_it_is_known():
    assert "22 November 2009" in page_of("---\ndate: 2009-11-22\n---\n")
    assert ">2009" in page_of("---\ndate: 2009\n---\n")
    assert "last autumn" in page_of("---\ndate: last autumn\n---\n")


def test_a_case_without_a_date_says_so_and_an_ordinary_note_does_not():
    assert "Date not given" in page_of("---\noutcome: success\n---\n")
    assert "Date not given" not in page_of("A note.")


def test_a_published_case_does_not_mention_its_status():
    assert "Published" not in page_of("---\nstatus: published\n---\n")


TIMELINE = """## Timeline

Told by two people.

- **Signal** The line gets *long*.
- 14:05 — **Decision** Somebody calls. (inferred)
- A time that is not known.
- 2010-02-14 14:05 — Later.
  - with a detail

And that was that.
"""


def test_a_timeline_has_times_marks_kinds_and_words():
    html = page_of(TIMELINE)
    assert rows_of(html, "timeline") == [
        "Signal The line gets long .",
        "14:05 Decision Somebody calls. (inferred)",
        "A time that is not known.",
        "2010-02-14 14:05 Later. with a detail",
    ]
    marks = re.findall(r"casebook-mark:moment/(\w+)", html)
    assert marks == ["signal", "decision", "none", "none"]
    assert '<span class="strong signal">Signal</span>' in html
    assert '<ul class="top"><li class="item">with a detail' in html


def test_what_stands_beside_the_rows_of_a_section_stays():
    html = page_of(TIMELINE)
    assert html.index("Told by two") < html.index('class="timeline"') < html.index("And that was")


def test_a_section_that_holds_no_rows_is_prose():
    html = page_of("## Timeline\n\nNobody wrote it down.\n\n## Risks\n\n- a list\n")
    assert "Nobody wrote it down.</p>" in html
    assert '<li class="item">a list</li>' in html


def test_lists_apart_are_drawn_apart():
    html = page_of("## Timeline\n\n- 1 min — a\n\nBetween.\n\n- 2 min — b\n")
    assert html.count('<table class="timeline"') == 2
    assert html.index("Between.") < html.rindex('<table class="timeline"')


RISKS = """## Risks

| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| security | A **breach** | 2 | 5 | [[other]] |
| security, customer service | Shouting | 3 | 3 | |
| safety | A crowd | | 4 | Doors |
| somebody | Unknown side | 1 | 1 | |
| | | | | |
"""


def test_risks_stand_beside_their_matrix():
    html = page_of(RISKS)
    assert rows_of(html)[0] == "Risk L S Response"
    assert rows_of(html)[1:] == [
        "A breach 2 5 Other case",
        "Shouting 3 3",
        "A crowd not placed – 4 Doors",
        "somebody Unknown side 1 1",
    ]
    assert re.findall(r"casebook-mark:risk/(\w\d)", html) == ["S1", "S2", "C1", "A1"]
    assert html.count("casebook-mark:matrix") == 1
    assert '<td class="beside"' in html
    legend = html.partition('<p class="legend')[2].partition("</p>")[0]
    assert plain(legend).endswith(
        "Security Customer service Safety L and S are the author’s estimates, from 1 to 5"
    )


def test_on_a_narrow_page_the_matrix_stands_below():
    html = page_of(RISKS, wide=False)
    assert '<td class="beside"' not in html
    assert '</tr><tr><td class="below"><img src="casebook-mark:matrix">' in html


def test_without_a_single_placed_risk_there_is_no_matrix():
    html = page_of(RISKS.replace("| 2 | 5 |", "| | |").replace("| 3 | 3 |", "| | |"))
    assert "casebook-mark:matrix" in html
    html = re.sub(r"\| 1 \| 1 \|", "| | |", RISKS)
    html = page_of(html.replace("| 2 | 5 |", "| | |").replace("| 3 | 3 |", "| | |"))
    assert "casebook-mark:matrix" not in html


def test_a_score_that_is_none_shows_the_table_as_written_and_still_the_matrix():
    html = page_of(RISKS.replace("| 2 | 5 |", "| rather low | 5 |"))
    assert '<table class="grid"' not in html
    assert "rather low" in html
    assert html.count("casebook-mark:matrix") == 1
    assert "the author’s estimates" in html


def test_an_unplaced_score_that_is_none_shows_no_matrix():
    html = page_of(
        "## Risks\n\n| Side | Risk | Likelihood | Severity | Response |\n|-|-|-|-|-|\n"
        "| safety | A crowd | often | | |\n"
    )
    assert "often" in html
    assert "casebook-mark:matrix" not in html
    assert "estimates" not in html


def test_a_column_that_is_not_known_is_never_hidden():
    html = page_of(
        "## Risks\n\n| Side | Risk | Likelihood | Severity | Response | Owner |\n"
        "|-|-|-|-|-|-|\n| safety | A crowd | 1 | 2 | Doors | Ms Lee |\n"
    )
    assert "Ms Lee" in html


def test_the_balance_is_drawn_in_marks():
    html = page_of(
        "## Balance\n\n| Strategy | Safety | Quality | Efficiency | Why |\n|-|-|-|-|-|\n"
        "| Training | + | 0 | - | Calm |\n| Doors | **+** | | − | |\n"
    )
    assert re.findall(r"casebook-mark:balance/([^\"]+)", html) == [
        "%2B",
        "0",
        "%E2%88%92",
        "%2B",
        "%E2%88%92",
    ]
    assert rows_of(html)[2] == "Doors"  # a dash would pass for a minus


def test_a_mark_of_the_balance_that_is_not_known_stays_as_written():
    html = page_of(
        "## Balance\n\n| Strategy | Safety | Quality | Efficiency | Why |\n|-|-|-|-|-|\n"
        "| Training | ++ | ? | - | Calm |\n"
    )
    assert "<td>?</td>" in html
    assert "<td>++</td>" in html


def test_viewpoints_name_who_sees_it_so():
    html = page_of("## Viewpoints\n\n- **Customer** — Waits.\n- Nobody *else*.\n")
    assert rows_of(html, "views") == ["Customer Waits.", "Nobody else ."]


def test_challenges_zones_and_figures_are_tables():
    html = page_of(
        "## Challenges\n\n| Challenge | Response |\n|-|-|\n| Fear | Coach |\n\n"
        "## Judgment zones\n\n| Touchpoint | Who decides | What they may do |\n|-|-|-|\n"
        "| Door | Guard | Let pass |\n\n"
        "## Figures\n\n| Figure | Value | Source | Year |\n|-|-|-|-|\n"
        "| Paid more | 61 % | Research | |\n| Got it | 25 % | | |\n| Open | 3 | Log | 2009 |\n"
        "| Closed | 4 | | 2009 |\n"
    )
    for words in ("Fear Coach", "Door Guard Let pass"):
        assert words in plain(html)
    assert '<span class="small unverified">' in html
    assert "Paid more unverified — no year 61 % Research" in plain(html)
    assert "Got it unverified — no source or year 25 %" in plain(html)
    assert "Open verified 3 Log 2009" in plain(html)
    assert "Closed unverified — no source 4 2009" in plain(html)


def test_the_response_matrix_shows_the_least_and_the_most_in_small_type():
    html = page_of(
        "## Response matrix\n\n| Responsibility | Minor | Serious |\n|-|-|-|\n"
        "| Ours | Say sorry (a word – a gift) | Call |\n| Theirs | Listen |\n"
    )
    assert rows_of(html) == [
        "Responsibility Minor Serious",
        "Ours Say sorry a word – a gift Call",
        "Theirs Listen",
    ]
    assert '<span class="small">a word – a gift</span>' in html
    assert "in small type" in html


def test_a_response_matrix_without_bounds_has_no_note_about_them():
    html = page_of("## Response matrix\n\n| Who | Minor |\n|-|-|\n| Ours | Say sorry |\n")
    assert "Say sorry" in html
    assert "in small type" not in html


def test_lessons_learned_have_their_state_and_sentences_say_what_they_are():
    html = page_of(
        "## Lessons learned\n\n- [[first]]\n- [[other]] — not a lesson\n- [[gone]]\n- A sentence.\n"
    )
    assert rows_of(html, "lessons") == [
        "First",
        "Other case — not a lesson",
        "gone",
        "A sentence. not yet a lesson",
    ]
    marks = re.findall(r"casebook-mark:([\w/]+)", html.partition('"lessons"')[2])
    assert marks == ["state/validated", "kind/case", "state/none", "icon/minus"]


def test_questions_are_numbered_even_when_they_are_not():
    html = page_of("## Questions\n\n- Who saw it?\n- When?\n")
    assert '<ol class="top"><li class="item">Who saw it?</li>' in html
    assert "</ol>" in html


def test_a_role_play_is_a_card_for_each_role():
    html = page_of(
        "## Role-play\n\nIn threes.\n\n### Scene\n\nA store.\n\n### The *customer*\n\n- Waits.\n\n"
        "### Twist\n\nThe light goes out.\n"
    )
    assert html.count('<table class="card"') == 3
    assert html.count('<table class="cards"') == 2
    assert html.index("In threes.") < html.index("<table")
    assert '<p class="role">The <em>customer</em></p><ul class="top">' in html


def test_a_role_play_without_roles_is_prose():
    html = page_of("## Role-play\n\nIn threes.\n")
    assert "In threes." in html
    assert "<table" not in html


def test_on_a_narrow_page_cards_stand_below_each_other():
    html = page_of("## Role-play\n\n### A\n\na\n\n### B\n\nb\n", wide=False)
    assert 'width="50%"' not in html
    assert html.count('<td class="below">') == 2


def test_facilitator_notes_are_boxed_and_say_for_whom_they_are():
    html = page_of("## Teaching note\n\nKeep the time.\n")
    box = html.partition('<table class="facilitator"')[2]
    assert plain(box.partition(">")[2]) == "For facilitators only Keep the time."


def test_facts_to_check_are_boxes():
    html = page_of("## Facts to check\n\n- [ ] Who?\n- [x] When?\n")
    assert re.findall(r"casebook-mark:check/(\w+)", html) == ["off", "on"]


def test_a_second_section_of_one_meaning_is_drawn_too():
    html = page_of("## Timeline\n\n- 1 min — a\n\n## Sequence of events\n\n- 2 min — b\n")
    assert html.count('<table class="timeline"') == 2


def test_a_heading_within_a_section_does_not_end_it():
    html = page_of("## Timeline\n\n### Morning\n\n- 1 min — a\n\n# Part two\n\n- 2 min — b\n")
    assert html.count('<table class="timeline"') == 1
    assert "2 min — b" in html


def test_a_row_that_was_read_otherwise_is_shown_as_it_is_written():
    # a table goes on in Markdown where it has ended for whoever reads rows
    html = page_of("## Challenges\n\n| Challenge | Response |\n|-|-|\n| a | b |\nno bar\n")
    assert "no bar" in html
    assert '<table class="plain"' in html
