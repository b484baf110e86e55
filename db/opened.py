"""What a piece of work asks of the store it belongs to."""

from typing import Protocol

from consulaat.services.ports import Clock, StoreIdentity
from consulaat.services.progress import Progress
from db.connection import Connection
from db.hidden import Hidden
from db.journal import Journal
from db.search_index import SearchIndex


class Opened(Protocol):
    """What a piece of work asks of the store it belongs to."""

    connection: Connection
    clock: Clock
    journal: Journal
    search_index: SearchIndex
    hidden: Hidden
    identity: StoreIdentity

    @property
    def progress(self) -> Progress:
        """Whom long work tells how far it is."""

    def role_of(self, device: str) -> str:
        """Return "post" or "hq" for a device that this store knows."""
