"""A store in which every text field of every record holds a canary, and places to look for canaries afterwards."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from consulaat.records.about import STAMP, Record
from consulaat.records.compound import EmbeddedKind, ManyKind, SealedKind, parts_of
from consulaat.records.kinds import (
    CodeKind,
    CountKind,
    DateKind,
    DecimalKind,
    FlagKind,
    Kind,
    MomentKind,
    MoneyKind,
    PartialDateKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from consulaat.records.registry import RECORDS, type_name
from consulaat.services.ports import UnitOfWork
from consulaat.values.count import Count
from consulaat.values.ids import RecordId, new_id
from consulaat.values.money import Money
from consulaat.values.partial_date import PartialDate
from consulaat.values.sealed import Sealed

CANARY: Final = "Kanariepietje"
MARKUP: Final = f'<img src="x"><b>{CANARY}</b>'
DAY: Final = date(2026, 7, 6)
_SIMPLE: Final[Mapping[type[Kind], object]] = {
    FlagKind: False,
    WholeKind: 1,
    CountKind: Count(1),
    DateKind: DAY,
    PartialDateKind: PartialDate.of(DAY),
    MomentKind: datetime(2026, 7, 6, 9, tzinfo=UTC),
    MoneyKind: Money(Decimal("1.00"), "EUR"),
    DecimalKind: Decimal(1),
}
_LEFT_OUT: Final = frozenset({*STAMP, "id", "post", "merged_into"})
_KNOWN: Final[Mapping[str, object]] = {"currency": "EUR"}  # a text that is a code


def keep_canaries(work: UnitOfWork, text: str = CANARY, **known: RecordId) -> dict[str, RecordId]:
    """Save one record of every type with the text in each text field; all belong together. Return their ids."""
    ids = {type_name(made): known.get(type_name(made), new_id()) for made in RECORDS}
    for made in RECORDS:
        if type_name(made) not in known:
            work.save(a_canary(made, ids, text))
    return ids


def a_canary(made: type[Record], ids: Mapping[str, RecordId], text: str) -> Record:
    """Return a record of which every text is the text, and every reference one of these ids."""
    return made(id=ids[type_name(made)], **_fields(made, ids, text))


def _fields(made: type[Any], ids: Mapping[str, RecordId], text: str) -> dict[str, Any]:
    return {
        part.name: _KNOWN.get(part.name) or _value(part.kind, ids, text)
        for part in parts_of(made)
        if part.name not in _LEFT_OUT
    }


def _value(kind: Kind, ids: Mapping[str, RecordId], text: str) -> Any:  # noqa: ANN401 - any field value
    match kind:
        case TextKind():
            found: Any = text
        case CodeKind():
            found = next(iter(kind.codes))
        case ReferenceKind():
            found = ids.get(kind.record_type, ids["case"])  # a record of any type: the case
        case SealedKind():
            found = Sealed(0, _value(kind.inner, ids, text))
        case EmbeddedKind():
            found = kind.made(**_fields(kind.made, ids, text))
        case ManyKind():
            value = _value(kind.item, ids, text)
            found = frozenset({value}) if kind.is_set else (value,)
        case _:
            found = _SIMPLE[type(kind)]
    return found


def files_with(text: str, *folders: Path) -> list[str]:
    """Return the files below some folders whose bytes or names hold a text, in the codings a program would use."""
    codings = (text.encode(), text.encode("utf-16-le"), text.encode().hex().encode())
    return sorted(
        str(path)
        for path in files_below(*folders)
        if text in path.name or any(each in _bytes(path) for each in codings)
    )


def files_below(*folders: Path) -> Iterator[Path]:
    """Yield every ordinary file below some folders; what goes while we look is no matter."""
    for folder in folders:
        for where, _folders, names in os.walk(folder):
            for name in names:
                path = Path(where) / name
                if path.is_file() and not path.is_symlink():
                    yield path


def own_places(monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[Path, ...]:
    """Let this test have its own folder for temporary files and to run in; return these two and home."""
    temporary, here = folder / "temporary", folder / "here"
    for each in (temporary, here):
        each.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(here)
    return temporary, here, Path.home()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


class FileWatch:
    """Knows which files there are, and which ones were not there before or are others now."""

    def __init__(self, *folders: Path, but: tuple[Path, ...] = ()) -> None:
        self._folders = folders
        self._but = but
        self._before = self._listing()

    def new(self) -> list[str]:
        """Return the files that were made or written since."""
        now = self._listing()
        return sorted(name for name, state in now.items() if self._before.get(name) != state)

    def _listing(self) -> dict[str, tuple[int, int]]:
        found: dict[str, tuple[int, int]] = {}
        for path in files_below(*self._folders):
            if any(path.is_relative_to(each) for each in self._but) or "__pycache__" in path.parts:
                continue
            try:
                facts = path.stat()
            except OSError:
                continue
            found[str(path)] = facts.st_mtime_ns, facts.st_size
        return found
