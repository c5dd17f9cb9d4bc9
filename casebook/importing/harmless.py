"""Markdown without what could run, or reach the network, when somebody shows it elsewhere.

Casebook itself runs no HTML and loads nothing from the network; but its files are opened by
other programs too, and a file that was imported is not the user's own writing. Code and
comments stay as they are: nobody runs them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace

from casebook.domain.document import Kind
from casebook.importing.converted import PICTURE, Converted
from casebook.markdown.code_spans import CodeSpans
from casebook.markdown.scan import scan

_WITH_CONTENT = (
    "script|style|iframe|object|embed|applet|noscript|template|svg|math|form|audio|video|frameset"
)
_RUNNING = re.compile(
    rf"<({_WITH_CONTENT})\b[^>]*+>.*?(?:</\1\s*>|\Z)"
    rf"|</?(?:{_WITH_CONTENT}|link|meta|base|input|frame|button)\b[^>]*+>?",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<([A-Za-z][\w-]*)(\s[^<>]*?)(/?)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=\"'>/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_ADDRESSES = frozenset({"href", "src", "cite", "action", "formaction", "poster", "background"})
_LOADED = frozenset({"src", "poster", "background"})
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)((?:\s+(?:\"[^\"]*\"|'[^']*'))?)\s*\)"
)
_DEFINITION = re.compile(r"^( {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*)(\S+)", re.MULTILINE)
_AUTOMATIC = re.compile(r"<((?:javascript|vbscript|data|file):[^<>\s]*)>", re.IGNORECASE)
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED = frozenset({"http", "https", "mailto", "tel", PICTURE[:-1]})
_UNSEEN = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028\u2029]+")

SCRIPTS = "Scripts, styles or other embedded parts of a page were left out."
LINKS = "Links that do not lead to a page (such as javascript: or data:) became plain words."
REMOTE = "Pictures on the network became links; they are not loaded."


def harmless(document: Converted) -> Converted:
    """Give a document without what could run, and say what was taken out."""
    text = document.markdown
    if not any(mark in text for mark in "<:["):
        return document
    cleaned, warnings = _cleaned(text)
    notes, more = _cleaned(document.notes)
    return replace(document, markdown=cleaned, notes=notes).warned(*warnings, *more)


def is_safe_address(address: str) -> bool:
    """Whether an address leads to a page, to mail or to a file beside, and runs nothing."""
    plain = _UNSEEN.sub("", html.unescape(address.strip("<>").replace("\\", "")))
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[1].lower() in _ALLOWED


def is_remote(address: str) -> bool:
    """Whether an address is on the network."""
    plain = _UNSEEN.sub("", html.unescape(address.strip("<>"))).lower()
    return plain.startswith(("http:", "https:", "//", "\\\\"))


def _cleaned(text: str) -> tuple[str, list[str]]:
    """Take out what runs, between the blocks of code and the comments."""
    cleaner = _Cleaner()
    pieces: list[str] = []
    at = 0
    for start, end in scan(text, 0, Kind.CASE).hidden:
        pieces += [cleaner.clean(text[at:start]), text[start:end]]
        at = end
    pieces.append(cleaner.clean(text[at:]))
    return "".join(pieces), cleaner.warnings


class _Cleaner:
    """Cleans pieces of text and remembers what it has taken out."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def clean(self, text: str) -> str:
        if "<" in text:
            text = _outside_code(_RUNNING, text, self._running)
            text = _outside_code(_TAG, text, self._tag)
            text = _outside_code(_AUTOMATIC, text, self._automatic)
        if "](" in text:
            text = _outside_code(_LINK, text, self._link)
        if "]:" in text:
            text = _outside_code(_DEFINITION, text, self._definition)
        return text

    def _running(self, _match: re.Match[str]) -> str:
        self.warnings.append(SCRIPTS)
        return ""

    def _automatic(self, _match: re.Match[str]) -> str:
        self.warnings.append(LINKS)
        return ""

    def _tag(self, match: re.Match[str]) -> str:
        kept = []
        for attribute in _ATTRIBUTE.finditer(match[2]):
            name, value = attribute[1].lower(), (attribute[2] or "").strip("\"'")
            if name.startswith("on") or name in {"style", "srcset", "srcdoc"}:
                self.warnings.append(SCRIPTS)
            elif name in _ADDRESSES and not is_safe_address(value):
                self.warnings.append(LINKS)
            elif name in _LOADED and is_remote(value):
                self.warnings.append(REMOTE)
            else:
                kept.append(attribute[0])
        return f"<{' '.join((match[1], *kept))}{' /' if match[3] else ''}>"

    def _link(self, match: re.Match[str]) -> str:
        mark, words, address, title = match.groups()
        if not is_safe_address(address):
            self.warnings.append(LINKS)
            return words
        if not mark and "](" in words:
            inner = _LINK.sub(self._link, words)
            return f"[{inner}]({address}{title})"
        if mark and is_remote(address):
            self.warnings.append(REMOTE)
            return f"[{words or 'picture'}]({address}{title})"
        return match[0]

    def _definition(self, match: re.Match[str]) -> str:
        if is_safe_address(match[2]):
            return match[0]
        self.warnings.append(LINKS)
        return f"{match[1]}#"


def _outside_code(
    pattern: re.Pattern[str], text: str, with_what: Callable[[re.Match[str]], str]
) -> str:
    """Replace matches that do not begin in a span of code."""
    spans = CodeSpans(text)
    return pattern.sub(
        lambda match: match[0] if spans.hold(match.start()) else with_what(match), text
    )
