"""The kinds of value a field can hold: reading and writing each as JSON, and reading what was typed.

One small class per kind. ``read`` and ``typed`` raise UnreadableError with the reason; ``write`` never
fails. The text of ``write`` is what lines, bundles and the command line carry.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Final, Protocol

from consulaat.records.titles import words_for
from consulaat.values.canonical import LARGEST, Json
from consulaat.values.count import UNKNOWN_COUNT, Count
from consulaat.values.ids import RecordId
from consulaat.values.moment import read_moment, write_moment
from consulaat.values.money import Money
from consulaat.values.partial_date import PartialDate
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

UNKNOWN: Final = "ONBEKEND"
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)


class Kind(Protocol):
    """How values of one kind are read, written, typed and described."""

    def read(self, value: Json) -> Any:  # noqa: ANN401 - what it is depends on the kind
        """Return the value of a JSON value."""

    def write(self, value: Any) -> Json:  # noqa: ANN401 - as above
        """Return the JSON value of a value."""

    def typed(self, text: str) -> Any:  # noqa: ANN401 - as above
        """Return the value of what a person typed."""

    def schema(self) -> dict[str, Any]:
        """Describe the JSON value as JSON Schema."""


@dataclass(frozen=True, slots=True)
class TextKind:
    """Words as given, in NFC; control characters and bidirectional overrides are refused."""

    def read(self, value: Json) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise UnreadableError(N_("This must be a text."))
        if value.isascii() and value.isprintable():
            return value
        text = unicodedata.normalize("NFC", value)
        if _CONTROL.search(text):
            raise UnreadableError(N_("The text holds a control character or an invisible direction mark."))
        return text

    def write(self, value: str) -> Json:
        """Return the text."""
        return value

    def typed(self, text: str) -> str:
        """Return what was typed, its ends trimmed."""
        return self.read(text.strip())

    def schema(self) -> dict[str, Any]:
        """Describe a text."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class FlagKind:
    """Yes or no."""

    def read(self, value: Json) -> bool:
        """Return the flag."""
        if not isinstance(value, bool):
            raise UnreadableError(N_("This must be true or false."))
        return value

    def write(self, value: bool) -> Json:  # noqa: FBT001 - the value itself
        """Return the flag."""
        return value

    def typed(self, text: str) -> bool:
        """Return the flag of ja/nee, yes/no or true/false."""
        plain = text.strip().lower()
        if plain not in {"ja", "yes", "true", "1", "nee", "no", "false", "0"}:
            raise UnreadableError(N_("Type yes or no."))
        return plain in {"ja", "yes", "true", "1"}

    def schema(self) -> dict[str, Any]:
        """Describe a flag."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class WholeKind:
    """A whole number from 0."""

    def read(self, value: Json) -> int:
        """Return the number."""
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
            raise UnreadableError(N_("This must be a whole number from 0."))
        return value

    def write(self, value: int) -> Json:
        """Return the number."""
        return value

    def typed(self, text: str) -> int:
        """Return the number that was typed."""
        plain = text.strip()
        return self.read(int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 16 else text)

    def schema(self) -> dict[str, Any]:
        """Describe a whole number."""
        return {"type": "integer", "minimum": 0}


@dataclass(frozen=True, slots=True)
class CountKind:
    """A whole number from 0, or unknown."""

    def read(self, value: Json) -> Count:
        """Return the count."""
        return UNKNOWN_COUNT if value == UNKNOWN else Count(WholeKind().read(value))

    def write(self, value: Count) -> Json:
        """Return the number, or the code for unknown."""
        return UNKNOWN if value.number is None else value.number

    def typed(self, text: str) -> Count:
        """Return the count that was typed."""
        return UNKNOWN_COUNT if text.strip().upper() == UNKNOWN else Count(WholeKind().typed(text))

    def schema(self) -> dict[str, Any]:
        """Describe a count."""
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"const": UNKNOWN}]}


@dataclass(frozen=True, slots=True)
class DateKind:
    """A day that is fully known."""

    def read(self, value: Json) -> date:
        """Return the day of YYYY-MM-DD."""
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise UnreadableError(N_("Write a day as 2026-07-06."))

    def write(self, value: date) -> Json:
        """Return YYYY-MM-DD."""
        return value.isoformat()

    def typed(self, text: str) -> date:
        """Return the day of 06-07-2026 or 2026-07-06."""
        found = PartialDate.typed(text).earliest()
        if found is None or not PartialDate.typed(text).is_complete:
            raise UnreadableError(N_("Type the whole day, as 06-07-2026."))
        return found

    def schema(self) -> dict[str, Any]:
        """Describe a day."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class PartialDateKind:
    """A day of which parts may be unknown."""

    def read(self, value: Json) -> PartialDate:
        """Return the partial date of YYYYMMDD."""
        if not isinstance(value, str):
            raise UnreadableError(N_("A date is written as YYYYMMDD, with 00 for what is unknown."))
        return PartialDate(value)

    def write(self, value: PartialDate) -> Json:
        """Return YYYYMMDD."""
        return value.text

    def typed(self, text: str) -> PartialDate:
        """Return the partial date that was typed."""
        return PartialDate.typed(text)

    def schema(self) -> dict[str, Any]:
        """Describe a partial date."""
        return {"type": "string", "pattern": "^[0-9]{8}$"}


