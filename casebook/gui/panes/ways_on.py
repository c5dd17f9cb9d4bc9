"""The rows of the empty page: what can be done next, and what it would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from casebook.domain.query import Facet
from casebook.domain.values import Kind
from casebook.gui.look.text_block import cut
from casebook.gui.widgets.key_cap import keys_of
from casebook.gui.wording import counted, word_of

LONGEST_WORDS = 80


class ChosenFilter(NamedTuple):
    """A filter that is on, with what its value is called."""

    facet: Facet
    value: str
    label: str


class Offer(NamedTuple):
    """A row: its icon, what it says and what it asks for.

    Attributes:
        glyph: The name of the icon.
        text: What it does.
        step: What is asked for when it is chosen.
        strong: What it does it to, after the text.
        keys: The keys that do the same.
        note: What it would give.
        meant: Whether it is what helps most.
    """

    glyph: str
    text: str
    step: str | ChosenFilter
    strong: str = ""
    keys: str = ""
    note: str = ""
    meant: bool = False


class Ways(NamedTuple):
    """What is known about a question that found nothing.

    Attributes:
        meant: The question that may have been meant, or "".
        found: How many documents that one finds.
        without: How many there would be without one of the filters, the kind among them.
        synonym: Words that could become a synonym of a theme; "" when they cannot.
        noted: Whether the question is noted among those that found nothing.
    """

    meant: str = ""
    found: int = 0
    without: Mapping[tuple[Facet, str], int] = MappingProxyType({})
    synonym: str = ""
    noted: bool = False


def ways_on(
    words: str,
    filters: Sequence[ChosenFilter],
    kind: Kind | None,
    ways: Ways,
    write: QAction | None = None,
) -> list[Offer]:
    """Give what may help when nothing was found, the likeliest first.

    Args:
        words: What was searched for, or "" when only filters are on.
        filters: The filters that are on, the kind left out.
        kind: The kind in view; None for everything.
        ways: What is known about it.
        write: What writes a new case, or None.
    """
    offers = [*_meant(ways), *_filters(filters, ways)]
    if kind is not None and words:
        whole = ChosenFilter(Facet.KIND, kind.value, word_of(kind))
        note = _would_give(ways.without.get((Facet.KIND, kind.value)))
        offers.append(Offer("layers", _tr("Search everything"), whole, note=note))
    if ways.synonym:
        synonym = _tr("Make “{0}” a synonym of a theme").format(cut(ways.synonym, LONGEST_WORDS))
        offers.append(Offer("tag", synonym, "add-synonym"))
    if words and write is not None and write.isVisible() and write.isEnabled():
        keys = keys_of(write.shortcut())
        offers.append(Offer("edit", _tr("Write it down as a new case"), "new-case", keys=keys))
    if words:
        shown = f"“{cut(words, LONGEST_WORDS)}”"
        offers.append(Offer("clear", _tr("Clear the search"), "clear-search", shown))
    offers.append(Offer("list", _tr("Show everything"), "show-everything"))
    return offers


def _meant(ways: Ways) -> Iterator[Offer]:
    if ways.meant:
        note = counted(ways.found, _tr("1 result"), _tr("{0} results"))
        meant = cut(ways.meant, LONGEST_WORDS)
        yield Offer("search", _tr("Search for"), "take-meant", meant, _tr("Enter"), note, True)


def _filters(filters: Sequence[ChosenFilter], ways: Ways) -> Iterator[Offer]:
    for each in filters:
        note = _would_give(ways.without.get((each.facet, each.value)))
        strong = f"{word_of(each.facet)}: {each.label}"
        yield Offer("filter", _tr("Drop the filter"), each, strong, note=note)
    if len(filters) > 1:
        yield Offer("filter", _tr("Drop all filters"), "drop-filters")


def _would_give(count: int | None) -> str:
    if count is None:
        return ""
    if not count:
        return _tr("still none")
    return counted(count, _tr("1 result"), _tr("{0} results"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("EmptyPage", text)
