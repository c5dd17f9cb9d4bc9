import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from casebook.gui.editor.aside import in_lane
from casebook.gui.editor.markdown_editor import MarkdownEditor
from casebook.gui.jobs import Jobs

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
V = Qt.Key.Key_V


@pytest.fixture
def clipboard(qapp):
    def put(text="", html="", files=(), image=None):
        data = QMimeData()
        if text:
            data.setText(text)
        if html:
            data.setHtml(html)
        if files:
            data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        if image:
            data.setImageData(image)
        QGuiApplication.clipboard().setMimeData(data)

    yield put
    QGuiApplication.clipboard().clear()


def test_what_was_copied_from_a_page_is_pasted_as_markdown(hands, clipboard):
    clipboard("a b", "<p>a <b>b</b></p>")
    assert hands.put("see ¦").press(V, CTRL).seen == "see a **b**¦"
    assert hands.press(Qt.Key.Key_Z, CTRL).text == "see "


def test_or_as_plain_text_on_demand(hands, clipboard):
    clipboard("a\r\nb", "<p>a <b>b</b></p>")
    assert hands.put("").press(V, CTRL | SHIFT).text == "a\nb"


def test_blocks_begin_on_a_line_of_their_own(hands, clipboard):
    clipboard("a", "<p>a</p><p>b</p>")
    assert hands.put("see¦").press(V, CTRL).text == "see\n\na\n\nb"
    assert hands.put("see\n\n¦").press(V, CTRL).text == "see\n\na\n\nb"


def test_code_from_an_editor_comes_as_it_is(hands, clipboard):
    clipboard("if a * b:\n    c", "<div><span>if a * b:</span></div>")
    assert hands.put("").press(V, CTRL).text == "if a * b:\n    c"


def test_an_address_over_selected_words_makes_a_link(hands, clipboard):
    clipboard("https://x.org ")
    assert hands.put("see ¦there¦.").press(V, CTRL).seen == "see [there](https://x.org)¦."
    assert hands.put("see ¦").press(V, CTRL).text == "see https://x.org "


def test_pictures_are_offered_and_not_written(qtbot, hands, clipboard, tmp_path):
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(0)
    clipboard(image=picture)
    hands.put("")
    with qtbot.waitSignal(hands.editor.picture_offered) as offered:
        hands.press(V, CTRL)
    assert offered.args[0].size() == picture.size()
    clipboard(files=[tmp_path / "a.PNG", tmp_path / "b.docx"])
    with (
        qtbot.waitSignal(hands.editor.picture_offered) as offered,
        qtbot.waitSignal(hands.editor.files_offered) as others,
    ):
        hands.press(V, CTRL)
    assert offered.args == [(tmp_path / "a.PNG").as_posix()]
    assert others.args == [[(tmp_path / "b.docx").as_posix()]]
    assert hands.text == ""


def test_nothing_is_pasted_into_what_is_only_read(hands, clipboard):
    clipboard("a", "<p>a</p>")
    hands.put("one¦").editor.setReadOnly(True)
    hands.press(V, CTRL).press(V, CTRL | SHIFT)
    hands.editor.insertFromMimeData(QGuiApplication.clipboard().mimeData())
    assert hands.text == "one"


def test_a_large_paste_arrives_where_it_was_pasted_while_one_types_on(qtbot, scheme, clipboard):
    jobs = Jobs()
    editor = MarkdownEditor(scheme, in_lane(jobs))
    qtbot.addWidget(editor)
    editor.load("one  two")
    editor.select(4, 4)
    clipboard("a", "<p><b>a</b> words</p>" + "<script>x</script>" * 10_000)
    editor.paste()
    editor.select(0, 0)
    editor.insertPlainText("so ")
    with qtbot.waitSignal(jobs.idle_reached):
        pass
    assert editor.text() == "so one **a** words two"
    assert editor.place() == (1, 4)
    jobs.close()
