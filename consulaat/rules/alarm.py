"""The alarm: coercion, a wrong voice, danger that became acute (domain §10, scenario S7)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.contact import CodeWordCheck, Contact, ContactProtocol, ProtocolState
from consulaat.records.ids import CaseId
from consulaat.records.risk import RiskAssessment, RiskLevel
from consulaat.records.task import Task, TaskOrigin, TrackKind
from consulaat.rules.around import Around
from consulaat.rules.four_eyes import me
from consulaat.values.codes import Side
from consulaat.values.ids import RecordId, derived_id
from resources.texts import N_, _

_WHY: Final = N_("The duress word was used during a contact.")
_WRONG_VOICE: Final = N_("The code word or the answer to the proof question was wrong.")


def raised_by(contact: Contact, case: Case, around: Around) -> Iterator[Record]:
    """Yield what follows at once from the duress word, or from a wrong answer of whoever was spoken to."""
    if contact.duress_word_was_used:
        yield from _acute(contact, case, around)
        yield from _compromised(contact, _(_WHY), around)
        yield from _call_headquarters(contact, case, around)
    elif contact.proof_answer_was_wrong or contact.code_word_check is CodeWordCheck.WRONG:
        yield from _compromised(contact, _(_WRONG_VOICE), around)


def _acute(contact: Contact, case: Case, around: Around) -> Iterator[Record]:
    assessment = derived_id("duress", contact.id)
    if around.one(RiskAssessment, assessment) is None:
        yield RiskAssessment(
            id=assessment,
            case=CaseId(case.id),
            assessed_at=around.now,
            assessed_by=me(around),
            level=RiskLevel.ACUTE,
            reason=_(_WHY),
            post=case.post,
        )


def _compromised(contact: Contact, why: str, around: Around) -> Iterator[Record]:
    for protocol in around.all(ContactProtocol, case=contact.case, state=ProtocolState.ACTIVE):
        agreed = protocol.last_confirmed_at or protocol.created_at
        # Contacts are written down by the minute: what was agreed in that same minute may be what was broken.
        if agreed is None or agreed.replace(second=0, microsecond=0) <= contact.occurred_at:
            yield replace(
                protocol,
                state=ProtocolState.COMPROMISED,
                compromised_at=contact.occurred_at,
                compromised_reason=why,
            )


def _call_headquarters(contact: Contact, case: Case, around: Around) -> Iterator[Record]:
    task = derived_id("duress-call", contact.id)
    if around.one(Task, task) is None:
        said = _(N_("The duress word was used: decide with the post at once what to do"))
        yield _today(task, said, case, around)


def acute(risk: RiskAssessment, case: Case, around: Around) -> Iterator[Record]:
    """Yield the task for headquarters when the risk of a case becomes acute, unless the duress word gave it one."""
    task = derived_id("acute-call", risk.id)
    is_duress = any(risk.id == derived_id("duress", each.id) for each in around.all(Contact, case=case.id))
    if not is_duress and around.one(Task, task) is None:
        said = _(N_("The risk is acute: decide with the post at once what to do, and who is on duty"))
        yield _today(task, said, case, around)


def _today(task: RecordId, description: str, case: Case, around: Around) -> Task:
    return Task(
        id=task,
        case=CaseId(case.id),
        description=description,
        side=Side.HEADQUARTERS,
        due_on=around.today,
        track_kind=TrackKind.SAFETY,
        origin=TaskOrigin.TEMPLATE,
        post=case.post,
    )
