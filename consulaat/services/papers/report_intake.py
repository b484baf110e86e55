"""FRM-01 from a report: as it was told, without the reporter and without anything about shelter."""

from typing import Final

from consulaat.papers.report_intake import ReportIntake
from consulaat.records.case import Case
from consulaat.records.ids import ReportId
from consulaat.records.report import Report, ReporterRelation, ReportState
from consulaat.services.naming import NoSuchRecordError, find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from consulaat.values.codes import TriState
from consulaat.values.count import Count

_UNSETTLED: Final = frozenset({ReportState.NEW, ReportState.VERIFYING})


def find(work: UnitOfWork, ref: str) -> Report:
    """Return the report that is meant; a case stands for its first report."""
    try:
        return work.get(Report, find_record(work, Report, ref))
    except NoSuchRecordError as error:
        try:
            case = find_record(work, Case, ref)
        except NoSuchRecordError:
            raise error from None
        reports = sorted(work.find(Report, case=case), key=lambda report: (report.received_at, report.id))
        if not reports:
            raise error from None
        return reports[0]


def content(material: Material, report: Report) -> ReportIntake:
    """Return what the intake form says of a report; that there is a case stays untold where its link is sealed."""
    word, case = material.word, None if report.case_link_is_sealed else material.case(report.case)
    zone, is_unnamed = report.time_zone, report.reporter_relation is ReporterRelation.ANONYMOUS
    return ReportIntake(
        frame=material.frame(
            material.reference_of(case) or report.number or "",
            is_draft=report.state in _UNSETTLED,
            is_marked=True,
            is_copy=True,
        ),
        direct_danger=word(report.direct_danger),
        can_be_overheard=word(report.can_be_overheard),
        callback_instructions=report.callback_instructions or "",
        must_not_know=report.must_not_know or "",
        stated_name=report.stated_name or "",
        stated_born_on=material.day(report.stated_born_on),
        stated_age="" if report.stated_age is None else str(report.stated_age),
        country_of_stay=material.country(report.country_of_stay),
        place_of_stay=report.place_of_stay or "",
        staying_with=report.staying_with or "",
        last_dutch_place=report.last_dutch_place or "",
        trusted_in_netherlands=report.trusted_in_netherlands or "",
        withheld_items=tuple(word(each) for each in sorted(report.withheld_items)),
        papers_location=report.papers_location or "",
        expected_event=report.expected_event or "",
        expected_on=material.day(report.expected_on),
        first_words=report.first_words or "",
        language=material.tongue(report.language),
        interpreter_is_needed=report.interpreter_is_needed,
        report_number=report.number or "",
        case_number=(case.number or "") if case else "",
        received_at=material.moment(report.received_at, zone),
        registered_at=material.moment(report.registered_at),
        registered_by=material.staff(report.registered_by),
        channel=word(report.channel),
        kind=word(report.kind),
        reporter_relation=word(report.reporter_relation),
        reporter_is_anonymous=True if is_unnamed else report.reporter_is_anonymous,
        source_organisation=material.organisation(report.source_organisation),
        forwarding_organisation=material.organisation(report.forwarding_organisation),
        reported_phenomenon=word(report.reported_phenomenon),
        occurrence=word(report.occurrence),
        foreign_link=word(report.foreign_link),
        foreign_link_note=report.foreign_link_note or "",
        location_is_certain=report.location_is_certain,
        whereabouts=word(report.whereabouts),
        children_along=_count(material, report.children_along),
        refers_to_campaign=report.refers_to_campaign,
        duplicate_of=_number(material, report.duplicate_of),
    )


def _count(material: Material, count: Count | None) -> str:
    if count is None:
        return ""
    return material.word(TriState.UNKNOWN) if count.number is None else str(count.number)


def _number(material: Material, report: ReportId | None) -> str:
    return (material.work.get(Report, report).number or "") if report else ""
