"""Larger changes: themes, ids, many documents at once, new documents, harvests."""

import pytest

from casebook.domain.document import Kind
from casebook.domain.edit import EditRefused
from casebook.domain.errors import EditedOutside, FileUnreadable, WriteRefused
from casebook.domain.lesson import Found
from casebook.domain.names import DocumentPath, ThemeId
from casebook.domain.query import Query
from casebook.domain.theme import Theme
from casebook.storage.scanning import THEMES_FILE

CASE = DocumentPath("retail/checkout-line.md")
CAR = DocumentPath("car-maker.md")
LESSON = DocumentPath("lessons/open-early.md")
PACK = DocumentPath("packs/recovery.md")
QUEUE = ThemeId("resource-allocation")


@pytest.fixture
def curation(library):
    return library.curation


@pytest.fixture
def themes(curation):
    return curation.themes


def texts(folder):
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def text(folder, path):
    return (folder / path).read_text("utf-8")


def test_a_theme_is_renamed_everywhere_and_taken_back(folder, library, themes):
    before = texts(folder)
    plan = themes.rename(QUEUE, ThemeId("queueing"))
    assert set(plan.paths) == {CASE, LESSON, THEMES_FILE}
    assert texts(folder) == before
    change = library.curation.carry_out(plan)
    assert change.themes
    assert change.updated == {CASE, LESSON}
    assert "themes: [queueing]" in text(folder, CASE)
    assert library.vocabulary.themes["queueing"].synonyms == ("queue", "cash desk")
    assert QUEUE not in library.vocabulary.themes
    library.curation.undo_last()
    assert texts(folder) == before
    assert QUEUE in library.vocabulary.themes


def test_themes_are_merged_and_deleted(folder, library, themes):
    library.curation.carry_out(themes.merge(QUEUE, ThemeId("trust")))
    assert "themes: [trust]" in text(folder, LESSON)
    assert "queue" in library.vocabulary.themes["trust"].synonyms
    library.curation.carry_out(themes.remove(ThemeId("trust")))
    assert "trust" not in library.vocabulary.themes
    assert all("trust" not in entry.themes for entry in library.shelf.entries)


def test_a_theme_that_is_only_used_is_renamed_without_a_file_of_themes(folder, library, themes):
    (folder / "themes.yaml").unlink()
    library.reconcile()
    plan = themes.rename(QUEUE, ThemeId("queueing"))
    assert set(plan.paths) == {CASE, LESSON}
    library.curation.carry_out(themes.add_synonym(QUEUE, "till"))
    assert library.vocabulary.themes[QUEUE].synonyms == ("till",)


def test_what_cannot_be_done_to_themes_is_said(themes):
    with pytest.raises(WriteRefused, match="no theme"):
        themes.rename(ThemeId("nothing"), ThemeId("new"))
    with pytest.raises(WriteRefused, match="Merge"):
        themes.rename(QUEUE, ThemeId("trust"))
    for name in (" ", "#queue", "a, b", "[[a]]"):
        with pytest.raises(WriteRefused, match="cannot be the id"):
            themes.rename(QUEUE, ThemeId(name))
    with pytest.raises(WriteRefused, match="no theme"):
        themes.merge(QUEUE, ThemeId("nothing"))
    with pytest.raises(WriteRefused, match="into itself"):
        themes.merge(QUEUE, QUEUE)
    with pytest.raises(WriteRefused, match="below itself"):
        themes.change(QUEUE, "broader", QUEUE)


def test_tags_that_are_named_below_a_theme_follow_it(folder, library, themes):
    (folder / CAR).write_text(
        "---\ntags: [trade/cars, trade/cars/old, trader]\n---\nCars.\n", "utf-8"
    )
    library.reconcile()
    plan = themes.rename(ThemeId("trade"), ThemeId("  branch   of trade "))
    library.curation.carry_out(plan)
    tags = "[branch of trade/cars, branch of trade/cars/old, trader]"
    assert f"tags: {tags}" in text(folder, CAR)
    assert "trade" not in library.vocabulary.themes
    library.curation.carry_out(themes.merge(ThemeId("branch of trade"), ThemeId("trust")))
    assert "tags: [trust/cars, trust/cars/old, trader]" in text(folder, CAR)


def test_themes_are_added_and_changed(folder, library, themes):
    library.curation.carry_out(themes.add(Theme(ThemeId("floods"), "Floods", ThemeId("trust"))))
    library.curation.carry_out(themes.change(ThemeId("floods"), "label", "High water"))
    library.curation.carry_out(themes.add_synonym(ThemeId("trust"), "  faith in  people "))
    assert library.vocabulary.themes["floods"].label == "High water"
    assert library.vocabulary.themes["trust"].synonyms == ("faith in people",)
    assert themes.add_synonym(ThemeId("trust"), "Faith in people").changes == ()
    assert library.find(Query("faith in people")).hits


