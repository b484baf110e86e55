-- What the proof of destruction tells.

ALTER TABLE "destruction_list" ADD COLUMN "withdrawn_by" BLOB;

ALTER TABLE "destruction_list" ADD COLUMN "destroyed" TEXT;

ALTER TABLE "destruction_list" ADD COLUMN "left_out" TEXT;

ALTER TABLE "destruction_list" ADD COLUMN "record_count" INTEGER;

ALTER TABLE "destruction_list" ADD COLUMN "line_count" INTEGER;

ALTER TABLE "destruction_list" ADD COLUMN "head_before" TEXT;

ALTER TABLE "destruction_list" ADD COLUMN "backups" TEXT;
