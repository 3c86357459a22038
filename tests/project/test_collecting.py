"""How often Python searches for garbage while much is imported, and that it is as usual afterwards."""

import gc
import threading

import pytest

from annotator.project.transfer.collecting import SELDOM, seldom_collecting


def test_it_is_seldom_while_any_work_is_under_way_and_as_usual_afterwards():
    usual = gc.get_threshold()
    begun, ended = threading.Event(), threading.Event()

    def other():
        with seldom_collecting():
            begun.set()
            ended.wait(10)

    thread = threading.Thread(target=other)
    with seldom_collecting():
        thread.start()
        assert begun.wait(10)
    assert gc.get_threshold()[0] == SELDOM
    ended.set()
    thread.join()
    assert gc.get_threshold() == usual


def test_work_that_fails_leaves_it_as_it_was():
    usual, was_on = gc.get_threshold(), gc.isenabled()

    @seldom_collecting()
    def work():
        raise ValueError(gc.get_threshold()[0])

    with pytest.raises(ValueError, match=str(SELDOM)):
        work()
    assert (gc.get_threshold(), gc.isenabled()) == (usual, was_on)
