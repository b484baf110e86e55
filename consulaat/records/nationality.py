"""Is this person Dutch on the decisive date, and what proves it (domain §6)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Record, Search
from consulaat.records.ids import (
    CaseId,
    EvidenceId,
    NationalityInquiryId,
    PersonId,
    TravelDocumentApplicationId,
    UserId,
)
from consulaat.values.codes import TriState
from consulaat.values.partial_date import PartialDate
from resources.texts import N_


class InquiryState(StrEnum):
    """How far an inquiry has come."""

    NOT_STARTED = "NIET_GESTART"
    UNDER_INQUIRY = "IN_ONDERZOEK"
    AWAITING_EVIDENCE = "WACHT_OP_BEWIJS"
    AWAITING_ANSWER = "WACHT_OP_BEVRAGING"
    ESTABLISHED_DUTCH = "VASTGESTELD_NEDERLANDER"
    ESTABLISHED_NOT_DUTCH = "VASTGESTELD_GEEN_NEDERLANDER"
    LOST = "VERLOREN"
    UNDECIDED = "ONBESLIST"
    IMMIGRATION_ADVICE = "ADVIES_IND"
    COURT_REQUEST = "VERZOEK_RECHTBANK_ART17"


class AcquisitionGround(StrEnum):
    """How Dutch nationality was acquired (domain §6.3)."""

    DUTCH_PARENT_AT_BIRTH = "A3_1"
    DUTCH_PARENT_DIED_BEFORE = "A3_1P"
    FOUNDLING = "A3_2"
    THIRD_GENERATION = "A3_3"
    JUDICIAL_PARENTHOOD = "A4_1"
    RECOGNISED_BEFORE_SEVEN = "A4_2"
    LEGITIMATED = "A4_3"
    RECOGNISED_WITH_PROOF = "A4_4"
    ADOPTION = "A5"
    SHARED_BY_PARENT = "A5C"
    OPTION_A = "A6_a"
    OPTION_B = "A6_b"
    OPTION_AFTER_CARE = "A6_c"
    OPTION_D = "A6_d"
    OPTION_E = "A6_e"
    OPTION_F = "A6_f"
    OPTION_G = "A6_g"
    OPTION_H = "A6_h"
    LATENT_I = "A6_i"
    LATENT_J = "A6_j"
    LATENT_K = "A6_k"
    LATENT_L = "A6_l"
    LATENT_M = "A6_m"
    LATENT_N = "A6_n"
    LATENT_O = "A6_o"
    REGAINED = "A6_p"
    OPTION_Q = "A6_q"
    NATURALISATION = "A7"
    SHARED_NATURALISATION = "A11"
    OLD_LAW = "OUD"
    UNKNOWN = "ONBEKEND"


class LossRule(StrEnum):
    """Rules by which it can be lost (domain §6.6)."""

    FRAUD = "V14_1"
    FAMILY_TIE_FELL_AWAY = "V14_6"
    OTHER_NATIONALITY_ACQUIRED = "V15_1a"
    RENOUNCED = "V15_1b"
    RESIDENCE_ABROAD = "V15_1c"
    OLD_NATIONALITY_KEPT = "V15_1d"
    OLD_NATIONALITY_KEPT_OPTION = "V15_1e"
    TREATY = "V15A"
    MINOR_RECOGNISED_BY_FOREIGNER = "V16_1a"
    MINOR_RENOUNCED = "V16_1b"
    MINOR_SHARES_PARENT = "V16_1c"
    MINOR_PARENT_LOST = "V16_1d"
    MINOR_ACQUIRED_ALONE = "V16_1e"
    MINOR_EXCEPTION = "V16_2"
    NEVER_STATELESS = "V14_8"


class LossSignal(StrEnum):
    """What the loss clock says; a signal, never a decision."""

    NONE = "GEEN_SIGNAAL"
    NEAR = "VERLIES_DREIGT"
    POSSIBLE = "VERLIES_MOGELIJK"
    LEGAL_ADVICE = "JURIDISCH_ADVIES"


class InterruptionKind(StrEnum):
    """What starts the loss period anew (domain §6.7)."""

    PASSPORT = "PASPOORT"
    IDENTITY_CARD = "NIK"
    EMERGENCY_DOCUMENT = "NOODDOCUMENT"
    NATIONALITY_DECLARATION = "VERKLARING_NEDERLANDERSCHAP"
    RESIDENCE_OF_A_YEAR = "VERBLIJF_JAAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class LossAnswer:
    """What is known of one loss rule."""

    rule: Annotated[LossRule, About(N_("Rule"))]
    answer: Annotated[TriState, About(N_("Applies"))]
    note: Annotated[str | None, About(N_("Note"), searchable=Search.TEXT)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """An issue of a document, or another fact, that starts the loss period anew."""

    kind: Annotated[InterruptionKind, About(N_("Kind"))]
    issued_on: Annotated[date, About(N_("Issued on"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalityInquiry(Record):
    """One inquiry into the nationality of one person, for one application."""

    BELONGS_TO: ClassVar = ("case", "person")

    person: Annotated[PersonId, About(N_("Person"))]
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    application: Annotated[TravelDocumentApplicationId | None, About(N_("Application"))] = None
    state: Annotated[InquiryState, About(N_("State"), filled=True)] = InquiryState.NOT_STARTED
    acquisition_ground: Annotated[AcquisitionGround | None, About(N_("Ground of acquisition"))] = None
    acquired_on: Annotated[PartialDate | None, About(N_("Acquired on"))] = None
    decisive_on: Annotated[date | None, About(N_("Decisive date"))] = None
    loss_signal: Annotated[LossSignal | None, About(N_("Signal of the loss clock"), filled=True)] = None
    loss_starts_on: Annotated[date | None, About(N_("Loss period starts on"), filled=True)] = None
    earliest_limit_on: Annotated[date | None, About(N_("Earliest limit"), filled=True)] = None
    latest_limit_on: Annotated[date | None, About(N_("Latest limit"), filled=True)] = None
    applied_rules: Annotated[tuple[str, ...], About(N_("Rules applied"), filled=True)] = ()
    loss_answers: Annotated[tuple[LossAnswer, ...], About(N_("Loss check"))] = ()
    interruptions: Annotated[tuple[Interruption, ...], About(N_("Interruptions"))] = ()
    missing_fact: Annotated[str | None, About(N_("Missing fact"), searchable=Search.TEXT)] = None
    lost_on: Annotated[PartialDate | None, About(N_("Lost on"))] = None
    remedy_text: Annotated[str | None, About(N_("Remedies"))] = None
    conclusion: Annotated[str | None, About(N_("Conclusion"), searchable=Search.TEXT)] = None
    established_by: Annotated[UserId | None, About(N_("Established by"), filled=True)] = None
    second_read_by: Annotated[UserId | None, About(N_("Second reader"))] = None
    established_at: Annotated[datetime | None, About(N_("Established on"), filled=True)] = None


class StepCode(StrEnum):
    """Steps of an inquiry (domain §6.2, §6.3)."""

    IDENTITY = "N01"
    DOCUMENT_RECORDS = "N02"
    POPULATION_REGISTER = "N03"
    BIRTH_RECORD = "N04"
    PARENTS = "N05"
    FAMILY_LINK = "N06"
    GROUND_TEST = "N07"
    LOSS_CHECK = "N08"
    INTERRUPTIONS = "N09"
    PROPORTIONALITY = "N10"
    ALERT_CHECK = "N11"
    CONCLUSION = "N12"
    RECOGNITION_DEED = "X01"
    AGE_AT_RECOGNITION = "X02"
    DNA_REPORT = "X03"
    PARENTS_MARRIAGE = "X04"
    PARENT_NATIONALITY = "X05"
    COURT_DECISION = "X06"
    ADOPTION_EFFECT = "X07"
    CARE_THREE_YEARS = "X08"
    OPTION_CONFIRMATION = "X09"
    NATURALISATION_DECREE = "X10"
    CHILD_IN_DECREE = "X11"
    RESIDENCE_OF_GENERATIONS = "X12"
    OLD_LAW_ANALYSIS = "X13"
    FINDING_RECORD = "X14"


class StepState(StrEnum):
    """How far a step has come."""

    OPEN = "OPEN"
    REQUESTED = "AANGEVRAAGD"
    RECEIVED = "ONTVANGEN"
    ACCEPTED = "AKKOORD"
    NOT_ACCEPTED = "NIET_AKKOORD"
    NOT_APPLICABLE = "NVT"
    LAPSED = "VERVALLEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryStep(Record):
    """One step of an inquiry."""

    BELONGS_TO: ClassVar = ("inquiry",)

    inquiry: Annotated[NationalityInquiryId, About(N_("Inquiry"))]
    code: Annotated[StepCode, About(N_("Step"))]
    position: Annotated[int, About(N_("Position"))] = 0
    is_mandatory: Annotated[bool, About(N_("Mandatory"))] = True
    state: Annotated[StepState, About(N_("State"), filled=True)] = StepState.OPEN
    not_applicable_reason: Annotated[str | None, About(N_("Why not applicable"))] = None
    outcome: Annotated[str | None, About(N_("Outcome"), searchable=Search.TEXT)] = None
    evidence_items: Annotated[tuple[EvidenceId, ...], About(N_("Evidence"))] = ()


class EvidenceKind(StrEnum):
    """What a paper is (domain §6.4)."""

    DUTCH_PASSPORT = "NL_PASPOORT"
    DUTCH_IDENTITY_CARD = "NL_IDENTITEITSKAART"
    DUTCH_EMERGENCY_DOCUMENT = "NL_NOODDOCUMENT"
    DRIVING_LICENCE = "RIJBEWIJS"
    REGISTER_EXTRACT = "BRP_UITTREKSEL"
    SEALED_REGISTER_EXTRACT = "BRP_UITTREKSEL_GESLOTEN_ENVELOP"
    NON_RESIDENT_RECORD = "RNI_GEGEVENS"
    NATIONALITY_DECLARATION = "VERKLARING_BEZIT_NEDERLANDERSCHAP"
    BIRTH_CERTIFICATE = "GEBOORTEAKTE"
    MARRIAGE_CERTIFICATE = "HUWELIJKSAKTE"
    DIVORCE_CERTIFICATE = "ECHTSCHEIDINGSAKTE"
    RECOGNITION_DEED = "ERKENNINGSAKTE"
    DEATH_CERTIFICATE = "OVERLIJDENSAKTE"
    FAMILY_BOOK = "FAMILIEBOEKJE"
    COURT_RULING = "RECHTERLIJKE_UITSPRAAK"
    NATURALISATION_DECREE = "NATURALISATIEBESLUIT"
    OPTION_CONFIRMATION = "OPTIEBEVESTIGING"
    RENUNCIATION = "AFSTANDSVERKLARING"
    FOREIGN_PASSPORT = "BUITENLANDS_PASPOORT"
    FOREIGN_IDENTITY_CARD = "BUITENLANDSE_ID"
    CONSULAR_CARD = "CONSULAIRE_KAART"
    RESIDENCE_DOCUMENT = "VERBLIJFSDOCUMENT"
    SCHOOL_DOCUMENT = "SCHOOLDOCUMENT"
    VACCINATION_RECORD = "VACCINATIEBEWIJS"
    MEDICAL_RECORD = "MEDISCH_STUK"
    FAMILY_PHOTO = "FOTO_FAMILIE"
    DNA_REPORT = "DNA_RAPPORT"
    WITNESS_STATEMENT = "GETUIGENVERKLARING"
    POLICE_REPORT = "POLITIERAPPORT"
    CUSTODY_REGISTER_EXTRACT = "GEZAGSREGISTER_UITTREKSEL"
    OTHER = "ANDERS"


class Legalisation(StrEnum):
    """Whether a paper is legalised."""

    NOT_NEEDED = "NIET_NODIG"
    APOSTILLE = "APOSTILLE"
    LEGALISED = "GELEGALISEERD"
    MISSING = "ONTBREEKT"
    NOT_POSSIBLE = "NIET_MOGELIJK"


class Translation(StrEnum):
    """Whether a paper is translated."""

    NOT_NEEDED = "NIET_NODIG"
    SWORN = "BEEDIGD"
    MISSING = "ONTBREEKT"


class Authenticity(StrEnum):
    """Whether a paper is believed."""

    UNDISPUTED = "ONBETWIST"
    DOUBT = "TWIJFEL"
    FALSE = "VALS"


class ProvenFact(StrEnum):
    """What a paper proves."""

    IDENTITY = "IDENTITEIT"
    NATIONALITY = "NATIONALITEIT"
    BIRTH = "GEBOORTE"
    DESCENT = "AFSTAMMING"
    MARRIAGE = "HUWELIJK"
    RECOGNITION = "ERKENNING"
    CUSTODY = "GEZAG"
    RESIDENCE = "VERBLIJF"
    ACQUISITION = "VERKRIJGING"
    LOSS = "VERLIES"
    INTERRUPTION = "STUITING"
    DEATH = "OVERLIJDEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """One paper or statement that proves something."""

    BELONGS_TO: ClassVar = ("case", "person")

    person: Annotated[PersonId, About(N_("Person"))]
    case: Annotated[CaseId | None, About(N_("Case"))] = None
    kind: Annotated[EvidenceKind, About(N_("Kind"))]
    number: Annotated[str | None, About(N_("Number"), searchable=Search.NUMBER)] = None
    country: Annotated[str | None, About(N_("Country"))] = None
    authority: Annotated[str | None, About(N_("Authority"))] = None
    dated_on: Annotated[PartialDate | None, About(N_("Dated"))] = None
    original_was_seen: Annotated[bool | None, About(N_("Original was seen"))] = None
    seen_by: Annotated[UserId | None, About(N_("Seen by"))] = None
    legalisation: Annotated[Legalisation | None, About(N_("Legalisation"))] = None
    translation: Annotated[Translation | None, About(N_("Translation"))] = None
    authenticity: Annotated[Authenticity | None, About(N_("Authenticity"))] = None
    proven_facts: Annotated[frozenset[ProvenFact], About(N_("Proves"))] = frozenset()
