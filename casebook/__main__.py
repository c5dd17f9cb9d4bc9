"""So that ``python -m casebook`` is the ``casebook`` command."""

import sys

from casebook.cli.main import run

sys.exit(run())
