"""Names of people that an export replaces: those that cases list, and those that are found.

What is found is a proposal: a given name that is no other word, or what stands behind a title
such as *Mrs*. Who looks at it decides. Sources are left alone: an author is to be named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from casebook.domain.case import Case
from casebook.domain.document import Document
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Pack
from casebook.domain.sections import SectionName
from casebook.export.material import Material
from casebook.export.redaction import Redactor, entry_of
from casebook.markdown.plain import plain_text
from casebook.resources import resource

_PERSON = "person {letter}"
_AROUND = 48
_MOST_PASSAGES = 5
_MOST_NAMES = 200
_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_TITLES = (
    "Mr Mrs Ms Miss Mx Dr Prof Professor Officer Sergeant Sgt Captain Lieutenant Detective "
    "Constable Inspector Herr Frau Monsieur Madame Mme Señor Señora Sr Sra Signor Signora"
)
# what stands between given name and surname: Jan van der Berg
_BETWEEN = r"(?:(?:van|von|de|der|den|di|da|del|della|la|le|bin|al|el|ten|zu) ){0,2}"
_MORE = rf"(?: {_BETWEEN}{_WORD}){{0,2}}"
_TITLED = re.compile(rf"\b(?:{'|'.join(_TITLES.split())})\b\.?[ \u00a0]({_WORD}{_MORE})")
_GIVEN = re.compile(rf"(?<![\w’'-])({_WORD})({_MORE})")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a name stands.

    Attributes:
        path: The document.
        before: What stands before it on its line.
        name: The name as it is written there.
        after: What stands behind it.
    """

    path: DocumentPath
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name, and what it becomes.

    Attributes:
        name: As it is listed, or was found.
        role: What stands in its place.
        listed: Whether a case lists it under ``redact``; if not, it was found.
        path: The case that lists it, or where it is to be listed: a case, if it is in one.
        listable: Whether that is a case.
        count: How often it stands there.
        passages: The first places.
    """

    name: str
    role: str
    listed: bool
    path: DocumentPath
    listable: bool
    count: int
    passages: tuple[Passage, ...]

    @property
    def entry(self) -> str:
        """The name as it would stand under ``redact``."""
        return f"{self.name} → {self.role}"


def names_in(materials: Iterable[Material]) -> tuple[PersonName, ...]:
    """Give the names in all documents of some materials: the listed ones first, then the found."""
    documents = {each.path: each for material in materials for each in material.documents}
    texts = [(document.path, _text(document)) for document in documents.values()]
    texts.sort(key=lambda each: not isinstance(documents[each[0]], Case))
    cases = [document for document in documents.values() if isinstance(document, Case)]
    listed: dict[str, PersonName] = {}
    for case in cases:
        for entry in case.redact:
            name, role = entry_of(entry)
            if name and name not in listed:
                count, passages = _places(name, texts)
                listed[name] = PersonName(name, role, True, case.path, True, count, passages)
    known = Redactor.of(case_entry for case in cases for case_entry in case.redact)
    found = tuple(_found(texts, known, {case.path for case in cases}))
    return (*listed.values(), *found)


def _found(
    texts: Sequence[tuple[DocumentPath, str]], known: Redactor, cases: Collection[DocumentPath]
) -> Iterator[PersonName]:
    """Give the names that no case lists; those of one person get one letter."""
    people: dict[str, str] = {}
    names = dict.fromkeys(name for _, text in texts for name in _candidates(text))
    for name in list(names)[:_MOST_NAMES]:
        if known.names_in(name):
            continue
        person = people.setdefault(name.split()[0], _letter(len(people)))
        count, passages = _places(name, texts)
        role = _PERSON.format(letter=person)
        path = passages[0].path
        yield PersonName(name, role, False, path, path in cases, count, passages)


def _candidates(text: str) -> Iterator[str]:
    """Find names, each as the longest row of words with a capital."""
    for line in text.splitlines():
        yield from (match[1] for match in _TITLED.finditer(line))
        for match in _GIVEN.finditer(line):
            words = [match[1], *match[2].split()]
            start = next((n for n, word in enumerate(words) if word in _given_names()), None)
            if start is not None:
                yield " ".join(words[start:])


def _places(
    name: str, texts: Sequence[tuple[DocumentPath, str]]
) -> tuple[int, tuple[Passage, ...]]:
    pattern = Redactor.of([name]).pattern
    assert pattern is not None
    count, passages = 0, list[Passage]()
    for path, text in texts:
        for match in pattern.finditer(text):
            count += 1
            if len(passages) < _MOST_PASSAGES:
                passages.append(_passage(path, text, match))
    return count, tuple(passages)


def _passage(path: DocumentPath, text: str, match: re.Match[str]) -> Passage:
    line = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    before = text[line : match.start()]
    after = text[match.end() : end if end >= 0 else len(text)]
    if len(before) > _AROUND:
        before = before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0]
    return Passage(path, before, match[0], after)


def _text(document: Document) -> str:
    """Give the words of a document, without those of its sources and of those who gave sessions."""
    left_out = {SectionName.SOURCES.value}
    if isinstance(document, Pack):
        left_out.add(SectionName.SESSIONS.value)
    spans = [section for section in document.sections if section.name in left_out]
    kept, start = [document.title, document.summary], document.body_start
    for section in spans:
        kept.append(plain_text(document.text[start : section.start]))
        start = section.end
    kept.append(plain_text(document.text[start:]))
    return "\n".join(kept)


def _letter(number: int) -> str:
    """Give A to Z, then AA and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def _given_names() -> frozenset[str]:
    lines = resource("names", "given.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
