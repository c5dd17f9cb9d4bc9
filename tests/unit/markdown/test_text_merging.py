from __future__ import annotations

import pytest
from edited import SAMPLE, document, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.merge import Conflict, Version, resolve
from casebook.markdown.editing.line_merging import merge_lines
from casebook.markdown.editing.merging import merge_texts

BASE = """---
# ours
title: Queue
themes: [a, b]
# where
place: Store
status: draft
---

## Situation

It grew.

## Impact

Calm.
"""


def changed(*replacements: tuple[str, str]) -> str:
    text = BASE
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return text


def test_changes_in_different_parts_are_brought_together() -> None:
    mine = changed(("Queue", "The queue"), ("[a, b]", "[a, b, c]"), ("It grew.", "It grew fast."))
    theirs = changed(
        ("[a, b]", "[b, d]"),
        ("status: draft\n", "status: reviewed\ndate: 2026\n"),
        ("Calm.", "Calm\nat last."),
    )
    merge = merge_texts(BASE, mine, theirs)
    assert merge.text == changed(
        ("Queue", "The queue"),
        ("[a, b]", "[b, c, d]"),
        ("status: draft\n", "status: reviewed\ndate: 2026\n"),
        ("It grew.", "It grew fast."),
        ("Calm.", "Calm\nat last."),
    )
    assert merge_texts(BASE, theirs, mine).text is not None


def test_one_side_alone_or_both_alike_need_no_merging() -> None:
    mine = changed(("Calm.", "Loud."))
    assert merge_texts(BASE, mine, BASE).text == mine
    assert merge_texts(BASE, BASE, mine).text == mine
    assert merge_texts(BASE, mine, mine).text == mine


def test_what_both_changed_is_for_a_person_to_decide() -> None:
    mine = changed(("Queue", "The line"), ("place: Store\n", ""), ("It grew.", "It shrank."))
    theirs = changed(("Queue", "The queue"), ("Store", "Shop"), ("It grew.", "It stayed."))
    merge = merge_texts(BASE, mine, theirs)
    assert merge.text is None
    assert merge.conflicts == (
        Conflict(
            "title",
            is_property=True,
            base="title: Queue\n",
            mine="title: The line\n",
            theirs="title: The queue\n",
        ),
        Conflict(
            "place",
            is_property=True,
            base="place: Store\n",
            mine="",
            theirs="place: Shop\n",
        ),
        Conflict(
            "Situation",
            is_property=False,
            base="It grew.\n",
            mine="It shrank.\n",
            theirs="It stayed.\n",
        ),
    )
    assert resolve(merge, [Version.THEIRS, Version.THEIRS, Version.THEIRS]) == theirs
    text = resolve(merge, [Version.MINE, Version.MINE, "Both.\n"])
    assert text == mine.replace("It shrank.", "Both.")


def test_what_is_only_written_otherwise_is_no_conflict() -> None:
    quoted = changed(("title: Queue", "title: 'Queue'"), ("Calm.", "x"))
    double = changed(("title: Queue", 'title: "Queue"'))
    assert merge_texts(BASE, quoted, double).text == quoted
    other = changed(("title: Queue", "title: Line"))
    assert merge_texts(BASE, quoted, other).text == changed(("Queue", "Line"), ("Calm.", "x"))
    assert merge_texts(BASE, other, quoted).text == changed(("Queue", "Line"), ("Calm.", "x"))


def test_front_matter_that_only_some_have() -> None:
    mine = "---\ntitle: A\n---\n\nBody\n"
    assert merge_texts("Body\n", mine, "Body\nmore\n").text == "---\ntitle: A\n---\n\nBody\nmore\n"
    both = merge_texts("Body\n", mine, "---\ntags: [x]\n---\n\nBody\n")
    assert both.text == "---\ntags: [x]\ntitle: A\n---\n\nBody\n"
    gone = merge_texts(mine, "Body\n", mine.replace("A", "B"))
    assert gone.text is None
    assert resolve(gone, [Version.THEIRS] * len(gone.conflicts)) == mine.replace("A", "B")
    assert merge_texts("---\n---\na\n", "---\n---\nb\n", "---\nx: 1\n---\na\n").text == (
        "---\nx: 1\n---\nb\n"
    )
    remark = merge_texts(BASE, changed(("# ours", "# mine")), changed(("# ours", "# theirs")))
    assert [one.part for one in remark.conflicts] == [""]


