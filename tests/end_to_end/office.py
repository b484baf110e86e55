"""Real rehearsal stores worked by the real command line, in this process or, where that matters, in one of its own."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from consulaat.records.registry import TYPE_NAMES, to_json
from consulaat.security import wrapping
from consulaat.values.canonical import Json
from consulaat.values.moment import read_moment
from ui import bootstrap
from ui.doors import SetClock
from ui.main import main

ROOT: Final = Path(__file__).resolve().parent.parent.parent
WORDS: Final = "zeven gele fietsen op de dijk"
START: Final = "2026-07-01T08:00:00Z"
MANY: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one command said, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON document on standard output; anything beside it is a fault."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def error(self) -> str:
        """The code of the error."""
        found = self.json["error"]
        assert set(found) == {"code", "message", "where", "next"}
        assert found["message"], found
        assert found["next"], found
        code: str = found["code"]
        return code

    def calm(self) -> "Said":
        """Assert that no traceback was shown."""
        assert "Traceback" not in self.out + self.err
        assert "  File " not in self.out + self.err
        return self


@cache
def _stretched(words: bytes, **costs: Any) -> bytes:  # noqa: ANN401 - what the library takes
    return Argon2id(**costs).derive(words)


class _Argon2idOnce:
    """Stretches the same words with the same salt once; the hundreds of commands of a story wait for no more."""

    def __init__(self, **costs: Any) -> None:  # noqa: ANN401 - what the library takes
        self._costs = costs

    def derive(self, words: bytes) -> bytes:
        """Return the key that these words give."""
        return _stretched(words, **self._costs)


def consulaat(*arguments: str, stdin: bytes = b"") -> Said:
    """Run the command line in this process, its three streams our own."""
    kept = sys.stdin, sys.stdout, sys.stderr
    mask = os.umask(0o022)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    sys.stdin, sys.stdout, sys.stderr = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"), out, err
    try:
        with patch.object(wrapping, "Argon2id", _Argon2idOnce):
            code = _ended(arguments)
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
        os.umask(mask)
    return Said(code=code, out=_text(out), err=_text(err)).calm()


def _ended(arguments: Sequence[str]) -> int:
    try:
        return int(main(list(arguments)))
    except SystemExit as left:  # --help leaves by itself
        return int(left.code or 0)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")


def process(
    *arguments: str, prepare: str = "", env: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start the command line in a process of its own; ``prepare`` is Python that it runs first."""
    program = f"import sys\n{prepare}\nfrom ui.main import main\nsys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(running: "subprocess.Popen[bytes]") -> Said:
    """Wait for a process and return what it said."""
    out, err = running.communicate(timeout=120)
    return Said(code=running.returncode, out=out.decode(), err=err.decode())


def typed(**fields: object) -> list[str]:
    """Return fields as they are typed: text as it is, everything else as JSON."""
    return [
        f"{name}={value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in fields.items()
    ]


