"""The command, run as users run it but within this process."""

import pytest

from casebook.cli.main import run

CASE = """\
---
title: The line that emptied in two minutes
themes: [resource-allocation]
type: recovery
outcome: mixed
---
## Situation
The store waited until customers complained.

## Figures
| Figure | Value | Source | Year |
| --- | --- | --- | --- |
| Minutes until the line was gone | 2 | | |
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

THEMES = """\
- id: resource-allocation
  label: Resource allocation
  synonyms: [queue]
"""


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "My library"
    root.mkdir()
    (root / "checkout-line.md").write_text(CASE, "utf-8")
    (root / "open-early.md").write_text(LESSON, "utf-8")
    (root / "themes.yaml").write_text(THEMES, "utf-8")
    return root


@pytest.fixture
def casebook(capsys):
    """Run the command; give its exit code, what it printed, and what it said about errors."""

    def command(*arguments):
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command
