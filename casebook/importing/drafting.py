"""Drafts made of what importers give."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from casebook.domain.document import Kind
from casebook.domain.names import DocumentPath
from casebook.domain.values import State
from casebook.importing.cleaning import proposed_removals
from casebook.importing.converted import Converted
from casebook.importing.draft import DIGEST_KEY, Draft
from casebook.importing.people import addresses_in, people_in
from casebook.importing.sections import arranged, first_day, is_incident
from casebook.importing.source import Asked, Format, Source
from casebook.markdown.editing.mapping import Value
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.plain import plain_line, plain_text

_LONGEST_TITLE = 200
_NOTES = "## Facilitator notes"
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_AFTER_NOTES = re.compile(r"^## ", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def draft_of(converted: Converted, source: Source, asked: Asked) -> Draft:
    """Make a draft of one document of a file; its place is still its name.

    Args:
        converted: What the importer gave.
        source: The file.
        asked: What the user wants.
    """
    kind = asked.kind or converted.kind or Kind.CASE
    body, title = arranged(converted.markdown, converted.title)
    body = _with_notes(body, converted.notes)
    title = plain_line(title)[:_LONGEST_TITLE].strip() or source.spoken_name
    is_note = converted.format is Format.MARKDOWN
    draft = Draft(
        source=f"{source.name} › {converted.part}" if converted.part else source.name,
        format=converted.format,
        kind=kind,
        title=title,
        path=DocumentPath(f"{source.stem if is_note else title}.md"),
        head=converted.head,
        body=body,
        removals=proposed_removals(body),
        pictures=converted.pictures,
        warnings=converted.warnings,
        addresses=addresses_in(plain_text(body)),
        people=people_in(plain_text(body), _authors(converted.facts)),
        digest=_digest(converted, source),
        mapping=converted.mapping,
        cells=converted.cells,
        written=converted.markdown,
    )
    return draft.try_properties(_properties(draft, converted, source, asked))


def _digest(converted: Converted, source: Source) -> str:
    """Give what a document is known by: its file, or its own text if the file has several."""
    if not converted.part:
        return source.digest
    own = f"{converted.title}\0{converted.markdown}"
    return hashlib.sha256(own.encode("utf-8", "replace")).hexdigest()


def _properties(
    draft: Draft, converted: Converted, source: Source, asked: Asked
) -> Mapping[str, Value]:
    """Give the keys of front matter that a draft is to have; what it brings along stays."""
    known = {entry.key.lower() for entry in read_front_matter(draft.head, draft.path).properties}
    if converted.head:
        wanted: dict[str, Value] = {}
        if asked.kind and asked.kind is not converted.kind:
            wanted["kind"] = asked.kind.value
        if draft.title != draft.id:
            wanted["title"] = draft.title
    else:
        wanted = {"kind": draft.kind.value, "title": draft.title, **_standing(draft)}
        wanted |= {key: value for key, value in _facts(converted.facts).items() if value}
        wanted.setdefault("source", source.name)
        if "type" in wanted and (day := _day_of(draft, source)):
            wanted["date"] = day
    kept = {key: value for key, value in wanted.items() if key not in known or key == "kind"}
    return {**kept, DIGEST_KEY: draft.digest}


def _day_of(draft: Draft, source: Source) -> str:
    """Give when an incident happened, by its timeline or the name of its file."""
    named = _DAY.match(source.stem)
    return first_day(draft.body) or (named[0] if named else "")


def _standing(draft: Draft) -> dict[str, Value]:
    """Give the state in which an imported document begins."""
    if draft.kind is Kind.LESSON:
        return {"state": State.OBSERVED.value}
    if draft.kind is not Kind.CASE:
        return {}
    incident: dict[str, Value] = {"type": "incident"} if is_incident(draft.body) else {}
    return {"status": "draft", **incident}


def _facts(facts: Mapping[str, str]) -> dict[str, Value]:
    """Give facts as front matter has them: on one line, themes as a list."""
    found: dict[str, Value] = {}
    for key, words in facts.items():
        value = " ".join(words.split())[:1000]
        if key in {"themes", "aliases"}:
            found[key] = [part.strip() for part in re.split(r"[,;]", value) if part.strip()]
        elif key == "language":
            found[key] = value if _LANGUAGE.fullmatch(value) else ""
        else:
            found[key] = value
    return found


def _authors(facts: Mapping[str, str]) -> list[str]:
    return [name.strip() for name in re.split(r"[,;&]", facts.get("author", "")) if name.strip()]


def _with_notes(body: str, notes: str) -> str:
    """Put notes for facilitators where they never reach a participant."""
    if not notes.strip():
        return body
    place = body.find(f"{_NOTES}\n")
    if place < 0:
        return f"{body.rstrip()}\n\n{_NOTES}\n\n{notes.strip()}\n"
    after = _AFTER_NOTES.search(body, place + len(_NOTES))
    end = after.start() if after else len(body)
    return f"{body[:end].rstrip()}\n\n{notes.strip()}\n\n{body[end:]}".rstrip() + "\n"
