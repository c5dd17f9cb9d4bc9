"""The tables of packs and lessons: agenda, sessions held, and where a lesson was applied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casebook.domain.lesson import Application
from casebook.domain.names import DocumentId
from casebook.domain.pack import Activity, AgendaStep, SessionHeld
from casebook.markdown.case_tables import filled_rows
from casebook.markdown.inline import without_marks
from casebook.markdown.links import first_link, linked_id
from casebook.markdown.tables import Table

AGENDA_COLUMNS = (("minutes", "min"), ("activity",), ("item",), ("use",), ("note", "notes"))
SESSIONS_COLUMNS = (("date",), ("place",), ("people",), ("went well",), ("to change",))
APPLIED_COLUMNS = (("date",), ("where",), ("result",))
_MINUTES = re.compile(r"(\d{1,4})\s*(?:min(?:ute)?s?\.?|['′])?\Z", re.IGNORECASE)


def read_agenda(tables: Sequence[Table]) -> tuple[AgendaStep, ...]:
    """Read the steps of a pack."""
    return tuple(
        AgendaStep(
            read_minutes(minutes), _activity(activity), activity, _item(item), use, note, row.line
        )
        for row, (minutes, activity, item, use, note) in filled_rows(tables, AGENDA_COLUMNS)
    )


def read_minutes(text: str) -> int | None:
    """Read ``10`` or ``10 min``; None for anything else."""
    match = _MINUTES.match(without_marks(text))
    return int(match[1]) if match else None


def _activity(cell: str) -> Activity | None:
    words = "-".join(without_marks(cell).casefold().split())
    return Activity(words) if words in set(Activity) else None


def _item(cell: str) -> DocumentId:
    """Give the id that a cell links, or that it writes without brackets."""
    link = first_link(cell)
    return linked_id(link.target) if link else DocumentId(without_marks(cell))


def read_sessions(tables: Sequence[Table]) -> tuple[SessionHeld, ...]:
    """Read when and where a pack was used, and how it went."""
    return tuple(SessionHeld(*cells) for _, cells in filled_rows(tables, SESSIONS_COLUMNS))


def read_applied(tables: Sequence[Table]) -> tuple[Application, ...]:
    """Read when and where a lesson was put to use."""
    return tuple(Application(*cells) for _, cells in filled_rows(tables, APPLIED_COLUMNS))
