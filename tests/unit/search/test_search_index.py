"""The index on disk: changes, several segments, several users, damage."""

import logging
import random
import shutil
import threading

import numpy as np
import pytest
from whoosh.util.filelock import FileLock

from casebook.domain.errors import CacheUnusable
from casebook.domain.progress import Cancelled
from casebook.search import gathering, merging, writing
from casebook.search.columns import Columns
from casebook.search.expression import parse_expression
from casebook.search.index import IndexBusy, SearchIndex
from casebook.search.layout import COLUMNS

MARK = "index-made-by-casebook.txt"


def segments(folder):
    return len(list(folder.glob("*.columns")))


def test_an_update_says_which_documents_are_searchable(index, text, find):
    assert index.update([text(7, "Queue"), text(3, "Till")]) == [7, 3]
    assert find("queue") == [7]


def test_a_document_is_replaced_by_its_number(index, text, find):
    index.update([text(1, "Queue")])
    index.update([text(1, "Till")])
    assert find("queue") == []
    assert find("till") == [1]


def test_documents_are_removed_by_their_numbers(index, text, find):
    index.update([text(1, "Queue"), text(2, "Queue"), text(3, "Queue")])
    index.update([text(4, "Queue")], removed=[1, 3, 99])
    assert find("queue") == [2, 4]


def test_a_number_given_twice_is_a_mistake_and_changes_nothing(index, text, find):
    index.update([text(1, "Queue")])
    with pytest.raises(ValueError, match="twice"):
        index.update([text(2, "Queue"), text(2, "Till")])
    assert find("queue") == [1]


def test_an_update_without_a_change_writes_nothing(index, text, tmp_path):
    index.update([text(1, "Queue")])
    before = sorted(path.name for path in (tmp_path / "index").iterdir())
    assert index.update([], removed=[5]) == []
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == before


def test_an_index_that_was_closed_is_there_when_opened_again(tmp_path, text):
    first = SearchIndex.open(tmp_path / "a" / "b")
    first.update([text(1, "Queue")])
    first.search(parse_expression("queue"))
    token = first.token
    first.close()
    again = SearchIndex.open(tmp_path / "a" / "b")
    assert again.token == token
    assert again.search(parse_expression("queue")).numbers.tolist() == [1]
    again.close()


def test_an_empty_question_finds_nothing(index, text):
    index.update([text(1, "Queue")])
    assert len(index.search(parse_expression(""))) == 0


def test_an_empty_index_finds_nothing(index, find):
    assert find("queue") == []
    assert find("que*") == []
    assert find("-queue", ["trust"]) == []


def test_many_small_updates_are_merged_into_few_segments(index, text, find, tmp_path):
    for number in range(60):
        index.update([text(number, "Queue", f"word{number}", themes=("trust",))])
    assert segments(tmp_path / "index") < 2 * writing.MOST_ALIKE
    assert find("queue") == list(range(60))
    assert find("word17") == [17]
    assert find('"queue"', ["trust"]) == list(range(60))


def test_documents_without_a_word_are_kept_merged_and_deleted(index, text, find):
    for number in range(2 * writing.MOST_ALIKE):
        index.update([text(number)])
        assert find("-queue") == list(range(number + 1))
        assert find("queue") == []
    index.update([text(99, "Queue")], removed=range(5))
    assert find("-queue") == list(range(5, 2 * writing.MOST_ALIKE))
    assert find("qu*") == [99]


def test_files_are_let_go_of_as_soon_as_the_index_is_closed(index, text, find):
    index.update([text(1, "Queue at the till", "a queue", themes=("trust",))])
    index.update([text(2, "Queue")])
    assert find('"the till" queue qu* -line', ["trust"]) == [1]
    mapped = [segment._columns._mapped for segment in index._snapshot().segments]
    index.close()
    assert [one.closed for one in mapped] == [True, True]


def test_saving_one_document_over_and_over_leaves_no_trail(index, text, find, tmp_path):
    for number in range(40):
        index.update([text(1, "Queue", f"word{number}")])
    assert segments(tmp_path / "index") <= 2
    assert find("word39") == [1]
    assert find("word38") == []


