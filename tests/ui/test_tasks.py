"""Work for the store thread: outcomes come back, to whoever is still there."""

import gc
import threading
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from ui.tasks import DirectTasks, Scope, Tasks
from ui.unexpected import UnexpectedError
from ui.window.store_thread import StoreThread


class Heard:
    """Writes down what came back."""

    def __init__(self) -> None:
        self.outcomes: list[object] = []
        self.errors: list[Exception] = []

    def done(self, outcome: object) -> None:
        self.outcomes.append(outcome)

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


def fail() -> None:
    raise ValueError


def test_an_outcome_reaches_whoever_asked() -> None:
    heard = Heard()

    DirectTasks().run(lambda: 42, heard.done, heard.failed)

    assert (heard.outcomes, heard.errors) == ([42], [])


def test_an_error_reaches_whoever_asked() -> None:
    heard = Heard()

    DirectTasks().run(fail, heard.done, heard.failed)

    assert [type(each) for each in heard.errors] == [ValueError]


@pytest.mark.parametrize("work", [lambda: 42, fail])
def test_nothing_comes_back_to_a_page_that_was_left(work: object) -> None:
    heard, scope = Heard(), Scope(DirectTasks())
    scope.close()

    assert callable(work)
    scope.run(work, heard.done, heard.failed)

    assert (heard.outcomes, heard.errors) == ([], [])


def test_all_work_runs_on_one_other_thread_and_comes_back_on_ours(qtbot: QtBot) -> None:
    tasks, heard, threads = StoreThread(), Heard(), set[int]()

    def work() -> int:
        threads.add(threading.get_ident())
        return threading.get_ident()

    for _turn in range(3):
        tasks.run(work, lambda _outcome: heard.done(threading.get_ident()), heard.failed)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tasks.stop()

    assert heard.outcomes == [threading.get_ident()] * 3
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_the_store_thread_survives_an_error(qtbot: QtBot) -> None:
    tasks, heard = StoreThread(), Heard()

    tasks.run(fail, heard.done, heard.failed)
    tasks.run(lambda: "still here", heard.done, heard.failed)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tasks.stop()

    assert heard.outcomes == ["still here"]
    (error,) = heard.errors
    assert isinstance(error, UnexpectedError)
    assert isinstance(error.__cause__, ValueError)


def test_what_was_asked_before_a_lock_is_forgotten(qtbot: QtBot) -> None:
    tasks, heard = StoreThread(), Heard()
    asked: Tasks = tasks

    asked.run(lambda: "a name", heard.done, heard.failed)
    tasks.forget()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tasks.stop()

    assert heard.outcomes == []


def test_cycles_are_collected_by_the_window_alone_while_a_store_is_open(qtbot: QtBot) -> None:
    first, second = StoreThread(), StoreThread()

    assert not gc.isenabled()
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled()


def test_a_job_is_dropped_on_the_thread_that_asked(qtbot: QtBot) -> None:
    tasks, heard, dropped = StoreThread(), Heard(), list[int]()

    class Witness:
        """Notes on which thread it goes."""

        def work(self) -> None:
            """Do nothing."""

        def __del__(self) -> None:
            dropped.append(threading.get_ident())

    for _turn in range(50):
        tasks.run(Witness().work, heard.done, heard.failed)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    tasks.stop()

    assert dropped == [threading.get_ident()] * 50


def test_stopping_finishes_what_was_queued() -> None:
    tasks, heard, done = StoreThread(), Heard(), list[int]()

    for turn in range(20):
        tasks.run(partial(done.append, turn), heard.done, heard.failed)
    tasks.stop()

    assert done == list(range(20))
