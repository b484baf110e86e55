"""No paper goes to someone of whom it was judged that asking is unsafe, by whatever form or file (domain §7)."""

from collections.abc import Iterator
from typing import Any

import pytest

from consulaat.records.custody import Consent
from consulaat.services.addressing import MustNotBeAddressedError
from consulaat.services.fields import FactFixedError
from tests.forms.reading import text_of
from tests.services.printing_stores import acts, an_office, load
from ui.bootstrap import Office

UNSAFE = {"state": "GEVRAAGD_MAG_NIET", "unsafe_reason": "Hij dreigt haar iets aan te doen."}


def a_family(**father: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any field
    """Return a girl with two parents who have custody, her application and their consents."""
    consent = {"type": "consent", "person": "@girl", "application": "@passport"}
    return [
        {"type": "person", "id": "@girl", "given_names": "Nadia", "surname": "Haddad", "born_on": "20090000"},
        {"type": "person", "id": "@father", "given_names": "Karim", "surname": "Haddad"},
        {"type": "person", "id": "@other", "given_names": "K.", "surname": "Haddad"},
        {"type": "person", "id": "@mother", "given_names": "Samira", "surname": "Aziz"},
        {"type": "case", "id": "@case", "person": "@girl", "number": "RAB-2026-00002-90"},
        {
            "type": "travel_document_application",
            "id": "@passport",
            "number": "RAB-2026-P00001",
            "case": "@case",
            "person": "@girl",
            "kind": "NN",
            "applied_on": "2026-07-01",
            "taken_by": "anna",
        },
        {**consent, "id": "@c1", "giver": "@father", **father},
        {**consent, "id": "@c2", "giver": "@mother"},
        {
            "type": "travel_document_application",
            "number": "RAB-2026-P00002",
            "person": "@other",
            "kind": "PN",
            "applied_on": "2026-07-01",
            "taken_by": "anna",
        },
    ]


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = an_office(tmp_path_factory.mktemp("addressing") / "store")
    yield opened
    opened.close()


def consents_of(office: Office) -> dict[str, str]:
    """Return the id of each consent by the first name of its giver."""
    names = {each.id: getattr(each, "given_names", "") for each in office.desk.find("person")}
    found = (each for each in office.desk.find("consent") if isinstance(each, Consent))
    return {names[each.giver]: each.id for each in found if each.giver}


def test_a_form_of_consent_says_child_document_and_giver_and_is_noted(office: Office) -> None:
    load(office, *a_family())

    text = text_of(office.printing.make("FRM-04", consents_of(office)["Samira"], "nl").data)

    for told in ("Nadia Haddad", "Samira Aziz", "RAB-2026-P00001", "Noodpaspoort"):
        assert told in text
    assert "Karim" not in text
    assert acts(office)[-1]["form"] == "FRM-04"


@pytest.mark.parametrize("state", ["GEVRAAGD_MAG_NIET", "VERVANGEN_DOOR_RECHTER", "NIET_VEREIST"])
def test_it_is_made_for_nobody_whom_it_is_unsafe_to_ask_and_the_attempt_is_noted(
    office: Office, state: str
) -> None:
    load(office, *a_family(**{**UNSAFE, "state": state}))
    ids = consents_of(office)

    with pytest.raises(MustNotBeAddressedError):
        office.printing.make("FRM-04", ids["Karim"], "nl")
    assert acts(office)[-1]["action"] == "MISLUKT"
    with pytest.raises(MustNotBeAddressedError):
        office.printing.note_copy("FRM-04", ids["Karim"], pages=1)
    assert office.printing.make("FRM-04", ids["Samira"], "nl").pages == 1


def test_no_letter_goes_to_him_under_another_name_once_both_are_known_as_one(office: Office) -> None:
    load(office, *a_family(**UNSAFE))
    assert office.printing.make("FRM-21", "RAB-2026-P00002", "nl").pages
    father, other = (
        next(each.id for each in office.desk.find("person") if getattr(each, "given_names", "") == name)
        for name in ("Karim", "K.")
    )
    decided = {"person": father, "other_person": other, "outcome": "ZELFDE", "reason": "zelfde paspoort"}
    office.desk.create("duplicate_decision", decided)

    with pytest.raises(MustNotBeAddressedError):
        office.printing.make("FRM-21", "RAB-2026-P00002", "nl")


def test_asking_that_is_safe_after_all_lets_papers_be_made_again(office: Office) -> None:
    load(office, *a_family(**UNSAFE))
    consent = consents_of(office)["Karim"]
    office.desk.advance("consent", consent, "allow-asking")

    assert office.printing.make("FRM-04", consent, "nl").pages == 1


def test_a_consent_cannot_be_moved_to_another_application(office: Office) -> None:
    load(office, *a_family(state="GEGEVEN"))
    consent = consents_of(office)["Karim"]
    other = next(
        each.id
        for each in office.desk.find("travel_document_application")
        if getattr(each, "number", "") == "RAB-2026-P00002"
    )

    with pytest.raises(FactFixedError):
        office.desk.change("consent", consent, {"application": other})
