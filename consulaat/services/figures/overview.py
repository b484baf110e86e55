"""The overview of a period: the figures of all measures, then those of each source and each section."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from consulaat.services.figures.breakdown import section_rows, source_rows
from consulaat.services.figures.counted import COUNTED, NOT_ADDITIVE, Counts
from consulaat.services.figures.definitions import MeasureDefinition, definitions
from consulaat.services.figures.figure import (
    APPROVAL_NEEDED,
    NUMBERS_HIDDEN,
    FigureProfile,
    Row,
    public_rows,
)
from consulaat.services.figures.measures import LAYOUTS
from consulaat.services.figures.period import Period
from consulaat.services.figures.words import field_label
from consulaat.services.progress import Progress
from consulaat.values.canonical import Json
from resources.texts import N_, _

FOOTNOTE: Final = N_(
    "These figures tell about reports, not about how often it happens: "
    "there are no good and reliable figures on the extent."
)
_BEFORE_SOURCES: Final = ("M27", "M02")
_BEFORE_SECTIONS: Final = ("M03", "M01", "M13", "M05", "M06")
_AFTER: Final = (
    *("M07", "M08", "M09", "M10", "M11", "M15", "M18", "M12", "M17", "M23", "M24", "M26"),
    *("M14", "M28", "M20", "M21"),
)


_ORDER: Final = (*_BEFORE_SOURCES, *_BEFORE_SECTIONS, *_AFTER)
COUNTING: Final = N_("Counting figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A block of rows under one heading; ``code`` is a measure, a source or a section of the post."""

    code: str
    title: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All figures of one period for one kind of reader."""

    period: Period
    profile: FigureProfile
    sections: tuple[Section, ...]
    definitions: tuple[MeasureDefinition, ...]
    notes: tuple[str, ...]

    def section(self, code: str) -> Section:
        """Return the section with a code."""
        return next(each for each in self.sections if each.code == code)

    def to_json(self) -> dict[str, Json]:
        """Return the overview as the command line prints it."""
        return {
            "measure": "overview",
            "definition": _("All measures of the period, each under its own definition."),
            "version": max(each.edition for each in self.definitions),
            "period": dict(self.period.to_json()),
            "value": None,
            "rows": [
                {"section": section.code, "title": section.title, "measure": row.measure, **row.to_json()}
                for section in self.sections
                for row in section.rows
            ],
            "notes": list(self.notes),
        }


def overview_of(counts: Counts, profile: FigureProfile, progress: Progress) -> Overview:
    """Return the overview of a period, as far as its reader may see it."""
    shown = _shown_to(profile)

    def section(measure: str) -> Section:
        progress.tell(COUNTING, _ORDER.index(measure), len(_ORDER))
        return _section(counts, measure, shown)

    before = [section(measure) for measure in _BEFORE_SOURCES]
    middle = [section(measure) for measure in _BEFORE_SECTIONS]
    return Overview(
        period=counts.period,
        profile=profile,
        sections=(
            *before,
            *_sources(counts, before[-1].rows, shown),
            *middle,
            *_handling_sections(counts, middle[-1].rows, shown),
            *(section(measure) for measure in _AFTER),
        ),
        definitions=tuple(each for code, each in definitions().items() if code in LAYOUTS),
        notes=(_(FOOTNOTE), _(NOT_ADDITIVE), *_profile_notes(profile)),
    )


Shown = Callable[[tuple[Row, ...]], tuple[Row, ...]]


def _shown_to(profile: FigureProfile) -> Shown:
    return public_rows if profile is FigureProfile.PUBLIC else lambda rows: rows


def _profile_notes(profile: FigureProfile) -> tuple[str, ...]:
    notes = {FigureProfile.PARLIAMENT: APPROVAL_NEEDED, FigureProfile.PUBLIC: NUMBERS_HIDDEN}
    return (_(notes[profile]),) if profile in notes else ()


def _section(counts: Counts, measure: str, shown: Shown) -> Section:
    laid, known = LAYOUTS[measure](counts), definitions()[measure]
    rows = tuple(replace(row, measure=row.measure or measure) for row in laid.rows)
    is_among_rows = laid.value is None or any(row.code == measure for row in laid.rows)
    if not is_among_rows:
        within = next((row.group for row in rows if row.code == laid.value_row), "")
        whole = Row(code=measure, label=known.title, value=laid.value, within=within, measure=measure)
        rows = (whole, *rows)
    return Section(code=measure, title=known.title, rows=shown(rows), note=" ".join(laid.notes))


def _sources(counts: Counts, rows: tuple[Row, ...], shown: Shown) -> list[Section]:
    """Return a section per organisation; where its number of reports is hidden, nothing about it is told."""
    names = counts.figures.organisations()
    told = {row.code for row in rows if row.value is not None}
    return [
        Section(
            code=f"source/{code or 'ONBEKEND'}",
            title=field_label("source_organisation", code, names),
            rows=shown(found),
        )
        for code, found in source_rows(counts).items()
        if (code or "ONBEKEND") in told
    ]


def _handling_sections(counts: Counts, rows: tuple[Row, ...], shown: Shown) -> list[Section]:
    """Return a part per section of the post that handled a case of M04, where its number is not hidden."""
    found = []
    for tally in counts.tallies(COUNTED["M06"], ("handling_section",)):
        code = tally.codes[0]
        if any(row.code == (code or "ONBEKEND") and row.value is not None for row in rows):
            title = _("Section: {section}", section=field_label("handling_section", code, {}))
            part = Section(
                code=f"section/{code or 'ONBEKEND'}", title=title, rows=shown(section_rows(counts, code))
            )
            found.append(part)
    return found
