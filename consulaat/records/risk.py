"""Danger at one moment, judged by a person (domain §10.2)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import CaseId, UserId
from consulaat.values.codes import TriState
from resources.texts import N_


class RiskLevel(StrEnum):
    """How great the danger is, the greatest first; unknown is handled as high."""

    ACUTE = "ACUUT"
    HIGH = "HOOG"
    UNKNOWN = "ONBEKEND"
    RAISED = "VERHOOGD"
    LOW = "LAAG"


class RiskIndicator(StrEnum):
    """Signs of danger; which are critical is reference data (domain §10.2)."""

    DEATH_THREAT_BEFORE = "EERDERE_MOORDBEDREIGING"
    HONOUR_KILLING_BEFORE = "EERDERE_EERMOORD_OF_VERDWIJNING"
    WEDDING_WITHIN_A_WEEK = "HUWELIJK_BINNEN_7_DAGEN"
    VIOLENCE_OR_CONFINEMENT_NOW = "GEWELD_OF_OPSLUITING_NU"
    SUICIDALITY = "SUICIDALITEIT"
    WEAPON_IN_HOUSE = "WAPEN_IN_HUIS"
    DISCOVERED_SEEKING_HELP = "ONTDEKT_BIJ_ZOEKEN_HULP"
    HELPERS_THREATENED = "HELPER_BEDREIGD"
    FAMILY_COUNCIL = "FAMILIEBERAAD"
    SIBLINGS_BEFORE = "BROER_ZUS_EERDER"
    RELATIONSHIP_OR_PREGNANCY = "RELATIE_OF_ZWANGERSCHAP"
    RAN_AWAY = "WEGLOPEN"
    ORIENTATION_KNOWN = "GERICHTHEID_BEKEND"
    VIRGINITY_AT_ISSUE = "MAAGDELIJKHEID"
    CANDIDATE_REFUSED = "KANDIDAAT_GEWEIGERD"
    WANTS_DIVORCE = "ECHTSCHEIDINGSWENS"
    GOSSIP = "VERWESTERING_RODDEL"
    BELONGINGS_TAKEN = "BEZIT_AFGENOMEN"
    ALWAYS_ESCORTED = "STEEDS_BEGELEID"
    DEVICE_CHECKED = "TOESTEL_GECONTROLEERD"
    LANGUAGE_BARRIER = "TAAL_NIET_MACHTIG"
    REMOTE_PLACE = "AFGELEGEN_PLAATS"
    MINOR = "MINDERJARIG"
    CHILDREN_AS_LEVERAGE = "KINDEREN_PRESSIEMIDDEL"
    DEPENDENT_RESIDENCE = "AFHANKELIJK_VERBLIJFSRECHT"
    DISABILITY_OR_ILLNESS = "BEPERKING_OF_ZIEKTE"
    UNEXPECTED_JOURNEY = "ONVERWACHTE_REIS"
    NO_RETURN_TICKET = "GEEN_RETOURTICKET"
    DEREGISTERED = "UITGESCHREVEN"
    FEARS_HOLIDAY = "ANGST_VOOR_VAKANTIE"
    FAMILY_ILLNESS_PRETEXT = "FAMILIELID_ZIEK"
    PEERS_ENGAGED = "VERLOVING_LEEFTIJDGENOTEN"
    CONFIDANT = "VERTROUWENSPERSOON"
    NGO_NEARBY = "NGO_DICHTBIJ"
    OWN_MONEY = "EIGEN_GELD"
    OWN_DEVICE = "EIGEN_TOESTEL"
    PARENT_SUPPORTS = "STEUN_OUDER"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorAnswer:
    """What is known of one indicator."""

    indicator: Annotated[RiskIndicator, About(N_("Indicator"))]
    answer: Annotated[TriState, About(N_("Answer"))]
    source: Annotated[str | None, About(N_("Source"))] = None
    observed_on: Annotated[date | None, About(N_("Observed on"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessment(Record):
    """Danger at one moment, with the assessor's reason; the guideline only warns."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    assessed_at: Annotated[datetime, About(N_("Assessed on"), merge=Merge.FIXED)]
    assessed_by: Annotated[UserId, About(N_("Assessed by"), merge=Merge.FIXED)]
    level: Annotated[RiskLevel, About(N_("Level"), merge=Merge.FIXED)]
    guideline_level: Annotated[RiskLevel | None, About(N_("Level of the guideline"), filled=True)] = None
    reason: Annotated[str, About(N_("Reason"), searchable=Search.TEXT)]
    below_guideline_reason: Annotated[str | None, About(N_("Why below the guideline"))] = None
    answers: Annotated[tuple[IndicatorAnswer, ...], About(N_("Indicators"))] = ()
    facts: Annotated[str | None, About(N_("Facts"))] = None
    judgement: Annotated[str | None, About(N_("Judgement about relatives"), hidden=True)] = None
    staff_risk: Annotated[str | None, About(N_("Risk for our staff"))] = None
    helper_organisation_risk: Annotated[str | None, About(N_("Risk for those who help"))] = None
    measures: Annotated[str | None, About(N_("Measures"), searchable=Search.TEXT)] = None
    occasion: Annotated[str | None, About(N_("Occasion"))] = None
    next_due_at: Annotated[datetime | None, About(N_("To be assessed again by"), filled=True)] = None
    residual_risk_accepted_by: Annotated[UserId | None, About(N_("Remaining risk accepted by"))] = None
