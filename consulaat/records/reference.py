"""Reference data: dated, with a source, the same at every store (domain §20)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record
from consulaat.values.sealed import Sealed
from resources.texts import N_


class OrganisationKind(StrEnum):
    """What an organisation is (domain §2.1)."""

    POST = "POST"
    HONORARY_CONSULATE = "HONORAIR_CONSULAAT"
    CONTACT_CENTRE = "BZ_CONTACTCENTER"
    HEADQUARTERS = "DCV"
    HUB = "LKHA"
    SAFE_AT_HOME = "VEILIG_THUIS"
    SUPPORT_CENTRE = "STEUNPUNT_HG"
    HONOUR_VIOLENCE_CHAIN = "KEG"
    IMMIGRATION_SERVICE = "IND"
    IDENTITY_AGENCY = "RVIG"
    MUNICIPALITY = "GEMEENTE"
    CHILD_PROTECTION_BOARD = "RVDK"
    CHILD_PROTECTION_AGENCY = "GI"
    COURT = "RECHTBANK"
    CENTRAL_AUTHORITY = "CENTRALE_AUTORITEIT"
    HONOUR_VIOLENCE_EXPERTISE = "LEC_EGG"
    POLICE = "POLITIE"
    BORDER_POLICE = "KMAR"
    PROSECUTION = "OM"
    SCHOOL_ATTENDANCE = "LEERPLICHT"
    LOCAL_NGO = "NGO_LOKAAL"
    SELF_ORGANISATION = "ZELFORGANISATIE"
    FOREIGN_PARTNER = "BUITENLANDSE_PARTNER"
    LOCAL_AUTHORITY = "LOKALE_AUTORITEIT"
    CARRIER = "VERVOERDER"
    INSURER = "VERZEKERAAR"
    INTERPRETING_SERVICE = "TOLKDIENST"
    LAWYER = "ADVOCAAT"
    MEDICAL = "MEDISCH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """An organisation that takes part.

    ``contact_details`` is where they are written down; the program moves them to ``sealed_contact_details``
    when they are sealed, as those of a local NGO always are (§17.5).
    """

    MERGE: ClassVar = Merge.HEADQUARTERS
    REFERENCES: ClassVar = ("code",)

    code: Annotated[str, About(N_("Code"))]
    kind: Annotated[OrganisationKind, About(N_("Kind"))]
    name: Annotated[str, About(N_("Name"))]
    country: Annotated[str | None, About(N_("Country"))] = None
    region: Annotated[str | None, About(N_("Region"))] = None
    contact_details: Annotated[str | None, About(N_("Contact details"), hidden=True)] = None
    contact_is_sealed: Annotated[bool, About(N_("Contact details are sealed"))] = False
    sealed_contact_details: Annotated[
        Sealed[str] | None, About(N_("Sealed contact details"), filled=True)
    ] = None
    valid_from: Annotated[date | None, About(N_("Valid from"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    source: Annotated[str | None, About(N_("Source"))] = None


class RateKind(StrEnum):
    """What a rate was fixed for."""

    MONTHLY = "MAANDKOERS"
    DAILY = "DAGKOERS"
    CASH = "KASKOERS"
    INVOICE = "FACTUURKOERS"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate(Record):
    """Units of a currency per euro in a span of days (domain §12.4)."""

    MERGE: ClassVar = Merge.HEADQUARTERS

    currency: Annotated[str, About(N_("Currency"))]
    units_per_euro: Annotated[Decimal, About(N_("Units per euro"))]
    kind: Annotated[RateKind, About(N_("Kind"))]
    valid_from: Annotated[date | None, About(N_("Valid from"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    source: Annotated[str | None, About(N_("Source"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Record):
    """A day on which an authority does not work, or works although its calendar thinks otherwise (domain §18).

    It adds to or overrules the days that a calendar knows by itself; ``valid_until`` before the day takes it back.
    """

    MERGE: ClassVar = Merge.HEADQUARTERS

    calendar: Annotated[str, About(N_("Calendar"))]
    falls_on: Annotated[date, About(N_("Falls on"))]
    name: Annotated[str, About(N_("Name"))]
    is_worked: Annotated[bool, About(N_("This day is worked"))] = False
    valid_from: Annotated[date | None, About(N_("Valid from"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    source: Annotated[str | None, About(N_("Source"))] = None


class FundingCode(StrEnum):
    """Sources of money (domain §12.2)."""

    OWN_MEANS = "F01"
    THIRD_PARTIES = "F02"
    HUB_EMERGENCY_FUND = "F03"
    LOAN = "F04"
    MINISTRY_BUDGET = "F05"
    NGO_PROJECT = "F06"
    INSURANCE = "F07"
    MUNICIPALITY = "F08"
    FEE_WAIVER = "F09"
    OTHER_EU_STATE = "F10"


class CostCategory(StrEnum):
    """What a cost is for (domain §12.1)."""

    TRAVEL_DOCUMENT_FEE = "K01"
    VISA_FEE = "K02"
    TICKET = "K03"
    SAFEHOUSE_STAY = "K04"
    LOCAL_TRANSPORT = "K05"
    SUBSISTENCE = "K06"
    MEDICAL = "K07"
    EXIT_PAPERS = "K08"
    LEGALISATION = "K09"
    LEGAL = "K10"
    DNA_TEST = "K11"
    NGO_GUIDANCE = "K12"
    INTERPRETER = "K13"
    COMMUNICATION = "K14"
    TRAVEL_ESCORT = "K15"
    MEDIATION_FEE = "K16"
    COURIER = "K17"
    OTHER = "K18"


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingSource(Record):
    """Where money may come from, and for what it may be used without asking headquarters."""

    MERGE: ClassVar = Merge.HEADQUARTERS
    REFERENCES: ClassVar = ("code",)

    code: Annotated[FundingCode, About(N_("Code"))]
    name: Annotated[str, About(N_("Name"))]
    rule: Annotated[str | None, About(N_("Rule"))] = None
    categories: Annotated[frozenset[CostCategory], About(N_("Cost categories"))] = frozenset()
    needs_hub_agreement: Annotated[bool, About(N_("Needs the hub's written agreement"))] = False
    needs_budget_code: Annotated[bool, About(N_("Needs a budget code"))] = False
    must_be_received_first: Annotated[bool, About(N_("Must be received before it is paid out"))] = False
    valid_from: Annotated[date | None, About(N_("Valid from"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    source: Annotated[str | None, About(N_("Source"))] = None
