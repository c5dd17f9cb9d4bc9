"""A view as a Word file, with real styles, headings, lists, tables and alt texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from lxml import etree

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
    View,
    Words,
    said,
)
from casebook.export.docx_contents import set_contents, set_mark
from casebook.export.docx_numbers import own_numbers
from casebook.export.docx_page import new_page, text_width
from casebook.export.docx_tables import set_structure
from casebook.export.docx_text import Shape, child, fill_paragraph, keep_with_next
from casebook.export.image import Image
from casebook.export.staying import stays_with
from casebook.export.steady_zip import repacked

_STYLES = {
    Look.TEXT: "Normal",
    Look.SUMMARY: "Summary",
    Look.LABEL: "Label",
    Look.SMALL: "Small print",
    Look.WARNING: "Warning",
}
_HIGHEST_PICTURE = 15.0  # cm
_INDENT = 370  # twentieths of a point, for each level of a list
_QUOTED = 450


def word_file(view: View) -> bytes:
    """Set a view as a Word file."""
    page = new_page(view)
    writer = _Writer(page, view.blocks)
    if view.brand.logo is not None and view.brand.docx is None:
        writer.logo(view.brand.logo)
    writer.paragraph(said(view.title), "Title")
    writer.paragraph(said(view.kind), "Small print")
    writer.write_all()
    out = io.BytesIO()
    page.save(out)
    return repacked(out.getvalue())


class _Writer:
    """Writes contents one after another."""

    def __init__(self, page: Any, blocks: Sequence[Block]) -> None:
        self._page = page
        self._blocks = blocks
        self._end = page.element.body.get_or_add_sectPr()
        self._width = text_width(page)
        self._styles = {style.name: style.style_id for style in page.styles}
        self._counting: dict[str, int] = {}
        self._breaks = False
        self._pictures = 0
        self._headings = 0
        self._last: Any = None

    def write_all(self) -> None:
        """Write all blocks, each kept with the next where it leads on to it."""
        after = [block.content for block in self._blocks[1:]]
        for block, follows in zip_longest(self._blocks, after):
            self.write(block.content)
            stays = isinstance(follows, Room) or stays_with(block.content, follows)
            if stays and self._last is not None:
                keep_with_next(self._last)

    def logo(self, image: Image) -> None:
        """Place the logo above the title."""
        made = self._add(Shape(self._styles["Normal"], right=True), ())
        scale = min(Cm(1.5) / image.height, Cm(5.5) / image.width)
        self._place(made, image, (image.width * scale, image.height * scale), "Logo")

    def write(self, content: Content) -> None:
        """Write one block."""
        match content:
            case Heading():
                made = self.paragraph(content.words, f"Heading {min(content.level, 4)}")
                self._headings += 1
                set_mark(made, self._headings)
            case Paragraph():
                self.paragraph(content.words, _STYLES[content.look])
            case Code():
                self.paragraph(said(content.text), "Code block")
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
                shape = Shape(self._styles["Writing line"], kept=True)
                for _ in range(content.lines - 1):
                    self._add(shape, said("\t"))
                self._add(replace(shape, kept=False), said("\t"))
                self._gap(10)
            case PageBreak():
                self._breaks = True
            case Contents():
                set_contents(self._end, self._styles, [block.content for block in self._blocks])
            case _:
                if self._last is not None:
                    keep_with_next(self._last)
                set_structure(self._end, content, self._width, self._styles, self._page.part)
                self._gap(8)

    def _add(self, shape: Shape, words: Words) -> Any:
        made = etree.Element(qn("w:p"))
        self._end.addprevious(made)
        if self._breaks:
            shape, self._breaks = replace(shape, breaks=True), False
        self._last = fill_paragraph(made, shape, words, self._page.part)
        return self._last

    def _gap(self, points: float) -> None:
        self._add(Shape(self._styles["Normal"], gap=points), ())
        self._last = None

    def paragraph(self, words: Words, style: str, *, indent: int | None = None) -> Any:
        """Add a paragraph."""
        return self._add(Shape(self._styles[style], indent=indent), words)

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
        self._add(Shape(self._styles[style], number=number), (*box, *item.words))
        for content in item.below:
            if isinstance(content, Items):
                self._list(content, depth + 1)
            elif isinstance(content, Paragraph):
                self.paragraph(content.words, "Normal", indent=_INDENT * (depth + 1))
            else:
                self.write(content)

    def _numbering(self, style: str, start: int) -> int:
        """Make a list that counts for itself; a style alone would count on from the last."""
        numbering = self._page.part.numbering_part.element
        if style not in self._counting:
            self._counting[style] = self._way_of_counting(numbering, style)
        made = numbering.add_num(self._counting[style])
        made.add_lvlOverride(0).add_startOverride(start)
        return int(made.numId)

    def _way_of_counting(self, numbering: Any, style: str) -> int:
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
        made = self.paragraph(quotation.words, "Quote", indent=_QUOTED)
        foot = quotation.source
        if quotation.mark:
            foot += said(f"{' · ' if foot else ''}{quotation.mark}", strong=True)
        if foot:
            keep_with_next(made)
            self.paragraph(said("— ") + foot, "Small print", indent=_QUOTED)

    def _picture(self, picture: Picture) -> None:
        if picture.image is None:
            missing = f"{w.PICTURE_MISSING}: {picture.alt}" if picture.alt else w.PICTURE_MISSING
            self.paragraph(said(missing), "Warning")
            return
        made = self.paragraph((), "Normal")
        size = fitted(picture.image.width, picture.image.height, self._width)
        self._place(made, picture.image, size, picture.alt or "Picture")

    def _place(self, paragraph: Any, image: Image, size: tuple[float, float], alt: str) -> None:
        self._pictures += 1
        data = io.BytesIO(image.data)
        inline = self._page.part.new_pic_inline(data, Emu(int(size[0])), Emu(int(size[1])))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.set("id", str(self._pictures))
        inline.docPr.set("name", f"Picture {self._pictures}")
        inline.docPr.set("descr", alt)
        child(child(paragraph, "r"), "drawing").append(inline)


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
