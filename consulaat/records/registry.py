"""Type name <-> record class, and records as JSON."""

from collections.abc import Mapping
from typing import Any, Final

from consulaat.errors import InvalidInputError
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
    person,
    plan,
    reference,
    report,
    risk,
    safehouse,
    task,
    travel_document,
    user,
    visa,
)
from consulaat.records.about import STAMP, Record
from consulaat.records.compound import Part, parts_of, written
from consulaat.records.plain import snake_case
from consulaat.records.titles import NamesTypeError
from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

RECORDS: Final[tuple[type[Record], ...]] = (
    user.User,
    reference.Organisation,
    reference.ExchangeRate,
    reference.FundingSource,
    reference.Holiday,
    person.Person,
    case.Case,
    report.Report,
    case.Involvement,
    contact.ContactProtocol,
    contact.Contact,
    risk.RiskAssessment,
    task.Task,
    nationality.Evidence,
    nationality.NationalityInquiry,
    nationality.InquiryStep,
    travel_document.TravelDocumentApplication,
    travel_document.TravelDocument,
    custody.CustodySituation,
    custody.Consent,
    court.CourtProcedure,
    court.Article39Decision,
    visa.ResidenceRight,
    visa.VisaApplication,
    visa.IndConsultation,
    leaving.ExitObstacle,
    safehouse.Safehouse,
    safehouse.Stay,
    money.Commitment,
    money.CostLine,
    money.Payment,
    campaign.Campaign,
    campaign.CampaignMeasurement,
    campaign.AttendanceCheck,
    attachment.Attachment,
    case.WishStatement,
    case.CaseLink,
    conference.CaseConference,
    task.Track,
    plan.SafetyPlan,
    journey.Journey,
    journey.Handover,
    journey.Aftercare,
    person.DuplicateDecision,
    access.CaseAccess,
    access.ProvisionalDecision,
    keeping.DestructionList,
)
_BY_NAME: Final = {snake_case(each.__name__): each for each in RECORDS}
_NAMES: Final = {each: name for name, each in _BY_NAME.items()}
TYPE_NAMES: Final = tuple(_BY_NAME)
_PARTS: Final[dict[type[Record], dict[str, Part]]] = {}
_JOURNALED: Final[dict[type[Record], tuple[Part, ...]]] = {}


class UnknownTypeError(InvalidInputError):
    """There is no such type of record."""

    code = "unknown-type"
    sentence = N_("There is no record type {type}.")
    next_step = N_("See the types with: consulaat schema")


class UnknownFieldError(NamesTypeError, InvalidInputError):
    """A record has no such field."""

    code = "unknown-field"
    sentence = N_("A {type} has no field {field}.")
    next_step = N_("See its fields with: consulaat schema {type}")


class MissingFieldError(NamesTypeError, InvalidInputError):
    """A field without which there is no record is not filled in."""

    code = "missing-field"
    sentence = N_("The field {field} is missing: a {type} cannot be without it.")
    next_step = N_("Fill it in and try again.")


def record_class(name: str) -> type[Record]:
    """Return the class of a type name; raise UnknownTypeError."""
    if name not in _BY_NAME:
        raise UnknownTypeError(type=name)
    return _BY_NAME[name]


def type_name(record: type[Record] | Record) -> str:
    """Return the type name of a record or its class."""
    return _NAMES[record if isinstance(record, type) else type(record)]


def part_of(made: type[Record], name: str) -> Part:
    """Return one field of a record class; raise UnknownFieldError."""
    part = _parts_by_name(made).get(name)
    if part is None:
        raise UnknownFieldError(where=name, type=type_name(made), field=name)
    return part


def _parts_by_name(made: type[Record]) -> dict[str, Part]:
    if made not in _PARTS:
        _PARTS[made] = {part.name: part for part in parts_of(made)}
    return _PARTS[made]


def journaled(made: type[Record]) -> tuple[Part, ...]:
    """Return the fields that lines carry: all but the id and the stamp."""
    if made not in _JOURNALED:
        _JOURNALED[made] = tuple(part for part in parts_of(made) if part.name not in {"id", *STAMP})
    return _JOURNALED[made]


def from_json(made: type[Record], values: Mapping[str, Json]) -> Record:
    """Return the record of JSON fields (``id`` among them); raise InvalidInputError naming the field."""
    known = _parts_by_name(made)
    read: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise UnknownFieldError(type=type_name(made), field=name, where=name)
        if value is not None:
            read[name] = read_field(known[name], value)
    for part in known.values():
        if part.is_required and part.name not in read:
            raise MissingFieldError(type=type_name(made), field=part.name, where=part.name)
    return made(**read)


def read_field(part: Part, value: Json) -> Any:  # noqa: ANN401 - depends on the field
    """Return the value of a field; raise UnreadableError with the field as place."""
    try:
        return part.kind.read(value)
    except UnreadableError as error:
        error.where = error.where or part.name
        raise


def to_json(record: Record) -> dict[str, Json]:
    """Return a record as JSON, ``type`` first, without what is not filled in."""
    return {"type": type_name(record), **written(record)}
