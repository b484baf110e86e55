"""What a person sees of a record as a whole: the order of its fields, its columns, its one line; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consulaat.records.about import Record
from consulaat.records.compound import Part, parts_of, written
from consulaat.records.person import Person
from consulaat.records.registry import part_of, type_name
from resources.texts import N_, _
from ui.widgets.wording import Shown, type_words

STAMP: Final = frozenset({"id", "version", "created_at", "created_by", "changed_at", "changed_by", "post"})
# Written by the act itself: the program proposes the present user, and nobody has to look at it.
BY_THE_ACT: Final = frozenset({"registered_by", "assessed_by", "taken_by", "paid_by"})


@dataclass(frozen=True, slots=True)
class Section:
    """One type of record on the page of a case: its columns, and the field that ties it to the case."""

    type_: str
    title: str
    columns: tuple[str, ...]
    icon: str
    tie: str = "case"


SECTIONS: Final = (
    Section(
        "report",
        N_("Reports"),
        ("number", "received_at", "channel", "reporter_relation", "state"),
        "message",
        "",
    ),
    Section("involvement", N_("People"), ("person", "role", "is_safe_contact", "child_relation"), "users"),
    Section(
        "contact_protocol", N_("Safe contact"), ("state", "language", "last_confirmed_at"), "shield-lock"
    ),
    Section(
        "contact",
        N_("Contact moments"),
        ("occurred_at", "direction", "channel", "person", "succeeded"),
        "phone",
    ),
    Section(
        "risk_assessment",
        N_("Risk"),
        ("assessed_at", "level", "guideline_level", "assessed_by"),
        "alert-triangle",
    ),
    Section("task", N_("Tasks"), ("description", "side", "assignee", "due_on", "state"), "check"),
    Section(
        "nationality_inquiry",
        N_("Nationality"),
        ("person", "acquisition_ground", "loss_signal", "state"),
        "flag",
    ),
    Section(
        "inquiry_step", N_("Inquiry steps"), ("code", "is_mandatory", "state", "outcome"), "list", "inquiry"
    ),
    Section(
        "evidence",
        N_("Evidence"),
        ("kind", "number", "country", "dated_on", "original_was_seen"),
        "certificate",
    ),
    Section(
        "travel_document_application",
        N_("Document applications"),
        ("number", "person", "kind", "applied_on", "state"),
        "file-text",
    ),
    Section(
        "travel_document",
        N_("Travel documents"),
        ("person", "kind", "number", "valid_until", "possession"),
        "e-passport",
        "person",
    ),
    Section(
        "residence_right",
        N_("Residence rights"),
        ("person", "kind", "document_number", "valid_until", "document_is_held"),
        "home",
        "person",
    ),
    Section("visa_application", N_("Visas"), ("number", "person", "kind", "submitted_on", "state"), "plane"),
    Section(
        "ind_consultation",
        N_("Questions to IND"),
        ("question", "sent_at", "answer", "received_at"),
        "help",
        "visa_application",
    ),
    Section(
        "stay", N_("Shelter"), ("safehouse", "arrival_on", "planned_departure_on", "nights", "state"), "bed"
    ),
    Section(
        "commitment",
        N_("Commitments"),
        ("funding_source", "amount", "euro_amount", "level", "state"),
        "scale",
    ),
    Section(
        "cost_line", N_("Costs"), ("category", "description", "amount", "euro_amount", "state"), "receipt"
    ),
    Section("payment", N_("Payments"), ("cost_line", "amount", "euro_amount", "method", "paid_on"), "coin"),
    Section("attachment", N_("Attachments"), ("title", "kind", "dated_on", "language"), "paperclip"),
)

_GROUPS: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "case": (
        (
            N_("Triage"),
            (
                "direct_danger",
                "foreign_link",
                "concrete",
                "not_concrete_confirmed_by",
                "abduction_instead",
                "assistance_basis",
                "whereabouts",
                "country_of_stay",
                "established_phenomenon",
            ),
        ),
        (N_("Contact"), ("contact_impossible_reason",)),
    ),
    "person": (
        (
            N_("Name"),
            ("given_names", "surname_prefix", "surname", "original_script_name"),
        ),
        (N_("Birth"), ("born_on", "birth_place", "birth_country", "gender")),
    ),
    "report": (
        (N_("Danger"), ("direct_danger", "can_be_overheard")),
        (
            N_("What was told"),
            (
                "stated_name",
                "stated_born_on",
                "stated_age",
                "country_of_stay",
                "place_of_stay",
                "staying_with",
                "callback_instructions",
                "must_not_know",
                "last_dutch_place",
                "trusted_in_netherlands",
                "papers_location",
                "expected_event",
                "expected_on",
                "first_words",
            ),
        ),
    ),
}
_LINES: Final[dict[str, tuple[str, ...]]] = {
    "user": ("display_name",),
    "organisation": ("name",),
    "case": ("number",),
    "report": ("number", "received_at"),
    "safehouse": ("code_name",),
    "funding_source": ("code", "name"),
    "exchange_rate": ("currency", "units_per_euro", "valid_from"),
    "campaign": ("name",),
    "contact_protocol": ("state", "last_confirmed_at"),
    "cost_line": ("category", "amount", "description"),
    "task": ("description",),
    "attachment": ("title", "kind", "dated_on"),
}


def section_of(type_: str) -> Section | None:
    """Return the section of a type of record, if it has one."""
    return next((each for each in SECTIONS if each.type_ == type_), None)


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
    for title, names in _GROUPS.get(type_name(made), ()):
        found.append((_(title), [left.pop(name) for name in names if name in left]))
    if left:
        found.append((_("Further facts") if found else "", list(left.values())))
    return found


def facts_of(record: Record, shown: Shown) -> list[tuple[str, str]]:
    """Return labels and words of what the program filled in."""
    values = written(record)
    return [
        (_(part.about.label), shown.field(part, values[part.name]))
        for part in parts_of(type(record))
        if part.about.filled and part.name not in STAMP and values.get(part.name) not in (None, "", [])
    ]


def cells_of(record: Record, columns: Sequence[str], shown: Shown) -> tuple[str, ...]:
    """Return the words of some fields of a record."""
    values = written(record)
    return tuple(shown.field(part_of(type(record), name), values.get(name)) for name in columns)


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
