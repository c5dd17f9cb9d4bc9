"""Saved web pages: the article comes through, and nothing that runs or is fetched."""

import base64

import pytest

from casebook.domain.errors import ImportRefused
from casebook.importing.importer import convert, importer_for
from casebook.importing.source import Asked, Source
from tests.unit.importing.making import converted, drafted

PROSE = (
    "The hotel had forty guests waiting, two clerks, and one printer that did not work, so the "
    "manager went along the line, asked what everyone needed, and sent half of them to the bar. "
)
PAGE = f"""\
<!DOCTYPE html>
<!-- saved from url=(0030)https://example.org/hotel-line -->
<html lang="en-GB"><head><title>The hotel line | Service Weekly</title>
<meta property="og:site_name" content="Service Weekly">
<meta name="author" content="By Ann Smith">
<meta property="article:published_time" content="2019-05-06T10:00:00Z">
<style>p {{ color: red }}</style><link rel="stylesheet" href="https://evil.example/a.css">
<script>alert(1)</script></head>
<body onload="alert(2)">
<header class="site-header"><a href="/">Home</a> <a href="/about">About us</a></header>
<nav><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></nav>
<div class="cookie-banner">We use cookies.</div>
<article class="post"><h1>The hotel line</h1>
<p>{PROSE}</p>
<h2>What happened</h2>
<p>{PROSE}<a href="https://example.org/more" onclick="x()">Read <b>more</b></a>,
<a href="javascript:alert(3)">or not</a>, <a href="data:text/html,x">at all</a>.</p>
<ul><li>Numbers<ul><li>for everyone</li></ul></li><li>Signs</li></ul>
<ol><li>Ask</li><li>Tell</li></ol>
<table><tr><th>Who</th><th>What</th></tr><tr><td>Clerk</td><td>a|b</td></tr></table>
<pre><code>if line &gt; 4:
    open()</code></pre>
<img src="https://tracker.example/pixel.gif" alt="A tracker">
<img src="line_files/line.png" alt="The line">
<p>{PROSE}</p>
<div class="sharedaddy share-buttons"><a href="https://x.example">Tweet</a></div>
<iframe src="https://evil.example"></iframe>
</article>
<section id="comments"><h3>3 comments</h3><p>First! {PROSE}</p></section>
<aside><p>{PROSE}</p></aside>
<footer><p>{PROSE} Copyright</p></footer>
</body></html>
"""


def test_the_article_comes_through_with_its_structure():
    text = drafted("hotel.html", PAGE).text
    assert text.count("forty guests") == 3
    assert "## Situation\n" in text
    assert "[Read **more**](https://example.org/more), or not, at all." in text
    assert "- Numbers\n  - for everyone\n- Signs" in text
    assert "1. Ask\n2. Tell" in text
    assert "| Who | What |\n| --- | --- |\n| Clerk | a\\|b |" in text
    assert "```\nif line > 4:\n    open()\n```" in text


def test_nothing_around_the_article_comes_along():
    text = drafted("hotel.html", PAGE).text
    for foreign in (
        "About us",
        "cookies",
        "First!",
        "Copyright",
        "Tweet",
        "alert",
        "evil",
        "style",
    ):
        assert foreign not in text
    assert "javascript:" not in text
    assert "data:" not in text


def test_pictures_on_the_network_become_links_and_those_beside_stay():
    (document,) = converted("hotel.html", PAGE)
    assert "[A tracker](https://tracker.example/pixel.gif)" in document.markdown
    assert "![A tracker]" not in document.markdown
    assert "![The line](<line_files/line.png>)" in document.markdown
    assert document.warnings == ("Pictures on the network became links; they are not loaded.",)