def test_a_file_of_themes_that_cannot_be_read_is_refused(folder, library, themes):
    (folder / "themes.yaml").write_text("- id: [", "utf-8")
    assert THEMES_FILE in themes.add(Theme(ThemeId("floods"), "Floods")).refused
    (folder / "themes.yaml").unlink()
    plan = themes.change(ThemeId("floods"), "label", "High")
    assert plan.changes[0].read is None


def test_many_documents_are_changed_at_once(folder, library, curation):
    (folder / "broken.md").write_text("---\na: [\n---\n# Broken\n", "utf-8")
    (folder / "lossy.md").write_bytes(b"---\ntitle: a\n---\n\xff\xfe\x00 \x81 words \n")
    plan = curation.plan_edits(
        [CAR, CASE, CAR, DocumentPath("broken.md"), DocumentPath("gone.md"),
         DocumentPath("lossy.md")],
        add_themes=["floods"], remove_themes=["trust"],
        properties={"status": "draft", "sector": None},
    )  # fmt: skip
    assert plan.paths == (CAR, CASE)
    assert set(plan.refused) == {"broken.md", "gone.md", "lossy.md"}
    curation.carry_out(plan)
    changed = text(folder, CAR)
    assert "themes: [floods]" in changed
    assert "status: draft" in changed
    assert "sector" not in changed
    assert curation.plan_edits([CAR], add_themes=["floods"]).changes == ()


def test_one_file_that_is_not_utf_8_does_not_hold_up_the_others(folder, library, curation):
    old = DocumentPath("old.md")
    (folder / old).write_bytes(b"---\ntitle: A caf\xe9\n---\nText.\n")
    plan = curation.plan_edits([CAR, old], add_themes=["floods"])
    assert plan.paths == (CAR,)
    assert "without asking" in plan.refused[old]
    assert curation.carry_out(plan).updated == {CAR}


def test_an_id_is_renamed_with_every_link_to_it_and_taken_back(folder, library, curation):
    before = texts(folder)
    plan = curation.plan_id_rename(CASE, "till-line")
    assert set(plan.paths) == {CASE, LESSON, PACK}
    change = curation.carry_out(plan)
    assert change.added == {"retail/till-line.md"}
    assert change.removed == {CASE}
    assert "— [[till-line]]" in text(folder, LESSON)
    assert "| [[till-line]] |" in text(folder, PACK)
    assert [one.found for one in library.read(LESSON).evidence] == [Found.EXACT]
    assert not [one for one in library.findings() if one.code == "link-nowhere"]
    curation.undo_last()
    assert texts(folder) == before
    plan = curation.plan_id_rename(LESSON, "Open-Early")
    curation.carry_out(plan)
    assert (folder / "lessons/Open-Early.md").exists()
    assert "lessons: [Open-Early]" in text(folder, PACK)


def test_a_document_that_names_itself_is_renamed_too(folder, library, curation):
    (folder / CAR).write_text("# Cars\n\nSee [[car-maker#Cars]].\n", "utf-8")
    library.catch_up()
    curation.carry_out(curation.plan_id_rename(CAR, "cars"))
    assert text(folder, "cars.md") == "# Cars\n\nSee [[cars#Cars]].\n"


def test_ids_that_cannot_be_given_are_refused(folder, library, curation):
    with pytest.raises(EditedOutside, match="Choose another"):
        curation.plan_id_rename(CAR, "Open-Early")
    (folder / "free.md").mkdir()
    with pytest.raises(EditedOutside, match="Choose another"):
        curation.plan_id_rename(CAR, "free")
    for name in ("", "a/b", "a#b", "a]b", ".a", "a ", "con:", "a|b"):
        with pytest.raises(WriteRefused, match="Leave out"):
            curation.plan_id_rename(CAR, name)
    assert curation.plan_id_rename(CAR, "car-maker").changes == ()
    (folder / CAR).unlink()
    assert CAR in curation.plan_id_rename(CAR, "cars").refused


def test_new_documents_lie_where_their_kind_lies(folder, library, curation):
    made = {
        kind: curation.new_document(kind, "Flood: in the cellar", themes=["floods"])
        for kind in Kind
    }
    assert made[Kind.LESSON].path == "lessons/flood-in-the-cellar.md"
    assert made[Kind.PACK].path == "packs/flood-in-the-cellar.md"
    change = library.add(made[Kind.LESSON].path, made[Kind.LESSON].text)
    assert change.added == {"lessons/flood-in-the-cellar.md"}
    assert library.shelf.entry(made[Kind.LESSON].path).themes == ("floods",)
    again = curation.new_document(Kind.CASE, "Flood in the cellar")
    assert again.path.endswith("flood-in-the-cellar-2.md")


