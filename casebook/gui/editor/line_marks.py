"""What stands in one line of Markdown or front matter, for its colours; no Qt and no look back.

A line is read with the state in which the line before it ended, so that one line that changes
is one line read again. It is less exact than a parser on purpose: what a mark means three
paragraphs further up is not worth a key press that waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, IntFlag

_LONGEST = 4_000  # characters of a line that are looked at
_DEEPEST = 4


class LineState(IntEnum):
    """In what a line ends; from ``FENCE`` on it is an open fence and its length."""

    START = -1
    BODY = 0
    FRONT = 1
    TOML = 2
    COMMENT = 3
    FENCE = 16
    TILDES = 80


class Style(IntFlag):
    """How a run is shown; flags add up, as for emphasis in a heading."""

    PLAIN = 0
    STRONG = 1
    EMPHASIS = 2
    STRIKE = 4
    MARK = 8
    HEADING = 16
    CODE = 32
    QUOTATION = 64
    LINK = 128
    COMMENT = 256
    KEY = 512
    DONE = 1024
    OPEN = 2048


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a line that look alike, from ``start`` up to ``end``."""

    start: int
    end: int
    style: Style


_FENCE = re.compile(r"[ \t>]*+(?:[-*+] )?+(`{3,64}(?=[^`]*$)|~{3,64})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_ITEM = re.compile(r"([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(\[[ xX]\](?=[ \t]|$))?")
_TABLE = re.compile(r"[ \t]*\|")
_BAR = re.compile(r"(?<!\\)\|")
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t|:-]*-[ \t|:-]*$")
_DEFINITION = re.compile(r" {0,3}\[\^?[^\]\n]+\]:")
_YAML = re.compile(r"([ \t]*(?:- +)*)([^\s:#'\"\[\]{},-][^:#]*:)(?=\s|$)")
_TOML = re.compile(r"([ \t]*)([\w.\"-]+[ \t]*=)")
_YAML_COMMENT = re.compile(r"(?:^|\s)(#.*)$")
_YAML_MARKS = re.compile(r"^[ \t]*(?:- +)+|[\[\]{},]")
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.*?-->|<!--.*+$)"
    r"|(?P<wiki>!?\[\[[^\[\]\n]++\]\])"
    r"|(?P<note>\[\^[^\]\s]++\])"
    r"|(?P<link>!?\[[^\[\]]*+\]\([^()]*+(?:\([^()]*+\)[^()]*+)?\))"
    r"|(?P<address><(?:https?://|mailto:)[^<>\s]++>|https?://[^\s<>)\]|]++)"
    r"|(?P<tag></?[A-Za-z][^<>]*+>)"
    r"|(?P<strong>(?P<two>\*\*|__)(?=\S).+?(?<=[^\s\\])(?P=two)(?![*_]))"
    r"|(?P<strike>~~(?=\S)[^~]++~~)"
    r"|(?P<emphasis>(?:\*(?=[^\s*])[^*]++(?<=\S)\*|(?<!\w)_(?=[^\s_])[^_]++(?<=\S)_(?!\w)))"
)


def read_line(line: str, before: int) -> tuple[list[Run], int]:
    """Read a line.

    Args:
        line: Its text, without its end.
        before: The state in which the line before ended; ``START`` for the first line.

    Returns:
        The runs that do not look plain, in order and without overlap, and the line's own state.
    """
    runs, state = _read(line[:_LONGEST], before)
    return [run for run in runs if run.end > run.start], state


def _read(line: str, before: int) -> tuple[list[Run], int]:
    if before == LineState.START and line.rstrip() in {"---", "+++"}:
        state = LineState.FRONT if line.startswith("-") else LineState.TOML
        return [Run(0, len(line), Style.MARK)], state
    if before in {LineState.FRONT, LineState.TOML}:
        return _front_line(line, before)
    if before >= LineState.FENCE:
        return _code_line(line, before)
    if before == LineState.COMMENT:
        return _comment_line(line)
    return _body_line(line)


def heading_level(line: str) -> int:
    """Give the level of a heading line, from 1 to 6; 0 for any other line."""
    match = _HEADING.match(line)
    return len(match[1]) if match else 0


def _front_line(line: str, before: int) -> tuple[list[Run], int]:
    closing = {"---", "..."} if before == LineState.FRONT else {"+++"}
    if line.rstrip() in closing:
        return [Run(0, len(line), Style.MARK)], LineState.BODY
    runs: list[Run] = []
    comment = _YAML_COMMENT.search(line)
    end = comment.start(1) if comment else len(line)
    key = (_YAML if before == LineState.FRONT else _TOML).match(line, 0, end)
    at = 0
    if key:
        runs.append(Run(key.start(2), key.end(2), Style.KEY))
        at = key.end(2)
    marks = (Run(*mark.span(), Style.MARK) for mark in _YAML_MARKS.finditer(line, 0, end))
    first = key.start(2) if key else 0
    runs.extend(mark for mark in marks if mark.start >= at or mark.end <= first)
    if comment:
        runs.append(Run(end, len(line), Style.COMMENT))
    return sorted(runs, key=lambda run: run.start), before


