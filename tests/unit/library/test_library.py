import os
import shutil
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.domain.change import Change
from casebook.domain.errors import (
    DocumentMissing,
    EditedOutside,
    LibraryMissing,
    OutsideLibrary,
    WriteRefused,
)
from casebook.domain.lesson import Found
from casebook.domain.names import DocumentPath
from casebook.domain.progress import Cancelled
from casebook.domain.query import Facet, Query, Sort
from casebook.library.intake import Intake
from casebook.library.library import Library

CASE = DocumentPath("retail/checkout-line.md")
CAR = DocumentPath("car-maker.md")
LESSON = DocumentPath("lessons/open-early.md")
PACK = DocumentPath("packs/recovery.md")


def found(library, text, **options):
    return [hit.entry.path for hit in library.find(Query(text=text, **options)).hits]


def edit(folder, path, old, new):
    """Change a file as another editor would, a second later."""
    file = folder / path
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))


def enlarge(file):
    """Make a file larger than Casebook reads."""
    with file.open("ab") as stream:
        stream.truncate(50_000_000)


def codes(library):
    return {finding.code for finding in library.findings()}


def test_opening_reads_nothing_and_reconciling_reads_everything(folder, opened):
    library = opened(folder)
    assert library.name == "library"
    assert library.totals().cases == 0
    change = library.reconcile()
    assert change.added == {CASE, CAR, LESSON, PACK}
    assert change.themes
    totals = library.totals()
    assert (totals.cases, totals.lessons, totals.packs) == (2, 1, 1)


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(LibraryMissing, match="nowhere"):
        Library.open(tmp_path / "nowhere")


def test_an_unchanged_library_gives_no_change(library):
    assert not library.reconcile()
    assert not library.waiting_for_index


def test_the_next_opening_knows_everything_without_reading(folder, library, opened):
    library.close()
    again = opened(folder)
    assert len(again.shelf) == 4
    assert found(again, "register") == [LESSON]
    assert not again.reconcile()


def test_an_edit_outside_is_found_by_the_next_look(folder, library):
    edit(folder, CAR, "accelerated", "stopped")
    assert library.reconcile().updated == {CAR}
    library.catch_up()
    assert found(library, "stopped") == [CAR]
    assert found(library, "accelerated") == []


def test_a_file_that_comes_or_goes_is_noticed(folder, library):
    (folder / "new.md").write_text("# Flood in the cellar\n", "utf-8")
    (folder / CAR).unlink()
    change = library.catch_up()
    assert change.added == {"new.md"}
    assert change.removed == {CAR}
    assert found(library, "flood") == ["new.md"]
    assert found(library, "accelerated") == []
    assert library.shelf.entry(CAR) is None


def test_a_changed_vocabulary_is_noticed(folder, library):
    edit(folder, "themes.yaml", "[queue, cash desk]", "[till]")
    change = library.reconcile()
    assert change.themes
    assert found(library, "till") == [CASE, LESSON] or set(found(library, "till")) == {CASE, LESSON}
    assert found(library, "queue") == []


def test_the_vocabulary_may_go_altogether(folder, library):
    (folder / "themes.yaml").unlink()
    assert library.reconcile().themes
    assert not library.vocabulary.themes["trust"].listed


def test_a_vocabulary_that_cannot_be_read_is_a_finding(folder, library):
    (folder / "themes.yaml").unlink()
    (folder / "themes.yaml").mkdir()
    library.reconcile()
    (folder / "themes.yaml").rmdir()
    (folder / "themes.yaml").write_text("- id: [", "utf-8")
    library.reconcile()
    assert any(finding.path == "themes.yaml" for finding in library.findings())


# searching


def test_a_synonym_of_a_theme_finds_its_documents_and_says_so(library):
    results = library.find(Query(text="long queue"))
    assert {hit.entry.path for hit in results.hits} == {CASE, LESSON}
    assert [(w.words, w.theme) for w in results.widened] == [("queue", "resource-allocation")]


def test_a_synonym_of_several_words_counts_only_as_a_whole(library):
    assert set(found(library, "at the cash desk")) == {CASE, LESSON}
    assert found(library, "desk") == []


def test_a_widening_can_be_turned_off_for_one_search(library):
    results = library.find(Query(text="queue", narrow=frozenset({"resource-allocation"})))
    assert results.total == 0
    assert results.widened


