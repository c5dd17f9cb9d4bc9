"""The format-neutral document: blocks of words, lists, tables, pictures and drawings.

Everything is data. No block knows how it will look in a Word file, on a slide or on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from casebook.export.audience import Audience, Readers
from casebook.export.brand import PLAIN, Brand
from casebook.export.image import Image


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike.

    Attributes:
        text: The words.
        link: A web address that they lead to, or "".
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    struck: bool = False
    code: bool = False
    link: str = ""


Words = tuple[Run, ...]


def plain(words: Words) -> str:
    """Give words without their looks."""
    return "".join(run.text for run in words)


def said(text: str, *, strong: bool = False, emphasis: bool = False) -> Words:
    """Make words of a text without marks."""
    return (Run(text, strong=strong, emphasis=emphasis),) if text else ()


class Look(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    SUMMARY = "summary"
    LABEL = "label"
    SMALL = "small"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together."""

    words: Words
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class Code:
    """Text whose lines and spaces stay as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list.

    Attributes:
        words: Its first paragraph.
        below: What stands below it, lists among it.
        ticked: Whether its box is ticked; None without a box.
    """

    words: Words
    below: tuple[Content, ...] = ()
    ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``start`` is the number of its first item, None for bullets."""

    items: tuple[Item, ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else.

    Attributes:
        words: What is quoted.
        source: Who or what says so.
        mark: What to know about it, such as that it contradicts; "" for nothing.
    """

    words: Words
    source: Words = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows, each row with as many cells as there are heads.

    Attributes:
        name: What the table is, for those who do not see it.
        roomy: Whether empty cells are to be written in.
    """

    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    name: str = ""
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with what it shows in words; without image where it is missing."""

    alt: str
    image: Image | None


@dataclass(frozen=True, slots=True)
class TimelineMoment:
    """One moment: its time as written, what it was (Signal, Decision …), and what happened."""

    when: str
    kind: str
    words: Words
    inferred: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments in their order."""

    moments: tuple[TimelineMoment, ...]


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Five times five fields.

    Attributes:
        placed: Likelihood, severity (1 to 5 each) and the labels that stand in that field.
        empty: Whether it is to be filled in.
    """

    placed: tuple[tuple[int, int, str], ...] = ()
    empty: bool = False

    def labels(self, likelihood: int, severity: int) -> str:
        """Give the labels in a field, or ""."""
        return ", ".join(
            label for across, up, label in self.placed if (across, up) == (likelihood, severity)
        )


@dataclass(frozen=True, slots=True)
class BalanceGrid:
    """Strategies with their marks for safety, quality and efficiency ("" where not said)."""

    rows: tuple[tuple[Words, tuple[str, str, str], Words], ...]
    empty: bool = False


@dataclass(frozen=True, slots=True)
class ResponseGrid:
    """Responses by responsibility and severity.

    Attributes:
        severities: The heads of the columns after the first.
        rows: The responsibility, then for each severity the response, the least and the most.
        empty: Whether it is to be filled in.
    """

    severities: tuple[Words, ...]
    rows: tuple[tuple[Words, tuple[tuple[Words, str], ...]], ...]
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Empty lines to write on."""

    lines: int


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, or is the next slide or card."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""


Content = (
    Heading
    | Paragraph
    | Code
    | Items
    | Quotation
    | Table
    | Picture
    | Timeline
    | RiskMatrix
    | BalanceGrid
    | ResponseGrid
    | Room
    | PageBreak
    | Contents
)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document, and for whom it is."""

    content: Content
    readers: Readers


def for_both(*contents: Content) -> tuple[Block, ...]:
    """Mark contents as for everybody."""
    return marked(contents, Readers.BOTH)


def for_facilitator(*contents: Content) -> tuple[Block, ...]:
    """Mark contents as for the facilitator alone."""
    return marked(contents, Readers.FACILITATOR)


def marked(contents: Iterable[Content], readers: Readers) -> tuple[Block, ...]:
    """Mark contents as for some readers."""
    return tuple(Block(content, readers) for content in contents)


@dataclass(frozen=True, slots=True)
class Document:
    """One artefact, before anybody sees it.

    Attributes:
        title: For everybody; it stands in the properties of a file too.
        kind: What the artefact is, such as *Handout*.
        language: A language tag, or "".
        blocks: Its parts in order.
    """

    title: str
    kind: str
    language: str
    blocks: tuple[Block, ...]

    def view(self, audience: Audience, brand: Brand = PLAIN) -> View:
        """Leave out what an audience may not see."""
        seen = (block for block in self.blocks if block.readers.include(audience))
        blocks = tuple(_stepped(seen))
        return View(self.title, self.kind, self.language, audience, blocks, brand)


def _stepped(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give blocks with headings that never skip a level, which no reading aid understands."""
    above: list[int] = []
    for block in blocks:
        if not isinstance(block.content, Heading):
            yield block
            continue
        while above and above[-1] >= block.content.level:
            above.pop()
        above.append(block.content.level)
        yield replace(block, content=replace(block.content, level=len(above)))


@dataclass(frozen=True, slots=True)
class View:
    """What one audience sees of a document: all that a writer ever gets."""

    title: str
    kind: str
    language: str
    audience: Audience
    blocks: tuple[Block, ...]
    brand: Brand = PLAIN

    @property
    def short_title(self) -> str:
        """The title, cut where it would not stand on one line at the foot of a page."""
        return self.title if len(self.title) <= 70 else f"{self.title[:69].rstrip()}…"
