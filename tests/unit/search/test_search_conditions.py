"""Fields are read where they are meant, and everything else with a colon stays text."""

import pytest

from casebook.search.conditions import Condition
from casebook.search.expression import MOST_WORDS, parse_expression


def conditions(text, as_typed=False):
    return parse_expression(text, as_typed).conditions


def words(text, as_typed=False):
    return [word.text for word in parse_expression(text, as_typed).words]


def test_a_field_is_no_word():
    assert conditions("queue type:incident till") == (Condition("type", "incident"),)
    assert words("queue type:incident till") == ["queue", "till"]


def test_the_case_of_a_field_does_not_matter():
    assert conditions("Type:Incident") == (Condition("type", "Incident"),)


def test_a_value_of_several_words_stands_in_quotation_marks():
    assert conditions('sector:"public safety" queue') == (Condition("sector", "public safety"),)
    assert conditions("sector:“public safety”") == (Condition("sector", "public safety"),)


def test_a_minus_excludes():
    assert conditions('-theme:trust -sector:"public safety"') == (
        Condition("theme", "trust", excluded=True),
        Condition("sector", "public safety", excluded=True),
    )


def test_a_field_given_twice_is_taken_once():
    assert len(conditions("type:incident type:incident")) == 1


def test_only_the_last_value_may_grow_and_only_while_typing():
    assert [c.growing for c in conditions("type:a kind:b", as_typed=True)] == [False, True]
    assert not conditions("kind:b")[0].growing
    assert not conditions("kind:b ", as_typed=True)[0].growing
    assert not conditions('sector:"public"', as_typed=True)[0].growing
    assert conditions('x sector:"public saf', as_typed=True) == (
        Condition("sector", "public saf", growing=True),
    )


def test_a_word_before_a_field_does_not_grow_any_more():
    assert parse_expression("regis type:a", as_typed=True).words[0].prefix == ""
    assert parse_expression("type:a regis", as_typed=True).words[0].prefix == "regis"


@pytest.mark.parametrize("text", ["type:", "queue -theme:", 'sector:"'])
def test_a_field_whose_value_is_still_to_come_is_waited_for(text):
    found = parse_expression(text, as_typed=True)
    assert found.conditions == ()
    assert found.notice == ""
    assert "type" not in [word.text for word in found.words]


def test_a_field_without_a_value_is_text_and_says_so():
    found = parse_expression("status: resolved")
    assert [word.text for word in found.words] == ["status", "resolved"]
    assert "behind the colon" in found.notice


@pytest.mark.parametrize(
    "text",
    ["http://x.org/y", "Error:foo", "12:30", "hash:abc", "king:x", "type/x", ":x", "std::type:x"],
)
def test_other_words_with_a_colon_are_text(text):
    found = parse_expression(text)
    assert found.conditions == ()
    assert found.notice == ""
    assert found.words


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("themes:trust", "theme"),
        ("thme:trust", "theme"),
        ("tehme:trust", "theme"),
        ("thene:trust", "theme"),
        ("Sectr:retail", "sector"),
        ("tag:trust", "theme"),
        ("date:2009", "year"),
    ],
)
def test_a_misspelt_field_is_text_and_says_what_may_be_meant(text, field):
    found = parse_expression(text)
    assert found.conditions == ()
    assert f"“{field}:”" in found.notice


def test_a_field_inside_a_phrase_is_part_of_it():
    found = parse_expression('"type:incident here"')
    assert found.conditions == ()
    assert found.phrases


def test_fields_alone_are_no_words_and_no_mistake():
    found = parse_expression("type:incident")
    assert not found
    assert found.notice == ""


def test_fields_are_bounded_too():
    found = parse_expression(" ".join(f"owner:o{number}" for number in range(MOST_WORDS + 9)))
    assert len(found.conditions) == MOST_WORDS
    assert f"{MOST_WORDS} words" in found.notice


def test_the_free_words_are_those_that_may_stand_for_themes():
    text = 'cash desk "the till" -queue type:incident OR line'
    assert parse_expression(text).free == "cash desk line"
    assert parse_expression('till "open queue').free == "till"
