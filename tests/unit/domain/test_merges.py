from __future__ import annotations

import pytest

from casebook.domain.merge import Conflict, Merge, Version, resolve

CONFLICT = Conflict("Impact", is_property=False, base="b", mine="m", theirs="t")


def test_a_merge_has_a_text_once_nothing_is_left_to_decide() -> None:
    assert Merge(("a", "b")).text == "ab"
    merge = Merge(("a", CONFLICT, "c"))
    assert merge.text is None
    assert merge.conflicts == (CONFLICT,)


def test_every_conflict_is_decided_by_a_version_or_in_words_of_ones_own() -> None:
    merge = Merge((CONFLICT, "-", CONFLICT, "-", CONFLICT, "-", CONFLICT))
    choices = [Version.BASE, Version.MINE, Version.THEIRS, "own"]
    assert resolve(merge, choices) == "b-m-t-own"
    with pytest.raises(ValueError, match="4 conflicts, 1 choices"):
        resolve(merge, [Version.MINE])
