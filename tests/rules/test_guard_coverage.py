"""Every guard has a test in which it stops and one in which it lets through (domain §4).

What a guard can object to is read from the rules, the examples from the other tests of this folder, which run once
more and are listened to. A guard that nobody gave an example fails here by its name.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from consulaat.records.registry import RECORDS, type_name
from consulaat.rules.machines import steps_of
from tests.rules.guards import check_objections, step_objections
from tests.rules.recording import TARGET

HERE: Final = Path(__file__).parent
# Destroying asks for a confirmation of its own, so this step always says where that is given.
BY_HAND: Final = {("destruction_list", "carry-out")}
STEPS: Final = {(type_name(made), step.verb): step for made in RECORDS for step in steps_of(made)}


@dataclass(frozen=True, slots=True)
class Heard:
    """What the other tests of the rules judged, and what came of it."""

    stopped: set[tuple[str, str, str]]
    passed: dict[tuple[str, str], dict[str, Any]]
    checked: set[tuple[str, str]]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """The other tests of this folder, run once with somebody who listens."""
    target = tmp_path_factory.mktemp("heard") / "guards.json"
    words = ("-q", "-p", "tests.rules.recording", "-p", "no:cacheprovider", "-p", "no:xdist")
    silent = [f"--ignore={HERE / name}.py" for name in ("test_guard_coverage", "test_machines_walk")]
    subprocess.run(
        [sys.executable, "-m", "pytest", *words, *silent, str(HERE)],
        cwd=HERE.parent.parent,
        env={**os.environ, TARGET: str(target)},
        check=False,
        stdout=subprocess.DEVNULL,
    )
    found = json.loads(target.read_text(encoding="utf-8"))
    return Heard(
        {(type_, verb, code) for type_, verb, code in found["stopped"]},
        {(type_, verb): told for type_, verb, told in found["passed"]},
        {(type_, code) for type_, code in found["checked"]},
    )


def test_what_is_read_from_the_rules_is_what_they_say() -> None:
    found = step_objections()

    assert {("report", "forward", "IN_DANGER"), ("case", "close", "OPEN_TASKS")} <= found
    assert ("stay", "approve", "FOUR_EYES") in found, "asked by way of another module"
    assert ("case", "lose-contact", "CASE_IS_CLOSED") not in found
    assert ("report", "link", "MAY_BE_ASKING") not in found, "it only warns"
    assert ("attendance_check", "MORE_CONCRETE_THAN_FOLLOWED_UP") in check_objections()


def test_every_objection_of_every_guard_has_an_example_in_which_it_stops(heard: Heard) -> None:
    assert sorted(step_objections() - heard.stopped) == []


def test_every_step_has_an_example_that_nothing_stops(heard: Heard) -> None:
    assert sorted(set(STEPS) - set(heard.passed) - BY_HAND) == []


def test_every_check_of_a_record_has_an_example_in_which_it_stops(heard: Heard) -> None:
    assert sorted(check_objections() - heard.checked) == []


def test_an_example_that_goes_through_is_stopped_in_every_other_state(heard: Heard) -> None:
    said = {
        (*key, state): codes for key, told in heard.passed.items() for state, codes in told["states"].items()
    }

    assert len(said) > 2 * len(STEPS)
    assert {key for key, codes in said.items() if codes != ["WRONG_STATE"]} == set()


def test_an_example_that_goes_through_is_stopped_without_each_field_that_is_needed(heard: Heard) -> None:
    said = {
        (*key, name): codes for key, told in heard.passed.items() for name, codes in told["needs"].items()
    }

    assert {key for key, codes in said.items() if "FIELD_NEEDED" not in codes} == set()
    needed = {(*key, name) for key, step in STEPS.items() if key not in BY_HAND for name in step.needs}
    assert needed == set(said)


def test_an_example_that_goes_through_is_stopped_for_every_role_without_the_right(heard: Heard) -> None:
    said = {
        (*key, role): codes for key, told in heard.passed.items() for role, codes in told["roles"].items()
    }

    assert len(said) > len(STEPS)
    assert {key for key, codes in said.items() if codes != ["NO_RIGHT"]} == set()
