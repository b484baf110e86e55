-- Reports that became no case, counted with where they went.

CREATE INDEX report_set_aside ON "report" ("received_at", "state", "forwarded_to", "kind")
WHERE "state" IN ('DOORGEZET', 'DUBBEL', 'ONGEGROND');
