"""Bundles compared with a library, chosen and taken in as one step."""

import pytest

from casebook.domain.bundle import Bundle, BundledDocument
from casebook.domain.errors import EditedOutside, OutsideLibrary, WriteRefused
from casebook.domain.lesson import Found
from casebook.domain.merge import Version, resolve
from casebook.domain.progress import Cancelled
from casebook.export.artefacts import Artefact
from casebook.export.run import Wanted
from casebook.library.bundles.arrival import OFFERED, Choice, State
from tests.small_library import CAR_MAKER, CHECKOUT, LESSON, PACK, THEMES, write
from tests.unit.importing.bundling import PNG

OTHER_PNG = PNG + b"another"
CASE_PATH = "retail/checkout-line.md"
ELSEWHERE = """\
---
title: Something else altogether
---
## Situation
A rocket was late.
"""
FILES = {
    CASE_PATH: CHECKOUT + "\n![[sketch.png]]\n",
    "car-maker.md": CAR_MAKER,
    "lessons/open-early.md": LESSON,
    "packs/recovery.md": PACK,
    "themes.yaml": THEMES,
}


class Colleague:
    """Somebody else with a library of the same cases, who sends bundles."""

    def __init__(self, place, opened):
        self._opened = opened
        self._place = place
        self.root = write(place / "theirs", FILES)
        (self.root / "attachments").mkdir()
        (self.root / "attachments/sketch.png").write_bytes(PNG)
        self._sent = 0

    def library(self):
        library = self._opened(self.root, data=self._place / "their-data")
        library.catch_up()
        return library

    def write(self, path, text):
        library = self.library()
        library.save(text, library.text(path))

    def add(self, path, text):
        self.library().add(path, text)

    def send(self, name="recovery"):
        library = self.library()
        self._sent += 1
        exported = library.exporting.export(
            [library.locate(name)],
            self._place / f"sent-{self._sent}",
            Wanted(artefacts=frozenset({Artefact.BUNDLE})),
        )
        return exported.written[0].path


@pytest.fixture
def colleague(tmp_path, opened):
    return Colleague(tmp_path, opened)


@pytest.fixture
def mine(tmp_path, opened):
    """Open my own library, empty or with files."""

    def made(files=()):
        root = tmp_path / "mine"
        root.mkdir(exist_ok=True)
        library = opened(write(root, dict(files)), data=tmp_path / "my-data")
        library.catch_up()
        return library

    return made


def take(library, path, **chosen):
    taking = library.bundles.settle(library.bundles.read(path), **chosen)
    library.bundles.take(taking)
    library.reconcile()
    return taking


def states(library, path):
    return {one.path: one.state for one in library.bundles.read(path).arrivals}


def on_disk(library):
    return {
        str(file.relative_to(library.root)): file.read_bytes()
        for file in library.root.rglob("*")
        if file.is_file()
    }


def save(library, path, old, new):
    read = library.text(path)
    assert old in read.text
    library.save(read.text.replace(old, new), read)


def evidence(library):
    entries = [entry.path for entry in library.shelf.entries if entry.kind.value == "lesson"]
    return {
        path: [(item.quotation.words, item.found) for item in library.read(path).evidence]
        for path in entries
    }


def test_into_an_empty_library_everything_is_new_and_comes_whole(colleague, mine):
    library = mine()
    comparison = library.bundles.read(colleague.send())
    assert comparison.counts == {State.NEW: 3}
    assert not comparison.is_all_here
    assert comparison.arrivals[0].path == "packs/recovery.md"
    assert comparison.arrivals[0].title == "Front-line recovery"
    assert comparison.missing == ("car-maker",)
    taking = library.bundles.settle(comparison)
    assert taking.added == ("packs/recovery.md", "lessons/open-early.md", CASE_PATH) or set(
        taking.added
    ) == {"packs/recovery.md", CASE_PATH, "lessons/open-early.md"}
    assert taking.pictures == ("attachments/sketch.png",)
    assert taking.themes == ("customer-service", "resource-allocation")
    change = library.bundles.take(taking)
    assert change.added == set(taking.added)
    assert change.themes
    library.reconcile()
    assert on_disk(library)["attachments/sketch.png"] == PNG
    assert evidence(library) == {
        "lessons/open-early.md": [("waited until customers complained", Found.EXACT)]
    }
    assert {finding.code for finding in library.findings()} <= {
        finding.code for finding in colleague.library().findings()
    } | {"link-nowhere"}


