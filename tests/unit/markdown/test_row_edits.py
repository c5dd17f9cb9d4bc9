from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from edited import SAMPLE, after, document, lines_changed, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.case import (
    BalanceRow,
    Challenge,
    Fact,
    Figure,
    LessonMention,
    Mark,
    Moment,
    MomentKind,
    Response,
    ResponseMatrix,
    Risk,
    Side,
    Viewpoint,
)
from casebook.domain.document import Document
from casebook.domain.edit import EditRefused
from casebook.domain.lesson import Application
from casebook.domain.names import DocumentId
from casebook.domain.pack import Activity, AgendaStep, SessionHeld
from casebook.domain.sections import SectionName
from casebook.markdown.editing.row_forms import FORMS
from casebook.markdown.editing.rows import rows_edits

ATTRIBUTES = {section: section.value.replace(" ", "_") for section in FORMS}
ATTRIBUTES |= {SectionName.RESPONSE_MATRIX: "response_matrix", SectionName.RISKS: "risks"}


def read(text: str, section: SectionName) -> Any:
    return getattr(document(text), ATTRIBUTES[section])


def written(text: str, section: SectionName, rows: Any) -> str:
    return after(text, rows_edits(text, section, rows))


TABLE = """## Challenges

As the store sees it.

| Response       | Ours | Challenge   |
|:---------------|:----:|-------------|
| Call *all*     | x    | Line        |
| Open a \\| till |      | Queue       |
|                |      |             |
|                | note |             |

Below.
"""


def test_a_cell_changes_and_the_columns_stay_aligned() -> None:
    line, queue = read(TABLE, SectionName.CHALLENGES)
    rows = [line, replace(queue, response="Open a | door")]
    assert lines_changed(TABLE, rows_edits(TABLE, SectionName.CHALLENGES, rows)) == (
        ["| Open a \\| till |      | Queue       |"],
        ["| Open a \\| door |      | Queue       |"],
    )
    rows = [replace(line, challenge="x"), queue]
    assert lines_changed(TABLE, rows_edits(TABLE, SectionName.CHALLENGES, rows))[1] == [
        "| Call *all*     | x    | x           |"
    ]


def test_a_new_row_takes_the_place_of_the_empty_one() -> None:
    line, queue = read(TABLE, SectionName.CHALLENGES)
    rows = [line, Challenge("New", "At\nonce"), queue]
    now = written(TABLE, SectionName.CHALLENGES, rows)
    assert lines_changed(TABLE, rows_edits(TABLE, SectionName.CHALLENGES, rows))[1] == [
        "| At once        |      | New         |",
        "| Open a \\| till |      | Queue       |",
    ]
    assert read(now, SectionName.CHALLENGES)[1] == Challenge("New", "At once")
    assert "| note |" in now


def test_a_row_that_moves_takes_its_other_cells_along() -> None:
    line, queue = read(TABLE, SectionName.CHALLENGES)
    now = written(TABLE, SectionName.CHALLENGES, [queue, line])
    assert now.index("Queue") < now.index("| Call *all*     | x    | Line        |")
    gone = written(TABLE, SectionName.CHALLENGES, [queue])
    assert gone == TABLE.replace("| Call *all*     | x    | Line        |\n", "")
    assert written(TABLE, SectionName.CHALLENGES, []).count("\n") == TABLE.count("\n") - 2


def test_a_row_whose_neighbour_goes_is_still_known_by_a_cell() -> None:
    text = "## Challenges\n| Challenge | Response | Ours |\n|---|---|---|\n|a|b|1|\n|c|d|2|\n"
    assert written(text, SectionName.CHALLENGES, [Challenge("c", "new")]) == (
        text.replace("|a|b|1|\n", "").replace("|c|d|", "|c|new|")
    )
    rows = [Challenge("x", "y"), Challenge("v", "w")]
    assert written(text, SectionName.CHALLENGES, rows) == (
        text.replace("|a|b|", "|x|y|").replace("|c|d|", "|v|w|")
    )


