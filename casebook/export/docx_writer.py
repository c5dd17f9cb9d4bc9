"""A view as a Word file, with real styles, headings, lists, tables and alt texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt

from casebook.export import words as w
from casebook.export.document import (
    Block,
    Code,
    Content,
    Contents,
    Heading,
    Item,
    Items,
    Look,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Room,
    Run,
    View,
    Words,
    plain,
    said,
)
from casebook.export.docx_page import SOFT, TEXT_WIDTH, mark_of_field, new_page
from casebook.export.docx_tables import set_structure
from casebook.export.script import reads_right_to_left
from casebook.export.steady_zip import repacked

_STYLES = {
    Look.TEXT: "Normal",
    Look.SUMMARY: "Summary",
    Look.LABEL: "Label",
    Look.SMALL: "Small print",
    Look.WARNING: "Warning",
}
_HIGHEST_PICTURE = 17.0  # cm
_MOST_CONTENTS = 24
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def word_file(view: View) -> bytes:
    """Set a view as a Word file."""
    page = new_page(view)
    writer = _Writer(page, view.blocks)
    page.add_paragraph(view.title, style="Title")
    page.add_paragraph(view.kind, style="Small print")
    _turn(page.paragraphs[0], view.title)
    for block in view.blocks:
        writer.write(block.content)
    out = io.BytesIO()
    page.save(out)
    return repacked(out.getvalue())


class _Writer:
    """Writes contents one after another."""

    def __init__(self, page: Any, blocks: Sequence[Block]) -> None:
        self._page = page
        self._blocks = blocks
        self._breaks = False
        self._pictures = 0
        self._last: Any = None

    def write(self, content: Content) -> None:
        """Write one block."""
        match content:
            case Heading():
                made = self._page.add_paragraph(style=f"Heading {min(content.level, 4)}")
                set_runs(made, content.words)
                self._break_before(made)
            case Paragraph():
                self._paragraph(content.words, _STYLES[content.look])
            case Code():
                self._paragraph(said(content.text), "Code block")
            case Items():
                self._list(content, 0)
            case Quotation():
                self._quotation(content)
            case Picture():
                self._picture(content)
            case _:
                self._rest(content)

    def _rest(self, content: Content) -> None:
        match content:
            case Room():
                for _ in range(content.lines):
                    self._page.add_paragraph("\t", style="Writing line")
            case PageBreak():
                self._breaks = True
            case Contents():
                self._contents()
            case _:
                if self._last is not None:
                    self._last.paragraph_format.keep_with_next = True
                set_structure(self._page, content, set_runs)
                after = self._page.add_paragraph()
                after.paragraph_format.space_after = Pt(0)
                after.paragraph_format.line_spacing = Pt(8)

    def _break_before(self, paragraph: Any) -> None:
        if self._breaks:
            paragraph.paragraph_format.page_break_before = True
            self._breaks = False

    def _paragraph(self, words: Words, style: str) -> Any:
        made = self._page.add_paragraph(style=style)
        set_runs(made, words)
        self._break_before(made)
        self._last = made
        return made

    def _list(self, items: Items, depth: int) -> None:
        name = "List Bullet" if items.start is None else "List Number"
        if any(item.ticked is not None for item in items.items):
            name = "List"  # its boxes are its bullets
        style = name if depth == 0 else f"{name} {min(depth + 1, 3)}"
        number = None if items.start is None else self._numbering(style, items.start)
        for item in items.items:
            self._item(item, style, number, depth)

    def _item(self, item: Item, style: str, number: int | None, depth: int) -> None:
        box = {None: (), True: said("☑ "), False: said("☐ ")}[item.ticked]
        made = self._paragraph((*box, *item.words), style)
        if number is not None:
            properties = made._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = number
            properties.get_or_add_ilvl().val = 0
        for content in item.below:
            if isinstance(content, Items):
                self._list(content, depth + 1)
            elif isinstance(content, Paragraph):
                below = self._paragraph(content.words, "Normal")
                below.paragraph_format.left_indent = Cm(0.65 * (depth + 1))
            else:
                self.write(content)

    def _numbering(self, style: str, start: int) -> int:
        """Make a list that counts for itself; a style alone would count on from the last."""
        numbering = self._page.part.numbering_part.element
        based = self._page.styles[style].element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(based).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(0).add_startOverride(start)
        return int(made.numId)

    def _quotation(self, quotation: Quotation) -> None:
        made = self._paragraph(quotation.words, "Quote")
        made.paragraph_format.left_indent = Cm(0.8)
        foot = quotation.source
        if quotation.mark:
            foot += said(f"{' · ' if foot else ''}{quotation.mark}", strong=True)
        if foot:
            made.paragraph_format.keep_with_next = True
            below = self._paragraph(said("— ") + foot, "Small print")
            below.paragraph_format.left_indent = Cm(0.8)

    def _picture(self, picture: Picture) -> None:
        if picture.image is None:
            missing = f"{w.PICTURE_MISSING}: {picture.alt}" if picture.alt else w.PICTURE_MISSING
            self._paragraph(said(missing), "Warning")
            return
        self._pictures += 1
        made = self._page.add_paragraph()
        self._break_before(made)
        width, height = fitted(picture.image.width, picture.image.height)
        shape = made.add_run().add_picture(
            io.BytesIO(picture.image.data), Emu(int(width)), Emu(int(height))
        )
        about = shape._inline.docPr
        about.set("name", f"Picture {self._pictures}")
        about.set("descr", picture.alt or "Picture")

    def _contents(self) -> None:
        """Add the table of contents: a field that Word fills, with the headings until then."""
        seen = [block.content for block in self._blocks]
        headings = [each for each in seen if isinstance(each, Heading) and each.level <= 2]
        deepest = 2 if len(headings) <= _MOST_CONTENTS else 1
        headings = [heading for heading in headings if heading.level <= deepest]
        first = last = None
        for heading in headings:
            last = self._page.add_paragraph(style=f"TOC {heading.level}")
            last.add_run(plain(heading.words))
            first = first or last
        if first is None or last is None:
            return
        begin = mark_of_field("begin")
        begin.set(qn("w:dirty"), "true")
        code = OxmlElement("w:instrText")
        code.set(qn("xml:space"), "preserve")
        code.text = f' TOC \\o "1-{deepest}" \\h \\z \\u '
        for at, part in enumerate((begin, code, mark_of_field("separate"))):
            run = OxmlElement("w:r")
            run.append(part)
            first._p.insert(at + 1, run)  # behind the paragraph's properties
        last.add_run()._r.append(mark_of_field("end"))


def fitted(width: int, height: int) -> tuple[float, float]:
    """Give the size of a picture in EMU: as many pixels as 96 dots to the inch, at most a page."""
    wide, high = width * 9525.0, height * 9525.0
    scale = min(1.0, Cm(TEXT_WIDTH) / wide, Cm(_HIGHEST_PICTURE) / high)
    return max(wide * scale, 1), max(high * scale, 1)


def set_runs(paragraph: Any, words: Words) -> None:
    """Write words into a paragraph, turned when they are read from right to left."""
    turned = _turn(paragraph, plain(words))
    for run in words:
        made = _run(paragraph, run)
        if turned:
            made._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _run(paragraph: Any, run: Run) -> Any:
    made = paragraph.add_run()
    for number, line in enumerate(run.text.split("\n")):
        if number:
            made.add_break(WD_BREAK.LINE)
        made.add_text(line)
    made.bold, made.italic = run.strong or None, run.emphasis or None
    made.font.strike = run.struck or None
    if run.code:
        made.font.name, made.font.color.rgb = "Consolas", SOFT
    if run.link:
        made.font.underline = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.link, _LINK, is_external=True))
        paragraph._p.append(link)
        link.append(made._r)
    return made


def _turn(paragraph: Any, text: str) -> bool:
    turned = reads_right_to_left(text)
    if turned:
        paragraph._p.get_or_add_pPr().insert_element_before(
            OxmlElement("w:bidi"), "w:jc", "w:rPr", "w:ind", "w:spacing"
        )
    return turned
