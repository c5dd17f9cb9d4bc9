"""Links and pictures of a page: what they lead to, and what of them is refused."""

import re

import pytest

from casebook.domain.case import Outcome
from casebook.domain.document import Kind
from casebook.domain.lesson import State
from casebook.domain.names import DocumentPath
from casebook.markdown.page import render_page
from casebook.markdown.page_context import LinkTarget, PageContext
from casebook.markdown.reading import read_document

TARGETS = {
    "line": LinkTarget("retail/line.md", "The line", Kind.CASE, outcome=Outcome.MIXED),
    "retail/line.md": LinkTarget("retail/line.md", "The line", Kind.CASE),
    "first": LinkTarget("first.md", "First & last", Kind.LESSON, State.IDENTIFIED),
    "retail/log 1.pdf": LinkTarget("retail/log 1.pdf"),
}
PICTURES = {"retail/door.png": "retail/door.png", "plan.png": "attachments/plan.png"}
CONTEXT = PageContext(TARGETS.get, PICTURES.get)


def body_of(text):
    document = read_document(text, DocumentPath("retail/case.md"))
    return render_page(document, CONTEXT).partition("</h1>")[2].partition("read</p>")[2]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[[line]]", '<a href="casebook:open/retail/line.md">The line</a>'),
        ("[[line|it]]", '<a href="casebook:open/retail/line.md">it</a>'),
        ("[[first]]", '<a href="casebook:open/first.md">First &amp; last</a>'),
        (
            "[[line#Do this]]",
            '<a href="casebook:open/retail/line.md#Do%20this">The line › Do this</a>',
        ),
        ("[[#Do this]]", '<a href="#do-this">Do this</a>'),
        ("[[gone]]", '<a class="nowhere" href="casebook:nowhere/gone">gone</a>'),
        ("[it](line.md#Why)", '<a href="casebook:open/retail/line.md#Why">it</a>'),
        ("[log](log%201.pdf)", '<a class="file" href="casebook:file/retail/log%201.pdf">log</a>'),
        ("[x](no/where.md)", '<a class="nowhere" href="casebook:nowhere/no/where.md">x</a>'),
        ("[out](../../x.md)", '<a class="nowhere" href="casebook:nowhere/../../x.md">out</a>'),
        (
            "[w](https://example.org/?a=1&b=2)",
            '<a class="outside" href="https://example.org/?a=1&amp;b=2" '
            'title="https://example.org/?a=1&amp;b=2">w</a>',
        ),
    ],
)
def test_a_link_leads_where_it_says(markdown, html):
    assert html in body_of(markdown)


def test_mail_and_bare_addresses_become_links():
    html = body_of("Write to <a@example.org> or see https://example.org/a_b, please.")
    assert 'href="mailto:a@example.org"' in html
    assert 'href="https://example.org/a_b"' in html
    assert "</a>, please." in html


def test_a_bare_address_inside_a_link_stays_words():
    html = body_of("[see https://other.example](https://example.org)")
    assert html.count("<a ") == 1


def test_brackets_that_name_nothing_stay_as_they_are():
    assert "[[]]" in body_of("[[]]")
    assert "[[ | ]]" in body_of("[[ | ]]")


def test_of_two_links_within_each_other_one_stays():
    assert body_of("[see [[line]] here](line.md)").count("<a ") == 1
    html = body_of("[see ![[line]] here](line.md)")
    assert html.count("<a ") == 1
    assert "see The line here</a>" in html


def test_a_table_may_hold_a_link_with_a_label():
    html = body_of("| a |\n| --- |\n| [[line\\|it]] |\n")
    assert '<td><a href="casebook:open/retail/line.md">it</a></td>' in html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "obsidian://open?vault=x",
        "casebook:open/retail/line.md",
        "casebook-mark:matrix",
        "//example.org/x",
        "\\\\server\\share",
        "C:/x.md",
        "java&#115;cript:alert(1)",
    ],
)
def test_an_address_that_is_refused_leaves_plain_words(address):
    html = body_of(f"[words](<{address}>) and ![words](<{address}>)")
    assert "words" in html
    for found in re.findall(r'(?:href|src)="([^"]*)"', html):
        assert found.startswith(("casebook:nowhere/", "https://example.org"))


def test_a_link_without_an_address_is_plain_words():
    assert ">words</p>" in body_of("[words]()")
    assert ">words</p>" in body_of("[words](#)")


def test_pictures_come_from_the_library_with_their_words():
    html = body_of('![A "door"](door.png#x)')
    assert (
        '<p class="figure top"><img src="casebook-picture:retail/door.png" '
        'title="A &quot;door&quot;"></p>'
    ) in html


def test_a_picture_between_words_is_no_figure():
    assert '<p class="text top">See <img src="casebook-picture:' in body_of("See ![](door.png)")


def test_an_embedded_picture_may_say_how_wide_it_is():
    assert (
        '<p class="figure top"><img src="casebook-picture:attachments/plan.png?width=300"></p>'
    ) in body_of("![[plan.png|300]]")
    assert 'title="Plan"' in body_of("![[plan.png|Plan]]")


def test_an_embedded_document_is_a_link_to_it():
    assert '<a href="casebook:open/retail/line.md">The line</a>' in body_of("![[line]]")


def test_a_picture_that_is_not_there_says_so():
    assert '<span class="notice">picture not found: none.png</span>' in body_of("![[none.png|90]]")
    assert "picture not found: Plan" in body_of("![Plan](../../plan.png)")


def test_a_picture_on_the_network_is_not_loaded_but_linked():
    for address in ("https://example.org/a.png", "//example.org/a.png"):
        html = body_of(f"![Plan]({address})")
        assert '<a class="outside" href="https://example.org/a.png"' in html
        assert "picture on the network, not loaded" in html
        assert "<img" not in html


def test_a_network_picture_within_a_link_keeps_the_outer_link():
    html = body_of("[![Plan](https://example.org/a.png)](line.md)")
    assert html.count("<a ") == 1
    assert 'href="casebook:open/retail/line.md"' in html


def test_so_many_pictures_are_shown_and_the_rest_named():
    html = body_of("![a](door.png) " * 400)
    assert html.count("<img") == 300
    assert html.count("picture not shown: a") == 100


def test_markup_cannot_leave_an_attribute():
    html = body_of('![" onerror="alert(1)](door.png) [x](https://e.org/"onmouseover="y)')
    assert ' onerror="' not in html
    assert ' onmouseover="' not in html


def test_a_page_without_a_library_around_it_can_be_set():
    document = read_document("[[a]] ![](b.png)", DocumentPath("c.md"))
    html = render_page(document, PageContext())
    assert "casebook:nowhere/a" in html
    assert "picture not found" in html


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Before %% a secret\nremark %% after.", "Before  after."),
        ("Above.\n\n%%\nA *block*\n\nof remarks\n%%\n\nBelow.", "Above.Below."),
        ("> %% hidden %%\n> quoted", "quoted"),
        ("Never %% closed.", "Never %% closed."),
        ("Spent 100%% of it.", "Spent 100%% of it."),
        ("%% one %% two", "two"),
        ("    %% code %%", "%% code %%"),
        ("- item\n\n  %% hidden %%\n- next", "itemnext"),
        ("Above\n%%\nhidden\n%%\n\nBelow", "Above Below"),
        ("Above\n    %% far in %% below", "Above  below"),
        ("`a %% b` and `c %% d`", "a %% b and c %% d"),
    ],
)
def test_remarks_of_obsidian_are_not_shown(markdown, shown):
    words = re.sub(r"<[^>]+>", "", body_of(markdown))
    assert words.replace("\n", "").strip() == shown
