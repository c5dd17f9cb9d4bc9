"""The way through a session, and its clock."""

import datetime as dt

import pytest

from casebook.export.document import Timeline, TimelineMoment, said
from casebook.export.session import Screen, Showing, ShownStep
from casebook.gui.presenting.course import Course, Place
from casebook.gui.presenting.time_words import clock_of, left_in_words, standing_in_words

BEGAN = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)


def after(minutes):
    return BEGAN + dt.timedelta(minutes=minutes)


def step(number, minutes, *screens):
    return ShownStep(number, None, f"Step {number}", "", minutes, screens)


@pytest.fixture
def course():
    moments = tuple(TimelineMoment("", "", said(str(at)), False) for at in range(3))
    told = Screen(said("Timeline"), (Timeline(moments),))
    steps = (step(1, 5, Screen(said("a")), told), step(2, 10, Screen(said("b"))))
    return Course(Showing("p.md", "P", steps, (), True), BEGAN)


def test_forward_goes_through_every_part_screen_and_step_and_ends(course):
    seen = [course.place]
    while course.forward(BEGAN):
        seen.append(course.place)
    assert seen == [(0, 0, 0), (0, 1, 1), (0, 1, 2), (0, 1, 3), (1, 0, 0)]
    assert course.coming is None
    assert course.next_screen is None


def test_back_goes_the_same_way_and_shows_a_screen_whole(course):
    course.go_to(1, BEGAN)
    seen = []
    while course.back(BEGAN):
        seen.append(course.place)
    assert seen == [(0, 1, 3), (0, 1, 2), (0, 1, 1), (0, 0, 0)]


def test_a_step_that_is_not_there_is_not_gone_to(course):
    course.go_to(7, BEGAN)
    assert course.place == Place(0, 0, 0)


def test_each_step_has_its_own_time(course):
    assert course.timing(after(2)).left == 180
    course.go_to(1, after(2))
    assert course.timing(after(3)).left == 540
    course.go_to(0, after(4))
    assert course.timing(after(4)).left == 180
    assert course.share_done(after(4)) == pytest.approx(0.4)


def test_a_step_that_takes_longer_makes_the_session_late(course):
    timing = course.timing(after(7))
    assert timing.left == -120
    assert timing.late == 2
    assert timing.ends == after(17)
    assert clock_of(timing.left) == "+2:00"
    assert left_in_words(timing) == "over 5 minutes"
    assert standing_in_words(timing) == "2 min late"
    assert course.share_done(after(7)) == 1


def test_a_step_that_is_left_early_makes_the_session_early(course):
    course.go_to(1, after(1))
    assert course.timing(after(1)).late == -4
    assert standing_in_words(course.timing(after(1))) == "4 min early"


def test_time_stands_still_while_paused(course):
    course.pause(after(1))
    assert course.is_paused
    assert course.timing(after(30)).left == 240
    course.pause(after(31))
    assert course.timing(after(32)).left == 180


def test_without_minutes_the_clock_counts_up():
    course = Course(Showing("p.md", "P", (step(1, None, Screen(said("a"))),), (), True), BEGAN)
    assert course.timing(after(2)).left == 120
    assert left_in_words(course.timing(after(2))) == "so far"
    assert course.share_done(after(2)) == 0
