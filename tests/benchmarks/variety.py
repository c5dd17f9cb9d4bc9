"""Many documents out of a few real ones, each of them different."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from casebook.markdown.plain import plain_text
from casebook.search.expression import CONNECTING
from casebook.search.indexed import IndexedText

_THEMES = [f"theme-{number}" for number in range(40)]
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r"^#+ (.+)$", re.MULTILINE)
_WORD = re.compile(r"[a-z]{3,14}")
_OWN = 0.7  # how much of a document is its own, the rest comes from others
_COINED = 0.004  # of the words are found nowhere else, as in real libraries


@dataclass(frozen=True, slots=True)
class _Source:
    title: str
    headings: list[str]
    paragraphs: list[str]


class Varied:
    """Documents made of the paragraphs of the Markdown files of a folder."""

    def __init__(self, folder: Path) -> None:
        files = sorted(path for path in folder.rglob("*.md") if path.is_file())
        if not files:
            raise SystemExit(f"There are no Markdown files in {folder}.")
        self._sources = [_source(path) for path in files]

    def texts(self, count: int) -> Iterator[IndexedText]:
        """Give so many documents, the same at every call."""
        for number in range(count):
            yield self._text(number)

    def _text(self, number: int) -> IndexedText:
        chance = random.Random(number)
        source = self._sources[number % len(self._sources)]
        paragraphs = list(source.paragraphs)
        if number >= len(self._sources):
            paragraphs = self._mixed(source, chance)
        return IndexedText(
            number=number + 1,
            kind=chance.choice(("case", "case", "lesson")),
            title=source.title,
            aliases=(),
            applies_when="",
            themes=tuple(chance.sample(_THEMES, 2)),
            headings="\n".join(source.headings),
            body="\n\n".join(paragraphs),
        )

    def _mixed(self, source: _Source, chance: random.Random) -> list[str]:
        kept = [one for one in source.paragraphs if chance.random() < _OWN]
        while len(kept) < len(source.paragraphs):
            kept.append(chance.choice(chance.choice(self._sources).paragraphs))
        chance.shuffle(kept)
        words = " ".join(kept).count(" ")
        for _ in range(int(words * _COINED)):
            coined = "".join(chance.choices("abcdefghiklmnoprstuvwy", k=chance.randint(5, 10)))
            kept[chance.randrange(len(kept))] += f" {coined}"
        return kept


def _source(path: Path) -> _Source:
    text = _FRONT_MATTER.sub("", path.read_text("utf-8", errors="replace"))
    headings = _TITLE.findall(text)
    paragraphs = [part for part in re.split(r"\n{2,}", plain_text(text)) if part.strip()]
    return _Source(headings[0] if headings else path.stem, headings, paragraphs or [path.stem])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of the documents by how many documents have them."""

    common: list[str]
    middling: list[str]
    rare: list[str]
    pairs: list[tuple[str, str]]

    @classmethod
    def of(cls, varied: Varied, count: int) -> Vocabulary:
        """Choose words to ask for from a sample of the documents."""
        chance = random.Random(1)
        sample = [_WORD.findall(text.body.lower()) for text in varied.texts(min(count, 3000))]
        often: Counter[str] = Counter()
        beside: Counter[tuple[str, str]] = Counter()
        for words in sample:
            often.update(set(words) - CONNECTING)
            beside.update(set(pairwise(words)))
        share = {word: found / len(sample) for word, found in often.items()}
        pairs = [pair for pair, found in beside.items() if found > len(sample) / 300]

        def between(low: float, high: float) -> list[str]:
            return sorted(word for word, found in share.items() if low <= found < high)

        return cls(
            chance.sample(between(0.1, 0.6), 20),
            chance.sample(between(0.01, 0.1), 20),
            chance.sample(between(2 / len(sample), 6 / len(sample)), 20),
            chance.sample(sorted(pairs), 20),
        )
