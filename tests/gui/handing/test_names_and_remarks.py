"""Names and remarks in the export window, by themselves."""

import pytest

from casebook.domain.names import DocumentPath
from casebook.export.names import Passage, PersonName
from casebook.gui.handing.names_list import NamesList
from casebook.gui.handing.page_foot import paper_name
from casebook.gui.handing.remarks_list import RemarksList

PATH = DocumentPath("line.md")
PLACE = Passage(PATH, "behind ", "Anna", " and others")
LISTED = PersonName("Bruce", "the customer", True, PATH, True, 0, ())
FOUND = PersonName("Anna", "person A", False, PATH, True, 2, (PLACE, PLACE))
IN_A_PACK = PersonName("Omar", "person B", False, DocumentPath("hour.md"), False, 1, (PLACE,))


@pytest.fixture
def names(qtbot, scheme):
    made = NamesList(scheme)
    qtbot.addWidget(made)
    made.writable = True
    made.show_names((LISTED, FOUND, IN_A_PACK))
    return made


def test_a_name_without_a_role_gets_the_one_that_was_proposed(names):
    names.rows[1].role.setText("  ")
    names.rows[1].role.editingFinished.emit()
    assert names.entries() == ("Anna → person A", "Omar → person B")


def test_what_was_chosen_stays_when_names_are_shown_again(names):
    names.rows[1].box.click()
    names.rows[2].role.setText("a guest")
    names.rows[2].role.editingFinished.emit()
    names.show_names((LISTED, FOUND))
    names.show_names((LISTED, FOUND, IN_A_PACK))
    assert names.entries() == ("Omar → a guest",)
    names.forget()
    names.show_names((LISTED, FOUND, IN_A_PACK))
    assert names.entries() == ("Anna → person A", "Omar → person B")


def test_only_what_stands_in_a_case_of_a_library_that_may_be_written_can_be_listed(names, qtbot):
    assert [hasattr(row, "add") for row in names.rows] == [False, True, False]
    with qtbot.waitSignal(names.add_requested) as asked:
        names.rows[1].box.click()  # also one that is not replaced now
        names.rows[1].add.click()
    assert asked.args == [FOUND, "Anna → person A"]
    names.writable = False
    names.forget()
    names.show_names((FOUND,))
    assert not hasattr(names.rows[0], "add")


def test_a_name_that_stands_nowhere_says_so(names):
    assert names.rows[0]._where() == "Listed in line.md; it stands nowhere."


def test_many_remarks_are_cut_and_counted(qtbot, scheme):
    made = RemarksList(scheme)
    qtbot.addWidget(made)
    made.show_remarks([(f"Remark {number}", "a.md") for number in range(50)])
    assert len(made.links) == 40
    texts = [made._column.itemAt(n).widget() for n in range(made._column.count())]
    assert [text.words for text in texts if text is not None] == ["and 10 more"]


def test_a_remark_without_a_document_leads_nowhere(qtbot, scheme):
    made = RemarksList(scheme)
    qtbot.addWidget(made)
    made.show_remarks([("Something is not saved.", "")])
    assert made.links == []


@pytest.mark.parametrize(
    ("size", "name"),
    [((595.3, 841.9), "A4"), ((419.5, 595.3), "A5"), ((960, 540), "16:9"), ((300, 300), "")],
)
def test_paper_has_the_names_that_people_know(size, name):
    assert paper_name(*size) == name
