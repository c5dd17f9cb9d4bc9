from casebook.domain.names import ThemeId
from casebook.domain.theme import Theme, Vocabulary, label_of


def theme(name, broader=None, **more):
    above = ThemeId(broader) if broader else None
    return Theme(ThemeId(name), name.capitalize(), above, **more)


def test_themes_stand_below_the_broader_one_in_the_order_of_the_file():
    vocabulary = Vocabulary.of([theme("service"), theme("trust"), theme("queue", "service")])
    walked = [(entry.id, depth) for entry, depth in vocabulary.walk()]
    assert walked == [("service", 0), ("queue", 1), ("trust", 0)]


def test_a_theme_that_is_only_used_works_and_gets_a_readable_label():
    vocabulary = Vocabulary.of([], [ThemeId("front-line_care")])
    assert vocabulary.label(ThemeId("front-line_care")) == "Front line care"
    assert not vocabulary.themes[ThemeId("front-line_care")].listed


def test_a_nested_tag_stands_below_its_first_part():
    vocabulary = Vocabulary.of([], [ThemeId("retail/queue"), ThemeId("retail/stock")])
    assert vocabulary.narrower(ThemeId("retail")) == ("retail/queue", "retail/stock")
    assert vocabulary.label(ThemeId("retail/queue")) == "Queue"


def test_a_tag_that_begins_with_a_slash_stands_at_the_top():
    vocabulary = Vocabulary.of([], [ThemeId("/odd")])
    assert vocabulary.narrower(None) == ("/odd",)


def test_a_cycle_of_broader_themes_is_told_and_hides_no_theme():
    vocabulary = Vocabulary.of([theme("a", "b"), theme("b", "a"), theme("c", "b")])
    assert [set(cycle) for cycle in vocabulary.cycles] == [{"a", "b"}]
    assert {entry.id for entry, _ in vocabulary.walk()} == {"a", "b", "c"}
    assert set(vocabulary.upwards(ThemeId("a"))) == {"a", "b"}


def test_a_theme_that_is_its_own_broader_one_is_a_cycle():
    assert Vocabulary.of([theme("a", "a")]).cycles == (("a",),)


def test_a_theme_reaches_all_that_are_narrower():
    vocabulary = Vocabulary.of([theme("a"), theme("b", "a"), theme("c", "b"), theme("d")])
    assert vocabulary.within(ThemeId("a")) == {"a", "b", "c"}


def test_reaching_down_a_cycle_ends():
    vocabulary = Vocabulary.of([theme("a"), theme("b", "a")])
    looped = Vocabulary(vocabulary.themes, {ThemeId("a"): ("b",), ThemeId("b"): ("a",)})
    assert looped.within(ThemeId("a")) == {"a", "b"}


def test_upwards_gives_the_broader_themes_that_there_are():
    vocabulary = Vocabulary.of([theme("b", "a"), theme("c", "b"), theme("a")])
    assert list(vocabulary.upwards(ThemeId("c"))) == ["c", "b", "a"]
    assert list(vocabulary.upwards(ThemeId("unknown"))) == ["unknown"]


def test_an_unlisted_broader_theme_leaves_a_theme_at_the_top():
    vocabulary = Vocabulary.of([theme("b", "nowhere")])
    assert vocabulary.narrower(None) == ("b",)
    assert list(vocabulary.upwards(ThemeId("b"))) == ["b"]


def test_the_first_of_two_entries_with_one_id_counts():
    vocabulary = Vocabulary.of([theme("a"), Theme(ThemeId("a"), "Other")])
    assert vocabulary.label(ThemeId("a")) == "A"


def test_a_theme_is_found_by_id_or_label_whatever_the_case():
    vocabulary = Vocabulary.of([Theme(ThemeId("recovery"), "Putting it right")])
    assert vocabulary.find("RECOVERY") == "recovery"
    assert vocabulary.find(" putting it right ") == "recovery"
    assert vocabulary.find("queue") is None


def test_label_and_synonyms_stand_for_a_theme():
    vocabulary = Vocabulary.of([theme("queue", synonyms=("line", "till"))])
    assert vocabulary.names(ThemeId("queue")) == ("Queue", "line", "till")
    assert vocabulary.names(ThemeId("not-there")) == ("Not there",)
    assert vocabulary.label(ThemeId("not-there")) == "Not there"


def test_an_id_of_signs_alone_is_its_own_label():
    assert label_of("---") == "---"
