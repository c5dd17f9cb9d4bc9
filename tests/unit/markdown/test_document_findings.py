from __future__ import annotations

import pytest

from casebook.domain.document import Kind
from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.markdown.reading import read_document

EVIDENCE = "## Evidence\n> words\n> - [[c]]\n"


def findings(text: str) -> list[Finding]:
    return list(read_document(text, DocumentPath("a.md")).findings)


def codes(text: str) -> list[tuple[str, str, int]]:
    return [(found.code, found.severity.value, found.line) for found in findings(text)]


@pytest.mark.parametrize(
    ("kind", "line", "code", "allowed"),
    [
        ("case", "status: done", "unknown-value", "draft, reviewed, published, retired"),
        ("case", "type: book", "unknown-value", "near-miss"),
        ("case", "outcome: good", "unknown-value", "success"),
        ("case", "level: top", "unknown-value", "team"),
        ("case", "grade: sure", "unknown-value", "anecdote"),
        ("case", "date: last year", "bad-date", "2009-11-22"),
        ("case", "date: 2009-13", "bad-date", "2009-11"),
        ("lesson", "effect: worse", "unknown-value", "improve, sustain"),
        ("lesson", "due: soon", "bad-date", "2009"),
        ("pack", "minutes: an hour", "unknown-value", "digits"),
    ],
)
def test_a_value_that_is_not_allowed_is_reported_and_kept(
    kind: str, line: str, code: str, allowed: str
) -> None:
    text = f"---\nkind: {kind}\n{line}\n---\n" + EVIDENCE
    (finding,) = findings(text)
    assert (finding.code, finding.severity, finding.line) == (code, Severity.WARNING, 3)
    assert allowed in finding.message
    assert line.split(": ")[1] in finding.message
    document = read_document(text, DocumentPath("a.md"))
    assert document.value(line.split(":")[0]) == line.split(": ")[1]


def test_an_unknown_kind_is_reported_and_read_as_a_case() -> None:
    text = "---\ntitle: x\nkind: lessn\n---\n"
    (finding,) = findings(text)
    assert (finding.code, finding.line) == ("unknown-value", 3)
    assert "case, lesson, pack" in finding.message
    assert read_document(text, DocumentPath("a.md")).kind is Kind.CASE


def test_values_of_a_foreign_file_are_not_reported() -> None:
    assert findings("---\ntype: '[[Books]]'\nstatus: [a, b]\ndate: soon\nlevel: 3\n---\n") == []


def test_empty_values_are_not_reported() -> None:
    assert findings("---\nkind: case\ntype:\ndate: ''\nstatus: []\n---\n") == []
    assert findings("---\nkind: pack\nminutes:\n---\n") == []


def test_figures_without_source_or_year_are_not_verified() -> None:
    table = "## Figures\n| Figure | Value | Source | Year |\n|---|---|---|---|\n"
    rows = "| a | 1 | s | 2009 |\n| b | 2 | s | |\n| c | 3 | | 2009 |\n| d | 4 | | |\n"
    found = [each for each in findings(table + rows) if each.code == "figure-unverified"]
    assert [(each.line, each.severity) for each in found] == [
        (5, Severity.WARNING),
        (6, Severity.WARNING),
        (7, Severity.WARNING),
    ]
    assert "no year;" in found[0].message
    assert "no source;" in found[1].message
    assert "no source and no year;" in found[2].message


def test_an_open_fact_is_reported_in_a_published_case_only() -> None:
    facts = f"## Facts to check\n- [x] a\n- [ ] {'b ' * 100}\n"
    assert codes("---\nstatus: published\n---\n" + facts) == [("open-fact", "warning", 6)]
    assert codes("---\nstatus: reviewed\n---\n" + facts) == []
    (finding,) = findings("---\nstatus: published\n---\n" + facts)
    assert "…" in finding.message


@pytest.mark.parametrize(
    ("length", "found"),
    [
        (100, []),
        (101, [("title-long", "hint", 3)]),
        (200, [("title-long", "hint", 3)]),
        (201, [("title-long", "warning", 3)]),
    ],
)
def test_a_long_title_of_a_lesson_is_reported(
    length: int, found: list[tuple[str, str, int]]
) -> None:
    assert codes(f"---\nkind: lesson\ntitle: {'x' * length}\n---\n{EVIDENCE}") == found


