"""Markdown: taken as it is, with its front matter; the notes of a vault are such files."""

from __future__ import annotations

import re

from casebook.domain.document import Kind
from casebook.domain.errors import NothingToImport
from casebook.domain.names import DocumentPath
from casebook.importing.converted import Converted
from casebook.importing.source import Asked, Format, Source
from casebook.markdown.front_matter import read_front_matter

ISOLATED = False
ENDINGS = frozenset({"md", "markdown", "mdown", "mkd", "mdtext"})
_MARKS = (
    re.compile(r"\A(?:---|\+\+\+)[ \t]*\n[^\n]*\w+[ \t]*[:=]"),
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[\[[^\[\]\n]+\]\]|!?\[[^\[\]\n]+\]\([^()\s]+\)"),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"^\|.*\|\n\|[ :|-]+\|$", re.MULTILINE),
    re.compile(r"\*\*\S[^*\n]*\*\*"),
)
_PLACEHOLDER = re.compile(r"\{\{\s*(?:title|date|time)\b[^{}]*\}\}")
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]+\.(?:base|canvas)(?:[#|][^\[\]\n]*)?\]\]")
_ABOUT_NOTES = frozenset(
    {
        *("tags", "tag", "aliases", "alias", "cssclass", "cssclasses", "publish", "permalink"),
        *("created", "modified", "updated", "date", "id", "uid", "uuid", "kind"),
    }
)
"""Keys that say something about a note alone; a note of others is one whose text they are."""
_COMMENT = re.compile(r"<!--.*?-->|%%.*?%%", re.DOTALL)


def recognises(source: Source) -> float:
    """Say how sure it is: marks of Markdown count, and so does the ending."""
    if source.is_binary:
        return 0.0
    marks = sum(bool(mark.search(source.text[:20_000])) for mark in _MARKS)
    if source.ending in ENDINGS:
        return 0.6
    return min(0.05 + 0.1 * marks, 0.55)


def convert(source: Source, _asked: Asked) -> tuple[Converted, ...]:
    """Give the text with its front matter apart.

    Raises:
        NothingToImport: It has no words, or is a template that is still to be filled.
    """
    text = source.text
    front = read_front_matter(text, DocumentPath(source.name))
    head, body = text[: front.body_start], text[front.body_start :]
    if _PLACEHOLDER.search(text):
        raise NothingToImport(
            f"{source.name} is a template: it has placeholders such as {{{{title}}}}. It was left "
            "out."
        )
    has_text = re.search(r"\w", _EMBEDDED.sub("", _COMMENT.sub("", body)))
    said = [one for one in front.properties if one.key.lower() not in _ABOUT_NOTES and one.text]
    if not has_text and not said:
        raise NothingToImport(f"{source.name} has no text. There is nothing to import in it.")
    values = {entry.key.lower(): entry.values for entry in front.properties}
    title = " ".join(values.get("title", ())[:1])
    kind = " ".join(values.get("kind", ())[:1])
    return (
        Converted(
            title,
            body.lstrip("\n"),
            Format.MARKDOWN,
            head=head,
            kind=Kind(kind) if kind in set(Kind) else None,
        ),
    )
