"""Another title for a document, written where it has its title."""

from __future__ import annotations

from casebook.domain.document import Document, Section
from casebook.domain.edit import Edits, apply_edits, replacing
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.reading import read_document

_TITLE = "title"


def title_edits(text: str, title: str) -> Edits:
    """Set the title: in the front matter where it stands there, else in the first heading.

    A heading that repeats the title of the front matter is changed along.

    Args:
        text: The whole text of a file.
        title: The new title; white space within it becomes single spaces.

    Raises:
        EditRefused: The front matter is broken, or the title cannot be changed by itself.
    """
    title = " ".join(title.split())
    document = _read(text)
    if document.title == title:
        return ()
    heading = _heading(document)
    changed = text
    if heading is not None and heading.heading == document.title:
        changed = _headed(text, heading, title)
    if _read(changed).title != title:
        changed = apply_edits(changed, property_edits(changed, _TITLE, title))
    return replacing(text, 0, len(text), changed)


def _headed(text: str, heading: Section, title: str) -> str:
    """Change a heading; where it would say something else, it stays."""
    written = text[heading.start : heading.content_start]
    lines = written.rstrip("\n").split("\n")
    end = written[len(written.rstrip("\n")) :]
    line = f"# {title}" if lines[0].lstrip().startswith("#") else f"{title}\n{lines[-1]}"
    new = f"{text[: heading.start]}{line}{end}{text[heading.content_start :]}"
    now = _heading(_read(new))
    return new if now is not None and now.heading == title else text


def _heading(document: Document) -> Section | None:
    """Give the first heading that could be the title."""
    return next((one for one in document.sections if one.level == 1 and one.heading), None)


def _read(text: str) -> Document:
    return read_document(text, DocumentPath(""))
