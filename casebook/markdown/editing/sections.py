"""A section written, replaced or taken out; the usual heading where there is none yet."""

from __future__ import annotations

import re

from casebook.domain.document import Section
from casebook.domain.edit import EditRefused, Edits, TextEdit, replacing
from casebook.domain.sections import HEADINGS, SectionName
from casebook.markdown.editing.layout import Layout

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


def section_edits(text: str, section: SectionName, markdown: str | None) -> Edits:
    """Write a section of a document; its heading stays as it is written, alias or not.

    Args:
        text: The whole text of a file.
        section: Which section; a new one comes where it usually stands.
        markdown: What stands below its heading afterwards; None takes the heading out as well.

    Raises:
        EditRefused: The text would take in other sections, or the kind has no such section.
    """
    layout = Layout.of(text)
    part = layout.section(section)
    if part is None:
        if markdown is None:
            return ()
        edit = new_section(layout, section, markdown.strip("\n"))
        return layout.checked((edit,), edit.start, edit.end)
    if markdown is None:
        return layout.checked((TextEdit(part.start, part.end, ""),), part.start, part.end)
    edits = _content(layout, part, markdown.strip("\n"))
    return layout.checked(edits, part.start, part.end)


def new_section(layout: Layout, section: SectionName, markdown: str) -> TextEdit:
    """Give the edit that adds a section with its heading.

    Raises:
        EditRefused: The kind of the document has no such section.
    """
    headings = HEADINGS[layout.kind].get(section)
    if headings is None:
        raise EditRefused(0, f"A {layout.kind} has no section “{section}”; use a plain heading.")
    at = _usual_place(layout, section)
    below = f"\n{markdown}\n" if markdown.strip() else ""
    gap = "\n" if at < len(layout.text) and layout.text[at] != "\n" else ""
    return TextEdit(at, at, f"{_gap_before(layout, at)}## {headings[0]}\n{below}{gap}")


def appended(layout: Layout, part: Section, markdown: str) -> TextEdit:
    """Give the edit that adds a paragraph at the end of a section."""
    content = layout.text[part.content_start : part.end]
    if not content.strip():
        (edit,) = _content(layout, part, markdown)
        return edit
    end = part.content_start + len(content.rstrip())
    return TextEdit(end, end, f"\n\n{markdown}")


def _content(layout: Layout, part: Section, markdown: str) -> Edits:
    """Replace what stands below a heading; the empty lines around it stay."""
    text, start, end = layout.text, part.content_start, part.end
    content = text[start:end]
    if content.strip() and markdown.strip():
        lead = _BLANK_LINES.match(content)
        assert lead is not None  # it matches the empty text as well
        return replacing(text, start + lead.end(), start + len(content.rstrip()), markdown)
    if not markdown.strip():
        return replacing(text, start, end, "\n" if end < len(text) else "")
    lead_in = "\n" if text[start - 1 : start] == "\n" else "\n\n"
    return replacing(text, start, end, f"{lead_in}{markdown}\n" + "\n" * (end < len(text)))


def _usual_place(layout: Layout, section: SectionName) -> int:
    """Give where a new section belongs: behind the one before it in the usual order."""
    order = list(HEADINGS[layout.kind])
    rank = order.index(section)
    present = [
        (order.index(SectionName(part.name)), part) for part in layout.outline.sections if part.name
    ]
    earlier = [(at, part) for at, part in present if at < rank]
    if earlier:
        return max(earlier, key=lambda found: found[0])[1].end
    return present[0][1].start if present else len(layout.text)


def _gap_before(layout: Layout, at: int) -> str:
    """Give the line feeds that make an empty line before an offset."""
    before = layout.text[:at]
    if not before or before.endswith("\n\n"):
        return ""
    return "\n" if before.endswith("\n") else "\n\n"
