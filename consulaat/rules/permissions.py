"""Who may do what (domain §19): one table for records and steps, in window and command line alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from consulaat.errors import Exit, LockedError
from consulaat.records import (
    access,
    attachment,
    campaign,
    case,
    conference,
    contact,
    court,
    custody,
    journey,
    keeping,
    leaving,
    money,
    nationality,
    plan,
    reference,
    safehouse,
    visa,
)
from consulaat.records import travel_document as document
from consulaat.records.about import Record
from consulaat.records.person import DuplicateDecision, Person
from consulaat.records.registry import type_name
from consulaat.records.report import Report
from consulaat.records.risk import RiskAssessment
from consulaat.records.task import Task, Track
from consulaat.records.titles import NamesTypeError
from consulaat.records.user import User, UserRole
from consulaat.rules.findings import Finding
from resources.reference import label
from resources.texts import N_, _, language


class NoRightError(LockedError):
    """This person's roles do not allow this; whoever refused notes it, and what ``record`` it was about."""

    code = "no-right"
    sentence = N_("Your role does not allow this.")
    next_step = N_("Ask someone with the role: {roles}.")
    record: Record | None = None
    is_noted: bool = False

    def advice(self) -> str:
        """Return whom to ask, the roles in words."""
        roles = filter(None, str(self.facts["roles"]).split(", "))
        return _(self.next_step, roles=", ".join(label("UserRole", each, language()) for each in roles))


class NotYourOwnError(NoRightError):
    """This person's roles allow this for their own cases only, and this is not one of them."""

    sentence = N_("Your role allows this only for your own cases.")
    next_step = N_("Ask the head of the section who works on this one.")


class HiddenRecordError(NamesTypeError, NoRightError):
    """This person may not read this record: the answer is that of an id that nothing has; the attempt is noted."""

    code = "not-found"
    sentence = N_("There is no {type} with this number or name.")
    next_step = N_("Check it, or look in the list.")
    exit_code = Exit.REFUSED

    def advice(self) -> str:
        """Return what an unknown id gets too."""
        return _(self.next_step)


@dataclass(frozen=True, slots=True)
class Right:
    """One action of the table and the roles that may do it; those in ``own`` only on their own records."""

    action: str
    roles: frozenset[UserRole]
    own: frozenset[UserRole] = frozenset()

    def objections(self, by: User, record: Record | None = None) -> Iterator[Finding]:
        """Tell that a user has none of the roles, or one only for records of their own."""
        if by.roles & self.roles:
            return
        if by.roles & self.own:
            if record is not None and not is_own(by, record):
                yield Finding("NOT_YOUR_OWN", N_("Your role allows this only for your own cases."), "§19")
            return
        yield Finding(
            "NO_RIGHT",
            N_("Your role does not allow this; it is for: {roles}."),
            "§19",
            facts={"action": self.action, "roles": self._names()},
        )

    def require(self, by: User, record: Record | None = None) -> None:
        """Raise NoRightError unless the user has one of the roles."""
        if any(self.objections(by, record)):
            raise self.refusal(by, record)

    def refusal(self, by: User, record: Record | None = None) -> NoRightError:
        """Return the refusal of a user; that a record which the user may not read exists is not told."""
        if record is not None and is_hidden(by, record):
            refused: NoRightError = HiddenRecordError(type=type_name(record), action=self.action)
        else:
            is_of_others = by.roles & self.own and record is not None
            made = NotYourOwnError if is_of_others else NoRightError
            refused = made(action=self.action, roles=self._names())
        refused.record = record
        return refused

    def _names(self) -> str:
        return ", ".join(sorted(self.roles))


OWNERS: Final = ("created_by", "owner", "registered_by", "taken_by")


def is_own(by: User, record: Record) -> bool:
    """Tell whether a record is new, or was made, registered, taken or is owned by this user."""
    people = {getattr(record, name, None) for name in OWNERS} - {None}
    return not people or by.id in people


