"""The sample library is what a newcomer learns from, so it has to be right in every line."""

import re

import pytest

from casebook.domain.case import Case, MomentKind, Side, Status
from casebook.domain.document import LinkForm
from casebook.domain.finding import Severity
from casebook.domain.lesson import Found, Lesson, Role, State
from casebook.domain.names import DocumentPath, folded_id
from casebook.domain.pack import Pack
from casebook.domain.query import Query
from casebook.domain.sections import SectionName
from casebook.domain.theme import Vocabulary
from casebook.library.library import Library
from casebook.markdown.links import resolve_path
from casebook.markdown.passages import FoldedText, find_passage
from casebook.markdown.reading import read_document
from casebook.markdown.themes_file import read_themes
from casebook.resources import sample_library

ROOT = sample_library()
ROLE_PLAY_CARDS = ["Scene", "Customer", "Staff", "Observer", "Twist", "Debrief"]


@pytest.fixture(scope="module")
def documents():
    """All documents of the sample library by id."""
    found = {}
    for file in sorted(ROOT.rglob("*.md")):
        path = DocumentPath(file.relative_to(ROOT).as_posix())
        document = read_document(file.read_text("utf-8"), path)
        assert folded_id(document.id) not in found, f"two documents are called {document.id}"
        found[folded_id(document.id)] = document
    return found


@pytest.fixture(scope="module")
def cases(documents):
    return [document for document in documents.values() if isinstance(document, Case)]


@pytest.fixture(scope="module")
def lessons(documents):
    return [document for document in documents.values() if isinstance(document, Lesson)]


@pytest.fixture(scope="module")
def packs(documents):
    return [document for document in documents.values() if isinstance(document, Pack)]


@pytest.fixture(scope="module")
def themes():
    listed, findings = read_themes((ROOT / "themes.yaml").read_text("utf-8"), "themes.yaml")
    assert findings == ()
    return listed


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    opened = Library.open(ROOT, cache=tmp_path_factory.mktemp("cache"), read_only=True)
    opened.catch_up()
    yield opened
    opened.close()


def supporting(lesson):
    return {quotation.case for quotation in lesson.quotations if quotation.role is Role.SUPPORTS}


def test_there_is_enough_to_try_everything_on(cases, lessons, packs):
    assert len(cases) >= 6
    assert len(lessons) >= 12
    assert sorted(pack.minutes for pack in packs) == [15, 60]


def test_no_document_has_an_error_in_it(documents):
    errors = [
        finding
        for document in documents.values()
        for finding in document.findings
        if finding.severity is Severity.ERROR
    ]
    assert errors == []


def test_checking_the_library_finds_only_what_is_left_open_on_purpose(library):
    found = {(finding.code, finding.path) for finding in library.findings()}
    assert found == {
        ("figure-unverified", "retail/scripted-store.md"),
        ("no-evidence", "lessons/show-the-good.md"),
    }


def test_every_quotation_of_a_lesson_stands_letter_by_letter_in_its_case(documents, lessons):
    wrong = []
    for lesson in lessons:
        for quotation in lesson.quotations:
            case = documents[folded_id(quotation.case)]
            passage = find_passage(FoldedText(case.body), quotation.words)
            if passage is None or passage.found is not Found.EXACT:
                wrong.append((lesson.id, quotation.words))
    assert wrong == []


def test_every_lesson_quotes_cases_only(documents, lessons):
    quoted = {folded_id(each.case) for lesson in lessons for each in lesson.quotations}
    assert all(isinstance(documents[name], Case) for name in quoted)


def test_one_lesson_is_supported_by_three_cases_and_one_has_counter_evidence(lessons):
    assert any(len(supporting(lesson)) >= 3 for lesson in lessons)
    assert any(
        quotation.role is Role.CONTRADICTS for lesson in lessons for quotation in lesson.quotations
    )


