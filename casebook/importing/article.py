"""The article of a saved page, found among navigation, advertisements and comments.

Paragraphs speak for what holds them: by their length and their commas, less by half with each
step outwards, as the reader views of browsers do it. Ours, as the packages for this bring a
hundred megabytes or a licence that does not fit, and one more tree of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.markdown.html_tree import Node

_NOT_TEXT = frozenset({"nav", "aside", "form", "dialog", "menu", "footer", "fieldset"})
_ROLES = frozenset(
    {"navigation", "banner", "complementary", "contentinfo", "dialog", "search", "menu", "alert"}
)
_UNLIKELY = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner\w*|breadcrumbs?|combx|comments?|community|cookies?"
    r"|disqus|footer|foot|gdpr|legends|menu|modal|nav\w*|newsletter\w*|outbrain|pager|pagination"
    r"|popup|popular|promo\w*|recommend\w*|related\w*|remark|replies|respond|rss|share\w*|sharing"
    r"|shoutbox|sidebar\w*|skyscraper|social\w*|sponsor\w*|subscribe|subscription|supplemental"
    r"|taboola|tags?|toolbar|trending|widget\w*|yom-remote|paywall|byline-share|hidden|print-only)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"article|content|main\b|body|story|post-text|entry", re.IGNORECASE)
_LIKELY = re.compile(r"article|body|content|entry|hentry|main|page|post|text|blog|story", re.I)
_WEIGHT = 25.0
_SPEAKING = frozenset({"p", "pre", "td", "blockquote", "li", "dd"})
_LEAST = 25
_ENOUGH = 250
_CUT = frozenset({"div", "section", "ul", "ol", "table", "header", "footer", "aside", "figure"})


def article_of(page: Node) -> Node:
    """Give what holds the article of a page; the page itself when nothing stands out."""
    for strict in (True, False):
        body = Node("body", children=[*_pruned(page, strict=strict)])
        found = _best(body)
        if found is not None and len(_words(found)) >= _ENOUGH:
            return _tidied(found)
    return Node("body", children=[*_pruned(page, strict=False)])


def _pruned(node: Node, *, strict: bool) -> Iterator[Node]:
    """Give what is in an element, without what is no text; strictly, also by its names."""
    for child in node.children:
        if not child.tag:
            yield child
        elif not _is_away(child, strict=strict):
            yield Node(child.tag, child.text, child.attributes, [*_pruned(child, strict=strict)])


def _is_away(node: Node, *, strict: bool) -> bool:
    attributes = node.attributes
    if node.tag in _NOT_TEXT and not (
        node.tag in {"form", "fieldset"} and len(_words(node)) > 2000
    ):
        return True
    if attributes.get("role", "").lower() in _ROLES or "hidden" in attributes:
        return True
    style = node.style
    if "display:none" in style or "visibility:hidden" in style:
        return True
    if attributes.get("aria-hidden", "").lower() == "true" and node.tag != "img":
        return True
    if not strict or node.tag in {"body", "article", "main", "a", "p", "h1", "h2"}:
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    return bool(_UNLIKELY.search(names)) and not _MAYBE.search(names)


class _Scores:
    """What the paragraphs within say for each element."""

    def __init__(self) -> None:
        self.of: dict[int, float] = {}
        self.nodes: dict[int, Node] = {}

    def speak(self, node: Node, way: tuple[Node, ...]) -> None:
        """Let a paragraph speak for the elements that hold it."""
        words = " ".join(_words(node).split())
        if len(words) < _LEAST:
            return
        points = 1 + words.count(",") + words.count("、") + min(len(words) / 100, 3)
        for distance, holder in enumerate(reversed(way[-5:])):
            key = id(holder)
            if key not in self.of:
                self.of[key] = _name_weight(holder)
                self.nodes[key] = holder
            share = 1.0 if distance == 0 else 0.5 if distance == 1 else 1 / (distance * 3)
            self.of[key] += points * share


def _best(body: Node) -> Node | None:
    """Give the element for which most is said, with what stands beside it and is text too."""
    scores = _Scores()
    _listen(body, (body,), scores)
    ranked = {
        key: points * (1 - _link_share(scores.nodes[key])) for key, points in scores.of.items()
    }
    if not ranked:
        return None
    best = max(ranked, key=lambda key: ranked[key])
    return _with_neighbours(body, scores.nodes[best], ranked)


def _listen(node: Node, way: tuple[Node, ...], scores: _Scores) -> None:
    for child in node.children:
        if not child.tag:
            continue
        bare = child.tag in {"div", "section"} and child.inline
        if child.tag in _SPEAKING or bare:
            scores.speak(child, way)
        if child.children and not bare:
            _listen(child, (*way, child), scores)


def _with_neighbours(body: Node, best: Node, ranked: dict[int, float]) -> Node:
    """Give the best element with those beside it that are about as good, or prose."""
    holder = _holder(body, best)
    if holder is None:
        return best
    least = max(10.0, ranked[id(best)] * 0.2)
    kept = [
        child
        for child in holder.children
        if child is best or ranked.get(id(child), 0.0) >= least or _is_prose(child)
    ]
    return Node("div", children=kept) if len(kept) > 1 else best


def _holder(node: Node, wanted: Node) -> Node | None:
    for child in node.children:
        if child is wanted:
            return node
        if child.children and (found := _holder(child, wanted)) is not None:
            return found
    return None


def _is_prose(node: Node) -> bool:
    if node.tag in {"h1", "h2"}:
        return True
    words = _words(node).strip()
    return node.tag == "p" and len(words) > 80 and _link_share(node) < 0.25


def _name_weight(node: Node) -> float:
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    weight = {"article": 10.0, "main": 5.0, "div": 5.0, "td": 3.0, "pre": 3.0}.get(node.tag, 0.0)
    if node.tag in {"ol", "ul", "dl", "li", "form", "header", "th"}:
        weight -= 3.0
    if _UNLIKELY.search(names):
        weight -= _WEIGHT
    if _LIKELY.search(names):
        weight += _WEIGHT
    return weight


def _tidied(node: Node) -> Node:
    """Give an article without the blocks in it that are links only, or share and sign up."""
    kept = []
    for child in node.children:
        if child.tag in _CUT and _is_clutter(child):
            continue
        kept.append(_tidied(child) if child.tag else child)
    return Node(node.tag, node.text, node.attributes, kept)


def _is_clutter(node: Node) -> bool:
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    words = " ".join(_words(node).split())
    if any(True for _ in node.all("img", "pre", "h2", "h3")) and not _UNLIKELY.search(names):
        return False
    if node.tag == "table":
        return False
    share = _link_share(node)
    if _UNLIKELY.search(names):
        return share > 0.2 or len(words) < 200
    return share > 0.6 and words.count(",") < 10 and len(words) < 3000 and node.tag != "figure"


def _words(node: Node) -> str:
    return node.words()


def _link_share(node: Node) -> float:
    """Give how much of the text of an element is links, from 0 to 1."""
    whole = len(_words(node).strip())
    if not whole:
        return 0.0
    linked = sum(len(_words(link).strip()) for link in node.all("a"))
    return min(linked / whole, 1.0)
