import pytest

from casebook.domain.query import Facet, Query, Sort
from casebook.library.glimpse import first_look, is_everything
from casebook.library.library import Library


@pytest.fixture
def kept(folder, tmp_path):
    """The whole answer of a library that was kept, and where."""
    cache = tmp_path / "cache"
    library = Library.open(folder, cache=cache)
    library.catch_up()
    results = library.find(Query(as_typed=True))
    library.keep_glimpse(results)
    yield results, library.vocabulary, cache
    library.close()


def test_the_list_of_the_last_time_is_known_without_opening_the_library(folder, kept):
    results, vocabulary, cache = kept
    glimpse = first_look(folder, cache)
    answer = glimpse.answer(Query(as_typed=True))
    assert glimpse.name == folder.name
    assert glimpse.root == folder
    assert list(answer.hits) == list(results.hits)
    assert answer.counts == results.counts
    assert (answer.total, answer.more) == (results.total, 0)
    assert list(glimpse.vocabulary.walk())
    labels = {theme.id: theme.label for theme in vocabulary.themes.values()}
    assert {theme.id: theme.label for theme in glimpse.vocabulary.themes.values()} == labels


def test_of_a_long_list_the_beginning_is_kept(folder, kept, monkeypatch):
    results, _, cache = kept
    monkeypatch.setattr("casebook.library.glimpse._ROWS", 1)
    library = Library.open(folder, cache=cache)
    library.keep_glimpse(results)
    library.close()
    answer = first_look(folder, cache).answer(Query())
    assert list(answer.hits) == list(results.hits[:1])
    assert (answer.total, answer.more) == (results.total, results.total - 1)


@pytest.mark.parametrize(
    "query",
    [
        Query("line"),
        Query(chosen={Facet.KIND: frozenset({"case"})}),
        Query(sort=Sort.TITLE),
    ],
)
def test_another_question_is_not_answered_from_it(folder, kept, query):
    assert first_look(folder, kept[2]).answer(query) is None


def test_a_question_with_nothing_chosen_asks_for_everything():
    assert is_everything(Query("  ", {Facet.KIND: frozenset()}))


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '["up", 0, {}, [], []]'])
def test_what_another_version_has_kept_is_not_used(folder, kept, text):
    for file in kept[2].rglob("glimpse.json"):
        file.write_text(text, "utf-8")
    assert first_look(folder, kept[2]) is None


def test_nothing_is_known_of_a_library_that_is_new_or_gone(folder, kept, tmp_path):
    (tmp_path / "new").mkdir()
    assert first_look(tmp_path / "new", kept[2]) is None
    folder.rename(tmp_path / "elsewhere")
    assert first_look(folder, kept[2]) is None
