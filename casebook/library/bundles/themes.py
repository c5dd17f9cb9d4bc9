"""The themes of a bundle united with those of the library.

Only what the documents of the bundle use comes in, with the themes above it: a colleague's whole
vocabulary would stand in the sidebar without a document under it. What the library says of a
theme stays; labels and synonyms of the bundle are added as further words for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

from casebook.domain.edit import apply_edits
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.theme import Theme, Vocabulary, label_of
from casebook.library.bundles.arrival import ThemeArrival
from casebook.markdown.editing.vocabulary import add_theme_edits, theme_property_edits
from casebook.markdown.themes_file import read_themes


def arriving_themes(
    text: str, used: Iterable[ThemeId], mine: Vocabulary
) -> tuple[ThemeArrival, ...]:
    """Give the themes of a bundle that would add something, in their order.

    Args:
        text: The ``themes.yaml`` of the bundle, or "".
        used: The themes that its documents have.
        mine: The themes of the library.
    """
    themes, _ = read_themes(text, DocumentPath("themes.yaml"))
    theirs = Vocabulary.of(themes)
    wanted = set(chain.from_iterable(theirs.upwards(theme) for theme in used))
    listed = {name for name, theme in mine.themes.items() if theme.listed}
    known = wanted | listed
    found = []
    for theme in themes:
        if theme.id in wanted:
            arrival = _arrival(theme, mine.themes.get(theme.id), mine, known)
            if arrival is not None:
                found.append(arrival)
    return tuple(found)


def _arrival(
    theirs: Theme, mine: Theme | None, vocabulary: Vocabulary, known: Collection[ThemeId]
) -> ThemeArrival | None:
    related = tuple(other for other in theirs.related if other in known)
    broader = theirs.broader if theirs.broader in known else None
    if mine is None or not mine.listed:
        return ThemeArrival(theirs._replace(related=related, broader=broader))
    names = {word.casefold() for word in (mine.label, *mine.synonyms)}
    words = (theirs.label, *theirs.synonyms)
    if theirs.label == label_of(theirs.id):
        words = theirs.synonyms  # nobody has chosen it
    more = {word.casefold(): word for word in words if word.casefold() not in names}
    above = mine.broader or broader
    if above is not None and mine.broader is None and mine.id in vocabulary.upwards(above):
        above = None  # the library has them the other way round
    theme = mine._replace(
        synonyms=(*mine.synonyms, *more.values()),
        related=tuple(dict.fromkeys((*mine.related, *related))),
        broader=above,
        colour=mine.colour or theirs.colour,
    )
    return ThemeArrival(theme, mine) if theme != mine else None


def united(text: str, arrivals: Iterable[ThemeArrival]) -> str:
    """Give the text of the library's ``themes.yaml`` with what themes add.

    Raises:
        EditRefused: The file cannot be read, or a theme in it cannot be changed by itself.
    """
    for arrival in arrivals:
        if arrival.mine is None:
            text = apply_edits(text, add_theme_edits(text, arrival.theme))
            continue
        for key in ("broader", "related", "synonyms", "colour"):
            value = getattr(arrival.theme, key)
            if value != getattr(arrival.mine, key):
                text = apply_edits(text, theme_property_edits(text, arrival.id, key, value))
    return text
