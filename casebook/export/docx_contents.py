"""The table of contents of a Word file: links that work at once.

Only a word processor knows on which page a heading will stand, and Word asks a question of
everybody who opens a file that wants its fields worked out. So no page is named until somebody
updates the table: a wrong number is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from casebook.export.document import Content, Heading, Run, plain
from casebook.export.docx_text import add_run, begin_field, child, end_field

_MOST = 24


def set_mark(paragraph: Any, number: int) -> None:
    """Mark a heading, so that the table of contents can lead to it."""
    start = paragraph.makeelement(qn("w:bookmarkStart"), {})
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _name(number))
    paragraph.insert(1, start)  # behind the properties
    child(paragraph, "bookmarkEnd", id=str(number))


def _name(number: int) -> str:
    return f"_Toc{number:08}"


def set_contents(end: Any, styles: Mapping[str, str], contents: Sequence[Content]) -> None:
    """Add the table of contents.

    Args:
        end: The element before which it is to stand.
        styles: The ids of the styles by their names.
        contents: The whole document.
    """
    every = enumerate((each for each in contents if isinstance(each, Heading)), start=1)
    numbered = [(number, heading) for number, heading in every if heading.level <= 2]
    deepest = 2 if len(numbered) <= _MOST else 1
    listed = [(number, heading) for number, heading in numbered if heading.level <= deepest]
    made = []
    for number, heading in listed:
        made.append(etree.Element(qn("w:p")))
        end.addprevious(made[-1])
        _set_line(made[-1], styles[f"TOC {heading.level}"], number, heading)
    if not made:
        return
    before = etree.Element(qn("w:p"))
    begin_field(before, f'TOC \\o "1-{deepest}" \\h \\z \\u')
    for at, run in enumerate(list(before)):
        made[0].insert(at + 1, run)  # behind the paragraph's properties
    end_field(made[-1])


def _set_line(paragraph: Any, style: str, number: int, heading: Heading) -> None:
    child(child(paragraph, "pPr"), "pStyle", val=style)
    link = child(paragraph, "hyperlink", anchor=_name(number), history="1")
    add_run(link, Run(plain(heading.words).replace("\n", " ")), None)
