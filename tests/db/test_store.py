"""The open store: transactions, order, what is remembered, and the modes of its files."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consulaat.errors import LockedError
from consulaat.records.case import Case
from consulaat.records.ids import PersonId, UserId
from consulaat.records.person import Person
from consulaat.records.user import User, UserRole
from consulaat.services.ports import UnitOfWork
from consulaat.values.canonical import encode
from consulaat.values.ids import new_id
from db.check import faults
from db.folder import FolderLock, StoreExistsError, make_folder
from db.refusals import NotFoundError, TooLargeError
from tests.builders import Post, a_post


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    made = a_post(tmp_path / "store")
    yield made
    made.store.close()


def _keep(post: Post, *records: Person | Case | User) -> None:
    with post.store.work(post.by) as work:
        for record in records:
            work.save(record)
        work.commit()


def _surnames(post: Post) -> list[str | None]:
    with post.store.work(post.by) as work:
        return [each.surname for each in work.find(Person)]


def test_work_that_is_not_committed_is_undone(post: Post) -> None:
    with post.store.work(post.by) as work:
        before = work.line_count()
        work.save(Person(id=new_id(), surname="Weg"))
        assert work.count(Person) == 1

    assert _surnames(post) == []
    with post.store.work(post.by) as work:
        assert work.line_count() == before


def test_a_store_that_was_closed_says_that_it_is_locked(tmp_path: Path) -> None:
    made = a_post(tmp_path / "closed")
    made.store.close()

    with pytest.raises(LockedError), made.store.work(made.by) as work:
        work.count(Person)


def test_a_failing_piece_of_work_leaves_neither_row_nor_line(post: Post) -> None:
    def fail(work: UnitOfWork) -> None:
        work.save(Person(id=new_id(), surname="Half"))
        work.get(Case, new_id())

    with pytest.raises(NotFoundError), post.store.work(post.by) as work:
        fail(work)

    assert _surnames(post) == []
    assert faults(post.store.connection, post.store.journal) == ()


def test_what_was_undone_can_be_saved_again_under_the_same_id(post: Post) -> None:
    """A rehearsed load makes the secret of a root that the real load then makes anew."""
    person = Person(id=new_id(), surname="Twee keer")
    with post.store.work(post.by) as work:
        work.save(person)
    _keep(post, person)

    with post.store.work(post.by) as work:
        assert work.first_fault() is None
        assert work.get(Person, person.id).version == 1


def test_two_commits_in_one_piece_of_work_go_on_counting(post: Post) -> None:
    with post.store.work(post.by) as work:
        for surname in ("Een", "Twee"):
            work.save(Person(id=new_id(), surname=surname))
            work.commit()

    assert _surnames(post) == ["Een", "Twee"]
    assert faults(post.store.connection, post.store.journal) == ()


def test_saving_what_did_not_change_writes_nothing(post: Post) -> None:
    person = Person(id=new_id(), surname="El Haddad")
    _keep(post, person)
    with post.store.work(post.by) as work:
        before = work.line_count()
        again = work.save(work.get(Person, person.id))
        assert (again.version, work.line_count()) == (1, before)


def test_records_stay_in_the_order_they_were_made_however_often_they_change(post: Post) -> None:
    people = [Person(id=new_id(), surname=name) for name in ("Een", "Twee", "Drie")]
    _keep(post, *people)
    with post.store.work(post.by) as work:
        work.save(replace(work.get(Person, people[0].id), surname="Nieuw"))
        work.commit()

    assert _surnames(post) == ["Nieuw", "Twee", "Drie"]
    with post.store.work(post.by) as work:
        assert [each.surname for each in work.find(Person, newest_first=True, limit=2)] == ["Drie", "Twee"]


def test_a_clock_set_back_a_year_keeps_the_order(post: Post) -> None:
    person = Person(id=new_id(), surname="Eerst")
    _keep(post, person)
    post.clock.pass_by(days=-365)
    post.reopen()
    with post.store.work(post.by) as work:
        work.save(replace(work.get(Person, person.id), surname="Daarna"))
        work.save(Person(id=new_id(), surname="Later"))
        work.commit()

    with post.store.work(post.by) as work:
        stamps = [each.at for each in work.all_changes()]
        assert stamps == sorted(stamps)
        assert len(set(stamps)) == len(stamps)
        assert [each.at for each in work.all_changes(limit=2)] == stamps[-2:]
        assert [each.at for each in work.all_changes(by=post.by, limit=1)] == stamps[-1:]
        assert not work.all_changes(by=UserId(new_id()))
        assert not work.conflicts()
        assert [change.fields["surname"].value for change in work.changes_of(person.id)] == [
            "Eerst",
            "Daarna",
        ]
    assert _surnames(post) == ["Daarna", "Later"]


def test_a_user_without_roles_can_be_changed(post: Post) -> None:
    """What a record cannot be without stands in its first line, also when it is empty."""
    user = User(id=new_id(), name="bram", display_name="Bram", roles=frozenset())
    _keep(post, user)
    with post.store.work(post.by) as work:
        changed = work.save(replace(work.get(User, user.id), roles=frozenset({UserRole.VISA_OFFICER})))

    assert changed.version == 2


def test_a_record_that_is_too_large_for_a_line_is_refused_and_nothing_is_kept(post: Post) -> None:
    with pytest.raises(TooLargeError), post.store.work(post.by) as work:
        work.save(Person(id=new_id(), surname="x" * 300_000))

    assert _surnames(post) == []


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE person; --", '"', "%", "_", "\\", "* NEAR(", "naam:x", "‌فاطمة", "a\tb\nc", "Zn & <b"],
)
def test_any_text_is_kept_and_found_as_it_was_typed(post: Post, text: str) -> None:
    _keep(post, Person(id=new_id(), surname=text))

    with post.store.work(post.by) as work:
        (found,) = work.find(Person, surname=text)
        work.lists.cases(text=text)
    assert found.surname == text


def test_what_belongs_to_a_case_gets_the_post_of_the_case(post: Post) -> None:
    person = Person(id=new_id(), post="TUN")
    _keep(post, person)
    with post.store.work(post.by) as work:
        assert work.save(Case(id=new_id(), person=PersonId(person.id))).post == "RAB"
        assert work.get(Person, person.id).post == "TUN"


def test_the_acts_are_a_chain_of_their_own(post: Post) -> None:
    for action in ("LEZEN", "ZOEKEN"):
        with post.store.work(post.by) as work:
            work.act(action, "case", None, words="El-Amrani")
            work.commit()
    with post.store.work(post.by) as work:
        assert [each["action"] for each in work.acts(2)] == ["LEZEN", "ZOEKEN"]
        lines = work.line_count()
        assert work.acts(10)[-1]["words"] == "El-Amrani"
    assert post.store.journal.acts_are_whole()
    post.store.connection.run("UPDATE act SET text = ? WHERE number = 1", (encode({"n": 1}).decode(),))
    assert not post.store.journal.acts_are_whole()
    assert faults(post.store.connection, post.store.journal) == ("acts",)
    assert lines > 0


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_all_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        made = a_post(tmp_path / "store")
        lock = FolderLock(made.folder, "anna")
        _keep(made, Person(id=new_id(), surname="El Haddad"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in made.folder.iterdir()}
        lock.release()
        made.store.close()
    finally:
        os.umask(before)

    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o700
    assert set(modes) == {"store.db", "store.db-wal", "store.db-shm", "lock"}
    assert set(modes.values()) == {0o600}


def test_a_store_is_never_made_over_another(post: Post) -> None:
    before = (post.folder / "store.db").read_bytes()
    with pytest.raises(StoreExistsError):
        make_folder(post.folder)

    assert (post.folder / "store.db").read_bytes() == before


@pytest.mark.parametrize(
    "read", [lambda work: work.find(Person), lambda work: work.conflicts(), lambda work: work.lists.counts()]
)
def test_reading_writes_nothing(post: Post, read: Callable[[UnitOfWork], object]) -> None:
    with post.store.work(post.by) as work:
        read(work)
        assert not post.store.connection.is_in_transaction
