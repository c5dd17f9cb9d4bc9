"""The same answers as stock Whoosh, and the same scores as the formula worked out by hand."""

import random

import numpy as np
import pytest
from whoosh import analysis, fields, query, scoring
from whoosh.filedb.filestore import RamStorage
from whoosh.util.numeric import byte_to_length, length_to_byte

from casebook.search import gathering, merging
from casebook.search.expression import parse_expression
from casebook.search.index import SearchIndex
from tests.unit.search.conftest import document
from tests.unit.search.plain_ranking import PlainRanking

# Words that are their own stems, some of them beginnings of others
WORDS = ["gas", "leak", "till", "queue", "email", "trust", "line", "open", "shop", "door", "car"]
WORDS += ["cart", "carpet", "card", "care", "cat", "dog", "doormat", "garden", "gold", "golden"]
WORDS += ["goldfish", "pump", "pumpkin", "pin", "pint", "pinto"]
ODD = ["C++", "v1.2.3", "self-help", "don't", "東京都", "Käufer", "5×5", "ann@example.org"]


def some_text(chance, number, odd=False):
    words = WORDS + ODD if odd else WORDS
    weights = [1 / (rank + 1) for rank in range(len(words))]

    def some(most):
        return " ".join(chance.choices(words, weights, k=chance.randint(0, most)))

    return document(
        number,
        some(5),
        some(chance.choice((5, 40, 300))),
        kind=chance.choice(("case", "lesson")),
        aliases=tuple(some(3) for _ in range(chance.randint(0, 2))),
        applies_when=some(6),
        headings=some(8),
        themes=tuple(chance.sample(("trust", "line", "gas"), chance.randint(0, 2))),
    )


def some_changes(chance, index, updates, odd=False):
    """Fill an index in many commits, some of which replace and remove; give what is left."""
    library = {}
    for _ in range(updates):
        batch = {n: some_text(chance, n, odd) for n in chance.sample(range(120), 15)}
        gone = set(chance.sample(range(120), 6)) - batch.keys()
        index.update(batch.values(), gone)
        library = {n: text for n, text in library.items() if n not in gone} | batch
    return library


def some_question(chance, words):
    pick = chance.choices(words, k=3)
    return chance.choice(
        [
            pick[0],
            f"{pick[0]} {pick[1]}",
            " ".join(pick),
            f'"{pick[0]}" "{pick[1]}"',
            f'"{pick[0]} {pick[1]}"',
            f'"{pick[0]} {pick[1]}" {pick[2]}',
            f"{pick[0][:2]}*",
            f"{pick[0]} {pick[1][:3]}*",
            f"{pick[0]} -{pick[1]}",
            f'{pick[0]} -"{pick[1]} {pick[2]}"',
            f"-{pick[0]}",
            f'"{pick[0]}" OR "{pick[1]} {pick[2]}"',
        ]
    )


@pytest.mark.parametrize("seed", range(8))
def test_scores_are_those_of_the_formula(tmp_path, monkeypatch, seed):
    chance = random.Random(seed)
    monkeypatch.setattr(merging, "_AT_ONCE", chance.choice((10, 500, 1_000_000)))
    monkeypatch.setattr(gathering, "_MOST_WORDS", chance.choice((50, 1000, 1_000_000)))
    index = SearchIndex.open(tmp_path)
    library = some_changes(chance, index, chance.choice((1, 5, 17)), odd=True)
    plain = PlainRanking(library.values())
    for _ in range(40):
        question = parse_expression(some_question(chance, WORDS + ODD), chance.random() < 0.3)
        themes = chance.sample(("trust", "line"), chance.choice((0, 0, 1, 2)))
        expected = plain.rank(question, themes) if question else {}
        found = index.search(question, themes)
        by_number = dict(zip(found.numbers.tolist(), found.scores.tolist(), strict=True))
        assert by_number == pytest.approx(expected, rel=1e-4, abs=1e-6), question
        assert list(found.scores) == sorted(found.scores, reverse=True)
    index.close()


@pytest.mark.parametrize("seed", range(3))
def test_only_the_documents_among_others_are_found_when_asked_so(tmp_path, seed):
    chance = random.Random(seed)
    index = SearchIndex.open(tmp_path)
    library = some_changes(chance, index, 5)
    for _ in range(10):
        question = parse_expression(some_question(chance, WORDS))
        among = sorted(chance.sample(sorted(library), chance.randint(0, len(library))))
        everything = index.search(question).numbers.tolist()
        found = index.search(question, among=np.array(among, np.int64)).numbers.tolist()
        assert sorted(found) == sorted(set(everything) & set(among))
    index.close()


