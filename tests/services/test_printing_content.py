from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from consulaat.papers.common import Amount
from consulaat.papers.cost_account import CostAccount
from consulaat.records.ids import UserId
from consulaat.services.papers import (
    cost_account,
    nationality_conclusion,
    report_intake,
    travel_folder,
    visa_sheet,
)
from consulaat.services.papers.material import Material
from tests.services.printing_stores import a_mother, an_inquiry, an_office, load, money_of, paid
from ui.bootstrap import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = an_office(tmp_path / "store")
    yield opened
    opened.close()


def content(office: Office, paper: Any, ref: str, language: str = "nl") -> Any:  # noqa: ANN401 - any paper
    with office.store.work(UserId(office.officer.id)) as work:
        material = Material(work=work, officer=office.officer, language=language)
        return paper.content(material, paper.find(work, ref))


def account(office: Office) -> CostAccount:
    made = content(office, cost_account, "RAB-2026-00002-90")
    assert isinstance(made, CostAccount)
    return made


def unpaid_account(office: Office, **line: object) -> CostAccount:
    load(office, *a_mother(), *money_of("@case", **line))
    return account(office)


def paid_account(office: Office) -> CostAccount:
    load(office, *a_mother(), *money_of("@case"), paid("@case"))
    return account(office)


def euro(amount: str) -> Amount:
    return Amount(amount=Decimal(amount), currency="EUR")


def test_two_weeks_for_a_mother_and_child_cost_what_the_tariffs_say(office: Office) -> None:
    stay = paid_account(office).stays[0]

    assert (stay.code_name, stay.nights, stay.approved_nights) == ("Zonnebloem", 14, 14)
    assert stay.amount == Amount(amount=Decimal("7000.00"), currency="MAD")
    assert stay.euro_amount == euro("652.07")


def test_an_account_adds_up_in_euro_and_in_the_original_currency(office: Office) -> None:
    made = paid_account(office)

    assert (made.estimated, made.committed, made.invoiced, made.paid) == (
        euro("652.07"),
        euro("652.07"),
        euro("652.07"),
        euro("660.38"),
    )
    assert made.open == euro("-8.31")
    assert [row.paid for row in made.currencies] == [Amount(amount=Decimal("7000.00"), currency="MAD")]
    assert [(row.source_code, row.committed, row.paid) for row in made.sources] == [
        ("F06", euro("652.07"), euro("660.38"))
    ]


def test_the_difference_of_rates_is_a_figure_of_its_own(office: Office) -> None:
    assert paid_account(office).rate_difference == euro("8.31")


def test_a_sum_with_an_amount_without_a_rate_is_left_open_and_never_nought(office: Office) -> None:
    made = unpaid_account(office, rate=None, euro_amount=None, state="RAMING")

    assert made.estimated is None
    assert made.committed == euro("652.07")


def test_rejected_and_lapsed_costs_are_shown_but_not_counted(office: Office) -> None:
    made = unpaid_account(office, state="AFGEWEZEN")

    assert len(made.lines) == 1
    assert made.estimated == euro("0.00")


def test_what_was_reclaimed_counts_as_recovered(office: Office) -> None:
    assert paid_account(office).recovered == euro("0.00")
    line = office.desk.find("cost_line")[0]
    load(office, {"type": "cost_line", "id": line.id, "state": "TERUGGEVORDERD"})

    assert account(office).recovered == euro("660.38")


@pytest.mark.parametrize(("state", "is_draft"), [("AANGEVRAAGD", True), ("RAMING", True), ("BETAALD", False)])
def test_an_account_is_a_draft_while_a_cost_waits_for_a_decision(
    office: Office, state: str, is_draft: bool
) -> None:
    assert unpaid_account(office, state=state).frame.is_draft is is_draft


@pytest.mark.parametrize(
    ("state", "is_draft"),
    [
        ("IN_ONDERZOEK", True),
        ("ONBESLIST", True),
        ("VASTGESTELD_NEDERLANDER", False),
        ("VASTGESTELD_GEEN_NEDERLANDER", False),
        ("VERLOREN", False),
    ],
)
def test_a_conclusion_is_a_draft_until_it_is_established(office: Office, state: str, is_draft: bool) -> None:
    load(office, *an_inquiry(state))
    found = office.desk.find("nationality_inquiry")[0]

    assert content(office, nationality_conclusion, found.id).frame.is_draft is is_draft


