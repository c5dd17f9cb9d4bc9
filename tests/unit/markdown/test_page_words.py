"""How paragraphs, lists, tables, code and footnotes of a document are set as a page."""

import re

import pytest

from casebook.domain.names import DocumentPath
from casebook.markdown.page import render_page
from casebook.markdown.page_context import PageContext
from casebook.markdown.page_head import GAP
from casebook.markdown.reading import read_document


def page_of(text, **context):
    document = read_document(text, DocumentPath("folder/case.md"))
    return render_page(document, PageContext(**context))


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


def test_a_heading_that_repeats_the_title_is_not_shown_twice():
    html = page_of("---\ntitle: The line\n---\n# The  LINE\n\nWords.\n\n## More\n")
    assert html.count("The line") == 1
    assert "LINE" not in html
    assert "Words." in html


def test_a_comment_above_the_title_does_not_bring_the_title_back():
    html = page_of("---\ntitle: The line\n---\n<!-- draft -->\n# The line\n\nWords.\n")
    assert html.count("The line") == 1
    assert "draft" not in html


def test_another_first_heading_stays():
    html = page_of("---\ntitle: The line\n---\n# Part one\n\nWords.\n")
    assert '<h1 class="part top"><a name="part-one">Part one</a></h1>' in html


def test_an_empty_document_has_its_title_and_nothing_else():
    assert plain(page_of("")) == "case"


def test_headings_can_be_linked_by_their_words():
    html = page_of("## What happened?\n\nSee [below](#Lessons%20learned).\n\n### Lessons learned\n")
    assert '<a name="what-happened">' in html
    assert '<a href="#lessons-learned">below</a>' in html
    assert '<a name="lessons-learned">' in html


def test_marks_in_a_heading_are_no_part_of_its_name():
    html = page_of("## See [[a|the *line*]] <b>`now`</b>\n\nTwo\nlines\n---\n")
    assert '<a name="see-the-line-now">' in html
    assert '<a name="two-lines">' in html


def test_a_callout_has_its_kind_and_title_above_its_words():
    html = page_of("> [!warning]+ Mind the *gap*\n> Do **not** run.\n")
    assert (
        '<blockquote class="top"><p class="text"><span class="label">Warning</span>'
        f"{GAP}<strong>Mind the <em>gap</em></strong><br>Do <strong>not</strong> run.</p>"
    ) in html
    assert "<strong>Question</strong><br>Who?" in page_of("> [!question]-\n> Who?\n")
    nested = page_of("> [!tip] One\n> > [!my-own_kind]\n> > inside\n")
    assert "<strong>One</strong>" in nested
    assert "<strong>My own kind</strong><br>inside" in nested
    assert "<strong>&lt;" not in page_of("> [!<b>] x\n")


def test_what_only_resembles_a_callout_stays_as_written():
    assert "[!note] in a paragraph" in page_of("[!note] in a paragraph\n")
    assert "Later [!note]" in page_of("> Later [!note] here\n")
    assert "[!note] second" in page_of("> One.\n>\n> [!note] second\n")


def test_emphasis_code_and_line_breaks_are_kept():
    html = page_of("*a* **b** ~~c~~ `d<e>`  \nnext\nline\n")
    assert (
        "<em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;e&gt;</code><br>next line</p>"
    ) in html


def test_tight_and_loose_lists_both_become_lists():
    html = page_of("- a\n  - b\n\ntext\n\n3. c\n\n4. d\n")
    assert '<ul class="top"><li class="item">a<ul><li class="item">b</li></ul></li></ul>' in html
    assert '<ol class="top" start=3><li class="item"><p class="text">c</p></li>' in html


def test_boxes_to_tick_are_drawn_as_boxes():
    html = page_of("- [ ] open\n- [x] done\n- none\n")
    assert '<ul class="tasks top">' in html
    assert "casebook-mark:check/off" in html
    assert "casebook-mark:check/on" in html
    assert "[ ]" not in html
    assert '<li class="item">none</li>' in html


def test_an_item_that_holds_no_words_is_no_box():
    assert '<ul class="top"><li class="item"></li></ul>' in page_of("-\n")
    assert '<li class="item"><ul' in page_of("- - a\n")
    assert '<li class="item"><code>x</code></li>' in page_of("- `x`\n")


def test_quotations_and_rules_are_kept():
    html = page_of("> a\n> > b\n\n---\n")
    assert '<blockquote class="top"><p class="text">a</p><blockquote><p class="text">b</p>' in html
    assert "<hr>" in html


def test_a_table_keeps_the_side_of_its_columns():
    html = page_of("| a | b |\n| --- | ---: |\n| c | d |\n")
    assert "<th>a</th>" in html
    assert '<td align="right">d</td>' in html


def test_a_table_too_wide_to_lay_out_is_shown_as_it_is_written():
    heads = "|".join(f"h{number}" for number in range(60))
    html = page_of(f"|{heads}|\n|{'-|' * 60}\n|{'x|' * 60}\n\nafter\n")
    assert "<td>" not in html.split("<h1")[1].split("</h1>")[1].replace('<td class="code">', "")
    assert "h58 | h59" in html
    assert "after" in html


def test_code_is_shown_letter_by_letter_and_never_as_html():
    html = page_of("```python\nif a < b:\n    <script>\n```\n\n    indented\n")
    assert "<pre>if a &lt; b:\n    &lt;script&gt;</pre>" in html
    assert "<pre>indented</pre>" in html


