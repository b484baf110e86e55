"""What to mind while a report is taken: danger, who listens in, family that asks, others who mean well."""

from typing import Final

from consulaat.values.canonical import Json
from resources.texts import N_, _
from ui.widgets.look import Meaning

DANGER: Final = N_(
    "Danger now: warn the duty officer at once and stay on the line. The other questions can wait."
)
OVERHEARD: Final = N_(
    "Someone may listen in: ask only what can be answered with yes or no, and first agree on a safe way and"
    " moment to call back."
)
NEUTRAL: Final = N_(
    "Family asks? Nobody confirms whether there is a case. Say: “We say nothing about whether anyone is in contact"
    " with us. I can write down your question and pass it on.”"
)
OTHERS: Final = N_(
    "Ask the reporter not to call, write to or visit the family, and to send no paper home: whoever learns that"
    " help was asked may act at once."
)
_FAMILY: Final = frozenset({"FAMILIE", "PARTNER"})
_OTHERS: Final = frozenset({"VRIEND", "SCHOOL", "PROFESSIONAL", "NGO", "AUTORITEIT"})


def advice_on(danger: Json, overheard: Json, relation: Json) -> tuple[str, Meaning]:
    """Return what to say to, and to keep from, whoever reports; danger first, and nothing of it left out."""
    in_danger = danger == "JA"
    is_overheard = overheard == "JA"
    lines = [_(DANGER)] if in_danger else []
    if is_overheard:
        lines.append(_(OVERHEARD))
    if relation in _FAMILY:
        lines.append(_(NEUTRAL))
    elif relation in _OTHERS:
        lines.append(_(OTHERS))
    is_warning = is_overheard or relation in _FAMILY
    return "\n".join(lines), Meaning.DANGER if in_danger else Meaning.WARNING if is_warning else Meaning.NOTE
