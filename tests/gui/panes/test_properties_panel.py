import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from casebook.domain.document import Kind, Property
from casebook.domain.finding import Finding, Severity
from casebook.domain.names import DocumentPath
from casebook.domain.reading import Reading
from casebook.gui.look.scheme import Choice
from casebook.gui.panes.properties_panel import MOST_ROWS, PropertiesPanel
from casebook.gui.widgets.document_row import DocumentRow
from casebook.gui.widgets.finding_block import FindingBlock
from casebook.gui.widgets.link_button import LinkButton
from casebook.gui.widgets.marked_line import MarkedLine
from casebook.gui.widgets.property_row import PropertyRow
from casebook.gui.widgets.words import Words

ADDRESS = "https://example.org/a/very/long/address/that/does/not/fit/into/the/panel.html"


@pytest.fixture
def panel(qtbot, scheme, icons, vocabulary):
    made = PropertiesPanel(scheme, icons)
    qtbot.addWidget(made)
    made.set_vocabulary(vocabulary)
    made.resize(312, 500)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def reading(make_case, entry):
    related = (
        entry(3, "Let the first one respond", outcome="success"),
        entry(4, "Front", Kind.PACK),
    )
    properties = (
        Property("title", ("The line",), 2),
        Property("uid", ("a" * 80,), 3),
        Property("source", (ADDRESS, "Told by a customer"), 4, is_list=True),
        Property("tags", ("recovery", "#trust"), 5, is_list=True),
        Property("date", ("2009-11",), 6),
        Property("due", ("soon",), 6),
        Property("outcome", ("Mixed",), 7),
        Property("status", ("finished",), 8),
        Property("rights", (), 9),
    )
    findings = (
        Finding(DocumentPath("1.md"), 8, Severity.WARNING, "unknown-value", "No such status."),
        Finding(DocumentPath("1.md"), 0, Severity.ERROR, "bad", "Broken."),
        Finding(DocumentPath("1.md"), 3, Severity.HINT, "hint", "Could be better."),
    )
    return Reading(
        make_case(properties=properties),
        entry(1, "The line"),
        "",
        related={each.path: each for each in related},
        links=(DocumentPath("3.md"), DocumentPath("gone.md")),
        backlinks=(DocumentPath("4.md"),),
        findings=findings,
        notice="The file is Latin-1.",
    )


def rows(panel):
    """What each property is called and what stands beside it."""
    found = {}
    for row in panel.findChildren(PropertyRow):
        if row.isVisible():
            name, *values = [part.words for part in row.findChildren(Words)]
            values += [part.words for part in row.findChildren(MarkedLine)]
            values += [part.text() for part in row.findChildren(LinkButton)]
            found[name] = values
    return found


def heads(panel):
    inside = panel._scroll.widget()
    return [words.words for words in inside.findChildren(Words) if words.parent() is inside]


def test_known_properties_come_first_in_words(panel, reading):
    panel.show_reading(reading)
    names = list(rows(panel))
    assert names == [
        "Status", "Outcome", "Date", "Themes", "Due", "Source", "Rights",
        "uid", "Path", "Last change", "Length", "Encoding",
    ]  # fmt: skip
    shown = rows(panel)
    assert shown["Outcome"] == ["Mixed"]
    assert shown["Date"] == ["Nov 2009"]
    assert shown["Themes"] == ["Service recovery · Trust"]
    assert shown["Source"] == ["Told by a customer", ADDRESS]
    assert shown["Rights"] == ["empty"]
    assert shown["Path"] == ["1.md"]
    assert shown["Length"] == ["460 words, 2 min read"]
    assert shown["Encoding"] == ["The file is Latin-1."]


def test_a_value_that_is_not_allowed_is_kept_and_marked(panel, reading):
    panel.show_reading(reading)
    marks = {
        line.words: line._items[0].mark for line in panel.findChildren(MarkedLine) if line._items
    }
    assert marks["finished"] == "icon/warning"
    assert marks["soon"] == "icon/warning"
    assert marks["Mixed"] == "outcome/mixed"


def test_groups_with_nothing_in_them_are_not_there(panel, make_case, entry, reading):
    panel.show_reading(reading)
    assert heads(panel) == ["Other properties", "File", "Links", "Linked from", "To mend"]
    bare = make_case(properties=(), words=0)
    panel.show_reading(Reading(bare, entry(1, "The line"), ""))
    assert list(rows(panel)) == ["Path", "Last change"]


