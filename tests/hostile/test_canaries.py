"""Nothing a person typed stands in plain bytes anywhere: not while open, not after a kill, not after closing."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from consulaat.records.compound import parts_of
from consulaat.records.kinds import TextKind
from consulaat.records.registry import RECORDS, type_name
from db import folder as folders
from tests.builders import Post, a_post
from tests.canaries import CANARY, FileWatch, files_with, keep_canaries
from tests.end_to_end.office import WORDS, Office, finished, process
from tests.hostile.stores import HOUSE

# Opens the store, keeps every canary and a draft, reads and sorts them, and waits with the store open.
KEEPER = """
import sys
from pathlib import Path
from consulaat.records.ids import UserId
from consulaat.records.compound import parts_of
from consulaat.records.kinds import TextKind
from consulaat.records.registry import RECORDS
from db.folder import FolderLock, open_store
from tests.builders import HandClock
from tests.canaries import CANARY, keep_canaries

folder, key, by = sys.argv[1:]
lock = FolderLock(Path(folder), "anna")
store = open_store(Path(folder), bytes.fromhex(key), HandClock())
for _round in range(3):
    with store.work(UserId(by)) as work:
        keep_canaries(work)
        work.remember("draft/report/new", {"typed": {"stated_name": CANARY}})
        work.commit()
with store.work(UserId(by)) as work:
    print(sum(len(work.find(made)) for made in RECORDS), flush=True)
sys.stdin.readline()
store.close()
"""

# Stops in the middle of a command, with the store open, until somebody opens the gate.
HELD = """
import os
from consulaat.services.status import StatusDesk
kept = StatusDesk.status
def held(self, **options):
    print("here", flush=True)
    open(os.environ["GATE"]).close()
    return kept(self, **options)
StatusDesk.status = held
"""


@pytest.fixture
def post(tmp_path: Path) -> Post:
    made = a_post(tmp_path / "store")
    made.store.close()
    return made


def a_keeper(post: Post) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(post.folder), post.key.hex(), post.by],
        cwd=HOUSE,
        env={**os.environ, "PYTHONPATH": str(HOUSE), "TMPDIR": str(post.folder.parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_every_text_of_every_record_is_in_a_store_and_in_no_plain_byte_around_it(
    post: Post, tmp_path: Path
) -> None:
    places = (tmp_path, Path.home())
    with a_keeper(post) as keeper:
        assert keeper.stdout is not None
        assert int(keeper.stdout.readline()) >= 3 * len(RECORDS)
        assert files_with(CANARY, *places) == [], "while it is open"
        keeper.kill()
    assert files_with(CANARY, *places) == [], "after a kill"

    with a_keeper(post) as keeper:
        assert keeper.stdout is not None
        keeper.stdout.readline()
        keeper.communicate("\n")
    assert files_with(CANARY, *places) == [], "after closing"

    store = folders.open_store(post.folder, post.key, post.clock)
    with store.work(post.by) as work:
        texts = [str(work.changes_of(each.id)) for made in RECORDS for each in work.find(made)]
        assert sum(CANARY in each for each in texts) > len(RECORDS)
    store.close()


def test_the_canaries_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text(f"x{CANARY}x")
    (tmp_path / "wide").write_bytes(CANARY.encode("utf-16-le"))
    (tmp_path / "hex").write_text(CANARY.encode().hex())
    (tmp_path / f"{CANARY}.txt").touch()
    (tmp_path / "clean").write_text("nothing")

    assert len(files_with(CANARY, tmp_path)) == 4


def test_a_watch_sees_new_and_changed_files_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("as it was")
    (tmp_path / "changed").write_text("before")
    (tmp_path / "apart").mkdir()
    watch = FileWatch(tmp_path, but=(tmp_path / "apart",))
    (tmp_path / "changed").write_text("afterwards")
    (tmp_path / "apart" / "not watched").touch()
    (tmp_path / "new").touch()

    assert watch.new() == [str(tmp_path / "changed"), str(tmp_path / "new")]


def test_every_type_of_record_with_words_has_a_canary(tmp_path: Path) -> None:
    made = a_post(tmp_path / "every")
    with made.store.work(made.by) as work:
        ids = keep_canaries(work)
        changes = {kind: str(work.changes_of(ids[type_name(kind)])) for kind in RECORDS}
    made.store.close()
    worded = {
        kind
        for kind in RECORDS
        if any(isinstance(part.kind, TextKind) and part.name != "post" for part in parts_of(kind))
    }

    assert len(worded) > 30
    assert [kind for kind in worded if CANARY not in changes[kind]] == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_files_are_their_owners_alone_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    office = Office(tmp_path / "deep" / "store", "RAB")
    said = process(
        *office.options("anna"),
        *("init", "--post", "RAB", "--role", "post", "--admin", "anna", "--rehearsal"),
        prepare=f"import os; os.umask({mask})",
    )
    _out, errors = said.communicate()
    assert said.returncode == 0, errors

    assert stat.S_IMODE(office.folder.stat().st_mode) == 0o700
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in office.folder.iterdir() if path.is_file()
    }
    assert "store.db" in modes
    assert {name: oct(mode) for name, mode in modes.items() if mode != 0o600} == {}


@pytest.mark.skipif(sys.platform != "linux", reason="looks at a process through /proc")
def test_a_passphrase_stands_neither_in_the_arguments_nor_in_the_environment_nor_in_a_file(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path / "store", "RAB")
    office.found()
    watch = FileWatch(Path.home())
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    running = process(
        *office.options("anna"), "status", prepare=HELD, env={"GATE": str(gate), "TMPDIR": str(tmp_path)}
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"here\n"
    place = Path("/proc") / str(running.pid)
    readable = [place / name for name in ("cmdline", "environ") if os.access(place / name, os.R_OK)]
    said = [each.read_bytes() for each in readable]
    assert files_with(WORDS, office.folder, Path.home()) == [], "while it is open"
    with gate.open("w"):
        assert finished(running).code == 0

    assert any(b"status" in each for each in said)
    assert not any(WORDS.encode() in each for each in said)
    assert files_with(WORDS, office.folder, Path.home()) == []
    assert watch.new() == []
