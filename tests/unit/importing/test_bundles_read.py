"""Bundles read: what Casebook makes comes out as it went in, everything else is refused."""

import json
import random
import stat
import struct
import tracemalloc
import zipfile

import pytest

from casebook.domain.errors import CasebookError, ImportRefused
from casebook.domain.progress import Cancelled
from casebook.importing.bundle import LIMITS, is_bundle, read_bundle
from casebook.importing.limits import Limits
from tests.unit.importing.bundling import (
    CASE,
    PNG,
    bundle_of,
    in_library,
    manifest_of,
    with_entries,
    zipped,
)


@pytest.fixture
def put(tmp_path):
    def write(data, name="trust.zip"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def refused(put):
    """Read bytes as a bundle; give the sentence of the refusal."""

    def read(data, limits=LIMITS):
        with pytest.raises(ImportRefused) as error:
            read_bundle(put(data), limits=limits)
        assert str(error.value).startswith("trust.zip ")
        assert str(error.value).endswith(".")
        return str(error.value)

    return read


def entry(name, **attributes):
    info = zipfile.ZipInfo(name)
    for key, value in attributes.items():
        setattr(info, key, value)
    return info


class Stopping:
    def step(self, done, total, what):
        raise Cancelled


def test_a_bundle_is_read_as_it_was_made(put):
    files = {
        "line.md": CASE,
        "sub/other.md": "# Other\r\nTwo lines\r\n",
        "themes.yaml": "- id: queue\n",
        "attachments/dot.png": PNG,
    }
    former = ["0" * 32, "no digest", 7, "F" * 32]
    path = put(bundle_of(files, former={"line.md": former}, root="sub/other.md"), "My pack.ZIP")
    bundle = read_bundle(path)
    assert (bundle.name, bundle.stem, bundle.root) == ("My pack.ZIP", "My pack", "sub/other.md")
    assert [document.path for document in bundle.documents] == ["line.md", "sub/other.md"]
    assert bundle.documents[0].text == CASE
    assert bundle.documents[0].former == ("0" * 32,)
    assert bundle.documents[1].text == "# Other\nTwo lines\n"
    assert bundle.documents[1].id == "other"
    assert bundle.themes == "- id: queue\n"
    assert bundle.files == {"attachments/dot.png": PNG}


def test_a_bundle_packed_anew_by_a_person_is_read_too(put):
    held = in_library({"line.md": CASE})
    data = zipped([("library/", b""), *held.items(), ("manifest.json", manifest_of(held))])
    bundle = read_bundle(put(data))
    assert [document.path for document in bundle.documents] == ["line.md"]
    assert read_bundle(put(data, "name")).stem == "name"


@pytest.mark.parametrize("root", ["gone.md", None, [], 7])
def test_a_root_that_is_not_there_is_the_first_document(put, root):
    assert read_bundle(put(bundle_of({"line.md": CASE}, root=root))).root == "line.md"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("library/../../evil.md", "a path that leads out"),
        ("library/./line2.md", "a path that leads out"),
        ("library//line2.md", "a path that leads out"),
        ("/etc/evil.md", "a path from the root of a disk"),
        ("C:/evil.md", "a path from the root of a disk"),
        ("library\\evil.md", "a path with backslashes"),
        ("library/..\\evil.md", "a path with backslashes"),
        ("library/con.md", "a name that some systems cannot write"),
        ("library/AUX", "a name that some systems cannot write"),
        ("library/lpt1.notes.md", "a name that some systems cannot write"),
        ("library/com¹.md", "a name that some systems cannot write"),
        ("library/line.md:stream", "a name that some systems cannot write"),
        ("library/what?.md", "a name that some systems cannot write"),
        ("library/end.md ", "a name that some systems cannot write"),
        ("library/ start.md", "a name that some systems cannot write"),
        ("library/end.", "a name that some systems cannot write"),
        ("library/bell\x07.md", "a name that some systems cannot write"),
        ("library/.casebookignore", "a name that is hidden"),
        ("library/.git/hooks/x", "a name that is hidden"),
        ("library/" + "a" * 201 + ".md", "too long for some systems"),
        ("library/" + "漢" * 100 + ".md", "too long for some systems"),
        ("library/" + "a/" * 30 + "b.md", "too long for some systems"),
        ("library/" + ("a" * 100 + "/") * 4 + "b.md", "too long for some systems"),
    ],
)
def test_names_that_lead_elsewhere_or_cannot_be_written_are_refused(refused, name, says):
    assert says in refused(with_entries((name, b"evil")))


