"""A plugin of pytest: writes down which steps and records the tests of the rules judge, and what stopped them.

Of the first example of a step that nothing stops it also writes down what the same example says in every other
state, without each field that is needed, and for somebody of every role.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from types import FunctionType
from typing import Any, Final

import pytest

from consulaat.records.about import Record
from consulaat.records.registry import type_name
from consulaat.records.user import UserRole
from consulaat.rules import steps, validation
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.steps import Step
from tests.rules import surroundings

Check = Callable[[Any, Around], Iterator[Finding]]
OF_RECORDS: Final = frozenset({*validation._GUARDS.values(), *validation._CHECKS.values()})
TARGET: Final = "CONSULAAT_RECORDED_GUARDS"


class Recorder:
    """Listens to every question about a step or a record."""

    def __init__(self) -> None:
        self.stopped: set[tuple[str, str, str]] = set()
        self.passed: dict[tuple[str, str], dict[str, Any]] = {}
        self.checked: set[tuple[str, str]] = set()

    def objections(self, step: Step, record: Record, around: Around) -> Iterator[Finding]:
        """Judge a step as the program does, and write down the outcome."""
        found = tuple(steps.objections(step, record, around))
        key = (type_name(type(record)), step.verb)
        stops = [each.code for each in found if each.stops]
        self.stopped |= {(*key, code) for code in stops}
        if not stops and key not in self.passed:
            self.passed[key] = varied(step, record, around)
        return iter(found)

    def checks(self, record: Record, around: Around, *, is_loaded: bool = False) -> Iterator[Finding]:
        """Check a record as the program does, and write down what stopped it."""
        return self.checked_by(partial(validation.checks, is_loaded=is_loaded), record, around)

    def checked_by(self, check: Check, record: Record, around: Around) -> Iterator[Finding]:
        """Ask one check of a record, and write down what stopped it."""
        found = tuple(check(record, around))
        self.checked |= {(type_name(type(record)), each.code) for each in found if each.stops}
        return iter(found)

    def written(self) -> str:
        """Return all of it as JSON."""
        return json.dumps(
            {
                "stopped": sorted(self.stopped),
                "passed": [[*key, told] for key, told in sorted(self.passed.items())],
                "checked": sorted(self.checked),
            }
        )


def varied(step: Step, record: Any, around: Around) -> dict[str, Any]:  # noqa: ANN401 - any record with steps
    """Return what an example that goes through says with one thing changed."""
    by_role = {role: replace(around.by, roles=frozenset({role})) for role in UserRole}
    return {
        "states": {
            state: codes(steps.objections(step, replace(record, state=state), around))
            for state in _other_states(step, record)
        },
        "needs": {
            name: codes(steps.objections(step, replace(record, **{name: None}), around))
            for name in step.needs
        },
        "roles": {
            role: codes(step.right.objections(user, record))
            for role, user in by_role.items()
            if role not in step.right.roles | step.right.own
        },
    }


def _other_states(step: Step, record: Record) -> Iterable[Any]:
    if not any(each.name == "state" for each in fields(record)):
        return ()
    state = record.state  # type: ignore[attr-defined]  # every record with steps has a state
    return [each for each in type(state) if each not in step.sources]


def codes(found: Iterable[Finding]) -> list[str]:
    """Return the codes of what stands in the way."""
    return [each.code for each in found if each.stops]


_recorder: Final = Recorder()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Listen in every test that was found."""
    surroundings.objections = _recorder.objections  # type: ignore[attr-defined]  # imported there by name
    modules = {each.getparent(pytest.Module) for each in session.items}
    for module in (each.obj for each in modules if each is not None):
        for name, asked in list(vars(module).items()):
            if asked is validation.checks:
                setattr(module, name, _recorder.checks)
            elif isinstance(asked, FunctionType) and asked in OF_RECORDS:
                setattr(module, name, partial(_recorder.checked_by, asked))


def pytest_sessionfinish() -> None:
    """Write down what was heard."""
    Path(os.environ[TARGET]).write_text(_recorder.written(), encoding="utf-8")
