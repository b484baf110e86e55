"""Who may open a case at all: the need to know (domain §17.4, §17.5), from its lines about access and its section.

A line that is no longer valid says nothing. To be kept out goes before everything, also before breaking the
glass. A seal holds from its second person on, so that no case is left with one pair of eyes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from consulaat.records.access import AccessKind, CaseAccess
from consulaat.records.case import Case
from consulaat.records.user import User, UserRole
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding, warning
from consulaat.rules.law import number
from consulaat.rules.permissions import ACCESS, READ_CASE
from consulaat.values.codes import HandlingSection
from resources.texts import N_

ALWAYS: Final = frozenset({UserRole.HEAD_OF_SECTION, UserRole.HEADQUARTERS_OFFICER})
KEPT_OUT: Final = frozenset({AccessKind.EXCLUDED, AccessKind.CONFLICT_OF_INTEREST})
BY_ONESELF: Final = frozenset({AccessKind.BREAK_GLASS, AccessKind.CONFLICT_OF_INTEREST})
FEWEST: Final = 2


def may_open(case: Case, lines: Iterable[CaseAccess], user: User, now: datetime, today: date) -> bool:
    """Tell whether a case exists for a user; what the user may do in it is for the roles."""
    lines = tuple(lines)
    valid = [each for each in lines if _is_valid(each, today)]
    kinds = {each.kind for each in valid if each.user == user.id}
    if kinds & KEPT_OUT:
        return False
    if is_sealed(lines, today):
        return AccessKind.SEALED in kinds
    if not any(each.kind is AccessKind.TEAM for each in valid) and not is_of_other_section(case, user):
        return True
    return AccessKind.TEAM in kinds or _is_of_the_case(case, user) or _broke_the_glass(valid, user, now)


def is_of_other_section(case: Case, user: User) -> bool:
    """Tell whether a case is handled by another section than the own one; who has none works in all (§17.4)."""
    limit = limiting_section(case)
    return limit is not None and user.section not in {None, HandlingSection.BOTH, limit}


def limiting_section(case: Case) -> HandlingSection | None:
    """Return the section to whose people a case is limited; None where every section may open it (§17.4)."""
    return None if case.handling_section is HandlingSection.BOTH else case.handling_section


def may_break_glass_at_all(user: User) -> bool:
    """Tell whether a user has a role that may open a case by giving a reason, whatever the case."""
    return bool(user.roles & READ_CASE.roles)


def inside_by_glass(
    case: Case, lines: Iterable[CaseAccess], user: User, now: datetime, today: date
) -> datetime | None:
    """Return until when only a broken glass lets a user into a case; None where nothing had to be broken."""
    lines = tuple(lines)
    others = [each for each in lines if each.kind is not AccessKind.BREAK_GLASS or each.user != user.id]
    if may_open(case, others, user, now, today):
        return None
    ends = (glass_until(each) for each in lines if each.user == user.id and _is_valid(each, today))
    return max((end for end in ends if end is not None and now < end), default=None)


def may_break_glass(lines: Iterable[CaseAccess], user: User, today: date) -> bool:
    """Tell whether a user may open a case by giving a reason: not when kept out, and never a sealed one."""
    lines = tuple(lines)
    kept_out = any(
        each.kind in KEPT_OUT and each.user == user.id and _is_valid(each, today) for each in lines
    )
    return may_break_glass_at_all(user) and not kept_out and not is_sealed(lines, today)


def is_sealed(lines: Iterable[CaseAccess], today: date) -> bool:
    """Tell whether a case is sealed: to two people or more, of whom one at least still may."""
    seals = [each for each in lines if each.kind is AccessKind.SEALED]
    return len({each.user for each in seals}) >= FEWEST and any(_is_valid(each, today) for each in seals)


def reads_whole_journal(user: User) -> bool:
    """Tell whether the journal hides no case from a user: an auditor who reads no cases."""
    return UserRole.AUDITOR in user.roles and not user.roles & READ_CASE.roles


def glass_until(line: CaseAccess) -> datetime | None:
    """Return until when a broken glass opens a case."""
    if line.kind is not AccessKind.BREAK_GLASS or line.granted_at is None:
        return None
    return line.granted_at + timedelta(hours=number("BREEK_GLAS_UREN", line.granted_at.date()))


def access_checks(line: CaseAccess, around: Around) -> Iterator[Finding]:
    """Check a new or changed line about access."""
    if line.kind in BY_ONESELF and _is_valid(line, around.today):
        yield from _by_oneself(line, around)
    if line.kind is AccessKind.TEAM:
        return
    lines = [each for each in around.all(CaseAccess, case=line.case) if each.id != line.id]
    case = around.one(Case, line.case)
    if case is None or not _is_valid(line, around.today):
        return
    if line.kind is AccessKind.SEALED and not is_sealed([*lines, line], around.today):
        yield warning("SEAL_NEEDS_TWO", N_("The seal holds once a second person is named."), "§17.5")
    before, after = (_able(case, some, around) for some in (lines, [*lines, line]))
    if after < min(before, FEWEST):
        sentence = N_("At least two people must stay able to open this case.")
        if line.kind is AccessKind.CONFLICT_OF_INTEREST:
            yield warning("TOO_FEW_LEFT", sentence, "§17.5", "user")
        else:
            yield Finding("TOO_FEW_LEFT", sentence, "§17.5", field_name="user")


def _by_oneself(line: CaseAccess, around: Around) -> Iterator[Finding]:
    is_own = line.user == around.by.id
    if not is_own and (line.kind is AccessKind.BREAK_GLASS or any(ACCESS.objections(around.by))):
        yield Finding(
            "FOR_ONESELF_ONLY",
            N_("This can only be said of oneself."),
            "§17.5",
            field_name="user",
        )
    if not (line.reason or "").strip():
        yield Finding("REASON_NEEDED", N_("A reason is needed."), "§17.5", field_name="reason")


def _able(case: Case, lines: Iterable[CaseAccess], around: Around) -> int:
    """Return how many people can open a case and may read one."""
    lines = tuple(lines)
    return sum(
        may_open(case, lines, each, around.now, around.today)
        for each in around.users
        if each.is_active and each.roles & READ_CASE.roles
    )


def _is_valid(line: CaseAccess, today: date) -> bool:
    return line.valid_until is None or line.valid_until >= today


def _is_of_the_case(case: Case, user: User) -> bool:
    return user.id in {case.owner, case.deputy, case.headquarters_officer} or bool(user.roles & ALWAYS)


def _broke_the_glass(valid: Iterable[CaseAccess], user: User, now: datetime) -> bool:
    ends = (glass_until(each) for each in valid if each.user == user.id)
    return any(end is not None and now < end for end in ends)
