"""Links to a document whose id changes, wherever a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from casebook.domain.document import Link, LinkForm
from casebook.domain.edit import EditRefused, Edits, TextEdit
from casebook.domain.names import DocumentPath, folded_id
from casebook.domain.sections import SectionName
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.table_places import tables_in
from casebook.markdown.editing.wiki_links import can_be_linked
from casebook.markdown.editing.yaml_places import Form, Place, yaml_places
from casebook.markdown.editing.yaml_writing import scalar
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.links import find_links, linked_id, wiki_parts
from casebook.markdown.pack_tables import AGENDA_COLUMNS

_WIKI = re.compile(r"\[\[([^\[\]\n]{1,1000})\]\]")
_WIKI_TARGET = re.compile(r"!?\[\[([^\[\]|#\n]*)")
DESTINATION = re.compile(
    r"\]\(\s*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))", re.DOTALL
)
DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE
)
"""Where a Markdown link leads, and where a definition of one does: in angle brackets, or plain."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\?")
_NAME = re.compile(r"[^/]*\Z")
_ITEM = 2  # its place among the columns of an agenda
_ID_KEYS = frozenset({"lessons", "replaced_by"})
_TOML_ID = re.compile(r"^[ \t]*(?:lessons|replaced_by)[ \t]*=[^\n]*", re.MULTILINE)
_TOML_TEXT = re.compile(r"\"([^\"\\\n]*)\"|'([^'\n]*)'")
_NO_LINK = "“{}” cannot be written as a link; leave out the signs [ ] | # / and \\."


def renamed_link_edits(text: str, old_id: str, new_id: str) -> Edits:
    """Make every link of a text to a document a link to its new id.

    Links are found in the body but not in code and comments, in agendas, under passages, in
    front matter as ``[[id]]``, and as a plain id under ``lessons`` and ``replaced_by``.

    Args:
        text: The whole text of a file.
        old_id: The id that the links have, whatever their case.
        new_id: The id that they are to have.

    Raises:
        EditRefused: The new id cannot stand in a link.
    """
    if not can_be_linked(new_id):
        raise EditRefused(0, _NO_LINK.format(new_id))
    return tuple(_Renaming(text, old_id, new_id).edits())


class _Renaming:
    """Looks for one id and puts another in its place."""

    def __init__(self, text: str, old_id: str, new_id: str) -> None:
        self._text = text
        self._old = folded_id(old_id)
        self._new = new_id
        self._layout = Layout.of(text)

    def edits(self) -> Iterator[TextEdit]:
        """Give all edits, in no order."""
        yield from self._front_matter()
        layout = self._layout
        if self._old not in folded_id(self._text) and "%" not in self._text:
            return
        for link in find_links(self._text, layout.body_start, layout.outline.hidden):
            if link.form is not LinkForm.PROPERTY and self._is_old(link.target):
                yield from self._link(link)
        yield from self._definitions()
        yield from self._agenda()

    def _is_old(self, target: str) -> bool:
        return folded_id(linked_id(target)) == self._old

    def _link(self, link: Link) -> Iterator[TextEdit]:
        written = self._text[link.start : link.end]
        if wiki := _WIKI_TARGET.match(written):
            start, end = wiki.span(1)
            yield from self._name(link.start + start, link.start + end, self._new)
            return
        found = list(DESTINATION.finditer(written))
        if found and found[-1].end() < len(written):
            yield from self._destination(found[-1], link.start)

    def _destination(self, match: re.Match[str], base: int) -> Iterator[TextEdit]:
        """Rename the file of a Markdown link or of a definition."""
        group = 1 if match[1] is not None else 2
        start = match.start(group)
        path = match[group].partition("#")[0]
        if self._is_old(path) and not _ELSEWHERE.match(path):
            safe = " " if group == 1 else ""
            new = "".join(
                sign if sign.isalnum() else quote(sign, safe=f"-_.~{safe}") for sign in self._new
            )
            yield from self._name(base + start, base + start + len(path), new)

    def _name(self, start: int, end: int, new: str) -> Iterator[TextEdit]:
        """Rename the last part of a path; spaces around it and ``.md`` behind it stay."""
        path = self._text[start:end].removesuffix("\\")
        name = _NAME.search(path)
        assert name is not None  # it matches the empty text as well
        words = name[0].strip()
        first = start + name.start() + len(name[0]) - len(name[0].lstrip())
        stem = words[:-3] if words[-3:].lower() == ".md" else words
        yield TextEdit(first, first + len(stem), new)

    def _definitions(self) -> Iterator[TextEdit]:
        start = self._layout.body_start
        body = self._layout.masked(start, len(self._text))
        for match in DEFINITION.finditer(body):
            yield from self._destination(match, start)

    def _agenda(self) -> Iterator[TextEdit]:
        """Rename ids that stand in an agenda without brackets."""
        layout = self._layout
        for part in layout.sections(SectionName.AGENDA):
            masked = layout.masked(part.content_start, part.end)
            for table in tables_in(masked, part.content_start):
                column = table.only(table.lines[0]).columns(AGENDA_COLUMNS)[_ITEM]
                for cell in table.column(column):
                    if folded_id(cell.words) == self._old:
                        yield TextEdit(cell.words_start, cell.words_end, self._new)

    def _front_matter(self) -> Iterator[TextEdit]:
        end = self._layout.body_start
        for match in _WIKI.finditer(self._text, 0, end):
            if folded_id(wiki_parts(match[1])[0]) == self._old:
                target = match[1].partition("|")[0].partition("#")[0]
                yield from self._name(match.start(1), match.start(1) + len(target), self._new)
        if self._text.lstrip("\ufeff").startswith("+++"):
            yield from self._toml_ids(end)
        elif end and not self._is_broken():
            yield from self._yaml_ids(end)

    def _is_broken(self) -> bool:
        front = read_front_matter(self._text, DocumentPath(""))
        return any(finding.code == "front-matter" for finding in front.findings)

    def _yaml_ids(self, end: int) -> Iterator[TextEdit]:
        start = self._text.index("\n") + 1
        root = yaml_places(self._text, start, self._text.rindex("\n", 0, end - 1) + 1)
        if root is None or root.form is not Form.MAPPING:
            return
        for key, value in root.pairs():
            if key.value.lower() in _ID_KEYS:
                yield from self._ids(value)

    def _ids(self, value: Place) -> Iterator[TextEdit]:
        for place in (value, *value.children):
            if place.form is Form.TEXT and folded_id(place.value) == self._old:
                style = place.style if place.style in {"'", '"'} else ""
                new = scalar(self._new, style, in_brackets=value.flow)
                yield TextEdit(place.start, place.end, new)

    def _toml_ids(self, end: int) -> Iterator[TextEdit]:
        for line in _TOML_ID.finditer(self._text, 0, end):
            for match in _TOML_TEXT.finditer(self._text, line.start(), line.end()):
                if folded_id(match[1] or match[2] or "") == self._old:
                    yield TextEdit(match.start() + 1, match.end() - 1, self._new)
