"""Endings of other languages than English, in texts, in questions and in marks."""

import pytest

from casebook.search.analysis import analysed, term_slots
from casebook.search.expression import parse_expression
from casebook.search.hits import find_hits
from casebook.search.languages import asked_in, stemmed_languages


@pytest.mark.parametrize(
    ("tags", "languages"),
    [
        (["de"], ("german",)),
        (["de-AT", "DE", "Deutsch"], ("german",)),
        (["fr_CA", "nl"], ("french", "dutch")),
        (["en", "en-GB", "", "xx", "zh-Hans", "d"], ()),
        (["swedish", "español"], ("swedish", "spanish")),
    ],
)
def test_languages_are_known_by_their_tags_and_their_names(tags, languages):
    assert stemmed_languages(tags) == languages


@pytest.fixture
def ask(index):
    def numbers(words, *languages, as_typed=False):
        asked = asked_in(parse_expression(words, as_typed), languages)
        return set(index.search(asked).numbers)

    return numbers


@pytest.mark.parametrize(
    ("language", "body", "question"),
    [
        ("german", "Die Kundinnen warteten in den Häusern.", "Haus"),
        ("german", "Der Ärger war groß.", "Aerger"),
        ("german", "Viele Beschwerden", "beschwerde"),
        ("french", "Les réclamations et les qualités", "qualite"),
        ("french", "Une panne de l’avion", "avions"),
        ("dutch", "Klanten met klachten", "klacht"),
        ("spanish", "Las canciones de los clientes", "cancion"),
        ("italian", "I clienti nelle code", "coda"),
        ("swedish", "Kunderna klagade", "kund"),
        ("russian", "Жалобы покупателей", "жалоба"),
    ],
)
def test_endings_do_not_matter_in_the_language_of_a_document(
    index, text, ask, language, body, question
):
    index.update([text(1, "", body, languages=(language,)), text(2, "Other")])
    assert ask(question, language) == {1}


def test_every_document_is_found_by_a_word_as_it_stands_whatever_is_asked(index, text, ask):
    index.update([text(1, "", "Viele Häuser und Hütten", languages=("german",))])
    assert ask("Häuser") == ask("hauser", "french") == ask('"viele häuser"', "german") == {1}


def test_an_english_document_is_found_by_english_endings_in_a_library_of_two_languages(
    index, text, ask
):
    index.update([text(1, "", "They accelerated"), text(2, "", "Sie beschleunigten")])
    assert ask("acceleration", "german") == {1}


def test_a_word_to_leave_out_is_left_out_in_every_language(index, text, ask):
    index.update([text(1, "Kunde", "in den Häusern", languages=("german",)), text(2, "Kunde")])
    assert ask("kunde -haus", "german") == {2}


def test_stems_of_two_languages_stand_in_one_slot():
    slots, end = term_slots("alle Häuser hier", 0, ("german",))
    assert slots["hauser"] == slots["haus"] == [1]
    assert end == 3
    assert {token.term for token in analysed("Auto-Häuser", ("german",)).tokens} >= {"haus", "auto"}


def test_what_is_found_in_another_language_is_marked():
    text = "In den Häusern und l’avion"
    asked = asked_in(parse_expression("haus avions"), ("german", "french"))
    assert [text[start:end] for start, end in find_hits(text, asked)] == ["Häusern", "avion"]


def test_a_question_is_left_as_it_is_in_an_english_library():
    asked = parse_expression("haus")
    assert asked_in(asked, ()) is asked


def test_what_was_analysed_for_many_languages_is_forgotten(monkeypatch):
    from casebook.search import analysis

    monkeypatch.setattr(analysis, "_CACHED_LANGUAGES", 2)
    for language in ("german", "french", "dutch", "italian"):
        analysed("word", (language,))
    assert len(analysis._surfaces_in) <= 2
