"""Which kind belongs to which plain Python type."""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from consulaat.records.kinds import (
    CodeKind,
    CountKind,
    DateKind,
    DecimalKind,
    FlagKind,
    Kind,
    MomentKind,
    MoneyKind,
    PartialDateKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from consulaat.values.count import Count
from consulaat.values.money import Money
from consulaat.values.partial_date import PartialDate

_KINDS: Final[dict[type, Kind]] = {
    str: TextKind(),
    bool: FlagKind(),
    int: WholeKind(),
    Count: CountKind(),
    date: DateKind(),
    PartialDate: PartialDateKind(),
    datetime: MomentKind(),
    Money: MoneyKind(),
    Decimal: DecimalKind(),
}


def plain_kind(type_: Any) -> Kind | None:  # noqa: ANN401 - a type expression
    """Return the kind of a plain type, of a list of codes or of a reference; None for anything else."""
    if type_ in _KINDS:
        return _KINDS[type_]
    if hasattr(type_, "__supertype__"):
        return ReferenceKind(snake_case(type_.__name__.removesuffix("Id")))
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return CodeKind(type_)
    return None


def snake_case(name: str) -> str:
    """Return the type name of a class: TravelDocument -> travel_document."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
