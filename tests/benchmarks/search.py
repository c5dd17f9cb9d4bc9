"""``python -m tests.benchmarks.search --corpus FOLDER``: the search engine beside others.

All engines index the same documents and answer the same questions in turn, in one process.
Times are of the processor, so that what else the machine does counts less.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from casebook.search.index import SearchIndex
from casebook.search.indexed import IndexedText
from casebook.search.spelling import Lexicon
from casebook.search.written import written_words
from tests.benchmarks.engines import Engine, Fts5, Ours, Question, StockWhoosh, Tantivy
from tests.benchmarks.timing import spread
from tests.benchmarks.variety import Varied, Vocabulary

_ROUNDS = 5
_COMMIT = 1000  # documents that the library indexes at a time
_KEYS = ("open the container", "security review process", "error handling policy")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--stock", action="store_true", help="measure stock Whoosh as well")
    asked = parser.parse_args()
    varied = Varied(asked.corpus)
    print(f"{asked.documents:,} documents made from {asked.corpus}\n")
    with tempfile.TemporaryDirectory(prefix="casebook-bench-") as name:
        folder = Path(name)
        ours = Ours(folder)
        fts5 = Fts5(folder)
        engines: list[Engine] = [ours, fts5, Tantivy(folder)]
        if asked.stock:
            engines.append(StockWhoosh(folder))
        _indexing(engines, varied, asked.documents)
        _committing(folder, varied, asked.documents)
        _memory(varied, asked.documents)
        ours.know(varied.texts(asked.documents))
        _questions(engines, Vocabulary.of(varied, asked.documents))
        _snippets(ours, fts5, Vocabulary.of(varied, asked.documents))
        _opening(folder, ours, varied)
        _did_you_mean(varied, asked.documents)


def _indexing(engines: Sequence[Engine], varied: Varied, count: int) -> None:
    taken = {engine.name: _filling(engine.fill, varied.texts(count)) for engine in engines}
    _print_row("", "", *taken, *(f"/{name}" for name in list(taken)[1:]))
    cells = [f"{seconds:.2f} s" for seconds in taken.values()]
    _print_row("indexing everything", "", *cells, *_ratios(list(taken.values())))


def _committing(folder: Path, varied: Varied, count: int) -> None:
    index = SearchIndex.open(folder / "committed")
    texts = varied.texts(count)
    total = 0.0
    while batch := list(islice(texts, _COMMIT)):
        total += _filling(index.update, iter(batch))
    print(f"  ours in commits of {_COMMIT:,}: {total:.2f} s")
    index.close()
    shutil.rmtree(folder / "committed")


def _filling(
    fill: Callable[[Iterable[IndexedText]], object], texts: Iterator[IndexedText]
) -> float:
    """Give the seconds of filling, without those in which the texts are made."""
    making = 0.0

    def timed() -> Iterator[IndexedText]:
        nonlocal making
        while True:
            started = time.process_time()
            text = next(texts, None)
            making += time.process_time() - started
            if text is None:
                return
            yield text

    started = time.process_time()
    fill(timed())
    return time.process_time() - started - making


def _memory(varied: Varied, count: int) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool, tempfile.TemporaryDirectory() as folder:
        before, after = pool.apply(_peak, (varied, count, folder))
    print(f"  memory while indexing: at most {after} MB, of which {before} before the first\n")


def _peak(varied: Varied, count: int, folder: str) -> tuple[int, int]:
    index = SearchIndex.open(Path(folder, "index"))
    before = _most_memory()
    index.update(varied.texts(count))
    index.close()
    return before, _most_memory()


def _most_memory() -> int:
    """Give the most megabytes that this process has had; what its parent had does not count."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    raise SystemExit("Memory can only be measured on Linux.")


def _rows(words: Vocabulary) -> dict[str, list[Question]]:
    pairs = list(zip(words.common, words.middling, strict=True))
    typed = [key[:end].split() for key in _KEYS for end in range(2, len(key) + 1)]
    return {
        "common": [Question("common", (word,)) for word in words.common],
        "rare": [Question("rare", (word,)) for word in words.rare],
        "AND": [Question("AND", pair) for pair in pairs],
        "OR": [Question("OR", pair) for pair in pairs],
        "phrase": [Question("phrase", pair) for pair in words.pairs],
        "prefix": [Question("prefix", (word[:3],)) for word in words.common + words.middling],
        "as you type": [
            Question("as you type", tuple(parts)) for parts in typed if len(parts[-1]) > 1
        ],
    }


