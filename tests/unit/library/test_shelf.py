import subprocess
import sys

import numpy as np

from casebook.domain.document import Kind
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet, Sort
from casebook.domain.theme import Theme, Vocabulary
from casebook.library.shelf import Shelf

SERVICE, QUEUE, TRUST = map(ThemeId, ("service", "queue", "trust"))
VOCABULARY = Vocabulary.of(
    [Theme(SERVICE, "Service"), Theme(QUEUE, "Queue", SERVICE), Theme(TRUST, "Trust")]
)


def entry(number, name, *, date="", changed=0.0, kind=Kind.CASE, **values):
    facets = {Facet[facet.upper()]: tuple(words) for facet, words in values.items()}
    path = DocumentPath(f"{name}.md")
    return Entry(number, path, DocumentId(name), kind, name.title(), date, changed, "", 0, facets)


def shelf():
    return Shelf(
        [
            entry(7, "bank", date="2010", changed=3, theme=["trust"], outcome=["success"]),
            entry(3, "checkout", date="2009-11", changed=1, theme=["queue"], outcome=["mixed"]),
            entry(9, "desk", changed=2, theme=["queue", "service"], outcome=["success"]),
            entry(4, "lesson", kind=Kind.LESSON, theme=["queue"], state=["observed"]),
        ],
        VOCABULARY,
    )


def narrowed(chosen):
    made = shelf()
    rows, counts = made.narrowing.narrow(made.narrowing.rows, chosen)
    return [made.entries[row].id for row in rows], counts


def test_without_a_choice_everything_is_kept_and_counted():
    names, counts = narrowed({})
    assert names == ["bank", "checkout", "desk", "lesson"]
    assert counts[Facet.OUTCOME] == {"success": 2, "mixed": 1}
    assert counts[Facet.KIND] == {"case": 3, "lesson": 1}


def test_a_broader_theme_counts_its_narrower_ones_and_each_document_once():
    _, counts = narrowed({})
    assert counts[Facet.THEME] == {"trust": 1, "queue": 3, "service": 3}


def test_a_broader_theme_finds_what_has_a_narrower_one():
    names, _ = narrowed({Facet.THEME: {"service"}})
    assert names == ["checkout", "desk", "lesson"]


def test_values_of_a_facet_are_alternatives_and_facets_add_up():
    assert narrowed({Facet.OUTCOME: {"success", "mixed"}})[0] == ["bank", "checkout", "desk"]
    assert narrowed({Facet.OUTCOME: {"success"}, Facet.THEME: {"queue"}})[0] == ["desk"]


def test_the_counts_of_a_facet_say_what_another_choice_in_it_would_give():
    _, counts = narrowed({Facet.OUTCOME: {"success"}, Facet.THEME: {"queue"}})
    assert counts[Facet.OUTCOME] == {"mixed": 1, "success": 1}
    assert counts[Facet.THEME] == {"trust": 1, "queue": 1, "service": 1}
    assert counts[Facet.KIND] == {"case": 1}


def test_an_empty_choice_does_not_narrow():
    assert len(narrowed({Facet.OUTCOME: frozenset()})[0]) == 4


def test_rows_are_put_in_the_order_asked_for():
    made = shelf()
    rows = np.array([2, 0, 1])

    def names(sort):
        return [made.entries[row].id for row in made.ordered(rows, sort)]

    assert names(Sort.RELEVANCE) == ["desk", "bank", "checkout"]
    assert names(Sort.TITLE) == ["bank", "checkout", "desk"]
    assert names(Sort.DATE) == ["bank", "checkout", "desk"]
    assert names(Sort.CHANGED) == ["bank", "desk", "checkout"]


def test_documents_are_known_by_path_and_by_number():
    made = shelf()
    assert made.entry(DocumentPath("desk.md")).number == 9
    assert made.entry(DocumentPath("other.md")) is None
    rows, scores = made.narrowing.found([4, 1000, 9, 5], [3.0, 2.5, 2.0, 1.0], None)
    assert [made.entries[row].id for row in rows] == ["lesson", "desk"]
    assert scores.tolist() == [0.0, 0.0, 2.0, 3.0]


def test_a_change_replaces_adds_and_removes_entries():
    newer = entry(3, "checkout", changed=9)
    added = entry(11, "arrival")
    entries = shelf().changed([newer, added], {DocumentPath("bank.md")})
    made = Shelf(entries, VOCABULARY)
    assert [e.id for e in made.entries] == ["arrival", "checkout", "desk", "lesson"]
    assert made.entry(DocumentPath("checkout.md")).changed == 9


def test_the_first_list_of_a_window_does_without_numpy():
    code = (
        "import sys; from casebook.domain.query import Query; "
        "from casebook.domain.theme import Vocabulary; "
        "from casebook.library.listing import listing; from casebook.library.shelf import Shelf; "
        "listing(Shelf([], Vocabulary.of([])), Query()); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_hits_know_their_place_by_the_shelf():
    hits = shelf().hits([3, 0])
    assert hits.place_of(DocumentPath("bank.md")) == 1
    assert hits.place_of(DocumentPath("desk.md")) is None
    assert hits.place_of(DocumentPath("other.md")) is None
