"""When a person was last heard, and when that is too long ago (domain §4.2, term T17)."""

from datetime import date, timedelta

from consulaat.records.case import Case
from consulaat.records.contact import Contact
from consulaat.records.risk import RiskLevel
from consulaat.rules.around import Around
from consulaat.rules.law import term
from consulaat.values.codes import Direction


def silence_limit(case: Case) -> int:
    """Return the number of days without a sign of life after which contact is lost."""
    rule = term("T17")
    return (case.risk_level is RiskLevel.ACUTE and rule.acute_length) or rule.length


def silent_until(case: Case) -> date | None:
    """Return the day on which contact counts as lost; None when nothing was ever heard."""
    since = case.last_sign_of_life_at or case.created_at
    return since.date() + timedelta(days=silence_limit(case)) if since else None


def attempts(case: Case, around: Around) -> tuple[Contact, ...]:
    """Return the outgoing contacts of a case, the oldest first."""
    found = around.all(Contact, case=case.id, direction=Direction.OUTGOING)
    return tuple(sorted(found, key=lambda contact: contact.occurred_at))


def last_attempt_failed(case: Case, around: Around) -> bool:
    """Tell whether the latest outgoing contact did not succeed."""
    made = attempts(case, around)
    return bool(made) and made[-1].succeeded is False


def was_heard_again(case: Case, around: Around) -> bool:
    """Tell whether the person gave a sign of life after the last failed attempt, and not too long ago."""
    signs = [
        contact.occurred_at
        for contact in around.all(Contact, case=case.id)
        if contact.is_own_sign_of_life and contact.succeeded is not False
    ]
    failed = [contact.occurred_at for contact in attempts(case, around) if contact.succeeded is False]
    if not signs or (failed and max(failed) > max(signs)):
        return False
    return (around.today - max(signs).date()).days < silence_limit(case)
