from __future__ import annotations

import pytest

from casebook.domain.document import Property
from casebook.domain.finding import Severity
from casebook.domain.names import DocumentPath
from casebook.markdown.front_matter import FrontMatter, read_front_matter

PATH = DocumentPath("cases/checkout-line.md")


def front(text: str) -> FrontMatter:
    return read_front_matter(text, PATH)


def values(text: str) -> dict[str, tuple[str, ...]]:
    found = front(f"---\n{text}\n---\nBody\n")
    assert found.findings == ()
    return {entry.key: entry.values for entry in found.properties}


def test_keys_and_values_are_read_in_the_order_of_the_file_with_their_lines() -> None:
    found = front("---\ntitle: The line\n# a remark\nthemes: [a, b]\naliases:\n  - x\n---\nBody")
    assert found.properties == (
        Property("title", ("The line",), 2),
        Property("themes", ("a", "b"), 4, is_list=True),
        Property("aliases", ("x",), 5, is_list=True),
    )
    assert found.findings == ()


def test_the_body_starts_on_the_line_below_the_closing_mark() -> None:
    text = "---\ntitle: x\n---\nBody"
    assert text[front(text).body_start :] == "Body"


@pytest.mark.parametrize("closing", ["---", "...", "---  ", "---\t"])
def test_front_matter_may_be_closed_by_dashes_or_dots(closing: str) -> None:
    text = f"---\ntitle: x\n{closing}\nBody"
    assert text[front(text).body_start :] == "Body"
    assert front(text).properties[0].text == "x"


def test_front_matter_may_end_with_the_file() -> None:
    text = "---\ntitle: x\n---"
    assert front(text).body_start == len(text)


def test_a_byte_order_mark_before_the_front_matter_is_passed_over() -> None:
    assert front("\ufeff---\ntitle: x\n---\n").properties[0].text == "x"


@pytest.mark.parametrize(
    "word", ["no", "on", "Yes", "2009-11-22", "1e3", "007", "12:30", "0x1F", "1_000", "+1", "true"]
)
def test_a_scalar_stays_as_it_is_written(word: str) -> None:
    assert values(f"a: {word}\nb: [{word}, x]\nc:\n- {word}\nd: {{e: 1}}") == {
        "a": (word,),
        "b": (word, "x"),
        "c": (word,),
        "d": ("{e: 1}",),
    }


@pytest.mark.parametrize("nothing", ["", " ~", " null", " # a remark"])
def test_a_key_without_a_value_has_none(nothing: str) -> None:
    assert values(f"title: x\nplace:{nothing}") == {"title": ("x",), "place": ()}


def test_a_list_leaves_out_items_that_are_nothing() -> None:
    assert values("a: [x, ~]\nb:\n- null\n- y\nc: !!seq [z, null]") == {
        "a": ("x",),
        "b": ("y",),
        "c": ("z",),
    }


def test_quoted_values_lose_their_quotation_marks_only() -> None:
    written = "a: \"x: y\"\nb: 'it # is'\nc: ['a, b', \"c\"]\nd: 'it''s'\ne: \"tab\\t\"\nf: ''"
    assert values(written) == {
        "a": ("x: y",),
        "b": ("it # is",),
        "c": ("a, b", "c"),
        "d": ("it's",),
        "e": ("tab\t",),
        "f": ("",),
    }


def test_text_over_several_lines_is_one_value() -> None:
    written = "a: >\n  one\n  two\nb: |\n  one\n  two\nc: one\n  two"
    assert values(written) == {"a": ("one two",), "b": ("one\ntwo",), "c": ("one two",)}


def test_nested_values_are_kept_as_one_line_of_text_each() -> None:
    written = "map:\n  a: 1\n  b: 2\nlist:\n  - x\n  - [y, z]\n  - k: v\nflow: {a: [1, 2]}"
    assert values(written) == {
        "map": ("a: 1 b: 2",),
        "list": ("x", "[y, z]", "k: v"),
        "flow": ("{a: [1, 2]}",),
    }


