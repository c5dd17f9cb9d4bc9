from __future__ import annotations

import subprocess
import sys

import pytest

from casebook.domain.case import Case, CaseType, Grade, Level, Outcome, Status
from casebook.domain.dates import PartialDate
from casebook.domain.document import Kind
from casebook.domain.lesson import Application, Effect, Lesson, State
from casebook.domain.names import DocumentPath
from casebook.domain.pack import Activity, AgendaStep, Pack, SessionHeld
from casebook.markdown.reading import read_document

PATH = DocumentPath("cases/checkout-line.md")


def read(text: str) -> Case | Lesson | Pack:
    return read_document(text, PATH)


def test_every_field_of_a_case_is_read() -> None:
    found = read(
        "---\nkind: case\ntitle: The line\nsummary: A queue.\nthemes: [a]\naliases: [till, queue]\n"
        "status: published\ntype: near-miss\noutcome: mixed\nsector: retail\n"
        "organisation: A store\nplace: Bern\ndate: 2009-11\nlevel: front-line\n"
        "grade: first-hand\nauthor: Ann\n"
        "source: [https://example.org, A book]\nrights: CC BY 4.0\nlanguage: en\n"
        "redact: [Bruce → the customer]\n---\nOne two three.\n"
    )
    assert isinstance(found, Case)
    assert found.kind is Kind.CASE
    assert (found.id, found.path) == ("checkout-line", "cases/checkout-line.md")
    assert (found.title, found.summary, found.themes) == ("The line", "A queue.", ("a",))
    assert found.aliases == ("till", "queue")
    assert (found.status, found.type, found.outcome) == (
        Status.PUBLISHED,
        CaseType.NEAR_MISS,
        Outcome.MIXED,
    )
    assert (found.sector, found.organisation, found.place) == ("retail", "A store", "Bern")
    assert (found.date, found.level) == (PartialDate(2009, 11), Level.FRONT_LINE)
    assert (found.grade, found.author) == (Grade.FIRST_HAND, "Ann")
    assert found.source == ("https://example.org", "A book")
    assert (found.rights, found.language) == ("CC BY 4.0", "en")
    assert found.redact == ("Bruce → the customer",)
    assert found.body == "One two three.\n"
    assert found.words == 3
    assert found.findings == ()


def test_every_field_of_a_lesson_is_read() -> None:
    found = read(
        "---\nkind: lesson\ntitle: Open early\nstate: embedded\neffect: improve\n"
        "applies_when: planning\nowner: Ann\ndue: 2026-01-31\nreview_by: 2027\nvalidated_by: Bob\n"
        "validated_on: 2025-02\nreplaced_by: '[[open-late]]'\nthemes: [a]\n---\n"
        "## Evidence\n> words\n> - [[c]]\n\n## Applied\n"
        "| Date | Where | Result |\n|---|---|---|\n| 2025 | Bern | calm |\n| | | |\n"
    )
    assert isinstance(found, Lesson)
    assert found.kind is Kind.LESSON
    assert (found.state, found.effect) == (State.EMBEDDED, Effect.IMPROVE)
    assert (found.applies_when, found.owner) == ("planning", "Ann")
    assert (found.due, found.review_by) == (PartialDate(2026, 1, 31), PartialDate(2027))
    assert (found.validated_by, found.validated_on) == ("Bob", PartialDate(2025, 2))
    assert found.replaced_by == "open-late"
    assert [quotation.words for quotation in found.quotations] == ["words"]
    assert found.applied == (Application("2025", "Bern", "calm"),)
    assert found.findings == ()


def test_every_field_of_a_pack_is_read() -> None:
    found = read(
        "---\nkind: pack\ntitle: Recovery\naudience: Cashiers\nminutes: 30\n"
        "objectives:\n  - Tell\n  - Ask\nmaterials: Cards\nlessons: [open-early, '[[b|B]]']\n---\n"
        "## Agenda\n| Minutes | Activity | Item | Use | Note |\n|---|---|---|---|---|\n"
        "| 5 | open | | | Why |\n| 15 min | Role play | [[c]] | questions 1–2 | |\n"
        "| 10 | *huddle* | d | | |\n\n"
        "## Sessions\n| Date | Place | People | Went well | To change |\n|---|---|---|---|---|\n"
        "| 2025 | Bern | 9 | all | none |\n"
    )
    assert isinstance(found, Pack)
    assert found.kind is Kind.PACK
    assert (found.audience, found.minutes) == ("Cashiers", 30)
    assert (found.objectives, found.materials) == (("Tell", "Ask"), ("Cards",))
    assert found.lessons == ("open-early", "b")
    assert found.agenda == (
        AgendaStep(5, Activity.OPEN, "open", "", "", "Why", 15),
        AgendaStep(15, Activity.ROLE_PLAY, "Role play", "c", "questions 1–2", "", 16),
        AgendaStep(10, Activity.HUDDLE, "*huddle*", "d", "", "", 17),
    )
    assert found.sessions == (SessionHeld("2025", "Bern", "9", "all", "none"),)
    assert found.findings == ()


