"""Papers name nobody who helps and must stay unnamed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consulaat.services.unnamed import NamesHelperError
from tests.forms.reading import text_of
from tests.services.printing_stores import acts, an_office, load
from ui.bootstrap import Office

HEARD_FROM = "Gehoord van Salma el Idrissi, die een kamer heeft."


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = an_office(tmp_path_factory.mktemp("unnamed") / "store")
    load(opened, *_case())
    yield opened
    opened.close()


def _case() -> Iterator[dict[str, Any]]:
    yield {"type": "organisation", "id": "@ngo", "code": "NGO7", "kind": "NGO_LOKAAL", "name": "Thuishaven"}
    yield {"type": "organisation", "id": "@hub", "code": "HUB7", "kind": "LKHA", "name": "Knooppunt"}
    yield {"type": "person", "id": "@p", "given_names": "Nadia", "surname": "Haddad"}
    yield {"type": "case", "id": "@c", "person": "@p"}
    yield {
        "type": "person",
        "id": "@s",
        "given_names": "Salma Rania",
        "surname_prefix": "el",
        "surname": "Idrissi",
    }
    yield {"type": "involvement", "id": "@i", "case": "@c", "person": "@s", "role": "VERTROUWENSPERSOON"}
    yield {
        "type": "case_conference",
        "id": "@v",
        "case": "@c",
        "chair": "anna",
        "held_at": "2026-07-06T10:00:00Z",
        "discussed": HEARD_FROM,
        "participants": [
            {"name": "Yasmina Alami", "organisation": "@ngo"},
            {"name": "Fleur Jansen", "organisation": "@hub"},
        ],
        "decisions": [{"text": "Kamer vrijhouden", "taken_by_name": "Yasmina Alami"}],
    }
    yield {
        "type": "task",
        "case": "@c",
        "conference": "@v",
        "description": "Kamer vrijhouden",
        "side": "NGO",
        "outside_assignee": "Yasmina Alami",
    }


def _conference(office: Office) -> str:
    return str(office.desk.find("case_conference")[0].id)


def _involvement(office: Office) -> str:
    return str(office.desk.find("involvement")[0].id)


def test_minutes_name_people_of_a_local_ngo_nowhere(office: Office) -> None:
    text = text_of(office.printing.make("FRM-16", _conference(office), "nl").data)

    assert "Yasmina" not in text
    assert "Alami" not in text
    assert "Thuishaven" not in text
    assert "Lokale ngo" in text
    assert "Fleur Jansen (Knooppunt)" in text
    assert "Salma" in text  # nobody said yet that she must stay unnamed


@pytest.mark.parametrize(
    "fields",
    [{"is_endangered_by_helping": "JA"}, {"identity_is_sealed": True}, {"organisation": "NGO7"}],
)
def test_a_paper_that_would_name_a_helper_is_refused_and_the_attempt_noted(
    office: Office, fields: dict[str, Any]
) -> None:
    before = {"is_endangered_by_helping": None, "identity_is_sealed": None, "organisation": None}
    office.desk.change("involvement", _involvement(office), fields)

    with pytest.raises(NamesHelperError):
        office.printing.make("FRM-16", _conference(office), "nl")

    refused = [each for each in acts(office) if each["action"] == "MISLUKT"]
    assert refused[-1]["reason"] == "names-helper"
    assert "Idrissi" not in str(refused)
    office.desk.change("involvement", _involvement(office), before)
    assert office.printing.make("FRM-16", _conference(office), "nl").pages


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"aliases": ["Umm Yasin"]}, "Gehoord van UMM YASÍN, die een kamer heeft."),
        ({"aliases": ["Bébé"]}, "Bel bebe."),
        ({"preferred_name": "Sal"}, "Sal heeft een kamer."),
        ({"original_script_name": "سلمى الإدريسي"}, "الغرفة عند سَلمى الإدريسي"),
        ({"transliterations": ["Selma Elidrisi"]}, "Vraag het selma elidrisi."),
        ({"partner_surname": "van Dam"}, "Mevrouw Salma van Dam helpt."),
        ({"aliases": ["Nadia", "Noor"]}, "Nadia belde met Noor."),
        ({}, "Mevrouw Rania Idrissi helpt."),
    ],
)
def test_no_other_name_of_a_helper_gets_onto_a_paper(
    office: Office, names: dict[str, Any], said: str
) -> None:
    person = office.desk.find("involvement")[0].person  # type: ignore[attr-defined]
    office.desk.change("involvement", _involvement(office), {"is_endangered_by_helping": "JA"})
    office.desk.change("case_conference", _conference(office), {"discussed": said})
    office.desk.change("person", person, names)

    with pytest.raises(NamesHelperError):
        office.printing.make("FRM-16", _conference(office), "nl")

    nothing: dict[str, Any] = {name: [] if isinstance(value, list) else None for name, value in names.items()}
    office.desk.change("person", person, nothing)
    office.desk.change("case_conference", _conference(office), {"discussed": "Nadia zag de bebes van Salim."})
    assert office.printing.make("FRM-16", _conference(office), "nl").pages


def test_the_paper_can_be_made_once_the_name_is_out_of_it(office: Office) -> None:
    office.desk.change("involvement", _involvement(office), {"is_endangered_by_helping": "JA"})
    office.desk.change(
        "case_conference", _conference(office), {"discussed": "Er is een kamer. Salma is een stad."}
    )

    assert "kamer" in text_of(office.printing.make("FRM-16", _conference(office), "nl").data)


def test_how_a_helper_is_reached_stands_in_no_line_and_no_row(tmp_path: Path) -> None:
    office = an_office(tmp_path / "store")
    load(office, *_case())
    outcome = office.desk.change(
        "involvement", _involvement(office), {"contact_instructions": "bel de bakker 0612345678"}
    )
    ngo = office.desk.create(
        "organisation",
        {"code": "NGO8", "kind": "NGO_LOKAAL", "name": "Haven", "contact_details": "bakker 0612345678"},
    ).record
    with office.store.work(office.desk.by) as work:
        lines = str([*work.changes_of(outcome.record.id), *work.changes_of(ngo.id)])

    assert "bakker" not in lines
    assert "bakker" not in str(office.desk.read("involvement", outcome.record.id))
    assert "bakker" not in str(office.desk.read("organisation", ngo.id))
    revealed = office.desk.reveal("organisation", ngo.id, "sealed_contact_details", "bellen over een kamer")
    assert revealed == "bakker 0612345678"
    office.close()
