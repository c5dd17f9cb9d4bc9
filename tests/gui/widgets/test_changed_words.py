import pytest

from casebook.gui.widgets.changed_words import changed_spans

LEAD = "The author's brother was waiting in a line at a register of a major retailer and told of "


@pytest.mark.parametrize(
    ("text", "other", "shown"),
    [
        ("", "a", ""),
        ("one", "two", "one"),
        ("a b c", "a x c", "a *b* c"),
        ("a b", "a b c", "a b"),
        ("a b c", "a b", "a b* c*"),
        ("a, b", "a. b", "a*,* b"),
    ],
)
def test_only_the_words_that_differ_stand_out(text, other, shown):
    spans = changed_spans(text, other)
    assert "".join(f"*{one.text}*" if one.strong else one.text for one in spans) == shown


def test_what_is_the_same_around_them_is_cut_short():
    lead, changed, same = changed_spans(f"{LEAD}it. {LEAD}", f"{LEAD}them. {LEAD}")
    assert (lead.text[:2], changed.text, same.text[-2:]) == ("… ", "it", " …")
    assert len(lead.text) < 64
    assert len(same.text) < 64
