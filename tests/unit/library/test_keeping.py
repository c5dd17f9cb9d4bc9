"""What a library keeps for its user: versions, drafts, changes that can be undone."""

import sqlite3
from datetime import UTC, datetime

import pytest

from casebook.domain.errors import DataUnusable, EditedOutside, FileUnreadable, WriteRefused
from casebook.domain.names import DocumentPath
from casebook.domain.query import Facet, Query
from casebook.storage.keeping.journal import FileChange, Journal
from casebook.storage.keeping.steps import Step
from casebook.storage.link_role import LinkRole

CASE = DocumentPath("retail/checkout-line.md")
CAR = DocumentPath("car-maker.md")
LESSON = DocumentPath("lessons/open-early.md")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def trash(tmp_path):
    folder = tmp_path / "trash"
    folder.mkdir()
    return folder


@pytest.fixture
def library(folder, opened, trash, tmp_path):
    made = opened(
        folder,
        data=tmp_path / "data",
        trash=lambda file: file.rename(trash / file.name),
        clock=lambda: NOW,
    )
    made.catch_up()
    return made


def save(library, text, path=CAR):
    return library.save(text, library.text(path))


def found(library, text):
    return [hit.entry.path for hit in library.find(Query(text=text)).hits]


def kept(library, path=CAR):
    return [library.history.text(version) for version in library.history.versions(path)]


def codes(library, path=CAR):
    return {finding.code for finding in library.findings() if finding.path == path}


def test_each_save_keeps_the_text_before_and_the_text_itself(folder, library):
    first = (folder / CAR).read_text("utf-8")
    save(library, "# Second\n")
    save(library, "# Third\n")
    assert kept(library) == ["# Third\n", "# Second\n", first]
    versions = library.history.versions(CAR)
    assert [version.initiator for version in versions] == ["editor", "editor", "outside"]
    assert versions[0].at == NOW
    assert not list(folder.rglob("*.sqlite"))


def test_a_version_is_brought_back_and_that_can_be_taken_back(folder, library):
    first = (folder / CAR).read_text("utf-8")
    save(library, "# Second\n")
    change = library.history.restore(library.history.versions(CAR)[-1])
    assert change.updated == {CAR}
    assert change.initiator == "restore"
    assert (folder / CAR).read_text("utf-8") == first
    library.history.restore(library.history.versions(CAR)[1])
    assert (folder / CAR).read_text("utf-8") == "# Second\n"


def test_a_save_that_is_refused_leaves_no_version(folder, library):
    read = library.text(CAR)
    (folder / CAR).write_text("# Edited\n", "utf-8")
    with pytest.raises(EditedOutside):
        library.save("# Mine\n", read)
    assert kept(library) == []


def test_saving_goes_on_where_nothing_can_be_kept(folder, library, tmp_path):
    assert library.notice == ""
    (tmp_path / "data").write_text("a file")
    save(library, "# Second\n")
    library.add(DocumentPath("new.md"), "# New\n")
    read = library.text(CAR)
    (folder / CAR).write_text("# Edited\n", "utf-8")
    with pytest.raises(EditedOutside):
        library.save("# Mine\n", read)
    assert "no versions are kept" in library.notice
    (tmp_path / "data").unlink()
    save(library, "# Third\n")
    assert library.notice == ""


def test_versions_that_cannot_be_taken_back_or_moved_are_told(library, monkeypatch):
    def refuse(*arguments):
        raise DataUnusable("The disk is full.")

    read = library.text(CAR)
    save(library, "# Second\n")
    versions = type(library._kept.versions)
    monkeypatch.setattr(versions, "take_back", refuse)
    with pytest.raises(EditedOutside):
        library.save("# Mine\n", read)
    assert "The disk is full" in library.notice
    save(library, "# Third\n")
    monkeypatch.setattr(versions, "follow", refuse)
    library.curation.write_all([FileChange(CAR, "# 4\n", library.text(CAR), "car.md")], "rename")
    assert "The disk is full" in library.notice


@pytest.mark.parametrize("what", ["versions", "searches"])
def test_damaged_kept_data_is_put_aside_and_told(library, tmp_path, what):
    save(library, "# Second\n")
    library.searches.save("Cars", Query("cars"))
    (file,) = (tmp_path / "data").rglob(f"{what}.sqlite")
    file.write_bytes(b"damaged" * 1000)
    save(library, "# Third\n")
    library.searches.save("Cars", Query("cars"))
    assert library.text(CAR).text == "# Third\n"
    assert "put aside" in library.notice


def test_a_data_folder_in_the_library_is_refused(folder, opened):
    with pytest.raises(DataUnusable):
        opened(folder, data=folder)


