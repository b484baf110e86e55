"""FRM-16 from a conference: what was discussed and decided, and the tasks that came of it."""

from consulaat.papers.conference_minutes import ActionRow, ConferenceMinutes, DecisionRow
from consulaat.records.conference import CaseConference, Participant
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.task import Task
from consulaat.services.naming import find_record
from consulaat.services.papers.material import Material
from consulaat.services.ports import UnitOfWork
from consulaat.values.codes import Side


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
        participants=tuple(_participant(material, each) for each in conference.participants),
        grounds=tuple(word(each) for each in sorted(conference.grounds)),
        occasion=conference.occasion or "",
        discussed=conference.discussed or "",
        decisions=tuple(
            DecisionRow(
                text=each.text,
                kind=word(each.kind),
                taken_by=_taken_by(material, conference, each.taken_by_name),
                valid_until=each.valid_until,
            )
            for each in conference.decisions
        ),
        actions=tuple(
            ActionRow(
                text=each.description,
                side=word(each.side),
                assignee=_assignee(material, each),
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


def _is_unnamed(material: Material, participant: Participant) -> bool:
    """Tell whether someone is of a local NGO: their names stand on no paper (domain §10.4)."""
    found = material.work.find(Organisation, id=participant.organisation)
    return bool(found) and found[0].kind is OrganisationKind.LOCAL_NGO


def _participant(material: Material, participant: Participant) -> str:
    if _is_unnamed(material, participant):
        return material.word(OrganisationKind.LOCAL_NGO)
    return f"{participant.name} ({material.organisation(participant.organisation)})"


def _taken_by(material: Material, conference: CaseConference, name: str) -> str:
    unnamed = {each.name for each in conference.participants if _is_unnamed(material, each)}
    return material.word(OrganisationKind.LOCAL_NGO) if name in unnamed else name


def _assignee(material: Material, task: Task) -> str:
    if task.side is Side.NGO:
        return ""
    outside = material.organisation(task.organisation) or task.outside_assignee or ""
    return material.staff(task.assignee) or outside