def test_the_same_bundle_again_adds_nothing(colleague, mine):
    library, sent = mine(), colleague.send()
    take(library, sent)
    before = on_disk(library)
    comparison = library.bundles.read(sent)
    assert comparison.is_all_here
    taking = take(library, sent)
    assert (taking.changes, taking.added, taking.changed, taking.themes) == ((), (), (), ())
    assert on_disk(library) == before
    assert library.undoable == "Take in front-line-recovery-bundle.zip"


def test_all_of_it_is_one_step_that_can_be_undone(colleague, mine):
    library = mine({"note.md": "# Mine\n", "themes.yaml": "- id: own\n"})
    before = on_disk(library)
    sent = colleague.send()
    take(library, sent)
    assert len(on_disk(library)) == len(before) + 4
    change = library.curation.undo_last()
    assert CASE_PATH in change.removed
    assert on_disk(library) == before
    assert states(library, sent)[CASE_PATH] is State.NEW


def test_what_was_left_alone_here_follows_theirs(colleague, mine):
    library = mine()
    take(library, colleague.send())
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    sent = colleague.send()
    assert states(library, sent)[CASE_PATH] is State.NEWER
    taking = take(library, sent)
    assert taking.changed == (CASE_PATH,)
    assert "in two minutes" in library.text(CASE_PATH).text
    library.curation.undo_last()
    assert states(library, sent)[CASE_PATH] is State.NEWER  # what was undone counts as not seen


def test_what_was_changed_here_alone_stays(colleague, mine):
    library, sent = mine(), colleague.send()
    take(library, sent)
    save(library, CASE_PATH, "quickly", "at once")
    assert states(library, sent)[CASE_PATH] is State.OLDER
    taking = take(library, sent)
    assert taking.changes == ()
    assert "at once" in library.text(CASE_PATH).text


def test_a_library_without_history_follows_theirs_by_the_manifest(colleague, mine):
    library = mine(FILES)
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    assert states(library, colleague.send())[CASE_PATH] is State.NEWER


def test_what_both_changed_stays_until_somebody_chooses(colleague, mine):
    library = mine()
    take(library, colleague.send())
    save(library, CASE_PATH, "sector: Retail", "sector: Shops")
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    sent = colleague.send()
    comparison = library.bundles.read(sent)
    (arrival,) = [one for one in comparison.arrivals if one.state is State.CHANGED]
    assert arrival.usual is Choice.MINE
    assert arrival.base == FILES[CASE_PATH]
    assert take(library, sent).changes == ()
    merged = arrival.merged().text
    assert "sector: Shops" in merged
    assert "in two minutes" in merged
    choices = {CASE_PATH: Choice.MERGED}
    taking = library.bundles.settle(comparison, choices, {CASE_PATH: merged})
    library.bundles.take(taking)
    assert library.text(CASE_PATH).text == merged
    assert states(library, sent)[CASE_PATH] is State.OLDER  # theirs is in it
    colleague.write(CASE_PATH, colleague.library().text(CASE_PATH).text + "\nMore.\n")
    (again,) = [
        one for one in library.bundles.read(colleague.send()).arrivals if one.state is State.CHANGED
    ]
    assert again.base == arrival.sent.text
    assert again.merged().text == f"{merged}\nMore.\n"


