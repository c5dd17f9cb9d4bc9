import time
from itertools import pairwise

import pytest

from casebook.gui.editor.line_marks import LineState, Style, heading_level, read_line

S = Style


def shown(line, before=LineState.BODY):
    """What does not look plain: words with the names of their style."""
    runs, _ = read_line(line, before)
    assert all(first.end <= second.start for first, second in pairwise(runs))
    return [(line[run.start : run.end], run.style) for run in runs]


def states(text):
    before, found = LineState.START, []
    for line in text.split("\n"):
        _, before = read_line(line, before)
        found.append(before)
    return found


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("plain words, 2 * 3 * 4 and snake_case_word", []),
        ("## Head", [("## Head", S.HEADING)]),
        ("#tag", []),
        ("**a**", [("**", S.MARK), ("a", S.STRONG), ("**", S.MARK)]),
        ("*a* b", [("*", S.MARK), ("a", S.EMPHASIS), ("*", S.MARK)]),
        ("~~a~~", [("~~", S.MARK), ("a", S.STRIKE), ("~~", S.MARK)]),
        ("`a ** b`", [("`a ** b`", S.CODE)]),
        ("``a ` b``", [("``a ` b``", S.CODE)]),
        ("[[id|words]]", [("[[", S.MARK), ("id|words", S.LINK), ("]]", S.MARK)]),
        ("![[p.png]]", [("![[", S.MARK), ("p.png", S.LINK), ("]]", S.MARK)]),
        ("[a](b(c))", [("[", S.MARK), ("a", S.LINK), ("](b(c))", S.MARK)]),
        ("<https://x.org>", [("<https://x.org>", S.LINK)]),
        ("see https://x.org, yes", [("https://x.org,", S.LINK)]),
        ("a[^1]", [("[^1]", S.LINK)]),
        ("[^1]: Note", [("[^1]:", S.LINK)]),
        ("a <!-- b --> c", [("<!-- b -->", S.COMMENT)]),
        ("a <br> b", [("<br>", S.COMMENT)]),
        (r"\* no", [(r"\*", S.MARK)]),
        ("> said", [("> ", S.MARK), ("said", S.QUOTATION)]),
        ("- item", [("- ", S.MARK)]),
        ("3. item", [("3. ", S.MARK)]),
        ("- [ ] open", [("- ", S.MARK), ("[ ]", S.OPEN)]),
        ("- [x] done", [("- ", S.MARK), ("[x]", S.DONE)]),
        ("| a | b |", [("|", S.MARK), ("|", S.MARK), ("|", S.MARK)]),
        ("| --- | :-: |", [("| --- | :-: |", S.MARK)]),
        ("***", [("***", S.MARK)]),
    ],
)
def test_marks_of_a_line_are_seen(line, runs):
    assert shown(line) == runs


def test_marks_stand_within_marks():
    assert ("b", S.HEADING | S.EMPHASIS) in shown("# a *b*")
    assert ("b", S.STRONG | S.EMPHASIS) in shown("**a *b***")
    assert shown("> **a**")[1] == ("**", S.QUOTATION | S.MARK)


def test_front_matter_shows_keys_comments_and_marks():
    lines = "themes: [a, b]  # two"
    assert shown(lines, LineState.FRONT) == [
        ("themes:", S.KEY),
        ("[", S.MARK),
        (",", S.MARK),
        ("]", S.MARK),
        ("# two", S.COMMENT),
    ]
    assert shown("  - one: x", LineState.FRONT) == [("  - ", S.MARK), ("one:", S.KEY)]
    assert shown("https://x.org/#a", LineState.FRONT) == []
    assert shown("kind = 'case'", LineState.TOML) == [("kind =", S.KEY)]


def test_front_matter_stands_at_the_top_alone():
    front, body = LineState.FRONT, LineState.BODY
    assert states("---\na: b\n---\nx\n---\na: b") == [front, front, body, body, body, body]
    assert states("+++\na = 1\n+++\nx")[1:] == [LineState.TOML, body, body]
    assert states("\n---\na: b")[2] == body


def test_fences_close_with_as_many_of_their_own():
    is_code = [state >= LineState.FENCE for state in states("````\n```\n~~~~\n````\nx")]
    assert is_code == [True, True, True, False, False]
    assert states("~~~\n```\n~~~")[2] == LineState.BODY
    assert states("```a```")[0] == LineState.BODY
    assert states("- ```\n  a\n  ```")[-1] == LineState.BODY


def test_comments_go_on_over_lines():
    assert states("a <!-- b\nc\nd --> e")[:2] == [LineState.COMMENT] * 2
    assert states("a <!-- b\nc\nd --> e")[2] == LineState.BODY
    assert states("`<!--` is code") == [LineState.BODY]
    assert shown("c --> *d*", LineState.COMMENT)[0] == ("c -->", S.COMMENT)


def test_a_heading_has_as_many_levels_as_hashes_up_to_six():
    assert [heading_level(line) for line in ("# a", "###### a", "####### a", "a", "##")] == [
        1,
        6,
        0,
        0,
        2,
    ]


@pytest.mark.parametrize("unit", ["**a ", "[", "`", "<!--", "*a", "[[a|", "~~", "_a ", "](", "| "])
def test_no_line_takes_long_however_it_is_made(unit):
    started = time.process_time()
    read_line(unit * 50_000, LineState.BODY)
    assert len(read_line(unit * 50_000, LineState.BODY)[0]) < 5_000
    assert time.process_time() - started < 30  # a guard against what never ends, not a figure