@dataclass
class Office:
    """One store, its people, and the moment that its clock shows."""

    folder: Path
    post: str
    role: str = "post"
    admin: str = "anna"
    at: str = START
    passphrase_file: Path = field(init=False)

    def __post_init__(self) -> None:
        """Write the passphrase that everybody here uses."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.passphrase_file = self.folder.parent / f"{self.folder.name}.passphrase"
        self.passphrase_file.write_text(WORDS + "\n", encoding="utf-8")

    def options(self, user: str, *, at: bool = True) -> list[str]:
        """Return the common options for a user."""
        common = ["--store", str(self.folder), "--user", user, "--passphrase-file", str(self.passphrase_file)]
        return [*common, "--at", self.at] if at else common

    def found(self, **hired: str) -> dict[str, Any]:
        """Make the store, add its people, and return what making it said."""
        made = consulaat(
            *self.options(self.admin),
            *("init", "--post", self.post, "--role", self.role, "--admin", self.admin),
            *("--rehearsal", "--json"),
        )
        assert made.code == 0, made
        for name, roles in hired.items():
            new = ("--new-passphrase-file", str(self.passphrase_file))
            self.ok("users", "add", name, "--role", roles, *new)
        return made.json

    def run(self, user: str, *arguments: str, stdin: bytes = b"") -> Said:
        """Run one command as a user, with JSON."""
        return consulaat(*self.options(user), "--json", *arguments, stdin=stdin)

    def ok(self, *arguments: str, user: str = "") -> dict[str, Any]:
        """Run one command that goes well and return its document."""
        said = self.run(user or self.admin, *arguments)
        assert said.code == 0, said
        return said.json

    def refuses(self, code: int, *arguments: str, user: str = "") -> dict[str, Any]:
        """Run one command that ends with this exit code and return its document."""
        said = self.run(user or self.admin, *arguments)
        assert said.code == code, said
        assert said.error, said
        assert said.err.strip(), said
        return said.json

    def new(self, type_: str, *, user: str = "", **fields: object) -> str:
        """Make a record and return its id."""
        made: str = self.ok("new", type_, *typed(**fields), user=user)["id"]
        return made

    def set(self, type_: str, record: str, *, user: str = "", **fields: object) -> dict[str, Any]:
        """Change a record."""
        return self.ok("set", type_, record, *typed(**fields), user=user)

    def step(self, type_: str, record: str, verb: str, *, user: str = "", **fields: object) -> dict[str, Any]:
        """Take a step and return the document."""
        return self.ok("advance", type_, record, verb, *typed(**fields), user=user)

    def stopped(
        self, type_: str, record: str, verb: str, *, user: str = "", code: int = 1, **fields: object
    ) -> dict[str, Any]:
        """Take a step that is refused and return the document."""
        return self.refuses(code, "advance", type_, record, verb, *typed(**fields), user=user)

    def show(self, type_: str, record: str, *, user: str = "") -> dict[str, Any]:
        """Return a record."""
        return self.ok("show", type_, record, user=user)

    def all(self, type_: str, *arguments: str, user: str = "") -> list[dict[str, Any]]:
        """Return all records of a type."""
        found: list[dict[str, Any]] = self.ok("list", type_, *arguments, user=user)["records"]
        return found

    def export(self, to: str, folder: Path, *arguments: str, user: str = "") -> Path:
        """Write a bundle and return the last file."""
        folder.mkdir(exist_ok=True)
        return Path(
            self.ok("bundle", "export", "--to", to, "-o", str(folder), *arguments, user=user)["files"][-1]
        )

    def take_in(self, *files: Path, user: str = "") -> Said:
        """Import bundles."""
        return self.run(user or self.admin, "bundle", "import", *(str(file) for file in files))


def everything(office: Office) -> dict[str, list[Mapping[str, Json]]]:
    """Return every record of a store, as ``list`` gives them, once its journal is seen to be whole."""
    opened = bootstrap.open_office(office.folder, office.admin, WORDS, clock=SetClock(read_moment(office.at)))
    try:
        verdict = opened.audit.verify()
        assert verdict.device == "", verdict
        return {name: [to_json(each) for each in opened.desk.find(name)] for name in TYPE_NAMES}
    finally:
        opened.close()


def codes(document: Mapping[str, Any]) -> set[str]:
    """Return the codes of the findings of a document."""
    return {each["code"] for each in document.get("findings", ())}


def copied(source: Path, target: Path, post: str, role: str, admin: str) -> Office:
    """Copy a store and return the office in it."""
    shutil.copytree(source, target)
    return Office(target, post, role, admin)


def arguments(office: Office, *command: str, user: str = "") -> list[str]:
    """Return a whole command line with JSON."""
    return [*office.options(user or office.admin), "--json", *command]


def meet(one: Office, other: Office) -> None:
    """Let two stores trust each other: cards and codes exchanged."""
    for giver, taker in ((one, other), (other, one)):
        card = giver.folder.parent / f"{giver.folder.name}.card"
        code = giver.ok("identity", "--card", str(card))["public_code"]
        taker.ok("trust", "add", str(card), "--code", code)
