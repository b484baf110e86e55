"""FRM-02: how to reach someone safely, without the words that prove who it is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from consulaat.papers.common import Paper, Text
from resources.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRow:
    """One way to reach the person."""

    channel: Text
    number: str
    device_is_shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeContactCard(Paper):
    """The protocol for safe contact. It has no place for code, duress or proof words."""

    code: ClassVar[str] = "FRM-02"
    version: ClassVar[str] = "1.0"
    title: ClassVar[str] = N_("Safe contact card")
    audience: ClassVar[str] = N_("Internal, sealed")
    is_internal: ClassVar[bool] = True

    state: Text = ""
    language: Text = ""
    interpreter: str = ""
    must_never_answer: str = ""
    may_answer: str = ""
    safe_times: tuple[str, ...] = ()
    unsafe_times: tuple[str, ...] = ()
    channels: tuple[ChannelRow, ...] = ()
    voicemail_is_allowed: bool | None = None
    message_may_be_left: bool | None = None
    sender_name: str = ""
    cover_story: str = ""
    wrong_voice: str = ""
    last_confirmed_at: datetime | None = None
    valid_until: date | None = None
