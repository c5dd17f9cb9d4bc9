"""A bundle opened to be looked at: read only, searched as any library, and gone afterwards."""

import pytest

from casebook.domain.errors import ImportRefused, LibraryMissing, WriteRefused
from casebook.domain.query import Query
from casebook.library.bundles.looking import BundleLibrary, sweep_bundles
from casebook.library.library import Library
from casebook.storage.unpacking import bundles_folder
from tests.unit.importing.bundling import CASE, PNG, bundle_of


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "Trust 2026.zip"
    files = {"sub/line.md": CASE + "![[dot.png]]\n", "sub/dot.png": PNG}
    path.write_bytes(bundle_of({**files, "themes.yaml": "- id: queue\n"}))
    return path


@pytest.fixture
def looked(bundle):
    library = Library.open(bundle)
    yield library
    library.close()


def test_a_bundle_is_read_and_searched_like_a_library(looked, bundle):
    looked.catch_up()
    assert (looked.name, looked.bundle, looked.read_only) == ("Trust 2026", bundle, True)
    assert looked.find(Query(text="waited")).total == 1
    assert looked.read("sub/line.md").pictures == {"sub/dot.png": PNG}
    assert "queue" in looked.vocabulary.themes


def test_nothing_in_it_can_be_changed(looked):
    looked.catch_up()
    with pytest.raises(WriteRefused, match="Take it into a library of your own"):
        looked.save("other", looked.text("sub/line.md"))


def test_closing_it_leaves_nothing_behind(bundle):
    library = BundleLibrary.look_into(bundle)
    library.catch_up()
    assert bundle.exists()
    assert list(bundles_folder().iterdir())
    library.close()
    assert list(bundles_folder().iterdir()) == []
    assert bundle.exists()


def test_what_a_program_that_ended_has_left_is_swept(looked, bundle):
    left = bundles_folder() / "left"
    (left / "library").mkdir(parents=True)
    (left / "held").touch()
    being_made = bundles_folder() / "being-made"
    being_made.mkdir()
    (bundles_folder() / "file").touch()
    other = BundleLibrary.look_into(bundle)
    assert not left.exists()
    assert looked.root.exists()
    assert being_made.exists()
    other.close()
    assert sweep_bundles() == 0
    assert looked.root.exists()


def test_sweeping_where_nothing_was_ever_looked_at_is_fine(tmp_path):
    assert sweep_bundles(tmp_path / "nowhere") == 0


def test_what_is_no_bundle_is_refused_and_leaves_nothing(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"words")
    with pytest.raises(LibraryMissing):
        Library.open(tmp_path / "x.zip")
    (tmp_path / "x.zip").write_bytes(bundle_of({"line.md": CASE}, schema=9))
    with pytest.raises(ImportRefused, match="newer Casebook"):
        Library.open(tmp_path / "x.zip")
    with pytest.raises(LibraryMissing):
        Library.open(tmp_path / ("x" * 300))
    assert not bundles_folder().exists()


def test_a_bundle_without_themes_is_looked_at_too(tmp_path):
    (tmp_path / "x.zip").write_bytes(bundle_of({"line.md": CASE}))
    library = BundleLibrary.look_into(tmp_path / "x.zip")
    library.catch_up()
    assert library.totals().cases == 1
    library.close()