def test_where_both_changed_the_same_words_a_person_decides(colleague, mine):
    library = mine()
    take(library, colleague.send())
    save(library, CASE_PATH, "quickly", "at once")
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    sent = colleague.send()
    arrival = next(one for one in library.bundles.read(sent).arrivals if one.state is State.CHANGED)
    merge = arrival.merged()
    assert len(merge.conflicts) == 1
    text = resolve(merge, [Version.THEIRS])
    take(library, sent, choices={CASE_PATH: Choice.MERGED}, merged={CASE_PATH: text})
    assert "in two minutes" in library.text(CASE_PATH).text


def test_without_a_known_base_what_either_adds_is_taken_over(colleague, mine):
    library = mine({**FILES, CASE_PATH: FILES[CASE_PATH] + "Mine.\n"})
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("## Situation\n", "## Situation\nOurs.\n"))
    (colleague.root.parent / "their-data").rename(colleague.root.parent / "lost")
    arrival = next(
        one for one in library.bundles.read(colleague.send()).arrivals if one.state is State.CHANGED
    )
    assert arrival.base is None
    assert "Mine.\n" in arrival.merged().text
    assert "Ours.\n" in arrival.merged().text


def test_theirs_in_place_of_mine(colleague, mine):
    library = mine()
    take(library, colleague.send())
    save(library, CASE_PATH, "quickly", "at once")
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    sent = colleague.send()
    taking = take(library, sent, choices={CASE_PATH: Choice.THEIRS})
    assert taking.changed == (CASE_PATH,)
    assert states(library, sent)[CASE_PATH] is State.SAME
    library.curation.undo_last()
    assert "at once" in library.text(CASE_PATH).text


def test_both_stand_side_by_side_and_links_lead_to_theirs(colleague, mine):
    library = mine()
    take(library, colleague.send())
    save(library, CASE_PATH, "quickly", "at once")
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("complained", "shouted"))
    colleague.write("lessons/open-early.md", LESSON.replace("complained", "shouted"))
    sent = colleague.send()
    taking = take(library, sent, choices={CASE_PATH: Choice.BOTH})
    assert taking.added == ("retail/checkout-line-2.md",)
    assert taking.changed == ("lessons/open-early.md",)
    assert "| [[checkout-line]] |" in library.text("packs/recovery.md").text  # it is the same
    assert "— [[checkout-line-2]]" in library.text("lessons/open-early.md").text
    assert evidence(library)["lessons/open-early.md"] == [
        ("waited until customers shouted", Found.EXACT)
    ]
    assert "at once" in library.text(CASE_PATH).text
    again = take(library, sent)
    assert again.changes == ()


def test_an_id_that_another_document_has_gives_way_with_all_its_links(colleague, mine):
    library = mine({"checkout-line.md": ELSEWHERE, "lessons/open-early.md": ELSEWHERE})
    sent = colleague.send()
    assert states(library, sent) == {
        "packs/recovery.md": State.NEW,
        CASE_PATH: State.TAKEN,
        "lessons/open-early.md": State.TAKEN,
    }
    take(library, sent)
    assert library.text("checkout-line.md").text == ELSEWHERE
    pack = library.text("packs/recovery.md").text
    assert "lessons: [open-early-2]" in pack
    assert "[[checkout-line-2]]" in pack
    assert "- [[open-early-2]]" in library.text("retail/checkout-line-2.md").text
    assert evidence(library)["lessons/open-early-2.md"] == [
        ("waited until customers complained", Found.EXACT)
    ]
    assert set(states(library, sent).values()) == {State.SAME}
    assert take(library, sent).changes == ()


