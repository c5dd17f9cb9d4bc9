"""The body of a page, section by section: each drawn by what its heading means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from casebook.domain.case import Case
from casebook.domain.document import Kind
from casebook.domain.lesson import Lesson, Role
from casebook.domain.pack import Pack
from casebook.domain.sections import FACILITATOR_ONLY, SectionName, meaning_of
from casebook.markdown import page_case, page_lesson, page_pack
from casebook.markdown.page_blocks import BOX, BOX_END, BlockSetter
from casebook.markdown.page_drawing import Drawing
from casebook.markdown.page_source import plain_words
from casebook.markdown.page_tables import in_pairs
from casebook.markdown.page_words import FACILITATORS_ONLY


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of level 1 or 2 with what stands below it; no heading at the very top."""

    heading: Sequence[Token]
    content: Sequence[Token]

    def meaning(self, kind: Kind) -> SectionName | None:
        """Give what the heading means in a document of a kind, or None for prose."""
        if not self.heading or self.heading[0].tag != "h2":
            return None
        return meaning_of(plain_words(self.heading[1]), kind.value)


def parts_of(tokens: Sequence[Token], tags: frozenset[str]) -> Iterator[Part]:
    """Split tokens at the headings with certain tags that stand in no other block."""
    starts = [at for at, token in enumerate(tokens) if _is_heading(token, tags)]
    if not starts or starts[0] > 0:
        yield Part((), tokens[: starts[0] if starts else len(tokens)])
    for start, end in pairwise([*starts, len(tokens)]):
        yield Part(tokens[start : start + 3], tokens[start + 3 : end])


def _is_heading(token: Token, tags: frozenset[str]) -> bool:
    return token.type == "heading_open" and token.level == 0 and token.tag in tags


def set_body(document: Case | Lesson | Pack, tokens: Sequence[Token], setter: BlockSetter) -> str:
    """Set the body of a document."""
    drawings = _drawings_of(document)
    html: list[str] = []
    for part in parts_of(tokens, frozenset({"h1", "h2"})):
        meaning = part.meaning(document.kind)
        html.append(setter.blocks(part.heading))
        if meaning in drawings:
            html.append(drawings[meaning].set(part.content, setter))
        elif document.kind is Kind.LESSON:
            html.append(page_lesson.set_evidence(part.content, _role(meaning), setter))
        else:
            html.append(_section(meaning, part.content, setter))
    return "".join(html)


def _drawings_of(document: Case | Lesson | Pack) -> Mapping[SectionName | None, Drawing[Any]]:
    if isinstance(document, Lesson):
        return page_lesson.drawings_of(document)
    if isinstance(document, Pack):
        return page_pack.drawings_of(document)
    return page_case.drawings_of(document)


def _role(meaning: SectionName | None) -> Role:
    """Give what quotations do for a lesson; those that stand elsewhere support it too."""
    return Role.CONTRADICTS if meaning is SectionName.COUNTER_EVIDENCE else Role.SUPPORTS


def _section(meaning: SectionName | None, tokens: Sequence[Token], setter: BlockSetter) -> str:
    if meaning is SectionName.ROLE_PLAY:
        return _role_play(tokens, setter)
    if meaning is SectionName.QUESTIONS:
        return setter.blocks(_numbered(tokens))
    if meaning in FACILITATOR_ONLY:
        label = f'<p class="label">{FACILITATORS_ONLY}</p>'
        return f"{BOX.format('facilitator')}{label}{setter.blocks(tokens)}{BOX_END}"
    return setter.blocks(tokens)


def _role_play(tokens: Sequence[Token], setter: BlockSetter) -> str:
    """Set each role as a card; what stands before the first one as it is."""
    before, cards = "", []
    for part in parts_of(tokens, frozenset({"h3"})):
        content = setter.blocks(part.content)
        if part.heading:
            role = setter.inline.spans(part.heading[1].children or ())
            card = f'<p class="role">{role}</p>{content}'
            cards.append(f"{BOX.format('card')}{card}{BOX_END}")
        else:
            before = content
    return before + in_pairs(cards, "cards")


def _numbered(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with their outermost lists numbered, so that each question has a number."""
    for token in tokens:
        if token.level == 0 and token.type in {"bullet_list_open", "bullet_list_close"}:
            token.type = token.type.replace("bullet", "ordered")
    return tokens
