"""What the list below the search box offers, in the words of the window."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.domain.names import ThemeId
from casebook.domain.query import FACET_OF_FIELD, Facet
from casebook.gui.look.palette import colour_of
from casebook.gui.wording import facet_value_word, word_of

if TYPE_CHECKING:
    from casebook.domain.completion import Choice, Completion

_FIELD = re.compile(r"(\w+):[^\s:]*$")
_FARTHEST = 200  # characters before the cursor, as many as a completion looks at


@dataclass(frozen=True, slots=True)
class CompletionRow:
    """One row.

    Attributes:
        value: What is put into the box.
        label: What is shown.
        count: How many documents have it.
        dot: The colour of a theme, or "".
        is_field: Whether it is the name of a field, behind which a value follows.
    """

    value: str
    label: str
    count: int
    dot: str = ""
    is_field: bool = False


def completion_rows(
    text: str, completion: Completion, colours: Mapping[ThemeId, str]
) -> tuple[CompletionRow, ...]:
    """Give the rows for a completion; none when what stands there is the only one already.

    Args:
        text: What stands in the box.
        completion: How it can go on.
        colours: Those of the themes.
    """
    before = text[max(0, completion.start - _FARTHEST) : completion.start]
    found = _FIELD.search(before)
    field = found[1].lower() if found else ""
    rows = tuple(_rows(completion.choices, field, colours))
    written = text[completion.start : completion.end].casefold()
    return () if [row.value.casefold() for row in rows] == [written] else rows


def _rows(
    choices: tuple[Choice, ...], field: str, colours: Mapping[ThemeId, str]
) -> Iterator[CompletionRow]:
    facet = FACET_OF_FIELD.get(field)
    for choice in choices:
        plain = choice.value.strip('"')
        if not field:
            yield CompletionRow(choice.value, choice.value, choice.count, is_field=True)
        elif facet is Facet.THEME:
            dot = colour_of(ThemeId(plain), colours)
            yield CompletionRow(choice.value, choice.label, choice.count, dot)
        elif facet is not None:
            word = facet_value_word(facet, plain)
            yield CompletionRow(choice.value, word, choice.count)
        else:
            yield CompletionRow(choice.value, choice.label, choice.count)


def field_word(row: CompletionRow) -> str:
    """Give what the window calls a field, beside its name as it is typed; "" for a value."""
    facet = FACET_OF_FIELD.get(row.value.rstrip(":")) if row.is_field else None
    return word_of(facet) if facet else ""
