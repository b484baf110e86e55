"""What the overview tells of one source of reports, and of one section of the post."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from consulaat.services.figures.counted import ABROAD, ASSISTED, COUNTED, REPORTED, Counting, Counts, Where
from consulaat.services.figures.figure import Row
from consulaat.services.figures.parts import (
    cases_with_visa,
    document_rows,
    forced_marriage,
    issued_and_handed_out,
)
from consulaat.services.figures.ports import Only, Source, Unit
from consulaat.services.figures.words import field_label
from resources.reference import label
from resources.texts import N_, _, language

_SOURCE: Final = "source_organisation"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line about a source: its code, its words, what it counts, and whether it stands there when nought."""

    code: str
    words: str
    unit: Unit
    only: tuple[Only, ...]
    is_always_told: bool = False
    is_share: bool = False


_LINES: Final = (
    _Line("M02", N_("Reports"), Unit.RECORDS, REPORTED, is_always_told=True),
    _Line("M03", N_("With a foreign link"), Unit.RECORDS, ABROAD, is_always_told=True),
    _Line("ZAKEN", N_("Distinct cases"), Unit.CASES, (*REPORTED, Only.HAS_CASE), is_always_told=True),
    _Line("CONCREET", N_("Concrete cases"), Unit.CASES, (*REPORTED, Only.CONCRETE)),
    _Line("M04", N_("Concrete cases with consular assistance"), Unit.CASES, ASSISTED),
    _Line(
        "HUWELIJKSDWANG",
        N_("Reports in which forced marriage was established"),
        Unit.RECORDS,
        (*REPORTED, Only.FORCED_MARRIAGE),
        is_always_told=True,
        is_share=True,
    ),
    _Line(
        "TERUGGEKEERD",
        N_("Reports of people whose case was closed as returned"),
        Unit.RECORDS,
        (*REPORTED, Only.CLOSED_AS_RETURNED),
    ),
    _Line("M07", N_("Cases with children"), Unit.CASES, (*REPORTED, Only.WITH_CHILDREN)),
    _Line("M13", N_("Reports that refer to the campaign"), Unit.RECORDS, (Only.CAMPAIGN,)),
)
_SPLITS: Final = (
    ("kind", Unit.RECORDS, REPORTED, N_("Reports, kind: {what}")),
    (
        "established_phenomenon",
        Unit.CASES,
        (*REPORTED, Only.CONCRETE),
        N_("Concrete cases, established: {what}"),
    ),
    ("nationality", Unit.PEOPLE, REPORTED, N_("Persons, nationality: {what}")),
)


def source_rows(counts: Counts) -> Mapping[str | None, tuple[Row, ...]]:
    """Return what is told of every organisation that reported, most reports first."""
    found: dict[str | None, list[Row]] = {}
    for line in _LINES:
        counting = Counting(source=Source.REPORTS, unit=line.unit, only=line.only)
        tallies = {tally.codes[0]: tally.count for tally in counts.tallies(counting, (_SOURCE,))}
        for code in list(found) or sorted(tallies, key=lambda code: -tallies[code]):
            lines = found.setdefault(code, [])
            if line.is_always_told or tallies.get(code):
                lines.append(_row(line, tallies.get(code, 0), lines))
    for field, unit, only, words in _SPLITS:
        counting = Counting(source=Source.REPORTS, unit=unit, only=only)
        for tally in counts.tallies(counting, (_SOURCE, field)):
            if tally.codes[0] in found:
                found[tally.codes[0]].append(_part(field, words, tally.codes[1], tally.count))
    return {code: tuple(lines) for code, lines in found.items()}


def section_rows(counts: Counts, section: str | None) -> tuple[Row, ...]:
    """Return what is told of one section of the post."""
    where: Where = (("handling_section", section),)
    contact_lost = counts.rows(COUNTED["M10"], "established_phenomenon", where)
    return (
        _measured(counts, "M04", where),
        *(replace(row, measure="M05") for row in forced_marriage(counts, where)),
        _measured(counts, "M07", where),
        _measured(counts, "M08", where),
        replace(cases_with_visa(counts, where), measure="M08"),
        *(replace(row, measure="M09") for row in issued_and_handed_out(counts, where)),
        *(replace(row, measure="M09") for row in document_rows(counts, where)),
        _measured(counts, "M10", where),
        *(
            replace(
                row,
                code=f"M10/{row.code}",
                label=_("No further contact, established: {what}", what=row.label),
                measure="M10",
                group="M10",
            )
            for row in contact_lost
        ),
    )


def _measured(counts: Counts, measure: str, where: Where) -> Row:
    return Row(
        code=measure,
        label=label("Measure", measure, language()),
        value=counts.measure(measure, where),
        measure=measure,
    )


def _row(line: _Line, count: int, before: list[Row]) -> Row:
    reports = next((row.value for row in before if row.code == "M02"), None)
    return Row(
        code=line.code,
        label=_(line.words),
        value=count,
        of=reports if line.is_share and isinstance(reports, int) else None,
        note=_("Of the other reports it is unknown.") if line.is_share else "",
        measure=line.code if line.code.startswith("M") else "",
    )


def _part(field: str, words: str, code: str | None, count: int) -> Row:
    what = field_label(field, code, {})
    return Row(
        code=f"{field}/{code or 'ONBEKEND'}",
        label=_(words, what=what),
        value=count,
        group=field,
        measure="M12" if field == "nationality" else "",
    )
