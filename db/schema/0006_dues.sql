-- The terms that follow from the records, kept ready for lists and counts. They are made anew from the records
-- whenever the rules change, belong to this store alone and never travel. A "due_on" of '' is every day until done.

CREATE TABLE due (
  record BLOB NOT NULL,
  code TEXT NOT NULL,
  type TEXT NOT NULL,
  due_on TEXT NOT NULL,
  "case" BLOB,
  assignee BLOB,
  owner BLOB,
  side TEXT NOT NULL,
  post TEXT NOT NULL,
  basis TEXT NOT NULL,
  sentence TEXT NOT NULL,
  PRIMARY KEY (record, code)
) WITHOUT ROWID;

CREATE INDEX due_day ON due (due_on, code, type, assignee, owner, side, post, "case");

CREATE INDEX due_case ON due ("case");

CREATE TABLE due_edition (edition TEXT NOT NULL);

CREATE TABLE due_read (device INTEGER PRIMARY KEY, number INTEGER NOT NULL);

CREATE TRIGGER due_case_gone AFTER DELETE ON "case" BEGIN
  DELETE FROM due WHERE "case" = OLD.id; END;

-- What an officer sees first in the morning.

CREATE INDEX case_in_danger ON "case" (state) WHERE direct_danger = 'JA' OR risk_level = 'ACUUT';

CREATE INDEX task_open ON task (assignee, due_on) WHERE state IN ('OPEN', 'BEZIG', 'WACHT');

CREATE INDEX report_open ON report (received_at) WHERE state IN ('NIEUW', 'IN_VERIFICATIE');

CREATE INDEX case_owner ON "case" (owner, state);
