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
