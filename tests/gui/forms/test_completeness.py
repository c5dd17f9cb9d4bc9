"""What is left to do."""

import pytest

from casebook.gui.forms.completeness import Completeness, Need
from casebook.gui.look.scheme import Choice

NEEDS = [
    Need("Source and grade", True, "grade"),
    Need("Impact is empty", False, "impact", "Write"),
    Need("1 fact to check", False, "facts"),
]
TITLES = ("Ready to publish", "To publish: {0} left", "Publish")


@pytest.fixture
def shown(qtbot, scheme):
    made = Completeness(scheme)
    qtbot.addWidget(made)
    made.resize(280, 200)
    made.show_needs(*TITLES, NEEDS)
    made.show()
    return made


def test_it_says_how_much_is_left(shown):
    assert shown.title.words == "To publish: 2 left"
    assert shown.share.words == "1 of 3"
    assert not shown.next.isVisible()


def test_each_thing_that_is_missing_has_a_way_to_its_place(shown):
    asked = []
    shown.place_requested.connect(asked.append)
    assert [way.text() for way in shown.ways] == ["Write", "Go to"]
    for way in shown.ways:
        way.click()
    assert asked == ["impact", "facts"]


def test_when_nothing_is_missing_the_next_state_is_offered(shown):
    asked = []
    shown.state_requested.connect(lambda: asked.append(True))
    shown.show_needs(*TITLES, NEEDS[:1])
    assert shown.title.words == "Ready to publish"
    assert shown.next.isVisible()
    shown.next.click()
    assert asked == [True]


def test_the_last_state_has_no_next(shown):
    shown.show_needs("Published", "", "", NEEDS[:1])
    assert not shown.next.isVisible()
    assert shown.share.isVisible()


def test_without_needs_there_is_nothing_to_see(shown):
    shown.show_needs("", "", "", [])
    assert not shown.isVisible()


def test_it_follows_the_colours(shown, scheme):
    light = shown.grab().toImage()
    scheme.set_choice(Choice.DARK)
    assert shown.grab().toImage() != light
