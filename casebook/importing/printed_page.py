"""What a browser prints around a page of the web: when, from where, which page of how many."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from casebook.importing.pdf_lines import Line

_BROWSER = re.compile(r"Skia/PDF|Chrom(?:e|ium)|Mozilla|Firefox|Safari|Edg(?:e|/)", re.IGNORECASE)
_COUNT = r"\d{1,4}\s?(?:/|of|von|sur|de)\s?\d{1,4}"
_WHEN = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[AP]M)?"
_ADDRESS = re.compile(rf"(?:(?P<title>.*?)\s*)?(?P<url>(?:https?|file)://\S+)(?:\s+{_COUNT})?")
_DATED = re.compile(rf"(?:{_COUNT}\s+)?{_WHEN}(?:\s+(?P<title>.*))?")
_EDGE = 3
"""Lines at the top and at the end of a page among which they stand."""


class Printed(NamedTuple):
    """A page of the web without what was printed around it.

    Attributes:
        pages: The lines of its pages.
        address: Where it was on the web, or "".
    """

    pages: list[list[Line]]
    address: str


def printed_page(pages: Sequence[list[Line]], facts: Mapping[str, str]) -> Printed | None:
    """Take away what a browser printed around a page; None for what no browser printed.

    Args:
        pages: The lines of each page.
        facts: What the file says about itself.
    """
    if not _BROWSER.search(f"{facts.get('Creator', '')} {facts.get('Producer', '')}"):
        return None
    title, address = " ".join(facts.get("Title", "").split()), ""
    kept: list[list[Line]] = []
    for page in pages:
        edges = {id(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
        around = {id(line) for line in page if id(line) in edges and _is_around(line.words, title)}
        for line in page:
            found = _ADDRESS.fullmatch(line.words) if id(line) in around else None
            if found and found["url"].startswith("http"):
                address = address or found["url"]
        kept.append([line for line in page if id(line) not in around])
    return Printed(kept, address)


def _is_around(words: str, title: str) -> bool:
    """Whether a line says when or where from, and beside it no more than the title."""
    found = _ADDRESS.fullmatch(words) or _DATED.fullmatch(words)
    if found is None:
        return False
    beside = (found["title"] or "").rstrip("…. ")
    return not beside or " ".join(beside.split()) in title
