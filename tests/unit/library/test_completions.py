"""While one types, fields and their values are offered, the most frequent first."""

import pytest

from casebook.domain.document import Kind
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet
from casebook.domain.theme import Theme, Vocabulary
from casebook.library.completing import completions
from casebook.library.field_values import FieldValues
from casebook.library.shelf import Shelf

VOCABULARY = Vocabulary.of(
    [
        Theme(ThemeId("service"), "Customer service"),
        Theme(ThemeId("queue"), "Queues", ThemeId("service"), synonyms=("waiting time",)),
        Theme(ThemeId("trust"), "Trust"),
    ]
)


def entry(number, kind=Kind.CASE, count=0, **values):
    facets = {Facet[facet.upper()]: (value,) for facet, value in values.items()}
    name = f"d{number}"
    path = DocumentPath(f"{name}.md")
    return Entry(number, path, DocumentId(name), kind, name, "", 0, "", count, facets)


@pytest.fixture
def complete():
    shelf = Shelf(
        [
            entry(1, count=2, theme="queue", type="incident", sector="Retail", year="2009"),
            entry(2, theme="queue", type="incident", sector="Public safety", year="2011"),
            entry(3, theme="trust", type="recovery", sector='The "old" trade', year="2011"),
            entry(4, Kind.LESSON, theme="service"),
        ],
        VOCABULARY,
    )
    values = FieldValues(shelf)

    def at(text, cursor=None):
        return completions(text, len(text) if cursor is None else cursor, values)

    return at


def offered(completion):
    return [choice.value for choice in completion.choices]


def put(text, completion, number=0):
    """Give the text with one of the choices put in."""
    value = completion.choices[number].value
    return text[: completion.start] + value + text[completion.end :]


def test_the_name_of_a_field_is_offered_after_two_letters(complete):
    assert offered(complete("queue se")) == ["sector:"]
    assert offered(complete("s")) == []
    assert offered(complete("-th")) == ["theme:"]
    assert complete("queue se").choices[0].count == 3


def test_a_field_that_no_document_has_is_not_offered(complete):
    assert offered(complete("ow")) == []
    assert offered(complete("ha")) == ["has:"]


def test_a_field_is_put_in_the_place_of_what_was_typed(complete):
    assert put("queue se till", complete("queue se till", 8)) == "queue sector: till"
    assert put("-ty", complete("-ty")) == "-type:"
    assert put("tye:x", complete("tye:x", 2)) == "type:x"


def test_values_are_offered_by_their_number(complete):
    found = complete("type:")
    assert offered(found)[:2] == ["incident", "recovery"]
    assert [choice.count for choice in found.choices][:3] == [2, 1, 0]


def test_values_of_several_words_come_in_quotation_marks(complete):
    assert offered(complete("sector:pub")) == ['"Public safety"']
    assert put("sector:pub x", complete("sector:pub x", 10)) == 'sector:"Public safety" x'
    assert put('sector:"pub', complete('sector:"pub')) == 'sector:"Public safety"'
    text = 'sector:"pub saf" x'
    assert put(text, complete(text, 11)) == 'sector:"Public safety" x'
    assert offered(complete("sector:old")) == ['"The old trade"']


def test_themes_are_found_by_label_and_synonym(complete):
    (choice,) = complete("theme:wai").choices
    assert (choice.value, choice.label, choice.count) == ("queue", "Queues", 2)
    assert offered(complete("theme:cust")) == ["service"]
    assert complete("theme:service").choices[0].count == 3


def test_a_word_inside_a_name_counts_behind_its_beginning(complete):
    assert offered(complete("theme:t")) == ["trust", "queue"]
    assert offered(complete("sector:safe")) == ['"Public safety"']


def test_the_second_year_of_a_range_is_completed(complete):
    assert offered(complete("year:")) == ["2011", "2009"]
    assert put("year:2009..20", complete("year:2009..20")) == "year:2009..2011"


def test_what_documents_can_have_is_offered_with_its_number(complete):
    found = {choice.value: choice.count for choice in complete("has:").choices}
    assert found["type"] == 3
    lessons = {choice.value: choice.count for choice in complete("has:less").choices}
    assert lessons == {"lessons": 1, "no-lessons": 2}


@pytest.mark.parametrize(
    "text", ["", "queue ", "queue", "http://x", '"type:in', '"a phrase th', "foo:ba", "xtype:in"]
)
def test_elsewhere_nothing_is_offered(complete, text):
    found = complete(text)
    assert offered(found) == []
    assert found.start == found.end or text == "queue"


def test_a_cursor_outside_of_the_text_does_no_harm(complete):
    assert offered(complete("type:in", 99)) == ["incident"]
    assert offered(complete("type:in", -1)) == []


def test_at_most_twelve_are_offered():
    entries = [entry(number, owner=f"Owner {number}") for number in range(30)]
    values = FieldValues(Shelf(entries, VOCABULARY))
    assert len(completions("owner:", 6, values).choices) == 12
