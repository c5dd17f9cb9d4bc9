"""Footnotes and comments of a Word document, as its converter leaves them in HTML."""

from __future__ import annotations

import re

from casebook.markdown.html_markdown import markdown_of_tree
from casebook.markdown.html_tree import VERBATIM, Node

_NOTE = re.compile(r"(?:#|^)(?:foot|end)note-(\d+)$")
_COMMENT = re.compile(r"#comment-(\d+)$")
_PLACE = 60


def with_notes(tree: Node) -> tuple[Node, str]:
    """Make footnotes those of Markdown, and take comments out.

    Args:
        tree: The document; it is changed.

    Returns:
        The document, and its comments as a list for facilitators, or "".
    """
    numbers: dict[str, int] = {}
    places: dict[str, str] = {}
    _mark(tree, numbers, places)
    comments: list[str] = []
    kept: list[Node] = []
    for child in tree.children:
        if child.tag == "dl" and _is_comments(child):
            comments += _comments(child, places)
        elif child.tag == "ol" and _is_notes(child):
            kept += _definitions(child, numbers)
        else:
            kept.append(child)
    tree.children = kept
    return tree, "\n".join(comments)


def _mark(node: Node, numbers: dict[str, int], places: dict[str, str]) -> str:
    """Put marks for the references; give the words of an element so far."""
    words = ""
    for child in node.children:
        link = next(child.all("a"), None) if child.tag == "sup" else None
        address = link.attributes.get("href", "") if link else ""
        if note := _NOTE.search(address):
            number = numbers.setdefault(note[0].lstrip("#"), len(numbers) + 1)
            child.tag, child.text, child.children = VERBATIM, f"[^{number}]", []
        elif comment := _COMMENT.search(address):
            places[comment[1]] = words.strip()[-_PLACE:]
            child.tag, child.text, child.children = VERBATIM, "", []
        elif child.tag:
            words += _mark(child, numbers, places)
        else:
            words += child.text
    return words


def _is_notes(node: Node) -> bool:
    ids = [item.attributes.get("id", "") for item in node.children if item.tag]
    return bool(ids) and all(_NOTE.search(name) for name in ids)


def _is_comments(node: Node) -> bool:
    return any(item.attributes.get("id", "").startswith("comment-") for item in node.children)


def _definitions(node: Node, numbers: dict[str, int]) -> list[Node]:
    found = []
    for item in node.children:
        number = numbers.setdefault(item.attributes.get("id", ""), len(numbers) + 1)
        words = _without_way_back(item).replace("\n\n", "\n\n    ")
        found.append(Node("p", children=[Node(VERBATIM, f"[^{number}]: {words}")]))
    return found


def _comments(node: Node, places: dict[str, str]) -> list[str]:
    """Give comments as items, each with the words that it stands at and who wrote it."""
    found: list[str] = []
    number, name = "", ""
    for item in node.children:
        if item.tag == "dt":
            number = item.attributes.get("id", "").rpartition("-")[2]
            name = item.words().partition("[")[2].rstrip("] ").rstrip("0123456789")
        elif item.tag == "dd":
            words = " ".join(_without_way_back(item).split())
            place = " ".join(places.get(number, "").split())
            start = f"At “{place}”: " if place else ""
            found.append(f"- {start}{words}{f' ({name})' if name else ''}")
    return found


def _without_way_back(node: Node) -> str:
    """Give what stands in a note, without the arrow that leads back."""
    _drop_arrows(node)
    return markdown_of_tree(node).strip()


def _drop_arrows(node: Node) -> None:
    node.children = [
        child for child in node.children if not (child.tag == "a" and child.words().strip() == "↑")
    ]
    for child in node.children:
        _drop_arrows(child)