@pytest.mark.parametrize(
    "text", ["-queue", 'register -"queue"', '"queue"', "“queue", "«queue» till"]
)
def test_what_is_meant_as_written_or_not_at_all_does_not_widen(library, text):
    assert library.find(Query(text=text)).widened == ()


def test_a_word_beside_a_phrase_still_widens(library):
    results = library.find(Query(text='queue "two minutes"'))
    assert [widening.words for widening in results.widened] == ["queue"]


def test_the_label_of_a_broader_theme_reaches_the_narrower(library):
    assert set(found(library, "customer service")) >= {CASE, LESSON}


def test_choices_narrow_and_counts_follow(library):
    results = library.find(Query(chosen={Facet.KIND: frozenset({"case"})}))
    assert {hit.entry.path for hit in results.hits} == {CASE, CAR}
    assert results.counts[Facet.OUTCOME] == {"mixed": 1, "success": 1}
    assert results.counts[Facet.KIND] == {"case": 2, "lesson": 1, "pack": 1}
    assert results.counts[Facet.YEAR] == {"2009": 1, "2010": 1}


def test_without_words_the_last_change_comes_first(folder, library):
    edit(folder, CAR, "Cars", "Some cars")
    library.reconcile()
    assert found(library, "")[0] == CAR


def test_a_list_is_ordered_by_title(library):
    titles = [hit.entry.title for hit in library.find(Query(sort=Sort.TITLE)).hits]
    assert titles == sorted(titles)


def test_the_last_word_grows_while_it_is_typed(library):
    assert found(library, "grumbl", as_typed=True) == [LESSON]


def test_snippets_show_where_the_words_stand(library):
    query = Query(text="complained")
    snippet = library.snippets(query, [CASE])[CASE]
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["complained"]
    assert "*" not in snippet.text


def test_a_hit_in_an_alias_or_a_theme_says_so(library):
    assert library.snippets(Query(text="recall"), [CAR])[CAR].place == "alias"
    themed = library.snippets(Query(text="queue"), [CASE])[CASE]
    assert themed.place == "theme"
    assert themed.text == "Resource allocation"
    labelled = library.snippets(Query(text="allocation"), [CASE])[CASE]
    assert labelled.place == "theme"


def test_a_link_without_a_label_reads_as_words_in_a_snippet(library):
    snippet = library.snippets(Query(text="maker"), [CASE])[CASE]
    assert "See car maker" in snippet.text


def test_a_snippet_without_a_hit_is_the_beginning(library):
    snippet = library.snippets(Query(text="zebra"), [CAR])[CAR]
    assert snippet.marks == ()
    assert snippet.text


def test_snippets_of_files_that_have_gone_are_left_out(folder, library):
    (folder / CAR).unlink()
    assert library.snippets(Query(text="cars"), [CAR]) == {}


def test_words_searched_for_are_found_in_any_text(library):
    find = library.hit_finder(Query(text="complain"))
    assert find("They complained loudly") == ((5, 15),)
    assert library.hit_finder(Query())("anything") == ()


# reading


def test_a_case_is_read_with_its_lessons_and_their_passages(library):
    reading = library.read(CASE)
    card = reading.lessons[0]
    assert (card.number, card.id, card.applies_when) == (
        1,
        "open-early",
        "planning when to call more people",
    )
    passage = card.passages[0]
    assert passage.found in {Found.EXACT, Found.FOLDED}
    assert passage.section == "Situation"
    text = reading.document.text
    assert text[passage.passage.start : passage.passage.end] == passage.passage.text
    assert reading.links == (CAR, LESSON)
    assert reading.backlinks == (LESSON, PACK)
    assert set(reading.related) == {CAR, LESSON, PACK}
    assert "<h1" in reading.html


def test_a_lesson_is_read_with_its_evidence(library):
    reading = library.read(LESSON)
    assert [item.case_path for item in reading.evidence] == [CASE]
    assert reading.lessons == ()


def test_lessons_without_a_passage_stand_after_those_with_one(folder, library):
    lesson = "---\nkind: lesson\ntitle: A bare one\nstate: odd\n---\nFrom [[checkout-line]].\n"
    (folder / "lessons/a-bare-one.md").write_text(lesson, "utf-8")
    library.reconcile()
    cards = library.read(CASE).lessons
    assert [card.id for card in cards] == ["open-early", "a-bare-one"]
    assert cards[1].state is None
    assert cards[1].passages == ()
    assert cards[1].applies_when == ""


