"""PDF: text, headings by their size, pages that are pictures."""

import pytest

from casebook.domain.errors import ImportRefused
from casebook.importing.importer import convert
from casebook.importing.limits import Limits
from casebook.importing.source import Asked, Source
from tests.unit.importing.making import converted, drafted, pdf

BODY = [
    (10, 690 - 13 * line, f"Line {word} of the report goes on to the right until it is full.")
    for line, word in enumerate(("one", "two", "three", "four", "five"))
]
PAGES = [
    [(9, 770, "Acme Report 7"), (22, 745, "The Long Queue"), (15, 715, "What happened"), *BODY,
     (9, 30, "Page 1 of 3")],
    [(9, 770, "Acme Report 7"), *BODY, (9, 30, "Page 2 of 3")],
    [(9, 770, "Acme Report 7"), (15, 745, "Takeaways"), (10, 720, "\\225 Open early"),
     (10, 705, "- Say sorry, and mean it"), (10, 693, "every time"), (10, 660, "1. Ask"),
     (10, 640, "2) Tell"), (10, 600, "An end without a list."), (9, 30, "Page 3 of 3")],
]  # fmt: skip


def test_headings_paragraphs_and_lists_are_guessed():
    draft = drafted("report.pdf", pdf(PAGES))
    assert draft.title == "The Long Queue"
    assert draft.cleaned.startswith("## Situation\n\nLine one of the report goes on to the right")
    assert "full. Line two" in draft.cleaned
    assert (
        "## Lessons learned\n\n- Open early\n- Say sorry, and mean it every time\n1. Ask\n2. Tell"
        in draft.cleaned
    )
    assert "Page 2" not in draft.cleaned
    assert draft.cleaned.endswith("An end without a list.")


def test_running_titles_are_left_out_and_said():
    (document,) = converted("report.pdf", pdf(PAGES))
    assert "Acme" not in document.markdown
    assert document.warnings == ("Left out as repeated on the pages: Acme Report ….",)


def test_the_file_says_title_author_and_date():
    info = "/Title (Queues) /Author (Ann Smith) /CreationDate (D:20200102030405)"
    (document,) = converted("r.pdf", pdf([BODY], info))
    assert document.title == "Queues"
    assert document.facts == {"author": "Ann Smith", "date": "2020-01-02"}
    (other,) = converted("r.pdf", pdf([BODY], "/Title (Microsoft Word - x.doc)"))
    assert (other.title, other.facts) == ("", {})


def test_a_page_without_text_is_said_to_be_scanned():
    (document,) = converted("r.pdf", pdf([BODY, [], BODY]))
    assert document.warnings == ("Page 2 has no text: it is a picture, as a scanner makes it.",)
    assert "Pages 2, 3 have no text" in converted("r.pdf", pdf([BODY, [], []]))[0].warnings[0]
    with pytest.raises(ImportRefused, match="scanner"):
        convert(Source("r.pdf", pdf([[], []])), Asked())


def test_only_so_many_pages_are_read():
    asked = Asked(limits=Limits(pages=1))
    (document,) = converted("r.pdf", pdf(PAGES), asked)
    assert "Takeaways" not in document.markdown
    assert document.warnings == ("Only the first 1 pages were read.",)


def test_several_large_headings_leave_no_title():
    pages = [[(22, 745, "First"), *BODY], [(22, 745, "Second"), (22, 720, "line of it"), *BODY]]
    (document,) = converted("r.pdf", pdf(pages))
    assert document.title == ""
    assert "## First\n" in document.markdown
    assert "## Second line of it\n" in document.markdown


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing", pdf([BODY])[:200]])
def test_a_damaged_pdf_says_so(data):
    with pytest.raises(ImportRefused, match="damaged"):
        convert(Source("r.pdf", data), Asked())


def test_a_protected_pdf_says_so():
    # a dictionary of encryption whose password is not the empty one
    plain = pdf([BODY])
    locked = plain.replace(
        b"trailer <<",
        b"trailer << /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /Length 40 /O (" + b"x" * 32 + b") /U ("
        + b"y" * 32 + b") >>",
    )  # fmt: skip
    with pytest.raises(ImportRefused, match="password"):
        convert(Source("r.pdf", locked), Asked())


BROWSER = (
    "/Title (The Long Queue - News) /Creator (Mozilla/5.0 Chrome/120) /Producer (Skia/PDF m120)"
)


def printed(*around, info=BROWSER):
    info = f"{info} /CreationDate (D:20260102030405)"
    heights = (780, 20, 20)
    lines = [(8, height, words) for height, words in zip(heights, around, strict=False)]
    return converted("page.pdf", pdf([[*BODY, *lines]], info))[0]


@pytest.mark.parametrize(
    "around",
    [
        ("3/5/24, 1:53 PM The Long Queue - News", "https://example.org/queue.html 1/2"),
        ("05.03.2024, 13:53", "https://example.org/queue.html 1 von 2"),
        ("The Long Queue - News https://example.org/queue.html", "1 of 2 05/03/2024, 13:53"),
    ],
)
def test_what_a_browser_prints_around_a_page_is_left_out_and_says_where_it_was(around):
    document = printed(*around)
    assert document.facts == {"source": "https://example.org/queue.html"}
    assert "2024" not in document.markdown
    assert "example" not in document.markdown
    assert document.markdown.endswith("until it is full.")


def test_the_address_of_a_file_on_somebodys_computer_is_no_source():
    document = printed("3/5/24, 1:53 PM", "file:///home/ann/queue.html 1/1")
    assert document.facts == {}
    assert "ann" not in document.markdown


def test_lines_of_the_page_itself_stay():
    document = printed("3/5/24, 1:53 PM We opened the second door", "See https://example.org/a b")
    assert "second door" in document.markdown
    assert "example" in document.markdown


def test_what_no_browser_printed_keeps_such_lines():
    document = printed("3/5/24, 1:53 PM", "https://example.org/q 1/2", info="/Producer (Word)")
    assert "1:53 PM" in document.markdown
    assert document.facts == {"date": "2026-01-02"}
