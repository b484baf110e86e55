-- The first schema. Columns of record tables follow the declarations in consulaat/records; a test compares them.
-- One stands beside them: "came", the stamp of the first line of a record, so that lists have one order everywhere.
-- A step that was released is never edited: what changes comes as the next numbered file.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value
) WITHOUT ROWID;

CREATE TABLE device (
  number INTEGER PRIMARY KEY,
  store BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  post TEXT NOT NULL,
  role TEXT NOT NULL,
  card BLOB NOT NULL,
  sign_key TEXT NOT NULL,
  recipient TEXT NOT NULL,
  public_code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by BLOB,
  reason TEXT
);

CREATE TABLE line (
  device INTEGER NOT NULL REFERENCES device (number),
  number INTEGER NOT NULL,
  record BLOB,
  root BLOB,
  text TEXT,
  digest BLOB,
  head BLOB NOT NULL,
  PRIMARY KEY (device, number)
) WITHOUT ROWID;

CREATE INDEX line_record ON line (record);

CREATE INDEX line_root ON line (root);

CREATE TABLE secret (
  root BLOB PRIMARY KEY,
  secret BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE act (
  number INTEGER PRIMARY KEY,
  subject BLOB,
  text TEXT NOT NULL,
  head BLOB NOT NULL
);

CREATE TABLE sealed_value (
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  generation INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (record, field)
) WITHOUT ROWID;

CREATE TABLE conflict (
  id BLOB PRIMARY KEY,
  record BLOB NOT NULL,
  record_type TEXT NOT NULL,
  field TEXT NOT NULL,
  standing TEXT NOT NULL,
  shown INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX conflict_record ON conflict (record);

CREATE TABLE fault (
  record BLOB NOT NULL,
  record_type TEXT NOT NULL,
  field TEXT NOT NULL,
  device INTEGER NOT NULL,
  number INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (record, field, device, number)
) WITHOUT ROWID;

CREATE TABLE bundle (
  sha256 BLOB PRIMARY KEY,
  direction TEXT NOT NULL,
  peer BLOB NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  code TEXT NOT NULL,
  created_at TEXT NOT NULL,
  moved_at TEXT NOT NULL,
  moved_by BLOB NOT NULL,
  changes INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  heads TEXT NOT NULL,
  content BLOB,
  confirmed_at TEXT
);

CREATE INDEX bundle_stream ON bundle (direction, peer, number);

CREATE TABLE alarm (
  code TEXT NOT NULL,
  subject TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  PRIMARY KEY (code, subject)
) WITHOUT ROWID;

CREATE TABLE "user" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "name" TEXT,
  "display_name" TEXT,
  "roles" TEXT,
  "is_active" INTEGER
);

CREATE TABLE "organisation" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "code" TEXT,
  "kind" TEXT,
  "name" TEXT,
  "country" TEXT,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source" TEXT
);

CREATE TABLE "exchange_rate" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "currency" TEXT,
  "units_per_euro" TEXT,
  "kind" TEXT,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source" TEXT
);

CREATE TABLE "funding_source" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "code" TEXT,
  "name" TEXT,
  "rule" TEXT,
  "categories" TEXT,
  "needs_hub_agreement" INTEGER,
  "needs_budget_code" INTEGER,
  "must_be_received_first" INTEGER,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source" TEXT
);

CREATE TABLE "person" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "given_names" TEXT,
  "surname_prefix" TEXT,
  "surname" TEXT,
  "original_script_name" TEXT,
  "born_on" TEXT,
  "birth_place" TEXT,
  "birth_country" TEXT,
  "gender" TEXT,
  "bsn" TEXT,
  "v_number" TEXT,
  "nationalities" TEXT,
  "residence_periods" TEXT,
  "last_municipality" TEXT
);

CREATE TABLE "case" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "number" TEXT,
  "neutral_reference" TEXT,
  "person" BLOB,
  "state" TEXT,
  "owner" BLOB,
  "handling_section" TEXT,
  "direct_danger" TEXT,
  "risk_level" TEXT,
  "established_phenomenon" TEXT,
  "foreign_link" TEXT,
  "concrete" TEXT,
  "not_concrete_confirmed_by" BLOB,
  "abduction_instead" TEXT,
  "whereabouts" TEXT,
  "country_of_stay" TEXT,
  "assistance_basis" TEXT,
  "children_along" INTEGER,
  "consular_assistance_was_given" INTEGER,
  "contact_impossible_reason" TEXT,
  "last_sign_of_life_at" TEXT,
  "first_authority_contact_on" TEXT,
  "first_authority" BLOB,
  "hub_informed_at" TEXT,
  "safe_at_home_informed_at" TEXT,
  "returned_on" TEXT,
  "return_manner" TEXT,
  "closure_reason" TEXT,
  "closure_note" TEXT,
  "closed_at" TEXT,
  "closed_by" BLOB,
  "reopened_count" INTEGER
);

