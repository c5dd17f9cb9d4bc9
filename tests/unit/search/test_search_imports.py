"""What the window needs before it is up must not bring the search engine along."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["analysis", "expression", "hits", "indexed", "snippets"])
def test_reading_questions_and_marking_texts_does_without_whoosh_and_numpy(module):
    names = "{'whoosh', 'numpy'}"
    code = f"import sys, casebook.search.{module}; sys.exit(bool({names} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
