"""What someone types into the search box, read as words, phrases and exclusions.

The language is small. Words: any of them may match. ``"a phrase"``: must be there, unless
``OR`` stands beside it. ``-word`` and ``-"a phrase"``: must not be there. ``word*``, and the
last word while one types: anything that begins so. ``field:value``: see ``conditions``.
Everything else is text: no character raises, nothing means something that the user did not
intend, and a part that cannot be used gives a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from casebook.search.analysis import (
    Surface,
    analysed,
    beginning,
    fold,
    is_unspaced,
    stem,
    surfaces,
)
from casebook.search.conditions import (
    Condition,
    is_bare_field,
    meant_field,
    read_condition,
    split_items,
)

MOST_CHARACTERS = 4_000
MOST_WORDS = 64
_SHORTEST_PREFIX = 2

_QUOTES = str.maketrans("“”„‟«»＂", '"""""""')

# Words that a question is held together with. They are looked for in phrases, and when
# nothing else was typed; beside other words they would only make every document a hit.
CONNECTING = frozenset(
    """
    a about after all also am an and any are as at be been before being but by can could did do
    does doing for from had has have he her here him his how i if in into is it its just me my
    no not of off on or our out over own she should so some such than that the their them then
    there these they this those to too under up us very was we were what when where which while
    who whom why will with would you your
    """.split()  # noqa: SIM905 - as a list it would take a page
)

# A word that is half typed may have outgrown the stem under which the index knows it:
# "accelerati" is no beginning of "acceler". These endings complete it on trial.
_ENDINGS = (
    "", "e", "s", "d", "ed", "es", "g", "ng", "ing", "n", "on", "ion", "tion", "y", "ly",
    "t", "nt", "ent", "ment", "ss", "ess", "ness", "l", "al", "le", "ble", "able",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to look for: a word, or words in quotation marks.

    Attributes:
        text: As typed, without marks.
        terms: Index terms of which any one is a hit.
        sequence: Terms with their distance from the first, which together are a hit too:
            the pieces of an identifier, the words of a phrase; empty for plain words.
        prefix: Folded letters; every word that begins with them is a hit. "" for none.
    """

    text: str
    terms: tuple[str, ...] = ()
    sequence: tuple[tuple[str, int], ...] = ()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """A question, read.

    Attributes:
        words: Any of them may match; more of them rank higher. In the order typed.
        phrases: All of them must match.
        without: None of them may match.
        notice: A sentence about a part that could not be used, or "".
        conditions: Fields that documents are to have. The index knows nothing of them.
        free: The text that is meant neither as it stands, nor to be left out, nor as a field.
        languages: Those beside English whose stems are among the terms; see ``languages``.
    """

    words: tuple[Word, ...] = ()
    phrases: tuple[Word, ...] = ()
    without: tuple[Word, ...] = ()
    notice: str = ""
    conditions: tuple[Condition, ...] = ()
    free: str = ""
    languages: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are words to look for or to leave out."""
        return bool(self.words or self.phrases or self.without)

    @property
    def sought(self) -> tuple[Word, ...]:
        """Everything that is looked for, phrases first."""
        return self.phrases + self.words


def parse_expression(text: str, as_typed: bool = False) -> Expression:
    """Read a question. Never raises, whatever the text.

    Args:
        text: What was typed or pasted.
        as_typed: Whether the last word may still grow, and so counts as a beginning.
    """
    reading = _Reading()
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        reading.notices.append(f"Only the first {MOST_CHARACTERS:,} characters are searched for.")
    # Two stars are bold type that was pasted along, never the beginning of a word
    items = split_items(text.translate(_QUOTES).replace("**", " "))
    growing = as_typed and bool(items) and not text[-1:].isspace()
    for at, item in enumerate(items):
        if item == "OR" and len(items) > 1:
            continue
        beside_or = "OR" in (items[at - 1] if at else "", *items[at + 1 : at + 2])
        reading.take(item, growing and at == len(items) - 1, beside_or)
    found = reading.expression()
    if text.strip() and not (found or found.conditions or found.notice or reading.waiting):
        return Expression(notice="There is no word in this to search for.")
    return found


def piece_terms(surface: str) -> tuple[str, ...]:
    """Give the index terms of a word, one for each of its pieces; none when it has none."""
    return tuple(term for term, _ in _sequence(analysed(surface)))


@dataclass(slots=True)
class _Reading:
    """The parts of a question as far as it has been read."""

    words: list[Word] = field(default_factory=list)
    connecting: list[Word] = field(default_factory=list)
    phrases: list[Word] = field(default_factory=list)
    without: list[Word] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    taken: int = 0
    waiting: bool = False
    """Whether a field's name was typed, and its value is still to come."""
    _quoting: bool = False

    def take(self, item: str, growing: bool, optional: bool) -> None:
        """Read one item: a field, a quotation, or what stands between spaces."""
        if self._take_condition(item, growing):
            return
        excluding = item.startswith("-") and item[1:2] not in ("", "-", "*")
        inner = item[1:] if excluding else item
        if len(inner) > 1 and inner[0] == inner[-1] == '"':
            target = self.without if excluding else self.words if optional else self.phrases
            self._add(target, _phrase(inner[1:-1]))
            return
        if inner.startswith('"'):
            self._quoting = True
            self._say("The quotation mark is not closed, so its words are searched one by one.")
        if excluding:
            self._add(self.without, _phrase(inner, inner.endswith("*")))
            return
        if not self._quoting:
            self.free.append(inner)
        self._take_words(inner, growing)

    def _take_condition(self, item: str, growing: bool) -> bool:
        """Take an item that is a field; give whether it was one."""
        condition = read_condition(item, growing)
        if condition is not None:
            if condition not in self.conditions and self._has_room():
                self.conditions.append(condition)
            return True
        if is_bare_field(item):
            self.waiting |= growing
            if not growing:
                self._say("A value stands right behind the colon, as in type:incident.")
            return growing
        meant = meant_field(item)
        if meant is not None:
            self._say(f"“{meant[0]}:” is searched for as text. Did you mean “{meant[1]}:”?")
        return False

    def _take_words(self, item: str, growing: bool) -> None:
        starred = item.endswith("*")
        if "*" in item.removesuffix("*") and surfaces(item):
            self._say("A star can only stand at the end of a word.")
        found = surfaces(item)
        for at, surface in enumerate(found):
            last = at == len(found) - 1
            word = _word(surface, last and (starred or growing))
            if starred and last and word is not None and not word.prefix:
                self._say("A star needs at least two letters before it.")
            common = fold(surface) in CONNECTING and not (starred and last)
            self._add(self.connecting if common else self.words, word)
        if starred and not found:
            self._say("A star needs at least two letters before it.")

    def _add(self, target: list[Word], word: Word | None) -> None:
        if word is not None and word not in target and self._has_room():
            target.append(word)

    def _has_room(self) -> bool:
        if self.taken >= MOST_WORDS:
            self._say(f"Only the first {MOST_WORDS} words are searched for.")
            return False
        self.taken += 1
        return True

    def _say(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)

    def expression(self) -> Expression:
        """Give what was read; connecting words count when there is nothing else."""
        words = self.words if self.words or self.phrases else self.connecting
        return Expression(
            tuple(words),
            tuple(self.phrases),
            tuple(self.without),
            " ".join(self.notices),
            tuple(self.conditions),
            " ".join(self.free),
        )