CREATE TABLE "report" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "number" TEXT,
  "received_at" TEXT,
  "time_zone" TEXT,
  "registered_at" TEXT,
  "registered_by" BLOB,
  "channel" TEXT,
  "kind" TEXT,
  "state" TEXT,
  "state_reason" TEXT,
  "owner" BLOB,
  "first_action" BLOB,
  "direct_danger" TEXT,
  "can_be_overheard" TEXT,
  "stated_name" TEXT,
  "stated_born_on" TEXT,
  "stated_age" INTEGER,
  "country_of_stay" TEXT,
  "place_of_stay" TEXT,
  "staying_with" TEXT,
  "callback_instructions" TEXT,
  "must_not_know" TEXT,
  "last_dutch_place" TEXT,
  "trusted_in_netherlands" TEXT,
  "papers_location" TEXT,
  "expected_event" TEXT,
  "expected_on" TEXT,
  "first_words" TEXT,
  "language" TEXT,
  "interpreter_is_needed" INTEGER,
  "reporter_relation" TEXT,
  "source_organisation" BLOB,
  "reported_phenomenon" TEXT,
  "occurrence" TEXT,
  "foreign_link" TEXT,
  "whereabouts" TEXT,
  "children_along" INTEGER,
  "withheld_items" TEXT,
  "campaign" BLOB,
  "refers_to_campaign" INTEGER,
  "person" BLOB,
  "case" BLOB,
  "duplicate_of" BLOB,
  "duplicates_searched_at" TEXT,
  "duplicate_search_result" TEXT,
  "forwarded_to" BLOB,
  "forwarded_at" TEXT
);

CREATE TABLE "involvement" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "person" BLOB,
  "role" TEXT,
  "is_safe_contact" INTEGER,
  "child_relation" TEXT
);

CREATE TABLE "contact_protocol" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "state" TEXT,
  "language" TEXT,
  "interpreter_requirements" TEXT,
  "channels" TEXT,
  "safe_times" TEXT,
  "may_answer" TEXT,
  "must_never_answer" TEXT,
  "voicemail_is_allowed" INTEGER,
  "message_may_be_left" INTEGER,
  "cover_sender_name" TEXT,
  "wrong_voice_response" TEXT,
  "code_word" TEXT,
  "last_confirmed_at" TEXT,
  "compromised_at" TEXT,
  "compromised_reason" TEXT,
  "replaces" BLOB
);

CREATE TABLE "contact" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "direction" TEXT,
  "channel" TEXT,
  "occurred_at" TEXT,
  "time_zone" TEXT,
  "person" BLOB,
  "succeeded" INTEGER,
  "is_own_sign_of_life" INTEGER,
  "protocol_was_followed" INTEGER,
  "deviation_reason" TEXT,
  "code_word_check" TEXT,
  "summary" TEXT
);

CREATE TABLE "risk_assessment" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "assessed_at" TEXT,
  "assessed_by" BLOB,
  "level" TEXT,
  "guideline_level" TEXT,
  "reason" TEXT,
  "below_guideline_reason" TEXT,
  "answers" TEXT,
  "measures" TEXT
);

CREATE TABLE "task" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "report" BLOB,
  "description" TEXT,
  "side" TEXT,
  "assignee" BLOB,
  "due_on" TEXT,
  "track_kind" TEXT,
  "state" TEXT,
  "origin" TEXT,
  "result" TEXT,
  "completed_by" BLOB,
  "completed_at" TEXT
);

CREATE TABLE "evidence" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "person" BLOB,
  "case" BLOB,
  "kind" TEXT,
  "number" TEXT,
  "country" TEXT,
  "authority" TEXT,
  "dated_on" TEXT,
  "original_was_seen" INTEGER,
  "seen_by" BLOB,
  "legalisation" TEXT,
  "translation" TEXT,
  "authenticity" TEXT,
  "proven_facts" TEXT
);