def test_a_document_with_a_new_id_is_known_when_they_change_it(colleague, mine):
    library = mine({"checkout-line.md": ELSEWHERE})
    take(library, colleague.send())
    colleague.write("packs/recovery.md", PACK.replace("minutes: 15", "minutes: 20"))
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    sent = colleague.send()
    found = states(library, sent)
    assert found["packs/recovery.md"] is State.NEWER
    assert found[CASE_PATH] is State.NEWER
    take(library, sent)
    assert "minutes: 20" in library.text("packs/recovery.md").text
    assert "[[checkout-line-2]]" in library.text("packs/recovery.md").text
    save(library, "packs/recovery.md", "minutes: 20", "minutes: 30")
    assert states(library, sent)["packs/recovery.md"] is State.OLDER
    colleague.write("packs/recovery.md", PACK.replace("minutes: 15", "minutes: 25"))
    (changed,) = [
        one for one in library.bundles.read(colleague.send()).arrivals if one.state is State.CHANGED
    ]
    assert "[[checkout-line-2]]" in changed.base
    assert "minutes: 20" in changed.base


def test_a_document_that_was_renamed_here_is_known_and_links_follow(colleague, mine):
    library = mine()
    take(library, colleague.send())
    library.curation.carry_out(library.curation.plan_id_rename(CASE_PATH, "till"))
    colleague.write("lessons/open-early.md", LESSON.replace("effect: improve", "effect: avoid"))
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    sent = colleague.send()
    comparison = library.bundles.read(sent)
    mine_paths = {one.path: one.mine.path for one in comparison.arrivals}
    assert mine_paths[CASE_PATH] == "retail/till.md"
    take(library, sent)
    assert "— [[till]]" in library.text("lessons/open-early.md").text
    assert "in two minutes" in library.text("retail/till.md").text
    assert set(states(library, sent).values()) == {State.SAME}


def test_a_document_under_another_name_with_the_very_text_is_the_same(colleague, mine):
    text = FILES[CASE_PATH]
    library = mine({"a/as-long.md": text[::-1], "shops/renamed.md": text})
    comparison = library.bundles.read(colleague.send())
    found = {one.path: one for one in comparison.arrivals}
    assert found[CASE_PATH].mine.path == "shops/renamed.md"
    assert found[CASE_PATH].state is State.SAME
    assert "— [[renamed]]" in found["lessons/open-early.md"].text


def test_links_by_path_follow_a_document_to_another_folder(colleague, mine):
    text = FILES[CASE_PATH] + "\n[maker](../car-maker.md) ![s](<../attachments/sketch.png>)\n"
    colleague.write(CASE_PATH, text)
    library = mine({"deep/er/checkout-line.md": FILES[CASE_PATH]})
    take(library, colleague.send())
    written = library.text("deep/er/checkout-line.md").text
    assert "[maker](../../car-maker.md)" in written
    assert "![s](<../../attachments/sketch.png>)" in written


def test_a_picture_with_a_name_that_is_taken_gets_another(colleague, mine):
    library = mine()
    (library.root / "other").mkdir()
    (library.root / "other/sketch.png").write_bytes(OTHER_PNG)
    sent = colleague.send()
    taking = take(library, sent)
    assert taking.pictures == ("attachments/sketch-2.png",)
    assert "![[sketch-2.png]]" in library.text(CASE_PATH).text
    assert library.read(CASE_PATH).pictures == {"attachments/sketch-2.png": PNG}
    assert set(states(library, sent).values()) == {State.SAME}
    assert take(library, sent).changes == ()
    library.curation.undo_last()
    assert [path for path in on_disk(library) if path.endswith(".png")] == ["other/sketch.png"]


def test_a_picture_that_is_here_is_not_written_again(colleague, mine):
    library = mine()
    (library.root / "attachments").mkdir()
    (library.root / "attachments/sketch.png").write_bytes(PNG)
    assert take(library, colleague.send()).pictures == ()
    assert "![[sketch.png]]" in library.text(CASE_PATH).text


