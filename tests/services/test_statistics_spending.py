"""What stays and costs come to: nights, euro, and amounts nobody can add."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consulaat.records.case import Case
from consulaat.records.ids import CaseId, CommitmentId, CostLineId, FundingSourceId, PersonId, SafehouseId
from consulaat.records.money import Commitment, CommitmentState, CostLine, CostState, Payment, PaymentMethod
from consulaat.records.reference import CostCategory, FundingCode, FundingSource
from consulaat.records.safehouse import Stay, StayPerson, StayState, TariffUnit
from consulaat.services.statistics import StatisticsDesk
from consulaat.values.ids import new_id
from consulaat.values.money import Money
from db.lists.statistics import SqlFigures
from db.store import SqlStore
from resources.texts import choose_language
from tests.services.statistics_stores import NOON, OFFICER, a_case, a_person, keep, new_store

YEAR = (date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = new_store(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def desk(store: SqlStore) -> StatisticsDesk:
    choose_language("en")
    return StatisticsDesk(SqlFigures(store.connection), "Africa/Casablanca")


def rows_of(desk: StatisticsDesk, measure: str) -> dict[str, object]:
    return {row.code: row.value for row in desk.figure(measure, *YEAR).rows}


def test_stays_come_to_nights_and_euro_per_night(store: SqlStore, desk: StatisticsDesk) -> None:
    person = a_person()
    case = a_case(person)
    stay = Stay(
        id=new_id(),
        case=CaseId(case.id),
        safehouse=SafehouseId(new_id()),
        people=(StayPerson(person=PersonId(person.id), tariff_unit=TariffUnit.ADULT_NIGHT),),
        state=StayState.ENDED,
        arrival_on=date(2026, 7, 10),
        departure_on=date(2026, 7, 24),
    )
    asked = replace(stay, id=new_id(), state=StayState.REQUESTED)
    line = a_cost_line(case, CostCategory.SAFEHOUSE_STAY, "652.07", stay=stay.id)
    keep(store, person, case, stay, asked, line)

    assert rows_of(desk, "M20") == {"stays": 1, "persons": 1, "nights": 14, "euro_per_night": "EUR 46.58"}


def a_cost_line(case: Case, category: CostCategory, euros: str, **facts: object) -> CostLine:
    line = CostLine(
        id=new_id(),
        case=CaseId(case.id),
        category=category,
        amount=Money.of(euros, "EUR"),
        state=CostState.PAID,
    )
    return replace(line, **facts)  # type: ignore[arg-type]


def test_costs_stand_by_source_and_category_and_an_amount_without_a_rate_is_said_to_be_left_out(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    person = a_person()
    case, fund = a_case(person), FundingSource(id=new_id(), code=FundingCode.MINISTRY_BUDGET, name="Budget")
    committed = Commitment(
        id=new_id(),
        case=CaseId(case.id),
        funding_source=FundingSourceId(fund.id),
        amount=Money.of("500", "EUR"),
        categories=frozenset(),
        state=CommitmentState.APPROVED,
        approved_at=NOON,
    )
    line = a_cost_line(case, CostCategory.TICKET, "300")
    paid = Payment(
        id=new_id(),
        case=CaseId(case.id),
        cost_line=CostLineId(line.id),
        commitment=CommitmentId(committed.id),
        amount=Money.of("300", "EUR"),
        method=PaymentMethod.BANK,
        paid_on=date(2026, 7, 7),
        paid_by=OFFICER,
    )
    in_dirham = replace(paid, id=new_id(), amount=Money.of("350", "MAD"))
    keep(store, person, case, fund, committed, line, paid, in_dirham)

    figure = desk.figure("M21", *YEAR)

    assert figure.value == "EUR 300.00"
    assert rows_of(desk, "M21") == {
        "committed/F05": "EUR 500.00",
        "paid/F05": "EUR 300.00",
        "paid/K03": "EUR 300.00",
    }
    assert figure.notes == ("Amounts without a rate are left out.",)
