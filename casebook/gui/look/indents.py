"""How far lists and quotations within each other go in, so that room for words is left."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

_DEEPEST = 8
"""Levels that go in one below the other; those below stand as far in as the last of them."""
_LEVEL = re.compile(r"<(/?)(?:ul|ol|blockquote)\b")


def limit_indents(document: QTextDocument, html: str, margin: float) -> None:
    """Keep what lies deep in lists and quotations from going in until a letter fills the line.

    Args:
        document: The text, laid out from the HTML.
        html: What it was made of; few pages lie deep enough to be looked through.
        margin: What one quotation goes in, in pixels.
    """
    if not _is_deep(html):
        return
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _limit(block, cursor, margin * _DEEPEST)
        block = block.next()
    cursor.endEditBlock()


def _is_deep(html: str) -> bool:
    depth = 0
    for level in _LEVEL.finditer(html):
        depth += -1 if level[1] else 1
        if depth > _DEEPEST:
            return True
    return False


def _limit(block: QTextBlock, cursor: QTextCursor, widest: float) -> None:
    shape, items = block.blockFormat(), block.textList()
    if shape.indent() > _DEEPEST or shape.leftMargin() > widest:
        shape.setIndent(min(shape.indent(), _DEEPEST))
        shape.setLeftMargin(min(shape.leftMargin(), widest))
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
    if items is not None and items.format().indent() > _DEEPEST:
        listed = items.format()
        listed.setIndent(_DEEPEST)
        items.setFormat(listed)