def test_one_lesson_is_contradicted_by_a_case_that_does_not_support_it(lessons):
    assert any(
        quotation.role is Role.CONTRADICTS and quotation.case not in supporting(lesson)
        for lesson in lessons
        for quotation in lesson.quotations
    )


def test_every_lesson_says_when_it_applies_and_what_to_do(lessons):
    for lesson in lessons:
        assert lesson.applies_when, lesson.id
        assert lesson.effect, lesson.id
        assert lesson.themes, lesson.id
        assert lesson.section(SectionName.WHY), lesson.id
        steps = lesson.section(SectionName.DO_THIS)
        assert steps, lesson.id
        assert "\n2. " in lesson.content(steps), lesson.id


def test_no_lesson_claims_a_person_a_date_or_a_use_that_there_never_was(lessons):
    for lesson in lessons:
        assert lesson.state in {State.OBSERVED, State.IDENTIFIED}, lesson.id
        assert (lesson.owner, lesson.validated_by, lesson.applied) == ("", "", ()), lesson.id


def test_every_case_tells_what_happened_and_what_is_not_known(cases):
    for case in cases:
        for name in (
            SectionName.SITUATION,
            SectionName.STRATEGIES,
            SectionName.IMPACT,
            SectionName.FACILITATOR_NOTES,
        ):
            section = case.section(name)
            assert section, (case.id, name)
            assert case.content(section).strip(), (case.id, name)
        assert case.themes, case.id
        assert case.source, case.id
        assert case.sources, case.id
        assert "CC BY 4.0" in case.rights, case.id
        assert len(case.questions) >= 3, case.id
        assert any(not fact.checked for fact in case.facts_to_check), case.id


def test_no_case_is_called_published_while_facts_are_open(cases):
    assert {case.status for case in cases} <= {Status.DRAFT, Status.REVIEWED}


def test_the_articles_give_no_dates_so_no_case_has_one(cases):
    assert [case.id for case in cases if case.date is not None] == []


def test_every_case_and_its_lessons_know_each_other(cases, lessons):
    for case in cases:
        named = {folded_id(mention.target) for mention in case.lessons_learned if mention.target}
        quoting = {
            folded_id(lesson.id)
            for lesson in lessons
            if any(folded_id(each.case) == folded_id(case.id) for each in lesson.quotations)
        }
        assert named, case.id
        assert named <= {folded_id(lesson.id) for lesson in lessons}, case.id
        assert named & quoting, case.id


def test_every_link_leads_somewhere(documents):
    files = {file.name for file in ROOT.rglob("*") if file.is_file()}
    for document in documents.values():
        for link in document.links:
            if link.form is LinkForm.EMBED:
                assert link.target in files, (document.id, link.target)
            elif link.form is LinkForm.MARKDOWN:
                assert (ROOT / resolve_path(link, document.path)).is_file(), link.target
            else:
                target = documents.get(folded_id(link.target))
                assert target is not None, (document.id, link.target)
                headings = {section.heading for section in target.sections}
                assert not link.heading or link.heading in headings, (document.id, link.heading)


def test_every_theme_in_use_is_listed_and_every_listed_one_is_in_use(documents, themes):
    used = {theme for document in documents.values() for theme in document.themes}
    assert used == {theme.id for theme in themes}


def test_themes_stand_below_themes_that_there_are(themes):
    vocabulary = Vocabulary.of(themes)
    ids = {theme.id for theme in themes}
    assert vocabulary.cycles == ()
    for theme in themes:
        assert theme.broader is None or theme.broader in ids
        assert set(theme.related) <= ids
        assert theme.synonyms
        assert theme.colour


