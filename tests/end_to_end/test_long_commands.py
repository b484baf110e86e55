"""Long commands: how far they are, on a terminal only, and Ctrl+C that leaves nothing half done."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from consulaat.services.progress import StoppedError
from tests.end_to_end.office import ROOT, Office, arguments, consulaat, everything
from ui.cli.progress import TerminalProgress
from ui.tasks import how_far

if sys.platform == "win32":
    pytest.skip("terminals of POSIX", allow_module_level=True)

import pty

LINES = 4000


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "lines.jsonl"
    path.write_text(
        "\n".join(json.dumps({"type": "person", "surname": f"Proef {n}"}) for n in range(LINES)), "utf-8"
    )
    return path


def test_a_load_on_a_terminal_says_how_far_it_is_and_stops_whole_at_ctrl_c(post: Office, lines: Path) -> None:
    before = len(everything(post)["person"])
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ui.main", *arguments(post, "load", str(lines))]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=slave) as process:
        os.close(slave)
        seen = b""
        while b"4.000" not in seen:
            seen += os.read(master, 4096)
        process.send_signal(signal.SIGINT)
        seen += drained(master)
        out = process.stdout.read() if process.stdout else b""
        code = process.wait()

    assert code == 5
    assert b"Traceback" not in seen
    assert StoppedError().message() in seen.decode().replace("\r\n", " ")
    assert json.loads(out)["error"]["code"] == "stopped"
    assert len(everything(post)["person"]) == before
    assert post.ok("check")["ok"] is True


def test_nothing_is_shown_where_there_is_no_terminal(post: Office, lines: Path) -> None:
    said = consulaat(*arguments(post, "load", "--dry-run", str(lines)))

    assert said.code == 0
    assert said.err == ""


def test_what_was_shown_goes_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    progress = TerminalProgress()
    progress.tell("Loading lines", 1, 10)
    assert capsys.readouterr().err == ""

    progress._next = 0
    progress.tell("Loading lines", 1, 10)
    progress.clear()
    progress.clear()

    assert capsys.readouterr().err == f"\r\x1b[K{how_far('Loading lines', 1, 10)}\r\x1b[K"


def drained(master: int) -> bytes:
    """Read a terminal until nobody writes to it any more."""
    found = b""
    while True:
        try:
            more = os.read(master, 4096)
        except OSError:  # how Linux says that the other side is gone
            return found
        if not more:
            return found
        found += more