def test_a_column_that_is_missing_is_added_when_it_is_needed() -> None:
    text = "## Figures\n\n| Figure | Value |\n| --- | --- |\n| queue | 7 |\n| tills | 2\n\nend\n"
    rows = [Figure("queue", "8", "", ""), Figure("tills", "2", "diary", "2009")]
    assert written(text, SectionName.FIGURES, rows) == (
        "## Figures\n\n| Figure | Value | Source | Year |\n| --- | --- | --- | --- |\n"
        "| queue | 8 |\n| tills | 2 | diary | 2009\n\nend\n"
    )
    bare = "## Figures\nFigure | Value\n--- | ---\nqueue | 7\n"
    rows = [Figure("queue", "7", "diary", ""), Figure("", "1", "", "")]
    assert written(bare, SectionName.FIGURES, rows) == (
        "## Figures\nFigure | Value | Source\n--- | --- | ---\nqueue | 7 | diary\n| | 1\n"
    )
    empty = "## Figures\n| Figure | Value |\n|---|---|\n|  |7|\n"
    filled = written(empty, SectionName.FIGURES, [Figure("x", "", "", "")])
    assert filled.endswith("| x | |\n")


def test_rows_of_several_tables_stay_where_they_are() -> None:
    text = (
        "## Applied\n| Date | Where | Result |\n|---|---|---|\n| 1 | a | b |\n\n"
        "| Where | Date | Result |\n|---|---|---|\n| c | 2 | d |\n\n"
        "| Where | Date |\n|---|---|\n| e | 3 |\n"
    )
    text = f"---\nkind: lesson\n---\n{text}"
    one, two, three = read(text, SectionName.APPLIED)
    assert rows_edits(text, SectionName.APPLIED, [one, two, three]) == ()
    now = written(text, SectionName.APPLIED, [one, two, Application("4", "f", ""), three])
    assert now == text.replace("| c | 2 | d |\n", "| c | 2 | d |\n| f | 4 | |\n")
    now = written(text, SectionName.APPLIED, [three, one, two])
    assert read(now, SectionName.APPLIED) == (three, one, two)
    now = written(text, SectionName.APPLIED, [two, one, three])
    assert read(now, SectionName.APPLIED) == (two, one, three)
    alike = text.replace("| Where | Date | Result |", "| Date | Where | Result |")
    rows = read(alike, SectionName.APPLIED)[1::-1]
    assert "|---|---|---|\n| c | 2 | d |\n| 1 | a | b |\n" in (
        written(alike, SectionName.APPLIED, rows)
    )


def test_new_tables_and_lists_are_written_as_the_format_shows_them() -> None:
    text = "---\nkind: case\n---\n## Risks\n\nNone that we know.\n"
    risks = [
        Risk((), (Side.SAFETY,), "", "Fall", 2, None, "Mat"),
        Risk((), (), "security, safety", "Theft", None, None, ""),
    ]
    now = written(text, SectionName.RISKS, risks)
    assert now == text.rstrip("\n") + (
        "\n\n| Side | Risk | Likelihood | Severity | Response |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| safety | Fall | 2 | | Mat |\n"
        "| security, safety | Theft | | | |\n"
    )
    assert [risk.labels for risk in read(now, SectionName.RISKS)] == [("A1",), ("S1", "A2")]
    moments = [
        Moment("0 min", MomentKind.ACTION, "Call", inferred=False),
        Moment("", None, "Calm", inferred=True),
    ]
    assert "## Timeline\n\n- 0 min — **Action** Call\n- Calm (inferred)\n" in written(
        text, SectionName.TIMELINE, moments
    )
    balance = [BalanceRow("Call", Mark.BETTER, None, Mark.WORSE, "")]
    assert "| Call | + | | − | |" in written(text, SectionName.BALANCE, balance)
    views = [Viewpoint("Customer", "Angry"), Viewpoint("", "Nobody"), Viewpoint("Staff", "")]
    assert "- **Customer** — Angry\n- Nobody\n- **Staff**\n" in written(
        text, SectionName.VIEWPOINTS, views
    )
    assert "## Discussion questions\n\n1. Why?\n2. How?\n" in written(
        text, SectionName.QUESTIONS, ["Why?", "How?"]
    )
    facts = [Fact("Who", checked=False), Fact("When", checked=True)]
    assert "- [ ] Who\n- [x] When\n" in written(text, SectionName.FACTS_TO_CHECK, facts)
    lessons = [LessonMention("call-early", ""), LessonMention("", "Call")]
    assert "- [[call-early]]\n- Call\n" in written(text, SectionName.LESSONS_LEARNED, lessons)
    assert rows_edits(text, SectionName.FIGURES, []) == ()
    assert written("## Timeline\n", SectionName.TIMELINE, moments[1:]) == (
        "## Timeline\n\n- Calm (inferred)\n"
    )


