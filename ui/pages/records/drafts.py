"""Drafts: what was typed and not saved, kept inside the store for its author alone; no Qt.

A draft holds what stood in the fields, readable or not, and only of the fields that were changed: when it comes
back on a newer version of the record, what others changed meanwhile stays. Sealed and hidden values are among it,
for nothing typed may be lost; see ``ui.widgets.fields.secret`` for how they come back.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from consulaat.values.canonical import Json
from consulaat.values.moment import local_date, read_moment, write_moment, zone
from consulaat.values.partial_date import PartialDate
from resources.texts import _
from ui.doors import Office
from ui.pages.place import PageName, Place
from ui.widgets.fields.understood import date_in_words
from ui.widgets.wording import type_words, utc_now

PREFIX: Final = "draft/"
NEW: Final = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed: of which record (none: a new one), in which case, when, and on which version.

    ``aside`` tells drafts of new records apart when one was put aside to begin another.
    """

    type_: str
    record: str = ""
    aside: str = ""
    case: str = ""
    version: int = 0
    at: datetime
    typed: Mapping[str, Json] = field(default_factory=dict)
    verb: str = ""
    step: Mapping[str, Json] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name under which it is kept."""
        return draft_name(self.type_, self.record, self.case, self.aside)

    @property
    def place(self) -> Place:
        """Where the person goes on with it."""
        named = f"{self.type_}/{self.record or NEW}"
        if self.case:
            return Place(PageName.CASE, self.case, named)
        if self.type_ == "report":
            return Place(PageName.NEW_REPORT, record=named if self.record else "")
        return Place(PageName.RECORD, named)

    def as_json(self) -> dict[str, Json]:
        """Return the draft as it is kept."""
        return {
            "at": write_moment(self.at),
            "version": self.version,
            "typed": dict(self.typed),
            "verb": self.verb,
            "step": dict(self.step),
        }


def draft_name(type_: str, record: str, case: str, aside: str = "") -> str:
    """Return the name of the draft of a record, or of a new one in a case."""
    return f"{PREFIX}{type_}/{record or NEW + aside}/{case}"


def draft_of(office: Office, type_: str, record: str, case: str) -> Draft | None:
    """Return the draft of a record, or the last of a new one; run on the thread of the store."""
    found = (
        _read(name, kept) for name, kept in office.memory.all(f"{PREFIX}{type_}/{record or NEW}").items()
    )
    return next((each for each in found if each and (each.record, each.case) == (record, case)), None)


def put_aside(office: Office, draft: Draft) -> None:
    """Keep the draft of a new record apart, so that another can begin; run on the thread of the store."""
    keep_draft(office, replace(draft, aside=draft.aside or f"~{secrets.token_hex(4)}"))
    if not draft.aside:
        forget_draft(office, draft.name)


def own_drafts(office: Office) -> tuple[Draft, ...]:
    """Return all drafts of the officer, the last kept first; run on the thread of the store."""
    found = (_read(name, kept) for name, kept in office.memory.all(PREFIX).items())
    return tuple(each for each in found if each is not None)


def keep_draft(office: Office, draft: Draft) -> None:
    """Keep a draft; run on the thread of the store."""
    office.memory.keep(draft.name, draft.as_json())


def forget_draft(office: Office, name: str) -> None:
    """Forget a draft; run on the thread of the store."""
    office.memory.keep(name, None)


def draft_words(draft: Draft, time_zone: str) -> str:
    """Return what a draft is of, and since when, without anything that was typed in it."""
    kind = type_words(draft.type_)
    what = kind if draft.record else _("New: {kind}", kind=kind)
    return _("{what}, draft of {moment}", what=what, moment=when_words(draft.at, time_zone))


def when_words(moment: datetime, time_zone: str) -> str:
    """Return 14:02, with the day before it when that is not today."""
    there = moment.astimezone(zone(time_zone))
    if there.date() == local_date(utc_now(), time_zone):
        return f"{there:%H:%M}"
    return f"{date_in_words(PartialDate.of(there.date()))}, {there:%H:%M}"


def _read(name: str, kept: Json) -> Draft | None:
    parts = name.removeprefix(PREFIX).split("/")
    if not isinstance(kept, Mapping) or len(parts) != 3:
        return None
    typed, step, version = kept["typed"], kept["step"], kept["version"]
    return Draft(
        type_=parts[0],
        record="" if parts[1].startswith(NEW) else parts[1],
        aside=parts[1].removeprefix(NEW) if parts[1].startswith(NEW) else "",
        case=parts[2],
        version=version if isinstance(version, int) else 0,
        at=read_moment(str(kept["at"])),
        typed=typed if isinstance(typed, Mapping) else {},
        verb=str(kept["verb"]),
        step=step if isinstance(step, Mapping) else {},
    )
