"""A file of slides before anything is on them: master, layouts, properties, where things stand."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Length, Pt

from casebook.export.document import View, Words, plain
from casebook.export.image import Image
from casebook.export.pptx_drawings import SOFT, Box, colour_of
from casebook.export.script import reads_right_to_left

_WIDE = Inches(13.333)
_LONG_AGO = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - the library writes it as it is
_FONT = "Arial"  # everywhere there is one of the same widths
_EDGE = Inches(0.75)
_LOGO = Inches(2.8)
_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # any will do; each field has to have one
_KEPT_LAYOUTS = frozenset({"title", "obj", "secHead", "titleOnly"})
_BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


@dataclass(frozen=True, slots=True)
class Page:
    """Slides without content, and how they are laid out.

    Attributes:
        show: The file.
        title: The layout of the first slide.
        section: The layout of a slide that says no more than its title.
        content: The layout with a title and words.
        bare: The layout with a title and room to draw.
        body: Where the words and drawings stand.
        own: Whether it is a template of somebody's own, which is left as it is.
    """

    show: Any
    title: Any
    section: Any
    content: Any
    bare: Any
    body: Box
    own: bool


def new_show(view: View) -> Page:
    """Give slides without content."""
    own = view.brand.pptx is not None
    show = pptx.Presentation(io.BytesIO(view.brand.pptx) if view.brand.pptx else None)
    if not own:
        _dress(show, view)
    _tell_properties(show, view)
    layouts = {layout._element.get("type"): layout for layout in reversed(show.slide_layouts)}
    content = layouts.get("obj") or layouts.get("tx") or _with_body(show)
    bare = layouts.get("titleOnly") or content
    return Page(
        show=show,
        title=layouts.get("title") or content,
        section=layouts.get("secHead") or bare,
        content=content,
        bare=bare,
        body=_body_of(show, content),
        own=own,
    )


def _with_body(show: Any) -> Any:
    """Find the first layout with a title and words; else the first of all."""
    for layout in show.slide_layouts:
        kinds = {shape.placeholder_format.type for shape in layout.placeholders}
        if kinds & set(_TITLES) and kinds & set(_BODIES):
            return layout
    return show.slide_layouts[0]


def body_in(slide: Any) -> Any:
    """Give the placeholder for words of a slide, or None."""
    for shape in slide.placeholders:
        if shape.placeholder_format.type in _BODIES:
            return shape
    return None


def subtitle_in(slide: Any) -> Any:
    """Give the placeholder for a subtitle, or None."""
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            return shape
    return None


def set_title(slide: Any, words: Words, size: int | None) -> None:
    """Write the title of a slide; ``size`` is for one that is too long for the layout's own."""
    shape = slide.shapes.title
    if shape is None:
        return
    frame = shape.text_frame
    frame.text = plain(words)
    frame.word_wrap = True
    if reads_right_to_left(plain(words)):
        about = frame.paragraphs[0]._p.get_or_add_pPr()
        about.set("rtl", "1")
        about.set("algn", "r")
    if size is not None:  # of the letters: PowerPoint does not look at that of the paragraph
        for run in frame.paragraphs[0].runs:
            run.font.size = Pt(size)


def finish(slide: Any, number: int) -> None:
    """Number a slide, and take placeholders away that have nothing to show."""
    for shape in list(slide.placeholders):
        if shape.has_text_frame and not shape.text_frame.text.strip():
            shape._element.getparent().remove(shape._element)
    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER and number > 1:
            slide.shapes.clone_placeholder(place)
            made = slide.shapes[-1]
            made.text_frame.text = str(number)
            run = made.text_frame.paragraphs[0]._p[-1]
            field = run.makeelement(qn("a:fld"), {"id": _NUMBER, "type": "slidenum"})
            field.extend(list(run))
            run.getparent().replace(run, field)


