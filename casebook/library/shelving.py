"""The shelf filled from the catalog, as a whole or by what has changed."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.change import Change
from casebook.domain.entries import Entries
from casebook.domain.names import ThemeId
from casebook.domain.query import Facet
from casebook.domain.theme import Vocabulary
from casebook.library.shelf import Shelf
from casebook.storage.catalog import Catalog

_FEW = 500


def is_large(change: Change) -> bool:
    """Say whether a change is better met by filling the shelf anew."""
    return change.themes or change.rebuilt or len(change.documents | change.evidence) > _FEW


def load_shelf(catalog: Catalog) -> Shelf:
    """Fill a shelf with everything that the catalog has."""
    return _shelf(catalog.all_entries(), catalog)


def shelf_after(shelf: Shelf, change: Change, catalog: Catalog) -> Shelf:
    """Give the shelf as it is after a change that the catalog has already."""
    newer = catalog.entries(change.added | change.updated | change.evidence)
    return _shelf(Entries.of(shelf.changed(newer, change.removed)), catalog)


def _shelf(entries: Entries, catalog: Catalog) -> Shelf:
    return Shelf(entries, Vocabulary.of(catalog.themes(), _used_themes(entries)))


def _used_themes(entries: Entries) -> Iterator[ThemeId]:
    """Give the themes of all documents; many documents share one mapping of their values."""
    for values in {id(values): values for values in entries.columns.values}.values():
        yield from map(ThemeId, values.get(Facet.THEME, ()))
