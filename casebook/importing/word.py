"""Word documents: headings, lists, tables, pictures, footnotes; comments for facilitators."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.parsers.expat import ExpatError

from casebook.domain.errors import ImportRefused
from casebook.importing import archive
from casebook.importing.converted import Converted
from casebook.importing.office_facts import office_facts
from casebook.importing.picturing import Pictures
from casebook.importing.source import Asked, Format, Source
from casebook.importing.word_notes import with_notes
from casebook.markdown.html_markdown import markdown_of_tree
from casebook.markdown.html_tree import VERBATIM, Node, read_html

ISOLATED = True
_STYLES = """
comment-reference => sup
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""
_TAKEN = "taken:"
_BROKEN = (KeyError, ValueError, IndexError, AttributeError, ExpatError, zipfile.BadZipFile)
"""What its converter raises about a document that is not as it should be."""
_NOT_FETCHED = "external"


def recognises(source: Source) -> float:
    """Say that it is one by the part in which Word keeps the text."""
    if archive.has_member(source, "word/document.xml"):
        return 1.0
    return 0.8 if archive.is_torn(source, "docx", "docm", "dotx") else 0.0


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give the document.

    Raises:
        ImportRefused: It is damaged, protected, too large, or empty.
    """
    packed, warnings = archive.checked(source, asked.limits)
    with packed:
        facts = office_facts(packed)
    pictures = Pictures(asked.limits)
    shown: list[str] = []
    html = _html(source, asked, pictures, shown)
    tree, notes = with_notes(read_html(html))
    title = _title(tree) or facts.pop("title", "")
    facts.pop("title", None)
    _show(tree, shown)
    markdown = markdown_of_tree(tree)
    if not re.search(r"\w", markdown):
        raise ImportRefused(f"{source.name} has no text. There is nothing to import in it.")
    document = Converted(title, markdown, Format.WORD, facts, pictures.found, notes)
    return (document.warned(*warnings, *pictures.warnings),)


def _html(source: Source, asked: Asked, pictures: Pictures, shown: list[str]) -> str:
    """Convert a document to HTML, in which each picture stands by its number in ``shown``.

    The converter is left as it is: it opens nothing outside the document.
    """
    import mammoth

    def take(image: Any) -> dict[str, str]:
        alt = image.alt_text or ""
        with image.open() as opened:
            shown.append(pictures.take(opened.read(asked.limits.picture + 1), alt))
        return {"src": f"{_TAKEN}{len(shown) - 1}"}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(source.data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(take),
        )
    except _BROKEN as error:
        raise archive.damaged(source) from error
    for message in result.messages:
        if _NOT_FETCHED in message.message:
            pictures.leave_out()
    return str(result.value)


def _title(tree: Node) -> str:
    """Give the words of the paragraph that is styled as the title."""
    for heading in tree.all("h1"):
        if heading.attributes.get("class") == "title":
            return " ".join(heading.words().split())
    return ""


def _show(node: Node, shown: list[str]) -> None:
    """Put what shows a picture in its place."""
    for child in node.children:
        address = child.attributes.get("src", "")
        if child.tag == "img" and address.startswith(_TAKEN):
            child.tag, child.text = VERBATIM, shown[int(address.removeprefix(_TAKEN))]
        elif child.tag:
            _show(child, shown)
