"""Earlier texts beside a document."""

import pytest

from casebook.domain.difference import differences
from casebook.gui.look.scheme import Choice
from casebook.gui.versions.versions_panel import ShownVersion, VersionsPanel

VERSIONS = [ShownVersion(7, 1_700_000_600.0, 120, "outside"), ShownVersion(3, 1_700_000_000.0, 98)]


@pytest.fixture
def panel(qtbot, scheme, icons):
    made = VersionsPanel(scheme, icons)
    qtbot.addWidget(made)
    made.resize(312, 700)
    made.show()
    return made


@pytest.fixture
def chosen(panel):
    heard = []
    panel.version_chosen.connect(heard.append)
    return heard


def test_without_versions_the_panel_says_when_there_will_be_some(panel):
    assert "Each time it is saved" in panel.words.words
    assert not panel.list.isVisible()


def test_versions_are_listed_with_who_wrote_them(panel):
    panel.show_versions(VERSIONS)
    assert "outside" in panel.list.item(0).text()
    assert "98 characters" in panel.list.item(1).text()
    assert panel.count == 2


def test_a_chosen_version_shows_how_it_differs(panel, chosen):
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(1)
    assert chosen == [3]
    panel.show_differences(3, differences("a\nb\nc\n", "a\nx\nc\nd\n"))
    assert panel.words.words == "2 passages differ."
    assert [block.accessibleName() for block in panel.blocks] == ["Line 2", "Line 4"]
    assert panel.restore.isVisible()


def test_an_answer_that_comes_late_is_not_shown(panel, chosen):
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(0)
    panel.show_differences(3, differences("a", "b"))
    assert panel.blocks == []


def test_a_version_is_restored(panel):
    asked = []
    panel.restore_requested.connect(asked.append)
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(1)
    panel.show_differences(3, differences("a", "b"))
    panel.restore.click()
    assert asked == [3]


def test_one_passage_is_taken_back(panel):
    asked = []
    panel.passage_requested.connect(asked.append)
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(0)
    two = differences("a\nb\nc\n", "a\nx\nc\nd\n")
    panel.show_differences(7, two)
    panel.blocks[1].button.click()
    assert asked == [two[1]]


def test_the_chosen_version_stays_chosen_when_another_is_added(panel, chosen):
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(1)
    panel.show_versions([ShownVersion(9, 1_700_000_900.0, 1), *VERSIONS])
    assert panel.list.currentRow() == 2
    assert chosen == [3, 3]


def test_the_text_of_now_says_so(panel):
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(0)
    panel.show_differences(7, ())
    assert panel.words.words == "It is the text of now."
    assert not panel.restore.isVisible()


def test_where_nothing_may_be_written_versions_are_only_looked_at(panel):
    panel.allow_writing(False)
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(0)
    panel.show_differences(7, differences("a", "b"))
    assert not panel.restore.isVisible()
    assert not panel.blocks[0].button.isVisible()


def test_very_many_passages_are_not_all_drawn(panel):
    old = "".join(f"same\n{n}\n" for n in range(100))
    new = "".join(f"same\n{n}x\n" for n in range(100))
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(0)
    panel.show_differences(7, differences(old, new))
    assert panel.words.words == "100 passages differ. The first 60 are shown."
    assert len(panel.blocks) == 60


def test_it_follows_the_colours(panel, scheme):
    panel.show_versions(VERSIONS)
    panel.list.setCurrentRow(0)
    panel.show_differences(7, differences("a", "b"))
    light = panel.grab().toImage()
    scheme.set_choice(Choice.DARK)
    assert panel.grab().toImage() != light
    panel.show_nothing()
    assert panel.count == 0
