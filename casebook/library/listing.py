"""A question without words answered: everything, narrowed and ordered."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from casebook.domain.query import Facet, Query, Results, Sort
from casebook.library.shelf import Shelf


def listing(shelf: Shelf, query: Query) -> Results:
    """List what passes the choices; where relevance is asked for, the last change comes first."""
    started = time.perf_counter()
    order = listed_order(query.sort)
    rows: Sequence[int] = shelf.order(order)
    # the first list of a window is whole and needs no numpy, which takes long to import
    counts: Mapping[Facet, Mapping[str, int]] = shelf.totals
    if any(query.chosen.values()):
        from casebook.library.narrowing import as_sequence

        narrowing = shelf.narrowing
        kept, counts = narrowing.narrow(narrowing.rows, query.chosen)
        rows = as_sequence(shelf.ordered(kept, order))
    took = (time.perf_counter() - started) * 1000
    return Results(query, shelf.hits(rows), counts, took_ms=took)


def listed_order(sort: Sort) -> Sort:
    """Give the order of a list in which nothing was ranked."""
    return Sort.CHANGED if sort is Sort.RELEVANCE else sort
