"""How each measure is laid out: its value, its rows and what must be known to read them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from consulaat.records.campaign import CampaignIndicator, Precision
from consulaat.records.person import Gender
from consulaat.services.figures.ages import MinorStatus, minor_rows
from consulaat.services.figures.counted import (
    COUNTED,
    REPORTED,
    Counting,
    Counts,
    notes_on,
)
from consulaat.services.figures.figure import Row, Value
from consulaat.services.figures.measured import (
    NEVER_ADDED,
    SPLIT_UNKNOWN,
    attendance_rows,
    measurement_rows,
    per_week,
    split_is_unknown,
)
from consulaat.services.figures.parts import (
    cases_with_visa,
    document_rows,
    forced_marriage,
    issued_and_handed_out,
    unique_cases,
)
from consulaat.services.figures.ports import Only, Source, Unit
from consulaat.services.figures.spending import PRESENT_NIGHTS, WITHOUT_EURO, money_rows, stay_rows
from resources.reference import label, rows
from resources.texts import N_, _, language

RETURNED_WITHOUT_DAY: Final = N_(
    "Cases closed as returned without a day of return are not counted here; they stand in a row of their own."
)
FORCED_MARRIAGE_UNKNOWN: Final = N_(
    "Counted by the established phenomenon. Where forced marriage was not established it is unknown "
    "whether it played a part; that is not the same as no."
)
BOTH_READINGS: Final = N_("Issued and handed out are counted apart: a document can wait at the post.")
AS_THEY_ARE_NOW: Final = N_("State and risk level are those of today.")
BY_DAY_OF_RETURN: Final = N_(
    "Who returned counts by the day of return, also when the report came in an earlier period."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What a measure comes to, before it is put under its definition."""

    value: Value
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    value_row: str = ""


Layout = Callable[[Counts], Laid]


def split(counts: Counts, measure: str, fields: tuple[str, ...]) -> Laid:
    """Return a count with a row for every value of each of the fields."""
    counting = COUNTED[measure]
    found = [row for field in fields for row in counts.rows(counting, field)]
    return Laid(value=counts.total(counting), rows=tuple(found), notes=notes_on(counting, fields))


def _plain(measure: str) -> Layout:
    return lambda counts: split(counts, measure, COUNTED[measure].by)


def _information_requests(counts: Counts) -> Laid:
    own = split(counts, "M01", COUNTED["M01"].by)
    count = counts.measure("M01")
    weekly = Row(
        code="PER_WEEK",
        label=_("Per week"),
        value=count,
        shown=per_week(count, counts.period),
        precision=Precision.ABOUT.value,
    )
    measured = measurement_rows(counts.figures, counts.period, CampaignIndicator.INFORMATION_REQUESTS)
    return replace(own, rows=(*own.rows, weekly, *measured), notes=(*own.notes, _(NEVER_ADDED)))


def _reports(counts: Counts) -> Laid:
    own = split(counts, "M02", COUNTED["M02"].by)
    return replace(own, rows=(*own.rows, unique_cases(counts)))


def _forced(counts: Counts) -> Laid:
    rows = forced_marriage(counts)
    return Laid(
        value=counts.measure("M05") if any(row.code == "JA" for row in rows) else None,
        rows=rows,
        notes=(_(FORCED_MARRIAGE_UNKNOWN),),
        value_row="JA",
    )


def _with_children(counts: Counts) -> Laid:
    own = split(counts, "M07", COUNTED["M07"].by)
    unknown = replace(COUNTED["M07"], only=(*REPORTED, Only.CHILDREN_UNKNOWN))
    row = Row(code="ONBEKEND", label=_("Not known whether children are along"), value=counts.total(unknown))
    return replace(own, rows=(*own.rows, row))


def _return_visas(counts: Counts) -> Laid:
    own = split(counts, "M08", COUNTED["M08"].by)
    return replace(own, rows=(*own.rows, cases_with_visa(counts)))


def _documents(counts: Counts) -> Laid:
    return Laid(
        value=counts.measure("M09"),
        rows=(*issued_and_handed_out(counts), *document_rows(counts)),
        notes=(_(BOTH_READINGS),),
    )


