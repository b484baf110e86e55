"""Long work tells how far it is, and stops with nothing half done wherever it is told to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from consulaat.records.person import Person
from consulaat.services.importing import ImportDesk
from consulaat.services.loading import LoadDesk
from consulaat.services.ports import UnitOfWork
from consulaat.services.progress import UNWATCHED, Meter, StoppedError, told
from consulaat.services.reading import Row
from consulaat.services.statistics import StatisticsDesk
from consulaat.values.ids import new_id
from db.check import faults
from db.lists.statistics import SqlFigures
from tests.builders import HandClock, Post, a_post, acquainted

PEOPLE = 12
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@dataclass
class Watcher:
    """Writes down what is told, and stops the work after so many tellings."""

    patience: int = 1_000_000
    heard: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def is_stopped(self) -> bool:
        return len(self.heard) > self.patience

    def tell(self, what: str, done: int, total: int) -> None:
        self.heard.append((what, done, total))
        if self.is_stopped:
            raise StoppedError


@dataclass
class Asked:
    """Stops a query after it asked so many times."""

    patience: int
    times: int = 0

    @property
    def is_stopped(self) -> bool:
        self.times += 1
        return self.times > self.patience

    def tell(self, what: str, done: int, total: int) -> None:
        raise AssertionError(what)


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[tuple[Post, Post]]:
    clock = HandClock()
    post = a_post(tmp_path / "post", "RAB", clock=clock)
    hague = a_post(tmp_path / "hague", "DCV", "hq", clock=clock)
    acquainted(post, hague)
    with post.store.work(post.by) as work:
        for number in range(PEOPLE):
            work.save(Person(id=new_id(), surname=f"Proef {number}"))
        work.commit()
    yield post, hague
    post.store.close()
    hague.store.close()


def people(post: Post) -> int:
    with post.store.work(post.by) as work:
        return work.count(Person)


def told_by(post: Post, work: Callable[[], object]) -> list[tuple[str, int, int]]:
    watcher = Watcher()
    post.store.progress.watcher = watcher
    work()
    post.store.progress.watcher = None
    return watcher.heard


def test_an_import_that_is_stopped_anywhere_leaves_nothing_and_can_be_done_again(
    posts: tuple[Post, Post],
) -> None:
    post, hague = posts
    data = post.exports(hague)
    desk = ImportDesk(hague.store, hague.officer)
    rounds = 0
    for patience in range(1000):
        rounds = patience
        hague.store.progress.watcher = Watcher(patience)
        try:
            (result,) = desk.take_in([("a.cbn", data)])
        except StoppedError:
            hague.store.progress.watcher = None
            assert people(hague) == 0
            assert faults(hague.store.connection, hague.store.journal) == ()
            continue
        break

    assert result.state == "merged"
    assert people(hague) == PEOPLE
    assert rounds > 3 * PEOPLE


def test_a_load_that_is_stopped_anywhere_loads_nothing(posts: tuple[Post, Post]) -> None:
    post, _hague = posts
    desk = LoadDesk(post.store, post.officer)
    rows = [
        Row(where=f"a.jsonl:{n}", record_type="person", fields={"surname": f"Nieuw {n}"}, typed={})
        for n in range(5)
    ]
    heard = told_by(post, lambda: desk.load(rows, dry_run=True))
    for patience in range(len(heard)):
        post.store.progress.watcher = Watcher(patience)
        with pytest.raises(StoppedError):
            desk.load(rows)
        post.store.progress.watcher = None
        assert people(post) == PEOPLE

    assert desk.load(rows).created == 5


def test_an_export_that_is_stopped_takes_no_number_and_leaves_no_file(
    posts: tuple[Post, Post], tmp_path: Path
) -> None:
    post, hague = posts
    folder = tmp_path / "out"
    folder.mkdir()
    post.store.progress.watcher = Watcher(3)
    with pytest.raises(StoppedError):
        post.exported(hague, folder)
    post.store.progress.watcher = None

    assert list(folder.iterdir()) == []
    made = post.exported(hague, folder)
    assert made.number == 1


def test_counting_figures_stops_between_two_measures(posts: tuple[Post, Post]) -> None:
    post, _hague = posts
    desk = StatisticsDesk(SqlFigures(post.store.connection), "Africa/Casablanca", post.store.progress)
    heard = told_by(post, lambda: desk.overview(date(2026, 1, 1), date(2027, 1, 1)))
    post.store.progress.watcher = Watcher(4)

    assert [done for _what, done, _total in heard] == sorted(done for _what, done, _total in heard)
    with pytest.raises(StoppedError):
        desk.overview(date(2026, 1, 1), date(2027, 1, 1))


def test_a_query_without_an_end_is_stopped_in_its_middle(posts: tuple[Post, Post]) -> None:
    post, _hague = posts
    post.store.progress.watcher = asked = Asked(patience=10)
    with pytest.raises(StoppedError):
        post.store.connection.row(ENDLESS)
    post.store.progress.watcher = None

    assert asked.times == 11
    assert people(post) == PEOPLE


def test_a_statement_that_is_stopped_takes_the_whole_piece_of_work_with_it(posts: tuple[Post, Post]) -> None:
    post, _hague = posts

    def half(work: UnitOfWork) -> None:
        work.save(Person(id=new_id(), surname="Half"))
        post.store.progress.watcher = Asked(patience=2)
        post.store.connection.row(ENDLESS)

    with pytest.raises(StoppedError), post.store.work(post.by) as work:
        half(work)
    post.store.progress.watcher = None

    assert people(post) == PEOPLE
    assert faults(post.store.connection, post.store.journal) == ()


def test_an_end_of_a_transaction_is_never_stopped(posts: tuple[Post, Post]) -> None:
    post, _hague = posts
    connection = post.store.connection
    connection._raw.set_progress_handler(connection._is_to_stop, 1)  # look at every single step
    for end in (connection.commit, connection.roll_back):
        connection.begin()
        connection.run("INSERT OR REPLACE INTO meta VALUES ('word', ?)", (end.__name__,))
        post.store.progress.watcher = asked = Asked(patience=0)
        end()
        post.store.progress.watcher = None
        assert asked.times == 0

    assert connection.row("SELECT value FROM meta WHERE name = 'word'") == ("commit",)


def test_a_check_tells_its_parts_in_order(posts: tuple[Post, Post]) -> None:
    post, _hague = posts
    store = post.store
    heard = told_by(post, lambda: faults(store.connection, store.journal, store.progress))

    assert len(heard) > 4
    assert [(done, total) for _what, done, total in heard] == [(n, len(heard)) for n in range(len(heard))]


def test_every_item_is_told_and_the_end_too() -> None:
    watcher, meter = Watcher(), Meter()
    meter.watcher = watcher

    assert list(told(meter, "x", "abc")) == ["a", "b", "c"]
    assert watcher.heard == [("x", 0, 3), ("x", 1, 3), ("x", 2, 3), ("x", 3, 3)]
    assert list(told(UNWATCHED, "x", "abc")) == ["a", "b", "c"]
    assert not UNWATCHED.is_stopped
