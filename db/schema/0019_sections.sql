-- Sections: of which section of the post someone is, and whether they were hired on the spot.

ALTER TABLE "user" ADD COLUMN "section" TEXT;

ALTER TABLE "user" ADD COLUMN "is_local_staff" INTEGER DEFAULT 0;

CREATE INDEX case_section ON "case" ("handling_section") WHERE "handling_section" IS NOT NULL;
