"""E-mails: what was written, what it answers, what is attached."""

import pytest

from casebook.domain.errors import ImportRefused
from casebook.importing.importer import convert
from casebook.importing.limits import Limits
from casebook.importing.source import Asked, Format, Source
from tests.unit.importing.making import converted, docx, drafted, mail, paragraph, png

TEXT = """\
Hello all

The queue was long on Monday. We opened two tills.

- one early

--{}
Ann Smith
Shift lead
""".format(" ")
HISTORY = """
On Mon, 11 Mar 2024 at 10:00, Bob Jones
<bob@example.org> wrote:
> What did you do?
>
> Bob
"""


def test_a_mail_is_its_text_with_subject_author_and_date():
    draft = drafted("m.eml", mail(TEXT, "Re: AW: A long queue").as_bytes())
    assert (draft.title, draft.format) == ("A long queue", Format.MAIL)
    assert draft.cleaned == (
        "Hello all\n\nThe queue was long on Monday. We opened two tills.\n\n- one early"
    )
    assert "date: 2024-03-12\n" in draft.text
    assert draft.people == ("Ann Smith",)


@pytest.mark.parametrize(
    "history",
    [
        HISTORY,
        "\n-----Original Message-----\nWhat did you do?\n",
        "\nFrom: Bob Jones\nSent: Monday\nTo: Ann\n\nWhat did you do?\n",
        "\n> What did you do?\n> Bob\n",
        "\nAm 11.03.2024 um 10:00 schrieb Bob:\n> What did you do?\n",
    ],
)
def test_what_a_mail_answers_is_folded_into_a_quotation(history):
    (document,) = converted("m.eml", mail(TEXT.partition("\n--")[0] + history).as_bytes())
    written, _, quoted = document.markdown.partition("\n\n## Earlier messages\n\n")
    assert written.endswith("- one early")
    assert "> What did you do?" in quoted
    assert all(line.startswith(">") for line in quoted.split("\n"))


def test_a_mail_that_only_forwards_has_no_heading_above_it():
    (document,) = converted("m.eml", mail("> What did you do?\n").as_bytes())
    assert document.markdown == "> What did you do?"


def test_a_mail_of_html_alone_loses_its_scripts():
    message = mail(
        "", html="<p>It was <b>long</b>.<script>x()</script></p><blockquote>Why?</blockquote>"
    )
    (document,) = converted("m.eml", message.as_bytes())
    assert document.markdown == "It was **long**.\n\n> Why?"


def test_attachments_are_documents_of_their_own_and_pictures_belong_to_the_mail():
    message = mail("See attached.")
    message.add_attachment(
        docx(paragraph("The report", "Title") + paragraph("It was bad.")),
        maintype="application",
        subtype="octet-stream",
        filename="report.docx",
    )
    message.add_attachment(png(), maintype="image", subtype="png", filename="queue.png")
    message.add_attachment(
        b"\0\1\2\xff" * 90, maintype="application", subtype="x", filename="a.bin"
    )
    inner = mail("The inner one.", "Inner")
    inner.add_attachment("a,b,c\n1,2,3\n4,5,6\n", filename="t.csv", subtype="csv")
    message.add_attachment(inner)
    first, report, deep, table = converted("m.eml", message.as_bytes())
    assert first.markdown == "See attached.\n\n![queue.png](picture:0)"
    assert first.pictures[0].name == "queue.png"
    assert "Of the attachments: a.bin" in first.warnings[0]
    assert (report.title, report.part, report.format) == ("The report", "report.docx", Format.WORD)
    assert (deep.title, deep.markdown) == ("Inner", "The inner one.")
    assert table.part.endswith("t.csv")


def test_mails_within_mails_are_followed_only_so_deep():
    message = mail("Number 0", "0")
    for number in range(1, 6):
        outer = mail(f"Number {number}", str(number))
        outer.add_attachment(message)
        message = outer
    documents = converted("m.eml", message.as_bytes())
    assert [document.title for document in documents] == ["5", "4", "3", "2"]
    assert any("nested too deeply" in word for one in documents for word in one.warnings)


def test_only_so_many_attachments_are_looked_at():
    message = mail("Look.")
    for number in range(5):
        message.add_attachment(png(number), maintype="image", subtype="png", filename="a.png")
    asked = Asked(limits=Limits(attachments=2))
    (document,) = converted("m.eml", message.as_bytes(), asked)
    assert len(document.pictures) == 2
    assert document.warnings == ("Only 2 attachments were looked at.",)


def test_a_mail_without_text_is_what_is_attached():
    message = mail("")
    message.add_attachment(
        docx(paragraph("It was bad.")), maintype="a", subtype="b", filename="r.docx"
    )
    (document,) = converted("m.eml", message.as_bytes())
    assert (document.title, document.format) == ("R", Format.WORD)
    with pytest.raises(ImportRefused, match="no text"):
        convert(Source("m.eml", mail("").as_bytes()), Asked())


def test_odd_headers_and_encodings_cost_nothing_else():
    raw = (
        b"From: =?nonsense?q?x?=\r\nTo: a\r\nDate: someday\r\nMIME-Version: 1.0\r\nSubject: A\r\n"
        b" line\r\nContent-Type: text/plain; charset=nobody-knows\r\n\r\nGr\xc3\xbc\xc3\x9fe\r\n"
    )
    (document,) = converted("m.eml", raw)
    assert document.title == "A line"
    assert document.markdown == "Grüße"
    assert "date" not in document.facts


def test_a_text_with_one_header_is_no_mail():
    assert converted("a.txt", "From: the shop\n\nIt was long.\n")[0].format is Format.TEXT


def test_a_page_that_was_saved_as_mail_is_a_page():
    prose = "The line was long, the clerks were few, and nobody had said why. " * 6
    message = mail("", "The line", html=f"<html lang='en'><nav>Home</nav><p>{prose}</p></html>")
    del message["From"]
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://example.org/line"
    draft = drafted("page.mhtml", message.as_bytes())
    assert "Home" not in draft.text
    assert "source: https://example.org/line\n" in draft.text
    assert "language: en\n" in draft.text
    assert "Blink" not in draft.text
