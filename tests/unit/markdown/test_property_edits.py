from __future__ import annotations

import pytest
import yaml
from edited import SAMPLE, after, document, lines_changed
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.edit import EditRefused
from casebook.markdown.editing.properties import property_edits
from casebook.markdown.editing.theme_names import list_item_edits

FRONT = """---
title: A store # as they call it
themes: [queue, 'shop floor', "no" ] # ours
aliases:
  - one # the first
  # a remark of its own

  - "two"
# about the end
Rating: 1
date: 2009
source: 'a ''b'''
note: |
  first

  second
---

# Body
"""


def written(text: str, key: str, value: str | int | list[str] | None) -> str:
    return after(text, property_edits(text, key, value))


def line(key: str, value: str | int | list[str] | None, text: str = FRONT) -> list[str]:
    gone, new = lines_changed(text, property_edits(text, key, value))
    assert len(gone) <= len(new) or value is None
    return new


@pytest.mark.parametrize(
    ("key", "value", "new"),
    [
        ("title", "Another", ["title: Another # as they call it"]),
        ("title", "", ["title: # as they call it"]),
        ("title", "no", ['title: "no" # as they call it']),
        ("title", "2009", ['title: "2009" # as they call it']),
        ("title", "12:30", ['title: "12:30" # as they call it']),
        ("title", "a: b", ['title: "a: b" # as they call it']),
        ("title", "a #b", ['title: "a #b" # as they call it']),
        ("title", "a:b#c", ["title: a:b#c # as they call it"]),
        ("title", "@x", ['title: "@x" # as they call it']),
        ("title", "#x", ['title: "#x" # as they call it']),
        ("title", " x ", ['title: " x " # as they call it']),
        ("title", "[[x]]", ['title: "[[x]]" # as they call it']),
        ("title", 'say: "no"', ["title: 'say: \"no\"' # as they call it"]),
        ("title", 'it\'s: "no"', ['title: "it\'s: \\"no\\"" # as they call it']),
        ("title", "a\tb\x07\u2028", ['title: "a\\tb\\x07\\u2028" # as they call it']),
        ("source", "it's", ["source: 'it''s'"]),
        ("Rating", "2", ["Rating: 2"]),
        ("Rating", "two", ["Rating: two"]),
        ("date", "2009-11", ["date: 2009-11"]),
        ("minutes", 60, ["minutes: 60"]),
        ("Rating", -5, ["Rating: -5"]),
        ("review_by", "2027-01-02", ["review_by: 2027-01-02"]),
        ("mood", "2009-11-22", ['mood: "2009-11-22"']),
        ("kind", "case", ["kind: case"]),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(
    key: str, value: str | int, new: list[str]
) -> None:
    assert line(key, value) == new


@pytest.mark.parametrize(
    ("key", "values", "new"),
    [
        ("themes", ["queue", "no"], ['themes: [queue, "no" ] # ours']),
        ("themes", ["shop floor", "no"], ["themes: ['shop floor', \"no\" ] # ours"]),
        (
            "themes",
            ["a", "queue", "shop floor", "no", "b,c"],
            ['themes: [a, queue, \'shop floor\', "no", "b,c" ] # ours'],
        ),
        ("themes", ["x", "shop floor", "z"], ["themes: [x, 'shop floor', z ] # ours"]),
        ("themes", [], ["themes: [] # ours"]),
        ("aliases", ["one", "two", "yes"], ['  - "yes"']),
        ("aliases", ["zero", "one", "two"], ["  - zero"]),
        ("aliases", ["one", "2"], ['  - "2"']),
        ("title", ["a", "b"], ["title: [a, b] # as they call it"]),
        ("objectives", ["tell one from the other"], ["objectives:", "  - tell one from the other"]),
        ("lessons", ["a", "b-c"], ["lessons: [a, b-c]"]),
    ],
)
def test_a_list_keeps_its_form_and_its_other_items(
    key: str, values: list[str], new: list[str]
) -> None:
    assert line(key, values) == new


def test_an_item_that_goes_takes_its_line_and_leaves_remarks() -> None:
    assert lines_changed(FRONT, property_edits(FRONT, "aliases", ["two"])) == (
        ["  - one # the first"],
        [],
    )


def test_a_text_of_several_lines_stands_below_its_key() -> None:
    text = "---\ntitle: x\n---\n"
    assert written(text, "note", "one\n\n  two\n") == (
        "---\ntitle: x\nnote: |-\n  one\n\n    two\n---\n"
    )
    assert 'title: "one\\ntwo" # as they call it' in written(FRONT, "title", "one\ntwo")
    assert 'note: "one \\ntwo"' in written(FRONT, "note", "one \ntwo")
    assert "note: single\n---" in written(FRONT, "note", "single")


def test_what_is_there_already_is_not_touched() -> None:
    for key, value in [
        ("title", "A store"),
        ("date", 2009),
        ("themes", ["queue", "shop floor", "no"]),
        ("absent", None),
        ("note", "first\n\nsecond"),
    ]:
        assert property_edits(FRONT, key, value) == ()  # type: ignore[arg-type]


def test_a_key_that_goes_takes_its_lines_and_no_others() -> None:
    gone, new = lines_changed(FRONT, property_edits(FRONT, "aliases", None))
    assert new == []
    assert gone[0] == "aliases:"
    assert gone[-1] == '  - "two"'
    gone, _ = lines_changed(FRONT, property_edits(FRONT, "note", None))
    assert gone == ["note: |", "  first", "", "  second"]


def test_a_known_key_is_found_whatever_its_case_and_put_where_it_is_usual() -> None:
    text = "---\nTitle: x\nstatus: draft\nmine: 1\n---\n"
    assert written(text, "title", "z") == text.replace("Title: x", "Title: z")
    assert written(text, "summary", "z") == text.replace("status", "summary: z\nstatus")
    assert written(text, "kind", "case") == text.replace("Title", "kind: case\nTitle")
    assert written(text, "Mine", "2") == text.replace("mine: 1\n", 'mine: 1\nMine: "2"\n')
    assert written("---\nmine: 1\n---\n", "title", "x") == "---\ntitle: x\nmine: 1\n---\n"
    assert written("---\nmine: 1\n---\n", "place", "x") == "---\nmine: 1\nplace: x\n---\n"


def test_a_file_without_front_matter_gets_some() -> None:
    assert written("", "title", "x") == "---\ntitle: x\n---\n"
    assert written("Body\n", "title", "x") == "---\ntitle: x\n---\n\nBody\n"
    assert written("\nBody\n", "tags", ["x"]) == "---\ntags: [x]\n---\n\nBody\n"
    assert written("\ufeffBody", "title", "x") == "\ufeff---\ntitle: x\n---\n\nBody"
    assert written("---\n\nA rule.\n\n---\n", "title", "x").endswith("---\n\nA rule.\n\n---\n")
    assert property_edits("Body\n", "title", None) == ()


def test_empty_front_matter_is_filled() -> None:
    assert written("---\n---\nBody", "title", "x") == "---\ntitle: x\n---\nBody"
    assert written("---\n\n...\nBody", "title", "x") == "---\ntitle: x\n\n...\nBody"
    assert property_edits("---\n---\n", "title", None) == ()


def test_front_matter_that_would_become_a_comment_keeps_its_last_key() -> None:
    text = "---\n# ours\ntitle: x\n---\nBody"
    assert written(text, "title", None) == "---\n# ours\ntitle:\n---\nBody"
    assert written("---\ntitle: x\n---\nBody", "title", None) == "---\n---\nBody"


def test_the_last_of_two_keys_is_the_one_that_counts() -> None:
    text = "---\ntitle: x\ntitle: y\n---\n"
    assert written(text, "title", "z") == "---\ntitle: x\ntitle: z\n---\n"
    assert written(text, "title", None) == "---\n---\n"


def test_lists_become_texts_and_texts_lists() -> None:
    assert written(FRONT, "themes", "one") == FRONT.replace("[queue, 'shop floor', \"no\" ]", "one")
    assert "aliases: one\n# about" in written(FRONT, "aliases", "one")
    empty = "---\ntags:\n  -\n  - ~\n---\n"
    assert written(empty, "tags", ["a"]) == "---\ntags:\n  - a\n---\n"
    assert written("---\na:\n- x\n---\n", "b", ["z"]) == "---\na:\n- x\nb:\n- z\n---\n"
    assert written("---\na: [x]\n---\n", "b", ["y z"]) == "---\na: [x]\nb: [y z]\n---\n"
    nested = "---\na: [[x, y], z]\n---\n"
    assert written(nested, "a", ["[x, y]", "q"]) == "---\na: [[x, y], q]\n---\n"


def test_indented_keys_stay_indented() -> None:
    text = "---\n  title: x\n  mine: y\n---\n"
    assert written(text, "status", "draft") == text.replace("  mine", "  status: draft\n  mine")
    assert written(text, "kind", "case") == text.replace("  title", "  kind: case\n  title")
    assert written(text, "aliases", ["a b"]).count("    - a b\n") == 1


TOML = """+++
title = "x" # ours
list = ["a", 'b']
year = 2009 # or so
long = \"\"\"
two lines\"\"\"
'odd key' = 1
[extra]
title = "other"
+++
Body
"""


def test_toml_is_changed_line_by_line() -> None:
    assert written(TOML, "title", 'y "z"') == TOML.replace('"x"', '"y \\"z\\""', 1)
    assert written(TOML, "list", ["c"]) == TOML.replace("""["a", 'b']""", '["c"]')
    assert written(TOML, "year", 2010) == TOML.replace("2009", "2010")
    assert written(TOML, "year", None) == TOML.replace("year = 2009 # or so\n", "")
    assert written(TOML, "odd key", 2) == TOML.replace("' = 1", "' = 2")
    assert written(TOML, "my key", "x") == TOML.replace("[extra]", '"my key" = "x"\n[extra]')
    assert written("+++\n+++\n", "tags", ["x"]) == '+++\ntags = ["x"]\n+++\n'
    with pytest.raises(EditRefused, match="Line 5: “long” is written in a way"):
        property_edits(TOML, "long", "x")
    with pytest.raises(EditRefused, match="“extra” is written"):
        property_edits(TOML, "extra", "x")
    with pytest.raises(EditRefused, match="“extra” is written"):
        property_edits(TOML, "extra", None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: Part 1: x\n---\n", "Line 2: .* mend this line first. The value has a colon"),
        ("---\ntitle: x\n\nBody", "Line 1: .* never closed; write ---"),
        ("+++\ntitle = x\n+++\n", "Line 2: .* no TOML"),
        ("---\n{title: x}\n---\n", "Line 2: “title” is written in a way"),
        ("---\ntitle: &a x\nb: *a\n---\n", "Line 2: “title” is written in a way"),
    ],
)
def test_what_would_be_a_guess_is_refused_with_the_next_step(text: str, message: str) -> None:
    with pytest.raises(EditRefused, match=message):
        property_edits(text, "title", "y")
    with pytest.raises(EditRefused, match=message):
        property_edits(text, "title", None)


def test_a_placeholder_in_one_key_hinders_no_other() -> None:
    text = "---\ntitle: x\ncreated: {{date}}\n---\n"
    assert written(text, "title", "z") == text.replace("x", "z")
    assert written(text, "created", "now") == text.replace("{{date}}", "now")
    assert written(text, "tags", ["a"]) == text.replace("x\n", "x\ntags: [a]\n")


def test_a_value_that_no_reader_gives_back_is_refused() -> None:
    with pytest.raises(EditRefused):
        property_edits(FRONT, "title", "\ud800")


def test_items_are_added_and_removed_in_every_form() -> None:
    def changed(text: str, key: str, add: list[str], remove: list[str]) -> str:
        text = f"---\n{text}\n---\n"
        return after(text, list_item_edits(text, key, add, remove))[4:-5]

    assert changed("aliases: x, y", "aliases", ["z"], ["x"]) == "aliases: y, z"
    assert changed("aliases: x, y", "aliases", ["y"], ["z"]) == "aliases: x, y"
    assert changed("source: q", "source", ["z"], []) == "source: [q, z]"
    assert changed("source: q", "source", ["z"], ["q"]) == "source: z"
    assert changed("source:\n  - q # a", "source", ["z"], []) == "source:\n  - q # a\n  - z"
    assert changed("title: q", "lessons", ["z"], []) == "title: q\nlessons: [z]"


VALUES = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["no", "2009", "a: b", "@x", "#x", " x", "x ", "null", "~", "", "- a", "a\nb", "'", '"', "\\n"]
)
KEYS = st.sampled_from(["title", "themes", "aliases", "status", "mine", "source", "x y"])


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SAMPLE),
    st.lists(st.tuples(KEYS, VALUES | st.lists(VALUES, max_size=4) | st.none()), max_size=3),
)
def test_any_value_reads_back_and_nothing_else_changes(
    path, changes: list[tuple[str, str | list[str] | None]]
) -> None:
    text = path.read_text(encoding="utf-8")
    for key, value in changes:
        before = document(text)
        text = after(text, property_edits(text, key, value))
        now = document(text)
        expected = value.strip("\n") if isinstance(value, str) else ", ".join(value or ())
        assert now.value(key) == expected
        assert now.body == before.body
        others = {entry.key: entry.values for entry in before.properties if entry.key != key}
        assert others == {entry.key: entry.values for entry in now.properties if entry.key != key}
        block = text[4 : now.body_start].rpartition("---")[0]
        strict = yaml.safe_load(block) or {}
        if expected:
            read = strict[key]
            assert read == (value.strip("\n") if isinstance(value, str) else value)


@settings(max_examples=300, deadline=None)
@given(st.text("ab:-#[],'\"{}&*! \n\t>|", max_size=40), VALUES | st.lists(VALUES, max_size=3))
def test_generated_front_matter_is_changed_rightly_or_not_at_all(
    block: str, value: str | list[str]
) -> None:
    text = f"---\na: 1\n{block}\nb: [x]\n---\nBody\n"
    before = document(text)
    for key in ("a", "b", "c"):
        try:
            now = document(after(text, property_edits(text, key, value)))
        except EditRefused:
            continue
        assert now.body == (before.body if before.body_start else "\n" + before.body)
        assert {e.key: e.values for e in now.properties if e.key != key} == {
            e.key: e.values for e in before.properties if e.key != key
        }
