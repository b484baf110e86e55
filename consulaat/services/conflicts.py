"""Fields that two sides changed: both values side by side, and a person's choice."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from consulaat.errors import InvalidInputError, RefusedError
from consulaat.records.about import Record
from consulaat.records.ids import UserId
from consulaat.records.registry import part_of, record_class
from consulaat.records.user import User
from consulaat.rules.permissions import create_right
from consulaat.services.fields import typed_to_json
from consulaat.services.naming import resolver
from consulaat.services.ports import OpenConflict, Store, UnitOfWork
from consulaat.services.trusting import own_devices
from consulaat.sync.merge import Standing
from consulaat.values.canonical import Json, encode
from consulaat.values.ids import RecordId
from resources.texts import N_


class NoSuchConflictError(RefusedError):
    """There is no open conflict with this id."""

    code = "not-found"
    sentence = N_("There is no open conflict with this id.")
    next_step = N_("See: consulaat conflicts")
    in_window = N_("Somebody settled it; go to Conflicts again to see what is left.")


class ChoiceNeededError(InvalidInputError):
    """A settlement needs one choice and a reason."""

    code = "choice-needed"
    sentence = N_("Choose one value (mine, theirs, or a new one) and give a reason.")
    next_step = N_("See: consulaat resolve --help")
    in_window = N_("Give a reason and choose one of the values.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """One of the values of a conflict; ``place`` tells it from the others."""

    place: str
    value: Json
    by: str
    post: str
    at: datetime
    is_ours: bool
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A conflict as people see it."""

    id: RecordId
    record_type: str
    record: RecordId
    field_name: str
    values: tuple[SideBySide, ...]


class ConflictDesk:
    """Shows and settles conflicts."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def open(self) -> tuple[ConflictView, ...]:
        """Return all open conflicts that this officer may settle."""
        with self._store.work(UserId(self._officer.id)) as work:
            users = {each.id: each.name for each in work.find(User)}
            posts = {each.store: each.card.post for each in work.exchange.devices()}
            found = [each for each in work.conflicts() if self._may(work, each)]
            work.act("ZOEKEN", "conflict", None, found=len(found))
            work.commit()
            return tuple(self._view(work, each, users, posts) for each in found)

    def resolve(self, conflict: str, *, keep: str = "", value: str | None = None, reason: str) -> None:
        """Settle a conflict by keeping ours, theirs, the value of a place, or a new one; why goes into the acts."""
        if not reason.strip() or bool(keep) == (value is not None):
            raise ChoiceNeededError
        with self._store.work(UserId(self._officer.id)) as work:
            open_ = (each for each in work.conflicts() if each.id == conflict)
            found = next((each for each in open_ if self._may(work, each)), None)
            if found is None:
                raise NoSuchConflictError
            work.settle(
                found.record_type,
                found.record,
                found.collision.field_name,
                self._chosen(work, found, keep, value),
            )
            field_name = found.collision.field_name
            work.act(
                "WIJZIGEN",
                found.record_type,
                found.record,
                conflict=found.id,
                field=field_name,
                reason=reason,
            )
            work.commit()

    def _may(self, work: UnitOfWork, conflict: OpenConflict) -> bool:
        made: type[Record] = record_class(conflict.record_type)
        right = create_right(made)
        if any(right.objections(self._officer)):
            return False
        found = work.find(made, id=conflict.record)
        return not any(any(right.objections(self._officer, each)) for each in found)

    def _chosen(self, work: UnitOfWork, conflict: OpenConflict, keep: str, value: str | None) -> Json:
        standing = conflict.collision.standing
        if value is not None:
            part = part_of(record_class(conflict.record_type), conflict.collision.field_name)
            chosen = typed_to_json(part, value, resolver(work))
            if chosen is not None:
                part.kind.read(chosen)
            return chosen
        return kept_value(standing, own_devices(work), keep)

    def _view(
        self, work: UnitOfWork, conflict: OpenConflict, users: dict[RecordId, str], posts: dict[str, str]
    ) -> ConflictView:
        us = own_devices(work)
        shown = conflict.collision.shown

        def side(each: Standing) -> SideBySide:
            return SideBySide(
                place=_place(each),
                value=each.value,
                by=users.get(each.by, each.by),
                post=posts.get(each.device, ""),
                at=each.at.moment().replace(microsecond=0),
                is_ours=each.device in us,
                is_shown=each == shown,
            )

        return ConflictView(
            id=conflict.id,
            record_type=conflict.record_type,
            record=conflict.record,
            field_name=conflict.collision.field_name,
            values=tuple(side(each) for each in conflict.collision.standing),
        )


def kept_value(standing: Sequence[Standing], us: Container[str], keep: str) -> Json:
    """Return the value that is kept: ours, theirs, or the one of a place; raise ChoiceNeededError when that is not one.

    Two others may differ from us and from each other: "theirs" is no choice then.
    """
    if keep in {"mine", "theirs"}:
        found = [each.value for each in standing if (each.device in us) == (keep == "mine")]
    else:
        found = [each.value for each in standing if _place(each) == keep]
    if len({encode(each) for each in found}) != 1:
        raise ChoiceNeededError
    return found[0]


def _place(standing: Standing) -> str:
    return f"{standing.device}:{standing.number}"
