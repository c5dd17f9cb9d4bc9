"""Words that no dictionary knows; the dictionaries come with a package that may be absent.

The package is pyspellchecker: maintained, MIT, pure Python, with a dozen languages in its wheel, so
that nothing has to be present on the system. Its English is American; British forms are led back
to it. No Qt here: dictionaries are read beside the window, as that takes half a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from casebook.gui.editor.line_marks import LineState, Style, read_line

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:://|@|\.\w{2,4}/)\S*|\w*[\d_]\w*|\]\([^)]*\)")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:]['\"”’)]*)\s*(?:[-*>#\d.)\[\]|“\"'‘(\s*_]*)$")
_NOT_PROSE = Style.CODE | Style.MARK | Style.COMMENT | Style.KEY | Style.LINK
_PROSE_KEYS = re.compile(r"(?:title|summary|applies_when):")
_NAMES_LIKE_NOUNS = {"de"}
_BRITISH = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations|able)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"our(|s|ed|ing|ite|ites|able|er|ers|hood|ful|less|ly)$"), r"or\1"),
    (re.compile(r"ll(ed|ing|er|ers|or|ors)$"), r"l\1"),
    (re.compile(r"(t|b)re(|s|d)$"), r"\1er\2"),
    (re.compile(r"ence(|s)$"), r"ense\1"),
    (re.compile(r"ogue(|s)$"), r"og\1"),
    (re.compile(r"mme(|s)$"), r"m\1"),
    (re.compile(r"judgement"), "judgment"),
    (re.compile(r"ae"), "e"),
)
_MOST_OFFERED = 5


class Checker(Protocol):
    """What we use of the package."""

    def known(self, words: Iterable[str]) -> set[str]:
        """Give those words that are in the dictionary."""

    def candidates(self, word: str) -> Set[str] | None:
        """Give words that are one letter away."""

    def word_usage_frequency(self, word: str) -> float:
        """Say how common a word is."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word in a line, from ``start`` up to ``end``."""

    start: int
    end: int
    word: str


class Dictionary:
    """The words of a language, and those of the user.

    Attributes:
        language: As in ``en``.
    """

    def __init__(self, language: str, checker: Checker, own: Set[str]) -> None:
        self.language = language
        self._checker = checker
        self._own = {word.casefold() for word in own}
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Say whether a word is right as it is written."""
        plain = word.replace("’", "'")
        if plain not in self._known:
            self._known[plain] = self._looked_up(plain)
        return self._known[plain]

    def add(self, word: str) -> None:
        """Take a word for right from now on."""
        self._own.add(word.replace("’", "'").casefold())
        self._known.clear()

    def suggestions(self, word: str) -> list[str]:
        """Give words that may be meant, the most common first."""
        plain = word.replace("’", "'").lower()
        found = set(self._checker.candidates(plain) or ()) - {plain}
        common = sorted(found, key=self._checker.word_usage_frequency, reverse=True)
        return [_cased(like, word) for like in common[:_MOST_OFFERED]]

    def _looked_up(self, word: str) -> bool:
        small = word.lower()
        if word.casefold() in self._own:
            return True
        forms = {small, small.removesuffix("'s"), small.removesuffix("'")}
        if self.language == "en":
            forms |= {form for known in tuple(forms) for form in _american(known)}
        return bool(self._checker.known(forms))


def is_present() -> bool:
    """Say whether the package with the dictionaries is there, without loading it."""
    return find_spec("spellchecker") is not None


def load_dictionary(language: str, own: Set[str] = frozenset()) -> Dictionary | None:
    """Load the dictionary of a language; None where there is none.

    Args:
        language: A language tag such as ``en`` or ``en-GB``.
        own: Words of the user.
    """
    if not is_present():
        return None
    # deferred: it is no part of Casebook, and its dictionaries are large
    from spellchecker import SpellChecker

    base = language.partition("-")[0].partition("_")[0].lower()
    if base not in SpellChecker.languages():
        return None
    return Dictionary(base, SpellChecker(language=base, distance=1), own)


def read_own_words(file: Path) -> frozenset[str]:
    """Give the user's words, one a line; none where there is no file."""
    try:
        return frozenset(file.read_text("utf-8", errors="replace").split("\n")) - {""}
    except OSError:
        return frozenset()


def append_own_word(file: Path, word: str) -> None:
    """Add a word to the user's file; what stands in it is not touched.

    Raises:
        OSError: It cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8", newline="\n") as words:
        words.write(f"{word}\n")


def misspelt(line: str, before: int, dictionary: Dictionary) -> Iterator[Spelled]:
    """Give the words of a line that no dictionary knows.

    Args:
        line: The line.
        before: The state in which the line before ended, see ``line_marks``.
        dictionary: The words that are right.
    """
    if before in {LineState.FRONT, LineState.TOML} and not _PROSE_KEYS.match(line):
        return
    hidden = [(run.start, run.end) for run in read_line(line, before)[0] if run.style & _NOT_PROSE]
    hidden += [match.span() for match in _ADDRESS.finditer(line)]
    for match in _WORD.finditer(line):
        start, end, word = match.start(), match.end(), match[0]
        if any(start < last and first < end for first, last in hidden):
            continue
        if _may_be_wrong(word, line[:start], dictionary) and not dictionary.knows(word):
            yield Spelled(start, end, word)


def _may_be_wrong(word: str, before: str, dictionary: Dictionary) -> bool:
    """Leave out abbreviations and, where only they have capitals, names."""
    if len(word) < 2 or not (word[1:].islower() or "'" in word or "’" in word):
        return False
    if word[0].islower() or dictionary.language in _NAMES_LIKE_NOUNS:
        return True
    return bool(_SENTENCE_ENDS.search(before[-40:]))


def _american(word: str) -> Iterator[str]:
    for british, american in _BRITISH:
        if british.search(word):
            yield british.sub(american, word)


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word
