"""The ranking once more, in plain Python and from the texts alone, to compare with."""

import math
from collections import defaultdict
from itertools import pairwise

from casebook.search.analysis import analysed, surfaces
from casebook.search.fields import TEXT_FIELDS

REACH = 8


def field_texts(text):
    body = "lesson" if text.kind == "lesson" else "body"
    given = {
        "title": [text.title],
        "aliases": list(text.aliases),
        "applies_when": [text.applies_when],
        "headings": [text.headings],
        body: [text.body],
    }
    return [given.get(field.name, []) for field in TEXT_FIELDS]


def slots_of(words):
    """Give the slots of each term in a text, and how many there are."""
    slots, at = defaultdict(list), 0
    for surface in surfaces(words):
        width, tokens = analysed(surface)
        for token in tokens:
            slots[token.term].append(at + token.slot)
        at += width
    return slots, at


class PlainRanking:
    """BM25F over all documents, one at a time."""

    def __init__(self, texts):
        self.documents = {
            text.number: [[slots_of(words) for words in words_of] for words_of in field_texts(text)]
            for text in texts
        }
        self.themes = {text.number: set(text.themes) for text in texts}
        self.averages = []
        for field in range(len(TEXT_FIELDS)):
            lengths = [self._length(number, field) for number in self.documents]
            filled = [length for length in lengths if length]
            self.averages.append(sum(filled) / len(filled) if filled else 1.0)

    def _length(self, number, field):
        return sum(length for _, length in self.documents[number][field])

    def _factor(self, number, field):
        _, weight, b = TEXT_FIELDS[field]
        return weight / (1 - b + b * self._length(number, field) / self.averages[field])

    def _weight(self, number, word):
        whole = pieces = 0.0
        for field, texts in enumerate(self.documents[number]):
            for slots, _ in texts:
                times = sum(len(places) for term, places in slots.items() if term in word.terms)
                if word.prefix:
                    begun = [
                        len(places)
                        for term, places in slots.items()
                        if term.startswith(word.prefix) and term not in word.terms
                    ]
                    times += 0.5 * sum(begun)
                whole += times * self._factor(number, field)
                if word.sequence:
                    first, _ = word.sequence[0]
                    times = sum(
                        all(start + away in slots.get(term, ()) for term, away in word.sequence)
                        for start in slots.get(first, ())
                    )
                    pieces += times * self._factor(number, field)
        return whole or pieces

    def rank(self, question, themes=()):
        """Give the score by number of all documents that match."""
        weights = [
            {number: self._weight(number, word) for number in self.documents}
            for word in question.sought
        ]
        found = [{n: weight for n, weight in one.items() if weight} for one in weights]
        rarities = [self._rarity(len(one)) if one else 0.0 for one in found]
        themed = {n for n in self.documents if self.themes[n] & set(themes)}
        themed_rarity = self._rarity(len(themed)) if themed else 0.0
        if max(rarities, default=0):
            themed_rarity = min(themed_rarity, max(rarities))
        matching = set().union(*found, themed) if found or themes else set(self.documents)
        for one in found[: len(question.phrases)]:
            matching &= one.keys()
        for word in question.without:
            matching -= {number for number in matching if self._weight(number, word)}
        scores = {}
        for number in matching:
            score = sum(
                rarity * 2.6 * one.get(number, 0) / (one.get(number, 0) + 1.6)
                for one, rarity in zip(found, rarities, strict=True)
            )
            if len(found) > 1:
                lost = (1.6 if len(found) < 4 else 0.8) / len(found)
                has = sum(r for one, r in zip(found, rarities, strict=True) if number in one)
                score *= 1 - lost + lost * has / (sum(rarities) or 1.0)
            if number in themed:
                score += themed_rarity * 2.6 * 0.6 / (0.6 + 1.6)
            scores[number] = score
        for number in sorted(scores, key=lambda n: (-scores[n], n))[:100]:
            scores[number] += 0.4 * self._closeness(number, question.sought[:8], rarities)
        return scores

    def _rarity(self, count):
        return math.log(1 + (len(self.documents) - count + 0.5) / (count + 0.5))

    def _closeness(self, number, words, rarities):
        terms = [word.terms[0] if word.terms else word.sequence[0][0] for word in words]
        total = 0.0
        for (one, other), pair in zip(pairwise(terms), pairwise(rarities), strict=False):
            best = 0.0
            for texts in self.documents[number]:
                for slots, _ in texts:
                    for a in slots.get(one, ()):
                        for b in slots.get(other, ()):
                            away = max(b - a, 1) if b >= a else a - b + 1
                            best = max(best, 1 / away if away <= REACH else 0.0)
            total += best * min(pair)
        return total
