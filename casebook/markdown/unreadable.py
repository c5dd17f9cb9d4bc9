"""Front matter, or a vocabulary, that cannot be read."""

from __future__ import annotations


class NotReadable(Exception):
    """Says what is wrong; caught where a finding is made of it, so no user meets it.

    Attributes:
        line: The line of the text that was read, from 1.
        advice: A sentence that says what is wrong and how to mend it.
    """

    def __init__(self, line: int, advice: str) -> None:
        super().__init__(advice)
        self.line = line
        self.advice = advice
