"""What is wrong, doubtful or missing in a document taken by itself."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.domain.case import Case, Figure, Status
from casebook.domain.document import Document
from casebook.domain.finding import Finding, Severity
from casebook.domain.lesson import Lesson, State
from casebook.domain.pack import Activity, Pack

LONG_TITLE = 100
TOO_LONG_TITLE = 200

_GATED = frozenset({State.IDENTIFIED, State.VALIDATED, State.EMBEDDED})
_ENDED = frozenset({State.REJECTED, State.RETIRED})


def check_document(document: Case | Lesson | Pack) -> tuple[Finding, ...]:
    """Give the findings that follow from what a document says, in no order of lines."""
    if isinstance(document, Case):
        return tuple(_case(document))
    return tuple(_lesson(document) if isinstance(document, Lesson) else _pack(document))


def check_characters(document: Document) -> tuple[Finding, ...]:
    """Report NUL characters, which some programs take for the end of the text."""
    at = document.text.find("\0")
    if at < 0:
        return ()
    line = document.text.count("\n", 0, at) + 1
    message = "There is a NUL character here, and text behind it may get lost elsewhere; delete it."
    return (Finding(document.path, line, Severity.WARNING, "nul-bytes", message),)


def _case(case: Case) -> Iterator[Finding]:
    for figure in case.figures:
        if not figure.verified:
            message = (
                f"The figure “{_short(figure.figure)}” is not verified: it has no"
                f" {_missing_of(figure)}; add what is missing, or do not rely on it."
            )
            yield _warning(case, figure.line, "figure-unverified", message)
    if case.status is Status.PUBLISHED:
        for fact in case.facts_to_check:
            if not fact.checked:
                message = (
                    f"“{_short(fact.text)}” is still to be checked, and the case is published;"
                    " check it, or set the status back."
                )
                yield _warning(case, fact.line, "open-fact", message)


def _missing_of(figure: Figure) -> str:
    parts = (("source", figure.source), ("year", figure.year))
    return " and no ".join(name for name, value in parts if not value.strip())


def _lesson(lesson: Lesson) -> Iterator[Finding]:
    length = len(lesson.title)
    if length > LONG_TITLE:
        severity = Severity.WARNING if length > TOO_LONG_TITLE else Severity.HINT
        message = (
            f"The title has {length} characters; a lesson is one sentence of at most"
            f" {TOO_LONG_TITLE}, and reads best within {LONG_TITLE}."
        )
        yield Finding(lesson.path, _line(lesson, "title"), severity, "title-long", message)
    if lesson.state in _ENDED:
        return
    line = _line(lesson, "state")
    if not lesson.quotations:
        severity = Severity.WARNING if lesson.state in _GATED else Severity.HINT
        message = (
            "No passage of a case supports this lesson yet; quote one under Evidence, its last"
            " line a dash and a link to the case."
        )
        yield Finding(lesson.path, line, severity, "no-evidence", message)
    missing = _missing_for_gate(lesson)
    if missing:
        message = (
            f"A lesson that is {lesson.state} needs {', '.join(missing)}; add it, or set the"
            " state back."
        )
        yield _warning(lesson, line, "gate", message)


def _missing_for_gate(lesson: Lesson) -> list[str]:
    """Name what the state of a lesson asks for and is not there, passages apart."""
    if lesson.state not in _GATED:
        return []
    wanted = [("a theme", bool(lesson.themes)), ("applies_when", bool(lesson.applies_when))]
    if lesson.state is not State.IDENTIFIED:
        wanted.append(("validated_by", bool(lesson.validated_by)))
        wanted.append(("validated_on", lesson.validated_on is not None))
    if lesson.state is State.EMBEDDED:
        wanted.append(("a row in Applied", bool(lesson.applied)))
    return [name for name, there in wanted if not there]


def _pack(pack: Pack) -> Iterator[Finding]:
    if pack.agenda and pack.minutes is not None and pack.agenda_minutes != pack.minutes:
        message = (
            f"The steps of the agenda take {pack.agenda_minutes} minutes and {pack.minutes} are"
            " planned; change a step, or the minutes."
        )
        yield _warning(pack, _line(pack, "minutes"), "pack-minutes", message)
    for step in pack.agenda:
        if step.activity is None and step.activity_text:
            message = (
                f"The activity “{_short(step.activity_text)}” is not known; use one of:"
                f" {', '.join(Activity)}."
            )
            yield _warning(pack, step.line, "unknown-activity", message)


def _warning(document: Document, line: int, code: str, message: str) -> Finding:
    return Finding(document.path, line, Severity.WARNING, code, message)


def _line(document: Document, key: str) -> int:
    """Give the line of a key in the front matter; 0 when it is not written."""
    return next((entry.line for entry in document.properties if entry.key.lower() == key), 0)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79].rstrip() + "…"
