"""A view as slides: layouts and placeholders that one click restyles, real text, native shapes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.util import Length, Pt

from casebook.export import words as w
from casebook.export.audience import Audience, Readers
from casebook.export.document import (
    Block,
    Content,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Picture,
    Room,
    Table,
    Timeline,
    View,
    Words,
    plain,
    said,
)
from casebook.export.pptx_drawings import (
    Box,
    draw_timeline,
    set_line,
    timelines_by_slide,
    write_lines,
)
from casebook.export.pptx_page import Page, body_in, finish, new_show, set_title, subtitle_in
from casebook.export.pptx_tables import as_table, draw_table, tables_by_slide
from casebook.export.pptx_text import Line, height, lines_of, pages
from casebook.export.steady_zip import repacked
from casebook.export.type_widths import lines_of_text

_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
# sizes of titles, the layout's own first, each with how many lines there is room for
_TITLES = ((28, 1), (24, 1), (22, 2), (18, 2), (16, 3))
_BIG_TITLES = ((40, 2), (32, 3), (26, 4), (20, 6))
_MARGINS = 15.0  # points, on both sides
_POINT = 12700  # EMU
_PIXEL = 9525  # EMU
_ENLARGED = 2
"""How many times its own size a picture may have: it would show nothing but its pixels."""
_CAPTION = 1.9
"""Room for the name of a table, in sizes of its type."""
_BESIDE = 0.45
"""How much of a slide its words may take for a table to stand below them."""


def slide_file(view: View) -> bytes:
    """Set a view as slides."""
    page = new_show(view)
    first = page.show.slides.add_slide(page.title)
    own = view.audience is Audience.FACILITATOR
    title = said(view.title)
    set_title(first, title, None if page.own else _title_size(first, title, _BIG_TITLES))
    below = body_in(first) or subtitle_in(first)
    if below is not None:
        below.text_frame.text = w.FACILITATOR_ONLY if own else w.FOR_PARTICIPANTS
    for blocks in _by_slide(view.blocks):
        _Slides(page, view.audience).add(blocks)
    for number, slide in enumerate(page.show.slides, start=1):
        finish(slide, number)
    out = io.BytesIO()
    page.show.save(out)
    return repacked(out.getvalue())


def _title_size(slide: Any, words: Words, sizes: Sequence[tuple[int, int]]) -> int | None:
    """Give the largest size in which a title fits; None for that of the layout."""
    shape = slide.shapes.title
    room = (shape.width / _POINT if shape is not None else 0) - _MARGINS
    for size, most in sizes:
        if lines_of_text(plain(words), size, room, bold=True) <= most:
            return None if size == sizes[0][0] else size
    return sizes[-1][0]


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

    def __init__(self, page: Page, audience: Audience) -> None:
        self._page = page
        self._audience = audience
        self._title: Words = ()
        self._made: list[Any] = []

    def add(self, blocks: Sequence[Block]) -> None:
        """Add the slides for some blocks; what is the facilitator's own goes into the notes."""
        seen = [block.content for block in blocks if block.readers is not Readers.FACILITATOR]
        first = next((content for content in seen if isinstance(content, Heading)), None)
        self._title = first.words if first else ()
        parts = list(_parts(content for content in seen if content is not first))
        if not parts or (len(parts) == 1 and parts[0].announces):
            self._announce(parts[0].lines if parts else ())
        else:
            for part in parts:
                self._set(part)
        own = [block.content for block in blocks if block.readers is Readers.FACILITATOR]
        if own and self._audience is Audience.FACILITATOR:
            self._note(own)

    def _slide(self, layout: Any) -> Any:
        slide = self._page.show.slides.add_slide(layout)
        mark = said(f" ({len(self._made) + 1})") if self._made else ()
        words = self._title + mark
        sizes = _BIG_TITLES if layout is self._page.section else _TITLES
        set_title(slide, words, None if self._page.own else _title_size(slide, words, sizes))
        self._made.append(slide)
        return slide

    def _announce(self, lines: Sequence[Line]) -> None:
        """Make a slide that says what comes now, and no more."""
        slide = self._slide(self._page.section)
        body = body_in(slide)
        if body is None:
            return
        if not lines:
            body._element.getparent().remove(body._element)
        for number, line in enumerate(lines):
            frame = body.text_frame
            made = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            made.text = plain(line.words)

    def _set(self, part: _Part) -> None:
        if part.drawn is None:
            self._write(part.lines)
        elif not self._together(part):
            if part.lines:
                self._write(part.lines)
            self._draw(part)

    def _together(self, part: _Part) -> bool:
        """Set a few words and the table that they are about on one slide, if they fit."""
        table = as_table(part.drawn) if part.drawn is not None else None
        if table is None or not part.lines:
            return False
        box, size = self._page.body, _SIZES[-2]
        used = sum(height(line, size, box.width.pt - 20) for line in part.lines)
        room = Box(box.left, Length(box.top + Pt(used)), box.width, Length(box.height - Pt(used)))
        fitting = list(tables_by_slide(table, room))
        if used > box.height.pt * _BESIDE or len(fitting) != 1:
            return False
        slide = self._slide(self._page.bare)
        write_lines(slide, Box(box.left, box.top, box.width, Pt(used)), part.lines, size)
        draw_table(slide, fitting[0], room)
        return True

    def _write(self, lines: Sequence[Line]) -> None:
        box = self._page.body
        for size, page in pages(lines, box.width.pt - 20, box.height.pt, _SIZES):
            slide = self._slide(self._page.content)
            body = body_in(slide)
            if body is None:
                write_lines(slide, box, page, size)
                continue
            frame = body.text_frame
            frame.word_wrap = True
            for number, line in enumerate(page):
                made = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
                set_line(made, line, size)

    def _draw(self, part: _Part) -> None:
        content, box, bare = part.drawn, self._page.body, self._page.bare
        table = as_table(content) if content is not None else None
        if isinstance(content, Timeline):
            for moments in timelines_by_slide(content, box):
                draw_timeline(self._slide(bare), moments, box)
        elif isinstance(content, Picture) and content.image is not None:
            self._picture(self._slide(bare), content)
        elif isinstance(table, Table):
            self._tabulate(table, table.name or part.called)

    def _tabulate(self, table: Table, name: str) -> None:
        """Set a table under its name, on as many slides as it takes, each with its heads."""
        box, size = self._page.body, _SIZES[-1]
        high = Pt(_CAPTION * size) if name else Length(0)
        room = Box(box.left, Length(box.top + high), box.width, Length(box.height - high))
        made = list(tables_by_slide(table, room))
        for number, page in enumerate(made, start=1):
            slide = self._slide(self._page.bare)
            if name:
                of_all = f"  ({number}/{len(made)})" if len(made) > 1 else ""
                line = Line(said(f"{name}{of_all}"), look=Look.LABEL)
                write_lines(slide, Box(box.left, box.top, box.width, high), [line], size)
            draw_table(slide, page, room)

    def _picture(self, slide: Any, picture: Picture) -> None:
        image, box = picture.image, self._page.body
        assert image is not None
        most = _PIXEL * _ENLARGED
        scale = min(box.width / image.width, box.height / image.height, most)
        width, height = int(image.width * scale), int(image.height * scale)
        left = box.left + (box.width - width) // 2
        top = box.top + (box.height - height) // 2
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


