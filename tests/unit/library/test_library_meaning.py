"""A library ranked by meaning, with a model of a few words."""

import sqlite3
from pathlib import Path

import pytest

from casebook.domain.errors import CacheUnusable
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled
from casebook.domain.query import Query, Sort
from casebook.library.meaning import passages_of
from casebook.markdown.reading import read_document
from casebook.search.meaning import Model, ModelUnusable
from casebook.storage.cache import cache_folder
from casebook.storage.vectors import FILE_NAME, VectorStore
from tests.tiny_model import make_model

CASES = {
    "a.md": "# Staff notes\nA story of staff and their shoes, told twice: staff, staff.\n",
    "b.md": "# Another\nThe staff met grumbling people at the till, furious about the line.\n",
    "c.md": "# Vehicles\nThe staff mended an engine.\n",
}
QUESTION = "staff and an angry queue at the register"


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "library"
    root.mkdir()
    for name, text in CASES.items():
        (root / name).write_text(text, "utf-8")
    return root


@pytest.fixture
def model(tmp_path):
    return make_model(tmp_path / "model")


@pytest.fixture
def library(root, opened):
    made = opened(root)
    made.catch_up()
    return made


def embed_all(library):
    count = 0
    while True:
        done = library.embed_some()
        count += done.documents
        if not done.more:
            return count


def paths(library, **options):
    return [hit.entry.path for hit in library.find(Query(text=QUESTION, **options)).hits]


def test_what_means_the_same_comes_first_once_the_model_has_read_it(library, model):
    by_words = paths(library)
    assert by_words[0] == "a.md"
    library.use_model(model)
    assert paths(library) == by_words
    assert library.waiting_for_meaning == 3
    assert embed_all(library) == 3
    assert library.waiting_for_meaning == 0
    assert paths(library)[0] == "b.md"
    assert paths(library, sort=Sort.TITLE)[0] == "b.md"
    assert set(paths(library)) == set(by_words)
    library.use_model(None)
    assert paths(library) == by_words


def test_without_a_model_nothing_is_read_for_it(library):
    assert library.meaning_available
    assert library.waiting_for_meaning == 0
    assert library.embed_some().documents == 0


def test_only_changed_words_are_read_again(library, model, root):
    library.use_model(model)
    embed_all(library)
    (root / "b.md").rename(root / "d.md")
    (root / "c.md").write_text("An engine of the staff.\n", "utf-8")
    library.catch_up()
    assert embed_all(library) == 2
    assert paths(library)[0] == "d.md"
    with pytest.raises(ModelUnusable):
        library.use_model(root)
    assert paths(library)[0] == "d.md"


def test_the_vectors_outlive_the_other_caches(library, model):
    library.use_model(model)
    embed_all(library)
    library.read_anew()
    library.catch_up()
    assert embed_all(library) == 0
    assert paths(library)[0] == "b.md"


def test_the_hits_of_a_search_can_be_read_before_the_rest(library, model):
    library.use_model(model)
    assert library.embed_some(only=["b.md", "gone.md"]).documents == 1
    assert library.waiting_for_meaning == 2
    assert paths(library)


def test_reading_for_meaning_can_be_broken_off(library, model):
    class Stop:
        def step(self, done, total, what):
            raise Cancelled

    library.use_model(model)
    with pytest.raises(Cancelled):
        library.embed_some(Stop())
    assert library.waiting_for_meaning == 3


def test_a_document_that_cannot_be_read_is_not_tried_forever(library, model, root):
    library.use_model(model)
    (root / "c.md").unlink()
    assert embed_all(library) == 3
    assert library.waiting_for_meaning == 0


def test_a_long_document_is_found_by_any_of_its_first_passages(library, model, root):
    (root / "long.md").write_text("Staff. " + "word " * 200 + "furious queue till.\n", "utf-8")
    (root / "empty.md").write_text("", "utf-8")
    library.catch_up()
    library.use_model(model)
    assert embed_all(library) == 5
    assert paths(library).index("long.md") < paths(library).index("c.md")


@pytest.mark.logs_warnings
def test_when_the_vectors_are_damaged_words_decide_and_they_are_made_anew(library, model, root):
    by_words = paths(library)
    library.use_model(model)
    embed_all(library)
    file = cache_folder(root) / FILE_NAME
    damage(file, "UPDATE vectors SET passages = x'0102'")
    assert paths(library) == by_words
    assert library.waiting_for_meaning == 3
    embed_all(library)
    damage(file, "DROP TABLE vectors")
    assert paths(library) == by_words
    embed_all(library)
    assert paths(library)[0] == "b.md"


@pytest.mark.logs_warnings
def test_vectors_that_cannot_be_deleted_do_not_stop_a_search(library, model, root, monkeypatch):
    library.use_model(model)
    embed_all(library)
    damage(cache_folder(root) / FILE_NAME, "UPDATE vectors SET passages = x'0102'")

    def refuse(self):
        raise CacheUnusable("The file is in use.")

    monkeypatch.setattr(VectorStore, "clear", refuse)
    assert paths(library)[0] == "a.md"


def damage(file: Path, sql: str) -> None:
    connection = sqlite3.connect(file)
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.logs_warnings
def test_when_the_model_fails_words_decide_and_what_it_has_read_stays(library, model, monkeypatch):
    by_words = paths(library)
    library.use_model(model)
    embed_all(library)

    def fail(self, text):
        raise ModelUnusable("Out of memory.")

    with monkeypatch.context() as patched:
        patched.setattr(Model, "question", fail)
        assert paths(library) == by_words
    assert library.waiting_for_meaning == 0
    assert paths(library)[0] == "b.md"


def test_a_title_that_the_body_repeats_is_read_once():
    case = read_document("---\ntitle: The line\n---\nThe line grew.\n", DocumentPath("a.md"))
    assert passages_of(case) == ["The line. grew."]


@pytest.mark.parametrize(
    ("words", "passages"), [(0, [0]), (200, [200]), (300, [180, 120]), (5000, [180] * 3)]
)
def test_a_long_body_is_read_in_passages_of_which_none_is_a_mere_tail(words, passages):
    text = f"---\ntitle: T\n---\n{'word ' * words}\n"
    parts = passages_of(read_document(text, DocumentPath("a.md")))
    assert [part.count("word") for part in parts] == passages
    assert all(part.startswith("T") for part in parts)
