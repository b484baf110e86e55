"""How to reach a person safely, and each time it was tried (domain §3.4, §10.1)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from consulaat.records.about import About, Merge, Record, Search
from consulaat.records.ids import CaseId, ContactProtocolId, OrganisationId, PersonId, TaskId, UserId
from consulaat.records.report import Channel
from consulaat.values.codes import Direction, Weekday
from consulaat.values.sealed import Sealed
from resources.texts import N_


class ProtocolState(StrEnum):
    """Whether a protocol may be used."""

    ACTIVE = "ACTIEF"
    COMPROMISED = "GECOMPROMITTEERD"
    REPLACED = "VERVANGEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeChannel:
    """One way to reach the person."""

    channel: Annotated[Channel, About(N_("Channel"))]
    number_or_address: Annotated[str, About(N_("Number or address"), searchable=Search.NUMBER)]
    device_is_shared: Annotated[bool, About(N_("Device is shared"))]
    preference: Annotated[int | None, About(N_("Preference"))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeTime:
    """A span of the week in which contact is safe, in the person's own time."""

    weekday: Annotated[Weekday, About(N_("Weekday"))]
    time_from: Annotated[str, About(N_("From"))]
    time_until: Annotated[str, About(N_("Until"))]
    time_zone: Annotated[str, About(N_("Time zone"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactProtocol(Record):
    """How to reach the person safely; one is active. It is shown before any number."""

    MERGE: ClassVar = Merge.POST
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    state: Annotated[ProtocolState, About(N_("State"), filled=True)] = ProtocolState.ACTIVE
    language: Annotated[str | None, About(N_("Language"))] = None
    interpreter_requirements: Annotated[str | None, About(N_("Demands on an interpreter"))] = None
    channels: Annotated[tuple[SafeChannel, ...], About(N_("Channels"))] = ()
    safe_times: Annotated[tuple[SafeTime, ...], About(N_("Safe times"))] = ()
    unsafe_times: Annotated[tuple[SafeTime, ...], About(N_("Unsafe times"))] = ()
    may_answer: Annotated[str | None, About(N_("Who may answer"))] = None
    must_never_answer: Annotated[str | None, About(N_("Who must never know"))] = None
    voicemail_is_allowed: Annotated[bool | None, About(N_("Voicemail is allowed"))] = None
    message_may_be_left: Annotated[bool | None, About(N_("A message may be left"))] = None
    cover_sender_name: Annotated[str | None, About(N_("Name of the sender to use"))] = None
    cover_story: Annotated[str | None, About(N_("Cover story"))] = None
    wrong_voice_response: Annotated[str | None, About(N_("What to say to a wrong voice"))] = None
    code_word: Annotated[Sealed[str] | None, About(N_("Code word"))] = None
    duress_word: Annotated[Sealed[str] | None, About(N_("Duress word"))] = None
    proof_question: Annotated[Sealed[str] | None, About(N_("Question to prove who it is"))] = None
    proof_answer: Annotated[Sealed[str] | None, About(N_("Answer to that question"))] = None
    intermediary: Annotated[PersonId | None, About(N_("Through"))] = None
    valid_until: Annotated[date | None, About(N_("Valid until"))] = None
    last_confirmed_at: Annotated[datetime | None, About(N_("Last confirmed on"))] = None
    compromised_at: Annotated[datetime | None, About(N_("Compromised on"), filled=True)] = None
    compromised_reason: Annotated[str | None, About(N_("How it was compromised"))] = None
    replaces: Annotated[ContactProtocolId | None, About(N_("Replaces"))] = None


class CodeWordCheck(StrEnum):
    """Whether the code word was right."""

    CORRECT = "JA"
    WRONG = "NEE"
    NOT_ASKED = "NIET_GEVRAAGD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """One call, message or visit, also a failed one."""

    MERGE: ClassVar = Merge.POST
    BELONGS_TO: ClassVar = ("case",)

    case: Annotated[CaseId, About(N_("Case"))]
    direction: Annotated[Direction, About(N_("Direction"), merge=Merge.FIXED)]
    channel: Annotated[Channel, About(N_("Channel"), merge=Merge.FIXED)]
    occurred_at: Annotated[datetime, About(N_("Moment"), merge=Merge.FIXED)]
    time_zone: Annotated[str | None, About(N_("Time zone"), filled=True)] = None
    person: Annotated[PersonId | None, About(N_("With"))] = None
    organisation: Annotated[OrganisationId | None, About(N_("With organisation"))] = None
    intermediary: Annotated[PersonId | None, About(N_("Through"))] = None
    duration_minutes: Annotated[int | None, About(N_("Minutes"))] = None
    succeeded: Annotated[bool | None, About(N_("Succeeded"))] = None
    failure_reason: Annotated[str | None, About(N_("Why it failed"))] = None
    is_own_sign_of_life: Annotated[bool | None, About(N_("Own sign of life"))] = None
    protocol_was_followed: Annotated[bool | None, About(N_("Protocol was followed"))] = None
    deviation_reason: Annotated[str | None, About(N_("Why it was not followed"), searchable=Search.TEXT)] = (
        None
    )
    released_by: Annotated[UserId | None, About(N_("Released outside safe times by"))] = None
    code_word_check: Annotated[CodeWordCheck | None, About(N_("Code word was right"))] = None
    proof_answer_was_wrong: Annotated[bool | None, About(N_("Proof question was answered wrongly"))] = None
    duress_word_was_used: Annotated[bool | None, About(N_("Duress word was used"))] = None
    summary: Annotated[str | None, About(N_("Summary"), searchable=Search.TEXT)] = None
    verbatim: Annotated[str | None, About(N_("Literal words"))] = None
    follow_up: Annotated[TaskId | None, About(N_("Follow-up"))] = None
