"""The theme vocabulary of a library: ``themes.yaml``, a list of themes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.theme import Theme, label_of
from casebook.markdown.unreadable import NotReadable
from casebook.markdown.yaml_tree import Collection, Node, Scalar, read_yaml

MOST_VALUES = 200_000

_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\Z")
_FORM = "write a list whose entries start with “- id:”."


def read_themes(text: str, path: DocumentPath) -> tuple[tuple[Theme, ...], tuple[Finding, ...]]:
    """Read a theme vocabulary.

    Args:
        text: The text of the file.
        path: The file, for the findings.

    Returns:
        The themes in the order of the file, each id once, and what is wrong with the file.
    """
    reader = _Reader(path)
    try:
        themes = tuple(reader.themes(read_yaml(text, MOST_VALUES)))
    except NotReadable as error:
        themes = ()
        message = f"The themes cannot be read. {error.advice}"
        reader.findings.append(Finding(path, error.line, Severity.ERROR, "themes", message))
    reader.check_broader(themes)
    return themes, tuple(reader.findings)


class _Reader:
    """Reads entries and notes what is wrong with them."""

    def __init__(self, path: DocumentPath) -> None:
        self.findings: list[Finding] = []
        self._path = path
        self._lines: dict[ThemeId, int] = {}

    def themes(self, root: Node | None) -> Iterator[Theme]:
        """Give the themes that can be read.

        Raises:
            NotReadable: They are no list.
        """
        if root is None or (isinstance(root, Scalar) and root.text is None):
            return
        if isinstance(root, Scalar) or root.is_mapping:
            raise NotReadable(root.line, f"They are no list; {_FORM}")
        for entry in root.children:
            theme = self._theme(entry)
            if theme is None:
                self._warn(entry.line, f"This theme has no id; {_FORM}")
            elif theme.id in self._lines:
                first = self._lines[theme.id]
                self._warn(
                    entry.line,
                    f"The theme “{theme.id}” stands on line {first} already; remove one.",
                )
            else:
                self._lines[theme.id] = entry.line
                yield theme

    def check_broader(self, themes: tuple[Theme, ...]) -> None:
        """Report broader themes that the vocabulary does not list."""
        for theme in themes:
            if theme.broader is not None and theme.broader not in self._lines:
                self._warn(
                    self._lines[theme.id],
                    f"“{theme.id}” has the broader theme “{theme.broader}”, which is not listed;"
                    " add it, or correct the id.",
                    "theme-unlisted",
                )

    def _theme(self, entry: Node) -> Theme | None:
        """Read an entry: a mapping, or the id alone; None without an id."""
        if isinstance(entry, Scalar):
            theme_id = (entry.text or "").strip()
            return Theme(ThemeId(theme_id), label_of(theme_id)) if theme_id else None
        if not entry.is_mapping:
            return None
        values = {
            key.text.lower(): value
            for key, value in entry.pairs()
            if isinstance(key, Scalar) and key.text
        }
        theme_id = _text(values.get("id"))
        if not theme_id:
            return None
        return Theme(
            ThemeId(theme_id),
            label=_text(values.get("label")) or label_of(theme_id),
            broader=ThemeId(_text(values.get("broader"))) or None,
            related=tuple(ThemeId(other) for other in _texts(values.get("related"))),
            synonyms=_texts(values.get("synonyms")),
            colour=self._colour(values.get("colour", values.get("color"))),
        )

    def _colour(self, value: Node | None) -> str:
        if value is None:
            return ""
        colour = _text(value)
        if _COLOUR.match(colour):
            return colour.lower()
        self._warn(value.line, 'A colour is six digits in quotes, such as "#2a9d8f".')
        return ""

    def _warn(self, line: int, message: str, code: str = "themes") -> None:
        self.findings.append(Finding(self._path, line, Severity.WARNING, code, message))


def _text(value: Node | None) -> str:
    return " ".join((value.text or "").split()) if isinstance(value, Scalar) else ""


def _texts(value: Node | None) -> tuple[str, ...]:
    """Give the texts of a list, or those that commas part."""
    if isinstance(value, Collection):
        found = [_text(item) for item in value.children]
    else:
        found = [part.strip() for part in _text(value).split(",")]
    return tuple(text for text in found if text)
