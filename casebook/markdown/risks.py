"""The risks of a case: a table of sides, likelihoods, severities and responses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from casebook.domain.case import Risk, Side
from casebook.markdown.inline import without_marks
from casebook.markdown.tables import Table

RISK_COLUMNS = (("side", "sides"), ("risk",), ("likelihood",), ("severity",), ("response",))
_SIDES = re.compile(r" ?(?:[,;/&+]|\band\b) ?")


def read_risks(tables: Sequence[Table]) -> tuple[Risk, ...]:
    """Read the rows of the risks; labels count the rows of each side."""
    risks: list[Risk] = []
    rows_of: Counter[Side] = Counter()
    for table in tables:
        columns = table.columns(RISK_COLUMNS)
        for row in table.rows:
            side, risk, likelihood, severity, response = map(row.cell, columns)
            if not any((side, risk, response)):
                continue
            sides = _sides(side)
            rows_of.update(sides)
            labels = tuple(f"{one.letter}{rows_of[one]}" for one in sides)
            risks.append(
                Risk(labels, sides, side, risk, _score(likelihood), _score(severity), response)
            )
    return tuple(risks)


def _sides(cell: str) -> tuple[Side, ...]:
    """Give the known sides of a cell, each once, in its order."""
    words = (part.replace("-", " ") for part in _SIDES.split(_plain(cell)))
    known = {side.value: side for side in Side}
    return tuple(dict.fromkeys(known[word] for word in words if word in known))


def _score(cell: str) -> int | None:
    """Give a score; only 1 to 5 are scores."""
    words = _plain(cell)
    return int(words) if words in {"1", "2", "3", "4", "5"} else None


def _plain(cell: str) -> str:
    return " ".join(without_marks(cell).split()).casefold()
