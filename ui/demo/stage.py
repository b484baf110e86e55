"""The stage: two rehearsal stores, their people and keys, and a clock that the story sets."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from consulaat.records.about import Record
from consulaat.records.task import Task
from consulaat.records.user import UserRole
from consulaat.rehearsal import RehearsalNote, write_note
from consulaat.rules.conference import OPEN_TASKS
from consulaat.security.passphrase import propose
from consulaat.values.canonical import Json
from consulaat.values.moment import read_moment
from ui.doors import Doors, Office, SetClock

POST: Final = "RAB"
HEADQUARTERS: Final = "DCV"
STAFF: Final = {
    "bram": UserRole.HEAD_OF_SECTION,
    "carla": UserRole.VISA_OFFICER,
    "dirk": UserRole.PASSPORT_OFFICER,
    "eva": UserRole.FINANCE_OFFICER,
    "frits": UserRole.HEAD_OF_MISSION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """One step of the demonstration: what was done, how long it took, what came of it."""

    step: str
    seconds: float
    result: str


@dataclass
class Stage:
    """Where the story plays: the folder, the doors, the moment, and what was made so far."""

    folder: Path
    doors: Doors
    language: str
    tell: Callable[[StepReport], None]
    at: datetime = field(default_factory=lambda: read_moment("2026-07-01T08:00:00Z"))
    passphrases: dict[tuple[str, str], str] = field(default_factory=dict)
    steps: list[StepReport] = field(default_factory=list)
    papers: list[Path] = field(default_factory=list)
    bundles: list[Path] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def post(self) -> Path:
        """The store of the post."""
        return self.folder / "post"

    @property
    def headquarters(self) -> Path:
        """The store of headquarters."""
        return self.folder / "hq"

    def found(self, store: Path, post: str, role: str, admin: str) -> None:
        """Make a rehearsal store with one user."""
        words = self._words(store, admin)
        made = self.doors.found_store(
            store,
            post=post,
            role=role,
            admin=admin,
            words=lambda: words,
            rehearsal=True,
            clock=SetClock(self.at),
        )
        made.office.close()

    def hire(self, office: Office, store: Path, name: str, role: UserRole) -> None:
        """Add a user to a store."""
        office.staff.add(name, frozenset({role}), self._words(store, name))

    def _words(self, store: Path, name: str) -> str:
        words = propose(forbidden=(name, POST, HEADQUARTERS))
        self.passphrases[store.name, name] = words
        path = self.folder / f"{store.name}-{name}.passphrase"
        path.write_text(words + "\n", encoding="utf-8")
        return words

    @contextmanager
    def office(self, store: Path, user: str) -> Iterator["Hands"]:
        """Open a store for a user at the moment of the story."""
        opened = self.doors.open_office(
            store, user, self.passphrases[store.name, user], clock=SetClock(self.at)
        )
        try:
            yield Hands(opened)
        finally:
            opened.close()

    @contextmanager
    def step(self, name: str) -> Iterator[list[str]]:
        """Time a step; what is put into the list becomes its result."""
        results: list[str] = []
        start = time.perf_counter()
        yield results
        report = StepReport(
            step=name, seconds=round(time.perf_counter() - start, 2), result="; ".join(results)
        )
        self.steps.append(report)
        self.tell(report)

    def set_clock(self, text: str) -> None:
        """Let the story go on at this moment."""
        self.at = read_moment(text)

    def leave_notes(self) -> None:
        """Leave beside each store when its story ends, and with what words it is opened."""
        for store, user in ((self.post, "anna"), (self.headquarters, "hanna")):
            words = self.passphrases[store.name, user]
            write_note(store, RehearsalNote(moment=self.at, user=user, passphrase=words))

    def print_paper(self, office: Office, code: str, reference: str) -> Path:
        """Make a paper and keep it to look at."""
        made = office.printing.make(code, reference, self.language)
        path = self.folder / "papers" / f"{code}-{len(self.papers) + 1}.pdf"
        path.write_bytes(made.data)
        self.papers.append(path)
        return path


@dataclass(frozen=True, slots=True)
class Hands:
    """An open office with short words for what the story does most."""

    office: Office

    def new(self, type_: str, **fields: Json) -> str:
        """Make a record and return its id."""
        return self.office.desk.create(type_, fields).record.id

    def set(self, type_: str, record: str, **fields: Json) -> None:
        """Change a record."""
        self.office.desk.change(type_, record, fields)

    def step(self, type_: str, record: str, verb: str, **fields: Json) -> Any:  # noqa: ANN401 - any record
        """Take a step and return the record."""
        return self.office.desk.advance(type_, record, verb, fields).record

    def get(self, type_: str, record: str) -> Any:  # noqa: ANN401 - any record
        """Return a record."""
        return self.office.desk.read(type_, record)

    def open_task(self, case: str, track: str) -> str:
        """Return the task of a track that is still to be done."""
        return next(
            each.id
            for each in self.all("task", case=case, track_kind=track)
            if isinstance(each, Task) and each.state in OPEN_TASKS
        )

    def all(self, type_: str, **where: str) -> tuple[Record, ...]:
        """Return records."""
        return self.office.desk.find(type_, where=where)
