"""What is long, wide or tall stands on its pages whole: nothing beyond an edge, nothing lost."""

import io

import docx
import pptx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.document import Document, Heading, Items, Look, Paragraph, for_both, said
from casebook.export.pdf_writer import document_pdf
from casebook.export.pptx_text import Line, cut, height
from casebook.export.staying import stays_with
from casebook.export.type_widths import lines_of_text
from casebook.export.widths import roomy_shares, shares
from tests.unit.export.conftest import words_of

TITLE = "What happened at the front door on the last Saturday before the holidays " * 2
ROWS = "\n".join(
    f"| Strategy {at} with words enough to break its line twice | + | 0 | - | Reason {at} |"
    for at in range(60)
)
CASE = f"""\
---
title: {TITLE}
summary: In short
grade: survey
source: Annual report
---
## Situation
It began “with words that somebody really said in public” and went on. {"word " * 900} ENDOFWORDS

![[wide.png]]

![[tall.png]]

## Challenges
| Challenge | Response |
| --- | --- |
| {"A cell that goes on. " * 400} ENDOFCELL | Short |

## Risks
| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| safety | {"A fall of somebody " * 30} | 2 | 4 | A mat |

## Balance
| Strategy | Safety | Quality | Efficiency | Why |
| --- | --- | --- | --- | --- |
{ROWS}

## Figures
| Figure | Value | Source | Year |
| --- | --- | --- | --- |
| People | 12 | | |

## Facts to check
- [ ] Who was there
- [x] When it was

## Discussion questions
1. {"Why did it happen? " * 20}

   Because.
2. Short?
"""
PACK = f"""\
---
kind: pack
title: {TITLE}
lessons: [look]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | present | [[case]] | situation, challenges, balance | |
| 5 | discuss | [[case]] | questions | |
| 5 | worksheet | [[case]] | | |
"""
LOOK = f"---\nkind: lesson\ntitle: Look up\n---\n## Why\n{'Because it helps. ' * 600}\n"
LATER = """\
---
kind: pack
title: A talk later
follows: "[[pack]]"
planned: 2026-12-01
---
"""
FILES = {"pack.md": PACK, "case.md": CASE, "look.md": LOOK, "later.md": LATER}


@pytest.fixture
def made(exported, picture):
    def run(*artefacts, **wanted):
        pictures = {"wide.png": picture(2600, 300), "tall.png": picture(300, 2600)}
        files, done = exported(
            FILES | pictures, "pack", artefacts=frozenset(artefacts), replace=True, **wanted
        )
        return {name.split("saturday-", 1)[-1]: data for name, data in files.items()}, done

    return run


def test_no_letter_of_a_pdf_stands_beyond_its_page_or_below_its_foot(made):
    files, _ = made(
        *(Artefact.GUIDE, Artefact.HANDOUT, Artefact.WORKSHEET, Artefact.HUDDLE),
        formats=frozenset({Format.PDF}),
    )
    assert len(files) == 4
    for name, data in files.items():
        pdf = pypdfium2.PdfDocument(data)
        for page in pdf:
            wide, high = page.get_size()
            text = page.get_textpage()
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            assert boxes, f"an empty page in {name}"
            assert min(box[0] for box in boxes) > 15
            assert max(box[2] for box in boxes) < wide - 15
            assert min(box[1] for box in boxes) > 15
            assert max(box[3] for box in boxes) < high - 15
        pdf.close()


def test_no_words_of_a_worksheet_stand_on_others(made):
    files, _ = made(Artefact.WORKSHEET, formats=frozenset({Format.PDF}))
    pdf = pypdfium2.PdfDocument(next(iter(files.values())))
    for page in pdf:
        text = page.get_textpage()
        places = [text.get_rect(at) for at in range(text.count_rects())]
        for at, (left, bottom, right, top) in enumerate(places):
            for other in places[at + 1 :]:
                beside = min(right, other[2]) - max(left, other[0]) < 2
                below = min(top, other[3]) - max(bottom, other[1]) < 2
                assert beside or below
    pdf.close()


