"""What every file of a library has in common, whatever its kind.

All offsets count characters of the decoded text of the whole file, front matter included;
lines count from 1.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from casebook.domain.finding import Finding
from casebook.domain.names import DocumentId, DocumentPath, ThemeId


class Kind(StrEnum):
    """What a file is: the front matter key ``kind``; a file without one is a case."""

    CASE = "case"
    LESSON = "lesson"
    PACK = "pack"


class LinkForm(StrEnum):
    """How a link is written."""

    WIKI = "wiki"
    MARKDOWN = "markdown"
    EMBED = "embed"
    PROPERTY = "property"


class Property(NamedTuple):
    """One key of the front matter, known or foreign.

    A named tuple, because a large library has a hundred thousand of them.

    Attributes:
        key: The key as written.
        values: Its scalars as text, in order; nested values as one line of text each.
        line: Where the key stands.
        is_list: Whether the file writes a list.
    """

    key: str
    values: tuple[str, ...]
    line: int
    is_list: bool = False

    @property
    def text(self) -> str:
        """The values joined by commas."""
        return ", ".join(self.values)


class Link(NamedTuple):
    """A link from a document to another document, or to a file beside it.

    A named tuple for the same reason.

    Attributes:
        target: An id (wiki form) or a path relative to the linking file (Markdown form).
        heading: The heading after ``#``, or "".
        label: The words shown for it, or "".
        form: How it is written.
        start: Offset of its first character; -1 for links in front matter.
        end: Offset after its last character.
        line: Where it stands.
    """

    target: str
    heading: str
    label: str
    form: LinkForm
    start: int
    end: int
    line: int


class Section(NamedTuple):
    """A heading of the body and what stands under it.

    A named tuple, because a large library has a hundred thousand of them.

    Attributes:
        heading: The words of the heading, without marks.
        name: The meaning of a level-2 heading that Casebook knows, as a SectionName value;
            "" for prose.
        level: 1 to 6.
        start: Offset of the heading line.
        content_start: Offset of the first line below the heading.
        end: Offset after the section: the next heading of the same or a higher level.
        line: The line of the heading.
    """

    heading: str
    name: str
    level: int
    start: int
    content_start: int
    end: int
    line: int


class Sections(Sequence[Section]):
    """The sections of a document where working them out is put off until they are asked for."""

    __slots__ = ()

    @abstractmethod
    def named(self, name: str) -> tuple[Section, ...]:
        """Give the sections with a known meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(ABC):
    """A file of the library, read.

    Attributes:
        id: The file stem.
        path: Relative to the library.
        title: From the front matter, else the first level-1 heading, else the file stem.
        summary: One or two sentences, or "".
        themes: Theme ids in the order of the file, each once.
        aliases: Other names by which people search for it.
        language: A language tag such as ``en``, or "".
        properties: Every front matter key in the order of the file.
        text: The whole text of the file with a line feed at each line end.
        body_start: Offset in ``text`` where the front matter ends.
        sections: All headings with their extent, in the order of the file.
        links: All links, those in front matter first.
        words: How many words the body has.
        findings: What is wrong with this file taken by itself.
    """

    id: DocumentId
    path: DocumentPath
    title: str
    summary: str = ""
    themes: tuple[ThemeId, ...] = ()
    aliases: tuple[str, ...] = ()
    language: str = ""
    properties: tuple[Property, ...] = ()
    text: str = ""
    body_start: int = 0
    sections: Sequence[Section] = ()
    links: tuple[Link, ...] = ()
    words: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    @abstractmethod
    def kind(self) -> Kind:
        """What the file is; each subclass says which."""

    @property
    def body(self) -> str:
        """The text below the front matter."""
        return self.text[self.body_start :]

    def value(self, key: str) -> str:
        """Give a front matter value as written (a list joined by commas), or ""."""
        for entry in self.properties:
            if entry.key == key:
                return entry.text
        return ""

    def section(self, name: str) -> Section | None:
        """Give the first section with a known meaning, or None."""
        return next(iter(self.sections_named(name)), None)

    def sections_named(self, name: str) -> tuple[Section, ...]:
        """Give all sections with a known meaning, in the order of the file."""
        if isinstance(self.sections, Sections):
            return self.sections.named(name)
        return tuple(section for section in self.sections if section.name == name)

    def content(self, section: Section) -> str:
        """Give the text below a section's heading."""
        return self.text[section.content_start : section.end]

    def section_at(self, offset: int) -> Section | None:
        """Give the level-2 section (or, failing that, any section) that holds an offset."""
        around = [part for part in self.sections if part.start <= offset < part.end]
        return next((part for part in around if part.level == 2), around[-1] if around else None)
