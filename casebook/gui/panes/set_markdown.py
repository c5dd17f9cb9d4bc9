"""A piece of Markdown as HTML for a page, without the head that a document has."""

from __future__ import annotations

from casebook.domain.names import DocumentPath
from casebook.markdown.page_context import LONGEST, PageContext


def set_markdown(markdown: str, path: DocumentPath, context: PageContext) -> str:
    """Set Markdown.

    Args:
        markdown: What is to be set; no more than ``LONGEST`` characters of it are.
        path: The document in which it stands, from which relative links count.
        context: The library around it.

    Returns:
        HTML with classes, as ``casebook.markdown.page`` makes it.
    """
    # deferred: the parser of Markdown costs more than the window may wait for
    from casebook.markdown.page_blocks import BlockSetter
    from casebook.markdown.page_inline import InlineSetter
    from casebook.markdown.page_source import Notes, parse_blocks

    notes: Notes = {}
    tokens = parse_blocks(markdown[:LONGEST], notes)
    return BlockSetter(InlineSetter(path, context, notes)).blocks(tokens)
