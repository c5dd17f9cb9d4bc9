"""What the search box understands, and what it says about the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.search.expression import MOST_CHARACTERS, MOST_WORDS, parse_expression


def words(text, as_typed=False):
    return [word.text for word in parse_expression(text, as_typed).words]


def test_words_are_kept_in_their_order_once_each():
    assert words("checkout line checkout") == ["checkout", "line"]


def test_connecting_words_are_left_out_beside_others():
    assert words("how do I handle the queue") == ["handle", "queue"]


def test_connecting_words_count_when_nothing_else_was_typed():
    assert words("to be or not to be") == ["to", "be", "or", "not"]


def test_a_phrase_keeps_its_connecting_words_and_must_be_there():
    found = parse_expression('"to be"')
    assert found.words == ()
    assert found.phrases[0].sequence == (("to", 0), ("be", 1))


def test_a_phrase_of_one_word_must_be_there_too():
    assert parse_expression('"queue" till').phrases[0].terms == ("queue",)


@pytest.mark.parametrize("quoted", ["“gas main”", "„gas main“", "«gas main»"])
def test_typographic_quotation_marks_are_quotation_marks(quoted):
    assert parse_expression(quoted).phrases[0].text == "gas main"


def test_or_beside_a_phrase_makes_it_optional():
    found = parse_expression('"gas main" OR "water pipe" leak')
    assert found.phrases == ()
    assert [word.text for word in found.words] == ["gas main", "water pipe", "leak"]


def test_or_between_words_is_no_word():
    assert words("queue OR till") == ["queue", "till"]
    assert words("OR") == ["OR"]


def test_a_minus_leaves_out_words_and_phrases():
    found = parse_expression('queue -leak -"gas main" -well-known')
    assert [word.text for word in found.words] == ["queue"]
    assert [word.text for word in found.without] == ["leak", "gas main", "well-known"]


def test_a_minus_before_several_words_in_one_leaves_out_their_sequence():
    (left_out,) = parse_expression("-and/or").without
    assert left_out.sequence == (("and", 0), ("or", 1))


@pytest.mark.parametrize("text", ["--force", "well - known", "a-b"])
def test_other_hyphens_leave_nothing_out(text):
    assert parse_expression(text).without == ()


def test_the_last_word_may_grow_only_while_typing():
    assert parse_expression("open regis", as_typed=True).words[-1].prefix == "regis"
    assert parse_expression("open regis").words[-1].prefix == ""
    assert parse_expression("open regis ", as_typed=True).words[-1].prefix == ""
    assert parse_expression('x "open regis"', as_typed=True).phrases[0].prefix == ""


def test_one_letter_is_not_yet_a_beginning():
    assert parse_expression("queue t", as_typed=True).words[-1].prefix == ""


def test_a_star_makes_a_beginning():
    assert parse_expression("cust* line").words[0].prefix == "cust"
    assert parse_expression("the*").words[0].prefix == "the"
    assert parse_expression("-cust*").without[0].prefix == "cust"


@pytest.mark.parametrize("typed", ["accelerati", "acceleratin", "accelerating"])
def test_a_beginning_that_outgrew_the_stem_still_knows_it(typed):
    assert "acceler" in parse_expression(typed, as_typed=True).words[0].terms


def test_one_ideograph_is_a_beginning_of_its_pairs():
    assert parse_expression("東").words[0].prefix == "東"


def test_a_run_of_ideographs_is_a_sequence_of_pairs():
    assert parse_expression("東京都").words[0].sequence == (("東京", 0), ("京都", 1))
    assert parse_expression("東京").words[0].terms == ("東京",)


def test_an_identifier_is_looked_for_whole_and_by_its_pieces():
    (word,) = parse_expression("CVE-2021-44", as_typed=True).words
    assert word.terms == ("cve-2021-44",)
    assert word.sequence == (("cve", 0), ("2021", 1), ("44", 2))
    assert word.prefix == "cve-2021-44"


def test_a_sign_that_belongs_to_a_word_counts_in_a_phrase():
    assert parse_expression('"C++ code"').phrases[0].sequence == (("c++", 0), ("code", 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"open', "not closed"),
        ('-"open', "not closed"),
        ("*", "two letters"),
        ("a*", "two letters"),
        ("*foo", "end of a word"),
        ("c*d", "end of a word"),
        ("?", "no word"),
        ("-", "no word"),
        ('""', "no word"),
        ("\x00", "no word"),
        ("\u202e\u202d", "no word"),
        ("🔥", "no word"),
    ],
)
def test_a_part_that_cannot_be_used_gives_a_sentence(text, said):
    assert said in parse_expression(text).notice


@pytest.mark.parametrize("text", ["", "  \n", "what happened?", "**bold** text", "C++", "don't"])
def test_nothing_is_said_about_ordinary_text(text):
    assert parse_expression(text).notice == ""


def test_pasted_bold_type_is_just_a_word():
    assert words("**bold** text") == ["bold", "text"]


def test_the_same_sentence_is_said_once():
    assert parse_expression("a*b c*d").notice.count("star") == 1


def test_a_megabyte_is_cut_and_says_so():
    found = parse_expression("".join(f"word{number} " for number in range(150_000)))
    assert len(found.words) == MOST_WORDS
    assert f"{MOST_CHARACTERS:,} characters" in found.notice
    assert f"{MOST_WORDS} words" in found.notice


def test_a_long_phrase_is_bounded():
    (phrase,) = parse_expression('"' + "word " * 700 + '"').phrases
    assert len(phrase.sequence) == MOST_WORDS


def test_an_empty_question_is_false():
    assert not parse_expression("")
    assert not parse_expression("?")
    assert parse_expression("-leak")


@given(st.text(), st.booleans())
def test_no_text_raises(text, as_typed):
    parse_expression(text, as_typed)


@given(st.text(alphabet="ab -\"*OR+#.'’&東\u0301\x00", max_size=40), st.booleans())
def test_no_mixture_of_signs_raises_and_every_word_can_be_found(text, as_typed):
    found = parse_expression(text, as_typed)
    for word in (*found.sought, *found.without):
        assert word.terms or word.sequence
        assert word.sequence[:1] == () or word.sequence[0][1] == 0
