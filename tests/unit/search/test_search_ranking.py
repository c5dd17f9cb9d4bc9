"""What is found, and in which order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.search.expression import parse_expression
from casebook.search.hits import find_hits
from casebook.search.index import SearchIndex

FILLER = "people came and went all day long while the shop was open as usual"


@pytest.mark.parametrize(
    ("body", "question"),
    [
        ("It accelerated by itself.", "accelerate"),
        ("Ein Ärgernis für Käufer", "argernis"),
        ("Μια ουρά στο ΤΑΜΕΊΟ", "ταμείο"),
        ("שָׁלוֹם לכולם", "שלום"),
        ("東京都の店", "京都"),
        ("東京都の店", "店"),
        ("東京都の店", "東京都"),
        ("written in C++ once", "C++"),
        ("upgrade to v1.2.3 now", "v1.2.3"),
        ("upgrade to v1.2.3 now", "v1.2"),
        ("hit by CVE-2021-44228.", "cve-2021-44228"),
        ("a 5×5 matrix", "5x5"),
        ("we don’t know", "don't"),
        ("sent an e-mail", "email"),
        ("sent an email", "e-mail"),
        ("its self acceleration", "self-acceleration"),
        ("mail ann@example.org", "ann@example.org"),
    ],
)
def test_words_of_any_kind_are_found(index, text, find, body, question):
    index.update([text(1, "One", body), text(2, "Two", FILLER)])
    assert find(question) == [1]


def test_a_hit_in_the_title_comes_before_one_in_the_body(index, text, find):
    index.update([text(1, "Till", f"queue {FILLER}"), text(2, "Queue", f"till {FILLER}")])
    assert find("queue") == [2, 1]


def test_aliases_and_moments_of_need_come_before_bodies(index, text, find):
    index.update(
        [
            text(1, "One", f"recall {FILLER}"),
            text(2, "Two", FILLER, aliases=("the recall", "callback")),
            text(3, "Three", FILLER, kind="lesson", applies_when="planning a recall"),
            text(4, "Four", FILLER, headings="A recall"),
        ]
    )
    assert set(find("recall")[:2]) == {2, 3}
    assert find("recall")[2:] == [4, 1]


def test_no_phrase_reaches_from_one_alias_into_the_next(index, text, find):
    index.update([text(1, "One", "", aliases=("the recall", "callback"))])
    assert find('"the recall"') == [1]
    assert find('"recall callback"') == []


def test_the_words_of_a_lesson_count_more_than_those_of_a_case(index, text, find):
    index.update([text(1, "A", f"queue {FILLER}"), text(2, "B", f"queue {FILLER}", kind="lesson")])
    assert find("queue") == [2, 1]


def test_all_words_come_before_one_however_often(index, text, find):
    index.update(
        [
            text(1, "One", "queue queue queue queue queue"),
            text(2, "Two", f"{FILLER} a queue and much later the till {FILLER}"),
            *(text(number, "Other", FILLER) for number in range(3, 20)),
        ]
    )
    assert find("queue till") == [2, 1]


def test_words_side_by_side_come_before_words_apart(index, text, find):
    index.update(
        [
            text(1, "One", f"line {FILLER} checkout"),
            text(2, "Two", f"{FILLER} checkout line"),
            text(3, "Three", f"{FILLER} line checkout"),
        ]
    )
    assert find("checkout line") == [2, 3, 1]


def test_a_sentence_finds_what_has_any_of_its_words(index, text, find):
    index.update([text(1, "One", "an angry customer"), text(2, "Two", "the of and")])
    assert find("what to do about angry people who are queueing") == [1]


def test_a_phrase_must_be_there(index, text, find):
    index.update([text(1, "One", "to be or not"), text(2, "Two", "be to not or")])
    assert find('"to be"') == [1]
    assert find('"to be" not') == [1]
    assert set(find('"be to" OR "to be"')) == {1, 2}
    assert find('"be gone"') == []


def test_a_minus_leaves_out(index, text, find):
    index.update(
        [
            text(1, "One", "a gas leak"),
            text(2, "Two", "the gas main"),
            text(3, "Three", "gas leaking from the main"),
        ]
    )
    assert find("gas -leak") == [2]
    assert find('gas -"gas main"') == [1, 3]
    assert find("gas -ma*") == [1]


def test_a_minus_alone_gives_everything_else(index, text, find):
    index.update([text(1, "One", "leak"), text(2, "Two"), text(3, "Three")], removed=[])
    index.update([], removed=[3])
    assert find("-leak") == [2]


def test_the_last_word_is_found_by_its_beginning_while_typing(index, text, find):
    index.update([text(1, "Open another register", ""), text(2, "Registers", "")])
    assert find("open regi") == [1]
    assert find("open regi", as_typed=True) == [1, 2]
    assert find("regist*") == [2, 1]


@pytest.mark.parametrize("end", range(4, len("accelerating") + 1))
def test_a_growing_word_never_loses_what_it_found(index, text, find, end):
    index.update([text(1, "One", "it accelerated")])
    assert find("accelerating"[:end], as_typed=True) == [1]


def test_the_word_itself_comes_before_words_that_only_begin_so(index, text, find):
    index.update([text(1, "One", f"carpet {FILLER}"), text(2, "Two", f"car {FILLER}")])
    assert find("car", as_typed=True) == [2, 1]


def test_a_beginning_finds_every_word_that_begins_so(index, text, find):
    index.update([text(n, "", f"word{n:04} wor") for n in range(500)])
    index.update([text(500 + n, "", f"word{n:04} wort") for n in range(500)])
    assert sorted(find("word*")) == list(range(1000))
    assert sorted(find("word049*")) == [*range(490, 500), *range(990, 1000)]


def test_themes_that_the_words_stand_for_widen_the_search(index, text, find):
    index.update(
        [
            text(1, "Waiting", FILLER, themes=("resource-allocation", "trust")),
            text(2, "Line", f"{FILLER} one queue {FILLER}"),
            text(3, "Queue", FILLER),
            text(4, "Other", FILLER, themes=("trust",)),
        ]
    )
    assert find("queue") == [3, 2]
    assert find("queue", ["resource-allocation"]) == [3, 2, 1]
    assert find("nothing", ["trust", "no-such-theme"]) == [1, 4]


def test_themes_narrow_nothing_that_was_asked_for(index, text, find):
    index.update(
        [text(1, "One", "queue", themes=("trust",)), text(2, "Two", "till", themes=("trust",))]
    )
    assert find('"queue"', ["trust"]) == [1]
    assert find("queue -till", ["trust"]) == [1]
    assert find("", ["trust"]) == [1, 2]


def test_a_theme_beside_the_word_raises(index, text, find):
    index.update([text(1, "One", "queue"), text(2, "Two", "queue", themes=("trust",))])
    assert find("queue", ["trust"]) == [2, 1]


def test_a_document_without_a_word_does_no_harm(index, text, find):
    index.update([text(0), text(1, "queue")])
    assert find("queue") == [1]
    assert find("-queue") == [0]


def test_half_a_surrogate_pair_is_indexed_and_asked_for(index, text, find):
    index.update([text(1, "a\ud800b", "x", themes=("\udfff",))])
    assert find("a\ud800b") == [1]
    assert find("", ["\udfff"]) == [1]


def test_documents_with_equal_scores_come_by_their_numbers(index, text, find):
    index.update([text(number, "Queue") for number in (5, 3, 9)])
    index.update([text(number, "Queue") for number in (4, 1)])
    assert find("queue") == [1, 3, 4, 5, 9]


def test_scores_fall_and_belong_to_the_numbers(index, text):
    index.update([text(n, "Line", "queue " * n + FILLER) for n in range(1, 8)])
    ranking = index.search(parse_expression("queue"))
    assert len(ranking.numbers) == len(ranking.scores) == 7
    assert list(ranking.scores) == sorted(ranking.scores, reverse=True)
    assert ranking.scores[-1] > 0


WORDS = ["queue", "queues", "Queueing", "till", "e-mail", "email", "mail", "C++", "c", "東京都"]
WORDS += ["京都", "Käufer", "kaufer", "v1.2.3", "1.2", "don't", "to", "be", "O'Brien", "brien"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    bodies=st.lists(st.lists(st.sampled_from(WORDS), max_size=6), min_size=1, max_size=6),
    asked=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    quoted=st.booleans(),
    as_typed=st.booleans(),
)
def test_what_is_found_is_marked_and_what_is_marked_is_found(
    tmp_path_factory, text, bodies, asked, quoted, as_typed
):
    question = " ".join(asked)
    expression = parse_expression(f'"{question}"' if quoted else question, as_typed)
    index = SearchIndex.open(tmp_path_factory.mktemp("index"))
    texts = [" ".join(words) for words in bodies]
    index.update([text(number, "", body) for number, body in enumerate(texts)])
    marked = [number for number, body in enumerate(texts) if find_hits(body, expression)]
    assert sorted(index.search(expression).numbers) == marked
    index.close()


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    question=st.text(max_size=60) | st.text(alphabet="qu te-\"*OR+.'’東\x00", max_size=40),
    as_typed=st.booleans(),
)
def test_no_question_raises(index, text, question, as_typed):
    index.update([text(1, "Queue at the till", "東京都 to be", themes=("trust",))])
    found = index.search(parse_expression(question, as_typed), ["trust"])
    assert set(found.numbers) <= {1}
