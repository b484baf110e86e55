-- Numbered empty intake sheets, so that no report gets a number that lies on paper; and why adopted minutes changed.

CREATE TABLE "intake_sheet" (
  "number" TEXT PRIMARY KEY,
  "printed_at" TEXT NOT NULL,
  "printed_by" BLOB NOT NULL
) WITHOUT ROWID;

ALTER TABLE "case_conference" ADD COLUMN "reopened_reason" TEXT;