class Stock:
    """Whoosh as it comes, with the same words."""

    FIELDS = ("title", "aliases", "applies_when", "headings", "body")

    def __init__(self):
        words = analysis.RegexTokenizer(r"\w+")
        self.index = RamStorage().create_index(
            fields.Schema(
                number=fields.ID(stored=True, unique=True),
                **{field: fields.TEXT(analyzer=words) for field in self.FIELDS},
            )
        )

    def update(self, texts, gone):
        writer = self.index.writer()
        for number in gone:
            writer.delete_by_term("number", str(number))
        for text in texts:
            writer.update_document(
                number=str(text.number),
                title=text.title,
                aliases=" | ".join(text.aliases),
                applies_when=text.applies_when,
                headings=text.headings,
                body=text.body,
            )
        writer.commit(merge=False)

    def numbers(self, asked):
        with self.index.searcher() as searcher:
            found = searcher.search(asked, limit=None)
            return sorted(int(hit["number"]) for hit in found)

    @classmethod
    def anywhere(cls, make):
        return query.Or([make(field) for field in cls.FIELDS])


def word(text):
    return Stock.anywhere(lambda field: query.Term(field, text))


def phrase(*words):
    return Stock.anywhere(lambda field: query.Phrase(field, list(words)))


def beginning(text):
    return Stock.anywhere(lambda field: query.Prefix(field, text))


QUESTIONS = {
    "a word": lambda a, b, _: (a, word(a)),
    "any of them": lambda a, b, c: (f"{a} {b} {c}", query.Or([word(a), word(b), word(c)])),
    "all of them": lambda a, b, _: (f'"{a}" "{b}"', query.And([word(a), word(b)])),
    "a phrase": lambda a, b, _: (f'"{a} {b}"', phrase(a, b)),
    "a phrase of three": lambda a, b, c: (f'"{a} {b} {c}"', phrase(a, b, c)),
    "a beginning": lambda a, b, _: (f"{a[:2]}*", beginning(a[:2])),
    "one without the other": lambda a, b, _: (
        f"{a} -{b}",
        query.And([word(a), query.Not(word(b))]),
    ),
    "a word without a phrase": lambda a, b, c: (
        f'{a} -"{b} {c}"',
        query.And([word(a), query.Not(phrase(b, c))]),
    ),
}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("kind", QUESTIONS)
def test_stock_whoosh_finds_the_same_documents(tmp_path, kind):
    chance = random.Random(kind)
    index, stock = SearchIndex.open(tmp_path), Stock()
    for _ in range(6):
        batch = {n: some_text(chance, n) for n in chance.sample(range(80), 20)}
        gone = set(chance.sample(range(80), 4)) - batch.keys()
        index.update(batch.values(), gone)
        stock.update(batch.values(), gone)
    for _ in range(12):
        asked, expected = QUESTIONS[kind](*chance.choices(WORDS, k=3))
        found = index.search(parse_expression(asked)).numbers.tolist()
        assert sorted(found) == stock.numbers(expected), asked
    index.close()


class OurFormula(scoring.WeightingModel):
    """BM25 in one field, as Whoosh works it out for a model of one's own."""

    def scorer(self, searcher, fieldname, text, qf=1):
        found = searcher.doc_frequency(fieldname, text)
        everything = searcher.doc_count()
        rarity = np.log(1 + (everything - found + 0.5) / (found + 0.5))
        average = searcher.avg_field_length(fieldname)

        class Scorer(scoring.WeightLengthScorer):
            def _score(self, weight, length):
                inner = weight / (0.25 + 0.75 * length / average)
                return rarity * 2.6 * inner / (inner + 1.6)

        scorer = Scorer()
        scorer.setup(searcher, fieldname, text)
        return scorer


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_stock_whoosh_gives_the_same_scores_by_the_same_formula(tmp_path):
    chance = random.Random(5)
    # Whoosh keeps lengths rounded, to have them in a byte; these it keeps as they are
    exact = [length for length in range(1, 200) if byte_to_length(length_to_byte(length)) == length]
    texts = [
        document(n, "", " ".join(chance.choices(WORDS, k=chance.choice(exact)))) for n in range(90)
    ]
    index, stock = SearchIndex.open(tmp_path), Stock()
    index.update(texts)
    stock.update(texts, ())
    with stock.index.searcher(weighting=OurFormula()) as searcher:
        for asked in WORDS:
            hits = searcher.search(query.Term("body", asked), limit=None)
            expected = {int(hit["number"]): hit.score for hit in hits}
            found = index.search(parse_expression(asked))
            scores = dict(zip(found.numbers.tolist(), found.scores.tolist(), strict=True))
            assert scores == pytest.approx(expected, rel=1e-5), asked
    index.close()
