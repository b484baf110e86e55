"""How far long work has come, and whether the person who waits for it wants it stopped.

A desk tells in its loops; whoever shows it (status bar, terminal) is the watcher of the store. Work that is stopped
ends with StoppedError before its ``commit``, so nothing of it is kept.
"""

from collections.abc import Collection, Iterator
from typing import Final, Protocol, TypeVar

from consulaat.errors import MachineError
from resources.texts import N_

T = TypeVar("T")


class StoppedError(MachineError):
    """The person stopped the work."""

    code = "stopped"
    sentence = N_("Stopped; nothing was half done.")
    next_step = N_("Start it again when you want it done.")


class Progress(Protocol):
    """What long work tells, and asks."""

    @property
    def is_stopped(self) -> bool:
        """Whether the person stopped this work; a query asks it every few thousand steps."""

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how much of ``what`` (marked with N_) is done; raise StoppedError once the person stopped it.

        A ``total`` of 0 says that nobody knows how much it is. Telling is cheap: tell at every item.
        """


class Meter:
    """Passes on what the work on one store tells to whoever watches; at first nobody does."""

    def __init__(self) -> None:
        self.watcher: Progress | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether the person stopped this work."""
        return self.watcher is not None and self.watcher.is_stopped

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how much of ``what`` is done; raise StoppedError once the person stopped it."""
        if self.watcher is not None:
            self.watcher.tell(what, done, total)


UNWATCHED: Final = Meter()


def told(progress: Progress, what: str, items: Collection[T]) -> Iterator[T]:
    """Yield each item, and tell before each how many are done."""
    total = len(items)
    for done, item in enumerate(items):
        progress.tell(what, done, total)
        yield item
    progress.tell(what, total, total)
