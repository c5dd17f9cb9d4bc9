"""The texts of a small library, as people would write them, and how they get onto the disk."""

from collections.abc import Mapping
from pathlib import Path

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
## Why
A line can be seen before it is heard.

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


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder, by their paths; give the folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
