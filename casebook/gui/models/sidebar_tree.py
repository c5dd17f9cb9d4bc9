"""The rows of the sidebar as a tree of plain data: kinds, saved searches, themes, facets.

Values stay where they were seen first, so that nothing moves while one types; a value that no
document has any more stands there with a count of 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication

from casebook.domain.names import ThemeId
from casebook.domain.query import FACETS_OF, Facet
from casebook.domain.theme import Vocabulary
from casebook.domain.values import CaseType, Effect, Grade, Kind, Outcome, State, Status
from casebook.gui.look.palette import colour_of
from casebook.gui.wording import facet_value_word, word_of

THEMES_AT_FIRST = 24
VALUES_AT_FIRST = 8

SAVED = "saved"
"""The value of the head of the saved searches, which belong to no facet."""

Counts = Mapping[Facet, Mapping[str, int]]
_ORDERS: Mapping[Facet, Sequence[str]] = {
    Facet.OUTCOME: (Outcome.SUCCESS, Outcome.MIXED, Outcome.FAILURE, Outcome.UNKNOWN),
    Facet.TYPE: tuple(CaseType),
    Facet.STATUS: tuple(Status),
    Facet.GRADE: tuple(reversed(Grade)),
    Facet.STATE: tuple(State),
    Facet.EFFECT: tuple(Effect),
}


class RowKind(Enum):
    """What a row of the sidebar is."""

    KIND = "kind"
    SEARCH = "search"
    HEAD = "head"
    THEME = "theme"
    VALUE = "value"
    MORE = "more"


class SidebarRow:
    """One row with those below it.

    Attributes:
        kind: What it is.
        facet: The facet that it belongs to.
        value: What choosing it chooses; "" for everything, for heads and for *show all*; the
            name of a saved search.
        label: What it says.
        colour: The colour of a theme's dot, or "".
        depth: How far a theme stands below the top.
        below: The rows below it.
        above: The row above it, or None.
        count: How many documents it would give; -1 for a saved search not yet counted.
        chosen: 1 when it is chosen; for a head how many of its values are.
        number: By which the model knows it while it is shown.
    """

    __slots__ = (
        "above",
        "below",
        "chosen",
        "colour",
        "count",
        "depth",
        "facet",
        "kind",
        "label",
        "number",
        "value",
    )

    def __init__(
        self,
        kind: RowKind,
        facet: Facet,
        value: str,
        label: str,
        colour: str = "",
        depth: int = 0,
    ) -> None:
        self.kind = kind
        self.facet = facet
        self.value = value
        self.label = label
        self.colour = colour
        self.depth = depth
        self.below: list[SidebarRow] = []
        self.above: SidebarRow | None = None
        self.count = 0
        self.chosen = 0
        self.number = -1

    @property
    def key(self) -> str:
        """A name by which the row is known again after the tree was made anew."""
        return f"{self.kind.value}:{self.facet.value}:{self.value}"

    def walk(self) -> Iterator[SidebarRow]:
        """Give this row and all below it."""
        yield self
        for row in self.below:
            yield from row.walk()


class SidebarTree:
    """Makes the rows, remembering which values there are and where they stand.

    Attributes:
        vocabulary: The themes.
        colours: Their colours.
        version: Rises whenever other rows may be made than before.
    """

    def __init__(self) -> None:
        self.vocabulary = Vocabulary.of(())
        self.colours: Mapping[ThemeId, str] = {}
        self.version = 0
        self._searches: Sequence[str] = ()
        self._values: dict[Facet, list[str]] = {}
        self._most: dict[str, int] = {}

    def forget_values(self) -> None:
        """Begin anew with another library."""
        self._values.clear()
        self._most.clear()
        self.version += 1

    def show_vocabulary(self, vocabulary: Vocabulary, colours: Mapping[ThemeId, str]) -> None:
        """Take the themes and their colours."""
        self.vocabulary = vocabulary
        self.colours = colours
        self.version += 1

    def show_searches(self, names: Sequence[str]) -> None:
        """Take the names of the saved searches, in their order."""
        self._searches = tuple(names)
        self.version += 1

    def learn(self, counts: Counts) -> None:
        """Remember the values that there are; the most frequent first where there is no order."""
        for facet, of_values in counts.items():
            if facet is Facet.THEME:
                self._learn_themes(of_values)
            else:
                self._learn_values(facet, of_values)

    def _learn_themes(self, counts: Mapping[str, int]) -> None:
        more = {theme: count for theme, count in counts.items() if count > self._most.get(theme, 0)}
        if more:
            self._most.update(more)
            self.version += 1

    def _learn_values(self, facet: Facet, counts: Mapping[str, int]) -> None:
        known = self._values.setdefault(facet, [])
        fresh = [value for value in counts.keys() - set(known) if value]
        if fresh:
            known.extend(sorted(fresh, key=lambda value: (-counts[value], value.casefold())))
            _put_in_order(facet, known)
            self.version += 1

    def rows(
        self, kind: Kind | None, chosen: Mapping[Facet, frozenset[str]], whole: frozenset[str]
    ) -> list[SidebarRow]:
        """Make the rows of the top level.

        Args:
            kind: The kind in view, which says which facets there are; None for everything.
            chosen: What is chosen; chosen values are never hidden behind *show all*.
            whole: Keys of the heads of which all rows are to be shown.
        """
        rows = [
            SidebarRow(
                RowKind.KIND, Facet.KIND, "", QCoreApplication.translate("Sidebar", "Everything")
            )
        ]
        rows += [SidebarRow(RowKind.KIND, Facet.KIND, kind.value, _kinds(kind)) for kind in Kind]
        heads = [self._search_head(), self._theme_head(chosen, whole)]
        heads += [self._head(facet, chosen, whole) for facet in FACETS_OF[kind]]
        return rows + [head for head in heads if head.below]

    def _search_head(self) -> SidebarRow:
        words = QCoreApplication.translate("Sidebar", "Saved searches")
        head = SidebarRow(RowKind.HEAD, Facet.KIND, SAVED, words)
        for name in self._searches:
            _hang(head, SidebarRow(RowKind.SEARCH, Facet.KIND, name, name))
        return head

    def _theme_head(
        self, chosen: Mapping[Facet, frozenset[str]], whole: frozenset[str]
    ) -> SidebarRow:
        head = SidebarRow(
            RowKind.HEAD, Facet.THEME, "", QCoreApplication.translate("Sidebar", "Themes")
        )
        wanted = chosen.get(Facet.THEME, frozenset())
        keep = {above for theme in wanted for above in self.vocabulary.upwards(ThemeId(theme))}
        themes = self._top_themes()
        for theme in _shown(head, themes, keep, THEMES_AT_FIRST, whole):
            _hang(head, self._theme(ThemeId(theme), 0))
        _hang_more(head, len(themes), THEMES_AT_FIRST, whole)
        return head

    def _top_themes(self) -> list[ThemeId]:
        """Give the themes of the top: those listed in their order, then the most used."""
        themes = self.vocabulary.narrower(None)
        listed = [theme for theme in themes if self.vocabulary.themes[theme].listed]
        used = [theme for theme in themes if not self.vocabulary.themes[theme].listed]
        return listed + sorted(used, key=lambda theme: -self._most.get(theme, 0))

    def _theme(self, theme: ThemeId, depth: int) -> SidebarRow:
        label, colour = self.vocabulary.label(theme), colour_of(theme, self.colours)
        row = SidebarRow(RowKind.THEME, Facet.THEME, theme, label, colour, depth)
        for below in self.vocabulary.narrower(theme):
            _hang(row, self._theme(below, depth + 1))
        return row

    def _head(
        self, facet: Facet, chosen: Mapping[Facet, frozenset[str]], whole: frozenset[str]
    ) -> SidebarRow:
        head = SidebarRow(RowKind.HEAD, facet, "", word_of(facet))
        wanted = chosen.get(facet, frozenset())
        known = self._values.get(facet, [])
        values = [*known, *sorted(wanted - set(known))]
        for value in _shown(head, values, wanted, VALUES_AT_FIRST, whole):
            word = facet_value_word(facet, value)
            _hang(head, SidebarRow(RowKind.VALUE, facet, value, word))
        _hang_more(head, len(values), VALUES_AT_FIRST, whole)
        return head


def fill(
    row: SidebarRow,
    counts: Counts,
    chosen: Mapping[Facet, frozenset[str]],
    search: str = "",
    found: Mapping[str, int] | None = None,
) -> bool:
    """Write into a row how many there are and whether it is chosen; say whether that is new.

    Args:
        row: Which one.
        counts: How many documents have a value.
        chosen: What is chosen.
        search: The name of the saved search that is asked now, or "".
        found: How many documents each saved search finds, as far as that is known.
    """
    before = row.count, row.chosen
    if row.kind is RowKind.SEARCH or (row.kind is RowKind.HEAD and row.value == SAVED):
        row.chosen = int(row.kind is RowKind.SEARCH and row.value == search)
        if row.kind is RowKind.SEARCH:
            row.count = (found or {}).get(row.value, -1)
        return (row.count, row.chosen) != before
    values = chosen.get(row.facet, frozenset())
    row.count = counts.get(row.facet, {}).get(row.value, 0)
    row.chosen = int(row.value in values)
    if row.kind is RowKind.HEAD:
        row.chosen = len(values)
    elif row.kind is RowKind.KIND and not row.value:
        row.count = sum(counts.get(Facet.KIND, {}).values())
        row.chosen = int(not values)
    return (row.count, row.chosen) != before


def _put_in_order(facet: Facet, values: list[str]) -> None:
    """Put the values of a facet that has an order into it, foreign values last."""
    if facet is Facet.YEAR:
        values.sort(reverse=True)
    elif order := _ORDERS.get(facet):
        places = {value: place for place, value in enumerate(order)}
        values.sort(key=lambda value: places.get(value, len(places)))


def _shown(
    head: SidebarRow,
    values: Sequence[str],
    keep: Collection[str],
    at_first: int,
    whole: frozenset[str],
) -> Sequence[str]:
    """Give the values to show below a head: the first and those to keep, or all."""
    if head.key in whole or not _is_long(len(values), at_first):
        return values
    return [value for at, value in enumerate(values) if at < at_first or value in keep]


def _hang_more(head: SidebarRow, count: int, at_first: int, whole: frozenset[str]) -> None:
    """Put the row below a head by which all its values are shown, or only the first again."""
    if _is_long(count, at_first):
        label = (
            QCoreApplication.translate("Sidebar", "Show fewer")
            if head.key in whole
            else QCoreApplication.translate("Sidebar", "Show all {0}")
        )
        _hang(head, SidebarRow(RowKind.MORE, head.facet, "", label.format(count)))


def _is_long(count: int, at_first: int) -> bool:
    # a row that hides a single one is not worth its place
    return count > at_first + 1


def _hang(above: SidebarRow, row: SidebarRow) -> None:
    row.above = above
    above.below.append(row)


def _kinds(kind: Kind) -> str:
    """Give what documents of a kind are called together."""
    words = {
        Kind.CASE: QCoreApplication.translate("Sidebar", "Cases"),
        Kind.LESSON: QCoreApplication.translate("Sidebar", "Lessons"),
        Kind.PACK: QCoreApplication.translate("Sidebar", "Packs"),
    }
    return words[kind]
