"""Word files and slides: real styles, headings, tables, alt texts, notes; hard content whole."""

import io

import docx
import pptx
import pytest

from casebook.export.artefacts import Artefact

ROWS = "\n".join(
    f"| Strategy {number} of many | + | 0 | - | Reason {number} |" for number in range(60)
)
MOMENTS = "\n".join(
    f"- 14:{number:02} — **Action** Step {number} " + "of it " * 30 for number in range(20)
)
CASE = f"""\
---
title: {"A very long title that goes on and on about what happened at the door " * 2}
summary: In short
grade: survey
language: en
---
Before all headings, with `code`, ~~struck~~ words and a [link](https://example.org).

![[wide.png|What it shows]]

![[tall.png]]

# A part

## Situation
{"word " * 900}

مرحبا بالعالم. هذه قصة قصيرة.

顧客が列に並んでいました。{"長い文章です。" * 120}

{"x" * 400}

- first
  - second
    - third
      - fourth

        below it
- [x] done
- [ ] open

> Quoted words

> - in a list

```
code  with spaces
```

1. one

   ![[tall.png]]

2. two

## Timeline
{MOMENTS}

## Balance
Before the table.

| Strategy | Safety | Quality | Efficiency | Why |
| --- | --- | --- | --- | --- |
{ROWS}

## Risks
| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| safety, security | A fall | 2 | 4 | A mat |
| nothing known | A queue | | | |

## Response matrix
| Responsibility | Minor | Serious |
| --- | --- | --- |
| Ours | Sorry | Refund (5 – 10) |

## Figures
| Figure | Value | Source | Year |
| --- | --- | --- | --- |
| People | 12 | | |

## Judgment zones
| Touchpoint | Who decides | What they may do |
| --- | --- | --- |
| Desk | Clerk | Refund |

## Viewpoints
- **Clerk** — Was alone.
- Nobody was asked.

## Discussion questions
1. Why?
"""
PACK = """\
---
kind: pack
title: Everything
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | open | | | Say hello |
| 9 | present | [[case]] | situation, timeline, balance, risks, response matrix, figures | Slowly |
| 5 | close | | | |

## Guide
### 1 Open
- **Say** Welcome
"""


@pytest.fixture
def files(exported, picture):
    library = {
        "case.md": CASE,
        "pack.md": PACK,
        "wide.png": picture(3000, 60),
        "tall.png": picture(40, 2000),
    }
    wanted = frozenset({Artefact.GUIDE, Artefact.HANDOUT, Artefact.SLIDES, Artefact.WORKSHEET})
    made, _ = exported(library, "case", "pack", artefacts=wanted)
    return made


def one(files, ending):
    return next(data for name, data in sorted(files.items()) if name.endswith(ending))


def test_a_word_file_has_headings_contents_and_header_rows(files):
    page = docx.Document(io.BytesIO(one(files, "guide-facilitator.docx")))
    styles = {paragraph.style.name for paragraph in page.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "TOC 1", "List Bullet 3", "Quote", "List"} <= styles
    assert 'TOC \\o "1-' in page.element.xml
    for table in page.tables:
        assert "tblHeader" in table.rows[0]._tr.xml
    assert max(len(table.rows) for table in page.tables) == 61


def test_pictures_have_words_and_fit_the_page(files):
    page = docx.Document(io.BytesIO(one(files, "guide-facilitator.docx")))
    told = [shape._inline.docPr.get("descr") for shape in page.inline_shapes]
    assert "What it shows" in told
    assert all(told)
    for shape in page.inline_shapes:
        assert shape.width.cm <= 16.7
        assert shape.height.cm <= 17.1


def test_words_read_from_right_to_left_are_turned(files):
    page = docx.Document(io.BytesIO(one(files, "handout-participant.docx")))
    turned = next(each for each in page.paragraphs if "مرحبا" in each.text)
    assert "w:bidi" in turned._p.xml
    assert "w:rtl" in turned._p.xml


def test_lists_count_for_themselves_and_breaks_begin_pages(files):
    page = docx.Document(io.BytesIO(one(files, "guide-facilitator.docx")))
    numbered = [each for each in page.paragraphs if each.style.name == "List Number"]
    numbers = {each._p.pPr.numPr.numId.val for each in numbered}
    assert len(numbers) > 1
    assert any(each.paragraph_format.page_break_before for each in page.paragraphs)


