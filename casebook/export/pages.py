"""Pages of a PDF that we have set ourselves, as pictures: each drawn when it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_ONE_AT_A_TIME = threading.Lock()  # PDFium keeps its state in the process
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels.

    Attributes:
        width: In pixels.
        height: In pixels.
        pixels: Four bytes each, row after row: blue, green, red, and one that says nothing.
    """

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one artefact for one audience.

    Attributes:
        files: The PDF files that hold them, in their order.
        sizes: Width and height of each page, in points.
        steps: The number of the page on which a step of the agenda begins, by its number.
    """

    files: tuple[bytes, ...]
    sizes: tuple[tuple[float, float], ...] = ()
    steps: Mapping[int, int] = field(default_factory=dict)
    _places: tuple[tuple[int, int], ...] = ()

    def __len__(self) -> int:
        """Give how many pages there are."""
        return len(self.sizes)

    def image(self, number: int, width: int) -> PageImage:
        """Draw a page.

        Args:
            number: Which one, from 0.
            width: How wide the picture is to be, in pixels; a very high page is made smaller.
        """
        import pypdfium2

        file, page = self._places[number]
        across, down = self.sizes[number]
        scale = min(width / across, (_MOST_PIXELS / (across * down)) ** 0.5)
        with _ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(self.files[file])
            try:
                drawn = document[page].render(scale=scale, prefer_bgrx=True)
                assert drawn.stride == 4 * drawn.width
                made = PageImage(drawn.width, drawn.height, bytes(drawn.buffer))
                drawn.close()
            finally:
                document.close()
        return made


def pages_of(files: Sequence[bytes], steps: Mapping[int, int] | None = None) -> Pages:
    """Measure the pages of PDF files, without drawing any."""
    import pypdfium2

    sizes: list[tuple[float, float]] = []
    places: list[tuple[int, int]] = []
    with _ONE_AT_A_TIME:
        for number, data in enumerate(files):
            document = pypdfium2.PdfDocument(data)
            for page in range(len(document)):
                sizes.append(document.get_page_size(page))
                places.append((number, page))
            document.close()
    return Pages(tuple(files), tuple(sizes), steps or {}, tuple(places))


def headings_of(pdf: bytes) -> list[tuple[str, int]]:
    """Give the highest headings of a PDF, each with the number of its page, from 0."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            marks = [mark for mark in document.get_toc() if mark.level == 0]
            places = [(mark.get_title(), mark.get_dest()) for mark in marks]
            return [(title, dest.get_index() or 0) for title, dest in places if dest is not None]
        finally:
            document.close()
