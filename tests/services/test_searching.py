"""The search desk: people and cases in any spelling, why they were found, and what stays out of sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consulaat.records.user import UserRole
from consulaat.services.desk import Desk
from consulaat.services.search_hits import Hit, Kind
from consulaat.services.searching import SearchDesk
from consulaat.values.canonical import Json
from resources.texts import choose_language
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock

WORDS = "drie blauwe olifanten dansen"
BSN = "999990019"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("nl")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A store with some people, two cases and a report without one."""
    made = bootstrap.found_store(
        tmp_path_factory.mktemp("search") / "store",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: WORDS,
        rehearsal=True,
        clock=RealClock(),
    ).office
    _fill(made.desk)
    yield made
    made.close()


def _fill(desk: Desk) -> None:
    nadia = _person(desk, given_names="Nadia Sarah", surname_prefix="el", surname="Haddad", bsn=BSN)
    father = _person(desk, given_names="Omar", surname="Haddad")
    sana = _person(
        desk,
        given_names="Sana",
        surname="Chaudhry",
        original_script_name="ثناء چوہدری",
        v_number="1234567890",
    )
    _person(desk, given_names="Willeke", surname="Jansen")
    case = desk.create("case", {"person": nadia, "country_of_stay": "MA"}).record.id
    other = desk.create("case", {"person": sana, "country_of_stay": "PK"}).record.id
    desk.create("involvement", {"case": case, "person": father, "role": "OUDER"})
    desk.create("task", {"case": other, "description": "Bel de luchtvaartmaatschappij", "side": "POST"})
    desk.create(
        "travel_document", {"person": sana, "kind": "PN", "number": "NXFK2R7P4", "issuing_country": "NLD"}
    )
    channel: Json = {
        "channel": "TELEFOON",
        "number_or_address": "+212 612-345678",
        "device_is_shared": False,
    }
    desk.create("contact_protocol", {"case": case, "channels": [channel], "code_word": "zonnebloem"})
    desk.create(
        "report",
        {
            "received_at": "2026-07-06T10:00:00Z",
            "channel": "TELEFOON",
            "stated_name": "Hodan Jaamac",
            "country_of_stay": "SO",
            "first_words": "Ze zegt dat haar oom haar paspoort heeft verstopt in de kelder.",
        },
    )


def _person(desk: Desk, **fields: Json) -> str:
    return desk.create("person", fields).record.id


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.name for hit in hits]


def why(hit: Hit) -> list[str]:
    return [reason.words() for reason in hit.why]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nadia", "Nadia Sarah el Haddad"),
        ("Nadiya al-Hadad", "Nadia Sarah el Haddad"),
        ("Haddad, Nadia", "Nadia Sarah el Haddad"),
        ("نادية الحداد", "Nadia Sarah el Haddad"),
        ("Chowdhury Sanaa", "Sana Chaudhry"),
        ("چودھری", "Sana Chaudhry"),
        ("Chaud", "Sana Chaudhry"),
        ("Chuadhry", "Sana Chaudhry"),
        ("Hodan Jama", "Hodan Jaamac"),
    ],
)
def test_a_person_is_found_in_any_spelling(office: Office, text: str, name: str) -> None:
    assert names(office.searches.search(text))[0] == name


def test_the_row_of_a_person_shows_the_case_and_says_why(office: Office) -> None:
    hit = office.searches.search("Chowdhury")[0]

    assert hit.type == "person"
    assert hit.case is not None
    assert hit.number.startswith("RAB-")
    assert hit.country == "PK"
    assert hit.original_script_name == "ثناء چوہدری"
    assert why(hit) == ["Surname: “Chaudhry” sounds like “Chowdhury”"]


def test_who_is_only_involved_has_a_row_of_their_own_with_their_role(office: Office) -> None:
    hits = office.searches.search("Haddad")

    assert sorted(names(hits)) == ["Nadia Sarah el Haddad", "Omar Haddad"]
    assert {str(hit.role) for hit in hits} == {"None", "OUDER"}
    assert len({hit.case for hit in hits}) == 1


