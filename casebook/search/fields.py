"""The fields of the index, and what a document gives to each."""

# mypy: disallow-untyped-calls=False
# (Whoosh has no annotations)

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from whoosh.columns import FixedBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

from casebook.domain.document import Kind
from casebook.search.analysis import term_slots
from casebook.search.codec import SlotsFormat
from casebook.search.indexed import IndexedText

RECORD = "record"
THEMES = "themes"

_GAP = 100  # slots between two aliases, so that no phrase reaches from one into the next


class TextField(NamedTuple):
    """A field of words.

    Attributes:
        name: Its name in the index.
        weight: How much a word in it counts, against one in the body of a case.
        length_matters: From 0 to 1, how much less a word counts in a longer text: the ``b``
            of BM25F.
    """

    name: str
    weight: float
    length_matters: float


TEXT_FIELDS = (
    TextField("title", 4.0, 0.3),
    TextField("aliases", 4.0, 0.3),
    TextField("applies_when", 3.0, 0.3),
    TextField("headings", 1.5, 0.5),
    # What a lesson says is what people come for; a case tells the same at length
    TextField("lesson", 1.5, 0.6),
    TextField("body", 1.0, 0.75),
)

_RECORD_BYTES = 4 * (1 + len(TEXT_FIELDS))


class _Words(FieldType):
    """A field that takes terms with their slots, as ``analysis.term_slots`` gives them.

    Whoosh's way from text to postings makes an object for each word and a pickle for each
    list of positions; half of the indexing time goes there.
    """

    def __init__(self) -> None:
        super().__init__(SlotsFormat(), analyzer=None)

    def index(
        self, value: dict[str, list[int]], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, slots in value.items():
            times = len(slots)
            yield stored_term(term), times, float(times), array("I", slots).tobytes()


class _Labels(FieldType):
    """A field that takes ids, found only as they are."""

    def __init__(self) -> None:
        super().__init__(Existence(), analyzer=None)

    def index(self, value: tuple[str, ...], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for label in dict.fromkeys(value):
            yield stored_term(label), 1, 1.0, b""


class RecordColumn(FixedBytesColumn):
    """For each document its number and the length of each text field in words."""

    def __init__(self) -> None:
        super().__init__(_RECORD_BYTES)

    class Reader(FixedBytesColumn.Reader):
        """Reads the records of a segment at once."""

        def load(self) -> array[int]:
            """Give all records, one after another."""
            records = array("I")
            records.frombytes(self._dbfile.get(self._basepos, self._count * _RECORD_BYTES))
            missing = self._doccount - self._count
            records.frombytes(self._default * missing)
            return records


def schema() -> Schema:
    """Give the schema of the index."""
    words = {field.name: _Words() for field in TEXT_FIELDS}
    return Schema(**words, **{THEMES: _Labels(), RECORD: COLUMN(RecordColumn())})


def whoosh_document(text: IndexedText) -> dict[str, Any]:
    """Give the values of the fields of a document, words analysed."""
    body = "lesson" if text.kind == Kind.LESSON else "body"
    given: dict[str, tuple[str, ...]] = {
        "title": (text.title,),
        "aliases": text.aliases,
        "applies_when": (text.applies_when,),
        "headings": (text.headings,),
        body: (text.body,),
    }
    values: dict[str, Any] = {THEMES: text.themes}
    record = array("I", [text.number])
    for field in TEXT_FIELDS:
        slots, words = _joined_slots(given.get(field.name, ()), text.languages)
        values[field.name] = slots
        record.append(words)
    values[RECORD] = record.tobytes()
    return values


def stored_term(term: str) -> bytes:
    """Give a term as the index stores it; half a surrogate pair is no reason to fail."""
    return term.encode("utf-8", "surrogatepass")


def _joined_slots(
    texts: tuple[str, ...], languages: tuple[str, ...]
) -> tuple[dict[str, list[int]], int]:
    """Give the slots by term of texts that belong to one field, and the number of words."""
    if len(texts) == 1:
        return term_slots(texts[0], 0, languages)
    joined: dict[str, list[int]] = {}
    words = at = 0
    for text in texts:
        slots, end = term_slots(text, at, languages)
        words += end - at
        at = end + _GAP
        for term, places in slots.items():
            joined.setdefault(term, []).extend(places)
    return joined, words
