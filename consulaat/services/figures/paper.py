"""The overview as the content of FRM-25."""

from datetime import datetime

from consulaat.papers.common import PaperFrame
from consulaat.papers.period_overview import (
    Definition,
    FunnelStep,
    OverviewRow,
    OverviewSection,
    PeriodOverview,
)
from consulaat.services.figures.figure import Row
from consulaat.services.figures.overview import Overview, Section
from consulaat.services.figures.words import percentage

_FUNNEL = "M27"


def to_paper(overview: Overview, frame: PaperFrame, *, frozen_at: datetime | None = None) -> PeriodOverview:
    """Return the overview as a paper; its words are in the language the overview was made in."""
    funnel = next(each for each in overview.sections if each.code == _FUNNEL)
    return PeriodOverview(
        frame=frame,
        period_from=overview.period.start,
        period_until=overview.period.until,
        period_text=overview.period.text,
        profile_code=overview.profile.value,
        frozen_at=frozen_at,
        funnel=tuple(_step(row) for row in funnel.rows),
        sections=tuple(_section(each) for each in overview.sections if each.code != _FUNNEL and each.rows),
        definitions=tuple(
            Definition(measure=each.measure, version=str(each.edition), definition=each.text)
            for each in overview.definitions
        ),
    )


def _step(row: Row) -> FunnelStep:
    return FunnelStep(
        measure=row.code,
        label=row.label,
        shown=row.text,
        count=row.value if isinstance(row.value, int) else None,
        share=row.share,
    )


def _section(section: Section) -> OverviewSection:
    return OverviewSection(
        title=section.title, rows=tuple(_row(row) for row in section.rows), note=section.note
    )


def _row(row: Row) -> OverviewRow:
    share = "" if row.share is None else percentage(row.share)
    return OverviewRow(label=row.label, shown=row.text, note="; ".join(filter(None, (share, row.note))))
