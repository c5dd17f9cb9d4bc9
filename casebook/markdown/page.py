"""A document set as a page: HTML for a text document, without script and without network.

The HTML has classes only; colours and letters come from the style sheet of whoever shows it.
Marks are pictures with an address of ours: ``casebook-mark:outcome/mixed``,
``casebook-mark:risk/S1``, ``casebook-mark:theme/<id>``, ``casebook-mark:matrix`` and so on.
Addresses of links are described in ``page_inline``. ``casebook:more`` shows the rest of a
document that is too long to be set at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from casebook.domain.case import Case
from casebook.domain.lesson import Lesson
from casebook.domain.pack import Pack
from casebook.markdown.page_blocks import BlockSetter
from casebook.markdown.page_context import LinkTarget, PageContext
from casebook.markdown.page_head import head_of
from casebook.markdown.page_inline import InlineSetter
from casebook.markdown.page_pack import set_aims
from casebook.markdown.page_sections import set_body
from casebook.markdown.page_source import Notes, parse_blocks, plain_words
from casebook.markdown.page_tables import arranged
from casebook.markdown.page_words import the_rest

# what a line takes to be laid out besides its characters; rows and items take the most
_COST_OF_LINE = 40
_COST_OF_ROW = 150
_ROW_STARTS = frozenset("|-*+0123456789")

__all__ = ["LinkTarget", "PageContext", "render_page"]


def render_page(document: Case | Lesson | Pack, context: PageContext) -> str:
    """Set a document as a page.

    Args:
        document: What is to be set.
        context: The library around it.

    Returns:
        HTML that a QTextDocument, or any other reader of simple HTML, can show.
    """
    body = document.body
    end = _place_to_cut(body, context.limit)
    notes: Notes = {}
    tokens = _without_title(parse_blocks(body[:end], notes), document.title)
    setter = BlockSetter(InlineSetter(document.path, context, notes))
    foot = next(
        (at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens)
    )
    html = [
        head_of(document, context),
        set_aims(setter, document) if isinstance(document, Pack) else "",
        set_body(document, tokens[:foot], setter),
        setter.blocks(tokens[foot:]),
    ]
    if end < len(body):
        rest = max(document.words - len(body[:end].split()), 1)
        html.append(f'<p class="more"><a href="casebook:more">{the_rest(rest)}</a></p>')
    return arranged("".join(html), context.wide)


def _place_to_cut(body: str, limit: int | None) -> int:
    """Give where to stop: at the last empty line before the limit, else at a line end."""
    if limit is None:
        return len(body)
    cost = start = boundary = 0
    while start < len(body):
        end = body.find("\n", start)
        end = len(body) if end < 0 else end
        is_row = body[start:end].lstrip(" \t>")[:1] in _ROW_STARTS
        cost += end - start + (_COST_OF_ROW if is_row else _COST_OF_LINE)
        if cost > limit:
            return (boundary if boundary > start // 2 else start) or min(limit, len(body))
        if end == start:
            boundary = start
        start = end + 1
    return len(body)


def _without_title(tokens: Sequence[Token], title: str) -> Sequence[Token]:
    """Leave a first heading away that says the same as the title above it."""
    first = next((at for at, token in enumerate(tokens) if token.type != "html_block"), 0)
    start = tokens[first : first + 2]
    if len(start) < 2 or start[0].tag != "h1" or not _same(plain_words(start[1]), title):
        return tokens
    return [*tokens[:first], *tokens[first + 3 :]]


def _same(first: str, second: str) -> bool:
    return first.casefold().split() == second.casefold().split()
