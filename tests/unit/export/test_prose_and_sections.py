"""Markdown into contents: what is kept, what falls away, for whom each part is."""

import pytest

from casebook.export.audience import Audience, Readers
from casebook.export.context import Desk
from casebook.export.document import (
    Contents,
    Document,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Room,
    Run,
    plain,
)
from casebook.export.html_blocks import set_content
from casebook.export.material import Material
from casebook.export.pictures import image_of
from casebook.export.prose import Prose, words_of_html
from casebook.export.sections import read_sections
from casebook.markdown.reading import read_document


@pytest.fixture
def prose():
    return Prose(lambda target: f"Title of {target}", lambda target, alt: Picture(alt, None))


def sections(prose, text):
    return read_sections(read_document(text, "a.md"), prose)


def test_marks_become_looks_and_dangerous_links_none(prose):
    words = prose.line("**a** *b* ~~c~~ `d` [e](https://e.org) [f](ftp://f) [g](g.md) ![h](h)")
    assert [run.text for run in words if run.strong] == ["a"]
    assert [run.text for run in words if run.emphasis] == ["b"]
    assert [run.text for run in words if run.struck] == ["c"]
    assert [run.text for run in words if run.code] == ["d"]
    assert [(run.text, run.link) for run in words if run.link] == [("e", "https://e.org")]
    assert plain(words).endswith("f g h")


def test_links_are_called_by_titles_labels_or_headings(prose):
    assert plain(prose.line("[[x]] [[x#Y]] [[x|label]] [[#Here]]")) == (
        "Title of x Title of x › Y label Here"
    )


def test_lists_end_somewhere(prose):
    deep = "\n".join("  " * depth + f"- level {depth}" for depth in range(12))
    (items,) = prose.text(deep)
    levels = 0
    while isinstance(items, Items):
        levels += 1
        below = [content for content in items.items[0].below if isinstance(content, Items)]
        last = items.items[0]
        items = below[0] if below else None
    assert levels == 7
    assert "level 11" in plain(last.words)


def test_letters_that_no_file_can_hold_are_replaced(prose):
    assert prose.line("a\x01b") == (Run("a\ufffdb"),)


def test_raw_html_is_its_words(prose):
    assert words_of_html("<p>a &amp; <b>b</b><script>x</script><!-- c --></p>") == "a & b"


def test_a_heading_that_says_the_title_is_left_out_and_another_is_not(prose):
    assert sections(prose, "# Title\n\nWords")[0].heading == ()
    assert [
        plain(each.heading) for each in sections(prose, "---\ntitle: T\n---\n# Other\n\nx")
    ] == ["Other"]


@pytest.mark.parametrize(
    ("heading", "readers"),
    [
        ("## Situation", Readers.BOTH),
        ("## What happened", Readers.BOTH),
        ("Facilitator notes\n---", Readers.FACILITATOR),
        ("## **Teaching note**", Readers.FACILITATOR),
        ("## Notes for trainers", Readers.FACILITATOR),
        ("## Anything else", Readers.FACILITATOR),
        ("## Facts to check", Readers.FACILITATOR),
        ("# Situation", Readers.FACILITATOR),
    ],
)
def test_a_section_is_for_whom_its_heading_says(prose, heading, readers):
    (section,) = sections(prose, f"---\ntitle: T\n---\n{heading}\n\nWords\n")
    assert {block.readers for block in section.blocks} == {readers}


def test_a_figure_that_cannot_be_drawn_is_marked_all_the_same(prose):
    text = "## Figures\n\n- a\n\n| Figure | Value | Source | Year | More |\n| - | - | - | - | - |\n"
    (section,) = sections(prose, f"---\ntitle: T\n---\n{text}| P | 1 | | | beyond |\n")
    said = [plain(b.content.words) for b in section.blocks if isinstance(b.content, Paragraph)]
    assert said == ["P: unverified — no source or year"]


def test_headings_never_skip_a_level_in_a_view():
    blocks = [Heading(3, (Run("a"),)), Heading(5, (Run("b"),)), Heading(3, (Run("c"),))]
    from casebook.export.document import for_both

    view = Document("", "", "", for_both(*blocks)).view(Audience.PARTICIPANT)
    assert [block.content.level for block in view.blocks] == [1, 2, 1]


def test_what_is_for_paper_takes_no_room_on_a_screen():
    assert set_content(PageBreak()) == set_content(Contents()) == ""
    assert set_content(Room(2)).count("line") == 2


def test_a_picture_that_is_none_is_reported_as_such(prose):
    case = read_document("![a](x.svg)", "a.md")
    desk = Desk(Material(root=case, cases=(case,)))
    desk.sections(case)
    assert [problem.code for problem in desk.problems] == ["missing-picture"]
    assert image_of(b"<svg/>") is None
