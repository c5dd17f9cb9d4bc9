"""Blocks of a page: paragraphs, headings, lists, quotations, tables, code and footnotes.

The HTML is for a text document: classes only, no colour and no script. Widths are in pixels
at 100 %; whoever shows the page scales them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from markdown_it.token import Token

from casebook.markdown.page_escape import anchor_of, escaped
from casebook.markdown.page_head import GAP
from casebook.markdown.page_inline import InlineSetter
from casebook.markdown.page_source import end_of_block, parse_blocks, plain_words

_TASK = re.compile(r"\[([ xX])\]\s+")
_CALLOUT = re.compile(r"\[!([\w-]{1,40})\][+-]?[ \t]*")
_LINE_ENDS = frozenset({"softbreak", "hardbreak"})
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PROGRAM = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!?][^<>]*>?", re.IGNORECASE)
_TAGS = {
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "list_item_close": "</li>",
    "blockquote_close": "</blockquote>",
    "table_open": '<table class="plain" cellspacing="0" cellpadding="0">',
    "table_close": "</table>",
    "thead_open": "<thead>",
    "thead_close": "</thead>",
    "tbody_open": "<tbody>",
    "tbody_close": "</tbody>",
    "tr_open": "<tr>",
    "tr_close": "</tr>",
    "th_close": "</th>",
    "td_close": "</td>",
    "hr": "<hr>",
    "footnote_block_open": '<hr class="footnotes"><ol class="notes top">',
    "footnote_block_close": "</ol>",
}
_MOST_COLUMNS = 40
BOX = '<table class="{0}" width="100%" cellspacing="0" cellpadding="0"><tr><td class="{0}">'
BOX_END = "</td></tr></table>"


@dataclass(slots=True)
class BlockSetter:
    """Sets the block tokens of one document; ``inline`` sets the words within."""

    inline: InlineSetter
    _in_note: bool = False

    def blocks(self, tokens: Sequence[Token]) -> str:
        """Set block tokens."""
        html: list[str] = []
        at = 0
        while at < len(tokens):
            if tokens[at].type == "table_open" and _columns(tokens, at) > _MOST_COLUMNS:
                end = end_of_block(tokens, at)
                html.append(_code(_rows_as_text(tokens[at:end])))
                at = end
                continue
            html.append(self._block(tokens, at))
            at += 1
        return "".join(html)

    def markdown(self, text: str) -> str:
        """Set Markdown whose first line is one of words, such as a cell or an item of a list."""
        words, _, below = text.partition("\n")
        if not below:
            return self.inline.words(words)
        return self.inline.words(words) + self.blocks(parse_blocks(below, self.inline.notes))

    def _block(self, tokens: Sequence[Token], at: int) -> str:
        token = tokens[at]
        fixed = _TAGS.get(token.type)
        if fixed is not None:
            return fixed
        match token.type:
            case "inline":
                is_first = at > 1 and tokens[at - 2].type == "blockquote_open"
                return (self._callout(token) if is_first else "") or self._words(token)
            case "paragraph_open":
                return "" if token.hidden else f"<p{self._paragraph_class(token, tokens[at + 1])}>"
            case "paragraph_close":
                return "" if token.hidden else "</p>"
            case "fence" | "code_block":
                return _code(token.content)
            case "html_block":
                return _text_of_html(token.content)
            case _:
                return self._opening(tokens, at)

    def _opening(self, tokens: Sequence[Token], at: int) -> str:
        """Set the start or the end of a heading, a list, a table, a cell or a footnote."""
        token = tokens[at]
        match token.type:
            case "heading_open":
                name = anchor_of(plain_words(tokens[at + 1]))
                kind = _classes(token, "part" if token.tag == "h1" else "")
                return f'<{token.tag}{kind}><a name="{name}">'
            case "heading_close":
                return f"</a></{token.tag}>"
            case "blockquote_open":
                return f"<blockquote{_classes(token)}>"
            case "bullet_list_open":
                return f"<ul{_classes(token, 'tasks' if _is_task(tokens, at + 1) else '')}>"
            case "ordered_list_open":
                start = token.attrGet("start")
                return f"<ol{_classes(token)}{'' if start is None else f' start={int(start)}'}>"
            case "list_item_open":
                return f'<li class="{"task" if _is_task(tokens, at) else "item"}">'
            case "th_open" | "td_open":
                side = str(token.attrGet("style") or "").removeprefix("text-align:")
                return f'<{token.tag} align="{side}">' if side else f"<{token.tag}>"
            case _:
                return self._footnote(token)

    def _footnote(self, token: Token) -> str:
        match token.type:
            case "footnote_open":
                self._in_note = True
                return f'<li class="note"><a name="footnote-{int(token.meta["id"]) + 1}"></a>'
            case "footnote_close":
                self._in_note = False
                return "</li>"
            case _:
                return ""

    def _paragraph_class(self, token: Token, words: Token) -> str:
        """Say what a paragraph is; one that holds nothing but a picture is a figure."""
        if self._in_note:
            return ' class="note"'
        children = words.children or []
        alone = children[0] if len(children) == 1 else None
        figure = alone and (alone.type == "image" or alone.content.startswith("![["))
        return _classes(token, "figure" if figure else "text")

    def _callout(self, token: Token) -> str:
        """Set the first words of a quotation that Obsidian shows as a box: ``[!tip] Title``.

        Gives "" for any other quotation.
        """
        children = token.children or []
        match = _CALLOUT.match(children[0].content) if children else None
        if match is None:
            return ""
        children[0].content = children[0].content[match.end() :]
        ends = (at for at, child in enumerate(children) if child.type in _LINE_ENDS)
        end = next(ends, len(children))
        kind = escaped(match[1].replace("-", " ").replace("_", " ").capitalize())
        title = self.inline.spans(children[:end]).strip()
        below = self.inline.spans(children[end + 1 :])
        head = f'<span class="label">{kind}</span>{GAP}<strong>{title}</strong>'
        head = head if title else f"<strong>{kind}</strong>"
        return f"{head}<br>{below}" if below else head

    def _words(self, token: Token) -> str:
        children = token.children or []
        match = _TASK.match(children[0].content) if children else None
        if match is None or not token.meta.get("task"):
            return self.inline.spans(children)
        children[0].content = children[0].content[match.end() :]
        box = "on" if match[1].strip() else "off"
        return f'<img src="casebook-mark:check/{box}">&nbsp;&nbsp;{self.inline.spans(children)}'


def _is_task(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the list item that opens here begins with a box to tick, and note it."""
    if at + 2 >= len(tokens) or tokens[at + 2].type != "inline":
        return False
    token = tokens[at + 2]
    if not token.children or token.children[0].type != "text":
        return False
    token.meta["task"] = bool(_TASK.match(token.children[0].content))
    return bool(token.meta["task"])


