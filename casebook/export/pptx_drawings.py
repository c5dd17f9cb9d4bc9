"""Words and timelines on slides, as native shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Length, Pt

from casebook.export import words as w
from casebook.export.document import (
    Look,
    Run,
    Timeline,
    TimelineMoment,
    Words,
    plain,
    said,
)
from casebook.export.pptx_text import Line, height, pages
from casebook.export.script import reads_right_to_left


class Box(NamedTuple):
    """A place on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length


def colour_of(digits: str) -> RGBColor:
    """Give a colour of six hexadecimal digits."""
    made: RGBColor = RGBColor.from_string(digits)  # type: ignore[no-untyped-call]  # has no types
    return made


SOFT = colour_of("59626D")
WARN = colour_of("8A4B00")
INK = colour_of("1D2126")
_TIMELINE_TYPES = (20.0, 18.0, 16.0, 14.0)
_WHEN = Inches(1.5)
_DOT = Inches(0.17)
_POINT = 12700  # EMU
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def set_line(paragraph: Any, line: Line, size: float) -> None:
    """Write a line into a paragraph of a slide."""
    fill_line(paragraph._p, line, size, paragraph.part)


def fill_line(paragraph: Any, line: Line, size: float, part: Any, ink: str = "") -> None:
    """Write a line into the element of a paragraph, which is faster than by way of its object.

    Args:
        paragraph: The element; it is empty.
        line: What it says.
        size: Of its type, in points.
        part: The part of the file that it belongs to, which knows where links lead.
        ink: The colour of the words; that of the layout when not given.
    """
    turned = reads_right_to_left(plain(line.words))
    about = paragraph.get_or_add_pPr()
    if line.level:
        about.set("lvl", str(min(line.level, 8)))
    left = int(Pt(24 * line.level + (34 if line.mark else 0)))
    about.set("marL", "0" if turned else str(left))
    about.set("indent", str(-int(Pt(34)) if line.mark else 0))
    if turned:
        about.set("marR", str(left))
        about.set("rtl", "1")
        about.set("algn", "r")
    etree.SubElement(about, _name("buNone"))
    small = size * 0.75 if line.look is Look.SMALL else size
    mark = (Run(f"{line.mark}\t"),) if line.mark else ()
    for run in (*mark, *line.words):
        _add_run(paragraph, run, _looks_of(run, line.look, small, ink), part)


@cache
def _name(short: str) -> str:
    return qn(f"a:{short}")


def _looks_of(run: Run, look: Look, size: float, ink: str) -> Any:
    told = {"sz": str(round(size * 100))}
    if run.strong or look in {Look.LABEL, Look.WARNING}:
        told["b"] = "1"
    if run.emphasis:
        told["i"] = "1"
    about = etree.Element(_name("rPr"), told)
    colour = str(WARN) if look is Look.WARNING else ink
    if colour:
        fill = etree.SubElement(about, _name("solidFill"))
        etree.SubElement(fill, _name("srgbClr"), {"val": colour})
    return about


def _add_run(paragraph: Any, run: Run, looks: Any, part: Any) -> None:
    if run.link:
        name = part.relate_to(run.link, _LINK, is_external=True)
        etree.SubElement(looks, _name("hlinkClick"), {qn("r:id"): name})
    for number, text in enumerate(run.text.split("\n")):
        if number:
            etree.SubElement(paragraph, _name("br"))
        made = etree.SubElement(paragraph, _name("r"))
        made.append(deepcopy(looks))
        etree.SubElement(made, _name("t")).text = text


def write_lines(slide: Any, place: Box, lines: Sequence[Line], size: float) -> None:
    """Write lines where a slide has no placeholder for them."""
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for number, line in enumerate(lines):
        made = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        set_line(made, line, size)


def timelines_by_slide(
    timeline: Timeline, box: Box
) -> Iterator[tuple[float, Sequence[TimelineMoment]]]:
    """Give moments by slides, with the size of the type."""
    room, width = box.height.pt, (box.width - _WHEN - Inches(0.6)) / _POINT
    at = 0
    lines = [Line(_words(moment)) for moment in timeline.moments]
    for size, page in pages(lines, width, room, _TIMELINE_TYPES):
        yield size, timeline.moments[at : at + len(page)]
        at += len(page)


def _words(moment: TimelineMoment) -> Words:
    kind = said(f"{moment.kind}  ", strong=True) if moment.kind else ()
    inferred = said(f" ({w.INFERRED})", emphasis=True) if moment.inferred else ()
    return kind + moment.words + inferred


def draw_timeline(slide: Any, page: tuple[float, Sequence[TimelineMoment]], box: Box) -> None:
    """Draw moments from top to bottom along a line, at the right when they are read from there."""
    size, moments = page
    turned = any(reads_right_to_left(plain(moment.words)) for moment in moments)
    width = box.width - _WHEN - Inches(0.6)
    lines = [Line(_words(moment)) for moment in moments]
    heights = [height(line, size, width / _POINT) for line in lines]
    spare = max(box.height.pt - sum(heights), 0) / max(len(moments), 1)
    step = min(spare, size)
    across = box.left + _WHEN + Inches(0.25)
    down = 2 * box.left + box.width - across if turned else across
    end = box.top + Pt(sum(heights) + step * len(moments))
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, down, box.top, down, end)
    line.line.color.rgb, line.line.width, line.name = SOFT, Pt(2), w.TIMELINE
    top = float(box.top)
    for moment, text, high in zip(moments, lines, heights, strict=True):
        _dot(slide, down, int(top + Pt(size * 0.75)), moment.kind or w.TIMELINE)
        row = Box(box.left, Length(int(top)), box.width, Pt(high))
        if moment.when:
            _write_when(slide, row, Line(said(moment.when)), size, turned=turned)
        place = Box(Length(across + Inches(0.25)), row.top, Length(int(width)), row.height)
        _text(slide, _mirrored(place, row) if turned else place, text, size)
        top += Pt(high + step)


def _write_when(slide: Any, row: Box, line: Line, size: float, *, turned: bool) -> None:
    place = Box(row.left, row.top, _WHEN, row.height)
    about = _text(slide, _mirrored(place, row) if turned else place, line, size)
    if turned:
        about.set("algn", "r")


def _mirrored(place: Box, row: Box) -> Box:
    """Give the place as far from the right side of a row as it is from its left one."""
    left = 2 * row.left + row.width - place.left - place.width
    return Box(Length(left), place.top, place.width, place.height)


def _dot(slide: Any, across: int, down: int, name: str) -> None:
    left, top = across - _DOT // 2, down - _DOT // 2
    dot = slide.shapes.add_shape(MSO_SHAPE.OVAL, left, top, _DOT, _DOT)
    dot.fill.solid()
    dot.fill.fore_color.theme_color, dot.name = MSO_THEME_COLOR.ACCENT_1, name
    dot.line.fill.background()
    dot.shadow.inherit = False


def _text(slide: Any, place: Box, line: Line, size: float) -> Any:
    """Write a line at a place, and give what is said of its paragraph."""
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap = True
    frame.margin_top = frame.margin_bottom = 0
    set_line(frame.paragraphs[0], line, size)
    return frame.paragraphs[0]._p.pPr
