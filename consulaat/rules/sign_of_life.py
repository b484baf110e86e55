"""When a person was last heard, and when that is too long ago (domain §4.2, term T17)."""

from datetime import date, timedelta

from consulaat.records.case import Case
from consulaat.records.contact import Contact
from consulaat.records.report import Report
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


def vain_attempts(case: Case, around: Around) -> tuple[Contact, ...]:
    """Return the attempts to reach the person that came to nothing since the last sign of life, the oldest first.

    A contact with an organisation is none, unless it went through someone who was to pass it on.
    """
    heard = [each.occurred_at for each in around.all(Contact, case=case.id) if each.is_own_sign_of_life]
    since = max((*heard, *filter(None, (case.last_sign_of_life_at,))), default=None)
    return tuple(
        each
        for each in attempts(case, around)
        if each.succeeded is False
        and (since is None or each.occurred_at > since)
        and (each.organisation is None or each.person is not None or each.intermediary is not None)
    )


def was_told_since(case: Case, around: Around) -> bool:
    """Tell whether a report or contact came since a case was closed; where that moment is unknown, any counts."""
    contacts = around.all(Contact, case=case.id)
    moments = [each.occurred_at for each in contacts if each.succeeded is not False]
    moments += [each.registered_at or each.received_at for each in around.all(Report, case=case.id)]
    # Contacts are written down by the minute.
    closed = case.closed_at.replace(second=0, microsecond=0) if case.closed_at else None
    return any(closed is None or each >= closed for each in moments)


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