@pytest.mark.parametrize("text", ["RAB-2026", "rab 2026 00001", "2026-00001", BSN, "9999 90 019"])
def test_a_case_is_found_by_numbers_however_they_are_typed(office: Office, text: str) -> None:
    text = text.replace("2026", office.searches.search("Nadia")[0].number[4:8])

    assert "Nadia Sarah el Haddad" in names(office.searches.search(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("0612345678", "Nadia Sarah el Haddad"),
        ("00212612345678", "Nadia Sarah el Haddad"),
        ("+212612345678", "Nadia Sarah el Haddad"),
        ("nxfk2r7p4", "Sana Chaudhry"),
        ("1234567890", "Sana Chaudhry"),
    ],
)
def test_telephones_and_papers_lead_to_the_person(office: Office, text: str, name: str) -> None:
    assert names(office.searches.search(text)) == [name]


def test_a_hidden_number_is_found_whole_only_and_never_shown(office: Office) -> None:
    assert office.searches.search(BSN[:-1]) == ()
    assert office.searches.search(BSN[1:]) == ()
    hit = office.searches.search(BSN)[0]

    assert why(hit) == ["Citizen service number: the same number"]
    assert BSN not in repr(hit)


def test_words_of_texts_are_found_with_what_stands_around_them(office: Office) -> None:
    hits = office.searches.search("paspoort verstopt")

    assert names(hits) == ["Hodan Jaamac"]
    assert hits[0].type == "report"
    assert why(hits[0])[0].startswith("First words, verbatim: “… ")
    assert "paspoort heeft verstopt" in why(hits[0])[0]


def test_a_sealed_value_is_never_found(office: Office) -> None:
    assert office.searches.search("zonnebloem") == ()


def test_kind_narrows_to_people_or_to_cases(office: Office) -> None:
    people = office.searches.search("luchtvaartmaatschappij", kind=Kind.PERSON)
    cases = office.searches.search("luchtvaartmaatschappij", kind=Kind.CASE)
    haddads = office.searches.search("Haddad", kind=Kind.CASE)

    assert people == ()
    assert [(hit.type, hit.id == hit.case, hit.name) for hit in cases] == [("case", True, "Sana Chaudhry")]
    assert len(haddads) == 1
    assert {hit.type for hit in office.searches.search("Haddad", kind=Kind.PERSON)} == {"person"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("land:PK", ["Sana Chaudhry"]),
        ("land:marokko", ["Nadia Sarah el Haddad"]),
        ("Haddad country:Morocco", ["Nadia Sarah el Haddad", "Omar Haddad"]),
        ("Haddad land:PK", []),
        ("status:intake land:MA", ["Nadia Sarah el Haddad"]),
        ("status:open", ["Nadia Sarah el Haddad", "Sana Chaudhry"]),
        ("status:afgesloten", []),
        ("post:rab", ["Nadia Sarah el Haddad", "Sana Chaudhry"]),
        ("post:ISL", []),
        ("Hodan land:SO", []),
        ("naam:Haddad", ["Nadia Sarah el Haddad", "Omar Haddad"]),
        ("status:bestaatniet", []),
    ],
)
def test_words_with_a_field_narrow_to_cases(office: Office, text: str, found: list[str]) -> None:
    assert sorted(names(office.searches.search(text))) == found


def test_a_narrowed_row_says_what_of_the_case_was_asked(office: Office) -> None:
    (hit,) = office.searches.search("land:pakistan")

    assert (hit.type, hit.score, why(hit)) == ("case", 1.0, ["Country of stay: “Pakistan”"])


def test_cases_are_found_by_when_a_term_is_due(office: Office) -> None:
    case = office.searches.search("Chaudhry")[0].case
    due = "2026-07-01"
    office.desk.create(
        "task", {"case": case, "description": "Verzekeraar bellen", "side": "POST", "due_on": due}
    )

    found = office.searches.search("Chaudhry termijn:telaat")

    assert names(found) == ["Sana Chaudhry"]
    assert any("Verzekeraar bellen" in text for text in why(office.searches.search("due:overdue land:PK")[0]))
    assert office.searches.search("termijn:<9999x") == ()


def test_no_more_rows_than_asked(office: Office) -> None:
    assert len(office.searches.search("RAB", limit=1)) <= 1
    assert len(office.searches.search("Haddad", limit=1)) == 1


def _desk_of(office: Office, name: str, role: UserRole) -> SearchDesk:
    user = office.staff.add(name, frozenset({role})).user
    return SearchDesk(office.store, user)


