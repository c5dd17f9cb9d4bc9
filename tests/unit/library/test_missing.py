"""Asking for a document that cannot be had."""

import os

import pytest

from casebook.domain.errors import DocumentMissing, FileUnreadable


def test_a_file_that_could_not_be_read_says_why(folder, library):
    for name in ("Big.md", "sub/deep.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
        os.truncate(folder / name, 50_000_000)
    (folder / "nowhere.md").symlink_to("missing.md")
    library.reconcile()
    for name in ("Big.md", "Big", "big", "sub/deep.md", "deep"):
        with pytest.raises(FileUnreadable, match="50 MB"):
            library.locate(name)
    with pytest.raises(FileUnreadable, match="leads nowhere"):
        library.locate("nowhere")


def test_a_name_that_nothing_has_is_said_to_be_missing(folder, library):
    (folder / "themes.yaml").write_text("5", "utf-8")
    library.reconcile()
    for name in ("nothing", "themes.yaml", "themes", "", "\udcff"):
        with pytest.raises(DocumentMissing, match="There is no document"):
            library.locate(name)
