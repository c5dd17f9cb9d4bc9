"""Text made fit to stand in the HTML of a page."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

# Characters by which a text document marks its own tables and pictures, and those that no
# document may hold (half surrogates, control characters).
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufdd0\ufdd1\ufffc\ufffe\uffff\ud800-\udfff]")
_NOT_IN_NAMES = re.compile(r"[\W_]+")


def escaped(text: str) -> str:
    """Give text as it may stand between tags and inside quoted attributes."""
    return escape(_UNFIT.sub("\ufffd", text), quote=True)


def quoted(path: str) -> str:
    """Give a path, percent-encoded, as it stands in a link of ours."""
    return quote(_UNFIT.sub("\ufffd", path), safe="/")


def anchor_of(heading: str) -> str:
    """Give the name by which a heading is linked: its words, folded, joined by hyphens."""
    return _NOT_IN_NAMES.sub("-", heading.casefold()).strip("-")