def test_links_and_links_back_open(qtbot, panel, reading):
    panel.show_reading(reading)
    asked = []
    panel.document_requested.connect(asked.append)
    linked, linking = [row for row in panel.findChildren(DocumentRow) if row.isVisible()]
    qtbot.mouseClick(linked, Qt.MouseButton.LeftButton)
    qtbot.keyClick(linking, Qt.Key.Key_Return)
    assert asked == ["3.md", "4.md"]


def test_an_address_is_asked_for_and_never_opened(qtbot, panel, reading):
    panel.show_reading(reading)
    with qtbot.waitSignal(panel.outside_link_requested) as asked:
        qtbot.mouseClick(panel.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert asked.args == [ADDRESS]


def test_findings_name_how_much_they_matter(panel, reading):
    panel.show_reading(reading)
    said = [block.accessibleName() for block in panel.findChildren(FindingBlock)]
    assert [" ".join(text.split()) for text in said] == [
        "Warning: No such status. line 8",
        "Error: Broken.",
        "Hint: Could be better. line 3",
    ]


def test_long_words_are_broken_and_nothing_stands_out_at_the_side(panel, reading):
    panel.show_reading(reading)
    panel.grab()
    for row in panel.findChildren(PropertyRow):
        assert row.width() <= panel.width()
        for part in row.findChildren(Words):
            assert part.x() + part.width() <= row.width()
    uid = next(part for part in panel.findChildren(Words) if part.words == "a" * 80)
    assert uid.height() >= 3 * 18


def test_the_arrows_walk_what_can_be_clicked(qtbot, panel, reading):
    panel.show_reading(reading)
    panel.focus_first()
    assert isinstance(QApplication.focusWidget(), LinkButton)
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget().path == "4.md"
    assert panel.scroll_place > 0, "what has the keyboard is scrolled into view"


def test_without_anything_to_click_the_arrows_scroll(qtbot, panel, reading):
    bare = dataclasses.replace(reading, links=(), backlinks=(), related={})
    properties = tuple(p for p in reading.document.properties if p.key != "source")
    document = dataclasses.replace(reading.document, properties=properties)
    panel.resize(312, 200)
    panel.show_reading(dataclasses.replace(bare, document=document))
    panel.focus_first()
    assert panel.hasFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert panel.scroll_place > 0
    qtbot.keyClick(panel, Qt.Key.Key_Home)


def test_the_same_document_keeps_its_place(panel, reading, make_case, entry):
    panel.show_reading(reading)
    panel.scroll_to(60)
    panel.show_reading(reading)
    panel.show_reading(dataclasses.replace(reading, notice="Another."))
    assert panel.scroll_place == 60
    other = make_case(path="9.md", properties=reading.document.properties)
    panel.show_reading(Reading(other, entry(9, "Other"), ""))
    assert panel.scroll_place == 0


def test_new_labels_of_themes_are_shown_at_once(panel, reading, vocabulary):
    panel.show_reading(reading)
    panel.set_vocabulary(type(vocabulary).of(()))
    assert rows(panel)["Themes"] == ["Recovery · Trust"]


def test_nothing_is_shown_while_nothing_is_read(panel, reading):
    panel.show_reading(reading)
    panel.show_nothing()
    assert rows(panel) == {}


def test_thousands_of_properties_are_cut(panel, make_case, entry):
    properties = tuple(Property(f"key{number}", ("value",), number) for number in range(3000))
    panel.show_reading(Reading(make_case(properties=properties), entry(1, "The line"), ""))
    assert len(rows(panel)) == MOST_ROWS + 3
    assert any(w.words == f"and {3000 - MOST_ROWS} more" for w in panel.findChildren(Words))


def test_the_panel_is_drawn_in_both_schemes(panel, scheme, reading):
    panel.show_reading(reading)
    for choice in (Choice.LIGHT, Choice.DARK):
        scheme.set_choice(choice)
        panel.scroll_to(10_000)
        image = panel.grab().toImage()
        assert image.pixelColor(2, 2).name() == scheme.palette.pane
        block = panel.findChildren(FindingBlock)[1]
        mark = block.mapTo(panel, QPoint(7, 3))
        assert image.pixelColor(mark).name() == scheme.palette.failure
