from PySide6.QtCore import Qt

from casebook.domain.document import Kind
from casebook.domain.names import DocumentPath
from casebook.domain.query import Snippet
from casebook.gui.models.results_model import ResultRole, ResultsModel


def test_the_model_keeps_qts_rules(qtmodeltester, qapp, answer):
    model = ResultsModel()
    qtmodeltester.check(model)
    model.show_results(answer("queue"))
    model.set_snippets({DocumentPath("1.md"): Snippet("queue", ((0, 5),))})
    qtmodeltester.check(model)


def test_each_row_says_in_words_what_it_shows_by_marks(qapp, answer):
    model = ResultsModel()
    model.show_results(answer())
    words = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert words == [
        "The line, Case, Outcome: Mixed, 4 lessons",
        "Open another register, Lesson, State: Identified, 2 passages",
        "Let the first one respond, Case, Outcome: Success",
        "Front-line recovery, Pack, 6 steps",
    ]


def test_one_lesson_is_not_called_lessons(qapp, answer, entry):
    model = ResultsModel()
    kinds = [Kind.CASE, Kind.LESSON, Kind.PACK]
    model.show_results(answer(hits=[entry(n, "x", kind, count=1) for n, kind in enumerate(kinds)]))
    words = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [text.rsplit(", ", 1)[1] for text in words] == ["1 lesson", "1 passage", "1 step"]


def test_a_row_gives_title_path_and_entry(qapp, answer, entries):
    model = ResultsModel()
    model.show_results(answer())
    index = model.index(2)
    assert index.data() == "Let the first one respond"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "3.md"
    assert index.data(ResultRole.ENTRY) is entries[2]
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_a_snippet_that_comes_later_changes_its_own_row_alone(qtbot, answer):
    model = ResultsModel()
    model.show_results(answer("queue"))
    snippet = Snippet("the queue", ((4, 9),))
    with qtbot.waitSignal(model.dataChanged) as told:
        model.set_snippets({DocumentPath("2.md"): snippet, DocumentPath("gone.md"): snippet})
    first, last, roles = told.args
    assert (first.row(), last.row(), roles) == (1, 1, [ResultRole.SNIPPET])
    assert [model.wants_snippet(row) for row in range(4)] == [True, False, True, True]
    assert model.index(1).data(ResultRole.SNIPPET) is snippet


def test_without_words_no_row_wants_a_snippet(qapp, answer):
    model = ResultsModel()
    model.show_results(answer("  "))
    assert not any(model.wants_snippet(row) for row in range(4))


def test_another_question_forgets_the_snippets_of_the_one_before(qapp, answer):
    model = ResultsModel()
    model.show_results(answer("queue"))
    model.set_snippets({DocumentPath("1.md"): Snippet("queue")})
    model.show_results(answer("queues"))
    assert model.index(0).data(ResultRole.SNIPPET) is None
    assert model.wants_snippet(0)


def test_a_document_is_found_by_its_path(qapp, answer):
    model = ResultsModel()
    model.show_results(answer())
    assert model.row_of(DocumentPath("3.md")) == 2
    assert model.row_of(DocumentPath("9.md")) is None
