"""Saved web pages: the article as Markdown, without what stands around it."""

from __future__ import annotations

import binascii
import codecs
import re
from dataclasses import replace

from casebook.domain.errors import ImportRefused
from casebook.importing.article import article_of
from casebook.importing.converted import Converted
from casebook.importing.harmless import REMOTE, is_remote, is_safe_address
from casebook.importing.page_facts import page_facts
from casebook.importing.picturing import Pictures
from casebook.importing.source import Asked, Format, Source
from casebook.markdown.html_markdown import markdown_of_tree
from casebook.markdown.html_tree import VERBATIM, Node, read_html

ISOLATED = True
_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY = re.compile(r"<(?:html|body|head|div|p|h[1-6]|table|article)\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LAZY = ("data-src", "data-original", "data-lazy-src")
_LONGEST = 20_000_000
_WITHIN = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_LEAST_PICTURE = 200
"""Bytes of a picture within a page; smaller ones hold a place until another is loaded."""
_NO_ALT = re.compile(r"[\[\]\n\r<>\\]+")


def recognises(source: Source) -> float:
    """Say how sure it is: by how the file begins, or by tags and the ending."""
    if source.is_binary:
        return 0.0
    start = source.text[:_LONGEST] if len(source.data) < 4096 else source.text[:4096]
    if _START.match(start):
        return 0.9
    ending = source.ending in {"html", "htm", "xhtml", "mht"}
    return 0.65 if ending and _ANY.search(start) else 0.0


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give the article of a page.

    Raises:
        ImportRefused: There are no words on it.
    """
    pictures = Pictures(asked.limits)
    found = page_of(html_text(source), source, pictures, whole=False)
    return (replace(found, pictures=pictures.found).warned(*pictures.warnings),)


def html_text(source: Source) -> str:
    """Give the text of a page in the encoding that it says, if it is right."""
    named = _CHARSET.search(source.data[:4096])
    if named and not source.data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        try:
            return source.data.decode(codecs.lookup(named[1].decode("ascii")).name)
        except (LookupError, ValueError, UnicodeError):
            pass  # it is not what it says; the looks of the bytes decide
    return source.text


def page_of(html: str, source: Source, pictures: Pictures, *, whole: bool) -> Converted:
    """Give a page as a document.

    Args:
        html: Its text.
        source: The file that it is in.
        pictures: Takes those that the page itself holds.
        whole: Whether all of it is text, as in an e-mail.

    Raises:
        ImportRefused: There are no words on it.
    """
    title, facts = page_facts(html, source.data)
    tree = read_html(html[:_LONGEST])
    article = tree if whole else article_of(tree)
    warnings = _place_pictures(article, pictures)
    markdown = markdown_of_tree(article)
    if not re.search(r"\w", markdown):
        raise ImportRefused(
            f"{source.name} has no text of its own: its program writes the page only when it is "
            "shown. Save it as a complete page, or as PDF, and import that."
        )
    known = {key: value for key, value in facts.items() if value}
    return Converted(title, markdown, Format.PAGE, known).warned(*warnings)


def _place_pictures(node: Node, pictures: Pictures) -> list[str]:
    """Put references to the pictures that were saved with a page; those elsewhere stay links."""
    warnings: list[str] = []
    for child in node.children:
        if child.tag == "img":
            address = next(
                (child.attributes[key] for key in ("src", *_LAZY) if child.attributes.get(key)), ""
            )
            alt = " ".join(_NO_ALT.sub(" ", child.attributes.get("alt", "")).split())
            if is_remote(address):
                if alt:
                    warnings.append(REMOTE)
                child.attributes["src"] = address
            elif within := _WITHIN.match(address):
                if data := _unpacked(address[within.end() :]):
                    child.tag, child.text = VERBATIM, pictures.take(data, alt)
            elif is_safe_address(address) and address.strip():
                child.tag, child.text = VERBATIM, f"![{alt}](<{_NO_ALT.sub('', address.strip())}>)"
        elif child.tag:
            warnings += _place_pictures(child, pictures)
    return warnings


def _unpacked(packed: str) -> bytes:
    """Give a picture that stands in the page itself; empty if it is damaged or holds a place."""
    try:
        data = binascii.a2b_base64(packed)
    except (binascii.Error, ValueError):
        return b""
    return data if len(data) >= _LEAST_PICTURE else b""
