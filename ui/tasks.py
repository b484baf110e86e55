"""Work for the thread that owns the store, said without Qt."""

from collections.abc import Callable
from typing import Final, Protocol, TypeVar

from resources.texts import _

T = TypeVar("T")
Done = Callable[[T], None]
Failed = Callable[[Exception], None]
PATIENCE: Final = 300  # milliseconds before a wait is shown


class Tasks(Protocol):
    """Runs work where the store lives and brings the outcome back to the person."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run ``work`` on the thread of the store, then ``done`` or ``failed`` on the thread of the window."""


class DirectTasks:
    """Runs work at once, on the thread that asks: for presenters without a window."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run the work and hand over its outcome."""
        try:
            outcome = work()
        except Exception as error:  # noqa: BLE001 - whatever it is, a person hears of it
            failed(error)
        else:
            done(outcome)


class Scope:
    """The tasks of one page: what comes back after the page was left is dropped."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._is_open = True

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run work; its outcome reaches the page only while that is still there."""

        def finish(outcome: T) -> None:
            if self._is_open:
                done(outcome)

        def fail(error: Exception) -> None:
            if self._is_open:
                failed(error)

        self._tasks.run(work, finish, fail)

    def close(self) -> None:
        """Let nothing come back any more."""
        self._is_open = False


def how_far(what: str, done: int, total: int) -> str:
    """Return how far long work is, in words; a total of 0 is not known."""
    from consulaat.services.figures.words import number

    if total:
        return _("{what}: {done} of {total}", what=_(what), done=number(done), total=number(total))
    return _("{what}: {done}", what=_(what), done=number(done)) if done else f"{_(what)}…"
