"""The languages whose endings are known beside English, and questions asked in them.

Every word stands in the index under its English stem, whatever the language of its document:
so phrases, and a word in exactly the form that was typed, are found without knowing any
language. A document in another language has the stems of that language beside these, and a
question looks for those of all languages that the library is written in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casebook.search.analysis import analysed
from casebook.search.expression import Expression, Word

MOST_LANGUAGES = 5
"""How many languages a question is asked in; each costs it some look-ups."""

# Tags of RFC 5646, and Snowball's names. Languages whose endings cannot be told once accents
# are gone are left out: people who leave accents out when they type would find less.
_STEMMED = {
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
_NAMES = {name: name for name in _STEMMED.values()} | {
    "dansk": "danish",
    "deutsch": "german",
    "español": "spanish",
    "français": "french",
    "italiano": "italian",
    "nederlands": "dutch",
    "norsk": "norwegian",
    "português": "portuguese",
    "suomi": "finnish",
    "svenska": "swedish",
}


def stemmed_languages(tags: Iterable[str]) -> tuple[str, ...]:
    """Give the languages behind some tags or names, each once, as ``analysed`` takes them.

    English, which is always among them, is left out, and so is what is not known.
    """
    found: dict[str, None] = {}
    for tag in tags:
        plain = tag.strip().casefold()
        language = _NAMES.get(plain) or _STEMMED.get(plain.replace("_", "-").split("-")[0])
        if language:
            found[language] = None
    return tuple(found)


def asked_in(expression: Expression, languages: Sequence[str]) -> Expression:
    """Give a question with the stems that its words have in other languages too.

    Args:
        expression: The question.
        languages: As ``stemmed_languages`` gives them, the most common one first.
    """
    languages = tuple(languages[:MOST_LANGUAGES])
    if not languages:
        return expression
    return replace(
        expression,
        words=tuple(_asked_in(word, languages) for word in expression.words),
        phrases=tuple(_asked_in(word, languages) for word in expression.phrases),
        without=tuple(_asked_in(word, languages) for word in expression.without),
        languages=languages,
    )


def _asked_in(word: Word, languages: tuple[str, ...]) -> Word:
    """Add stems to a single word; phrases and the pieces of identifiers stay as they are."""
    if word.sequence or not word.terms:
        return word
    terms = dict.fromkeys(word.terms)
    terms.update(dict.fromkeys(token.term for token in analysed(word.text, languages).tokens))
    return replace(word, terms=tuple(terms))
