"""PDF: its text, with headings guessed from sizes; a page without text is said to be scanned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from casebook.domain.errors import ImportRefused
from casebook.importing.archive import damaged
from casebook.importing.converted import Converted
from casebook.importing.pdf_lines import Line, markdown_of_lines, without_running_titles
from casebook.importing.printed_page import printed_page
from casebook.importing.source import Asked, Format, Source

ISOLATED = True
_MARK = b"%PDF-"
_SAMPLES = 4
_BOLD = 600
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(r"(?:microsoft word - .*|untitled.*|.*\.(?:docx?|pdf|indd|pptx?))", re.I)
_DIVIDED = re.compile("[\x02\ufffe]")
_DIVIDING = re.compile(r"(?<=\w)[\x02\ufffe]\s?(?=[^\W\d_A-Z])")
_PASSWORD = 4  # of FPDF_GetLastError


def recognises(source: Source) -> float:
    """Say that it is one by its mark, which may stand a little below the top."""
    return 1.0 if _MARK in source.data[:1024] else 0.0


def convert(source: Source, asked: Asked) -> tuple[Converted, ...]:
    """Give the text of all pages as one document.

    Raises:
        ImportRefused: It is protected, damaged, or has no text at all.
    """
    document = _open(source)
    try:
        pages: list[list[Line]] = []
        scanned: list[int] = []
        warnings: list[str] = []
        count = len(document)
        for number in range(min(count, asked.limits.pages)):
            lines = _lines(document[number])
            pages.append(lines)
            if not lines:
                scanned.append(number + 1)
        if count > asked.limits.pages:
            warnings.append(f"Only the first {asked.limits.pages:,} pages were read.")
        facts = document.get_metadata_dict()
    finally:
        document.close()
    if not any(pages):
        raise ImportRefused(
            f"{source.name} has no text: its pages are pictures, as a scanner makes them. Have "
            "their text recognised (OCR) first, and import that."
        )
    if scanned:
        warnings.append(_scanned(scanned))
    printed = printed_page(pages, facts)
    if printed is not None:
        pages = printed.pages
    pages, running = without_running_titles(pages)
    if running:
        warnings.append(f"Left out as repeated on the pages: {'; '.join(running)}.")
    title, markdown = markdown_of_lines(pages)
    known = _facts(facts)
    if printed is not None:
        known.pop("date", None)  # the day on which it was printed
        known |= {"source": printed.address} if printed.address else {}
    return (Converted(_title(facts) or title, markdown, Format.PDF, known).warned(*warnings),)


def _open(source: Source) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.data)
        if not len(document):
            raise damaged(source)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or getattr(error, "err_code", 0) == _PASSWORD:
            raise ImportRefused(
                f"{source.name} is protected by a password. Open it, save it without one, and "
                "import that."
            ) from error
        raise damaged(source) from error
    return document


def _scanned(pages: Sequence[int]) -> str:
    numbers = ", ".join(map(str, pages[:20]))
    if len(pages) == 1:
        return f"Page {numbers} has no text: it is a picture, as a scanner makes it."
    return f"Pages {numbers} have no text: they are pictures, as a scanner makes them."


def _lines(page: Any) -> list[Line]:
    """Give the lines of a page with their size and place."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        text = text_page.get_text_range(0, count) if count else ""
        found: list[Line] = []
        at = 0
        for raw in re.split(r"\r\n|\n|\r", text):
            words = _DIVIDED.sub("-", _DIVIDING.sub("", raw)).strip()
            if words:
                lead = len(raw) - len(raw.lstrip())
                found.append(_line(text_page, pdfium, words, at + lead, count))
            at += len(raw) + (2 if text[at + len(raw) : at + len(raw) + 2] == "\r\n" else 1)
        return found
    finally:
        text_page.close()
        page.close()


def _line(text_page: Any, pdfium: Any, words: str, start: int, count: int) -> Line:
    sizes, bold, top = [], 0, 0.0
    step = max(len(words) // _SAMPLES, 1)
    looked = list(range(start, min(start + len(words), count), step))[:_SAMPLES]
    for at in looked:
        _, bottom, _, upper = text_page.get_charbox(min(at, count - 1), loose=True)
        sizes.append(abs(upper - bottom))
        top = max(top, upper)
        bold += pdfium.FPDFText_GetFontWeight(text_page.raw, at) >= _BOLD
    size = sorted(sizes)[len(sizes) // 2] if sizes else 0.0
    return Line(words, round(size * 2) / 2, top, bool(looked) and bold == len(looked))


def _title(facts: dict[str, str]) -> str:
    title = " ".join(facts.get("Title", "").split())
    return "" if _NO_TITLE.fullmatch(title) else title


def _facts(facts: dict[str, str]) -> dict[str, str]:
    found = {"author": " ".join(facts.get("Author", "").split())}
    if date := _DATE.match(facts.get("CreationDate", "")):
        found["date"] = "-".join(date.groups())
    return {key: value for key, value in found.items() if value}
