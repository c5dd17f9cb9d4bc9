"""The words of a text as people write them: whole, never stems, for correcting other words.

Only words of letters count. Identifiers, numbers and addresses are no help to anybody who has
mistyped a word, and scripts without spaces have no words that could be told apart here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from casebook.search.analysis import fold, is_unspaced, surfaces

SHORTEST, LONGEST = 3, 30
"""Letters of the words that are kept; what is longer is mostly no word."""

_CACHED = 150_000  # pieces, in some 20 MB
_BETWEEN = re.compile("[-\u2010\u2011'\u2019\u02bc]")
_NO_LETTER_OF_A_WORD = re.compile(r"[\d_@.&×+#]")


class _Written(dict[str, tuple[str, ...]]):
    """Pieces of text met before, with the words in them; it starts afresh when it grows large."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = tuple(word for surface in surfaces(piece) for word in _words(surface))
        if len(piece) <= 2 * LONGEST:
            if len(self) >= _CACHED:
                self.clear()
            self[piece] = found
        return found


_known = _Written()


def written_words(texts: Iterable[str]) -> set[str]:
    """Give the different words of some texts, in small letters, accents kept."""
    words: set[str] = set()
    for text in texts:
        # Cut at spaces, which costs a fraction of looking for words; most pieces are one, and
        # those with a comma or a bracket come again and again
        pieces = set(text.split())
        plain = {piece for piece in pieces if piece.isascii() and piece.isalpha()}
        words.update(piece.lower() for piece in plain if SHORTEST <= len(piece) <= LONGEST)
        for piece in pieces - plain:
            words.update(_known[piece])
    return words


def is_word(surface: str) -> bool:
    """Say whether something is made of letters alone, and so may be a misspelt word."""
    return SHORTEST <= len(surface) <= LONGEST and bool(_words(surface))


def as_written(word: str, surface: str) -> str:
    """Give a word with the capitals of the one in whose place it stands."""
    if len(surface) > 1 and surface.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if surface[:1].isupper() else word


def _words(surface: str) -> tuple[str, ...]:
    if surface.isascii() and surface.isalpha():
        return (surface.lower(),) if SHORTEST <= len(surface) <= LONGEST else ()
    if len(surface) > 2 * LONGEST or _NO_LETTER_OF_A_WORD.search(surface):
        return ()
    pieces = _BETWEEN.split(unicodedata.normalize("NFC", surface).lower())
    return tuple(filter(_is_kept, pieces))


def _is_kept(piece: str) -> bool:
    # Both lengths: a ligature is two letters once it is folded
    folded = fold(piece)
    return (
        SHORTEST <= len(piece) <= LONGEST
        and SHORTEST <= len(folded) <= LONGEST
        and folded.isalpha()
        and not is_unspaced(piece)
    )
