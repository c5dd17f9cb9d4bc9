from __future__ import annotations

import pytest

from casebook.domain.finding import Severity
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.theme import Theme
from casebook.markdown.themes_file import read_themes

PATH = DocumentPath("themes.yaml")


def problems(text: str) -> list[tuple[str, int]]:
    return [(found.message, found.line) for found in read_themes(text, PATH)[1]]


def test_a_theme_is_read_with_all_it_says() -> None:
    themes, findings = read_themes(
        "- id: service-recovery\n"
        "  label: Service  recovery\n"
        "  broader: customer-service\n"
        "  related: [empowerment, trust]\n"
        "  synonyms: [complaint handling, no, 007]\n"
        '  colour: "#2A9D8F"\n'
        "  note: kept by nobody\n"
        "- id: customer-service\n"
        "  synonyms: service, help\n"
        "  color: '#fff'\n",
        PATH,
    )
    assert findings == ()
    assert themes == (
        Theme(
            ThemeId("service-recovery"),
            "Service recovery",
            ThemeId("customer-service"),
            (ThemeId("empowerment"), ThemeId("trust")),
            ("complaint handling", "no", "007"),
            "#2a9d8f",
        ),
        Theme(
            ThemeId("customer-service"),
            "Customer service",
            synonyms=("service", "help"),
            colour="#fff",
        ),
    )


def test_an_id_alone_is_a_theme() -> None:
    themes, findings = read_themes("- queue\n- check-out\n", PATH)
    assert [(theme.id, theme.label) for theme in themes] == [
        ("queue", "Queue"),
        ("check-out", "Check out"),
    ]
    assert findings == ()


@pytest.mark.parametrize("text", ["", "# only a remark\n", "~\n", "[]\n"])
def test_an_empty_vocabulary_is_fine(text: str) -> None:
    assert read_themes(text, PATH) == ((), ())


@pytest.mark.parametrize("text", ["id: a\nlabel: b\n", "just words\n"])
def test_a_vocabulary_that_is_no_list_is_reported(text: str) -> None:
    themes, (finding,) = read_themes(text, PATH)
    assert themes == ()
    assert (finding.severity, finding.code, finding.line) == (Severity.ERROR, "themes", 1)
    assert "- id:" in finding.message


def test_broken_yaml_is_reported_with_its_line() -> None:
    themes, (finding,) = read_themes("- id: a\n- id: b\n  label: c: d\n", PATH)
    assert themes == ()
    assert (finding.severity, finding.line) == (Severity.ERROR, 3)
    assert "colon" in finding.message


def test_entries_without_an_id_are_reported_and_the_others_read() -> None:
    text = "- label: a\n- id: b\n- [c]\n-\n- ? [x]\n  : y\n- id: [d]\n"
    assert [theme.id for theme in read_themes(text, PATH)[0]] == ["b"]
    assert [line for _, line in problems(text)] == [1, 3, 4, 5, 7]


def test_of_two_themes_with_one_id_the_first_counts() -> None:
    text = "- id: a\n  label: One\n- id: a\n  label: Two\n"
    assert [theme.label for theme in read_themes(text, PATH)[0]] == ["One"]
    ((message, line),) = problems(text)
    assert line == 3
    assert "line 1" in message


def test_a_broader_theme_that_is_not_listed_is_reported() -> None:
    ((message, line),) = problems("- id: a\n- id: b\n  broader: c\n- id: d\n  broader: a\n")
    assert line == 2
    assert "“c”" in message


@pytest.mark.parametrize("colour", ["#2a9d8f", "red", '"#12"', "[1]"])
def test_a_colour_that_is_none_is_reported(colour: str) -> None:
    text = f"- id: a\n  colour: {colour}\n"
    ((message, line),) = problems(text)
    assert line == 2
    assert '"#2a9d8f"' in message
    assert read_themes(text, PATH)[0][0].colour == ""


def test_a_large_vocabulary_is_read() -> None:
    text = "".join(f"- id: t{number}\n  synonyms: [a, b, c]\n" for number in range(3_000))
    themes, findings = read_themes(text, PATH)
    assert len(themes) == 3_000
    assert findings == ()
