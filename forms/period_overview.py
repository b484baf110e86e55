"""FRM-25: the figures of a year or period: funnel, sections, and what each measure means."""

from datetime import timedelta
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from consulaat.papers.common import Label
from consulaat.papers.period_overview import OverviewSection, PeriodOverview
from forms.funnel_chart import Bar, FunnelChart
from forms.page import build_pdf
from forms.sheet import Column, Sheet
from resources.texts import N_

FOOTNOTE: Final = N_(
    "These figures tell about reports, not about how often it happens: "
    "there are no good and reliable figures on the extent."
)
_PROFILES: Final = {
    "INTERN": N_("Internal: all figures"),
    "KAMER": N_("Parliament: exact figures, approved by headquarters"),
    "PUBLIEK": N_("Public: small numbers are hidden"),
}


def render(overview: PeriodOverview) -> bytes:
    """Return the overview as a PDF file."""
    return build_pdf(overview, lambda sheet: _body(sheet, overview))


def _body(sheet: Sheet, overview: PeriodOverview) -> list[Flowable]:
    return [
        *sheet.key(N_("Period"), sheet.words.read(overview.period_title) or _span(sheet, overview)),
        *_about(sheet, overview),
        *_funnel(sheet, overview),
        *[block for section in _sections(sheet, overview) for block in _section(sheet, section)],
        Spacer(0, 4 * mm),
        *sheet.note(FOOTNOTE),
        *_definitions(sheet, overview),
    ]


def _about(sheet: Sheet, overview: PeriodOverview) -> list[Flowable]:
    profile = sheet.words.say(_PROFILES.get(overview.profile_code, overview.profile_code))
    profiles = tuple(_PROFILES.values())
    return [
        *sheet.fields(
            sheet.field(N_("Counted from and including, to and including"), _span(sheet, overview)),
            sheet.field(N_("Frozen on"), sheet.formats.moment(overview.frozen_at)),
            sheet.field(N_("Period in the words of the source"), overview.period_text),
            sheet.field(N_("Profile"), profile, profiles),
        ),
        *sheet.note(FOOTNOTE),
    ]


def _span(sheet: Sheet, overview: PeriodOverview) -> str:
    first, after = overview.period_from, overview.period_until
    last = after - timedelta(days=1) if after else None
    return " – ".join(filter(None, (sheet.formats.day(first), sheet.formats.day(last))))


def _funnel(sheet: Sheet, overview: PeriodOverview) -> list[Flowable]:
    read = sheet.words.read
    columns = [
        Column(label=N_("Measure"), share=12),
        Column(label=N_("Step"), share=52),
        Column(label=N_("Count"), share=16, is_figure=True),
        Column(label=N_("Share of the step before"), share=20, is_figure=True),
    ]
    rows = [
        (step.measure, read(step.label), read(step.shown), sheet.formats.percentage(step.share))
        for step in overview.funnel
    ]
    bars = tuple(
        Bar(label=read(step.label), shown=read(step.shown), count=step.count) for step in overview.funnel
    )
    chart = [KeepTogether([FunnelChart(bars), Spacer(0, 3 * mm)])] if bars else []
    return [*sheet.heading(N_("Funnel: from report to return")), *chart, *sheet.table(columns, rows)]


def _sections(sheet: Sheet, overview: PeriodOverview) -> tuple[OverviewSection, ...]:
    if overview.sections or not sheet.frame.is_blank:
        return overview.sections
    return (OverviewSection(title=Label(N_("Figures"))),)


def _section(sheet: Sheet, section: OverviewSection) -> list[Flowable]:
    read = sheet.words.read
    columns = [
        Column(label=N_("Figure"), share=50),
        Column(label=N_("Count"), share=16, is_figure=True),
        Column(label=N_("Remark"), share=34),
    ]
    rows = [(read(row.label), read(row.shown), read(row.note)) for row in section.rows]
    note = read(section.note)
    return [
        *sheet.titled(read(section.title)),
        *sheet.table(columns, rows),
        *(sheet.remark(note) if note else []),
    ]


def _definitions(sheet: Sheet, overview: PeriodOverview) -> list[Flowable]:
    columns = [
        Column(label=N_("Measure"), share=12),
        Column(label=N_("Version"), share=12),
        Column(label=N_("Definition"), share=76),
    ]
    rows = [(row.measure, row.version, sheet.words.read(row.definition)) for row in overview.definitions]
    heading = sheet.heading(N_("Appendix: what is counted"))
    start = [PageBreak()] if rows else []
    return [*start, *heading, *sheet.table(columns, rows)]
