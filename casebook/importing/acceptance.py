"""What somebody who looked a draft over wants of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casebook.domain.document import Kind
from casebook.domain.harvest import Harvestable
from casebook.domain.names import DocumentPath, ThemeId
from casebook.importing.draft import Draft


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A draft that is to be taken in, with what is to be otherwise.

    Attributes:
        draft: With the text and the choice of removals that is wanted.
        kind: What it is to become; None for what the draft says.
        title: What it is to be called; "" for what the draft says.
        properties: Keys of its front matter that change; "" takes a key out.
        themes: All themes that it is to have; None for those that the file brings along.
        redact: Names and addresses that are to be replaced where it is shown to others.
        lessons: Its sentences that are to become lessons.
        into: The document that it is to be merged into, or None.
    """

    draft: Draft
    kind: Kind | None = None
    title: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[ThemeId, ...] | None = None
    redact: tuple[str, ...] = ()
    lessons: tuple[Harvestable, ...] = ()
    into: DocumentPath | None = None
