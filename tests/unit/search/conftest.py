"""An index on disk, and a short way to write a document for it."""

import pytest

from casebook.search.expression import parse_expression
from casebook.search.index import IndexedText, SearchIndex


def document(number, title="", body="", **given):
    values = {
        "kind": "case",
        "aliases": (),
        "applies_when": "",
        "themes": (),
        "headings": "",
    } | given
    return IndexedText(number=number, title=title, body=body, **values)


@pytest.fixture
def text():
    """Make a document to index: ``text(1, "Title", "body", themes=("trust",))``."""
    return document


@pytest.fixture
def index(tmp_path):
    opened = SearchIndex.open(tmp_path / "index")
    yield opened
    opened.close()


@pytest.fixture
def find(index):
    """Ask the index in words and get the numbers found, best first."""

    def ask(words, widened=(), as_typed=False):
        return list(index.search(parse_expression(words, as_typed), widened).numbers)

    return ask
