"""Documents on their way into a segment: their words as one long list of numbers.

A text is cut at its spaces, which costs a fraction of looking for words in it. Most of what is
between two spaces was there before, so it is analysed once and is a number from then on: what is
done for each word of each text is one look into a dictionary.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable

from casebook.domain.document import Kind
from casebook.search.analysis import analysed, surfaces
from casebook.search.fields import LABEL, TEXT_FIELDS, THEMES, stored_term
from casebook.search.indexed import IndexedText
from casebook.search.layout import FIELD_BITS

_MOST_WORDS = 3_000_000  # in one segment before it is written, some 200 MB while it is sorted
_MOST_DOCUMENTS = 20_000
_MOST_REMEMBERED = 250_000  # pieces of text that are numbered, in some 60 MB
_LONGEST_REMEMBERED = 64  # characters; hardly anything longer comes twice


class Pieces(dict[str, int]):
    """Pieces of text between two spaces, each with its number in a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, languages: tuple[str, ...]) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._languages = languages

    def __missing__(self, piece: str) -> int:
        found = surfaces(piece)
        # A word with its comma or bracket is that word
        alone = len(found) == 1 and found[0] != piece
        number = self[found[0]] if alone else self._analysed(found)
        if len(piece) <= _LONGEST_REMEMBERED:
            self[piece] = number
        return number

    def _analysed(self, found: list[str]) -> int:
        tokens: list[tuple[str, int]] = []
        width = 0
        for surface in found:
            slots, here = analysed(surface, self._languages)
            tokens += [(token.term, width + token.slot) for token in here]
            width += slots
        return self._vocabulary.add(width, tokens)


class Vocabulary:
    """A number for every piece of text between two spaces, and what each of them stands for.

    Attributes:
        widths: By number, how many slots the piece takes.
        token_counts: By number, how many terms it gives.
        token_terms: One piece behind the other, which terms.
        token_slots: And in which of its slots each of them stands.
        terms: The terms by their own numbers, as the index stores them.
    """

    def __init__(self) -> None:
        self.widths = array("I")
        self.token_counts = array("I")
        self.token_terms = array("I")
        self.token_slots = array("I")
        self.terms: list[bytes] = []
        self._numbers: dict[str, int] = {}
        self._labels: dict[str, int] = {}
        self._pieces: dict[tuple[str, ...], Pieces] = {}

    def pieces(self, languages: tuple[str, ...] = ()) -> Pieces:
        """Give the numbers of the pieces of texts in some languages beside English."""
        if languages not in self._pieces:
            self._pieces[languages] = Pieces(self, languages)
        return self._pieces[languages]

    @property
    def is_full(self) -> bool:
        """Whether it takes too much memory to be kept."""
        pieces = sum(map(len, self._pieces.values()))
        return max(pieces, len(self.widths)) > _MOST_REMEMBERED

    def label(self, theme: str) -> int:
        """Give the number of an id, which is one term whatever is in it."""
        number = self._labels.get(theme)
        if number is None:
            number = self._labels[theme] = self.add(1, ((LABEL + theme, 0),))
        return number

    def add(self, width: int, tokens: Collection[tuple[str, int]]) -> int:
        """Number another piece, of so many slots and with terms in them."""
        for term, slot in tokens:
            number = self._numbers.setdefault(term, len(self.terms))
            if number == len(self.terms):
                self.terms.append(stored_term(term))
            self.token_terms.append(number)
            self.token_slots.append(slot)
        self.widths.append(width)
        self.token_counts.append(len(tokens))
        return len(self.widths) - 1


class Gathering:
    """Documents that are going to be a segment.

    Attributes:
        vocabulary: What the numbers of the words mean.
        numbers: Of each document the catalog's number.
        words: The pieces of all texts, one text behind the other.
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
        number = self.vocabulary.pieces(text.languages).__getitem__
        for field, parts in enumerate(_parts(text)):
            for part in parts:
                if part:
                    self._take(first | field, map(number, part.split()))
        for theme in dict.fromkeys(text.themes):
            self._take(first | THEMES, (self.vocabulary.label(theme),))

    def clear(self) -> None:
        """Forget the documents; the vocabulary stays unless it has grown too large."""
        self._empty()
        if self.vocabulary.is_full:
            self.vocabulary = Vocabulary()

    def forget(self) -> None:
        """Forget the vocabulary as well."""
        self._empty()
        self.vocabulary = Vocabulary()

    def _take(self, place: int, words: Iterable[int]) -> None:
        self.words.extend(words)
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
