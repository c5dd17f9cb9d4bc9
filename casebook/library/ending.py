"""Lessons that end in another one: replaced by it, or merged into it."""

from __future__ import annotations

from dataclasses import replace

from casebook.domain.errors import WriteRefused
from casebook.domain.lesson import Lesson, State
from casebook.domain.names import DocumentPath, id_of
from casebook.library.plan import Plan, edited_files
from casebook.library.workbench import Workbench
from casebook.markdown.editing.lesson_merging import merge_lessons, replaced_lesson_edits
from casebook.markdown.reading import read_document
from casebook.storage.file_text import FileText

_ENDED = {State.REJECTED, State.RETIRED}


def merging_plan(bench: Workbench, kept: DocumentPath, other: DocumentPath) -> Plan:
    """Plan it; see ``Curation.plan_lesson_merge``."""
    what = f"Merge {id_of(other)} into {id_of(kept)}"
    taken_over = _pair(bench, kept, other).text
    ending = _ending_in(bench, other, kept)
    changes, refused = edited_files(
        bench.folder, [kept], lambda text: merge_lessons(text, id_of(kept), taken_over).kept
    )
    refused |= ending.refused
    return Plan(what, () if refused else (*changes, *ending.changes), refused)


def replacement_plan(bench: Workbench, lesson: DocumentPath, by: DocumentPath) -> Plan:
    """Plan it; see ``Curation.plan_replacement``."""
    _pair(bench, by, lesson)
    ending = _ending_in(bench, lesson, by)
    return replace(ending, what=f"Replace {id_of(lesson)} by {id_of(by)}")


def _ending_in(bench: Workbench, lesson: DocumentPath, by: DocumentPath) -> Plan:
    changes, refused = edited_files(
        bench.folder, [lesson], lambda text: replaced_lesson_edits(text, id_of(by))
    )
    return Plan("", tuple(changes), refused)


def _pair(bench: Workbench, kept: DocumentPath, ended: DocumentPath) -> FileText:
    """Look whether one lesson may end in another; give the one that ends.

    Raises:
        WriteRefused: They are the same, one is no lesson, or the one that stays has ended too.
        FileUnreadable: One of them cannot be read.
    """
    if kept == ended:
        raise WriteRefused(f"{ended} cannot end in itself. Choose another lesson.")
    one, two = bench.folder.read(kept), bench.folder.read(ended)
    stays, _ = _lesson(one), _lesson(two)
    if stays.state in _ENDED:
        instead = f" in favour of {stays.replaced_by}" if stays.replaced_by else ""
        raise WriteRefused(f"{kept} is {stays.state}{instead}. Choose a lesson that is in use.")
    if bench.caches.catalog.path_of(stays.replaced_by) == ended:
        raise WriteRefused(
            f"{kept} says itself that {ended} replaces it. Take out “replaced_by” there first."
        )
    return two


def _lesson(read: FileText) -> Lesson:
    document = read_document(read.text, read.path)
    if not isinstance(document, Lesson):
        raise WriteRefused(f"{read.path} is no lesson. Choose a lesson.")
    return document
