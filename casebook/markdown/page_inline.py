"""Words, links and pictures of a page: inline tokens into HTML.

What leads out of the page is told apart by its address, which the window acts on:
``casebook:open/<path>#<heading>`` a document, ``casebook:file/<path>`` another file of the
library, ``casebook:nowhere/<target>`` nothing that there is, ``#<name>`` a heading of the page.
Of other addresses only ``http``, ``https`` and ``mailto`` stay; the rest become plain words.
Pictures come from the library alone, as ``casebook-picture:<path>``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from markdown_it.token import Token

from casebook.domain.document import Link, LinkForm
from casebook.domain.names import DocumentPath
from casebook.markdown.links import resolve_path
from casebook.markdown.page_context import LinkTarget, PageContext
from casebook.markdown.page_escape import anchor_of, escaped, quoted
from casebook.markdown.page_source import Notes, WikiLink, parse_inline
from casebook.markdown.page_words import NETWORK_PICTURE, PICTURE, PICTURE_MISSING, UNSAFE_PICTURE

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_OUTSIDE = frozenset({"http:", "https:", "mailto:"})
_BARE_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]}*_]", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_WIDTH = re.compile(r"(\d{1,4})(?:x\d+)?")
_PICTURE_SUFFIXES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".bmp",
    ".svg",
    ".avif",
    ".tif",
    ".tiff",
)
# a text document takes minutes to lay out a line of thousands
_MOST_PICTURES = 300
_PAIRS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "softbreak": " ",
    "hardbreak": "<br>",
}


@dataclass(slots=True)
class InlineSetter:
    """Sets the inline tokens of one document.

    Attributes:
        path: The document, from which relative links count.
        context: The library around it.
        notes: Link definitions and footnotes of the document.
    """

    path: DocumentPath
    context: PageContext
    notes: Notes
    _closing: list[str] = field(default_factory=list)
    _pictures: int = 0

    def words(self, markdown: str) -> str:
        """Set a line of Markdown, such as a table cell."""
        return self.spans(parse_inline(markdown, self.notes))

    def spans(self, tokens: Sequence[Token]) -> str:
        """Set inline tokens."""
        self._closing = []
        html = "".join(map(self._span, tokens))
        # a link that goes on in another line than the one set here is closed with it
        return html + "".join(self._closing)

    def _span(self, token: Token) -> str:
        kind = token.type
        if kind == "text":
            return self._text(token.content)
        if kind in _PAIRS:
            return _PAIRS[kind]
        if kind == "link_open":
            opening, closing = self._link(str(token.attrGet("href") or ""))
            self._closing.append(closing)
            return opening
        if kind == "link_close":
            return self._closing.pop() if self._closing else ""
        return self._object(token)

    def _object(self, token: Token) -> str:
        """Set what stands in a line without being plain words."""
        match token.type:
            case "code_inline":
                return f"<code>{escaped(token.content)}</code>"
            case "wikilink":
                return self._wikilink(token.meta["link"])
            case "image":
                return self._picture(str(token.attrGet("src") or ""), token.content)
            case "footnote_ref":
                number = int(token.meta["id"]) + 1
                return f'<sup><a href="#footnote-{number}">{number}</a></sup>'
            case _:
                # of raw HTML only the end of a line is kept
                return "<br>" if _LINE_BREAK.match(token.content) else ""

    @property
    def _in_link(self) -> bool:
        return any(self._closing)

    def _text(self, text: str) -> str:
        """Set plain words; bare web addresses among them become links."""
        if self._in_link:
            return escaped(text)
        parts, done = [], 0
        for match in _BARE_ADDRESS.finditer(text):
            parts += [escaped(text[done : match.start()]), _outside(match[0], escaped(match[0]))]
            done = match.end()
        return "".join([*parts, escaped(text[done:])])

    def _link(self, href: str) -> tuple[str, str]:
        """Give the tags around the words of a link; none for an address that is refused."""
        scheme = _SCHEME.match(href)
        if scheme:
            known = scheme[0].lower() in _OUTSIDE
            return (_outside_tag(href), "</a>") if known else ("", "")
        if href.startswith(("//", "\\")):
            return "", ""
        address, _, heading = href.partition("#")
        heading = unquote(heading)
        if not address:
            return (f'<a href="#{anchor_of(heading)}">', "</a>") if heading else ("", "")
        target = self._target(address, LinkForm.MARKDOWN)
        return self._opening(target, heading, unquote(address)), "</a>"

    def _target(self, address: str, form: LinkForm) -> LinkTarget | None:
        if form is LinkForm.WIKI:
            return self.context.resolve(address)
        path = resolve_path(Link(address, "", "", form, 0, 0, 0), self.path)
        return self.context.resolve(path) if path else None

    @staticmethod
    def _opening(target: LinkTarget | None, heading: str, written: str) -> str:
        if target is None:
            return f'<a class="nowhere" href="casebook:nowhere/{quoted(written)}">'
        if target.kind is None:
            return f'<a class="file" href="casebook:file/{quoted(target.path)}">'
        fragment = "#" + quote(heading, safe="") if heading else ""
        return f'<a href="casebook:open/{quoted(target.path)}{fragment}">'

    def _wikilink(self, link: WikiLink) -> str:
        if link.embed and link.target.lower().endswith(_PICTURE_SUFFIXES):
            return self._picture_tag(self.context.picture(link.target), link.target, link.label)
        if not link.target:
            words = escaped(link.label or link.heading)
            opening = f'<a href="#{anchor_of(link.heading)}">'
        else:
            target = self._target(link.target, LinkForm.WIKI)
            title = target.title if target and target.title else link.target
            named = f"{title} › {link.heading}" if link.heading else title
            words = escaped(link.label or named)
            opening = self._opening(target, link.heading, link.target)
        return words if self._in_link else f"{opening}{words}</a>"

    def _picture(self, source: str, alt: str) -> str:
        scheme = _SCHEME.match(source)
        network = source.startswith("//") or (scheme and scheme[0].lower() in {"http:", "https:"})
        if network:
            words = escaped(alt) or PICTURE
            linked = words if self._in_link else _outside(source, words)
            return f'{linked} <span class="notice">({NETWORK_PICTURE})</span>'
        if scheme or source.startswith("\\"):
            return f'<span class="notice">{escaped(alt) or PICTURE} ({UNSAFE_PICTURE})</span>'
        address = source.partition("#")[0]
        path = resolve_path(Link(address, "", "", LinkForm.EMBED, 0, 0, 0), self.path)
        found = self.context.picture(path) if path else None
        return self._picture_tag(found, unquote(address), alt)

    def _picture_tag(self, path: str | None, written: str, label: str) -> str:
        self._pictures += 1
        width = _WIDTH.fullmatch(label)
        if width:
            label = ""
        if path is None or self._pictures > _MOST_PICTURES:
            reason = PICTURE_MISSING if path is None else UNSAFE_PICTURE
            return f'<span class="notice">{escaped(f"{reason}: {label or written}")}</span>'
        size = f"?width={width[1]}" if width else ""
        title = f' title="{escaped(label)}"' if label else ""
        return f'<img src="casebook-picture:{quoted(path)}{size}"{title}>'


def _outside_tag(address: str) -> str:
    return f'<a class="outside" href="{escaped(address)}" title="{escaped(address)}">'


def _outside(address: str, words: str) -> str:
    if address.startswith("//"):
        address = f"https:{address}"
    return f"{_outside_tag(address)}{words}</a>"
