"""A form over a document that is read from a text."""

import pytest
from PySide6.QtWidgets import QApplication

from casebook.domain.names import DocumentPath
from casebook.gui.forms.property_form import PropertyForm
from casebook.markdown.reading import read_document

CASE = """\
---
title: The line
status: draft
outcome: mixed
themes: [recovery, trust]
date: 2009-11
aliases:
  - the queue
  - the till
shift: late
---
Text.
"""


def read(text, name="line.md"):
    return read_document(text, DocumentPath(name))


@pytest.fixture
def document():
    return read(CASE)


@pytest.fixture
def read_text():
    return read


@pytest.fixture
def form(qtbot, scheme, icons, vocabulary, document):
    made = PropertyForm(scheme, icons)
    qtbot.addWidget(made)
    made.set_vocabulary(vocabulary)
    made.show_document(document)
    made.resize(320, 900)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def told(form):
    """What the form has told, as (key, values)."""
    heard = []
    form.property_given.connect(lambda key, values: heard.append((key, values)))
    return heard
