"""Costs, commitments and payments of a case (domain §12). Amounts are facts that nobody edits."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import (
    CaseId,
    CommitmentId,
    CostLineId,
    ExchangeRateId,
    FundingSourceId,
    OrganisationId,
    PersonId,
    StayId,
    UserId,
)
from consulaat.records.reference import CostCategory
from consulaat.values.money import Money
from resources.texts import N_


class CommitmentState(StrEnum):
    """How far a commitment has come."""

    REQUESTED = "AANGEVRAAGD"
    APPROVED = "GOEDGEKEURD"
    REJECTED = "AFGEWEZEN"
    LAPSED = "VERVALLEN"


class ApprovalLevel(StrEnum):
    """Who must approve (domain §12.5)."""

    FIRST = "L1"
    SECOND = "L2"
    THIRD = "L3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """Approved money from one source."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    funding_source: Annotated[FundingSourceId, About(N_("Funding source"), merge=Merge.FIXED)]
    amount: Annotated[Money, About(N_("Amount"), merge=Merge.FIXED)]
    rate: Annotated[Decimal | None, About(N_("Rate"), filled=True)] = None
    euro_amount: Annotated[Money | None, About(N_("Amount in euro"), filled=True)] = None
    categories: Annotated[frozenset[CostCategory], About(N_("Cost categories"))]
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    state: Annotated[CommitmentState, About(N_("State"), filled=True)] = CommitmentState.REQUESTED
    level: Annotated[ApprovalLevel | None, About(N_("Approval level"), filled=True)] = None
    requested_by: Annotated[UserId | None, About(N_("Requested by"), filled=True)] = None
    approved_by: Annotated[UserId | None, About(N_("Approved by"), filled=True)] = None
    approved_at: Annotated[datetime | None, About(N_("Approved on"), filled=True)] = None
    is_acute: Annotated[bool, About(N_("Acute"))] = False
    reason: Annotated[str | None, About(N_("Reason"))] = None


class CostState(StrEnum):
    """How far a cost line has come."""

    ESTIMATE = "RAMING"
    REQUESTED = "AANGEVRAAGD"
    APPROVED = "GOEDGEKEURD"
    REJECTED = "AFGEWEZEN"
    INVOICED = "GEFACTUREERD"
    PAID = "BETAALD"
    SETTLED = "AFGEREKEND"
    RECLAIMED = "TERUGGEVORDERD"
    LAPSED = "VERVALLEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine(Record):
    """One cost of a case, from estimate to settled."""

    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    category: Annotated[CostCategory, About(N_("Category"))]
    description: Annotated[str | None, About(N_("Description"), searchable=Search.TEXT)] = None
    state: Annotated[CostState, About(N_("State"), filled=True)] = CostState.ESTIMATE
    amount: Annotated[Money, About(N_("Amount"))]
    exchange_rate: Annotated[ExchangeRateId | None, About(N_("Exchange rate"), filled=True)] = None
    rate: Annotated[Decimal | None, About(N_("Rate"), filled=True)] = None
    euro_amount: Annotated[Money | None, About(N_("Amount in euro"), filled=True)] = None
    requested_by: Annotated[UserId | None, About(N_("Requested by"), filled=True)] = None
    requested_at: Annotated[datetime | None, About(N_("Requested on"), filled=True)] = None
    approved_by: Annotated[UserId | None, About(N_("Approved by"), filled=True)] = None
    approved_at: Annotated[datetime | None, About(N_("Approved on"), filled=True)] = None
    rejection_reason: Annotated[str | None, About(N_("Reason for rejection"))] = None
    commitment: Annotated[CommitmentId | None, About(N_("Commitment"))] = None
    funding_source: Annotated[FundingSourceId | None, About(N_("Funding source"))] = None
    incurred_on: Annotated[date | None, About(N_("Incurred on"))] = None
    stay: Annotated[StayId | None, About(N_("Stay"))] = None


class PaymentMethod(StrEnum):
    """How money left."""

    CASH = "KAS"
    BANK = "BANK"
    CARD = "KAART"
    DIRECT_BY_HUB = "DIRECT_DOOR_LKHA"
    TICKET_VOUCHER = "TICKETVOUCHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Record):
    """Money that left."""

    MERGE: ClassVar = Merge.POST
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    cost_line: Annotated[CostLineId, About(N_("Cost line"), merge=Merge.FIXED)]
    commitment: Annotated[CommitmentId, About(N_("Commitment"), merge=Merge.FIXED)]
    amount: Annotated[Money, About(N_("Amount"), merge=Merge.FIXED)]
    rate: Annotated[Decimal | None, About(N_("Rate"), filled=True)] = None
    euro_amount: Annotated[Money | None, About(N_("Amount in euro"), filled=True)] = None
    method: Annotated[PaymentMethod, About(N_("Method"))]
    paid_on: Annotated[date, About(N_("Paid on"), merge=Merge.FIXED)]
    paid_by: Annotated[UserId, About(N_("Paid by"), merge=Merge.FIXED)]
    beneficiary: Annotated[PersonId | None, About(N_("Paid to person"))] = None
    beneficiary_organisation: Annotated[OrganisationId | None, About(N_("Paid to organisation"))] = None
    beneficiary_name: Annotated[str | None, About(N_("Paid to"), searchable=Search.NAME)] = None
    iban: Annotated[str | None, About(N_("Account number"), hidden=True, searchable=Search.NUMBER)] = None
    receipt_is_signed: Annotated[bool | None, About(N_("Receipt is signed"))] = None
    no_receipt_reason: Annotated[str | None, About(N_("Why there is no receipt"))] = None
