"""Buttons that are joined into one switch."""

import pytest

from casebook.gui.widgets.joined_buttons import JoinedButtons


@pytest.fixture
def switch(qtbot):
    made = JoinedButtons({"read": "Read", "split": "Split", "write": "Write"})
    qtbot.addWidget(made)
    made.show_chosen("read")
    made.show()
    return made


def held(switch):
    return [key for key, button in switch.buttons.items() if button.isChecked()]


def test_a_press_is_told_and_what_holds_stays_until_it_is_said_otherwise(qtbot, switch):
    with qtbot.waitSignal(switch.pressed) as told:
        switch.buttons["write"].click()
    assert (told.args, held(switch)) == (["write"], ["read"])
    with qtbot.waitSignal(switch.pressed) as told:
        switch.buttons["read"].click()
    assert (told.args, held(switch)) == (["read"], ["read"])
    switch.show_chosen("write")
    assert held(switch) == ["write"]


def test_the_outer_corners_are_those_of_the_buttons_that_are_shown(switch):
    def places():
        shown = [button for button in switch.buttons.values() if button.isVisible()]
        return [button.property("segment") for button in shown]

    assert places() == ["first", "middle", "last"]
    switch.show_only("read", "split")
    assert places() == ["first", "last"]
    switch.show_only("read", "split", "write")
    assert places() == ["first", "middle", "last"]
