"""How a question may go on while it is typed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """What the box can be completed with.

    Attributes:
        value: What is put in, quotation marks included where it needs them.
        label: What it is called; for a theme that a synonym led to, its label.
        count: How many documents have it.
    """

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Completion:
    """How a question may go on where the cursor stands.

    Attributes:
        start: Where in the text a choice is put in.
        end: Up to where it replaces the text.
        choices: The best first; none when there is nothing to complete.
    """

    start: int
    end: int
    choices: tuple[Choice, ...] = ()
