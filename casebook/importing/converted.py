"""What an importer gives: Markdown, pictures, and what the file says about itself."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casebook.domain.document import Kind
from casebook.importing.source import Format

PICTURE = "picture:"
"""What stands in Markdown for the place of a picture, with its number from 0."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a document.

    Attributes:
        name: A file name that may be used, as it was or by number.
        data: Its bytes.
    """

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Converted:
    """One document of a file.

    Attributes:
        title: Its title; "" when it has none.
        markdown: Its text; pictures stand as ``![…](picture:0)``.
        format: What the file is.
        facts: What it says about itself, by the key of front matter: ``author``, ``date``,
            ``language``, ``source``, or what the columns of a sheet say.
        pictures: In the order of their numbers.
        notes: For facilitators, as Markdown, or "".
        warnings: Sentences about what was left out or is in doubt.
        kind: What it is meant to be; None when it does not say.
        head: The front matter that it brings along, with its marks, or "".
        part: What tells it from other documents of its file; "" when it is the only one.
        mapping: For a sheet, what each column was taken for.
        cells: For a sheet, the row that it was made of, or the first one.
    """

    title: str
    markdown: str
    format: Format
    facts: Mapping[str, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    notes: str = ""
    warnings: tuple[str, ...] = ()
    kind: Kind | None = None
    head: str = ""
    part: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    cells: tuple[str, ...] = ()

    def warned(self, *warnings: str) -> Converted:
        """Give it with more warnings, each only once."""
        return replace(self, warnings=tuple(dict.fromkeys((*self.warnings, *warnings))))

    def packed(self) -> dict[str, Any]:
        """Give it as JSON can hold it."""
        return {
            "title": self.title,
            "markdown": self.markdown,
            "format": self.format.value,
            "facts": dict(self.facts),
            "pictures": [
                [picture.name, base64.b64encode(picture.data).decode("ascii")]
                for picture in self.pictures
            ],
            "notes": self.notes,
            "warnings": list(self.warnings),
            "kind": self.kind.value if self.kind else None,
            "head": self.head,
            "part": self.part,
            "mapping": [list(pair) for pair in self.mapping],
            "cells": list(self.cells),
        }

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> Converted:
        """Make it of what ``packed`` gave.

        Raises:
            ValueError, LookupError, TypeError, AttributeError: That is something else.
        """
        return cls(
            title=str(packed["title"]),
            markdown=str(packed["markdown"]),
            format=Format(packed["format"]),
            facts={str(key): str(value) for key, value in packed["facts"].items()},
            pictures=tuple(
                Picture(str(name), base64.b64decode(data)) for name, data in packed["pictures"]
            ),
            notes=str(packed["notes"]),
            warnings=tuple(map(str, packed["warnings"])),
            kind=Kind(packed["kind"]) if packed["kind"] else None,
            head=str(packed["head"]),
            part=str(packed["part"]),
            mapping=tuple((str(column), str(meaning)) for column, meaning in packed["mapping"]),
            cells=tuple(map(str, packed["cells"])),
        )
