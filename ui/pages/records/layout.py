"""What a person sees of a record as a whole: the order of its fields, its columns, its one line; no Qt."""

from collections.abc import Sequence
from typing import Final

from consulaat.records.about import Record
from consulaat.records.access import ProvisionalDecision
from consulaat.records.compound import Part, parts_of, written
from consulaat.records.person import Person
from consulaat.records.registry import part_of, type_name
from consulaat.rules.provisional_outcome import step_words
from consulaat.values.canonical import Json
from resources.texts import _
from ui.pages.records.groups import GROUPS
from ui.pages.records.sections import section_of
from ui.widgets.wording import Shown, type_words

STAMP: Final = frozenset({"id", "version", "created_at", "created_by", "changed_at", "changed_by", "post"})
# Written by the act itself: the program proposes the present user, and nobody has to look at it.
BY_THE_ACT: Final = frozenset({"registered_by", "assessed_by", "taken_by", "paid_by"})


_LINES: Final[dict[str, tuple[str, ...]]] = {
    "user": ("display_name",),
    "organisation": ("name",),
    "case": ("number",),
    "report": ("number", "received_at"),
    "safehouse": ("code_name",),
    "funding_source": ("code", "name"),
    "exchange_rate": ("currency", "units_per_euro", "valid_from"),
    "campaign": ("name",),
    "holiday": ("calendar", "falls_on", "name"),
    "contact_protocol": ("state", "last_confirmed_at"),
    "cost_line": ("category", "amount", "description"),
    "task": ("description",),
    "attachment": ("title", "kind", "dated_on"),
    "journey": ("departure_confirmed_at", "booking_name"),
    "track": ("kind", "state"),
    "consent": ("giver", "giver_organisation", "document_kind", "state"),
    "court_procedure": ("route", "outcome"),
    "exit_obstacle": ("kind", "state"),
}


def editable(made: type[Record], *, hidden: Sequence[str] = ()) -> tuple[Part, ...]:
    """Return the fields that a person fills in."""
    return tuple(
        part
        for part in parts_of(made)
        if part.name not in STAMP | BY_THE_ACT and part.name not in hidden and not part.about.filled
    )


def groups_of(made: type[Record], *, hidden: Sequence[str] = ()) -> list[tuple[str, list[Part]]]:
    """Return the fields that a person fills in, under their headings."""
    left = {part.name: part for part in editable(made, hidden=hidden)}
    found: list[tuple[str, list[Part]]] = []
    for title, names in GROUPS.get(type_name(made), ()):
        if parts := [left.pop(name) for name in names if name in left]:
            found.append((_(title), parts))
    if left:
        found.append((_("Further facts") if found else "", list(left.values())))
    return found


def facts_of(record: Record, shown: Shown) -> list[tuple[str, str]]:
    """Return labels and words of what the program filled in."""
    values = written(record)
    return [
        (_(part.about.label), _field(record, part, values[part.name], shown))
        for part in parts_of(type(record))
        if part.about.filled and part.name not in STAMP and values.get(part.name) not in (None, "", [])
    ]


def cells_of(record: Record, columns: Sequence[str], shown: Shown) -> tuple[str, ...]:
    """Return the words of some fields of a record."""
    values = written(record)
    parts = (part_of(type(record), name) for name in columns)
    return tuple(_field(record, part, values.get(part.name), shown) for part in parts)


def _field(record: Record, part: Part, value: Json, shown: Shown) -> str:
    """Return a field in words; a step that was taken alone by what it is called."""
    if isinstance(record, ProvisionalDecision) and part.name == "verb":
        return step_words(record)
    return shown.field(part, value)


def line_of(record: Record, shown: Shown) -> str:
    """Return a record in one line, to choose it from a list."""
    if isinstance(record, Person):
        return name_of(record)
    type_ = type_name(record)
    section = section_of(type_)
    columns = _LINES.get(type_) or (section.columns[:3] if section else ())
    columns = tuple(name for name in columns if any(part.name == name for part in parts_of(type(record))))
    words = [each for each in cells_of(record, columns, shown) if each]
    return " · ".join(words) or type_words(type_)


def name_of(person: Person) -> str:
    """Return the name of a person in Latin letters, or the other name when that is all there is."""
    latin = " ".join(filter(None, (person.given_names, person.surname_prefix, person.surname)))
    return latin or person.original_script_name or _("Name unknown")
