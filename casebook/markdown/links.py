"""Links of a document: ``[[id|label]]``, ``[label](file.md)``, embedded files.

Links to places outside the library (``https:`` and the like) and to headings of the document
itself are none: they concern no other file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from posixpath import normpath
from urllib.parse import unquote

from casebook.domain.document import Link, LinkForm, Property
from casebook.domain.names import DocumentId, DocumentPath
from casebook.markdown.code_spans import CodeSpans
from casebook.markdown.inline import without_marks

_WIKI = re.compile(r"\[\[([^\[\]\n]{1,1000}+)\]\]")
_WORDS = r"((?:[^\[\]\\]++|\\.|\[[^\[\]]*+\])*+)"
_ELSEWHERE_MARK = r"(?:[A-Za-z][A-Za-z0-9+.-]*+:|//|\#|\?)"
_DESTINATION = (
    rf"\(\s*+(?!<?{_ELSEWHERE_MARK})"
    r"(?:<([^<>\n]*+)>|([^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+))"
    r"(?:\s++(?:\"[^\"\n]*+\"|'[^'\n]*+'|\([^()\n]*+\)))?+\s*+\)"
)
_WIKI_LINK = r"\[([^\[\]\n]{1,1000}+)\]\]"
_LINK = re.compile(rf"\[(?<!\\\[)(?:{_WIKI_LINK}|{_WORDS}\]{_DESTINATION})", re.DOTALL)
# the same, and words in brackets that may be defined elsewhere as a link
_LINK_OR_REFERENCE = re.compile(
    rf"\[(?<!\\\[)(?:{_WIKI_LINK}|{_WORDS}\](?:{_DESTINATION}|\[([^\[\]\n]*+)\]|(?![(:])))",
    re.DOTALL,
)
# the end of ``[words]: destination``, if that is a file; its start is looked at afterwards
_DEFINED = re.compile(rf"\]:[ \t]*+\n?[ \t]*+(?!<?{_ELSEWHERE_MARK})(?:<([^<>\n]*+)>|(\S++))")
_DEFINING = re.compile(r" {0,3}\[(?!\^)([^\[\]\n]+)\Z")
_LONGEST_WORDS = 510
_ELSEWHERE = re.compile(_ELSEWHERE_MARK)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

# what every link has somewhere that does not begin with two brackets
_LEADS_SOMEWHERE = re.compile(rf"\](?=[(:])(?:\(\s*+|:[ \t]*+\n?[ \t]*+)(?!<?{_ELSEWHERE_MARK})")


def wiki_parts(inside: str) -> tuple[str, str, str]:
    r"""Split what stands between ``[[`` and ``]]`` into target, heading and label.

    The target is the last part of a path, without ``.md``; the bar may be written ``\|``.
    """
    target, _, label = inside.partition("|")
    target, _, heading = target.removesuffix("\\").partition("#")
    return _as_id(target), heading.strip(), label.strip()


def _as_id(target: str) -> str:
    name = target.rsplit("/", 1)[-1].strip()
    return name[:-3] if name[-3:].lower() == ".md" else name


def may_hold_links(text: str, body_start: int) -> bool:
    """Say whether a body may hold links; quick, and false only where there is none."""
    return text.find("[", body_start) >= 0 and bool(
        text.find("[[", body_start) >= 0 or _LEADS_SOMEWHERE.search(text, body_start)
    )


def find_links(text: str, body_start: int, hidden: Sequence[tuple[int, int]]) -> tuple[Link, ...]:
    """Find the links of a body, in the order of the text.

    Args:
        text: The whole text of a file.
        body_start: Where the body starts.
        hidden: Start and end of each code block and comment, in order.
    """
    if text.find("[", body_start) < 0:
        return ()
    return tuple(_Finder(text, body_start, hidden).run())


class _Finder:
    """Goes from bracket to bracket."""

    def __init__(self, text: str, start: int, hidden: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._start = start
        self._hidden_starts = [span[0] for span in hidden]
        self._hidden_ends = [span[1] for span in hidden]
        self._code = CodeSpans(text)
        self._definitions = _definitions(text, start)
        self._line = text.count("\n", 0, start) + 1
        self._counted = start
        self._found: list[Link] = []

    def run(self) -> list[Link]:
        """Find all links."""
        self._search(self._start, len(self._text))
        return self._found

    def _search(self, start: int, end: int) -> None:
        pattern = _LINK_OR_REFERENCE if self._definitions else _LINK
        for match in pattern.finditer(self._text, start, end):
            begin = match.start()
            embeds = begin > 0 and self._text[begin - 1] == "!"
            link = self._wiki(match, embeds) if match[1] else self._markdown(match, embeds)
            if link is not None:
                self._found.append(link)
            if match[2] and "[" in match[2]:
                self._search(*match.span(2))  # a picture inside a link

    def _wiki(self, match: re.Match[str], embeds: bool) -> Link | None:
        target, heading, label = wiki_parts(match[1])
        if embeds and target and "/" in match[1] and "." in target:
            target = match[1].partition("|")[0].removesuffix("\\").partition("#")[0].strip()
        form = LinkForm.EMBED if embeds else LinkForm.WIKI
        return self._link(match, target, heading, label, form) if target else None

    def _markdown(self, match: re.Match[str], embeds: bool) -> Link | None:
        words, in_angles, bare = match.group(2, 3, 4)
        destination = bare or in_angles
        if self._definitions and bare is None and in_angles is None:
            destination = self._definitions.get(_reference_key(match[5] or words))
        if not destination or "\n\n" in words:
            return None
        target, _, heading = destination.partition("#")
        form = LinkForm.EMBED if embeds else LinkForm.MARKDOWN
        if "\\" in target:
            target = _ESCAPED.sub(r"\1", target)
            if _ELSEWHERE.match(target):
                return None
        return self._link(match, target, unquote(heading), without_marks(words), form)

    def _link(
        self, match: re.Match[str], target: str, heading: str, label: str, form: LinkForm
    ) -> Link | None:
        start = match.start() - (form is LinkForm.EMBED)
        if self._is_hidden(start):
            return None
        line = self._line_of(start)
        return Link(target, heading, label, form, start, match.end(), line)

    def _is_hidden(self, offset: int) -> bool:
        at = bisect_right(self._hidden_starts, offset) - 1
        if at >= 0 and offset < self._hidden_ends[at]:
            return True
        escaped = offset > 0 and self._text[offset - 1] == "\\"
        return escaped or self._code.hold(offset)

    def _line_of(self, offset: int) -> int:
        self._line += self._text.count("\n", self._counted, offset)
        self._counted = offset
        return self._line


def _reference_key(words: str) -> str:
    return " ".join(words.split()).casefold()


def _definitions(text: str, start: int) -> Mapping[str, str]:
    """Give the destinations of ``[words]: destination`` that are files, by their words."""
    destinations: dict[str, str] = {}
    for match in _DEFINED.finditer(text, start):
        end = match.start()
        earliest = max(start - 1, end - _LONGEST_WORDS, 0)
        line_end = text.rfind("\n", earliest, end)
        words = _DEFINING.match(text, earliest if line_end < 0 else line_end + 1, end)
        if words:
            destination = match[2] if match[1] is None else match[1]
            destinations.setdefault(_reference_key(words[1]), destination)
    return destinations


def first_link(markdown: str) -> Link | None:
    """Give the first link of a cell or an item, with offsets in it; None without one."""
    return next(iter(find_links(markdown, 0, ())), None)


def linked_id(target: str) -> DocumentId:
    """Give the id of the document that the target of a link leads to, whatever its form."""
    return DocumentId(_as_id(unquote(target)))


def property_links(properties: Iterable[Property]) -> tuple[Link, ...]:
    """Give the wiki links in the values of front matter."""
    links: list[Link] = []
    for entry in properties:
        for value in entry.values:
            if "[[" in value:
                for match in _WIKI.finditer(value):
                    target, heading, label = wiki_parts(match[1])
                    if target:
                        links.append(
                            Link(target, heading, label, LinkForm.PROPERTY, -1, -1, entry.line)
                        )
    return tuple(links)


def resolve_path(link: Link, source: DocumentPath) -> str:
    """Give the path in the library to which a Markdown link or an embedded file leads.

    Args:
        link: A link of the Markdown form, or an embedded file.
        source: The document in which it stands.

    Returns:
        A path relative to the library; "" when the link leads out of the library, is absolute,
        or is no link to a file.
    """
    if link.form not in {LinkForm.MARKDOWN, LinkForm.EMBED} or _ELSEWHERE.match(link.target):
        return ""
    target = unquote(link.target)
    if target[:1] in {"", "/"} or target[-1] == "/" or any(mark in target for mark in "\\\0\n"):
        return ""
    folder = source.rpartition("/")[0]
    path = normpath(f"{folder}/{target}" if folder else target)
    if path in {".", ".."} or path.startswith("../") or _SCHEME.match(path):
        return ""
    return path