def test_an_index_that_has_seen_many_changes_ranks_as_one_made_afresh(tmp_path, text):
    chance = random.Random(4)
    words = ["queue", "till", "gas", "leak", "email", "trust", "line", "open"]

    def some_text(number):
        body = " ".join(chance.choices(words, k=chance.randint(1, 60)))
        return text(number, chance.choice(words), body, themes=(chance.choice(words),))

    changed, library = SearchIndex.open(tmp_path / "changed"), {}
    for _ in range(50):
        batch = {n: some_text(n) for n in chance.sample(range(40), 3)}
        gone = chance.sample(range(40), 1)
        changed.update(batch.values(), removed=set(gone) - batch.keys())
        library = {n: one for n, one in library.items() if n not in gone} | batch
    fresh = SearchIndex.open(tmp_path / "fresh")
    fresh.update(library.values())
    for question in ("queue", "till gas", '"queue till"', "op*", "gas -leak", "line open trust"):
        expression = parse_expression(question)
        expected = fresh.search(expression, ["email"])
        found = changed.search(expression, ["email"])
        assert found.numbers.tolist() == expected.numbers.tolist()
        assert found.scores == pytest.approx(expected.scores)
    changed.close()
    fresh.close()


@pytest.mark.parametrize(("most_words", "at_once"), [(50, 30), (20, 1_000_000), (1_000, 1)])
def test_what_does_not_fit_into_memory_is_written_and_merged_bit_by_bit(
    index, text, find, monkeypatch, most_words, at_once
):
    monkeypatch.setattr(gathering, "_MOST_WORDS", most_words)
    monkeypatch.setattr(merging, "_AT_ONCE", at_once)
    index.update([text(n, "Queue", f"word{n} gas {n}") for n in range(100)])
    index.update([text(n, "Queue", f"word{n} till {n}") for n in range(50)])
    assert len(find("queue gas")) == 100
    assert sorted(find("gas")) == list(range(50, 100))
    assert find("word42") == [42]
    assert find('"42 gas"') == []
    assert find('"word42 till"') == [42]


def test_a_segment_that_is_mostly_deleted_is_written_anew(index, text, find, tmp_path):
    index.update([text(n, "Queue", f"word{n} " * 200) for n in range(20)])
    before = sum(path.stat().st_size for path in (tmp_path / "index").glob("*.columns"))
    index.update([], removed=range(12))
    after = sum(path.stat().st_size for path in (tmp_path / "index").glob("*.columns"))
    assert after < before / 2
    assert find("queue") == list(range(12, 20))
    assert find('"word15 word15"') == [15]


class Watch:
    def __init__(self, cancel_at=None):
        self.steps = []
        self.cancel_at = cancel_at

    def step(self, done, total, what):
        self.steps.append((done, total, what))
        if len(self.steps) == self.cancel_at:
            raise Cancelled


def test_progress_is_told_after_each_text_and_while_merging(index, text, monkeypatch):
    monkeypatch.setattr(merging, "_AT_ONCE", 2)
    for n in range(10, 9 + writing.MOST_ALIKE):
        index.update([text(n, f"d{n}")])
    watch = Watch()
    index.update((text(n, f"a{n} b{n} c{n}") for n in range(10)), progress=watch, total=10)
    assert {done for done, _, _ in watch.steps} >= set(range(1, 11))
    assert watch.steps[-1] == (10, 10, "Indexing")
    assert len(watch.steps) > 15


@pytest.mark.parametrize("moment", range(1, 13))
def test_a_cancelled_update_changes_nothing(index, text, find, moment, monkeypatch):
    index.update([text(n, "Queue") for n in range(30)])
    for n in range(30, 30 + writing.MOST_ALIKE - 2):
        index.update([text(n, "Queue")])
    monkeypatch.setattr(merging, "_AT_ONCE", 2)
    with pytest.raises(Cancelled):
        index.update([text(n, "Till") for n in range(10)], removed=[20], progress=Watch(moment))
    assert find("till") == []
    assert len(find("queue")) == 30 + writing.MOST_ALIKE - 2
    assert index.update([text(0, "Till")]) == [0]
    assert find("till") == [0]


def test_an_error_among_the_texts_passes_and_changes_nothing(index, text, find):
    def broken():
        yield text(1, "Queue")
        raise OSError("the file vanished")

    with pytest.raises(OSError, match="vanished"):
        index.update(broken())
    assert find("queue") == []
    assert index.update([text(1, "Queue")]) == [1]


def test_a_change_is_seen_by_another_index_on_the_same_folder(index, text, tmp_path):
    other = SearchIndex.open(tmp_path / "index")
    index.update([text(1, "Queue")])
    assert other.search(parse_expression("queue")).numbers.tolist() == [1]
    other.update([text(2, "Queue")])
    assert index.search(parse_expression("queue")).numbers.tolist() == [1, 2]
    assert index.token == other.token
    other.close()


