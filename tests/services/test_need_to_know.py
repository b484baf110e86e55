"""The need to know: for whom a case is closed it does not exist, along every way of reading there is."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from consulaat.errors import ConsulaatError
from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.registry import RECORDS, type_name
from consulaat.records.user import User, UserRole
from consulaat.rules.permissions import read_right
from consulaat.services.list_view import ListView
from consulaat.services.list_views import LISTS
from consulaat.services.listing import Question
from consulaat.values.canonical import Json
from consulaat.values.ids import new_id
from tests.ui.rehearsal import a_case
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock

CANARY = "zwaluwstaart"
GROUP = frozenset({UserRole.CONSULAR_OFFICER, UserRole.HEAD_OF_SECTION, UserRole.FINANCE_OFFICER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post with one case that is closed to ``outside`` and open to ``inside``, who has the same roles."""

    inside: Office
    outside: Office
    case: Case
    ids: Mapping[str, str]


def someone(office: Office, name: str, roles: frozenset[UserRole] = GROUP) -> Office:
    user = office.staff.add(name, roles).user
    return dataclasses.replace(office, officer=user)


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    office = bootstrap.found_store(
        tmp_path_factory.mktemp("closed") / "store",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: "drie blauwe olifanten dansen",
        rehearsal=True,
        clock=RealClock(),
    ).office
    inside, outside = someone(office, "hans"), someone(office, "cora")
    made = _filled(inside)
    for office_of in (inside, outside):
        office_of.recent.note(made["case"])
    outside.desk.change("task", made["task"], {"result": CANARY})
    # Still open to cora, so that a question that finds nothing has something left to find.
    inside.desk.create("report", {**_REPORT, "stated_name": "Iemand anders"})
    line: dict[str, Json] = {"case": made["case"], "kind": "UITGESLOTEN", "user": "cora"}
    inside.desk.create("case_access", line)
    case = inside.desk.read("case", made["case"])
    assert isinstance(case, Case)
    yield Post(inside=inside, outside=outside, case=case, ids=made)
    office.close()


_REPORT: dict[str, Json] = {
    "channel": "TELEFOON",
    "received_at": "2026-07-06T22:10:00Z",
    "direct_danger": "JA",
    "country_of_stay": "MA",
}


def _filled(office: Office) -> dict[str, str]:
    case = a_case(office, stated_name=f"Nadia {CANARY}", first_words=f"{CANARY} in de kelder")
    desk = office.desk
    kept = office.attachments.add(b"Brief van " + CANARY.encode(), name="brief.txt", case=case)
    found = {"case": case, "attachment": kept.attachment.id}
    for type_, fields in {
        "task": {"description": CANARY, "side": "POST", "due_on": "2026-07-07", "assignee": "cora"},
        "contact": {
            "occurred_at": "2026-07-07T10:00:00Z",
            "channel": "TELEFOON",
            "direction": "IN",
            "summary": CANARY,
        },
        "risk_assessment": {"assessed_at": "2026-07-07T10:00:00Z", "level": "ACUUT", "reason": CANARY},
    }.items():
        found[type_] = desk.create(type_, {"case": case, **fields}).record.id
    (report,) = desk.find("report", case=case)
    read = desk.read("case", case)
    assert isinstance(read, Case)
    return {**found, "report": report.id, "person": read.person}


