"""What a rule may look at besides the record itself: who, when, and the records around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from consulaat.records.about import Record
from consulaat.records.user import User
from consulaat.values.ids import RecordId

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The surroundings of one step. ``today`` is the day at the post; rules ask no other clock."""

    by: User
    now: datetime
    today: date
    post: str
    role: str
    records: tuple[Record, ...] = ()
    users: tuple[User, ...] = ()

    def all(self, made: type[R], **equals: object) -> tuple[R, ...]:
        """Return the records of a class of which the named fields equal the given values."""
        return tuple(
            each
            for each in self.records
            if isinstance(each, made) and all(getattr(each, name) == value for name, value in equals.items())
        )

    def one(self, made: type[R], record: RecordId | None) -> R | None:
        """Return a record by its id, or None when it is not around."""
        found = (each for each in self.records if isinstance(each, made) and each.id == record)
        return next(found, None)

    def having(self, *records: Record) -> "Around":
        """Return the same surroundings with some records new or replaced."""
        new = {each.id for each in records}
        kept: Iterable[Record] = (each for each in self.records if each.id not in new)
        return Around(
            by=self.by,
            now=self.now,
            today=self.today,
            post=self.post,
            role=self.role,
            records=(*kept, *records),
            users=self.users,
        )
