"""The reader: one HTML file with its own search, for a phone, a stick, anywhere offline."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from html import escape

from casebook.export import words as w
from casebook.export.audience import Audience
from casebook.export.document import Block, Heading, View, plain
from casebook.export.html_blocks import set_blocks
from casebook.resources import resource

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def reader_page(view: View) -> bytes:
    """Set a view as a page; every heading of level 1 begins a chapter."""
    chapters = list(_chapters(view.blocks))
    menu = "".join(
        f'<li><a href="#c{number}" dir="auto">{escape(title)}</a></li>'
        for number, (title, _) in enumerate(chapters, start=1)
    )
    body = "".join(
        f'<section id="c{number}" tabindex="-1">{set_blocks(blocks, view.audience, 1)}</section>\n'
        for number, (_, blocks) in enumerate(chapters, start=1)
    )
    inside = _TOP.format(
        title=escape(view.title), remark=escape(_remark(view)), menu=menu, body=body
    )
    return page(view, "reader", inside)


def page(view: View, name: str, inside: str) -> bytes:
    """Set a whole page around what is in it, with the style sheet and script of that name.

    The script and the style sheet are named by their hashes: nothing else can run or be
    applied, and the page may ask no server for anything.
    """
    style = resource("export", f"{name}.css").read_text(encoding="utf-8")
    script = resource("export", f"{name}.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; "
        f"script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    language = view.language if _LANGUAGE.fullmatch(view.language) else "en"
    html = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(view.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{inside}\n<script>{script}</script>\n</body>\n</html>\n"
    )
    return html.encode(errors="replace")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _remark(view: View) -> str:
    own = view.audience is Audience.FACILITATOR
    return w.FACILITATOR_ONLY if own else w.FOR_PARTICIPANTS


def _chapters(blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[Block]]]:
    """Give each chapter with its title."""
    starts = [at for at, block in enumerate(blocks) if _begins(block)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        first = blocks[start].content
        assert isinstance(first, Heading)
        yield plain(first.words), blocks[start:end]


def _begins(block: Block) -> bool:
    return isinstance(block.content, Heading) and block.content.level == 1


_TOP = """\
<header>
<h1 dir="auto">{title}</h1>
<p class="remark">{remark}</p>
</header>
<form role="search"><label for="q">Search</label>
<input id="q" type="search" autocomplete="off" placeholder="Words to look for">
<output id="found" aria-live="polite"></output></form>
<nav aria-label="Contents"><ol>{menu}</ol></nav>
<main>{body}</main>"""
