"""The front door, walked through in small checkouts of its own; an empty lock file asks for no network."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)
PROGRAM = """
import sys

def main(argv):
    print(sys.prefix, argv)
    return 3
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose environment is made; every test leaves it so."""
    checkout = lay_out(tmp_path_factory.mktemp("made"))
    code, out, err = finish(start(checkout, "demo", "--dir", "a b"))
    assert (code, out) == (3, f"{checkout / '.venv'} ['demo', '--dir', 'a b']\n")
    assert err.count("Setting up the libraries once") == 1
    return checkout


def lay_out(place: Path) -> Path:
    """A checkout with a program that tells where it runs and with what."""
    for name in ("consulaat/__init__.py", "consulaat/__main__.py", "consulaat/environment.py"):
        (place / name).parent.mkdir(exist_ok=True)
        shutil.copy(HOUSE / name, place / name)
    (place / "ui").mkdir()
    (place / "ui" / "main.py").write_text(PROGRAM)
    (place / ".ci").mkdir()
    (place / ".ci" / "requirements.lock").write_text("# nothing\n")
    return place


def start(
    checkout: Path, *arguments: str, entry: tuple[str, ...] = ("-m", "consulaat")
) -> subprocess.Popen[str]:
    libraries = next(place for place in sys.path if place.endswith("site-packages"))
    # The look at Qt finds PySide6 here; pip can reach no index.
    environment = {**os.environ, "PYTHONPATH": libraries, "PIP_NO_INDEX": "1", "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [BARE_PYTHON, *entry, *arguments],
        cwd=checkout,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_the_second_start_sets_nothing_up(made: Path) -> None:
    before = (made / ".venv" / "pyvenv.cfg").stat().st_mtime_ns

    code, out, err = finish(start(made, "status"))

    assert (code, out, err) == (3, f"{made / '.venv'} ['status']\n", "")
    assert (made / ".venv" / "pyvenv.cfg").stat().st_mtime_ns == before


def test_the_version_is_told_without_any_set_up(made: Path) -> None:
    shutil.rmtree(made / ".venv")

    code, out, err = finish(start(made, "--version"))

    assert (code, out.split()[0], err) == (0, "consulaat", "")
    assert not (made / ".venv").exists()


def test_another_lock_file_is_installed_once(made: Path) -> None:
    (made / ".ci" / "requirements.lock").write_text("# nothing else\n")

    errors = [finish(start(made))[2] for _ in range(2)]

    assert "Setting up" in errors[0]
    assert errors[1] == ""


def test_an_environment_of_another_python_is_filled_again(made: Path) -> None:
    stamp = made / ".venv" / "consulaat.stamp"
    stamped = stamp.read_text()
    stamp.write_text(f"{stamped.split()[0]} 3.1\n")

    code, _, err = finish(start(made))

    assert code == 3
    assert "Setting up" in err
    assert stamp.read_text() == stamped


def test_an_environment_whose_python_is_gone_is_made_anew(made: Path) -> None:
    for python in (made / ".venv").glob("*/python*"):
        if not python.is_dir():
            python.unlink()

    code, out, _ = finish(start(made))

    assert (code, out) == (3, f"{made / '.venv'} []\n")


def test_of_two_first_starts_at_once_one_sets_up(checkout: Path) -> None:
    answers = [finish(process) for process in [start(checkout), start(checkout)]]

    assert [code for code, _, _ in answers] == [3, 3]
    assert "".join(err for _, _, err in answers).count("Setting up") == 1


def test_a_library_that_cannot_be_had_ends_in_a_sentence(checkout: Path) -> None:
    lock = checkout / ".ci" / "requirements.lock"
    lock.write_text(f"no-such-library==1.0 --hash=sha256:{'0' * 64}\n")

    code, out, err = finish(start(checkout, "status", "--json"))

    assert code == 5
    assert json.loads(out)["error"]["code"] == "set-up-failed"
    assert "could not be set up" in err
    assert "Traceback" not in err
    assert not (checkout / ".venv" / "consulaat.stamp").exists()


@pytest.mark.parametrize("kind", ["frozen", "installed"])
def test_a_program_that_is_no_checkout_sets_nothing_up(checkout: Path, kind: str) -> None:
    if kind == "installed":
        shutil.rmtree(checkout / ".ci")
    frozen = "sys.frozen = True; " if kind == "frozen" else ""
    code = f"import sys; {frozen}from consulaat import environment; environment.ensure()"

    assert finish(start(checkout, entry=("-c", code))) == (0, "", "")
    assert not (checkout / ".venv").exists()
