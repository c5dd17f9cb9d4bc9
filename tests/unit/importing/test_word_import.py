"""Word documents, made here as Word writes them."""

import pytest

from casebook.domain.errors import ImportRefused
from casebook.importing.importer import convert
from casebook.importing.source import Asked, Format, Source
from tests.unit.importing.making import converted, docx, drafted, paragraph, png

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def _picture(relation, attribute="embed"):
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="p" descr="The line"/><a:graphic xmlns:a='
        '"http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic='
        '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        f'<a:blip r:{attribute}="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def test_headings_tables_and_the_title_come_out_right():
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(word)}</w:tc>' for word in row)}</w:tr>"
        for row in (("Who", "What"), ("Clerk", "waits"))
    )
    body = (
        paragraph("The line", "Title")
        + paragraph("What happened", "Heading1")
        + paragraph("It was long.")
        + paragraph("Details", "Heading2")
        + f"<w:tbl>{cells}</w:tbl>"
        + paragraph("Takeaways", "Heading1")
        + paragraph("Open early.")
    )
    draft = drafted("r.docx", docx(body))
    assert (draft.title, draft.format) == ("The line", Format.WORD)
    assert draft.cleaned == (
        "## Situation\n\nIt was long.\n\n### Details\n\n| Who | What |\n| --- | --- |\n"
        "| Clerk | waits |\n\n## Lessons learned\n\nOpen early."
    )


def test_the_core_properties_are_facts():
    core = (
        "<dc:title>Microsoft Word - Document1</dc:title><dc:creator>Ann Smith</dc:creator>"
        "<dcterms:created>2015-06-07T08:00:00Z</dcterms:created><dc:language>en-GB</dc:language>"
    )
    draft = drafted("The report.docx", docx(paragraph("It was long."), core=core))
    assert draft.title == "The report"
    for line in ("author: Ann Smith", "date: 2015-06-07", "language: en-GB"):
        assert f"\n{line}\n" in draft.text
    assert draft.people == ("Ann Smith",)
    assert (
        drafted("b.docx", docx(paragraph("Text."), core="<dc:title>My line</dc:title>")).title
        == "My line"
    )
    nobody = docx(paragraph("Text."), core="<dc:creator>python-docx</dc:creator>")
    assert converted("c.docx", nobody)[0].facts == {}
    broken = docx(paragraph("Text."), more={"docProps/core.xml": "<broken"})
    assert converted("c.docx", broken)[0].facts == {}


def test_footnotes_become_footnotes_and_comments_notes_for_facilitators():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = paragraph("It was long.", extra=reference) + paragraph("They waited.", extra=comment)
    data = docx(
        body,
        more={
            "word/footnotes.xml": f'<w:footnotes {_NS}><w:footnote w:id="2">'
            f"{paragraph('By the clock.')}</w:footnote></w:footnotes>",
            "word/comments.xml": f'<w:comments {_NS}><w:comment w:id="0" w:initials="AS" '
            f'w:author="Ann">{paragraph("Ask the group how long.")}</w:comment></w:comments>',
        },
        relations=(
            ("rF", "footnotes", "footnotes.xml"),
            ("rC", "comments", "comments.xml"),
        ),
    )
    draft = drafted("r.docx", data)
    assert draft.cleaned == (
        "It was long.[^1]\n\nThey waited.\n\n[^1]: By the clock.\n\n## Facilitator notes\n\n"
        "- At “They waited.”: Ask the group how long. (AS)\n"
    )


def test_notes_join_those_that_the_document_has():
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = (
        paragraph("Facilitator notes", "Heading1")
        + paragraph("Wait.", extra=comment)
        + paragraph("Impact", "Heading1")
        + paragraph("None.")
    )
    comments = f'<w:comments {_NS}><w:comment w:id="0">{paragraph("Why?")}</w:comment></w:comments>'
    data = docx(
        body,
        more={"word/comments.xml": comments},
        relations=(("rC", "comments", "comments.xml"),),
    )
    assert drafted("r.docx", data).cleaned == (
        "## Facilitator notes\n\nWait.\n\n- At “Wait.”: Why?\n\n## Impact\n\nNone.\n"
    )


def test_pictures_come_along_once_each_and_those_elsewhere_do_not():
    body = (
        paragraph("See:")
        + _picture("p1")
        + _picture("p1")
        + _picture("p2")
        + _picture("far", "link")
    )
    data = docx(
        body,
        more={"word/media/a.png": png(), "word/media/b.svg": b"<svg/>"},
        relations=(
            ("p1", "image", "media/a.png"),
            ("p2", "image", "media/b.svg"),
            ("far", "image", "https://tracker.example/x.png"),
        ),
    )
    draft = drafted("The report.docx", data)
    assert draft.cleaned.count("![The line](picture:0)") == 2
    assert draft.picture_places == ("attachments/the-report/picture-1.png",)
    assert "![The line](attachments/the-report/picture-1.png)" in draft.text
    assert draft.warnings == (
        "2 pictures were left out: not PNG, JPEG, GIF, WebP or BMP, not in the file, or too large.",
    )
    assert "tracker" not in draft.text
    moved = draft.placed("deep/down/r.md")
    assert "![The line](../../attachments/r/picture-1.png)" in moved.text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (docx(""), "has no text"),
        (docx("<w:p><w:broken></w:p>"), "damaged"),
        (docx(paragraph("It was long."))[:-60], "damaged"),
        (docx(paragraph("x"), more={"word/document.xml": ""}), "damaged"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data, says):
    with pytest.raises(ImportRefused, match=rf"r\.docx.*{says}"):
        convert(Source("r.docx", data), Asked())