@dataclass(frozen=True, slots=True)
class MomentKind:
    """A moment in UTC."""

    def read(self, value: Json) -> datetime:
        """Return the moment of an RFC 3339 text."""
        if not isinstance(value, str):
            raise UnreadableError(N_("Write a moment as 2026-07-06T22:10:00Z."))
        return read_moment(value)

    def write(self, value: datetime) -> Json:
        """Return RFC 3339 in UTC."""
        return write_moment(value)

    def typed(self, text: str) -> datetime:
        """Return the moment that was typed; one without a zone is in UTC."""
        plain = text.strip()
        try:
            naive = datetime.fromisoformat(plain)
            return (
                (naive if naive.tzinfo else naive.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
            )
        except (ValueError, OverflowError):
            return read_moment(plain)

    def schema(self) -> dict[str, Any]:
        """Describe a moment."""
        return {"type": "string", "format": "date-time"}


@dataclass(frozen=True, slots=True)
class MoneyKind:
    """An amount in a currency."""

    def read(self, value: Json) -> Money:
        """Return the money of an amount and a currency."""
        if not isinstance(value, Mapping) or set(value) != {"amount", "currency"}:
            raise UnreadableError(N_("Money has an amount and a currency."))
        amount, currency = value["amount"], value["currency"]
        if not isinstance(amount, str) or not isinstance(currency, str):
            raise UnreadableError(N_("Write the amount of money as text."))
        return Money.of(DecimalKind().read(amount), currency)

    def write(self, value: Money) -> Json:
        """Return amount and currency."""
        return {"amount": str(value.amount), "currency": value.currency}

    def typed(self, text: str) -> Money:
        """Return the money that was typed."""
        return self.read(_json(text)) if text.lstrip().startswith("{") else Money.typed(text)

    def schema(self) -> dict[str, Any]:
        """Describe money."""
        text = {"type": "string"}
        properties = {"amount": text, "currency": text}
        return {"type": "object", "properties": properties, "required": ["amount", "currency"]}


@dataclass(frozen=True, slots=True)
class DecimalKind:
    """A decimal number of at most six places."""

    def read(self, value: Json) -> Decimal:
        """Return the number of its text."""
        if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value, re.ASCII):
            raise UnreadableError(N_("Write a number as text, as 10.7350."))
        try:
            return Decimal(value)
        except InvalidOperation as error:
            raise UnreadableError(N_("Write a number as text, as 10.7350.")) from error

    def write(self, value: Decimal) -> Json:
        """Return the text of the number."""
        return str(value)

    def typed(self, text: str) -> Decimal:
        """Return the number that was typed, with comma or point."""
        return self.read(text.strip().replace(",", "."))

    def schema(self) -> dict[str, Any]:
        """Describe a decimal number."""
        return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]{1,6})?$"}


@dataclass(frozen=True, slots=True)
class CodeKind:
    """One code of a list."""

    codes: type[StrEnum]

    def read(self, value: Json) -> StrEnum:
        """Return the member of a stored code."""
        found = _members(self.codes).get(value) if isinstance(value, str) else None
        if found is None:
            raise UnreadableError(
                N_("This code is not in the list {list}: choose one of {codes}."),
                list=self.codes.__name__,
                codes=", ".join(self.codes),
            )
        return found

    def write(self, value: StrEnum) -> Json:
        """Return the stored code."""
        return value.value

    def typed(self, text: str) -> StrEnum:
        """Return the member of a typed code, in any case."""
        plain = text.strip()
        known = {code.lower(): code.value for code in self.codes}
        return self.read(known.get(plain.lower(), plain))

    def schema(self) -> dict[str, Any]:
        """Describe a code."""
        return {"enum": list(self.codes)}


@dataclass(frozen=True, slots=True)
class ReferenceKind:
    """The id of another record."""

    record_type: str

    def read(self, value: Json) -> RecordId:
        """Return the id."""
        if not isinstance(value, str) or not re.fullmatch(r"[0-9a-f]{32}", value):
            raise UnreadableError(N_("This must be the id of a {type}."), type=words_for(self.record_type))
        return RecordId(value)

    def write(self, value: RecordId) -> Json:
        """Return the id."""
        return value

    def typed(self, text: str) -> RecordId:
        """Return the id that was typed."""
        return self.read(text.strip())

    def schema(self) -> dict[str, Any]:
        """Describe a reference."""
        return {"type": "string", "description": f"id or reference of a {self.record_type}"}


@cache
def _members(codes: type[StrEnum]) -> dict[str, StrEnum]:
    return {code.value: code for code in codes}


def _json(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(N_("This is not valid JSON.")) from error
    return value
