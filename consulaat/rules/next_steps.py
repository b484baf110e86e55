"""What a case can do next, and what is missing before it can."""

from dataclasses import dataclass

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.rules.around import Around
from consulaat.rules.findings import Finding
from consulaat.rules.machines import steps_of
from consulaat.rules.steps import objections


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step that leads on from the present state, and what is to be said about it."""

    verb: str
    label: str
    findings: tuple[Finding, ...]

    @property
    def is_possible(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(finding.stops for finding in self.findings)


def next_steps(record: Record, around: Around) -> tuple[NextStep, ...]:
    """Return the steps that lead on from the present state of a record."""
    return tuple(
        NextStep(step.verb, step.label, tuple(objections(step, record, around)))
        for step in steps_of(type(record))
        if record.state in step.sources  # type: ignore[attr-defined]  # what has steps has a state
    )


def missing_before_next(case: Case, around: Around) -> tuple[NextStep, ...]:
    """Return the next steps of a case with what is missing before each."""
    return next_steps(case, around)
