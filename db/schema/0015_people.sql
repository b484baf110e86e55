-- People: names in use, numbers, marriages, home, how they are reached, and what the law protects most.

ALTER TABLE "person" ADD COLUMN "noble_title" TEXT;

ALTER TABLE "person" ADD COLUMN "preferred_name" TEXT;

ALTER TABLE "person" ADD COLUMN "partner_surname" TEXT;

ALTER TABLE "person" ADD COLUMN "name_usage" TEXT;

ALTER TABLE "person" ADD COLUMN "transliterations" TEXT;

ALTER TABLE "person" ADD COLUMN "aliases" TEXT;

ALTER TABLE "person" ADD COLUMN "languages" TEXT;

ALTER TABLE "person" ADD COLUMN "birth_date_source" TEXT;

ALTER TABLE "person" ADD COLUMN "original_calendar" TEXT;

ALTER TABLE "person" ADD COLUMN "original_birth_date" TEXT;

ALTER TABLE "person" ADD COLUMN "height_centimetres" INTEGER;

ALTER TABLE "person" ADD COLUMN "eye_colour" TEXT;

ALTER TABLE "person" ADD COLUMN "died_on" TEXT;

ALTER TABLE "person" ADD COLUMN "bsn_is_unknown" INTEGER;

ALTER TABLE "person" ADD COLUMN "administration_number" TEXT;

ALTER TABLE "person" ADD COLUMN "marital_status" TEXT;

ALTER TABLE "person" ADD COLUMN "marriages" TEXT;

ALTER TABLE "person" ADD COLUMN "is_under_adult_guardianship" INTEGER;

ALTER TABLE "person" ADD COLUMN "dutch_address" TEXT;

ALTER TABLE "person" ADD COLUMN "left_netherlands_on" TEXT;

ALTER TABLE "person" ADD COLUMN "registration_status" TEXT;

ALTER TABLE "person" ADD COLUMN "phones" TEXT;

ALTER TABLE "person" ADD COLUMN "email_addresses" TEXT;

ALTER TABLE "person" ADD COLUMN "health" TEXT;

ALTER TABLE "person" ADD COLUMN "pregnant" TEXT;

ALTER TABLE "person" ADD COLUMN "disability" TEXT;

ALTER TABLE "person" ADD COLUMN "sexual_orientation" TEXT;

ALTER TABLE "person" ADD COLUMN "relevant_religion" TEXT;

ALTER TABLE "campaign" ADD COLUMN "target_group" TEXT;
