"""Destruction: what is due, the lists, and carrying one out; every case is judged again at the last moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from consulaat.errors import InvalidInputError
from consulaat.kept_backups import KeptBackup
from consulaat.records.case import Case
from consulaat.records.ids import CaseId, UserId
from consulaat.records.keeping import DestructionList, DestructionState, RetentionCode
from consulaat.records.user import User
from consulaat.rules.destruction import (
    CARRY_OUT,
    OPEN,
    carried_out,
    objections_to_carry_out,
    objections_to_destroy,
)
from consulaat.rules.filling import filled
from consulaat.rules.findings import Finding, refuse_on, warning
from consulaat.rules.permissions import DESTRUCTION
from consulaat.rules.retention import proposed_class, retention_of, shortest
from consulaat.rules.steps import objections
from consulaat.services.destroying import Destroyed
from consulaat.services.destruction_check import held_by, judged, objections_to_all
from consulaat.services.naming import find_record
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.rights import require
from consulaat.services.surroundings import Surroundings, around
from consulaat.values.ids import RecordId, new_id
from resources.texts import N_

MOST: Final = 500  # of the cases in one list; the rest follow in the next
LOOKING: Final = N_("Looking through closed cases")


class NotConfirmedError(InvalidInputError):
    """The post code that confirms a destruction is not that of this store."""

    code = "confirmation-wrong"
    sentence = N_("To confirm, type the code of this post; nothing was destroyed.")
    next_step = N_("Type the three letters of the post as they stand at the top of the window.")


class NothingDueError(InvalidInputError):
    """No case may be destroyed now."""

    code = "nothing-due"
    sentence = N_("No closed case may be destroyed now, or all that may stand on a list already.")
    next_step = N_("Look again later; the page of a closed case shows its day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCase:
    """A case that may be destroyed, by its references alone."""

    id: CaseId
    neutral_reference: str
    code: RetentionCode
    closed_on: date
    may_go_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStanding:
    """A list, the names of who worked on it, and which of its cases are still here.

    ``is_carried_out_elsewhere``: another store carried it out, and this one still holds cases of it.
    """

    list: DestructionList
    proposed_by: str
    approved_by: str
    carried_out_by: str
    still_here: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def is_carried_out_elsewhere(self) -> bool:
        """Whether people here have yet to decide about cases that were destroyed in another store."""
        return self.list.state is DestructionState.CARRIED_OUT and bool(
            set(self.still_here) & set(self.list.destroyed)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOut:
    """What carrying out a list did, and which cases were left out because something holds them."""

    list: DestructionList
    destroyed: Destroyed
    references: tuple[str, ...]
    left_out: tuple[Finding, ...]


class DestructionDesk:
    """Proposes, shows and carries out lists; approving and withdrawing are ordinary steps."""

    def __init__(self, store: Store, officer: User, backups: Callable[[], Sequence[KeptBackup]]) -> None:
        self._store = store
        self._officer = officer
        self._backups = backups

    @property
    def _by(self) -> UserId:
        return UserId(self._officer.id)

    def due(self) -> tuple[DueCase, ...]:
        """Return the cases that may be destroyed and stand on no open list, the first closed first."""
        require(self._store, self._officer, DESTRUCTION)
        with self._store.work(self._by, whole=True) as work:
            return self._due(work)

    def propose(self, code: RetentionCode | None = None) -> tuple[DestructionList, ...]:
        """Make a list of what is due for each retention class, or for one; raise NothingDueError."""
        require(self._store, self._officer, DESTRUCTION)
        made: list[DestructionList] = []
        with self._store.work(self._by, whole=True) as work:
            found = [each for each in self._due(work) if code in {None, each.code}]
            for each in sorted({due.code for due in found}):
                subjects = tuple(due.neutral_reference for due in found if due.code is each)
                list_ = DestructionList(id=new_id(), retention_class=each, subjects=subjects)
                made.append(work.save(filled(list_, around(work, self._officer, list_))))
            if not made:
                raise NothingDueError
            work.commit()
        return tuple(made)

    def lists(self) -> tuple[ListStanding, ...]:
        """Return all lists, the newest first."""
        require(self._store, self._officer, DESTRUCTION)
        with self._store.work(self._by, whole=True) as work:
            names = {each.id: each.display_name for each in work.find(User)}
            return tuple(
                self._standing(work, each, names) for each in work.find(DestructionList, newest_first=True)
            )

    def carry_out(self, text: str, confirmation: str) -> CarriedOut:
        """Destroy the cases of an approved list, or of one that another store carried out.

        What something holds is left out and said. All of it happens, or nothing.
        """
        require(self._store, self._officer, DESTRUCTION)
        if confirmation.strip().upper() != self._store.identity.post:
            raise NotConfirmedError(where="confirm")
        with self._store.work(self._by, whole=True) as work:
            list_ = work.get(DestructionList, find_record(work, DestructionList, text))
            surroundings = around(work, self._officer, list_)
            wanted = self._wanted(work, list_, surroundings)
            refuse_on(objections_to_all(work))
            going, left_out = judged(work, self._officer, wanted)
            if not going:
                refuse_on(left_out or (_nothing_left(),))
            done = self._destroy(work, list_, going, wanted, surroundings)
            work.commit()
            if not work.destroying.wipe():
                left_out = (*left_out, _traces_left())
        references = tuple(sorted(each.neutral_reference or "" for each in going))
        return CarriedOut(list=done[0], destroyed=done[1], references=references, left_out=left_out)

    # -- inside

    def _due(self, work: UnitOfWork) -> tuple[DueCase, ...]:
        listed = {
            each
            for state in sorted(OPEN)
            for list_ in work.find(DestructionList, state=state)
            for each in list_.subjects
        }
        before = work.now() - timedelta(days=365 * shortest())
        found: list[DueCase] = []
        closed = work.destroying.closed_before(before)
        for done, id_ in enumerate(closed):
            work.progress.tell(LOOKING, done, len(closed))
            for case in work.find(Case, id=id_):
                kept = self._may_go(work, case)
                if kept is not None and case.neutral_reference not in listed:
                    found.append(kept)
            if len(found) == MOST:
                break
        return tuple(found)

    def _may_go(self, work: UnitOfWork, case: Case) -> DueCase | None:
        surroundings = around(work, self._officer, case, users=())
        kept = retention_of(case, surroundings)
        day = kept.may_go_from if kept else None
        if (
            case.closed_at is None
            or kept is None
            or day is None
            or any(objections_to_destroy(case, surroundings))
        ):
            return None
        return DueCase(
            id=CaseId(case.id),
            neutral_reference=case.neutral_reference or "",
            code=case.retention_class or proposed_class(case),
            closed_on=case.closed_at.date(),
            may_go_from=day,
        )

    def _standing(
        self, work: UnitOfWork, list_: DestructionList, names: Mapping[RecordId, str]
    ) -> ListStanding:
        cases = _cases_of(work, list_.subjects)
        open_cases = cases if list_.state in OPEN else ()
        return ListStanding(
            list=list_,
            proposed_by=_name(names, list_.proposed_by),
            approved_by=_name(names, list_.approved_by),
            carried_out_by=_name(names, list_.carried_out_by),
            still_here=tuple(each.neutral_reference or "" for each in cases),
            findings=tuple(finding for case in open_cases for finding in held_by(work, self._officer, case)),
        )

    def _wanted(
        self, work: UnitOfWork, list_: DestructionList, surroundings: Surroundings
    ) -> tuple[Case, ...]:
        """Return the cases of a list that are here, once it may be carried out."""
        if list_.state is DestructionState.CARRIED_OUT:
            refuse_on(objections_to_carry_out(list_, surroundings))
            return _cases_of(work, list_.destroyed)
        step = replace(CARRY_OUT, guard=objections_to_carry_out)
        refuse_on(objections(step, list_, surroundings))
        return _cases_of(work, list_.subjects)

    def _destroy(
        self,
        work: UnitOfWork,
        list_: DestructionList,
        going: tuple[Case, ...],
        wanted: tuple[Case, ...],
        surroundings: Surroundings,
    ) -> tuple[DestructionList, Destroyed]:
        number, head = work.exchange.head(work.identity.store)
        done = work.destroying.destroy([CaseId(each.id) for each in going])
        if list_.state is not DestructionState.CARRIED_OUT:
            here = {each.neutral_reference or "" for each in going}
            told = replace(
                carried_out(list_, surroundings),
                destroyed=tuple(each for each in list_.subjects if each in here),
                left_out=tuple(each for each in list_.subjects if each not in here),
                record_count=sum(done.records.values()),
                line_count=done.lines,
                head_before=f"{number} {head.hex()}",
                backups=self._older_backups(work.now()),
            )
            list_ = work.save(told)
        work.act(
            "VERNIETIGEN",
            "destruction_list",
            list_.id,
            cases=len(going),
            left_out=len(wanted) - len(going),
            records=sum(done.records.values()),
            lines=done.lines,
            forgotten=list(done.acts),
        )
        return list_, done

    def _older_backups(self, now: datetime) -> tuple[str, ...]:
        return tuple(each.path.name for each in self._backups() if each.made_at <= now)


def _name(names: Mapping[RecordId, str], user: UserId | None) -> str:
    return names.get(RecordId(user), "") if user else ""


def _cases_of(work: UnitOfWork, references: Iterable[str]) -> tuple[Case, ...]:
    return tuple(case for each in references for case in work.find(Case, neutral_reference=each))


def _traces_left() -> Finding:
    sentence = N_(
        "There is too little room to write the file of the store anew: traces of these cases may still be in it. "
        "Make room; the next opening of the store finishes it."
    )
    return warning("TRACES_LEFT", sentence, "§17.3")


def _nothing_left() -> Finding:
    return Finding("NOTHING_HERE", N_("None of these cases is in this store any more."), "§17.3")
