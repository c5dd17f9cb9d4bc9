"""Properties given in the form beside the page, while reading and while writing."""

from PySide6.QtTest import QTest

from casebook.gui.editor.mode_switch import Mode
from casebook.gui.sheets.state_sheet import StateSheet


def form_of(window):
    window.parts.state.show_panel("properties")
    window.settle()
    return window.panes.properties._form


def in_file(folder, name="checkout-line.md"):
    return (folder / name).read_text("utf-8")


def test_a_property_given_while_one_reads_is_in_the_file_and_can_be_undone(window, folder):
    before = in_file(folder)
    window.open("checkout-line.md")
    form_of(window).form.property_given.emit("organisation", ("A store",))
    window.settle()
    assert in_file(folder) == before.replace(
        "outcome: mixed\n", "outcome: mixed\norganisation: A store\n"
    )
    assert "organisation" in window.said
    window.act("undo-change")
    assert in_file(folder) == before


def test_a_property_given_while_one_writes_waits_in_the_editor(window, folder):
    window.write()
    form_of(window).form.property_given.emit("outcome", ("success",))
    window.settle()
    assert "outcome: success" in window.editor.text()
    assert "outcome: mixed" in in_file(folder)
    window.editor.undo()
    assert "outcome: mixed" in window.editor.text()


def test_themes_lists_and_empty_values_are_written_as_a_person_would(window, folder):
    window.open("checkout-line.md")
    form = form_of(window).form
    for key, values in (
        ("themes", ("resource-allocation", "trust")),
        ("source", ("One", "Two")),
        ("outcome", ()),
    ):
        form.property_given.emit(key, values)
        window.settle()
    text = in_file(folder)
    assert "themes: [resource-allocation, trust]" in text
    assert "outcome" not in text
    assert "One" in text
    assert "Two" in text
    assert "example.org/line" not in text


def test_the_form_follows_what_is_typed(window, qtbot):
    window.write()
    form = form_of(window).form
    at = window.editor.text().index("mixed")
    window.editor.change(at, at + 5, "failure")
    qtbot.waitUntil(lambda: form.editor("outcome").box.currentText() == "Failure")


def test_what_is_missing_leads_to_its_place_and_makes_the_section(window, folder):
    window.open("checkout-line.md")
    form = form_of(window)
    assert "To be reviewed: 1 left" in form.completeness.title.words
    form.completeness.ways[0].click()
    window.settle()
    assert window.parts.writer.mode is Mode.SPLIT
    assert "## Strategies" in window.editor.text()
    QTest.keyClicks(window.editor, "Call early.")
    assert "## Strategies\n\nCall early." in window.editor.text().replace("\n\n\n", "\n\n") or (
        "## Strategies\nCall early." in window.editor.text()
    )


def test_when_nothing_is_missing_the_next_step_is_one_click(window, folder, qtbot):
    (folder / "checkout-line.md").write_text(
        in_file(folder).replace("## Impact", "## Strategies\nCall early.\n\n## Impact"), "utf-8"
    )
    window.act("look-again")
    window.open("checkout-line.md")
    form = form_of(window)
    assert form.completeness.title.words == "Ready to be reviewed"
    form.completeness.next.click()
    window.settle()
    assert "status: reviewed" in in_file(folder)
    assert "To publish" in form.completeness.title.words


def test_a_status_past_its_gate_is_not_given_and_says_what_is_missing(window, folder):
    before = in_file(folder)
    window.open("checkout-line.md")
    form = form_of(window).form
    box = form.editor("status").box
    for at in (box.findData("published"), box.findData("reviewed")):
        box.setCurrentIndex(at)
        box.activated.emit(at)
        window.settle()
        assert "Strategies are empty" in window.said
        assert box.currentText() == "not given"
    assert in_file(folder) == before
    box.setCurrentIndex(box.findData("draft"))
    box.activated.emit(box.currentIndex())
    window.settle()
    assert "status: draft" in in_file(folder)


def test_a_state_is_asked_about_at_its_gate(window, folder, qtbot):
    window.open("open-early.md")
    form = form_of(window).form
    box = form.editor("state").box
    box.setCurrentIndex(box.findData("validated"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: bool(window.window.findChildren(StateSheet)))
    sheet = window.window.findChildren(StateSheet)[-1]
    assert box.currentText() == "Identified"
    sheet.field("validated_by").setText("M. Okafor")
    sheet.finish()
    window.settle()
    assert "state: validated" in in_file(folder, "open-early.md")
    assert box.currentText() == "Validated"


def test_a_property_that_is_missing_is_gone_to_in_the_form(window):
    window.open("open-early.md")
    form = form_of(window)
    assert "To be validated" in form.completeness.title.words
    form.completeness.ways[0].click()
    assert form.form.editor("validated_by") is not None


def test_minutes_of_a_pack_stay_a_number(window, folder):
    window.open("recovery.md")
    form_of(window).form.property_given.emit("minutes", ("20",))
    window.settle()
    assert "minutes: 20\n" in in_file(folder, "recovery.md")


def test_a_library_that_may_only_be_read_shows_its_properties_as_before(start, folder):
    window = start(folder, read_only=True).show()
    window.open("checkout-line.md")
    assert form_of(window) is None
    assert window.panes.properties.isVisible()


def test_the_form_is_not_made_before_it_is_shown(window):
    window.parts.state.show_panel("lessons")
    window.open("checkout-line.md")
    assert window.panes.properties._form is None
