"""A library that is open beside the widgets that hand things out."""

import pytest
from PySide6.QtTest import QTest

from casebook.domain.names import DocumentPath
from casebook.gui.handing.pages_preview import PagesPreview
from casebook.gui.jobs import Jobs
from casebook.gui.session import Session

CASE = """\
---
title: A line
grade: anecdote
redact: [Bruce → the customer]
---
## Situation
Bruce waited until Sabine came. ![Plan](missing.png)

## Timeline
- 10:00 **Signal** The line grew

## Discussion questions
1. Why?

## Figures
| Figure | Source | Year |
| --- | --- | --- |
| Half of them | somebody | |

## Facilitator notes
Nobody may read this aloud.
"""
PACK = """\
---
kind: pack
title: An hour
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 10 | read | [[line]] | situation, timeline | |
| 10 | discuss | [[line]] | questions | |
"""
LESSON = """\
---
kind: lesson
title: Call early
---
## Do this
Call before the third.
"""


@pytest.fixture
def files():
    return {"line.md": CASE, "hour.md": PACK, "call.md": LESSON}


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def session(qtbot, tmp_path, jobs, files):
    root = tmp_path / "library"
    root.mkdir()
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    made = Session(jobs, cache=tmp_path / "cache", data=tmp_path / "data")
    made.go_on()
    with qtbot.waitSignal(made.settled, timeout=15000):
        made.open(root)
    yield made
    made.close()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=15000)


@pytest.fixture
def settled(qtbot, jobs):
    def wait():
        qtbot.waitUntil(lambda: not jobs.busy, timeout=20000)
        QTest.qWait(0)
        qtbot.waitUntil(lambda: not jobs.busy, timeout=20000)

    return wait


@pytest.fixture
def preview(qtbot, scheme, icons, jobs, session):
    made = PagesPreview(scheme, icons, jobs, session)
    qtbot.addWidget(made)
    made.resize(400, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def shows(qtbot, preview, settled):
    def show(name, text=None, **more):
        with qtbot.waitSignal(preview.shown, timeout=20000):
            preview.show_document(DocumentPath(name), text, **more)
        settled()
        return preview

    return show
