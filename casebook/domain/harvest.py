"""Sentences of a case that could be lessons of their own."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.domain.lesson import Effect
from casebook.domain.names import ThemeId


@dataclass(frozen=True, slots=True)
class Harvestable:
    """A plain sentence among the lessons learned of a case.

    Attributes:
        sentence: What stands there, without marks and on one line.
        start: Offset of its first character in the text of the case.
        end: Offset after its last one.
        title: A title for the lesson, of at most 200 characters.
        passage: What stands there as it is written: the evidence.
        themes: The themes of the case.
        heading: The heading under which it stands.
        effect: ``sustain`` under a heading such as What went well, else ``improve``.
        line: The line on which it starts.
    """

    sentence: str
    start: int
    end: int
    title: str
    passage: str
    themes: tuple[ThemeId, ...]
    heading: str
    effect: Effect
    line: int
