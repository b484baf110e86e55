"""The SQL of the figures: every field can be asked, and a period is read from covering indexes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from consulaat.services.figures.counted import COUNTED
from consulaat.services.figures.period import Period
from consulaat.services.figures.ports import FIELDS, Only, Question, Source, Unit
from db.lists.statistics import SqlFigures, explained
from db.store import SqlStore
from tests.services.statistics_stores import load_sample, new_store

YEAR = Period(start=date(2009, 1, 1), until=date(2010, 1, 1))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    opened = new_store(Path(tmp_path_factory.mktemp("figures")) / "store")
    load_sample(opened, 2009)
    yield opened
    opened.close()


def a_question(measure: str, by: tuple[str, ...] = ()) -> Question:
    counting = COUNTED[measure]
    return Question(source=counting.source, unit=counting.unit, period=YEAR, only=counting.only, by=by)


def steps_over(steps: list[str], *names: str) -> list[str]:
    return [step for step in steps if step.split()[0] in {"SCAN", "SEARCH"} and step.split()[1] in names]


@pytest.mark.parametrize("measure", sorted(set(COUNTED) - {"M26"}))
def test_a_measure_reads_a_range_of_a_covering_index_and_no_table(store: SqlStore, measure: str) -> None:
    steps = explained(store.connection, a_question(measure, COUNTED[measure].by))
    read = steps_over(steps, "f", "c", "p")

    assert read
    for step in read:
        assert step.startswith("SEARCH"), step
        assert "COVERING INDEX" in step, step
    assert any("_figures (received_at>" in step or ">? AND" in step for step in read)


def test_open_cases_are_read_from_a_covering_index(store: SqlStore) -> None:
    steps = explained(store.connection, a_question("M26", ("state",)))

    assert all("COVERING INDEX" in step for step in steps_over(steps, "c", "report"))


def test_doubles_are_found_without_reading_all_reports(store: SqlStore) -> None:
    steps = explained(store.connection, a_question("M02"))

    assert steps_over(steps, "report", "parent", "first", "each")
    assert all(step.startswith("SEARCH") for step in steps_over(steps, "report", "parent", "first", "each"))


@pytest.mark.parametrize(
    ("source", "field"), [(source, field) for source, fields in FIELDS.items() for field in fields]
)
def test_every_field_can_be_asked_of_every_source(store: SqlStore, source: Source, field: str) -> None:
    figures = SqlFigures(store.connection)
    question = Question(source=source, unit=Unit.RECORDS, period=YEAR, by=(field,))
    whole = Question(source=source, unit=Unit.RECORDS, period=YEAR)

    tallies = figures.count(question)

    assert sum(tally.count for tally in tallies) == sum(tally.count for tally in figures.count(whole))
    for tally in tallies:
        only = Question(source=source, unit=Unit.RECORDS, period=YEAR, where=((field, tally.codes[0]),))
        assert sum(each.count for each in figures.count(only)) == tally.count


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("source", Source)
def test_every_source_can_be_counted_in_every_unit(store: SqlStore, source: Source, unit: Unit) -> None:
    records = SqlFigures(store.connection).count(Question(source=source, unit=Unit.RECORDS, period=YEAR))
    found = SqlFigures(store.connection).count(Question(source=source, unit=unit, period=YEAR))

    assert sum(tally.count for tally in found) <= sum(tally.count for tally in records)


def test_an_organisation_nobody_knows_reported_nothing(store: SqlStore) -> None:
    question = Question(
        source=Source.REPORTS,
        unit=Unit.RECORDS,
        period=YEAR,
        only=(Only.NO_INFORMATION_REQUEST,),
        where=(("source_organisation", "NOBODY"),),
    )

    assert SqlFigures(store.connection).count(question) == ()


def test_organisations_are_named_by_their_codes(store: SqlStore) -> None:
    assert SqlFigures(store.connection).organisations()["SMN"] == "SMN"
