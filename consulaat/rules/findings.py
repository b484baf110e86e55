"""What a rule answers with: sentences, never a bare yes or no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from consulaat.errors import RefusedError
from resources.texts import N_, _


class Severity(Enum):
    """Whether a finding stands in the way or only warns."""

    STOPS = "stops"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule has to say.

    ``code`` is stable; ``sentence`` is a text of the catalogue whose named places ``facts`` fill; ``basis``
    is the article or the § of docs/domain.md; ``until`` the day it holds; ``field_name``
    the field it is about.
    """

    code: str
    sentence: str
    basis: str = ""
    severity: Severity = Severity.STOPS
    until: date | None = None
    field_name: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def message(self) -> str:
        """Return the sentence in the language in use."""
        return _(self.sentence, **self.facts)

    @property
    def stops(self) -> bool:
        """Whether it stands in the way."""
        return self.severity is Severity.STOPS


def warning(code: str, sentence: str, basis: str = "", field_name: str = "", **facts: object) -> Finding:
    """Return a finding that only warns."""
    return Finding(code, sentence, basis, Severity.WARNS, None, field_name, facts)


class StandsInTheWayError(RefusedError):
    """One or more rules stand in the way of a step; the findings say which."""

    code = "refused"
    sentence = N_("This is not possible: {reasons}")
    next_step = N_("Put right what is named, then try again.")

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        place = next((each.field_name for each in self.findings if each.stops), "")
        super().__init__(where=place, codes=", ".join(each.code for each in self.findings))

    def message(self) -> str:
        """Return all sentences, one after the other."""
        return " ".join(each.message() for each in self.findings if each.stops)


def refuse_on(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Raise StandsInTheWayError when a finding stands in the way; else return the warnings."""
    found = tuple(findings)
    if any(each.stops for each in found):
        raise StandsInTheWayError(found)
    return found
