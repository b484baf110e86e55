"""Every way to read, over all desks: each is noted, and an honorary consul is refused what is not their own."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from consulaat.records.registry import RECORDS, type_name
from consulaat.records.user import UserRole
from consulaat.rules.deadlines import DueState
from consulaat.rules.permissions import NoRightError, read_right
from consulaat.services.list_export import SheetKind, Wanted
from consulaat.services.list_views import list_view
from consulaat.services.listing import Question
from consulaat.values.canonical import Json
from tests.ui.rehearsal import WORDS, a_case
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import SetClock

AT: Final = datetime(2026, 7, 8, 9, 0, tzinfo=UTC)
READ: Final = {"LEZEN", "ZOEKEN", "ONTHULLEN", "AFDRUKKEN", "EXPORTEREN"}
FROM, UNTIL = date(2026, 1, 1), date(2027, 1, 1)
TARIFF: Final = {"amount": "350.00", "currency": "MAD"}


@dataclasses.dataclass
class Shelf:
    """A store with a case of the head and one of an honorary consul, and one record of each type in the first."""

    head: Office
    consul: Office
    auditor: Office
    clock: SetClock
    case: str
    own_case: str
    records: dict[str, str]
    folder: Path

    def acts(self, office: Office) -> list[dict[str, Json]]:
        """Return what was noted of someone, the newest last."""
        return [
            {"action": each.action, "type": each.record_type, "id": each.record, **each.facts}
            for each in self.auditor.audit.acts()
            if each.by == office.officer.name
        ]


def employed(office: Office, name: str, *roles: UserRole) -> Office:
    return dataclasses.replace(office, officer=office.staff.add(name, frozenset(roles)).user)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    clock = SetClock(AT)
    folder = tmp_path_factory.mktemp("reading")
    head = bootstrap.found_store(
        folder / "store",
        post="RAB",
        role="post",
        admin="hans",
        words=lambda: WORDS,
        rehearsal=True,
        clock=clock,
    ).office
    consul = employed(head, "honor", UserRole.HONORARY_CONSUL)
    auditor = employed(head, "otto", UserRole.AUDITOR)
    case = a_case(head, stated_name="Nadia Zoutendijk")
    own = a_case(consul, stated_name="Samira Waterman")
    records = filled_case(head, case)
    yield Shelf(head, consul, auditor, clock, case, own, records, folder)
    head.close()


def filled_case(head: Office, case: str) -> dict[str, str]:
    """Put records of many types into a case; return the id of one of each type."""
    desk = head.desk
    source = desk.create("funding_source", {"code": "F01", "name": "Bron", "categories": ["K01"]}).record.id
    person = str(getattr(desk.read("case", case), "person", ""))
    channel: Json = {"channel": "TELEFOON", "number_or_address": "+212600000001", "device_is_shared": False}
    given: tuple[tuple[str, dict[str, Json]], ...] = (
        ("contact_protocol", {"channels": [channel]}),
        ("contact", {"direction": "IN", "channel": "TELEFOON", "occurred_at": "2026-07-07T10:00:00Z"}),
        ("risk_assessment", {"assessed_at": "2026-07-07T10:00:00Z", "level": "HOOG", "reason": "angst"}),
        ("task", {"description": "Bel Zoutendijk", "side": "POST"}),
        ("wish_statement", {"stated_at": "2026-07-07T10:00:00Z", "wish": "TERUGKEREN"}),
        ("safety_plan", {}),
        ("case_access", {"kind": "BELANGENCONFLICT", "user": "otto", "reason": "familie"}),
        ("commitment", {"funding_source": source, "amount": TARIFF, "categories": ["K01"]}),
        ("travel_document_application", {"person": person, "kind": "PN", "applied_on": "2026-07-07"}),
    )
    for type_, fields in given:
        desk.create(type_, {"case": case, **fields})
    head.attachments.add(b"Brief van de school", name="brief.txt", case=case)
    found = {type_name(made): desk.find(type_name(made)) for made in RECORDS}
    here = {
        name: [each for each in some if each.created_by == head.officer.id] for name, some in found.items()
    }
    return {name: some[0].id for name, some in here.items() if some}


IN_THE_CASE: Final = (
    *("case", "person", "report", "contact_protocol", "contact", "risk_assessment", "task", "wish_statement"),
    *("safety_plan", "case_access", "commitment", "travel_document_application", "attachment"),
)
Reading = Callable[[Office, Shelf], object]


def said(_column: str, value: str | None) -> str:
    return value or ""


def exported(office: Office, shelf: Shelf) -> int:
    view = list_view("task")
    wanted = Wanted(
        question=Question(), columns=view.columns, heads=view.columns, narrowed="", reason="overleg"
    )
    target = shelf.folder / f"{office.officer.name}-{len(list(shelf.folder.iterdir()))}.csv"
    return office.list_exports.write(view, wanted, said, lambda row: [row.id], target, SheetKind.CSV)


# What names one record: an honorary consul is refused, and anyone's reading is noted.
NAMED: Final[dict[str, Reading]] = {
    "timeline": lambda office, shelf: office.timeline.of_case(shelf.case),
    "page of a case": lambda office, shelf: office.cases.page(shelf.case),
    "check-case": lambda office, shelf: office.cases.check(shelf.case),
    "history of a field": lambda office, shelf: office.history.of_field("case", shelf.case, "state"),
    "attachments of a case": lambda office, shelf: office.attachments.of_case(shelf.case),
    "attachment opened": lambda office, shelf: office.attachments.open(shelf.records["attachment"]),
    "attachment printed": lambda office, shelf: office.attachments.note_print(shelf.records["attachment"], 1),
    "attachment saved": lambda office, shelf: office.attachments.save(
        shelf.records["attachment"], "nodig", lambda _data: shelf.folder
    ),
    "numbers": lambda office, shelf: office.contacts.numbers(shelf.records["contact_protocol"]),
    "row beside a list": lambda office, shelf: office.lists.glance(list_view("task"), shelf.records["task"]),
    "paper": lambda office, shelf: office.printing.make("FRM-01", shelf.records["report"], "nl"),
    "doubles of a person": lambda office, shelf: office.doubles.pairs(shelf.records["person"]),
    "decisions on doubles": lambda office, shelf: office.doubles.decided(shelf.records["person"]),
    "list of a case": lambda office, shelf: office.desk.find("contact", case=shelf.case),
    **{
        f"show {name}": lambda office, shelf, name=name: office.desk.read(name, shelf.records[name])  # type: ignore[misc]
        for name in IN_THE_CASE
    },
}
# What shows many records: for an honorary consul nothing of others stands in it.
MANY: Final[dict[str, Reading]] = {
    "search": lambda office, _shelf: office.searches.search("Zoutendijk"),
    "open conflicts": lambda office, _shelf: office.conflicts.open(),
    "all doubles": lambda office, _shelf: office.doubles.pairs(),
    "list taken out": exported,
    **{
        f"list {name}": lambda office, _shelf, name=name: office.desk.find(name)  # type: ignore[misc]
        for name in [type_name(each) for each in RECORDS if UserRole.HONORARY_CONSUL in read_right(each).own]
    },
    "list of the window": lambda office, _shelf: office.lists.open(
        list_view("case"), Question(text="Zoutendijk"), said
    ),
}
# What an honorary consul may not do at all.
NEVER: Final[dict[str, Reading]] = {
    "figures": lambda office, _shelf: office.statistics.overview(FROM, UNTIL),
    "one figure": lambda office, _shelf: office.statistics.stats("M01", FROM, UNTIL),
    "journal": lambda office, shelf: office.audit.changes(case=shelf.case),
    "acts": lambda office, _shelf: office.audit.acts(),
    "check of the journal": lambda office, _shelf: office.audit.verify(),
    "sent bundles": lambda office, _shelf: office.audit.bundles(),
    "held bundles": lambda office, _shelf: office.audit.held(),
    "bundle out": lambda office, shelf: office.exports.export("DCV", shelf.folder),
    "bundle in": lambda office, _shelf: office.imports.take_in([("x", b"")]),
    "cases to destroy": lambda office, _shelf: office.destruction.due(),
    "backups": lambda office, _shelf: office.care.kept(),
    "sealed value": lambda office, shelf: office.desk.reveal(
        "contact_protocol", shelf.records["contact_protocol"], "code_word", "nodig"
    ),
    "load": lambda office, _shelf: office.loading.load([]),
}
# What an honorary consul would write into the case of someone else.
WRITING: Final[dict[str, Reading]] = {
    "set": lambda office, shelf: office.desk.change("case", shelf.case, {"country_of_stay": "MA"}),
    "advance": lambda office, shelf: office.desk.advance("case", shelf.case, "triage"),
    "new contact": lambda office, shelf: office.desk.create(
        "contact",
        {"case": shelf.case, "direction": "IN", "channel": "TELEFOON", "occurred_at": "2026-07-07T10:00:00Z"},
    ),
    "new case of the person": lambda office, shelf: office.desk.create(
        "case", {"person": shelf.records["person"]}
    ),
    "link": lambda office, shelf: office.desk.create(
        "case_link", {"case": shelf.own_case, "linked_case": shelf.case, "relation": "ZUS_BROER"}
    ),
    "conflict of interest": lambda office, shelf: office.need_to_know.declare_conflict(shelf.case, "familie"),
    "steps": lambda office, shelf: office.cases.steps("case", shelf.case),
    "row of a list": lambda office, shelf: office.lists.case_of(list_view("task"), shelf.records["task"]),
}


@pytest.mark.parametrize("name", [*NAMED, *NEVER, *WRITING])
def test_an_honorary_consul_is_refused_and_that_is_noted_once(shelf: Shelf, name: str) -> None:
    before = len(shelf.acts(shelf.consul))

    with pytest.raises(NoRightError):
        {**NAMED, **NEVER, **WRITING}[name](shelf.consul, shelf)

    noted = shelf.acts(shelf.consul)[before:]
    assert [each["action"] for each in noted] == ["MISLUKT"], name


@pytest.mark.parametrize("name", MANY)
def test_an_honorary_consul_sees_nothing_of_others_and_that_is_noted(shelf: Shelf, name: str) -> None:
    before = len(shelf.acts(shelf.consul))

    found = MANY[name](shelf.consul, shelf)

    others = set(shelf.records.values()) | {shelf.case}
    shown = {str(getattr(each, "id", "")) for each in found} if isinstance(found, tuple) else set()
    assert not shown & others
    if name in {"search", "list of the window", "open conflicts", "all doubles"}:
        assert not found
    noted = shelf.acts(shelf.consul)[before:]
    assert [each["action"] for each in noted if each["action"] in READ], name


@pytest.mark.parametrize("name", [*NAMED, *MANY, "figures", "one figure", "journal"])
def test_whoever_may_read_leaves_a_line(shelf: Shelf, name: str) -> None:
    shelf.clock.at += timedelta(minutes=10)
    before = len(shelf.acts(shelf.head))

    {**NAMED, **MANY, **NEVER}[name](shelf.head, shelf)

    noted = shelf.acts(shelf.head)[before:]
    assert [each for each in noted if each["action"] in READ], name
    assert not [each for each in noted if each["action"] == "MISLUKT"], name


def test_no_list_of_the_window_gives_a_row_of_others(shelf: Shelf) -> None:
    for type_ in ("case", "report", "person", "task"):
        view = list_view(type_)
        all_rows = shelf.head.lists.open(view, Question(), said)
        own = {each.id for each in shelf.consul.lists.page(view, all_rows, view.columns).values()}
        assert own
        assert not own & {shelf.case, *shelf.records.values()}


def test_the_first_page_and_the_terms_show_nothing_of_others(shelf: Shelf) -> None:
    day = shelf.consul.today.look()

    shown = [each.case for each in day.danger] + [each.case for each in day.tasks]
    assert {*shown, *(each.case for each in day.agenda.deadlines)} == {shelf.own_case}
    assert shelf.case not in {each.case for each in shelf.consul.deadlines.agenda().deadlines}
    assert shelf.case in {each.case for each in shelf.head.deadlines.agenda().deadlines}


def test_the_count_of_late_terms_is_of_the_own_alone(shelf: Shelf) -> None:
    shelf.clock.at += timedelta(days=40)

    own, all_ = shelf.consul.status().deadlines_overdue, shelf.head.status().deadlines_overdue
    late = shelf.consul.deadlines.agenda().deadlines
    assert own == len([each for each in late if each.state is DueState.OVERDUE]) > 0
    assert all_ > own
