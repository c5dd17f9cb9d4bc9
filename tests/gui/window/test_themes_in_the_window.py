"""Themes kept in the whole window: what is changed at once, and what is shown first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from casebook.domain.names import ThemeId
from casebook.gui.sheets.name_sheet import NameSheet
from casebook.gui.sheets.plan_sheet import PlanSheet
from casebook.gui.themes.theme_sheets import NewThemeSheet, ThemeMergeSheet
from casebook.gui.themes.theme_window import ThemeWindow


@pytest.fixture
def themes(window):
    """The window of themes, open."""
    window.act("themes")
    return window.parts.curators.theming.window


def sheet_of(window, kind):
    """The sheet of a kind that is open."""
    found = [
        sheet
        for sheet in QApplication.topLevelWidgets()
        if isinstance(sheet, kind) and sheet.isVisible()
    ]
    assert len(found) == 1, f"{len(found)} sheets"
    return found[0]


def agree(window):
    sheet_of(window, PlanSheet).primary.click()
    window.settle()


def vocabulary_file(folder):
    return (folder / "themes.yaml").read_text("utf-8")


def rows(themes):
    top = themes.tree.invisibleRootItem()
    return [(top.child(at).text(0), top.child(at).text(1)) for at in range(top.childCount())]


def label_of_sidebar(window, key):
    model = window.panes.sidebar.model
    return model.data(model.index_of(key))


def test_the_window_of_themes_shows_them_with_their_counts(window, themes):
    assert themes.isVisible()
    assert rows(themes) == [("Resource allocation", "2"), ("Trust", "1")]


def test_a_label_is_changed_at_once_and_can_be_undone(window, themes, folder):
    before = vocabulary_file(folder)
    themes.tree.select(ThemeId("trust"))
    themes.label.selectAll()
    QTest.keyClicks(themes.label, "Confidence")
    window.press(themes.label, Qt.Key.Key_Return)
    assert "label: Confidence" in vocabulary_file(folder)
    assert ("Confidence", "1") in rows(themes)
    assert label_of_sidebar(window, "theme:themes:trust") == "Confidence"
    assert "Trust" in window.panes.status.words.text()
    window.act("undo-change")
    assert vocabulary_file(folder) == before
    assert ("Trust", "1") in rows(themes)


def test_colour_synonyms_and_broader_theme_are_changed_at_once(window, themes, folder):
    themes.tree.select(ThemeId("trust"))
    themes.colour.given.emit("#3090fc")
    window.settle()
    themes.synonyms.given.emit(("faith", "credit"))
    window.settle()
    themes.broader.setCurrentIndex(themes.broader.findData("resource-allocation"))
    themes.broader.activated.emit(themes.broader.currentIndex())
    window.settle()
    text = vocabulary_file(folder)
    assert "colour: '#3090fc'" in text or 'colour: "#3090fc"' in text
    assert "synonyms: [faith, credit]" in text
    assert "broader: resource-allocation" in text
    assert rows(themes) == [("Resource allocation", "3")]


def test_a_new_theme_is_added_below_another_and_chosen(window, themes, folder):
    themes.tree.select(ThemeId("trust"))
    themes.new.click()
    sheet = sheet_of(window, NewThemeSheet)
    QTest.keyClicks(sheet.line, "Broken promises")
    assert sheet.note.words == "Its id: broken-promises"
    sheet.primary.click()
    window.settle()
    assert "- id: broken-promises\n  broader: trust" in vocabulary_file(folder)
    assert themes.tree.theme == "broken-promises"


def test_a_theme_that_is_there_already_is_not_added_again(window, themes):
    themes.new.click()
    sheet = sheet_of(window, NewThemeSheet)
    QTest.keyClicks(sheet.line, "trust")
    sheet.primary.click()
    assert sheet.isVisible()
    assert "already" in sheet.problem.words
    sheet.reject()


def test_another_id_shows_the_files_and_is_one_step_of_undo(window, themes, folder):
    themes.tree.select(ThemeId("resource-allocation"))
    themes.rename.click()
    sheet = sheet_of(window, NameSheet)
    sheet.line.setText("trust")
    sheet.primary.click()
    assert "Merge" in sheet.problem.words
    sheet.line.setText("staffing")
    sheet.primary.click()
    window.settle()
    plan = sheet_of(window, PlanSheet)
    lines = [plan.files.item(row).text() for row in range(plan.files.count())]
    assert [line.split("  —  ")[0] for line in lines] == [
        "checkout-line.md",
        "open-early.md",
        "themes.yaml",
    ]
    assert "themes: [staffing]" in lines[0]
    assert "themes: [resource-allocation]" in (folder / "checkout-line.md").read_text("utf-8")
    agree(window)
    assert "themes: [staffing]" in (folder / "checkout-line.md").read_text("utf-8")
    assert "- id: staffing" in vocabulary_file(folder)
    assert themes.tree.theme == "staffing"
    window.act("undo-change")
    assert "themes: [resource-allocation]" in (folder / "open-early.md").read_text("utf-8")


def test_two_themes_become_one(window, themes, folder):
    themes.tree.select(ThemeId("trust"))
    themes.merge.click()
    sheet = sheet_of(window, ThemeMergeSheet)
    sheet.into.setCurrentIndex(sheet.into.findData("resource-allocation"))
    sheet.primary.click()
    window.settle()
    agree(window)
    assert themes.undo.text() == "Undo: Merge “Trust” into “Resource allocation”"
    assert "themes: [resource-allocation]" in (folder / "car-maker.md").read_text("utf-8")
    assert rows(themes) == [("Resource allocation", "3")]


def test_a_theme_is_deleted_only_when_the_user_agrees(window, themes, folder):
    themes.tree.select(ThemeId("trust"))
    themes.broader.setCurrentIndex(themes.broader.findData("resource-allocation"))
    themes.broader.activated.emit(themes.broader.currentIndex())
    window.settle()
    themes.tree.select(ThemeId("resource-allocation"))
    themes.delete.click()
    window.settle()
    assert "One theme below it moves up." in sheet_of(window, PlanSheet).lead.words
    sheet_of(window, PlanSheet).reject()
    themes.tree.select(ThemeId("trust"))
    themes.delete.click()
    window.settle()
    sheet_of(window, PlanSheet).reject()
    window.settle()
    assert "trust" in vocabulary_file(folder)
    themes.delete.click()
    window.settle()
    agree(window)
    assert "trust" not in vocabulary_file(folder)
    assert "themes: []" in (folder / "car-maker.md").read_text("utf-8")


def test_a_file_that_cannot_be_changed_is_named_in_the_plan(window, folder):
    text = b"---\ntitle: Odd\nthemes: [trust]\n---\nNot UTF-8: \xff\xfe.\n"
    (folder / "odd.md").write_bytes(text)
    window.act("look-again")
    window.parts.curators.theming.delete(ThemeId("trust"))
    window.settle()
    plan = sheet_of(window, PlanSheet)
    assert plan.refused.count() == 1
    assert "odd.md" in plan.refused.item(0).text()
    assert plan.stays.words == "One file stays as it is:"
    agree(window)
    assert (folder / "odd.md").read_bytes() == text
    assert "trust" not in vocabulary_file(folder)


def test_themes_that_are_only_used_get_a_vocabulary_of_their_own(window, folder):
    (folder / "themes.yaml").unlink()
    window.act("look-again")
    window.act("themes")
    themes = window.parts.curators.theming.window
    themes.tree.select(ThemeId("trust"))
    themes.colour.given.emit("#3090fc")
    window.settle()
    assert "- id: trust" in vocabulary_file(folder)


def test_the_window_follows_changes_of_the_files(window, themes, folder, edited):
    edited(folder / "themes.yaml", "label: Trust", "label: Faith")
    window.act("look-again")
    assert ("Faith", "1") in rows(themes)


def test_a_vocabulary_that_cannot_be_read_is_left_alone(window, themes, folder):
    themes.tree.select(ThemeId("trust"))
    broken = "- id: [\n"
    (folder / "themes.yaml").write_text(broken, "utf-8")
    themes.label.setText("Confidence")
    window.press(themes.label, Qt.Key.Key_Return)
    assert vocabulary_file(folder) == broken
    assert "themes.yaml" in window.panes.status.words.text()
    assert themes.label.text() == "Trust"


def menu_of(window, key):
    """Ask for the menu of a row of the sidebar with the keyboard."""
    view = window.panes.sidebar.view
    view.setCurrentIndex(window.panes.sidebar.model.index_of(key))
    place = view.visualRect(view.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(reason, place, view.mapToGlobal(place))
    )
    window.settle()
    menus = [menu for menu in QApplication.topLevelWidgets() if isinstance(menu, QMenu)]
    shown = [menu for menu in menus if menu.isVisible()]
    return {action.text(): action for action in shown[0].actions()} if shown else {}


def choose(window, action):
    action.trigger()
    window.parts.curators.theming.menu.hide()
    window.settle()


def test_a_theme_of_the_sidebar_has_a_menu(window, folder):
    choose(window, menu_of(window, "theme:themes:trust")["Show only these"])
    assert window.listed == ["car-maker.md"]
    choose(window, menu_of(window, "theme:themes:trust")["Edit this theme…"])
    assert window.parts.curators.theming.window.tree.theme == "trust"
    choose(window, menu_of(window, "theme:themes:trust")["Merge into…"])
    sheet = sheet_of(window, ThemeMergeSheet)
    sheet.primary.click()
    assert "Choose a theme" in sheet.problem.words
    sheet.into.setCurrentIndex(1)
    sheet.primary.click()
    window.settle()
    agree(window)
    assert "themes: [resource-allocation]" in (folder / "car-maker.md").read_text("utf-8")


def test_what_is_no_theme_has_no_menu_of_a_theme(window):
    assert menu_of(window, "kind:kinds:case") == {}


def test_a_library_that_is_only_read_lets_its_themes_be_looked_at(start, folder):
    window = start(folder, read_only=True).show()
    menu = menu_of(window, "theme:themes:trust")
    assert "Change its id…" not in menu
    choose(window, menu["Look at this theme…"])
    themes = window.parts.curators.theming.window
    assert isinstance(themes, ThemeWindow)
    assert themes.tree.theme == "trust"
    assert themes.label.text() == "Trust"
    assert not themes.label.isEnabled()
    assert not themes.new.isVisible()
    assert not themes.delete.isEnabled()
    assert themes.documents.isEnabled()


def test_the_window_of_themes_goes_with_its_library_and_with_esc(window, themes):
    QTest.keyClick(themes, Qt.Key.Key_Escape)
    assert not themes.isVisible()
    window.act("themes")
    assert themes.isVisible()
    window.act("close-library")
    assert not themes.isVisible()


def test_a_change_is_taken_back_from_the_window_of_themes_itself(qtbot, window, themes, folder):
    before = vocabulary_file(folder)
    with qtbot.waitActive(themes):
        themes.activateWindow()
    themes.tree.select(ThemeId("trust"))
    themes.label.setText("Confidence")
    window.press(themes.label, Qt.Key.Key_Return)
    assert vocabulary_file(folder) != before
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    window.press(themes.tree, Qt.Key.Key_Z, both)
    assert vocabulary_file(folder) == before
    assert themes.label.text() == "Trust"


def test_every_part_of_the_window_of_themes_is_reached_by_tab(qtbot, themes):
    with qtbot.waitActive(themes):
        themes.activateWindow()
    themes.tree.setFocus()
    seen = []
    for _ in range(30):
        seen.append(themes.focusWidget())
        QTest.keyClick(themes.focusWidget(), Qt.Key.Key_Tab)
    parts = (
        *(themes.tree, themes.new, themes.label, themes.synonyms.lines, themes.broader),
        *(themes.colour, themes.documents, themes.rename, themes.merge, themes.delete),
    )
    assert [part for part in parts if part not in seen] == []
    assert all(part.accessibleName() or part.text() for part in parts)


def test_what_is_refused_is_said_in_the_window_of_themes_until_something_is_done(
    window, themes, folder
):
    themes.tree.select(ThemeId("trust"))
    (folder / "themes.yaml").write_text("- id: [", "utf-8")
    themes.colour.given.emit("#3090fc")
    window.settle()
    assert "cannot be read" in themes.problem.words
    (folder / "themes.yaml").write_text("- id: trust\n", "utf-8")
    themes.colour.given.emit("#3090fc")
    window.settle()
    assert not themes.problem.isVisible()
