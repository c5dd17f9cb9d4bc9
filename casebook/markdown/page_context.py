"""What a page must be told about the library around its document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casebook.domain.case import Outcome
from casebook.domain.document import Kind
from casebook.domain.lesson import State
from casebook.domain.names import ThemeId
from casebook.domain.theme import label_of

LONGEST = 150_000
"""Characters of Markdown that are set at once; each line counts as some more."""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link leads to.

    Attributes:
        path: Relative to the library.
        title: Of a document; it stands for the link when the link has no label of its own.
        kind: What the document is; None for any other file.
        state: Of a lesson, for the mark before its title.
        outcome: Of a case, likewise.
    """

    path: str
    title: str = ""
    kind: Kind | None = None
    state: State | None = None
    outcome: Outcome | None = None


def _leads_nowhere(target: str) -> LinkTarget | None:
    del target
    return None


def _has_no_picture(target: str) -> str | None:
    del target
    return None


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page must be told about the library around its document.

    Attributes:
        resolve: Gives what an id, or a path relative to the library, leads to; None for
            nothing that there is.
        picture: Gives the path, relative to the library, of a picture asked for by a path
            or a bare name; None when there is no such picture.
        theme_label: Gives the label of a theme.
        wide: Whether things may stand side by side. A page that is set wide can be made narrow
            later with ``page_tables.arranged``, but not the other way round.
        limit: Characters of Markdown to set, each line counting as some more; the rest is
            offered by a link. None sets all.
    """

    resolve: Callable[[str], LinkTarget | None] = _leads_nowhere
    picture: Callable[[str], str | None] = _has_no_picture
    theme_label: Callable[[ThemeId], str] = label_of
    wide: bool = True
    limit: int | None = LONGEST
