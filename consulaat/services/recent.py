"""The cases an officer looked at last, and those pinned, as long as they may be seen.

They are kept inside the store, for one person alone, by reference.
"""

from dataclasses import dataclass
from typing import Final

from consulaat.records.case import Case
from consulaat.records.ids import CaseId, UserId
from consulaat.records.user import User
from consulaat.rules.permissions import read_right
from consulaat.services.ports import Store, UnitOfWork

NAME: Final = "recent/cases"
PINNED: Final = "recent/pinned"
MOST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentCase:
    """A case without anything of a person."""

    id: CaseId
    neutral_reference: str
    number: str
    is_pinned: bool = False


class RecentDesk:
    """Remembers which cases were looked at, and which the officer wants at hand."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def note(self, case: str) -> None:
        """Remember that a case was looked at, as the last one."""
        with self._store.work(UserId(self._officer.id)) as work:
            others = [each for each in _kept(work, NAME) if each != case]
            work.remember(NAME, [case, *others][:MOST])
            work.commit()

    def pin(self, case: str, *, on: bool) -> None:
        """Keep a case at hand until it is let go; the one pinned last comes first."""
        with self._store.work(UserId(self._officer.id)) as work:
            others = [each for each in _kept(work, PINNED) if each != case]
            work.remember(PINNED, [case, *others] if on else others)
            work.commit()

    def cases(self) -> tuple[RecentCase, ...]:
        """Return the cases looked at, the last one first; what may no longer be read is left out."""
        return self._seen(NAME)

    def pinned(self) -> tuple[RecentCase, ...]:
        """Return the cases that were pinned; what may no longer be read is left out."""
        return self._seen(PINNED)

    def at_hand(self) -> tuple[RecentCase, ...]:
        """Return the pinned cases, then the others that were looked at."""
        pinned = self.pinned()
        held = {each.id for each in pinned}
        return (*pinned, *(each for each in self.cases() if each.id not in held))

    def _seen(self, name: str) -> tuple[RecentCase, ...]:
        with self._store.work(UserId(self._officer.id)) as work:
            found = [case for id_ in _kept(work, name) for case in work.find(Case, id=id_)]
        right = read_right(Case)
        return tuple(
            RecentCase(
                id=CaseId(each.id),
                neutral_reference=each.neutral_reference or "",
                number=each.number or "",
                is_pinned=name == PINNED,
            )
            for each in found
            if not any(right.objections(self._officer, each))
        )


def _kept(work: UnitOfWork, name: str) -> list[str]:
    kept = work.remembered(name).get(name)
    return [str(each) for each in kept] if isinstance(kept, list) else []
