-- What is asked of partners, and what they did last, without a look at every task and contact.

CREATE INDEX task_asked ON "task" ("organisation", "side", "case", "due_on", "state", "created_by", "id")
WHERE "state" IN ('OPEN', 'BEZIG', 'WACHT');

CREATE INDEX contact_told ON "contact" ("organisation", "direction", "came", "case", "created_by")
WHERE "organisation" IS NOT NULL;
