"""Undo and redo: new changes that put values back, never over someone else's, and the history of a value."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from consulaat.errors import RefusedError
from consulaat.records.person import Person
from consulaat.records.user import User, UserRole
from consulaat.rules.permissions import NoRightError
from consulaat.services.desk import Desk
from consulaat.services.history import HistoryDesk
from consulaat.services.undoing import (
    ChangedSinceError,
    FactStaysError,
    NewRecordStaysError,
    NothingToRedoError,
    NothingToUndoError,
    StepStaysError,
    UndoDesk,
)
from tests.ui.rehearsal import REPORT, WORDS
from ui import bootstrap
from ui.bootstrap import Office
from ui.doors import RealClock


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was just made; every test works in a copy of it."""
    folder = tmp_path_factory.mktemp("founded") / "store"
    bootstrap.found_store(
        folder,
        post="RAB",
        role="post",
        admin="anna",
        words=lambda: WORDS,
        rehearsal=True,
        clock=RealClock(),
    ).office.close()
    return folder


@pytest.fixture
def office(founded: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(founded, tmp_path / "store")
    made = bootstrap.open_office(tmp_path / "store", "anna", WORDS, clock=RealClock())
    yield made
    made.close()


@pytest.fixture
def person(office: Office) -> str:
    made = office.desk.create("person", {"surname": "Haddad", "given_names": "Nadia"}).record
    for surname in ("el Haddad", "Al Haddad"):
        office.desk.change("person", made.id, {"surname": surname})
    return made.id


def the_person(office: Office) -> Person:
    (found,) = office.desk.find("person")
    assert isinstance(found, Person)
    return found


def colleague(office: Office, *roles: UserRole) -> User:
    return office.staff.add("bram", frozenset(roles or {UserRole.CONSULAR_OFFICER})).user


def test_several_changes_are_undone_and_redone_one_by_one(office: Office, person: str) -> None:
    names = []
    for act in (office.undoing.undo, office.undoing.undo, office.undoing.redo, office.undoing.redo):
        act()
        names.append(the_person(office).surname)

    assert names == ["el Haddad", "Haddad", "el Haddad", "Al Haddad"]


def test_undoing_is_a_new_change_and_takes_nothing_from_the_journal(office: Office, person: str) -> None:
    before = the_person(office).version

    office.undoing.undo()

    assert the_person(office).version == before + 1
    assert [each.value for each in office.history.of_field("person", person, "surname")] == [
        "el Haddad",
        "Al Haddad",
        "el Haddad",
        "Haddad",
    ]


def test_a_field_that_was_empty_is_empty_again(office: Office, person: str) -> None:
    office.desk.change("person", person, {"birth_place": "Nador", "nationalities": [{"nationality": "MAR"}]})

    office.undoing.undo()

    assert (the_person(office).birth_place, the_person(office).nationalities) == (None, ())


def test_the_steps_are_named_by_their_fields_and_hold_no_value(office: Office, person: str) -> None:
    done, undone = office.undoing.steps()

    assert [(each.record_type, each.kind) for each in done] == [
        ("person", "changed"),
        ("person", "changed"),
        ("person", "made"),
    ]
    assert done[0].fields == ("surname",)
    assert undone == ()
    assert "Haddad" not in str(office.memory.all("undo"))


def test_a_new_change_ends_what_could_be_redone(office: Office, person: str) -> None:
    office.undoing.undo()
    office.desk.change("person", person, {"birth_place": "Nador"})

    with pytest.raises(NothingToRedoError):
        office.undoing.redo()


def test_what_someone_else_wrote_since_is_never_overwritten(office: Office, person: str) -> None:
    other = Desk(office.store, colleague(office))
    other.change("person", person, {"surname": "Benali"})

    with pytest.raises(ChangedSinceError):
        office.undoing.undo()

    assert the_person(office).surname == "Benali"


def test_not_even_when_they_wrote_the_same_again(office: Office, person: str) -> None:
    other = Desk(office.store, colleague(office))
    other.change("person", person, {"surname": "Benali"})
    other.change("person", person, {"surname": "Al Haddad"})

    with pytest.raises(ChangedSinceError):
        office.undoing.undo()


def test_another_field_of_someone_else_stands_in_nobodys_way(office: Office, person: str) -> None:
    Desk(office.store, colleague(office)).change("person", person, {"birth_place": "Nador"})

    office.undoing.undo()

    assert (the_person(office).surname, the_person(office).birth_place) == ("el Haddad", "Nador")


def test_nobody_undoes_what_a_colleague_did(office: Office, person: str) -> None:
    other = colleague(office)

    with pytest.raises(NothingToUndoError):
        UndoDesk(office.store, other, Desk(office.store, other)).undo()


def test_a_new_record_and_a_step_stay_and_say_so(office: Office) -> None:
    report = office.desk.create("report", REPORT).record
    with pytest.raises(NewRecordStaysError) as made:
        office.undoing.undo()
    office.desk.advance("report", report.id, "verify")
    with pytest.raises(StepStaysError) as advanced:
        office.undoing.undo()

    assert isinstance(made.value, RefusedError)
    assert "deleted" in made.value.sentence
    assert "step" in advanced.value.sentence


def test_a_fact_that_is_written_once_is_not_undone(office: Office, person: str) -> None:
    case = office.desk.create("case", {"person": person}).record
    office.desk.change("case", case.id, {"first_authority_contact_on": "20260706"})

    with pytest.raises(FactStaysError):
        office.undoing.undo()


def test_a_sealed_value_is_not_undone(office: Office, person: str) -> None:
    case = office.desk.create("case", {"person": person}).record
    protocol = office.desk.create("contact_protocol", {"case": case.id}).record
    office.desk.change("contact_protocol", protocol.id, {"code_word": "zonnebloem"})

    with pytest.raises(FactStaysError):
        office.undoing.undo()


def test_what_was_undone_is_known_after_closing_the_store(office: Office, person: str) -> None:
    office.undoing.undo()

    again = UndoDesk(office.store, office.officer, Desk(office.store, office.officer))
    again.redo()

    assert the_person(office).surname == "Al Haddad"


def test_the_history_names_authors_and_masks_what_is_hidden(office: Office, person: str) -> None:
    office.desk.change("person", person, {"bsn": "999990019"})
    (hidden,) = office.history.of_field("person", person, "bsn")
    newest, *_older = office.history.of_field("person", person, "surname")

    assert (newest.by, newest.value, newest.is_masked) == ("anna", "Al Haddad", False)
    assert (hidden.value, hidden.is_masked) == (None, True)


def test_reading_a_history_is_noted_and_needs_the_right_to_read(office: Office, person: str) -> None:
    office.history.of_field("person", person, "surname")
    with office.store.work(office.desk.by) as work:
        (act,) = work.acts(1)
    finance = colleague(office, UserRole.FINANCE_OFFICER)

    assert (act["action"], act["history"]) == ("LEZEN", "surname")
    with pytest.raises(NoRightError):
        HistoryDesk(office.store, finance).of_field("person", person, "surname")


def test_looking_over_says_what_saving_would_say_and_keeps_nothing(office: Office, person: str) -> None:
    with office.store.work(office.desk.by) as work:
        lines, acts = work.line_count(), work.acts(1000)

    found = office.desk.look_over("person", person, {"bsn": "999990021"})

    assert ("WRONG_BSN", True, "bsn") in [(each.code, each.stops, each.field_name) for each in found]
    with office.store.work(office.desk.by) as work:
        assert (work.line_count(), work.acts(1000)) == (lines, acts)
    assert the_person(office).bsn is None


def test_looking_over_a_new_record_needs_no_id(office: Office) -> None:
    found = office.desk.look_over("report", None, {**REPORT, "received_at": "2126-07-06T22:10:00Z"})

    assert "RECEIVED_IN_FUTURE" in [each.code for each in found]
    assert office.desk.look_over("report", None, {"stated_name": "Nadia"}) == ()


def test_looking_over_tells_that_a_fact_stays(office: Office, person: str) -> None:
    case = office.desk.create("case", {"person": person}).record
    office.desk.change("case", case.id, {"first_authority_contact_on": "20260706"})

    (found,) = office.desk.look_over("case", case.id, {"first_authority_contact_on": "20260801"})

    assert (found.code, found.field_name) == ("FACT_FIXED", "first_authority_contact_on")


def test_who_may_not_change_may_not_look_over(office: Office, person: str) -> None:
    finance = Desk(office.store, colleague(office, UserRole.FINANCE_OFFICER))

    with pytest.raises(NoRightError):
        finance.look_over("person", person, {"surname": "Benali"})
