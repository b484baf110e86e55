"""What is measured: the whole program as a person meets it, and a store of many cases."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from consulaat.records.person import Person
from consulaat.values.ids import new_id
from tests.bench import history
from ui.bootstrap import Office, found_store
from ui.doors import SetClock

T = TypeVar("T")
WORDS = "correct horse battery staple vijf zes"
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Figures:
    """What was measured, in the order it was measured."""

    rows: list[tuple[str, str, str]]

    def note(self, what: str, figure: str, of: str = "") -> None:
        """Add a figure."""
        self.rows.append((what, figure, of))
        sys.stderr.write(f"{what}: {figure} {of}\n")

    @contextmanager
    def timed(self, what: str, each: int = 0) -> Iterator[None]:
        """Add how long something takes; with ``each`` also per piece."""
        start = time.perf_counter()
        yield
        took = time.perf_counter() - start
        self.note(what, f"{took:.2f} s", f"{took / each * 1e3:.3f} ms each" if each else "")

    def best(self, what: str, work: Callable[[], T], rounds: int = 7) -> T:
        """Add the best and the worst of some rounds."""
        took = []
        for _ in range(rounds):
            start = time.perf_counter()
            found = work()
            took.append(time.perf_counter() - start)
        self.note(what, f"{min(took) * 1e3:.1f} ms", f"slowest {max(took) * 1e3:.1f} ms")
        return found


def new_office(folder: Path, post: str, role: str) -> Office:
    """Found a rehearsal store and open it."""
    clock = SetClock(datetime(2026, 7, 6, 9, tzinfo=UTC))
    made = found_store(
        folder, post=post, role=role, admin="anna", words=lambda: WORDS, rehearsal=True, clock=clock
    )
    return made.office


def measure_program(figures: Figures, folder: Path) -> None:
    """Measure how long the program takes to start, to answer and to show its window."""
    figures.best("consulaat --version", lambda: _program("--version"), rounds=5)
    secret = folder / "passphrase"
    secret.touch(mode=0o600)
    secret.write_text(WORDS, encoding="utf-8")
    office = new_office(folder / "small", "RAB", "post")
    office.close()
    options = ("--store", str(folder / "small"), "--user", "anna", "--passphrase-file", str(secret))
    figures.best("consulaat status", lambda: _program(*options, "status"), rounds=3)
    figures.best(
        "unlock page shown (offscreen)", lambda: _program_code(_WINDOW, str(folder / "small")), rounds=3
    )
    figures.best(
        "start, passphrase and today shown (offscreen)",
        lambda: _program_code(_TODAY, str(folder / "small")),
        rounds=3,
    )
    secret.unlink()


def measure_store(figures: Figures, folder: Path, cases: int) -> None:
    """Measure loading, opening, listing and exchanging a store of many cases."""
    post, hague = new_office(folder / "post", "RAB", "post"), new_office(folder / "hague", "DCV", "hq")
    for one, other in ((post, hague), (hague, post)):
        one.trust.add(other.trust.own_card(), other.trust.own().code)
    _exchange(figures, post, hague, "bundle of the first lines", folder)
    rows = history.rows(cases)
    with figures.timed(f"load {cases} cases ({len(rows)} records)", len(rows)):
        post.loading.load(rows)
    figures.note("size of the store", f"{(folder / 'post' / 'store.db').stat().st_size / 1e6:.0f} MB")
    _measure_reading(figures, post)
    _exchange(figures, post, hague, f"bundle of {len(rows)} changes", folder)
    _confirm(hague, post, folder)
    for count in (1, 100, 10_000):
        _change(post, count)
        _exchange(figures, post, hague, f"bundle of {count} changes", folder)
        _confirm(hague, post, folder)
    with figures.timed("check of the store"):
        post.care.check()
    post.close()
    hague.close()


def _measure_reading(figures: Figures, office: Office) -> None:
    listed = figures.best("list 50 of the cases (window)", lambda: office.cases.rows(limit=50))
    figures.best("list 50 of the cases (records)", lambda: office.desk.find("case", limit=50))
    figures.best("list of cases with a word", lambda: office.cases.rows(text="Benali", limit=50))
    figures.best("open one case", lambda: office.cases.page(listed[7].id))
    figures.best("check one case", lambda: office.cases.check(listed[7].id))
    figures.best("timeline of a case", lambda: office.timeline.of_case(listed[7].id))
    figures.best("change one field", lambda: _change(office, 1))
    figures.best("status", office.status, rounds=3)


def _change(office: Office, count: int) -> None:
    """Change so many records in one piece of work."""
    with office.store.work(office.desk.by) as work:
        for person in work.find(Person, limit=count):
            work.save(replace(person, birth_place=new_id()[:12]))
        work.commit()


def _exchange(figures: Figures, sender: Office, receiver: Office, what: str, folder: Path) -> None:
    out = folder / new_id()
    out.mkdir()
    start = time.perf_counter()
    made = sender.exports.export(receiver.identity.store, out)
    took = time.perf_counter() - start
    figures.note(what, f"{made.size:,} bytes", f"export {took * 1e3:.0f} ms, {made.changes} changes")
    start = time.perf_counter()
    results = receiver.imports.take_in([(path.name, path) for path in made.files])
    took = time.perf_counter() - start
    figures.note(f"import of {what}", f"{took * 1e3:.0f} ms", ", ".join(each.state for each in results))


def _confirm(sender: Office, receiver: Office, folder: Path) -> None:
    """Let the receiver of bundles send its receipt back."""
    out = folder / new_id()
    out.mkdir()
    made = sender.exports.export(receiver.identity.store, out)
    receiver.imports.take_in([(path.name, path) for path in made.files])


def _program(*words: str) -> None:
    _run([sys.executable, "-m", "ui.main", *words])


def _program_code(code: str, *words: str) -> None:
    _run([sys.executable, "-c", code, *words])


def _run(words: list[str]) -> None:
    """Run the program as it is installed: compiled once, not at every start."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(os.environ["HOME"]) / "compiled")
    subprocess.run(words, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


_WINDOW = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from ui import bootstrap
from ui.window import run

run.Shell.showEvent = lambda self, event: QTimer.singleShot(0, self.close)
sys.exit(run.run(Path(sys.argv[1]), bootstrap, "nl", user="anna"))
"""
_TODAY = f"""
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from ui import bootstrap
from ui.pages.home.page import HomePage
from ui.window import run

shown = HomePage.show_home
HomePage.show_home = lambda self, home: (shown(self, home), QTimer.singleShot(0, run.QApplication.quit))
sys.exit(run.run(Path(sys.argv[1]), bootstrap, "nl", user="anna", passphrase={WORDS!r}))
"""
