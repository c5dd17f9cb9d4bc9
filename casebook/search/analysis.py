"""Text to terms: the words by which documents are indexed, asked for and marked.

A *surface* is a word as it stands in a text: ``Accelerated``, ``don't``, ``CVE-2021-44228``,
``C++``. It becomes one or more *terms*: folded (case, accents, compatibility forms) and, when
it is made of plain letters, stemmed. A surface of several pieces gives a term for the whole,
so that an identifier is found as written, and one for each piece. Scripts that are written
without spaces are cut into overlapping pairs of characters. Each term stands in a *slot*:
slots count the places of a text, so that neighbours can be told from words far apart.

Indexing, questions and marks all go through ``analysed``; nothing is found that is not marked
for the reason that the two disagree about what a word is.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import Stemmer

LONGEST_TERM = 64
"""Characters after which a term is cut: nobody types more, and base64 is no word."""

_CACHED_SURFACES = 60_000
"""How many different surfaces are remembered, in some 12 MB; most of a text repeats."""

_CACHED_LANGUAGES = 6

# Signs that belong to the letter before them. Python's \w leaves them out, which would break
# words of Hebrew with points, of Hindi and Thai, and accents written as signs of their own.
_ACCENTS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u2060\u20d0-\u20ff\ufe20-\ufe2f\ufeff"
)
_VOWEL_SIGNS = (
    "\u0900-\u0963\u0971-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    "\u0ec8-\u0ece\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
_LETTERS = rf"\w{_ACCENTS}{_VOWEL_SIGNS}"

# Thai and Lao, Burmese, Khmer, kana, ideographs, Hangul (whose particles cling to the words)
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)

_APOSTROPHES = "'\u2019\u02bc"
_JOINERS = rf"\-\u2010\u2011.{_APOSTROPHES}@&×"

_SURFACE = re.compile(rf"[{_LETTERS}]+(?:[{_JOINERS}][{_LETTERS}]+)*(?:\+\+|#(?!\w))?")
_ASCII_SURFACE = re.compile(r"[a-zA-Z0-9_]+(?:[-.'@&][a-zA-Z0-9_]+)*(?:\+\+|#(?![a-zA-Z0-9_]))?")
_PIECE = re.compile(rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}_])[{_LETTERS}])+")
_UNSPACED_RUN = re.compile(rf"[{_UNSPACED}]+")
_STRIPPED = re.compile(rf"[{_ACCENTS}]+")
_PLAIN_LETTERS = re.compile(r"[a-z]{3,}(?:'s?)?")
_ODD_JOINERS = str.maketrans("\u2010\u2011\u2019\u02bc×", "--''x")
# Letters that Unicode does not take apart, and that people type without their stroke
_ODD_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


class Token(NamedTuple):
    """A term of a surface.

    A named tuple, because the index unpacks millions of them.

    Attributes:
        term: What is indexed and compared.
        slot: Its place, counted from the first of the surface.
        start: Where it starts in the surface, in characters.
        end: Where it ends.
    """

    term: str
    slot: int
    start: int
    end: int


class Surface(NamedTuple):
    """A surface, analysed: how many slots it takes, and its terms."""

    slots: int
    tokens: tuple[Token, ...]


class _Stemmers(threading.local):
    """A stemmer for each thread; one stemmer must not be used by two at a time."""

    def __init__(self) -> None:
        self._stemmers: dict[str, Stemmer.Stemmer] = {}

    def __getitem__(self, language: str) -> Stemmer.Stemmer:
        if language not in self._stemmers:
            # Surfaces are cached here, so the stemmer need not keep its own list
            self._stemmers[language] = Stemmer.Stemmer(language, 0)
        return self._stemmers[language]


class _Surfaces(dict[str, str | Surface]):
    """Surfaces analysed before; it starts afresh when it has grown too large.

    Most surfaces have one term; these are kept as that term alone, which is a quarter of the
    memory and half of the time.
    """

    def __init__(self, languages: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._languages = languages

    def __missing__(self, surface: str) -> str | Surface:
        if len(surface) > LONGEST_TERM:
            return _analyse(surface, self._languages)
        if len(self) >= _CACHED_SURFACES:
            self.clear()
        found = self[surface] = _analyse(surface, self._languages)
        return found


class _SurfacesIn(dict[tuple[str, ...], _Surfaces]):
    """Surfaces by the languages beside English in which they were analysed."""

    def __missing__(self, languages: tuple[str, ...]) -> _Surfaces:
        if len(self) >= _CACHED_LANGUAGES:
            self.clear()
        made = self[languages] = _Surfaces(languages)
        return made


_stemmers = _Stemmers()
_surfaces_in = _SurfacesIn()


def surfaces(text: str) -> list[str]:
    """Give the words of a text as they stand in it."""
    return (_ASCII_SURFACE if text.isascii() else _SURFACE).findall(text)


def placed_surfaces(text: str) -> Iterator[re.Match[str]]:
    """Give the words of a text with the places where they stand."""
    return (_ASCII_SURFACE if text.isascii() else _SURFACE).finditer(text)


def analysed(surface: str, languages: tuple[str, ...] = ()) -> Surface:
    """Give the terms of one word as ``surfaces`` found it.

    Args:
        surface: The word.
        languages: Snowball's names of languages whose stems are wanted beside the English
            one, in the same slots.
    """
    found = _surfaces_in[languages][surface]
    if isinstance(found, str):
        return Surface(1, (Token(found, 0, 0, len(surface)),))
    return found


def term_slots(
    text: str, first: int = 0, languages: tuple[str, ...] = ()
) -> tuple[dict[str, list[int]], int]:
    """Give the terms of a text with the slots in which they stand, rising.

    Args:
        text: Plain text.
        first: The slot of its first word.
        languages: As for ``analysed``.

    Returns:
        The slots by term, and the slot after the last word.
    """
    slots: defaultdict[str, list[int]] = defaultdict(list)
    at = first
    for found in map(_surfaces_in[languages].__getitem__, surfaces(text)):
        if isinstance(found, str):
            slots[found].append(at)
            at += 1
            continue
        for term, slot, _, _ in found.tokens:
            slots[term].append(at + slot)
        at += found.slots
    return slots, at


def fold(text: str) -> str:
    """Take case, accents and compatibility forms off: ``Ärger`` and ``ARGER`` give ``arger``."""
    if text.isascii():
        return text.lower()
    bare = _STRIPPED.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare.casefold()).translate(_ODD_LETTERS)


def beginning(surface: str) -> str:
    """Fold a surface as one; terms of surfaces that go on from it begin so, stems apart.

    Between letters a hyphen is a matter of taste (``e-mail`` and ``email``, ``follow-ups`` and
    ``followups``) and is left out; in an identifier it stays.
    """
    folded = fold(surface.translate(_ODD_JOINERS)).strip("_")
    joined = folded.replace("-", "")
    return joined if joined.isalpha() else folded


def stem(folded: str, language: str = "english") -> str:
    """Take endings off a folded word; anything but plain letters stays as it is."""
    if _PLAIN_LETTERS.fullmatch(folded) or (language != "english" and _is_letters(folded)):
        return str(_stemmers[language].stemWord(folded))
    return folded


def is_unspaced(text: str) -> bool:
    """Say whether all of it is in scripts that are written without spaces."""
    return _UNSPACED_RUN.fullmatch(text) is not None


def _is_letters(folded: str) -> bool:
    return len(folded) > 2 and folded.isalpha()


def _stems(folded: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Give the English stem, and those of other languages that are not the same."""
    stems = {stem(folded): None}
    for language in languages:
        stems[stem(folded, language)] = None
    return tuple(stems)


