"""The one thread that owns the store: work goes in by a queue, outcomes come back by signal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from ui.tasks import Failed

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

    finished = Signal(object)

    @Slot(object)
    def perform(self, job: _Job) -> None:
        job.perform()
        self.finished.emit(job)


class StoreThread(QObject):
    """Runs work on the store's own thread, as ``ui.tasks.Tasks`` says."""

    busy_changed = Signal(bool)
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = 0
        self._generation = 0
        self._thread = QThread()
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.perform, Qt.ConnectionType.QueuedConnection)
        self._worker.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether work is waiting or under way."""
        return self._waiting > 0

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed) -> None:
        """Queue work; its outcome comes back on the thread that this object lives in."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._asked.emit(_Job(work, done, failed, self._generation))

    def forget(self) -> None:
        """Drop the outcomes of everything asked so far."""
        self._generation += 1

    def stop(self) -> None:
        """Finish what is queued and end the thread."""
        self.forget()
        self._thread.quit()
        self._thread.wait()

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        self._waiting -= 1
        if not self._waiting:
            self.busy_changed.emit(False)
        if job.generation != self._generation:
            return
        if job.error is not None:
            job.failed(job.error)
        else:
            job.done(job.outcome)
