from __future__ import annotations

import pytest

from casebook.markdown.inline import without_marks
from casebook.markdown.plain import plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**a** *b* __c__ _d_ ~~e~~ ***f***", "a b c d e f"),
        ("snake_case and 2 * 3 and *", "snake_case and 2 * 3 and *"),
        ("`__init__` and `` a`b ``", "__init__ and  a`b "),
        ("[a *b*](https://x.org/(y)) [c][d] [e]", "a b c [e]"),
        ("[[a]] [[a|b]] [[a\\|c]] ![[d.png]]", "a b c"),
        ("![a](b.png) [![c](d.png)](e)", "a c"),
        ("a[^1] b", "a b"),
        ("<https://x.org> <a@b.c>", "https://x.org a@b.c"),
        ("<b>a</b>c<br>d<div class='x'>e</div>", "ac d e"),
        ("a < b and c > d", "a < b and c > d"),
        ("a &amp; b &mdash; c", "a & b — c"),
        ("\\*a\\* \\[b\\]", "*a* [b]"),
        ("a <!-- b -->c", "a c"),
        ("a <!-- b", "a <!-- b"),
        ("<!-- a --> b <!-- c", "b <!-- c"),
        ("plain", "plain"),
    ],
)
def test_marks_inside_a_line_are_taken_off(markdown: str, plain: str) -> None:
    assert without_marks(markdown) == plain.strip()
    assert plain_text(markdown) == plain.strip()


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("# A\n## B ##\n#\n#c", "A\nB\n\n#c"),
        ("A\n===\nB\n---\nC", "A\n\nB\n\nC"),
        ("> a\n> > b\n>c\n> - d", "a\nb\nc\nd"),
        ("- a\n* b\n+ c\n1. d\n- [ ] e\n2. [x] f", "a\nb\nc\n1. d\ne\nf"),
        ("a\n\n***\n\n\n\nb", "a\n\nb"),
        ("a\n[b]: c.md\n[^1]: d", "a\n\nd"),
        ("a | b\n--|--\n1 | [[c\\|d]]\n| 2 |\n\ne | f", "a · b\n1 · d\n2\n\ne | f"),
        ("|a|\n|-|\n|1|\ntext\n|b|\n|-|\n|2|", "a\n1\ntext\nb\n2"),
        ("x|y\n|-|\n|-|\n|z|", "x · y\n\nz"),
        ("|-|\na", "|-|\na"),
        ("```py\n# *a*\n```\n*b*", "# *a*\nb"),
        ("~~~\n[[a]]\n~~~\n- ```\n  *c*\n  ```", "[[a]]\n\n  *c*"),
        ("````\n```\n*a*\n````\n*b*", "```\n*a*\nb"),
        ("a\n```\n*b*", "a\n\n*b*"),
        ("", ""),
        ("\n\n", ""),
    ],
)
def test_marks_of_lines_are_taken_off(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Before %% a secret\nremark %% after.", "Before  after."),
        ("%%\nA block\n\nof remarks\n%%\nAfter.", "After."),
        ("> %% hidden %% quoted", "quoted"),
        ("At 100%% of 5%% we stop.", "At 100%% of 5%% we stop."),
        ("Never %% closed.", "Never %% closed."),
        ("```mermaid\n%% kept %%\n```", "%% kept %%"),
        ("`a %% b` and `c %% d`", "a %% b and c %% d"),
        ("%%%% no remark %%%%", "%%%% no remark %%%%"),
    ],
)
def test_remarks_of_obsidian_are_not_read(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain
