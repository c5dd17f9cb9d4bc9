"""A document that is not in the library yet: looked over, changed, then accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from casebook.domain.document import Kind
from casebook.domain.edit import EditRefused, Edits, apply_edits
from casebook.domain.finding import Finding, Severity
from casebook.domain.harvest import Harvestable
from casebook.domain.names import DocumentId, DocumentPath, ThemeId, id_of
from casebook.domain.slug import slug_of
from casebook.importing.archive import MACROS
from casebook.importing.cleaning import Removal, without
from casebook.importing.converted import PICTURE, Picture
from casebook.importing.folders import Found
from casebook.importing.harmless import LINKS, REMOTE, SCRIPTS
from casebook.importing.picturing import PICTURES_LEFT_OUT
from casebook.importing.source import Format
from casebook.markdown.editing.mapping import Value
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.front_matter import read_front_matter

ATTACHMENTS = "attachments"
"""The folder of a library in which pictures and originals lie."""
ORIGINAL_KEY = "original"
"""The key of front matter that names the original of an imported document, if it is kept."""
DIGEST_KEY = "original_sha256"
"""The key by which a file that was imported before is known again, wherever the library is."""
SETTLED = frozenset({SCRIPTS, LINKS, REMOTE, MACROS})
"""Sentences that say what was done for the user's safety: there is nothing to decide."""
_SHOWN = re.compile(rf"\]\({PICTURE}(\d+)\)")


class Same(StrEnum):
    """In what a draft is the same as something else."""

    SOURCE = "the same file"
    TEXT = "the same text"
    NEARLY = "nearly the same text"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What a draft repeats.

    Attributes:
        same: In what.
        path: A document of the library, or the place that another draft is to have.
        title: Its title.
        likeness: From 0 to 1.
        in_library: Whether it is a document, not another draft.
    """

    same: Same
    path: DocumentPath
    title: str
    likeness: float = 1.0
    in_library: bool = True


@dataclass(frozen=True, slots=True)
class ThemeSuggestion:
    """A theme that may fit.

    Attributes:
        theme: Its id.
        words: Words of the text that are a name or a synonym of it; "" when there are none.
        case: The title of a document of the library that is much like the text and has it.
    """

    theme: ThemeId
    words: str = ""
    case: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of which there is no draft.

    Attributes:
        source: Its name, as in a draft.
        reason: A sentence.
        failed: Whether it should have been one; else it was left out for good reason.
        again: The file, if it was left out only because it was imported before; else None.
    """

    source: str
    reason: str
    failed: bool = True
    again: Found | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One document, proposed.

    Attributes:
        source: The name of its file, with the part when a file has several.
        format: What the file is.
        kind: What it is to become.
        title: Its title.
        path: Where it is to lie; with its pictures this decides the links to them.
        head: Its front matter with its marks, or "".
        body: Its text with everything in it that is proposed for removal.
        removals: What is proposed for removal.
        pictures: In the order of their numbers in the body.
        warnings: Sentences about what was left out or is in doubt.
        people: Names of people in it.
        addresses: E-mail addresses in it.
        digest: The SHA-256 by which its file is known again.
        duplicates: What it repeats, the most alike first.
        suggestions: Themes that may fit, the likeliest first.
        findings: What there is to mend in it.
        mapping: For a sheet, what each column was taken for.
        cells: For a sheet, the row that it was made of, or the first one.
        written: What the file says, as Markdown, before headings were given their usual names.
        lessons: The plain sentences in it that could become lessons.
        original: Where its file lies; None when that was within another.
    """

    source: str
    format: Format
    kind: Kind
    title: str
    path: DocumentPath
    head: str
    body: str
    removals: tuple[Removal, ...] = ()
    pictures: tuple[Picture, ...] = ()
    warnings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    digest: str = ""
    duplicates: tuple[Duplicate, ...] = ()
    suggestions: tuple[ThemeSuggestion, ...] = ()
    findings: tuple[Finding, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    cells: tuple[str, ...] = ()
    written: str = ""
    lessons: tuple[Harvestable, ...] = ()
    original: Path | None = field(default=None)

    @property
    def doubts(self) -> tuple[str, ...]:
        """What somebody should see before it is taken in; what is settled and harmless is none."""
        mended = (one.message for one in self.findings if one.severity is not Severity.HINT)
        open_ones = (one for one in self.warnings if one not in SETTLED)
        if self.format is Format.PAGE:  # a page is often saved without its pictures
            open_ones = (one for one in open_ones if PICTURES_LEFT_OUT not in one)
        return tuple(dict.fromkeys((*open_ones, *mended)))

    @property
    def themes(self) -> tuple[ThemeId, ...]:
        """The themes that may fit, the likeliest first."""
        return tuple(one.theme for one in self.suggestions)

    @property
    def properties(self) -> dict[str, tuple[str, ...]]:
        """The values of its front matter by their keys, in small letters."""
        found = read_front_matter(self.head, self.path).properties
        return {entry.key.lower(): entry.values for entry in found}

    @property
    def id(self) -> DocumentId:
        """The id that it is to have."""
        return id_of(self.path)

    @property
    def cleaned(self) -> str:
        """Its body without what was accepted for removal; pictures by number."""
        return without(self.body, self.removals)

    @property
    def text(self) -> str:
        """The whole text of its file."""
        body = self.shown_from(self.path, self.cleaned).strip("\n")
        return f"{self.head}\n{body}\n" if self.head else f"{body}\n"

    def shown_from(self, path: DocumentPath, markdown: str) -> str:
        """Give Markdown in which its pictures stand by number with the links to them.

        Args:
            path: The document in which it is to stand.
            markdown: Some of its text.
        """
        up = "../" * path.count("/")
        places = self.picture_places

        def shown(match: re.Match[str]) -> str:
            number = int(match[1])
            return f"]({up}{quote(places[number])})" if number < len(places) else match[0]

        return _SHOWN.sub(shown, markdown)

    @property
    def picture_places(self) -> tuple[DocumentPath, ...]:
        """Where its pictures are to lie, by number."""
        folder = f"{ATTACHMENTS}/{slug_of(self.id)}"
        taken: set[str] = set()
        places = []
        for picture in self.pictures:
            name = PurePosixPath(picture.name)
            stem = slug_of(name.stem, taken, "picture")
            taken.add(stem)
            places.append(DocumentPath(f"{folder}/{stem}{name.suffix}"))
        return tuple(places)

    def placed(self, path: DocumentPath) -> Draft:
        """Give it with another place."""
        return replace(self, path=path)

    def with_properties(self, properties: Mapping[str, Value | None]) -> Draft:
        """Give it with keys of its front matter set; None takes one out.

        Raises:
            EditRefused: Its front matter is broken.
        """
        head = self.head
        for key, value in properties.items():
            head = apply_edits(head, property_edits(head, key, value))
        return replace(self, head=head.rstrip("\n") + "\n")

    def try_properties(self, properties: Mapping[str, Value | None]) -> Draft:
        """Give it with keys of its front matter set, or a warning if that cannot be done."""
        try:
            return self.with_properties(properties)
        except EditRefused as error:
            return self._warned(error)

    def try_edits(self, edits_of: Callable[[str], Edits]) -> Draft:
        """Give it with other edits to its front matter, or a warning if that cannot be done."""
        try:
            head = apply_edits(self.head, edits_of(self.head))
        except EditRefused as error:
            return self._warned(error)
        return replace(self, head=head.rstrip("\n") + "\n" if head else head)

    def _warned(self, error: EditRefused) -> Draft:
        return replace(self, warnings=(*self.warnings, str(error.within(self.path))))