def test_clearing_the_caches_leaves_the_versions(library):
    save(library, "# Second\n")
    library.read_anew()
    assert len(kept(library)) == 2


def test_several_files_are_written_and_undone_as_one_step(folder, library):
    before = {path: (folder / path).read_text("utf-8") for path in (CAR, CASE)}
    assert library.undoable == ""
    change = library.curation.write_all(
        [
            FileChange(CAR, "# Cars again\n", library.text(CAR), DocumentPath("cars.md")),
            FileChange(CASE, "# A line\n", library.text(CASE)),
            FileChange(DocumentPath("new/one.md"), "# One\n", None),
            FileChange(DocumentPath("themes.yaml"), "- id: new\n", library.text("themes.yaml")),
        ],
        "Rename",
    )
    assert (change.added, change.updated, change.removed) == (
        {"cars.md", "new/one.md"}, {CASE}, {CAR},
    )  # fmt: skip
    assert change.themes
    assert found(library, "again") == ["cars.md"]
    assert kept(library, "cars.md") == ["# Cars again\n", before[CAR]]
    assert kept(library) == []
    assert library.undoable == "Rename"
    change = library.curation.undo_last()
    assert (change.added, change.updated, change.removed) == (
        {CAR}, {CASE}, {"cars.md", "new/one.md"},
    )  # fmt: skip
    assert {path: (folder / path).read_text("utf-8") for path in before} == before
    assert "resource-allocation" in library.vocabulary.themes
    assert kept(library) == [before[CAR], "# Cars again\n", before[CAR]]


def test_a_vocabulary_that_is_made_and_undone_is_gone(folder, library):
    (folder / "themes.yaml").unlink()
    library.reconcile()
    library.curation.write_all([FileChange("themes.yaml", "- id: new\n", None)], "Themes")
    assert library.vocabulary.themes["new"].listed
    library.curation.undo_last()
    assert "new" not in library.vocabulary.themes


def test_undoing_over_an_edit_is_refused_and_names_the_file(folder, library):
    library.curation.write_all([FileChange(CAR, "# Cars\n", library.text(CAR))], "Edit")
    save(library, "# Edited\n")
    with pytest.raises(EditedOutside, match=r"car-maker\.md"):
        library.curation.undo_last()
    assert library.text(CAR).text == "# Edited\n"


def test_a_deleted_document_goes_to_the_trash_and_can_be_brought_back(folder, library, trash):
    text = (folder / LESSON).read_text("utf-8")
    links = library.curation.links_to(LESSON)
    assert [(link.source, link.role) for link in links] == [
        ("packs/recovery.md", LinkRole.PACK_LESSON), (CASE, LinkRole.LESSON),
    ]  # fmt: skip
    change = library.curation.delete(LESSON)
    assert change.removed == {LESSON}
    assert (trash / "open-early.md").read_text("utf-8") == text
    assert found(library, "register") == []
    with pytest.raises(FileUnreadable):
        library.curation.delete(LESSON)
    assert library.history.deleted() == (LESSON,)
    library.history.restore(library.history.versions(LESSON)[0])
    assert (folder / LESSON).read_text("utf-8") == text
    assert found(library, "register") == [LESSON]


def test_undo_after_deleting_brings_the_document_back_and_leaves_the_change_before(
    folder, library, trash
):
    library.curation.write_all([FileChange(CAR, "# Cars\n", library.text(CAR))], "Edit")
    held = (folder / LESSON).read_bytes()
    library.curation.delete(LESSON)
    assert library.undoable == f"Delete {LESSON}"
    library.curation.undo_last()
    assert (folder / LESSON).read_bytes() == held
    assert found(library, "register") == [LESSON]
    assert (folder / CAR).read_text("utf-8") == "# Cars\n"
    assert library.undoable == "Edit"


def test_a_deleted_document_that_was_brought_back_does_not_stand_in_the_way_of_undoing(
    folder, library, trash
):
    before = (folder / CAR).read_bytes()
    library.curation.write_all([FileChange(CAR, "# Cars\n", library.text(CAR))], "Edit")
    library.curation.delete(LESSON)
    library.history.restore(library.history.versions(LESSON)[0])
    library.curation.undo_last()
    assert (folder / LESSON).exists()
    library.curation.undo_last()
    assert (folder / CAR).read_bytes() == before


def test_a_document_that_the_trash_does_not_take_stays(folder, opened):
    def refuse(file):
        raise OSError(13, "no")

    library = opened(folder, trash=refuse)
    library.catch_up()
    with pytest.raises(WriteRefused, match="trash"):
        library.curation.delete(LESSON)
    assert library.shelf.entry(LESSON)
    assert library.undoable == ""