def _body_of(show: Any, layout: Any) -> Box:
    shape = body_in(layout)
    wide, high = show.slide_width, show.slide_height
    if shape is None or not shape.width or not shape.height or shape.height < high // 3:
        inner = wide - 2 * _EDGE
        return Box(_EDGE, Length(high // 4), Length(inner), Length(high * 68 // 100))
    return Box(shape.left, shape.top, shape.width, shape.height)


def _tell_properties(show: Any, view: View) -> None:
    """Say what the file is; nothing of the computer or the time goes in."""
    told = show.core_properties
    told.title, told.subject = view.title[:255], view.kind
    told.author = told.last_modified_by = told.comments = told.keywords = told.category = ""
    told.identifier = told.version = told.content_status = ""
    told.created = told.modified = told.last_printed = _LONG_AGO
    told.revision, told.language = 1, view.language[:35]
    relations = show.part.package._rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties", "/custom-properties")):
            relations.pop(name)


def _dress(show: Any, view: View) -> None:
    """Give the library's own template our looks: wide, in one colour, with numbers."""
    show.slide_width = _WIDE
    colour, accent = colour_of(view.brand.colour), colour_of(view.brand.accent)
    master = show.slide_master
    _theme(master, view.brand.colour, view.brand.accent)
    for layout in list(show.slide_layouts):
        if layout._element.get("type") not in _KEPT_LAYOUTS:
            show.slide_layouts.remove(layout)
    inner = Length(_WIDE - 2 * _EDGE)
    for place in (master, *show.slide_layouts):
        kind = place._element.get("type")
        for shape in place.placeholders:
            _place(shape, kind, Length(inner - _LOGO) if view.brand.logo else inner, inner, colour)
    _bar(master, Box(_EDGE, Inches(1.32), inner, Pt(2.5)), accent)
    for layout in show.slide_layouts:
        if layout._element.get("type") in {"title", "secHead"}:
            layout._element.set("showMasterSp", "0")
            _bar(layout, Box(_EDGE, Inches(4.05), Inches(2.2), Pt(5)), accent)
            if view.brand.logo is not None:
                _logo(layout, view.brand.logo, Inches(1.1), Inches(0.55))
    if view.brand.logo is not None:
        _logo(master, view.brand.logo, Inches(0.5), Inches(0.35))


def _theme(master: Any, colour: str, accent: str) -> None:
    """Set the colours and fonts of the theme, by which one click restyles everything."""
    theme = next(
        each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme")
    )
    text = theme.blob.decode()
    changed = text.replace("4F81BD", accent).replace("1F497D", colour)
    theme._blob = changed.replace('latin typeface="Calibri"', f'latin typeface="{_FONT}"').encode()


def _place(shape: Any, kind: str | None, beside: Length, inner: Length, colour: RGBColor) -> None:
    """Put a placeholder of the master or of a layout where it belongs.

    Args:
        shape: The placeholder.
        kind: What the layout is for.
        beside: How wide a title may be beside the logo.
        inner: How wide everything else may be.
        colour: Of titles.
    """
    found = shape.placeholder_format.type
    if found in _TITLES:
        big = kind in {"title", "secHead"}
        top, high = (Inches(1.9), Inches(2.0)) if big else (Inches(0.4), Inches(0.85))
        _move(shape, Box(_EDGE, top, inner if big else beside, high))
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if big else MSO_ANCHOR.MIDDLE
        _looks(shape, 40 if big else 28, colour, bold=True)
    elif found == PP_PLACEHOLDER.SUBTITLE or (found in _BODIES and kind == "secHead"):
        _move(shape, Box(_EDGE, Inches(4.35), inner, Inches(1.3)))
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        _looks(shape, 20, SOFT)
    elif found in _BODIES:
        _move(shape, Box(_EDGE, Inches(1.65), inner, Inches(5.15)))
    elif found == PP_PLACEHOLDER.SLIDE_NUMBER:
        _move(shape, Box(Length(_WIDE - _EDGE - Inches(1)), Inches(6.98), Inches(1), Inches(0.35)))
        _looks(shape, 11, SOFT, align=PP_ALIGN.RIGHT)
    elif found in {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE}:
        shape._element.getparent().remove(shape._element)


def _move(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = box


def _looks(
    shape: Any, size: int, colour: RGBColor, *, bold: bool = False, align: Any = PP_ALIGN.LEFT
) -> None:
    """Set the look of a placeholder for all slides: in its list style, not in its words."""
    body = shape._element.txBody
    styles = body.find(qn("a:lstStyle"))
    for old in list(styles):
        styles.remove(old)
    level = styles.makeelement(qn("a:lvl1pPr"), {})
    styles.append(level)
    level.set("algn", {PP_ALIGN.LEFT: "l", PP_ALIGN.RIGHT: "r"}[align])
    level.set("marL", "0")
    level.set("indent", "0")
    level.append(level.makeelement(qn("a:buNone"), {}))
    about = level.makeelement(
        qn("a:defRPr"), {"sz": str(size * 100), "b": "1" if bold else "0", "cap": "none"}
    )
    level.append(about)
    fill = about.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": str(colour)}))
    about.append(fill)


def _bar(place: Any, box: Box, colour: RGBColor) -> None:
    """Draw a bar of the accent colour, behind everything else."""
    sketch = place.part.package.presentation_part.presentation
    slide = sketch.slides.add_slide(sketch.slide_layouts[0])
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box)
    bar.fill.solid()
    bar.fill.fore_color.rgb = colour
    bar.line.fill.background()
    bar.name, bar.shadow.inherit = "Bar", False
    _hand_over(bar._element, place)
    _drop_last(sketch)


def _hand_over(element: Any, place: Any) -> None:
    """Move a shape from a slide to a layout or the master, which the library cannot draw on."""
    tree = place.shapes._spTree
    numbers = [int(each.get("id")) for each in tree.iter() if each.tag.endswith("}cNvPr")]
    for each in element.iter():
        if each.tag.endswith("}cNvPr"):
            each.set("id", str(max(numbers, default=1) + 1))
    tree.insert(2, element)


def _drop_last(show: Any) -> None:
    listed = show.part._element.sldIdLst
    last = listed[-1]
    show.part.rels.pop(last.rId)
    listed.remove(last)


def _logo(place: Any, logo: Image, high: Length, top: Length) -> None:
    """Place the logo at the upper right of a layout or the master."""
    _, name = place.part.get_or_add_image_part(io.BytesIO(logo.data))
    scale = min(high / logo.height, Inches(2.6) / logo.width)
    width, height = int(logo.width * scale), int(logo.height * scale)
    sketch = place.part.package.presentation_part.presentation
    slide = sketch.slides.add_slide(sketch.slide_layouts[0])
    left = Emu(_WIDE - _EDGE - width)
    shape = slide.shapes.add_picture(io.BytesIO(logo.data), left, top, width, height)
    shape._element.nvPicPr.cNvPr.set("descr", "Logo")
    shape._element.blipFill.find(qn("a:blip")).set(qn("r:embed"), name)
    _hand_over(shape._element, place)
    _drop_last(sketch)
