"""Whatever is typed or pasted into the search box, the window answers and works on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

NAUGHTY = [
    "*",
    "?",
    '"',
    "theme:",
    'theme:"',
    "-theme:",
    "year:..",
    "year:9999999999999999999..",
    "has:has:has:",
    "type:\u202erecovery",
    "\x00zebra\x00",
    "😀 theme:😀",
    "Ω≈ç√∫˜µ≤≥÷",
    "社會科學院語學研究所",
    "\ufeff\u200b\u2060",
    "<script>alert(1)</script>",
    "&amp;&lt;b&gt;",
    "%s%n{0}{1}",
    "a" * 5000,
    "( ( ( OR OR -",
    "'; DROP TABLE saved; --",
    "\ud800 lone",
]


@pytest.mark.parametrize("words", NAUGHTY)
def test_naughty_words_get_an_answer_and_can_be_noted_saved_and_shown(window, words):
    crashes = []
    window.parts.jobs.crashed.connect(crashes.append)
    box = window.panes.tools.search
    box.setFocus()
    box.insert(words)
    QTest.keyClicks(box, "x")
    window.settle()
    window.qtbot.waitUntil(lambda: window.answered_for(box.text()))
    window.press(box, Qt.Key.Key_Return)
    window.parts.session.library.searches.save(words[:40], window.parts.finder.query)
    window.parts.asking.saving.use(window.parts.session.library)
    window.act("unanswered")
    window.panes.empty.grab()
    window.panes.sidebar.grab()
    window.panes.results.grab()
    assert crashes == []
    window.panes.tools.set_words("")
    window.settle()
    window.search("accelerated")
    assert window.listed == ["car-maker.md"]


def test_a_megabyte_is_cut_to_what_a_line_holds_and_answered(window):
    box = window.panes.tools.search
    box.insert("queue zebra " * 90_000)
    window.settle()
    window.qtbot.waitUntil(lambda: window.answered_for(box.text()))
    assert "checkout-line.md" in window.listed


@pytest.mark.parametrize("words", [NAUGHTY[0], "\x00", "x" * 100_000, "😀 " * 5000])
def test_any_paragraph_may_be_described(window, words):
    window.act("apply")
    shown = window.parts.asking.applying.window
    shown.field.setPlainText(words)
    shown._soon.timeout.emit()
    window.settle()
    assert shown.said.words
