from casebook.domain.names import DocumentPath
from casebook.gui.history import History, Place

A, B, C = (Place(DocumentPath(name)) for name in ("a.md", "b.md", "c.md"))


def visited(*places):
    history = History()
    for place in places:
        history.visit(place)
    return history


def test_one_goes_back_and_forward_along_the_way():
    history = visited(A, B, C)
    assert history.back() == B
    assert history.back() == A
    assert history.back() is None
    assert history.forward() == B
    assert history.can_go_forward
    assert history.forward() == C
    assert history.forward() is None


def test_a_new_visit_forgets_what_lay_ahead():
    history = visited(A, B)
    history.back()
    history.visit(C)
    assert not history.can_go_forward
    assert history.back() == A


def test_coming_back_finds_the_page_where_it_was_left():
    history = visited(A)
    history.leave_at((7, 12))
    history.visit(B)
    assert history.back().scroll == (7, 12)


def test_visiting_the_same_place_again_is_one_visit():
    history = visited(A, A)
    assert not history.can_go_back


def test_an_empty_way_has_no_place():
    history = History()
    history.leave_at((1, 1))
    assert history.place is None
    assert not history.can_go_back


def test_documents_that_are_gone_are_no_places_any_more():
    history = visited(A, B, C)
    history.forget(frozenset({B.path, C.path}))
    assert history.place == A
    assert not history.can_go_back
    history.forget(frozenset({A.path}))
    assert history.place is None


def test_a_long_way_forgets_its_beginning():
    history = History(longest=2)
    for place in (A, B, C):
        history.visit(place)
    assert history.back() == B
    assert history.back() is None
