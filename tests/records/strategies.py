"""Values of every kind a field can have, made from the declarations."""

from datetime import UTC, date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from consulaat.records.about import STAMP, Record
from consulaat.records.compound import EmbeddedKind, ManyKind, Part, SealedKind, parts_of
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
from consulaat.values.count import UNKNOWN_COUNT, Count
from consulaat.values.ids import RecordId
from consulaat.values.money import Money, minor_digits
from consulaat.values.partial_date import PartialDate
from consulaat.values.sealed import Sealed

Strategy = st.SearchStrategy[Any]

IDS: Strategy = st.binary(min_size=16, max_size=16).map(lambda data: RecordId(data.hex()))
TEXTS: Strategy = st.one_of(
    st.sampled_from(
        [
            "",
            "Nadia",
            "فاطمة",
            "‌زهرا",
            "d'Água-Łódź",
            "Zn & <b>",
            "=1+1",
            "'; DROP TABLE person; --",
            "a\tb\nc",
            "%_\\",
        ]
    ),
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=20),
).map(TextKind().read)
DATES: Strategy = st.dates(min_value=date(1, 1, 1))
PARTIAL_DATES: Strategy = st.one_of(
    st.just(PartialDate("00000000")),
    st.integers(1, 9999).map(lambda year: PartialDate(f"{year:04}0000")),
    st.tuples(st.integers(1, 9999), st.integers(1, 12)).map(
        lambda found: PartialDate("{:04}{:02}00".format(*found))
    ),
    DATES.map(PartialDate.of),
)
MOMENTS: Strategy = st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(microsecond=0))
COUNTS: Strategy = st.one_of(st.just(UNKNOWN_COUNT), st.integers(0, 10**9).map(Count))
DECIMALS: Strategy = st.decimals(
    min_value=Decimal(-(10**14)), max_value=Decimal(10**14), places=6, allow_nan=False, allow_infinity=False
)


@st.composite
def amounts(draw: st.DrawFn) -> Money:
    """Draw an amount in a currency with none, two or three decimals."""
    currency = draw(st.sampled_from(["EUR", "MAD", "IQD", "JPY", "PKR"]))
    units = draw(st.integers(-(10**12), 10**12))
    return Money(Decimal(units).scaleb(-minor_digits(currency)), currency)


SIMPLE: dict[type[Kind], Strategy] = {
    TextKind: TEXTS,
    FlagKind: st.booleans(),
    WholeKind: st.integers(0, 2**53 - 1),
    CountKind: COUNTS,
    DateKind: DATES,
    PartialDateKind: PARTIAL_DATES,
    MomentKind: MOMENTS,
    MoneyKind: amounts(),
    DecimalKind: DECIMALS,
    ReferenceKind: IDS,
}


def values_of(kind: Kind) -> Strategy:
    """Return the values of a kind."""
    if isinstance(kind, CodeKind):
        return st.sampled_from(list(kind.codes))
    if isinstance(kind, ManyKind) and kind.is_set:
        return st.frozensets(values_of(kind.item), max_size=4)
    if isinstance(kind, ManyKind):
        return st.lists(values_of(kind.item), max_size=3).map(tuple)
    if isinstance(kind, EmbeddedKind):
        return st.builds(kind.made, **{part.name: _filled_or_not(part) for part in parts_of(kind.made)})
    if isinstance(kind, SealedKind):
        return values_of(kind.inner).map(lambda content: Sealed(0, content))
    return SIMPLE[type(kind)]


def fields_of(made: type[Record], *, filled: bool = False) -> Strategy:
    """Return records of a class without a stamp; ``filled`` fills every field."""
    chosen = {
        part.name: values_of(part.kind) if filled else _filled_or_not(part)
        for part in parts_of(made)
        if part.name not in STAMP
    }
    return st.builds(made, **chosen)


def _filled_or_not(part: Part) -> Strategy:
    values = values_of(part.kind)
    return values if part.is_required else st.one_of(st.just(part.default), values)
