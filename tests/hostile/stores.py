"""Stores that other processes write to, for tests that end those processes in the middle."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from consulaat.records.case import Case
from consulaat.records.person import Person
from consulaat.sync.merge import merge
from db.check import faults
from tests.builders import Post, a_post

HOUSE = Path(__file__).resolve().parents[2]
CANARY = "Kanariepietje"
# Opens the store, then keeps a person and a case for each number and says so once it is committed.
WRITER = """
import sys
from pathlib import Path

from consulaat.records.case import Case
from consulaat.records.ids import PersonId, UserId
from consulaat.records.person import Person
from consulaat.values.ids import new_id
from db.folder import FolderLock, open_store
from tests.builders import HandClock

folder, key, by, first, rounds, setup = sys.argv[1:]
folder = Path(folder)
exec(setup)
lock = FolderLock(folder, "bram")
store = open_store(folder, bytes.fromhex(key), HandClock())
print("open", flush=True)
for number in range(int(first), int(first) + int(rounds)):
    with store.work(UserId(by)) as work:
        person = Person(id=new_id(), surname=f"CANARY {number}", given_names="x" * 2000)
        work.save(person)
        work.save(Case(id=new_id(), person=PersonId(person.id), closure_note=f"CANARY {number}"))
        work.commit()
    print(number, flush=True)
print("done", flush=True)
sys.stdin.readline()
""".replace("CANARY", CANARY)


def a_store(folder: Path) -> Post:
    """Return a closed store."""
    made = a_post(folder)
    made.store.close()
    return made


@contextmanager
def a_writer(
    post: Post,
    *,
    first: int = 0,
    rounds: int = 100_000,
    setup: str = "",
    environment: Mapping[str, str] | None = None,
) -> Iterator[subprocess.Popen[str]]:
    """Start a process that writes to a store; it is ended at the latest when the test leaves."""
    words = [str(post.folder), post.key.hex(), post.by, str(first), str(rounds), setup]
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, *words],
        cwd=HOUSE,
        env={**os.environ, "PYTHONPATH": str(HOUSE), **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def require_whole(post: Post, confirmed: int) -> int:
    """Assert that all confirmed numbers are in an open store and none is half; return how many there are."""
    with post.store.work(post.by) as work:
        people = {each.id: each.surname for each in work.find(Person)}
        cases = work.find(Case)
        assert [each.closure_note for each in cases] == [people[each.person] for each in cases]
        assert len(cases) == len(people)
        assert [each.closure_note for each in cases] == [f"{CANARY} {number}" for number in range(len(cases))]
        assert len(cases) >= confirmed
        for record in (
            *work.find(Person, limit=3, newest_first=True),
            *work.find(Case, limit=3, newest_first=True),
        ):
            assert merge(work.changes_of(record.id), post.store.role_of).record == record
    assert faults(post.store.connection, post.store.journal) == ()
    return len(cases)
