"""Slides: a section for each, with its lists, tables and pictures; notes for facilitators."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from casebook.domain.errors import ImportRefused
from casebook.importing import archive
from casebook.importing.converted import Converted
from casebook.importing.office_facts import office_facts
from casebook.importing.picturing import Pictures
from casebook.importing.source import Asked, Format, Source
from casebook.markdown.html_markdown import escaped

ISOLATED = True
_NO_BODY = frozenset({"DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"})
_DEEPEST_GROUP = 10


def recognises(source: Source) -> float:
    """Say that it is one by the part that names the slides."""
    if archive.has_member(source, "ppt/presentation.xml"):
        return 1.0
    return 0.8 if archive.is_torn(source, "pptx", "pptm", "potx") else 0.0


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give all slides as one document.

    Raises:
        ImportRefused: It is damaged, protected, too large, or empty.
    """
    packed, warnings = archive.checked(source, asked.limits)
    with packed:
        facts = office_facts(packed)
    show = _show(source)
    pictures = Pictures(asked.limits)
    sections: list[str] = []
    notes: list[str] = []
    for number, slide in enumerate(show.slides, 1):
        if number > asked.limits.pages:
            warnings += (f"Only the first {asked.limits.pages:,} slides were read.",)
            break
        title = _title(slide)
        heading = escaped(title) or f"Slide {number}"
        sections.append("\n\n".join((f"## {heading}", *_blocks(slide.shapes, slide, pictures))))
        if words := _notes(slide):
            notes.append(f"### {heading}\n\n{words}")
    markdown = _without_bare_opening("\n\n".join(sections))
    if not any(re.search(r"\w", section.partition("\n")[2]) for section in sections) and not notes:
        raise ImportRefused(f"{source.name} has no text. There is nothing to import in it.")
    title = facts.pop("title", "") or (_title(show.slides[0]) if len(show.slides) else "")
    document = Converted(title, markdown, Format.SLIDES, facts, pictures.found, "\n\n".join(notes))
    return (document.warned(*warnings, *pictures.warnings),)


def _show(source: Source) -> Any:
    """Open a presentation.

    Raises:
        ImportRefused: It is damaged.
    """
    import pptx
    from lxml.etree import LxmlError

    try:
        return pptx.Presentation(io.BytesIO(source.data))
    except (KeyError, ValueError, AttributeError, IndexError, LxmlError, zipfile.BadZipFile,
            pptx.exc.PythonPptxError) as error:  # fmt: skip
        raise archive.damaged(source) from error


def _title(slide: Any) -> str:
    shape = slide.shapes.title
    return " ".join(shape.text_frame.text.split()) if shape is not None else ""


def _blocks(shapes: Any, slide: Any, pictures: Pictures, depth: int = 0) -> Iterator[str]:
    """Give what the shapes of a slide show, from the top downwards."""
    for shape in sorted(shapes, key=lambda one: (one.top or 0, one.left or 0)):
        if shape.is_placeholder and (
            shape == slide.shapes.title or shape.placeholder_format.type.name in _NO_BODY
        ):
            continue
        if hasattr(shape, "shapes") and depth < _DEEPEST_GROUP:
            yield from _blocks(shape.shapes, slide, pictures, depth + 1)
        elif shape.has_text_frame:
            yield from filter(None, [_text(shape)])
        elif getattr(shape, "has_table", False) and shape.has_table:
            yield _table(shape.table)
        elif hasattr(shape, "image"):
            yield from filter(None, [_picture(shape, pictures)])


def _text(shape: Any) -> str:
    """Give the paragraphs of a shape: a list where there are several or they are indented."""
    lines = [
        (paragraph.level, " ".join(paragraph.text.split()))
        for paragraph in shape.text_frame.paragraphs
    ]
    lines = [(level, words) for level, words in lines if words]
    if len(lines) == 1 and lines[0][0] == 0:
        return escaped(lines[0][1])
    return "\n".join(f"{'  ' * level}- {escaped(words)}" for level, words in lines)


def _table(table: Any) -> str:
    rows = [[_cell(cell.text) for cell in row.cells] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join((lines[0], "|" + " --- |" * len(rows[0]), *lines[1:])) if lines else ""


def _cell(words: str) -> str:
    return escaped(" ".join(words.split())).replace("|", "\\|")


def _picture(shape: Any, pictures: Pictures) -> str:
    try:
        image = shape.image
        return pictures.take(image.blob, _described(shape), image.filename or "")
    except (KeyError, ValueError, AttributeError):  # it is elsewhere, or there is none
        pictures.leave_out()
        return ""


def _described(shape: Any) -> str:
    """Give what the author says that a picture shows."""
    return next((str(words) for words in shape._element.xpath(".//p:cNvPr/@descr")), "")


def _notes(slide: Any) -> str:
    if not slide.has_notes_slide:
        return ""
    frame = slide.notes_slide.notes_text_frame
    lines = frame.text.splitlines() if frame is not None else []
    return "\n\n".join(escaped(" ".join(line.split())) for line in lines if line.strip())


def _without_bare_opening(markdown: str) -> str:
    """Leave out the heading of a first slide that has nothing but its title."""
    first, _, rest = markdown.partition("\n\n")
    return rest if rest.startswith("## ") and first.startswith("## ") else markdown