def test_a_document_that_is_gone_cannot_be_read(library):
    with pytest.raises(DocumentMissing, match=r"gone\.md"):
        library.read(DocumentPath("gone.md"))


def test_a_document_is_located_by_id_or_path(library):
    assert library.locate("checkout-line") == CASE
    assert library.locate("Checkout-Line") == CASE
    assert library.locate(CASE) == CASE
    with pytest.raises(DocumentMissing, match="no-such"):
        library.locate("no-such")


def test_a_page_leads_to_files_whichever_way_their_accents_are_written(folder, library):
    (folder / "cafe\u0301.md").write_text("# Café", "utf-8")
    edit(folder, CASE, "customers", "[a](../caf\u00e9.md) [[caf\u00e9]] customers")
    library.reconcile()
    reading = library.read(CASE)
    assert "cafe\u0301.md" in reading.links
    assert reading.html.count("casebook:open/cafe") == 2
    assert "link-nowhere" not in codes(library)


def test_each_target_of_a_page_is_looked_for_once(folder, library, monkeypatch):
    (folder / "many.md").write_text("# Many\n" + "[[none]] and [a](none.txt)\n" * 99, "utf-8")
    library.reconcile()
    asked = []
    is_file = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: asked.append(path.name) or is_file(path))
    assert library.read(DocumentPath("many.md")).html.count("casebook:nowhere") == 198
    assert sorted(asked) == ["none", "none.txt"]


def test_a_document_is_read_without_its_page(library):
    with_page, without = library.read(CASE), library.read(CASE, page=False)
    assert with_page.html
    assert without == replace(with_page, html="", pictures={})


def test_links_to_files_and_pictures_of_the_library_work(folder, library):
    (folder / "attachments").mkdir()
    (folder / "attachments/plan.png").write_bytes(b"picture")
    (folder / "retail/far").mkdir()
    (folder / "retail/far/map.png").write_bytes(b"map")
    (folder / "report.pdf").write_bytes(b"%PDF")
    body = (
        "# P\n![[plan.png]] ![[map.png]] ![[none.png]] ![x](far/none.png)\n"
        "[report](../report.pdf) [[..]] [out](../../out.pdf) [car](../car-maker.md)\n"
    )
    (folder / "retail/pictures.md").write_text(body, "utf-8")
    library.reconcile()
    html = library.read(DocumentPath("retail/pictures.md"), whole=True).html
    assert "casebook-picture:attachments/plan.png" in html
    assert "casebook-picture:retail/far/map.png" in html
    assert "casebook:file/report.pdf" in html
    assert "casebook:open/car-maker.md" in html
    assert "casebook:file/out.pdf" not in html
    assert "casebook:nowhere" in html


def test_pictures_of_a_page_are_read_with_it_and_never_from_outside(folder, library):
    (folder / "plan.png").write_bytes(b"picture")
    (folder.parent / "secret.png").write_bytes(b"secret")
    edit(folder, CAR, "Cars", "![](plan.png) ![](../secret.png) Cars")
    library.reconcile()
    assert library.read(CAR).pictures == {"plan.png": b"picture"}


def test_pictures_that_cannot_be_read_or_are_too_many_are_left_out(folder, library, monkeypatch):
    (folder / "a.png").write_bytes(b"12345")
    (folder / "c.png").write_bytes(b"12345")
    enlarge(folder / "b.png")
    edit(folder, CAR, "Cars", "![](a.png) ![](b.png) ![](c.png) Cars")
    library.reconcile()
    monkeypatch.setattr("casebook.library.opening._ALL_PICTURES", 8)
    assert library.read(CAR).pictures == {"a.png": b"12345"}


def test_a_path_that_leads_out_of_the_library_is_refused(folder, library):
    with pytest.raises(OutsideLibrary):
        library.file("../secret.png")
    assert library.file(CAR).name == "car-maker.md"


def test_the_folders_of_documents_are_known_for_watching(folder, library):
    assert library.folders() == [
        folder,
        folder / "lessons",
        folder / "packs",
        folder / "retail",
    ]


# findings


def test_a_good_library_has_only_hints(library):
    assert codes(library) <= {"case-without-lessons"}


