"""The work for one person concerned, and who else is involved (domain §2.2, §3.2, §4.2)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import CaseId, ContactId, OrganisationId, PersonId, UserId
from consulaat.records.journey import HandoverBasis
from consulaat.records.keeping import RetentionCode
from consulaat.records.risk import RiskLevel
from consulaat.values.codes import Answer, HandlingSection, TriState
from consulaat.values.count import Count
from consulaat.values.partial_date import PartialDate
from consulaat.values.sealed import Sealed
from resources.texts import N_


class CaseState(StrEnum):
    """How far a case has come."""

    INTAKE = "INTAKE"
    TRIAGE = "TRIAGE"
    IN_PROGRESS = "IN_BEHANDELING"
    CONTACT_LOST = "CONTACT_VERLOREN"
    RETURN_PLANNED = "TERUGKEER_GEPLAND"
    UNDER_WAY = "ONDERWEG"
    RETURNED = "TERUGGEKEERD"
    AFTERCARE_HANDED_OVER = "NAZORG_OVERGEDRAGEN"
    CLOSED = "AFGESLOTEN"


class Phenomenon(StrEnum):
    """What is happening to someone (domain §1)."""

    ABANDONMENT = "ACHTERLATING"
    THREATENED_ABANDONMENT = "DREIGENDE_ACHTERLATING"
    FORCED_MARRIAGE = "HUWELIJKSDWANG"
    THREATENED_FORCED_MARRIAGE = "DREIGENDE_HUWELIJKSDWANG"
    CHILD_MARRIAGE = "KINDHUWELIJK"
    MARITAL_CAPTIVITY = "HUWELIJKSE_GEVANGENSCHAP"
    DETENTION = "VASTHOUDING"
    GENITAL_MUTILATION = "VGV_DREIGING"
    HONOUR_VIOLENCE = "EERGERELATEERD"
    UPBRINGING_CONFLICT = "OPVOEDCONFLICT"
    UNKNOWN = "ONBEKEND"


class Whereabouts(StrEnum):
    """Where the person is."""

    NETHERLANDS = "NEDERLAND"
    ABROAD = "BUITENLAND"
    UNDER_WAY = "ONDERWEG"
    UNKNOWN = "ONBEKEND"


class AssistanceBasis(StrEnum):
    """On what ground we may assist."""

    DUTCH_NATIONAL = "NEDERLANDER"
    RESIDENCE_RIGHT = "VERBLIJFSRECHT_NL"
    EU_UNREPRESENTED = "EU_ONVERTEGENWOORDIGD"
    CHILD_OF_DUTCH_NATIONAL = "KIND_VAN_NEDERLANDER"
    UNKNOWN = "ONBEKEND"
    NONE = "GEEN"


class Wish(StrEnum):
    """What the person wants; it may change, and is recorded each time."""

    RETURN = "TERUGKEREN"
    REMAIN = "BLIJVEN"
    DOCUMENT_ONLY = "ALLEEN_DOCUMENT"
    MEDIATION = "BEMIDDELING"
    NOT_YET_KNOWN = "NOG_ONBEKEND"


class ReturnManner(StrEnum):
    """How someone came back."""

    WITH_OUR_HELP = "MET_BZ_HULP"
    INDEPENDENTLY = "ZELFSTANDIG"
    THROUGH_FAMILY = "VIA_FAMILIE"
    THROUGH_OTHER_STATE = "VIA_ANDERE_STAAT"
    UNKNOWN = "ONBEKEND"


class ClosureReason(StrEnum):
    """Why a case ended."""

    RETURNED_NETHERLANDS = "TERUGGEKEERD_NL"
    RETURNED_OTHER_COUNTRY = "TERUGGEKEERD_ANDER_LAND"
    REMAINS_BY_OWN_WILL = "BLIJFT_UIT_EIGEN_WIL"
    NO_FURTHER_CONTACT = "GEEN_CONTACT_MEER"
    WITHDRAWN_BY_PERSON = "INGETROKKEN_DOOR_BETROKKENE"
    NOT_CONFIRMED = "NIET_BEVESTIGD"
    MEDIATED = "BEMIDDELD_ESCALATIE_VOORKOMEN"
    BACK_AT_SCHOOL = "TERUG_OP_SCHOOL"
    MOVED_WITHIN_NETHERLANDS = "VERHUISD_NL"
    MOVED_ABROAD = "VERHUISD_BUITENLAND"
    HANDED_TO_HUB = "OVERGEDRAGEN_LKHA"
    HANDED_TO_SAFE_AT_HOME = "OVERGEDRAGEN_VEILIG_THUIS"
    HANDED_TO_CENTRAL_AUTHORITY = "OVERGEDRAGEN_CENTRALE_AUTORITEIT"
    HANDED_TO_OTHER_STATE = "OVERGEDRAGEN_ANDERE_STAAT"
    ASSISTANCE_IMPOSSIBLE = "BIJSTAND_LOKAAL_ONMOGELIJK"
    NO_BASIS = "GEEN_NEDERLANDER_GEEN_VERBLIJFSRECHT"
    DECEASED = "OVERLEDEN"
    DUPLICATE = "DUBBEL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """The work for one person concerned."""

    REFERENCES: ClassVar = ("number", "neutral_reference")
    SECRET: ClassVar = True

    number: Annotated[str | None, About(N_("Case number"), filled=True, searchable=Search.NUMBER)] = None
    neutral_reference: Annotated[
        str | None, About(N_("Neutral reference"), filled=True, searchable=Search.NUMBER)
    ] = None
    person: Annotated[PersonId, About(N_("Person concerned"))]
    state: Annotated[CaseState, About(N_("State"), filled=True)] = CaseState.INTAKE
    owner: Annotated[UserId | None, About(N_("Owner"), filled=True)] = None
    deputy: Annotated[UserId | None, About(N_("Deputy"))] = None
    headquarters_officer: Annotated[UserId | None, About(N_("Officer at headquarters"))] = None
    hub_contact: Annotated[str | None, About(N_("Contact at the hub"))] = None
    handling_section: Annotated[HandlingSection | None, About(N_("Handling section"))] = None
    is_very_complex: Annotated[bool, About(N_("Very complex"))] = False
    retention_class: Annotated[RetentionCode | None, About(N_("Retention class"))] = None
    is_on_legal_hold: Annotated[bool, About(N_("On legal hold"))] = False
    legal_hold_reason: Annotated[str | None, About(N_("Reason of the legal hold"))] = None
    direct_danger: Annotated[Answer | None, About(N_("In danger now"))] = None
    risk_level: Annotated[RiskLevel | None, About(N_("Risk level"), filled=True, merge=Merge.HIGHEST)] = None
    established_phenomenon: Annotated[Phenomenon | None, About(N_("Established phenomenon"))] = None
    other_phenomena: Annotated[frozenset[Phenomenon], About(N_("Other phenomena"))] = frozenset()
    foreign_link: Annotated[TriState | None, About(N_("Link abroad"))] = None
    concrete: Annotated[TriState | None, About(N_("Concrete case"))] = None
    not_concrete_confirmed_by: Annotated[UserId | None, About(N_("Not concrete, confirmed by"))] = None
    abduction_instead: Annotated[TriState | None, About(N_("Child abduction instead"))] = None
    whereabouts: Annotated[Whereabouts | None, About(N_("Where the person is"))] = None
    country_of_stay: Annotated[str | None, About(N_("Country of stay"))] = None
    place_of_stay: Annotated[str | None, About(N_("Place of stay"))] = None
    assistance_basis: Annotated[AssistanceBasis | None, About(N_("Basis of assistance"))] = None
    knows_dutch_nationality: Annotated[Answer | None, About(N_("Knows of being Dutch"))] = None
    dual_nationality: Annotated[TriState | None, About(N_("More than one nationality"))] = None
    children_along: Annotated[Count | None, About(N_("Children along"))] = None
    wish: Annotated[Wish | None, About(N_("Wish of the person"), filled=True)] = None
    consular_assistance_was_given: Annotated[
        bool | None, About(N_("Consular assistance was given"), filled=True)
    ] = None
    contact_impossible_reason: Annotated[
        str | None, About(N_("Why no contact is possible"), searchable=Search.TEXT)
    ] = None
    assistance_impossible_reason: Annotated[str | None, About(N_("Why assistance is not possible here"))] = (
        None
    )
    welfare_options_considered: Annotated[
        str | None, About(N_("Ways considered to ask after the person"))
    ] = None
    last_sign_of_life_at: Annotated[datetime | None, About(N_("Last sign of life"), filled=True)] = None
    first_authority_contact_on: Annotated[
        PartialDate | None, About(N_("First contact with a Dutch authority"), merge=Merge.FIXED)
    ] = None
    first_authority: Annotated[OrganisationId | None, About(N_("First Dutch authority"))] = None
    hub_informed_at: Annotated[datetime | None, About(N_("Hub informed on"))] = None
    hub_information_basis: Annotated[HandoverBasis | None, About(N_("Hub informed on the basis of"))] = None
    safe_at_home_informed_at: Annotated[datetime | None, About(N_("Safe at Home informed on"))] = None
    returned_on: Annotated[date | None, About(N_("Returned on"))] = None
    return_manner: Annotated[ReturnManner | None, About(N_("Manner of return"))] = None
    return_stopped_reason: Annotated[str | None, About(N_("Why the return did not go on"))] = None
    closure_reason: Annotated[ClosureReason | None, About(N_("Closure reason"))] = None
    closure_note: Annotated[str | None, About(N_("Closure note"), searchable=Search.TEXT)] = None
    closed_at: Annotated[datetime | None, About(N_("Closed on"), filled=True)] = None
    closed_by: Annotated[UserId | None, About(N_("Closed by"), filled=True)] = None
    reopened_count: Annotated[int, About(N_("Times reopened"), filled=True)] = 0


class InvolvementRole(StrEnum):
    """What a person is in a case. Family is never a safe contact by itself."""

    PERSON_CONCERNED = "BETROKKENE"
    REPORTER = "MELDER"
    ACCOMPANYING_CHILD = "MEEREIZEND_KIND"
    PARENT = "OUDER"
    CUSTODIAN = "GEZAGHOUDER"
    SPOUSE = "ECHTGENOOT"
    MARRIAGE_CANDIDATE = "HUWELIJKSKANDIDAAT"
    FAMILY_MEMBER = "FAMILIELID"
    ALLEGED_PERPETRATOR = "VERMOEDELIJKE_PLEGER"
    CONFIDANT = "VERTROUWENSPERSOON"
    LOCAL_CONTACT = "LOKAAL_CONTACT"
    CARE_WORKER = "HULPVERLENER"
    HOST_FAMILY = "GASTGEZIN"
    REPRESENTATIVE = "GEMACHTIGDE"


class ChildRelation(StrEnum):
    """Whose child a child travelling along is."""

    OWN_CHILD = "EIGEN_KIND"
    STEPCHILD = "STIEFKIND"
    FOSTER_CHILD = "PLEEGKIND"
    SIBLING = "ZUS_BROER"
    OTHER = "ANDERS"
    UNKNOWN = "ONBEKEND"


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(Record):
    """A person's role in a case."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    person: Annotated[PersonId, About(N_("Person"))]
    role: Annotated[InvolvementRole, About(N_("Role"))]
    is_main: Annotated[bool, About(N_("Main role"))] = False
    is_safe_contact: Annotated[bool, About(N_("Safe to contact"))] = False
    child_relation: Annotated[ChildRelation | None, About(N_("Child of"))] = None
    identity_is_sealed: Annotated[bool, About(N_("Identity is not told"))] = False
    organisation: Annotated[OrganisationId | None, About(N_("Works for"))] = None
    contact_instructions: Annotated[Sealed[str] | None, About(N_("How to reach this person safely"))] = None
    is_endangered_by_helping: Annotated[TriState | None, About(N_("Helping endangers this person"))] = None
    note: Annotated[str | None, About(N_("Note"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishStatement(Record):
    """What the person said they want, each time anew."""

    MERGE: ClassVar = Merge.FIXED
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    wish: Annotated[Wish, About(N_("Wish of the person"))]
    stated_at: Annotated[datetime, About(N_("Said on"))]
    own_words: Annotated[str | None, About(N_("Own words"))] = None
    contact: Annotated[ContactId | None, About(N_("During contact"))] = None


class CaseRelation(StrEnum):
    """What another case is to this one."""

    SIBLING = "ZUS_BROER"
    CHILD = "KIND"
    PARENT = "OUDER"
    SPOUSE = "ECHTGENOOT"
    SAME_HOUSEHOLD = "ZELFDE_HUISHOUDEN"
    SAME_PERPETRATOR = "ZELFDE_PLEGER"
    DUPLICATE = "DUBBEL"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink(Record):
    """One case that has to do with another."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    linked_case: Annotated[CaseId, About(N_("Linked case"))]
    relation: Annotated[CaseRelation, About(N_("Relation"))]
