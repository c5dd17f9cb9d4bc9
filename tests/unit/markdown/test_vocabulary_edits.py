from __future__ import annotations

import pytest
from edited import after, lines_changed
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.edit import EditRefused
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.theme import Theme
from casebook.markdown.editing.vocabulary import (
    add_theme_edits,
    merged_theme_edits,
    removed_theme_edits,
    renamed_theme_edits,
    theme_property_edits,
)
from casebook.markdown.themes_file import read_themes
from casebook.resources import sample_library

SAMPLE = (sample_library() / "themes.yaml").read_text(encoding="utf-8")
TEXT = """# ours
- id: queue   # the line
  label: "Queue"
  synonyms: [waiting, 'line']

# below it
- id: tills
  broader: queue
  related:
    - staff
    - queue # see there
  color: "#2a9d8f"
  # a remark of its own
- staff
- {id: floor, label: The floor, broader: queue}
- label: no id
-
"""


def theme(name: str) -> ThemeId:
    return ThemeId(name)


def listed(text: str) -> dict[str, Theme]:
    return {one.id: one for one in read_themes(text, DocumentPath("themes.yaml"))[0]}


def changed(name: str, key: str, value: str | list[str] | None) -> tuple[list[str], list[str]]:
    return lines_changed(TEXT, theme_property_edits(TEXT, theme(name), key, value))


def test_a_key_of_a_theme_changes_and_every_remark_stays() -> None:
    assert changed("queue", "label", "Line: all") == (
        ['  label: "Queue"'],
        ['  label: "Line: all"'],
    )
    assert changed("queue", "synonyms", ["waiting", "line", "a, b"])[1] == [
        "  synonyms: [waiting, 'line', \"a, b\"]"
    ]
    assert changed("queue", "broader", "shop") == ([], ["  broader: shop"])
    assert changed("queue", "colour", "#FFF") == ([], ['  colour: "#FFF"'])
    assert changed("tills", "colour", "#123456") == (['  color: "#2a9d8f"'], ['  color: "#123456"'])
    assert changed("tills", "related", ["staff", "new"]) == (
        ["    - queue # see there"],
        ["    - new # see there"],
    )
    assert changed("tills", "synonyms", ["a b"]) == (
        [],
        ["  synonyms:", "    - a b"],
    )
    assert changed("tills", "broader", None) == (["  broader: queue"], [])
    assert changed("queue", "label", "Queue") == ([], [])
    assert changed("queue", "label", None) == ([], [])
    assert changed("tills", "label", "") == ([], [])


def test_a_theme_that_is_a_word_or_in_brackets_is_written_out() -> None:
    assert changed("staff", "label", "People")[1] == ["- id: staff", "  label: People"]
    assert changed("floor", "label", "Floor")[1] == [
        "- id: floor",
        "  broader: queue",
        "  label: Floor",
    ]
    first = "- label: L # l\n  id: a\n- x\n"
    assert after(first, theme_property_edits(first, theme("a"), "label", None)) == "- id: a\n- x\n"
    assert changed("floor", "broader", None)[1] == ["- id: floor", "  label: The floor"]


def test_a_theme_that_is_only_used_gets_an_entry() -> None:
    for key, value, lines in [
        ("label", "New one", ["- id: new", "  label: New one"]),
        ("synonyms", ["a", "b"], ["- id: new", "  synonyms: [a, b]"]),
        ("related", ["tills"], ["- id: new", "  related: [tills]"]),
        ("broader", "queue", ["- id: new", "  broader: queue"]),
        ("colour", "#ABCDEF", ["- id: new", '  colour: "#abcdef"']),
        ("label", None, ["- id: new"]),
    ]:
        assert changed("new", key, value) == ([], lines)


def test_a_theme_is_added_to_any_file() -> None:
    new = Theme(theme("q"), "The q", theme("b"), (theme("a"),), ("s t",), "#ffffff")
    lines = [
        "- id: q",
        "  label: The q",
        "  broader: b",
        "  related: [a]",
        "  synonyms: [s t]",
        '  colour: "#ffffff"',
    ]
    entry = "\n".join(lines)
    assert after("", add_theme_edits("", new)) == entry + "\n"
    assert after("# ours", add_theme_edits("# ours", new)) == f"# ours\n{entry}\n"
    assert after("# ours\n", add_theme_edits("# ours\n", new)) == f"# ours\n{entry}\n"
    assert after("[]\n", add_theme_edits("[]\n", new)) == f"{entry}\n"
    assert after("- a", add_theme_edits("- a", new)) == f"- a\n{entry}"
    indented = after("  - a\n", add_theme_edits("  - a\n", new))
    assert indented == "  - a\n" + "".join(f"  {line}\n" for line in lines)
    assert listed(indented)["q"] == new
    assert add_theme_edits(TEXT, Theme(theme("staff"), "Other")) == ()


