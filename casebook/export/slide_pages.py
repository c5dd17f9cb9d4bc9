"""Slides as pages: what a slide file says and where, set by Typst.

The file itself is read, not the view, so that what is seen is what the slides say.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typst

from casebook.export.document import View
from casebook.export.pdf_writer import PageNotSet
from casebook.export.slide_looks import Looks, looks_of
from casebook.resources import resource

_POINT = 12700  # EMU
_SHOWN_TITLE = re.compile(r" \(\d+\)\Z")
_SET_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})
_PATH = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SlidePages:
    """Slides as a PDF; ``titles`` are those of the slides, in their order."""

    pdf: bytes
    titles: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """What is read from a slide file: pictures by the names under which the template has them."""

    pictures: dict[str, bytes] = field(default_factory=dict)

    def picture(self, data: bytes, suffix: str) -> str:
        """Take a picture and give its name."""
        name = f"picture-{len(self.pictures) + 1}.{suffix}"
        self.pictures[name] = data
        return name


def slide_pages(view: View) -> SlidePages:
    """Set a view as slides, each a page; the facilitator's have their notes below them.

    Raises:
        PageNotSet: They cannot be set.
    """
    from casebook.export.pptx_writer import slide_file

    return pages_of_slides(slide_file(view), view.title)


def pages_of_slides(file: bytes, title: str) -> SlidePages:
    """Set a slide file that we have made as pages.

    Raises:
        PageNotSet: They cannot be set.
    """
    import pptx

    show: Any = pptx.Presentation(io.BytesIO(file))
    reading = _Reading()
    slides = [_slide(slide, reading) for slide in show.slides]
    data = {
        "title": title,
        "width": show.slide_width / _POINT,
        "height": show.slide_height / _POINT,
        "slides": slides,
    }
    pdf = _set(data, reading.pictures, title)
    return SlidePages(pdf, tuple(_SHOWN_TITLE.sub("", slide["title"]) for slide in slides))


def _set(data: Data, pictures: Mapping[str, bytes], title: str) -> bytes:
    """Have Typst set slides, in the fonts of this computer, as the slides themselves will be."""
    with tempfile.TemporaryDirectory(prefix="casebook-") as name:
        root = Path(name)
        shutil.copyfile(resource("typst", "slides.typ"), root / "slides.typ")
        for file, content in pictures.items():
            (root / file).write_bytes(content)
        written = json.dumps(data, ensure_ascii=False)
        try:
            made = typst.compile(root / "slides.typ", root=root, sys_inputs={"doc": written})
        except typst.TypstError as error:
            raise PageNotSet(f"“{title}” cannot be set as slides: {error}") from error
    return made


def _slide(slide: Any, reading: _Reading) -> Data:
    title = slide.shapes.title
    notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    return {
        "title": title.text_frame.text if title is not None else "",
        "notes": notes.split("\n") if notes else [],
        "shapes": [
            data for shape in (*_behind(slide), *slide.shapes) if (data := _shape(shape, reading))
        ],
    }


def _behind(slide: Any) -> Iterator[Any]:
    """Give what layout and master draw on every slide: bars and logos."""
    layout = slide.slide_layout
    places = [layout.slide_master, layout]
    if layout._element.get("showMasterSp") == "0":
        places = [layout]
    for place in places:
        for shape in place.shapes:
            drawn = not shape.is_placeholder and shape.left is not None
            if drawn and (_image(shape) is not None or _bar_fill(shape)):
                yield shape


def _image(shape: Any) -> Any:
    """Give the picture that a shape shows; None for one that Typst cannot set."""
    with suppress(AttributeError, ValueError, KeyError):  # no picture, or one that lies elsewhere
        image = shape.image
        return image if image.ext in _SET_PICTURES else None
    return None


def _bar_fill(shape: Any) -> str:
    """Give the colour of a shape without words that is filled with one, else ""."""
    if not shape.has_text_frame or shape.text_frame.text:
        return ""
    colour = shape._element.spPr.find(f"{_PATH}solidFill/{_PATH}srgbClr")
    return f"#{colour.get('val')}" if colour is not None else ""


def _shape(shape: Any, reading: _Reading) -> Data | None:
    place = {
        "x": shape.left / _POINT,
        "y": shape.top / _POINT,
        "width": shape.width / _POINT,
        "height": shape.height / _POINT,
    }
    if shape.has_table:
        return {"kind": "table", **place, **_table(shape.table)}
    image = _image(shape)
    if image is not None:
        name = reading.picture(image.blob, image.ext)
        about = shape._element.nvPicPr.cNvPr.get("descr") or "Picture"
        return {"kind": "picture", **place, "name": name, "alt": about}
    if not shape.has_text_frame:
        return {"kind": "line", **place}
    if shape.is_placeholder or shape.text_frame.text:
        return {"kind": "text", **place, **_text(shape)}
    fill = _bar_fill(shape)
    return {"kind": "bar", **place, "fill": fill} if fill else {"kind": "dot", **place}


def _text(shape: Any) -> Data:
    kind = _kind(shape)
    looks = looks_of(shape, kind)
    lines = [_line(paragraph, looks) for paragraph in shape.text_frame.paragraphs]
    return {
        "role": kind,
        "side": looks.side,
        "stands": looks.height,
        "fill": looks.fill,
        "lines": lines,
    }


def _kind(shape: Any) -> str:
    """Say whether a shape is a title, a subtitle or anything else."""
    if not shape.is_placeholder:
        return "text"
    named = str(shape.placeholder_format.type)
    if "SUBTITLE" in named:
        return "subtitle"
    return "title" if "TITLE" in named else "text"


def _table(table: Any) -> Data:
    return {
        "columns": [column.width / _POINT for column in table.columns],
        "rows": [row.height / _POINT for row in table.rows],
        "cells": [_cell(cell) for row in table.rows for cell in row.cells],
    }


def _cell(cell: Any) -> Data:
    lines = [_line(paragraph, Looks()) for paragraph in cell.text_frame.paragraphs]
    return {"fill": f"#{cell.fill.fore_color.rgb}", "lines": lines}


def _line(paragraph: Any, looks: Looks) -> Data:
    """Give a paragraph; what stands before a tabulator at its beginning is its mark."""
    properties = paragraph._p.pPr
    said = properties.get if properties is not None else {}.get
    runs = list(_runs(paragraph, looks))
    mark = ""
    if runs and runs[0]["text"].endswith("\t"):
        mark = runs.pop(0)["text"].strip()
    sizes = [run["size"] for run in runs]
    return {
        "runs": runs,
        "mark": mark,
        "size": max(sizes, default=looks.size),
        "left": (int(said("marL") or 0) + int(said("indent") or 0)) / _POINT,
        "turned": said("rtl") == "1",
        "right": said("algn") == "r",
    }


def _runs(paragraph: Any, looks: Looks) -> Iterator[Data]:
    made = iter(paragraph.runs)
    for element in paragraph._p:
        if element.tag == f"{_PATH}br":
            yield {"text": "\n", "size": looks.size, "strong": False, "emphasis": False, "fill": ""}
        elif element.tag == f"{_PATH}r":
            yield _run(next(made), looks)


def _run(run: Any, looks: Looks) -> Data:
    colour = run.font.color
    return {
        "text": run.text,
        "size": run.font.size.pt if run.font.size is not None else looks.size,
        "strong": looks.strong if run.font.bold is None else run.font.bold,
        "emphasis": bool(run.font.italic),
        "fill": f"#{colour.rgb}" if colour is not None and colour.type is not None else "",
    }
