"""The shelf filled from the catalog, as a whole or by what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from casebook.domain.change import Change
from casebook.domain.query import Entry
from casebook.domain.theme import Vocabulary
from casebook.library.shelf import Shelf
from casebook.storage.catalog import Catalog

_FEW = 500


def is_large(change: Change) -> bool:
    """Say whether a change is better met by filling the shelf anew."""
    return change.themes or change.rebuilt or len(change.documents | change.evidence) > _FEW


def load_shelf(catalog: Catalog) -> Shelf:
    """Fill a shelf with everything that the catalog has."""
    return _shelf(catalog.entries(), catalog)


def shelf_after(shelf: Shelf, change: Change, catalog: Catalog) -> Shelf:
    """Give the shelf as it is after a change that the catalog has already."""
    newer = catalog.entries(change.added | change.updated | change.evidence)
    return _shelf(shelf.changed(newer, change.removed), catalog)


def _shelf(entries: Iterable[Entry], catalog: Catalog) -> Shelf:
    entries = tuple(entries)
    used = chain.from_iterable(entry.themes for entry in entries)
    return Shelf(entries, Vocabulary.of(catalog.themes(), used))
