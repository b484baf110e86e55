"""Reports: from danger first to a case, an answer or another authority (domain §4.1)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case, CaseState, Involvement, InvolvementRole
from consulaat.records.ids import CaseId, PersonId
from consulaat.records.person import Person
from consulaat.records.report import Report, ReporterRelation, ReportKind, ReportState
from consulaat.records.task import Task
from consulaat.rules.around import Around
from consulaat.rules.doubles import same_people
from consulaat.rules.findings import Finding, warning
from consulaat.rules.four_eyes import me
from consulaat.rules.permissions import REPORT_SET_ASIDE, REPORT_VERIFY
from consulaat.rules.steps import Step
from consulaat.values.codes import Answer, TriState
from consulaat.values.ids import new_id
from consulaat.values.moment import local_date
from consulaat.values.partial_date import PartialDate
from resources.texts import N_


def objections_to_verify(report: Report, _around: Around) -> Iterator[Finding]:
    """Danger comes first, and somebody has a first thing to do."""
    if report.direct_danger in {None, Answer.NOT_ASKED}:
        yield Finding(
            "DANGER_NOT_ASKED",
            N_("First answer whether the person is in danger now; unknown is an answer too."),
            "§4.1",
            field_name="direct_danger",
        )
    is_question = report.kind is ReportKind.INFORMATION_REQUEST
    if report.owner is None or (report.first_action is None and not is_question):
        yield Finding("NO_FIRST_ACTION", N_("A report needs an owner and a first action."), "§4.1")


def objections_to_link(report: Report, around: Around) -> Iterator[Finding]:
    """Doubles were searched for, and the case can take the report."""
    yield from _objections_to_case_work(report)
    case = around.one(Case, report.case) if report.case else None
    if case is not None and case.state is CaseState.CLOSED:
        yield warning("CASE_IS_CLOSED", N_("This case is closed; reopen it if the report is new."), "§4.2")
    if case is not None:
        yield from _earlier_contact(report, case)
    if report.reporter_relation in _MAY_BE_ASKING and not report.case_link_is_sealed:
        yield warning(
            "MAY_BE_ASKING",
            N_(
                "Family or a partner may be asking where the person is: seal the link and say nothing of a case."
            ),
            "§10",
            "case_link_is_sealed",
        )


def _earlier_contact(report: Report, case: Case) -> Iterator[Finding]:
    """Warn of a report from before the key date of a case, which stays as it was kept first (§9.3)."""
    known = case.first_authority_contact_on
    last = known.latest() if known else None
    heard = local_date(report.received_at, report.time_zone or "UTC")
    if last is not None and heard < last:
        yield warning(
            "EARLIER_CONTACT",
            N_(
                "This report is of {day}, earlier than the first contact with a Dutch authority on the case;"
                " that day stays. Name this report when IND is consulted."
            ),
            "§9.3",
            day=f"{heard:%d-%m-%Y}",
        )


def objections_to_open_case(report: Report, around: Around) -> Iterator[Finding]:
    """Doubles were searched for, and there is no open case yet."""
    yield from _objections_to_case_work(report)
    if report.case is not None and report.state is ReportState.VERIFYING:
        yield Finding("HAS_CASE", N_("This report already belongs to a case."), "§4.1", field_name="case")
    if report.person and any(
        case.state is not CaseState.CLOSED
        for person in same_people(report.person, around)
        for case in around.all(Case, person=person)
    ):
        yield Finding(
            "OPEN_CASE_EXISTS",
            N_("There is already an open case for this person; link the report to it."),
            "§15.9",
            field_name="person",
        )


def _objections_to_case_work(report: Report) -> Iterator[Finding]:
    if report.kind is ReportKind.INFORMATION_REQUEST:
        yield Finding(
            "INFORMATION_REQUEST",
            N_("An information request becomes a case only after it is reclassified."),
            "§3.1",
            field_name="kind",
        )
    if report.duplicates_searched_at is None or not report.duplicate_search_result:
        yield Finding(
            "DOUBLES_NOT_SEARCHED",
            N_("First search for doubles and write down what was found."),
            "§4.1",
            field_name="duplicate_search_result",
        )


def objections_to_inform(report: Report, _around: Around) -> Iterator[Finding]:
    """Only an information request ends with an answer."""
    if report.kind is not ReportKind.INFORMATION_REQUEST:
        yield Finding(
            "NOT_INFORMATION_REQUEST",
            N_("Only an information request can be closed with information."),
            "§4.1",
            field_name="kind",
        )


def objections_to_forward(report: Report, _around: Around) -> Iterator[Finding]:
    """Nobody in danger is passed on; else there is no link abroad, or a reason why another is competent."""
    if report.direct_danger is Answer.YES:
        yield Finding(
            "IN_DANGER",
            N_("The person is in danger now: act first, forward later."),
            "§4.1",
            field_name="direct_danger",
        )
    if report.foreign_link is not TriState.NO and not report.state_reason:
        yield Finding(
            "OTHER_AUTHORITY",
            N_("There may be a link abroad: give the reason why another authority is competent."),
            "§4.1",
            field_name="state_reason",
        )


def objections_to_mark_duplicate(report: Report, _around: Around) -> Iterator[Finding]:
    """A report is no double of itself."""
    if report.duplicate_of == report.id:
        yield Finding(
            "DOUBLE_OF_ITSELF",
            N_("A report cannot be a double of itself."),
            "§4.1",
            field_name="duplicate_of",
        )


def objections_to_reclassify(report: Report, _around: Around) -> Iterator[Finding]:
    """It becomes something else than an information request."""
    if report.kind is ReportKind.INFORMATION_REQUEST:
        yield Finding(
            "STILL_INFORMATION_REQUEST",
            N_("Choose another kind than information request."),
            "§3.1",
            field_name="kind",
        )


def _forwarded(report: Report, around: Around) -> tuple[Record, ...]:
    return (replace(report, forwarded_at=report.forwarded_at or around.now),)


def _linked(report: Report, around: Around) -> tuple[Record, ...]:
    case = around.one(Case, report.case) if report.case else None
    if report.case_link_is_sealed:  # nothing of the report leads whoever took it to the case
        return (report,)
    person = report.person or (case.person if case else None)
    return (replace(report, person=person), *_tasks_with_case(report, around))


def _tasks_with_case(report: Report, around: Around) -> Iterator[Record]:
    """Yield the tasks of the report, now also those of its case."""
    for task in around.all(Task, report=report.id):
        if task.case is None:
            yield replace(task, case=report.case)


def _opened(report: Report, around: Around) -> tuple[Record, ...]:
    """Return the report followed by its new case, and by the person when there was none yet."""
    made: list[Record] = []
    person = report.person
    if person is None:
        person = PersonId(new_id())
        made.append(
            Person(id=person, surname=report.stated_name, born_on=report.stated_born_on, post=around.post)
        )
    case = CaseId(new_id())
    made.append(_case_of(report, case, person, around))
    made.append(
        Involvement(
            id=new_id(),
            case=case,
            person=person,
            role=InvolvementRole.PERSON_CONCERNED,
            post=around.post,
        )
    )
    linked = replace(report, case=case, person=person)
    return (linked, *made, *_tasks_with_case(linked, around))


def _case_of(report: Report, case: CaseId, person: PersonId, around: Around) -> Case:
    spoke_up = report.reporter_relation is ReporterRelation.SELF
    return Case(
        id=case,
        person=person,
        owner=report.owner or me(around),
        direct_danger=report.direct_danger,
        foreign_link=report.foreign_link,
        whereabouts=report.whereabouts,
        country_of_stay=report.country_of_stay,
        children_along=report.children_along,
        first_authority_contact_on=PartialDate.of(local_date(report.received_at, report.time_zone or "UTC")),
        last_sign_of_life_at=report.received_at if spoke_up else None,
        post=around.post,
    )


_MAY_BE_ASKING: Final = frozenset({ReporterRelation.FAMILY, ReporterRelation.PARTNER})
_NEW: Final = frozenset({ReportState.NEW})
_VERIFYING: Final = frozenset({ReportState.VERIFYING})

STEPS: Final = (
    Step(
        verb="verify",
        sources=_NEW,
        target=ReportState.VERIFYING,
        right=REPORT_VERIFY,
        label=N_("Verify"),
        takes=("direct_danger",),
        guard=objections_to_verify,
    ),
    Step(
        verb="link",
        sources=_VERIFYING,
        target=ReportState.LINKED,
        right=REPORT_VERIFY,
        label=N_("Link to a case"),
        needs=("case",),
        takes=("duplicates_searched_at", "duplicate_search_result", "case_link_is_sealed"),
        guard=objections_to_link,
        effect=_linked,
    ),
    Step(
        verb="open-case",
        sources=_VERIFYING,
        target=ReportState.NEW_CASE,
        right=REPORT_VERIFY,
        label=N_("Open a case"),
        takes=("person", "duplicates_searched_at", "duplicate_search_result"),
        guard=objections_to_open_case,
        effect=_opened,
    ),
    Step(
        verb="inform",
        sources=_VERIFYING,
        target=ReportState.INFORMED,
        right=REPORT_VERIFY,
        label=N_("Information was given"),
        takes=("information_given", "state_reason"),
        reason_field="state_reason",
        guard=objections_to_inform,
    ),
    Step(
        verb="forward",
        sources=_VERIFYING,
        target=ReportState.FORWARDED,
        right=REPORT_VERIFY,
        label=N_("Pass on"),
        needs=("forwarded_to",),
        takes=("forwarded_at", "state_reason"),
        reason_field="state_reason",
        guard=objections_to_forward,
        effect=_forwarded,
    ),
    Step(
        verb="mark-duplicate",
        sources=_VERIFYING,
        target=ReportState.DUPLICATE,
        right=REPORT_SET_ASIDE,
        label=N_("Mark as double"),
        needs=("duplicate_of", "state_reason"),
        reason_field="state_reason",
        guard=objections_to_mark_duplicate,
    ),
    Step(
        verb="dismiss",
        sources=_VERIFYING,
        target=ReportState.UNFOUNDED,
        right=REPORT_SET_ASIDE,
        label=N_("Dismiss as unfounded"),
        needs=("state_reason",),
        reason_field="state_reason",
    ),
    Step(
        verb="reinstate",
        sources=frozenset({ReportState.DUPLICATE, ReportState.UNFOUNDED}),
        target=ReportState.VERIFYING,
        right=REPORT_SET_ASIDE,
        label=N_("Reinstate"),
        takes=("state_reason",),
        reason_field="state_reason",
    ),
    Step(
        verb="reclassify",
        sources=frozenset({ReportState.INFORMED}),
        target=ReportState.VERIFYING,
        right=REPORT_VERIFY,
        label=N_("Reclassify"),
        needs=("kind",),
        guard=objections_to_reclassify,
    ),
)
