"""Texts that are not Unicode and do not say what they are."""

import pytest

from casebook.importing.old_encodings import old_encoding
from casebook.importing.source import Source
from tests.unit.importing.making import converted

TEXTS = {
    "cp932": "駅の事故\n\n電車が三十分遅れた。駅員は一人だった。乗客は長い列を作った。",
    "euc_jp": "駅の事故\n\n電車が三十分遅れた。駅員は一人だった。乗客は長い列を作った。",
    "euc_kr": "역의 사고\n\n기차가 삼십 분 늦었다. 역무원은 한 사람이었고 알리지 않았다.",
    "gb18030": "火车站事故\n\n车站里只有一个工作人员，他没有通知乘客。有的人就走了。",
    "big5": "火車站事故\n\n車站裡只有一個工作人員，他沒有通知乘客。有的人就走了。",
    "cp1251": "Авария на станции\n\nПоезд опоздал на тридцать минут.",
    "koi8_r": "Авария на станции\n\nПоезд опоздал на тридцать минут.",
    "cp866": "Авария на станции\n\nПоезд опоздал на тридцать минут.",
    "cp1253": "Το ατύχημα\n\nΤο τρένο άργησε τριάντα λεπτά και κανείς δεν είπε τίποτα.",
    "cp1255": "הרכבת איחרה שלושים דקות\n\nואף אחד לא אמר דבר לנוסעים בתחנה.",
    "cp1256": "تأخر القطار ثلاثين دقيقة\n\nولم يخبر أحد الركاب في المحطة بما حدث.",
    "cp1250": "Kolejka była długa i nikt nie wiedział, dlaczego. Pociąg się spóźnił.",
}
WESTERN = (
    "Über Köln fiel der Strom aus. Größe: 3 m³ und 25 °C",
    "Le train était en retard, où est-ce que les élèves ont été",
    "Toget var forsinket på grund af sne og køen blev længere",
    "¿Qué pasó? ¡El año pasado! Nadie llamó al señor Núñez",
)


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_text_is_read_in_the_encoding_of_its_language(encoding):
    text = TEXTS[encoding]
    assert Source("a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("text", WESTERN)
def test_western_text_stays_western(text):
    source = Source("a.txt", text.encode("cp1252"))
    assert source.guessed is None
    assert source.text == text


def test_the_letters_of_czech_tell_it_from_western_languages():
    text = "Vlak měl třicet minut zpoždění, lidé čekali ve frontě."
    assert Source("a.txt", text.encode("cp1250")).text == text


def test_too_few_letters_tell_nothing():
    assert old_encoding("Café é".encode("cp1252")) is None
    assert old_encoding(bytes([0x81, 0x20] * 20)) is None
    assert old_encoding(bytes([0xFF] * 40)) is None


def test_a_guess_is_said_so_that_somebody_looks():
    (document,) = converted("a.txt", TEXTS["koi8_r"].encode("koi8_r"))
    assert document.title == "Авария на станции"
    assert document.warnings == (
        "The file does not say its encoding, and was read as KOI8-R, Cyrillic.",
    )


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("68 bits of advice.md", "68 bits of advice"),
        ("01 Introduction.md", "Introduction"),
        ("12 - The door.md", "The door"),
        ("3_the_gate.md", "The gate"),
        ("2023-09-12 Meeting.md", "Meeting"),
        ("2023-09-12.md", "2023-09-12"),
    ],
)
def test_a_name_loses_the_number_that_sorts_it_and_no_other(name, spoken):
    assert Source(name, b"").spoken_name == spoken
