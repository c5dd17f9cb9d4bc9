from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.edit import EditRefused, TextEdit, apply_edits, replacing


def test_changes_are_made_whatever_their_order() -> None:
    edits = [TextEdit(4, 7, "you"), TextEdit(0, 0, "so "), TextEdit(2, 3, "")]
    assert apply_edits("for all", edits) == "so foyou"[:5] + " you"


def test_what_is_inserted_at_one_place_keeps_its_order() -> None:
    assert apply_edits("ac", [TextEdit(1, 1, "b"), TextEdit(1, 1, "b")]) == "abbc"
    assert apply_edits("", [TextEdit(0, 0, "1"), TextEdit(0, 0, "2")]) == "12"


@pytest.mark.parametrize(
    "edits",
    [
        [TextEdit(0, 2, ""), TextEdit(1, 3, "")],
        [TextEdit(2, 9, "")],
        [TextEdit(2, 1, "")],
        [TextEdit(-1, 1, "")],
    ],
)
def test_changes_that_overlap_or_lie_outside_are_a_mistake(edits: list[TextEdit]) -> None:
    with pytest.raises(ValueError, match="overlapping"):
        apply_edits("text", edits)


@given(st.text("ab", max_size=8), st.text("ab", max_size=8), st.text("ab", max_size=8))
def test_only_what_differs_is_replaced(before: str, old: str, new: str) -> None:
    text = before + old + "!"
    edits = replacing(text, len(before), len(before) + len(old), new)
    assert apply_edits(text, edits) == before + new + "!"
    assert bool(edits) == (old != new)
    for edit in edits:
        gone = text[edit.start : edit.end]
        assert not (gone and edit.text) or (gone[0] != edit.text[0] and gone[-1] != edit.text[-1])


def test_a_refusal_names_the_line_and_the_file_that_it_is_told() -> None:
    refused = EditRefused(3, "Mend it.")
    assert str(refused) == "Line 3: Mend it."
    assert str(refused.within("a.md")) == "a.md, line 3: Mend it."
    assert str(EditRefused(0, "Mend it.")) == "Mend it."
    assert str(EditRefused(0, "Mend it.").within("a.md")) == "a.md: Mend it."