def test_a_step_without_a_number_of_minutes_has_none() -> None:
    found = read(
        "---\nkind: pack\n---\n## Agenda\n| Minutes | Activity | Item | Use | Note |\n"
        "|---|---|---|---|---|\n| a while | open | | | |\n"
    )
    assert isinstance(found, Pack)
    assert found.agenda[0].minutes is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: A\n---\n# B", "A"),
        ("---\ntitle:\n---\n## C\n# B *b*\n# D", "B b"),
        ("Title\n=====\n", "Title"),
        ("#\n\ntext", "checkout-line"),
        ("text", "checkout-line"),
        ("---\ntitle: >\n  A\n  b\n---\n", "A b"),
        ("---\nTITLE: A\n---\n", "A"),
        ('---\ntitle: "[[x|A]] b"\n---\n', "A b"),
    ],
)
def test_the_title_is_written_or_the_first_heading_or_the_name(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("front", "themes"),
    [
        ("themes: [a, b, a]", ("a", "b")),
        ("tags: a, b", ("a", "b")),
        ("Tags: a", ("a",)),
        ("tags: '#a #b/c'", ("a", "b/c")),
        ("tags:\n  - '#a'\n  - b c\n  - ''\n  - '#'", ("a", "b c")),
        ("tags: #a #b", ("a", "b")),
        ("theme: a\nthemes: b\ntag: c\ntags: d", ("b", "d", "a", "c")),
        ("tags: ['[[a|b]]', '{{c}}']", ("b",)),
        ("tags:", ()),
        ("title: x", ()),
    ],
)
def test_themes_are_read_from_the_keys_that_people_use(front: str, themes: tuple[str, ...]) -> None:
    assert read(f"---\n{front}\n---\n").themes == themes


def test_the_key_in_small_letters_counts_before_others() -> None:
    assert read("---\nTitle: a\ntitle: b\n---\n").title == "b"
    assert read("---\ntitle: b\nTitle: a\n---\n").title == "b"


def test_links_in_values_are_their_words() -> None:
    found = read("---\nauthor:\n  - '[[Ann|A.]]'\n  - '[[Bob]]'\naliases: x, [[y]]\n---\n")
    assert isinstance(found, Case)
    assert found.author == "A., Bob"
    assert found.aliases == ("x", "y")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2009-11-22T10:00:00Z", PartialDate(2009, 11, 22)),
        ("2009-11-22 10:00", PartialDate(2009, 11, 22)),
        ("2009", PartialDate(2009)),
    ],
)
def test_a_date_may_have_a_time_of_day(written: str, date: PartialDate) -> None:
    found = read(f"---\nkind: case\ndate: {written}\n---\n")
    assert isinstance(found, Case)
    assert (found.date, found.findings) == (date, ())


@pytest.mark.parametrize("written", ["Near Miss", "near_miss", "NEAR-MISS"])
def test_choices_do_not_mind_case_and_spaces(written: str) -> None:
    found = read(f"---\ntype: {written}\n---\n")
    assert isinstance(found, Case)
    assert found.type is CaseType.NEAR_MISS


def test_links_of_front_matter_come_first() -> None:
    found = read("---\nrelated: '[[a]]'\n---\n[[b]]\n")
    assert [link.target for link in found.links] == ["a", "b"]


def test_words_are_counted_in_the_body_alone() -> None:
    assert read("---\ntitle: a b c\n---\n\n One  two\n\tthree–four \ud800\n").words == 4
    assert read("").words == 0


def test_a_file_that_broke_is_still_a_lesson() -> None:
    found = read("---\nkind: lesson\ntitle: a: b\nthemes: [c]\n---\n## Why\n")
    assert isinstance(found, Lesson)
    assert (found.title, found.themes) == ("a: b", ("c",))
    assert found.sections[0].name == "why"
    assert "front-matter" in {finding.code for finding in found.findings}


def test_reading_plain_files_loads_no_parser() -> None:
    program = (
        "import sys\n"
        "from casebook.markdown.reading import read_document\n"
        "read_document('---\\ntitle: x\\nthemes: [a]\\n---\\n# T\\n', 'a.md')\n"
        "heavy = {'yaml', 'markdown_it', 'difflib', 'tomllib', 'html'} & set(sys.modules)\n"
        "sys.exit(' '.join(heavy) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
