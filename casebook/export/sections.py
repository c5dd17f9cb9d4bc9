"""The sections of a document as blocks, each marked for whom it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from casebook.domain.case import Case, Figure
from casebook.domain.document import Document
from casebook.domain.sections import HEADINGS, SectionName, meaning_of
from casebook.export.audience import Readers, readers_of
from casebook.export.document import (
    Block,
    Content,
    Heading,
    Items,
    Look,
    Paragraph,
    Table,
    Words,
    for_facilitator,
    plain,
    said,
)
from casebook.export.drawings import Form, forms_of
from casebook.export.prose import Prose, words_of_html
from casebook.markdown.page_blocks import top_blocks
from casebook.markdown.page_drawing import rows_said
from casebook.markdown.page_sections import Part, parts_of
from casebook.markdown.page_source import plain_words
from casebook.markdown.page_words import standing_of
from casebook.markdown.plain import plain_line

# words of headings below level 2 that keep what follows from participants
_KEPT_BACK = ("facilitator", "trainer", "teaching note", "answer", "solution")


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section, read.

    Attributes:
        name: Its meaning; None for prose and for what stands above the first heading.
        heading: Its words; () above the first heading.
        blocks: What stands below the heading.
        readers: For whom the section is as a whole.
    """

    name: SectionName | None
    heading: Words
    blocks: tuple[Block, ...]
    readers: Readers

    @property
    def called(self) -> str:
        """The heading as a pack's *Use* names it: folded."""
        return " ".join(plain(self.heading).split()).casefold()


def read_sections(
    document: Document,
    prose: Prose,
    *,
    handed_out: Collection[str] = (),
    kept_back: Collection[str] = (),
) -> tuple[ReadSection, ...]:
    """Read the body of a document.

    Args:
        document: The document.
        prose: Reads its Markdown.
        handed_out: Names of sections that the agenda gives to participants to read.
        kept_back: Quoted words that no participant may see, folded.
    """
    tokens = _without_title(prose.parse(document.body), document.title)
    forms = dict(forms_of(document)) if isinstance(document, Case) else {}
    made = []
    for part in parts_of(tokens, frozenset({"h1", "h2"})):
        name = part.meaning(document.kind)
        heading = prose.words(part.heading[1].children or ()) if part.heading else ()
        called = " ".join(plain(heading).split()).casefold()
        named = bool({called, name.value if name else called} & set(handed_out))
        readers = _readers(part, name, named)
        form = forms.pop(name, None) if name else None
        blocks = tuple(_Reader(prose, readers, kept_back).read(part.content, form))
        if name is SectionName.QUESTIONS:
            blocks = tuple(without_answers(blocks))
        made.append(ReadSection(name, heading, blocks, readers))
    return tuple(made)


def _readers(part: Part, name: SectionName | None, handed_out: bool) -> Readers:
    """Say for whom a part is; what stands above all headings is the account itself."""
    if not part.heading:
        return Readers.BOTH
    if part.heading[0].tag == "h2" and name is None and _keeps_back(plain_words(part.heading[1])):
        return Readers.FACILITATOR
    return readers_of(name, handed_out)


def _keeps_back(heading: str) -> bool:
    folded = heading.casefold()
    known = any(
        meaning_of(heading, kind) is not None
        and readers_of(meaning_of(heading, kind)) is Readers.FACILITATOR
        for kind in HEADINGS
    )
    return known or any(word in folded for word in _KEPT_BACK)


def _without_title(tokens: Sequence[Token], title: str) -> Sequence[Token]:
    """Leave a first heading away that says the same as the title."""
    first = next((at for at, token in enumerate(tokens) if token.type != "html_block"), 0)
    start = tokens[first : first + 2]
    if len(start) < 2 or start[0].tag != "h1":
        return tokens
    if plain_words(start[1]).casefold().split() != title.casefold().split():
        return tokens
    return [*tokens[:first], *tokens[first + 3 :]]


@dataclass(slots=True)
class _Reader:
    """Reads the content of one section."""

    prose: Prose
    readers: Readers
    kept_back: Collection[str]
    _kept_level: int = 0

    def read(self, tokens: Sequence[Token], form: Form | None) -> Iterator[Block]:
        rows = form.rows if form else ()
        for block in top_blocks(tokens):
            drawn = rows_of(block, form, rows)
            if form and drawn:
                rows = rows[len(drawn) :]
                yield from self._marked(form.draw(self.prose, drawn), block)
            elif block[0].type == "html_block":
                words = words_of_html(block[0].content)
                if words:
                    yield from for_facilitator(Paragraph(said(words)))
            else:
                yield from self._marked(tuple(self.prose.contents(block)), block)
        yield from self._marked(unverified_left(rows), ())
        yield from self._marked(self.prose.notes_of(tokens), ())

    def _marked(self, contents: Sequence[Content], block: Sequence[Token]) -> Iterator[Block]:
        for content in contents:
            if isinstance(content, Table) and not content.rows:
                continue  # such as Applied before anything was
            if isinstance(content, Heading):
                self._pass(content)
            hidden = self._kept_level or self._quotes_hidden(block)
            yield Block(content, Readers.FACILITATOR if hidden else self.readers)

    def _pass(self, heading: Heading) -> None:
        """Begin or end a part that is kept back, at a heading."""
        if self._kept_level and heading.level > self._kept_level:
            return
        self._kept_level = heading.level if _keeps_back(plain(heading.words)) else 0

    def _quotes_hidden(self, block: Sequence[Token]) -> bool:
        if not self.kept_back:
            return False
        written = folded(" ".join(token.content for token in block if token.type == "inline"))
        return any(words in written for words in self.kept_back)


def without_answers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Keep from participants what stands below a question, or between questions."""
    met = False
    for block in blocks:
        content = block.content
        if isinstance(content, Items):
            met = True
            bare = replace(content, items=tuple(replace(item, below=()) for item in content.items))
            if bare != content:
                yield Block(content, Readers.FACILITATOR)
                seen = block.readers is Readers.BOTH
                yield Block(bare, Readers.PARTICIPANT if seen else block.readers)
            else:
                yield block
        else:
            yield Block(content, Readers.FACILITATOR) if met else block


def rows_of(block: Sequence[Token], form: Form | None, rows: Sequence[object]) -> Sequence[object]:
    """Give the rows that are drawn in the place of a block; none for it as it is written."""
    if form is None or not rows or block[0].type not in form.form:
        return ()
    return rows_said(block, form.form, rows)


def unverified_left(rows: Sequence[object]) -> tuple[Content, ...]:
    """Give a warning for each unverified figure that could not be drawn as a row."""
    return tuple(
        Paragraph(said(f"{plain_line(row.figure)}: {standing_of(row)}"), Look.WARNING)
        for row in rows
        if isinstance(row, Figure) and not row.verified
    )


def folded(text: str) -> str:
    """Give the letters and digits of a text alone, whatever marks and spaces it has."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
