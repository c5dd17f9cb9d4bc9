"""``python -m tests.benchmarks.typing_editor``: a key press in a case of a megabyte.

Printed is what the GUI thread takes for a key press and everything that follows it at once: the
change, its colours, and the painting; as processor time of that thread, which other programs do
not lengthen, and beside it the worst one by the clock. What follows later in slices is printed as
the longest turn of the event loop until all colours stand.
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from casebook.gui.editor.markdown_editor import MarkdownEditor
from casebook.gui.look.dress import dress
from casebook.gui.look.scheme import Choice, Scheme
from casebook.resources import sample_library

_SIZE = 1_000_000
_WORDS = "The queue grew while people were busy elsewhere, and nobody called. "
_KEY = Qt.Key
_BY_CLOCK: list[float] = []


def main() -> None:
    """Measure and print."""
    application = QApplication([])
    scheme = Scheme(Choice.LIGHT)
    dress(application, scheme)
    editor = MarkdownEditor(scheme)
    editor.resize(760, 700)
    editor.show()
    text = _long_case()
    started = time.perf_counter()
    editor.load(text)
    loaded = (time.perf_counter() - started) * 1000
    print(f"a case of {len(text):,} characters in {editor.blockCount():,} lines")
    longest = _settle(application, editor)
    print(f"loaded in {loaded:.0f} ms; longest turn until coloured {longest:.1f} ms\n")
    print(f"{'milliseconds a key press':<44}{'median':>8}{'95 %':>8}{'worst':>8}{'by clock':>10}")
    gc.collect()
    gc.disable()
    _BY_CLOCK.clear()
    for where, line in (("top", 8), ("middle", editor.blockCount() // 2), ("end", 1 << 30)):
        editor.go_to_line(line)
        application.processEvents()
        _report(f"words, {where}", [_typing(application, editor, key) for key in _WORDS * 3])
        enters = [_pressing(application, editor, _KEY.Key_Return) for _ in range(40)]
        _report(f"line ends, {where}", enters)
        backs = [_pressing(application, editor, _KEY.Key_Backspace) for _ in range(40)]
        _report(f"taken back, {where}", backs)
    _report("words, Qt's own editor without any help", _bare(application, text))
    editor.go_to_line(8)
    fences = [_typing(application, editor, key) for key in "``` `" * 8]
    _report("a fence opened and closed at the top", fences)
    longest = _settle(application, editor)
    print(f"\nlongest turn while the rest is coloured {longest:.1f} ms")
    started = time.perf_counter()
    editor.text()
    taken = (time.perf_counter() - started) * 1000
    print(f"the whole text, asked for after a pause: {taken:.1f} ms")


def _long_case() -> str:
    folder = sample_library()
    parts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))]
    text = "---\nkind: case\ntitle: A long case\nthemes: [queues]\n---\n"
    body = "\n".join(part.split("\n---\n", 1)[-1] for part in parts)
    return text + body * (_SIZE // len(body) + 1)


def _bare(application: QApplication, text: str) -> list[float]:
    """Measure what Qt takes for the same text without colours, numbers and keys of ours."""
    bare = QPlainTextEdit()
    bare.resize(760, 700)
    bare.setPlainText(text)
    bare.show()
    cursor = bare.textCursor()
    cursor.setPosition(len(text) // 2)
    bare.setTextCursor(cursor)
    application.processEvents()
    return [_timed(application, lambda key=key: QTest.keyClicks(bare, key)) for key in _WORDS * 3]


def _typing(application: QApplication, editor: MarkdownEditor, key: str) -> float:
    return _timed(application, lambda: QTest.keyClicks(editor, key))


def _pressing(application: QApplication, editor: MarkdownEditor, key: Qt.Key) -> float:
    return _timed(application, lambda: QTest.keyClick(editor, key))


def _timed(application: QApplication, act: Callable[[], object]) -> float:
    clock, started = time.perf_counter(), time.thread_time()
    act()
    application.processEvents()
    taken = (time.thread_time() - started) * 1000
    _BY_CLOCK.append((time.perf_counter() - clock) * 1000)
    return taken


def _settle(application: QApplication, editor: MarkdownEditor) -> float:
    longest = 0.0
    while editor.highlighter.waiting:
        longest = max(longest, _timed(application, lambda: None))
    return longest


def _report(what: str, taken: list[float]) -> None:
    ordered = sorted(taken)
    late = ordered[int(len(ordered) * 0.95)]
    print(
        f"{what:<44}{statistics.median(ordered):>8.1f}{late:>8.1f}{ordered[-1]:>8.1f}{max(_BY_CLOCK):>10.1f}"
    )
    _BY_CLOCK.clear()


if __name__ == "__main__":
    main()
