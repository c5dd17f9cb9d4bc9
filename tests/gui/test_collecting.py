import gc
import weakref

from casebook.gui.collecting import GarbageCollection


class Node:
    """Something that refers to itself, as widgets with handlers do."""

    def __init__(self):
        self.itself = self


def test_cycles_are_collected_from_this_thread_alone(qtbot):
    collection = GarbageCollection()
    collection.start()
    try:
        assert not gc.isenabled()
        gone = weakref.ref(Node())
        assert gone() is not None
        nodes = []

        def is_gone():  # what others let go of meanwhile counts against what is made
            nodes.extend(Node() for _ in range(gc.get_threshold()[0] + 1))
            return gone() is None

        qtbot.waitUntil(is_gone)
        assert nodes
    finally:
        collection.stop()
    assert gc.isenabled()


def test_what_a_start_has_made_is_looked_at_again_only_when_the_window_is_closed():
    collection = GarbageCollection()
    collection.start()
    node = Node()
    gone = weakref.ref(node)
    try:
        collection.set_aside()
        del node
        gc.collect()
        assert gone() is not None
    finally:
        collection.stop()
    gc.collect()
    assert gone() is None


def test_older_generations_are_collected_when_they_have_waited_long_enough():
    collection = GarbageCollection()
    node = Node()
    gone = weakref.ref(node)
    gc.collect()
    del node
    collection._thresholds = (10**9, 10**9, -1)
    collection.look()
    assert gone() is None
    collection._thresholds = (10**9, 10**9, 10**9)
    collection.look()
