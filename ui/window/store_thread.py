"""The one thread that owns the store: work goes in by a queue, outcomes come back by signal.

Objects of the window may only be destroyed on the thread of the window. So jobs, which hold on to pages, stay
in a table of that thread and travel as numbers, and cycles are collected there only (``ui.window.collector``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from ui.tasks import Failed
from ui.window.collector import Collector

T = TypeVar("T")


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Failed
    generation: int
    outcome: Any = None
    error: Exception | None = None

    def perform(self) -> None:
        """Do the work and keep what came of it, good or bad."""
        try:
            self.outcome = self.work()
        except Exception as error:  # noqa: BLE001 - the store thread brings every error to a person
            self.error = error


class _Worker(QObject):
    """Lives on the thread of the store and does one job after the other."""

    finished = Signal(int)

    def __init__(self, jobs: dict[int, _Job]) -> None:
        super().__init__()
        self._jobs = jobs

    @Slot(int)
    def perform(self, number: int) -> None:
        self._jobs[number].perform()
        self.finished.emit(number)

    @Slot()
    def end(self) -> None:
        QThread.currentThread().quit()


class StoreThread(QObject):
    """Runs work on the store's own thread, as ``ui.tasks.Tasks`` says."""

    busy_changed = Signal(bool)
    _asked = Signal(int)
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, _Job] = {}
        self._number = 0
        self._generation = 0
        self._collector = Collector(self)
        self._thread = QThread()
        self._worker = _Worker(self._jobs)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.perform, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._worker.end, Qt.ConnectionType.QueuedConnection)
        self._worker.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether work is waiting or under way."""
        return bool(self._jobs)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Queue work; its outcome comes back on the thread that this object lives in."""
        self._number += 1
        self._jobs[self._number] = _Job(work, done, failed, self._generation)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._asked.emit(self._number)

    def forget(self) -> None:
        """Drop the outcomes of everything asked so far."""
        self._generation += 1

    def stop(self) -> None:
        """Finish what is queued and end the thread."""
        self.forget()
        self._ended.emit()
        self._thread.wait()
        self._collector.end()

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._jobs.pop(number)
        if not self._jobs:
            self.busy_changed.emit(False)
        if job.generation != self._generation:
            return
        if job.error is not None:
            job.failed(job.error)
        else:
            job.done(job.outcome)
