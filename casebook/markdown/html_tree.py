"""HTML as a small tree: only tags that mean something in Markdown are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "col", "wbr", "input", "meta", "link", "area", "base"})
_DROPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed"}
    | {"svg", "math", "canvas", "audio", "video", "select", "textarea", "button", "xml"}
)
_INLINE = frozenset(
    {"a", "b", "strong", "i", "em", "s", "del", "strike", "code", "tt", "kbd", "samp", "span"}
    | {"font", "u", "sub", "sup", "small", "mark", "cite", "q", "abbr", "label", "br", "img"}
)
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # a tag of which one may be open at most, and what it cannot reach beyond
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}
_DEEPEST = 60
VERBATIM = "#markdown"
"""The tag of an element whose own text is Markdown already; no tag of HTML is called so."""


@dataclass(slots=True)
class Node:
    """An element; a text is a node without a tag.

    Attributes:
        tag: In small letters, "" for text.
        text: The words of a text node.
        attributes: By name in small letters.
        children: In order.
    """

    tag: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    @property
    def inline(self) -> bool:
        """Whether it stands in a line, and so does everything in it."""
        if not self.tag:
            return True
        known = self.tag in _INLINE or self.tag == VERBATIM or ":" in self.tag
        return known and all(child.inline for child in self.children)

    @property
    def style(self) -> str:
        """The style attribute in small letters without spaces."""
        return "".join(self.attributes.get("style", "").lower().split())

    def words(self) -> str:
        """Give all text within, as it is written."""
        return self.text if not self.tag else "".join(child.words() for child in self.children)

    def all(self, *tags: str) -> Iterator[Node]:
        """Give the nearest elements within that have one of some tags."""
        for child in self.children:
            if child.tag in tags:
                yield child
            else:
                yield from child.all(*tags)


def read_html(html: str) -> Node:
    """Read HTML; whatever is wrong with it, there is a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree; deeper than anyone nests, elements go into the one that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self._open = [self.root]
        self._dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped or tag in _DROPPED:
            if tag not in _VOID:
                self._dropped.append(tag)
            return
        self._close_implied(tag)
        node = Node(tag, "", {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag in self._dropped:
                del self._dropped[self._dropped.index(tag) :]
            return
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return
            if self._open[at].tag == "table" and tag != "body":
                return

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self._open[-1].children.append(Node("", data))

    def _close_implied(self, tag: str) -> None:
        """Close what a tag cannot stand in."""
        if tag in _CLOSES:
            ends, bounds = _CLOSES[tag]
        elif tag not in _INLINE and ":" not in tag:
            ends, bounds = frozenset({"p"}), frozenset({"table", "li", "td", "th", "div"})
        else:
            return
        for at in range(len(self._open) - 1, 0, -1):
            name = self._open[at].tag
            if name in bounds:
                return
            if name in ends:
                del self._open[at:]
                return
