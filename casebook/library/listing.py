"""A question without words answered: everything, narrowed and ordered."""

from __future__ import annotations

import time

from casebook.domain.query import Hit, Query, Results, Sort
from casebook.library.shelf import Shelf


def listing(shelf: Shelf, query: Query) -> Results:
    """List what passes the choices; where relevance is asked for, the last change comes first."""
    started = time.perf_counter()
    kept, counts = shelf.narrow(range(len(shelf)), query.chosen)
    order = Sort.CHANGED if query.sort is Sort.RELEVANCE else query.sort
    hits = tuple(Hit(shelf.entries[row], 0.0) for row in shelf.ordered(kept, order))
    return Results(query, hits, counts, took_ms=(time.perf_counter() - started) * 1000)
