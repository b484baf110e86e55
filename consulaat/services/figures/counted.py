"""The measures that are counts: what each counts, and how it is split when nobody says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from consulaat.services.figures.figure import Row
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import FIELDS, Figures, Only, Question, Source, Tally, Unit
from consulaat.services.figures.words import OF_ORGANISATIONS, field_label
from resources.texts import N_, _

REPORTED: Final = (Only.NO_INFORMATION_REQUEST,)
ABROAD: Final = (*REPORTED, Only.FOREIGN_LINK)
ASSISTED: Final = (*ABROAD, Only.CONCRETE, Only.ASSISTED)
NOT_ADDITIVE: Final = N_("Organisation totals are not additive: one person can be several reports.")
CASES_OVERLAP: Final = N_("One case can stand in several rows, so the rows do not add up to the total.")
_UNKNOWN: Final = "ONBEKEND"
_KINDS: Final = {
    Source.VISAS: "VisaKind",
    Source.ISSUED_DOCUMENTS: "DocumentKind",
    Source.HANDED_OUT_DOCUMENTS: "DocumentKind",
}
_ALIASES: Final = {"phenomenon": "established_phenomenon", "report_phenomenon": "reported_phenomenon"}
_OF_REPORTS_ALONE: Final = frozenset(FIELDS[Source.REPORTS]) - frozenset(FIELDS[Source.CLOSED_CASES])

Where = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What a measure counts, and the fields it is split by when nobody says otherwise."""

    source: Source
    unit: Unit
    only: tuple[Only, ...] = ()
    by: tuple[str, ...] = ()


COUNTED: Final[Mapping[str, Counting]] = {
    "M01": Counting(
        source=Source.REPORTS,
        unit=Unit.RECORDS,
        only=(Only.INFORMATION_REQUEST,),
        by=("source_organisation",),
    ),
    "M02": Counting(source=Source.REPORTS, unit=Unit.RECORDS, only=REPORTED, by=("source_organisation",)),
    "M03": Counting(source=Source.REPORTS, unit=Unit.RECORDS, only=ABROAD, by=("source_organisation",)),
    "M04": Counting(source=Source.REPORTS, unit=Unit.CASES, only=ASSISTED, by=("established_phenomenon",)),
    "M05": Counting(
        source=Source.REPORTS,
        unit=Unit.CASES,
        only=(*ASSISTED, Only.FORCED_MARRIAGE),
        by=("forced_marriage",),
    ),
    "M06": Counting(source=Source.REPORTS, unit=Unit.CASES, only=ASSISTED, by=("handling_section",)),
    "M07": Counting(
        source=Source.REPORTS, unit=Unit.CASES, only=(*REPORTED, Only.WITH_CHILDREN), by=("handling_section",)
    ),
    "M08": Counting(source=Source.VISAS, unit=Unit.RECORDS, only=(Only.RETURN_VISA,), by=("kind",)),
    "M09": Counting(source=Source.HANDED_OUT_DOCUMENTS, unit=Unit.RECORDS, by=("kind",)),
    "M10": Counting(
        source=Source.CLOSED_CASES,
        unit=Unit.CASES,
        only=(Only.NO_FURTHER_CONTACT,),
        by=("established_phenomenon",),
    ),
    "M11": Counting(source=Source.RETURNED_CASES, unit=Unit.CASES, by=("return_manner",)),
    "M12": Counting(source=Source.REPORTS, unit=Unit.PEOPLE, only=REPORTED, by=("nationality",)),
    "M13": Counting(
        source=Source.REPORTS, unit=Unit.RECORDS, only=(Only.CAMPAIGN,), by=("source_organisation",)
    ),
    "M15": Counting(
        source=Source.CLOSED_CASES, unit=Unit.CASES, only=(Only.CONCRETE,), by=("closure_reason",)
    ),
    "M18": Counting(source=Source.REPORTS, unit=Unit.RECORDS, only=REPORTED, by=("country_of_stay",)),
    "M23": Counting(source=Source.REPORTS, unit=Unit.RECORDS, only=REPORTED, by=("gender",)),
    "M24": Counting(
        source=Source.REPORTS, unit=Unit.RECORDS, only=REPORTED, by=("reporter_relation", "channel")
    ),
    "M26": Counting(source=Source.OPEN_CASES, unit=Unit.CASES, by=("state", "risk_level")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Counts in one period."""

    figures: Figures
    period: Period

    def total(self, counting: Counting, where: Where = ()) -> int:
        """Return how many there are."""
        return sum(tally.count for tally in self.tallies(counting, (), where))

    def measure(self, measure: str, where: Where = ()) -> int:
        """Return the value of a measure that is a count."""
        return self.total(COUNTED[measure], where)

    def tallies(self, counting: Counting, by: tuple[str, ...], where: Where = ()) -> tuple[Tally, ...]:
        """Return the counts apart for the values of some fields."""
        return self.figures.count(
            Question(
                source=counting.source,
                unit=counting.unit,
                period=self.period,
                only=counting.only,
                by=by,
                where=where,
            )
        )

    def rows(self, counting: Counting, field: str, where: Where = ()) -> tuple[Row, ...]:
        """Return a row for every value of a field, the most frequent first."""
        group = field if is_additive(counting, field) else ""
        names = self.figures.organisations() if field in OF_ORGANISATIONS else {}
        kinds = _KINDS.get(counting.source, "ReportKind")
        rows = [
            Row(
                code=tally.codes[0] or _UNKNOWN,
                label=field_label(field, tally.codes[0], names, kinds),
                value=tally.count,
                group=group,
            )
            for tally in _together(self.tallies(counting, (field,), where))
        ]
        return tuple(sorted(rows, key=lambda row: -row.value if isinstance(row.value, int) else 0))


def fields_of(measure: str) -> tuple[str, ...]:
    """Return the fields a count can be split by."""
    return tuple(sorted(FIELDS[COUNTED[measure].source]))


def field_named(measure: str, typed: str) -> str:
    """Return the field that a typed name means for a measure."""
    counting = COUNTED[measure]
    if typed == "phenomenon" and counting.source is Source.REPORTS and counting.unit is Unit.RECORDS:
        return "reported_phenomenon"
    return _ALIASES.get(typed, typed)


def is_additive(counting: Counting, field: str) -> bool:
    """Tell whether the rows add up to the total: not when a case or a person can stand in several."""
    if counting.unit is Unit.RECORDS:
        return True
    if counting.unit is Unit.PEOPLE:
        return field in {"gender", "nationality"}
    return counting.source is not Source.REPORTS or field not in _OF_REPORTS_ALONE


def notes_on(counting: Counting, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a reader must know of rows split by these fields."""
    notes = [_(NOT_ADDITIVE)] if "source_organisation" in fields else []
    if any(not is_additive(counting, field) for field in fields):
        notes.append(_(CASES_OVERLAP))
    return tuple(notes)


def _together(tallies: tuple[Tally, ...]) -> tuple[Tally, ...]:
    """Return the tallies with "not filled in" and "unknown" as one: unknown is a value, never no."""
    counts: dict[str | None, int] = {}
    for tally in tallies:
        code = None if tally.codes[0] == _UNKNOWN else tally.codes[0]
        counts[code] = counts.get(code, 0) + tally.count
    return tuple(Tally(codes=(code,), count=count) for code, count in counts.items())
