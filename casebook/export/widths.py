"""How wide the columns of a table are to be, by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.export.document import Words, plain

_CHARACTERS = 78
"""How many characters of a table's type stand beside one another on a page."""
_PADDING = 3.0


def shares(heads: Sequence[Words], rows: Sequence[Sequence[Words]]) -> tuple[float, ...]:
    """Give the share of the whole width for each column; together they are 1.

    Each column first gets what its longest word needs; what is left goes where most stands.
    """
    least, wanted = [], []
    for column, head in enumerate(heads):
        cells = [plain(head), *(plain(row[column]) for row in rows)]
        word = max((len(word) for cell in cells for word in cell.split()), default=1)
        least.append((min(word, 24) * 1.12 + _PADDING) / _CHARACTERS)
        wanted.append(max(sum(map(len, cells)) / len(cells), 1.0) ** 0.8)
    room = 1 - sum(least)
    if room <= 0:
        return tuple(share / sum(least) for share in least)
    return tuple(
        share + room * weight / sum(wanted) for share, weight in zip(least, wanted, strict=True)
    )
