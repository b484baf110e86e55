"""Organisations and their people as they are shown: a row of the list, a page, its tasks and people."""

from dataclasses import dataclass
from datetime import date

from consulaat.records.ids import CaseId, TaskId
from consulaat.records.reference import Organisation
from consulaat.services.partner_acts import PartnerAct
from consulaat.values.codes import TriState
from consulaat.values.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerTask:
    """An open task on the side of an organisation."""

    task: TaskId
    case: CaseId | None
    reference: str
    description: str
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPerson:
    """Someone of an organisation, in one case; ``name`` is empty of whoever must stay unnamed."""

    involvement: RecordId
    case: CaseId
    reference: str
    name: str
    role: str
    endangered: TriState | None
    is_reached_safely: bool
    last: PartnerAct | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    """One organisation in the list: what it last did, what is asked of it."""

    organisation: Organisation
    last: PartnerAct | None
    open_tasks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPage:
    """All that is known of one organisation. ``safe_to_send``: in sentences, what never may go last.

    ``tasks`` are the first of its open tasks, the earliest; ``open_tasks`` says how many there are.
    """

    organisation: Organisation
    acts: tuple[PartnerAct, ...]
    tasks: tuple[PartnerTask, ...]
    open_tasks: int
    people: tuple[PartnerPerson, ...]
    safe_to_send: tuple[str, ...]

    @property
    def last(self) -> PartnerAct | None:
        """The last that they did themselves."""
        return next((each for each in self.acts if each.is_theirs), None)
