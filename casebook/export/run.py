"""An export from beginning to end: built, viewed, redacted, written, moved into place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from casebook.domain.progress import Progress, Unwatched
from casebook.domain.slug import slug_of
from casebook.export.agenda import steps_of
from casebook.export.artefacts import FORMATS, RECIPES, Artefact, Format, Write
from casebook.export.audience import Audience
from casebook.export.bundle import bundle
from casebook.export.context import Desk
from casebook.export.document import View
from casebook.export.fonts import unset_letters
from casebook.export.material import Material, Problem
from casebook.export.one_page import too_long_for_a_page
from casebook.export.placing import ExportRefused, move_into_place
from casebook.export.redaction import Redactor, redacted
from casebook.export.table import csv_table, json_table
from casebook.export.telling import ToldBlocks

_WORDS_IN_NAME, _LONGEST_PART = 5, 36


class Choice(NamedTuple):
    """One file that is wanted: an artefact in a format for an audience."""

    artefact: Artefact
    format: Format
    audience: Audience


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made.

    Attributes:
        artefacts: Which; all that can be made when empty.
        formats: Which; all when empty.
        audiences: For whom.
        replace: Whether files that are there already may be replaced.
        choices: The files that were chosen one by one; None for all that the above allow.
        names: What is replaced besides what the cases list under ``redact``, written alike.
    """

    artefacts: frozenset[Artefact] = frozenset()
    formats: frozenset[Format] = frozenset()
    audiences: frozenset[Audience] = frozenset(Audience)
    replace: bool = False
    choices: frozenset[Choice] | None = None
    names: tuple[str, ...] = ()

    def takes(self, artefact: Artefact, form: Format, audience: Audience) -> bool:
        """Say whether an artefact is wanted in a format for an audience."""
        return (
            artefact in (self.artefacts or {artefact})
            and form in (self.formats or {form})
            and audience in self.audiences
            and (self.choices is None or (artefact, form, audience) in self.choices)
        )


@dataclass(frozen=True, slots=True)
class Written:
    """An artefact on the disk."""

    artefact: Artefact
    format: Format
    audience: Audience
    path: Path


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export has made, and what it could not show as it should."""

    written: tuple[Written, ...]
    problems: tuple[Problem, ...]


Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An artefact that is to be written.

    Attributes:
        name: Its file name.
        make: Gives its bytes; it tells how many parts it has taken.
        parts: How many parts it has.
    """

    artefact: Artefact
    format: Format
    audience: Audience
    name: str
    make: Callable[[Told], bytes]
    parts: int = 1


