"""Words for codes, types, values and moments, in the language in use; no Qt."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Final

from consulaat.errors import InvalidInputError
from consulaat.records.compound import EmbeddedKind, ManyKind, MapKind, Part, SealedKind, parts_of
from consulaat.records.kinds import (
    CodeKind,
    CountKind,
    DateKind,
    FlagKind,
    Kind,
    MomentKind,
    MoneyKind,
    PartialDateKind,
    ReferenceKind,
)
from consulaat.records.registry import part_of, record_class
from consulaat.records.titles import TITLES
from consulaat.rules.findings import Finding
from consulaat.services.ports import Clock
from consulaat.values.canonical import Json
from consulaat.values.codes import Weekday
from consulaat.values.moment import read_moment, zone
from consulaat.values.partial_date import PartialDate
from consulaat.values.unreadable import UnreadableError
from resources.reference import label, rows
from resources.texts import _, language

KILO: Final = 1024
MASK: Final = "••••••"
NUMBER: Final = "number_or_address"  # shown on the card of safe contact alone, once that was read
Names = Callable[[str, str], str]  # type and id to words

# Text fields that hold a code of a shipped table: field name -> table and column of the code.
TABLES: Final = {
    "country": ("countries", "alpha2"),
    "country_of_stay": ("countries", "alpha2"),
    "birth_country": ("countries", "alpha2"),
    "issuing_country": ("countries", "alpha2"),
    "nationality": ("countries", "alpha3"),
    "currency": ("currencies", "code"),
    "language": ("languages", "code"),
    "languages": ("languages", "code"),
}


def type_words(type_: str) -> str:
    """Return what a type of record is called."""
    return _(TITLES.get(type_, type_))


def field_words(type_: str, name: str) -> str:
    """Return the label of a field of a type of record."""
    return _(part_of(record_class(type_), name).about.label)


def code_words(kind: CodeKind, code: str) -> str:
    """Return the label of a code."""
    return label(kind.codes.__name__, code, language())


def table_choices(name: str) -> tuple[tuple[str, str], ...]:
    """Return code and words of every row that a text field may name, sorted by words."""
    table, column = TABLES[name]
    found = list(rows(table))
    if name == "nationality":
        found += rows("special_nationalities")
    return tuple(
        sorted(((row[column], row[language()]) for row in found), key=lambda each: each[1].casefold())
    )


def table_words(name: str, code: str) -> str:
    """Return the words of a code of a shipped table; the code itself when it is not in there."""
    return dict(table_choices(name)).get(code, code)


def day_words(day: date) -> str:
    """Return a day as lists show it."""
    return f"{day:%d-%m-%Y}"


def weekday_words(day: date) -> str:
    """Return a day with the name of the weekday before it."""
    return f"{label('Weekday', list(Weekday)[day.weekday()], language())} {day_words(day)}"


def moment_words(moment: datetime, time_zone: str) -> str:
    """Return a moment as the clock of a place shows it."""
    return f"{moment.astimezone(zone(time_zone)):%d-%m-%Y %H:%M}"


def size_words(size: int) -> str:
    """Return a number of bytes as people say it."""
    if size < KILO:
        return _("{n} bytes", n=size)
    if size < KILO * KILO:
        return _("{n} kB", n=round(size / KILO))
    number = f"{size / KILO / KILO:.1f}"
    return _("{n} MB", n=number.replace(".", ",") if language() == "nl" else number)


def money_words(value: Mapping[str, Json]) -> str:
    """Return an amount with its currency, written as in the language in use."""
    amount, currency = str(value["amount"]), str(value["currency"])
    whole, point, decimals = amount.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}"
    if language() == "nl":
        grouped, point = grouped.replace(",", "."), "," if point else ""
    return f"{'€' if currency == 'EUR' else currency} {sign}{grouped}{point}{decimals}"


class Shown:
    """Turns the JSON of fields into words; knows the time zone and the names of records."""

    def __init__(self, time_zone: str = "UTC", names: Names | None = None) -> None:
        self._time_zone = time_zone
        self._names = names or (lambda type_, _id: type_words(type_))

    def field(self, part: Part, value: Json) -> str:
        """Return a field in words; what is hidden or sealed shows only that it is there."""
        if value is None or value in ("", []):
            return ""
        if part.about.hidden or part.is_sealed or part.name == NUMBER:
            return MASK
        if part.name == "subject_kind":
            return type_words(str(value))
        if part.name in TABLES and isinstance(value, str):
            return table_words(part.name, value)
        if part.name in TABLES and isinstance(value, list | tuple):
            return ", ".join(table_words(part.name, str(each)) for each in value)
        return self.value(part.kind, value)

    def value(self, kind: Kind, value: Json) -> str:  # noqa: PLR0911 - one line per kind
        """Return a value of a kind in words."""
        if isinstance(kind, SealedKind):
            return MASK
        if isinstance(kind, CodeKind):
            return code_words(kind, str(value))
        if isinstance(kind, FlagKind):
            return _("Yes") if value else _("No")
        if isinstance(kind, CountKind) and isinstance(value, str):
            return _("Unknown")
        if isinstance(kind, ReferenceKind):
            return self._names(kind.record_type, str(value))
        if isinstance(kind, MoneyKind) and isinstance(value, Mapping):
            return money_words(value)
        if isinstance(kind, MapKind) and isinstance(value, Mapping):
            key, counted = kind.pair
            rows = ({key.name: name, counted.name: each} for name, each in value.items())
            return ", ".join(self.value(kind.item, each) for each in rows)
        if isinstance(kind, ManyKind) and isinstance(value, list | tuple):
            return ", ".join(self.value(kind.item, each) for each in value)
        if isinstance(kind, EmbeddedKind) and isinstance(value, Mapping):
            return self._embedded(kind, value)
        return self._dated(kind, str(value))

    def _embedded(self, kind: EmbeddedKind, value: Mapping[str, Json]) -> str:
        shown = (self.field(part, value.get(part.name)) for part in parts_of(kind.made))
        return " ".join(each for each in shown if each)

    def _dated(self, kind: Kind, text: str) -> str:
        try:
            if isinstance(kind, DateKind):
                return day_words(date.fromisoformat(text))
            if isinstance(kind, PartialDateKind):
                return PartialDate(text).shown(_("unknown"))
            if isinstance(kind, MomentKind):
                return moment_words(read_moment(text), self._time_zone)
        except (UnreadableError, ValueError):
            return text
        return text


def finding_words(finding: Finding, type_: str) -> str:
    """Return the sentence of a finding, its codes in words where they name a field, a state or roles."""
    facts = dict(finding.facts)
    if "field" in facts:
        facts["field"] = _named_field(str(facts["field"]), type_)
    if "state" in facts:
        facts["state"] = _named_state(str(facts["state"]), type_)
    if "roles" in facts:
        roles = str(facts["roles"]).split(", ")
        facts["roles"] = ", ".join(label("UserRole", each, language()) for each in roles)
    return _(finding.sentence, **facts)


def _named_field(name: str, type_: str) -> str:
    record_type, _point, field_name = name.rpartition(".")
    try:
        return field_words(record_type or type_, field_name)
    except InvalidInputError:
        return name


def _named_state(code: str, type_: str) -> str:
    try:
        kind = part_of(record_class(type_), "state").kind
    except InvalidInputError:
        return code
    return code_words(kind, code) if isinstance(kind, CodeKind) else code


class _Time:
    """By which clock the window goes: that of the computer, or the set one of the rehearsal that is open."""

    clock: Clock | None = None


def keep_time(clock: Clock | None) -> None:
    """Go by the clock of the open store; None is that of the computer."""
    _Time.clock = clock


def utc_now() -> datetime:
    """Return the present moment, for what a field proposes."""
    now = datetime.now(UTC) if _Time.clock is None else _Time.clock.now()
    return now.replace(microsecond=0)
