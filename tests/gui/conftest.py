"""What tests of the window start from: a scheme, icons, and a small library that was searched."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from casebook.domain.document import Kind
from casebook.domain.names import DocumentId, DocumentPath, ThemeId
from casebook.domain.query import Entry, Facet, Hits, Query, Results
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.look.icons import Icons
from casebook.gui.look.palette import theme_colours
from casebook.gui.look.scheme import Choice, Scheme


@pytest.fixture
def scheme(qapp):
    return Scheme(Choice.LIGHT)


@pytest.fixture
def icons(scheme):
    return Icons(scheme)


@pytest.fixture
def vocabulary():
    service, recovery, staffing = map(ThemeId, ("service", "recovery", "staffing"))
    return Vocabulary.of(
        [
            Theme(service, "Customer service"),
            Theme(recovery, "Service recovery", broader=service),
            Theme(staffing, "Resource allocation", broader=service),
            Theme(ThemeId("trust"), "Trust", colour="#3090fc"),
        ]
    )


@pytest.fixture
def colours(vocabulary):
    return theme_colours(vocabulary)


def make_entry(number, title, kind=Kind.CASE, *, count=0, excerpt="", **values):
    """An entry; values by the facet's name in small letters, as text or as a list."""
    facets = {
        Facet[name.upper()]: tuple(value) if isinstance(value, list) else (value,)
        for name, value in values.items()
    }
    path = DocumentPath(f"{number}.md")
    return Entry(
        number, path, DocumentId(str(number)), kind, title, "", 0.0, excerpt, count, facets
    )


@pytest.fixture
def entry():
    return make_entry


@pytest.fixture
def entries():
    return (
        make_entry(1, "The line", count=4, excerpt="A line.", outcome="mixed", theme=["staffing"]),
        make_entry(2, "Open another register", Kind.LESSON, count=2, state="identified"),
        make_entry(3, "Let the first one respond", outcome="success", theme=["recovery", "trust"]),
        make_entry(4, "Front-line recovery", Kind.PACK, count=6),
    )


@pytest.fixture
def answer(entries):
    """Makes Results: of all entries to an empty question, unless said otherwise."""

    def make(text="", hits=None, *, chosen=None, counts=None, widened=(), notice="", **asked):
        found = entries if hits is None else hits
        query = Query(text, chosen or {}, **asked)
        if counts is None:
            counts = {
                Facet.KIND: {"case": 2, "lesson": 1, "pack": 1},
                Facet.THEME: {"service": 2, "recovery": 1, "staffing": 1, "trust": 1},
                Facet.OUTCOME: {"failure": 1, "success": 1, "mixed": 1},
                Facet.TYPE: {"recovery": 2},
                Facet.STATE: {"identified": 1},
            }
        return Results(
            query, Hits(found, range(len(found)), [1.0] * len(found)), counts, widened, 1.0, notice
        )

    return make


class Shouting(QTranslator):
    """A translation in which the order of names is another."""

    def translate(self, context, source, disambiguation=None, n=-1):
        if context != "Changes":
            return ""
        return source.replace("Merge the theme {0} into {1}", "In {1}: {0}").upper()


@pytest.fixture
def translated(qapp):
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
