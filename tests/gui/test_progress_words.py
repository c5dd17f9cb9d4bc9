"""What the library says while it works goes through the translation of the window."""

import ast
import re
from pathlib import Path

import pytest

import casebook
from casebook.gui.change_words import change_words

_ROOT = Path(casebook.__file__).parent


def _said_in(file):
    """Give the words of each step of progress in a module, names in them as ``Name``."""
    tree = ast.parse(file.read_text("utf-8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        is_step = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
        if is_step and call.func.attr == "step" and len(call.args) == 3:
            what = call.args[2]
            what = constants.get(what.id, what) if isinstance(what, ast.Name) else what
            if isinstance(what, ast.Constant):
                yield what.value
            elif isinstance(what, ast.JoinedStr):
                yield "".join(
                    part.value if isinstance(part, ast.Constant) else "Name" for part in what.values
                )


_SAID = sorted(
    {
        words
        for file in _ROOT.rglob("*.py")
        if not file.is_relative_to(_ROOT / "gui") and not file.is_relative_to(_ROOT / "cli")
        for words in _said_in(file)
    }
)


def test_there_is_progress_to_be_said():
    assert {"Reading", "Looking evidence up", "Looking for documents"} < set(_SAID)


@pytest.mark.usefixtures("translated")
@pytest.mark.parametrize("words", _SAID)
def test_each_word_of_progress_is_said_in_the_language_of_the_window(words):
    shown = change_words(words)
    assert re.sub("Name", "", shown).isupper()
    assert ("Name" in shown) == ("Name" in words)