def test_new_documents_in_an_empty_library_have_usual_places(tmp_path, opened):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "flood.md").mkdir()
    library = opened(tmp_path / "empty")
    paths = {kind: library.curation.new_document(kind, "Flood").path for kind in Kind}
    assert paths == {
        Kind.CASE: "flood-2.md", Kind.LESSON: "lessons/flood.md", Kind.PACK: "packs/flood.md",
    }  # fmt: skip


def test_a_template_of_ones_own_is_used(tmp_path, curation):
    template = tmp_path / "mine.md"
    template.write_text("---\ntitle: x\n---\n## Mine\n{{author}}\n", "utf-8")
    made = curation.new_document(
        Kind.CASE, "Flood", template=template, properties={"sector": "Water"},
        words={"author": "Ann"},
    )  # fmt: skip
    assert "## Mine\nAnn" in made.text
    assert "sector: Water" in made.text
    with pytest.raises(FileUnreadable):
        curation.new_document(Kind.CASE, "Flood", template=tmp_path / "none.md")


HARVEST = """\
---
title: A flood
themes: [trust]
---
## Lessons learned
- Keep the pumps on the upper floor, where water comes last.
- Train two people for each pump, so that one can be ill.
"""


def test_sentences_of_a_case_become_lessons_with_evidence_and_links(folder, library, curation):
    (folder / "flood.md").write_text(HARVEST, "utf-8")
    library.catch_up()
    path = DocumentPath("flood.md")
    first, second = curation.harvest(path)
    plan = curation.plan_harvest(path, [(first, "Keep pumps high"), (second, second.title)])
    change = curation.carry_out(plan)
    assert change.updated == {path}
    lessons = library.read(path).lessons
    assert {card.title for card in lessons} == {"Keep pumps high", second.title}
    assert all(card.passages[0].found is not Found.LOST for card in lessons)
    assert curation.harvest(path) == ()
    assert curation.harvest(LESSON) == ()
    curation.undo_last()
    assert text(folder, "flood.md") == HARVEST
    assert not (folder / "lessons/keep-pumps-high.md").exists()


def test_a_harvest_of_a_case_that_changed_is_refused(folder, library, curation):
    (folder / "flood.md").write_text(HARVEST, "utf-8")
    library.catch_up()
    path = DocumentPath("flood.md")
    chosen = [(one, one.title) for one in curation.harvest(path)]
    (folder / "flood.md").write_text("# Another\n", "utf-8")
    plan = curation.plan_harvest(path, chosen)
    assert plan.changes == ()
    assert path in plan.refused


def test_a_broken_template_is_refused(tmp_path, curation):
    template = tmp_path / "mine.md"
    template.write_text("---\ntitle: [\n---\n", "utf-8")
    with pytest.raises(EditRefused):
        curation.new_document(Kind.CASE, "Flood", template=template)


def test_a_sentence_that_a_lesson_says_already_is_quoted_in_it(folder, library, curation):
    (folder / "flood.md").write_text(HARVEST, "utf-8")
    library.catch_up()
    path = DocumentPath("flood.md")
    first, second = curation.harvest(path)
    plan = curation.plan_harvest(path, [(first, first.title)], [(second, LESSON)])
    assert len(plan.changes) == 3
    curation.carry_out(plan)
    assert "Train two people" in text(folder, LESSON)
    assert LESSON in {card.path for card in library.read(path).lessons}
    assert all(one.found is not Found.LOST for one in library.read(LESSON).evidence)


def test_two_lessons_become_one_and_one_is_replaced(folder, library, curation):
    other = DocumentPath("lessons/other.md")
    (folder / other).write_text(
        text(folder, LESSON).replace("Open another", "Open one more"), "utf-8"
    )
    library.catch_up()
    curation.carry_out(curation.plan_lesson_merge(LESSON, other))
    assert "aliases" in text(folder, LESSON)
    assert "replaced_by: open-early" in text(folder, other)
    curation.undo_last()
    assert "aliases" not in text(folder, LESSON)
    curation.carry_out(curation.plan_replacement(other, LESSON))
    assert "state: retired" in text(folder, other)


