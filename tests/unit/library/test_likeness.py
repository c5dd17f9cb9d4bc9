"""Similar documents, and lessons that may apply."""

import pytest

from casebook.domain.errors import FileUnreadable
from casebook.domain.names import DocumentPath
from casebook.library.library import Library

CASES = {
    "queue.md": ("The queue at the tills", "retail", "queue cashier register waiting grumbling"),
    "line.md": ("A line that grew", "retail", "queue register waiting impatient"),
    "theatre.md": ("Doors closed at the theatre", "arts", "queue ticket usher waiting evening"),
    "recall.md": ("The recall", "automotive", "brake factory engine recall steering"),
}
FILLER = "---\ntitle: Filler {0}\n---\nnothing of note filler{0} happened here\n"


def case(title, sector, words, themes=""):
    return f"---\ntitle: {title}\nsector: {sector}\nthemes: [{themes}]\n---\nThere was a {words}.\n"


def lesson(title, moment, state="identified", themes="", body=""):
    return (
        f"---\nkind: lesson\ntitle: {title}\nstate: {state}\napplies_when: {moment}\n"
        f"themes: [{themes}]\n---\n{body}\n"
    )


LESSONS = {
    "lessons/open.md": lesson(
        "Open early", "opening the store with few cashiers", themes="staffing"
    ),
    "lessons/mention.md": lesson(
        "Count the money", "closing time", body="The store has cashiers; opening is early."
    ),
    "lessons/old.md": lesson("Open late", "opening the store with few cashiers", "retired"),
    "lessons/wrong.md": lesson("Open never", "opening the store with cashiers", "rejected"),
    "lessons/kept.md": lesson("Greet first", "meeting a guest", "validated"),
    "lessons/seen.md": lesson("Greet soon", "meeting a guest", "observed"),
    "lessons/themed.md": lesson("Ask for help", "one counter needs hands", themes="staffing"),
}
THEMES = "- id: staffing\n  label: Staffing\n  synonyms: [rota]\n- id: other\n  label: Other\n"


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "library"
    (root / "lessons").mkdir(parents=True)
    for name, (title, sector, words) in CASES.items():
        (root / name).write_text(case(title, sector, words), "utf-8")
    for name, text in LESSONS.items():
        (root / name).write_text(text, "utf-8")
    for number in range(12):
        (root / f"filler-{number}.md").write_text(FILLER.format(number), "utf-8")
    (root / "themes.yaml").write_text(THEMES, "utf-8")
    return root


@pytest.fixture
def library(root, opened) -> Library:
    made = opened(root)
    made.catch_up()
    return made


def similar(library, path, **options):
    return [hit.entry.path for hit in library.similar(DocumentPath(path), **options)]


def applying(library, words, **options):
    return [one.hit.entry.path for one in library.lessons_for(words, **options)]


def test_cases_that_share_telling_words_are_similar_the_most_alike_first(library):
    assert similar(library, "queue.md") == ["line.md", "theatre.md"]
    assert similar(library, "queue.md", limit=1) == ["line.md"]


def test_a_case_like_no_other_has_no_similar_ones(library):
    assert similar(library, "recall.md") == []
    assert similar(library, "gone.md") == []


def test_a_document_without_words_is_like_none(library, root):
    (root / "empty.md").write_text("", "utf-8")
    library.catch_up()
    assert similar(library, "empty.md") == []


def test_beside_a_lesson_stand_lessons(library):
    assert "lessons/seen.md" in similar(library, "lessons/kept.md")
    assert all(path.startswith("lessons/") for path in similar(library, "lessons/open.md"))


def test_common_themes_type_and_sector_make_cases_more_alike(library, root):
    words = "parcel courier depot delay"
    (root / "one.md").write_text(case("One", "post", words, "other"), "utf-8")
    (root / "two.md").write_text(case("Two", "post", words, "other"), "utf-8")
    (root / "a-third.md").write_text(case("Third", "arts", words), "utf-8")
    library.catch_up()
    assert similar(library, "one.md") == ["two.md", "a-third.md"]


def test_what_has_gone_since_cannot_be_compared(library, root):
    (root / "queue.md").unlink()
    with pytest.raises(FileUnreadable):
        library.similar(DocumentPath("queue.md"))


def test_a_lesson_whose_moment_is_described_comes_before_one_that_mentions_the_words(library):
    found = library.lessons_for("I am about to open the store with two cashiers.")
    assert [one.hit.entry.path for one in found] == ["lessons/open.md", "lessons/mention.md"]
    assert set(found[0].words) == {"open", "store", "cashiers"}
    assert found[0].themes == ()


def test_lessons_are_found_by_the_synonyms_of_their_themes_and_say_so(library):
    found = library.lessons_for("planning the rota")
    assert {one.hit.entry.path for one in found} == {"lessons/open.md", "lessons/themed.md"}
    assert {one.themes for one in found} == {("staffing",)}


def test_lessons_that_ended_do_not_apply_and_proven_ones_come_first(library):
    assert applying(library, "meeting a guest tomorrow") == ["lessons/kept.md", "lessons/seen.md"]
    assert applying(library, "meeting a guest tomorrow", limit=1) == ["lessons/kept.md"]
    assert not {"lessons/old.md", "lessons/wrong.md"} & set(applying(library, "opening the store"))


def test_signs_of_the_question_language_mean_nothing_in_a_description(library):
    assert applying(library, '- "opening" OR -store theme:x * (') == applying(
        library, "opening or store theme x"
    )


def test_nothing_applies_to_nothing(library):
    assert library.lessons_for("") == ()
    assert library.lessons_for("the and of xqzzy") == ()


def test_a_lesson_that_has_gone_since_is_given_without_reasons(library, root):
    (root / "lessons/kept.md").unlink()
    found = library.lessons_for("meeting a guest tomorrow")
    assert found[0].hit.entry.path == "lessons/kept.md"
    assert found[0].words == found[0].themes == ()


def test_what_is_compared_follows_the_documents(library, root):
    assert similar(library, "recall.md") == []
    (root / "again.md").write_text(
        case("Once more", "automotive", "brake factory engine recall"), "utf-8"
    )
    library.catch_up()
    assert similar(library, "recall.md") == ["again.md"]


def test_only_the_best_by_words_are_looked_at_more_closely(library, monkeypatch):
    monkeypatch.setattr("casebook.library.likeness._CANDIDATES", 2)
    assert similar(library, "queue.md") == ["line.md"]
