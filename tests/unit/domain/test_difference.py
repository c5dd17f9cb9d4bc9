from hypothesis import given
from hypothesis import strategies as st

from casebook.domain.difference import differences

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=12).map("".join)


def test_texts_that_are_the_same_do_not_differ():
    assert differences("a\nb\n", "a\nb\n") == ()


def test_a_changed_line_is_given_with_its_place():
    (one,) = differences("a\nb\nc\n", "a\nx\nc\n")
    assert (one.before, one.after, one.line) == ("b\n", "x\n", 2)
    assert (one.start, one.end) == (2, 4)


def test_passages_apart_are_two():
    old, new = "a\nb\nc\nd\ne\n", "A\nb\nc\nd\n"
    assert [(one.before, one.after) for one in differences(old, new)] == [
        ("a\n", "A\n"),
        ("e\n", ""),
    ]


def test_very_long_texts_differ_in_one_passage():
    old = "".join(f"{n}\n" for n in range(3000))
    new = "".join(f"{n}x\n" for n in range(3000))
    (one,) = differences(f"head\n{old}tail", f"head\n{new}tail")
    assert (one.before, one.after) == (old, new)


@given(LINES, LINES)
def test_taking_every_passage_back_gives_the_older_text(old, new):
    text = new
    for one in reversed(differences(old, new)):
        text = text[: one.start] + one.before + text[one.end :]
    assert text == old
