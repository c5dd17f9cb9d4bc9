"""A Word file before anything is written in it: page, styles, properties, header and footer."""

from __future__ import annotations

import datetime
import io
from copy import deepcopy
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from casebook.export import words as w
from casebook.export.audience import Audience
from casebook.export.document import Run, View
from casebook.export.docx_text import MONO, add_run, begin_field, end_field

INK = RGBColor(0x1D, 0x21, 0x26)
SOFT = RGBColor(0x59, 0x62, 0x6D)
WARN = RGBColor(0x8A, 0x4B, 0x00)
_WIDTH = 16.6  # cm, of the 21 that A4 has
_LONG_AGO = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_HEADINGS = {1: (16, 20), 2: (13, 14), 3: (11.5, 10), 4: (10.5, 8)}
_OWN = {
    # name: size, colour, bold
    "Summary": (12, INK, False),
    "Small print": (9, SOFT, False),
    "Warning": (10.5, WARN, True),
    "Label": (10.5, INK, True),
    "Code block": (9, INK, False),
    "Table text": (9.5, INK, False),
    "Table text small": (8.5, INK, False),
}
# what the library's template has and nobody needs
_UNUSED = ("/thumbnail", "/extended-properties", "/custom-properties", "/customXml")
_BORROWED = (
    *("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Quote", "Table Grid", "List"),
    *("List 2", "List 3", "List Bullet", "List Bullet 2", "List Bullet 3"),
    *("List Number", "List Number 2", "List Number 3", "Header", "Footer"),
)
# on every system there is a font of the same widths: Liberation Sans has those of Arial
_FONTS = {"ascii": "Arial", "hAnsi": "Arial", "cs": "Arial"}
_EAST = {"ja": "Yu Gothic", "ko": "Malgun Gothic"}
_CHINESE = "Microsoft YaHei"


def new_page(view: View) -> Any:
    """Give an empty document with everything that is not content."""
    if view.brand.docx is None:
        page = docx.Document()
        _lay_out(page)
        _dress(page, view.brand.colour, _EAST.get(view.language[:2].lower(), _CHINESE))
    else:
        page = docx.Document(io.BytesIO(view.brand.docx))
        _borrow(page)
    _add_styles(page)
    _tell_properties(page, view)
    _head_and_foot(page, view)
    return page


def text_width(page: Any) -> float:
    """Give how wide the text of a page is, in cm."""
    section = page.sections[-1]
    wide = (section.page_width or Cm(21)) - (section.left_margin or 0) - (section.right_margin or 0)
    return max(float(wide) / Cm(1), 4.0)


def _lay_out(page: Any) -> None:
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - _WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(2.2)


def _dress(page: Any, colour: str, east: str = _CHINESE) -> None:
    """Give the styles of the library's own template our looks."""
    styles = page.styles
    normal = styles["Normal"]
    normal.font.size, normal.font.color.rgb = Pt(10.5), INK
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    ink = RGBColor.from_string(colour)
    for level, (size, before) in _HEADINGS.items():
        heading = styles[f"Heading {level}"]
        heading.font.size, heading.font.color.rgb = Pt(size), ink
        heading.font.italic, heading.font.bold = False, True
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    title = styles["Title"]
    title.font.size, title.font.color.rgb, title.font.bold = Pt(24), ink, True
    for border in title.element.iter(qn("w:bottom")):
        border.set(qn("w:color"), colour)
    normal.element.get_or_add_rPr().get_or_add_rFonts()
    for fonts in styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for kind, name in (*_FONTS.items(), ("eastAsia", east)):
            fonts.set(qn(f"w:{kind}"), name)
    for size in styles.element.iter(qn("w:sz")):
        _beside(size, "w:szCs")
    for bold in styles.element.iter(qn("w:b")):
        _beside(bold, "w:bCs")


