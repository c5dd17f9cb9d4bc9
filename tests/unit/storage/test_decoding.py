"""Bytes of any kind become text, and text becomes the same bytes again."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.storage.decoding import MIXED, Decoded, decode, encode, name_of

_LINES = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0")), min_size=1
)
_WESTERN = st.text(
    st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), min_size=1
)


@given(lines=_LINES, newline=st.sampled_from(["\n", "\r\n", "\r"]), bom=st.booleans())
def test_utf_8_comes_back_byte_for_byte(lines: list[str], newline: str, bom: bool) -> None:
    data = (codecs.BOM_UTF8 if bom else b"") + newline.join(lines).encode()
    decoded = decode(data)
    assert encode(decoded.text, decoded) == data
    assert "\r" not in decoded.text
    assert not decoded.lossy


@given(
    lines=_LINES,
    newline=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
)
def test_wide_encodings_with_a_mark_come_back_byte_for_byte(
    lines: list[str], newline: str, encoding: str
) -> None:
    data = ("\ufeff" + newline.join(lines)).encode(encoding)
    decoded = decode(data)
    assert decoded.bom
    assert encode(decoded.text, decoded) == data


@given(st.binary())
def test_any_bytes_become_text_and_come_back_or_are_known_to_be_lost(data: bytes) -> None:
    decoded = decode(data)
    assert "\0" not in decoded.text
    assert "\r" not in decoded.text
    if not decoded.lossy:
        assert encode(decoded.text, decoded) == data
    else:
        assert "Casebook will not change it." in decoded.notice


@given(st.lists(st.tuples(st.text("abc"), st.sampled_from(["\n", "\r\n", "\r"]))), st.text("abc"))
def test_mixed_line_ends_come_back_byte_for_byte(lines: list[tuple[str, str]], last: str) -> None:
    data = ("".join(line + end for line, end in lines) + last).encode()
    decoded = decode(data)
    assert encode(decoded.text, decoded) == data


@given(
    st.lists(st.tuples(st.text("ab"), st.sampled_from(["\n", "\r\n"])), max_size=6),
    st.lists(st.text("ab"), max_size=6),
)
def test_any_text_can_be_written_over_mixed_line_ends(
    lines: list[tuple[str, str]], new: list[str]
) -> None:
    decoded = decode("".join(line + end for line, end in lines).encode())
    assert decode(encode("\n".join(new), decoded)).text == "\n".join(new)


@given(_WESTERN)
def test_windows_1252_comes_back_byte_for_byte(text: str) -> None:
    data = b"Caf\xe9 " + text.encode("latin-1")
    decoded = decode(data)
    assert decoded.lossy or encode(decoded.text, decoded) == data


def test_plain_utf_8_needs_no_notice() -> None:
    assert decode("naïve — ☕\n".encode()) == Decoded("naïve — ☕\n", "utf-8", False, "\n", "")


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"---\ntitle: x\n---\n")
    assert decoded.text.startswith("---")
    assert decoded.bom
    assert decoded.notice == ""


def test_windows_line_ends_are_kept() -> None:
    decoded = decode(b"one\r\ntwo\r\n")
    assert (decoded.text, decoded.newline) == ("one\ntwo\n", "\r\n")
    assert encode("one\nthree\n", decoded) == b"one\r\nthree\r\n"


def test_a_file_of_windows_1252_says_so() -> None:
    decoded = decode("Das Café kostet 5 €.".encode("cp1252"))
    assert decoded.text == "Das Café kostet 5 €."
    assert decoded.foreign
    assert decoded.notice == (
        "This file is not UTF-8 (read as Windows-1252). Casebook will not change it without asking."
    )


def test_bytes_that_windows_1252_has_not_are_read_as_latin_1() -> None:
    decoded = decode(b"Caf\xe9 \x81")
    assert name_of(decoded.encoding) == "Latin-1"
    assert encode(decoded.text, decoded) == b"Caf\xe9 \x81"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["# A case\n\nIt happened.", "Привет, мир, это я\n" * 5])
def test_utf_16_is_known_without_a_mark(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.bom) == (text, encoding, False)
    assert "read as UTF-16" in decoded.notice
    assert encode(decoded.text, decoded) == text.encode(encoding)


def test_half_a_character_of_utf_16_is_shown_as_unreadable() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "case".encode("utf-16-le") + b"\x00\xd8")
    assert decoded.text == "case\ufffd"
    assert decoded.lossy
    assert "not UTF-16 and are shown as \ufffd" in decoded.notice


def test_a_few_wrong_bytes_do_not_make_the_other_letters_unreadable() -> None:
    decoded = decode("Größe, Maß, Übung ".encode() + b"\xff")
    assert decoded.text == "Größe, Maß, Übung \ufffd"
    assert decoded.lossy


def test_nul_characters_are_shown_and_reported() -> None:
    decoded = decode(b"before\0after\0\0 and much more text to read")
    assert decoded.text == "before\ufffdafter\ufffd\ufffd and much more text to read"
    assert decoded.lossy
    assert "NUL" in decoded.notice


def test_nul_characters_in_a_file_of_even_length_do_not_make_it_utf_16() -> None:
    assert decode(b"a plain line\0 with one NUL").encoding == "utf-8"


def test_a_changed_line_keeps_the_mixed_ends_of_all_lines() -> None:
    decoded = decode(b"one\r\ntwo\nthree\r\n")
    assert decoded.newline == MIXED
    assert encode("one\n2\nthree\n", decoded) == b"one\r\n2\nthree\r\n"


def test_new_lines_among_mixed_ends_get_the_most_frequent() -> None:
    decoded = decode(b"one\r\ntwo\nthree\r\nfour\r\n")
    assert encode("one\ntwo\nnew\nthree\nfour\n", decoded) == (
        b"one\r\ntwo\nnew\r\nthree\r\nfour\r\n"
    )
    assert encode("one\nfour\n", decoded) == b"one\r\nfour\r\n"
    assert encode("four\n", decoded) == b"four\r\n"


def test_a_character_that_an_encoding_has_not_is_refused() -> None:
    decoded = decode(b"Caf\xe9")
    with pytest.raises(UnicodeEncodeError):
        encode("Café →", decoded)


def test_an_empty_file_is_empty_text() -> None:
    assert decode(b"") == Decoded("", "utf-8", False, "\n", "")
