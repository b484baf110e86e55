"""The one thread that owns the store: work goes in by a queue, outcomes come back by signal.

Objects of the window may only be destroyed on the thread of the window. So jobs, which hold on to pages, stay
in a table of that thread and travel as numbers, and cycles are collected there only (``ui.window.collector``).
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from consulaat.services.progress import Progress, StoppedError
from ui.tasks import Failed
from ui.unexpected import foreseen
from ui.window.collector import Collector

T = TypeVar("T")
OFTEN: Final = 0.1  # seconds between two messages about the same work


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Failed
    generation: int
    outcome: Any = None
    error: Exception | None = None
    is_long: bool = False
    is_stopped: bool = False

    def perform(self) -> None:
        """Do the work and keep what came of it, good or bad."""
        try:
            self.outcome = self.work()
        except Exception as error:  # noqa: BLE001 - the store thread brings every error to a person
            self.error = foreseen(error)


class _Worker(QObject):
    """Lives on the thread of the store and does one job after the other."""

    finished = Signal(int)
    told = Signal(str, object, object)

    def __init__(self, jobs: dict[int, _Job]) -> None:
        super().__init__()
        self._jobs = jobs
        self.job: _Job | None = None
        self._next = 0.0

    @property
    def is_stopped(self) -> bool:
        """Whether the person stopped the job under way; the work itself asks."""
        return self.job is not None and self.job.is_stopped

    def tell(self, what: str, done: int, total: int) -> None:
        """Pass on how far the job is; it ends here once the person stopped it."""
        if self.job is not None:
            self.job.is_long = True
        if self.is_stopped:
            raise StoppedError
        now = time.monotonic()
        if now >= self._next:
            self._next = now + OFTEN
            self.told.emit(what, done, total)

    @Slot(int)
    def perform(self, number: int) -> None:
        self.job = self._jobs[number]
        self.job.perform()
        self.job = None
        self.finished.emit(number)

    @Slot()
    def end(self) -> None:
        QThread.currentThread().quit()


class StoreThread(QObject):
    """Runs work on the store's own thread, as ``ui.tasks.Tasks`` says."""

    busy_changed = Signal(bool)
    told = Signal(str, object, object)
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
        self._worker.told.connect(self.told, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether work is waiting or under way."""
        return bool(self._jobs)

    @property
    def progress(self) -> Progress:
        """Whom the work of an open store tells how far it is: this thread passes it on as ``told``."""
        return self._worker

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Queue work; its outcome comes back on the thread that this object lives in."""
        self._number += 1
        self._jobs[self._number] = _Job(work, done, failed, self._generation)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._asked.emit(self._number)

    @Slot()
    def stop_work(self) -> None:
        """Stop the work under way; it ends with StoppedError, and what waits behind it goes on."""
        job = self._worker.job
        if job is not None:
            job.is_stopped = True

    def stop_long_work(self) -> None:
        """Stop the work under way if it is long; a save is done before it could be stopped."""
        job = self._worker.job
        if job is not None and job.is_long:
            job.is_stopped = True

    def forget(self) -> None:
        """Drop the outcomes of everything asked so far."""
        self._generation += 1

    def settle(self, seconds: float = 5) -> None:
        """Wait until all that was asked so far is done, though no longer than the system would wait for us."""
        done = threading.Event()
        self.run(done.set, lambda _none: None, lambda _error: None)
        done.wait(seconds)

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
