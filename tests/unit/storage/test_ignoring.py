"""Which names an ignore file leaves out."""

from __future__ import annotations

import time

import pytest

from casebook.storage.ignoring import read_rules


@pytest.mark.parametrize(
    ("pattern", "path", "is_folder"),
    [
        ("README.md", "README.md", False),
        ("README.md", "deep/down/README.md", False),
        ("drafts", "drafts", True),
        ("drafts/", "2019/drafts", True),
        ("*.tmp.md", "a/case.tmp.md", False),
        ("case-?.md", "case-1.md", False),
        ("case-[0-9].md", "case-7.md", False),
        ("case-[!0-9].md", "case-x.md", False),
        ("/notes.md", "notes.md", False),
        ("old/2019", "old/2019", True),
        ("old/*.md", "old/case.md", False),
        ("old/**/raw", "old/raw", True),
        ("old/**/raw", "old/a/b/raw", True),
        ("**/raw.md", "x/y/raw.md", False),
        ("  spaced.md  ", "spaced.md", False),
    ],
)
def test_a_pattern_leaves_out_what_it_names(pattern: str, path: str, is_folder: bool) -> None:
    rules, findings = read_rules(f"# mine\n\n{pattern}\n")
    assert rules
    assert rules.ignores(path, is_folder)
    assert findings == ()


@pytest.mark.parametrize(
    ("pattern", "path", "is_folder"),
    [
        ("README.md", "readme.md", False),
        ("README.md", "README.md.md", False),
        ("drafts/", "drafts", False),
        ("/notes.md", "deep/notes.md", False),
        ("old/*.md", "old/deep/case.md", False),
        ("old/*.md", "very/old/case.md", False),
        ("old/**/raw", "old/raw/more", True),
        ("case-[0-9].md", "case-x.md", False),
        ("a/b/c", "a/b", True),
        ("case-[z-a].md", "case-b.md", False),
        ("#case.md", "#case.md", False),
    ],
)
def test_a_pattern_leaves_out_nothing_else(pattern: str, path: str, is_folder: bool) -> None:
    rules, _ = read_rules(pattern)
    assert not rules.ignores(path, is_folder)


def test_comments_and_empty_lines_are_no_rules() -> None:
    rules, findings = read_rules("# nothing\n\n   \n/\n")
    assert not rules
    assert findings == ()


def test_a_pattern_that_takes_back_is_reported_with_its_line() -> None:
    rules, findings = read_rules("*.md\n!keep.md\n")
    assert rules.ignores("keep.md", False)
    assert [(found.path, found.line, found.code) for found in findings] == [
        (".casebookignore", 2, "ignore-pattern")
    ]


def test_a_hostile_pattern_comes_to_an_end() -> None:
    rules, _ = read_rules("*a" * 30 + "b\n" + "**/a/" * 30 + "b\n")
    started = time.process_time()
    assert not rules.ignores("a" * 250, False)
    assert not rules.ignores("a/" * 120 + "c", False)
    assert time.process_time() - started < 1  # a guard against what never ends, not a figure
