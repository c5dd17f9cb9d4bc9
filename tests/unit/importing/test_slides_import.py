"""Slides: a section each, notes for facilitators."""

import io

import pptx
import pytest
from pptx.util import Inches

from casebook.domain.errors import ImportRefused
from casebook.importing.importer import convert
from casebook.importing.limits import Limits
from casebook.importing.source import Asked, Source
from tests.unit.importing.making import archived, converted, drafted, png


def saved(show):
    file = io.BytesIO()
    show.save(file)
    return file.getvalue()


@pytest.fixture
def show():
    show = pptx.Presentation()
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text = "Handling queues"
    second = show.slides.add_slide(show.slide_layouts[1])
    second.shapes.title.text = "What happened"
    frame = second.placeholders[1].text_frame
    frame.text = "One till open"
    below = frame.add_paragraph()
    below.text = "Twelve people waiting"
    below.level = 1
    return show


def test_slides_are_sections_with_lists_and_notes(show):
    second = show.slides[1]
    second.shapes.add_picture(io.BytesIO(png()), 0, Inches(5))
    table = second.shapes.add_table(2, 2, 0, Inches(6), Inches(2), Inches(1)).table
    table.cell(0, 0).text = "Who|what"
    table.cell(1, 1).text = "d"
    second.notes_slide.notes_text_frame.text = "Ask first.\n\nThen wait."
    box = second.shapes.add_textbox(0, Inches(7), Inches(2), Inches(1))
    box.text_frame.text = "A single line"
    group = second.shapes.add_group_shape()
    group.shapes.add_textbox(0, Inches(8), Inches(2), Inches(1)).text_frame.text = "In a group"
    untitled = show.slides.add_slide(show.slide_layouts[6])
    untitled.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = "Text"
    draft = drafted("deck.pptx", saved(show))
    assert draft.title == "Handling queues"
    assert "## Situation\n\n- One till open\n  - Twelve people waiting\n" in draft.cleaned
    assert "(picture:0)" in draft.cleaned
    assert "| Who\\|what |  |\n| --- | --- |\n|  | d |" in draft.cleaned
    assert "\nA single line\n" in draft.cleaned
    assert "\nIn a group\n" in draft.cleaned
    assert "## Slide 3\n\nText" in draft.cleaned
    assert draft.cleaned.endswith(
        "## Facilitator notes\n\n### What happened\n\nAsk first.\n\nThen wait.\n"
    )


def test_only_so_many_slides_are_read(show):
    asked = Asked(limits=Limits(pages=1))
    show.slides[0].placeholders[1].text = "A workshop"
    (document,) = converted("deck.pptx", saved(show), asked)
    assert "One till" not in document.markdown
    assert document.warnings == ("Only the first 1 slides were read.",)


def test_slides_that_cannot_be_read_say_so(show):
    data = saved(show)
    with pytest.raises(ImportRefused, match="damaged"):
        convert(Source("deck.pptx", data[:-80]), Asked())
    with pytest.raises(ImportRefused, match="damaged"):
        convert(Source("deck.pptx", archived({"ppt/presentation.xml": "<p"})), Asked())
    empty = pptx.Presentation()
    empty.slides.add_slide(empty.slide_layouts[6])
    with pytest.raises(ImportRefused, match="no text"):
        convert(Source("deck.pptx", saved(empty)), Asked())
