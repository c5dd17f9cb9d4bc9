"""Slides as pages look as the slides do: as their layout and master have it."""

import io

import pptx
import pypdfium2
import pytest
from pptx.util import Inches

from casebook.export.audience import Audience
from casebook.export.document import Document, Heading, PageBreak, Paragraph, for_both, said
from casebook.export.pptx_writer import slide_file
from casebook.export.slide_looks import looks_of
from casebook.export.slide_pages import pages_of_slides


@pytest.fixture
def file():
    blocks = for_both(PageBreak(), Heading(1, said("Look up")), Paragraph(said("Words below.")))
    return slide_file(Document("A pack", "Slides", "en", blocks).view(Audience.PARTICIPANT))


def drawn(data, page):
    made = pypdfium2.PdfDocument(pages_of_slides(data, "Any").pdf)
    image = made[page].render(scale=1).to_pil().convert("RGB")
    made.close()
    return image


def inked(image, box):
    """Give the colours within a part of an image that are not white, left to right."""
    part = image.crop(box)
    return [
        part.getpixel((x, y))
        for x in range(part.width)
        for y in range(part.height)
        if min(part.getpixel((x, y))) < 160
    ]


def is_blue(colour):
    red, _, blue = colour
    return blue > red + 40


def test_a_title_stands_at_the_left_in_the_colour_and_a_bar_below_it(file):
    image = drawn(file, 1)
    width, height = image.size
    title = inked(image, (0, 0, width // 2, height // 6))
    assert title
    assert is_blue(title[0])
    assert not inked(image, (width // 2, 0, width, height // 6))
    bar = inked(image, (0, height // 6, width, height // 5))
    assert sum(map(is_blue, bar)) > width // 2


def test_what_a_layout_says_goes_before_what_its_master_says(file):
    show = pptx.Presentation(io.BytesIO(file))
    first, second = (looks_of(slide.shapes.title, "title") for slide in show.slides)
    assert (first.size, second.size) == (40, 28)
    assert (first.height, second.height) == ("bottom", "horizon")
    assert first.strong
    assert first.side == "left"


def test_without_a_word_of_the_template_titles_are_as_powerpoint_has_them():
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = "House"
    looks = looks_of(slide.shapes.title, "title")
    assert (looks.size, looks.side, looks.fill) == (44, "center", "")
    box = slide.shapes.add_textbox(0, 0, Inches(1), Inches(1))
    assert looks_of(box, "text").side == "left"


def test_pictures_of_a_layout_are_drawn_and_those_that_cannot_be_set_are_not(file, picture):
    show = pptx.Presentation(io.BytesIO(file))
    layout = show.slides[1].slide_layout
    for data in (picture(300, 300), picture(200, 200)):
        slide = show.slides[1]
        shape = slide.shapes.add_picture(io.BytesIO(data), Inches(9), Inches(4), Inches(3))
        _, name = layout.part.get_or_add_image_part(io.BytesIO(data))
        blip = shape._element.blipFill.find(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
        )
        embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
        blip.set(embed, name)
        layout.shapes._spTree.append(shape._element)
    blip.set(embed, "rId99")  # leads to nothing
    out = io.BytesIO()
    show.save(out)
    image = drawn(out.getvalue(), 1)
    width, height = image.size
    corner = image.crop((width * 3 // 4, height * 3 // 5, width * 7 // 8, height * 4 // 5))
    assert any(min(colour) < 250 for _, colour in corner.getcolors(100_000))
