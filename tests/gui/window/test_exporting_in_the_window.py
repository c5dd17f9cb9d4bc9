"""The export window: what is chosen, what is said before, what is made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casebook.export.artefacts import Artefact, Format
from casebook.export.audience import Audience
from casebook.export.run import Choice, Wanted

FACILITATOR, PARTICIPANT = Audience
TABLE = Wanted(choices=frozenset({Choice(Artefact.TABLE, Format.CSV, FACILITATOR)}))


@pytest.fixture
def named(folder, edited):
    """A case with names, an unverified figure and a picture that is missing."""
    file = folder / "checkout-line.md"
    edited(file, "themes:", "redact: [Bruce → the customer]\nthemes:")
    figures = "## Figures\n| Figure | Source | Year |\n| --- | --- | --- |\n| Half | x | |\n"
    edited(file, "## Impact", f"Bruce met Sabine. ![Plan](gone.png)\n\n{figures}\n## Impact")
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def exporting(start, named, out):
    """The export window on a case, with a folder that is not there yet."""
    driver = start(named).show()
    driver.open("checkout-line.md")
    driver.act("export")
    window = driver.parts.handing.desk.window
    driver.qtbot.waitUntil(lambda: window.primary.isEnabled(), timeout=20000)
    window.form.folder.set_folder(out)
    window.form.folder.changed.emit()
    look_again(driver)
    return driver, window


def look_again(driver):
    driver.qtbot.waitUntil(lambda: not driver.parts.handing.desk._rest.isActive())
    driver.settle()


def choose(driver, window, wanted):
    window.form.artefacts.set_wanted(wanted)
    window.form.artefacts.changed.emit()
    look_again(driver)


def export(driver, window):
    window.primary.click()
    driver.qtbot.waitUntil(lambda: not window.running, timeout=60000)
    driver.settle()


def test_the_window_shows_the_case_its_pages_and_what_can_be_made_of_it(exporting):
    _, window = exporting
    assert window.title.words == "The line that emptied in two minutes"
    assert window.preview.artefact is Artefact.GUIDE
    assert window.primary.text() == "Export 4 files"
    assert not window.form.artefacts.rows[Artefact.CARDS, PARTICIPANT].isVisible()
    assert not window.which.isVisible()


def test_what_is_wrong_is_said_before_with_the_way_to_it(exporting):
    driver, window = exporting
    said = [words for words, _ in window.form.remarks.remarks]
    assert any("“gone.png” is missing" in words for words in said)
    assert any("One figure of “The line" in words for words in said)
    driver.open("car-maker.md")
    QTest.mouseClick(window.form.remarks.links[0], Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: driver.read == "checkout-line.md")


def test_files_are_made_and_open_with_a_click(exporting, out):
    driver, window = exporting
    export(driver, window)
    files = sorted(path.name for path in out.iterdir())
    assert len(files) == 4
    assert window.result.lead.words == "4 files are there"
    assert sorted(link.text() for link in window.result.links) == files
    assert window.result.remarks.isVisible()
    QTest.mouseClick(window.result.links[0], Qt.MouseButton.LeftButton)
    assert driver.opened_outside[-1].endswith(window.result.links[0].text())
    window.result.show_folder.click()
    assert driver.opened_outside[-1] == out.as_uri()
    window.result.again.click()
    assert window.primary.isVisible()


def test_a_found_name_is_replaced_unless_it_is_unticked(exporting, out):
    driver, window = exporting
    choose(driver, window, TABLE)
    rows = {row.name.name: row for row in window.form.names.rows}
    assert list(rows) == ["Bruce", "Sabine"]
    assert not rows["Bruce"].box.isEnabled()
    assert rows["Bruce"].role.text() == "the customer"
    assert window.form.names.entries() == ("Sabine → person A",)
    rows["Sabine"].role.setText("a colleague")
    rows["Sabine"].role.editingFinished.emit()
    look_again(driver)
    assert window.form.names.entries() == ("Sabine → a colleague",)
    assert window.preview.asked.names == ("Sabine → a colleague",)
    rows = {row.name.name: row for row in window.form.names.rows}
    rows["Sabine"].box.click()
    look_again(driver)
    assert window.form.names.entries() == ()
    assert window.preview.asked.names == ()


def test_a_found_name_is_listed_in_its_case(exporting, named):
    driver, window = exporting
    row = window.form.names.rows[1]
    row.add.click()
    driver.settle()
    text = (named / "checkout-line.md").read_text("utf-8")
    assert "Sabine → person A" in text.partition("## Situation")[0]
    driver.qtbot.waitUntil(
        lambda: window.form.names.rows[1].name.listed if len(window.form.names.rows) > 1 else False,
        timeout=20000,
    )
    driver.act("undo-change")
    assert "person A" not in (named / "checkout-line.md").read_text("utf-8")


def test_a_passage_with_a_name_is_opened(exporting):
    driver, window = exporting
    driver.open("car-maker.md")
    row = window.form.names.rows[1]
    row.passage_requested.emit(row.name.passages[0])
    driver.qtbot.waitUntil(lambda: driver.read == "checkout-line.md")


def test_choices_and_folder_are_remembered(exporting, out):
    driver, window = exporting
    choose(driver, window, TABLE)
    export(driver, window)
    assert driver.settings.export_choices == ["table.csv"]
    assert driver.settings.export_folder == out


def test_the_folder_is_chosen_in_a_dialog(exporting, tmp_path):
    driver, window = exporting
    window.form.folder.choose.click()  # and thought better of
    driver.answers.to_export = tmp_path / "elsewhere"
    window.form.folder.choose.click()
    look_again(driver)
    assert window.form.folder.folder == tmp_path / "elsewhere"


def test_what_is_there_is_replaced_only_when_that_is_wanted(exporting, out):
    driver, window = exporting
    choose(driver, window, TABLE)
    export(driver, window)
    window.result.again.click()
    window.form.folder.changed.emit()
    look_again(driver)
    replace = window.form.folder.replace
    assert replace.text() == "Replace the one that is there already"
    assert not window.primary.isEnabled()
    replace.click()
    look_again(driver)
    assert window.primary.isEnabled()
    next(out.iterdir()).write_text("old")
    export(driver, window)
    assert "old" not in next(out.iterdir()).read_text("utf-8-sig")[:3]


def test_a_folder_inside_the_library_is_refused_at_once(exporting, named):
    driver, window = exporting
    window.form.folder.set_folder(named / "out")
    window.form.folder.changed.emit()
    look_again(driver)
    assert "lies in the library" in window.form.folder.problem.words
    export(driver, window)
    assert "lies in the library" in window.problem.words
    assert not (named / "out").exists()


def test_a_folder_that_cannot_be_written_is_said_with_the_next_step(exporting, tmp_path):
    driver, window = exporting
    (tmp_path / "file").write_text("a file")
    window.form.folder.set_folder(tmp_path / "file" / "out")
    window.form.folder.changed.emit()
    look_again(driver)
    export(driver, window)
    assert "Choose another folder" in window.problem.words
    choose(driver, window, TABLE)
    assert not window.problem.isVisible()


def test_without_a_folder_or_without_files_nothing_can_be_exported(exporting, out):
    driver, window = exporting
    window.form.folder.field.clear()
    window.form.folder.changed.emit()
    look_again(driver)
    assert not window.primary.isEnabled()
    window.form.folder.set_folder(out)
    choose(driver, window, Wanted(choices=frozenset()))
    assert not window.primary.isEnabled()
    assert window.primary.text() == "Export"


@pytest.mark.parametrize("how", ["button", "escape", "close", "library"])
def test_an_export_is_ended_and_leaves_nothing_behind(exporting, out, how):
    driver, window = exporting
    window.primary.click()
    assert window.leave.text() == "Cancel"
    if how == "button":
        window.leave.click()
    elif how == "escape":
        QTest.keyClick(window, Qt.Key.Key_Escape)
    elif how == "close":
        window.close()
    else:
        driver.parts.session.close()
    driver.qtbot.waitUntil(lambda: not window.running, timeout=60000)
    driver.settle()
    assert not out.exists()
    if how in {"button", "escape"}:
        assert window.problem.words == "Ended. No file was written."
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_several_selected_documents_are_exported_together(start, named, out):
    driver = start(named).show()
    driver.act("everything")
    driver.panes.results.view.selectAll()
    driver.act("export")
    window = driver.parts.handing.desk.window
    driver.qtbot.waitUntil(lambda: window.which.count() == 4 and window._files > 0, timeout=20000)
    assert window.title.words == "4 documents"
    assert window.which.isVisible()
    at = window.which.findText("Open another register before the grumbling starts")
    window.which.setCurrentIndex(at)
    driver.qtbot.waitUntil(
        lambda: window.preview.artefact in {Artefact.HUDDLE, Artefact.READER}, timeout=20000
    )
    window.form.folder.set_folder(out)
    choose(driver, window, TABLE)
    export(driver, window)
    assert len(list(out.iterdir())) == 4


def test_the_menu_of_the_list_exports(start, named):
    driver = start(named).show()
    bulk = driver.parts.curators.bulk
    bulk.show_menu(("car-maker.md",), driver.window.rect().center())
    action = next(each for each in bulk.menu.actions() if each.text() == "Export…")
    bulk.menu.close()
    action.trigger()
    driver.settle()
    assert driver.parts.handing.desk.window.title.words == "A car maker that won trust back"


def test_what_a_pack_names_as_its_artefacts_is_ticked(start, named):
    driver = start(named).show()
    driver.parts.handing.chosen = lambda: ("handout.docx", "reader.html")
    driver.open("recovery.md")
    driver.act("export")
    window = driver.parts.handing.desk.window
    assert window.wanted().choices == {
        Choice(Artefact.HANDOUT, Format.DOCX, PARTICIPANT),
        Choice(Artefact.READER, Format.HTML, PARTICIPANT),
    }


def test_text_that_is_not_saved_is_told_of(start, named):
    driver = start(named).show()
    editor = driver.write("car-maker.md")
    editor.appendPlainText("More.")
    driver.act("export")
    window = driver.parts.handing.desk.window
    driver.qtbot.waitUntil(lambda: bool(window.form.remarks.remarks), timeout=20000)
    assert "did not save" in window.form.remarks.remarks[0][0]


def test_a_change_of_the_case_is_seen_in_the_open_window(exporting, named, edited):
    driver, window = exporting
    edited(named / "checkout-line.md", "![Plan](gone.png)", "")
    driver.act("look-again")
    look_again(driver)
    driver.qtbot.waitUntil(
        lambda: not any("gone.png" in words for words, _ in window.form.remarks.remarks),
        timeout=20000,
    )


def test_the_keyboard_walks_between_choices_and_pages_and_exports(exporting, out):
    driver, window = exporting
    choose(driver, window, TABLE)
    with driver.qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.preview.sheets.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.form.isAncestorOf(window.focusWidget())
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: len(list(out.glob("*.csv"))) == 1, timeout=60000)
    driver.settle()


def test_without_a_document_it_is_said_what_to_do(start):
    driver = start().show()
    driver.parts.handing.export()
    assert driver.said.startswith("Open a pack, a case or a lesson first, or")
    driver.parts.handing.print()
    assert driver.said == "Open a pack, a case or a lesson first."


def test_the_handout_is_made_and_opened_to_be_printed(start, named):
    driver = start(named).show()
    driver.open("car-maker.md")
    driver.act("print")
    assert driver.opened_outside[-1].endswith("-handout-participant.pdf")
    driver.open("open-early.md")
    driver.act("print")
    assert driver.opened_outside[-1].endswith("-participant.pdf")
    assert "huddle" in driver.opened_outside[-1]


def test_the_pages_of_what_is_read_and_written_stand_in_a_panel(start, named):
    driver = start(named).show()
    driver.open("car-maker.md")
    driver.act("pages-panel")
    preview = driver.parts.handing.panel.preview
    driver.qtbot.waitUntil(lambda: preview.pages is not None, timeout=20000)
    assert preview.asked.path == "car-maker.md"
    driver.open("checkout-line.md")
    driver.qtbot.waitUntil(lambda: preview.asked.path == "checkout-line.md", timeout=20000)
    editor = driver.write("checkout-line.md")
    editor.appendPlainText("A line that nobody saved.")
    driver.qtbot.waitUntil(
        lambda: preview.asked.text is not None and "nobody saved" in preview.asked.text,
        timeout=20000,
    )
    driver.settle()
    driver.act("save")
    driver.qtbot.waitUntil(lambda: preview.asked.text is None, timeout=20000)
    driver.act("pages-panel")
    assert not preview.isVisible()