def test_a_lesson_ends_in_no_circle_and_only_in_a_lesson_that_is_in_use(folder, library, curation):
    other = DocumentPath("lessons/other.md")
    (folder / other).write_text(text(folder, LESSON), "utf-8")
    library.catch_up()
    for plan in (curation.plan_lesson_merge, curation.plan_replacement):
        with pytest.raises(WriteRefused, match="in itself"):
            plan(LESSON, LESSON)
        with pytest.raises(WriteRefused, match="is no lesson"):
            plan(LESSON, CAR)
        with pytest.raises(WriteRefused, match="is no lesson"):
            plan(CAR, LESSON)
    curation.carry_out(curation.plan_replacement(other, LESSON))
    with pytest.raises(WriteRefused, match="is retired in favour of open-early"):
        curation.plan_replacement(LESSON, other)
    back = text(folder, other).replace("state: retired", "state: rejected")
    (folder / other).write_text(back.replace("replaced_by: open-early\n", ""), "utf-8")
    with pytest.raises(WriteRefused, match=r"is rejected\. Choose"):
        curation.plan_lesson_merge(other, LESSON)
    (folder / other).write_text(back.replace("state: rejected", "state: observed"), "utf-8")
    with pytest.raises(WriteRefused, match="says itself"):
        curation.plan_replacement(LESSON, other)


def test_lessons_are_merged_both_or_none(folder, library, curation):
    other = DocumentPath("lessons/other.md")
    (folder / other).write_bytes(text(folder, LESSON).encode("utf-8") + b"\nA caf\xe9.\n")
    library.catch_up()
    plan = curation.plan_lesson_merge(LESSON, other)
    assert plan.changes == ()
    assert other in plan.refused


READY = """\
---
title: Ready
themes: [trust]
source: a book
---
## Situation
a

## Strategies
b

## Impact
c
"""


def test_many_cases_get_a_status_only_where_its_gate_is_met(folder, library, curation):
    ready = DocumentPath("ready.md")
    (folder / ready).write_text(READY, "utf-8")
    library.catch_up()
    plan = curation.plan_edits([ready, CAR, LESSON], properties={"status": "reviewed"})
    assert ready in plan.paths
    assert "needs" in plan.refused[CAR]
    published = curation.plan_edits([ready], properties={"status": "published"})
    assert "an evidence grade and a lesson that is identified" in published.refused[ready]
    (folder / ready).write_text(
        READY.replace("source:", "status: published\nsource:").replace("## Impact\nc", ""), "utf-8"
    )
    assert curation.plan_edits([ready], properties={"status": "reviewed"}).paths == (ready,)
    assert curation.plan_edits([ready], properties={"status": "retired"}).paths == (ready,)


def test_a_case_counts_the_lessons_that_rest_on_it(folder, library, curation):
    words = "waited until customers complained"
    (folder / CASE).write_text(
        READY.replace("source:", "grade: opinion\nsource:").replace("\na\n", f"\nIt {words}.\n"),
        "utf-8",
    )
    library.catch_up()
    plan = curation.plan_edits([CASE], properties={"status": "published"})
    assert plan.paths == (CASE,)
    (folder / LESSON).write_text(
        text(folder, LESSON).replace("state: identified", "state: observed"), "utf-8"
    )
    library.catch_up()
    plan = curation.plan_edits([CASE], properties={"status": "published"})
    assert plan.refused[CASE].endswith("It needs a lesson that is identified first.")


def test_lessons_pass_their_gates_one_by_one(folder, library, curation):
    plan = curation.plan_edits([LESSON], properties={"state": "validated"})
    assert "who validated it and when it was validated" in plan.refused[LESSON]
    assert curation.plan_edits([LESSON], properties={"state": "observed"}).paths == (LESSON,)


def test_a_new_document_needs_a_title(curation):
    with pytest.raises(WriteRefused, match="needs a title"):
        curation.new_document(Kind.CASE, "  ")


def test_saved_searches_say_how_much_they_find(library):
    library.searches.save("Cars", Query("accelerated"))
    library.searches.save("Nothing", Query("zebra"))
    assert library.searches.counts() == {"Cars": 1, "Nothing": 0}


def test_a_copy_lies_beside_its_original_and_is_found(folder, library, curation):
    copy = curation.copy_of(CASE, "The line, again")
    assert copy.path == "retail/the-line-again.md"
    curation.write_all([copy], "Copy")
    assert library.read(copy.path).document.title == "The line, again"
    assert curation.copy_of(CASE, "The line, again").path == "retail/the-line-again-2.md"
    curation.undo_last()
    assert not (folder / copy.path).exists()


def test_a_copy_of_a_text_with_broken_front_matter_keeps_its_title(curation):
    broken = "---\ntitle: [\n---\nText.\n"
    assert curation.copy_of(CAR, "Another", broken).text == broken


def test_what_a_copy_would_lose_is_not_copied(folder, curation):
    (folder / CAR).write_bytes(b"\xef\xbb\xbf# A maker \xc3(\n")
    with pytest.raises(WriteRefused, match="would lose"):
        curation.copy_of(CAR, "Another")


def test_a_copy_needs_a_title(curation):
    with pytest.raises(WriteRefused, match="needs a title"):
        curation.copy_of(CAR, " ")