def test_steps_of_an_agenda_and_sessions_held_are_written_as_rows() -> None:
    text = sample("from-sorry-to-action")
    steps = list(read(text, SectionName.AGENDA))
    steps[1] = replace(steps[1], minutes=9)
    steps.append(AgendaStep(None, Activity.BREAK, "", DocumentId(""), "", ""))
    steps.append(AgendaStep(5, None, "sing", DocumentId("a#b"), "", "x"))
    gone, new = lines_changed(text, rows_edits(text, SectionName.AGENDA, steps))
    assert gone[0].replace("| 8 |", "| 9 |") == new[0]
    assert new[-2:] == ["| | break | | | |", "| 5 | sing | [a#b](<a%23b.md>) | | x |"]
    held = [SessionHeld("2026-01-02", "Here", "7", "All", "Nothing")]
    assert "| 2026-01-02 | Here | 7 | All | Nothing |" in written(text, SectionName.SESSIONS, held)


LIST = """## Sequence of events

Before.

*  14:05 – **Signal**: The line
   is long (inferred)
   - so they say
* 14:07: Call
  ```
  code
  ```

Between.

* Calm

After.
"""


def test_an_item_changes_only_in_the_words_that_differ() -> None:
    line, call, calm = read(LIST, SectionName.TIMELINE)
    assert rows_edits(LIST, SectionName.TIMELINE, [line, call, calm]) == ()
    rows = [line, replace(call, text="Shout"), calm]
    assert written(LIST, SectionName.TIMELINE, rows) == LIST.replace("Call", "Shout")
    rows = [line, replace(call, kind=MomentKind.ACTION), calm]
    assert written(LIST, SectionName.TIMELINE, rows) == (
        LIST.replace("14:07: Call", "14:07 — **Action** Call")
    )
    rows = [replace(line, when="14:06"), call, calm]
    now = written(LIST, SectionName.TIMELINE, rows)
    assert "*  14:06 — **Signal** The line is long (inferred)\n   - so they say\n" in now
    assert read(now, SectionName.TIMELINE) == tuple(rows)


def test_items_come_go_and_move_and_what_stands_between_them_stays() -> None:
    line, call, calm = read(LIST, SectionName.TIMELINE)
    new = Moment("", None, "New", inferred=False)
    assert written(LIST, SectionName.TIMELINE, [line, call, calm, new]) == (
        LIST.replace("* Calm\n", "* Calm\n* New\n")
    )
    without = written(LIST, SectionName.TIMELINE, [line, calm])
    assert without == LIST.replace("* 14:07: Call\n", "")
    assert written(LIST, SectionName.TIMELINE, [line, call]) == LIST.replace("* Calm\n\n", "\n")
    moved = written(LIST, SectionName.TIMELINE, [calm, line, call])
    assert read(moved, SectionName.TIMELINE) == (calm, line, call)
    assert "```\n\nBetween." in moved
    none = written(LIST, SectionName.TIMELINE, [])
    assert read(none, SectionName.TIMELINE) == ()
    for words in ("Before.", "Between.", "After.", "code"):
        assert words in none
    assert written("## Sources\n- a", SectionName.SOURCES, []) == "## Sources\n"
    assert written("## Sources\n- a\n", SectionName.SOURCES, []) == "## Sources\n"


def test_loose_lists_stay_loose_and_numbered_ones_count() -> None:
    text = "## Questions\n\n3) Why?\n\n4) How?\n\n- not one\n"
    assert written(text, SectionName.QUESTIONS, ["Who?", "Why?", "How?"]) == (
        "## Questions\n\n3) Who?\n\n4) Why?\n\n5) How?\n\n- not one\n"
    )
    ones = "## Questions\n1. Why?\n1. How?\n"
    assert written(ones, SectionName.QUESTIONS, ["How?", "Why?", "Who?"]) == (
        "## Questions\n1. How?\n1. Why?\n1. Who?\n"
    )
    plain = "## Questions\n- Why?\n"
    assert written(plain, SectionName.QUESTIONS, ["Why?", "How?"]) == plain + "- How?\n"