def test_a_conclusion_gives_its_steps_in_order_and_what_is_known_of_each_date(office: Office) -> None:
    load(office, *an_inquiry())
    made = content(office, nationality_conclusion, office.desk.find("nationality_inquiry")[0].id)

    assert [(step.code, step.reason) for step in made.steps] == [("N01", ""), ("N06", "via moeder")]
    assert (made.surname, made.born_on) == ("el Haddad", "2009")
    assert made.nationalities == ("Nederland (gesteld)", "Staatloos")
    assert [(row.rule, row.answer) for row in made.loss_answers] == [("V15_1c", "Nee")]


def test_a_visa_sheet_is_a_draft_until_the_visa_is_decided(office: Office) -> None:
    load(office, *a_mother())
    decided = {"decision": "AKKOORD", "valid_from": "2026-07-15", "valid_until": "2026-07-21"}
    load(office, *_again(a_mother("AKKOORD", **decided)))

    first = content(office, visa_sheet, "RAB-2026-V00001")
    second = content(office, visa_sheet, "RAB-2026-V00002")

    assert first.frame.is_draft
    assert not second.frame.is_draft
    assert (second.decision, second.visa_days) == ("Akkoord", 7)


def _again(records: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Return the records as others of the same kind: other labels, other numbers."""
    others = {"RAB-2026-00002-90": "RAB-2026-00003-87", "1CJ1P8R6": "G9Q8VKR4", "POLR": "POLA"}
    for record in records:
        changed = {
            name: others.get(value, value) if isinstance(value, str) else value
            for name, value in record.items()
        }
        if changed.get("number", "").startswith(("RAB-2026-V", "RAB-2026-M")):
            changed["number"] = changed["number"].replace("V00001", "V00002").replace("M0000", "M0001")
        yield changed


def test_a_visa_sheet_carries_the_last_question_and_the_key_date(office: Office) -> None:
    load(office, *a_mother())
    made = content(office, visa_sheet, "RAB-2026-V00001")

    assert made.question == "Is er bezwaar tegen een inreisvisum?"
    assert made.answer == "Akkoord"
    assert (made.first_authority_contact_on, made.first_authority) == ("12-03-2026", "Politie Rotterdam")
    assert [(child.name, child.born_on) for child in made.children] == [("Ilyas Benali", "03-2017")]


@pytest.mark.parametrize(
    ("state", "is_draft"), [("NIEUW", True), ("IN_VERIFICATIE", True), ("NIEUWE_ZAAK", False)]
)
def test_an_intake_is_a_draft_until_the_report_is_settled(office: Office, state: str, is_draft: bool) -> None:
    records = [
        {**each, "state": state} if each.get("number") == "RAB-2026-M00007" else each for each in a_mother()
    ]
    load(office, *records)

    assert content(office, report_intake, "RAB-2026-M00007").frame.is_draft is is_draft


def test_an_unknown_number_of_children_is_unknown_and_not_nought(office: Office) -> None:
    load(office, *a_mother())
    made = content(office, report_intake, "RAB-2026-M00007")

    assert made.children_along == "Onbekend"


def test_a_travel_folder_lists_what_the_traveller_has_and_not_what_others_took(office: Office) -> None:
    held = {"type": "travel_document", "person": "@m", "kind": "LP", "valid_until": "2026-07-20"}
    leg = {
        "from_place": "Nador",
        "to_place": "Amsterdam",
        "departs_at": "2026-07-10T08:00:00Z",
        "arrives_at": "2026-07-10T12:00:00Z",
        "departure_zone": "Africa/Casablanca",
        "arrival_zone": "Europe/Amsterdam",
    }
    load(
        office,
        {"type": "person", "id": "@m", "surname": "Haddad"},
        {"type": "case", "id": "@r", "person": "@m"},
        {**held, "number": "XL1234567", "possession": "POST"},
        {**held, "kind": "NN", "number": "NXFK2R7P4", "possession": "FAMILIE"},
        {**held, "kind": "NN", "number": "NXFK2R7P5", "possession": "ONBEKEND"},
        {"type": "journey", "id": "@j", "case": "@r", "travellers": ["@m"], "legs": [leg]},
    )
    (journey,) = office.desk.find("journey")

    made = content(office, travel_folder, journey.id)

    assert made.papers == ("Laissez-passer (handgeschreven) XL1234567 (20-07-2026)",)