INT: Final = UserRole.INTAKE_OFFICER
CM: Final = UserRole.CONSULAR_OFFICER
PM: Final = UserRole.PASSPORT_OFFICER
VM: Final = UserRole.VISA_OFFICER
HC: Final = UserRole.HEAD_OF_SECTION
CDP: Final = UserRole.HEAD_OF_MISSION
FIN: Final = UserRole.FINANCE_OFFICER
DCV: Final = UserRole.HEADQUARTERS_OFFICER
HON: Final = UserRole.HONORARY_CONSUL
ADMIN: Final = UserRole.ADMINISTRATOR
AUDITOR: Final = UserRole.AUDITOR
ALL: Final = frozenset(UserRole)
DESKS: Final = frozenset({INT, CM, PM, VM, HC, CDP, FIN})


def _right(action: str, *roles: UserRole, own: tuple[UserRole, ...] = ()) -> Right:
    return Right(action, frozenset(roles), frozenset(own))


# What is made and changed.
REPORT: Final = _right("REPORT", INT, CM, HC, DCV, own=(HON,))
REPORT_VERIFY: Final = _right("REPORT_VERIFY", CM, HC, DCV, own=(HON,))
REPORT_SET_ASIDE: Final = _right("REPORT_SET_ASIDE", HC, DCV)
CASE: Final = _right("CASE", CM, HC, DCV, own=(HON,))
PERSON: Final = _right("PERSON", INT, CM, PM, VM, HC, DCV, own=(HON,))
CONTACT: Final = _right("CONTACT", INT, CM, HC, DCV, own=(HON,))
ATTACHMENT: Final = _right("ATTACHMENT", CM, PM, VM, HC, DCV, own=(INT, HON))
PROTOCOL: Final = _right("PROTOCOL", CM, HC, DCV, own=(HON,))
RELEASE_CONTACT: Final = _right("RELEASE_CONTACT", HC, DCV)
RISK: Final = _right("RISK", INT, CM, HC, DCV)
TASK: Final = _right("TASK", INT, CM, PM, VM, HC, CDP, DCV, own=(HON,))
SAFETY_PLAN: Final = _right("SAFETY_PLAN", INT, CM, HC, DCV)
RESIDUAL_RISK: Final = _right("RESIDUAL_RISK", CDP)
CONFERENCE: Final = _right("CONFERENCE", CM, HC, DCV)
JOURNEY: Final = _right("JOURNEY", CM, HC, DCV)
PLAN_RETURN: Final = _right("PLAN_RETURN", HC, DCV)
HANDOVER: Final = _right("HANDOVER", CM, HC, DCV)
DUPLICATE: Final = _right("DUPLICATE", CM, PM, VM, HC, DCV)
ACCESS: Final = _right("ACCESS", HC, DCV)
HAND_OVER: Final = _right("HAND_OVER", HC, DCV)
RATIFY: Final = _right("RATIFY", HC, CDP, DCV)
DESTRUCTION: Final = _right("DESTRUCTION", HC, DCV)
INQUIRY: Final = _right("INQUIRY", CM, PM, DCV)
INQUIRY_CONCLUDE: Final = _right("INQUIRY_CONCLUDE", PM, DCV)
INQUIRY_CONCLUDE_LOSS: Final = _right("INQUIRY_CONCLUDE_LOSS", DCV)
INQUIRY_SECOND_READ: Final = _right("INQUIRY_SECOND_READ", HC, PM)
EVIDENCE: Final = _right("EVIDENCE", CM, PM, VM, DCV)
DOCUMENT_APPLICATION: Final = _right("DOCUMENT_APPLICATION", PM, own=(HON,))
DOCUMENT_DECLINE: Final = _right("DOCUMENT_DECLINE", PM, HC)
DOCUMENT_DECISION: Final = _right("DOCUMENT_DECISION", PM, HC, DCV)
DOCUMENT_REFUSAL: Final = _right("DOCUMENT_REFUSAL", HC, DCV)
DOCUMENT_HAND_OUT: Final = _right("DOCUMENT_HAND_OUT", PM, own=(HON,))
TRAVEL_DOCUMENT: Final = _right("TRAVEL_DOCUMENT", CM, PM, VM, DCV, own=(HON,))
VISA: Final = _right("VISA", VM)
VISA_DECISION: Final = _right("VISA_DECISION", VM, HC)
RESIDENCE_RIGHT: Final = _right("RESIDENCE_RIGHT", CM, PM, VM, HC, DCV)
CUSTODY: Final = _right("CUSTODY", CM, PM, HC, DCV)
CONSENT_ALLOW: Final = _right("CONSENT_ALLOW", HC, DCV)
ARTICLE_39: Final = _right("ARTICLE_39", DCV)
OBSTACLE: Final = _right("OBSTACLE", CM, HC, DCV, own=(HON,))
OBSTACLE_ACCEPT: Final = _right("OBSTACLE_ACCEPT", CDP)
STAY: Final = _right("STAY", CM)
STAY_APPROVE: Final = _right("STAY_APPROVE", HC, CDP, DCV)
SAFEHOUSE: Final = _right("SAFEHOUSE", CM, HC, DCV)
COMMITMENT: Final = _right("COMMITMENT", CM)
COMMITMENT_APPROVE: Final = _right("COMMITMENT_APPROVE", HC, CDP, DCV)
COST: Final = _right("COST", CM)
PAYMENT: Final = _right("PAYMENT", FIN)
CLOSE: Final = _right("CLOSE", HC, DCV)
CLOSE_RESERVED: Final = _right("CLOSE_RESERVED", DCV)
COUNT: Final = _right("COUNT", CM, HC, DCV, ADMIN)
REFERENCE: Final = _right("REFERENCE", ADMIN)
USERS: Final = _right("USERS", ADMIN)