CREATE TABLE "nationality_inquiry" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "person" BLOB,
  "case" BLOB,
  "application" BLOB,
  "state" TEXT,
  "acquisition_ground" TEXT,
  "acquired_on" TEXT,
  "decisive_on" TEXT,
  "loss_signal" TEXT,
  "loss_starts_on" TEXT,
  "earliest_limit_on" TEXT,
  "latest_limit_on" TEXT,
  "applied_rules" TEXT,
  "loss_answers" TEXT,
  "interruptions" TEXT,
  "missing_fact" TEXT,
  "lost_on" TEXT,
  "remedy_text" TEXT,
  "conclusion" TEXT,
  "established_by" BLOB,
  "second_read_by" BLOB,
  "established_at" TEXT
);

CREATE TABLE "inquiry_step" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "inquiry" BLOB,
  "code" TEXT,
  "position" INTEGER,
  "is_mandatory" INTEGER,
  "state" TEXT,
  "not_applicable_reason" TEXT,
  "outcome" TEXT,
  "evidence_items" TEXT
);

CREATE TABLE "travel_document_application" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "number" TEXT,
  "case" BLOB,
  "person" BLOB,
  "applied_on" TEXT,
  "kind" TEXT,
  "state" TEXT,
  "is_urgent" INTEGER,
  "taken_by" BLOB,
  "inquiry" BLOB,
  "identity_evidence_items" TEXT,
  "appeared_in_person" INTEGER,
  "absence_reason" TEXT,
  "fee_settlement" TEXT,
  "alert_answer" TEXT,
  "decision" TEXT,
  "decided_by" BLOB,
  "decided_at" TEXT,
  "second_read_by" BLOB,
  "missing_requirement" TEXT,
  "repair_until" TEXT,
  "issued_on" TEXT,
  "available_on" TEXT,
  "handed_out_at" TEXT,
  "handed_out_by" BLOB,
  "document_number" TEXT,
  "withdrawn_on" TEXT,
  "withdrawal_witness" BLOB
);

CREATE TABLE "travel_document" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "person" BLOB,
  "kind" TEXT,
  "number" TEXT,
  "issuing_country" TEXT,
  "authority" TEXT,
  "issued_on" TEXT,
  "valid_until" TEXT,
  "application" BLOB,
  "possession" TEXT
);

CREATE TABLE "residence_right" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "person" BLOB,
  "kind" TEXT,
  "document_number" TEXT,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "document_is_held" INTEGER,
  "main_residence" TEXT,
  "source" TEXT
);

CREATE TABLE "visa_application" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "number" TEXT,
  "case" BLOB,
  "person" BLOB,
  "kind" TEXT,
  "state" TEXT,
  "submitted_on" TEXT,
  "taken_by" BLOB,
  "appeared_in_person" INTEGER,
  "absence_reason" TEXT,
  "travel_document" BLOB,
  "is_on_separate_sheet" INTEGER,
  "residence_right" BLOB,
  "reason" TEXT,
  "children" TEXT,
  "permit_proof_seen_by" BLOB,
  "decision_due_on" TEXT,
  "decision" TEXT,
  "decided_by" BLOB,
  "decided_at" TEXT,
  "rejection_reasons" TEXT,
  "remedy_text" TEXT,
  "sticker_number" TEXT,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "entries" TEXT,
  "territory" TEXT,
  "handed_out_at" TEXT,
  "used_on" TEXT
);

CREATE TABLE "ind_consultation" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "visa_application" BLOB,
  "question" TEXT,
  "sent_at" TEXT,
  "answer" TEXT,
  "received_at" TEXT,
  "handler" TEXT
);

CREATE TABLE "safehouse" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "code_name" TEXT,
  "country" TEXT,
  "region" TEXT,
  "operator" BLOB,
  "address" TEXT,
  "capacity_women" INTEGER,
  "capacity_men" INTEGER,
  "capacity_children" INTEGER,
  "maximum_nights" INTEGER,
  "tariff_lines" TEXT,
  "approval" TEXT
);

CREATE TABLE "stay" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "safehouse" BLOB,
  "people" TEXT,
  "state" TEXT,
  "requested_by" BLOB,
  "requested_at" TEXT,
  "arrival_on" TEXT,
  "planned_departure_on" TEXT,
  "departure_on" TEXT,
  "nights" INTEGER,
  "approved_nights" INTEGER,
  "approved_by" BLOB,
  "approved_at" TEXT,
  "commitment" BLOB,
  "arrival_confirmed_at" TEXT,
  "departure_confirmed_at" TEXT,
  "end_reason" TEXT
);

