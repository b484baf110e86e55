"""Work of a viewer that may take a while, on threads of the pool; outcomes come back on the thread of the window.

Jobs hold on to widgets, which may only be destroyed on the thread of the window. So, as with the thread of the store,
they stay in a table of that thread and travel as numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from ui.tasks import Failed, Scope

T = TypeVar("T")


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Failed
    outcome: Any = None
    error: Exception | None = None

    def perform(self) -> None:
        """Do the work and keep what came of it, good or bad."""
        try:
            self.outcome = self.work()
        except Exception as error:  # noqa: BLE001 - brought to a person, as from the thread of the store
            self.error = error


class _Run(QRunnable):
    """One job under way."""

    def __init__(self, number: int, jobs: dict[int, _Job], bridge: "DrawingPool") -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._number, self._jobs, self._bridge = number, jobs, bridge

    def run(self) -> None:
        self._jobs[self._number].perform()
        self._bridge.finished.emit(self._number)


class DrawingPool(QObject):
    """Runs work beside the window, as ``ui.tasks.Tasks`` says."""

    finished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: dict[int, _Job] = {}
        self._runs: dict[int, _Run] = {}
        self._number = 0
        self.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether work is waiting or under way."""
        return bool(self._jobs)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Do work on another thread, then ``done`` or ``failed`` on this one."""
        self._number += 1
        self._jobs[self._number] = _Job(work, done, failed)
        self._runs[self._number] = _Run(self._number, self._jobs, self)
        QThreadPool.globalInstance().start(self._runs[self._number])

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number)
        self._runs.pop(number)
        if job.error is not None:
            job.failed(job.error)
        else:
            job.done(job.outcome)


@cache
def drawing_pool() -> DrawingPool:
    """Return the one pool of the window; it lives as long as the program."""
    return DrawingPool()


def drawing_for(owner: QObject) -> Scope:
    """Return a scope of the pool that ends with its owner, also when that goes without being told."""
    scope = Scope(drawing_pool())
    owner.destroyed.connect(scope.close)
    return scope