def _word(surface: str, growing: bool) -> Word | None:
    """Read one word; None when nothing of it can be found."""
    found = analysed(surface)
    sequence = tuple(_sequence(found))
    if not sequence:
        return None
    prefix = beginning(surface) if growing else ""
    if len(prefix) < _SHORTEST_PREFIX:
        prefix = ""
    if len(sequence) == 1:
        terms = (sequence[0][0],)
        if is_unspaced(surface) and len(fold(surface)) == 1:
            # One ideograph begins every pair that it stands first in
            return Word(surface, terms, (), fold(surface))
        return Word(surface, _with_outgrown(terms, prefix), (), prefix)
    whole = tuple(token.term for token in found.tokens[:1] if _is_whole(found))
    return Word(surface, whole, sequence, prefix if whole else "")


def _phrase(text: str, starred: bool = False) -> Word | None:
    """Read words that stand one after another; None when there are none."""
    found = surfaces(text)
    if len(found) == 1:
        return _word(found[0], starred)
    sequence: list[tuple[str, int]] = []
    at = 0
    for surface in found[:MOST_WORDS]:
        sequence += [(term, at + slot) for term, slot in _sequence(analysed(surface))]
        at += analysed(surface).slots
    if not sequence:
        return None
    first = sequence[0][1]
    return Word(text.strip(), (), tuple((term, slot - first) for term, slot in sequence))


def _is_whole(surface: Surface) -> bool:
    """Say whether the first token is the surface as one, beside its pieces."""
    return len(surface.tokens) > 1 and surface.tokens[0].slot == surface.tokens[1].slot


def _sequence(surface: Surface) -> Iterator[tuple[str, int]]:
    """Give one term for each slot: the pieces, or the whole where there is one slot."""
    tokens = surface.tokens
    if surface.slots == 1:
        tokens = tokens[:1]
    elif _is_whole(surface):
        tokens = tokens[1:]
    first = tokens[0].slot if tokens else 0  # a piece before it may have folded to nothing
    for token in tokens:
        # The last character of an unspaced run stands alone only for questions of one
        if token.slot != first and len(token.term) == 1 and is_unspaced(token.term):
            continue
        yield token.term, token.slot - first


def _with_outgrown(terms: tuple[str, ...], prefix: str) -> tuple[str, ...]:
    """Add the stems of words that begin with the prefix although their stems do not."""
    if not prefix:
        return terms
    stems = dict.fromkeys(terms)
    for ending in _ENDINGS:
        found = stem(prefix + ending)
        if len(found) > 2 and not found.startswith(prefix) and prefix.startswith(found[:-1]):
            stems[found] = None
    return tuple(stems)
