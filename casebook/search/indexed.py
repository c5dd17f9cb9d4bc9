"""What the index takes: the words of a document, sorted by where they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexedText:
    """One document as the index takes it.

    Attributes:
        number: The catalog's number for it: the key by which it is replaced and removed.
        kind: ``case``, ``lesson`` or ``pack``.
        title: Its title.
        aliases: Other names by which people search for it.
        applies_when: The moment of need of a lesson, or "".
        themes: Theme ids.
        headings: The headings of the body.
        body: The body as plain text, Markdown already gone.
        languages: The languages that it is written in, as ``languages`` names them; English
            goes without saying.
    """

    number: int
    kind: str
    title: str
    aliases: tuple[str, ...]
    applies_when: str
    themes: tuple[str, ...]
    headings: str
    body: str
    languages: tuple[str, ...] = ()
