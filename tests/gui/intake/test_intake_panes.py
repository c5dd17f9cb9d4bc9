"""The smaller parts of a review by themselves."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from casebook.domain.document import Kind
from casebook.gui.intake.column_sheet import ColumnSheet, meaning_words
from casebook.gui.intake.facts import FactFields, Ticks
from casebook.gui.intake.item import Item, Standing, item_of
from casebook.gui.intake.item_row import ItemDelegate
from casebook.gui.intake.items_model import ItemsModel, standing_words
from casebook.gui.intake.items_view import ItemsView
from casebook.gui.intake.pictures_row import MOST, PicturesRow, small
from casebook.gui.look.scheme import Choice, Scheme
from casebook.importing.acceptance import Acceptance
from casebook.importing.converted import Picture
from casebook.importing.draft import Unread
from tests.unit.importing.making import drafted, png


@pytest.fixture
def scheme(qapp):
    made = Scheme(Choice.LIGHT)
    yield made
    made.rest()


def item(key=1, title="A title here", **options):
    return Item(key, "a.txt", Acceptance(drafted("a.txt", f"{title}\n\nWords.\n")), **options)


def test_pictures_that_cannot_be_read_or_are_huge_are_left_out(scheme, qtbot):
    huge = png()[:16] + (60_000).to_bytes(4, "big") * 2 + png()[24:]
    broken = png()[:60]
    pictures = [Picture("a.png", png()), Picture("b.png", b"no"), Picture("c.png", huge)]
    found = small([*pictures, Picture("d.png", broken)])
    assert [name for name, _ in found] == ["a.png"]
    row = PicturesRow(scheme)
    qtbot.addWidget(row)
    row.show_pictures(found)
    assert not row.isHidden()
    assert len(small([Picture("a.png", png())] * 20)) == MOST


def test_a_draft_that_repeats_something_waits_for_a_decision():
    assert item(wanted=True).standing is Standing.READY
    assert item().standing is Standing.LOOK
    assert item().chosen(False).standing is Standing.SKIPPED
    merged = item(wanted=True)
    into = Acceptance(merged.wish.draft, into="there.md")
    assert standing_words(merged.wished(into)) == "Will be merged"


def test_warnings_are_to_be_looked_at_first():
    draft = drafted("a.txt", "A title here\n\nWords.\n")
    assert item_of(1, draft, harvest=False).standing is Standing.READY
    harmless = drafted("b.md", "# A title\n\n![x](https://example.org/x.png)\n")
    assert harmless.warnings
    assert item_of(3, harmless, harvest=True).standing is Standing.READY
    warned = drafted("c.txt", "A title\n\nWords \ufffd here.\n")
    assert item_of(2, warned, harvest=True).standing is Standing.LOOK
    assert item_of(3, Unread("x", "It is no document.", False), harvest=False).title == "x"


def test_a_list_forgets_titles_when_there_are_very_many(scheme, qtbot, monkeypatch):
    monkeypatch.setattr("casebook.gui.intake.item_row._KEPT", 2)
    model = ItemsModel()
    view = ItemsView(scheme, model)
    qtbot.addWidget(view)
    model.add([item(key, f"Title {key}") for key in range(5)])
    view.resize(280, 400)
    view.show()
    qtbot.waitExposed(view)
    delegate = view.itemDelegate()
    assert isinstance(delegate, ItemDelegate)
    assert len(delegate._titles) <= 2
    QTest.mouseMove(view.viewport(), QPoint(100, 20))
    assert not view.grab().isNull()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current.title == "Title 4"


def test_a_list_without_drafts_takes_no_keys(scheme, qtbot):
    view = ItemsView(scheme, ItemsModel())
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(view.item_toggled):
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.current is None


def test_facts_tell_only_what_was_changed(scheme, qtbot):
    fields = FactFields(scheme)
    qtbot.addWidget(fields)
    draft = drafted("a.txt", "A title here\n\nWords.\n")
    fields.show_wish(Acceptance(draft))
    assert fields.given == {}
    assert fields.kind_given is Kind.CASE
    fields.fields["source"].clear()
    assert fields.given == {"source": ""}
    fields.show_wish(Acceptance(draft, kind=Kind.PACK))
    assert fields.kind_given is Kind.PACK


def test_ticks_are_shown_without_telling(scheme, qtbot):
    ticks = Ticks(scheme, "Names")
    qtbot.addWidget(ticks)
    ticks.show_values([("a", "A", "", False), ("b", "B", "for a reason", True)])
    with qtbot.assertNotEmitted(ticks.changed):
        ticks.tick(0, True)
    assert ticks.ticked == ["a", "b"]
    with qtbot.waitSignal(ticks.pointed_at):
        ticks.boxes[1].click()
    assert isinstance(ticks.boxes[1], QCheckBox)


def test_columns_are_given_in_their_order(scheme, qtbot):
    mapping = [("What", "situation"), ("", "ignore"), ("More", "text")]
    sheet = ColumnSheet(scheme, "a.csv", mapping, ["It rained"])
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.boxes[2].setCurrentIndex(sheet.boxes[2].findData("applies_when"))
    with qtbot.waitSignal(sheet.given) as given:
        sheet.finish()
    assert given.args == [(("What", "situation"), ("", "ignore"), ("More", "applies_when"))]
    assert meaning_words("applies_when") == "Applies when"