@pytest.mark.parametrize(
    "pair",
    [
        ("library/LINE.md", "library/line2.md"),
        ("library/caf\u00e9.md", "library/cafe\u0301.md"),
        ("library/stra\u00dfe.md", "library/STRASSE.md"),
        ("library/same.md", "library/same.md"),
        ("library/dir", "library/dir/"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_some_systems_take_for_one_are_refused(refused, pair):
    assert "the same name for some systems" in refused(
        with_entries(*((name, b"") for name in pair))
    )


def test_a_name_with_a_zero_byte_is_refused(refused):
    data = with_entries(("library/lineXexe", b"x"))
    data = data.replace(b"library/lineXexe", b"library/line\0exe")
    assert "a name that some systems cannot write" in refused(data)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_are_refused(refused, kind):
    link = entry("library/link.md", create_system=3, external_attr=(kind | 0o777) << 16)
    assert "a link or a device" in refused(with_entries((link, b"/etc/passwd")))


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(refused, packed):
    held = in_library({"line.md": CASE})
    data = zipped({"manifest.json": manifest_of(held), **held}, packed)
    assert "packed in a way that Casebook does not use" in refused(data)


def test_a_folder_with_something_in_it_is_refused(refused):
    assert "packed in a way" in refused(with_entries(("library/x/", b"words")))


def test_bombs_are_refused_before_they_are_unpacked(refused):
    tracemalloc.start()
    try:
        assert "unpacks to far more" in refused(with_entries(("library/a.bmp", bytes(30_000_000))))
        many = {f"a{number}.md": "" for number in range(30)}
        assert "unpacks to far more" in refused(bundle_of(many), Limits(members=20))
        large = {"line.md": CASE, "a.png": random.Random(1).randbytes(5_000)}
        assert "unpacks to far more" in refused(bundle_of(large), Limits(unpacked=4_000))
    finally:
        tracemalloc.stop()


def test_an_archive_that_uses_its_bytes_twice_is_refused(refused):
    inner = random.Random(1).randbytes(4_000)
    data = bytearray(with_entries(("library/a.png", inner), ("library/b.png", inner)))
    end = data.rfind(b"PK\x01\x02")
    size = struct.unpack_from("<L", data, end + 20)[0]
    struct.pack_into("<L", data, end + 20, size + len(data))
    assert "unpacks to far more" in refused(bytes(data))


def test_an_archive_in_a_bundle_stays_packed(put):
    inner = zipped({"bomb": bytes(5_000_000)})
    bundle = read_bundle(put(bundle_of({"line.md": CASE, "inner.docx": inner})))
    assert bundle.files["inner.docx"] == inner


def test_a_list_of_files_that_would_fill_the_memory_is_refused(refused):
    data = bytearray(bundle_of({"line.md": CASE}))
    at = data.rfind(b"PK\x05\x06")
    struct.pack_into("<L", data, at + 12, 11_000_000)
    assert "is damaged or was cut off" in refused(bytes(data))
    data = bundle_of({"line.md": CASE})
    at = data.rfind(b"PK\x05\x06")
    far = b"PK\x06\x07" + bytes(16)
    assert "is damaged or was cut off" in refused(data[:at] + far + data[at:])


def test_a_huge_file_and_a_huge_manifest_are_refused(refused):
    data = bundle_of({"line.md": CASE})
    assert "which no bundle has" in refused(data, Limits(source=100))
    noise = random.Random(1).randbytes(10_500_000).hex()  # no bomb by its ratio
    data = bundle_of({"line.md": CASE}, note=noise)
    assert "a list of files that is longer" in refused(data)


def test_a_file_larger_than_casebook_reads_is_refused(refused):
    noise = random.Random(1).randbytes(20_000_001)
    assert "has 20 MB; Casebook reads" in refused(bundle_of({"line.md": CASE, "a.png": noise}))


def test_files_that_are_not_as_the_manifest_says_are_refused(refused):
    held = in_library({"line.md": CASE})
    manifest = manifest_of(held)
    other = {"library/line.md": held["library/line.md"].replace(b"long", b"very")}
    says = refused(zipped({"manifest.json": manifest, **other}))
    assert "library/line.md was changed since the bundle was made" in says
    assert "library/line.md is missing" in refused(zipped({"manifest.json": manifest}))
    more = with_entries(("library/more.md", b"more"), also_listed=False)
    assert "library/more.md is not in its list of files" in refused(more)
    assert "evil.txt is not in its list" in refused(with_entries(("evil.txt", b"x")))
    long = f"library/{'a' * 150}.md"
    assert "a… is not in its list" in refused(with_entries((long, b""), also_listed=False))


def test_a_newer_form_asks_for_an_update(refused):
    says = refused(bundle_of({"line.md": CASE}, schema=2))
    assert "was made by a newer Casebook" in says
    assert "Update Casebook" in says


@pytest.mark.parametrize("schema", [0, -1, "1", None, True, 1.0])
def test_a_form_that_is_none_is_damage(refused, schema):
    assert "is damaged" in refused(bundle_of({"line.md": CASE}, schema=schema))


@pytest.mark.parametrize(
    "files",
    [
        None,
        {},
        "x",
        [3],
        [{}],
        [{"path": "library/line.md", "bytes": 1}],
        [{"path": "library/line.md", "bytes": "1", "sha256": "0" * 64}],
        [{"path": "library/line.md", "bytes": 1, "sha256": "x"}],
        [{"path": 3, "bytes": 1, "sha256": "0" * 64}],
        [{"path": "library/line.md", "bytes": 1, "sha256": "0" * 64}] * 2,
    ],
)
def test_a_manifest_that_lists_nothing_sensible_is_damage(refused, files):
    assert "is damaged" in refused(bundle_of({"line.md": CASE}, files=files))


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[" * 100_000,
        b'{"format": "casebook-bundle", "schema": ' + b"9" * 5_000 + b"}",
    ],
)
def test_a_manifest_that_cannot_be_read_is_damage(refused, manifest):
    assert "is damaged" in refused(zipped({"manifest.json": manifest}))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"PK\x05\x06" + bytes(18),
        zipped({"a.txt": b"x"}),
        zipped({"manifest.json": b"{}"}),
        zipped({"manifest.json": b"[]"}),
    ],
)
def test_what_is_no_bundle_is_refused(refused, data):
    assert "is no bundle of Casebook" in refused(data)


