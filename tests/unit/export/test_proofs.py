"""Pages before they are printed: the same words as in the files, drawn one by one."""

import pypdfium2
import pytest

from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled
from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.export.pdf_writer import PageNotSet
from casebook.export.proof import LONG
from casebook.export.slide_pages import pages_of_slides

FACILITATOR, PARTICIPANT = Audience
CASE = """\
---
title: A line
grade: anecdote
redact: [Bruce → the customer]
---
## Situation
Bruce waited. [A ~~[struck](https://example.org/) link~~](https://example.org/2) ![Plan](plan.png)

| A | B |
| --- | --- |
| one | **two** |

## Timeline
- 10:00 **Signal** The line grew
- **Decision** Somebody called *(inferred)*

## Discussion questions
1. Why?

## Role-play
### Scene
A desk.
### Customer
You are cross.
### Cashier
You are tired.

## Facilitator notes
Nobody may read this aloud.
"""
LESSON = """\
---
kind: lesson
title: Call early
---
## Do this
Call before the third.
"""
PACK = """\
---
kind: pack
title: An hour
lessons: [call]
objectives:
  - See it early
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | open | | | |
| 10 | present | [[line]] | situation, timeline | |
| 10 | discuss | [[line]] | questions | |
| 10 | role-play | [[line]] | role-play | |

## Guide
### 1 Open
- **Say** Welcome, whispered the guide.
"""
ARABIC = """\
---
title: طابور
---
## Situation
طال الانتظار في المتجر.
"""


@pytest.fixture
def opened(library, picture):
    files = {"line.md": CASE, "call.md": LESSON, "hour.md": PACK, "arabic.md": ARABIC}
    return library(files | {"plan.png": picture()})


@pytest.fixture
def proof(opened):
    def made(name, text=None, names=()):
        return opened.exporting.proof(opened.locate(name), text, names)

    return made


def said(pages):
    words = []
    for file in pages.files:
        document = pypdfium2.PdfDocument(file)
        words += [page.get_textpage().get_text_bounded() for page in document]
        document.close()
    return words


class Stopping:
    def __init__(self, after):
        self.left = after

    def step(self, done, total, what):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_pack_offers_what_its_agenda_uses(proof):
    assert dict(proof("hour").offered) == {
        Artefact.GUIDE: (FACILITATOR,),
        Artefact.SLIDES: (FACILITATOR, PARTICIPANT),
        Artefact.HANDOUT: (PARTICIPANT,),
        Artefact.CARDS: (FACILITATOR, PARTICIPANT),
        Artefact.HUDDLE: (PARTICIPANT,),
        Artefact.FEEDBACK: (PARTICIPANT,),
        Artefact.READER: (FACILITATOR, PARTICIPANT),
    }


def test_a_lesson_offers_its_card_and_a_reader(proof):
    assert list(proof("call").offered) == [Artefact.HUDDLE, Artefact.READER]


def test_a_page_is_drawn_as_wide_as_it_is_asked_for(proof):
    pages = proof("line").pages(Artefact.HANDOUT, PARTICIPANT)
    image = pages.image(0, 400)
    width, height = pages.sizes[0]
    assert (image.width, image.height) == pytest.approx((400, 400 * height / width), abs=1)
    assert len(image.pixels) == 4 * image.width * image.height
    assert min(image.pixels) < 100  # something is written there
    assert image.pixels[:3] == b"\xff\xff\xff"


def test_what_is_written_and_not_saved_is_seen(proof):
    text = CASE.replace("waited", "stood about")
    pages = proof("line", text).pages(Artefact.HANDOUT, PARTICIPANT)
    assert "stood about" in " ".join(said(pages))


def test_a_document_that_was_never_saved_has_pages(opened):
    made = opened.exporting.proof(DocumentPath("new.md"), CASE)
    assert "waited" in " ".join(said(made.pages(Artefact.HANDOUT, PARTICIPANT)))


def test_names_are_replaced_on_the_pages(proof):
    made = proof("line", names=("cross → calm",))
    words = " ".join(said(made.pages(Artefact.CARDS, PARTICIPANT)))
    handout = " ".join(said(made.pages(Artefact.HANDOUT, PARTICIPANT)))
    assert "You are calm" in words
    assert "The customer waited" in handout
    assert "Bruce" not in handout


