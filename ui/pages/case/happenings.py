"""What the timeline of a case can be narrowed to; no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from consulaat.services.timeline import Entry
from resources.texts import N_

CONTACTS: Final = frozenset({"contact", "contact_protocol", "report"})
DOCUMENTS: Final = frozenset(
    {
        "travel_document",
        "travel_document_application",
        "visa_application",
        "ind_consultation",
        "residence_right",
        "nationality_inquiry",
        "inquiry_step",
        "evidence",
        "attachment",
    }
)
MONEY: Final = frozenset({"commitment", "cost_line", "payment"})
STATE: Final = "state"
GROUPS: Final = (
    ("contacts", N_("Contacts and reports")),
    ("steps", N_("Steps")),
    ("documents", N_("Documents and nationality")),
    ("money", N_("Money")),
    ("bundles", N_("Came by bundle")),
    ("changes", N_("Changed values")),
)
PERIODS: Final = (("7", N_("Last week")), ("31", N_("Last month")), ("366", N_("Last year")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What is asked of the timeline; nothing said is everything. ``kind`` is a group or a type of record."""

    kind: str = ""
    by: str = ""
    days: int = 0
    text: str = ""


def narrowed(
    entries: Iterable[Entry], asked: Narrowing, now: datetime, own_post: str, said: Callable[[Entry], str]
) -> list[Entry]:
    """Return the entries that fit; ``said`` gives the words in which a text is looked for."""
    since = now - timedelta(days=asked.days) if asked.days else None
    text = asked.text.strip().casefold()
    return [
        each
        for each in entries
        if (not asked.by or each.by == asked.by)
        and (since is None or each.at >= since)
        and (not asked.kind or is_of(each, asked.kind, own_post))
        and (not text or text in said(each).casefold())
    ]


def is_of(entry: Entry, kind: str, own_post: str) -> bool:
    """Tell whether an entry belongs to a group, or is about a type of record."""
    groups = {"contacts": CONTACTS, "documents": DOCUMENTS, "money": MONEY}
    if kind in groups:
        return entry.record_type in groups[kind]
    if kind == "steps":
        return entry.field_name == STATE
    if kind == "changes":
        return bool(entry.field_name)
    if kind == "bundles":
        return bool(entry.post) and entry.post != own_post
    return entry.record_type == kind
