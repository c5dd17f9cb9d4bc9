"""The command, run as users run it but within this process."""

import pytest

from casebook.cli.main import run
from tests.small_library import LESSON, write

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

THEMES = """\
- id: resource-allocation
  label: Resource allocation
  synonyms: [queue]
"""


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path / "My library",
        {"checkout-line.md": CASE, "open-early.md": LESSON, "themes.yaml": THEMES},
    )


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
