"""Why no document is shown, told on the empty page with what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.domain.names import ThemeId
from casebook.domain.query import Facet, Query
from casebook.domain.theme import Vocabulary
from casebook.gui.finder import Finder
from casebook.gui.panes.empty_page import EmptyPage
from casebook.gui.panes.ways_on import ChosenFilter, Ways
from casebook.gui.wording import facet_value_word

if TYPE_CHECKING:
    from casebook.gui.asking.second_thoughts import SecondThoughts
    from casebook.library.library import Library

_LONGEST_SYNONYM = 4  # words


def say_why_empty(
    page: EmptyPage, finder: Finder, library: Library | None, is_being_read: bool
) -> None:
    """Say on a page why there is no document, from what was asked and found last."""
    results = finder.results
    if library is None or results is None or results.total:
        page.show_unread()
    elif is_being_read:
        page.show_being_read()
    elif not len(library.shelf):
        page.show_empty_library()
    elif finder.asks or finder.kind is None:
        filters = _chosen_filters(finder.query, library.vocabulary)
        ways = _ways(finder, library)
        page.show_nothing_found(finder.query.text.strip(), filters, finder.kind, ways)
    else:
        page.show_missing_kind(finder.kind)


def synonym_in(thoughts: SecondThoughts | None, query: Query) -> str:
    """Give the words of a question that could be made another word for a theme, or "".

    That is the word that nobody knows, or else all of a short question without signs.
    """
    if thoughts is not None and thoughts.suggestion is not None:
        return thoughts.suggestion.words[0][0]
    words = query.text.split()
    plain = all(word.replace("-", "").replace("'", "").isalnum() for word in words)
    return " ".join(words) if plain and len(words) <= _LONGEST_SYNONYM else ""


def _ways(finder: Finder, library: Library) -> Ways:
    thoughts, query = finder.thoughts, finder.query
    mendable = query.text and library.vocabulary.themes and not library.read_only
    synonym = synonym_in(thoughts, query) if mendable else ""
    noted = finder.noted == query.text
    if thoughts is None or thoughts.query != query:
        return Ways(synonym=synonym, noted=noted)
    meant = thoughts.suggestion.text if thoughts.suggestion else ""
    found = thoughts.meant.total if thoughts.meant else 0
    return Ways(meant, found, thoughts.without, synonym, noted)


def _chosen_filters(query: Query, vocabulary: Vocabulary) -> list[ChosenFilter]:
    return [
        ChosenFilter(facet, value, _label(facet, value, vocabulary))
        for facet, values in query.chosen.items()
        for value in sorted(values)
        if facet is not Facet.KIND
    ]


def _label(facet: Facet, value: str, vocabulary: Vocabulary) -> str:
    if facet is Facet.THEME:
        return vocabulary.label(ThemeId(value))
    return facet_value_word(facet, value)
