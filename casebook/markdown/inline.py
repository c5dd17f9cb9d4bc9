"""Marks inside a line: taken off, so that the words remain.

Patterns here are made so that no text makes them slow: what may repeat cannot be read in two
ways, and what may never be closed ends at the next mark of its kind. Each alternative starts
with its own character, so that text without marks is passed over quickly.
"""

from __future__ import annotations

import re

_BEHIND_WORDS = r"(?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|\[[^\[\]\n]*+\])"
_WORDS = r"(?:[^\[\]\\]++|\\.|\[[^\[\]]*+\])*+"
_TAG_INSIDE_WORDS = (
    r"</?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]*+)?>"
)
_MARKS = re.compile(
    r"`(?<!``)(`{0,8})(?!`)(?P<code>.{1,2000}?)(?<!`)`\1(?!`)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\*\*{0,2}(?=\S)|\*(?<=\S\*)\*{0,2}"
    r"|_(?<!\w_)_{0,2}(?=\S)|_(?<=[^\s_]_)_{0,2}(?!\w)"
    r"|~~"
    r"|!\[\[[^\[\]\n]*+\]\]"
    r"|\[\[(?:[^\[\]|\n]*+\|)?(?P<label>[^\[\]|\n]*+)\]\]"
    r"|\[\^[^\[\]\s]++\]:?"
    rf"|!\[(?P<picture>{_WORDS})\]{_BEHIND_WORDS}"
    rf"|\[(?P<words>{_WORDS})\]{_BEHIND_WORDS}"
    r"|<(?P<address>https?:[^<>\s]*+|[\w.+-]++@[\w.-]++)>"
    rf"|{_TAG_INSIDE_WORDS}"
    r"|<(?P<tag>/?[A-Za-z][\w-]*+(?:\s[^<>]*+)?/?>)",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
REMARK = re.compile(r"(?<!\S)%%(?!%)(?:[^`%]++|%(?!%))*+%%(?![%\w])")
"""What Obsidian hides. Without backticks in it: two signs of per cent are usual in code."""
_ANY_MARK = re.compile(r"[*_~`\[\\<&]")


def without_comments(text: str) -> str:
    """Take out HTML comments; one that is never closed stays."""
    if "<" not in text or "<!--" not in text:
        return text
    last = text.rfind("-->") + 3
    return text if last == 2 else _COMMENT.sub("", text[:last]) + text[last:]


def without_remarks(text: str) -> str:
    """Take out what stands between ``%%`` and ``%%``; what is never closed stays."""
    if "%" not in text or "%%" not in text:  # one character is found much faster
        return text
    return REMARK.sub("", text)


def without_marks(text: str) -> str:
    """Take off the marks of emphasis, code, links and HTML; what is left is what one reads.

    A link is its words, a picture its description, an embedded file nothing.
    """
    if not _ANY_MARK.search(text):
        return text
    text = _MARKS.sub(_left, without_comments(text))
    if "&" in text:
        import html  # its table of names is large, and few texts need it

        text = html.unescape(text)
    return text.strip()


def _left(mark: re.Match[str]) -> str:
    """Give what is left of a mark; a tag that is not one of emphasis parts words."""
    kind = mark.lastgroup
    if kind is None:
        return ""
    if kind == "tag":
        return " "
    left: str = mark[kind]
    return without_marks(left) if kind in {"words", "picture"} else left
