import threading

from casebook.storage.connections import Connections

COUNT = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 300000)
SELECT count(*) FROM numbers
"""


def test_closing_waits_for_what_another_thread_is_reading(tmp_path):
    connections = Connections(tmp_path / "catalog.sqlite")
    begun, found = threading.Event(), []

    def read():
        with connections.reading() as connection:
            begun.set()
            found.extend(connection.execute(COUNT).fetchone())

    reader = threading.Thread(target=read)
    reader.start()
    begun.wait()
    connections.close()
    reader.join()
    assert found == [300_000]


def test_a_thread_that_reads_again_after_closing_gets_another_connection(tmp_path):
    connections = Connections(tmp_path / "catalog.sqlite")
    with connections.reading() as first:
        assert first.execute("SELECT 1").fetchone() == (1,)
        connections.close()
    with connections.reading() as second:
        assert second is not first
        assert second.execute("SELECT 2").fetchone() == (2,)
    connections.close()


def test_closing_and_reading_at_once_never_meet_a_closed_connection(tmp_path):
    connections = Connections(tmp_path / "catalog.sqlite")
    errors = []

    def read():
        try:
            for _ in range(300):
                with connections.reading() as connection:
                    connection.execute("SELECT 1").fetchall()
        except Exception as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(100):
        connections.close()
    for reader in readers:
        reader.join()
    connections.close()
    assert errors == []


def test_a_connection_that_is_closed_in_the_last_moment_is_not_given(tmp_path, monkeypatch):
    connections = Connections(tmp_path / "a.sqlite")
    with connections.reading() as first:
        first.execute("SELECT 1")
    own = connections._own
    stale = own()
    connections.close()
    given = iter([stale])  # as if it had been closed between being given and being held
    monkeypatch.setattr(connections, "_own", lambda: next(given, None) or own())
    with connections.reading() as second:
        assert second.execute("SELECT 1").fetchone() == (1,)
    connections.close()
