from PySide6.QtCore import Qt

from casebook.gui.models.headings_model import CURRENT, DEPTH, Heading, HeadingsModel


def test_depth_counts_from_the_highest_heading(qtmodeltester):
    model = HeadingsModel()
    qtmodeltester.check(model)
    model.show([Heading(3, "A"), Heading(4, "B"), Heading(2, "C")])
    qtmodeltester.check(model)
    assert [model.index(row).data(DEPTH) for row in range(3)] == [1, 2, 0]
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "A"
    assert model.data(model.index(7)) is None


def test_only_the_rows_that_changed_are_told(qtbot):
    model = HeadingsModel()
    model.show([Heading(2, "A"), Heading(2, "B"), Heading(2, "C")])
    told = []
    model.dataChanged.connect(lambda first, *_: told.append(first.row()))
    model.set_current(0)
    model.set_current(2)
    model.set_current(99)
    assert sorted(told) == [0, 0, 2, 2]
    assert model.current == 99
    assert not any(model.index(row).data(CURRENT) for row in range(3))
