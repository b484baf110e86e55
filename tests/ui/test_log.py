"""The technical log: every line goes through one function, and nothing of a person gets past it."""

import json
import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from consulaat.errors import ConsulaatError, InvalidInputError
from tests.canaries import CANARY
from ui import log
from ui.unexpected import UnexpectedError, catch_all, foreseen
from ui.window import run


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Log":
    for variable in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    return Log(tmp_path)


class Log:
    """What stands in the log of a test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self) -> list[Path]:
        return sorted(self._folder.rglob("consulaat*.log"))

    def text(self) -> str:
        return "".join(each.read_text(encoding="utf-8") for each in self.files())

    def last(self) -> dict[str, object]:
        found = json.loads(self.text().splitlines()[-1])
        assert isinstance(found, dict)
        return found


@pytest.fixture
def hooks() -> Iterator[list[ConsulaatError]]:
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    told: list[ConsulaatError] = []
    catch_all(told.append)
    yield told
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


class KanariepietjeError(Exception):
    """An error whose message and locals tell everything."""


def fail(name: str) -> None:
    try:
        dict[str, str]().__getitem__(f"SELECT * FROM person WHERE surname = '{name}'")  # noqa: S608
    except KeyError as error:
        raise ValueError(name) from error


def failed() -> Exception:
    try:
        fail(CANARY)
    except ValueError as error:
        return error
    raise AssertionError


def test_an_error_leaves_class_place_and_reference_and_no_word_of_its_message(lines: Log) -> None:
    told = foreseen(failed())

    assert isinstance(told, UnexpectedError)
    assert str(told.facts["reference"]) in told.message()
    last = lines.last()
    assert last["reference"] == told.facts["reference"]
    assert last["class"] == "ValueError < KeyError"
    places = last["places"]
    assert isinstance(places, list)
    assert places
    assert all(place.startswith("tests/ui/test_log.py:") for place in places)
    assert CANARY not in lines.text() + told.message() + told.advice()
    assert str(Path.home()) not in lines.text()


def test_an_error_of_ours_is_told_as_it_is_and_not_noted(lines: Log) -> None:
    ours = InvalidInputError(where="--date")

    assert foreseen(ours) is ours
    assert lines.files() == []


@pytest.mark.parametrize(
    "words",
    [
        {"event": CANARY},
        {"event": f"saved {CANARY}"},
        {"event": "x", "reference": CANARY},
        {"event": "x", "part": f"qt.{CANARY}"},
        {"event": "x", "part": f"/elsewhere/{CANARY.lower()}/x"},
    ],
)
def test_what_is_no_code_does_not_get_past_the_one_function(lines: Log, words: dict[str, str]) -> None:
    log.write(**words)  # type: ignore[arg-type]  # texts only

    assert CANARY.lower() not in lines.text().lower()
    assert "unknown" in lines.text()


def test_counts_are_numbers_or_nothing_is_written(lines: Log) -> None:
    log.write("import", records=12, milliseconds=340)
    assert (lines.last()["records"], lines.last()["milliseconds"]) == (12, 340)

    with pytest.raises(ValueError, match="invalid literal"):
        log.write("import", records=CANARY)  # type: ignore[arg-type]  # what must not be
    assert CANARY not in lines.text()


def test_what_nobody_caught_is_noted_and_told(lines: Log, hooks: list[ConsulaatError]) -> None:
    error = failed()
    sys.excepthook(type(error), error, error.__traceback__)

    assert [each.code for each in hooks] == ["unexpected"]
    assert CANARY not in lines.text()


def test_what_nobody_caught_in_a_thread_is_noted(
    lines: Log, hooks: list[ConsulaatError], capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=fail, args=(CANARY,))
    thread.start()
    thread.join()

    assert lines.last()["class"] == "ValueError < KeyError"
    assert CANARY not in lines.text() + "".join(capsys.readouterr())


def test_what_fails_where_nobody_can_catch_it_is_noted(
    lines: Log, hooks: list[ConsulaatError], capsys: pytest.CaptureFixture[str]
) -> None:
    class Falling:
        def __del__(self) -> None:
            fail(CANARY)

    Falling()

    assert lines.last()["event"] == "unexpected"
    assert CANARY not in lines.text() + "".join(capsys.readouterr())


def test_of_what_qt_says_only_kind_and_part_are_noted(lines: Log) -> None:
    run._note(QtMsgType.QtWarningMsg, QMessageLogContext(), f"cannot open /elsewhere/{CANARY}")

    assert lines.last()["event"] == "qt-warning"
    assert CANARY not in lines.text()


def test_a_log_turns_and_never_grows_beyond_five_files(lines: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 1000)
    for number in range(100):
        log.write("import", records=number)

    assert len(lines.files()) == log.KEPT
    assert all(each.stat().st_size <= 1000 for each in lines.files())
    assert lines.files()[0].name == "consulaat.1.log"
    if sys.platform != "win32":
        assert {stat.S_IMODE(each.stat().st_mode) for each in lines.files()} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_log_that_cannot_be_written_stops_nothing(lines: Log, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    log.write("import")
    tmp_path.chmod(0o700)

    assert lines.files() == []
