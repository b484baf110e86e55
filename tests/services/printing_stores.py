"""A store with two cases to print from, made as people make it; the people in it do not exist."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from consulaat.records.ids import UserId
from consulaat.records.user import User, UserRole
from consulaat.services.printing import PrintDesk
from consulaat.services.reading import rows_of
from consulaat.values.canonical import Json
from consulaat.values.ids import new_id
from forms import catalogue
from ui.bootstrap import Office, found_store
from ui.doors import SetClock

NOW = datetime(2026, 7, 24, 12, 0, tzinfo=UTC)
CODE_WORD = "appeltaart"
STREET = "Rue des Orangers"
MAD = {"currency": "MAD"}


def an_office(folder: Path) -> Office:
    """Return an open store of a post; its first user holds every role of the desks."""
    founded = found_store(
        folder,
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: "correct horse battery staple seven lamps",
        rehearsal=True,
        clock=SetClock(NOW),
    )
    office = founded.office
    assert isinstance(office, Office)
    return office


def load(office: Office, *records: Mapping[str, Any]) -> None:
    """Load records, which may stand in any state."""
    text = "\n".join(json.dumps(record) for record in records)
    office.loading.load(rows_of("test.jsonl", text.encode(), None))


def desk_of(office: Office, *roles: UserRole) -> PrintDesk:
    """Return the print desk of someone with these roles only."""
    officer = User(id=new_id(), name="kees", display_name="kees", roles=frozenset(roles))
    return PrintDesk(office.store, officer, catalogue, office.statistics)


def acts(office: Office) -> list[dict[str, Json]]:
    """Return what was noted, without the logins."""
    with office.store.work(UserId(office.officer.id)) as work:
        return [act for act in work.acts(50) if act["action"] != "AANMELDEN"]


def money_of(case: str, **changes: Any) -> Iterable[dict[str, Any]]:  # noqa: ANN401 - any field
    """Return a stay of two weeks in a safehouse with its commitment and its cost line."""
    amount = {"amount": "7000.00", **MAD}
    euro = {"amount": "652.07", "currency": "EUR"}
    frozen = {"rate": "10.7350", "euro_amount": euro}
    return (
        {"type": "organisation", "id": "@ngo", "code": "NGO1", "kind": "NGO_LOKAAL", "name": "Thuishaven"},
        {
            "type": "safehouse",
            "id": "@house",
            "code_name": "Zonnebloem",
            "country": "MA",
            "region": "Noord",
            "operator": "@ngo",
            "address": {"street_lines": [f"{STREET} 1"], "town": "Tetouan", "country": "MA"},
            "tariff_lines": [
                {"per": "NACHT_VOLWASSENE", "amount": {"amount": "350", **MAD}, "valid_from": "2026-01-01"},
                {"per": "NACHT_KIND", "amount": {"amount": "150", **MAD}, "valid_from": "2026-01-01"},
            ],
        },
        {
            "type": "commitment",
            "id": "@promise",
            "case": case,
            "funding_source": "F06",
            "amount": amount,
            "categories": ["K04"],
            "state": "GOEDGEKEURD",
            "reason": "Zij vluchtte voor haar man",
            **frozen,
        },
        {
            "type": "stay",
            "id": "@stay",
            "case": case,
            "safehouse": "@house",
            "people": [
                {"person": "@mother", "tariff_unit": "NACHT_VOLWASSENE"},
                {"person": "@child", "tariff_unit": "NACHT_KIND"},
            ],
            "state": "BEEINDIGD",
            "arrival_on": "2026-07-10",
            "departure_on": "2026-07-24",
            "nights": 14,
            "approved_nights": 14,
        },
        {
            "type": "cost_line",
            "id": "@line",
            "case": case,
            "category": "K04",
            "description": "Verblijf van Fatima bij Thuishaven",
            "amount": amount,
            "commitment": "@promise",
            "stay": "@stay",
            "incurred_on": "2026-07-24",
            "state": "BETAALD",
            **frozen,
            **changes,
        },
    )


def paid(case: str) -> dict[str, Any]:
    """Return the payment of that cost line, at another rate."""
    return {
        "type": "payment",
        "case": case,
        "cost_line": "@line",
        "commitment": "@promise",
        "amount": {"amount": "7000.00", **MAD},
        "rate": "10.6000",
        "euro_amount": {"amount": "660.38", "currency": "EUR"},
        "method": "KAS",
        "paid_on": "2026-07-24",
        "beneficiary_name": "Hassan Thuishaven",
        "receipt_is_signed": True,
    }


def a_mother(state: str = "INGEDIEND", **visa: Any) -> Iterable[dict[str, Any]]:  # noqa: ANN401 - any field
    """Return a woman with a child at the visa section, her residence card taken."""
    return (
        {
            "type": "organisation",
            "id": "@post",
            "code": "POLR",
            "kind": "POLITIE",
            "name": "Politie Rotterdam",
        },
        {
            "type": "person",
            "id": "@mother",
            "given_names": "Fatima",
            "surname": "Benali",
            "original_script_name": "فاطمة بن علي",
            "born_on": "19890502",
            "v_number": "2712345678",
            "nationalities": [{"nationality": "MAR", "status": "BEWEZEN"}],
        },
        {
            "type": "person",
            "id": "@child",
            "given_names": "Ilyas",
            "surname": "Benali",
            "born_on": "20170300",
        },
        {
            "type": "case",
            "id": "@case",
            "person": "@mother",
            "number": "RAB-2026-00002-90",
            "neutral_reference": "1CJ1P8R6",
            "state": "IN_BEHANDELING",
            "first_authority_contact_on": "20260312",
            "first_authority": "@post",
            "established_phenomenon": "ACHTERLATING",
        },
        {
            "type": "contact_protocol",
            "case": "@case",
            "language": "fr",
            "code_word": CODE_WORD,
            "channels": [
                {"channel": "TELEFOON", "number_or_address": "+212611111111", "device_is_shared": False}
            ],
        },
        {
            "type": "report",
            "number": "RAB-2026-M00008",
            "case": "@case",
            "person": "@mother",
            "channel": "TELEFOON",
            "received_at": "2026-07-06T12:00:00Z",
            "state": "GEKOPPELD_AAN_ZAAK",
            "stated_name": "De tweede melding",
        },
        {
            "type": "report",
            "number": "RAB-2026-M00007",
            "case": "@case",
            "person": "@mother",
            "channel": "WHATSAPP",
            "received_at": "2026-07-05T22:10:00Z",
            "state": "NIEUWE_ZAAK",
            "direct_danger": "JA",
            "stated_name": "Zn & <b",
            "stated_born_on": "19890000",
            "country_of_stay": "MA",
            "language": "fr",
            "children_along": "ONBEKEND",
            "withheld_items": ["TELEFOON", "VERBLIJFSDOCUMENT"],
            "first_words": "mon mari est parti avec ma carte",
            "reporter_relation": "ZELF",
        },
        {
            "type": "residence_right",
            "id": "@right",
            "person": "@mother",
            "kind": "REGULIER_BEPAALD",
            "document_number": "V123AL568",
            "valid_until": "2027-03-01",
            "document_is_held": False,
        },
        {
            "type": "visa_application",
            "id": "@visa",
            "number": "RAB-2026-V00001",
            "case": "@case",
            "person": "@mother",
            "kind": "INREIS",
            "submitted_on": "2026-07-06",
            "residence_right": "@right",
            "children": ["@child"],
            "state": state,
            **visa,
        },
        {
            "type": "ind_consultation",
            "visa_application": "@visa",
            "question": "Oude vraag",
            "sent_at": "2026-07-06T11:00:00Z",
        },
        {
            "type": "ind_consultation",
            "visa_application": "@visa",
            "question": "Is er bezwaar tegen een inreisvisum?",
            "sent_at": "2026-07-07T11:00:00Z",
            "answer": "AKKOORD",
        },
    )


def an_inquiry(state: str = "IN_ONDERZOEK", **changes: Any) -> Iterable[dict[str, Any]]:  # noqa: ANN401
    """Return a girl whose nationality is looked into, on one paper that a step relies on."""
    return (
        {
            "type": "person",
            "id": "@girl",
            "given_names": "Nadia",
            "surname_prefix": "el",
            "surname": "Haddad",
            "born_on": "20090000",
            "nationalities": [{"nationality": "NLD", "status": "GESTELD"}, {"nationality": "XXA"}],
        },
        {
            "type": "evidence",
            "id": "@passport",
            "person": "@girl",
            "kind": "NL_PASPOORT",
            "number": "NXFK2R7P4",
            "country": "NL",
            "dated_on": "20230830",
            "original_was_seen": False,
        },
        {"type": "evidence", "person": "@girl", "kind": "MEDISCH_STUK", "number": "ZIEKENHUIS-1"},
        {
            "type": "nationality_inquiry",
            "id": "@inquiry",
            "person": "@girl",
            "acquisition_ground": "A3_1",
            "acquired_on": "20090000",
            "decisive_on": "2026-07-08",
            "state": state,
            "loss_answers": [{"rule": "V15_1c", "answer": "NEE"}],
            "conclusion": "Nederlandse door geboorte.",
            **changes,
        },
        {
            "type": "inquiry_step",
            "inquiry": "@inquiry",
            "code": "N06",
            "position": 2,
            "state": "NVT",
            "not_applicable_reason": "via moeder",
        },
        {
            "type": "inquiry_step",
            "inquiry": "@inquiry",
            "code": "N01",
            "position": 1,
            "state": "AKKOORD",
            "evidence_items": ["@passport"],
        },
    )
