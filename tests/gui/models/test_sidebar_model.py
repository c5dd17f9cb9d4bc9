import pytest
from PySide6.QtCore import QModelIndex, Qt

from casebook.domain.document import Kind
from casebook.domain.names import ThemeId
from casebook.domain.query import Facet
from casebook.domain.theme import Theme, Vocabulary
from casebook.gui.look.palette import theme_colours
from casebook.gui.models.sidebar_model import ROW_ROLE, SidebarModel
from casebook.gui.models.sidebar_tree import THEMES_AT_FIRST, VALUES_AT_FIRST


@pytest.fixture
def model(qapp, vocabulary, colours, answer):
    made = SidebarModel()
    made.show_vocabulary(vocabulary, colours)
    made.show_results(answer(), None)
    return made


def shown(model, parent=None):
    """All rows as label and count, indented by how deep they stand."""
    parent = parent or QModelIndex()
    lines = []
    for at in range(model.rowCount(parent)):
        index = model.index(at, 0, parent)
        row = index.data(ROW_ROLE)
        lines.append(f"{row.label} {row.count}")
        lines += [f"  {line}" for line in shown(model, index)]
    return lines


def labels_below(model, key):
    index = model.index_of(key)
    return [model.index(at, 0, index).data() for at in range(model.rowCount(index))]


def test_the_model_keeps_qts_rules(qtmodeltester, model, answer):
    qtmodeltester.check(model)
    model.show_results(answer(chosen={}), Kind.LESSON)
    qtmodeltester.check(model)


def test_it_shows_kinds_then_themes_then_the_facets_of_everything(model):
    assert shown(model) == [
        "Everything 4",
        "Cases 2",
        "Lessons 1",
        "Packs 1",
        "Themes 0",
        "  Customer service 2",
        "    Service recovery 1",
        "    Resource allocation 1",
        "  Trust 1",
        "Outcome 0",
        "  Success 1",
        "  Mixed 1",
        "  Failure 1",
        "Type 0",
        "  Recovery 2",
    ]


def test_lessons_have_facets_of_their_own_and_packs_none(model, answer):
    model.show_results(answer(), Kind.LESSON)
    assert [line for line in shown(model) if not line.startswith(" ")][5:] == ["State 0"]
    model.show_results(answer(), Kind.PACK)
    assert [line for line in shown(model) if not line.startswith(" ")][5:] == []


def test_counts_change_in_place_and_values_stay_at_zero(qtbot, model, answer):
    fewer = answer("queue", counts={Facet.KIND: {"case": 1}, Facet.OUTCOME: {"mixed": 1}})
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_results(fewer, None)
    lines = shown(model)
    assert lines[:4] == ["Everything 1", "Cases 1", "Lessons 0", "Packs 0"]
    assert lines[9:13] == ["Outcome 0", "  Success 0", "  Mixed 1", "  Failure 0"]


def test_nothing_is_told_when_no_count_changes(qtbot, model, answer):
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        model.show_results(answer("other words"), None)


def test_values_without_an_order_stand_by_how_often_they_were_seen_first(model, answer):
    first = {Facet.SECTOR: {"retail": 1, "police": 5}, Facet.YEAR: {"1999": 9, "2010": 1}}
    model.show_results(answer(counts=first), None)
    assert labels_below(model, "head:sectors:") == ["police", "retail"]
    assert labels_below(model, "head:years:") == ["2010", "1999"]
    then = {Facet.SECTOR: {"retail": 7, "police": 1, "hotel": 3}}
    model.show_results(answer(counts=then), None)
    assert labels_below(model, "head:sectors:") == ["police", "retail", "hotel"]


def test_foreign_values_stand_behind_the_known_ones_as_they_are_written(model, answer):
    counts = {Facet.OUTCOME: {"so-so": 9, "mixed": 1, "": 3}}
    model.show_results(answer(counts=counts), None)
    assert labels_below(model, "head:outcomes:") == ["Success", "Mixed", "Failure", "so-so"]


def test_another_library_begins_with_values_of_its_own(model, answer):
    model.set_chosen({Facet.OUTCOME: frozenset({"mixed"})})
    model.forget_values()
    assert model.chosen() == {}
    model.show_results(answer(counts={Facet.SECTOR: {"retail": 1}}), None)
    assert not model.index_of("head:outcomes:").isValid()
    assert labels_below(model, "head:sectors:") == ["retail"]


def test_a_long_list_of_values_is_cut_until_all_are_asked_for(model, answer):
    count = VALUES_AT_FIRST + 5
    counts = {Facet.SECTOR: {f"sector {n:02}": 100 - n for n in range(count)}}
    model.show_results(answer(counts=counts), None)
    labels = labels_below(model, "head:sectors:")
    assert len(labels) == VALUES_AT_FIRST + 1
    assert labels[-1] == f"Show all {count}"
    model.toggle_whole(model.index_of("more:sectors:"))
    labels = labels_below(model, "head:sectors:")
    assert labels[:-1] == [f"sector {n:02}" for n in range(count)]
    assert labels[-1] == "Show fewer"
    model.toggle_whole(model.index_of("more:sectors:"))
    assert len(labels_below(model, "head:sectors:")) == VALUES_AT_FIRST + 1


