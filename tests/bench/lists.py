"""Lists of many rows: a store filled row by row, without the rules and the journal, and how long its lists take."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from consulaat.records.about import Record
from consulaat.records.registry import from_json, record_class
from consulaat.services.list_views import list_view
from consulaat.services.listing import Question
from consulaat.services.views import Condition
from consulaat.sync.clock import Stamp
from consulaat.values.canonical import Json
from consulaat.values.ids import new_id
from db.tables import table_of
from tests.bench.history import COUNTRIES, GIVEN, SURNAMES
from tests.bench.measures import Figures, new_office
from ui.bootstrap import Office

FIRST: Final = datetime(2019, 1, 1, tzinfo=UTC)
PAGE: Final = 256
STATES: Final = ("INTAKE", "TRIAGE", "IN_BEHANDELING", "TERUGGEKEERD", "AFGESLOTEN")
WORDS: Final = "Ze hebben mijn paspoort afgepakt en ik moet hier blijven. " * 4
AT_ONCE: Final = 5000


def measure_lists(figures: Figures, folder: Path, cases: int) -> None:
    """Fill a store and measure its lists."""
    office = new_office(folder / "lists", "RAB", "post")
    with figures.timed(f"fill a store with {cases} cases, persons and reports", cases * 3):
        fill(office, cases)
    for name, columns in (
        (
            "case",
            ("changed_at", "name", "number", "danger", "state", "country_of_stay", "owner", "whereabouts"),
        ),
        ("report", ("received_at", "stated_name", "state", "channel")),
        ("person", ("name", "born_on")),
    ):
        for column in columns:
            _open(figures, office, name, Question(sort=column), f"by {column}")
    _open(figures, office, "case", Question(text="benali-1"), "narrowed to a word")
    conditions = (
        Condition(column="state", values=STATES[:3]),
        Condition(column="country_of_stay", values=("MA",)),
    )
    _open(figures, office, "case", Question(conditions=conditions, sort="name"), "narrowed by two columns")
    _open(figures, office, "report", Question(text="benali-1"), "narrowed to a word")
    _scroll(figures, office)
    office.close()


def fill(office: Office, cases: int) -> None:
    """Put rows into the tables of a store; there are no lines behind them."""
    chance = random.Random(1)
    connection = office.store.connection
    connection.begin()
    for start in range(0, cases, AT_ONCE):
        made: dict[str, list[tuple[object, ...]]] = {"person": [], "case": [], "report": []}
        for number in range(start, min(start + AT_ONCE, cases)):
            for record, came in _records(office, number, chance):
                made[type(record).__name__.lower()].append(table_of(type(record)).row(record, came))
        for name, rows in made.items():
            connection.many(table_of(record_class(name)).insert, rows)
    connection.commit()


def _records(office: Office, number: int, chance: random.Random) -> Iterator[tuple[Record, Stamp]]:
    person, case, country = new_id(), new_id(), chance.choice(COUNTRIES)
    at = FIRST + timedelta(minutes=37 * number)
    name, surname = chance.choice(GIVEN), f"{chance.choice(SURNAMES)}-{number}"
    found: Sequence[tuple[str, dict[str, Json]]] = (
        ("person", {"id": person, "given_names": name, "surname": surname, "born_on": "20090000"}),
        (
            "case",
            {
                "id": case,
                "number": f"RAB-{at.year}-{number:06}",
                "person": person,
                "state": chance.choice(STATES),
                "owner": office.officer.id,
                "risk_level": chance.choice(("ACUUT", "HOOG", "LAAG")),
                "country_of_stay": country,
                "whereabouts": chance.choice(("BUITENLAND", "ONDERWEG")),
                "closure_note": WORDS,
            },
        ),
        (
            "report",
            {
                "id": new_id(),
                "number": f"M-RAB-{at.year}-{number:06}",
                "received_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
                "channel": chance.choice(("TELEFOON", "EMAIL", "LKHA")),
                "registered_by": office.officer.id,
                "stated_name": f"{name} {surname}",
                "state": "NIEUWE_ZAAK",
                "case": case,
                "person": person,
                "first_words": WORDS,
            },
        ),
    )
    stamp = {
        "version": 1,
        "post": "RAB",
        "created_at": at,
        "changed_at": at + timedelta(days=chance.randrange(300)),
        "created_by": office.officer.id,
        "changed_by": office.officer.id,
    }
    for type_, fields in found:
        record = from_json(record_class(type_), fields)
        yield replace(record, **stamp), Stamp.of(at)  # type: ignore[arg-type]  # the stamp of any record


def _open(figures: Figures, office: Office, name: str, question: Question, how: str) -> None:
    """Measure the whole of an order with the words of its first page."""
    view = list_view(name)

    def work() -> int:
        rows = office.lists.open(view, question, lambda _column, value: value or "")
        office.lists.page(view, rows[:PAGE], view.columns)
        return len(rows)

    figures.best(f"list of {name}s {how}", work)


def _scroll(figures: Figures, office: Office) -> None:
    view = list_view("case")
    rows = office.lists.open(view, Question(), lambda _column, value: value or "")
    starts = iter(range(0, len(rows) - PAGE, max(1, len(rows) // 40)))
    figures.best(
        "a page of 256 cases, scrolled to",
        lambda: office.lists.page(view, rows[(at := next(starts)) : at + PAGE], view.columns),
        rounds=30,
    )
