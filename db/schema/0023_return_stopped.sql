-- Why a planned return was cancelled, or a journey broken off.

ALTER TABLE "case" ADD COLUMN "return_stopped_reason" TEXT;
