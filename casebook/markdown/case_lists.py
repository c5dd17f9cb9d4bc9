"""The lists of a case: viewpoints, lessons learned, questions, role-play, facts, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from casebook.domain.case import Fact, LessonMention, RolePlayPart, Viewpoint
from casebook.domain.document import LinkForm, Section
from casebook.markdown.links import first_link, linked_id
from casebook.markdown.lists import Item

_WHO = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)\s*(?:[—–:-]+\s*)?", re.DOTALL)
_NO_WORD = re.compile(r"[\s.,;:—–-]*\Z")
_REMARK = re.compile(r"\s*[(:—–-]")


def read_viewpoints(items: Sequence[Item]) -> tuple[Viewpoint, ...]:
    """Read ``- **Customer** — text``; an item without a bold start has nobody's name."""
    return tuple(_viewpoint(item.text) for item in items if item.text)


def _viewpoint(text: str) -> Viewpoint:
    if match := _WHO.match(text):
        return Viewpoint(match[1].strip().rstrip(":").strip(), text[match.end() :].strip())
    return Viewpoint("", text)


def read_lessons_learned(items: Sequence[Item]) -> tuple[LessonMention, ...]:
    """Read the lessons of a case: links, or plain sentences that are not yet harvested."""
    return tuple(LessonMention(_lesson(item.text), item.text) for item in items if item.text)


def _lesson(text: str) -> str:
    """Give the id that an item links when the link is the item, be it with a remark after it."""
    link = first_link(text)
    if link is None or link.start != 0 or link.form is LinkForm.EMBED:
        return ""
    rest = text[link.end :]
    if not (_NO_WORD.match(rest) or _REMARK.match(rest)):
        return ""
    return linked_id(link.target)


def read_questions(items: Sequence[Item]) -> tuple[str, ...]:
    """Read the numbered questions; where none is numbered, all items."""
    numbered = tuple(item.text for item in items if item.ordered and item.text)
    return numbered or tuple(item.text for item in items if item.text)


def read_role_play(sections: Iterable[tuple[Section, str]]) -> tuple[RolePlayPart, ...]:
    """Read the cards of a role-play from the headings below it."""
    return tuple(RolePlayPart(section.heading, text) for section, text in sections)


def read_facts(items: Sequence[Item]) -> tuple[Fact, ...]:
    """Read what the source does not say; an item without a box is still to be checked."""
    return tuple(Fact(item.text, bool(item.checked), item.line) for item in items if item.text)


def read_sources(items: Sequence[Item]) -> tuple[str, ...]:
    """Read the list of sources, as Markdown."""
    return tuple(item.text for item in items if item.text)
