"""A lesson to be carried on, read from a text."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from casebook.domain.names import DocumentPath
from casebook.markdown.reading import read_document

TODAY = dt.date(2026, 11, 22)

LESSON = """\
---
kind: lesson
title: Open another register
state: {state}
{more}---
{body}
"""
EVIDENCE = "## Evidence\n> one\n>\n> — [[line]]\n"


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def lesson():
    def make(state, more="", body=""):
        return read_document(LESSON.format(state=state, more=more, body=body), DocumentPath("o.md"))

    return make


@pytest.fixture
def evidence():
    return EVIDENCE


@pytest.fixture
def shown(qtbot):
    """Shows a sheet over a window, and remembers what one of its signals tells."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def show(sheet, signal):
        sheet.setParent(window, sheet.windowFlags())
        heard = []
        getattr(sheet, signal).connect(lambda *given: heard.append(given[0] if given else None))
        sheet.open()
        return heard

    return show
