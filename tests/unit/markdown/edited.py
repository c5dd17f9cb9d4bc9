"""What tests of editing look at: what an edit left alone, and the sample to try it on."""

from __future__ import annotations

from pathlib import Path

from casebook.domain.document import Document
from casebook.domain.edit import Edits, apply_edits
from casebook.domain.names import DocumentPath
from casebook.markdown.reading import read_document
from casebook.resources import sample_library

SAMPLE: tuple[Path, ...] = tuple(sorted(sample_library().rglob("*.md")))


def sample(name: str) -> str:
    """Give the text of a document of the sample library by its id."""
    return next(path for path in SAMPLE if path.stem == name).read_text(encoding="utf-8")


def after(text: str, edits: Edits) -> str:
    """Give a text with its edits made."""
    return apply_edits(text, edits)


def document(text: str) -> Document:
    """Read a text as a document."""
    return read_document(text, DocumentPath("a.md"))


def lines_changed(text: str, edits: Edits) -> tuple[list[str], list[str]]:
    """Give the lines that are gone and those that are new."""
    old, new = text.split("\n"), after(text, edits).split("\n")
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return old[first : len(old) - last], new[first : len(new) - last]
