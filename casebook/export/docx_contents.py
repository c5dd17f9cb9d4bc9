"""The table of contents of a Word file: links that work at once, page numbers that are fields.

Word asks a question of everybody who opens a file that wants its fields worked out, so this one
does not want it. Each line is a link to a mark at its heading, with a field for the page: an
estimate stands there until Word or LibreOffice works it out, which both do for print and PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from casebook.export.document import Content, Heading, plain
from casebook.export.docx_page import field_runs, mark_of_field, run_of
from casebook.export.docx_pages import pages_of_headings

_MOST = 24


def set_mark(paragraph: Any, number: int) -> None:
    """Mark a heading, so that the table of contents can lead to it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _name(number))
    paragraph._p.insert_element_before(start, "w:r", "w:hyperlink")
    paragraph._p.append(end)


def _name(number: int) -> str:
    return f"_Toc{number:08}"


def set_contents(page: Any, contents: Sequence[Content]) -> None:
    """Add the table of contents."""
    numbered = [
        (number, heading)
        for number, heading in enumerate(
            (each for each in contents if isinstance(each, Heading)), start=1
        )
        if heading.level <= 2
    ]
    deepest = 2 if len(numbered) <= _MOST else 1
    listed = [(number, heading) for number, heading in numbered if heading.level <= deepest]
    pages = pages_of_headings(contents, deepest)
    made = [_line(page, number, heading, pages[number - 1]) for number, heading in listed]
    if not made:
        return
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f' TOC \\o "1-{deepest}" \\h \\z \\u '
    for at, part in enumerate((mark_of_field("begin"), code, mark_of_field("separate"))):
        made[0]._p.insert(at + 1, run_of(part))  # behind the paragraph's properties
    made[-1]._p.append(run_of(mark_of_field("end")))


def _line(page: Any, number: int, heading: Heading, at: int) -> Any:
    made = page.add_paragraph(style=f"TOC {heading.level}")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(number))
    link.set(qn("w:history"), "1")
    text = OxmlElement("w:t")
    text.set(qn("xml:space"), "preserve")
    text.text = plain(heading.words)
    link.append(run_of(text))
    link.append(run_of(OxmlElement("w:tab")))
    for run in field_runs(f"PAGEREF {_name(number)} \\h", str(at)):
        link.append(run)
    made._p.append(link)
    return made