def test_the_structures_that_a_case_can_have_are_all_there_to_see(cases):
    by_id = {case.id: case for case in cases}
    checkout = by_id["checkout-line"]
    assert {moment.kind for moment in checkout.timeline} == set(MomentKind)
    assert [moment.when for moment in checkout.timeline if moment.when] == ["0 min", "+2 min"]
    assert any(moment.inferred for moment in checkout.timeline)
    assert checkout.viewpoints
    guards = by_id["guards-at-the-door"]
    assert {side for risk in guards.risks for side in risk.sides} == {
        Side.SECURITY,
        Side.CUSTOMER_SERVICE,
    }
    assert all(risk.placed for risk in guards.risks)
    assert guards.balance
    responders = by_id["first-responders"]
    assert responders.challenges
    assert [part.heading for part in responders.role_play] == ROLE_PLAY_CARDS
    assert responders.response_matrix is not None
    assert by_id["scripted-store"].judgment_zones


def test_the_figures_of_the_article_are_shown_as_unverified(cases):
    figures = [figure for case in cases for figure in case.figures]
    assert [figure.value for figure in figures] == ["61 %", "25 %"]
    assert not any(figure.verified for figure in figures)


def test_what_is_proposed_in_the_response_matrix_says_so_in_the_table_itself(cases):
    matrices = [case.response_matrix for case in cases if case.response_matrix]
    assert matrices
    for matrix in matrices:
        assert all("(proposal)" in severity for severity in matrix.severities)


def test_a_private_name_stands_only_where_it_will_be_redacted(documents):
    naming = [document for document in documents.values() if "Bruce" in document.body]
    assert [document.id for document in naming] == ["checkout-line"]
    assert naming[0].redact == ("Bruce → the customer",)


def test_the_minutes_of_every_pack_add_up(packs):
    for pack in packs:
        assert pack.agenda_minutes == pack.minutes, pack.id
        assert all(step.activity and step.minutes for step in pack.agenda), pack.id
        assert 1 <= len(pack.lessons) <= 3, pack.id
        assert pack.sessions == (), pack.id


def test_every_step_of_a_pack_uses_what_its_item_has(documents, packs):
    for pack in packs:
        for step in pack.agenda:
            if not step.item:
                continue
            item = documents[folded_id(step.item)]
            numbers = re.match(r"questions? ([\d, –-]+)$", step.use)
            if numbers:
                wanted = [int(number) for number in re.findall(r"\d+", numbers[1])]
                assert max(wanted) <= len(item.questions), (pack.id, step.use)
            else:
                for name in step.use.split(", "):
                    assert item.section(name), (pack.id, name)


def test_every_step_of_a_pack_is_explained_in_the_guide(packs):
    for pack in packs:
        guide = pack.section(SectionName.GUIDE)
        assert guide, pack.id
        explained = [
            section.heading
            for section in pack.sections
            if section.level == 3 and guide.start < section.start < guide.end
        ]
        steps = [
            f"{number} {step.activity.value.capitalize()}"
            for number, step in enumerate(pack.agenda, 1)
        ]
        assert explained == steps, pack.id


@pytest.mark.parametrize(
    ("words", "case", "lesson"),
    [
        ("queue", "checkout-line", "open-another-register"),
        ("checkout", "checkout-line", "open-another-register"),
        ("till", "checkout-line", "open-another-register"),
        ("supermarket", "checkout-line", "agree-the-call"),
        ("complaint", "first-responders", "first-repair"),
        ("apology", "first-responders", "agree-the-limits"),
        ("recall", "car-maker-trust", "rebuild-trust"),
    ],
)
def test_people_find_cases_and_lessons_by_their_own_words(library, words, case, lesson):
    ids = [hit.entry.id for hit in library.find(Query(text=words)).hits]
    assert case in ids[:5]
    assert lesson in ids[:5]


def test_a_licence_lies_beside_the_cases_and_is_no_case(documents):
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in licence
    assert "license" not in documents


def test_people_find_the_checkout_line_and_its_lessons_by_their_own_words(library):
    results = library.find(Query(text="angry people queueing"))
    ids = [hit.entry.id for hit in results.hits]
    assert ids[0] == "checkout-line"
    assert {"open-another-register", "agree-the-call", "no-planned-dissatisfaction"} <= set(ids)
    assert ("queueing", "Resource allocation") in {(w.words, w.label) for w in results.widened}
