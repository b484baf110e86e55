"""What the officer left lying on the desk, kept inside the store: drafts, recent cases, saved views.

Names are paths such as "draft/report/new" or "view/case". Nothing here is a record: it is not journaled, does
not travel, and is gone with the store.
"""

from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.services.ports import Store
from consulaat.values.canonical import Json


class MemoryDesk:
    """Keeps and recalls what belongs to this officer alone."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._by = UserId(officer.id)

    def keep(self, name: str, value: Json) -> None:
        """Keep a value under a name; None forgets it."""
        with self._store.work(self._by) as work:
            work.remember(name, value)
            work.commit()

    def recall(self, name: str) -> Json:
        """Return what was kept under a name, or None."""
        return self.all(name).get(name)

    def all(self, prefix: str) -> dict[str, Json]:
        """Return every value whose name begins like this, the last kept first."""
        with self._store.work(self._by) as work:
            return work.remembered(prefix)
