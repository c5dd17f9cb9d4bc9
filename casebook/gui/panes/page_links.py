"""What the address of a link on a page asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from PySide6.QtCore import QUrl

_OUTSIDE = frozenset({"http", "https", "mailto"})


class Request(Enum):
    """What a click on a link asks for."""

    DOCUMENT = "open"
    FILE = "file"
    NOWHERE = "nowhere"
    THEME = "theme"
    MORE = "more"
    HEADING = "heading"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """A request with the path, target, theme, name or address that it is about.

    Attributes:
        heading: Of a document, the heading to go to, or "".
    """

    request: Request
    target: str
    heading: str = ""


def read_link(url: QUrl) -> LinkRequest | None:
    """Read the address of a link; None for one that a page never has."""
    if url.scheme() == "casebook":
        return _ours(url)
    if url.scheme().lower() in _OUTSIDE:
        return LinkRequest(Request.OUTSIDE, url.toString())
    if url.isRelative() and url.hasFragment() and not url.path():
        return LinkRequest(Request.HEADING, _decoded_fragment(url))
    return None


def _ours(url: QUrl) -> LinkRequest | None:
    what, _, rest = url.path(QUrl.ComponentFormattingOption.FullyEncoded).partition("/")
    known = {"open", "file", "nowhere", "theme", "more"}
    if what not in known:
        return None
    return LinkRequest(Request(what), unquote(rest), _decoded_fragment(url))


def _decoded_fragment(url: QUrl) -> str:
    return unquote(url.fragment(QUrl.ComponentFormattingOption.FullyEncoded))
