"""What an export would make and what there is to know about it, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.domain.names import DocumentPath
from casebook.domain.progress import Progress
from casebook.export.artefacts import Artefact
from casebook.export.audience import Audience
from casebook.export.material import Material, Problem
from casebook.export.names import PersonName, names_in
from casebook.export.proof import ORDER, Proof
from casebook.export.run import Wanted, foreseen


@dataclass(frozen=True, slots=True)
class Unverified:
    """A case with figures that nobody has checked, and how many they are."""

    path: DocumentPath
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead.

    Attributes:
        files: The names of the files, in their order.
        problems: What they could not show as it should be.
        names: The names of people in what is exported.
        unverified: The cases with figures that are marked as unverified.
        offered: Which artefacts there is something to make of, and for whom.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    names: tuple[PersonName, ...]
    unverified: tuple[Unverified, ...]
    offered: Mapping[Artefact, tuple[Audience, ...]]


def outlook(materials: Sequence[Material], wanted: Wanted, progress: Progress) -> Outlook:
    """Look ahead.

    Raises:
        Cancelled: By the progress.
    """
    files, problems = foreseen(materials, wanted, progress)
    progress.step(0, 0, "Looking for names")
    return Outlook(
        files=files,
        problems=problems,
        names=names_in(materials),
        unverified=tuple(_unverified(materials)),
        offered=_offered(materials, progress),
    )


def _unverified(materials: Iterable[Material]) -> Iterator[Unverified]:
    """Count in the cases that are used; those that a lesson only quotes show no figures."""
    cases = {case.path: case for material in materials for case in material.cases}
    for path, case in cases.items():
        count = sum(not figure.verified for figure in case.figures)
        if count:
            yield Unverified(path, case.title, count)


def _offered(
    materials: Iterable[Material], progress: Progress
) -> Mapping[Artefact, tuple[Audience, ...]]:
    """Join what the documents offer, in the order of the audiences."""
    found: set[tuple[Artefact, Audience]] = set()
    for material in materials:
        progress.step(0, 0, f"Reading {material.root.title}")
        offered = Proof(material).offered
        found |= {(artefact, each) for artefact, audiences in offered.items() for each in audiences}
    made = {
        artefact: tuple(each for each in Audience if (artefact, each) in found)
        for artefact in ORDER
    }
    return {artefact: audiences for artefact, audiences in made.items() if audiences}
