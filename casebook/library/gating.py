"""The gates where many documents are changed at once: what is not ready keeps its state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casebook.domain.case import Case
from casebook.domain.edit import EditRefused
from casebook.domain.gates import (
    Need,
    Requirement,
    goes_back,
    is_required,
    lesson_requirements,
    requirements,
)
from casebook.domain.lesson import Lesson, State
from casebook.domain.names import DocumentPath
from casebook.domain.query import Facet
from casebook.library.workbench import Workbench
from casebook.markdown.reading import read_document

_WORDS: Mapping[Need, str] = {
    Need.SITUATION: "a Situation",
    Need.STRATEGIES: "Strategies",
    Need.IMPACT: "an Impact",
    Need.THEME: "a theme",
    Need.SOURCE: "a source",
    Need.GRADE: "an evidence grade",
    Need.FACTS_CHECKED: "its open facts to be checked",
    Need.LESSON: "a lesson that is identified",
    Need.PASSAGE: "a passage of a case",
    Need.MOMENT: "the moment to which it applies",
    Need.PERSON: "who validated it",
    Need.DATE: "when it was validated",
    Need.APPLIED: "a row under Applied",
}


def refuse_unready(bench: Workbench, path: DocumentPath, before: str, after: str) -> None:
    """Look whether a document may have the status or the state that a change gives it.

    Args:
        bench: The tools of the library.
        path: The document.
        before: Its text as it is.
        after: Its text as it would be.

    Raises:
        EditRefused: It lacks something; the sentence says what.
    """
    old, new = read_document(before, path), read_document(after, path)
    needs: Iterable[Requirement] = ()
    if isinstance(new, Case) and new.status is not None:
        status = old.status if isinstance(old, Case) else None
        if not goes_back(status, new.status):
            needs = requirements(new, new.status, _states_of_lessons(bench, path))
    if isinstance(new, Lesson) and new.state is not None and is_required(new.state):
        state = old.state if isinstance(old, Lesson) else None
        if not goes_back(state, new.state):
            needs = lesson_requirements(new, new.state)
    lacks = [_WORDS[one.need] for one in needs if not one.met]
    if lacks:
        raise EditRefused(0, f"It needs {_listed(lacks)} first.")


def _states_of_lessons(bench: Workbench, case: DocumentPath) -> list[State]:
    catalog, shelf = bench.caches.catalog, bench.shelf()
    paths = {*catalog.lessons_of(case), *(item.lesson for item in catalog.evidence_in(case))}
    entries = (shelf.entry(path) for path in paths)
    words = (entry.value(Facet.STATE) for entry in entries if entry is not None)
    return [State(word) for word in words if word in set(State)]


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