def test_a_list_that_is_one_too_long_is_not_cut(model, answer):
    counts = {Facet.SECTOR: {f"s{n}": 1 for n in range(VALUES_AT_FIRST + 1)}}
    model.show_results(answer(counts=counts), None)
    assert len(labels_below(model, "head:sectors:")) == VALUES_AT_FIRST + 1


def test_a_chosen_value_is_never_hidden_behind_show_all(model, answer):
    counts = {Facet.SECTOR: {f"s{n:02}": 100 - n for n in range(40)}}
    model.show_results(answer(counts=counts), None)
    model.set_chosen({Facet.SECTOR: frozenset({"s33", "elsewhere"})})
    assert {"s33", "elsewhere"} <= set(labels_below(model, "head:sectors:"))


def test_of_many_tags_the_listed_and_the_most_used_come_first(qapp, answer):
    tags = [ThemeId(f"tag{n:03}") for n in range(100)]
    vocabulary = Vocabulary.of([Theme(ThemeId("listed"), "Listed")], tags)
    model = SidebarModel()
    model.show_vocabulary(vocabulary, theme_colours(vocabulary))
    model.show_results(answer(counts={Facet.THEME: {"tag050": 9, "tag070": 20}}), None)
    labels = labels_below(model, "head:themes:")
    assert labels[:3] == ["Listed", "Tag070", "Tag050"]
    assert labels[-1] == "Show all 101"
    assert len(labels) == THEMES_AT_FIRST + 1
    model.set_chosen({Facet.THEME: frozenset({"tag099"})})
    assert "Tag099" in labels_below(model, "head:themes:")


def test_choosing_a_kind_leaves_choices_that_make_no_sense_for_it(qtbot, model):
    model.set_chosen({Facet.OUTCOME: frozenset({"mixed"}), Facet.THEME: frozenset({"trust"})})
    with qtbot.waitSignal(model.choice_changed):
        model.choose_only(model.index_of("kind:kinds:lesson"))
    assert model.chosen() == {
        Facet.KIND: frozenset({"lesson"}),
        Facet.THEME: frozenset({"trust"}),
    }
    model.choose_only(model.index_of("kind:kinds:"))
    assert Facet.KIND not in model.chosen()


def test_a_theme_is_chosen_alone_and_let_go_by_choosing_it_again(model):
    model.choose_only(model.index_of("theme:themes:recovery"))
    model.choose_only(model.index_of("theme:themes:trust"))
    assert model.chosen()[Facet.THEME] == {"trust"}
    model.choose_only(model.index_of("theme:themes:trust"))
    assert Facet.THEME not in model.chosen()


def test_several_values_of_a_facet_can_be_ticked(model):
    for value in ("success", "mixed", "success"):
        model.toggle(model.index_of(f"value:outcomes:{value}"))
    assert model.chosen() == {Facet.OUTCOME: frozenset({"mixed"})}


def test_a_choice_made_elsewhere_is_shown_and_not_told_again(qtbot, model):
    with qtbot.assertNotEmitted(model.choice_changed), qtbot.waitSignal(model.dataChanged):
        model.set_chosen({Facet.OUTCOME: frozenset({"mixed"}), Facet.TYPE: frozenset()})
    row = model.row_at(model.index_of("value:outcomes:mixed"))
    head = model.row_at(model.index_of("head:outcomes:"))
    assert (row.chosen, head.chosen) == (1, 1)
    assert model.chosen() == {Facet.OUTCOME: frozenset({"mixed"})}


def test_choosing_what_is_chosen_already_tells_nothing(qtbot, model):
    with qtbot.assertNotEmitted(model.choice_changed):
        model.choose_only(model.index_of("kind:kinds:"))


def test_the_choices_of_a_facet_can_be_cleared_at_once(qtbot, model):
    model.set_chosen({Facet.OUTCOME: frozenset({"mixed", "success"})})
    with qtbot.waitSignal(model.choice_changed):
        model.clear(Facet.OUTCOME)
    assert model.chosen() == {}


def test_each_row_says_in_words_what_is_painted(model):
    model.set_chosen({Facet.OUTCOME: frozenset({"mixed"})})
    words = {
        key: model.index_of(key).data(Qt.ItemDataRole.AccessibleTextRole)
        for key in ("value:outcomes:mixed", "theme:themes:trust", "head:outcomes:")
    }
    assert list(words.values()) == ["Mixed, 1, chosen", "Trust, 1", "Outcome"]


def test_a_theme_says_how_to_choose_several(model):
    tip = model.index_of("theme:themes:trust").data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Trust: Ctrl")
    assert model.index_of("head:themes:").data(Qt.ItemDataRole.ToolTipRole) is None


def test_a_row_that_is_not_there_has_no_index(model):
    assert not model.index_of("theme:themes:gone").isValid()
    assert not model.index(99, 0).isValid()
    assert model.data(QModelIndex()) is None
    assert not model.parent(model.index(0, 0)).isValid()
