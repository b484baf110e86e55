-- What a user left lying on the desk: drafts, recent cases, saved views. It belongs to this store and never travels.

CREATE TABLE remembered (
  user BLOB NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (user, name)
) WITHOUT ROWID;