def test_a_page_says_its_title_author_date_language_and_address():
    draft = drafted("hotel.html", PAGE)
    assert draft.title == "The hotel line"
    for line in ("date: 2019-05-06", "author: Ann Smith", "language: en-GB"):
        assert f"\n{line}\n" in draft.text
    assert "\nsource: https://example.org/hotel-line\n" in draft.text


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": '
            '["NewsArticle"], "headline": "Out of line", "datePublished": "2020-01-02", "author": '
            '[{"name": "Jo Roe"}, "Al Poe"]}]}</script>',
            ("Out of line", {"date": "2020-01-02", "author": "Jo Roe, Al Poe"}),
        ),
        (
            '<script type="application/ld+json">[{"@type": "Thing"}, 3]</script>'
            '<script type="application/ld+json">{broken</script><title>Lines</title>'
            '<meta name="pubdate" content="20200304">'
            '<link rel="canonical" href="https://example.org/c">',
            ("Lines", {"date": "2020-03-04", "source": "https://example.org/c"}),
        ),
        (
            "<title>How a line was emptied today - Service Weekly</title>",
            ("How a line was emptied today", {}),
        ),
        (
            '<title>Line</title><meta name="author" content="https://example.org/me">'
            '<meta name="date" content="soon"><meta property="og:url" content="javascript:x">',
            ("Line", {}),
        ),
    ],
)
def test_facts_are_found_where_pages_keep_them(head, facts):
    (document,) = converted(
        "a.html", f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>"
    )
    assert (document.title, dict(document.facts)) == facts


def test_a_byline_and_a_time_are_facts_too():
    (document,) = converted(
        "a.html",
        f'<html><body><h1>One line</h1><a rel="author" href="/x">Jo Roe</a>'
        f'<time datetime="2018-07-01">July</time><p>{PROSE}</p></body></html>',
    )
    assert document.title == "One line"
    assert document.facts == {"author": "Jo Roe", "date": "2018-07-01"}


def test_a_page_with_little_text_is_taken_whole():
    (document,) = converted("a.html", "<html><body><div>Short.</div><p>Text.</p></body></html>")
    assert document.markdown == "Short.\n\nText."


def test_prose_beside_the_article_belongs_to_it():
    parts = "".join(f'<div class="part"><p>{PROSE}</p><p>{PROSE}</p></div>' for _ in range(3))
    (document,) = converted("a.html", f"<html><body><div>{parts}<p>{PROSE}</p></div></body></html>")
    assert document.markdown.count("forty guests") == 7


def test_an_article_in_an_odd_place_is_found_all_the_same():
    page = f'<html><body><div class="comments"><p>{PROSE * 3}</p></div></body></html>'
    assert converted("a.html", page)[0].markdown.count("forty guests") == 3


def test_a_page_says_its_own_encoding():
    page = '<html><head><meta charset="windows-1251"></head><body><p>Очередь</p></body></html>'
    assert converted("a.html", page.encode("cp1251"))[0].markdown == "Очередь"
    wrong = '<html><head><meta charset="nonsense"></head><body><p>Größe</p></body></html>'
    assert converted("a.html", wrong)[0].markdown == "Größe"


def test_html_is_recognised_without_its_ending_and_by_it():
    assert importer_for(Source("saved", PAGE.encode())).__name__.endswith(".page")
    fragment = Source("part.htm", b"<p>Only a part</p>")
    assert importer_for(fragment).__name__.endswith(".page")
    assert importer_for(Source("part.txt", b"<p>Only a part</p>")).__name__.endswith(".plain")


def test_a_page_without_words_says_so():
    page = b"<html><body><div id='root'></div><script>render()</script></body></html>"
    with pytest.raises(ImportRefused, match="no text of its own"):
        convert(Source("app.html", page), Asked())


def test_pictures_within_a_page_are_taken_along():
    data = b"\x89PNG\r\n\x1a\n" + bytes(300)
    packed = base64.b64encode(data).decode()
    words = "The gate was shut although the train had not left, and people ran for it. " * 4
    page = (
        f"<html><body><article><h1>The gate</h1><p>{words}</p>"
        f'<p><img alt="Gate" src="data:image/png;base64,{packed}">'
        '<img alt="dot" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
        '<img alt="torn" src="data:image/png;base64,A">'
        f"</p><p>{words}</p></article></body></html>"
    )
    (document,) = converted("gate.html", page)
    assert [picture.data for picture in document.pictures] == [data]
    assert "![Gate](picture:0)" in document.markdown
    assert "base64" not in document.markdown
