"""What an import repeats: the same file, the same text, or nearly the same.

Texts are compared by sketches: of all runs of a few words the smallest numbers that these make.
How many two sketches share says how many runs the texts share. A large library is not compared
as a whole: the index names the few documents that come into question.
"""

from __future__ import annotations

import heapq
import re
import zlib
from collections import Counter
from collections.abc import Iterator

from casebook.domain.errors import CasebookError
from casebook.domain.names import DocumentPath
from casebook.importing.draft import DIGEST_KEY, Draft, Duplicate, Same
from casebook.library.shelf import Shelf
from casebook.library.workbench import Workbench
from casebook.markdown.front_matter import read_front_matter
from casebook.markdown.plain import plain_text
from casebook.search.telling import question_of, telling_words

NEARLY = 0.7
"""How much two texts share at least to be nearly the same."""
_ALL_BUT = 0.995
_RUN = 4
_SKETCH = 128
_FEW = 300
"""Documents that are compared one by one, without asking the index."""
_CANDIDATES = 5
_TELLING = 24
_LONGEST = 60_000
_DIGEST = re.compile(rf"^{DIGEST_KEY}:\s*[\"']?([0-9a-f]{{64}})", re.MULTILINE)
_WORD = re.compile(r"\w+")

_Sketch = frozenset[int]


class Repeats:
    """Knows the documents of a library, and the drafts that were looked at so far."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._shelf: Shelf = bench.shelf()
        self._sketches: dict[DocumentPath, _Sketch] = {}
        self._drafts: list[tuple[Draft, _Sketch]] = []
        self._drafts_with: dict[int, list[int]] = {}
        self._digests = dict(self._known())

    def imported_as(self, digest: str) -> DocumentPath | None:
        """Give the document that was made of a file before, or None."""
        return self._digests.get(digest)

    def of(self, draft: Draft) -> tuple[Duplicate, ...]:
        """Give what a draft repeats, the most alike first; later ones may repeat it in turn."""
        sketch = _sketch(draft.cleaned)
        found = {one.path: one for one in self._alike(draft, sketch)}
        known = self._digests.get(draft.digest)
        if known is not None:
            there = self._shelf.entry(known) is not None
            found[known] = Duplicate(Same.SOURCE, known, self._title(known), in_library=there)
        for number in sketch:
            self._drafts_with.setdefault(number, []).append(len(self._drafts))
        self._drafts.append((draft, sketch))
        self._digests.setdefault(draft.digest, draft.path)
        return tuple(sorted(found.values(), key=lambda one: (-one.likeness, one.path)))

    def _alike(self, draft: Draft, sketch: _Sketch) -> Iterator[Duplicate]:
        if not sketch:
            return
        for path in self._candidates(draft):
            likeness = _likeness(sketch, self._sketch_of(path))
            if likeness >= NEARLY:
                yield Duplicate(_sameness(likeness), path, self._title(path), likeness)
        shared = Counter(at for number in sketch for at in self._drafts_with.get(number, ()))
        least = len(sketch) * NEARLY / 2
        for other, others in (self._drafts[at] for at, count in shared.items() if count >= least):
            likeness = _likeness(sketch, others)
            if likeness >= NEARLY:
                same = _sameness(likeness)
                yield Duplicate(same, other.path, other.title, likeness, in_library=False)

    def _candidates(self, draft: Draft) -> list[DocumentPath]:
        """Give the documents that may be much like a draft."""
        entries = self._shelf.entries
        if len(entries) <= _FEW:
            return [entry.path for entry in entries]
        caches = self._bench.caches
        text = plain_text(draft.cleaned[:_LONGEST])
        counts = caches.catalog.word_counts
        telling = telling_words([(text, 1.0)], counts, len(entries), _TELLING)
        ranking = caches.index.search(question_of(telling, caches.languages), ())
        paths = {entry.number: entry.path for entry in entries}
        numbers = [int(number) for number in ranking.numbers[:_CANDIDATES]]
        return [paths[number] for number in numbers if number in paths]

    def _sketch_of(self, path: DocumentPath) -> _Sketch:
        if path not in self._sketches:
            try:
                text = self._bench.folder.read(path).text
            except CasebookError:
                text = ""  # it has gone meanwhile
            self._sketches[path] = _sketch(text[read_front_matter(text, path).body_start :])
        return self._sketches[path]

    def _title(self, path: DocumentPath) -> str:
        entry = self._shelf.entry(path)
        if entry is not None:
            return entry.title
        return next((draft.title for draft, _ in self._drafts if draft.path == path), path)

    def _known(self) -> Iterator[tuple[str, DocumentPath]]:
        """Give the files of which documents were made, by what their front matter says."""
        sweep = self._bench.folder.sweep()
        for entry in self._shelf.entries:
            try:
                text, _ = sweep.read(entry.path)
            except CasebookError:
                continue  # the next look at the files tells of it
            match = _DIGEST.search(text, 0, 20_000) if DIGEST_KEY in text[:20_000] else None
            if match:
                yield match[1], entry.path


def _sameness(likeness: float) -> Same:
    return Same.TEXT if likeness >= _ALL_BUT else Same.NEARLY


def _likeness(one: _Sketch, other: _Sketch) -> float:
    """Estimate which part of their runs two texts share."""
    if not one or not other:
        return 0.0
    smallest = heapq.nsmallest(_SKETCH, one | other)
    return sum(number in one and number in other for number in smallest) / len(smallest)


def _sketch(text: str) -> _Sketch:
    words = _WORD.findall(plain_text(text[:_LONGEST]).casefold())
    runs = {
        zlib.crc32(" ".join(words[at : at + _RUN]).encode("utf-8", "replace"))
        for at in range(max(len(words) - _RUN + 1, 1 if words else 0))
    }
    return frozenset(heapq.nsmallest(_SKETCH, runs))