def test_lost_evidence_is_reported_with_the_closest_passage(folder, library):
    edit(folder, CASE, "waited until customers complained", "waited until shoppers had complained")
    change = library.reconcile()
    assert LESSON in change.evidence
    finding = next(f for f in library.findings() if f.code == "close-evidence")
    assert finding.path == LESSON
    assert "shoppers had complained" in finding.message
    edit(folder, CASE, "waited until shoppers had complained", "did nothing")
    library.reconcile()
    assert "lost-evidence" in codes(library)


def test_links_to_nowhere_are_reported_where_they_stand(folder, library):
    edit(folder, CASE, "[[car-maker]]", "[[car-maker-2]] ![x](no.png) [[car-maker#Missing]]")
    library.reconcile()
    messages = {f.code: f for f in library.findings() if f.path == CASE}
    assert messages["link-nowhere"].line == 14
    assert "Missing" in messages["heading-nowhere"].message


def test_a_link_to_a_heading_that_is_there_is_fine(folder, library):
    edit(folder, CASE, "[[car-maker]]", "[[car-maker#situation]] [[car-maker#Situation]]")
    library.reconcile()
    assert "heading-nowhere" not in codes(library)


def test_a_missing_agenda_item_is_an_error(folder, library):
    edit(folder, PACK, "[[checkout-line]]", "[[nothing]]")
    library.reconcile()
    finding = next(f for f in library.findings() if f.path == PACK and f.code == "link-nowhere")
    assert finding.severity == "error"


def test_evidence_in_a_case_that_is_gone_is_one_finding(folder, library):
    (folder / CASE).unlink()
    library.reconcile()
    reported = [f.code for f in library.findings() if f.path == LESSON]
    assert reported == ["link-nowhere"]
    assert library.read(LESSON).evidence[0].found is Found.LOST


def test_two_files_with_one_id_are_reported_and_links_go_to_the_first(folder, library):
    (folder / "archive").mkdir()
    (folder / "archive/checkout-line.md").write_text("# Another\n", "utf-8")
    library.reconcile()
    finding = next(f for f in library.findings() if f.code == "duplicate-id")
    assert finding.path == CASE
    assert library.locate("checkout-line") == "archive/checkout-line.md"
    assert library.read(CASE).document.title.startswith("The line")


def test_cycles_and_unlisted_broader_themes_are_reported(folder, library):
    text = "- id: a\n  broader: b\n- id: b\n  broader: a\n- id: c\n  broader: nowhere\n"
    (folder / "themes.yaml").write_text(text, "utf-8")
    library.reconcile()
    about = [one for one in library.findings() if one.path == "themes.yaml"]
    assert [(one.line, one.code) for one in about] == [(0, "theme-cycle"), (5, "theme-unlisted")]


def test_a_picture_that_comes_later_mends_its_link(folder, library):
    edit(folder, CASE, "See", "![[late.png]] See")
    library.reconcile()
    assert "link-nowhere" in codes(library)
    (folder / "late.png").write_bytes(b"now")
    library.reconcile()
    assert "link-nowhere" not in codes(library)


def test_a_file_that_cannot_be_read_is_a_finding_and_the_rest_works(folder, library):
    enlarge(folder / "huge.md")
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    library.reconcile()
    assert "too-large" in codes(library)
    assert len(library.shelf) == 4
    (folder / "huge.md").unlink()
    (folder / "gone.md").unlink()
    library.reconcile()
    assert "too-large" not in codes(library)


# caches


def test_deleting_the_caches_gives_the_same_results_and_facets(folder, library, opened):
    def answers(of):
        asked = [Query(), Query(text="customers queue"), Query(text="recall")]
        results = [of.find(query) for query in asked]
        return [
            ([(hit.entry.path, hit.score) for hit in r.hits], r.counts, r.widened) for r in results
        ]

    before = answers(library)
    library.close()
    shutil.rmtree(os.environ["CASEBOOK_CACHE_DIR"])
    again = opened(folder)
    again.catch_up()
    assert answers(again) == before


def cache_of(library):
    (name,) = os.listdir(os.environ["CASEBOOK_CACHE_DIR"])
    return os.path.join(os.environ["CASEBOOK_CACHE_DIR"], name)


def test_a_deleted_index_is_made_again(folder, library, opened):
    library.close()
    shutil.rmtree(os.path.join(cache_of(library), "index"))
    again = opened(folder)
    again.find(Query(text="register"))
    again.catch_up()
    assert found(again, "register") == [LESSON]