def _analyse(surface: str, languages: tuple[str, ...]) -> str | Surface:
    """Give the terms of a surface; if it is all one term, just that."""
    if not languages and surface.isascii() and surface.isalnum():
        return stem(surface.lower())[:LONGEST_TERM]
    pieces = list(_PIECE.finditer(surface))
    if len(pieces) == 1 and pieces[0][0] == surface and not is_unspaced(surface):
        stems = _stems(fold(surface), languages)
        if len(stems) == 1:
            return stems[0][:LONGEST_TERM] or Surface(0, ())
        return _tokens(1, list(_terms(stems, 0, 0, len(surface))))
    if any(mark in surface for mark in _APOSTROPHES) and len(pieces) > 1:
        return _analyse_elision(surface, pieces, languages)
    tokens = []
    slot = 0
    for piece in pieces:
        found = list(_piece_tokens(piece, slot, languages))
        tokens += found
        slot = found[-1].slot + 1 if found else slot
    whole = _whole(surface, pieces, languages)
    if whole:
        tokens = [*_terms(whole, 0, pieces[0].start(), len(surface)), *tokens]
    return _tokens(slot, tokens)


def _analyse_elision(
    surface: str, pieces: list[re.Match[str]], languages: tuple[str, ...]
) -> Surface:
    """Keep ``don't`` in one piece; what follows in ``l'avion`` or ``O'Brien`` is a word too."""
    whole = _stems(beginning(surface), languages)
    tokens = list(_terms(whole, 0, pieces[0].start(), pieces[-1].end()))
    last = pieces[-1]
    if last.end() - last.start() > 2:
        tokens += _terms(_stems(fold(last[0]), languages), 0, last.start(), last.end())
    return _tokens(1, tokens)


def _piece_tokens(piece: re.Match[str], slot: int, languages: tuple[str, ...]) -> Iterator[Token]:
    folded = fold(piece[0])
    if not is_unspaced(piece[0]):
        yield from _terms(_stems(folded, languages), slot, piece.start(), piece.end())
        return
    # Folding may join or part characters; then the whole run is the best that can be marked
    same = len(folded) == len(piece[0])
    for at in range(len(folded)):
        start, end = piece.start(), piece.end()
        if same:
            start, end = start + at, min(start + at + 2, end)
        yield Token(folded[at : at + 2], slot + at, start, end)


def _whole(
    surface: str, pieces: list[re.Match[str]], languages: tuple[str, ...]
) -> tuple[str, ...]:
    """Give the terms for a surface of several pieces as one, if there are any."""
    if len(surface) > LONGEST_TERM or not pieces or _UNSPACED_RUN.search(surface):
        return ()
    return _stems(beginning(surface), languages)


def _terms(stems: tuple[str, ...], slot: int, start: int, end: int) -> Iterator[Token]:
    for one in stems:
        yield Token(one[:LONGEST_TERM], slot, start, end)


def _tokens(slots: int, tokens: list[Token]) -> Surface:
    """Leave out what folds to nothing, and terms that stand in their slot already."""
    kept = {(token.term, token.slot): token for token in reversed(tokens) if token.term}
    return Surface(slots, tuple(reversed(kept.values())))