@pytest.mark.parametrize("artefact", list(Artefact)[:8])
def test_no_page_for_participants_has_words_for_facilitators(proof, artefact):
    pages = proof("hour").pages(artefact, PARTICIPANT)
    if artefact is not Artefact.GUIDE:  # which has no participants
        assert not any("whispered" in page or "Nobody may" in page for page in said(pages))


def test_each_role_has_a_page_of_its_own(proof):
    first, second = said(proof("hour").pages(Artefact.CARDS, PARTICIPANT))
    assert "cross" in first
    assert "cross" not in second


def test_the_pages_know_where_the_steps_begin(proof):
    made = proof("hour")
    guide = made.pages(Artefact.GUIDE, FACILITATOR)
    slides = made.pages(Artefact.SLIDES, FACILITATOR)
    assert sorted(guide.steps) == sorted(slides.steps) == [1, 2, 3, 4]
    assert "2 Present: A line" in said(guide)[guide.steps[2]]
    words = said(slides)
    assert words[slides.steps[1]].startswith("Open")
    assert "Why?" in words[slides.steps[3]]


def test_slides_say_on_their_pages_what_they_say_in_the_file(proof):
    words = said(proof("hour").pages(Artefact.SLIDES, PARTICIPANT))
    whole = " ".join(" ".join(words).split())
    for each in ("An hour", "1. See it early", "The line grew", "inferred", "one", "two", "struck"):
        assert each in whole


def test_what_the_facilitator_says_stands_below_the_slide(proof):
    made = proof("hour")
    mine = made.pages(Artefact.SLIDES, FACILITATOR)
    theirs = made.pages(Artefact.SLIDES, PARTICIPANT)
    assert "whispered" in said(mine)[mine.steps[1]]
    assert mine.sizes[mine.steps[1]][1] > theirs.sizes[theirs.steps[1]][1]
    assert len(set(theirs.sizes)) == 1


def test_slides_are_set_in_scripts_from_right_to_left(proof):
    pages = proof("arabic").pages(Artefact.SLIDES, PARTICIPANT)
    assert len(pages) > 1
    assert min(pages.image(1, 300).pixels) < 100


def test_slides_that_cannot_be_set_are_refused_in_a_sentence(proof, monkeypatch):
    from casebook.export import slide_pages

    monkeypatch.setattr(slide_pages, "_slide", lambda slide, reading: {"title": "", "notes": 7})
    with pytest.raises(PageNotSet, match="cannot be set as slides"):
        proof("hour").pages(Artefact.SLIDES, PARTICIPANT)


def test_slides_without_a_title_are_set_too():
    import io

    import pptx

    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, 914400, 914400).text_frame.text = "Words\vbelow"
    out = io.BytesIO()
    show.save(out)
    made = pages_of_slides(out.getvalue(), "Any")
    assert made.titles == ("",)


def test_the_first_pages_of_what_is_long_can_be_had_alone(proof):
    long = CASE.replace("Bruce waited.", "Bruce waited.\n\n" * (LONG + 10))
    made = proof("line", long)
    assert made.is_long(Artefact.HANDOUT, PARTICIPANT)
    assert not proof("line").is_long(Artefact.HANDOUT, PARTICIPANT)
    few = made.pages(Artefact.HANDOUT, PARTICIPANT, blocks=10)
    assert len(few) < len(made.pages(Artefact.HANDOUT, PARTICIPANT))


def test_a_very_high_page_is_drawn_smaller(proof):
    pages = proof("line").pages(Artefact.HANDOUT, PARTICIPANT)
    image = pages.image(0, 40_000)
    assert image.width * image.height <= 41_000_000


@pytest.mark.parametrize("after", [0, 1])
def test_setting_pages_can_be_ended(proof, after):
    with pytest.raises(Cancelled):
        proof("hour").pages(Artefact.HUDDLE, PARTICIPANT, Stopping(after))


def test_there_are_no_pages_of_what_there_is_not(proof):
    pages = proof("call").pages(Artefact.HANDOUT, PARTICIPANT)
    assert len(pages) == 0
    assert pages.files == ()
