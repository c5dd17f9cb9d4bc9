from itertools import count
from types import SimpleNamespace

from casebook.domain.values import Severity
from casebook.gui import upkeep
from casebook.gui.watcher import BETWEEN_LOOKS


def test_an_edit_outside_appears_by_itself_and_the_place_is_kept(window, folder, edited, qtbot):
    window.open("car-maker.md")
    edited(folder / "car-maker.md", "accelerated", "hesitated")
    qtbot.waitUntil(lambda: "hesitated" in window.panes.page.toPlainText(), timeout=5000)
    assert window.read == "car-maker.md"
    window.settle()
    window.search("hesitated")
    assert window.listed == ["car-maker.md"]


def test_after_a_long_reading_the_next_look_is_as_near_as_after_a_short_one(
    window, folder, edited, qtbot, monkeypatch
):
    hours = count(step=3600)
    monkeypatch.setattr(upkeep, "time", SimpleNamespace(monotonic=lambda: next(hours)))
    planned = window.parts.upkeep._watcher._regularly
    window.window.activated.emit()
    # a mere look that takes an hour, as on a network that hardly answers, is not made often
    qtbot.waitUntil(lambda: planned.interval() > 3_600_000)
    edited(folder / "car-maker.md", "accelerated", "hesitated")
    window.parts.session.open(folder)
    qtbot.waitUntil(lambda: planned.interval() == BETWEEN_LOOKS)
    edited(folder / "car-maker.md", "hesitated", "stopped")
    window.open("car-maker.md")
    qtbot.waitUntil(lambda: "stopped" in window.panes.page.toPlainText(), timeout=5000)


def test_a_new_file_appears_by_itself(window, folder, qtbot):
    (folder / "flood.md").write_text("# Flood in the cellar\n", "utf-8")
    qtbot.waitUntil(lambda: "flood.md" in window.listed, timeout=5000)


def test_a_document_that_goes_leaves_the_page(window, folder, qtbot):
    window.open("car-maker.md")
    (folder / "car-maker.md").unlink()
    qtbot.waitUntil(lambda: window.middle is window.panes.empty, timeout=5000)
    qtbot.waitUntil(lambda: "car-maker.md" not in window.listed)
    assert "no longer" in window.panes.status.words.text()


def test_lost_evidence_shows_without_opening_the_lesson_again(window, folder, edited, qtbot):
    window.open("open-early.md")
    edited(folder / "checkout-line.md", "waited until customers complained", "did nothing at all")
    qtbot.waitUntil(lambda: window.parts.reader.reading.evidence[0].found == "lost", timeout=5000)


def test_coming_back_to_the_window_looks_at_once(window, folder, edited, qtbot):
    edited(folder / "car-maker.md", "accelerated", "hesitated")
    window.window.activated.emit()
    window.open("car-maker.md")
    qtbot.waitUntil(lambda: "hesitated" in window.panes.page.toPlainText(), timeout=5000)


def test_reading_everything_anew_keeps_what_is_shown(window, qtbot):
    window.open("checkout-line.md")
    window.act("reindex")
    assert len(window.listed) == 4
    assert window.read == "checkout-line.md"
    window.search("accelerated")
    assert window.listed == ["car-maker.md"]


def test_the_work_in_the_background_can_be_stopped(window):
    window.panes.status.show_progress(3, 10, "Reading")
    assert "3 of 10" in window.panes.status.words.text()
    window.panes.status.cancel_requested.emit()
    window.settle()
    window.act("look-again")
    assert len(window.listed) == 4


def test_what_there_is_to_mend_is_listed_and_leads_to_its_document(window, qtbot):
    window.act("findings")
    findings = window.parts.companions._findings
    assert findings.isVisible()
    findings.document_requested.emit("checkout-line.md")
    qtbot.waitUntil(lambda: window.read == "checkout-line.md")
    window.act("close-library")
    assert not findings.isVisible()


def test_a_file_that_a_sync_client_takes_away_for_a_moment_comes_back(window, folder, qtbot):
    window.open("car-maker.md")
    text = (folder / "car-maker.md").read_text("utf-8")
    (folder / "car-maker.md").unlink()
    qtbot.waitUntil(lambda: window.middle is window.panes.empty, timeout=5000)
    (folder / "car-maker.md").write_text(text, "utf-8")
    qtbot.waitUntil(lambda: window.read == "car-maker.md", timeout=5000)
    assert window.middle is window.panes.page


