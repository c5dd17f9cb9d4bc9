"""PDF: text stays text, nothing is read or fetched, one lesson is one page."""

import pypdfium2
import pytest

from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.export.document import Document, Paragraph, View, for_both, said
from casebook.export.fonts import letters_in
from casebook.export.pdf_writer import PageNotSet, document_pdf
from tests.unit.export.test_office_files import CASE, PACK

HOSTILE = """\
---
title: '#read("/etc/passwd") $x$ *a*'
grade: survey
---
## Situation
A command: #read("/etc/passwd") and #import "@preview/cetz:0.1.0" and `#panic()` and $ x^2 $.

![a](../../../etc/passwd) ![b](https://example.org/x.png) \\#let x = 1 // not a comment

## Discussion questions
1. #include "blocks.typ"?
"""
LESSON = """\
---
kind: lesson
title: Look up
applies_when: {when}
---
## Why
{why}

## Do this
1. Look.
"""


def pages_of(data):
    pdf = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    return texts


def test_commands_of_the_typesetter_stay_text(exported):
    files, made = exported({"case.md": HOSTILE}, "case", artefacts=frozenset({Artefact.HANDOUT}))
    name = next(name for name in files if name.endswith(".pdf"))
    said = " ".join(" ".join(pages_of(files[name])).split())
    assert 'A command: #read("/etc/passwd") and #import "@preview/cetz:0.1.0"' in said
    assert "#panic()" in said
    assert "$ x^2 $" in said
    assert '#include "blocks.typ"?' in said
    assert "root:" not in said
    assert {problem.code for problem in made.problems} == {"missing-picture"}


def test_a_page_is_accessible_and_has_its_title(exported):
    files, _ = exported({"case.md": HOSTILE}, "case", artefacts=frozenset({Artefact.GUIDE}))
    data = next(data for name, data in files.items() if name.endswith(".pdf"))
    assert b"pdfuaid:part" in data
    assert b"/StructTreeRoot" in data
    assert b"CreationDate" not in data


def test_hard_content_is_set_whole(exported, picture):
    library = {
        "case.md": CASE,
        "pack.md": PACK,
        "wide.png": picture(3000, 60),
        "tall.png": picture(40, 2000),
    }
    files, _ = exported(
        library, "case", "pack", artefacts=frozenset({Artefact.GUIDE, Artefact.HANDOUT})
    )
    for name, data in files.items():
        if name.endswith(".pdf"):
            texts = pages_of(data)
            assert all(len(text.strip()) > 60 for text in texts), name
    guide = next(data for name, data in files.items() if name.endswith("guide-facilitator.pdf"))
    said = " ".join(" ".join(pages_of(guide)).split())
    for number in range(60):
        assert f"Reason {number}" in said
    assert "(unverified" in said


@pytest.mark.parametrize("words", [10, 120, 700])
def test_a_huddle_card_is_one_page_however_long_the_lesson(exported, words):
    lesson = LESSON.format(when="planning", why="word " * words)
    wanted = frozenset({Artefact.HUDDLE})
    files, _ = exported({"look.md": lesson}, "look", artefacts=wanted)
    assert list(files) == ["look-up-huddle-look-up-participant.pdf"]
    (text,) = pages_of(files["look-up-huddle-look-up-participant.pdf"])
    assert "Today I will" in text


def test_a_huddle_that_would_be_too_small_to_read_goes_on_and_is_reported(exported):
    lesson = LESSON.format(when="planning", why="Nobody reads so many words here. " * 400)
    files, made = exported({"look.md": lesson}, "look", artefacts=frozenset({Artefact.HUDDLE}))
    texts = pages_of(files["look-up-huddle-look-up-participant.pdf"])
    assert len(texts) > 1
    assert "Today I will" in texts[-1]
    (problem,) = made.problems
    assert problem.code == "long-huddle"
    assert f"takes {len(texts)} pages" in problem.message


def test_a_huddle_that_fits_is_not_reported(exported):
    lesson = LESSON.format(when="planning", why="word " * 700)
    _, made = exported({"look.md": lesson}, "look", artefacts=frozenset({Artefact.HUDDLE}))
    assert made.problems == ()


def test_letters_beyond_our_fonts_are_known():
    assert not letters_in(["Größe Ω Ж א م — “quoted” ☐ 12"]).elsewhere


def test_a_page_that_cannot_be_set_is_said_in_a_sentence():
    blocks = for_both(Paragraph(said("x")))
    view = Document("", "Handout", "en", blocks).view(Audience.PARTICIPANT)
    assert isinstance(view, View)
    with pytest.raises(PageNotSet, match="cannot be set as a PDF"):
        document_pdf(view)
