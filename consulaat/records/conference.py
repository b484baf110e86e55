"""Case conferences of the ministry and the national hub, and what they decided (domain §3.7)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import CaseId, OrganisationId, UserId
from consulaat.values.codes import Side
from resources.texts import N_


class ConferenceMedium(StrEnum):
    """How people met."""

    PHONE = "TELEFONISCH"
    VIDEO = "VIDEO"
    IN_WRITING = "SCHRIFTELIJK"


class ConferenceGround(StrEnum):
    """Why a conference was due."""

    HIGH_RISK = "RISICO_HOOG"
    MINOR = "MINDERJARIG"
    CONSENT_MISSING = "TOESTEMMING_ONTBREEKT"
    SAFEHOUSE = "SAFEHOUSE"
    STAY_EXTENSION = "VERLENGING"
    ASSISTANCE_IMPOSSIBLE = "BIJSTAND_ONMOGELIJK"
    NO_FURTHER_CONTACT = "GEEN_CONTACT_MEER"
    VERY_COMPLEX = "ZEER_COMPLEX"
    OTHER = "ANDERS"


class ConferenceDecisionKind(StrEnum):
    """What a decision is about."""

    STAY = "PLAATSING"
    STAY_EXTENSION = "VERLENGING"
    LOCAL_AUTHORITY = "LOKALE_AUTORITEIT"
    COURT_ROUTE = "RECHTER"
    DOCUMENT = "DOCUMENT"
    FUNDING = "FINANCIERING"
    CLOSURE = "AFSLUITEN"
    DIVISION_OF_TASKS = "TAAKVERDELING"
    OTHER = "OVERIG"


class MinutesState(StrEnum):
    """How far the minutes have come; it follows from who adopted them and is stored nowhere."""

    DRAFT = "CONCEPT"
    ADOPTED = "VASTGESTELD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part, for which organisation."""

    name: Annotated[str, About(N_("Name"))]
    organisation: Annotated[OrganisationId, About(N_("Organisation"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceDecision:
    """One decision, who took it and until when it holds; one with a side becomes a task of that side."""

    text: Annotated[str, About(N_("Decision"), searchable=Search.TEXT)]
    kind: Annotated[ConferenceDecisionKind | None, About(N_("About"))] = None
    taken_by_name: Annotated[str, About(N_("Taken by"))]
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    side: Annotated[Side | None, About(N_("Task for"))] = None
    due_on: Annotated[date | None, About(N_("Due on"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseConference(Record):
    """A conference about one case; headquarters owns its minutes (domain §17.6)."""

    MERGE: ClassVar = Merge.HEADQUARTERS
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    held_at: Annotated[datetime, About(N_("Held on"), hard=True)]
    medium: Annotated[ConferenceMedium | None, About(N_("How"))] = None
    chair: Annotated[UserId, About(N_("Chair"), hard=True)]
    participants: Annotated[tuple[Participant, ...], About(N_("Participants"), hard=True)] = ()
    grounds: Annotated[frozenset[ConferenceGround], About(N_("Grounds"))] = frozenset()
    occasion: Annotated[str | None, About(N_("Occasion"), searchable=Search.TEXT)] = None
    discussed: Annotated[str | None, About(N_("Discussed"), searchable=Search.TEXT)] = None
    decisions: Annotated[tuple[ConferenceDecision, ...], About(N_("Decisions"))] = ()
    next_conference_at: Annotated[datetime | None, About(N_("Next conference"))] = None
    minutes_adopted_by: Annotated[UserId | None, About(N_("Minutes adopted by"), filled=True)] = None
    minutes_adopted_at: Annotated[datetime | None, About(N_("Minutes adopted on"), filled=True)] = None
    reopened_reason: Annotated[
        str | None, About(N_("Why adopted minutes were changed"), filled=True, searchable=Search.TEXT)
    ] = None

    @property
    def state(self) -> MinutesState:
        """Whether someone adopted the minutes."""
        return MinutesState.DRAFT if self.minutes_adopted_at is None else MinutesState.ADOPTED
