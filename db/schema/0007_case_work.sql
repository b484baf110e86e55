-- Case work: conferences, wishes, links, tracks, safety plans, the way home, access, and what is kept how long.

ALTER TABLE "case" ADD COLUMN "deputy" BLOB;

ALTER TABLE "case" ADD COLUMN "headquarters_officer" BLOB;

ALTER TABLE "case" ADD COLUMN "hub_contact" TEXT;

ALTER TABLE "case" ADD COLUMN "is_very_complex" INTEGER;

ALTER TABLE "case" ADD COLUMN "retention_class" TEXT;

ALTER TABLE "case" ADD COLUMN "is_on_legal_hold" INTEGER;

ALTER TABLE "case" ADD COLUMN "other_phenomena" TEXT;

ALTER TABLE "case" ADD COLUMN "place_of_stay" TEXT;

ALTER TABLE "case" ADD COLUMN "knows_dutch_nationality" TEXT;

ALTER TABLE "case" ADD COLUMN "dual_nationality" TEXT;

ALTER TABLE "case" ADD COLUMN "wish" TEXT;

ALTER TABLE "case" ADD COLUMN "assistance_impossible_reason" TEXT;

ALTER TABLE "case" ADD COLUMN "welfare_options_considered" TEXT;

ALTER TABLE "case" ADD COLUMN "hub_information_basis" TEXT;

ALTER TABLE "report" ADD COLUMN "reporter" TEXT;

ALTER TABLE "report" ADD COLUMN "reporter_is_anonymous" INTEGER;

ALTER TABLE "report" ADD COLUMN "foreign_link_note" TEXT;

ALTER TABLE "report" ADD COLUMN "location_is_certain" INTEGER;

ALTER TABLE "report" ADD COLUMN "case_link_is_sealed" INTEGER;

ALTER TABLE "report" ADD COLUMN "forwarding_organisation" BLOB;

ALTER TABLE "report" ADD COLUMN "information_given" TEXT;

ALTER TABLE "involvement" ADD COLUMN "is_main" INTEGER;

ALTER TABLE "involvement" ADD COLUMN "identity_is_sealed" INTEGER;

ALTER TABLE "involvement" ADD COLUMN "note" TEXT;

ALTER TABLE "contact_protocol" ADD COLUMN "unsafe_times" TEXT;

ALTER TABLE "contact_protocol" ADD COLUMN "cover_story" TEXT;

ALTER TABLE "contact_protocol" ADD COLUMN "duress_word" TEXT;

ALTER TABLE "contact_protocol" ADD COLUMN "proof_question" TEXT;

ALTER TABLE "contact_protocol" ADD COLUMN "proof_answer" TEXT;

ALTER TABLE "contact_protocol" ADD COLUMN "intermediary" BLOB;

ALTER TABLE "contact_protocol" ADD COLUMN "valid_until" TEXT;

ALTER TABLE "contact" ADD COLUMN "organisation" BLOB;

ALTER TABLE "contact" ADD COLUMN "intermediary" BLOB;

ALTER TABLE "contact" ADD COLUMN "duration_minutes" INTEGER;

ALTER TABLE "contact" ADD COLUMN "failure_reason" TEXT;

ALTER TABLE "contact" ADD COLUMN "released_by" BLOB;

ALTER TABLE "contact" ADD COLUMN "proof_answer_was_wrong" INTEGER;

ALTER TABLE "contact" ADD COLUMN "duress_word_was_used" INTEGER;

ALTER TABLE "contact" ADD COLUMN "verbatim" TEXT;

ALTER TABLE "contact" ADD COLUMN "follow_up" BLOB;

ALTER TABLE "risk_assessment" ADD COLUMN "facts" TEXT;

ALTER TABLE "risk_assessment" ADD COLUMN "judgement" TEXT;

ALTER TABLE "risk_assessment" ADD COLUMN "staff_risk" TEXT;

ALTER TABLE "risk_assessment" ADD COLUMN "helper_organisation_risk" TEXT;

ALTER TABLE "risk_assessment" ADD COLUMN "occasion" TEXT;

ALTER TABLE "risk_assessment" ADD COLUMN "next_due_at" TEXT;

ALTER TABLE "risk_assessment" ADD COLUMN "residual_risk_accepted_by" BLOB;

ALTER TABLE "task" ADD COLUMN "conference" BLOB;

ALTER TABLE "task" ADD COLUMN "outside_assignee" TEXT;

ALTER TABLE "task" ADD COLUMN "due_at" TEXT;

ALTER TABLE "task" ADD COLUMN "deviation_reason" TEXT;

CREATE TABLE "wish_statement" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "wish" TEXT,
  "stated_at" TEXT,
  "own_words" TEXT,
  "contact" BLOB
);

CREATE INDEX wish_statement_case ON "wish_statement" ("case");

CREATE INDEX wish_statement_came ON "wish_statement" ("came");

