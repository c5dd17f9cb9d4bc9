"""Whatever is sent arrives as it was: the sample, and libraries made at random."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casebook.domain.pack import Pack
from casebook.export.artefacts import Artefact
from casebook.export.run import Wanted
from casebook.library.bundles.arrival import Choice, State
from casebook.library.library import Library
from casebook.markdown.links import linked_id
from casebook.resources import sample_library
from tests.unit.importing.bundling import PNG
from tests.unit.library.conftest import write

_NOT_SENT = frozenset({"link-nowhere", "case-without-lessons"})
"""What a check finds because a document was not sent: links to it, and lessons of a case."""


def ids():
    return [path.stem for path in sorted(sample_library().rglob("*.md"))]


def bundle_of(library, name, to):
    wanted = Wanted(artefacts=frozenset({Artefact.BUNDLE}))
    exported = library.exporting.export([library.locate(name)], to, wanted)
    return exported.written[0].path


def evidence(library):
    lessons = [entry.path for entry in library.shelf.entries if entry.kind.value == "lesson"]
    return {
        path: [(one.found, one.case_path) for one in library.read(path).evidence]
        for path in lessons
    }


def findings(library, paths):
    return {
        (found.path, found.code, found.line)
        for found in library.findings()
        if found.path in paths and found.code not in _NOT_SENT
    }


def arrives_whole(theirs, mine, path):
    comparison = mine.bundles.read(path)
    assert set(comparison.counts) <= {State.NEW}
    taking = mine.bundles.settle(comparison)
    mine.bundles.take(taking)
    mine.reconcile()
    sent = {arrival.path for arrival in comparison.arrivals}
    for arrival in comparison.arrivals:
        assert mine.text(arrival.path).text == arrival.sent.text
    assert findings(mine, sent) <= findings(theirs, sent)
    before = evidence(theirs)
    for lesson, now in evidence(mine).items():
        for (found, case), (was, there) in zip(now, before[lesson], strict=True):
            if there in sent:
                assert (found, case) == (was, there)
            else:  # a pack from which a lesson quotes is not sent with it
                assert case is None
                assert there is None or isinstance(theirs.read(there).document, Pack)
    nowhere = {
        linked_id(found.message.split("“")[-1].split("”")[0])
        for found in mine.findings()
        if found.code == "link-nowhere" and found not in theirs.findings()
    }
    assert nowhere <= set(comparison.missing)
    again = mine.bundles.read(path)
    assert set(again.counts) == {State.SAME}
    assert mine.bundles.settle(again).changes == ()


@pytest.fixture(scope="module")
def theirs(tmp_path_factory):
    place = tmp_path_factory.mktemp("sample")
    library = Library.open(
        shutil.copytree(sample_library(), place / "library"),
        cache=place / "cache",
        data=place / "data",
    )
    library.reconcile()
    yield library
    library.close()


@pytest.mark.parametrize("name", ids())
def test_every_document_of_the_sample_arrives_whole(theirs, opened, tmp_path, name):
    (tmp_path / "mine").mkdir()
    mine = opened(tmp_path / "mine", data=tmp_path / "data")
    mine.reconcile()
    arrives_whole(theirs, mine, bundle_of(theirs, name, tmp_path / "out"))


NAMES = ("a", "b", "c", "Ä", "a-2")
FOLDERS = ("", "x", "x/y")
WORDS = ("one two three", "four five six", "a *marked* word", "wörter")

link = st.sampled_from(NAMES).flatmap(
    lambda name: st.sampled_from(
        (f"[[{name}]]", f"[[{name}|words]]", f"[w]({name}.md)", f"[w](../{name}.md#one)")
    )
)
line = st.one_of(link, st.sampled_from((*WORDS, "![[p.png]]", "![](p.png)", "![[gone.png]]")))
body = st.lists(line, max_size=5).map("\n\n".join)


@st.composite
def document(draw, name):
    kind = draw(st.sampled_from(("case", "case", "lesson", "pack")))
    themes = draw(st.lists(st.sampled_from(("t1", "t2", "deep/t3")), max_size=2, unique=True))
    head = f"---\nkind: {kind}\ntitle: {name}\nthemes: [{', '.join(themes)}]\n---\n"
    text = draw(body)
    if kind == "lesson":
        quoted = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(NAMES))))
        text += "\n\n## Evidence\n" + "".join(f"> {w}\n>\n> — [[{n}]]\n\n" for w, n in quoted)
    elif kind == "pack":
        items = draw(st.lists(st.sampled_from(NAMES), max_size=3))
        rows = "".join(f"| 5 | read | [[{item}]] | | |\n" for item in items)
        text = (
            f"## Agenda\n| Minutes | Activity | Item | Use | Note |\n|---|---|---|---|---|\n{rows}"
        )
    else:
        text = f"## Situation\n{text}\n"
    return head + text


@st.composite
def libraries(draw):
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    files = {}
    for name in names:
        folder = draw(st.sampled_from(FOLDERS))
        files[f"{folder}/{name}.md" if folder else f"{name}.md"] = draw(document(name))
    files["themes.yaml"] = "- id: t1\n  broader: t2\n- id: t2\n  synonyms: [x]\n- id: unused\n"
    return names, files, draw(st.sampled_from(("p.png", "x/p.png", "attachments/p.png")))


def library_at(place, files, picture=None):
    (place / "library").mkdir(parents=True)
    write(place / "library", files)
    if picture:
        file = place / "library" / picture
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(PNG)
    library = Library.open(place / "library", cache=place / "cache", data=place / "data")
    library.reconcile()
    return library


several = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)


@several
@given(libraries())
def test_every_document_of_any_library_arrives_whole(made):
    names, files, picture = made
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        theirs = library_at(place / "theirs", files, picture)
        mine = library_at(place / "mine", {})
        try:
            arrives_whole(theirs, mine, bundle_of(theirs, names[0], place / "out"))
        finally:
            theirs.close()
            mine.close()


@several
@given(libraries(), libraries(), st.sampled_from((None, Choice.BOTH, Choice.THEIRS)))
def test_between_any_two_libraries_nothing_of_mine_is_lost_without_being_asked(left, right, choice):
    names, files, picture = left
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        theirs = library_at(place / "theirs", files, picture)
        mine = library_at(place / "mine", right[1], right[2])
        try:
            sent = bundle_of(theirs, names[0], place / "out")
            before = {one: mine.text(one).text for one in (e.path for e in mine.shelf.entries)}
            comparison = mine.bundles.read(sent)
            usual = (State.NEW, State.TAKEN, State.SAME, State.NEWER)
            choices = {
                one.path: choice for one in comparison.arrivals if choice and one.state not in usual
            }
            taking = mine.bundles.settle(comparison, choices)
            mine.bundles.take(taking)
            mine.reconcile()
            for each, text in before.items():
                if choice is not Choice.THEIRS and each not in taking.changed:
                    assert mine.text(each).text == text
            places = {one.arrival.path: one.place for one in taking.outcomes if one.is_added}
            arrived, before_sent = evidence(mine), evidence(theirs)
            for path in before_sent.keys() & places.keys():
                now = arrived[places[path]]
                for (found, case), (was, there) in zip(now, before_sent[path], strict=True):
                    if there in places:
                        assert (found, case) == (was, places[there])
            if taking.changes:
                mine.curation.undo_last()
                assert {e.path: mine.text(e.path).text for e in mine.shelf.entries} == before
        finally:
            theirs.close()
            mine.close()
