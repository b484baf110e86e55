"""The terms of all cases: kept in step with the records, by person, and only of what one may read."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from consulaat.records.ids import UserId
from consulaat.records.user import User, UserRole
from consulaat.rules.deadlines import DueState
from consulaat.services.deadlines import EVERYTHING, DeadlineDesk, Wanted
from consulaat.services.desk import Desk
from consulaat.services.kept_dues import edition
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import SetClock

WORDS = "drie blauwe olifanten dansen"
NOW = datetime(2026, 7, 6, 9, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOW)


@pytest.fixture
def office(tmp_path: Path, clock: SetClock) -> Iterator[Office]:
    made = bootstrap.found_store(
        tmp_path / "store",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: WORDS,
        rehearsal=True,
        clock=clock,
    )
    yield made.office
    made.office.close()


def a_case(desk: Desk) -> str:
    person = desk.create("person", {"surname": "Haddad"}).record
    return desk.create("case", {"person": person.id}).record.id


def assess(office: Office, case: str, level: str = "LAAG", at: str = "2026-07-06T08:00:00Z") -> None:
    office.desk.create(
        "risk_assessment", {"case": case, "assessed_at": at, "level": level, "reason": "gesprek"}
    )


def a_task(desk: Desk, due: str, **fields: str) -> str:
    values = {"description": "Bel de school", "side": "POST", "due_on": due, **fields}
    return desk.create("task", {**values}).record.id


def terms(office: Office, wanted: Wanted = EVERYTHING) -> list[tuple[str, date, DueState]]:
    return [(each.code, each.due_on, each.state) for each in office.deadlines.agenda(wanted).deadlines]


def made_anew(office: Office) -> list[tuple[str, date, DueState]]:
    """Return the terms after everything that was kept of them is gone."""
    office.store.connection.begin()
    office.store.connection.run("DELETE FROM due_edition")
    office.store.connection.commit()
    return terms(office)


def test_what_is_kept_follows_every_change(office: Office) -> None:
    case = a_case(office.desk)
    assert terms(office) == [("T16", TODAY, DueState.TODAY)]

    assess(office, case)
    assert terms(office) == [("T16", TODAY + timedelta(days=7), DueState.SOON)]

    assess(office, case, "ACUUT", "2026-07-06T08:30:00Z")
    assert terms(office) == [
        ("TAAK", TODAY, DueState.TODAY),
        ("T16", TODAY + timedelta(days=1), DueState.SOON),
    ]
    assert terms(office) == made_anew(office)


def test_what_is_kept_is_what_the_case_itself_says(office: Office) -> None:
    case = a_case(office.desk)
    assess(office, case)
    a_task(office.desk, "2026-07-01", case=case)

    kept = [(code, day) for code, day, _state in terms(office)]

    assert kept == [(due.code, due.due_on) for due in office.cases.check(case).deadlines]
    assert kept == [("TAAK", date(2026, 7, 1)), ("T16", date(2026, 7, 13))]


def test_a_done_task_is_no_deadline_any_more(office: Office) -> None:
    task = a_task(office.desk, "2026-07-01")
    assert office.status().deadlines_overdue == 1

    office.desk.advance("task", task, "complete", {"result": "gebeld"})

    assert office.status().deadlines_overdue == 0
    assert terms(office) == []


def test_tomorrow_is_soon_today_and_yesterday_in_turn(office: Office, clock: SetClock) -> None:
    a_task(office.desk, "2026-07-07")
    seen = []
    for days in range(3):
        clock.at = NOW + timedelta(days=days)
        seen += [state for _code, _day, state in terms(office)]

    assert seen == [DueState.SOON, DueState.TODAY, DueState.OVERDUE]


def test_the_first_assessment_is_due_every_day_and_never_late(office: Office, clock: SetClock) -> None:
    a_case(office.desk)
    assert terms(office) == [("T16", TODAY, DueState.TODAY)]

    clock.at = NOW + timedelta(days=3)

    assert terms(office) == [("T16", TODAY + timedelta(days=3), DueState.TODAY)]
    assert office.status().deadlines_overdue == 0


def test_until_is_the_last_day_that_counts(office: Office) -> None:
    for day in ("2026-07-01", "2026-07-06", "2026-07-07", "2026-08-01"):
        a_task(office.desk, day)

    def days(until: date) -> list[int]:
        return [day.day for _code, day, _state in terms(office, Wanted(until=until))]

    assert days(date(2026, 6, 30)) == []
    assert days(date(2026, 7, 1)) == [1]
    assert days(date(2026, 7, 7)) == [1, 6, 7]
    assert days(date(2026, 8, 1)) == [1, 6, 7, 1]


def test_a_term_is_the_assignees_and_else_the_owners(office: Office) -> None:
    bram = office.staff.add("bram", frozenset({UserRole.CONSULAR_OFFICER})).user
    case = a_case(office.desk)
    a_task(office.desk, "2026-07-07", case=case, assignee=bram.id)

    def owned() -> dict[str, str]:
        return {each.code: each.whose_name for each in office.deadlines.agenda().deadlines}

    before = owned()
    assert before["TAAK"] == "bram"
    assert [each.code for each in office.deadlines.agenda(Wanted(whose=UserId(bram.id))).deadlines] == [
        "TAAK"
    ]
    assert {(each.name, each.count) for each in office.deadlines.shares()} == {
        ("bram", 1),
        (before["T16"], 1),
    }


def test_whoever_sees_own_cases_only_sees_terms_of_those_only(office: Office) -> None:
    user = office.staff.add("hon", frozenset({UserRole.HONORARY_CONSUL})).user
    assert isinstance(user, User)
    a_case(office.desk)
    own = a_case(Desk(office.store, user))

    found = DeadlineDesk(office.store, user).agenda().deadlines

    assert {each.case for each in found} == {own}
    assert len(office.deadlines.agenda().deadlines) == 2


def test_a_reader_of_acts_sees_no_terms(office: Office) -> None:
    user = office.staff.add("otto", frozenset({UserRole.AUDITOR})).user
    assert isinstance(user, User)
    a_case(office.desk)

    agenda = DeadlineDesk(office.store, user).agenda()

    assert agenda.deadlines == ()
    assert sum(agenda.counts.values()) == 0


def test_a_reminder_that_is_put_off_stays_in_the_list_marked(office: Office, clock: SetClock) -> None:
    a_task(office.desk, "2026-07-01")
    late = office.deadlines.agenda().deadlines[0]

    office.deadlines.snooze(late, TODAY + timedelta(days=2))
    assert office.deadlines.agenda().deadlines[0].snoozed_until == TODAY + timedelta(days=2)

    clock.at = NOW + timedelta(days=2)
    assert office.deadlines.agenda().deadlines[0].snoozed_until is None

    office.deadlines.snooze(late, None)
    assert office.memory.all("snooze/") == {}


def test_no_more_than_asked_for_are_listed_and_all_are_counted(office: Office) -> None:
    for _each in range(5):
        a_task(office.desk, "2026-07-01")

    agenda = office.deadlines.agenda(limit=3)

    assert len(agenda.deadlines) == 3
    assert agenda.counts[DueState.OVERDUE] == 5
    assert agenda.is_cut_off


def test_new_rules_make_all_terms_anew(office: Office) -> None:
    a_task(office.desk, "2026-07-01")
    assert len(terms(office)) == 1
    office.store.connection.begin()
    office.store.connection.run("UPDATE due_edition SET edition = 'older'")
    office.store.connection.run("DELETE FROM due")
    office.store.connection.commit()

    assert len(terms(office)) == 1
    assert office.store.connection.row("SELECT edition FROM due_edition") == (edition(),)