def test_keys_that_cannot_be_told_apart_are_merged_by_line() -> None:
    base = "+++\na = 1\n\nb = 2\n\nc = 3\n+++\nBody\n"
    mine, theirs = base.replace("a = 1", "a = 9"), base.replace("c = 3", "c = 9")
    assert merge_texts(base, mine, theirs).text == mine.replace("c = 3", "c = 9")
    flow = "---\n{title: x}\n---\nBody\n\nEnd\n"
    mine, theirs = flow.replace("Body", "More"), flow.replace("End", "The end")
    assert merge_texts(flow, mine, theirs).text == mine.replace("End", "The end")
    nested = "---\n!t a: b\ntitle: x\n---\nBody\n\nEnd\n"
    merge = merge_texts(nested, nested.replace("Body", "More"), nested.replace("End", "The end"))
    assert merge.text == nested.replace("Body", "More").replace("End", "The end")


def test_lists_that_cannot_be_merged_are_a_conflict() -> None:
    mine = changed(("title: Queue", "title: &x Queue"), ("[a, b]", "[*x, b]"))
    theirs = changed(("[a, b]", "[a, b, d]"))
    assert [one.part for one in merge_texts(BASE, mine, theirs).conflicts] == ["themes"]


def test_a_merge_that_would_break_the_front_matter_is_left_to_a_person() -> None:
    mine = changed(("title: Queue", "title: &x Queue"), ("place: Store", "place: *x"))
    theirs = changed(("title: Queue\n", ""))
    merge = merge_texts(BASE, mine, theirs)
    assert [one.part for one in merge.conflicts] == [""]
    assert resolve(merge, [Version.MINE]) == mine
    broken = changed(("title: Queue", "title: Queue: x"))
    assert merge_texts(BASE, broken, changed(("Calm.", "x"))).conflicts == (
        Conflict("", is_property=False, base=BASE, mine=broken, theirs=changed(("Calm.", "x"))),
    )


def test_texts_without_a_line_feed_at_their_end() -> None:
    assert merge_texts("a\n\nb", "x\n\nb", "a\n\nb\nc").text == "x\n\nb\nc"
    merge = merge_texts("a", "b", "c")
    assert resolve(merge, [Version.THEIRS]) == "c"


LINES = st.lists(st.sampled_from(["a", "b", "c", "", "- x"]), max_size=12)


@given(LINES, LINES, LINES)
def test_chunks_hold_all_three_texts(base: list[str], mine: list[str], theirs: list[str]) -> None:
    chunks = merge_lines(base, mine, theirs)
    assert [line for chunk in chunks for line in chunk.base] == base
    assert [line for chunk in chunks for line in chunk.mine] == mine
    assert [line for chunk in chunks for line in chunk.theirs] == theirs


@pytest.mark.parametrize("size", [3, 700])
def test_long_texts_are_parted_at_lines_that_stand_once(size: int) -> None:
    base = [f"line {number}" if number % 2 else "" for number in range(2 * size)]
    mine = ["new", *base[:size], "mine", *base[size:], "end"]
    theirs = ["start", *reversed(base[:4]), *base[6:], "theirs"]
    chunks = merge_lines(base, mine, theirs)
    assert [line for chunk in chunks for line in chunk.mine] == mine
    assert [line for chunk in chunks for line in chunk.theirs] == theirs
    kept = sum(len(chunk.base) for chunk in chunks if chunk.base == chunk.mine == chunk.theirs)
    assert kept >= 2 * size - 8
    repeated = merge_lines(["x"] * size, ["y"] * size, ["z"] * size)
    assert len(repeated) == 1


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(SAMPLE), st.data())
def test_edits_of_two_people_in_different_lines_are_both_kept(path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    body = text[: document(text).body_start].count("\n")
    one = data.draw(st.integers(body, len(lines) - 1))
    two = data.draw(st.integers(body, len(lines) - 1))
    if abs(one - two) < 2:
        return
    mine, theirs, both = list(lines), list(lines), list(lines)
    mine[one] = both[one] = "Mine."
    theirs[two] = both[two] = "Theirs."
    assert merge_texts(text, "\n".join(mine), "\n".join(theirs)).text == "\n".join(both)


def test_the_sample_merges_its_properties() -> None:
    text = sample("checkout-line")
    mine = text.replace("status: reviewed", "status: published")
    theirs = text.replace("outcome: mixed", "outcome: success")
    assert merge_texts(text, mine, theirs).text == mine.replace(
        "outcome: mixed", "outcome: success"
    )