def test_pictures_of_one_name_get_one_new_name(mine):
    text = "# A\n![[a/s.png]] ![](b/s.png) ![[s-2.png]]\n"
    documents = bundled({"a.md": text}).documents
    files = {"a/s.png": PNG, "b/s.png": PNG + b"b", "s-2.png": PNG + b"c"}
    bundle = Bundle("x.zip", "a.md", documents, "", files)
    library = mine()
    (library.root / "a").mkdir()
    (library.root / "a/s.png").write_bytes(OTHER_PNG)
    taking = library.bundles.settle(library.bundles.compare(bundle))
    library.bundles.take(taking)
    assert set(taking.pictures) == {"a/s-3.png", "b/s-3.png", "s-2.png"}
    assert library.text("a.md").text == "# A\n![[a/s-3.png]] ![](b/s-3.png) ![[s-2.png]]\n"


def test_a_picture_here_that_cannot_be_read_keeps_its_name(mine):
    library = mine()
    (library.root / "s.png").write_bytes(bytes(20_000_001))
    bundle = Bundle("x.zip", "a.md", bundled({"a.md": "![[s.png]]"}).documents, "", {"s.png": PNG})
    assert take_bundle(library, bundle).pictures == ("s-2.png",)


def test_a_name_here_that_no_link_can_have_is_left_as_it_was(mine):
    library = mine({"a [x].md": "# A\n", "b.md": "# B\n"})
    comparison = library.bundles.compare(bundled({"a.md": "# A\n", "c.md": "[[a]]\n"}))
    found = {arrival.id: arrival for arrival in comparison.arrivals}
    assert found["a"].mine.path == "a [x].md"
    assert found["c"].text == "[[a]]\n"


def bundled(files, root=None, themes=""):
    documents = tuple(BundledDocument(path, text) for path, text in files.items())
    return Bundle("x.zip", root or documents[0].path, documents, themes)


def test_what_is_left_out_leaves_its_pictures_out(colleague, mine):
    library = mine()
    choices = {CASE_PATH: Choice.MINE}
    taking = take(library, colleague.send(), choices=choices, themes=())
    assert set(on_disk(library)) == {"packs/recovery.md", "lessons/open-early.md"}
    assert [one.choice for one in taking.outcomes if one.arrival.path == CASE_PATH] == [Choice.MINE]


def test_a_file_in_the_way_that_is_no_document_is_left_alone(mine, tmp_path):
    library = mine()
    (library.root / "a.md").mkdir()
    take_bundle(library, bundled({"a.md": "# A\nSee [[a#there]].\n"}))
    assert library.text("a-2.md").text == "# A\nSee [[a-2#there]].\n"


def take_bundle(library, bundle, **chosen):
    taking = library.bundles.settle(library.bundles.compare(bundle), **chosen)
    library.bundles.take(taking)
    return taking


def test_an_id_that_cannot_be_linked_gets_one_that_can(mine):
    library = mine({"a [x].md": ELSEWHERE})
    taking = take_bundle(library, bundled({"a [x].md": "# A\n", "b.md": "# B\n[[a]]\n"}))
    assert taking.added == ("a-x-2.md", "b.md")


def test_two_documents_of_a_bundle_with_one_id_both_come(mine):
    library = mine()
    taking = take_bundle(library, bundled({"a/x.md": "# One\n", "b/x.md": "# Two\n[[x]]\n"}))
    assert taking.added == ("a/x.md", "b/x-2.md")
    assert library.text("b/x-2.md").text == "# Two\n[[x]]\n"


def test_a_new_id_is_none_that_the_bundle_has_itself(mine):
    library = mine({"x.md": ELSEWHERE})
    taking = take_bundle(library, bundled({"x.md": "# One\n[[x-2]]\n", "x-2.md": "# Two\n"}))
    assert taking.added == ("x-3.md", "x-2.md")
    assert library.text("x-3.md").text == "# One\n[[x-2]]\n"


def test_a_document_that_cannot_be_read_here_keeps_its_name(mine):
    library = mine()
    (library.root / "x.md").write_bytes(b"x" * 20_000_001)
    taking = take_bundle(library, bundled({"x.md": "# One\n"}))
    assert taking.added == ("x-2.md",)


