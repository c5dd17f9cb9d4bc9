"""A library that may only be read: nothing that is offered changes a file."""

from PySide6.QtWidgets import QApplication

from casebook.gui.actions import TABLE

_ASKS_THE_SYSTEM = {
    *("quit", "close-library", "open", "new-library", "sample", "menu", "reveal", "templates"),
    *("reveal-document", "open-elsewhere"),
}


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def close_all_but(window):
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not window.window:
            widget.close()
    window.settle()


def test_nothing_that_writes_is_offered_and_all_that_is_offered_writes_nothing(start, folder):
    window = start(folder, read_only=True).show()
    before = files(folder)
    window.open("checkout-line.md")
    page = window.panes.page
    page.setTextCursor(page.document().find("waited"))
    actions = window.parts.actions
    assert [row.id for row in TABLE if row.writes and actions[row.id].isEnabled()] == []
    offered = {row.id for row in TABLE if actions[row.id].isEnabled()} - _ASKS_THE_SYSTEM
    assert {"themes", "lessons-board", "findings", "versions"} <= offered
    for name in sorted(offered):
        window.act(name)
        close_all_but(window)
    assert files(folder) == before


def test_documents_of_the_list_offer_nothing_that_changes_them(start, folder):
    window = start(folder, read_only=True).show()
    window.panes.results.view.selectAll()
    window.settle()
    assert not window.panes.results.selecting.bar.change.isVisible()
    bulk = window.parts.curators.bulk
    bulk.show_menu(window.panes.results.selecting.paths(), window.window.pos())
    words = [action.text() for action in bulk.menu.actions() if action.text()]
    bulk.menu.close()
    assert words == ["Export…", "Select all"]
