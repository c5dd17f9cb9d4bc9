"""The engines that are measured side by side: ours, SQLite FTS5, tantivy and stock Whoosh."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from casebook.search.expression import parse_expression
from casebook.search.index import SearchIndex
from casebook.search.indexed import IndexedText
from casebook.search.snippets import Excerpter

FIELDS = ("title", "headings", "body")


class Question:
    """One question, as each engine asks it."""

    def __init__(self, kind: str, words: tuple[str, ...]) -> None:
        self.kind = kind
        self.words = words
        self.text = self._own()

    def _own(self) -> str:
        if self.kind == "AND":
            return " ".join(f'"{word}"' for word in self.words)
        if self.kind == "phrase":
            return f'"{" ".join(self.words)}"'
        return " ".join(self.words) + ("*" if self.kind == "prefix" else "")

    @property
    def growing(self) -> bool:
        """Whether the last word is a beginning."""
        return self.kind in ("prefix", "as you type")


class Engine(Protocol):
    """What is measured of each."""

    name: str

    def fill(self, texts: Iterable[IndexedText]) -> None:
        """Index all documents."""

    def ask(self, question: Question) -> int:
        """Find ten documents and count all of them."""


class Ours:
    """Casebook's index, with the counts of three facets."""

    name = "ours"

    def __init__(self, folder: Path) -> None:
        self.index = SearchIndex.open(folder / "ours")
        self._bodies: dict[int, str] = {}
        self._facets: list[Any] = []

    def fill(self, texts: Iterable[IndexedText]) -> None:
        self.index.update(texts)

    def know(self, texts: Iterable[IndexedText]) -> None:
        """Keep what the shelf of the library has in columns, and the bodies for snippets."""
        kinds, themes = [0], [0]
        for text in texts:
            kinds.append(text.kind == "lesson")
            themes.append(int(text.themes[0].removeprefix("theme-")))
            self._bodies[text.number] = text.body
        years = np.arange(len(kinds)) % 30
        self._facets = [np.array(kinds, np.intp), np.array(themes), years]

    def ask(self, question: Question) -> int:
        ranking = self.index.search(parse_expression(question.text, question.growing))
        for column in self._facets:
            np.bincount(column[ranking.numbers])
        ranking.numbers[:10].tolist()
        return len(ranking)

    def snippets(self, question: Question) -> list[str]:
        expression = parse_expression(question.text, question.growing)
        numbers = self.index.search(expression).numbers[:10].tolist()
        excerpter = Excerpter(expression)
        return [excerpter.of_text(self._bodies[number]).text for number in numbers]


class Fts5:
    """SQLite's full-text index with its Porter stemmer."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._data = sqlite3.connect(folder / "fts5.sqlite")
        self._data.execute(
            "CREATE VIRTUAL TABLE t USING fts5(title, headings, body, tokenize='porter')"
        )

    def fill(self, texts: Iterable[IndexedText]) -> None:
        rows = ((text.number, text.title, text.headings, text.body) for text in texts)
        with self._data:
            self._data.executemany(
                "INSERT INTO t(rowid, title, headings, body) VALUES (?, ?, ?, ?)", rows
            )

    def ask(self, question: Question) -> int:
        asked = self._asked(question)
        self._data.execute(
            "SELECT rowid, rank FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", asked
        ).fetchall()
        found = self._data.execute("SELECT count(*) FROM t WHERE t MATCH ?", asked).fetchone()
        return int(found[0])

    def snippets(self, question: Question) -> list[str]:
        return [
            row[0]
            for row in self._data.execute(
                "SELECT snippet(t, 2, '[', ']', '…', 32) FROM t "
                "WHERE t MATCH ? ORDER BY rank LIMIT 10",
                self._asked(question),
            )
        ]

    def _asked(self, question: Question) -> tuple[str]:
        quoted = [f'"{word}"' for word in question.words]
        if question.growing:
            quoted[-1] += "*"
        if question.kind == "phrase":
            return (f'"{" ".join(question.words)}"',)
        return ((" AND " if question.kind == "AND" else " OR ").join(quoted),)


class Tantivy:
    """The Rust engine, with its English stemmer."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", stored=True)
        for field in FIELDS:
            builder.add_text_field(field, stored=field == "body", tokenizer_name="en_stem")
        (folder / "tantivy").mkdir()
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder / "tantivy"))
        self._searcher: Any = None

    def fill(self, texts: Iterable[IndexedText]) -> None:
        writer = self._index.writer(heap_size=128_000_000, num_threads=1)
        for text in texts:
            document = self._tantivy.Document()
            document.add_integer("number", text.number)
            for field in FIELDS:
                document.add_text(field, getattr(text, field))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> int:
        found = self._searcher.search(self._query(question), 10, count=True)
        return int(found.count)

    def _query(self, question: Question) -> Any:
        if question.growing:
            return self._growing(question.words)
        if question.kind == "phrase":
            text = f'"{" ".join(question.words)}"'
        else:
            text = (" AND " if question.kind == "AND" else " OR ").join(question.words)
        return self._index.parse_query(text, list(FIELDS))

    def _growing(self, words: tuple[str, ...]) -> Any:
        queries, occur = self._tantivy.Query, self._tantivy.Occur.Should
        parts = [
            (occur, queries.regex_query(self._schema, field, f"{words[-1]}.*")) for field in FIELDS
        ]
        if words[:-1]:
            parts.append((occur, self._index.parse_query(" OR ".join(words[:-1]), list(FIELDS))))
        return queries.boolean_query(parts)


class StockWhoosh:
    """Whoosh as it comes, with the body stored."""

    name = "Whoosh"

    def __init__(self, folder: Path) -> None:
        from whoosh import fields, index

        (folder / "whoosh").mkdir()
        schema = fields.Schema(
            number=fields.NUMERIC(stored=True),
            title=fields.TEXT(stored=True),
            headings=fields.TEXT,
            body=fields.TEXT(stored=True),
        )
        self._index = index.create_in(folder / "whoosh", schema)
        self._searcher: Any = None

    def fill(self, texts: Iterable[IndexedText]) -> None:
        writer = self._index.writer(limitmb=256)
        for text in texts:
            writer.add_document(
                number=text.number, title=text.title, headings=text.headings, body=text.body
            )
        writer.commit()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> int:
        found = self._searcher.search(self._query(question), limit=10)
        return len(found)

    def _query(self, question: Question) -> Any:
        from whoosh import query

        def anywhere(make: Any) -> Any:
            return query.Or([make(field) for field in FIELDS])

        words = [re.sub(r"\W", "", word) for word in question.words]
        if question.kind == "phrase":
            return anywhere(lambda field: query.Phrase(field, words))
        parts = [anywhere(lambda field, word=word: query.Term(field, word)) for word in words]
        if question.growing:
            parts[-1] = anywhere(lambda field: query.Prefix(field, words[-1]))
        return query.And(parts) if question.kind == "AND" else query.Or(parts)