def test_a_theme_is_renamed_where_others_name_it() -> None:
    now = after(TEXT, renamed_theme_edits(TEXT, theme("queue"), theme("the line")))
    assert now == TEXT.replace("id: queue", "id: the line").replace(
        "broader: queue\n", "broader: the line\n"
    ).replace("- queue #", "- the line #").replace(
        "{id: floor, label: The floor, broader: queue}",
        "id: floor\n  label: The floor\n  broader: the line",
    )
    word = after(TEXT, renamed_theme_edits(TEXT, theme("staff"), theme("no")))
    assert '\n- "no"\n' in word
    assert listed(word)["tills"].related == ("no", "queue")
    quoted = "- id: 'a'\n"
    assert after(quoted, renamed_theme_edits(quoted, theme("a"), theme("b"))) == "- id: 'b'\n"
    assert renamed_theme_edits(TEXT, theme("elsewhere"), theme("x")) == ()
    assert renamed_theme_edits(TEXT, theme("staff"), theme("staff")) == ()
    with pytest.raises(EditRefused, match="There is a theme “tills” already"):
        renamed_theme_edits(TEXT, theme("staff"), theme("tills"))


def test_merging_keeps_the_words_by_which_a_theme_is_found() -> None:
    now = listed(after(TEXT, merged_theme_edits(TEXT, theme("tills"), theme("queue"))))
    assert now["queue"].synonyms == ("waiting", "line", "Tills")
    assert "tills" not in now
    up = listed(after(TEXT, merged_theme_edits(TEXT, theme("queue"), theme("tills"))))
    assert up["tills"] == Theme(
        theme("tills"), "Tills", None, (theme("staff"),), ("Queue", "waiting", "line"), "#2a9d8f"
    )
    assert up["floor"].broader == "tills"
    used = listed(after(TEXT, merged_theme_edits(TEXT, theme("only used"), theme("staff"))))
    assert used["staff"].synonyms == ("Only used",)
    new = listed(after(TEXT, merged_theme_edits(TEXT, theme("floor"), theme("ground"))))
    assert new["ground"].synonyms == ("The floor",)
    assert merged_theme_edits(TEXT, theme("staff"), theme("staff")) == ()
    cycle = "- id: a\n  broader: b\n- id: b\n  broader: a\n"
    assert listed(after(cycle, merged_theme_edits(cycle, theme("b"), theme("a")))) == {
        "a": Theme(theme("a"), "A", synonyms=("B",))
    }
    down = "- id: a\n  broader: b\n- id: b\n  broader: c\n- id: c\n  broader: d\n- id: d\n"
    turned = listed(after(down, merged_theme_edits(down, theme("c"), theme("a"))))
    assert {name: one.broader for name, one in turned.items()} == {"a": "d", "b": "a", "d": None}
    chain = "- id: a\n  broader: b\n- id: b\n  broader: c\n"
    assert (
        listed(after(chain, merged_theme_edits(chain, theme("b"), theme("a"))))["a"].broader == "c"
    )


def test_what_stood_below_a_theme_that_goes_moves_up() -> None:
    now = after(TEXT, removed_theme_edits(TEXT, theme("queue")))
    assert "# ours\n\n# below it\n- id: tills\n  related:\n    - staff\n  color" in now
    text = "- id: a\n  broader: top\n- id: b\n  broader: a\n- id: top\n  broader: a\n"
    left = listed(after(text, removed_theme_edits(text, theme("a"))))
    assert (left["b"].broader, left["top"].broader) == ("top", None)
    tills = after(TEXT, removed_theme_edits(TEXT, theme("tills")))
    assert "remark of its own" not in tills
    assert "# below it\n- staff" in tills
    assert removed_theme_edits(TEXT, theme("elsewhere")) == ()
    assert after("- a", removed_theme_edits("- a", theme("a"))) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- id: [\n", "Line 2: The themes cannot be read"),
        ("a: b\n", "Line 1: The themes are no list"),
        ("# x\n[a, b]\n", "Line 2: The themes are no list"),
        ("~\n", "no list"),
    ],
)
def test_a_file_that_is_no_list_of_themes_is_not_touched(text: str, message: str) -> None:
    with pytest.raises(EditRefused, match=message):
        theme_property_edits(text, theme("a"), "label", "A")


def test_a_theme_that_cannot_be_changed_by_itself_is_refused() -> None:
    odd = "- label: no id\n- [a]\n- id: a\n"
    assert after(odd, theme_property_edits(odd, theme("a"), "label", "L")) == f"{odd}  label: L\n"
    text = "- id: a\n  label: &l L\n- id: b\n  label: *l\n"
    with pytest.raises(EditRefused, match="Line 1: The theme “a” is written in a way"):
        theme_property_edits(text, theme("a"), "label", "A")


WORDS = st.text("ab#:-, '\"", min_size=1, max_size=8).map(
    lambda text: " ".join(text.split()) or "x"
)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(sorted(listed(SAMPLE))),
    st.sampled_from(["label", "broader", "synonyms", "related"]),
    st.lists(WORDS, min_size=1, max_size=3),
)
def test_any_value_reads_back_and_no_other_theme_changes(
    name: str, key: str, values: list[str]
) -> None:
    value = values if key in {"synonyms", "related"} else values[0]
    now = after(SAMPLE, theme_property_edits(SAMPLE, theme(name), key, value))
    read = listed(now)
    found = getattr(read.pop(name), key)
    assert (list(found) if isinstance(value, list) else found) == value
    before = listed(SAMPLE)
    before.pop(name)
    assert read == before
    assert [line for line in now.split("\n") if "#" in line and line.strip()[0] == "#"] == [
        line for line in SAMPLE.split("\n") if line.strip().startswith("#")
    ]
