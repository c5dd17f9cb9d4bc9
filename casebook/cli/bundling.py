"""The part of the import command that takes bundles of colleagues in."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casebook.cli.console import TerminalProgress
from casebook.domain.errors import ImportRefused
from casebook.domain.names import id_of
from casebook.library.bundles.arrival import Choice, Comparison, State
from casebook.library.bundles.settling import Outcome, Taking
from casebook.library.library import Library

FORMAT = "bundle"
_KEPT = {
    State.SAME: "It is here already, as it is in the bundle.",
    State.OLDER: "It was changed here since; yours is kept.",
    State.CHANGED: "It was changed here and there; yours is kept. Take theirs with --theirs, or "
    "both with --both.",
}


def take_bundle(
    library: Library, path: Path, asked: argparse.Namespace, progress: TerminalProgress
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Take a bundle in; give what became of each document, as ``imported`` and so on.

    What is new comes in, what only they have changed follows theirs, what both have changed
    stays as it is here unless the options say otherwise.
    """
    try:
        comparison = library.bundles.read(path, progress)
    except ImportRefused as error:
        yield "failed", {"source": path.name, "error": str(error)}
        return
    taking = library.bundles.settle(comparison, _choices(comparison, asked))
    if taking.changes and not asked.dry_run:
        library.bundles.take(taking)
    for outcome in taking.outcomes:
        yield _told(path, outcome, taking, comparison)


def _choices(comparison: Comparison, asked: argparse.Namespace) -> dict[Any, Choice]:
    wanted = Choice.THEIRS if asked.theirs else Choice.BOTH if asked.both else Choice.MINE
    return {
        arrival.path: wanted for arrival in comparison.arrivals if arrival.state is State.CHANGED
    }


def _told(
    path: Path, outcome: Outcome, taking: Taking, comparison: Comparison
) -> tuple[str, dict[str, Any]]:
    arrival = outcome.arrival
    source = f"{path.name}/{arrival.path}"
    if outcome.refused:
        return "failed", {"source": source, "error": outcome.refused}
    if outcome.place is None:
        return "skipped", {"source": source, "reason": _KEPT[arrival.state]}
    is_root = arrival is comparison.arrivals[0]
    return "imported", {
        "source": source,
        "id": id_of(outcome.place),
        "path": outcome.place,
        "kind": arrival.kind.value,
        "title": arrival.title,
        "format": FORMAT,
        "removed": [],
        "warnings": [*_warnings(outcome), *(_of_all(taking, comparison) if is_root else ())],
        "state": arrival.state.value,
    }


def _warnings(outcome: Outcome) -> Iterator[str]:
    arrival = outcome.arrival
    if outcome.place is not None and id_of(outcome.place) != arrival.id:
        yield (
            f"The id “{arrival.id}” is taken here, so it came in as {id_of(outcome.place)}; "
            "links within the bundle follow."
        )


def _of_all(taking: Taking, comparison: Comparison) -> Iterator[str]:
    """Give what concerns the whole bundle; it stands with the first document."""
    yield from taking.warnings
    if comparison.missing:
        names = ", ".join(comparison.missing[:10])
        yield f"Links lead to documents that were not sent and are not here: {names}."
