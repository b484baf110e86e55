"""FRM-16 from a conference: what was discussed and decided, and the tasks that came of it."""

from consulaat.papers.conference_minutes import ActionRow, ConferenceMinutes, DecisionRow
from consulaat.records.conference import CaseConference
from consulaat.records.task import Task
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork


def find(work: UnitOfWork, ref: str) -> CaseConference:
    """Return the conference that is meant."""
    return work.get(CaseConference, find_record(work, CaseConference, ref))


def content(material: Material, conference: CaseConference) -> ConferenceMinutes:
    """Return what the minutes say; a draft until someone adopted them."""
    word = material.word
    tasks = material.work.find(Task, conference=conference.id)
    return ConferenceMinutes(
        frame=material.frame(
            material.reference_of(material.case(conference.case)),
            is_draft=conference.minutes_adopted_at is None,
            is_marked=True,
            is_copy=True,
        ),
        held_at=material.moment(conference.held_at),
        medium=word(conference.medium),
        chair=material.staff(conference.chair),
        participants=tuple(
            f"{each.name} ({material.organisation(each.organisation)})" for each in conference.participants
        ),
        grounds=tuple(word(each) for each in sorted(conference.grounds)),
        occasion=conference.occasion or "",
        discussed=conference.discussed or "",
        decisions=tuple(
            DecisionRow(
                text=each.text,
                kind=word(each.kind),
                taken_by=each.taken_by_name,
                valid_until=each.valid_until,
            )
            for each in conference.decisions
        ),
        actions=tuple(
            ActionRow(
                text=each.description,
                side=word(each.side),
                assignee=material.staff(each.assignee) or each.outside_assignee or "",
                due_on=each.due_on,
                state=word(each.state),
            )
            for each in tasks
        ),
        next_conference_at=material.moment(conference.next_conference_at),
        reopened_reason=conference.reopened_reason or "",
        adopted_by=material.staff(conference.minutes_adopted_by),
        adopted_at=material.moment(conference.minutes_adopted_at),
    )
