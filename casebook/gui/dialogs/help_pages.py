"""The pages of the help: Markdown files that come with the program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from casebook.domain.names import DocumentPath
from casebook.domain.values import Kind
from casebook.gui.panes.set_markdown import set_markdown
from casebook.markdown.page_context import LinkTarget, PageContext

FIRST = "index.md"
"""The page on which the help opens."""
_LINK = re.compile(r"\]\(([^()#\s]+\.md)")
_TITLE = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page.

    Attributes:
        name: Its file name, by which other pages link to it.
        title: Its first heading, else its name.
        markdown: Its text.
    """

    name: str
    title: str
    markdown: str

    def has(self, words: str) -> bool:
        """Whether all words stand somewhere in it."""
        text = f"{self.title}\n{self.markdown}".casefold()
        return all(word in text for word in words.casefold().split())


def read_pages(folder: Path) -> list[HelpPage]:
    """Read the pages in a folder: the first one, then others as it links to them, then the rest.

    There are none when there is no folder.
    """
    pages = []
    for path in sorted(folder.glob("*.md")):
        markdown = path.read_text(encoding="utf-8")
        title = _TITLE.search(markdown)
        pages.append(HelpPage(path.name, title[1] if title else path.stem, markdown))
    return _in_order(pages)


def _in_order(pages: list[HelpPage]) -> list[HelpPage]:
    first = next((page for page in pages if page.name == FIRST), None)
    names = [FIRST, *_LINK.findall(first.markdown)] if first else []
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    return sorted(pages, key=lambda page: (places.get(page.name, len(names)), page.name))


def set_page(page: HelpPage, pages: Sequence[HelpPage]) -> str:
    """Set a page as HTML; its links lead to other pages, or out into the browser."""
    targets = {each.name: LinkTarget(each.name, each.title, Kind.CASE) for each in pages}
    context = PageContext(resolve=targets.get)
    return set_markdown(page.markdown, DocumentPath(page.name), context)
