-- Those whom helping endangers are counted before each sending.

CREATE INDEX involvement_endangered ON "involvement" ("is_endangered_by_helping", "came")
WHERE "is_endangered_by_helping" IS NOT NULL;