CREATE TABLE "case_link" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "linked_case" BLOB,
  "relation" TEXT
);

CREATE INDEX case_link_case ON "case_link" ("case");

CREATE INDEX case_link_came ON "case_link" ("came");

CREATE TABLE "case_conference" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "held_at" TEXT,
  "medium" TEXT,
  "chair" BLOB,
  "participants" TEXT,
  "grounds" TEXT,
  "occasion" TEXT,
  "discussed" TEXT,
  "decisions" TEXT,
  "next_conference_at" TEXT,
  "minutes_adopted_by" BLOB,
  "minutes_adopted_at" TEXT
);

CREATE INDEX case_conference_case ON "case_conference" ("case");

CREATE INDEX case_conference_came ON "case_conference" ("came");

CREATE TABLE "track" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "kind" TEXT,
  "state" TEXT,
  "blocked_reason" TEXT,
  "blocked_on" TEXT,
  "waiting_for" TEXT,
  "completed_by" BLOB,
  "completed_at" TEXT
);

CREATE INDEX track_case ON "track" ("case");

CREATE INDEX track_came ON "track" ("came");

CREATE TABLE "safety_plan" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "sections" TEXT,
  "agreed_at" TEXT,
  "drawn_up_by" BLOB,
  "paper_is_kept_at_post" INTEGER
);

CREATE INDEX safety_plan_case ON "safety_plan" ("case");

CREATE INDEX safety_plan_came ON "safety_plan" ("came");

CREATE TABLE "journey" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "travellers" TEXT,
  "legs" TEXT,
  "booking_name" TEXT,
  "escort" TEXT,
  "ticket_source" BLOB,
  "go_checks" TEXT,
  "met_by_name" TEXT,
  "border_police_is_informed" INTEGER,
  "departure_confirmed_at" TEXT,
  "arrival_confirmed_at" TEXT,
  "arrival_confirmed_by_name" TEXT,
  "reception_confirmed_at" TEXT,
  "reception_confirmed_by_name" TEXT,
  "fallback_place" TEXT,
  "duty_officer" BLOB,
  "lone_minor_arrangement" TEXT
);

CREATE INDEX journey_case ON "journey" ("case");

CREATE INDEX journey_came ON "journey" ("came");

CREATE TABLE "handover" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "receiver_name" TEXT,
  "receiver_organisation" BLOB,
  "handed_over_at" TEXT,
  "accepted_at" TEXT,
  "accepted_by_name" TEXT,
  "summary" TEXT,
  "risk" TEXT,
  "open_matters" TEXT,
  "attachments" TEXT,
  "basis" TEXT
);

CREATE INDEX handover_case ON "handover" ("case");

CREATE INDEX handover_came ON "handover" ("came");

CREATE TABLE "aftercare" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "handover" BLOB,
  "receiver_organisation" BLOB,
  "taken_over_at" TEXT,
  "items" TEXT
);

CREATE INDEX aftercare_case ON "aftercare" ("case");

CREATE INDEX aftercare_came ON "aftercare" ("came");

CREATE TABLE "duplicate_decision" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "person" BLOB,
  "other_person" BLOB,
  "outcome" TEXT,
  "decided_by" BLOB,
  "decided_at" TEXT,
  "reason" TEXT,
  "undone_by" BLOB,
  "undone_at" TEXT
);

CREATE INDEX duplicate_decision_person ON "duplicate_decision" ("person");

CREATE INDEX duplicate_decision_came ON "duplicate_decision" ("came");

CREATE TABLE "case_access" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "user" BLOB,
  "kind" TEXT,
  "sealed_groups" TEXT,
  "reason" TEXT,
  "granted_by" BLOB,
  "granted_at" TEXT,
  "valid_until" TEXT,
  "reported_to_head_at" TEXT
);

CREATE INDEX case_access_case ON "case_access" ("case");

CREATE INDEX case_access_came ON "case_access" ("came");

CREATE TABLE "provisional_decision" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "subject_kind" TEXT,
  "subject" BLOB,
  "verb" TEXT,
  "decided_by" BLOB,
  "decided_at" TEXT,
  "is_acute" INTEGER,
  "ratify_until" TEXT,
  "state" TEXT,
  "ratified_by" BLOB,
  "ratified_at" TEXT,
  "reason" TEXT
);

CREATE INDEX provisional_decision_case ON "provisional_decision" ("case");

CREATE INDEX provisional_decision_subject ON "provisional_decision" ("subject");

CREATE INDEX provisional_decision_came ON "provisional_decision" ("came");

CREATE TABLE "destruction_list" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "retention_class" TEXT,
  "state" TEXT,
  "subjects" TEXT,
  "proposed_by" BLOB,
  "proposed_at" TEXT,
  "approved_by" BLOB,
  "approved_at" TEXT,
  "carried_out_by" BLOB,
  "carried_out_at" TEXT,
  "reason" TEXT
);

CREATE INDEX destruction_list_came ON "destruction_list" ("came");
