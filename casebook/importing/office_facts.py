"""What an Office file says about itself: its core properties."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

_PART = "docProps/core.xml"
_KEYS = {"title": "title", "creator": "author", "created": "date", "language": "language"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_TITLE = re.compile(
    r"(?:microsoft word - |microsoft powerpoint - )?(?:(?:powerpoint )?presentation|document ?\d*"
    r"|untitled|slide 1|title|.*\.(?:docx?|pptx?|xlsx?|dotx?))",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:python-(?:docx|pptx)|openpyxl|microsoft office user|user|admin|administrator"
    r"|windows user)",
    re.IGNORECASE,
)
_EMPTY_STAMPS = frozenset({"2013-12-23", "2013-01-27"})
"""When the empty documents of two libraries for programs were made; it says nothing."""


def office_facts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give title, author, date and language, as far as they are said and mean something.

    Args:
        archive: An archive that was looked at, so that there is no declaration in its parts.
    """
    try:
        root = ElementTree.fromstring(archive.read(_PART))  # noqa: S314 - parts with a DTD are refused before
    except (KeyError, ElementTree.ParseError):
        return {}
    facts: dict[str, str] = {}
    for element in root:
        key = _KEYS.get(element.tag.rpartition("}")[2], "")
        words = " ".join((element.text or "").split())
        if key and words:
            facts[key] = words
    date = _DATE.match(facts.pop("date", ""))
    if date and date[0] not in _EMPTY_STAMPS:
        facts["date"] = date[0]
    if _NO_TITLE.fullmatch(facts.get("title", "")):
        del facts["title"]
    if _NOBODY.fullmatch(facts.get("author", "")):
        del facts["author"]
    return facts
