from __future__ import annotations

import pytest

from casebook.markdown.lists import Item, read_items
from casebook.markdown.tables import Row, Table, read_tables, split_cells


def test_a_table_is_read_with_the_lines_of_its_rows() -> None:
    text = "Intro\n\n| A | B |\n| --- | :-: |\n| 1 | 2 |\n|3|\n\nMore | text\n"
    assert read_tables(text, 10) == (Table(("A", "B"), (Row(("1", "2"), 14), Row(("3",), 15))),)


@pytest.mark.parametrize(
    "text",
    ["A | B\n--|--\n1 | 2", "|A|B|\n|-|-|\n|1|2|", "  | A | B |\n  |---|---|\n  | 1 | 2 |  "],
)
def test_the_outer_bars_may_be_left_out(text: str) -> None:
    (table,) = read_tables(text, 1)
    assert (table.heads, table.rows[0].cells) == (("A", "B"), ("1", "2"))


def test_two_tables_are_two_even_without_a_line_between_their_words() -> None:
    first, second = read_tables("|A|\n|-|\n|1|\ntext\n|B|\n|-|\n|2|\n|-|\n|3|", 1)
    assert [row.cells for row in first.rows] == [("1",)]
    assert (second.heads, [row.cells for row in second.rows]) == (("B",), [("2",), ("-",), ("3",)])


@pytest.mark.parametrize("text", ["", "a | b", "a\n|-|\n", "| a |\n---", "|-|", "| a |\n| b |"])
def test_what_looks_like_a_table_and_is_none(text: str) -> None:
    assert read_tables(text, 1) == ()


def test_a_bar_with_a_backslash_is_part_of_its_cell() -> None:
    assert split_cells("| [[a\\|b]] | c \\|") == ["[[a|b]]", "c |"]


def test_a_cell_that_is_missing_is_empty() -> None:
    row = Row(("1",), 1)
    assert [row.cell(0), row.cell(1), row.cell(None)] == ["1", "", ""]


def test_columns_are_found_by_their_heads_in_any_order() -> None:
    (table,) = read_tables("| **SEVERITY** | other | Side |\n|---|---|---|\n", 1)
    assert table.columns([("side",), ("risk",), ("severity", "impact")]) == (2, None, 0)


def test_heads_in_another_language_are_taken_in_order_when_their_number_fits() -> None:
    (table,) = read_tables("| Herausforderung | Antwort |\n|---|---|\n", 1)
    assert table.columns([("challenge",), ("response",)]) == (0, 1)
    assert table.columns([("challenge",), ("response",), ("why",)]) == (None, None, None)


def test_items_of_a_list_with_their_lines() -> None:
    text = "Intro\n- a\n* b\n+ c\n1. d\n2) e\n- [ ] f\n- [x] g\n- [X] h\n-\n"
    assert read_items(text, 5) == (
        Item("a", 6, False, None),
        Item("b", 7, False, None),
        Item("c", 8, False, None),
        Item("d", 9, True, None),
        Item("e", 10, True, None),
        Item("f", 11, False, False),
        Item("g", 12, False, True),
        Item("h", 13, False, True),
        Item("", 14, False, None),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a\n  b\nc\n- d", ["a b c", "d"]),
        ("- a\n\n  b\n- c", ["a\nb", "c"]),
        ("- a\n  - b\n    - c\n- d", ["a\n- b\n  - c", "d"]),
        ("- a\n\nb\n- c", ["a", "c"]),
        ("- a\n# h\nb\n- c", ["a", "c"]),
        ("- a\n---\nb", ["a"]),
        ("- a\n\n\n- b", ["a", "b"]),
        ("  - a\n  - b", ["a", "b"]),
        ("1. a\n   1. b", ["a\n1. b"]),
        ("- [a](b)\n- [x](y)", ["[a](b)", "[x](y)"]),
        ("text\n-no\n1.no", []),
    ],
)
def test_what_belongs_to_an_item(text: str, found: list[str]) -> None:
    assert [item.text for item in read_items(text, 1)] == found