def test_all_words_are_in_every_form_and_none_are_cut(made):
    files, _ = made(Artefact.GUIDE, Artefact.SLIDES)
    for name, data in files.items():
        if "guide" in name or "facilitator" in name:
            said_there = words_of(name, data)
            assert "ENDOFWORDS" in said_there, name
            assert "ENDOFCELL" in said_there, name


def test_no_shape_stands_beyond_its_slide(made):
    files, _ = made(Artefact.SLIDES)
    for data in files.values():
        show = pptx.Presentation(io.BytesIO(data))
        for slide in show.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= show.slide_width
                assert shape.top + shape.height <= show.slide_height


def test_no_slide_says_more_than_it_has_room_for(made):
    files, _ = made(Artefact.SLIDES)
    show = pptx.Presentation(io.BytesIO(next(iter(files.values()))))
    for slide in show.slides:
        said_there = sum(len(s.text_frame.text) for s in slide.placeholders if s.has_text_frame)
        assert said_there < 1800


def test_a_long_line_is_cut_between_words_and_loses_none():
    line = Line(said("one two three four five six seven eight nine ten " * 40), mark="1.")
    parts = cut(line, 16, 300, 120)
    assert len(parts) > 3
    assert all(height(part, 16, 300) <= 120 for part in parts)
    assert [part.mark for part in parts[:2]] == ["1.", ""]
    joined = "".join(run.text for part in parts for run in part.words)
    assert joined == line.words[0].text


def test_columns_get_what_stands_in_them():
    heads = tuple(map(said, ("Start", "Item", "Note")))
    rows = ((said("0:00"), (), said("word " * 60)), (said("0:05"), said("A case"), ()))
    start, item, note = shares(heads, rows)
    assert start + item + note == pytest.approx(1)
    assert note > 3 * item > start
    label, first, second = roomy_shares(
        tuple(map(said, ("", "Risk", "Why"))), ((said("S1"), said("A fall"), ()),)
    )
    assert label < second
    assert first > 0


def test_contents_of_a_word_file_lead_to_headings_and_name_no_page_that_may_be_wrong(made):
    files, _ = made(Artefact.GUIDE, formats=frozenset({Format.DOCX}))
    page = docx.Document(io.BytesIO(next(iter(files.values()))))
    lines = [p for p in page.paragraphs if p.style.name.startswith("TOC")]
    marks = {mark.get(qn("w:name")) for mark in page.element.iter(qn("w:bookmarkStart"))}
    headings = {p.text for p in page.paragraphs if p.style.name.startswith("Heading")}
    assert len(lines) > 5
    for line in lines:
        link = line._p.find(qn("w:hyperlink"))
        assert link.get(qn("w:anchor")) in marks
        assert "".join(text.text for text in link.iter(qn("w:t"))) in headings
    assert "w:dirty" not in page.element.xml
    assert "w:updateFields" not in page.settings.element.xml


def test_what_leads_on_to_a_list_or_a_heading_stays_with_it(made):
    files, _ = made(Artefact.GUIDE, formats=frozenset({Format.DOCX}))
    page = docx.Document(io.BytesIO(next(iter(files.values()))))
    leading = next(p for p in page.paragraphs if p.text.startswith("Check before the session"))
    assert leading._p.pPr.find(qn("w:keepNext")) is not None
    assert stays_with(Paragraph(said("In short:")), Heading(2, said("Next")))
    assert stays_with(Paragraph(said("8 min"), Look.SMALL), Paragraph(said("Alone")))
    assert not stays_with(Paragraph(said("A story. " * 40)), Items(()))
    assert not stays_with(Paragraph(said("8 min")), None)
    assert not stays_with(Heading(1, said("Head")), Paragraph(said("Words")))


