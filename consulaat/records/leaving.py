"""What keeps a person from leaving the country (domain §9.5)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.ids import CaseId, PersonId, UserId
from consulaat.values.codes import Side
from resources.texts import N_


class ObstacleKind(StrEnum):
    """What can keep someone from leaving."""

    NO_ENTRY_STAMP = "GEEN_INREISSTEMPEL"
    EXIT_VISA = "UITREISVISUM_VEREIST"
    GUARDIAN_PERMISSION = "TOESTEMMING_VOOGD_VEREIST"
    PARENT_PERMISSION = "TOESTEMMING_OUDER_MINDERJARIGE"
    EXIT_BAN = "UITREISVERBOD"
    OVERSTAY_FINE = "OVERSTAY_BOETE"
    RUNAWAY_REPORT = "WEGLOOPMELDING_POLITIE"
    FALSE_ACCUSATION = "VALSE_AANGIFTE"
    LOCAL_CUSTODY_CASE = "GEZAGSPROCEDURE_LOKAAL"
    LOCAL_PASSPORT_ONLY = "ALLEEN_UITREIS_OP_LOKAAL_PASPOORT"
    DUAL_NATIONALITY_UNRECOGNISED = "DUBBELE_NATIONALITEIT_NIET_ERKEND"
    EMERGENCY_DOCUMENT_UNRECOGNISED = "NOODDOCUMENT_NIET_ERKEND"
    TRANSIT_VISA = "TRANSITVISUM"
    NO_POST_IN_COUNTRY = "GEEN_POST_IN_LAND"
    AUTHORITY_REFUSES = "AUTORITEIT_WEIGERT_BIJSTAND"
    ROUTE_UNSAFE = "VEILIGHEID_ROUTE"


class ObstacleSeverity(StrEnum):
    """How much an obstacle is in the way."""

    BLOCKING = "BLOKKEREND"
    TROUBLESOME = "LASTIG"
    FORMAL = "FORMEEL"


class ObstacleState(StrEnum):
    """How far an obstacle has been cleared away."""

    OPEN = "OPEN"
    IN_PROGRESS = "IN_BEHANDELING"
    RESOLVED = "OPGELOST"
    ACCEPTED = "GEACCEPTEERD"
    UNSOLVABLE = "ONOPLOSBAAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitObstacle(Record):
    """One thing that keeps a person from leaving, who clears it away and how."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    person: Annotated[PersonId | None, About(N_("Person"))] = None
    kind: Annotated[ObstacleKind, About(N_("Kind"))]
    severity: Annotated[ObstacleSeverity | None, About(N_("Severity"), hard=True)] = None
    state: Annotated[ObstacleState, About(N_("State"), filled=True)] = ObstacleState.OPEN
    side: Annotated[Side | None, About(N_("Who must act"))] = None
    responsible: Annotated[UserId | None, About(N_("Responsible"))] = None
    solution: Annotated[str | None, About(N_("Solution"), searchable=Search.TEXT)] = None
    resolved_at: Annotated[datetime | None, About(N_("Solved on"), filled=True)] = None
    accepted_by: Annotated[UserId | None, About(N_("Accepted by"), filled=True)] = None
