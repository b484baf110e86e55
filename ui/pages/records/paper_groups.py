"""In which order a person fills in what belongs to nationality, documents and visas; no Qt."""

from typing import Final

from resources.texts import N_

PAPER_GROUPS: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "nationality_inquiry": (
        (N_("Whose nationality"), ("person", "application")),
        (N_("How it was acquired"), ("acquisition_ground", "acquired_on", "decisive_on")),
        (N_("Whether it was lost"), ("loss_answers", "interruptions", "lost_on")),
        (N_("The conclusion"), ("missing_fact", "conclusion", "remedy_text", "second_read_by")),
    ),
    "evidence": (
        (
            N_("What it is"),
            ("person", "kind", "number", "country", "authority", "dated_on", "proven_facts"),
        ),
        (
            N_("Whether it can be trusted"),
            ("original_was_seen", "seen_by", "legalisation", "translation", "authenticity"),
        ),
    ),
    "travel_document_application": (
        (N_("Who asks for what"), ("person", "kind", "applied_on", "is_urgent")),
        (
            N_("Who stands at the desk"),
            (
                "appeared_in_person",
                "absence_reason",
                "identity_evidence_items",
                "inquiry",
                "alert_answer",
                "fee_settlement",
                "second_read_by",
            ),
        ),
        (
            N_("When something is missing or takes longer"),
            (
                "missing_requirement",
                "repair_until",
                "hold_requested_on",
                "term_is_extended",
                "extension_notified_on",
                "partner_consulted_on",
                "partner_answered_on",
                "intention_notified_on",
            ),
        ),
        (
            N_("The document"),
            (
                "issued_on",
                "document_number",
                "available_on",
                "handed_out_at",
                "withdrawn_on",
                "withdrawal_witness",
            ),
        ),
    ),
    "visa_application": (
        (N_("Who asks for what"), ("person", "kind", "submitted_on", "reason", "children")),
        (
            N_("Who stands at the desk"),
            (
                "appeared_in_person",
                "absence_reason",
                "travel_document",
                "is_on_separate_sheet",
                "residence_right",
                "permit_proof_seen_by",
            ),
        ),
        (N_("The decision"), ("term_is_extended", "rejection_reasons", "remedy_text")),
        (
            N_("The sticker"),
            (
                "sticker_number",
                "valid_from",
                "valid_until",
                "entries",
                "territory",
                "handed_out_at",
                "used_on",
            ),
        ),
    ),
    "court_procedure": (
        (N_("The request"), ("person", "route", "requested_by_side", "requested_by_person", "court")),
        (N_("When"), ("planned_on", "lodged_on", "decided_on", "final_on")),
        (N_("The ruling"), ("outcome", "ruling_number", "limits", "ruling")),
    ),
}
