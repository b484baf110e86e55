-- What became of each import: counts of each file, as JSON; no names of people or files.

CREATE TABLE import_report (
  id BLOB PRIMARY KEY,
  at TEXT NOT NULL,
  by BLOB NOT NULL,
  files TEXT NOT NULL
);