def test_nothing_of_the_computer_stands_in_the_properties(files):
    for name, data in files.items():
        if name.endswith(".docx"):
            told = docx.Document(io.BytesIO(data)).core_properties
        elif name.endswith(".pptx"):
            told = pptx.Presentation(io.BytesIO(data)).core_properties
        else:
            continue
        assert told.author == told.last_modified_by == told.comments == ""
        assert told.created.year == 1980


def test_slides_draw_with_native_shapes_that_stay_on_the_slide(files):
    show = pptx.Presentation(io.BytesIO(files["everything-slides-facilitator.pptx"]))
    tables = shapes = 0
    for slide in show.slides:
        assert slide.shapes.title.text
        for shape in slide.shapes:
            tables += shape.has_table
            shapes += shape.name == "Action"
            assert shape.left >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height, (
                slide.shapes.title.text,
                shape.name,
            )
    assert tables >= 6
    assert shapes == 20


def test_the_facilitators_words_are_in_the_notes_of_the_facilitators_slides_alone(files):
    own = pptx.Presentation(io.BytesIO(files["everything-slides-facilitator.pptx"]))
    notes = [s.notes_slide.notes_text_frame.text for s in own.slides if s.has_notes_slide]
    assert any("Welcome" in note for note in notes)
    assert any("Slowly" in note for note in notes)
    theirs = pptx.Presentation(io.BytesIO(files["everything-slides-participant.pptx"]))
    assert not any(slide.has_notes_slide for slide in theirs.slides)
    assert "without the facilitator" in theirs.slides[0].placeholders[1].text


def test_an_unverified_figure_says_so_on_paper_and_on_slides(files):
    guide = docx.Document(io.BytesIO(one(files, "guide-facilitator.docx")))
    cells = [cell.text for table in guide.tables for row in table.rows for cell in row.cells]
    assert any("unverified" in cell for cell in cells)
    show = pptx.Presentation(io.BytesIO(files["everything-slides-participant.pptx"]))
    tables = [shape.table for slide in show.slides for shape in slide.shapes if shape.has_table]
    assert any("unverified" in cell.text for table in tables for cell in table.iter_cells())


def slides_of(data):
    return list(pptx.Presentation(io.BytesIO(data)).slides)


def test_a_table_over_several_slides_says_on_each_what_it_is_and_which_part(files):
    named = []
    for slide in slides_of(files["everything-slides-facilitator.pptx"]):
        tables = [shape for shape in slide.shapes if shape.has_table]
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        if tables and tables[0].table.cell(0, 1).text == "Safety":
            named += [text for text in texts if text.startswith("Balance")]
    assert len(named) > 2
    assert named == [f"Balance  ({at}/{len(named)})" for at in range(1, len(named) + 1)]


TURNED = """\
---
title: القصة
language: ar
---
## Timeline
- 14:00 — **Action** وصل الناس إلى الباب.
- 14:05 — **Result** فتح الباب.
"""
ONE_STEP = """\
---
kind: pack
title: One
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 9 | read | [[case]] | timeline | |
"""


def timeline_on(exported, case):
    wanted = frozenset({Artefact.SLIDES})
    made, _ = exported({"case.md": case, "pack.md": ONE_STEP}, "pack", artefacts=wanted)
    slides = slides_of(one(made, "participant.pptx"))
    return {
        shape.text_frame.text or shape.name: shape
        for slide in slides
        for shape in slide.shapes
        if any(each.name == "Action" for each in slide.shapes)
        if shape.has_text_frame
    }


def test_a_timeline_that_is_read_from_the_right_has_its_times_at_the_right(exported):
    drawn = timeline_on(exported, TURNED)
    text = next(shape for words, shape in drawn.items() if "وصل" in words)
    assert text.left + text.width < drawn["Action"].left < drawn["14:00"].left
    about = drawn["14:00"].text_frame.paragraphs[0]._p.pPr
    assert about.get("algn") == "r"


def test_a_timeline_that_is_read_from_the_left_has_its_times_at_the_left(exported):
    drawn = timeline_on(
        exported, TURNED.replace("وصل الناس إلى الباب", "People came").replace("فتح الباب", "Open")
    )
    text = next(shape for words, shape in drawn.items() if "People" in words)
    assert drawn["14:00"].left < drawn["Action"].left < text.left


def test_a_long_title_is_small_in_its_letters_where_powerpoint_looks_for_it(files):
    slides = slides_of(files["everything-slides-facilitator.pptx"])
    long = [slide.shapes.title.text_frame for slide in slides if len(slide.shapes.title.text) > 80]
    assert long
    for frame in long:
        assert all(run.font.size.pt <= 24 for run in frame.paragraphs[0].runs)
