import pytest

from casebook.gui.dialogs.shortcuts import ShortcutsWindow
from casebook.search import meaning


@pytest.fixture
def model(tmp_path):
    from tests.tiny_model import make_model

    return make_model(tmp_path / "model")


def action(window):
    return window.parts.actions["meaning"]


def read_for_meaning(window):
    return window.parts.session.library.waiting_for_meaning == 0


def test_without_what_runs_a_model_nothing_is_offered(start, folder, monkeypatch):
    monkeypatch.setattr(meaning, "is_installed", lambda: False)
    window = start(folder).show()
    assert not action(window).isVisible()
    window.act("shortcuts")
    window.act("commands")
    (keys,) = window.window.findChildren(ShortcutsWindow)
    assert action(window) not in window.parts.companions._offered()
    keys.close()


def test_a_model_reads_the_library_and_is_used_again_at_the_next_start(
    start, folder, answers, model
):
    first = start(folder).show()
    assert action(first).isVisible()
    assert not action(first).isChecked()
    answers.model = model
    first.act("meaning")
    assert action(first).isChecked()
    assert read_for_meaning(first)
    first.window.close()
    first.made.close()
    answers.model = None
    again = start().show()
    assert action(again).isChecked()
    assert read_for_meaning(again)
    again.act("meaning")
    assert not action(again).isChecked()
    assert again.settings.model_folder is None


def test_thinking_better_of_it_changes_nothing(window):
    window.act("meaning")
    assert not action(window).isChecked()
    assert window.settings.model_folder is None


def test_a_folder_without_a_model_is_refused_with_a_sentence(window, answers, tmp_path):
    answers.model = tmp_path
    window.act("meaning")
    assert not action(window).isChecked()
    assert window.panes.status.words.text().endswith(".")
    assert window.settings.model_folder is None


def test_what_is_stopped_waits_and_words_alone_decide(window, answers, model):
    answers.model = model
    window.parts.actions["meaning"].trigger()
    window.parts.asking.ranking.stop()
    window.settle()
    window.act("look-again")
    window.search("customers")
    assert "checkout-line.md" in window.listed


def test_a_new_document_is_read_by_the_model_too(window, answers, model, folder):
    answers.model = model
    window.act("meaning")
    (folder / "new.md").write_text("# New\nStaff at the till.\n", "utf-8")
    window.act("look-again")
    assert read_for_meaning(window)


def test_what_was_stopped_is_not_begun_again_by_itself(window, answers, model, folder):
    answers.model = model
    window.act("meaning")
    window.parts.asking.ranking.stop()
    (folder / "new.md").write_text("# New\nStaff at the till.\n", "utf-8")
    window.act("look-again")
    assert not read_for_meaning(window)


@pytest.mark.logs_warnings
def test_a_model_that_fails_while_it_reads_is_given_up_with_a_sentence(
    window, answers, model, folder, monkeypatch
):
    answers.model = model
    window.act("meaning")

    def fail(self, text):
        raise meaning.ModelUnusable("The model has run out of memory.")

    monkeypatch.setattr(meaning.Model, "passages", fail)
    (folder / "new.md").write_text("# New\nStaff at the till.\n", "utf-8")
    window.act("look-again")
    assert "out of memory" in window.said
    window.search("customers")
    assert "checkout-line.md" in window.listed
    (folder / "newer.md").write_text("# Newer\nStaff at the till.\n", "utf-8")
    window.act("look-again")
    assert not read_for_meaning(window)
