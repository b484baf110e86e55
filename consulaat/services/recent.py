"""The cases an officer looked at last, as long as they may be seen; kept inside the store, by reference alone."""

from dataclasses import dataclass
from typing import Final

from consulaat.records.case import Case
from consulaat.records.ids import CaseId, UserId
from consulaat.records.user import User
from consulaat.rules.permissions import read_right
from consulaat.services.ports import Store, UnitOfWork

NAME: Final = "recent/cases"
MOST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentCase:
    """A case without anything of a person."""

    id: CaseId
    neutral_reference: str
    number: str


class RecentDesk:
    """Remembers which cases were looked at."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def note(self, case: str) -> None:
        """Remember that a case was looked at, as the last one."""
        with self._store.work(UserId(self._officer.id)) as work:
            others = [each for each in _kept(work) if each != case]
            work.remember(NAME, [case, *others][:MOST])
            work.commit()

    def cases(self) -> tuple[RecentCase, ...]:
        """Return the cases looked at, the last one first; what may no longer be read is left out."""
        with self._store.work(UserId(self._officer.id)) as work:
            found = [case for id_ in _kept(work) for case in work.find(Case, id=id_)]
        right = read_right(Case)
        return tuple(
            RecentCase(
                id=CaseId(each.id),
                neutral_reference=each.neutral_reference or "",
                number=each.number or "",
            )
            for each in found
            if not any(right.objections(self._officer, each))
        )


def _kept(work: UnitOfWork) -> list[str]:
    kept = work.remembered(NAME).get(NAME)
    return [str(each) for each in kept] if isinstance(kept, list) else []