CREATE TABLE "commitment" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "funding_source" BLOB,
  "amount" TEXT,
  "rate" TEXT,
  "euro_amount" TEXT,
  "categories" TEXT,
  "valid_until" TEXT,
  "state" TEXT,
  "level" TEXT,
  "requested_by" BLOB,
  "approved_by" BLOB,
  "approved_at" TEXT,
  "is_acute" INTEGER,
  "reason" TEXT
);

CREATE TABLE "cost_line" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "category" TEXT,
  "description" TEXT,
  "state" TEXT,
  "amount" TEXT,
  "exchange_rate" BLOB,
  "rate" TEXT,
  "euro_amount" TEXT,
  "requested_by" BLOB,
  "requested_at" TEXT,
  "approved_by" BLOB,
  "approved_at" TEXT,
  "rejection_reason" TEXT,
  "commitment" BLOB,
  "funding_source" BLOB,
  "incurred_on" TEXT,
  "stay" BLOB
);

CREATE TABLE "payment" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "cost_line" BLOB,
  "commitment" BLOB,
  "amount" TEXT,
  "rate" TEXT,
  "euro_amount" TEXT,
  "method" TEXT,
  "paid_on" TEXT,
  "paid_by" BLOB,
  "beneficiary" BLOB,
  "beneficiary_organisation" BLOB,
  "beneficiary_name" TEXT,
  "iban" TEXT,
  "receipt_is_signed" INTEGER,
  "no_receipt_reason" TEXT
);

CREATE TABLE "campaign" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "name" TEXT,
  "period_from" TEXT,
  "period_until" TEXT,
  "period_text" TEXT,
  "media" TEXT
);

CREATE TABLE "campaign_measurement" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "campaign" BLOB,
  "indicator" TEXT,
  "source_organisation" BLOB,
  "period_from" TEXT,
  "period_until" TEXT,
  "period_text" TEXT,
  "value" INTEGER,
  "per" TEXT,
  "precision" TEXT,
  "note" TEXT
);

CREATE TABLE "attendance_check" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "municipality" BLOB,
  "period_from" TEXT,
  "period_until" TEXT,
  "period_text" TEXT,
  "checked_count" INTEGER,
  "followed_up_count" INTEGER,
  "concrete_count" INTEGER,
  "explained_total" INTEGER
);

CREATE INDEX report_case ON "report" ("case");

CREATE INDEX report_person ON "report" ("person");

CREATE INDEX report_number ON "report" ("number");

CREATE INDEX report_received_at ON "report" ("received_at");

CREATE INDEX case_number ON "case" ("number");

CREATE INDEX case_neutral_reference ON "case" ("neutral_reference");

CREATE INDEX case_person ON "case" ("person");

CREATE INDEX involvement_case ON "involvement" ("case");

CREATE INDEX involvement_person ON "involvement" ("person");

CREATE INDEX contact_protocol_case ON "contact_protocol" ("case");

CREATE INDEX contact_case ON "contact" ("case");

CREATE INDEX risk_assessment_case ON "risk_assessment" ("case");

CREATE INDEX task_case ON "task" ("case");

CREATE INDEX task_report ON "task" ("report");

CREATE INDEX evidence_person ON "evidence" ("person");

CREATE INDEX evidence_case ON "evidence" ("case");

CREATE INDEX nationality_inquiry_person ON "nationality_inquiry" ("person");

CREATE INDEX nationality_inquiry_case ON "nationality_inquiry" ("case");

CREATE INDEX inquiry_step_inquiry ON "inquiry_step" ("inquiry");

CREATE INDEX travel_document_application_person ON "travel_document_application" ("person");

CREATE INDEX travel_document_application_case ON "travel_document_application" ("case");

CREATE INDEX travel_document_application_number ON "travel_document_application" ("number");

CREATE INDEX travel_document_person ON "travel_document" ("person");

CREATE INDEX travel_document_number ON "travel_document" ("number");

CREATE INDEX residence_right_person ON "residence_right" ("person");

CREATE INDEX visa_application_person ON "visa_application" ("person");

CREATE INDEX visa_application_case ON "visa_application" ("case");

CREATE INDEX visa_application_number ON "visa_application" ("number");

CREATE INDEX ind_consultation_visa_application ON "ind_consultation" ("visa_application");

CREATE INDEX stay_case ON "stay" ("case");

CREATE INDEX commitment_case ON "commitment" ("case");

CREATE INDEX cost_line_case ON "cost_line" ("case");

CREATE INDEX payment_case ON "payment" ("case");

CREATE INDEX payment_cost_line ON "payment" ("cost_line");

CREATE INDEX payment_commitment ON "payment" ("commitment");

