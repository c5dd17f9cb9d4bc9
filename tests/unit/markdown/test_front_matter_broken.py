from __future__ import annotations

import pytest

from casebook.domain.finding import Severity
from casebook.domain.names import DocumentPath
from casebook.markdown.front_matter import FrontMatter, read_front_matter
from casebook.markdown.mending import mend_yaml
from casebook.markdown.unreadable import NotReadable
from casebook.markdown.yaml_tree import Scalar, read_yaml

PATH = DocumentPath("a.md")
BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
)


def front(block: str) -> FrontMatter:
    return read_front_matter(f"---\n{block}\n---\nBody", PATH)


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("summary: Part 1: the store", "has a colon"),
        ("summary: The store:", "has a colon"),
        ("author: @name", "cannot start with @"),
        ("author:\n  - @name", "cannot start with @"),
        ("share: %x", "cannot start with %"),
        ("code: `x`", "cannot start with `"),
        ("note: *Foo*", "cannot start with *"),
        ("note: **Foo**", "cannot start with *"),
        ("note: *foo", "cannot start with *"),
        ("note: & more", "cannot start with &"),
        ("note: > 5 min", "cannot start with >"),
        ("note: |x", "cannot start with |"),
        ("note: }x", "cannot start with }"),
        ("note: ? b", "cannot start with ?"),
        ("note: {{title}} x", "placeholder"),
        ("note: {{title}}", "placeholder"),
        ("note: [{{title}}]", "placeholder"),
        ("note:\n  - {{title}}", "placeholder"),
        ("{{note}}: x", "placeholder"),
        ('note: "never closed', "not closed"),
        ("note: 'never closed", "not closed"),
        ('note: "C:\\Users"', "backslash"),
        ('note: "x" and more', "closing mark"),
        ("note: [x] and more", "closing mark"),
        ("note: [x, y", "bracket"),
        ("note: x\n\tplace: y", "tab"),
        ("note:\n\t- y", "tab"),
        ("just words", "is not “key: value”"),
        ("note:\n  - x\n - y", "does not fit"),
        ("note: &x &y b", "cannot start with &"),
        ("note: \x07", "character"),
        ("note: \ud800", "character"),
        ("--- x", "second document"),
    ],
)
def test_broken_front_matter_says_how_to_mend_it_and_keeps_the_rest(line: str, advice: str) -> None:
    found = front(f"kind: lesson\ntitle: The line\n{line}\nthemes: [a]")
    assert found.body_start == len(
        f"---\nkind: lesson\ntitle: The line\n{line}\nthemes: [a]\n---\n"
    )
    assert {finding.code for finding in found.findings} == {"front-matter"}
    assert found.findings[0].severity is Severity.ERROR
    assert advice in found.findings[0].message
    by_key = {entry.key: entry.values for entry in found.properties}
    assert by_key["kind"] == ("lesson",)
    assert by_key["themes"] == ("a",)


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("title: x\ntitle: Part 1: the store\nplace: y", 3),
        ("title: 'never closed\nplace: y\nsector: z", 2),
        ("title: x\nwords\nplace: y", 3),
        ("title: [x\nplace: y", 2),
        ("title: x\nplace: \x07", 3),
        ("title: {{x}}\nplace: {{y}}", 2),
    ],
)
def test_broken_front_matter_names_the_line_to_mend(block: str, line: int) -> None:
    finding = next(each for each in front(block).findings if each.code == "front-matter")
    assert finding.line == line


def test_a_value_that_lacks_its_quotation_marks_is_taken_as_it_was_meant() -> None:
    found = front(
        'title: Part 1: the store\nauthor: "A": B\nthemes:\n  - a: b: c\n  - @d\nplace:\n'
    )
    assert [(entry.key, entry.values, entry.line) for entry in found.properties] == [
        ("title", ("Part 1: the store",), 2),
        ("author", ('"A": B',), 3),
        ("themes", ("a: b: c", "@d"), 4),
        ("place", (), 7),
    ]
    assert found.properties[2].is_list


def test_quotation_marks_go_from_values_that_are_saved() -> None:
    found = front('a: @x\ntitle: "it\'s: \\"so\\""\nplace:   \'\'')
    assert [entry.values for entry in found.properties] == [("@x",), ('it\'s: \\"so\\"',), ("",)]


