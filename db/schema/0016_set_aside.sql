-- What became of a report, and who received it, is counted too: the index holds all that figures of reports ask.

DROP INDEX report_figures;

CREATE INDEX report_figures ON "report" (
  "received_at", "kind", "foreign_link", "source_organisation", "case", "person", "channel", "reporter_relation",
  "reported_phenomenon", "whereabouts", "occurrence", "refers_to_campaign", "country_of_stay", "post", "state",
  "forwarded_to"
);
