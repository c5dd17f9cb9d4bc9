"""``python -m tests.benchmarks.relevance --collection FOLDER``: how good answers are.

The folder holds a judged collection: ``docs.jsonl`` (id, title, text), ``queries.jsonl`` (id,
text) and ``qrels.tsv`` (question, document, grade). The figure is nDCG@10, in which a document
of grade g gains 2^g - 1: ours, and that of SQLite FTS5 with its porter tokenizer, any word
matching, in one run.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sqlite3
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.domain.case import Case
from casebook.domain.names import DocumentId, DocumentPath
from casebook.library.meaning import Meaning, passages_of
from casebook.search.expression import parse_expression
from casebook.search.hybrid import nearness, order_by_both, packed
from casebook.search.index import IndexedText, SearchIndex
from casebook.search.meaning import Model

Ask = Callable[[str], Sequence[int]]
"""Gives the places of documents in the collection, best first."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, questions, and by question the grades of the documents that answer it."""

    ids: list[str]
    titles: list[str]
    texts: list[str]
    questions: dict[str, str]
    grades: dict[str, dict[str, int]]

    @classmethod
    def read(cls, folder: Path) -> Collection:
        """Read a collection; questions without any answer are left out."""
        documents = [json.loads(line) for line in _lines(folder / "docs.jsonl")]
        grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for line in _lines(folder / "qrels.tsv"):
            question, document, grade = line.split("\t")[:3]
            grades[question][document] = int(grade)
        asked = [json.loads(line) for line in _lines(folder / "queries.jsonl")]
        return cls(
            [document["id"] for document in documents],
            [document.get("title", "") for document in documents],
            [document["text"] for document in documents],
            {one["id"]: one["text"] for one in asked if any(grades[one["id"]].values())},
            dict(grades),
        )

    def ndcg(self, ask: Ask) -> list[float]:
        """Give nDCG@10 for each question."""
        return [
            _ndcg([self.grades[question].get(self.ids[at], 0) for at in ask(text)[:10]],
                  sorted(self.grades[question].values(), reverse=True)[:10])
            for question, text in self.questions.items()
        ]  # fmt: skip


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _ndcg(gains: Sequence[int], ideal: Sequence[int]) -> float:
    return _dcg(gains) / _dcg(ideal)


def _dcg(gains: Sequence[int]) -> float:
    return sum((2 ** max(gain, 0) - 1) / math.log2(rank + 2) for rank, gain in enumerate(gains))


Ranked = Callable[[str], tuple[list[int], list[float]]]
"""Gives the same with the scores."""


def ours(collection: Collection, folder: Path) -> Ranked:
    """Index the collection as cases."""
    index = SearchIndex.open(folder)
    index.update(
        IndexedText(number, "case", title, (), "", (), "", text)
        for number, (title, text) in enumerate(
            zip(collection.titles, collection.texts, strict=True), start=1
        )
    )

    def ask(text: str) -> tuple[list[int], list[float]]:
        found = index.search(parse_expression(text))
        return [int(number) - 1 for number in found.numbers[:100]], list(found.scores[:100])

    return ask


def by_meaning(collection: Collection, ranked: Ranked, folder: Path) -> Ask:
    """Put what words have found in the order of words and meaning, as a library does."""
    model = Model(folder)
    made = [
        packed(model.passages(passages_of(_case(title, text))))
        for title, text in zip(collection.titles, collection.texts, strict=True)
    ]

    def ask(text: str) -> list[int]:
        found, scores = ranked(text)
        question = model.question(text)
        best = found[: Meaning.reranked]
        near = {place: nearness(question, made[at]) for place, at in enumerate(best)}
        return [best[place] for place in order_by_both(scores[: len(best)], near)]

    return ask


def _case(title: str, text: str) -> Case:
    return Case(id=DocumentId("x"), path=DocumentPath("x.md"), title=title, text=text)


def fts5(collection: Collection) -> Ask:
    """Index the collection with SQLite."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE docs USING fts5(title, text, tokenize='porter')")
    database.executemany(
        "INSERT INTO docs (rowid, title, text) VALUES (?, ?, ?)",
        zip(range(len(collection.ids)), collection.titles, collection.texts, strict=True),
    )

    def ask(text: str) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        found = database.execute(
            "SELECT rowid FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 100", (words,)
        )
        return [row for (row,) in found]

    return ask


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collection", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="an ONNX sentence model, to rank by as well")
    asked = parser.parse_args()
    collection = Collection.read(asked.collection)
    print(f"{len(collection.ids):,} documents, {len(collection.questions):,} questions")
    print(f"{'nDCG@10':<24}{'ours':>8}{'FTS5':>8}")
    with tempfile.TemporaryDirectory(prefix="casebook-relevance-") as folder:
        theirs = statistics.fmean(collection.ndcg(fts5(collection)))
        ranked = ours(collection, Path(folder, "index"))
        _print("by words", collection.ndcg(lambda text: ranked(text)[0]), theirs, 1.0)
        if asked.model:
            found = collection.ndcg(by_meaning(collection, ranked, asked.model))
            _print("by words and meaning", found, theirs, 1.07)


def _print(name: str, found: Sequence[float], theirs: float, least: float) -> None:
    figure = statistics.fmean(found)
    kept = "ok" if figure >= least * theirs else "MISSED"
    print(
        f"{name:<24}{figure:>8.4f}{theirs:>8.4f}{figure / theirs:>8.3f}×  at least {least}×  {kept}"
    )


if __name__ == "__main__":
    main()