# What is done with the store, papers and bundles.
REVEAL: Final = _right("REVEAL", CM, HC, CDP, DCV)
LOAD: Final = _right("LOAD", ADMIN, HC, DCV)
TRUST: Final = _right("TRUST", ADMIN, HC, DCV)
EXPORT: Final = _right("EXPORT", HC, DCV)
IMPORT: Final = _right("IMPORT", CM, HC, DCV)
PRINT: Final = _right("PRINT", CM, PM, VM, HC, DCV, FIN, own=(INT, HON))
STATISTICS: Final = _right("STATISTICS", CM, PM, VM, HC, CDP, DCV)
AUDIT: Final = _right("AUDIT", AUDITOR)
JOURNAL: Final = _right("JOURNAL", AUDITOR, HC, DCV)
CARE: Final = _right("CARE", ADMIN, HC)
VERIFY: Final = _right("VERIFY", AUDITOR, ADMIN, HC, DCV)

# What is read.
READ_ALL: Final = Right("READ", ALL)
READ_CASE: Final = _right("READ_CASE", CM, PM, VM, HC, CDP, DCV, own=(INT, HON))
READ_PERSON: Final = _right("READ_CASE", INT, CM, PM, VM, HC, CDP, DCV, own=(HON,))
READ_TASK: Final = _right("READ_CASE", INT, CM, PM, VM, HC, CDP, DCV, own=(HON,))
READ_REPORT: Final = _right("READ_REPORT", CM, PM, VM, HC, CDP, DCV, own=(INT, HON))
READ_RISK: Final = _right("READ_RISK", CM, PM, VM, HC, CDP, DCV, own=(INT, HON))
READ_INQUIRY: Final = _right("READ_INQUIRY", CM, PM, VM, HC, DCV)
READ_DOCUMENT: Final = _right("READ_DOCUMENT", CM, PM, VM, HC, DCV, own=(HON,))
READ_APPLICATION: Final = _right("READ_APPLICATION", PM, HC, DCV, own=(HON,))
READ_CUSTODY: Final = _right("READ_CUSTODY", CM, PM, VM, HC, CDP, DCV)
READ_RESIDENCE: Final = _right("READ_RESIDENCE", CM, VM, HC, DCV)
READ_VISA: Final = _right("READ_VISA", VM, HC, DCV)
READ_STAY: Final = _right("READ_STAY", CM, HC, CDP, DCV)
READ_CONFERENCE: Final = _right("READ_CONFERENCE", CM, HC, CDP, DCV)
READ_COMMITMENT: Final = _right("READ_COMMITMENT", CM, HC, CDP, DCV)
READ_COST: Final = _right("READ_COST", CM, HC, CDP, FIN, DCV)
READ_PAYMENT: Final = _right("READ_PAYMENT", HC, CDP, FIN, DCV)

