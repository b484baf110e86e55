-- The index of search: derived from the rows and built anew whenever its rules change, so it is never exchanged.
-- "keys" are the keys of a record as they stand in search_key, "words" the text that search_text is the index of.

CREATE TABLE searched (
  id INTEGER PRIMARY KEY,
  record BLOB NOT NULL UNIQUE,
  type TEXT NOT NULL,
  names TEXT NOT NULL,
  keys TEXT NOT NULL,
  words TEXT NOT NULL
);

CREATE TABLE search_key (
  key TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (key, id)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_text USING fts5(words, content='searched', content_rowid='id', tokenize="unicode61 remove_diacritics 0");

INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);