CREATE INDEX campaign_measurement_campaign ON "campaign_measurement" ("campaign");

CREATE INDEX organisation_code ON "organisation" ("code");

CREATE INDEX user_name ON "user" ("name");

CREATE INDEX safehouse_code_name ON "safehouse" ("code_name");

CREATE INDEX person_bsn ON "person" ("bsn") WHERE "bsn" IS NOT NULL;

CREATE INDEX case_list ON "case" ("state", "changed_at");

CREATE INDEX case_newest ON "case" ("changed_at");

CREATE INDEX report_figures ON "report" (
  "received_at", "kind", "foreign_link", "source_organisation", "case", "person", "channel", "reporter_relation",
  "reported_phenomenon", "whereabouts", "occurrence", "refers_to_campaign", "country_of_stay", "post"
);

CREATE INDEX report_doubles ON "report" ("duplicate_of") WHERE "duplicate_of" IS NOT NULL;

CREATE INDEX report_case_received ON "report" ("case", "received_at");

CREATE INDEX case_figures ON "case" (
  "id", "concrete", "consular_assistance_was_given", "established_phenomenon", "handling_section", "children_along",
  "country_of_stay", "assistance_basis", "closure_reason", "state", "risk_level", "returned_on", "closed_at",
  "created_at", "person", "post"
);

CREATE INDEX case_closed ON "case" ("closed_at", "id") WHERE "closed_at" IS NOT NULL;

CREATE INDEX case_returned ON "case" ("returned_on", "return_manner", "id") WHERE "returned_on" IS NOT NULL;

CREATE INDEX person_figures ON "person" ("id", "gender", "born_on", "nationalities");

CREATE INDEX visa_handed_out ON "visa_application" ("handed_out_at", "kind", "case", "person")
  WHERE "handed_out_at" IS NOT NULL;

CREATE INDEX document_issued ON "travel_document_application" ("issued_on", "kind", "case", "person")
  WHERE "issued_on" IS NOT NULL;

CREATE INDEX document_handed_out ON "travel_document_application" ("handed_out_at", "kind", "case", "person")
  WHERE "handed_out_at" IS NOT NULL;

CREATE INDEX stay_arrival ON "stay" ("arrival_on");

CREATE INDEX cost_line_stay ON "cost_line" ("stay") WHERE "stay" IS NOT NULL;

CREATE INDEX commitment_approved ON "commitment" ("approved_at");

CREATE INDEX payment_paid_on ON "payment" ("paid_on");

CREATE INDEX user_came ON "user" ("came");

CREATE INDEX organisation_came ON "organisation" ("came");

CREATE INDEX exchange_rate_came ON "exchange_rate" ("came");

CREATE INDEX funding_source_came ON "funding_source" ("came");

CREATE INDEX person_came ON "person" ("came");

CREATE INDEX case_came ON "case" ("came");

CREATE INDEX report_came ON "report" ("came");

CREATE INDEX involvement_came ON "involvement" ("came");

CREATE INDEX contact_protocol_came ON "contact_protocol" ("came");

CREATE INDEX contact_came ON "contact" ("came");

CREATE INDEX risk_assessment_came ON "risk_assessment" ("came");

CREATE INDEX task_came ON "task" ("came");

CREATE INDEX evidence_came ON "evidence" ("came");

CREATE INDEX nationality_inquiry_came ON "nationality_inquiry" ("came");

CREATE INDEX inquiry_step_came ON "inquiry_step" ("came");

CREATE INDEX travel_document_application_came ON "travel_document_application" ("came");

CREATE INDEX travel_document_came ON "travel_document" ("came");

CREATE INDEX residence_right_came ON "residence_right" ("came");

CREATE INDEX visa_application_came ON "visa_application" ("came");

CREATE INDEX ind_consultation_came ON "ind_consultation" ("came");

CREATE INDEX safehouse_came ON "safehouse" ("came");

CREATE INDEX stay_came ON "stay" ("came");

CREATE INDEX commitment_came ON "commitment" ("came");

CREATE INDEX cost_line_came ON "cost_line" ("came");

CREATE INDEX payment_came ON "payment" ("came");

CREATE INDEX campaign_came ON "campaign" ("came");

CREATE INDEX campaign_measurement_came ON "campaign_measurement" ("came");

CREATE INDEX attendance_check_came ON "attendance_check" ("came");

CREATE INDEX visa_application_state ON visa_application (state);

CREATE INDEX travel_document_application_state ON travel_document_application (state);

CREATE INDEX nationality_inquiry_state ON nationality_inquiry (state);