def test_an_index_locked_by_another_program_is_busy_and_still_read(
    index, text, find, tmp_path, monkeypatch
):
    index.update([text(1, "Queue")])
    monkeypatch.setattr(writing, "_PATIENCE", 0.0)
    lock = FileLock(str(tmp_path / "index" / "casebook_WRITELOCK"))
    assert lock.acquire()
    with pytest.raises(IndexBusy, match="Try again"):
        index.update([text(2, "Queue")])
    assert find("queue") == [1]
    lock.release()
    assert index.update([text(2, "Queue")]) == [2]


def test_threads_search_while_another_writes(index, text):
    expression = parse_expression("queue")
    index.update([text(0, "Queue")])
    failures, done = [], threading.Event()

    def search():
        try:
            last = 0
            while not done.is_set():
                found = len(index.search(expression).numbers)
                assert found >= last
                last = found
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for number in range(1, 40):
        index.update([text(number, "Queue")])
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(index.search(expression).numbers) == 40


def test_two_threads_may_write_at_once(index, text, find):
    def write(first):
        for number in range(first, first + 5):
            index.update([text(number, "Queue")])

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert find("queue") == [*range(5), *range(100, 105)]


def spoil(path, data=b"\x80\x04garbage"):
    path.write_bytes(data)


def exchange(first, second):
    kept = first.read_bytes()
    spoil(first, second.read_bytes())
    spoil(second, kept)


DAMAGE = {
    "the table of contents is garbage": lambda folder: [
        spoil(path) for path in folder.glob("*.toc")
    ],
    "the table of contents is empty": lambda folder: [
        spoil(path, b"") for path in folder.glob("*.toc")
    ],
    "the table of contents is missing": lambda folder: [
        path.unlink() for path in folder.glob("*.toc")
    ],
    "a segment is cut short": lambda folder: [
        spoil(path, path.read_bytes()[:-20]) for path in folder.glob("*.columns")
    ],
    "a segment is missing": lambda folder: [path.unlink() for path in folder.glob("*.columns")],
    "a segment is empty": lambda folder: [spoil(path, b"") for path in folder.glob("*.columns")],
    "the table of a segment is garbage": lambda folder: [
        spoil(path, path.read_bytes()[:40] + b"x" + path.read_bytes()[41:])
        for path in folder.glob("*.columns")
    ],
    "two segments are exchanged": lambda folder: exchange(*folder.glob("*.columns")),
    "the mark is missing": lambda folder: (folder / MARK).unlink(),
    "the mark is of another version": lambda folder: (folder / MARK).write_text("Casebook 0\nx"),
    "the mark is no text": lambda folder: (folder / MARK).write_bytes(b"\xff\xfe\xff"),
}


@pytest.mark.logs_warnings
@pytest.mark.parametrize("damage", DAMAGE)
def test_an_index_that_cannot_be_opened_is_made_anew(tmp_path, text, damage, caplog):
    folder = tmp_path / "index"
    first = SearchIndex.open(folder)
    first.update([text(1, "Queue")])
    first.update([text(2, "Till"), text(3, "Till")])
    token = first.token
    first.close()
    DAMAGE[damage](folder)
    again = SearchIndex.open(folder)
    assert again.token not in ("", token)
    assert again.search(parse_expression("queue")).numbers.tolist() == []
    assert again.update([text(1, "Queue")]) == [1]
    assert again.search(parse_expression("queue")).numbers.tolist() == [1]
    assert "made anew" in caplog.text
    again.close()


def damage_column(path, name, numbers):
    """Overwrite the beginning of a column, where it lies in the file."""
    columns = Columns(path, COLUMNS)
    start, at = (
        array.__array_interface__["data"][0]
        for array in (np.frombuffer(columns._mapped, np.uint8), columns[name])
    )
    data = np.asarray(numbers, columns[name].dtype).tobytes()
    columns.close()
    with path.open("r+b") as file:
        file.seek(at - start)
        file.write(data)


@pytest.mark.logs_warnings
@pytest.mark.parametrize("column", ["places", "positions", "posting_starts"])
def test_damage_that_a_search_comes_upon_makes_the_index_anew(index, text, tmp_path, column):
    index.update([text(n, "Queue", "till") for n in range(20)])
    token = index.token
    for path in (tmp_path / "index").glob("*.columns"):
        damage_column(path, column, [0xFFFF_FFF0] * 30)
    for question in ("queue", "till", '"till till"', '"queue queue"', "qu*"):
        index.search(parse_expression(question))
    assert index.token not in ("", token)
    assert index.update([text(1, "Queue")]) == [1]
    assert index.search(parse_expression("queue")).numbers.tolist() == [1]


