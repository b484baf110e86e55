"""What is asked of organisations, as the store keeps it ready: how many open tasks each has, and which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from consulaat.records.about import Record
from consulaat.records.case import Involvement
from consulaat.records.contact import Contact
from consulaat.records.ids import UserId
from consulaat.records.journey import Aftercare, Handover
from consulaat.records.reference import Organisation
from consulaat.records.registry import type_name
from consulaat.records.report import Report
from consulaat.records.task import Task
from consulaat.records.user import User
from consulaat.rules.partners import EVERYWHERE, SIDES
from consulaat.rules.permissions import read_right
from consulaat.services.partner_views import PartnerTask
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId

# Through these fields an organisation takes part in a case.
NAMING: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Contact: ("organisation",),
    Report: ("source_organisation", "forwarded_to"),
    Handover: ("receiver_organisation",),
    Aftercare: ("receiver_organisation",),
    Involvement: ("organisation",),
    Task: ("organisation",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose tasks are meant: those that name the organisation, and those of its side that name nobody.

    The tasks of a side count in every case (``everywhere``), or in the cases that the organisation takes part in.
    """

    organisation: RecordId
    side: Side | None
    everywhere: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Of which types an officer may read all records, and of which those of their own only."""

    officer: UserId
    types: frozenset[str]
    own_types: frozenset[str]


class Partners(Protocol):
    """The open tasks of organisations."""

    def counts(self, asked: tuple[Asked, ...], reach: Reach) -> Mapping[RecordId, int]:
        """Return how many open tasks organisations have; those without any may be left out."""

    def tasks(self, asked: Asked, reach: Reach, limit: int) -> tuple[PartnerTask, ...]:
        """Return the open tasks of one organisation, the earliest first; those without a day last."""


def asked_of(organisation: Organisation) -> Asked:
    """Return whose tasks are asked of an organisation."""
    return Asked(
        organisation=organisation.id,
        side=SIDES.get(organisation.kind),
        everywhere=organisation.kind in EVERYWHERE,
    )


def reach_of(officer: User) -> Reach:
    """Return what an officer may read of the records that tell what an organisation takes part in."""
    whole = {made for made in NAMING if officer.roles & read_right(made).roles}
    own = {made for made in NAMING if officer.roles & read_right(made).own} - whole
    return Reach(
        officer=UserId(officer.id),
        types=frozenset(type_name(each) for each in whole),
        own_types=frozenset(type_name(each) for each in own),
    )
