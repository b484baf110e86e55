-- Attachments: the record, and the bytes in a table of their own, each content once under its SHA-256 in pieces.

CREATE TABLE "attachment" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "title" TEXT,
  "media_kind" TEXT,
  "sha256" TEXT,
  "size_bytes" INTEGER,
  "kind" TEXT,
  "case" BLOB,
  "person" BLOB,
  "subject_kind" TEXT,
  "subject" BLOB,
  "dated_on" TEXT,
  "origin" TEXT,
  "language" TEXT,
  "translation_of" BLOB,
  "evidential_value" TEXT,
  "may_be_bundled" INTEGER,
  "may_be_printed" INTEGER,
  "original_holder" TEXT,
  "original_returned_on" TEXT
);

CREATE INDEX attachment_came ON "attachment" ("came");

CREATE INDEX attachment_case ON "attachment" ("case");

CREATE INDEX attachment_person ON "attachment" ("person");

CREATE INDEX attachment_sha256 ON "attachment" ("sha256");

CREATE TABLE blob (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL
);

CREATE TABLE blob_piece (
  blob INTEGER NOT NULL REFERENCES blob (number),
  place INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (blob, place)
);

CREATE TABLE blob_exchanged (
  peer BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  bundle BLOB,
  PRIMARY KEY (peer, sha256)
) WITHOUT ROWID;

CREATE INDEX blob_exchanged_sha256 ON blob_exchanged (sha256);
