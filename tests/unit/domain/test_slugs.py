from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.slug import LONGEST, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Open another register before the grumbling starts", None),
        ("Éöß ñ’s  Con!", "eoss-ns-con"),
        ("漢字 テスト", "漢字-テスト"),
        ("con", "con-1"),
        ("LPT1", "lpt1-1"),
        ("…", "untitled"),
        ("[[a|b]]#c/d\\e", "a-b-c-d-e"),
        ("a" * 99, "a" * LONGEST),
        ("ab " * 40, "-".join(["ab"] * 20)),
    ],
)
def test_an_id_is_made_of_the_words_of_a_title(title: str, slug: str | None) -> None:
    assert slug_of(title) == (slug or "open-another-register-before-the-grumbling-starts")


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert slug_of("Queue", ["QUEUE", " queue-2 "]) == "queue-3"
    assert slug_of("?", ["lesson"], otherwise="lesson") == "lesson-2"


@given(st.text(max_size=80))
def test_any_title_gives_an_id_that_a_link_and_a_file_can_have(title: str) -> None:
    slug = slug_of(title)
    assert slug
    assert len(slug) <= LONGEST + 2
    assert all(sign.isalnum() or sign == "-" for sign in slug)
