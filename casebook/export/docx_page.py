"""A Word file before anything is written in it: page, styles, properties, header and footer."""

from __future__ import annotations

import datetime
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from casebook.export import words as w
from casebook.export.audience import Audience
from casebook.export.document import View

INK = RGBColor(0x1D, 0x21, 0x26)
SOFT = RGBColor(0x59, 0x62, 0x6D)
BLUE = RGBColor(0x1F, 0x3F, 0x77)
WARN = RGBColor(0x8A, 0x4B, 0x00)
TEXT_WIDTH = 16.6  # cm, of the 21 that A4 has
_LONG_AGO = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_HEADINGS = {1: (17, 22), 2: (13.5, 14), 3: (11.5, 10), 4: (11, 8)}
_OWN = {
    # name: size, colour, italic, bold
    "Summary": (12.5, INK, False, False),
    "Small print": (9.5, SOFT, False, False),
    "Warning": (10.5, WARN, False, True),
    "Label": (11, INK, False, True),
    "Code block": (9.5, INK, False, False),
}


def new_page(view: View) -> Any:
    """Give an empty document with everything that is not content."""
    page = docx.Document()
    _lay_out(page)
    _style(page)
    _tell_properties(page, view)
    _head_and_foot(page, view)
    return page


def _lay_out(page: Any) -> None:
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(2.2)


def _style(page: Any) -> None:
    styles = page.styles
    normal = styles["Normal"]
    normal.font.size, normal.font.color.rgb = Pt(11), INK
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for level, (size, before) in _HEADINGS.items():
        heading = styles[f"Heading {level}"]
        heading.font.size, heading.font.color.rgb = Pt(size), BLUE
        heading.font.italic = False
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    styles["Title"].font.size = Pt(26)
    for name, (size, colour, italic, bold) in _OWN.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = normal, True
        style.font.size, style.font.color.rgb = Pt(size), colour
        style.font.italic, style.font.bold = italic, bold
    styles["Code block"].font.name = "Consolas"
    line = styles.add_style("Writing line", WD_STYLE_TYPE.PARAGRAPH)
    line.base_style = normal
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(11), Pt(0)
    line.paragraph_format.tab_stops.add_tab_stop(
        Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
    )
    _add_contents_styles(styles, normal)


def _add_contents_styles(styles: Any, normal: Any) -> None:
    for level in (1, 2):
        style = styles.add_style(f"TOC {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.tab_stops.add_tab_stop(
            Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )


def _tell_properties(page: Any, view: View) -> None:
    """Say what the file is; nothing of the computer or the time goes in."""
    told = page.core_properties
    told.title, told.subject = view.title[:255], view.kind
    told.author, told.last_modified_by, told.comments = "", "", ""
    told.keywords, told.category = "", ""
    told.created = told.modified = _LONG_AGO.replace(tzinfo=None)
    told.last_printed = _LONG_AGO.replace(tzinfo=None)
    told.revision, told.language = 1, view.language[:35]


def _head_and_foot(page: Any, view: View) -> None:
    section = page.sections[0]
    if view.audience is Audience.FACILITATOR:
        head = section.header.paragraphs[0]
        head.text, head.style = w.FACILITATOR_ONLY, page.styles["Warning"]
    foot = section.footer.paragraphs[0]
    foot.style = page.styles["Small print"]
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{_shortened(view.title)} · {view.kind}\t")
    add_field(foot, "PAGE", "1")


def _shortened(title: str) -> str:
    return title if len(title) <= 70 else f"{title[:69].rstrip()}…"


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field with what it shows until Word works it out."""
    run = paragraph.add_run()._r
    run.append(mark_of_field("begin"))
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    run.append(code)
    run.append(mark_of_field("separate"))
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(mark_of_field("end"))


def mark_of_field(kind: str) -> Any:
    """Give the mark at which a field begins, shows its words, or ends."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