def test_a_long_title_without_a_key_concerns_the_file() -> None:
    text = f"---\nkind: lesson\n---\n# {'x' * 120}\n{EVIDENCE}"
    assert codes(text) == [("title-long", "hint", 0)]
    assert codes(f"# {'x' * 300}") == []


@pytest.mark.parametrize(
    ("state", "severity"),
    [
        ("observed", "hint"),
        ("", "hint"),
        ("identified", "warning"),
        ("validated", "warning"),
        ("embedded", "warning"),
    ],
)
def test_a_lesson_without_a_passage_is_reported(state: str, severity: str) -> None:
    found = codes(f"---\nkind: lesson\nstate: {state}\n---\n[[c]]\n")
    assert found[0] == ("no-evidence", severity, 3)


@pytest.mark.parametrize("state", ["rejected", "retired"])
def test_a_lesson_that_has_ended_needs_nothing(state: str) -> None:
    assert codes(f"---\nkind: lesson\nstate: {state}\n---\n") == []


@pytest.mark.parametrize(
    ("state", "needs"),
    [
        ("identified", "needs a theme, applies_when;"),
        ("validated", "needs a theme, applies_when, validated_by, validated_on;"),
        (
            "embedded",
            "needs a theme, applies_when, validated_by, validated_on, a row in Applied;",
        ),
    ],
)
def test_a_state_says_what_its_gate_misses(state: str, needs: str) -> None:
    (finding,) = findings(f"---\nkind: lesson\nstate: {state}\n---\n{EVIDENCE}")
    assert (finding.code, finding.severity, finding.line) == ("gate", Severity.WARNING, 3)
    assert needs in finding.message


def test_a_lesson_that_has_what_its_state_needs_is_not_reported() -> None:
    front = "kind: lesson\nthemes: [a]\napplies_when: b\n"
    assert codes(f"---\n{front}state: identified\n---\n{EVIDENCE}") == []
    more = "validated_by: Ann\nvalidated_on: 2025\n"
    assert codes(f"---\n{front}{more}state: validated\n---\n{EVIDENCE}") == []
    applied = "## Applied\n| Date | Where | Result |\n|---|---|---|\n| 2025 | a | b |\n"
    assert codes(f"---\n{front}{more}state: embedded\n---\n{EVIDENCE}\n{applied}") == []


def test_minutes_that_do_not_add_up_are_reported() -> None:
    agenda = (
        "## Agenda\n| Minutes | Activity | Item | Use | Note |\n|---|---|---|---|---|\n"
        "| 5 | open | | | |\n| 10 | | | | |\n"
    )
    assert codes(f"---\nkind: pack\nminutes: 15\n---\n{agenda}") == []
    assert codes(f"---\nkind: pack\n---\n{agenda}") == []
    assert codes("---\nkind: pack\nminutes: 15\n---\n") == []
    (finding,) = findings(f"---\nkind: pack\nminutes: 60\n---\n{agenda}")
    assert (finding.code, finding.severity, finding.line) == ("pack-minutes", Severity.WARNING, 3)
    assert "15 minutes and 60" in finding.message


def test_an_unknown_activity_is_reported_with_its_line() -> None:
    text = (
        "---\nkind: pack\n---\n## Agenda\n| Minutes | Activity | Item | Use | Note |\n"
        "|---|---|---|---|---|\n| 5 | dance | | | |\n| 5 | | | | x |\n"
    )
    (finding,) = findings(text)
    assert (finding.code, finding.severity, finding.line) == (
        "unknown-activity",
        Severity.WARNING,
        7,
    )
    assert "role-play" in finding.message


def test_a_nul_character_is_reported_once_with_its_line() -> None:
    text = "a\nb\0c\n\0"
    (finding,) = findings(text)
    assert (finding.code, finding.severity, finding.line) == ("nul-bytes", Severity.WARNING, 2)
    assert read_document(text, DocumentPath("a.md")).text == text
