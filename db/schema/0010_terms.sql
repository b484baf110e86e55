-- Terms: days an authority does or does not work, what extends or starts a term, and until when someone is posted.

CREATE TABLE "holiday" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "calendar" TEXT,
  "falls_on" TEXT,
  "name" TEXT,
  "is_worked" INTEGER,
  "valid_from" TEXT,
  "valid_until" TEXT,
  "source" TEXT
);

CREATE INDEX holiday_came ON "holiday" ("came");

ALTER TABLE "user" ADD COLUMN "posted_from" TEXT;

ALTER TABLE "user" ADD COLUMN "posted_until" TEXT;

ALTER TABLE "travel_document_application" ADD COLUMN "term_is_extended" INTEGER;

ALTER TABLE "travel_document_application" ADD COLUMN "extension_notified_on" TEXT;

ALTER TABLE "travel_document_application" ADD COLUMN "intention_notified_on" TEXT;

ALTER TABLE "travel_document_application" ADD COLUMN "hold_requested_on" TEXT;

ALTER TABLE "travel_document_application" ADD COLUMN "partner_consulted_on" TEXT;

ALTER TABLE "travel_document_application" ADD COLUMN "partner_answered_on" TEXT;

-- What someone holds is asked before they leave.

CREATE INDEX case_deputy ON "case" ("deputy") WHERE "deputy" IS NOT NULL;

CREATE INDEX case_headquarters_officer ON "case" ("headquarters_officer") WHERE "headquarters_officer" IS NOT NULL;

ALTER TABLE "visa_application" ADD COLUMN "term_is_extended" INTEGER;
