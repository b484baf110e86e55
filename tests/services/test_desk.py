"""The desk: what nobody may type, what nobody changes afterwards, and who sees what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consulaat.records.user import User, UserRole
from consulaat.rules.permissions import NoRightError
from consulaat.services.desk import Desk
from consulaat.services.fields import FactFixedError, FilledByProgramError
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock

WORDS = "drie blauwe olifanten dansen"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = bootstrap.found_store(
        tmp_path / "store",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: WORDS,
        rehearsal=True,
        clock=RealClock(),
    )
    yield made.office
    made.office.close()


def a_case(desk: Desk) -> str:
    person = desk.create("person", {"surname": "Haddad"}).record
    return desk.create("case", {"person": person.id}).record.id


def intaker(office: Office) -> Desk:
    user = office.staff.add("ilse", frozenset({UserRole.INTAKE_OFFICER})).user
    assert isinstance(user, User)
    return Desk(office.store, user)


def test_nobody_types_who_approved_or_closed(office: Office) -> None:
    case = a_case(office.desk)

    with pytest.raises(FilledByProgramError):
        office.desk.change("case", case, {"closed_by": office.officer.id})
    with pytest.raises(FilledByProgramError):
        office.desk.change("case", case, {"state": "AFGESLOTEN"})


def test_the_first_contact_with_an_authority_is_never_overwritten(office: Office) -> None:
    case = a_case(office.desk)
    office.desk.change("case", case, {"first_authority_contact_on": "20260706"})

    with pytest.raises(FactFixedError):
        office.desk.change("case", case, {"first_authority_contact_on": "20260801"})
    with pytest.raises(FactFixedError):
        office.desk.change("case", case, {"first_authority_contact_on": None})


def test_an_intake_officer_sees_only_what_is_their_own(office: Office) -> None:
    case = a_case(office.desk)
    ilse = intaker(office)
    report = ilse.create("report", {"channel": "TELEFOON", "received_at": "2026-07-06T22:10:00Z"}).record

    with pytest.raises(NoRightError):
        ilse.read("case", case)
    assert ilse.find("case") == ()
    assert ilse.find("report") == (report,)
    assert ilse.read("report", report.id) == report


def test_each_reading_and_each_refusal_is_noted(office: Office) -> None:
    case = a_case(office.desk)
    ilse = intaker(office)
    with pytest.raises(NoRightError):
        ilse.read("case", case)
    office.desk.read("case", case)

    with office.store.work(office.desk.by) as work:
        acts = [(act["action"], act["id"]) for act in work.acts(2)]

    assert acts == [("MISLUKT", case), ("LEZEN", case)]


def test_a_sealed_value_is_shown_by_one_service_that_notes_it(office: Office) -> None:
    case = a_case(office.desk)
    protocol = office.desk.create("contact_protocol", {"case": case, "code_word": "appeltaart"}).record

    assert "appeltaart" not in repr(office.desk.read("contact_protocol", protocol.id))
    with office.store.work(office.desk.by) as work:
        assert all(b"appeltaart" not in change.line() for change in work.changes_of(protocol.id))
    assert office.desk.reveal("contact_protocol", protocol.id, "code_word", "zij belt nu") == "appeltaart"
    with office.store.work(office.desk.by) as work:
        assert work.acts(1)[0]["action"] == "ONTHULLEN"


def test_a_hidden_value_is_shown_by_the_same_service(office: Office) -> None:
    person = office.desk.create("person", {"surname": "Haddad", "bsn": "111222333"}).record

    assert office.desk.reveal("person", person.id, "bsn", "aanvraag reisdocument") == "111222333"
    assert office.desk.reveal("person", person.id, "health", "aanvraag reisdocument") is None
    with office.store.work(office.desk.by) as work:
        assert [each["field"] for each in work.acts(2)] == ["bsn", "health"]


def test_the_number_of_the_person_given_by_a_reporter_is_told_while_typing_and_kept_nowhere(
    office: Office,
) -> None:
    desk = office.desk
    case = a_case(desk)
    person = desk.read("case", case).person  # type: ignore[attr-defined]
    desk.change("person", person, {"phones": [{"typed": "+212 6 1234 5678"}]})
    report = {"channel": "TELEFOON", "received_at": "2026-07-06T22:10:00Z", "case": case}
    told = {**report, "reporter": "haar oom, ٠٦-١٢٣٤ ٥٦٧٨, bellen na tien uur"}

    def codes(**fields: str) -> list[str]:
        return [each.code for each in desk.look_over("report", None, {**told, **fields})]

    assert "SAME_PHONE_AS_REPORTER" in codes()
    assert "SAME_PHONE_AS_REPORTER" not in codes(reporter="haar oom, 06 1234 5670")
    assert "SAME_PHONE_AS_REPORTER" not in codes(reporter_relation="ZELF")
    kept = desk.create("report", told)
    assert "SAME_PHONE_AS_REPORTER" in [each.code for each in kept.findings]
    assert desk.change("report", kept.record.id, {"stated_age": 17}).findings == ()
    with office.store.work(desk.by) as work:
        lines = str(list(work.changes_of(kept.record.id)))
    assert "oom" not in lines
    assert "SAME_PHONE" not in lines
