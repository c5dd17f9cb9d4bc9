"""How wide the columns of a table are to be, by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.export import words as w
from casebook.export.document import Words, plain

_CHARACTERS = 88
"""How many characters of a table's type stand beside one another on a page."""
_PADDING = 2.4
_LONGEST_WORD = 24
_ROUNDS = 4
_LABEL = 6
_MARKED = frozenset({w.SAFETY, w.QUALITY, w.EFFICIENCY, w.LIKELIHOOD, w.SEVERITY})


def shares(heads: Sequence[Words], rows: Sequence[Sequence[Words]]) -> tuple[float, ...]:
    """Give the share of the whole width for each column; together they are 1.

    Each column first gets what its longest word needs; what is left goes where most stands, but
    no column gets more than its longest cell needs while another wants it.
    """
    columns = [
        [plain(head), *(plain(row[column]) for row in rows)] for column, head in enumerate(heads)
    ]
    made = [_least(cells) for cells in columns]
    most = [(max(map(len, cells)) * 1.1 + _PADDING) / _CHARACTERS for cells in columns]
    for _ in range(_ROUNDS):
        room = 1 - sum(made)
        open_to = [at for at, share in enumerate(made) if share < most[at]]
        weights = {at: _weight(columns[at]) for at in open_to}
        if room <= 0 or not weights:
            break
        for at in open_to:
            made[at] = min(made[at] + room * weights[at] / sum(weights.values()), most[at])
    return tuple(share / sum(made) for share in made)


def roomy_shares(heads: Sequence[Words], rows: Sequence[Sequence[Words]]) -> tuple[float, ...]:
    """Give the shares of a table that is to be written in: labels take what they need.

    A column with words has half as much again as an empty one; one with mere labels, or for
    marks and numbers, half.
    """
    made = []
    for column, head in enumerate(heads):
        cells = [plain(row[column]) for row in rows]
        longest = max(map(len, cells), default=0)
        short = 0 < longest <= _LABEL or (not longest and plain(head) in _MARKED)
        weight = 0.5 if short else 1.5 if longest else 1.0
        made.append(max(weight / len(heads), _least([plain(head), *cells]) * 0.9))
    return tuple(share / sum(made) for share in made)


def _least(cells: Sequence[str]) -> float:
    word = max((len(word) for cell in cells for word in cell.split()), default=1)
    return (min(word, _LONGEST_WORD) * 1.12 + _PADDING) / _CHARACTERS


def _weight(cells: Sequence[str]) -> float:
    """Say how much room a column wants: by what stands in it, and by its longest cell."""
    lengths = [len(cell) for cell in cells]
    mean = sum(lengths) / len(lengths)
    return float((mean + max(lengths) / 4 + 1) ** 0.8)