def spilled(value: object) -> str:
    """Return all that a value holds, also what its fields do not show."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return spilled([getattr(value, each.name) for each in dataclasses.fields(value)])
    if isinstance(value, Mapping):
        return spilled([*value.keys(), *value.values()])
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return " ".join(spilled(each) for each in value)
    return str(value)


def listed(view: ListView) -> Callable[[Office, Post], object]:
    def look(office: Office, _post: Post) -> object:
        rows = office.lists.open(view, Question(), lambda _column, value: value or "")
        return office.lists.page(view, rows, view.columns)

    return look


def searched(view: ListView) -> Callable[[Office, Post], object]:
    def look(office: Office, _post: Post) -> object:
        question = Question(text=CANARY)
        rows = office.lists.open(view, question, lambda _column, value: value or "")
        return [office.lists.count(view, question) * [CANARY], office.lists.page(view, rows, view.columns)]

    return look


def read(type_: str) -> Callable[[Office, Post], object]:
    return lambda office, post: office.desk.read(type_, post.ids[type_])


def changed(office: Office, post: Post) -> object:
    return [each.record_id for each, _who in office.audit.changes()]


_VIEWS = [each for each in LISTS if each.name in {"case", "person", "report", "task"}]
WAYS: dict[str, Callable[[Office, Post], object]] = {
    **{f"read {name}": read(name) for name in ("case", "person", "report", "task", "contact", "attachment")},
    "read by number": lambda office, post: office.desk.read("case", post.case.number or ""),
    "find": lambda office, post: office.desk.find("task"),
    "find of case": lambda office, post: office.desk.find("task", case=post.case.id),
    "find person": lambda office, post: office.desk.find("person"),
    "change": lambda office, post: office.desk.change("case", post.case.id, {"country_of_stay": "MA"}),
    "look over": lambda office, post: [
        post.case.id,
        office.desk.look_over("case", post.case.id, {"country_of_stay": "MA"}),
    ],
    "reveal": lambda office, post: [
        post.case.id,
        office.desk.reveal("person", post.ids["person"], "bsn", "nodig"),
    ],
    "rows": lambda office, post: office.cases.rows(),
    "rows with text": lambda office, post: office.cases.rows(text=CANARY),
    "check": lambda office, post: office.cases.check(post.case.id),
    "page": lambda office, post: office.cases.page(post.case.id),
    "steps": lambda office, post: [post.case.id, office.cases.steps("case", post.case.id)],
    "timeline": lambda office, post: office.timeline.of_case(post.case.id),
    "changes": changed,
    "changes of case": lambda office, post: [
        each.record_id for each, _who in office.audit.changes(case=post.case.id)
    ],
    "agenda": lambda office, post: office.deadlines.agenda(),
    "today": lambda office, post: office.today.look(),
    "search": lambda office, post: office.searches.search(CANARY),
    "search number": lambda office, post: office.searches.search(post.case.number or ""),
    "recent": lambda office, post: office.recent.cases(),
    "attachments": lambda office, post: office.attachments.of_case(post.case.id),
    "open attachment": lambda office, post: office.attachments.open(post.ids["attachment"]),
    "paper": lambda office, post: [post.case.id, office.printing.make("FRM-01", post.ids["report"], "nl")],
    "history": lambda office, post: office.history.of_field("task", post.ids["task"], "description"),
    "used texts": lambda office, post: office.history.used_texts("task", ("description",)),
    **{f"list {each.name}": listed(each) for each in _VIEWS},
    **{f"search in list {each.name}": searched(each) for each in _VIEWS},
}


def answered(look: Callable[[Office, Post], object], office: Office, post: Post) -> object:
    """Return what a way of reading answers, a refusal included."""
    try:
        return look(office, post)
    except ConsulaatError as refused:
        return refused


def tells(post: Post, answer: object) -> bool:
    said = spilled([answer, answer.facts] if isinstance(answer, ConsulaatError) else answer)
    return any(each in said for each in (CANARY, *post.ids.values(), post.case.number or "?"))


@pytest.mark.parametrize("way", WAYS)
def test_a_closed_case_does_not_exist_for_whom_it_is_closed(post: Post, way: str) -> None:
    look = WAYS[way]
    unknown = dataclasses.replace(
        post,
        case=dataclasses.replace(post.case, id=new_id(), number="RAB-2026-9999"),
        ids={name: new_id() for name in post.ids},
    )

    assert tells(post, look(post.inside, post))
    answer, as_for_unknown = (answered(look, post.outside, asked) for asked in (post, unknown))
    assert not tells(post, answer)
    if isinstance(answer, ConsulaatError):
        assert isinstance(as_for_unknown, ConsulaatError)
        assert (answer.code, answer.message()) == (as_for_unknown.code, as_for_unknown.message())


@pytest.mark.parametrize("made", RECORDS, ids=type_name)
def test_no_record_of_a_closed_case_is_found_by_whom_it_is_closed_to(post: Post, made: type[Record]) -> None:
    if any(read_right(made).objections(post.outside.officer)):
        return
    inside = post.inside.desk.find(type_name(made))
    outside = post.outside.desk.find(type_name(made))

    kept_back = {each.id for each in inside} - {each.id for each in outside}
    assert {each.id for each in outside} <= {each.id for each in inside}
    assert {each.id for each in inside if getattr(each, "case", None) == post.case.id} <= kept_back


def test_what_is_counted_here_is_counted_for_everyone(post: Post) -> None:
    counted = []
    for office in (post.inside, post.outside):
        office.cases.rows()
        overview = office.statistics.overview(date(2026, 1, 1), date(2027, 1, 1))
        counted.append(spilled(overview))

    assert counted[0] == counted[1]


def test_a_number_is_never_given_twice_though_the_case_that_has_it_is_hidden(post: Post) -> None:
    case = a_case(post.outside, stated_name="Nog iemand")
    made = post.outside.desk.read("case", case)

    assert isinstance(made, Case)
    assert made.number != post.case.number


def test_the_status_counts_no_hidden_case(post: Post) -> None:
    inside, outside = post.inside.status().records, post.outside.status().records

    assert outside["case"] == inside["case"] - 1
    assert outside["task"] < inside["task"]


def test_terms_of_a_hidden_case_stay_kept_for_those_who_see_it(post: Post) -> None:
    post.outside.desk.create("report", {**_REPORT, "stated_name": "Weer iemand anders"})
    post.outside.deadlines.agenda()

    assert post.case.id in spilled(post.inside.deadlines.agenda())


def test_an_auditor_who_reads_no_cases_reads_the_whole_journal(post: Post) -> None:
    roles = frozenset({UserRole.AUDITOR})
    user = User(id=new_id(), name="otto", display_name="Otto", roles=roles)
    auditor = dataclasses.replace(post.inside, officer=user)

    assert post.case.id in [each.record_id for each, _who in auditor.audit.changes()]
