-- What keeps a person from leaving a country.

CREATE TABLE "exit_obstacle" (
  "id" BLOB PRIMARY KEY,
  "came" BLOB NOT NULL,
  "version" INTEGER,
  "created_at" TEXT,
  "created_by" BLOB,
  "changed_at" TEXT,
  "changed_by" BLOB,
  "post" TEXT,
  "case" BLOB,
  "person" BLOB,
  "kind" TEXT,
  "severity" TEXT,
  "state" TEXT,
  "solution" TEXT,
  "responsible" BLOB,
  "side" TEXT,
  "resolved_at" TEXT,
  "accepted_by" BLOB
);

CREATE INDEX exit_obstacle_case ON "exit_obstacle" ("case");

CREATE INDEX exit_obstacle_person ON "exit_obstacle" ("person");

CREATE INDEX exit_obstacle_came ON "exit_obstacle" ("came");
