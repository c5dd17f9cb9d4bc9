"""Huddle cards that take more than their one page, known before they are written."""

from __future__ import annotations

from casebook.export.document import View
from casebook.export.pages import pages_of
from casebook.export.pdf_writer import PageNotSet, huddle_pdf

_ALWAYS_FIT = 2_500
"""Letters of a view, its structure included, that fit on a page whatever they are.

In the smallest type a page takes more than five thousand; measuring costs a twentieth of a second.
"""


def too_long_for_a_page(view: View) -> str:
    """Say that a huddle card takes more than a page, and what to do; "" when it does not."""
    if len(repr(view.blocks)) <= _ALWAYS_FIT:
        return ""
    try:
        pages = len(pages_of([huddle_pdf(view)]))
    except PageNotSet:  # which is said when it is written
        return ""
    if pages == 1:
        return ""
    return (
        f"The huddle card of “{view.title}” takes {pages} pages, because its lesson says more "
        "than a page holds. Shorten Why or Do this in the lesson."
    )