def test_what_may_not_be_read_is_not_there(office: Office) -> None:
    finance = _desk_of(office, "frits", UserRole.FINANCE_OFFICER)

    for text in ("Nadia Haddad", "Haddad", BSN, "RAB-20", "paspoort", "Willeke"):
        assert finance.search(text) == finance.search("Qzyx Bestaatniet") == ()


def test_who_reads_only_their_own_finds_only_their_own(office: Office) -> None:
    user = office.staff.add("hans", frozenset({UserRole.HONORARY_CONSUL})).user
    own = Desk(office.store, user)
    person = _person(own, given_names="Salma", surname="Haddad")
    case = own.create("case", {"person": person}).record.id
    desk = SearchDesk(office.store, user)

    assert [(hit.name, hit.case) for hit in desk.search("Haddad")] == [("Salma Haddad", case)]
    assert desk.search(BSN) == desk.search("Chaudhry") == desk.search("luchtvaartmaatschappij") == ()


def test_a_case_that_may_not_be_read_is_not_named_beside_its_person(office: Office) -> None:
    intake = _desk_of(office, "ilse", UserRole.INTAKE_OFFICER)

    hits = intake.search("Chaudhry")

    assert names(hits) == ["Sana Chaudhry"]
    assert (hits[0].case, hits[0].number, hits[0].state, hits[0].country) == (None, "", None, "")
    assert intake.search("Chaudhry", kind=Kind.CASE) == ()


HOSTILE = (
    "",
    " ",
    '"',
    "*",
    "'",
    "NEAR(",
    "NEAR(a b, 3)",
    "a OR",
    "NOT x",
    "naam:x",
    "words : x",
    "^x",
    "{a b}: c",
    "x\x00y",
    "\x00",
    "El-Amrani",
    "O'Brien",
    "'; DROP TABLE person; --",
    "%_%",
    "\ud800",
    "\u202eabc",
    "ﷺ",
    "a" * 100_000,
    "a " * 50_000,
    '"' * 100_000,
    "1" * 100_000,
    "ءءء",
    "…",
    "status:",
    "termijn:<",
    "termijn:<999w",
    "land:\x00 post:'",
    "risico:_ status:%",
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_whatever_is_typed_there_is_an_answer(office: Office, text: str) -> None:
    for kind in Kind:
        assert isinstance(office.searches.search(text, kind=kind), tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60))
def test_no_text_is_an_error(office: Office, text: str) -> None:
    office.searches.search(text)


def test_what_was_typed_as_sql_is_found_as_it_was_typed(office: Office) -> None:
    office.desk.create("person", {"surname": "Robert'); DROP TABLE searched;--"})

    assert "Robert'); DROP TABLE searched;--" in names(office.searches.search("Robert'); DROP TABLE"))


def test_each_search_is_one_act_with_its_words_and_without_long_numbers(office: Office) -> None:
    with office.store.work(office.desk.by) as work:
        before = len(work.acts(10_000))
    office.searches.search("Nadia")
    office.searches.search(BSN)
    office.searches.search("niemandheetzo")

    with office.store.work(office.desk.by) as work:
        acts = work.acts(10_000)[before:]
    assert [(act["action"], act["words"], act["found"]) for act in acts] == [
        ("ZOEKEN", "Nadia", 1),
        ("ZOEKEN", "****0019", 1),
        ("ZOEKEN", "niemandheetzo", 0),
    ]


def test_who_asks_for_the_person_is_led_to_the_person_where_a_report_fits_better(office: Office) -> None:
    case = office.searches.search("Nadia")[0].case
    given = {"received_at": "2026-07-06T10:00:00Z", "channel": "TELEFOON", "stated_name": "Nadia"}
    office.desk.create("report", {**given, "case": str(case)})

    (hit,) = office.searches.search("Nadia")

    assert (hit.type, hit.case) == ("person", case)


def test_a_changed_name_is_found_by_what_it_is_now(tmp_path: Path) -> None:
    made = bootstrap.found_store(
        tmp_path / "store",
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: WORDS,
        rehearsal=True,
        clock=RealClock(),
    ).office
    person = _person(made.desk, surname="Oudenaam")
    made.desk.change("person", person, {"surname": "Yılmaz"})

    assert made.searches.search("Oudenaam") == ()
    assert names(made.searches.search("Yilmaz")) == ["Yılmaz"]
    made.close()
