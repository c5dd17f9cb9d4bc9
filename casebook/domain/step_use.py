"""What a step uses of its case: sections, and numbers of questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_QUESTIONS = re.compile(r"\b(?:questions?|q)\b[\s:]*([\d\s,;&–—-]*)", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})(?:\s*[–—-]\s*(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class StepUse:
    """What is used.

    Attributes:
        parts: Names of sections, and whatever else was written, in order.
        questions: Numbers of questions; empty for all of them, None when none are asked.
    """

    parts: tuple[str, ...] = ()
    questions: tuple[int, ...] | None = None

    @property
    def words(self) -> str:
        """It as it is written in the agenda."""
        if self.questions is None:
            return ", ".join(self.parts)
        asked = f"questions {numbers_in_words(self.questions)}".strip()
        return ", ".join((*self.parts, asked))

    def asks(self, number: int) -> bool:
        """Whether a question is asked."""
        return self.questions is not None and (not self.questions or number in self.questions)


def read_use(text: str) -> StepUse:
    """Read what stands in the column *Use*."""
    match = _QUESTIONS.search(text)
    rest = text if match is None else f"{text[: match.start()]},{text[match.end() :]}"
    parts = tuple(part.strip() for part in re.split(r"[,;]", rest) if part.strip())
    if match is None:
        return StepUse(parts)
    numbers: set[int] = set()
    for first, last in _RANGE.findall(match[1]):
        numbers |= set(range(int(first), int(last or first) + 1))
    return StepUse(parts, tuple(sorted(numbers)))


def numbers_in_words(numbers: Iterable[int]) -> str:
    """Give numbers shortly: 1, 2, 3 and 5 as ``1–3, 5``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
