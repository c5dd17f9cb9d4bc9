"""Lessons that a case tells in plain sentences, and the links that they become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casebook.domain.case import Case
from casebook.domain.document import Section
from casebook.domain.edit import EditRefused, Edits, TextEdit
from casebook.domain.harvest import Harvestable
from casebook.domain.lesson import Effect
from casebook.markdown.editing.harvest_headings import tells_lessons
from casebook.markdown.editing.harvest_tables import table_spans, telling_cells
from casebook.markdown.editing.layout import Layout
from casebook.markdown.editing.wiki_links import link_to
from casebook.markdown.inline import without_marks

LONGEST_TITLE = 200
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_NO_SENTENCE = re.compile(
    r"[ \t]*(?:>|\#{1,6}[ \t]|\||[-=_*][-=_* \t]*\Z|\[[^\[\]]+\]:|!\[|</?[A-Za-z])"
)
_LED_IN = re.compile(
    r"\W*?(?:\*\*|__)(?P<lead>.+?)[:.]?(?:\*\*|__)[:.]?\s*(?:[—–-]+\s+)?(?P<rest>.*)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])[\"”’»)]*(?=\s|\Z)")
_LINKS = re.compile(r"!?\[\[[^\[\]]*\]\]|!?\[[^\[\]]*\]\([^()]*\)|<?https?://\S+|#\d+")
_SIGNS_FIRST = re.compile(r"[^\w\"“‘'«(\[*_`<$€£+\-–—…]+")
_FEWEST_WORDS = 3
_WORDS_OF_A_SENTENCE = 4
_BAD_LABEL = re.compile(r"[*_`~<>&]")
_GONE = "The case is another than the one that was harvested; open it anew."


def harvest(case: Case) -> tuple[Harvestable, ...]:
    """Give the plain sentences of a case that could become lessons, in the order of the text.

    They are items of lists, nested ones as well, paragraphs, and cells of tables, below Lessons
    learned and headings such as Action items. What links a lesson already is none.
    """
    layout = Layout.of(case.text)
    found: list[Harvestable | None] = []
    covered = 0
    title = next((part for part in layout.outline.sections if part.level == 1), None)
    for section in layout.outline.sections:
        if section.start >= covered and section != title and tells_lessons(section):
            covered = section.end
            for start, end in _units(layout, section):
                found.append(_harvestable(case, layout, start, end))
    return tuple(one for one in found if one is not None)


def harvested_edits(case_text: str, chosen: Iterable[tuple[Harvestable, str]]) -> Edits:
    """Turn sentences into links to the lessons that were made of them; their words remain.

    Args:
        case_text: The whole text of the case.
        chosen: Each sentence with the id of its lesson.

    Raises:
        EditRefused: The sentence no longer stands where it was.
    """
    return tuple(_as_link(case_text, one, lesson) for one, lesson in chosen)


def _as_link(text: str, one: Harvestable, lesson: str) -> TextEdit:
    if text[one.start : one.end] != one.passage:
        raise EditRefused(one.line, _GONE)
    link = link_to(lesson, one.passage)
    if _is_in_a_row(text, one):
        return TextEdit(one.start, one.start, f"{link_to(lesson)} — ")
    if link == f"[[{lesson}|{one.passage}]]" and not _BAD_LABEL.search(one.passage):
        return TextEdit(one.start, one.end, link)
    return TextEdit(one.start, one.start, f"{link_to(lesson)} — ")


def _is_in_a_row(text: str, one: Harvestable) -> bool:
    """Whether it is a cell: a link with a bar of its own would part it in two."""
    line = text.rfind("\n", 0, one.start) + 1
    end = text.find("\n", one.end)
    return "|" in text[line : one.start] or "|" in text[one.end : end if end >= 0 else len(text)]


def _units(layout: Layout, section: Section) -> Iterator[tuple[int, int]]:
    """Give where paragraphs, items and cells start and end, in the order of the text."""
    first = section.content_start
    masked = layout.masked(first, section.end)
    tables = table_spans(masked)
    prose = masked
    for start, end in tables:
        blank = re.sub(r"[^\n]", " ", prose[start:end])
        prose = f"{prose[:start]}{blank}{prose[end:]}"
    told = [cell for table in tables for cell in telling_cells(masked, table)]
    cells = [(first + start, first + end) for start, end in told]
    yield from sorted([*_in_prose(prose, first), *cells])


def _in_prose(prose: str, first: int) -> Iterator[tuple[int, int]]:
    """Give where paragraphs and items start and end; what explains an item further is none."""
    start = position = first
    unit: tuple[int, int] | None = None
    in_list = False
    for line in prose.split("\n"):
        start, position = position, position + len(line) + 1
        end = start + len(line.rstrip())
        marker = _MARKER.match(line)
        plain = bool(line.strip()) and not marker and not _NO_SENTENCE.match(line)
        if plain and unit is not None:
            unit = (unit[0], end)
            continue
        if unit is not None:
            yield unit
        unit = None
        if marker:
            unit, in_list = (start + marker.end(), end), True
        elif plain and not (in_list and line[:2].isspace()):
            unit, in_list = (end - len(line.strip()), end), False
    if unit is not None:
        yield unit


def _harvestable(case: Case, layout: Layout, start: int, end: int) -> Harvestable | None:
    passage = case.text[start:end]
    if passage.startswith("[[") or not _has_words(passage):
        return None
    line = " ".join(passage.split())
    sentence = without_marks(line)
    if sentence.endswith(":"):
        return None
    heading = _heading_at(layout, start)
    return Harvestable(
        sentence,
        start,
        end,
        _title(line),
        passage,
        case.themes,
        heading,
        _effect(heading),
        layout.line_of(start),
    )


def _has_words(passage: str) -> bool:
    """Whether there is more than links to follow, or a word such as None."""
    words = without_marks(_LINKS.sub("", passage)).split()
    said = [word for word in words if any(map(str.isalpha, word))]
    spaced = len(said) >= _FEWEST_WORDS
    return spaced or any(len(word) > 8 and not word.isascii() for word in said)


def _title(line: str) -> str:
    """Propose a title: a bold start that says enough by itself, else the first sentence."""
    led = _LED_IN.match(line)
    if led is None:
        words = _first_sentence(without_marks(line))
    else:
        words = without_marks(led["lead"]).strip()
        rest = _first_sentence(without_marks(led["rest"]))
        if len(words.split()) < _WORDS_OF_A_SENTENCE and rest:
            words = f"{words}: {rest}"
    words = _SIGNS_FIRST.sub("", words, count=1) if _SIGNS_FIRST.match(words) else words
    words = words.strip().removesuffix(".")
    if len(words) <= LONGEST_TITLE:
        return words
    cut = words[: LONGEST_TITLE - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _first_sentence(words: str) -> str:
    end = _SENTENCE_END.search(words)
    return words[: end.end()] if end else words


def _heading_at(layout: Layout, offset: int) -> str:
    """Give the heading that stands last before an offset."""
    before = [part for part in layout.outline.sections if part.start <= offset]
    return before[-1].heading


def _effect(heading: str) -> Effect:
    words = heading.casefold().replace("’", "'")
    well = "well" in words and "n't" not in words and "not " not in words
    return Effect.SUSTAIN if well else Effect.IMPROVE
