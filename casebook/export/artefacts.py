"""The table of artefacts: for whom each is, in which formats, and what builds and writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from casebook.domain.lesson import Lesson
from casebook.export.audience import Audience
from casebook.export.cards import all_cards, role_cards
from casebook.export.context import Desk
from casebook.export.document import Document, View
from casebook.export.feedback import feedback
from casebook.export.guide import guide
from casebook.export.handout import handout
from casebook.export.huddle import huddles
from casebook.export.reader_document import reader
from casebook.export.slides import slides
from casebook.export.worksheet import worksheet


class Artefact(StrEnum):
    """What can be made; the value is how the command line and file names call it."""

    GUIDE = "guide"
    HANDOUT = "handout"
    SLIDES = "slides"
    WORKSHEET = "worksheet"
    CARDS = "cards"
    HUDDLE = "huddle"
    FEEDBACK = "feedback"
    READER = "reader"
    BUNDLE = "bundle"
    TABLE = "table"


class Format(StrEnum):
    """A kind of file; the value is its suffix."""

    DOCX = "docx"
    PDF = "pdf"
    PPTX = "pptx"
    HTML = "html"
    ZIP = "zip"
    CSV = "csv"
    JSON = "json"


Build = Callable[[Desk, Audience], Mapping[str, Document]]
Write = Callable[[View], bytes]
FACILITATOR = (Audience.FACILITATOR,)
PARTICIPANT = (Audience.PARTICIPANT,)
EVERYBODY = (Audience.FACILITATOR, Audience.PARTICIPANT)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an artefact is made.

    Attributes:
        audiences: For whom it is.
        build: Gives its documents by what their file names add; nothing when there is
            nothing to make.
        writers: What writes it, by format.
    """

    artefact: Artefact
    audiences: tuple[Audience, ...]
    build: Build
    writers: Mapping[Format, Write]


def _guide(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    del audience
    return {} if isinstance(desk.material.root, Lesson) else {"": guide(desk)}


def _handout(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    del audience
    return {} if isinstance(desk.material.root, Lesson) else {"": handout(desk)}


def _slides(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    del audience
    return {} if isinstance(desk.material.root, Lesson) else {"": slides(desk)}


def _worksheet(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    del audience
    made = worksheet(desk)
    return {"": made} if made else {}


def _cards(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    if audience is Audience.PARTICIPANT:
        return role_cards(desk)
    made = all_cards(desk)
    return {"": made} if made else {}


def _huddles(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    del audience
    return huddles(desk)


def _feedback(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    del audience
    return {} if isinstance(desk.material.root, Lesson) else {"": feedback(desk)}


def _reader(desk: Desk, audience: Audience) -> Mapping[str, Document]:
    del audience
    return {"": reader(desk)}


def _docx(view: View) -> bytes:
    from casebook.export.docx_writer import word_file

    return word_file(view)


def _pdf(view: View) -> bytes:
    from casebook.export.pdf_writer import document_pdf

    return document_pdf(view)


def _pdf_cards(view: View) -> bytes:
    from casebook.export.pdf_writer import cards_pdf

    return cards_pdf(view)


def _pdf_huddle(view: View) -> bytes:
    from casebook.export.pdf_writer import huddle_pdf

    return huddle_pdf(view)


def _pptx(view: View) -> bytes:
    from casebook.export.pptx_writer import slide_file

    return slide_file(view)


def _html_reader(view: View) -> bytes:
    from casebook.export.html_reader import reader_page

    return reader_page(view)


_PAGES = {Format.DOCX: _docx, Format.PDF: _pdf}


def _html_form(view: View) -> bytes:
    from casebook.export.html_form import form_page

    return form_page(view)


RECIPES = (
    Recipe(Artefact.GUIDE, FACILITATOR, _guide, _PAGES),
    Recipe(Artefact.HANDOUT, PARTICIPANT, _handout, _PAGES),
    Recipe(Artefact.SLIDES, EVERYBODY, _slides, {Format.PPTX: _pptx}),
    Recipe(Artefact.WORKSHEET, PARTICIPANT, _worksheet, _PAGES),
    Recipe(Artefact.CARDS, EVERYBODY, _cards, {Format.PDF: _pdf_cards}),
    Recipe(Artefact.HUDDLE, PARTICIPANT, _huddles, {Format.PDF: _pdf_huddle}),
    Recipe(
        Artefact.FEEDBACK,
        PARTICIPANT,
        _feedback,
        {Format.DOCX: _docx, Format.HTML: _html_form},
    ),
    Recipe(Artefact.READER, EVERYBODY, _reader, {Format.HTML: _html_reader}),
)
"""What is written from a view; bundle and table are made from the material itself."""

FORMATS: Mapping[Artefact, tuple[Format, ...]] = {
    **{recipe.artefact: tuple(recipe.writers) for recipe in RECIPES},
    Artefact.BUNDLE: (Format.ZIP,),
    Artefact.TABLE: (Format.CSV, Format.JSON),
}
"""The formats of every artefact."""
