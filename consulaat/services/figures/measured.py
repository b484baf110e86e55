"""Counts that others made: campaign measurements and school attendance checks, as exact as their source."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from consulaat.records.campaign import (
    AbsenceExplanation,
    AttendanceCheck,
    CampaignIndicator,
    CampaignMeasurement,
)
from consulaat.rules.count_checks import explained_count
from consulaat.services.figures.figure import Row
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import Figures
from consulaat.services.figures.words import decimal, measured
from resources.reference import label
from resources.texts import N_, _, language

NEVER_ADDED: Final = N_("Measurements keep the precision of their source and are never added up.")
_SPLIT: Final = "explained"
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
    explained = [explained_count(check) for check in checks]
    known = [total for total in explained if total is not None]
    span = ", ".join(dict.fromkeys(check.period_text for check in checks if check.period_text))
    return (
        _step("checked", N_("Checked"), sum(check.checked_count for check in checks), span),
        _step("followed_up", N_("Followed up"), sum(check.followed_up_count for check in checks), span),
        _step("concrete", N_("Concrete"), sum(check.concrete_count for check in checks), span),
        _step("explained", N_("Explained"), sum(known) if len(known) == len(checks) else None, span, _SPLIT),
        *_explanations(checks, sum(known), span),
    )


def split_is_unknown(found: tuple[Row, ...]) -> bool:
    """Tell whether some of the explained absences have no known explanation."""
    counts = {row.code: row.value for row in found}
    explained, unknown = counts["explained"], counts.get(f"explained/{AbsenceExplanation.UNKNOWN}")
    is_split = any(code.startswith("explained/") for code in counts)
    return bool(unknown) if is_split else explained is None or bool(explained)


def _explanations(checks: tuple[AttendanceCheck, ...], explained: int, span: str) -> Iterator[Row]:
    """Yield a row for each explanation, what no source divides under unknown; none where nothing is divided."""
    counts = dict.fromkeys(AbsenceExplanation, 0)
    for each in (each for check in checks for each in check.explained):
        counts[each.explanation] += each.count
    if not any(counts.values()):
        return
    counts[AbsenceExplanation.UNKNOWN] += max(explained - sum(counts.values()), 0)
    for code, count in counts.items():
        words = label("AbsenceExplanation", code.value, language())
        yield Row(
            code=f"explained/{code}",
            label=_("Explained: {what}", what=words),
            value=count,
            note=span,
            group=_SPLIT,
            measure="M14",
        )


def _step(code: str, words: str, count: int | None, note: str, within: str = "") -> Row:
    shown = _("Unknown") if count is None else ""
    return Row(code=code, label=_(words), value=count, shown=shown, note=note, within=within, measure="M14")


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