@dataclass(frozen=True, slots=True)
class _Part:
    """Words, and what is drawn below them; None for words alone.

    Attributes:
        called: The heading under which it is drawn, or "".
    """

    lines: tuple[Line, ...]
    drawn: Content | None = None
    called: str = ""

    @property
    def announces(self) -> bool:
        """Whether it says no more than how long a step takes."""
        return self.drawn is None and all(line.look is Look.SMALL for line in self.lines)


def _parts(contents: Iterable[Content]) -> Iterator[_Part]:
    """Give each drawing with the words before it, and with the small print behind it."""
    made: list[_Part] = []
    lines: list[Line] = []
    called = ""
    for content in contents:
        small = isinstance(content, Paragraph) and content.look is Look.SMALL
        if _is_drawn(content):
            made.append(_Part(tuple(lines), content, called))
            lines = []
        elif small and not lines and made:
            made[-1] = replace(made[-1], lines=(*made[-1].lines, *lines_of(content)))
        elif not isinstance(content, Room):
            called = plain(content.words) if isinstance(content, Heading) else called
            lines += lines_of(content)
    yield from made
    if lines:
        yield _Part(tuple(lines))


def _is_drawn(content: Content) -> bool:
    placed = isinstance(content, Picture) and content.image is not None
    return placed or isinstance(content, Timeline) or as_table(content) is not None