def _code_line(line: str, before: int) -> tuple[list[Run], int]:
    sign, length = _fence_of(before)
    bare = line.strip(" \t>")
    if len(bare) >= length and bare == sign * len(bare):
        return [Run(0, len(line), Style.MARK)], LineState.BODY
    return [Run(0, len(line), Style.CODE)], before


def _fence_of(state: int) -> tuple[str, int]:
    """Give the character of an open fence, and how many of it open it."""
    if state >= LineState.TILDES:
        return "~", state - LineState.TILDES
    return "`", state - LineState.FENCE


def _comment_line(line: str) -> tuple[list[Run], int]:
    end = line.find("-->")
    if end < 0:
        return [Run(0, len(line), Style.COMMENT)], LineState.COMMENT
    runs = [Run(0, end + 3, Style.COMMENT), *_inline(line, end + 3, len(line), Style.PLAIN, 0)]
    return runs, _after(line, end + 3)


def _after(line: str, start: int) -> int:
    """Give the state after a line of words: within a comment when it leaves one open."""
    opened = line.rfind("<!--", start)
    is_open = opened >= 0 and line.find("-->", opened + 4) < 0
    return LineState.COMMENT if is_open and line.count("`", start, opened) % 2 == 0 else 0


def _body_line(line: str) -> tuple[list[Run], int]:
    fence = _FENCE.match(line)
    if fence:
        sign = fence[1]
        base = LineState.FENCE if sign[0] == "`" else LineState.TILDES
        return [Run(0, len(line), Style.MARK)], base + min(len(sign), 60)
    heading = _HEADING.match(line)
    if heading:
        return list(_inline(line, 0, len(line), Style.HEADING, 0)), _after(line, 0)
    if _RULE.match(line):
        return [Run(0, len(line), Style.MARK)], LineState.BODY
    return list(_words(line)), _after(line, 0)


def _words(line: str) -> Iterator[Run]:
    """Give the runs of a line that is neither heading nor code."""
    at, base = 0, Style.PLAIN
    quote = _QUOTE.match(line)
    if quote:
        yield Run(0, quote.end(), Style.MARK)
        at, base = quote.end(), Style.QUOTATION
    item = _ITEM.match(line, at)
    if item:
        yield Run(at, item.end(1), Style.MARK)
        at = item.end()
        if item[2]:
            yield Run(item.start(2), at, Style.OPEN if item[2] == "[ ]" else Style.DONE)
    definition = _DEFINITION.match(line, at)
    if definition:
        yield Run(at, definition.end(), Style.LINK)
        at = definition.end()
    if _TABLE.match(line, at):
        yield from _table_row(line, at)
    else:
        yield from _inline(line, at, len(line), base, 0)


def _table_row(line: str, start: int) -> Iterator[Run]:
    if _DELIMITERS.match(line, start):
        yield Run(start, len(line), Style.MARK)
        return
    at = start
    for bar in _BAR.finditer(line, start):
        yield from _inline(line, at, bar.start(), Style.PLAIN, 0)
        yield Run(bar.start(), bar.end(), Style.MARK)
        at = bar.end()
    yield from _inline(line, at, len(line), Style.PLAIN, 0)


def _inline(line: str, start: int, end: int, base: Style, depth: int) -> Iterator[Run]:
    """Give the runs of words; marks within marks are looked into a few times, not for ever."""
    at = start
    for match in _INLINE.finditer(line, start, end):
        if base and match.start() > at:
            yield Run(at, match.start(), base)
        at = match.end()
        yield from _mark(line, match, base, depth)
    if base and at < end:
        yield Run(at, end, base)


_WRAPPED = {
    "strong": (2, Style.STRONG),
    "strike": (2, Style.STRIKE),
    "emphasis": (1, Style.EMPHASIS),
}
_WHOLE = {"comment": Style.COMMENT, "tag": Style.COMMENT, "escape": Style.MARK}
_WHOLE |= {"note": Style.LINK, "address": Style.LINK, "code": Style.CODE}


def _mark(line: str, match: re.Match[str], base: Style, depth: int) -> Iterator[Run]:
    name = match.lastgroup if match.lastgroup not in {"ticks", "two"} else _named(match)
    start, end = match.span()
    if name in _WRAPPED:
        width, style = _WRAPPED[name]
        yield Run(start, start + width, base | Style.MARK)
        if depth < _DEEPEST:
            yield from _inline(line, start + width, end - width, base | style, depth + 1)
        else:
            yield Run(start + width, end - width, base | style)
        yield Run(end - width, end, base | Style.MARK)
    elif name == "wiki":
        yield from _bracketed(start, line.index("[[", start) + 2, end - 2, end, base)
    elif name == "link":
        middle = line.index("](", start)
        yield from _bracketed(start, line.index("[", start) + 1, middle, end, base)
    else:
        yield Run(start, end, base | _WHOLE[str(name)])


def _named(match: re.Match[str]) -> str:
    return "code" if match["code"] is not None else "strong"


def _bracketed(start: int, inner: int, inner_end: int, end: int, base: Style) -> Iterator[Run]:
    """Give the words of a link between its brackets."""
    yield Run(start, inner, base | Style.MARK)
    if inner_end > inner:
        yield Run(inner, inner_end, base | Style.LINK)
    yield Run(inner_end, end, base | Style.MARK)
