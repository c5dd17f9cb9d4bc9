"""How a session went, kept with its pack and noted in its lessons."""

import pytest

from casebook.domain.edit import EditRefused
from casebook.domain.names import DocumentPath
from casebook.domain.pack import SessionHeld

PACK = DocumentPath("packs/recovery.md")
LESSON = DocumentPath("lessons/open-early.md")
HELD = SessionHeld("2026-11-22", "Shop 12", "8", "All spoke", "Call | earlier")


def test_a_session_gets_a_row_in_the_pack_and_one_in_each_lesson(folder, library):
    library.curation.keep_session(PACK, HELD, [LESSON])
    pack, lesson = library.document(PACK), library.document(LESSON)
    assert pack.sessions[-1] == HELD
    assert lesson.applied[-1].where == "Shop 12 ([[recovery]])"
    assert lesson.applied[-1].result == "All spoke"


def test_a_session_without_a_place_leads_to_the_pack(library):
    library.curation.keep_session(PACK, HELD.__class__("2026", "", "", "", ""), [LESSON])
    assert library.document(LESSON).applied[-1].where == "[[recovery]]"


def test_a_session_is_taken_back_as_one_change(folder, library):
    before = {path: (folder / path).read_bytes() for path in (PACK, LESSON)}
    library.curation.keep_session(PACK, HELD, [LESSON])
    library.curation.undo_last()
    assert {path: (folder / path).read_bytes() for path in before} == before


def test_a_lesson_that_cannot_be_changed_keeps_everything_as_it_was(folder, library):
    before = (folder / PACK).read_bytes()
    (folder / LESSON).write_text("---\nkind: case\ntitle: No lesson any more\n---\n", "utf-8")
    with pytest.raises(EditRefused, match=r"open-early\.md"):
        library.curation.keep_session(PACK, HELD, [LESSON])
    assert (folder / PACK).read_bytes() == before
