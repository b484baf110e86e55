"""Words with a field in what somebody typed, such as status:intake or termijn:<7d: they narrow to cases."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Any, Final

from consulaat.records.case import Case, CaseState
from consulaat.records.ids import CaseId
from consulaat.records.registry import part_of
from consulaat.records.risk import RiskLevel
from consulaat.services.ports import UnitOfWork
from consulaat.services.search_reasons import LABELLED, Reason
from consulaat.values.names import fold
from resources.reference import label, rows
from resources.texts import N_, language

DUE: Final = "due"
FIELDS: Final = {
    "status": "state",
    "state": "state",
    "post": "post",
    "land": "country_of_stay",
    "country": "country_of_stay",
    "risico": "risk_level",
    "risk": "risk_level",
    "termijn": DUE,
    "deadline": DUE,
    "due": DUE,
}
_NAMED: Final = re.compile(r"([a-z]{3,10}):(\S+)", re.IGNORECASE)
_DAYS: Final = re.compile(r"<?(\d{1,3})([dw]?)")
_TODAY: Final = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "telaat": -1, "overdue": -1}
_OPEN: Final = {"open", "lopend"}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a case must be: values of its fields, and the last day on which one of its terms is due."""

    values: tuple[tuple[str, frozenset[str]], ...] = ()
    until: date | None = None
    due: dict[CaseId, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether every case will do."""
        return not self.values and self.until is None

    def fits(self, case: Case) -> bool:
        """Tell whether a case is one of those that are asked."""
        is_due = self.until is None or CaseId(case.id) in self.due
        return is_due and all(getattr(case, name) in values for name, values in self.values)

    def cases(self, work: UnitOfWork, limit: int) -> Iterator[Case]:
        """Yield the cases that are asked: by their terms, else the newest of each value."""
        if self.until is not None:
            for case in self.due:
                yield from work.find(Case, id=case)
            return
        names = [name for name, _values in self.values]
        for chosen in product(*(sorted(values) for _name, values in self.values)):
            equals: dict[str, Any] = {
                name: part_of(Case, name).kind.read(value) for name, value in zip(names, chosen, strict=True)
            }
            yield from work.find(Case, limit=limit, newest_first=True, **equals)

    def reasons(self, case: Case) -> Iterator[Reason]:
        """Yield what of a case was asked."""
        if self.until is not None:
            yield Reason("case", N_("Deadline: {found}"), facts=(("found", self.due[CaseId(case.id)]),))
        for name, _values in self.values:
            value = getattr(case, name)
            yield Reason("case", LABELLED, part_of(Case, name).about.label, (("found", _shown(name, value)),))


def read_narrowing(text: str, today: date) -> tuple[Narrowing, str]:
    """Return what the named words ask for, and the text without them; one that says nothing stays a word."""
    found: dict[str, frozenset[str]] = {}
    until: list[date] = []

    def take(match: re.Match[str]) -> str:
        name, value = FIELDS.get(match[1].lower()), fold(match[2]).replace("-", "_")
        if name == DUE and (days := _days(value)) is not None:
            until.append(today + timedelta(days=days))
            return " "
        if name and name != DUE and (codes := frozenset(_CODES[name](value))):
            found[name] = found.get(name, frozenset()) | codes
            return " "
        return match[0]

    rest = _NAMED.sub(take, text)
    return Narrowing(tuple(found.items()), max(until, default=None)), rest


def _days(value: str) -> int | None:
    plain = value.replace("_", "")
    if plain in _TODAY:
        return _TODAY[plain]
    match = _DAYS.fullmatch(plain)
    return int(match[1]) * (7 if match[2] == "w" else 1) if match else None


def _states(value: str) -> Iterator[str]:
    if value in _OPEN:
        yield from (state for state in CaseState if state is not CaseState.CLOSED)
    yield from _labelled("CaseState", CaseState, value)


def _risks(value: str) -> Iterator[str]:
    yield from _labelled("RiskLevel", RiskLevel, value)


def _labelled(name: str, codes: Any, value: str) -> Iterator[str]:  # noqa: ANN401 - any list of codes
    """Yield the codes that begin like this, in the code itself or in one of its labels."""
    for code in codes:
        said = (code, label(name, code, "nl"), label(name, code, "en"))
        if any(fold(each).replace(" ", "_").replace("-", "_").startswith(value) for each in said):
            yield code


def _countries(value: str) -> Iterator[str]:
    for row in rows("countries"):
        if value == fold(row["alpha2"]) or any(
            len(value) > 2 and fold(row[each]).replace(" ", "_").replace("-", "_").startswith(value)
            for each in ("nl", "en")
        ):
            yield row["alpha2"]


def _posts(value: str) -> Iterator[str]:
    yield value.upper()


_CODES: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "state": _states,
    "risk_level": _risks,
    "country_of_stay": _countries,
    "post": _posts,
}


def _shown(name: str, value: Any) -> str:  # noqa: ANN401 - a code or a text
    if name == "country_of_stay":
        return next((row[language()] for row in rows("countries") if row["alpha2"] == value), str(value))
    return label(type(value).__name__, value, language())
