"""Organisations and their people: what they last did, what is asked of them, what is safe to send."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.user import User, UserRole
from consulaat.rules.partners import NEVER, safe_to_send
from consulaat.rules.permissions import NoRightError
from consulaat.services.partner_views import PartnerPage
from consulaat.services.partners import PartnerDesk
from consulaat.values.ids import new_id
from resources.texts import _, choose_language
from tests.services.printing_stores import acts, an_office, load
from ui.bootstrap import Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = an_office(tmp_path_factory.mktemp("partners") / "store")
    load(opened, *_story())
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _english() -> None:
    choose_language("en")


def _story() -> Iterator[dict[str, Any]]:
    yield {
        "type": "organisation",
        "id": "@ngo",
        "code": "NGO7",
        "kind": "NGO_LOKAAL",
        "name": "Thuishaven",
        "country": "MA",
        "region": "Oriental",
        "contact_details": "bel de bakker",
    }
    yield {
        "type": "organisation",
        "id": "@hub",
        "code": "LKHA7",
        "kind": "LKHA",
        "name": "Knooppunt",
        "contact_details": "088 000 0000",
    }
    yield {
        "type": "organisation",
        "id": "@fmu",
        "code": "FMU7",
        "kind": "BUITENLANDSE_PARTNER",
        "name": "Unit",
        "country": "GB",
    }
    yield {"type": "person", "id": "@p", "given_names": "Nadia", "surname": "Haddad"}
    yield {"type": "case", "id": "@c", "number": "RAB-2026-00901-65", "person": "@p"}
    yield {"type": "person", "id": "@q", "given_names": "Imane", "surname": "Ziani"}
    yield {"type": "case", "id": "@d", "person": "@q"}
    yield {"type": "person", "id": "@s", "given_names": "Salma", "surname": "Idrissi"}
    yield {"type": "person", "id": "@f", "given_names": "Fleur", "surname": "Jansen"}
    yield {
        "type": "involvement",
        "case": "@c",
        "person": "@s",
        "role": "LOKAAL_CONTACT",
        "organisation": "@ngo",
    }
    yield {
        "type": "involvement",
        "case": "@c",
        "person": "@f",
        "role": "HULPVERLENER",
        "organisation": "@hub",
    }
    contact = {"type": "contact", "case": "@c", "channel": "TELEFOON"}
    yield contact | {
        "organisation": "@ngo",
        "person": "@s",
        "direction": "IN",
        "occurred_at": "2026-06-01T10:00:00Z",
    }
    yield contact | {
        "organisation": "@ngo",
        "direction": "UIT",
        "occurred_at": "2026-06-05T10:00:00Z",
        "succeeded": False,
    }
    yield contact | {"organisation": "@fmu", "direction": "UIT", "occurred_at": "2026-06-06T10:00:00Z"}
    yield {
        "type": "report",
        "channel": "NGO",
        "received_at": "2026-05-01T10:00:00Z",
        "source_organisation": "@ngo",
        "case": "@c",
    }
    yield {
        "type": "handover",
        "case": "@c",
        "receiver_name": "Fleur",
        "receiver_organisation": "@hub",
        "handed_over_at": "2026-06-07T10:00:00Z",
        "accepted_at": "2026-06-08T10:00:00Z",
        "basis": "NEE",
    }
    yield {"type": "task", "case": "@c", "description": "Kamer zoeken", "side": "NGO", "due_on": "2026-07-01"}
    yield {"type": "task", "case": "@d", "description": "Elders", "side": "NGO"}
    yield {"type": "task", "case": "@d", "description": "Verifiëren", "side": "LKHA"}
    yield {
        "type": "task",
        "case": "@c",
        "description": "Klaar",
        "side": "LKHA",
        "state": "GEREED",
        "completed_at": "2026-06-09T10:00:00Z",
        "organisation": "@hub",
    }
    yield {
        "type": "task",
        "case": "@c",
        "description": "Alleen de unit",
        "side": "ANDERS",
        "organisation": "@fmu",
    }


def page(office: Office, code: str) -> PartnerPage:
    return office.partners.page(code)


def test_the_list_tells_of_each_what_they_last_did_and_how_much_is_asked_of_them(office: Office) -> None:
    rows = {each.organisation.code: each for each in office.partners.rows()}

    assert [each.organisation.code for each in office.partners.rows()] == ["LKHA7", "NGO7", "FMU7"]
    ngo, hub, fmu = rows["NGO7"], rows["LKHA7"], rows["FMU7"]
    assert ngo.last is not None
    assert (ngo.last.words, ngo.last.at.date().isoformat()) == ("Got in touch (Telephone)", "2026-06-01")
    assert hub.last is not None
    assert hub.last.words == "Did: Klaar"
    assert fmu.last is None  # they were reached, and did nothing themselves
    assert (ngo.open_tasks, hub.open_tasks, fmu.open_tasks) == (1, 1, 1)


def test_a_page_tells_everything_the_latest_first_and_which_is_theirs(office: Office) -> None:
    told = [(each.words, each.is_theirs) for each in page(office, "NGO7").acts]

    assert told == [
        ("Was not reached (Telephone)", False),
        ("Got in touch (Telephone)", True),
        ("Reported (Report)", True),
    ]
    assert [each.words for each in page(office, "LKHA7").acts] == [
        "Did: Klaar",
        "Accepted a hand-over",
        "Got a hand-over",
    ]


def test_a_task_of_a_side_is_of_the_ngo_in_its_own_cases_and_of_the_hub_in_all(office: Office) -> None:
    assert [each.description for each in page(office, "NGO7").tasks] == ["Kamer zoeken"]
    assert [each.description for each in page(office, "LKHA7").tasks] == ["Verifiëren"]
    assert [each.description for each in page(office, "FMU7").tasks] == ["Alleen de unit"]


def test_people_are_named_unless_they_are_of_a_local_ngo(office: Office) -> None:
    (salma,) = page(office, "NGO7").people
    (fleur,) = page(office, "LKHA7").people

    assert (salma.name, fleur.name) == ("", "Fleur Jansen")
    assert salma.last is not None
    assert salma.last.words == "Got in touch (Telephone)"


@pytest.mark.parametrize("kind", list(OrganisationKind))
def test_of_every_kind_it_is_said_what_may_be_sent_and_what_never(kind: OrganisationKind) -> None:
    first, last = safe_to_send(Organisation(id=new_id(), code="X", kind=kind, name="X"))

    assert last == NEVER
    assert first != NEVER
    assert "until somebody writes down" not in first


def test_the_case_and_the_agreement_change_what_is_safe_to_send(office: Office) -> None:
    found = {each.organisation.code: each for each in office.partners.of_case("RAB-2026-00901-65")}

    assert set(found) == {"NGO7", "LKHA7", "FMU7"}
    assert found["LKHA7"].safe_to_send[0] == "The person did not agree: send nothing that names the person."
    assert "United Kingdom" in found["FMU7"].safe_to_send[0]
    assert all(each.safe_to_send[-1] == _(NEVER) for each in found.values())
    assert found["LKHA7"].tasks == ()  # the task in another case is not asked here
    (people,) = found["NGO7"].people
    office.desk.change("involvement", people.involvement, {"is_endangered_by_helping": "JA"})
    (ngo,) = (
        each for each in office.partners.of_case("RAB-2026-00901-65") if each.organisation.code == "NGO7"
    )
    assert ngo.safe_to_send[0].startswith("Helping endangers someone who works there")


def test_sealed_contact_details_take_the_right_to_reveal_and_every_look_is_noted(office: Office) -> None:
    clerk = User(id=new_id(), name="kees", display_name="kees", roles=frozenset({UserRole.VISA_OFFICER}))
    desk = PartnerDesk(office.store, clerk)

    assert desk.contact_details("LKHA7", "bellen") == "088 000 0000"
    with pytest.raises(NoRightError):
        desk.contact_details("NGO7", "bellen")
    assert office.partners.contact_details("NGO7", "kamer zoeken") == "bel de bakker"
    looks = [each for each in acts(office) if each["action"] == "ONTHULLEN"]
    assert [(each["field"], each["reason"]) for each in looks] == [
        ("contact_details", "bellen"),
        ("sealed_contact_details", "kamer zoeken"),
    ]


def test_who_may_read_no_case_sees_the_organisation_and_nothing_of_the_work(office: Office) -> None:
    cashier = User(id=new_id(), name="eva", display_name="eva", roles=frozenset({UserRole.FINANCE_OFFICER}))
    seen = PartnerDesk(office.store, cashier).page("NGO7")

    assert (seen.acts, seen.tasks, seen.people) == ((), (), ())
    assert seen.safe_to_send[-1] == _(NEVER)
    assert {each.open_tasks for each in PartnerDesk(office.store, cashier).rows()} == {0}


def test_who_reads_only_their_own_counts_only_their_own(office: Office) -> None:
    roles = frozenset({UserRole.HONORARY_CONSUL})
    stranger = User(id=new_id(), name="eva", display_name="eva", roles=roles)
    theirs = PartnerDesk(office.store, replace(office.officer, roles=roles))
    others = PartnerDesk(office.store, stranger)

    counts = {each.organisation.code: each.open_tasks for each in theirs.rows()}
    assert counts == {"NGO7": 1, "LKHA7": 1, "FMU7": 1}
    assert [each.description for each in theirs.page("NGO7").tasks] == ["Kamer zoeken"]
    assert {each.open_tasks for each in others.rows()} == {0}
    assert others.page("NGO7").tasks == ()


def test_a_page_shows_the_first_tasks_and_says_how_many_there_are(office: Office) -> None:
    cases = [each.id for each in office.desk.find("case", limit=1)]
    load(
        office,
        *(
            {
                "type": "task",
                "case": cases[0],
                "description": f"{day}",
                "side": "LKHA",
                "due_on": f"2027-01-{day}",
            }
            for day in range(10, 32)
            for _again in range(5)
        ),
    )
    hub = page(office, "LKHA7")

    assert (len(hub.tasks), hub.open_tasks) == (100, 111)
    assert [each.description for each in hub.tasks[:6]] == ["10"] * 5 + ["11"]
