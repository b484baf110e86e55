"""What the figures count, on records of a test: what a person may ask, and what is never added up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from consulaat.errors import InvalidInputError
from consulaat.papers.common import PaperFrame
from consulaat.records.case import ClosureReason, Phenomenon, ReturnManner
from consulaat.records.ids import PersonId, ReportId
from consulaat.records.person import (
    DuplicateDecision,
    DuplicateOutcome,
    Gender,
    HeldNationality,
    NationalityStatus,
    Person,
)
from consulaat.records.report import ReportKind
from consulaat.services.figures.definitions import definitions
from consulaat.services.figures.figure import FigureProfile
from consulaat.services.figures.measures import LAYOUTS
from consulaat.services.figures.paper import to_paper
from consulaat.services.figures.period import EmptyPeriodError
from consulaat.services.statistics import (
    NoSplitError,
    StatisticsDesk,
    UnknownMeasureError,
    UnknownSplitError,
)
from consulaat.values.count import UNKNOWN_COUNT, Count
from consulaat.values.ids import new_id
from consulaat.values.partial_date import PartialDate
from db.lists.statistics import SqlFigures
from db.store import SqlStore
from resources.texts import choose_language
from tests.services.statistics_stores import (
    NOON,
    a_case,
    a_person,
    a_report,
    an_assisted_case,
    an_organisation,
    keep,
    new_store,
)

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


def rows_of(desk: StatisticsDesk, measure: str, by: str | None = None) -> dict[str, object]:
    return {row.code: row.value for row in desk.figure(measure, *YEAR, by=by).rows}


def test_one_person_reported_by_three_is_three_reports_and_one_case(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    smn, ssr, hub = an_organisation("SMN"), an_organisation("SSR"), an_organisation("LKHA")
    person = a_person()
    case = an_assisted_case(person)
    keep(store, smn, ssr, hub, person, case, *(a_report(case, source) for source in (smn, ssr, hub)))

    assert rows_of(desk, "M02") == {"LKHA": 1, "SMN": 1, "SSR": 1, "ZAKEN": 1}
    assert desk.figure("M02", *YEAR).value == 3
    assert desk.figure("M04", *YEAR).value == 1


def test_cases_by_organisation_are_said_not_to_add_up(store: SqlStore, desk: StatisticsDesk) -> None:
    smn, ssr, person = an_organisation("SMN"), an_organisation("SSR"), a_person()
    case = an_assisted_case(person)
    keep(store, smn, ssr, person, case, a_report(case, smn), a_report(case, ssr))

    figure = desk.figure("M04", *YEAR, by="source_organisation")

    assert figure.value == 1
    assert [row.value for row in figure.rows] == [1, 1]
    assert len(figure.notes) == 2


def test_doubles_count_once_at_the_same_organisation_and_apart_at_another(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    smn, ssr, person = an_organisation("SMN"), an_organisation("SSR"), a_person()
    case = a_case(person)
    first = a_report(case, smn)
    again = a_report(case, smn, duplicate_of=ReportId(first.id))
    once_more = a_report(case, smn, duplicate_of=ReportId(again.id))
    elsewhere = a_report(case, ssr, duplicate_of=ReportId(first.id))
    elsewhere_again = a_report(case, ssr, duplicate_of=ReportId(first.id))
    keep(store, smn, ssr, person, case, first, again, once_more, elsewhere, elsewhere_again)

    assert rows_of(desk, "M02") == {"SMN": 1, "SSR": 1, "ZAKEN": 1}


def test_two_reports_that_call_each_other_a_double_count_once(store: SqlStore, desk: StatisticsDesk) -> None:
    first = a_report()
    second = a_report(duplicate_of=ReportId(first.id))
    keep(store, first, second)
    keep(store, replace(first, duplicate_of=ReportId(second.id)))

    assert desk.figure("M02", *YEAR).value == 1


def test_an_information_request_is_no_report_and_counts_per_week(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    keep(store, *(a_report(kind=ReportKind.INFORMATION_REQUEST) for _ in range(3)), a_report())

    fortnight = desk.figure("M01", date(2026, 7, 1), date(2026, 7, 15))

    assert fortnight.value == 3
    assert next(row.text for row in fortnight.rows if row.code == "PER_WEEK") == "1.5 per week"
    assert desk.figure("M02", *YEAR).value == 1


def test_the_last_day_counts_and_the_first_day_after_does_not(store: SqlStore, desk: StatisticsDesk) -> None:
    before_midnight = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)  # 23:59 in Casablanca
    after_midnight = datetime(2026, 12, 31, 23, 1, tzinfo=UTC)
    keep(store, a_report(received_at=before_midnight), a_report(received_at=after_midnight))

    assert desk.figure("M02", *YEAR).value == 1
    assert desk.figure("M02", date(2027, 1, 1), date(2028, 1, 1)).value == 1


def test_child_marriage_is_forced_marriage_and_stands_on_a_line_of_its_own(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    for phenomenon in (
        Phenomenon.CHILD_MARRIAGE,
        Phenomenon.FORCED_MARRIAGE,
        Phenomenon.THREATENED_FORCED_MARRIAGE,
        None,
    ):
        person = a_person()
        case = an_assisted_case(person, established_phenomenon=phenomenon)
        keep(store, person, case, a_report(case))

    assert desk.figure("M05", *YEAR).value == 2
    assert rows_of(desk, "M05") == {"JA": 2, "KINDHUWELIJK": 1, "ONBEKEND": 1, "DREIGENDE_HUWELIJKSDWANG": 1}


def test_cases_with_an_unknown_number_of_children_are_not_cases_without(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    for children in (Count(2), Count(0), UNKNOWN_COUNT, None):
        person = a_person()
        case = a_case(person, children_along=children)
        keep(store, person, case, a_report(case))

    figure = desk.figure("M07", *YEAR)

    assert figure.value == 1
    assert figure.rows[-1].value == 2


def test_who_returned_counts_by_day_and_manner(store: SqlStore, desk: StatisticsDesk) -> None:
    first, second = a_person(), a_person()
    keep(
        store,
        first,
        second,
        a_case(first, returned_on=date(2026, 12, 31), return_manner=ReturnManner.WITH_OUR_HELP),
        a_case(second, closure_reason=ClosureReason.RETURNED_NETHERLANDS, closed_at=NOON),
    )

    assert desk.figure("M11", *YEAR).value == 1
    assert rows_of(desk, "M11") == {"MET_BZ_HULP": 1, "ZONDER_DATUM": 1}


def test_people_with_two_nationalities_stand_under_both_together(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    dutch = HeldNationality(nationality="NLD", status=NationalityStatus.PROVEN)
    moroccan = HeldNationality(nationality="MAR", status=NationalityStatus.CLAIMED)
    lost = HeldNationality(nationality="TUR", status=NationalityStatus.LOST)
    for held in ((dutch, moroccan), (moroccan, dutch), (dutch, lost), ()):
        person = a_person(nationalities=held)
        case = a_case(person)
        keep(store, person, case, a_report(case), a_report(case))

    assert rows_of(desk, "M12") == {"MAR+NLD": 2, "NLD": 1, "ONBEKEND": 1, "BIPATRIDE": 2}


def test_files_about_one_person_count_as_one_person_until_that_is_undone(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    dutch = (HeldNationality(nationality="NLD", status=NationalityStatus.PROVEN),)
    kept, second, third = a_person(nationalities=dutch), a_person(), a_person()
    keep(store, kept, second, third, *(a_report(person=PersonId(each.id)) for each in (kept, second, third)))
    assert rows_of(desk, "M12") == {"NLD": 1, "ONBEKEND": 2, "BIPATRIDE": 0}

    first = a_decision(kept, second)
    keep(store, first, a_decision(second, third))
    assert rows_of(desk, "M12") == {"NLD": 1, "BIPATRIDE": 0}
    assert rows_of(desk, "M17")["ONZEKER"] == 1

    keep(store, replace(first, undone_at=NOON))
    assert rows_of(desk, "M12") == {"NLD": 1, "ONBEKEND": 1, "BIPATRIDE": 0}


def a_decision(kept: Person, other: Person) -> DuplicateDecision:
    return DuplicateDecision(
        id=new_id(),
        person=PersonId(kept.id),
        other_person=PersonId(other.id),
        outcome=DuplicateOutcome.SAME,
        reason="same mother",
    )


def test_a_birth_date_that_does_not_tell_is_uncertain(store: SqlStore, desk: StatisticsDesk) -> None:
    for born in ("20100101", "19900101", "20080000", None):
        person = a_person(born_on=PartialDate(born) if born else None)
        case = a_case(person)
        keep(store, person, case, a_report(case), a_report(case))

    assert rows_of(desk, "M17") == {"JA": 1, "NEE": 1, "ONZEKER": 2}


def test_men_and_boys_are_a_share_of_the_reports(store: SqlStore, desk: StatisticsDesk) -> None:
    for gender in (Gender.MALE, Gender.FEMALE, Gender.FEMALE, None):
        person = a_person(gender=gender)
        case = a_case(person)
        keep(store, person, case, a_report(case))

    figure = desk.figure("M23", *YEAR)

    assert figure.value == 1
    assert {row.code: row.share for row in figure.rows} == {
        "M": Decimal("25.0"),
        "V": Decimal("50.0"),
        "ONBEKEND": Decimal("25.0"),
    }


def test_a_case_is_open_from_its_report_until_it_is_closed(store: SqlStore, desk: StatisticsDesk) -> None:
    person = a_person()
    case = a_case(person, closed_at=datetime(2027, 3, 1, 9, tzinfo=UTC))
    keep(store, person, case, a_report(case))

    def value(until: date) -> object:
        return desk.figure("M26", date(2026, 1, 1), until).value

    assert [value(date(2026, 7, 6)), value(date(2026, 7, 7)), value(date(2027, 3, 2))] == [0, 1, 0]


def test_an_empty_period_gives_nought_and_a_period_without_a_day_is_refused(desk: StatisticsDesk) -> None:
    assert desk.figure("M02", *YEAR).value == 0
    with pytest.raises(EmptyPeriodError):
        desk.figure("M02", YEAR[1], YEAR[0])


def test_an_unknown_measure_is_answered_with_those_there_are(desk: StatisticsDesk) -> None:
    with pytest.raises(UnknownMeasureError) as caught:
        desk.figure("M99", *YEAR)

    assert "M01, M02, M03" in caught.value.message()
    assert isinstance(caught.value, InvalidInputError)


def test_an_unknown_field_is_answered_with_those_there_are(desk: StatisticsDesk) -> None:
    with pytest.raises(UnknownSplitError) as caught:
        desk.figure("M02", *YEAR, by="surname")

    assert "source_organisation" in caught.value.message()


def test_a_measure_with_rows_of_its_own_cannot_be_split(desk: StatisticsDesk) -> None:
    with pytest.raises(NoSplitError):
        desk.figure("M28", *YEAR, by="channel")


@pytest.mark.parametrize("measure", LAYOUTS)
def test_every_measure_says_what_it_counts_and_has_the_keys_of_the_command_line(
    desk: StatisticsDesk, measure: str
) -> None:
    figure = desk.figure(measure, *YEAR).to_json()

    assert list(figure) == ["measure", "definition", "version", "period", "value", "rows", "notes"]
    assert figure["definition"] == definitions()[measure].text
    assert figure["period"] == {"from": "2026-01-01", "until": "2027-01-01"}


def test_the_overview_has_the_same_keys_and_names_the_section_of_every_row(desk: StatisticsDesk) -> None:
    found = desk.stats("overview", *YEAR).to_json()

    assert list(found) == ["measure", "definition", "version", "period", "value", "rows", "notes"]
    assert isinstance(found["rows"], list)
    assert {"M02", "M14"} <= {row["section"] for row in found["rows"] if isinstance(row, dict)}
    notes = found["notes"]
    assert isinstance(notes, list)
    assert "not about how often it happens" in str(notes[0])


def test_the_public_overview_tells_nothing_about_a_source_with_a_hidden_number(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    large, small = an_organisation("LARGE"), an_organisation("SMALL")
    keep(store, large, small, *(a_report(source=large) for _ in range(30)), a_report(source=small))

    told = [section.code for section in desk.overview(*YEAR, profile=FigureProfile.PUBLIC).sections]
    to_us = [section.code for section in desk.overview(*YEAR).sections]

    assert not any(code.startswith("source/") for code in told)
    assert {"source/LARGE", "source/SMALL"} <= set(to_us)


def test_the_paper_has_the_funnel_every_section_and_the_definitions(
    store: SqlStore, desk: StatisticsDesk
) -> None:
    person = a_person()
    case = an_assisted_case(person)
    keep(store, person, case, a_report(case), a_report())

    paper = to_paper(desk.overview(*YEAR, text="in 2026"), PaperFrame())

    assert [(step.measure, step.count, step.share) for step in paper.funnel] == [
        ("M02", 2, None),
        ("M03", 2, Decimal("100.0")),
        ("M04", 1, Decimal("50.0")),
        ("M11", 0, Decimal("0.0")),
    ]
    assert paper.period_text == "in 2026"
    assert paper.profile_code == "INTERN"
    assert [row.measure for row in paper.definitions] == sorted(LAYOUTS)
    assert all(section.title and section.rows for section in paper.sections)
