"""Themes that may fit a draft: by the names it uses, and by the documents that are like it."""

from __future__ import annotations

from collections import Counter

from casebook.domain.document import Kind
from casebook.domain.names import ThemeId
from casebook.importing.draft import Draft, ThemeSuggestion
from casebook.library.likeness import Likeness
from casebook.library.widening import Widener
from casebook.markdown.plain import plain_text

MOST = 5
"""Themes that are suggested for a draft."""
_PIECE = 1_000
_READ = 20_000
_CASES = 4
_LEAST_SHARE = 0.35
_ENOUGH = 0.5
"""How alike a single document has to be for its themes to be suggested."""


class ThemeSuggester:
    """Suggests themes for one draft after another."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._widener = Widener(likeness.shelf.vocabulary)

    def suggest(self, draft: Draft) -> tuple[ThemeSuggestion, ...]:
        """Give the likeliest themes, those first for which both speak."""
        text = plain_text(f"{draft.title}\n{draft.cleaned}"[:_READ])
        named, words = self._named(text)
        cases = self._of_cases(draft.kind, draft.title, text)
        both = [theme for theme in named if theme in cases]
        order = dict.fromkeys((*both, *named, *cases))
        return tuple(
            ThemeSuggestion(theme, words.get(theme, ""), cases.get(theme, ""))
            for theme in list(order)[:MOST]
        )

    def _named(self, text: str) -> tuple[list[ThemeId], dict[ThemeId, str]]:
        """Give the themes whose names a text uses, most used first, with the words."""
        counts: Counter[ThemeId] = Counter()
        words: dict[ThemeId, str] = {}
        for start in range(0, len(text), _PIECE):
            piece = text[start : start + _PIECE].replace('"', " ")
            for one in self._widener.widenings(piece):
                counts[one.theme] += 1
                words.setdefault(one.theme, one.words)
        return [theme for theme, _ in counts.most_common()], words

    def _of_cases(self, kind: Kind, title: str, text: str) -> dict[ThemeId, str]:
        """Give the themes of documents like a text, each with the title of the likest one."""
        like = self._likeness.like_text(kind, title, text, _CASES)
        shares: Counter[ThemeId] = Counter()
        titles: dict[ThemeId, str] = {}
        for entry, share in like:
            if share >= _LEAST_SHARE:
                for theme in entry.themes:
                    shares[theme] += share  # type: ignore[assignment]  # a count may be weighed
                    titles.setdefault(theme, entry.title)
        return {theme: titles[theme] for theme, sum_ in shares.most_common() if sum_ >= _ENOUGH}