def _returned(counts: Counts) -> Laid:
    own = split(counts, "M11", COUNTED["M11"].by)
    undated = Counting(
        source=Source.CLOSED_CASES, unit=Unit.CASES, only=(Only.CLOSED_AS_RETURNED, Only.NO_DAY_OF_RETURN)
    )
    row = Row(
        code="ZONDER_DATUM",
        label=_("Closed as returned, without a day of return"),
        value=counts.total(undated),
    )
    return replace(own, rows=(*own.rows, row), notes=(*own.notes, _(RETURNED_WITHOUT_DAY)))


def _nationalities(counts: Counts) -> Laid:
    own = split(counts, "M12", COUNTED["M12"].by)
    both = sum(row.value for row in own.rows if "+" in row.code and isinstance(row.value, int))
    whole = own.value if isinstance(own.value, int) else None
    row = Row(
        code="BIPATRIDE",
        label=_("With more than one nationality"),
        value=both,
        of=whole,
        within="nationality",
    )
    return replace(own, rows=(*own.rows, row))


def _attendance(counts: Counts) -> Laid:
    found = attendance_rows(counts.figures, counts.period)
    is_any = any(row.value for row in found)
    notes = (_(SPLIT_UNKNOWN),) if is_any and split_is_unknown(found) else ()
    return Laid(value=next(row.value for row in found if row.code == "concrete"), rows=found, notes=notes)


def _countries(counts: Counts) -> Laid:
    own = split(counts, "M18", COUNTED["M18"].by)
    focus = {row["alpha2"] for row in rows("focus_countries")}
    reports = tuple(replace(row, note=_("focus country") if row.code in focus else "") for row in own.rows)
    cases = counts.rows(
        replace(COUNTED["M18"], unit=Unit.CASES, only=(*REPORTED, Only.HAS_CASE)), "country_of_stay"
    )
    named = (
        replace(row, code=f"ZAKEN/{row.code}", label=_("Cases: {what}", what=row.label), group="cases")
        for row in cases
    )
    return replace(own, rows=(*reports, *named))


def _men_and_boys(counts: Counts) -> Laid:
    own = split(counts, "M23", COUNTED["M23"].by)
    whole = own.value if isinstance(own.value, int) else None
    found = tuple(replace(row, of=whole) for row in own.rows)
    men = next((row.value for row in found if row.code == Gender.MALE.value), 0)
    return replace(own, value=men, rows=found, value_row=Gender.MALE.value)


def _open(counts: Counts) -> Laid:
    own = split(counts, "M26", COUNTED["M26"].by)
    return replace(own, notes=(*own.notes, _(AS_THEY_ARE_NOW)))


def _minors(counts: Counts) -> Laid:
    found = minor_rows(counts.figures, counts.period)
    yes = MinorStatus.YES.value
    return Laid(value=next(row.value for row in found if row.code == yes), rows=found, value_row=yes)


def _stays(counts: Counts) -> Laid:
    found = stay_rows(counts.figures, counts.period)
    return Laid(value=found[0].value, rows=found, notes=(_(PRESENT_NIGHTS),))


def _costs(counts: Counts) -> Laid:
    found, is_incomplete, paid = money_rows(counts.figures, counts.period)
    return Laid(value=paid, rows=found, notes=(_(WITHOUT_EURO),) if is_incomplete else ())


def funnel(counts: Counts) -> tuple[Row, ...]:
    """Return the steps from report to return, each with its share of the step before."""
    steps: list[Row] = []
    for measure in ("M02", "M03", "M04", "M11"):
        before = steps[-1].value if steps else None
        steps.append(
            Row(
                code=measure,
                label=label("Measure", measure, language()),
                value=counts.measure(measure),
                of=before if isinstance(before, int) else None,
                measure=measure,
            )
        )
    return tuple(steps)


def _funnel(counts: Counts) -> Laid:
    return Laid(value=None, rows=funnel(counts), notes=(_(BY_DAY_OF_RETURN),))


def _measurements(counts: Counts) -> Laid:
    return Laid(value=None, rows=measurement_rows(counts.figures, counts.period), notes=(_(NEVER_ADDED),))


LAYOUTS: Final[Mapping[str, Layout]] = {
    **{measure: _plain(measure) for measure in COUNTED},
    "M01": _information_requests,
    "M02": _reports,
    "M05": _forced,
    "M07": _with_children,
    "M08": _return_visas,
    "M09": _documents,
    "M11": _returned,
    "M12": _nationalities,
    "M14": _attendance,
    "M17": _minors,
    "M18": _countries,
    "M20": _stays,
    "M21": _costs,
    "M23": _men_and_boys,
    "M26": _open,
    "M27": _funnel,
    "M28": _measurements,
}
