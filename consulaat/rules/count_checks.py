"""Whether counts, stays and amounts can be right (domain §3.19, §11, §12)."""

from collections.abc import Iterator

from consulaat.records.campaign import AttendanceCheck, CampaignMeasurement
from consulaat.records.money import Commitment, CostLine, Payment
from consulaat.records.safehouse import Safehouse, Stay
from consulaat.rules.around import Around
from consulaat.rules.code_checks import (
    currency_findings,
)
from consulaat.rules.findings import Finding, warning
from consulaat.rules.nights import night_findings
from consulaat.rules.number_checks import iban_findings
from consulaat.rules.rates import euro_at
from resources.texts import N_


def attendance_checks(check: AttendanceCheck, _around: Around) -> Iterator[Finding]:
    """Check that each count fits into the one before it."""
    if check.followed_up_count > check.checked_count:
        yield Finding(
            "MORE_FOLLOWED_UP_THAN_CHECKED",
            N_("No more pupils can be followed up than were checked."),
            "§3.19",
            field_name="followed_up_count",
        )
    if check.concrete_count > check.followed_up_count:
        yield Finding(
            "MORE_CONCRETE_THAN_FOLLOWED_UP",
            N_("No more cases can be concrete than were followed up."),
            "§3.19",
            field_name="concrete_count",
        )
    yield from _explanation_checks(check)
    yield from _period(check)


def _explanation_checks(check: AttendanceCheck) -> Iterator[Finding]:
    """Warn where the explanations do not fit; a source may count otherwise, so they stop nothing."""
    explained = explained_count(check)
    if explained is not None and explained + check.concrete_count > check.followed_up_count:
        yield warning(
            "MORE_EXPLAINED_THAN_FOLLOWED_UP",
            N_("More pupils are explained or concrete than were followed up."),
            "§3.19",
            "explained_total",
        )
    if explained is not None and sum(each.count for each in check.explained) > explained:
        yield warning(
            "MORE_EXPLANATIONS_THAN_EXPLAINED",
            N_("The explanations come to more than the number of explained pupils."),
            "§3.19",
            "explained",
        )


def explained_count(check: AttendanceCheck) -> int | None:
    """Return how many absences are explained: as the source says, else what the explanations come to."""
    if check.explained_total is None and check.explained:
        return sum(each.count for each in check.explained)
    return check.explained_total


def measurement_checks(measurement: CampaignMeasurement, _around: Around) -> Iterator[Finding]:
    """Check the period of a figure."""
    yield from _period(measurement)


def _period(record: AttendanceCheck | CampaignMeasurement) -> Iterator[Finding]:
    if record.period_until <= record.period_from:
        yield Finding(
            "EMPTY_PERIOD",
            N_("The period ends before it starts; its end is the first day that no longer counts."),
            "§16.1",
            field_name="period_until",
        )


def stay_checks(stay: Stay, around: Around) -> Iterator[Finding]:
    """Check days, people and nights of a stay."""
    departure = stay.departure_on or stay.planned_departure_on
    if departure and stay.arrival_on and departure < stay.arrival_on:
        yield Finding(
            "LEFT_BEFORE_ARRIVAL",
            N_("The day of departure is before the day of arrival."),
            "§15.9",
            field_name="departure_on" if stay.departure_on else "planned_departure_on",
        )
    if not stay.people:
        yield Finding("NOBODY_STAYS", N_("Name at least one person who stays."), "§11", field_name="people")
    yield from night_findings(stay, around.today)


def safehouse_checks(house: Safehouse, _around: Around) -> Iterator[Finding]:
    """Check the currencies of the tariffs."""
    for line in house.tariff_lines:
        yield from currency_findings(line.amount.currency, "tariff_lines")


def amount_checks(record: Commitment | CostLine | Payment, _around: Around) -> Iterator[Finding]:
    """Check an amount and its euros."""
    if record.amount.amount <= 0:
        yield Finding("NO_AMOUNT", N_("The amount must be more than nought."), "§12.4", field_name="amount")
    if record.euro_amount is None:
        yield warning(
            "NO_RATE", N_("There is no exchange rate for this currency on this day."), "§12.4", "rate"
        )
    elif record.rate is not None and euro_at(record.amount, record.rate) != record.euro_amount:
        yield warning(
            "EURO_DIFFERS",
            N_("The amount in euro does not follow from the amount and the rate."),
            "§12.4",
            "euro_amount",
        )


def payment_checks(payment: Payment, around: Around) -> Iterator[Finding]:
    """Check amount and account number of a payment."""
    yield from amount_checks(payment, around)
    yield from iban_findings(payment.iban, "iban")
