"""The text of a new case, lesson or pack, made from a template and what is known already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from casebook.domain.document import Kind
from casebook.domain.edit import apply_edits
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.mapping import Value
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.editing.theme_names import list_item_edits
from casebook.markdown.front_matter import read_front_matter

_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def new_text(
    kind: Kind,
    template: str,
    title: str,
    *,
    themes: Iterable[str] = (),
    properties: Mapping[str, Value] | None = None,
    words: Mapping[str, str] | None = None,
) -> str:
    """Make the text of a new document.

    Args:
        kind: What it is.
        template: The text of a template; one of the user's own may leave anything out.
        title: The title.
        themes: Theme ids.
        properties: Other keys of the front matter.
        words: What to put for ``{{…}}`` besides title, such as ``date`` and ``author``.

    Raises:
        EditRefused: The front matter of the template is broken.
    """
    title = " ".join(title.split())
    known = {"title": title, **(words or {})}
    text = _set(template, {"kind": kind.value, **_placed(template, known)})
    text = _set(text, {"title": title, **(properties or {})})
    text = apply_edits(text, list_item_edits(text, "themes", themes))
    start = read_front_matter(text, DocumentPath("")).body_start
    return text[:start] + _PLACEHOLDER.sub(lambda match: known.get(match[1], ""), text[start:])


def _placed(template: str, known: Mapping[str, str]) -> dict[str, Value]:
    """Give the values of the template's own keys in which placeholders stand."""
    found: dict[str, Value] = {}
    for entry in read_front_matter(template, DocumentPath("")).properties:
        if any(_PLACEHOLDER.search(value) for value in entry.values):
            filled = [
                _PLACEHOLDER.sub(lambda match: known.get(match[1], ""), value)
                for value in entry.values
            ]
            found[entry.key] = filled if entry.is_list else filled[0]
    return found


def _set(text: str, properties: Mapping[str, Value]) -> str:
    for key, value in properties.items():
        text = apply_edits(text, property_edits(text, key, value))
    return text