def test_while_the_library_is_read_nothing_is_said_to_be_missing(start, folder, qtbot):
    driver = start(folder)
    said = []
    driver.parts.finder.found.connect(
        lambda results: said.append((results.total, driver.panes.results._reading))
    )
    driver.show()
    assert (0, True) in said
    assert not driver.panes.results._reading
    assert len(driver.listed) == 4


def test_a_long_first_reading_shows_what_it_has_found_so_far(start, folder, monkeypatch, qtbot):
    monkeypatch.setattr("casebook.gui.session._FIRST_GLIMPSE", 0.02)
    monkeypatch.setattr("casebook.library.intake._BATCH", 10)
    monkeypatch.setattr("casebook.gui.jobs._BETWEEN_STEPS", 0.0)
    for number in range(1500):
        text = f"# Case {number}\n\n{'Some words. ' * 200}\n"
        (folder / f"case-{number}.md").write_text(text, "utf-8")
    driver, counts = start(folder), []
    driver.parts.finder.found.connect(lambda results: counts.append(results.total))
    driver.show()
    assert counts[-1] == 1504
    assert any(0 < count < 1504 for count in counts)


def test_a_document_that_was_emptied_is_asked_about_once_and_brought_back(window, folder, edited):
    window.write("car-maker.md")
    window.editor.insert(" ")
    window.act("save")
    window.act("read-or-write")
    whole = (folder / "car-maker.md").read_text("utf-8")
    edited(folder / "car-maker.md", whole, "")
    window.act("look-again")
    notices = window.panes.notices
    assert "car-maker.md was emptied" in notices.words.words
    notices.close_button.click()
    window.act("look-again")
    assert not notices.isVisible()
    edited(folder / "car-maker.md", "", "\n")
    edited(folder / "checkout-line.md", (folder / "checkout-line.md").read_text("utf-8"), "")
    window.act("look-again")
    assert [way.text() for way in notices.ways] == ["Open it"]
    (folder / "checkout-line.md").write_text("# Back\n", "utf-8")
    window.act("look-again")
    assert notices.notice is None or "car-maker" in notices.notice.words


def test_a_document_that_was_emptied_can_be_had_again(window, folder, edited):
    window.write("car-maker.md")
    window.editor.insert(" ")
    window.act("save")
    window.act("read-or-write")
    whole = (folder / "car-maker.md").read_text("utf-8")
    edited(folder / "car-maker.md", whole, "")
    window.act("look-again")
    window.panes.notices.ways[0].click()
    window.settle()
    assert (folder / "car-maker.md").read_text("utf-8") == whole
    assert not window.panes.notices.isVisible()


def test_many_documents_that_were_emptied_are_one_notice(window, folder, edited):
    for file in folder.glob("*.md"):
        edited(file, file.read_text("utf-8"), "")
    window.act("look-again")
    assert "4 documents were emptied" in window.panes.notices.words.words
    window.panes.notices.ways[0].click()
    window.settle()
    assert window.parts.companions._findings.isVisible()


def test_how_grave_findings_are_shown_is_remembered(start, folder):
    window = start(folder).show()
    window.act("findings")
    findings = window.parts.companions._findings
    findings.severities[Severity.WARNING].click()
    window.window.close()
    again = start(folder).show()
    again.act("findings")
    assert again.parts.companions._findings.severities[Severity.WARNING].isChecked()


def test_a_document_that_is_read_is_followed_to_another_name(window, folder):
    window.open("car-maker.md")
    (folder / "cars").mkdir()
    (folder / "car-maker.md").rename(folder / "cars" / "a-maker.md")
    window.act("look-again")
    assert window.read == "cars/a-maker.md"
    assert window.middle is window.panes.page


def test_a_document_that_is_read_is_not_taken_for_another_one(window, folder):
    window.open("car-maker.md")
    (folder / "car-maker.md").unlink()
    (folder / "other.md").write_text("# Something else\n", "utf-8")
    window.act("look-again")
    assert window.read is None