def test_nothing_is_changed_in_a_library_that_is_for_reading_only(folder, opened):
    library = opened(folder, read_only=True)
    library.catch_up()
    for change in (
        lambda: library.curation.delete(LESSON),
        lambda: library.curation.write_all([], "Nothing"),
        library.curation.undo_last,
    ):
        with pytest.raises(WriteRefused, match="reading only"):
            change()


def test_what_a_killed_casebook_left_half_done_is_brought_to_its_end(folder, opened, tmp_path):
    library = opened(folder, data=tmp_path / "data")
    before = (folder / CAR).read_bytes()
    library._kept.journal._records.begin("rename", (Step(CAR, before, b"# Cars\n"),))
    library.close()
    assert (folder / CAR).read_bytes() == before
    opened(folder, data=tmp_path / "data", read_only=True)
    assert (folder / CAR).read_bytes() == before
    again = opened(folder, data=tmp_path / "data")
    assert again.text(CAR).text == "# Cars\n"


def test_a_journal_that_cannot_be_read_is_told(folder, opened, monkeypatch):
    def refuse(self):
        raise DataUnusable("The journal is locked.")

    monkeypatch.setattr(Journal, "recover", refuse)
    assert "The journal is locked" in opened(folder).notice


def test_drafts_are_offered_once_a_program_has_ended(folder, opened, tmp_path):
    library = opened(folder, data=tmp_path / "data")
    read = library.text(CAR)
    library.drafts.keep(CAR, "# Half a wo", read.digest)
    library.drafts.keep(CASE, library.text(CASE).text, library.text(CASE).digest)
    library.drafts.keep("gone.md", "# Was somewhere", "abc")
    library.drafts.keep("new 1", "# A new one")
    library.drafts.keep("new 2", " \n")
    library.drafts.keep(LESSON, "# Dropped", "abc")
    library.drafts.drop(LESSON)
    other = opened(folder, data=tmp_path / "data")
    assert other.drafts.offered() == ()
    library.close()
    assert {draft.name for draft in other.drafts.offered()} == {CAR, "gone.md", "new 1"}
    draft = next(draft for draft in other.drafts.offered() if draft.name == CAR)
    assert (draft.text, draft.base) == ("# Half a wo", read.digest)
    other.drafts.discard(draft)
    assert {draft.name for draft in other.drafts.offered()} == {"gone.md", "new 1"}


def test_a_document_that_another_program_empties_is_told_and_can_be_brought_back(folder, library):
    save(library, "# Cars\n\nWords.\n")
    (folder / CAR).write_bytes(b"")
    change = library.reconcile()
    assert change.updated == {CAR}
    (finding,) = [one for one in library.findings() if one.code == "file-emptied"]
    assert "versions" in finding.message
    (folder / CASE).write_text("# Shorter\n", "utf-8")
    library.reconcile()
    assert "file-emptied" in codes(library)
    library.history.restore(library.history.versions(CAR)[0])
    assert "file-emptied" not in codes(library)
    assert library.text(CAR).text == "# Cars\n\nWords.\n"


def test_an_emptied_document_of_which_there_is_no_version_is_told_too(folder, library):
    (folder / CAR).write_bytes(bytes((folder / CAR).stat().st_size))
    library.reconcile()
    (finding,) = [one for one in library.findings() if one.code == "file-emptied"]
    assert "no version" in finding.message
    assert library.damaged() == {finding}


def test_many_written_at_once_are_looked_at_where_there_are_versions(folder, library, monkeypatch):
    monkeypatch.setattr("casebook.library.guarding._MANY", 1)
    save(library, "# Cars\n\nWords.\n")
    for path in (CAR, CASE):
        (folder / path).write_bytes(b"")
    library.reconcile()
    assert "file-emptied" in codes(library)
    assert "file-emptied" not in codes(library, CASE)


def test_a_document_that_was_cut_off_is_told_until_it_is_edited_or_gone(folder, library):
    save(library, "# Cars\n\nMany words.\n")
    file = folder / CAR
    file.write_bytes(b"# Cars\n\nMany wo")
    library.reconcile()
    assert "file-cut-off" in codes(library)
    file.write_text("# Something else\n", "utf-8")
    library.reconcile()
    assert codes(library).isdisjoint({"file-cut-off", "file-emptied"})
    save(library, "# Cars\n\nMany words.\n")
    file.write_bytes(b"# Cars\n\nMany wo")
    library.reconcile()
    file.unlink()
    library.reconcile()
    assert codes(library) == set()