def test_a_bundle_without_documents_is_refused(refused):
    assert "holds no documents" in refused(bundle_of({"a.png": PNG}))


@pytest.mark.parametrize("name", ["line.md", "themes.yaml"])
def test_text_that_is_not_utf8_is_refused_with_its_line(refused, name):
    files = {"line.md": CASE, name: b"one\ntwo \xe9\n"}
    assert f"library/{name}, which is not UTF-8 from line 2 on" in refused(bundle_of(files))


@pytest.mark.parametrize(
    ("name", "data"),
    [("run.exe", b"x"), ("a.png", b"MZ\x90"), ("a.png", b"\x7fELF"), ("a", b"#!/bin/sh")],
)
def test_programs_are_refused(refused, name, data):
    assert "may be a program" in refused(bundle_of({"line.md": CASE, name: data}))


def test_a_protected_bundle_is_refused(put, refused):
    data = bytearray(bundle_of({"line.md": CASE}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    assert "is protected by a password" in refused(bytes(data))
    assert is_bundle(put(bytes(data)))


def test_a_bundle_that_cannot_be_opened_is_refused(tmp_path):
    with pytest.raises(ImportRefused, match=r"gone\.zip cannot be read"):
        read_bundle(tmp_path / "gone.zip")
    assert not is_bundle(tmp_path / "gone.zip")
    assert not is_bundle(tmp_path)


def test_reading_can_be_cancelled(put):
    with pytest.raises(Cancelled):
        read_bundle(put(bundle_of({"line.md": CASE})), Stopping())


def test_a_bundle_is_known_by_what_is_in_it(put):
    data = bundle_of({"line.md": CASE})
    assert is_bundle(put(data, "letter.docx"))
    assert is_bundle(put(data[:-80], "torn.zip"))
    assert not is_bundle(put(zipped({"manifest.json": b'{"manifest_version": 3}'})))
    assert not is_bundle(put(zipped({"word/document.xml": b"<w/>"})))
    assert not is_bundle(put(zipped({"a": b"x"})[:20]))
    assert not is_bundle(put(b"PK\x03\x04"))
    assert not is_bundle(put(b"words"))


def refusal(path):
    """Give why a bundle is refused; None when it is read."""
    try:
        read_bundle(path)
    except CasebookError as error:
        return str(error)
    return None


def broken(data, random_):
    """Give bytes with a few of them changed, cut off, or doubled."""
    data = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 8, 40))):
        at = random_.randrange(len(data))
        match random_.randrange(5):
            case 0:
                data[at] = random_.randrange(256)
            case 1:
                data[at] ^= 1 << random_.randrange(8)
            case 2:
                del data[at : at + random_.randrange(1, 30)]
            case 3:
                data[at:at] = data[at : at + random_.randrange(1, 60)]
            case _:
                data[at : at + 4] = random_.choice((b"\xff" * 4, bytes(4), b"PK\x01\x02"))
        if not data:
            break
    return bytes(data)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_to_its_bytes_a_bundle_is_read_or_refused(put, seed):
    files = {"line.md": CASE, "sub/b.md": "# B\n", "themes.yaml": "- id: x\n", "a.png": PNG}
    whole = bundle_of(files, former={"line.md": ["0" * 32]})
    chance = random.Random(seed)
    for _ in range(150):
        path = put(broken(whole, chance))
        is_bundle(path)
        why = refusal(path)
        if why is not None:
            assert "trust.zip" in why
        else:
            assert all(document.path in files for document in read_bundle(path).documents)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_manifest_says_a_bundle_is_read_or_refused(put, seed):
    held = in_library({"line.md": CASE, "a.png": PNG})
    chance = random.Random(seed)
    odd = [
        None,
        0,
        -1,
        2**70,
        True,
        "",
        "x" * 5_000,
        [],
        {},
        [[]],
        "library/line.md",
        "\ud800",
        1e9,
    ]
    for _ in range(150):
        manifest = json.loads(manifest_of(held))
        for _ in range(chance.choice((1, 1, 2, 3))):
            place = chance.choice((manifest, *manifest["files"])) if manifest["files"] else manifest
            if isinstance(place, dict) and place:
                place[chance.choice((*place, "former", "new"))] = chance.choice(odd)
            if not isinstance(manifest["files"], list):
                break
        packed = zipped({"manifest.json": json.dumps(manifest).encode(), **held})
        assert "trust.zip" in (refusal(put(packed)) or "trust.zip")
