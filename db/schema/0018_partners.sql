-- Partners: where they are and how they are reached, who of their people takes part, what is asked of them.

ALTER TABLE "organisation" ADD COLUMN "region" TEXT;

ALTER TABLE "organisation" ADD COLUMN "contact_details" TEXT;

ALTER TABLE "organisation" ADD COLUMN "contact_is_sealed" INTEGER;

ALTER TABLE "organisation" ADD COLUMN "sealed_contact_details" TEXT;

ALTER TABLE "involvement" ADD COLUMN "organisation" BLOB;

ALTER TABLE "involvement" ADD COLUMN "contact_instructions" TEXT;

ALTER TABLE "involvement" ADD COLUMN "is_endangered_by_helping" TEXT;

ALTER TABLE "task" ADD COLUMN "organisation" BLOB;

ALTER TABLE "task" ADD COLUMN "term" TEXT;

CREATE INDEX involvement_organisation ON "involvement" ("organisation", "came") WHERE "organisation" IS NOT NULL;

CREATE INDEX contact_organisation ON "contact" ("organisation", "came") WHERE "organisation" IS NOT NULL;

CREATE INDEX report_source ON "report" ("source_organisation", "came") WHERE "source_organisation" IS NOT NULL;

CREATE INDEX report_forwarded ON "report" ("forwarded_to", "came") WHERE "forwarded_to" IS NOT NULL;

CREATE INDEX handover_receiver ON "handover" ("receiver_organisation", "came");

CREATE INDEX aftercare_receiver ON "aftercare" ("receiver_organisation", "came")
WHERE "receiver_organisation" IS NOT NULL;

CREATE INDEX task_organisation ON "task" ("organisation", "came") WHERE "organisation" IS NOT NULL;
