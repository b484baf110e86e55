"""Which paper can bring someone home: a decision aid that shows reasons and never chooses (domain §8.2)."""

from collections.abc import Iterator
from enum import Enum

from consulaat.records.case import Case
from consulaat.records.nationality import InquiryState, NationalityInquiry
from consulaat.records.person import NationalityStatus, Person
from consulaat.records.risk import RiskLevel
from consulaat.records.travel_document import DocumentKind, TravelDocumentApplication
from consulaat.rules.around import Around
from consulaat.rules.minors import MinorStatus, minor_status
from consulaat.rules.nationality_loss import DUTCH
from consulaat.rules.routes_of_minors import has_all_consent, routes_of_minor
from consulaat.rules.visa_routes import Route, visa_routes
from consulaat.values.codes import Answer
from resources.reference import rows
from resources.texts import N_


class Dutchness(Enum):
    """What is known of someone's Dutch nationality."""

    ESTABLISHED = "established"
    CLAIMED = "claimed"
    NONE = "none"
    UNKNOWN = "unknown"


def document_routes(case: Case, person: Person, around: Around) -> tuple[Route, ...]:
    """Return the papers and visas that may bring a person home, each once and with its reason."""
    dutchness = dutchness_of(person, around)
    if dutchness in {Dutchness.ESTABLISHED, Dutchness.CLAIMED}:
        dutch = (*_before_establishing(dutchness, case), *_dutch(case, person, around))
        return (*dutch, *visa_routes(case, person, around))
    found = tuple(_not_dutch(case, person, around))
    if dutchness is Dutchness.UNKNOWN and not found:
        return tuple(_before_establishing(dutchness, case))
    return found


def dutchness_of(person: Person, around: Around) -> Dutchness:
    """Return what inquiries and stated nationalities say, an inquiry that was concluded first."""
    states = {each.state for each in around.all(NationalityInquiry, person=person.id)}
    if InquiryState.ESTABLISHED_DUTCH in states:
        return Dutchness.ESTABLISHED
    if states & {InquiryState.ESTABLISHED_NOT_DUTCH, InquiryState.LOST}:
        return Dutchness.NONE
    if states:
        return Dutchness.CLAIMED
    stated = {held.status for held in person.nationalities if held.nationality == DUTCH}
    if stated - {NationalityStatus.LOST}:
        return Dutchness.CLAIMED
    return Dutchness.NONE if person.nationalities else Dutchness.UNKNOWN


def _before_establishing(dutchness: Dutchness, case: Case) -> Iterator[Route]:
    if dutchness is Dutchness.ESTABLISHED:
        return
    yield Route(
        "ONDERZOEK",
        N_("First establish identity and nationality: no Dutch document can be issued before that."),
        "Paspoortwet 28(1)",
    )
    if is_urgent(case):
        yield Route(
            "DCV",
            N_(
                "If a life is in danger and nationality is in doubt, headquarters may decide in an emergency."
            ),
            "§8.2",
        )


def is_urgent(case: Case) -> bool:
    """Tell whether a journey may not be able to wait."""
    return case.direct_danger is Answer.YES or case.risk_level in {RiskLevel.ACUTE, RiskLevel.HIGH}


def _dutch(case: Case, person: Person, around: Around) -> Iterator[Route]:
    if not _has_post(case):
        yield Route(
            DocumentKind.EU_EMERGENCY_DOCUMENT,
            N_(
                "There is no Dutch post in this country: a post of another EU state can issue an EU document."
            ),
            "Richtlijn (EU) 2019/997",
        )
    status = minor_status(person.born_on, around.today)
    if status is not MinorStatus.NO:
        yield from routes_of_minor(person, status, around)
        if has_all_consent(person, around):
            yield from _emergency(around)
        return
    wanted = around.all(TravelDocumentApplication, person=person.id)
    urgent = is_urgent(case) or any(application.is_urgent for application in wanted)
    if not urgent:
        yield Route(
            DocumentKind.NATIONAL_PASSPORT,
            N_("A national passport, if the person is safe and can wait two to four weeks."),
            "§8.2",
        )
    yield from _emergency(around)
    if urgent:
        yield Route(
            DocumentKind.NATIONAL_PASSPORT,
            N_("A national passport only if the journey can wait after all."),
            "§8.2",
        )


def _emergency(around: Around) -> Iterator[Route]:
    if _has_station(around):
        yield Route(
            DocumentKind.EMERGENCY_PASSPORT,
            N_("An emergency passport, if the journey cannot wait."),
            "PUB 25(2)",
        )
    yield Route(
        DocumentKind.LAISSEZ_PASSER,
        N_("A handwritten laissez-passer, if the journey cannot wait and no document station can be used."),
        "PUB 25(3)",
    )


def _not_dutch(case: Case, person: Person, around: Around) -> Iterator[Route]:
    yield from visa_routes(case, person, around)
    european = {row["alpha3"] for row in rows("countries") if row["alpha2"] in _members(around)}
    if any(held.nationality in european for held in person.nationalities):
        yield Route(
            DocumentKind.EU_EMERGENCY_DOCUMENT,
            N_("A citizen of another EU state without a post of their own can get an EU document from us."),
            "Richtlijn (EU) 2019/997",
        )


def _members(around: Around) -> frozenset[str]:
    today = around.today.isoformat()
    return frozenset(
        row["country"]
        for row in rows("inside_territory")
        if row["territory"] == "EU" and (not row["valid_until"] or row["valid_until"] >= today)
    )


def _has_station(around: Around) -> bool:
    """Tell whether this post has a document station; headquarters speaks for a post that may have one."""
    found = [row for row in rows("posts") if row["code"] == around.post]
    return not found or found[0]["has_document_station"] == "true" or found[0]["kind"] != "POST"


def _has_post(case: Case) -> bool:
    """Tell whether a Dutch post stands in the country of stay, as far as the table of posts knows."""
    country = case.country_of_stay
    served = {each for row in rows("posts") for each in row["area_countries"].split()}
    standing = {row["country"] for row in rows("posts")}
    return country is None or country not in served or country in standing
