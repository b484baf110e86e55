"""The lists an officer can open, each declared once: papers, shelter, money, reference tables, and those of work."""

from typing import Final

from consulaat.records.money import CommitmentState, CostState
from consulaat.records.safehouse import StayState
from consulaat.records.travel_document import ApplicationState
from consulaat.records.visa import VisaState
from consulaat.services.list_view import ListView, one_of
from consulaat.services.list_views_of_work import WORK_LISTS
from resources.texts import N_

OTHER_LISTS: Final = (
    ListView(
        name="travel_document_application",
        title=N_("Document applications"),
        columns=("number", "person", "kind", "applied_on", "state", "case", "taken_by"),
        search=("number", "person", "case", "document_number"),
        sort="applied_on",
        descending=True,
        presets=(
            (
                N_("Under way"),
                lambda _me, _today: (
                    one_of(
                        "state",
                        ApplicationState.DRAFT.value,
                        ApplicationState.SUBMITTED.value,
                        ApplicationState.IN_PROGRESS.value,
                        ApplicationState.HELD.value,
                        ApplicationState.REFUSAL_INTENDED.value,
                    ),
                ),
            ),
            (
                N_("To be handed out"),
                lambda _me, _today: (
                    one_of("state", ApplicationState.IN_PRODUCTION.value, ApplicationState.AT_POST.value),
                ),
            ),
        ),
    ),
    ListView(
        name="travel_document",
        title=N_("Travel documents"),
        columns=("number", "person", "kind", "issuing_country", "valid_until", "possession"),
        search=("number", "person", "authority"),
        sort="valid_until",
        descending=True,
    ),
    ListView(
        name="visa_application",
        title=N_("Visa applications"),
        columns=("number", "person", "kind", "submitted_on", "decision_due_on", "state", "case"),
        search=("number", "person", "case", "sticker_number"),
        sort="submitted_on",
        descending=True,
        presets=(
            (
                N_("Under way"),
                lambda _me, _today: (
                    one_of(
                        "state",
                        VisaState.DRAFT.value,
                        VisaState.SUBMITTED.value,
                        VisaState.WITH_IMMIGRATION_SERVICE.value,
                        VisaState.SUPPLEMENT_REQUESTED.value,
                        VisaState.APPROVED.value,
                    ),
                ),
            ),
        ),
    ),
    ListView(
        name="residence_right",
        title=N_("Residence rights"),
        columns=("person", "kind", "document_number", "valid_until", "document_is_held", "main_residence"),
        search=("person", "document_number"),
        sort="valid_until",
        descending=True,
    ),
    ListView(
        name="ind_consultation",
        title=N_("Questions to IND"),
        columns=("visa_application", "sent_at", "answer", "received_at", "handler"),
        search=("visa_application", "handler"),
        sort="sent_at",
        descending=True,
        presets=((N_("Without an answer"), lambda _me, _today: (one_of("received_at", None),)),),
    ),
    ListView(
        name="stay",
        title=N_("Stays"),
        columns=("case", "safehouse", "arrival_on", "planned_departure_on", "nights", "state"),
        search=("case", "safehouse"),
        sort="arrival_on",
        descending=True,
        presets=(
            (
                N_("Now in shelter"),
                lambda _me, _today: (
                    one_of("state", StayState.ACTIVE.value, StayState.EXTENSION_REQUESTED.value),
                ),
            ),
            (N_("To be approved"), lambda _me, _today: (one_of("state", StayState.REQUESTED.value),)),
        ),
    ),
    ListView(
        name="safehouse",
        title=N_("Safehouses"),
        columns=(
            "code_name",
            "country",
            "region",
            "capacity_women",
            "capacity_men",
            "capacity_children",
            "approval",
        ),
        search=("code_name", "region"),
        sort="code_name",
    ),
    ListView(
        name="commitment",
        title=N_("Commitments"),
        columns=("case", "funding_source", "amount", "euro_amount", "level", "state", "valid_until"),
        search=("case", "funding_source", "reason"),
        sort="approved_at",
        descending=True,
        presets=(
            (N_("To be approved"), lambda _me, _today: (one_of("state", CommitmentState.REQUESTED.value),)),
        ),
    ),
    ListView(
        name="cost_line",
        title=N_("Costs"),
        columns=("case", "category", "description", "amount", "euro_amount", "incurred_on", "state"),
        search=("case", "description"),
        sort="incurred_on",
        descending=True,
        presets=(
            (N_("To be approved"), lambda _me, _today: (one_of("state", CostState.REQUESTED.value),)),
            (
                N_("To be paid"),
                lambda _me, _today: (one_of("state", CostState.APPROVED.value, CostState.INVOICED.value),),
            ),
        ),
    ),
    ListView(
        name="payment",
        title=N_("Payments"),
        columns=(
            "paid_on",
            "case",
            "amount",
            "euro_amount",
            "method",
            "beneficiary_name",
            "receipt_is_signed",
        ),
        search=("case", "beneficiary_name"),
        sort="paid_on",
        descending=True,
        presets=(
            (
                N_("Without a signed receipt"),
                lambda _me, _today: (one_of("receipt_is_signed", "false", None),),
            ),
        ),
    ),
    ListView(
        name="organisation",
        title=N_("Organisations"),
        columns=("code", "name", "kind", "country", "region", "valid_until"),
        search=("code", "name", "region"),
        sort="name",
        is_personal=False,
    ),
    ListView(
        name="exchange_rate",
        title=N_("Exchange rates"),
        columns=("currency", "units_per_euro", "kind", "valid_from", "valid_until", "source"),
        search=("currency", "source"),
        sort="valid_from",
        descending=True,
        is_personal=False,
    ),
    ListView(
        name="holiday",
        title=N_("Holidays"),
        columns=("calendar", "falls_on", "name", "is_worked", "valid_from", "valid_until"),
        search=("calendar", "name", "source"),
        sort="falls_on",
        descending=True,
        is_personal=False,
    ),
    ListView(
        name="funding_source",
        title=N_("Funding sources"),
        columns=("code", "name", "rule", "needs_hub_agreement", "valid_from", "valid_until"),
        search=("name", "rule"),
        sort="code",
        is_personal=False,
    ),
    ListView(
        name="campaign",
        title=N_("Campaigns"),
        columns=("name", "period_from", "period_until", "period_text"),
        search=("name", "period_text"),
        sort="period_from",
        descending=True,
        is_personal=False,
    ),
    ListView(
        name="campaign_measurement",
        title=N_("Measurements"),
        columns=("campaign", "indicator", "period_from", "period_until", "value", "precision"),
        search=("campaign", "note"),
        sort="period_from",
        descending=True,
        is_personal=False,
    ),
    ListView(
        name="attendance_check",
        title=N_("School attendance checks"),
        columns=("municipality", "period_from", "period_until", "checked_count", "concrete_count"),
        search=("municipality", "period_text"),
        sort="period_from",
        descending=True,
        is_personal=False,
    ),
)
LISTS: Final = (*WORK_LISTS, *OTHER_LISTS)


def list_view(name: str) -> ListView:
    """Return a list by its name."""
    return next(each for each in LISTS if each.name == name)
