"""What a lesson's page takes from its text: the sections to be set, and what else stands there.

Evidence, counter-evidence and uses have been read into rows and are drawn as such. Words that
stand beside them in their sections, and every other section, are set as prose, so that nothing
that is written is missing from the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.domain.names import folded_id
from casebook.domain.query import Entry
from casebook.domain.sections import SectionName
from casebook.gui.panes.set_markdown import set_markdown
from casebook.markdown.page_context import LinkTarget, PageContext

if TYPE_CHECKING:
    from casebook.domain.document import Section
    from casebook.domain.lesson import Lesson
    from casebook.domain.reading import Reading

_ROWS = {SectionName.EVIDENCE, SectionName.COUNTER_EVIDENCE, SectionName.APPLIED}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of Markdown.

    Attributes:
        heading: The heading above it, or "".
        markdown: The text.
        beside_rows: Whether it is what stands beside the rows of such a section.
    """

    heading: str
    markdown: str
    beside_rows: bool = False


def section_text(lesson: Lesson, name: SectionName) -> Stretch | None:
    """Give the first section with a meaning; None when there is none or it is empty."""
    section = lesson.section(name)
    if section is None or not lesson.content(section).strip():
        return None
    return Stretch(section.heading, lesson.content(section).strip())


def other_text(lesson: Lesson) -> tuple[Stretch, ...]:
    """Give what no other part of the page shows, in the order of the file."""
    return tuple(part for part in _others(lesson) if part.markdown.strip())


def _others(lesson: Lesson) -> Iterator[Stretch]:
    tops = [section for section in lesson.sections if section.level <= 2]
    start = tops[0].start if tops else len(lesson.text)
    yield Stretch("", lesson.text[lesson.body_start : start])
    shown = {lesson.section(name) for name in (SectionName.WHY, SectionName.DO_THIS)}
    for at, section in enumerate(tops):
        if section in shown:
            continue
        end = tops[at + 1].start if at + 1 < len(tops) else len(lesson.text)
        text = lesson.text[section.content_start : end]
        rows = section.name in _ROWS
        if rows:
            text = _beside_rows(text, section)
        heading = "" if section.heading == lesson.title else section.heading
        yield Stretch(heading, text, beside_rows=rows)


def _beside_rows(text: str, section: Section) -> str:
    """Give what stands in a section of rows without having been read into one."""
    table = section.name == SectionName.APPLIED
    blocks = text.strip().split("\n\n")
    kept = [block for block in blocks if not (_is_table(block) if table else _is_evidence(block))]
    return "\n\n".join(kept)


def _is_table(block: str) -> bool:
    return block.lstrip().startswith("|")


def _is_evidence(block: str) -> bool:
    """Say whether a block is a quotation whose last line names a case."""
    lines = [line.strip() for line in block.strip().splitlines()]
    quoted = [line.lstrip("> ") for line in lines if line.startswith(">")]
    words = [line for line in quoted if line]
    return len(quoted) == len(lines) and bool(words) and words[-1][:1] in "—–-"


def set_stretch(markdown: str, reading: Reading) -> str:
    """Set a stretch of a document's Markdown as HTML with classes, for ``Prose``."""
    return set_markdown(markdown, reading.document.path, _context_of(reading))


def _context_of(reading: Reading) -> PageContext:
    """Tell what links of a document lead to, as far as its reading knows."""
    targets = {folded_id(entry.id): _target(entry) for entry in reading.related.values()}
    targets |= {path: _target(entry) for path, entry in reading.related.items()}
    return PageContext(
        resolve=lambda target: targets.get(target) or targets.get(folded_id(target)),
        picture=lambda path: _picture(path, reading.pictures),
    )


def _picture(path: str, pictures: Mapping[str, bytes]) -> str | None:
    """Give the path of a picture that was read with the lesson, by its path or its bare name."""
    if path in pictures:
        return path
    return next((known for known in pictures if known.endswith(f"/{path}")), None)


def _target(entry: Entry) -> LinkTarget:
    return LinkTarget(entry.path, entry.title, entry.kind)
