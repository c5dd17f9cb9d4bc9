"""In which documents a word stands, and how much of it there is."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable

from casebook.search.codec import PostingList, TermEntry
from casebook.search.expression import Word
from casebook.search.fields import TEXT_FIELDS
from casebook.search.segments import Segment, Snapshot

MOST_BEGINNINGS = 50
"""How many words are tried for the beginnings in a question: those in most documents."""

_BEGINNING = 0.5  # what a word counts that only begins as typed, against the word itself

Frequencies = dict[int, float]
"""By document of a segment, the weighted frequency of a word; deleted documents left out."""


def word_frequencies(
    snapshot: Snapshot, word: Word, most: int = MOST_BEGINNINGS
) -> list[Frequencies]:
    """Give where a word or phrase stands, for each segment.

    Args:
        snapshot: The index.
        word: What is looked for.
        most: How many words are tried if it is a beginning.
    """
    beginnings = _beginnings(snapshot, word, most)
    found: list[Frequencies] = []
    for number, segment in enumerate(snapshot.segments):
        here: Frequencies = {}
        for field, (name, _, _) in enumerate(TEXT_FIELDS):
            for term in word.terms:
                postings = segment.postings(name, term)
                if postings is not None:
                    _add(here, postings.documents, snapshot.weights(number, field, postings))
            for entry in beginnings[number][field]:
                postings = segment.listed(name, entry)
                weights = snapshot.weights(number, field, postings)
                _add(here, postings.documents, (_BEGINNING * weight for weight in weights))
        if word.sequence:
            _add_sequences(snapshot, number, word.sequence, here)
        for document in here.keys() & segment.deleted:
            del here[document]
        found.append(here)
    return found


def term_slots_in(
    segment: Segment, field: str, term: str, documents: Iterable[int]
) -> dict[int, array[int]]:
    """Give the slots of a term in a field, for those of the documents that have it."""
    postings = segment.postings(field, term)
    if postings is None:
        return {}
    return postings.slots_in(set(documents).intersection(postings.documents))


def _add(here: Frequencies, documents: Iterable[int], weights: Iterable[float]) -> None:
    if not here:
        here.update(zip(documents, weights, strict=True))
        return
    known = here.get
    for document, weight in zip(documents, weights, strict=True):
        here[document] = known(document, 0.0) + weight


def _beginnings(snapshot: Snapshot, word: Word, most: int) -> list[list[list[TermEntry]]]:
    """Give the dictionary entries that a beginning stands for, by segment and field."""
    nothing: list[list[list[TermEntry]]] = [[[] for _ in TEXT_FIELDS] for _ in snapshot.segments]
    if not word.prefix:
        return nothing
    entries = [
        [segment.beginning_with(name, word.prefix) for name, _, _ in TEXT_FIELDS]
        for segment in snapshot.segments
    ]
    documents: Counter[bytes] = Counter()
    for fields in entries:
        for field in fields:
            for entry in field:
                documents[entry.term] += entry.documents
    for term in word.terms:
        documents.pop(term.encode("utf-8", "surrogatepass"), None)
    # By number of documents and then by the alphabet, so that the choice is always the same
    ranked = sorted(documents, key=lambda term: (-documents[term], term))
    chosen = set(ranked[:most])
    return [
        [[entry for entry in field if entry.term in chosen] for field in fields]
        for fields in entries
    ]


def _add_sequences(
    snapshot: Snapshot, number: int, sequence: tuple[tuple[str, int], ...], here: Frequencies
) -> None:
    """Add the documents in which the terms stand at their distances, if not found already.

    An identifier is indexed whole as well; what was found by the whole has been counted.
    """
    segment = snapshot.segments[number]
    added: Frequencies = {}
    for field, (name, _, _) in enumerate(TEXT_FIELDS):
        times = _sequence_times(segment, name, sequence)
        for document in times.keys() - here.keys():
            weight = snapshot.weight(number, field, document, times[document])
            added[document] = added.get(document, 0.0) + weight
    here.update(added)


def _sequence_times(
    segment: Segment, field: str, sequence: tuple[tuple[str, int], ...]
) -> dict[int, int]:
    """Count by document how often the terms stand at their distances."""
    lists: list[PostingList] = []
    for term, _ in sequence:
        postings = segment.postings(field, term)
        if postings is None:
            return {}
        lists.append(postings)
    documents = set(min(lists, key=lambda one: len(one.documents)).documents)
    for postings in lists:
        documents.intersection_update(postings.documents)
    slots = [postings.slots_in(documents) for postings in lists]
    times = {}
    for document in documents:
        starts = set(slots[0][document])
        for (_, distance), places in zip(sequence[1:], slots[1:], strict=True):
            starts.intersection_update([place - distance for place in places[document]])
        if starts:
            times[document] = len(starts)
    return times
