"""Counts that others made: campaign measurements and school attendance checks, as exact as their source."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from consulaat.records.campaign import CampaignIndicator, CampaignMeasurement
from consulaat.services.figures.figure import Row
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import Figures
from consulaat.services.figures.words import decimal, measured
from resources.reference import label
from resources.texts import N_, _, language

NEVER_ADDED: Final = N_("Measurements keep the precision of their source and are never added up.")
SPLIT_UNKNOWN: Final = N_("How the explained absences divide over the explanations is unknown.")


def measurement_rows(
    figures: Figures, period: Period, indicator: CampaignIndicator | None = None
) -> tuple[Row, ...]:
    """Return a row for every campaign measurement, or for those of one indicator."""
    found = figures.measurements(period)
    return tuple(
        _measurement(figures, each) for each in found if indicator is None or each.indicator is indicator
    )


def per_week(count: int, period: Period) -> str:
    """Return how many a week that is: the count divided by (days / 7), with one decimal."""
    weekly = Decimal(count * 7) / period.days
    return _("{amount} per week", amount=decimal(weekly.quantize(Decimal("0.1"), ROUND_HALF_UP)))


def attendance_rows(figures: Figures, period: Period) -> tuple[Row, ...]:
    """Return what the school attendance checks of a period come to together."""
    checks = figures.attendance_checks(period)
    explained = [check.explained_total for check in checks]
    known = [total for total in explained if total is not None]
    span = ", ".join(dict.fromkeys(check.period_text for check in checks if check.period_text))
    return (
        _step("checked", N_("Checked"), sum(check.checked_count for check in checks), span),
        _step("followed_up", N_("Followed up"), sum(check.followed_up_count for check in checks), span),
        _step("concrete", N_("Concrete"), sum(check.concrete_count for check in checks), span),
        _step("explained", N_("Explained"), sum(known) if len(known) == len(checks) else None, span),
    )


def _step(code: str, words: str, count: int | None, note: str) -> Row:
    shown = _("Unknown") if count is None else ""
    return Row(code=code, label=_(words), value=count, shown=shown, note=note, measure="M14")


def _measurement(figures: Figures, each: CampaignMeasurement) -> Row:
    organisation = ""
    if each.source_organisation is not None:
        organisation = figures.organisation_code(each.source_organisation)
    what = label("CampaignIndicator", each.indicator.value, language())
    name = figures.organisations().get(organisation, "")
    return Row(
        code=each.indicator.value,
        label=f"{what}, {name}" if name else what,
        value=each.value,
        shown=measured(each),
        precision=each.precision.value,
        note="; ".join(filter(None, (each.period_text, each.note))),
        measure="M28",
    )
