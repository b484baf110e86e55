"""The sections of a case, in their groups: one type of record each, with its columns and icon; no Qt."""

from dataclasses import dataclass
from typing import Final

from resources.texts import N_


@dataclass(frozen=True, slots=True)
class Section:
    """One type of record on the page of a case: its columns, and the field that ties it to the case."""

    type_: str
    title: str
    columns: tuple[str, ...]
    icon: str
    tie: str = "case"


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """Sections that belong together, under one heading."""

    title: str
    sections: tuple[Section, ...]


_SAFETY: Final = SectionGroup(
    N_("Contact and safety"),
    (
        Section(
            "report",
            N_("Reports"),
            ("number", "received_at", "channel", "reporter_relation", "state"),
            "message",
            "",
        ),
        Section("wish_statement", N_("Wishes"), ("stated_at", "wish", "own_words"), "star"),
        Section(
            "involvement", N_("People"), ("person", "role", "is_safe_contact", "child_relation"), "users"
        ),
        Section(
            "contact_protocol",
            N_("Safe contact"),
            ("state", "language", "last_confirmed_at"),
            "shield-lock",
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
            ("assessed_at", "level", "guideline_level", "assessed_by", "next_due_at"),
            "alert-triangle",
        ),
        Section(
            "safety_plan",
            N_("Safety plan"),
            ("agreed_at", "drawn_up_by", "paper_is_kept_at_post"),
            "clipboard",
        ),
    ),
)
_WORK: Final = SectionGroup(
    N_("Who does what"),
    (
        Section(
            "case_conference",
            N_("Conferences"),
            ("held_at", "medium", "chair", "grounds", "minutes_adopted_at"),
            "calendar",
        ),
        Section("task", N_("Tasks"), ("description", "side", "assignee", "due_on", "state"), "check"),
        Section(
            "track", N_("Tracks noted"), ("kind", "state", "blocked_reason", "waiting_for"), "arrow-right"
        ),
        Section("case_link", N_("Linked cases"), ("linked_case", "relation"), "link"),
        Section(
            "case_access",
            N_("Access"),
            ("user", "kind", "reason", "granted_at", "valid_until", "reported_to_head_at"),
            "lock",
        ),
        Section(
            "provisional_decision",
            N_("Taken alone"),
            ("verb", "decided_by", "ratify_until", "state", "ratified_by", "reason"),
            "alert-circle",
            "",
        ),
    ),
)
_PAPERS: Final = SectionGroup(
    N_("Nationality and papers"),
    (
        Section(
            "nationality_inquiry",
            N_("Nationality"),
            ("person", "acquisition_ground", "loss_signal", "state"),
            "flag",
        ),
        Section(
            "inquiry_step",
            N_("Inquiry steps"),
            ("code", "is_mandatory", "state", "outcome"),
            "list",
            "inquiry",
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
            "custody_situation",
            N_("Custody"),
            ("person", "holders", "protection_measure", "assessed_at"),
            "school",
        ),
        Section(
            "consent",
            N_("Consent"),
            ("person", "giver", "giver_organisation", "document_kind", "state"),
            "edit",
            "person",
        ),
        Section(
            "court_procedure",
            N_("Court procedures"),
            ("person", "route", "lodged_on", "decided_on", "outcome"),
            "gavel",
        ),
        Section(
            "article39_decision",
            N_("Article 39 decisions"),
            ("person", "application", "outcome", "decided_by", "decided_at"),
            "scale",
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
        Section(
            "visa_application",
            N_("Visas"),
            ("number", "person", "kind", "submitted_on", "state"),
            "world",
        ),
        Section(
            "ind_consultation",
            N_("Questions to IND"),
            ("question", "sent_at", "answer", "received_at"),
            "help",
            "visa_application",
        ),
    ),
)
_MEANS: Final = SectionGroup(
    N_("Shelter and money"),
    (
        Section(
            "stay",
            N_("Shelter"),
            ("safehouse", "arrival_on", "planned_departure_on", "nights", "state"),
            "bed",
        ),
        Section(
            "commitment",
            N_("Commitments"),
            ("funding_source", "amount", "euro_amount", "level", "state"),
            "scale",
        ),
        Section(
            "cost_line",
            N_("Costs"),
            ("category", "description", "amount", "euro_amount", "state"),
            "receipt",
        ),
        Section(
            "payment", N_("Payments"), ("cost_line", "amount", "euro_amount", "method", "paid_on"), "coin"
        ),
    ),
)
_HOME: Final = SectionGroup(
    N_("The way home"),
    (
        Section(
            "exit_obstacle",
            N_("Obstacles to leaving"),
            ("kind", "severity", "side", "responsible", "state"),
            "logout",
        ),
        Section(
            "journey",
            N_("Journeys"),
            ("travellers", "reception_confirmed_at", "departure_confirmed_at", "arrival_confirmed_at"),
            "plane",
        ),
        Section(
            "handover",
            N_("Hand-overs"),
            ("receiver_organisation", "receiver_name", "handed_over_at", "accepted_at"),
            "send",
        ),
        Section(
            "aftercare",
            N_("Aftercare"),
            ("receiver_organisation", "handover", "taken_over_at"),
            "heart-handshake",
        ),
    ),
)
_FILE: Final = SectionGroup(
    N_("File"),
    (Section("attachment", N_("Attachments"), ("title", "kind", "dated_on", "language"), "paperclip"),),
)
GROUPS_OF_SECTIONS: Final = (_SAFETY, _WORK, _PAPERS, _MEANS, _HOME, _FILE)
SECTIONS: Final = tuple(section for group in GROUPS_OF_SECTIONS for section in group.sections)


def section_of(type_: str) -> Section | None:
    """Return the section of a type of record, if it has one."""
    return next((each for each in SECTIONS if each.type_ == type_), None)