def _classes(token: Token, name: str = "") -> str:
    """Give the classes of a block; one that stands in no other is at the top."""
    names = [part for part in (name, "" if token.level else "top") if part]
    return f' class="{" ".join(names)}"' if names else ""


def _columns(tokens: Sequence[Token], at: int) -> int:
    """Count the columns of the table that opens here."""
    end = next(row for row in range(at, len(tokens)) if tokens[row].type == "tr_close")
    return sum(token.type == "th_open" for token in tokens[at:end])


def _rows_as_text(table: Sequence[Token]) -> str:
    """Give the rows of a table that is too wide to be laid out, as they are written."""
    lines: list[list[str]] = []
    for token in table:
        if token.type == "tr_open":
            lines.append([])
        elif token.type == "inline":
            lines[-1].append(token.content)
    return "\n".join(" | ".join(line) for line in lines)


def _code(text: str) -> str:
    return f"{BOX.format('code')}<pre>{escaped(text.rstrip())}</pre>{BOX_END}"


def _text_of_html(html: str) -> str:
    """Give the words of raw HTML as a paragraph; comments, programs and tags fall away."""
    without = _COMMENT.sub("", html)
    without = _PROGRAM.sub("", without)
    words = " ".join(unescape(_TAG.sub(" ", without)).split())
    return f'<p class="text top">{escaped(words)}</p>' if words else ""


def top_blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Give the tokens of each block that stands in no other block."""
    start, depth = 0, 0
    for at, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : at + 1]
            start = at + 1
