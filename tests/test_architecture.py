"""The house as `docs` and `pyproject.toml` describe it, held by looking at the tree itself."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE: Final = Path(__file__).parent.parent
FLOORS: Final = ("ui", "forms", "db", "consulaat", "resources")
ROOMS: Final = (*FLOORS, "tests", "docs", ".ci")
PYPROJECT: Final = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: Final = tuple(each["name"] for each in PYPROJECT["tool"]["importlinter"]["contracts"])
LOCK: Final = (HOUSE / ".ci" / "requirements.lock").read_text(encoding="ascii")
PLACE_OF_A_MACHINE: Final = re.compile(r"(?<![\w.~*-])/(?:work|root|home|Users)\b|\.\./shared")
LONGEST_FILE: Final = 400

# One breach of every contract, most of them by way of a third module.
BREACHES: Final = {
    "resources/breach.py": "import ui",
    "ui/breach.py": "import PySide6, db, sqlcipher3",
    "ui/cli/breach.py": "import ui.breach",
    "db/breach.py": "import reportlab",
    "consulaat/breach.py": "import urllib.request",
    "forms/breach.py": "import forms.broken",
    "forms/broken.py": "import forms.breach",
}

CALLS_THAT_RETURN_NOTHING: Final = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(20_000):
    label.setToolTip(str(number))
print(label.toolTip())
"""


def ours() -> Iterator[Path]:
    """Every file of the house, without what is made on a computer."""
    for entry in HOUSE.iterdir():
        if entry.is_file():
            yield entry
        elif entry.name in ROOMS:
            yield from (path for path in entry.rglob("*") if path.is_file() and path.suffix != ".pyc")


def lint_imports(place: Path) -> subprocess.CompletedProcess[str]:
    command = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert command is not None
    return subprocess.run(
        [command, "--no-cache", "--no-logo"], cwd=place, capture_output=True, text=True, check=False
    )


def test_the_floors_import_only_what_their_contracts_allow() -> None:
    linted = lint_imports(HOUSE)

    assert linted.returncode == 0, linted.stdout


def test_every_import_contract_can_break(tmp_path: Path) -> None:
    for floor in FLOORS:
        shutil.copytree(HOUSE / floor, tmp_path / floor, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    for name, line in BREACHES.items():
        (tmp_path / name).write_text(f"{line}\n")

    report = " ".join(lint_imports(tmp_path).stdout.split())

    assert [name for name in CONTRACTS if f"{name} BROKEN" not in report] == []


def test_every_folder_is_a_room_of_the_house() -> None:
    made = {line.strip("/") for line in (HOUSE / ".gitignore").read_text().splitlines()}
    folders = {entry.name for entry in HOUSE.iterdir() if entry.is_dir()}

    assert folders - made - {".git"} <= set(ROOMS)


def test_no_file_names_a_place_on_somebodys_computer() -> None:
    named = []
    for path in ours():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if PLACE_OF_A_MACHINE.search(text):
            named.append(path.relative_to(HOUSE))

    assert named == []


def test_no_module_has_room_for_a_second_subject() -> None:
    lengths = {
        str(path.relative_to(HOUSE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in ours()
        if path.suffix == ".py"
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_qt_survives_many_calls_that_return_nothing() -> None:
    called = subprocess.run(
        [sys.executable, "-c", CALLS_THAT_RETURN_NOTHING], capture_output=True, text=True, check=False
    )

    assert (called.returncode, called.stdout) == (0, "19999\n")


def locked() -> dict[str, str]:
    """The text of every pinned library in the lock file, by its name."""
    pins = re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)[1:]
    return {canonicalize_name(re.split(r"[=\s]", pin)[0]): pin for pin in pins}


def test_every_locked_library_has_its_digests() -> None:
    assert [name for name, pin in locked().items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", pin)] == []


def test_the_lock_file_holds_no_address() -> None:
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links| @ ", LOCK) == []


@pytest.mark.parametrize(
    "asked",
    [*PYPROJECT["project"]["dependencies"], *PYPROJECT["project"]["optional-dependencies"]["dev"]],
)
def test_the_lock_file_holds_what_the_project_asks_for(asked: str) -> None:
    requirement = Requirement(asked)
    pin = locked()[canonicalize_name(requirement.name)]

    version = re.match(r"\S+==(\S+)", pin)
    assert version is not None
    assert requirement.specifier.contains(version[1])
