"""Turns what was typed or loaded into the fields of a record."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from consulaat.errors import InvalidInputError, RefusedError
from consulaat.records.about import Merge, Record
from consulaat.records.compound import EmbeddedKind, ManyKind, Part, SealedKind, resolved
from consulaat.records.kinds import Kind, MoneyKind, ReferenceKind
from consulaat.records.registry import journaled, part_of, read_field, type_name
from consulaat.records.titles import NamesTypeError
from consulaat.rules.findings import Finding
from consulaat.services.clock_times import with_clock_times
from consulaat.services.ports import R
from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from resources.texts import N_

Resolve = Callable[[str, str], str]


class FilledByProgramError(NamesTypeError, InvalidInputError):
    """The program fills this field in; a person does not."""

    code = "filled-by-program"
    sentence = N_("The field {field} of a {type} is filled in by the program.")
    next_step = N_("Leave it out, or take the step that fills it.")


class FactFixedError(NamesTypeError, RefusedError):
    """A fact was written down before and does not change."""

    code = "fact-fixed"
    sentence = N_("The field {field} of a {type} is a fact that does not change once it is written.")
    next_step = N_("Make a new record that puts it right.")


def fixed_fact(field_name: str) -> Finding:
    """Return the finding that a fact would change."""
    return Finding(
        "FACT_FIXED",
        N_("This is a fact that does not change once it is written; make a new record that puts it right."),
        "§17.6",
        field_name=field_name,
    )


def require_facts_kept(old: Record, new: Record) -> None:
    """Raise FactFixedError when a fact that was filled in would change (architecture: append-only facts)."""
    for part in journaled(type(old)):
        before = getattr(old, part.name)
        if part.about.merge is Merge.FIXED and before is not None and getattr(new, part.name) != before:
            raise FactFixedError(field=part.name, type=type_name(old), where=part.name)


def typed_to_json(part: Part, text: str, resolve: Resolve) -> Json:
    """Return the JSON value of what was typed for a field; nothing typed empties it."""
    if not text.strip():
        return None
    try:
        return with_clock_times(part, _typed(part.kind, text, resolve))
    except UnreadableError as error:
        error.where = error.where or part.name
        raise


def _typed(kind: Kind, text: str, resolve: Resolve) -> Json:
    plain = text.strip()
    if isinstance(kind, ReferenceKind):
        return resolve(kind.record_type, plain)
    if isinstance(kind, SealedKind):
        return _typed(kind.inner, text, resolve)
    if isinstance(kind, ManyKind | EmbeddedKind | MoneyKind) and plain[0] in "[{":
        return resolved(kind, _parsed(plain), resolve)
    if isinstance(kind, ManyKind):
        return [_typed(kind.item, each, resolve) for each in plain.split(",") if each.strip()]
    return kind.write(kind.typed(text))


def _parsed(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(N_("This is not valid JSON.")) from error
    return value


def resolved_fields(made: type[Record], values: Mapping[str, Json], resolve: Resolve) -> dict[str, Json]:
    """Return JSON fields with every reference in them resolved; raise with the field as place."""
    found: dict[str, Json] = {}
    for name, value in values.items():
        part = part_of(made, name)
        if part.is_sealed and isinstance(value, Mapping) and set(value) == {"sealed"}:
            raise UnreadableError(N_("A sealed value is given as it is, not as its mark."), where=name)
        try:
            given = with_clock_times(part, value)
            found[name] = None if given is None else resolved(part.kind, given, resolve)
        except InvalidInputError as error:
            error.where = error.where or name
            raise
    return found


def with_fields(record: R, values: Mapping[str, Json]) -> R:
    """Return a record with JSON values filled in; None empties a field."""
    changed: dict[str, Any] = {}
    for name, value in values.items():
        part = part_of(type(record), name)
        changed[name] = part.default if value is None else read_field(part, value)
    return replace(record, **changed)