def test_a_list_that_starts_without_a_key_is_passed_over() -> None:
    found = front("title: a: b\nx\n- y")
    assert found.properties[0].values == ("a: b", "y")
    assert front("{{x}} - a\n- y: @z").properties == ()


def test_broken_text_between_two_rules_that_is_no_front_matter_stays_text() -> None:
    assert front("He said: [that\n'one' and: {more") != FrontMatter()
    assert front("“Quoted [words”\n* and: *more") == FrontMatter()


def test_front_matter_that_is_never_closed_is_reported_and_stays_in_the_text() -> None:
    found = read_front_matter("---\nkind: lesson\ntitle: a: b\n\nBody", PATH)
    assert found.body_start == 0
    assert [entry.text for entry in found.properties] == ["lesson", "a: b"]
    (finding,) = found.findings
    assert (finding.severity, finding.code, finding.line) == (Severity.ERROR, "front-matter", 1)
    assert "---" in finding.message


def test_two_foreign_keys_below_a_mark_that_is_never_closed_are_front_matter() -> None:
    assert read_front_matter("---\nfoo: x\nbar: y\n\nBody", PATH).findings
    assert not read_front_matter("---\nsome words\nfoo: x\nbar: y\n\nBody", PATH).findings


def test_toml_that_is_never_closed_is_reported() -> None:
    found = read_front_matter('+++\ntitle = "x"\n\nBody', PATH)
    assert found.properties[0].text == "x"
    assert "+++" in found.findings[0].message


def test_front_matter_larger_than_it_may_be_is_reported_and_its_start_is_saved() -> None:
    found = front("title: x\n" + "note: some words\n" * 20_000)
    assert found.properties[0].text == "x"
    assert "256 KB" in found.findings[0].message
    assert found.body_start > 300_000


def test_a_long_text_between_two_rules_is_no_front_matter() -> None:
    assert front("Some words and more of them.\n" * 10_000) == FrontMatter()


@pytest.mark.parametrize("opening", ["[", "{", "- ", "[{a: "])
def test_deep_nesting_is_reported_and_does_not_crash(opening: str) -> None:
    found = front(f"title: x\ndeep: {opening * 100_000}")
    assert found.properties[0].text == "x"
    assert "front-matter" in {finding.code for finding in found.findings}


def test_nesting_at_the_limit_is_read() -> None:
    assert front(f"title: x\ndeep: {'[' * 49}{']' * 49}").findings == ()
    assert "nested" in front(f"title: x\ndeep: {'[' * 50}{']' * 50}").findings[0].message


def test_aliases_that_would_explode_are_reported() -> None:
    found = front(f"title: x\n{BOMB}")
    assert found.properties[0].text == "x"
    assert "more than 10000 values" in found.findings[0].message


def test_an_alias_of_itself_is_reported() -> None:
    found = front("title: x\nloop: &loop [a, *loop]")
    assert found.findings[0].line == 3
    assert "refers to the value that it is part of" in found.findings[0].message


def test_too_many_values_are_reported() -> None:
    found = front(f"title: x\nmany: [{'a, ' * 11_000}b]\nlast: {{a: 1}}")
    assert "more than 10000 values" in found.findings[0].message


@pytest.mark.parametrize("in_c", [True, False])
def test_both_parsers_give_the_same_values_and_the_same_advice(in_c: bool) -> None:
    node = read_yaml("007", in_c=in_c)
    assert isinstance(node, Scalar)
    assert node.text == "007"
    for text in ("a: b: c", "a: @b", "a: 'b", "a: \x07", "a: \ud800", "a: [b"):
        with pytest.raises(NotReadable) as caught:
            read_yaml(text, in_c=in_c)
        assert (caught.value.line, caught.value.advice) == _advice(text)


def _advice(text: str) -> tuple[int, str]:
    with pytest.raises(NotReadable) as caught:
        read_yaml(text)
    return caught.value.line, caught.value.advice


def test_an_error_without_a_place_still_gives_advice() -> None:
    problem = mend_yaml(RecursionError(), "a: b")
    assert problem.line == 1
    assert problem.advice
