import pytest

from casebook.markdown.html_markdown import has_structure, markdown_of, markdown_of_tree
from casebook.markdown.html_tree import VERBATIM, Node, read_html

WORD_LIST = """
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>Call
<b style='mso-bidi-font-weight:normal'>everyone</b><o:p></o:p></p>
<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.
<span>&nbsp;</span></span>first</p>
<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>2.
<span>&nbsp;</span></span>second</p>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Open a register</p>
<p class=MsoNormal>At <st1:place w:st="on">Basel</st1:place></p>
"""


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>A  head</h2><p>One\n line</p><p>Two</p>", "## A head\n\nOne line\n\nTwo"),
        ("<div>one</div><div>two</div>", "one\n\ntwo"),
        (
            "a <b>bold</b> and <i>leaning</i> and <s>gone</s>",
            "a **bold** and *leaning* and ~~gone~~",
        ),
        ("<b> spaces </b>outside", "**spaces** outside"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<b><strong>once</strong></b>", "**once**"),
        (
            "<b style='font-weight:normal'>Google <span style='font-weight:700'>Docs</span></b>",
            "Google **Docs**",
        ),
        ("<span style='font-style: italic'>leaning</span>", "*leaning*"),
        ("<p><b></b>nothing<i> </i></p>", "nothing"),
        ("<a href='https://x.org/a(b)'>words</a>", "[words](https://x.org/a%28b%29)"),
        ("<a href='https://x.org'>https://x.org</a>", "<https://x.org>"),
        ("<a href='mailto:a@b.org'>mail</a>", "[mail](mailto:a@b.org)"),
        ("<a href='javascript:alert(1)'>words</a>", "words"),
        ("<a href='file:///etc/passwd'>words</a> <a href='data:text/html,x'>d</a>", "words d"),
        ("<script>bad()</script><style>p{}</style>good", "good"),
        ("<script><b>bad</b></script >good<iframe><p>bad</p></iframe>", "good"),
        ("<img src='data:image/png;base64,AA' alt='a sketch'>", "a sketch"),
        (
            "<img src='https://x.org/a.png' alt='a [b]'><img src='https://x.org/b.png'>",
            "[a (b)](https://x.org/a.png)",
        ),
        ("<code>a * b</code> and <code>`</code>", "`a * b` and `` ` ``"),
        ("<pre>a\n  <b>b</b>\n</pre>", "```\na\n  b\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<blockquote><p>one</p><p>two</p></blockquote>", "> one\n>\n> two"),
        ("one<br>two<hr>three", "one  \ntwo\n\n---\n\nthree"),
        ("<dl><dt>Term<dd>Meaning</dl>", "**Term**\n\nMeaning"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ol start=3><li><p>a</p></li><li>b<ol><li>c</li></ol></li></ol>", "3. a\n4. b\n   1. c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("2 * 3, a_b, _c_, [x](y), `d`, <e>", r"2 \* 3, a_b, \_c\_, \[x](y), \`d\`,"),
        (
            "<p># no head</p><p>1. no item</p><p>- nor this</p>",
            "\\# no head\n\n1\\. no item\n\n\\- nor this",
        ),
        ("&lt;b&gt; &amp; nbsp&nbsp;here", "\\<b> & nbsp\u00a0here"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("</div></p>odd", "odd"),
        ("", ""),
    ],
)
def test_html_becomes_what_one_would_have_typed(html, markdown):
    assert markdown_of(html) == markdown


def test_tables_become_tables():
    html = """<table><thead><tr><th>Side<th>Risk</thead><tr><td>a | b<td><p>one</p><p>two</p>
    <tr><td colspan=2>wide</table>"""
    assert markdown_of(html) == (
        "| Side | Risk |\n| --- | --- |\n| a \\| b | one two |\n| wide |  |"
    )


def test_tables_that_are_there_for_their_frame_are_opened():
    assert markdown_of("<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>") == "a\n\nb"
    inner = "<table><tr><td>1<td>2</table>"
    assert markdown_of(f"<table><tr><td>a<td>{inner}</table>") == "a\n\n| 1 | 2 |\n| --- | --- |"


def test_lists_of_word_are_lists():
    assert markdown_of(WORD_LIST) == (
        "- Call **everyone**\n  1. first\n  2. second\n- Open a register\n\nAt Basel"
    )


def test_nesting_without_end_is_read_to_its_end():
    assert "deep" in markdown_of("<div>" * 50_000 + "deep")
    assert markdown_of("<ul><li>" * 5_000 + "deep").endswith("deep")
    assert "deep" in markdown_of("<b><i>" * 5_000 + "deep")


def test_plain_frames_have_no_structure():
    assert not has_structure("<meta charset='utf-8'><div><span>code</span></div>")
    assert has_structure("<p>a</p>")
    assert has_structure("one<br/>two")


def test_what_says_nothing_leaves_nothing():
    assert markdown_of("<p>a<code> </code>b</p><h2> </h2>") == "ab"
    assert markdown_of("<table><tr><td>a</div></td><td>b</td></tr></table>") == (
        "| a | b |\n| --- | --- |"
    )


def test_a_list_of_word_ends_with_the_page():
    item = '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>One</p>'
    assert markdown_of(item) == "- One"


def test_line_starts_that_mean_something_are_kept_from_it():
    assert markdown_of("<p>1. one<br># two</p>") == "1\\. one  \n\\# two"


def test_tags_that_are_closed_at_once_and_text_in_dropped_ones():
    assert markdown_of("a<br/>b<p/>c<hr/>d") == "a  \nb\n\nc\n\n---\n\nd"
    assert markdown_of("<svg>a</b>b</svg>c<head><meta><p>x</head>d") == "cd"


def test_markdown_in_a_tree_is_left_as_it_is():
    tree = read_html("<p>see </p>")
    tree.children[0].children.append(Node(VERBATIM, "![*a*](b.png)"))
    assert markdown_of_tree(tree) == "see ![*a*](b.png)"
    assert markdown_of("<#markdown>words") == "<#markdown>words"


def test_lines_of_a_cell_become_words_and_addresses_keep_their_spaces():
    html = "<table><tr><td>a</td><td>b</td></tr><tr><td>Fall<br>\n hard</td><td>c</td></tr></table>"
    assert "| Fall hard | c |" in markdown_of(html)
    assert markdown_of('<a href="https://a.b/c d">ok</a>') == "[ok](https://a.b/c%20d)"
