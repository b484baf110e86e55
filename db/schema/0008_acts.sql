-- Who read a file is asked by the record that was read.

CREATE INDEX act_subject ON act (subject) WHERE subject IS NOT NULL;
