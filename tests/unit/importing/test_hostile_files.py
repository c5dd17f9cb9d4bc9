"""Files that mean harm: limited, never followed to the network, told in a sentence."""

import io
import zipfile

import openpyxl
import pytest

from casebook.domain.errors import ImportRefused
from casebook.importing.archive import EMBEDDED, MACROS
from casebook.importing.importer import convert
from casebook.importing.limits import Limits
from casebook.importing.picturing import ending_of
from casebook.importing.source import Asked, Source
from tests.unit.importing.making import converted, docx, paragraph

TEXT = paragraph("It was long.")


def refused(name, data, limits=None):
    with pytest.raises(ImportRefused) as caught:
        convert(Source(name, data), Asked(limits=limits or Limits()))
    return str(caught.value)


def test_an_archive_that_unpacks_to_far_more_is_not_unpacked():
    bomb = docx(TEXT, more={"word/media/big.png": b"\0" * 30_000_000})
    assert len(bomb) < 100_000
    assert "unpacks to far more" in refused("bomb.docx", bomb)
    many = docx(TEXT, more={f"word/media/{n}.png": b"x" for n in range(40)})
    assert "unpacks to far more" in refused("many.docx", many, Limits(members=20))
    large = docx(TEXT, more={"word/media/big.png": bytes(range(256)) * 4000})
    assert "unpacks to far more" in refused("large.docx", large, Limits(unpacked=1_000_000))


def test_a_sheet_that_is_a_bomb_is_not_unpacked():
    workbook = openpyxl.Workbook()
    file = io.BytesIO()
    workbook.save(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", b"\0" * 20_000_000)
    assert "unpacks to far more" in refused("bomb.xlsx", file.getvalue())


def test_an_archive_within_is_not_opened():
    inner = docx(TEXT, more={"a.bin": b"\0" * 900_000})
    (document,) = converted("a.docx", docx(TEXT, more={"word/embeddings/b.docx": inner}))
    assert document.warnings == (EMBEDDED,)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "..\\evil.xml", "C:/evil.xml"])
def test_paths_that_climb_out_are_refused(name):
    assert "lead out of it" in refused("a.docx", docx(TEXT, more={name: "<a/>"}))


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a SYSTEM "https://evil.example/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="cp037"?><a/>',
    ],
)
def test_entities_and_outside_references_are_refused(part):
    assert "declares entities" in refused("a.docx", docx(TEXT, more={"word/settings.xml": part}))


def test_macros_are_not_taken_along_and_that_is_said():
    (document,) = converted("a.docm", docx(TEXT, more={"word/vbaProject.bin": b"\1\2"}))
    assert document.warnings == (MACROS,)


def test_a_protected_archive_says_so():
    data = bytearray(docx(TEXT))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    assert "password" in refused("a.docx", bytes(data))


def test_html_that_is_nested_deeply_is_read():
    deep = "<html><body>" + "<div><b>" * 5_000 + "Found" + "</b></div>" * 5_000
    assert "Found" in converted("deep.html", deep)[0].markdown


def test_html_that_never_ends_is_read():
    for part in (
        "<",
        "<!--",
        "<a href='",
        "<table><tr><td>" * 500,
        "&#x41;" * 5_000,
        "<p" * 5_000,
    ):
        page = f"<html><body><p>Found it here.</p>{part}"
        assert "Found it here." in converted("odd.html", page)[0].markdown


def test_a_sheet_of_a_hundred_thousand_rows_is_cut():
    rows = "".join(f"Case {n},Long,x\n" for n in range(100_000))
    documents = converted("big.csv", f"Title,Situation,Region\n{rows}")
    assert len(documents) == 1_000
    assert documents[0].warnings[0] == "Only the first 5,000 rows were read."


def test_a_file_that_is_too_large_or_says_too_much_is_refused():
    assert "MB" in refused("a.txt", b"word " * 100, Limits(source=100))
    assert "characters of text" in refused("a.txt", b"word " * 100, Limits(characters=100))


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
        (b"BM" + b"\0" * 40, "bmp"),
        (b"<svg onload='x()'/>", ""),
    ],
)
def test_pictures_are_known_by_their_first_bytes(data, ending):
    assert ending_of(data) == ending


def test_text_of_marks_alone_is_read_in_time():
    for text in ("[" * 50_000, "![](" * 20_000, "<a " * 20_000, "**" * 50_000, "`" * 50_001):
        assert converted("a.txt", f"A title\n\n{text} end\n")


def test_a_declaration_behind_a_long_comment_is_found_as_well():
    part = f'<!-- {"x" * 30_000} --><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'
    assert "declares entities" in refused("a.docx", docx(TEXT, more={"word/settings.xml": part}))


def test_an_office_file_that_is_torn_inside_is_not_called_an_archive():
    with io.BytesIO() as packed:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("wird/documint.xml", "<a/>")
        data = packed.getvalue()
    assert "is damaged" in refused("a.docx", data)
    assert "is an archive" in refused("a.zip", data)