def export(
    materials: Sequence[Material], to: Path, library: Path, wanted: Wanted, progress: Progress
) -> Exported:
    """Make artefacts.

    All are written into a hidden folder first and moved at the end, so that neither an error
    nor a cancelled export leaves anything behind.

    Args:
        materials: What each root document uses.
        to: The folder for the artefacts.
        library: The folder of the library, in which nothing is written.
        wanted: What is to be made.
        progress: Told while documents are read, and before each part of each artefact.

    Raises:
        ExportRefused: The folder cannot be written, lies in the library, or has such files.
        Cancelled: By the progress.
    """
    to = to.absolute()
    if refused := refusal(to, library):
        raise ExportRefused(refused)
    sheets, problems = _planned(materials, wanted, progress)
    if not wanted.replace:
        _refuse_to_replace(to, sheets)
    new = not to.exists()
    try:
        to.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".casebook-", dir=to))
    except OSError as error:
        raise _refused(to, error) from error
    written: tuple[Written, ...] = ()
    try:
        written = tuple(_write(sheets, beside, to, progress))
    except OSError as error:
        raise _refused(to, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if new and not written:
            with suppress(OSError):  # something else may stand there by now
                to.rmdir()
    return Exported(written, tuple(dict.fromkeys(problems())))


def refusal(to: Path, library: Path) -> str:
    """Say why nothing is exported to a folder, before it is tried; "" for no reason."""
    if to.absolute().resolve().is_relative_to(library.resolve()):
        return f"{to} lies in the library. Choose a folder outside it."
    return ""


def problems_of(
    materials: Sequence[Material], wanted: Wanted, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Give what an export could not show as it should, without writing anything."""
    return foreseen(materials, wanted, progress or Unwatched())[1]


def foreseen(
    materials: Sequence[Material], wanted: Wanted, progress: Progress
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Give the names of the files that an export would write, and its problems.

    Raises:
        Cancelled: By the progress.
    """
    sheets, problems = _planned(materials, wanted, progress)
    for sheet in sheets:
        if sheet.artefact in {Artefact.BUNDLE, Artefact.TABLE}:
            sheet.make(_untold)  # these look at the files only when they are made
    return tuple(sheet.name for sheet in sheets), tuple(dict.fromkeys(problems()))


def _planned(
    materials: Sequence[Material], wanted: Wanted, progress: Progress
) -> tuple[tuple[_Sheet, ...], Callable[[], Iterator[Problem]]]:
    """Plan the files of all materials, and give what tells their problems in the end."""
    sheets: list[_Sheet] = []
    desks: list[Desk] = []
    taken: list[str] = []
    for given in materials:
        material = replace(given, names=(*given.names, *wanted.names))
        desk = Desk(material, lambda document: progress.step(0, 0, f"Reading {document.title}"))
        redactor = Redactor.of(material.names_to_replace)
        stem = slug_of(redactor.text(material.root.title), taken)
        taken.append(stem)
        desks.append(desk)
        steps_of(desk)  # which says what the agenda uses and the library has not
        made = [*_from_views(desk, redactor, stem, wanted), *_from_material(desk, stem, wanted)]
        for artefact in sorted(wanted.artefacts - {sheet.artefact for sheet in made}):
            message = f"There is nothing to make of {material.root.path} as {artefact}."
            desk.report("nothing-to-make", material.root.path, message)
        sheets += made
    return tuple(sheets), lambda: (problem for desk in desks for problem in desk.problems)


def _untold(parts: int) -> None:
    del parts


def _from_views(desk: Desk, redactor: Redactor, stem: str, wanted: Wanted) -> Iterator[_Sheet]:
    """Plan what is written from views; the view is made, and redacted, before any writer runs."""
    for recipe in RECIPES:
        for audience in recipe.audiences:
            takes = partial(wanted.takes, recipe.artefact, audience=audience)
            forms = [form for form in recipe.writers if takes(form)]
            taken: list[str] = []
            for added, document in recipe.build(desk, audience).items() if forms else ():
                view = redacted(document.view(audience, desk.brand), redactor)
                if Format.PDF in forms and (missing := unset_letters(view)):
                    desk.report("no-font", desk.material.root.path, missing)
                if recipe.artefact is Artefact.HUDDLE and (long := too_long_for_a_page(view)):
                    desk.report("long-huddle", desk.material.root.path, long)
                part = _part(redactor.text(added), taken)
                named = (stem, recipe.artefact.value, part, audience.value)
                name = "-".join(each for each in named if each)
                for form in forms:
                    write = recipe.writers[form]

                    def make(told: Told, write: Write = write, view: View = view) -> bytes:
                        return write(replace(view, blocks=ToldBlocks.of(view.blocks, told)))

                    file = f"{name}.{form.value}"
                    parts = len(view.blocks)
                    yield _Sheet(recipe.artefact, form, audience, file, make, parts)


def _part(text: str, taken: list[str]) -> str:
    """Give what tells the files of one artefact apart: the first words of a title, or ""."""
    if not text:
        return ""
    part = str(slug_of(" ".join(text.split()[:_WORDS_IN_NAME])[:_LONGEST_PART], taken))
    taken.append(part)
    return part


def _from_material(desk: Desk, stem: str, wanted: Wanted) -> Iterator[_Sheet]:
    """Plan bundle and table, which are for colleagues."""
    makers = {
        (Artefact.BUNDLE, Format.ZIP): bundle,
        (Artefact.TABLE, Format.CSV): csv_table,
        (Artefact.TABLE, Format.JSON): json_table,
    }
    for (artefact, form), maker in makers.items():
        if wanted.takes(artefact, form, Audience.FACILITATOR):

            def make(told: Told, maker: Callable[[Desk], bytes] = maker) -> bytes:
                told(0)
                return maker(desk)

            name = f"{stem}-{artefact.value}.{form.value}"
            yield _Sheet(artefact, form, Audience.FACILITATOR, name, make)


def _write(
    sheets: Sequence[_Sheet], beside: Path, to: Path, progress: Progress
) -> Iterator[Written]:
    """Write all files, then move them into place."""
    total, before = sum(sheet.parts for sheet in sheets), 0
    for sheet in sheets:
        progress.step(before, total, sheet.name)

        def told(taken: int, before: int = before, sheet: _Sheet = sheet) -> None:
            progress.step(before + taken, total, sheet.name)

        (beside / sheet.name).write_bytes(sheet.make(told))
        before += sheet.parts
    progress.step(total, total, "Moving the files into place")
    move_into_place([sheet.name for sheet in sheets], beside, to)
    for sheet in sheets:
        yield Written(sheet.artefact, sheet.format, sheet.audience, to / sheet.name)


def _refuse_to_replace(to: Path, sheets: Sequence[_Sheet]) -> None:
    there = next((sheet.name for sheet in sheets if (to / sheet.name).exists()), None)
    if there is not None:
        raise ExportRefused(
            f"{to / there} is there already. Choose another folder, or say that what is there "
            "may be replaced."
        )


def _refused(to: Path, error: OSError) -> ExportRefused:
    why = error.strerror or type(error).__name__
    return ExportRefused(
        f"Nothing can be written to {to} ({why}). Choose another folder, or make room there."
    )


__all__ = [
    "FORMATS",
    "Choice",
    "ExportRefused",
    "Exported",
    "Wanted",
    "Written",
    "export",
    "foreseen",
    "problems_of",
    "refusal",
]
