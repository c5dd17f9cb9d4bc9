"""Why no document is shown, told on the empty page with what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casebook.domain.names import ThemeId
from casebook.domain.query import Facet, Query
from casebook.domain.theme import Vocabulary
from casebook.gui.finder import Finder
from casebook.gui.panes.empty_page import ChosenFilter, EmptyPage
from casebook.gui.wording import facet_value_word

if TYPE_CHECKING:
    from casebook.library.library import Library


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
        page.show_nothing_found(finder.query.text.strip(), filters, finder.kind)
    else:
        page.show_missing_kind(finder.kind)


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
