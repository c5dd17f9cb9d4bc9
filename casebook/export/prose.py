"""Markdown tokens into contents of the document model.

Comments, programs and tags fall away. The words of raw HTML are kept for facilitators alone:
nobody can tell from them where a heading ends what it began.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from markdown_it.token import Token

from casebook.export.document import (
    Code,
    Content,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    Words,
    plain,
    said,
)
from casebook.export.words import FOOTNOTE
from casebook.markdown.page_source import Notes, WikiLink, end_of_block, parse_blocks, parse_inline

TitleOf = Callable[[str], str]
PictureOf = Callable[[str, str], Picture]
_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_PROGRAM = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!?][^<>]*>?", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\]\s+")
_SIZE = re.compile(r"\d{1,4}(?:x\d+)?")
# letters that no XML, and so no Word file and no slide, may hold
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".avif", ".tif", ".tiff")
_DEEPEST_LIST = 6


def fit(text: str) -> str:
    """Give text that every kind of file can hold."""
    return _UNFIT.sub("\ufffd", text)


@dataclass(slots=True)
class Prose:
    """Reads the Markdown of one document.

    Attributes:
        title_of: Gives what a link to an id is called.
        picture_of: Gives a picture by its target and what stands for it in words.
        notes: Link definitions and footnotes of the document.
        footnotes: The tokens of each footnote, by its number.
    """

    title_of: TitleOf
    picture_of: PictureOf
    notes: Notes = field(default_factory=dict)
    footnotes: dict[int, Sequence[Token]] = field(default_factory=dict)

    def parse(self, markdown: str) -> Sequence[Token]:
        """Read a whole body; its footnotes are put by for the sections that refer to them."""
        tokens = parse_blocks(markdown, self.notes)
        at = next((n for n, t in enumerate(tokens) if t.type == "footnote_block_open"), len(tokens))
        self._put_by(tokens[at:])
        return tokens[:at]

    def _put_by(self, tokens: Sequence[Token]) -> None:
        for at, token in enumerate(tokens):
            if token.type == "footnote_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "footnote_close")
                self.footnotes[int(token.meta["id"])] = tokens[at + 1 : end]

    def line(self, markdown: str) -> Words:
        """Read one line of Markdown, such as a cell."""
        return self.words(parse_inline(markdown, self.notes))

    def text(self, markdown: str) -> tuple[Content, ...]:
        """Read Markdown that stands by itself, such as a card or what is below an item."""
        return tuple(self.contents(parse_blocks(markdown, self.notes)))

    def lines(self, markdown: str) -> Words:
        """Read a paragraph of several lines into words."""
        return self.line(" ".join(markdown.split("\n")))

    def contents(self, tokens: Sequence[Token], depth: int = 0) -> Iterator[Content]:
        """Read block tokens."""
        at = 0
        while at < len(tokens):
            end = end_of_block(tokens, at)
            yield from self._block(tokens[at:end], depth)
            at = end

    def _block(self, block: Sequence[Token], depth: int) -> Iterator[Content]:
        match block[0].type:
            case "heading_open":
                yield Heading(int(block[0].tag[1]), self.words(block[1].children or ()))
            case "paragraph_open":
                yield from self._paragraph(block[1].children or ())
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(block, depth)
            case "blockquote_open":
                yield from self._quotation(block)
            case "fence" | "code_block":
                yield Code(fit(block[0].content.rstrip()))
            case "table_open":
                yield self._table(block)

    def _paragraph(self, tokens: Sequence[Token]) -> Iterator[Content]:
        """Read a paragraph; pictures stand by themselves between its words."""
        around: list[Token] = []
        for token in tokens:
            picture = self._picture(token)
            if picture is None:
                around.append(token)
                continue
            yield from self._paragraph_of(around)
            yield picture
            around = []
        yield from self._paragraph_of(around)

    def _paragraph_of(self, tokens: Sequence[Token]) -> Iterator[Content]:
        words = self.words(tokens)
        if plain(words).strip():
            yield Paragraph(words)

    def _picture(self, token: Token) -> Picture | None:
        if token.type == "image":
            return self.picture_of(str(token.attrGet("src") or ""), fit(token.content))
        if token.type == "wikilink":
            link: WikiLink = token.meta["link"]
            if link.embed and link.target.lower().endswith(_PICTURES):
                alt = "" if _SIZE.fullmatch(link.label) else link.label
                return self.picture_of(link.target, fit(alt))
        return None

    def _list(self, block: Sequence[Token], depth: int) -> Items:
        start = block[0].attrGet("start")
        ordered = block[0].type == "ordered_list_open"
        items, at = [], 1
        while at < len(block) - 1:
            end = end_of_block(block, at)
            items.append(self._item(block[at + 1 : end - 1], depth))
            at = end
        return Items(tuple(items), int(start if start is not None else 1) if ordered else None)

    def _item(self, tokens: Sequence[Token], depth: int) -> Item:
        if depth >= _DEEPEST_LIST:
            lines = (self.words(t.children or ()) for t in tokens if t.type == "inline")
            return Item(tuple(run for words in lines for run in (*words, Run(" "))))
        contents = list(self.contents(tokens, depth + 1))
        first = contents.pop(0) if contents and isinstance(contents[0], Paragraph) else None
        words = first.words if isinstance(first, Paragraph) else ()
        ticked, words = _ticked(words)
        return Item(words, tuple(contents), ticked)

    def _quotation(self, block: Sequence[Token]) -> Iterator[Content]:
        for content in self.contents(block[1:-1]):
            if isinstance(content, Paragraph):
                yield Quotation(content.words)
            else:
                yield content

    def _table(self, block: Sequence[Token]) -> Table:
        rows: list[list[Words]] = []
        for token in block:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.words(token.children or ()))
        width = max(len(rows[0]), 1)
        filled = tuple(tuple((row + [()] * width)[:width]) for row in rows)
        return Table(filled[0], filled[1:])

    def words(self, tokens: Sequence[Token]) -> Words:
        """Read inline tokens."""
        runs: list[Run] = []
        looks = Run("")
        for token in tokens:
            looks = _looks_after(looks, token)
            text = fit(self._text(token))
            if text:
                runs.append(replace(looks, text=text, code=token.type == "code_inline"))
        return _joined(runs)

    def _text(self, token: Token) -> str:
        match token.type:
            case "text" | "code_inline":
                return token.content
            case "softbreak":
                return " "
            case "hardbreak":
                return "\n"
            case "wikilink":
                return self._called(token.meta["link"])
            case "image":
                return token.content
            case "footnote_ref":
                return FOOTNOTE.format(number=int(token.meta["id"]) + 1)
            case "html_inline":
                return "\n" if _LINE_BREAK.match(token.content) else ""
        return ""

    def _called(self, link: WikiLink) -> str:
        if link.label or not link.target:
            return link.label or link.heading
        title = self.title_of(link.target)
        return f"{title} › {link.heading}" if link.heading else title

    def notes_of(self, tokens: Sequence[Token]) -> tuple[Content, ...]:
        """Give the footnotes that tokens refer to, in their order."""
        numbers = dict.fromkeys(_references(tokens))
        return tuple(
            Paragraph(
                said(FOOTNOTE.format(number=number + 1) + " ") + self._note(number), Look.SMALL
            )
            for number in numbers
            if number in self.footnotes
        )

    def _note(self, number: int) -> Words:
        inline = [token for token in self.footnotes[number] if token.type == "inline"]
        return tuple(run for token in inline for run in self.words(token.children or ()))


def words_of_html(html: str) -> str:
    """Give the words of raw HTML; comments, programs and tags fall away."""
    without = _PROGRAM.sub("", _COMMENT.sub("", html))
    return fit(" ".join(unescape(_TAG.sub(" ", without)).split()))


def _references(tokens: Sequence[Token]) -> Iterator[int]:
    for token in tokens:
        if token.type == "footnote_ref":
            yield int(token.meta["id"])
        yield from _references(token.children or ())


def _looks_after(looks: Run, token: Token) -> Run:
    match token.type:
        case "strong_open" | "strong_close":
            return replace(looks, strong=token.nesting > 0)
        case "em_open" | "em_close":
            return replace(looks, emphasis=token.nesting > 0)
        case "s_open" | "s_close":
            return replace(looks, struck=token.nesting > 0)
        case "link_open":
            address = str(token.attrGet("href") or "")
            return replace(looks, link=address if _OUTSIDE.match(address) else "")
        case "link_close":
            return replace(looks, link="")
    return looks


def _joined(runs: Sequence[Run]) -> Words:
    """Join neighbours that look alike."""
    made: list[Run] = []
    for run in runs:
        if made and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        else:
            made.append(run)
    return tuple(made)


def _ticked(words: Words) -> tuple[bool | None, Words]:
    """Take the box to tick off the start of an item."""
    match = _TASK.match(words[0].text) if words else None
    if match is None:
        return None, words
    rest = replace(words[0], text=words[0].text[match.end() :])
    return bool(match[1].strip()), (rest, *words[1:])
