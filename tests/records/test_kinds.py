"""What people type and what JSON carries, kind by kind."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from consulaat.records.address import Address
from consulaat.records.case import CaseState
from consulaat.records.compound import EmbeddedKind, ManyKind, SealedKind
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
from consulaat.values.canonical import Json
from consulaat.values.count import UNKNOWN_COUNT, Count
from consulaat.values.money import Money
from consulaat.values.partial_date import PartialDate
from consulaat.values.sealed import Sealed
from consulaat.values.unreadable import UnreadableError

STATE = CodeKind(CaseState)
SET = ManyKind(STATE, is_set=True)


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        (TextKind(), "  Nadia ", "Nadia"),
        (TextKind(), "e\u0301", "é"),
        (FlagKind(), "Ja", True),
        (FlagKind(), "no", False),
        (WholeKind(), " 7 ", 7),
        (CountKind(), "onbekend", UNKNOWN_COUNT),
        (CountKind(), "3", Count(3)),
        (DateKind(), "06-07-2026", date(2026, 7, 6)),
        (PartialDateKind(), "01-2009", PartialDate("20090100")),
        (MomentKind(), "2026-07-06T22:10", datetime(2026, 7, 6, 22, 10, tzinfo=UTC)),
        (MomentKind(), "2026-07-07T00:10+02:00", datetime(2026, 7, 6, 22, 10, tzinfo=UTC)),
        (MoneyKind(), "350 MAD", Money.of(350, "MAD")),
        (MoneyKind(), '{"amount":"350.00","currency":"MAD"}', Money.of(350, "MAD")),
        (DecimalKind(), "10,7350", Decimal("10.7350")),
        (STATE, "intake", CaseState.INTAKE),
        (ReferenceKind("case"), "c" * 32, "c" * 32),
        (SET, "intake, TRIAGE,", frozenset({CaseState.INTAKE, CaseState.TRIAGE})),
        (SET, '["INTAKE"]', frozenset({CaseState.INTAKE})),
        (EmbeddedKind(Address), '{"town":"Fès"}', Address(town="Fès")),
    ],
)
def test_what_is_typed_is_read(kind: Kind, typed: str, expected: object) -> None:
    assert kind.typed(typed) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (TextKind(), 7),
        (TextKind(), "a\x00b"),
        (TextKind(), "a\x1b[2Jb"),
        (TextKind(), "a\u202eb"),
        (TextKind(), "a\u2066b"),
        (TextKind(), "\ud800"),
        (TextKind(), "a\U000e0041b"),
        (FlagKind(), 1),
        (FlagKind(), "true"),
        (WholeKind(), -1),
        (WholeKind(), 2**53),
        (WholeKind(), True),
        (WholeKind(), "7"),
        (CountKind(), "onbekend"),
        (CountKind(), None),
        (DateKind(), "20260706"),
        (DateKind(), "2026-W28-1"),
        (DateKind(), "2026-02-29"),
        (DateKind(), 20260706),
        (PartialDateKind(), "2026"),
        (PartialDateKind(), 20260706),
        (MomentKind(), "2026-07-06"),
        (MomentKind(), 0),
        (MoneyKind(), {"amount": 1, "currency": "EUR"}),
        (MoneyKind(), {"amount": "1.00"}),
        (MoneyKind(), {"amount": "1.00", "currency": "EUR", "rate": "1"}),
        (MoneyKind(), {"amount": "1.001", "currency": "EUR"}),
        (DecimalKind(), 1),
        (DecimalKind(), "1e3"),
        (DecimalKind(), "1.1234567"),
        (DecimalKind(), "NaN"),
        (DecimalKind(), "٣"),
        (STATE, "intake"),
        (STATE, None),
        (STATE, ["INTAKE"]),
        (ReferenceKind("case"), "RAB-2026-00042-67"),
        (ReferenceKind("case"), "C" * 32),
        (ReferenceKind("case"), None),
        (SET, "INTAKE"),
        (SET, ["GEEN_CODE"]),
        (SET, {"INTAKE": 1}),
        (EmbeddedKind(Address), "Fès"),
        (EmbeddedKind(Address), {"planet": "Mars"}),
        (SealedKind(TextKind()), {"sealed": 0}),
        (SealedKind(TextKind()), {"sealed": True}),
        (SealedKind(TextKind()), {"sealed": "1"}),
        (SealedKind(TextKind()), 7),
    ],
)
def test_a_value_of_another_kind_is_refused(kind: Kind, value: Json) -> None:
    with pytest.raises(UnreadableError) as caught:
        kind.read(value)
    assert caught.value.message()


@pytest.mark.parametrize(
    "kind",
    [FlagKind(), WholeKind(), DateKind(), PartialDateKind(), MomentKind(), MoneyKind(), DecimalKind(), STATE],
)
@pytest.mark.parametrize("typed", ["", "?", "{", "[", "9" * 400, "\x00"])
def test_nonsense_that_is_typed_is_refused_with_a_sentence(kind: Kind, typed: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        kind.typed(typed)
    assert caught.value.message()


def test_joiners_that_persian_needs_stay() -> None:
    assert TextKind().read("می\u200cروم") == "می\u200cروم"


def test_a_set_is_written_in_one_order() -> None:
    both = [CaseState.TRIAGE, CaseState.INTAKE]

    assert SET.write(frozenset(both)) == SET.write(frozenset(reversed(both))) == ["INTAKE", "TRIAGE"]


def test_the_content_of_a_sealed_value_is_read_but_only_its_mark_is_written() -> None:
    kind = SealedKind(TextKind())
    sealed: Any = kind.read("sunflower")

    assert (sealed.generation, sealed.content) == (0, "sunflower")
    assert "sunflower" not in repr(sealed)
    assert kind.write(Sealed(3)) == {"sealed": 3}
    assert kind.read({"sealed": 3}) == Sealed(3)
