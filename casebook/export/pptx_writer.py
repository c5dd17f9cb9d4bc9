"""A view as slides: layouts and placeholders that one click restyles, real text, native shapes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence
from typing import Any

import pptx
from pptx.util import Emu, Inches, Pt

from casebook.export import words as w
from casebook.export.audience import Audience, Readers
from casebook.export.document import (
    Block,
    Content,
    Heading,
    PageBreak,
    Picture,
    Room,
    Table,
    Timeline,
    View,
    Words,
    plain,
)
from casebook.export.pptx_drawings import (
    BODY,
    as_table,
    draw_table,
    draw_timeline,
    set_line,
    tables_by_slide,
    timelines_by_slide,
)
from casebook.export.pptx_text import Line, lines_of, pages
from casebook.export.steady_zip import repacked

_WIDE = Inches(13.333)
_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0)
_LONG_AGO = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - the library writes it as it is


def slide_file(view: View) -> bytes:
    """Set a view as slides."""
    show = pptx.Presentation()
    _widen(show)
    _tell_properties(show, view)
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text = view.title
    own = view.audience is Audience.FACILITATOR
    first.placeholders[1].text = w.FACILITATOR_ONLY if own else w.FOR_PARTICIPANTS
    for blocks in _by_slide(view.blocks):
        _Slides(show, view.audience).add(blocks)
    out = io.BytesIO()
    show.save(out)
    return repacked(out.getvalue())


def _widen(show: Any) -> None:
    """Make the slides of the library's template as wide as screens are."""
    factor = _WIDE / show.slide_width
    show.slide_width = _WIDE
    for place in (show.slide_master, *show.slide_layouts):
        for shape in place.placeholders:
            if shape._element.spPr.xfrm is not None:
                left, width = int(shape.left * factor), int(shape.width * factor)
                shape.left, shape.width = Emu(left), Emu(width)


def _tell_properties(show: Any, view: View) -> None:
    told = show.core_properties
    told.title, told.subject = view.title[:255], view.kind
    told.author = told.last_modified_by = told.comments = told.keywords = told.category = ""
    told.created = told.modified = told.last_printed = _LONG_AGO
    told.revision, told.language = 1, view.language[:35]


def _by_slide(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    page: list[Block] = []
    for block in blocks:
        if not isinstance(block.content, PageBreak):
            page.append(block)
        elif page:
            yield tuple(page)
            page = []
    if page:
        yield tuple(page)


class _Slides:
    """The slides that a step takes: its words first, then each drawing on a slide of its own."""

    def __init__(self, show: Any, audience: Audience) -> None:
        self._show = show
        self._audience = audience
        self._title: Words = ()
        self._made: list[Any] = []

    def add(self, blocks: Sequence[Block]) -> None:
        """Add the slides for some blocks; what is the facilitator's own goes into the notes."""
        lines: list[Line] = []
        drawn: list[Content] = []
        for block in blocks:
            content = block.content
            if block.readers is Readers.FACILITATOR:
                continue
            if isinstance(content, Heading) and not self._title:
                self._title = content.words
            elif as_table(content) or isinstance(content, Timeline) or _placed(content):
                drawn.append(content)
            elif not isinstance(content, Room):
                lines += lines_of(content)
        if lines or not drawn:
            self._write(lines)
        for content in drawn:
            self._draw(content)
        own = [block.content for block in blocks if block.readers is Readers.FACILITATOR]
        if own and self._audience is Audience.FACILITATOR:
            self._note(own)

    def _slide(self, layout: int) -> Any:
        slide = self._show.slides.add_slide(self._show.slide_layouts[layout])
        title = plain(self._title)
        slide.shapes.title.text = f"{title} ({len(self._made) + 1})" if self._made else title
        frame = slide.shapes.title.text_frame
        frame.word_wrap = True
        size = 36 if len(title) <= 48 else 28 if len(title) <= 110 else 20
        frame.paragraphs[0].font.size = Pt(size)
        self._made.append(slide)
        return slide

    def _write(self, lines: Sequence[Line]) -> None:
        room, width = BODY.height.pt, BODY.width.pt - 20
        for size, page in pages(lines, width, room, _SIZES):
            slide = self._slide(1 if page else 5)
            if not page:
                continue
            body = slide.placeholders[1]
            body.left, body.top, body.width, body.height = BODY
            frame = body.text_frame
            frame.word_wrap = True
            for number, line in enumerate(page):
                made = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
                set_line(made, line, size)

    def _draw(self, content: Content) -> None:
        table = as_table(content)
        if isinstance(content, Timeline):
            for moments in timelines_by_slide(content):
                draw_timeline(self._slide(5), moments)
        elif isinstance(content, Picture) and content.image is not None:
            self._picture(self._slide(5), content)
        elif isinstance(table, Table):
            for rows in tables_by_slide(table):
                draw_table(self._slide(5), table, rows)

    def _picture(self, slide: Any, picture: Picture) -> None:
        image = picture.image
        assert image is not None
        scale = min(BODY.width / image.width, BODY.height / image.height)
        width, height = int(image.width * scale), int(image.height * scale)
        left = BODY.left + (BODY.width - width) // 2
        top = BODY.top + (BODY.height - height) // 2
        shape = slide.shapes.add_picture(io.BytesIO(image.data), left, top, width, height)
        about = shape._element.nvPicPr.cNvPr
        about.set("name", "Picture")
        about.set("descr", picture.alt or "Picture")

    def _note(self, own: Sequence[Content]) -> None:
        lines = [line for content in own for line in lines_of(content)]
        frame = self._made[0].notes_slide.notes_text_frame
        frame.text = "\n".join(
            f"{'  ' * line.level}{line.mark} {plain(line.words)}".strip() for line in lines
        )


def _placed(content: Content) -> bool:
    return isinstance(content, Picture) and content.image is not None
