import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.gui.panes.row_places import RowPlaces


def places(heights, room=100):
    made = RowPlaces(lambda row: heights[row])
    made.count = len(heights)
    made.room = room
    return made


def test_only_rows_in_sight_are_asked_for_their_height():
    asked = []
    made = RowPlaces(lambda row: asked.append(row) or 40)
    made.count, made.room = 1_000_000, 100
    made.put(500_000, -10)
    assert list(made.in_sight()) == [
        (500_000, -10, 40),
        (500_001, 30, 40),
        (500_002, 70, 40),
    ]
    made.most_steps()
    assert set(asked) == set(range(500_000, 500_003))


def test_a_row_is_put_where_it_is_wanted():
    made = places([40, 60, 80, 30, 90])
    made.put(2, 25)
    assert made.edge_of(2) == 25
    assert made.edge_of(1) == -35


@pytest.mark.parametrize(
    ("row", "edge", "place"), [(0, 50, (0, 0)), (4, 0, (2, 20)), (-3, 0, (0, 0))]
)
def test_the_list_never_leaves_its_ends(row, edge, place):
    made = places([40, 60, 40, 40, 40])
    made.put(row, edge)
    assert (made.top, made.hidden) == place


def test_a_list_that_fits_does_not_scroll():
    made = places([20, 20])
    made.put(1, 0)
    assert (made.top, made.hidden, made.most_steps()) == (0, 0, 0)


def test_an_empty_list_has_one_place():
    made = places([])
    made.put(3, -20)
    assert list(made.in_sight()) == []
    assert (made.steps(), made.most_steps()) == (0, 0)
    made.go_to_steps(5000)
    assert made.top == 0


def test_a_page_leads_to_the_last_row_that_fits():
    made = places([30, 30, 30, 30, 30, 30])
    assert made.a_page_from(0, 1) == 2
    assert made.a_page_from(2, -1) == 0
    assert made.a_page_from(5, 1) == 5


def test_the_end_is_known_to_the_pixel_once_it_is_near():
    made = RowPlaces(lambda row: 40)
    made.count, made.room = 10_000, 100
    made.go_to_steps(made.most_steps())
    assert (made.top, made.hidden) == (9_997, 20)
    assert made.most_steps() == made.steps()


def test_far_rows_are_placed_beyond_the_window_without_being_measured():
    made = RowPlaces(lambda row: 10)
    made.count, made.room = 10_000, 100
    assert made.edge_of(9_000) > 100
    made.put(9_000, 0)
    assert made.edge_of(10) < 0


heights = st.lists(st.integers(1, 120), min_size=1, max_size=30)


@given(heights, st.integers(0, 30), st.integers(-200, 200))
def test_the_window_is_always_full_or_shows_everything(rows, row, edge):
    made = places(rows)
    made.put(row, edge)
    seen = list(made.in_sight())
    assert seen[0][1] <= 0
    bottom = seen[-1][1] + seen[-1][2]
    assert bottom >= min(100, sum(rows))


@given(heights, st.integers(0, 30), st.integers(-200, 200))
def test_the_scroll_bar_leads_back_to_the_same_place(rows, row, edge):
    made = places(rows)
    made.put(row, edge)
    before = made.top, made.hidden
    assert made.steps() <= made.most_steps()
    made.go_to_steps(made.steps())
    assert made.top == before[0]
    assert abs(made.hidden - before[1]) <= 1
