import datetime as dt

import pytest
from PySide6.QtCore import QLocale

from casebook.domain.case import Grade, MomentKind
from casebook.domain.dates import PartialDate
from casebook.domain.document import Kind
from casebook.domain.query import Facet
from casebook.gui.wording import (
    _WORDS,
    counted,
    date_words,
    facet_value_word,
    is_over,
    reading_minutes,
    time_words,
    word_among,
    word_of,
)


@pytest.fixture(autouse=True)
def _english():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("values", list(_WORDS), ids=lambda values: values.__name__)
def test_every_value_has_a_word(values):
    assert all(word_of(value)[:1].isupper() for value in values)


def test_values_without_words_are_a_mistake():
    with pytest.raises(KeyError):
        word_of(MomentKind.SIGNAL)


def test_values_as_files_write_them_are_known_whatever_their_case():
    assert word_among(Grade, " First-Hand ") == "First hand"
    assert word_among(Kind, "note") == "note", "a foreign value is shown as it is"


def test_values_of_facets_have_words_where_they_are_ours():
    assert facet_value_word(Facet.OUTCOME, "mixed") == "Mixed"
    assert facet_value_word(Facet.SECTOR, "retail") == "retail"
    assert facet_value_word(Facet.STATUS, "finished") == "finished"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (PartialDate(2009), "2009"),
        (PartialDate(2009, 11), "Nov 2009"),
        (PartialDate(2009, 11, 2), "2 Nov 2009"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(date, words):
    assert date_words(date) == words


def test_a_moment_has_date_and_time_of_day():
    noon = dt.datetime(2026, 11, 22, 12, 5, tzinfo=dt.UTC).timestamp()
    here = dt.datetime.fromtimestamp(noon, dt.UTC).astimezone()
    assert time_words(noon) == f"22 Nov 2026, {here:%H:%M}"


def test_reading_time_is_rounded_up():
    assert [reading_minutes(words) for words in (0, 1, 230, 231)] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("date", "over"),
    [
        (PartialDate(2026, 11, 21), True),
        (PartialDate(2026, 11, 22), False),
        (PartialDate(2026, 11), False),
        (PartialDate(2026, 10), True),
        (PartialDate(2026), False),
        (PartialDate(2025), True),
    ],
)
def test_a_date_is_over_when_all_of_it_has_passed(date, over):
    assert is_over(date, dt.date(2026, 11, 22)) is over


def test_one_is_told_from_many():
    assert [counted(n, "one case", "{0} cases") for n in (0, 1, 1200)] == [
        "0 cases",
        "one case",
        "1,200 cases",
    ]
