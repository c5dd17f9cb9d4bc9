"""Markdown text into markdown-it tokens, with ``[[links]]`` as tokens of their own.

CommonMark with tables, strikethrough and footnotes. Raw HTML becomes tokens too, so that
whoever sets them can leave the tags away; nothing here makes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from casebook.markdown.inline import REMARK
from casebook.markdown.links import wiki_parts

Notes = MutableMapping[str, Any]
"""What markdown-it remembers of a text: link definitions and footnotes."""

# deeper than anyone writes, and far from Python's own limit on nested calls
_DEEPEST_BLOCK = 60
# brackets that never close take time in proportion to this
_DEEPEST_MARK = 10
_WIKI = re.compile(r"(!?)\[\[([^\[\]\n]{1,1000}+)\]\]")


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A link between double brackets.

    Attributes:
        target: What is linked, or "" for a heading of the same document.
        heading: The heading after ``#``, or "".
        label: The words after the bar, or "".
        embed: Whether an exclamation mark asks for the thing itself, as for pictures.
    """

    target: str
    heading: str
    label: str
    embed: bool


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Give the parser of blocks, which leaves the words in them to that of lines."""
    words = _parser_of(_DEEPEST_MARK)
    parser = _parser_of(_DEEPEST_BLOCK + 2)  # what is there is dropped, and nothing comes so far
    parser.block.ruler.before("table", "too_deep", _take_too_deep)

    def read_words(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = []
                words.inline.parse(token.content, words, state.env, token.children)

    parser.core.ruler.at("inline", read_words)
    return parser


def _parser_of(deepest: int) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": deepest})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.inline.ruler.before("link", "wikilink", _read_wikilink)
    parser.inline.ruler.before("link", "remark", _skip_remark)
    parser.block.ruler.before("paragraph", "remark", _skip_remark_lines)
    return parser


def _read_wikilink(state: StateInline, silent: bool) -> bool:
    """Take ``[[target#heading|label]]`` at this position; an inline rule of markdown-it."""
    match = _WIKI.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    target, heading, label = wiki_parts(match[2])
    if not target and not heading:
        return False
    if not silent:
        if match[1]:
            # what is embedded is a file, and keeps its folder
            target = match[2].partition("|")[0].partition("#")[0].strip() or target
        token = state.push("wikilink", "", 0)
        token.content = match[0]
        token.meta = {"link": WikiLink(target, heading, label, bool(match[1]))}
    state.pos = match.end()
    return True


def _skip_remark(state: StateInline, silent: bool) -> bool:
    """Pass over ``%% what Obsidian hides %%``; an inline rule of markdown-it."""
    del silent
    match = REMARK.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    state.pos = match.end()
    return True


def _skip_remark_lines(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Pass over lines that ``%%`` and ``%%`` enclose; a block rule of markdown-it.

    The rule for code comes before it, and a paragraph does not end at it.
    """
    del silent
    match = REMARK.match(state.src, state.bMarks[line] + state.tShift[line])
    if match is None:
        return False
    last = line + match[0].count("\n")
    if last >= end_line or state.src[match.end() : state.eMarks[last]].strip():
        return False
    state.line = last + 1
    return True


def _take_too_deep(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Take what lies too deep in lists and quotations as lines of words; a block rule."""
    del silent
    if state.level < _DEEPEST_BLOCK:
        return False
    words, at = [], line
    while at < end_line and (state.isEmpty(at) or state.sCount[at] >= state.blkIndent):
        words.append(state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]].strip())
        at += 1
    state.line = at
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = "  \n".join(filter(None, words))  # two spaces: each line stays one
    token.map, token.children = [line, at], []
    state.push("paragraph_close", "p", -1)
    return True


def parse_blocks(markdown: str, notes: Notes) -> list[Token]:
    """Read Markdown into block tokens; footnotes come last.

    Args:
        markdown: The text.
        notes: Takes the link definitions and footnotes of the text, for ``parse_inline``.
    """
    return _parser().parse(markdown, notes)


def parse_inline(markdown: str, notes: Notes) -> list[Token]:
    """Read one line of Markdown, such as a table cell, into inline tokens."""
    tokens = _parser().parseInline(markdown, notes)
    return [child for token in tokens for child in token.children or ()]


def plain_words(token: Token) -> str:
    """Give the words of an inline token without any marks."""
    return "".join(_words(token.children or ())).strip()


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "wikilink":
            link: WikiLink = token.meta["link"]
            yield link.label or link.target or link.heading
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        else:
            yield "" if token.type == "html_inline" else token.content


def end_of_block(tokens: Sequence[Token], start: int) -> int:
    """Give the index after the token that closes what a token opens (or after itself)."""
    depths = accumulate(token.nesting for token in tokens[start:])
    return start + next(at for at, depth in enumerate(depths, 1) if depth <= 0)