def _beside(element: Any, name: str) -> None:
    """Say the same of letters that are read from right to left."""
    parent = element.getparent()
    for old in parent.findall(qn(name)):
        parent.remove(old)
    twin = OxmlElement(name)
    twin.attrib.update(element.attrib)
    element.addnext(twin)


def _borrow(page: Any) -> None:
    """Add the styles that a template of one's own lacks, as the library's template has them."""
    lender = docx.Document()
    _dress(lender, "1D2126")
    for name in _BORROWED:
        if name not in page.styles:
            style = deepcopy(lender.styles[name].element)
            for numbering in list(style.iter(qn("w:numPr"))):
                numbering.getparent().remove(numbering)  # which counts in the lender's file
            page.styles.element.append(style)


def _add_styles(page: Any) -> None:
    styles, normal = page.styles, page.styles["Normal"]
    for name, (size, colour, bold) in _OWN.items():
        if name not in styles:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style, style.quick_style = normal, True
            style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold
    styles["Code block"].font.name = MONO
    for name in ("Table text", "Table text small"):
        styles[name].paragraph_format.space_after = Pt(2)
        styles[name].paragraph_format.line_spacing = 1.05
    width = Cm(text_width(page))
    if "Writing line" not in styles:
        line = styles.add_style("Writing line", WD_STYLE_TYPE.PARAGRAPH)
        line.base_style = normal
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(9), Pt(0)
        line.paragraph_format.keep_with_next = True
        line.paragraph_format.tab_stops.add_tab_stop(
            width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
        )
    for level in (1, 2):
        if f"TOC {level}" not in styles:
            style = styles.add_style(f"TOC {level}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
            style.paragraph_format.right_indent = Cm(1)  # where the numbers of the pages stand
            style.paragraph_format.space_after = Pt(2)
            style.paragraph_format.tab_stops.add_tab_stop(
                width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )


def _tell_properties(page: Any, view: View) -> None:
    """Say what the file is; nothing of the computer or the time goes in."""
    told = page.core_properties
    told.title, told.subject = view.title[:255], view.kind
    told.author, told.last_modified_by, told.comments = "", "", ""
    told.keywords, told.category = "", ""
    told.identifier, told.version, told.content_status = "", "", ""
    told.created = told.modified = _LONG_AGO.replace(tzinfo=None)
    told.last_printed = _LONG_AGO.replace(tzinfo=None)
    told.revision, told.language = 1, view.language[:35]
    for relations in (page.part.package.rels, page.part.rels):
        for name in [name for name, each in relations.items() if each.reltype.endswith(_UNUSED)]:
            relations.pop(name)


def _head_and_foot(page: Any, view: View) -> None:
    section = page.sections[-1]
    if view.audience is Audience.FACILITATOR:
        for head in _kinds(section, "header"):
            _free_paragraph(head, page.styles["Warning"]).add_run(w.FACILITATOR_ONLY)
    if any(_says_something(foot) for foot in _kinds(section, "footer")):
        return
    for foot in _kinds(section, "footer"):
        line = _free_paragraph(foot, page.styles["Small print"])
        line.paragraph_format.tab_stops.add_tab_stop(Cm(text_width(page)), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"{view.short_title} · {view.kind}\t")
        begin_field(line._p, "PAGE")
        add_run(line._p, Run("1"), None)
        end_field(line._p)


def _kinds(section: Any, which: str) -> list[Any]:
    """Give the headers or footers that a section uses: its own, and that of the first page."""
    first = [getattr(section, f"first_page_{which}")]
    return [getattr(section, which)] + (first if section.different_first_page_header_footer else [])


def _says_something(part: Any) -> bool:
    return any(True for _ in part._element.iter(qn("w:t"), qn("w:drawing"), qn("w:pict")))


def _free_paragraph(part: Any, style: Any) -> Any:
    """Give an empty paragraph at the end of a header or footer."""
    last = part.paragraphs[-1] if part.paragraphs else None
    made = part.add_paragraph() if last is None or _says_something(part) else last
    made.style = style
    return made