@pytest.mark.logs_warnings
def test_damage_that_merging_comes_upon_makes_the_index_anew(index, text, tmp_path):
    for number in range(writing.MOST_ALIKE - 1):
        index.update([text(number, "Queue")])
    token = index.token
    for path in (tmp_path / "index").glob("*.columns"):
        damage_column(path, "places", [0xFFFF_FFF0])
    assert index.update([text(100, "Queue")]) == []
    assert index.token not in ("", token)
    assert index.update([text(100, "Queue")]) == [100]


@pytest.mark.logs_warnings
def test_a_cache_that_is_deleted_while_in_use_is_made_anew(index, text, find, tmp_path):
    index.update([text(1, "Queue")])
    token = index.token
    shutil.rmtree(tmp_path / "index")
    assert index.token == ""
    assert find("queue") == []
    assert index.token not in ("", token)
    shutil.rmtree(tmp_path / "index")
    assert index.update([text(1, "Queue")]) == []
    assert index.update([text(1, "Queue")]) == [1]
    assert find("queue") == [1]


@pytest.mark.logs_warnings
def test_an_index_that_is_not_ours_is_deleted_unread(tmp_path):
    folder = tmp_path / "index"
    folder.mkdir()
    ran = tmp_path / "ran"
    # what a pickle that runs a command looks like; it must never be loaded
    pickle = f"cpathlib\nPath\n(S'{ran}'\ntRp0\n0cpathlib\nPath.touch\n(g0\ntR.".encode()
    spoil(folder / "_casebook_5.toc", pickle)
    spoil(folder / "casebook_0123456789abcdef.trm", pickle)
    (folder / "casebook.tmp").mkdir()
    (folder / "casebook.tmp" / "x").write_bytes(pickle)
    (folder / "letter.txt").write_text("Dear Ann")
    opened = SearchIndex.open(folder)
    assert opened.token
    assert not ran.exists()
    assert sorted(path.name for path in folder.iterdir()) == [
        "_casebook_0.toc",
        "casebook_WRITELOCK",
        MARK,
        "letter.txt",
    ]
    opened.close()


def test_a_new_index_is_nothing_to_warn_about(tmp_path, caplog):
    SearchIndex.open(tmp_path / "new").close()
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.mark.logs_warnings
def test_what_another_program_has_just_mended_is_not_made_anew_again(index, text, tmp_path):
    index.update([text(1, "Queue")])
    mark = tmp_path / "index" / MARK
    mended = mark.read_text()
    mark.write_text("Casebook 0")
    lock = FileLock(str(tmp_path / "index" / "casebook_WRITELOCK"))
    assert lock.acquire()
    noticed = threading.Event()
    log = logging.getLogger("casebook.search.index")
    log.addFilter(lambda record: noticed.set() or True)
    searching = threading.Thread(target=index.search, args=(parse_expression("queue"),))
    searching.start()
    assert noticed.wait(5)
    log.filters.clear()
    mark.write_text(mended)
    lock.release()
    searching.join()
    assert index.search(parse_expression("queue")).numbers.tolist() == [1]


def test_a_file_in_the_place_of_the_folder_is_an_error_that_names_it(tmp_path):
    (tmp_path / "index").write_text("in the way")
    with pytest.raises(CacheUnusable, match="index"):
        SearchIndex.open(tmp_path / "index")


def test_a_busy_folder_cannot_be_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr("casebook.search.index._PATIENCE", 0.0)
    (tmp_path / "index").mkdir()
    lock = FileLock(str(tmp_path / "index" / "casebook_WRITELOCK"))
    assert lock.acquire()
    with pytest.raises(IndexBusy):
        SearchIndex.open(tmp_path / "index")
    lock.release()
    SearchIndex.open(tmp_path / "index").close()


def test_a_folder_that_vanishes_while_writing_is_an_error_that_names_it(index, text, tmp_path):
    def texts():
        yield text(1, "Queue")
        shutil.rmtree(tmp_path / "index")
        yield text(2, "Queue")

    with pytest.raises(CacheUnusable, match="cannot be written"):
        index.update(texts())


def test_an_error_after_the_commit_leaves_what_was_committed(index, text, find, tmp_path):
    def texts():
        yield text(1, "Queue")
        (tmp_path / "index" / "casebook.tmp" / "stray").mkdir()

    with pytest.raises(CacheUnusable):
        index.update(texts())
    shutil.rmtree(tmp_path / "index" / "casebook.tmp")
    assert find("queue") == [1]
    assert index.update([text(2, "Queue")]) == [2]
