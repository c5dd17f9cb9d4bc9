"""What a saved page says about itself: title, author, date, language, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from casebook.importing.harmless import is_safe_address

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_DATES = (
    *("article:published_time", "datepublished", "dc.date", "date", "pubdate", "publish-date"),
    *("parsely-pub-date", "sailthru.date", "publication_date", "citation_publication_date"),
    "dcterms.created",
)
_SITES = ("og:site_name", "application-name")
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})")
_SAVED = re.compile(rb"<!-- saved from url=\(\d+\)(\S+) -->")
_SINGLE_FILE = re.compile(rb"Page saved with SingleFile\s+url:\s*(\S+)")
_PARTS = re.compile(r"\s+[|–—·»:-]\s+|\s+::\s+")
_MOST = 300_000


class _Head(HTMLParser):
    """Collects the elements that say something about a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.language = ""
        self.canonical = ""
        self.title = ""
        self.headings: list[str] = []
        self.data: list[str] = []
        self.byline = ""
        self._collected: list[str] | None = None
        self._until = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = self.language or given.get("lang", "") or given.get("xml:lang", "")
        elif tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            if given.get("content", "").strip():
                self.metas.setdefault(name.lower(), given["content"].strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self.canonical = given.get("href", "")
        elif tag == "time" and "datetime" in given:
            self.metas.setdefault("time", given["datetime"])
        elif tag == "a" and "author" in given.get("rel", "").lower().split() and not self.byline:
            self._collect("a")
        elif (
            (tag == "title" and not self.title)
            or tag == "h1"
            or (tag == "script" and given.get("type", "").lower() == "application/ld+json")
        ):
            self._collect(tag)

    def _collect(self, tag: str) -> None:
        self._collected, self._until = [], tag

    def handle_data(self, data: str) -> None:
        if self._collected is not None:
            self._collected.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._collected is None or tag != self._until:
            return
        words = " ".join("".join(self._collected).split())
        self._collected = None
        if tag == "title":
            self.title = words
        elif tag == "h1":
            self.headings.append(words)
        elif tag == "a":
            self.byline = words
        else:
            self.data.append(words)


def page_facts(html: str, data: bytes) -> tuple[str, dict[str, str]]:
    """Give the title of a page, and its facts by the keys of front matter; "" for unknown.

    Args:
        html: Its text.
        data: Its bytes, in whose comments browsers note where they saved it from.
    """
    head = _Head()
    head.feed(html[:_MOST])
    linked = _linked_data(head.data)
    metas = head.metas
    title = _first(metas, _TITLES) or _text(linked, "headline") or ""
    facts = {
        "author": _author(_first(metas, _AUTHORS) or _people(linked.get("author")) or head.byline),
        "date": _date(
            _first(metas, _DATES) or _text(linked, "datePublished") or metas.get("time", "")
        ),
        "language": head.language or metas.get("og:locale", "").replace("_", "-"),
        "source": _address(head, data),
    }
    return _plain_title(title, head), facts


def _plain_title(title: str, head: _Head) -> str:
    """Give the title without the name of the site."""
    title = title or head.title
    for heading in head.headings:
        if len(heading) > 8 and (heading in title or title in heading):
            return heading if len(heading) <= len(title) or not title else title
    site = _first(head.metas, _SITES)
    parts = _PARTS.split(title)
    if len(parts) > 1 and (site and parts[-1].casefold() == site.casefold()):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    if len(parts) > 1 and len(parts[0].split()) >= 3 and len(parts[-1].split()) <= 4:
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    if not title and len(head.headings) == 1:
        return head.headings[0]
    return title


def _first(metas: Mapping[str, str], names: Sequence[str]) -> str:
    return next((metas[name] for name in names if metas.get(name)), "")


def _author(words: str) -> str:
    plain = re.sub(r"^(?:by|von|par|por)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    return "" if "://" in plain or len(plain) > 200 else plain


def _date(words: str) -> str:
    if match := _DATE.search(words):
        return match[0]
    if match := _COMPACT.match(words):
        return f"{match[1]}-{match[2]}-{match[3]}"
    return ""


def _address(head: _Head, data: bytes) -> str:
    noted = _SAVED.search(data[:20_000]) or _SINGLE_FILE.search(data[:20_000])
    candidates = (
        head.canonical,
        head.metas.get("og:url", ""),
        noted[1].decode("utf-8", "replace") if noted else "",
    )
    for address in candidates:
        if address.startswith(("http://", "https://")) and is_safe_address(address):
            return address
    return ""


def _linked_data(scripts: Sequence[str]) -> Mapping[str, Any]:
    """Give what a page says about its article as linked data; nothing when it says nothing."""
    for script in scripts:
        try:
            known = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for item in _items(known):
            kinds = item.get("@type", "")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(str(name).endswith(("Article", "Posting", "Report")) for name in names):
                return item
    return {}


def _items(known: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(known, list):
        for item in known[:50]:
            if isinstance(item, dict):
                yield item
    elif isinstance(known, dict):
        yield known
        graph = known.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph[:50] if isinstance(item, dict))


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _people(value: Any) -> str:
    people = value if isinstance(value, list) else [value]
    names = [
        person.get("name", "") if isinstance(person, dict) else person for person in people[:5]
    ]
    return ", ".join(name for name in names if isinstance(name, str) and name)