def test_a_long_nested_value_is_cut() -> None:
    text = values("map: {" + ", ".join(f"key{number}: value" for number in range(200)) + "}")
    assert len(text["map"][0]) == 300
    assert text["map"][0].endswith("…")


def test_an_alias_stands_for_the_value_it_names() -> None:
    assert values("a: &t [x, y]\nb: *t\nc: &s word\nd: [*s, z]") == {
        "a": ("x", "y"),
        "b": ("x", "y"),
        "c": ("word",),
        "d": ("word", "z"),
    }


def test_a_word_that_yaml_takes_for_a_tag_stays_text() -> None:
    assert values("a: !important x\nb: !!str 007") == {"a": ("!important x",), "b": ("007",)}


def test_wikilinks_are_values_with_and_without_quotation_marks() -> None:
    written = 'a: "[[x|y]]"\nb: [[z]]\nc:\n  - "[[v]]"\n  - [[w]]'
    assert values(written) == {
        "a": ("[[x|y]]",),
        "b": ("[[z]]",),
        "c": ("[[v]]", "[[w]]"),
    }


@pytest.mark.parametrize(
    ("line", "tags"), [("tags: #a #b", ("#a #b",)), ("Tags:  #a", ("#a",)), ("tags: # no", ())]
)
def test_tags_written_with_hashes_are_no_comment(line: str, tags: tuple[str, ...]) -> None:
    found = front(f"---\ntitle: x\n{line}\n---\n")
    assert found.properties[1].values == tags


def test_empty_front_matter_is_fine() -> None:
    for text in ("---\n---\nBody", "---\n\n---\nBody"):
        assert text[front(text).body_start :] == "Body"
        assert front(text).findings == ()


def test_text_without_front_matter_starts_at_once() -> None:
    for text in ("", "Body", "--- \n", "---", "----\na: b\n----\n", "+ +\n"):
        assert front(text) == FrontMatter()


@pytest.mark.parametrize(
    "text",
    [
        "---\nJust a paragraph under a rule.\n\nAnd no second rule.\n",
        "---\ntext: x, a remark under a rule\n\nMore.\n",
        "---\nJust a paragraph between rules.\n---\nMore.\n",
        "---\n- a list\n- between rules\n---\nMore.\n",
        "---\n# A heading between rules\n---\nMore.\n",
        "---\n\nNote: a sentence with a colon.\n\n---\nMore.\n",
        "---\nIt was late. Then: the end.\n---\nMore.\n",
        "---\n[[a link]] that: is it\n---\nMore.\n",
        "+++\nno toml here\n+++\nMore.\n",
        "+++\nnever closed\n",
        "---\n\n\n",
    ],
)
def test_a_rule_at_the_start_of_a_text_is_no_front_matter(text: str) -> None:
    assert front(text) == FrontMatter()


def test_a_blank_line_before_known_keys_does_no_harm() -> None:
    text = "---\n\ntitle: x\n---\nBody"
    assert front(text).properties == (Property("title", ("x",), 3),)


def test_of_a_key_that_stands_twice_the_last_counts_and_both_lines_are_named() -> None:
    found = front("---\ntitle: one\ntype: incident\ntitle: two\n---\n")
    assert found.properties == (Property("title", ("two",), 4), Property("type", ("incident",), 3))
    (finding,) = found.findings
    assert (finding.severity, finding.code, finding.line) == (Severity.WARNING, "duplicate-key", 4)
    assert "line 2" in finding.message
    assert "line 4" in finding.message


def test_keys_that_differ_in_case_are_two_keys() -> None:
    found = front("---\nTags: a\ntags: b\n---\n")
    assert [entry.key for entry in found.properties] == ["Tags", "tags"]
    assert found.findings == ()


def test_a_key_is_kept_as_it_is_written() -> None:
    assert values("title: x\n? \n: y")[""] == ("y",)
    assert values("title: x\nnull: y\nNo: {}") == {"title": ("x",), "null": ("y",), "No": ("{}",)}
