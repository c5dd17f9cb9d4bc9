"""A view as a Word file, with real styles, headings, lists, tables and alt texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
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
from casebook.export.docx_contents import set_contents, set_mark
from casebook.export.docx_numbers import own_numbers
from casebook.export.docx_page import SOFT, new_page, text_width
from casebook.export.docx_tables import set_structure
from casebook.export.image import Image
from casebook.export.script import reads_right_to_left
from casebook.export.steady_zip import repacked

_STYLES = {
    Look.TEXT: "Normal",
    Look.SUMMARY: "Summary",
    Look.LABEL: "Label",
    Look.SMALL: "Small print",
    Look.WARNING: "Warning",
}
_HIGHEST_PICTURE = 15.0  # cm
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def word_file(view: View) -> bytes:
    """Set a view as a Word file."""
    page = new_page(view)
    writer = _Writer(page, view.blocks)
    if view.brand.logo is not None and view.brand.docx is None:
        writer.logo(view.brand.logo)
    title = page.add_paragraph(view.title, style="Title")
    page.add_paragraph(view.kind, style="Small print")
    _turn(title, view.title)
    writer.write_all()
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
        self._headings = 0
        self._last: Any = None

    def write_all(self) -> None:
        """Write all blocks; a question stays with the room for its answer."""
        after = [block.content for block in self._blocks[1:]]
        for block, follows in zip_longest(self._blocks, after):
            self.write(block.content)
            if isinstance(follows, Room) and self._last is not None:
                self._last.paragraph_format.keep_with_next = True

    def logo(self, image: Image) -> None:
        """Place the logo above the title."""
        made = self._page.add_paragraph()
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        scale = min(Cm(1.5) / image.height, Cm(5.5) / image.width)
        self._place(made, image, (image.width * scale, image.height * scale), "Logo")

    def write(self, content: Content) -> None:
        """Write one block."""
        match content:
            case Heading():
                made = self._page.add_paragraph(style=f"Heading {min(content.level, 4)}")
                set_runs(made, content.words)
                self._break_before(made)
                self._headings += 1
                set_mark(made, self._headings)
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
                    self._last = self._page.add_paragraph("\t", style="Writing line")
                self._last.paragraph_format.keep_with_next = False
                self._gap(10)
            case PageBreak():
                self._breaks = True
            case Contents():
                set_contents(self._page, [block.content for block in self._blocks])
            case _:
                if self._last is not None:
                    self._last.paragraph_format.keep_with_next = True
                set_structure(self._page, content, set_runs)
                self._gap(8)

    def _gap(self, points: float) -> None:
        after = self._page.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after.paragraph_format.line_spacing = Pt(points)
        self._last = None

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
        made = numbering.add_num(self._counting(numbering, style))
        made.add_lvlOverride(0).add_startOverride(start)
        return int(made.numId)

    def _counting(self, numbering: Any, style: str) -> int:
        """Give how a style counts; a template of one's own may not say."""
        properties = self._page.styles[style].element.pPr
        based = properties.numPr if properties is not None else None
        if based is not None and based.numId is not None:
            try:
                return int(numbering.num_having_numId(based.numId.val).abstractNumId.val)
            except KeyError:
                pass
        return own_numbers(numbering)

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
        made = self._page.add_paragraph()
        self._break_before(made)
        size = fitted(picture.image.width, picture.image.height, text_width(self._page))
        self._place(made, picture.image, size, picture.alt or "Picture")
        self._last = made

    def _place(self, paragraph: Any, image: Image, size: tuple[float, float], alt: str) -> None:
        self._pictures += 1
        data = io.BytesIO(image.data)
        shape = paragraph.add_run().add_picture(data, Emu(int(size[0])), Emu(int(size[1])))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        about = shape._inline.docPr
        about.set("name", f"Picture {self._pictures}")
        about.set("descr", alt)


def fitted(width: int, height: int, room: float) -> tuple[float, float]:
    """Give the size of a picture in EMU: as many pixels as 96 dots to the inch, at most a page.

    Args:
        width: In pixels.
        height: In pixels.
        room: How wide the text is, in cm.
    """
    wide, high = width * 9525.0, height * 9525.0
    scale = min(1.0, Cm(room) / wide, Cm(_HIGHEST_PICTURE) / high)
    return max(wide * scale, 1), max(high * scale, 1)


def set_runs(paragraph: Any, words: Words) -> None:
    """Write words into a paragraph, turned when they are read from right to left."""
    turned = _turn(paragraph, plain(words))
    for run in words:
        made = _run(paragraph, run)
        if turned:
            properties = made._r.get_or_add_rPr()
            for wanted, name in ((run.strong, "w:bCs"), (run.emphasis, "w:iCs"), (True, "w:rtl")):
                if wanted:
                    _put_in_order(properties, OxmlElement(name))


def _put_in_order(properties: Any, element: Any) -> None:
    """Add a property of a run where the schema wants it."""
    after = {
        qn("w:bCs"): ("w:i", "w:strike", "w:color", "w:u", "w:rtl"),
        qn("w:iCs"): ("w:strike", "w:color", "w:u", "w:rtl"),
        qn("w:rtl"): ("w:cs", "w:em", "w:lang"),
    }
    properties.insert_element_before(element, *after[element.tag])


def _run(paragraph: Any, run: Run) -> Any:
    made = paragraph.add_run()
    for number, line in enumerate(run.text.split("\n")):
        if number:
            made.add_break(WD_BREAK.LINE)
        made.add_text(line)
    made.bold, made.italic = run.strong or None, run.emphasis or None
    made.font.strike = run.struck or None
    if run.code:
        made.font.name, made.font.color.rgb = "Courier New", SOFT
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
