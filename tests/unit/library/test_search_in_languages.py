"""Searching a library that is not, or not only, in English."""

from casebook.domain.query import Query

GERMAN = "---\ntitle: Die Schlange\nlanguage: de\n---\nViele Beschwerden in den Häusern.\n"
ENGLISH = "---\ntitle: The queue\n---\nMany complaints.\n"
UNNAMED = "---\ntitle: Noch eine\n---\nDie Hütten der Kundinnen.\n"


def ids(library, words):
    return {hit.entry.id for hit in library.find(Query(text=words)).hits}


def test_a_german_case_is_found_by_german_endings_and_the_hit_is_marked(folder, opened):
    (folder / "schlange.md").write_text(GERMAN, "utf-8")
    library = opened(folder)
    library.catch_up()
    assert ids(library, "Beschwerde") == {"schlange"}
    query = Query(text="haus")
    (snippet,) = library.snippets(query, ["schlange.md"]).values()
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["Häusern"]
    assert library.hit_finder(query)("Zwei Häuser") == ((5, 11),)


def test_documents_without_a_language_are_taken_to_be_in_the_usual_one(folder, opened):
    (folder / "huette.md").write_text(UNNAMED, "utf-8")
    library = opened(folder)
    library.catch_up()
    assert ids(library, "Hütte") == set()
    for number in range(3):
        (folder / f"schlange-{number}.md").write_text(GERMAN, "utf-8")
    library.catch_up()
    assert ids(library, "Hütte") == {"huette"}
    assert not library.waiting_for_index
    for number in range(3):
        (folder / f"schlange-{number}.md").unlink()
    library.catch_up()
    assert ids(library, "Hütte") == set()


def test_a_mostly_english_library_is_english(folder, opened):
    (folder / "schlange.md").write_text(GERMAN, "utf-8")
    for number in range(2):
        text = ENGLISH.replace("---\n", "---\nlanguage: en-GB\n", 1)
        (folder / f"queue-{number}.md").write_text(text, "utf-8")
    (folder / "huette.md").write_text(UNNAMED, "utf-8")
    library = opened(folder)
    library.catch_up()
    assert ids(library, "Hütte") == set()
    assert ids(library, "complaint") >= {"queue-0", "queue-1"}


def test_a_word_known_by_its_endings_is_no_mistake(folder, opened):
    (folder / "schlange.md").write_text(GERMAN, "utf-8")
    library = opened(folder)
    library.catch_up()
    assert library.suggestion(Query(text="Haus")) is None


def test_words_are_found_wherever_markdown_puts_them(folder, opened):
    (folder / "marks.md").write_text(
        "A **bolded** and _slanted_ word, ~~struck~~, `quoted`, [labelled](https://example.org),\\\n"
        "[[checkout-line|aliased]] and a note[^1].\n\n"
        "| Column |\n| --- |\n| celled |\n\n> cited\n\n- listed\n\n[^1]: footnoted\n\n"
        "**Timeout**: e-mail ann@example.org about CVE-2021-44228, node.js, v1.2.3, C++, C#, 5×5\n"
        "and snake_case.\n",
        "utf-8",
    )
    library = opened(folder)
    library.catch_up()
    words = (
        "bolded slanted struck quoted labelled aliased celled cited listed footnoted timeout "
        "ann@example.org ann CVE-2021-44228 44228 node.js node v1.2.3 C++ C# 5×5 5x5 snake_case "
        "snake e-mail email"
    )
    for word in words.split():
        assert "marks" in ids(library, word), word
