-- What was destroyed and must not come back: digests of the ids of cases, persons and their records, and of no name.
-- Their lines keep number, digest and head in "line"; content, record, root and secret are gone. The head of a line
-- that came after its secret was destroyed is not known here: it is empty until the next one that is.

CREATE TABLE destroyed (
  id BLOB PRIMARY KEY
) WITHOUT ROWID;

ALTER TABLE "case" ADD COLUMN "legal_hold_reason" TEXT;
