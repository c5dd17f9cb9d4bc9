from casebook.domain.change import Change
from casebook.domain.names import DocumentPath

A, B, C = map(DocumentPath, ("a.md", "b.md", "c.md"))


def test_a_change_without_anything_is_no_change():
    assert not Change()
    assert not Change(searchable=True)
    assert Change(themes=True)
    assert Change(rebuilt=True)
    assert Change(removed=frozenset({A}))


def test_a_change_concerns_what_it_names_and_whose_evidence_moved():
    change = Change(updated=frozenset({A}), evidence=frozenset({B}))
    assert change.concerns(A)
    assert change.concerns(B)
    assert not change.concerns(C)
    assert Change(rebuilt=True).concerns(C)


def test_two_changes_become_one_in_which_the_later_wins():
    first = Change(added=frozenset({A, B}), updated=frozenset({C}), initiator="editor")
    later = Change(removed=frozenset({A, C}), themes=True, searchable=True)
    merged = first.merged(later)
    assert merged.added == {B}
    assert merged.updated == set()
    assert merged.removed == {A, C}
    assert merged.themes
    assert merged.searchable
    assert merged.initiator == "outside"


def test_what_was_removed_and_came_back_is_not_gone():
    merged = Change(removed=frozenset({A})).merged(Change(added=frozenset({A})))
    assert merged.removed == set()
    assert merged.documents == {A}