def test_boxes_are_ticked_and_nothing_else() -> None:
    text = "## Facts to check\n- [ ] Who it was\n- When\n- [X] Where\n"
    who, when, where = read(text, SectionName.FACTS_TO_CHECK)
    rows = [replace(who, checked=True), replace(when, checked=True), replace(where, checked=False)]
    assert written(text, SectionName.FACTS_TO_CHECK, rows) == (
        "## Facts to check\n- [x] Who it was\n- [x] When\n- [ ] Where\n"
    )
    rows = [replace(who, text="Whoever it was"), when, where]
    assert written(text, SectionName.FACTS_TO_CHECK, rows) == text.replace("Who it", "Whoever it")


def test_an_item_of_several_lines_is_indented() -> None:
    text = "## Sources\n- a\n"
    now = written(text, SectionName.SOURCES, ["a", "b\n- nested\nmore\n\nlast"])
    assert now == "## Sources\n- a\n- b\n  - nested\n\n  more\n\n  last\n"
    assert read(now, SectionName.SOURCES) == ("a", "b\n- nested\nmore\nlast")
    assert written(now, SectionName.SOURCES, ["a", "b"]) == "## Sources\n- a\n- b\n"


def test_a_remark_before_a_mark_is_not_lost() -> None:
    text = "## Sources\n<!-- ours --> - a\n"
    now = written(text, SectionName.SOURCES, ["a", "b"])
    assert now == text + "- b\n"
    assert written(text, SectionName.SOURCES, ["a, a"]) == text.replace("- a", "- a, a")
    with pytest.raises(EditRefused, match="does not begin with its mark"):
        rows_edits(text.replace("- a", "- o"), SectionName.SOURCES, ["c"])


MATRIX = """## Service recovery

| Whose | Low | High |
|---|---|---|
| Ours | Sorry | Refund (half – all) |
| | | |
| Theirs | | Explain |
"""


def test_the_response_matrix_changes_cell_by_cell() -> None:
    matrix = read(MATRIX, SectionName.RESPONSE_MATRIX)
    assert rows_edits(MATRIX, SectionName.RESPONSE_MATRIX, matrix) == ()
    tight = MATRIX.replace("| | | |\n", "")
    assert rows_edits(tight, SectionName.RESPONSE_MATRIX, matrix) == ()
    ours, theirs = matrix.rows
    other = ResponseMatrix(
        ("Low", "Severe"),
        (ours, (theirs[0], (Response("", "a", "b"), theirs[1][1])), ("Both", (Response("x"),) * 2)),
    )
    assert (
        written(tight, SectionName.RESPONSE_MATRIX, other)
        == tight.replace("High", "Severe").replace("| Theirs | |", "| Theirs | (a – b) |")
        + "| Both | x | x |\n"
    )
    wider = ResponseMatrix(
        ("Low", "Middle", "High"),
        tuple((who, (*cells, Response(""))) for who, cells in matrix.rows),
    )
    now = written(MATRIX, SectionName.RESPONSE_MATRIX, wider)
    assert read(now, SectionName.RESPONSE_MATRIX) == wider
    assert "| Whose | Low | Middle | High |" in now
    new = written("", SectionName.RESPONSE_MATRIX, matrix)
    assert new.startswith("## Response matrix\n\n| Responsibility | Low | High |\n")
    assert read(new, SectionName.RESPONSE_MATRIX) == matrix


def test_a_section_without_rows_is_refused() -> None:
    with pytest.raises(EditRefused, match="“situation” has no rows; write it as text"):
        rows_edits("", SectionName.SITUATION, ["x"])


def test_rows_that_would_hide_what_follows_are_refused() -> None:
    text = "## Sources\n- a\n\n## Mine\n<!-- x -->\n"
    with pytest.raises(EditRefused):
        rows_edits(text, SectionName.SOURCES, ["a", "<!-- b"])


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_sample_as_it_is_needs_no_edits(path) -> None:
    text = path.read_text(encoding="utf-8")
    for section, name in ATTRIBUTES.items():
        rows = getattr(document(text), name, None)
        if rows:
            assert rows_edits(text, section, rows) == ()


def contents(found: Document, section: SectionName) -> list[str]:
    """Give what stands in the other sections; the empty line below the last one may be new."""
    parts = [part for part in found.sections if part.level == 2 and part.name != section]
    return [found.content(part).rstrip("\n") for part in parts]


