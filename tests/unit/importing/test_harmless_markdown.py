"""Markdown that was written elsewhere loses what could run or be fetched."""

import pytest

from casebook.importing.harmless import LINKS, REMOTE, SCRIPTS
from tests.unit.importing.making import converted


def cleaned(text):
    (document,) = converted("a.md", text)
    return document.markdown, set(document.warnings)


@pytest.mark.parametrize(
    ("text", "left", "warning"),
    [
        ("a <script>alert(1)</script> b", "a  b", SCRIPTS),
        ("a <SCRIPT src=x> b", "a ", SCRIPTS),
        ("a <iframe src='x'></iframe> b", "a  b", SCRIPTS),
        ('a <link rel="stylesheet" href="x"> b', "a  b", SCRIPTS),
        ('<b onclick="x()" title="t">a</b>', '<b title="t">a</b>', SCRIPTS),
        ('<p style="background:url(http://x)">a</p>', "<p>a</p>", SCRIPTS),
        ('<a href="javascript:x()">a</a>', "<a>a</a>", LINKS),
        ('<img src="https://x.org/a.png" alt="t"/>', '<img alt="t" />', REMOTE),
        ("[a](javascript:alert(1))", "a", LINKS),
        ("[a](JaVa&#115;cript:alert(1))", "a", LINKS),
        ("[a](<java\tscript:x>)", "a", LINKS),
        ("[a](data:text/html;base64,xx)", "a", LINKS),
        ("a <javascript:alert(1)> b", "a  b", LINKS),
        ("[a]\n\n[a]: vbscript:x", "[a]\n\n[a]: #", LINKS),
        ("![alt](https://x.org/a.png)", "[alt](https://x.org/a.png)", REMOTE),
        ("![](//x.org/a.png)", "[picture](//x.org/a.png)", REMOTE),
        (
            "[![alt](https://x.org/a.png)](https://x.org)",
            "[[alt](https://x.org/a.png)](https://x.org)",
            REMOTE,
        ),
    ],
)
def test_what_could_run_or_be_fetched_goes_and_is_said(text, left, warning):
    assert cleaned(text) == (left, {warning})


@pytest.mark.parametrize(
    "text",
    [
        "`<script>` and [a](https://x.org) and [b](b.md#c) and <mailto:a@b.org>",
        "```html\n<script>alert(1)</script>\n[a](javascript:x)\n```",
        "note[^1]\n\n[^1]: See: this",
        "[a]: https://x.org",
        "1 < 2 and a <b>bold</b> word",
        "<!-- <script> in a comment -->",
    ],
)
def test_what_does_no_harm_stays_as_it_is(text):
    assert cleaned(f"x {text}" if text.startswith("<!--") else text) == (
        f"x {text}" if text.startswith("<!--") else text,
        set(),
    )
