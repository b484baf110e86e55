"""State machines as tables: which verb leads from where to where, what it asks, who may, what it brings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from consulaat.errors import InvalidInputError
from consulaat.records.about import Record
from consulaat.records.titles import NamesTypeError
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.permissions import Right
from resources.texts import N_


class UnknownVerbError(NamesTypeError, InvalidInputError):
    """A record has no such step."""

    code = "unknown-verb"
    sentence = N_("A {type} has no step {verb}. Its steps are: {verbs}.")
    next_step = N_("Choose one of these steps.")


def no_guard(_record: Any, _around: Around) -> Iterator[Finding]:  # noqa: ANN401 - any record
    """Object to nothing."""
    return iter(())


def only_itself(record: Any, _around: Around) -> Iterable[Record]:  # noqa: ANN401 - any record
    """Bring about nothing but the step itself."""
    return (record,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One verb of a machine.

    ``sources``: the states it leads from. ``needs``: fields that must be filled, given with the step or
    before. ``takes``: further fields that may be given with it. ``reason_field``: where a reason goes.
    ``guard`` sees the record with the given fields filled in and still in its old state. ``effect`` gets the
    record in its new state and returns it, completed, followed by the other records that the step makes
    or changes.
    """

    verb: str
    sources: frozenset[StrEnum]
    target: StrEnum
    right: Right
    label: str
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    reason_field: str = ""
    guard: Callable[[Any, Around], Iterator[Finding]] = no_guard
    effect: Callable[[Any, Around], Iterable[Record]] = only_itself


def stepped(step: Step, record: Any) -> Any:  # noqa: ANN401 - any record with steps
    """Return a record in the state that a step leads to.

    Where the state follows from other fields, the effect of the step fills those in.
    """
    if not any(each.name == "state" for each in fields(record)):
        return record
    return replace(record, state=step.target)


def objections(step: Step, record: Record, around: Around) -> Iterator[Finding]:
    """Tell everything that stands in the way of a step, rights included."""
    state = record.state  # type: ignore[attr-defined]  # every record with steps has a state
    if state not in step.sources:
        yield Finding(
            "WRONG_STATE",
            N_("This step is not possible in the present state ({state})."),
            "§4",
            facts={"state": str(state)},
        )
        return
    yield from step.right.objections(around.by, record)
    for name in step.needs:
        if getattr(record, name) in (None, "", ()):
            yield Finding(
                "FIELD_NEEDED",
                N_("This step needs the field {field}."),
                "§4",
                field_name=name,
                facts={"field": name},
            )
    yield from step.guard(record, around)