def _questions(engines: Sequence[Engine], words: Vocabulary) -> None:
    names = [engine.name for engine in engines]
    _print_row("ms", "", *names, *(f"/{name}" for name in names[1:]), "hits")
    for row, questions in _rows(words).items():
        asks = [engine.ask for engine in engines]
        times = _in_turn(asks, questions)
        hits = [sorted(ask(one) for one in questions)[len(questions) // 2] for ask in asks]
        _print_spreads(row, times, " ".join(map(str, hits)))


def _snippets(ours: Ours, fts5: Fts5, words: Vocabulary) -> None:
    questions = _rows(words)
    asked = questions["common"][:10] + questions["OR"][:10] + questions["phrase"][:10]
    _print_spreads("ten snippets", _in_turn([ours.snippets, fts5.snippets], asked), "")


def _in_turn(
    asks: Sequence[Callable[[Question], object]], questions: Sequence[Question]
) -> list[list[float]]:
    """Give the milliseconds that each question took each engine."""
    times: list[list[float]] = [[] for _ in asks]
    for nth in range(_ROUNDS + 1):
        for question in questions:
            for ask, taken in zip(asks, times, strict=True):
                started = time.process_time()
                ask(question)
                if nth:  # the first round warms
                    taken.append((time.process_time() - started) * 1000)
    return times


def _opening(folder: Path, ours: Ours, varied: Varied) -> None:
    ours.index.close()
    started = time.perf_counter()
    index = SearchIndex.open(folder / "ours")
    opened = time.perf_counter()
    print(f"\nopening the index: {(opened - started) * 1000:.1f} ms")
    question = Question("common", ("quokkas",))
    engine = Ours(folder)
    for text in varied.texts(5):
        started = time.perf_counter()
        saved = IndexedText(**{name: getattr(text, name) for name in IndexedText.__slots__})
        index.update([_renamed(saved)])
        found = engine.ask(question)
        print(f"saved and found ({found}): {(time.perf_counter() - started) * 1000:.1f} ms")
    engine.index.close()
    index.close()


def _did_you_mean(varied: Varied, count: int) -> None:
    """Print how long corrections take in the words of all documents."""
    known: Counter[str] = Counter()
    for text in varied.texts(count):
        known.update(written_words((text.title, text.body)))
    listed = sorted(known)
    started = time.process_time()
    lexicon = Lexicon("\n".join(listed), (known[word] for word in listed))
    lexicon.near("begining", 1)
    loaded = (time.process_time() - started) * 1000
    chance = random.Random(2)
    often = [word for word, _ in known.most_common(3000) if len(word) > 4]
    taken = []
    for word in chance.sample(often, 200):
        mistyped = _mistyped(word, chance)
        started = time.process_time()
        lexicon.near(mistyped, 1)
        taken.append((time.process_time() - started) * 1000)
    median, p95 = spread(taken)
    print(
        f"did you mean, in {len(listed):,} words: median {median:.1f} ms, p95 {p95:.1f} ms; "
        f"the first time {loaded:.0f} ms"
    )


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    )


def _renamed(text: IndexedText) -> IndexedText:
    values = {name: getattr(text, name) for name in IndexedText.__slots__}
    return IndexedText(**(values | {"title": f"{text.title} quokkas"}))


def _print_spreads(row: str, times: Sequence[Sequence[float]], hits: str) -> None:
    spreads = [spread(taken) for taken in times]
    for nth, name in enumerate(("median", "p95")):
        values = [one[nth] for one in spreads]
        _print_row(
            "" if nth else row, name, *(f"{value:.2f}" for value in values), *_ratios(values),
            "" if nth else hits,
        )  # fmt: skip


def _ratios(values: Sequence[float]) -> list[str]:
    return [f"{values[0] / value:.2f}×" for value in values[1:]]


def _print_row(row: str, what: str, *cells: str) -> None:
    print(f"{row:<20}{what:<8}" + "".join(f"{cell:>10}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