def test_another_kind_with_the_name_is_another_document(mine):
    library = mine({"x.md": LESSON})
    comparison = library.bundles.compare(bundled({"x.md": "---\ntitle: One\n---\n"}))
    assert comparison.counts == {State.TAKEN: 1}
    assert comparison.arrivals[0].mine.path == "x.md"


def test_most_lines_the_same_are_the_same_document(mine):
    text = "".join(f"Line {number}.\n" for number in range(20))
    library = mine({"x.md": f"# Old title\n{text}"})
    comparison = library.bundles.compare(bundled({"x.md": f"# New title\n{text}"}))
    assert comparison.counts == {State.CHANGED: 1}


def test_a_foreign_encoding_here_is_not_written_over(mine):
    library = mine()
    (library.root / "x.md").write_bytes("# Café\nNöch mehr Wörter.\n".encode("latin-1"))
    library.reconcile()
    bundle = bundled({"x.md": "# Café\nNew.\n", "y.md": "# Y\n"})
    taking = take_bundle(library, bundle, choices={"x.md": Choice.THEIRS})
    assert taking.added == ("y.md",)
    assert taking.changed == ()
    (refused,) = [one for one in taking.outcomes if one.refused]
    assert refused.refused.startswith("x.md is not changed.")
    assert not refused.is_written


def test_theirs_that_says_what_mine_says_changes_nothing(mine):
    library = mine({"x.md": "# A\n"})
    bundle = bundled({"x.md": "# A\n"})
    comparison = library.bundles.compare(bundle)
    assert library.bundles.settle(comparison, {"x.md": Choice.THEIRS}).changes == ()
    both = library.bundles.compare(bundled({"x.md": "# A\nMore.\n"}))
    merged = library.bundles.settle(both, {"x.md": Choice.MERGED}, {"x.md": "# A\n"})
    assert merged.changes == ()


def test_themes_are_united_and_what_is_said_here_stays(mine):
    library = mine(
        {
            "a.md": "---\nthemes: [trust, queue, alone]\n---\n",
            "themes.yaml": "# ours\n- id: trust\n  label: Trust\n  synonyms: [faith]\n"
            "- id: queue\n  broader: trust\n- id: service\n",
        }
    )
    theirs = (
        "- id: trust\n  label: Confidence\n  synonyms: [Faith, reliance]\n  broader: service\n"
        "  colour: '#112233'\n  related: [queue, unknown]\n"
        "- id: queue\n  label: Queue\n  synonyms: [line]\n- id: service\n"
        "- id: far\n- id: alone\n  label: Lonely\n"
        "- id: new\n  broader: gone\n"
    )
    bundle = bundled(
        {"b.md": "---\nthemes: [trust, queue, alone, new, only-used]\n---\n"}, themes=theirs
    )
    comparison = library.bundles.compare(bundle)
    found = {arrival.id: arrival for arrival in comparison.themes}
    assert list(found) == ["trust", "queue", "alone", "new"]
    assert found["trust"].gains == ("Confidence", "reliance")
    assert found["alone"].mine is None
    assert found["alone"].gains == ()
    assert found["new"].theme.broader is None
    take_bundle(library, bundle, themes={"trust", "queue", "alone"})
    themes = library.vocabulary.themes
    assert themes["trust"].label == "Trust"
    assert themes["trust"].synonyms == ("faith", "Confidence", "reliance")
    assert (themes["trust"].broader, themes["trust"].colour) == ("service", "#112233")
    assert themes["trust"].related == ("queue",)
    assert (themes["queue"].synonyms, themes["queue"].broader) == (("line",), "trust")
    assert themes["alone"].label == "Lonely"
    assert not themes["new"].listed
    assert (library.root / "themes.yaml").read_text().startswith("# ours\n")
    left = library.bundles.compare(bundle)
    assert [arrival.id for arrival in left.themes] == ["new"]


