from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.domain.document import Property
from casebook.markdown.flat_yaml import read_flat
from casebook.markdown.yaml_properties import read_properties

SIGNS = "ab1 -:#,[]{}'\"&*!|>%@`?~.=\\\n\t_é\u00a0"
WORDS = ["a", "b: ", "key: ", "- ", "  - ", "\n", "[", "]", ", ", '"', "'", "x", ":", " #", "null"]


def with_parser(block: str) -> list[Property]:
    found = read_properties(block, [])
    return [] if found is None else found


@settings(max_examples=400)
@given(st.one_of(st.text(SIGNS, max_size=30), st.lists(st.sampled_from(WORDS)).map("".join)))
def test_lines_that_are_read_at_a_glance_mean_what_the_parser_says(block: str) -> None:
    at_a_glance = read_flat(block, 2)
    if at_a_glance:
        assert at_a_glance == with_parser(block)


def test_what_most_front_matter_looks_like_needs_no_parser() -> None:
    block = (
        "kind: lesson\n"
        "title: Open another register, 5 % earlier; it's worth it\n"
        'summary: "Quoted: with a colon"\n'
        "themes: [resource-allocation, 'service recovery', \"x\"]\n"
        'aliases:\n  - queue\n  - "[[checkout-line]]"\n'
        "tags:\n- a/b\n- c\n"
        "source: https://example.org/a#b\n"
        "date created: 2009-11-22T10:00\n"
        "\n# a remark\n"
        "owner:\n"
        "empty: []\n"
    )
    found = read_flat(block, 2)
    assert found is not None
    assert found == with_parser(block)


def test_lists_with_items_at_different_depths_are_left_to_the_parser() -> None:
    assert read_flat("a:\n- b\n  - c\n", 2) is None
    assert read_flat("a: x\n- b\n", 2) is None
    assert read_flat("- b\n", 2) is None
