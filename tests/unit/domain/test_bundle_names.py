"""Names that a bundle may hold."""

import pytest

from casebook.domain.bundle_names import folded_name, name_fault


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("library/a case.md", ""),
        ("library/sub/", ""),
        ("library\\a.md", "a path with backslashes"),
        ("C:a.md", "a path from the root of a disk"),
        ("/a.md", "a path from the root of a disk"),
        ("library/../a.md", "a path that leads out of the bundle"),
        ("library/" + 201 * "a", "a path that is too long for some systems"),
        ("library/con.md", "a name that some systems cannot write"),
        ("library/what?.md", "a name that some systems cannot write"),
        ("library/.git", "a name that is hidden, and no part of a library"),
    ],
)
def test_a_name_that_cannot_be_in_a_bundle_is_told_with_why(name, fault):
    assert name_fault(name) == fault


def test_names_that_some_systems_take_for_one_are_folded_alike():
    assert folded_name("Straße.md") == folded_name("STRASSE.md")
    assert folded_name("e\u0301.md") == folded_name("É.md")
