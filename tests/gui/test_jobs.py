import threading

import pytest

from casebook.domain.errors import LibraryMissing
from casebook.gui.jobs import Jobs, LaneName


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


def refuse(error):
    raise AssertionError(error)


def test_work_runs_on_another_thread_and_its_value_comes_back_to_this_one(jobs, qtbot):
    threads, values = [], []

    def work(progress):
        threads.append(threading.current_thread())
        return 42

    def done(value):
        threads.append(threading.current_thread())
        values.append(value)

    jobs.start(LaneName.READ, "counting", work, done, refuse)
    qtbot.waitUntil(lambda: values == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_writes_follow_each_other_in_order(jobs, qtbot):
    values = []
    for number in range(20):
        jobs.start(LaneName.WRITE, "writing", lambda _, n=number: n, values.append, refuse)
    qtbot.waitUntil(lambda: len(values) == 20)
    assert values == list(range(20))


def test_an_expected_error_comes_back_as_a_sentence(jobs, qtbot):
    errors = []

    def work(progress):
        raise LibraryMissing("There is no folder.")

    jobs.start(LaneName.READ, "opening", work, refuse, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "There is no folder."


@pytest.mark.logs_warnings
def test_a_bug_is_told_and_the_lane_goes_on(jobs, qtbot):
    values = []

    def work(progress):
        raise ZeroDivisionError("bug")

    with qtbot.waitSignal(jobs.crashed) as told:
        jobs.start(LaneName.WRITE, "failing", work, values.append, refuse)
    assert isinstance(told.args[0], ZeroDivisionError)
    jobs.start(LaneName.WRITE, "going on", lambda _: 1, values.append, refuse)
    qtbot.waitUntil(lambda: values == [1])


def test_a_newer_search_takes_the_place_of_one_on_its_way(jobs, qtbot):
    started, go_on, values, ended = threading.Event(), threading.Event(), [], []

    def slow(progress):
        started.set()
        assert go_on.wait(5)
        return "old"

    jobs.start(
        LaneName.READ, "old", slow, values.append, refuse, topic="s", ended=lambda: ended.append(1)
    )
    assert started.wait(5)
    jobs.start(LaneName.READ, "new", lambda _: "new", values.append, refuse, topic="s")
    qtbot.waitUntil(lambda: values == ["new"])
    go_on.set()
    qtbot.waitUntil(lambda: ended == [1])
    assert values == ["new"]


def test_cancelled_work_ends_at_its_next_step(jobs, qtbot):
    started, ended, values = threading.Event(), [], []

    def endless(progress):
        started.set()
        while True:
            progress.step(0, 0, "waiting")

    job = jobs.start(
        LaneName.WRITE, "endless", endless, values.append, refuse, ended=lambda: ended.append(1)
    )
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: ended == [1])
    assert values == []


def test_progress_is_told_on_the_gui_thread(jobs, qtbot):
    told = []

    def work(progress):
        progress.step(3, 10, "Reading")

    jobs.start(
        LaneName.WRITE,
        "reading",
        work,
        lambda _: None,
        refuse,
        watched=lambda *step: told.append((*step, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(3, 10, "Reading", threading.main_thread())]


def test_idle_is_reached_after_the_last_job(jobs, qtbot):
    with qtbot.waitSignal(jobs.idle_reached):
        jobs.start(LaneName.READ, "one", lambda _: 1, lambda _: None, refuse)
    assert not jobs.busy


def test_nothing_starts_after_the_end(jobs):
    jobs.close()
    assert jobs.start(LaneName.READ, "late", refuse, refuse, refuse).cancelled
    assert not jobs.busy


def test_work_in_the_background_gives_way_and_is_done_afterwards(jobs, qtbot):
    order, began, asked = [], threading.Event(), threading.Event()

    def reading(progress):
        order.append("begun")
        began.set()
        while not asked.is_set():
            asked.wait(0.01)
        progress.step(1, 2, "Reading")
        return "read"

    jobs.start(LaneName.WRITE, "reading", reading, order.append, refuse, gives_way=True)
    assert began.wait(5)
    jobs.start(LaneName.WRITE, "saving", lambda _: "saved", order.append, refuse)
    asked.set()
    qtbot.waitUntil(lambda: len(order) == 4)
    assert [word for word in order if word != "begun"] == ["saved", "read"]
    assert order.count("begun") == 2
    qtbot.waitUntil(lambda: not jobs.busy)


def test_what_is_asked_for_goes_before_what_waits_in_the_background(jobs, qtbot):
    order, held = [], threading.Event()
    jobs.start(LaneName.WRITE, "first", lambda _: held.wait(5), lambda _: None, refuse)
    jobs.start(LaneName.WRITE, "index", lambda _: "index", order.append, refuse, gives_way=True)
    jobs.start(LaneName.WRITE, "save", lambda _: "save", order.append, refuse)
    held.set()
    qtbot.waitUntil(lambda: order == ["save", "index"])


def test_work_that_gave_way_can_still_be_cancelled(jobs, qtbot):
    began, ends = threading.Event(), []

    def reading(progress):
        began.set()
        while True:
            progress.step(0, 0, "Reading")

    jobs.start(
        LaneName.WRITE,
        "reading",
        reading,
        refuse,
        refuse,
        ended=lambda: ends.append(True),
        topic="reading",
        gives_way=True,
    )
    assert began.wait(5)
    saved = []
    jobs.start(LaneName.WRITE, "saving", lambda _: 1, saved.append, refuse)
    qtbot.waitUntil(lambda: saved == [1])
    jobs.cancel("reading")
    qtbot.waitUntil(lambda: ends == [True] and not jobs.busy)