def test_footnotes_stand_at_the_end_in_small_type():
    html = page_of("Told.[^a]\n\n[^a]: By *one* customer.\n\n## Sources\n\nNone.\n")
    assert '<sup><a href="#footnote-1">1</a></sup>' in html
    assert '<li class="note"><a name="footnote-1"></a><p class="note">By <em>one</em>' in html
    assert html.index("None.") < html.index("By <em>")


def test_a_footnote_within_a_line_is_one_too():
    html = page_of("Told.^[By a customer.]\n\nAfter.\n")
    assert "By a customer." in html
    assert '<p class="text top">After.</p>' in html


def test_raw_html_leaves_its_words_and_nothing_else():
    html = page_of(
        "A <b onclick='x()'>bold</b> word<br>below <!-- hidden -->.\n\n"
        "<div style='color:red'>in a &lt;box&gt;</div>\n\n"
        "<!-- nothing -->\n\n<script>\nalert(1)\n</script>\n\n<style>p{}</style>\n"
    )
    assert "A bold word<br>below ." in html
    assert "in a &lt;box&gt;" in html
    for unwanted in ("onclick", "hidden", "alert", "p{}", "style=", "<div"):
        assert unwanted not in html


def test_characters_that_a_text_document_keeps_for_itself_are_replaced():
    html = page_of("a\ufdd0b\ufffcc\x0bd \U0001f600\n")
    assert "a\ufffdb\ufffdc" in html
    assert "\U0001f600" in html


LONG = "\n\n".join(f"Paragraph {number} with some more words." for number in range(100)) + "\n"


def test_a_long_document_is_cut_at_a_paragraph_and_offers_the_rest():
    html = page_of(LONG, limit=4_000)
    assert "Paragraph 0 with some more words.</p>" in html
    assert "Paragraph 99" not in html
    assert html.count("<p class") == html.count("</p>")
    words = int(re.search(r"casebook:more\">Show the rest, about (\d+) words", html)[1])
    shown = html.count("Paragraph ")
    assert words == 6 * (100 - shown)


def test_the_whole_of_a_long_document_is_set_when_asked_for():
    html = page_of(LONG, limit=None)
    assert "Paragraph 99" in html
    assert "casebook:more" not in html


def test_a_document_of_short_rows_is_cut_earlier_than_one_of_prose():
    rows = "| a | b |\n| --- | --- |\n" + "| c | d |\n" * 400
    assert "casebook:more" in page_of(rows, limit=20_000)
    assert "casebook:more" not in page_of("word " * 900 + "\n", limit=20_000)


def test_lines_without_a_gap_are_cut_at_a_line_end():
    html = page_of("one line of words\n" * 300, limit=5_000)
    assert "casebook:more" in html
    assert "one line of words</p>" in html


def test_a_single_line_that_is_too_long_is_cut_within():
    html = page_of("word " * 3_000, limit=1_000)
    assert "casebook:more" in html
    assert html.count("word ") < 300


def test_an_almost_empty_start_is_not_all_that_is_shown():
    html = page_of("a\n\n" + "one line of words\n" * 300, limit=5_000)
    assert html.count("one line") > 20


HOSTILE = {
    "brackets": "[" * 20_000,
    "pictures": "![" * 10_000,
    "stars": "*_" * 10_000,
    "quotes": ">" * 20_000 + " a",
    "nested quotes": "\n".join(">" * depth + " a" for depth in range(1, 150)),
    "nested lists": "\n".join("  " * depth + "- a" for depth in range(150)),
    "list marks": "- " * 10_000,
    "wiki": "[[a|b" * 4_000,
    "links": "[[a|b]]" * 4_000,
    "backticks": "`" * 20_000,
    "comments": "<!--" * 5_000,
    "tags": "<a " * 7_000,
    "notes": "[^1]" * 3_000 + "\n\n[^1]: x",
    "inline notes": "^[a" * 2_000,
    "entities": "&#x41;&#0;&#xD800;&nosuch;" * 800,
    "nul": "a\0b\n\n## Timeline\n\n- \0 — **Signal** \0",
    "front matter": "---\n" + "themes: [" * 50 + "\n---\n",
}


@pytest.mark.parametrize(
    ("line", "deepest"),
    [
        (lambda depth: "  " * depth + f"- word{depth}", 150),
        (lambda depth: "   " * depth + f"1. word{depth}", 150),
        (lambda depth: ">" * depth + f" word{depth}\n" + ">" * depth, 150),
        (lambda depth: "> - " * depth + f"word{depth}\n", 60),
    ],
    ids=["lists", "numbers", "quotations", "both"],
)
def test_words_stay_however_deep_they_lie(line, deepest):
    html = page_of("\n".join(line(depth) for depth in range(deepest)) + "\n\nthe end")
    words = re.sub(r"<[^>]*>", " ", html).split()
    assert [word for word in words if word.startswith("word")] == [
        f"word{depth}" for depth in range(deepest)
    ]
    assert html.count("the end") == 1
    assert html.endswith('<p class="text top">the end</p>')


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_can_stop_a_page_from_being_set(text):
    html = page_of(text)
    assert html.startswith("<")
    html.encode("utf-8")