_RIGHTS: Final[dict[type[Record], tuple[Right, Right]]] = {
    User: (USERS, READ_ALL),
    reference.Organisation: (REFERENCE, READ_ALL),
    reference.ExchangeRate: (REFERENCE, READ_ALL),
    reference.FundingSource: (REFERENCE, READ_ALL),
    reference.Holiday: (REFERENCE, READ_ALL),
    Person: (PERSON, READ_PERSON),
    case.Case: (CASE, READ_CASE),
    Report: (REPORT, READ_REPORT),
    case.Involvement: (CASE, READ_CASE),
    contact.ContactProtocol: (PROTOCOL, READ_CASE),
    contact.Contact: (CONTACT, READ_CASE),
    RiskAssessment: (RISK, READ_RISK),
    Task: (TASK, READ_TASK),
    nationality.Evidence: (EVIDENCE, READ_INQUIRY),
    nationality.NationalityInquiry: (INQUIRY, READ_INQUIRY),
    nationality.InquiryStep: (INQUIRY, READ_INQUIRY),
    document.TravelDocumentApplication: (DOCUMENT_APPLICATION, READ_APPLICATION),
    document.TravelDocument: (TRAVEL_DOCUMENT, READ_DOCUMENT),
    custody.CustodySituation: (CUSTODY, READ_CUSTODY),
    custody.Consent: (CUSTODY, READ_CUSTODY),
    court.CourtProcedure: (CUSTODY, READ_CUSTODY),
    court.Article39Decision: (ARTICLE_39, READ_CUSTODY),
    visa.ResidenceRight: (RESIDENCE_RIGHT, READ_RESIDENCE),
    visa.VisaApplication: (VISA, READ_VISA),
    visa.IndConsultation: (VISA, READ_VISA),
    leaving.ExitObstacle: (OBSTACLE, READ_CASE),
    safehouse.Safehouse: (SAFEHOUSE, READ_STAY),
    safehouse.Stay: (STAY, READ_STAY),
    money.Commitment: (COMMITMENT, READ_COMMITMENT),
    money.CostLine: (COST, READ_COST),
    money.Payment: (PAYMENT, READ_PAYMENT),
    campaign.Campaign: (COUNT, READ_ALL),
    campaign.CampaignMeasurement: (COUNT, READ_ALL),
    campaign.AttendanceCheck: (COUNT, READ_ALL),
    attachment.Attachment: (ATTACHMENT, READ_CASE),
    case.WishStatement: (CONTACT, READ_CASE),
    case.CaseLink: (CASE, READ_CASE),
    conference.CaseConference: (CONFERENCE, READ_CONFERENCE),
    Track: (TASK, READ_CASE),
    plan.SafetyPlan: (SAFETY_PLAN, READ_RISK),
    journey.Journey: (JOURNEY, READ_CASE),
    journey.Handover: (HANDOVER, READ_CASE),
    journey.Aftercare: (HANDOVER, READ_CASE),
    DuplicateDecision: (DUPLICATE, READ_CASE),
    access.CaseAccess: (ACCESS, READ_CASE),
    access.ProvisionalDecision: (RATIFY, READ_CASE),
    keeping.DestructionList: (DESTRUCTION, READ_ALL),
}


def is_hidden(by: User, record: Record) -> bool:
    """Tell whether a record is hidden from a user who reads only the own records of its class."""
    right = read_right(type(record)) if type(record) in _RIGHTS else None
    return right is not None and bool(by.roles & right.own) and any(right.objections(by, record))


def create_right(record_class: type[Record]) -> Right:
    """Return who may make and change records of a class; whoever may read one of these roles also reads."""
    return _RIGHTS[record_class][0]


def read_right(record_class: type[Record]) -> Right:
    """Return who may read records of a class: also who makes them, but who reads the own only reads no more by that."""
    create, read = _RIGHTS[record_class]
    return Right(read.action, read.roles | (create.roles - read.own), read.own | create.own)


def first_roles(store_role: str) -> frozenset[UserRole]:
    """Return the roles of the first user of a store: "hq", or anything else for a post."""
    return frozenset({DCV, ADMIN}) if store_role == "hq" else DESKS | {ADMIN}


def objections_to_roles(roles: Iterable[UserRole]) -> Iterator[Finding]:
    """Tell that these roles may not go together."""
    held = frozenset(roles)
    if not held:
        yield Finding("ROLE_NEEDED", N_("A user needs at least one role."), "§2.3", field_name="roles")
    if UserRole.SECURITY_OFFICER in held and len(held) > 1:
        yield Finding(
            "SECURITY_OFFICER_ALONE",
            N_("The security officer for travel documents may have no other role."),
            "PUB 107",
            field_name="roles",
        )
