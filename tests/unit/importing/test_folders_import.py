"""Folders are taken whole: their documents, with the pictures beside them."""

import os

import pytest

from casebook.domain.errors import ImportRefused
from casebook.importing.converted import Converted
from casebook.importing.folders import Companions, find_files
from casebook.importing.limits import Limits
from casebook.importing.source import Format
from tests.unit.importing.making import png, put


def names(*paths):
    found = list(find_files(paths))
    taken = [one.name for one in found if not one.refusal]
    return taken, {one.name: one.refusal for one in found if one.refusal}


def test_documents_are_found_and_what_is_none_is_said(tmp_path):
    put(
        tmp_path,
        {
            "b.docx": "x",
            "a/c.md": "x",
            "a/LICENSE": "x",
            "a/pic.png": png(),
            "a/All.base": "x",
            "a/Meeting Template.md": "x",
            ".obsidian/app.json": "{}",
            ".hidden.md": "x",
            "~$b.docx": "x",
            "page_files/style.css": "x",
            "_resources/x.txt": "x",
        },
    )
    taken, refused = names(tmp_path)
    assert taken == ["b.docx", "a/c.md"]
    assert set(refused) == {"a/LICENSE", "a/All.base", "a/Meeting Template.md"}
    assert "licence" in refused["a/LICENSE"]


def test_each_file_comes_once_and_a_named_one_always(tmp_path):
    put(tmp_path, {"LICENSE": "x", "a.md": "x"})
    taken, refused = names(tmp_path / "LICENSE", tmp_path / "a.md", tmp_path, tmp_path / "none.md")
    assert taken == ["LICENSE", "a.md"]
    assert "is not there" in refused["none.md"]


def test_links_are_not_followed(tmp_path):
    put(tmp_path, {"out/secret.md": "x", "in/a.md": "x"})
    os.symlink(tmp_path / "out" / "secret.md", tmp_path / "in" / "b.md")
    os.symlink(tmp_path / "out", tmp_path / "in" / "c")
    taken, refused = names(tmp_path / "in")
    assert taken == ["a.md"]
    assert "is a link" in refused["b.md"]


def test_no_more_than_so_many_files_are_looked_at(tmp_path, monkeypatch):
    monkeypatch.setattr("casebook.importing.folders._MOST", 2)
    put(tmp_path, {f"{n}.md": "x" for n in range(4)})
    assert names(tmp_path)[0] == ["0.md", "1.md"]


def test_a_file_that_is_too_large_or_gone_says_so(tmp_path):
    put(tmp_path, {"a.md": "x" * 50})
    (found,) = find_files([tmp_path])
    with pytest.raises(ImportRefused, match="Split it"):
        found.source(Limits(source=10))
    found.place.unlink()
    with pytest.raises(ImportRefused, match=r"cannot be read \(it is not there\)"):
        found.source(Limits())


def document(markdown):
    return Converted("T", markdown, Format.MARKDOWN)


def test_pictures_beside_a_note_come_along(tmp_path):
    root = put(
        tmp_path / "vault",
        {
            "notes/a.md": "x",
            "notes/near.png": png(1),
            "assets/far away.png": png(2),
            "deep/named.png": png(3),
            ".trash/named.png": png(4),
        },
    )
    text = (
        '![one](near.png) ![two](../assets/far%20away.png "t") ![three](</assets/x.png>) '
        "![[named.png|300]] ![[named.png|The till]] ![4](https://x.org/a.png) ![5]()"
    )
    found = Companions(root, Limits()).with_pictures(document(text), root / "notes" / "a.md")
    assert found.markdown == (
        "![one](picture:1) ![two](picture:2) three ![](picture:0) ![The till](picture:0) "
        "![4](https://x.org/a.png) ![5]()"
    )
    assert [picture.name for picture in found.pictures] == ["named.png", "near.png", "far-away.png"]
    assert found.warnings[0].startswith("1 picture was left out")


def test_pictures_outside_the_folder_stay_there(tmp_path):
    put(tmp_path, {"secret.png": png(), "vault/a.md": "x", "vault/large.png": png() + b"\0" * 500})
    root = tmp_path / "vault"
    os.symlink(tmp_path / "secret.png", root / "link.png")
    text = "![a](../secret.png) ![b](link.png) ![c](large.png) ![d](a\0b.png) ![e](/etc/passwd)"
    found = Companions(root, Limits(picture=300)).with_pictures(document(text), root / "a.md")
    assert found.markdown == "a b c d e"
    assert found.pictures == ()
    plain = document("no pictures")
    assert Companions(root, Limits()).with_pictures(plain, root / "a.md") is plain