def test_themes_never_become_broader_than_themselves(mine):
    library = mine({"themes.yaml": "- id: a\n- id: b\n  broader: a\n"})
    theirs = "- id: a\n  broader: b\n- id: b\n"
    comparison = library.bundles.compare(
        bundled({"x.md": "---\nthemes: [a]\n---\n"}, themes=theirs)
    )
    assert comparison.themes == ()


def test_themes_that_cannot_be_changed_here_are_left_and_it_is_said(mine):
    library = mine({"themes.yaml": "broken: [\n"})
    bundle = bundled({"x.md": "---\nthemes: [a]\n---\n"}, themes="- id: a\n")
    taking = take_bundle(library, bundle)
    assert taking.added == ("x.md",)
    assert taking.warnings[0].startswith("No themes are taken in: themes.yaml")
    (library.root / "themes.yaml").write_bytes("- id: caf\xe9 au lait\n".encode("latin-1"))
    library.reconcile()
    taking = library.bundles.settle(library.bundles.compare(bundle))
    assert taking.warnings[0].startswith("themes.yaml is not changed.")


def test_themes_that_cannot_be_read_there_are_none(mine):
    library = mine()
    taking = take_bundle(library, bundled({"x.md": "---\nthemes: [a]\n---\n"}, themes="a: [\n"))
    assert (taking.themes, taking.added) == ((), ("x.md",))


def test_a_file_changed_meanwhile_stops_all_of_it(colleague, mine):
    library = mine()
    take(library, colleague.send())
    colleague.write(CASE_PATH, FILES[CASE_PATH].replace("quickly", "in two minutes"))
    colleague.write("packs/recovery.md", PACK.replace("15", "20"))
    taking = library.bundles.settle(library.bundles.read(colleague.send()))
    (library.root / CASE_PATH).write_text("typed elsewhere", "utf-8")
    before = on_disk(library)
    with pytest.raises(EditedOutside):
        library.bundles.take(taking)
    assert on_disk(library) == before


def test_a_read_only_library_takes_nothing_in(folder, opened):
    library = opened(folder, read_only=True)
    library.reconcile()
    taking = library.bundles.settle(library.bundles.compare(bundled({"x.md": "# A\n"})))
    with pytest.raises(WriteRefused, match="reading only"):
        library.bundles.take(taking)


def test_a_link_in_the_library_leads_nothing_out_of_it(mine, tmp_path):
    library = mine()
    (tmp_path / "outside").mkdir()
    (library.root / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(OutsideLibrary):
        library.bundles.compare(bundled({"link/evil.md": "# Evil\n"}))
    assert list((tmp_path / "outside").iterdir()) == []


def test_comparing_can_be_cancelled(colleague, mine):
    class Stopping:
        def step(self, done, total, what):
            if what == "Comparing" and done == 2:
                raise Cancelled

    library, sent = mine(), colleague.send()
    with pytest.raises(Cancelled):
        library.bundles.read(sent, Stopping())


def test_a_bundle_of_one_that_was_sent_back_is_older_there(colleague, mine):
    library = mine()
    take(library, colleague.send())
    save(library, CASE_PATH, "quickly", "at once")
    exported = library.exporting.export(
        [library.locate("recovery")],
        library.root.parent / "back",
        Wanted(artefacts=frozenset({Artefact.BUNDLE})),
    )
    theirs = colleague.library()
    found = {one.path: one for one in theirs.bundles.read(exported.written[0].path).arrivals}
    assert found[CASE_PATH].state is State.NEWER
    assert found["packs/recovery.md"].state is State.SAME


def test_every_state_offers_what_it_usually_does():
    assert set(OFFERED) == set(State)
    assert all(len(set(choices)) == len(choices) for choices in OFFERED.values())


def test_a_new_document_has_nothing_to_be_merged_with(mine):
    (arrival,) = mine().bundles.compare(bundled({"x.md": "# A\n"})).arrivals
    assert arrival.merged().text == "# A\n"
