"""What an imported draft says beyond a document that is there already, added to it.

Nothing that stands in the document changes. Paragraphs and items that it does not have, word
for word, are added below the same heading, or below their own at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.domain.document import Section
from casebook.domain.edit import apply_edits
from casebook.domain.names import DocumentPath
from casebook.importing.converted import PICTURE
from casebook.importing.draft import Draft
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.editing.sections import appended
from casebook.markdown.editing.theme_names import list_item_edits
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.plain import plain_text

_OWN = frozenset({"title", "kind", "status", "state", "themes", "redact", "tags", "aliases"})
"""Keys of the draft that say nothing about the document it is merged into."""
_LISTS = ("themes", "redact")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_HEADING = re.compile(r"#{1,6}\s")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(rf"\]\({PICTURE}(\d+)\)")
_LAST = 6


@dataclass(frozen=True, slots=True)
class Addition:
    """What comes of merging a draft into a document.

    Attributes:
        text: The whole text of the document afterwards.
        added: What is added to its body, part by part; pictures by number.
        pictures: The numbers of the pictures in it.
    """

    text: str
    added: tuple[str, ...]
    pictures: frozenset[int]


@dataclass(frozen=True, slots=True)
class _New:
    """Paragraphs that a document does not have, with the heading above them."""

    heading: str
    level: int
    name: str
    blocks: str

    @property
    def whole(self) -> str:
        return f"{'#' * self.level} {self.heading}\n\n{self.blocks}"


def merged_in(path: DocumentPath, text: str, draft: Draft) -> Addition:
    """Add what a draft says to the text of a document.

    Args:
        path: Where the document lies.
        text: All of it.
        draft: What is to be merged in, with the choice of removals that is wanted.

    Raises:
        EditRefused: The front matter of the document is broken.
    """
    added: list[str] = []
    merged = _with_facts(text, draft)
    for new in _new_parts(text, draft):
        added.append(new.whole if new.heading else new.blocks)
        shown = draft.shown_from(path, new.blocks)
        merged = _with_part(merged, _New(new.heading, new.level, new.name, shown), draft)
    numbers = frozenset(int(found) for part in added for found in _NUMBER.findall(part))
    return Addition(merged, tuple(added), numbers)


def _with_facts(text: str, draft: Draft) -> str:
    """Add what the front matter does not say yet: a date, an author, themes."""
    present = {one.key.lower() for one in read_front_matter(text, draft.path).properties}
    for key, values in draft.properties.items():
        if key in _LISTS:
            text = apply_edits(text, list_item_edits(text, key, values))
        elif key not in present | _OWN and len(values) == 1:
            text = apply_edits(text, property_edits(text, key, values[0]))
    return text


def _new_parts(text: str, draft: Draft) -> Iterator[_New]:
    """Give the paragraphs that a document does not have, by their headings."""
    known = {_words(block) for block in _blocks(text)}
    known |= {_words(line) for line in text.split("\n")}
    layout = Layout.of(f"{draft.head}\n{draft.cleaned}\n")
    sections = layout.outline.sections
    begins = [layout.body_start, *(part.content_start for part in sections)]
    ends = [*(part.start for part in sections), len(layout.text)]
    for part, start, end in zip((None, *sections), begins, ends, strict=True):
        blocks = filter(None, (_new(block, known) for block in _blocks(layout.text[start:end])))
        new = "\n\n".join(blocks)
        if new and (part is None or part.level == 1):
            yield _New("", 0, "", new)
        elif new and part is not None:
            yield _New(part.heading, part.level, part.name, new)


def _new(block: str, known: set[str]) -> str:
    """Give what is new of a paragraph, or of a list item by item."""
    if _words(block) in known:
        return ""
    lines = block.split("\n")
    if all(map(_ITEM.match, lines)):
        return "\n".join(line for line in lines if _words(line) not in known)
    return block


def _with_part(text: str, new: _New, draft: Draft) -> str:
    """Add paragraphs below the heading that they have, or below one of their own."""
    layout = Layout.of(text)
    closed = sum(map(bool, map(_FENCE.match, new.blocks.split("\n")))) % 2 == 0
    # code that is never closed would take in what follows
    part = _place(layout, new) if new.heading and closed else None
    if part is not None:
        return apply_edits(text, (appended(layout, part, new.blocks),))
    heading = f"## {new.heading}" if new.heading else f"## Added from {draft.source}"
    if new.level > 2:
        heading = f"{'#' * min(new.level, _LAST)} {new.heading}"
    return f"{text.rstrip()}\n\n{heading}\n\n{new.blocks}\n"


def _place(layout: Layout, new: _New) -> Section | None:
    """Give the section of the same meaning, or with the same heading."""
    for part in layout.outline.sections:
        if new.name and part.name == new.name:
            return part
    return next(
        (
            part
            for part in layout.outline.sections
            if part.level > 1 and _words(part.heading) == _words(new.heading)
        ),
        None,
    )


def _blocks(text: str) -> Iterator[str]:
    """Give what stands between empty lines and headings; a code block is one."""
    lines: list[str] = []
    fenced = False
    for line in (*text.split("\n"), ""):
        fenced = fenced != bool(_FENCE.match(line))
        heading = not fenced and bool(_HEADING.match(line))
        if (line.strip() or fenced) and not heading:
            lines.append(line)
        elif lines:
            yield "\n".join(lines)
            lines = []
    if lines:  # of a code block that is never closed
        yield "\n".join(lines).rstrip()


def _words(block: str) -> str:
    """Give what a paragraph says, whatever its marks; its signs where it has no words."""
    said = " ".join(_WORD.findall(plain_text(block).casefold()))
    return said or " ".join(block.split())
