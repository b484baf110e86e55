"""Asks whether an officer has a right; a refusal is noted, as every act that failed (domain §17.4)."""

from consulaat.records.about import Record
from consulaat.records.ids import UserId
from consulaat.records.registry import type_name
from consulaat.records.user import User
from consulaat.rules.permissions import NoRightError, Right
from consulaat.services.ports import Store, UnitOfWork
from consulaat.values.canonical import Json


def require(store: Store, officer: User, *rights: Right) -> None:
    """Raise NoRightError, which the store notes, unless an officer has these rights."""
    with store.work(UserId(officer.id)):
        for right in rights:
            right.require(officer)


def note_refusal(
    work: UnitOfWork, refused: NoRightError, made: type[Record] | None, record: Record | None, **facts: Json
) -> None:
    """Note a refusal inside a piece of work, with what else is known of it."""
    named = type_name(made) if made is not None else ""
    work.act("MISLUKT", named, record.id if record is not None else None, reason="NO_RIGHT", **facts)
    work.commit()
    refused.is_noted = True
