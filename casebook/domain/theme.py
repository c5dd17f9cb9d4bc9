"""Themes: the vocabulary under which documents are filed, and by which searches widen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from casebook.domain.names import ThemeId


class Theme(NamedTuple):
    """One entry of the vocabulary.

    Attributes:
        id: As it stands in front matter.
        label: How it is shown.
        broader: The theme above it, or None.
        related: Themes beside it.
        synonyms: Other words for it; they widen a search.
        colour: A hex colour such as ``#2a9d8f``, or "" to take the next free one.
        listed: Whether it stands in ``themes.yaml`` (a theme that is only used works too).
    """

    id: ThemeId
    label: str
    broader: ThemeId | None = None
    related: tuple[ThemeId, ...] = ()
    synonyms: tuple[str, ...] = ()
    colour: str = ""
    listed: bool = True


class Widening(NamedTuple):
    """A word of a search that also stands for a theme.

    Attributes:
        words: What was typed.
        theme: The theme that it is a label or a synonym of.
        label: What the theme is called.
        on: Whether the search uses it; the user may have turned it off.
    """

    words: str
    theme: ThemeId
    label: str = ""
    on: bool = True


def label_of(theme: str) -> str:
    """Make a readable label of a theme id that the vocabulary does not list."""
    last = theme.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ").strip()
    return last[:1].upper() + last[1:] if last else theme


class Vocabulary:
    """All themes of a library: those listed, in their order, then those only used.

    Build it with ``Vocabulary.of``. A theme whose chain of broader themes comes back to it
    stands at the top, so that a cycle never hides a theme.
    """

    __slots__ = ("_narrower", "cycles", "themes")

    def __init__(
        self,
        themes: Mapping[ThemeId, Theme],
        narrower: Mapping[ThemeId | None, tuple[ThemeId, ...]],
        cycles: tuple[tuple[ThemeId, ...], ...] = (),
    ) -> None:
        self.themes = themes
        self._narrower = narrower
        self.cycles = cycles

    @classmethod
    def of(cls, listed: Iterable[Theme], used: Iterable[ThemeId] = ()) -> Vocabulary:
        """Make a vocabulary of the listed themes and those that documents use."""
        themes: dict[ThemeId, Theme] = {}
        for theme in listed:
            themes.setdefault(theme.id, theme)
        for theme_id in sorted(set(used) - themes.keys()):
            _add_used(themes, theme_id)
        cycles = tuple(_cycles(themes))
        in_cycle = {theme_id for cycle in cycles for theme_id in cycle}
        narrower: dict[ThemeId | None, list[ThemeId]] = {}
        for theme in themes.values():
            above = theme.broader if theme.broader in themes else None
            narrower.setdefault(None if theme.id in in_cycle else above, []).append(theme.id)
        return cls(themes, {above: tuple(ids) for above, ids in narrower.items()}, cycles)

    def narrower(self, theme: ThemeId | None) -> tuple[ThemeId, ...]:
        """Give the themes directly below one; those at the top for None."""
        return self._narrower.get(theme, ())

    def within(self, theme: ThemeId) -> frozenset[ThemeId]:
        """Give a theme with all that are narrower, however deep."""
        found: set[ThemeId] = set()
        waiting = [theme]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.narrower(current))
        return frozenset(found)

    def upwards(self, theme: ThemeId) -> Iterator[ThemeId]:
        """Give a theme and the broader ones above it, each once even in a cycle."""
        seen: set[ThemeId] = set()
        current: ThemeId | None = theme
        while current is not None and current not in seen:
            yield current
            seen.add(current)
            entry = self.themes.get(current)
            current = entry.broader if entry and entry.broader in self.themes else None

    def label(self, theme: ThemeId) -> str:
        """Give the label of a theme, listed or not."""
        entry = self.themes.get(theme)
        return entry.label if entry else label_of(theme)

    def find(self, words: str) -> ThemeId | None:
        """Give the theme with this id or label, whatever the case; None when there is none."""
        wanted = words.strip().casefold()
        for theme in self.themes.values():
            if wanted in (theme.id.casefold(), theme.label.casefold()):
                return theme.id
        return None

    def names(self, theme: ThemeId) -> tuple[str, ...]:
        """Give the words that stand for a theme: its label and its synonyms."""
        entry = self.themes.get(theme)
        return (entry.label, *entry.synonyms) if entry else (label_of(theme),)

    def walk(self) -> Iterator[tuple[Theme, int]]:
        """Give every theme with its depth, each below the one that is broader."""
        waiting = [(theme, 0) for theme in reversed(self.narrower(None))]
        while waiting:
            theme, depth = waiting.pop()
            yield self.themes[theme], depth
            waiting.extend((below, depth + 1) for below in reversed(self.narrower(theme)))


def _add_used(themes: dict[ThemeId, Theme], theme_id: ThemeId) -> None:
    """Add a theme that is only used; a nested tag (``a/b``) stands below its first part."""
    above = ThemeId(theme_id.rsplit("/", 1)[0]) if "/" in theme_id else None
    if above and above not in themes:
        _add_used(themes, above)
    themes[theme_id] = Theme(theme_id, label_of(theme_id), above or None, listed=False)


def _cycles(themes: Mapping[ThemeId, Theme]) -> Iterator[tuple[ThemeId, ...]]:
    done: set[ThemeId] = set()
    for start in themes:
        trail: list[ThemeId] = []
        current: ThemeId | None = start
        while current is not None and current in themes and current not in trail:
            if current in done:
                break
            trail.append(current)
            current = themes[current].broader
        if current is not None and current in trail:
            yield tuple(trail[trail.index(current) :])
        done.update(trail)