def test_letters_that_no_font_has_end_their_lines_within_the_page():
    view = Document("เปิด" * 60, "Guide", "th", for_both(Paragraph(said("แถวยาว" * 200))))
    pdf = pypdfium2.PdfDocument(document_pdf(view.view(Audience.FACILITATOR)))
    for page in pdf:
        text = page.get_textpage()
        rights = [text.get_charbox(at)[2] for at in range(text.count_chars())]
        assert max(rights) < page.get_size()[0] - 15
    pdf.close()


def test_small_pictures_are_not_blown_up_on_a_slide(exported, picture):
    case = "# Case\n\n## Situation\nWords\n\n![[tiny.png]]\n"
    files, _ = exported(
        {"case.md": case, "tiny.png": picture(24, 24)}, "case", artefacts={Artefact.SLIDES}
    )
    show = pptx.Presentation(io.BytesIO(next(iter(files.values()))))
    found = [s for slide in show.slides for s in slide.shapes if hasattr(s, "image")]
    assert [shape.width.inches for shape in found] == [0.5]


def test_slides_use_the_room_that_words_really_need(exported):
    aims = "\n".join(f"  - An objective {at} in a rather long sentence of words" for at in range(9))
    pack = f"---\nkind: pack\ntitle: Pack\nobjectives:\n{aims}\n---\n"
    files, _ = exported({"pack.md": pack}, "pack", artefacts={Artefact.SLIDES})
    show = pptx.Presentation(io.BytesIO(next(iter(files.values()))))
    assert [slide.shapes.title.text for slide in show.slides] == ["Pack", "Objectives"]
    assert lines_of_text("nine words that go on one line of this", 20, 400) == 1
    assert lines_of_text("nine words that go on one line of this", 20, 200) == 2
    assert lines_of_text("長い" * 20, 20, 200) == 4
    assert lines_of_text("x" * 200, 20, 200) > 8


def test_what_is_marked_on_a_worksheet_is_narrow_and_its_reason_wide():
    heads = tuple(map(said, ("Strategy", "Safety", "Quality", "Efficiency", "Why")))
    strategy, *marks, why = roomy_shares(heads, ((said("A greeting"), (), (), (), ()),))
    assert why > 1.3 * max(marks)
    assert strategy > max(marks)


def test_short_tables_stay_together_and_high_rows_may_break(made):
    files, _ = made(Artefact.GUIDE, formats=frozenset({Format.DOCX}))
    page = docx.Document(io.BytesIO(next(iter(files.values()))))
    by_head = {table.rows[0].cells[0].text: table for table in page.tables}
    figures, challenges = by_head["Figure"], by_head["Challenge"]
    assert figures.rows[0]._tr.find(f".//{qn('w:keepNext')}") is not None
    assert figures.rows[-1]._tr.find(f".//{qn('w:keepNext')}") is None
    assert figures.rows[1]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert challenges.rows[1]._tr.trPr.find(qn("w:cantSplit")) is None


def test_the_handout_quotes_the_source_in_short(made):
    files, _ = made(Artefact.HANDOUT, formats=frozenset({Format.DOCX}))
    said_there = words_of("a.docx", next(iter(files.values())))
    assert "From the source" in said_there
    assert "with words that somebody really said in public" in said_there
    assert "— Annual report" in said_there
    assert "Because." not in said_there


def test_the_guide_has_what_to_check_the_analysis_and_what_follows(made):
    files, _ = made(Artefact.GUIDE, formats=frozenset({Format.DOCX}))
    page = docx.Document(io.BytesIO(next(iter(files.values()))))
    heads = [p.text for p in page.paragraphs if p.style.name.startswith("Heading")]
    assert heads.index("Not verified yet") < heads.index("Agenda")
    assert heads.index("Model analysis") < heads.index("Risks")
    assert "After the session" in heads
    texts = [p.text for p in page.paragraphs]
    assert "☐ Who was there" in texts
    assert "☐ When it was" not in texts
    assert any(text.startswith("☐ People: 12 (unverified") for text in texts)
    assert "☐ 2026-12-01: A talk later" in texts
