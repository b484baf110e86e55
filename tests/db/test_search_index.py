"""The index of search keeps step with the rows: when they change, merge, go, or its rules change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consulaat.records.about import Search
from consulaat.records.compound import parts_of
from consulaat.records.person import Person
from consulaat.records.registry import RECORDS
from consulaat.records.searched import edition, searched, spots
from consulaat.services.progress import StoppedError
from consulaat.services.searching import SearchDesk
from consulaat.values.ids import RecordId, new_id
from db.check import faults
from db.search_index import INDEXING, SearchIndex
from tests.builders import Post, a_post, acquainted


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    made = a_post(tmp_path / "store")
    yield made
    made.store.close()


def _keep(post: Post, *people: Person) -> None:
    with post.store.work(post.by) as work:
        for person in people:
            work.save(person)
        work.commit()


def _found(post: Post, text: str) -> list[RecordId]:
    return [hit.id for hit in SearchDesk(post.store, post.officer).search(text)]


def _rows(post: Post) -> list[tuple[object, ...]]:
    """Return the index by record, whatever its own numbers."""
    rows = "SELECT record, type, names, keys, words FROM searched ORDER BY record"
    keys = "SELECT k.key, s.record FROM search_key AS k JOIN searched AS s USING (id) ORDER BY 1, 2"
    return [*post.store.connection.rows(rows), *post.store.connection.rows(keys)]


def test_a_hidden_or_sealed_field_gives_no_words() -> None:
    for made in RECORDS:
        for part in parts_of(made):
            assert not (part.is_sealed and part.about.searchable)
            if part.about.hidden and part.about.searchable:
                assert part.about.searchable is Search.NUMBER

    found = searched(Person(id=new_id(), surname="Jama", bsn="999990019"))
    assert "999990019" not in found.words
    assert [spot.part.name for spot in spots(Person(id=new_id(), bsn="999990019"))] == ["bsn"]


def test_a_record_that_changes_leaves_nothing_of_what_it_was(post: Post) -> None:
    person = Person(id=new_id(), given_names="Fatima", surname="Benali", birth_place="Nador")
    _keep(post, person)
    _keep(post, replace(person, given_names="Hodan", surname="Jama", birth_place=None))

    assert _found(post, "Benali") == _found(post, "Nador") == []
    assert _found(post, "Hodan") == [person.id]
    orphans = "SELECT count(*) FROM search_key WHERE id NOT IN (SELECT id FROM searched)"
    assert post.store.connection.row(orphans) == (0,)
    assert faults(post.store.connection, post.store.journal) == ()


def test_a_record_that_goes_is_found_no_more(post: Post) -> None:
    person = Person(id=new_id(), surname="Benali")
    _keep(post, person)
    post.store.connection.begin()
    post.store.search_index.drop(person.id)
    post.store.connection.commit()

    assert _found(post, "Benali") == []
    assert _rows(post) == []


def test_what_is_undone_is_not_found(post: Post) -> None:
    with post.store.work(post.by) as work:
        work.save(Person(id=new_id(), surname="Weg"))

    assert _found(post, "Weg") == []
    _keep(post, Person(id=new_id(), surname="Terug"))
    assert len(_found(post, "Terug")) == 1


def test_a_letter_typed_wrong_is_found_among_names_kept_later(post: Post) -> None:
    _keep(post, Person(id=new_id(), surname="Jansen"))
    assert _found(post, "Khalfuoi") == []
    later = Person(id=new_id(), surname="Khalfaoui")
    _keep(post, later)

    assert _found(post, "Khalfaiui") == [later.id]


def test_what_comes_in_by_bundle_is_found(tmp_path: Path) -> None:
    post, hague = a_post(tmp_path / "post"), a_post(tmp_path / "hague", "DCV", "hq", seed=2)
    acquainted(post, hague)
    person = Person(id=new_id(), given_names="Nadia", surname="Haddad")
    _keep(post, person)
    hague.imports(post.exports(hague))
    assert _found(hague, "Nadiya Hadad") == [person.id]

    _keep(post, replace(person, surname="Chaudhry"))
    hague.imports(post.exports(hague))

    assert _found(hague, "Choudary") == [person.id]
    assert _found(hague, "Haddad") == []
    post.store.close()
    hague.store.close()


def test_an_index_of_other_rules_is_built_anew_when_the_store_opens(post: Post) -> None:
    for surname in ("Benali", "Jama", "Chaudhry"):
        _keep(post, Person(id=new_id(), surname=surname))
    before = _rows(post)
    assert len(before) > 6
    post.store.connection.begin()
    post.store.connection.run("UPDATE meta SET value = 'older' WHERE name = 'search'")
    post.store.connection.run("DELETE FROM search_key WHERE key >= 'S'")
    post.store.connection.commit()

    post.reopen()

    assert _rows(post) == before
    assert post.store.connection.row("SELECT value FROM meta WHERE name = 'search'") == (edition(RECORDS),)
    assert faults(post.store.connection, post.store.journal) == ()


class Impatient:
    """Listens to how far the work is, and stops it at a number of records."""

    def __init__(self, *, stops_at: int) -> None:
        self._stops_at = stops_at
        self.is_stopped = False
        self.told: list[tuple[str, int, int]] = []

    def tell(self, what: str, done: int, total: int) -> None:
        self.told.append((what, done, total))
        self.is_stopped = done == self._stops_at
        if self.is_stopped:
            raise StoppedError


def test_an_index_that_is_built_anew_says_how_far_it_is_and_leaves_nothing_half_done(post: Post) -> None:
    _keep(post, *(Person(id=new_id(), surname=surname) for surname in ("Benali", "Jama", "Chaudhry")))
    before = _rows(post)
    post.store.connection.begin()
    post.store.connection.run("UPDATE meta SET value = 'older' WHERE name = 'search'")
    post.store.connection.commit()
    listener = Impatient(stops_at=2)

    with pytest.raises(StoppedError):
        post.store.search_index.bring_up_to_date(listener)

    total = listener.told[0][2]
    assert total >= 3
    assert listener.told == [(INDEXING, done, total) for done in range(3)]
    assert _rows(post) == before
    post.store.search_index.bring_up_to_date(Impatient(stops_at=-1))
    assert _rows(post) == before


def test_a_field_that_is_searched_from_now_on_makes_another_edition() -> None:
    assert edition(RECORDS) == edition(RECORDS)
    assert edition(RECORDS) != edition([made for made in RECORDS if made is not Person])


def test_an_index_of_these_rules_is_left_alone(post: Post) -> None:
    _keep(post, Person(id=new_id(), surname="Benali"))
    post.store.connection.begin()
    post.store.connection.run("DELETE FROM search_key")
    post.store.connection.commit()

    SearchIndex(post.store.connection).bring_up_to_date()

    assert post.store.connection.row("SELECT count(*) FROM search_key") == (0,)


def test_deleted_words_are_wiped_from_the_index(post: Post) -> None:
    found = post.store.connection.row("SELECT v FROM search_text_config WHERE k = 'secure-delete'")

    assert found == (1,)
