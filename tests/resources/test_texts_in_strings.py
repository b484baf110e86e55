"""No text hides inside an f-string: the catalogue is made by reading the source, which does not look in there."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("ui", "forms", "db", "consulaat", "resources")
MARKS: Final = frozenset({"_", "n_", "N_"})


def hidden(source: str) -> Iterator[int]:
    """Yield the line of every text that is marked inside an f-string."""
    for string in ast.walk(ast.parse(source)):
        if isinstance(string, ast.JoinedStr):
            for call in ast.walk(string):
                if isinstance(call, ast.Call) and _marks(call):
                    yield call.lineno


def _marks(call: ast.Call) -> bool:
    is_mark = isinstance(call.func, ast.Name) and call.func.id in MARKS
    return is_mark and any(isinstance(each, ast.Constant) for each in call.args)


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_is_marked_inside_an_f_string(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for line in hidden(path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        """f"{_('Backups')} (*)" """,
        """f"{len(x)} {n_('{n} row', '{n} rows', 2)}" """,
        """said = (f"a {1}"
             f"{N_('All files')}")""",
        """f"{_('one') if x else ''}" """,
    ],
)
def test_such_a_text_would_be_found(source: str) -> None:
    assert list(hidden(source))


@pytest.mark.parametrize("source", ["_('Backups')", 'f"{_(title)}"', 'f"{name}: {_(part.label)}"'])
def test_a_text_that_is_marked_elsewhere_may_stand_in_one(source: str) -> None:
    assert not list(hidden(source))
