"""Documents on their way into a segment: their words as one long list of numbers.

Most of a text are words that were seen before, so every surface is analysed once and is a
number from then on. What is done for each word of each text is one look into a dictionary.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from casebook.domain.document import Kind
from casebook.search.analysis import analysed, surfaces
from casebook.search.fields import LABEL, TEXT_FIELDS, THEMES, stored_term
from casebook.search.indexed import IndexedText
from casebook.search.layout import FIELD_BITS

_MOST_WORDS = 1_500_000  # in one segment before it is written, some 100 MB while it is sorted
_MOST_DOCUMENTS = 20_000
_MOST_SURFACES = 120_000  # that are remembered, in some 40 MB


class Vocabulary(dict[str, int]):
    """A number for every surface, and what each of them stands for.

    Attributes:
        widths: By number, how many slots the surface takes.
        token_counts: By number, how many terms it gives.
        token_terms: One surface behind the other, which terms.
        token_slots: And in which of its slots each of them stands.
        terms: The terms by their own numbers, as the index stores them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.widths = array("I")
        self.token_counts = array("I")
        self.token_terms = array("I")
        self.token_slots = array("I")
        self.terms: list[bytes] = []
        self._numbers: dict[str, int] = {}

    def __missing__(self, surface: str) -> int:
        if surface.startswith(LABEL):
            self._add(1, ((surface, 0),))
        else:
            slots, tokens = analysed(surface)
            self._add(slots, ((token.term, token.slot) for token in tokens))
        number = self[surface] = len(self.widths) - 1
        return number

    def _add(self, slots: int, tokens: Iterable[tuple[str, int]]) -> None:
        first = len(self.token_terms)
        for term, slot in tokens:
            number = self._numbers.setdefault(term, len(self.terms))
            if number == len(self.terms):
                self.terms.append(stored_term(term))
            self.token_terms.append(number)
            self.token_slots.append(slot)
        self.widths.append(slots)
        self.token_counts.append(len(self.token_terms) - first)


class Gathering:
    """Documents that are going to be a segment.

    Attributes:
        vocabulary: What the numbers of the words mean.
        numbers: Of each document the catalog's number.
        words: The surfaces of all texts, one text behind the other.
        places: Of each text the place that it is a part of, rising.
        ends: Of each text where in the words it ends.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._empty()

    @property
    def is_full(self) -> bool:
        """Whether it is time to write what is there."""
        return len(self.words) >= _MOST_WORDS or len(self.numbers) >= _MOST_DOCUMENTS

    def add(self, text: IndexedText) -> None:
        """Take a document."""
        first = len(self.numbers) << FIELD_BITS
        self.numbers.append(text.number)
        for field, parts in enumerate(_parts(text)):
            for part in parts:
                if part:
                    self._take(first | field, surfaces(part))
        for theme in dict.fromkeys(text.themes):
            self._take(first | THEMES, (LABEL + theme,))

    def clear(self) -> None:
        """Forget the documents; the vocabulary stays unless it has grown too large."""
        self._empty()
        if len(self.vocabulary) > _MOST_SURFACES:
            self.vocabulary = Vocabulary()

    def forget(self) -> None:
        """Forget the vocabulary as well."""
        self._empty()
        self.vocabulary = Vocabulary()

    def _take(self, place: int, found: Iterable[str]) -> None:
        self.words.extend(map(self.vocabulary.__getitem__, found))
        self.places.append(place)
        self.ends.append(len(self.words))

    def _empty(self) -> None:
        self.numbers = array("I")
        self.words = array("I")
        self.places = array("I")
        self.ends = array("I")


def _parts(text: IndexedText) -> list[tuple[str, ...]]:
    """Give the texts of a document by field."""
    given: dict[str, tuple[str, ...]] = {
        "title": (text.title,),
        "aliases": text.aliases,
        "applies_when": (text.applies_when,),
        "headings": (text.headings,),
        "lesson" if text.kind == Kind.LESSON else "body": (text.body,),
    }
    return [given.get(field.name, ()) for field in TEXT_FIELDS]
