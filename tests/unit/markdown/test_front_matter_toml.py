from __future__ import annotations

import pytest

from casebook.domain.document import Property
from casebook.domain.names import DocumentPath
from casebook.markdown.front_matter import FrontMatter, read_front_matter


def front(block: str) -> FrontMatter:
    return read_front_matter(f"+++\n{block}\n+++\nBody", DocumentPath("a.md"))


def test_toml_is_read_into_the_same_properties_as_yaml() -> None:
    found = front(
        'title = "The line"\n'
        "# a remark\n"
        "themes = ['a', 'b']\n"
        "draft = false\n"
        "weight = 10\n"
        "share = 1e3\n"
        "date = 2009-11-22\n"
        "[extra]\n"
        "deep = {x = 1, y = [true, 2]}\n"
    )
    assert found.findings == ()
    assert found.properties == (
        Property("title", ("The line",), 2),
        Property("themes", ("a", "b"), 4, is_list=True),
        Property("draft", ("false",), 5),
        Property("weight", ("10",), 6),
        Property("share", ("1e3",), 7),
        Property("date", ("2009-11-22",), 8),
        Property("extra", ("{deep = {x = 1, y = [true, 2]}}",), 9),
    )


def test_broken_toml_names_its_line_and_keeps_what_can_be_saved() -> None:
    found = front(
        'title = "x"\nplace = Kyoto\nthemes = ["a", \'b\', c]\n"sector" = \'\'\nwords\n[t]\na = 1'
    )
    assert [(entry.key, entry.values) for entry in found.properties] == [
        ("title", ("x",)),
        ("place", ("Kyoto",)),
        ("themes", ("a", "b", "c")),
        ("sector", ()),
    ]
    (finding,) = found.findings
    assert (finding.code, finding.line) == ("front-matter", 3)
    assert 'key = "value"' in finding.message


@pytest.mark.parametrize(
    "block",
    [
        "title = 'x'\ndeep = " + "[" * 100_000,
        "title = 'x'\ndeep = " + "{a = " * 60 + "1" + "}" * 60,
        "title = 'x'\n" + ".".join(["a"] * 100_000) + " = 1",
        "title = 'x'\nbig = " + "9" * 5_000,
        "title = 'x'\nbig = 0x" + "f" * 100_000,
        "title = 'x'\nday = 2020-13-45",
        'title = \'x\'\nopen = """' + "[" * 100,
        "title = 'x'\nopen = \"" + '\\"' * 50_000,
    ],
)
def test_hostile_toml_is_reported_and_its_simple_lines_are_saved(block: str) -> None:
    found = front(block)
    assert found.properties[0] == Property("title", ("x",), 2)
    assert [finding.code for finding in found.findings] == ["front-matter"]


def test_brackets_in_toml_strings_and_remarks_are_no_nesting() -> None:
    found = front(f"title = '{'[' * 60}'\nb = \"{'{' * 60}\" # {'[' * 60}\nc = [[1], [2]]")
    assert found.findings == ()
    assert found.properties[2].values == ("[1]", "[2]")


def test_an_unknown_place_of_a_toml_error_is_the_first_line() -> None:
    found = front('title = "x"\nopen = """never')
    assert found.findings[0].line == 2
