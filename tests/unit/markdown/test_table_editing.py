from __future__ import annotations

import pytest
from edited import after
from hypothesis import given
from hypothesis import strategies as st

from casebook.markdown.editing.table_editing import (
    add_column_edits,
    add_row_edits,
    next_cell,
    remove_column_edits,
    remove_row_edits,
    tidy_table_edits,
)
from casebook.markdown.editing.table_places import table_at
from casebook.markdown.tables import read_tables

TEXT = "Above\n\n| Aé | 漢字 |\n| :-- | --: |\n| 1 | a\\|b |\n| long cell |\n\ny | z\n"
BARE = "a | b\n--|:-:\n1 | 2"


def at(text: str, words: str) -> int:
    return text.index(words)


def lines(text: str) -> list[str]:
    return text.split("\n")


def test_columns_are_tidied_with_wide_signs_counted_twice() -> None:
    tidy = after(TEXT, tidy_table_edits(TEXT, at(TEXT, "1")))
    assert lines(tidy)[2:6] == [
        "| Aé        | 漢字 |",
        "| :-------- | ---: |",
        "| 1         | a\\|b |",
        "| long cell |      |",
    ]
    assert tidy_table_edits(tidy, at(tidy, "1")) == ()
    bare = after(BARE, tidy_table_edits(BARE, 0))
    assert lines(bare) == ["| a   |  b  |", "| --- | :-: |", "| 1   |  2  |"]
    joined = "  | e\u0301\u200d |\n  | - |\n  | ---- |"
    assert after(joined, tidy_table_edits(joined, 0)) == (
        "  | e\u0301\u200d   |\n  | --- |\n  | ---- |".replace("   |", "    |", 1).replace(
            "| --- |", "| ---- |"
        )
    )


def test_rows_come_and_go_below_the_dashes() -> None:
    for words in ("Aé", ":--"):
        assert lines(after(TEXT, add_row_edits(TEXT, at(TEXT, words))))[4] == "| | |"
    assert lines(after(TEXT, add_row_edits(TEXT, at(TEXT, "long"))))[6] == "| | |"
    assert lines(after(BARE, add_row_edits(BARE, 0)))[2] == "| |"
    assert "long" not in after(TEXT, remove_row_edits(TEXT, at(TEXT, "long")))
    assert remove_row_edits(TEXT, at(TEXT, "Aé")) == ()
    aligned = "| ab | c |\n|----|---|\n| d  | e |"
    assert after(aligned, add_row_edits(aligned, 0)) == aligned.replace(
        "\n| d", "\n|    |   |\n| d"
    )
    single = "|a\n|-\n|b"
    assert lines(after(single, add_row_edits(single, 0))) == ["|a", "|-", "|", "|b"]


def test_columns_come_and_go() -> None:
    added = after(TEXT, add_column_edits(TEXT, at(TEXT, "Aé")))
    assert lines(added)[2:6] == [
        "| Aé |   | 漢字 |",
        "| :-- | --- | --: |",
        "| 1 |   | a\\|b |",
        "| long cell |   |",
    ]
    assert after(added, remove_column_edits(added, at(added, "Aé") + 4)) == TEXT
    last = after(TEXT, add_column_edits(TEXT, at(TEXT, "漢")))
    assert lines(last)[2:6] == [
        "| Aé | 漢字 |   |",
        "| :-- | --: | --- |",
        "| 1 | a\\|b |   |",
        "| long cell |",
    ]
    assert after(last, remove_column_edits(last, at(last, "漢字") + 5)) == TEXT
    assert lines(after(TEXT, remove_column_edits(TEXT, at(TEXT, "Aé"))))[5] == "|"


def test_a_table_without_bars_at_its_ends_gets_them_with_its_columns() -> None:
    assert lines(after(BARE, add_column_edits(BARE, 0))) == [
        "| a |  | b |",
        "| -- | --- | :-: |",
        "| 1 |  | 2 |",
    ]
    assert lines(after(BARE, remove_column_edits(BARE, 4))) == ["| a |", "| -- |", "| 1 |"]
    single = "|a|\n|-|\n"
    assert remove_column_edits(single, 1) == ()


def test_the_next_cell_and_the_one_before() -> None:
    def words(found: tuple[int, int] | None) -> str | None:
        return TEXT[slice(*found)] if found else None

    assert words(next_cell(TEXT, at(TEXT, "Aé"))) == "漢字"
    assert words(next_cell(TEXT, at(TEXT, "字"))) == "1"
    assert words(next_cell(TEXT, at(TEXT, ":--"))) == "1"
    assert words(next_cell(TEXT, at(TEXT, "b |\n"))) == "long cell"
    assert next_cell(TEXT, at(TEXT, "cell")) is None
    assert words(next_cell(TEXT, at(TEXT, "long"), back=True)) == "a\\|b"
    assert words(next_cell(TEXT, at(TEXT, "1"), back=True)) == "漢字"
    assert next_cell(TEXT, at(TEXT, "Aé"), back=True) is None
    empty = "| a |  |\n|---|---|\n||x|"
    assert next_cell(empty, 2) == (6, 6)
    assert next_cell(empty, 6) == (20, 20)


@pytest.mark.parametrize(
    "text", ["plain", "a | b\nc | d", "```\n| a |\n| - |\n```", "<!--\n| a |\n| - |\n-->", ""]
)
def test_outside_of_a_table_nothing_happens(text: str) -> None:
    offset = len(text) // 2
    assert table_at(text, offset) is None
    assert next_cell(text, offset) is None
    for edits in (
        tidy_table_edits,
        add_row_edits,
        remove_row_edits,
        add_column_edits,
        remove_column_edits,
    ):
        assert edits(text, offset) == ()


def test_a_table_below_code_and_comments_is_one() -> None:
    above = "```\n| x |\n```\n\n<!-- a -->\n`<!--` and ``` is text\n\n"
    text = f"{above}| a |\n| - |\n| b |\n"
    found = table_at(text, text.index("b"))
    assert found is not None
    assert found.start == len(above)


def test_a_line_of_bars_that_is_below_no_head_is_in_no_table() -> None:
    text = "x | y\n| a |\n| - |\n| b |\n"
    assert table_at(text, 0) is None
    assert table_at(text, text.index("b")) is not None
    twice = "| a |\n| - |\n| - |\n| c |"
    found = table_at(twice, 0)
    assert found is not None
    assert len(found.rows) == 2


@given(st.lists(st.lists(st.text("a| \\漢`*-:", max_size=5), max_size=4), min_size=2, max_size=5))
def test_a_tidied_table_reads_as_before(rows: list[list[str]]) -> None:
    table = ["|".join(["", *cells, ""]) for cells in rows]
    text = "\n".join([table[0], "|---|", *table[1:]])
    (before, *_) = read_tables(text, 1) or (None,)
    if before is None:
        return
    (now, *_) = read_tables(after(text, tidy_table_edits(text, 1)), 1)
    width = max(len(row) for row in (now.heads, *(row.cells for row in now.rows)))

    def cells(found: tuple[str, ...]) -> tuple[str, ...]:
        return found + ("",) * (width - len(found))

    assert cells(now.heads) == cells(before.heads)
    assert [cells(row.cells) for row in now.rows] == [cells(row.cells) for row in before.rows]
