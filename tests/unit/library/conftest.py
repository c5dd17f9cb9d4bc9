"""A small library on disk, as a person would write it."""

from pathlib import Path

import pytest

from casebook.library.library import Library

CHECKOUT = """\
---
title: The line that emptied in two minutes
themes: [resource-allocation]
type: recovery
outcome: mixed
sector: Retail
date: 2009-11
grade: anecdote
---
## Situation
A customer stood in a line. The store *waited until customers complained* before it acted.

## Impact
The line emptied quickly. See [[car-maker]].

## Lessons learned
- [[open-early]]
"""

CAR_MAKER = """\
---
title: A car maker that won trust back
themes: [trust]
type: recovery
outcome: success
sector: Automotive
date: 2010
grade: opinion
aliases: [the recall]
---
## Situation
Cars accelerated by themselves.
"""

LESSON = """\
---
kind: lesson
title: Open another register before the grumbling starts
state: identified
effect: improve
applies_when: planning when to call more people
themes: [resource-allocation]
---
## Evidence
> waited until customers complained
>
> — [[checkout-line]]
"""

PACK = """\
---
kind: pack
title: Front-line recovery
minutes: 15
lessons: [open-early]
---
## Agenda
| Minutes | Activity | Item | Use | Note |
| --- | --- | --- | --- | --- |
| 15 | read | [[checkout-line]] | situation | |
"""

THEMES = """\
- id: customer-service
  label: Customer service
- id: resource-allocation
  label: Resource allocation
  broader: customer-service
  synonyms: [queue, cash desk]
- id: trust
  label: Trust
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path / "library",
        {
            "retail/checkout-line.md": CHECKOUT,
            "car-maker.md": CAR_MAKER,
            "lessons/open-early.md": LESSON,
            "packs/recovery.md": PACK,
            "themes.yaml": THEMES,
        },
    )


@pytest.fixture
def opened():
    """Open libraries, and close them after the test."""
    libraries = []

    def open_library(folder, **options):
        library = Library.open(folder, **options)
        libraries.append(library)
        return library

    yield open_library
    for library in libraries:
        library.close()


@pytest.fixture
def library(folder, opened):
    made = opened(folder)
    made.catch_up()
    return made