def test_a_version_that_cannot_be_read_says_nothing_about_the_file(folder, library, tmp_path):
    save(library, "# Cars\n\nMany words.\n")
    (file,) = (tmp_path / "data").rglob("versions.sqlite")
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE texts SET packed = 'damaged'")
    connection.close()
    (folder / CAR).write_bytes(b"# Cars\n\nMany wo")
    assert library.reconcile().updated == {CAR}
    assert codes(library).isdisjoint({"file-cut-off", "file-emptied"})


def fill(folder, count):
    for number in range(count):
        (folder / f"case {number}.md").write_text(f"# Case {number}\n", "utf-8")


def test_a_large_part_gone_at_once_is_not_believed_until_the_user_says_so(folder, library):
    fill(folder, 16)
    library.reconcile()
    hidden = folder.parent / "hidden"
    hidden.mkdir()
    for number in range(5):
        (folder / f"case {number}.md").rename(hidden / f"case {number}.md")
    (folder / CAR).write_text("# Changed\n", "utf-8")
    change = library.reconcile()
    assert (change.removed, change.updated) == (frozenset(), {CAR})
    assert (library.vanishing.gone, library.vanishing.total) == (5, 20)
    assert "5 of 20" in str(library.vanishing)
    assert len(library.shelf) == 20
    assert not library.reconcile()
    for file in hidden.iterdir():
        file.rename(folder / file.name)
    assert not library.reconcile()
    assert library.vanishing is None
    for number in range(5):
        (folder / f"case {number}.md").unlink()
    assert not library.catch_up()
    assert len(library.catch_up(believe=True).removed) == 5
    assert library.vanishing is None


def test_a_few_gone_or_many_moved_are_believed(folder, library):
    fill(folder, 27)
    library.reconcile()
    (folder / "deep").mkdir()
    for number in range(20):
        (folder / f"case {number}.md").rename(folder / "deep" / f"case {number}.md")
    assert len(library.reconcile().removed) == 20
    for number in range(20, 25):
        (folder / f"case {number}.md").unlink()
    assert len(library.reconcile().removed) == 5


def test_saved_searches_are_kept_with_their_choices(library):
    query = Query("queue", {Facet.TYPE: frozenset({"recovery"})})
    library.searches.save("Queues", query)
    library.searches.save("Cars", Query("cars"))
    library.searches.rename("cars", "Trust")
    library.searches.order(["trust"])
    assert [search.name for search in library.searches.saved()] == ["Trust", "Queues"]
    assert library.find(library.searches.saved()[1].query).total
    library.searches.delete("trust")
    assert len(library.searches.saved()) == 1


def test_questions_that_found_nothing_are_noted_once_settled_on(folder, library):
    def ask(text, **options):
        library.searches.settle(library.find(Query(text, **options)))

    ask("zeb", as_typed=True)
    ask("")
    ask("customers", chosen={Facet.TYPE: frozenset({"none"})})
    assert library.searches.unanswered() == ()
    ask("zebra")
    ask("flood")
    ask("drought")
    assert {asked.text for asked in library.searches.unanswered()} == {"zebra", "flood", "drought"}
    library.add(DocumentPath("zebra.md"), "# A zebra\n")
    ask("zebra")
    library.searches.clear("drought")
    assert [asked.text for asked in library.searches.unanswered()] == ["flood"]
    library.add(DocumentPath("flood.md"), "# A flood\n")
    assert [asked.text for asked in library.searches.ask_again()] == ["flood"]
    assert library.searches.unanswered() == ()


def test_the_catalog_is_made_anew_without_a_word_about_what_vanished(folder, library, tmp_path):
    fill(folder, 20)
    library.reconcile()
    for number in range(20):
        (folder / f"case {number}.md").unlink()
    library.read_anew()
    assert library.vanishing is None
    assert len(library.shelf) == 4


def test_versions_follow_a_file_that_another_program_moves(folder, library):
    save(library, "# Second\n")
    save(library, "# A line\n", CASE)
    (folder / "deep").mkdir()
    (folder / CAR).rename(folder / "deep" / "cars.md")
    (folder / CASE).unlink()
    (folder / "other.md").write_text("# Other\n", "utf-8")
    library.reconcile()
    assert len(kept(library, DocumentPath("deep/cars.md"))) == 2
    assert kept(library) == []
    assert len(kept(library, CASE)) == 2


def test_versions_stay_where_they_cannot_be_read(folder, library, monkeypatch):
    def refuse(*arguments):
        raise DataUnusable("The disk is full.")

    save(library, "# Second\n")
    monkeypatch.setattr(type(library._kept.versions), "paths", refuse)
    (folder / CAR).rename(folder / "cars.md")
    (folder / CASE).write_bytes(b"")
    assert library.reconcile().added == {"cars.md"}
    assert "file-emptied" in codes(library, CASE)
