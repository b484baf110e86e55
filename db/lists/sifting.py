"""Turns what a person asked of a list into the condition of a SELECT."""

import unicodedata
from datetime import date, datetime
from typing import Final

from consulaat.records.kinds import FlagKind, MomentKind, PartialDateKind, ReferenceKind
from consulaat.services.views import Condition, Sift
from consulaat.values.moment import write_moment, zone
from db.lists.sources import FOLDED, MERGED_ROWS, NAMED, SEARCHED, expression, kind_of, source_of
from db.tables import quoted, to_blob

Values = list[object]
MOST_WORDS: Final = 6
OWN: Final = ("created_by", "owner", "registered_by", "taken_by")


def where(sift: Sift) -> tuple[str, Values, frozenset[str]]:
    """Return the condition, its values and the columns it reads."""
    parts: list[str] = []
    values: Values = []
    used: set[str] = set()
    if sift.own is not None:
        parts.append(own_condition(sift.record_type, sift.own, values, used))
    for word in sift.text.split()[:MOST_WORDS]:
        parts.append(_has_word(sift, word, values))
        used.update(sift.search)
    for each in sift.conditions:
        parts.append(_holds(sift, each, values))
        used.add(each.column)
    if sift.without_merged:
        parts.append(f"row NOT IN {MERGED_ROWS}")
        used.add("row")
    return " AND ".join(parts) or "1", values, frozenset(used)


def own_condition(record_type: str, user: str, values: Values, used: set[str] | None = None) -> str:
    """Return what makes a row one of a user's own, as consulaat.rules.permissions.is_own says."""
    names = [name for name in OWN if _has(record_type, name)]
    values.extend([to_blob(user)] * len(names))
    if used is not None:
        used.update(names)
    found = [f"{quoted(name)} IS ?" for name in names]
    nobody = " AND ".join(f"{quoted(name)} IS NULL" for name in names)
    return f"({' OR '.join(found)} OR ({nobody}))"


def _has(record_type: str, name: str) -> bool:
    from consulaat.records.compound import parts_of
    from consulaat.records.registry import record_class

    return any(part.name == name for part in parts_of(record_class(record_type)))


def _has_word(sift: Sift, word: str, values: Values) -> str:
    found: list[str] = []
    for column in sift.search:
        kind = kind_of(sift.record_type, column)
        if isinstance(kind, ReferenceKind):
            other = kind.record_type
            inside = [_like(name, word, values) for name in SEARCHED.get(other) or (NAMED[other],)]
            table = source_of(other).table
            found.append(f"{quoted(column)} IN (SELECT id FROM {table} WHERE {' OR '.join(inside)})")
        else:
            found.append(_like(column, word, values))
    return f"({' OR '.join(found)})" if found else "0"


def _like(column: str, word: str, values: Values, *, before: str = "%") -> str:
    """Return where a word stands in a column. LIKE knows the case of ASCII only, so others are tried in each."""
    if column == FOLDED and before:
        values.append(folded(word))
        return f"instr({quoted(column)}, ?)"
    spellings = {folded(word)} if column == FOLDED else {word}
    if column != FOLDED and not word.isascii():
        spellings |= {word.lower(), word.upper(), word.capitalize()}
    for each in sorted(spellings):
        escaped = each.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        values.append(f"{before}{escaped}%")
    return " OR ".join(f"{quoted(column)} LIKE ? ESCAPE '\\'" for _each in spellings)


def folded(text: str) -> str:
    """Return a text in small letters without the marks above and below them, as ``sort_name`` is kept."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o").replace("Ø", "o"))
    return "".join(each for each in plain if not unicodedata.combining(each)).lower()


def _holds(sift: Sift, condition: Condition, values: Values) -> str:
    column = expression(sift.record_type, condition.column)
    kind = kind_of(sift.record_type, condition.column)
    parts: list[str] = []
    if condition.values:
        known = [each for each in condition.values if each is not None]
        either = [f"{column} IN ({', '.join('?' * len(known))})"] if known else []
        values.extend(_stored(kind, each) for each in known)
        if None in condition.values:
            either.append(f"{column} IS NULL")
        parts.append(f"({' OR '.join(either)})")
    for day, sign in ((condition.start, ">="), (condition.until, "<")):
        if day is not None:
            parts.append(f"{column} {sign} ?")
            values.append(_day(kind, day, sift.time_zone))
    if condition.begins:
        names = [
            condition.column,
            *((FOLDED,) if condition.column in source_of(sift.record_type).laid else ()),
        ]
        either = [_like(name, condition.begins, values, before="") for name in names]
        parts.append(f"({' OR '.join(either)})")
    return " AND ".join(parts) or "1"


def _stored(kind: object, value: str) -> object:
    if isinstance(kind, ReferenceKind):
        return to_blob(value)
    if isinstance(kind, FlagKind):
        return int(value == "true")
    return int(value) if value.isdigit() and len(value) < 4 else value


def _day(kind: object, day: date, time_zone: str) -> str:
    if isinstance(kind, MomentKind):
        return write_moment(datetime(day.year, day.month, day.day, tzinfo=zone(time_zone)))
    if isinstance(kind, PartialDateKind):
        return f"{day:%Y%m%d}"
    return day.isoformat()
