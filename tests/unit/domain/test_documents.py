import pytest

from casebook.domain.case import Case, Figure, Grade, Risk, Side
from casebook.domain.document import Document, Kind, Property, Section
from casebook.domain.lesson import (
    Application,
    Evidence,
    Found,
    Lesson,
    Passage,
    Quotation,
    Role,
    State,
)
from casebook.domain.names import DocumentId, DocumentPath, folded_id, id_of
from casebook.domain.pack import Activity, AgendaStep, Pack
from casebook.domain.progress import Unwatched
from casebook.domain.query import Entry, Facet, Query, Results
from casebook.domain.sections import SectionName, meaning_of

PATH = DocumentPath("retail/checkout-line.md")
NAMED = {"id": DocumentId("checkout-line"), "path": PATH, "title": "The line"}


@pytest.mark.parametrize(
    ("path", "name"), [("a/b/Line.md", "Line"), ("Line.MD", "Line"), ("notes.txt", "notes.txt")]
)
def test_the_id_is_the_file_name_without_its_ending(path, name):
    assert id_of(DocumentPath(path)) == name


def test_ids_do_not_mind_case_or_space_around_them():
    assert folded_id(" Checkout-Line ") == folded_id("checkout-line")


def test_each_kind_of_document_says_what_it_is():
    assert Case(**NAMED).kind is Kind.CASE
    assert Lesson(**NAMED).kind is Kind.LESSON
    assert Pack(**NAMED).kind is Kind.PACK


def test_a_document_gives_its_values_as_written():
    properties = (
        Property("themes", ("a", "b"), 3, is_list=True),
        Property("sector", ("retail",), 4),
    )
    case = Case(**NAMED, properties=properties)
    assert case.value("themes") == "a, b"
    assert case.value("sector") == "retail"
    assert case.value("nothing") == ""


def test_a_place_belongs_to_its_level_two_section():
    text = "# T\n## Situation\nlong\n### Detail\nmore\n## Impact\nend\n"
    sections = (
        Section("T", "", 1, 0, 4, len(text), 1),
        Section("Situation", "situation", 2, 4, 17, 38, 2),
        Section("Detail", "", 3, 22, 33, 38, 4),
        Section("Impact", "impact", 2, 38, 48, len(text), 6),
    )
    case = Case(**NAMED, text=text, sections=sections)
    assert case.section_at(text.index("more")).heading == "Situation"
    assert case.section_at(1).heading == "T"
    assert case.section_at(10_000) is None
    assert case.content(case.section(SectionName.IMPACT)) == "end\n"
    assert case.section(SectionName.RISKS) is None
    assert case.body == text


def test_headings_have_a_meaning_by_kind_of_document():
    assert meaning_of("what  HAPPENED", "case") is SectionName.SITUATION
    assert meaning_of("Agenda", "pack") is SectionName.AGENDA
    assert meaning_of("Agenda", "case") is None


def test_grades_rank_from_anecdote_to_official_report():
    assert Grade.ANECDOTE.rank < Grade.SURVEY.rank < Grade.OFFICIAL_REPORT.rank


def test_a_risk_has_a_place_only_with_both_scores():
    assert Risk(("S1",), (Side.SECURITY,), "security", "theft", 2, 5, "").placed
    assert not Risk(("C1",), (), "", "reviews", 2, None, "").placed
    assert not Risk(("C1",), (), "", "reviews", None, 2, "").placed
    assert [side.letter for side in Side] == ["S", "C", "A"]


def test_a_figure_is_verified_with_source_and_year():
    assert Figure("willing", "61 %", "Medallia", "2020").verified
    assert not Figure("willing", "61 %", "Medallia", " ").verified
    assert not Figure("willing", "61 %", "", "2020").verified


def test_a_validated_lesson_that_nobody_used_was_never_applied():
    assert Lesson(**NAMED, state=State.VALIDATED).never_applied
    assert not Lesson(**NAMED, state=State.OBSERVED).never_applied
    used = (Application("2026", "shop", "good"),)
    assert not Lesson(**NAMED, state=State.EMBEDDED, applied=used).never_applied


def test_evidence_without_a_passage_is_lost():
    quotation = Quotation("words", DocumentId("x"), Role.SUPPORTS, 1)
    assert Evidence(PATH, quotation, None, None).found is Found.LOST
    passage = Passage(0, 5, Found.CLOSE, 0.8, "wards")
    assert Evidence(PATH, quotation, PATH, passage).found is Found.CLOSE


def test_the_minutes_of_an_agenda_add_up_leaving_out_what_is_no_number():
    steps = tuple(
        AgendaStep(minutes, Activity.READ, "read", DocumentId(""), "", "")
        for minutes in (5, None, 10)
    )
    assert Pack(**NAMED, agenda=steps).agenda_minutes == 15


def test_an_entry_gives_its_themes_and_first_values():
    values = {Facet.THEME: ("a", "b"), Facet.YEAR: ("2009",)}
    entry = Entry(1, PATH, DocumentId("x"), Kind.CASE, "T", "2009", 0.0, "", 0, values)
    assert entry.themes == ("a", "b")
    assert entry.value(Facet.YEAR) == "2009"
    assert entry.value(Facet.OWNER) == ""
    assert Results(Query(), (), {}).total == 0


def test_work_that_nobody_watches_goes_on():
    assert Unwatched().step(1, 2, "Reading") is None


def test_a_document_is_always_of_a_kind():
    with pytest.raises(TypeError):
        Document(**NAMED)
