"""In which order a person fills in a record, and under which headings; no Qt."""

from typing import Final

from resources.texts import N_
from ui.pages.records.paper_groups import PAPER_GROUPS

GROUPS: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
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
            (
                "given_names",
                "surname_prefix",
                "surname",
                "original_script_name",
                "transliterations",
                "aliases",
                "preferred_name",
                "partner_surname",
                "name_usage",
                "noble_title",
            ),
        ),
        (
            N_("Birth"),
            (
                "born_on",
                "birth_date_source",
                "birth_place",
                "birth_country",
                "gender",
                "original_calendar",
                "original_birth_date",
                "died_on",
            ),
        ),
        (
            N_("Nationality and numbers"),
            ("nationalities", "bsn", "bsn_is_unknown", "v_number", "administration_number"),
        ),
        (N_("Family"), ("marital_status", "marriages", "is_under_adult_guardianship")),
        (
            N_("In the Netherlands"),
            (
                "last_municipality",
                "dutch_address",
                "registration_status",
                "left_netherlands_on",
                "residence_periods",
            ),
        ),
        (
            N_("How the person is reached and known"),
            ("languages", "phones", "email_addresses", "height_centimetres", "eye_colour"),
        ),
        (
            N_("Only where it is needed, with purpose and legal basis"),
            ("health", "pregnant", "disability", "sexual_orientation", "relevant_religion"),
        ),
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
    "attendance_check": (
        (N_("Whose count, over what"), ("municipality", "period_from", "period_until", "period_text")),
        (
            N_("What was counted"),
            ("checked_count", "followed_up_count", "concrete_count", "explained_total", "explained"),
        ),
    ),
    "organisation": (
        (N_("Who they are"), ("code", "name", "kind", "country", "region")),
        (N_("How they are reached"), ("contact_details", "contact_is_sealed")),
    ),
    "involvement": (
        (
            N_("Who, and what in this case"),
            ("person", "role", "is_main", "organisation", "child_relation", "note"),
        ),
        (
            N_("Is it safe"),
            (
                "is_safe_contact",
                "is_endangered_by_helping",
                "contact_instructions",
                "identity_is_sealed",
            ),
        ),
    ),
    "task": (
        (
            N_("What to do, and for whom"),
            ("description", "side", "organisation", "assignee", "outside_assignee"),
        ),
        (N_("When"), ("due_on", "due_at", "term", "track_kind")),
    ),
    "contact_protocol": (
        (
            N_("Who may know, and who must never"),
            ("must_never_answer", "may_answer", "intermediary"),
        ),
        (N_("Ways and times"), ("channels", "safe_times", "unsafe_times")),
        (
            N_("What is said"),
            (
                "language",
                "interpreter_requirements",
                "voicemail_is_allowed",
                "message_may_be_left",
                "cover_sender_name",
                "cover_story",
                "wrong_voice_response",
            ),
        ),
        (
            N_("How to know that it is really the person"),
            ("code_word", "duress_word", "proof_question", "proof_answer"),
        ),
        (
            N_("How long this holds"),
            ("last_confirmed_at", "valid_until", "compromised_reason", "replaces"),
        ),
    ),
    "contact": (
        (
            N_("What happened"),
            (
                "direction",
                "channel",
                "occurred_at",
                "person",
                "organisation",
                "intermediary",
                "succeeded",
                "failure_reason",
            ),
        ),
        (
            N_("Is it safe"),
            (
                "duress_word_was_used",
                "code_word_check",
                "proof_answer_was_wrong",
                "is_own_sign_of_life",
                "protocol_was_followed",
                "released_by",
                "deviation_reason",
            ),
        ),
        (N_("What was said"), ("summary", "verbatim")),
    ),
    "case_conference": (
        (N_("The conference"), ("held_at", "medium", "chair", "participants", "grounds", "occasion")),
        (N_("What was said"), ("discussed", "decisions", "next_conference_at")),
    ),
    "safety_plan": (
        (N_("Agreed"), ("drawn_up_by", "agreed_at", "paper_is_kept_at_post")),
        (N_("What to do, part by part"), ("sections",)),
    ),
    "risk_assessment": (
        (N_("Indicators"), ("answers",)),
        (N_("Level"), ("level", "below_guideline_reason", "reason")),
        (N_("Facts and judgement"), ("facts", "judgement", "staff_risk", "helper_organisation_risk")),
        (N_("What is done"), ("measures", "occasion", "assessed_at", "residual_risk_accepted_by")),
    ),
    "custody_situation": (
        (N_("Who has custody"), ("person", "holders")),
        (N_("Protection of the child"), ("protection_measure", "protection_until", "ruling_number")),
        (N_("Abroad"), ("foreign_custody_decision", "jurisdiction_note")),
    ),
    "consent": (
        (N_("Whose consent, for what"), ("person", "giver", "giver_organisation", "application")),
        (N_("Is it safe to ask"), ("unsafe_reason",)),
        (
            N_("Once it is given"),
            ("giver_identity_is_established", "written_consent", "given_on", "court_procedure"),
        ),
    ),
    "article39_decision": (
        (N_("Whose document"), ("person", "application")),
        (
            N_("What was established"),
            ("identity_is_established", "nationality_is_established", "custody_research", "consent_danger"),
        ),
        (N_("The child"), ("child_was_heard", "hearing_manner", "child_own_words", "best_interest_weighing")),
        (
            N_("The court, the route and the reception"),
            ("court_requester", "court_request_on", "court_procedure", "travel_route", "reception"),
        ),
        (N_("The decision"), ("outcome",)),
    ),
    "stay": (
        (N_("Who stays where"), ("safehouse", "people")),
        (
            N_("From when to when"),
            ("arrival_on", "planned_departure_on", "approved_nights", "commitment"),
        ),
        (
            N_("How it went"),
            ("arrival_confirmed_at", "departure_on", "departure_confirmed_at", "end_reason"),
        ),
    ),
    "journey": (
        (N_("Who travels, and how"), ("travellers", "legs", "booking_name", "escort", "ticket_source")),
        (
            N_("Reception in the Netherlands"),
            (
                "met_by_name",
                "border_police_is_informed",
                "reception_confirmed_at",
                "reception_confirmed_by_name",
            ),
        ),
        (N_("Go or no-go"), ("go_checks", "fallback_place", "duty_officer", "lone_minor_arrangement")),
        (
            N_("On the day itself"),
            ("departure_confirmed_at", "arrival_confirmed_at", "arrival_confirmed_by_name"),
        ),
    ),
    "handover": (
        (N_("To whom"), ("receiver_organisation", "receiver_name", "basis")),
        (N_("What they must know"), ("summary", "risk", "open_matters", "attachments")),
        (N_("Given and taken over"), ("handed_over_at", "accepted_at", "accepted_by_name")),
    ),
    "aftercare": (
        (N_("Who took over"), ("receiver_organisation", "handover", "taken_over_at")),
        (N_("What was taken over"), ("items",)),
    ),
    **PAPER_GROUPS,
}
