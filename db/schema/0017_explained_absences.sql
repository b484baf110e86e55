-- School attendance checks: how the explained absences divide over the explanations, as far as the source says.

ALTER TABLE "attendance_check" ADD COLUMN "explained" TEXT;
