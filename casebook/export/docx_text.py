"""Paragraphs and runs of a Word file, made element by element.

python-docx looks styles up anew for every paragraph, which takes most of the time of a long file.
The order of properties is that of the schema (ECMA-376, 17.3): Word refuses any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from casebook.export.document import Run, Words, plain
from casebook.export.script import reads_right_to_left

MONO = "Courier New"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_SOFT = "59626D"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def _name(short: str) -> str:
    return qn(f"w:{short}")


def child(parent: Any, name: str, **told: str) -> Any:
    """Add an element, named without its prefix, with its attributes."""
    made = etree.SubElement(parent, _name(name))
    for key, value in told.items():
        made.set(_name(key), value)
    return made


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands on its page.

    Attributes:
        style: The id of its style.
        number: The list that counts it; None for none.
        indent: In twentieths of a point, from the side where its lines begin; None for its style's.
        kept: Whether it stays with what follows.
        breaks: Whether it begins a page.
        gap: The height of an empty paragraph, in points; None for one with words.
        right: Whether it stands at the right.
    """

    style: str
    number: int | None = None
    indent: int | None = None
    kept: bool = False
    breaks: bool = False
    gap: float | None = None
    right: bool = False


def fill_paragraph(paragraph: Any, shape: Shape, words: Words, part: Any) -> Any:
    """Give an empty paragraph its shape and its words, turned where they read to the left.

    Args:
        paragraph: The element.
        shape: How it stands.
        words: What it says.
        part: The part of the file that it belongs to, which knows where links lead.
    """
    turned = reads_right_to_left(plain(words))
    about = child(paragraph, "pPr")
    child(about, "pStyle", val=shape.style)
    if shape.kept:
        child(about, "keepNext")
    if shape.breaks:
        child(about, "pageBreakBefore")
    if shape.number is not None:
        numbers = child(about, "numPr")
        child(numbers, "ilvl", val="0")
        child(numbers, "numId", val=str(shape.number))
    if turned:
        child(about, "bidi")
    if shape.gap is not None:
        line = str(round(shape.gap * 20))
        child(about, "spacing", after="0", line=line, lineRule="exact")
    if shape.indent is not None:
        child(about, "ind", left=str(shape.indent))
    if shape.right:
        child(about, "jc", val="right")
    for run in words:
        add_run(paragraph, run, part, turned=turned)
    return paragraph


def keep_with_next(paragraph: Any) -> None:
    """Keep a paragraph on one page with what follows."""
    about = paragraph.find(_name("pPr"))
    if about.find(_name("keepNext")) is None:
        about.insert(1, about.makeelement(_name("keepNext"), {}))  # behind the style


def add_run(paragraph: Any, run: Run, part: Any, *, turned: bool = False) -> None:
    """Add words that look alike."""
    parent = paragraph
    if run.link:
        parent = child(paragraph, "hyperlink")
        parent.set(qn("r:id"), part.relate_to(run.link, _LINK, is_external=True))
    made = child(parent, "r")
    if run.code or run.strong or run.emphasis or run.struck or run.link or turned:
        _look(child(made, "rPr"), run, turned=turned)
    for number, line in enumerate(run.text.split("\n")):
        if number:
            child(made, "br")
        for at, piece in enumerate(line.split("\t")):
            if at:
                child(made, "tab")
            if piece:
                text = child(made, "t")
                text.text = piece
                if piece != piece.strip():
                    text.set(_SPACE, "preserve")


def _look(about: Any, run: Run, *, turned: bool) -> None:
    if run.code:
        child(about, "rFonts", ascii=MONO, hAnsi=MONO, cs=MONO)
    for wanted, name in ((run.strong, "b"), (run.emphasis, "i")):
        if wanted:
            child(about, name)
            child(about, f"{name}Cs")  # the same for letters that read to the left
    if run.struck:
        child(about, "strike")
    if run.code:
        child(about, "color", val=_SOFT)
    if run.link:
        child(about, "u", val="single")
    if turned:
        child(about, "rtl")


def begin_field(parent: Any, instruction: str) -> None:
    """Begin a field; what is added then is shown until somebody works it out."""
    child(child(parent, "r"), "fldChar", fldCharType="begin")
    told = child(child(parent, "r"), "instrText")
    told.text = f" {instruction} "
    told.set(_SPACE, "preserve")
    child(child(parent, "r"), "fldChar", fldCharType="separate")


def end_field(parent: Any) -> None:
    """End a field."""
    child(child(parent, "r"), "fldChar", fldCharType="end")