WORDS = st.text("ab |\\*(-:1.", max_size=9).map(lambda text: " ".join(text.split()))
SIMPLE = st.text("ab |*c", min_size=1, max_size=9).map(lambda text: " ".join(text.split()) or "x")
NEW: dict[SectionName, st.SearchStrategy[Any]] = {
    SectionName.CHALLENGES: st.builds(Challenge, SIMPLE, WORDS),
    SectionName.FIGURES: st.builds(Figure, SIMPLE, WORDS, WORDS, WORDS),
    SectionName.BALANCE: st.builds(
        BalanceRow, SIMPLE, st.sampled_from([None, *Mark]), st.none(), st.none(), WORDS
    ),
    SectionName.TIMELINE: st.builds(
        Moment,
        st.sampled_from(["", "14:05", "+2 min"]),
        st.sampled_from([None, *MomentKind]),
        st.sampled_from(["a", "b c", "Long *word*"]),
        inferred=st.booleans(),
    ),
    SectionName.SOURCES: st.sampled_from(["a", "b", "c [d](e)", "f\n- g"]),
    SectionName.FACTS_TO_CHECK: st.builds(
        Fact, st.sampled_from(["a", "b", "c"]), checked=st.booleans()
    ),
}
TEXTS = [
    TABLE,
    LIST,
    "## Sources\n\n- a\n\n- b\n\nWords.\n\n## References\n* c\n\n## Other\n- kept\n",
    "## Figures\nFigure|Value|Source|Year|Mine\n-|-|-|-|-\na|b|c|d|e\n||||only mine\n",
    "## Facts to check\n1. [ ] a\n2. [x] b\n   c\n",
    *(path.read_text(encoding="utf-8") for path in SAMPLE),
]


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(TEXTS), st.sampled_from(list(NEW)), st.data())
def test_any_rows_read_back_and_nothing_else_changes(
    text: str, section: SectionName, data: st.DataObject
) -> None:
    before = document(text)
    if before.kind != "case":
        return
    old = list(getattr(before, ATTRIBUTES[section]))
    choice = st.one_of(NEW[section], st.sampled_from(old)) if old else NEW[section]
    wanted = data.draw(st.lists(choice, max_size=5))
    now = document(written(text, section, wanted))
    form = FORMS[section]
    key = getattr(form, "cells", None) or getattr(form, "parts", None)
    assert [key(row) for row in getattr(now, ATTRIBUTES[section])] == [key(row) for row in wanted]
    assert contents(before, section) == contents(now, section)
    kept = [line for line in text.split("\n") if line in ("Before.", "Below.", "Words.", "- kept")]
    assert all(line in now.text.split("\n") for line in kept)


def test_a_cell_that_ends_with_a_backslash_stays_a_cell_of_its_own():
    text = "## Figures\nFigure|Value|Source|Year|Mine\n-|-|-|-|-\na|b|c|d|e\n"
    now = document(written(text, SectionName.FIGURES, [Figure("a", "b", "c", "\\")]))
    assert [row.year for row in now.figures] == ["\\"]
    assert now.text.endswith("|\\ |e\n")


def test_a_first_cell_that_becomes_empty_stays_the_first_cell():
    text = "## Figures\nFigure|Value|Source|Year|Mine\n-|-|-|-|-\na|b|c|d|e\n"
    now = document(written(text, SectionName.FIGURES, [Figure("", "b", "c", "d")]))
    assert [(row.figure, row.value, row.year) for row in now.figures] == [("", "b", "d")]
    assert now.text.endswith("|e\n")


def test_a_matrix_that_nobody_has_filled_in_is_not_written() -> None:
    empty = ResponseMatrix((), ())
    assert rows_edits("# A\n", SectionName.RESPONSE_MATRIX, empty) == ()


def test_an_empty_first_cell_gets_a_bar_in_a_table_without_outer_bars() -> None:
    bare = "## Challenges\n\nChallenge | Response\n--- | ---\nA crowd | Wait\n"
    rows = (*read(bare, SectionName.CHALLENGES), Challenge("", "Ask"))
    now = written(bare, SectionName.CHALLENGES, rows)
    assert read(now, SectionName.CHALLENGES) == rows
    assert "A crowd | Wait\n| | Ask" in now
