"""A backup of an open store: in steps, told, stopped, and good; nothing else is left beside the store."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from consulaat.kept_backups import FOLDER
from consulaat.records.person import Person
from consulaat.security.key_slots import SlotFile, StoreKey
from consulaat.services.progress import UNWATCHED, StoppedError
from consulaat.values.ids import new_id
from db import backup_file
from db.backup import COPYING, Backups
from db.backup_file import READING_BACK, WRITING
from db.folder import FILE, open_store
from tests.builders import Post, a_post


@dataclass
class Watcher:
    """Hears how far a backup is, and stops it at something."""

    stops_at: str = ""
    heard: list[tuple[str, int, int]] = field(default_factory=list)
    is_stopped: bool = False

    def tell(self, what: str, done: int, total: int) -> None:
        self.heard.append((what, done, total))
        if what == self.stops_at:
            self.is_stopped = True
            raise StoppedError


@pytest.fixture
def post(tmp_path: Path) -> Post:
    made = a_post(tmp_path / "store")
    SlotFile(made.folder).create(made.id)
    with made.store.work(made.by) as work:
        for number in range(300):
            work.save(Person(id=new_id(), surname=f"Person {number}", given_names="x" * 2000))
        work.commit()
    return made


def backups_of(post: Post) -> Backups:
    return Backups(post.store, StoreKey(dek=post.key), post.folder, SlotFile(post.folder).content)


def people_in(file: Path, folder: Path, post: Post) -> int:
    """Return how many people are in the store of a backup."""
    folder.mkdir()
    backup_file.unpack(file, folder / FILE, UNWATCHED)
    store = open_store(folder, post.key, post.clock)
    try:
        with store.work(post.by) as work:
            return work.count(Person)
    finally:
        store.close()


def test_a_backup_is_made_in_steps_that_are_told_while_the_store_stays_open(
    post: Post, tmp_path: Path
) -> None:
    watcher = Watcher()
    post.store.progress.watcher = watcher

    made = backups_of(post).make(tmp_path / "one.cbk")

    copying = [(done, total) for what, done, total in watcher.heard if what == COPYING]
    assert len(copying) > 1
    assert copying[-1][0] == copying[-1][1]
    assert {WRITING, READING_BACK} <= {what for what, _done, _total in watcher.heard}
    assert made.size == (tmp_path / "one.cbk").stat().st_size
    with post.store.work(post.by) as work:
        work.save(Person(id=new_id(), surname="Na de kopie"))
        work.commit()
    assert people_in(tmp_path / "one.cbk", tmp_path / "unpacked", post) == 300


@pytest.mark.parametrize("step", [COPYING, "Checking the store", WRITING, READING_BACK])
def test_a_backup_that_is_stopped_leaves_nothing(post: Post, tmp_path: Path, step: str) -> None:
    watcher = Watcher(stops_at=step)
    post.store.progress.watcher = watcher
    backups = backups_of(post)

    with pytest.raises(StoppedError):
        backups.make(tmp_path / "one.cbk")

    assert list(tmp_path.glob("one.cbk*")) == []
    assert list((post.folder / FOLDER).iterdir()) == []
    assert backups.last() is None
    post.store.progress.watcher = None
    backups.make(tmp_path / "one.cbk")
    assert backups.last() == post.clock.now()


def test_what_a_killed_backup_left_is_taken_away_by_the_next(post: Post, tmp_path: Path) -> None:
    (tmp_path / "one.cbk.part").write_bytes(b"CNSLBK1\nhalf")
    (post.folder / FOLDER).mkdir()
    for name in ("copy.db", "copy.db-wal", "copy.db-journal"):
        (post.folder / FOLDER / name).write_bytes(b"half")

    backups_of(post).make(tmp_path / "one.cbk")

    assert [each.name for each in tmp_path.glob("one.cbk*")] == ["one.cbk"]
    assert list((post.folder / FOLDER).iterdir()) == []


def test_a_file_of_somebody_else_in_the_way_is_left_as_it_is(post: Post, tmp_path: Path) -> None:
    part = tmp_path / "one.cbk.part"
    part.write_bytes(b"somebody's notes")

    with pytest.raises(Exception, match="file-exists"):
        backups_of(post).make(tmp_path / "one.cbk")

    assert part.read_bytes() == b"somebody's notes"
    assert not (tmp_path / "one.cbk").exists()


def test_a_damaged_store_gives_no_backup(post: Post, tmp_path: Path) -> None:
    post.store.connection.run("UPDATE act SET text = replace(text, 'WIJZIGEN', 'LEZEN')")
    post.store.connection.run("UPDATE line SET text = replace(text, 'Person 7', 'Person 8')")

    with pytest.raises(Exception, match="backup-spoiled"):
        backups_of(post).make(tmp_path / "one.cbk")

    assert list(tmp_path.glob("one.cbk*")) == []
