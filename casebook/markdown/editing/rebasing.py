"""Links by path in a text that moves to another folder, or whose targets move."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import relpath
from urllib.parse import quote

from casebook.domain.document import Link, LinkForm
from casebook.domain.edit import Edits, TextEdit
from casebook.domain.names import DocumentPath
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.renaming import DEFINITION, DESTINATION
from casebook.markdown.links import find_links, resolve_path


def rebased_link_edits(
    text: str, old: DocumentPath, new: DocumentPath, moved: Mapping[str, str]
) -> Edits:
    """Let the links of a text that are written as paths lead to the same files as before.

    Args:
        text: The whole text of a file.
        old: Where it lay.
        new: Where it is to lie.
        moved: Files that move as well: where each is to lie, by where it lay.
    """
    if not moved and _folder(old) == _folder(new):
        return ()
    return tuple(sorted(set(_edits(text, old, new, moved)), key=lambda edit: edit.start))


def _edits(
    text: str, old: DocumentPath, new: DocumentPath, moved: Mapping[str, str]
) -> Iterator[TextEdit]:
    layout = Layout.of(text)
    for link in find_links(text, layout.body_start, layout.outline.hidden):
        written = text[link.start : link.end]
        found = list(DESTINATION.finditer(written))
        if found and "[[" not in written[:3] and link.form is not LinkForm.WIKI:
            yield from _rebased(found[-1], link.start, old, new, moved)
    body = layout.masked(layout.body_start, len(text))
    for match in DEFINITION.finditer(body):
        yield from _rebased(match, layout.body_start, old, new, moved)


def _rebased(
    match: re.Match[str], base: int, old: DocumentPath, new: DocumentPath, moved: Mapping[str, str]
) -> Iterator[TextEdit]:
    group = 1 if match[1] is not None else 2
    path = match[group].partition("#")[0]
    target = resolve_path(Link(path, "", "", LinkForm.MARKDOWN, 0, 0, 0), old)
    if not target:
        return
    place = relpath(moved.get(target, target), _folder(new) or ".")
    if place != relpath(target, _folder(old) or "."):
        start = base + match.start(group)
        safe = "/-_.~ " if group == 1 else "/-_.~"
        written = "".join(sign if sign.isalnum() else quote(sign, safe=safe) for sign in place)
        yield TextEdit(start, start + len(path), written)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