@pytest.mark.logs_warnings
def test_a_catalog_of_another_kind_is_made_again_with_a_new_index(folder, library, opened):
    library.close()
    file = os.path.join(cache_of(library), "catalog.sqlite")
    for ending in ("-wal", "-shm"):
        if os.path.exists(file + ending):
            os.unlink(file + ending)
    with open(file, "wb") as stream:
        stream.write(b"no database at all" * 100)
    again = opened(folder)
    again.catch_up()
    assert found(again, "register") == [LESSON]


@pytest.mark.logs_warnings
def test_a_catalog_that_is_damaged_while_open_is_read_anew(folder, library):
    file = os.path.join(cache_of(library), "catalog.sqlite")
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE links")
    connection.close()
    edit(folder, CAR, "Cars", "Some cars")
    change = library.reconcile()
    assert change.rebuilt
    assert len(library.shelf) == 4


def test_reading_anew_changes_nothing_that_is_shown(library):
    before = {entry.path: entry.title for entry in library.shelf.entries}
    assert library.read_anew().rebuilt
    library.catch_up()
    assert {entry.path: entry.title for entry in library.shelf.entries} == before
    assert found(library, "register") == [LESSON]


@pytest.mark.logs_warnings
def test_an_unusable_cache_folder_is_said_and_does_not_stop_the_library(folder, tmp_path, opened):
    (tmp_path / "file").write_text("in the way", "utf-8")
    library = opened(folder, cache=tmp_path / "file")
    library.catch_up()
    assert "--cache-dir" in library.notice
    assert found(library, "register") == [LESSON]


def test_what_another_casebook_read_is_noticed(folder, library, opened):
    other = opened(folder)
    edit(folder, CAR, "Cars accelerated", "Trams stopped")
    other.catch_up()
    change = library.reconcile()
    assert change.rebuilt
    assert found(library, "trams") == [CAR]
    assert not library.reconcile()


def test_a_reading_that_is_cancelled_goes_on_the_next_time(folder, opened):
    class Impatient:
        def step(self, done, total, what):
            if what == "Reading" and done == 2:
                raise Cancelled

    library = opened(folder)
    with pytest.raises(Cancelled):
        library.reconcile(Impatient())
    library.reconcile()
    assert len(library.shelf) == 4


def test_what_was_broken_off_is_checked_the_next_time(folder, opened, monkeypatch):
    monkeypatch.setattr("casebook.library.intake._BATCH", 1)
    monkeypatch.setattr("casebook.library.row_reading._AT_ONCE", 1)
    library = opened(folder)
    library.reconcile()
    (folder / "a-first.md").write_text("[[nowhere-at-all]]\n", "utf-8")
    (folder / "b-second.md").write_text("text\n", "utf-8")

    class Impatient:
        def step(self, done, total, what):
            if what == "Reading" and done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        library.reconcile(Impatient())
    (folder / "b-second.md").unlink()
    library.reconcile()
    assert "link-nowhere" in {found.code for found in library.findings()}


def test_a_library_with_pictures_is_not_checked_again_at_each_start(folder, opened, monkeypatch):
    (folder / "photo.png").write_bytes(b"\x89PNG")
    checked = []
    check = Intake.check

    def counted(intake, others):
        checked.append(set(others))
        check(intake, others)

    monkeypatch.setattr(Intake, "check", counted)
    for _ in range(2):
        library = opened(folder)
        library.reconcile()
        library.reconcile()
        library.close()
    assert checked == [{"photo.png"}]
    (folder / "photo.png").unlink()
    opened(folder).reconcile()
    assert checked == [{"photo.png"}, set()]


def test_what_was_read_so_far_can_be_shown_before_the_reading_ends(folder, opened, monkeypatch):
    monkeypatch.setattr("casebook.library.intake._BATCH", 1)
    monkeypatch.setattr("casebook.library.row_reading._AT_ONCE", 1)
    library, seen = opened(folder), []

    class Curious:
        def step(self, done, total, what):
            if what == "Reading":
                seen.append((library.refresh(), len(library.shelf)))

    library.reconcile(Curious())
    assert (True, 2) in seen
    assert not library.refresh()


def test_several_threads_may_search_while_one_writes(folder, library):
    failures = []

    def search():
        try:
            for _ in range(10):
                assert LESSON in found(library, "register")
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(5):
        library.add(DocumentPath(f"new-{number}.md"), f"# New {number}\n")
    for thread in threads:
        thread.join()
    assert failures == []


