import pytest

from casebook.domain.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2009", PartialDate(2009)),
        ("2009-11", PartialDate(2009, 11)),
        (" 2009-11-22 ", PartialDate(2009, 11, 22)),
        ("2012-02-29", PartialDate(2012, 2, 29)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text, date):
    assert PartialDate.parse(text) == date
    assert str(date) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2009-13", "2009-02-30", "0000", "2009-00", "2009-11-00", "22.11.2009"],
)
def test_what_is_no_date_is_not_taken_for_one(text):
    assert PartialDate.parse(text) is None


def test_a_less_precise_date_sorts_before_the_days_in_it():
    dates = [PartialDate(2009, 11, 22), PartialDate(2009), PartialDate(2008, 12)]
    assert sorted(dates) == [PartialDate(2008, 12), PartialDate(2009), PartialDate(2009, 11, 22)]
