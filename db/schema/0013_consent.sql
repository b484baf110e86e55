-- Custody of minors, the consent of each custodian, and what comes in its place: a court, or article 39.

CREATE TABLE "custody_situation" (
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
  "holders" TEXT,
  "protection_measure" TEXT,
  "protection_until" TEXT,
  "ruling_number" TEXT,
  "foreign_custody_decision" TEXT,
  "jurisdiction_note" TEXT,
  "assessed_by" BLOB,
  "assessed_at" TEXT
);

CREATE INDEX custody_situation_person ON "custody_situation" ("person");

CREATE INDEX custody_situation_case ON "custody_situation" ("case");

CREATE INDEX custody_situation_came ON "custody_situation" ("came");

CREATE TABLE "consent" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "person" BLOB,
  "application" BLOB,
  "giver" BLOB,
  "giver_organisation" BLOB,
  "document_kind" TEXT,
  "state" TEXT,
  "written_consent" BLOB,
  "giver_identity_is_established" INTEGER,
  "covers_one_application" INTEGER,
  "given_on" TEXT,
  "withdrawn_on" TEXT,
  "unsafe_reason" TEXT,
  "court_procedure" BLOB
);

CREATE INDEX consent_person ON "consent" ("person");

CREATE INDEX consent_application ON "consent" ("application");

CREATE INDEX consent_giver ON "consent" ("giver");

CREATE INDEX consent_came ON "consent" ("came");

CREATE TABLE "court_procedure" (
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
  "route" TEXT,
  "requested_by_side" TEXT,
  "requested_by_person" BLOB,
  "court" BLOB,
  "planned_on" TEXT,
  "lodged_on" TEXT,
  "decided_on" TEXT,
  "final_on" TEXT,
  "outcome" TEXT,
  "ruling_number" TEXT,
  "limits" TEXT,
  "ruling" BLOB
);

CREATE INDEX court_procedure_case ON "court_procedure" ("case");

CREATE INDEX court_procedure_person ON "court_procedure" ("person");

CREATE INDEX court_procedure_came ON "court_procedure" ("came");

CREATE TABLE "article39_decision" (
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
  "application" BLOB,
  "identity_is_established" INTEGER,
  "nationality_is_established" INTEGER,
  "custody_research" TEXT,
  "consent_danger" TEXT,
  "child_was_heard" INTEGER,
  "hearing_manner" TEXT,
  "child_own_words" TEXT,
  "best_interest_weighing" TEXT,
  "court_requester" TEXT,
  "court_request_on" TEXT,
  "court_procedure" BLOB,
  "travel_route" TEXT,
  "reception" TEXT,
  "outcome" TEXT,
  "decided_by" BLOB,
  "decided_at" TEXT
);

CREATE INDEX article39_decision_case ON "article39_decision" ("case");

CREATE INDEX article39_decision_person ON "article39_decision" ("person");

CREATE INDEX article39_decision_came ON "article39_decision" ("came");
