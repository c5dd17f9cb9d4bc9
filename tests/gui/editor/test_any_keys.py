"""Whatever is typed and pressed, in whatever text: no exception, and undo leads back."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.gui.editor.completing import FrontMatter, want_at
from casebook.gui.editor.completion import Completion
from casebook.gui.editor.emphasis import toggled
from casebook.gui.editor.faithful import difference
from casebook.gui.editor.line_marks import LineState, read_line
from casebook.gui.editor.list_lines import continuing, indented, outdented, toggled_box
from casebook.gui.editor.units import Positions, index_at, units_before
from casebook.markdown.html_markdown import markdown_of

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
KEYS = [
    *[(key, NONE) for key in (KEY.Key_Return, KEY.Key_Tab, KEY.Key_Backspace, KEY.Key_Delete)],
    *[(key, NONE) for key in (KEY.Key_Up, KEY.Key_Down, KEY.Key_Left, KEY.Key_Home, KEY.Key_End)],
    *[(key, SHIFT) for key in (KEY.Key_Backtab, KEY.Key_Up, KEY.Key_Down, KEY.Key_End)],
    *[(key, CTRL) for key in (KEY.Key_B, KEY.Key_I, KEY.Key_K, KEY.Key_E, KEY.Key_Return)],
    (KEY.Key_Q, CTRL | SHIFT),
    (KEY.Key_9, CTRL | Qt.KeyboardModifier.AltModifier),
    *[(key, CTRL | ALT) for key in (KEY.Key_1, KEY.Key_2, KEY.Key_0)],
    *[(key, ALT) for key in (KEY.Key_Up, KEY.Key_Down)],
]
TYPED = list("ab |-*>#[]_`~:1. ")
COMMANDS = ["tidy-table", "row-below", "row-away", "column-right", "column-away"]
TEXT = (
    "---\nkind: case\nthemes: [a]\n---\n## One\n\n- a\n  - 😀 b\n\n> c\n\n"
    "| a | 😀 |\n| --- | --- |\n| c | d |\n\n```\ncode\n```\n1. x\u00a0y"
)
LINES = st.text(st.sampled_from("ab 😀|-*>#[]_`~:()!<1.\\\t\"'"), max_size=40)
SOME = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize("seed", range(12))
def test_undo_leads_back_to_the_text(hands, seed):
    chance = random.Random(seed)
    completion = Completion(hands.editor)
    hands.editor.load(TEXT)
    for _ in range(160):
        if chance.random() < 0.1:
            hands.editor.go_to_line(chance.randrange(1, 24), chance.randrange(1, 9))
        roll = chance.random()
        if roll < 0.5:
            QTest.keyClick(hands.editor, *chance.choice(KEYS))
        elif roll < 0.55:
            hands.editor.run(chance.choice(COMMANDS))
        elif roll < 0.57:
            completion.open()
        else:
            QTest.keyClicks(hands.editor, chance.choice(TYPED))
    while hands.editor.document().isUndoAvailable():
        hands.editor.undo()
    assert hands.text == TEXT


@SOME
@given(LINES, st.sampled_from([*LineState, LineState.FENCE + 3, LineState.TILDES + 4]))
def test_runs_of_a_line_never_overlap(line, before):
    runs, _ = read_line(line, before)
    assert all(0 <= run.start < run.end <= len(line) for run in runs)
    assert all(first.end <= second.start for first, second in pairwise(runs))


@SOME
@given(LINES, st.integers(0, 40), st.integers(0, 40))
def test_places_lead_to_one_another(line, first, last):
    index = min(first, len(line))
    assert index_at(line, units_before(line, index)) == index
    assert Positions(line).position(index) == units_before(line, index)
    start, end, put = difference(line, line[:index] + "x" + line[index:])
    assert line[:start] + put + line[end:] == line[:index] + "x" + line[index:]
    start, end = sorted((index, min(last, len(line))))
    once = toggled(line, start, end, "**")
    assert once.text.replace("*", "") == line.replace("*", "")
    assert 0 <= once.start <= once.end <= len(once.text)


@SOME
@given(LINES, LINES, st.integers(0, 40))
def test_lines_keep_their_words(line, above, at):
    continuing(line, min(at, len(line)))
    assert indented(line, above).replace(" ", "") == line.replace(" ", "")
    assert outdented(line).split() == line.split()
    assert toggled_box(toggled_box(toggled_box(line))) == toggled_box(line)
    want_at(line, None)
    want_at(line, FrontMatter((above,)))


@SOME
@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>",
    "<tr>", "<td>", "</table>", "<pre>", "a b", " ", "<br>", "<a href='https://x.org'>", "</a>",
    "<p style='mso-list:l0 level2'>", "<blockquote>", "</blockquote>", "<script>", "</script>",
    "<o:p>", "<![if x]>", "<!--", "-->", "&nbsp;", "<h2>", "|", "\n", "<img alt=x>", "<hr>"]),
    max_size=30))  # fmt: skip
def test_no_html_is_too_odd(parts):
    markdown = markdown_of("".join(parts))
    assert "<script" not in markdown.replace("\\<", "")