# writing


def test_saving_changes_the_file_and_everything_made_from_it(folder, library):
    read = library.text(CAR)
    change = library.save(read.text.replace("accelerated", "hesitated"), read)
    assert change == Change(updated=frozenset({CAR}), initiator="editor")
    assert "hesitated" in (folder / CAR).read_text("utf-8")
    assert found(library, "hesitated") == [CAR]
    assert not library.reconcile()


def test_saving_over_an_outside_edit_is_refused(folder, library):
    read = library.text(CAR)
    edit(folder, CAR, "Cars", "Trams")
    with pytest.raises(EditedOutside, match=r"car-maker\.md"):
        library.save("mine", read)
    assert "Trams" in (folder / CAR).read_text("utf-8")


def test_a_new_document_is_found_at_once_and_never_replaces_one(library):
    change = library.add(DocumentPath("new/flood.md"), "# Flood\n")
    assert change.added == {"new/flood.md"}
    assert found(library, "flood") == ["new/flood.md"]
    with pytest.raises(EditedOutside):
        library.add(CAR, "mine")
    with pytest.raises(OutsideLibrary):
        library.add(DocumentPath("../out.md"), "mine")


def test_a_library_opened_for_reading_only_refuses_to_write(folder, opened):
    library = opened(folder, read_only=True)
    library.reconcile()
    with pytest.raises(WriteRefused, match="reading only"):
        library.save("mine", library.text(CAR))
    with pytest.raises(WriteRefused):
        library.add(DocumentPath("new.md"), "mine")


# what cannot be read while it is needed


def test_a_link_to_a_heading_of_an_unreadable_document_is_no_finding(folder, library):
    edit(folder, CASE, "[[car-maker]]", "[[car-maker#situation]]")
    enlarge(folder / CAR)
    library.reconcile()
    assert "heading-nowhere" not in codes(library)
    assert "too-large" in codes(library)


def test_evidence_in_an_unreadable_case_is_lost_and_its_case_is_still_named(folder, library):
    enlarge(folder / CASE)
    edit(folder, LESSON, "grumbling", "complaining")
    library.reconcile()
    (evidence,) = library.read(LESSON).evidence
    assert evidence.found is Found.LOST


def test_a_lesson_that_became_unreadable_is_still_named_beside_its_case(folder, library):
    enlarge(folder / LESSON)
    library.reconcile()
    (card,) = library.read(CASE).lessons
    assert card.title.startswith("Open another register")
    assert card.applies_when == ""


def test_a_lesson_that_is_gone_before_its_evidence_is_looked_up_does_no_harm(folder, opened):
    class Impatient:
        def step(self, done, total, what):
            if what == "Looking evidence up":
                raise Cancelled

    library = opened(folder)
    with pytest.raises(Cancelled):
        library.reconcile(Impatient())
    enlarge(folder / LESSON)
    library.reconcile()
    assert library.shelf.entry(LESSON) is not None


def test_a_document_that_is_gone_before_it_is_indexed_does_no_harm(folder, opened):
    library = opened(folder)
    library.reconcile()
    (folder / CAR).unlink()
    library.index_some()
    assert found(library, "accelerated") == []
    assert found(library, "register") == [LESSON]


@pytest.mark.logs_warnings
def test_an_index_that_is_damaged_while_it_is_written_is_filled_again(folder, library):
    index = os.path.join(cache_of(library), "index")
    for name in os.listdir(index):
        os.unlink(os.path.join(index, name))
    edit(folder, CAR, "accelerated", "hesitated")
    library.catch_up()
    assert found(library, "hesitated") == [CAR]
    assert found(library, "register") == [LESSON]


def test_a_vocabulary_that_is_too_large_is_a_finding(folder, library):
    enlarge(folder / "themes.yaml")
    library.reconcile()
    assert "too-large" in codes(library)


def test_a_question_of_signs_alone_lists_everything(library):
    assert len(found(library, "***")) == 4


def test_the_library_tells_its_findings_by_file(library):
    assert library.findings() == sorted(library.findings())


def test_a_large_library_is_made_searchable_in_several_batches(folder, opened, monkeypatch):
    monkeypatch.setattr("casebook.library.indexing._AT_ONCE", 1)
    library = opened(folder)
    library.reconcile()
    assert library.index_some().more
    library.catch_up()
    assert not library.waiting_for_index
    assert found(library, "register") == [LESSON]
