-- Narrow rows that the lists of cases and persons sort and filter: an encrypted case is wide, and reading a
-- hundred thousand of them takes seconds. Triggers keep them in step with the records, whoever writes those.
-- "sort_name" is the name, surname first, without marks above or below its letters, so that Ö stands with O.
-- Danger is a rank: 0 is now, 1 to 5 are the levels of risk from the greatest down, nothing is not assessed.

CREATE TABLE person_row (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  original_script_name TEXT,
  born_on TEXT,
  birth_place TEXT,
  birth_country TEXT,
  gender TEXT,
  last_municipality TEXT,
  post TEXT,
  created_at TEXT,
  created_by BLOB,
  changed_at TEXT
);

CREATE TABLE case_row (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  person BLOB NOT NULL,
  name TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  original_script_name TEXT,
  danger INTEGER,
  number TEXT,
  neutral_reference TEXT,
  state TEXT,
  owner BLOB,
  handling_section TEXT,
  direct_danger TEXT,
  risk_level TEXT,
  established_phenomenon TEXT,
  foreign_link TEXT,
  concrete TEXT,
  whereabouts TEXT,
  country_of_stay TEXT,
  assistance_basis TEXT,
  last_sign_of_life_at TEXT,
  returned_on TEXT,
  return_manner TEXT,
  closure_reason TEXT,
  closed_at TEXT,
  post TEXT,
  created_at TEXT,
  created_by BLOB,
  changed_at TEXT
);

CREATE VIEW person_listed AS SELECT id, came,
  trim(coalesce(given_names || ' ', '') || coalesce(surname_prefix || ' ', '') || coalesce(surname, '')) AS name,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(
    lower(trim(coalesce(surname, '') || ' ' || coalesce(given_names, '') || ' ' || coalesce(surname_prefix, ''))),
    'á', 'a'), 'à', 'a'), 'â', 'a'), 'ä', 'a'), 'ã', 'a'), 'å', 'a'), 'Á', 'a'), 'À', 'a'), 'Â', 'a'), 'Ä', 'a'), 'Å', 'a'),
    'ç', 'c'), 'ć', 'c'), 'č', 'c'), 'Ç', 'c'), 'Ć', 'c'), 'Č', 'c'),
    'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e'), 'È', 'e'), 'Ê', 'e'), 'Ë', 'e'),
    'ğ', 'g'), 'Ğ', 'g'),
    'ı', 'i'), 'İ', 'i'), 'í', 'i'), 'ì', 'i'), 'î', 'i'), 'ï', 'i'), 'Í', 'i'), 'Î', 'i'), 'Ï', 'i'),
    'ñ', 'n'), 'Ñ', 'n'),
    'ö', 'o'), 'ó', 'o'), 'ò', 'o'), 'ô', 'o'), 'õ', 'o'), 'ø', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'Ô', 'o'), 'Ø', 'o'),
    'ş', 's'), 'š', 's'), 'ś', 's'), 'Ş', 's'), 'Š', 's'), 'Ś', 's'),
    'ü', 'u'), 'ú', 'u'), 'ù', 'u'), 'û', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'Û', 'u'),
    'ý', 'y'), 'ÿ', 'y'),
    'ž', 'z'), 'ź', 'z'), 'ż', 'z'), 'Ž', 'z'), 'Ż', 'z') AS sort_name,
  original_script_name, born_on, birth_place, birth_country, gender, last_municipality, post, created_at,
  created_by, changed_at
  FROM person;

CREATE VIEW case_listed AS SELECT c.id, c.came, c.person, coalesce(p.name, '') AS name,
  coalesce(p.sort_name, '') AS sort_name, p.original_script_name,
  CASE WHEN c.direct_danger = 'JA' THEN 0 ELSE CASE c.risk_level
    WHEN 'ACUUT' THEN 1 WHEN 'HOOG' THEN 2 WHEN 'ONBEKEND' THEN 3 WHEN 'VERHOOGD' THEN 4 WHEN 'LAAG' THEN 5 END
  END AS danger,
  c.number, c.neutral_reference, c.state, c.owner, c.handling_section, c.direct_danger, c.risk_level,
  c.established_phenomenon, c.foreign_link, c.concrete, c.whereabouts, c.country_of_stay, c.assistance_basis,
  c.last_sign_of_life_at, c.returned_on, c.return_manner, c.closure_reason, c.closed_at, c.post, c.created_at,
  c.created_by, c.changed_at
  FROM "case" AS c LEFT JOIN person_row AS p ON p.id = c.person;

INSERT INTO person_row (id, name, sort_name, original_script_name, born_on, birth_place, birth_country, gender,
last_municipality, post, created_at, created_by, changed_at)
  SELECT id, name, sort_name, original_script_name, born_on, birth_place, birth_country, gender,
  last_municipality, post, created_at, created_by, changed_at FROM person_listed ORDER BY came, id;

INSERT INTO case_row (id, person, name, sort_name, original_script_name, danger, number, neutral_reference,
state, owner, handling_section, direct_danger, risk_level, established_phenomenon, foreign_link, concrete,
whereabouts, country_of_stay, assistance_basis, last_sign_of_life_at, returned_on, return_manner,
closure_reason, closed_at, post, created_at, created_by, changed_at)
  SELECT id, person, name, sort_name, original_script_name, danger, number, neutral_reference, state, owner,
  handling_section, direct_danger, risk_level, established_phenomenon, foreign_link, concrete, whereabouts,
  country_of_stay, assistance_basis, last_sign_of_life_at, returned_on, return_manner, closure_reason,
  closed_at, post, created_at, created_by, changed_at FROM case_listed ORDER BY came, id;

CREATE INDEX person_row_sort_name ON person_row (sort_name);

CREATE INDEX person_row_changed_at ON person_row (changed_at);

CREATE INDEX person_row_born_on ON person_row (born_on);

CREATE INDEX case_row_person ON case_row (person);

CREATE INDEX case_row_sort_name ON case_row (sort_name);

CREATE INDEX case_row_danger ON case_row (danger);

CREATE INDEX case_row_state ON case_row (state);

CREATE INDEX case_row_owner ON case_row (owner);

CREATE INDEX case_row_country_of_stay ON case_row (country_of_stay);

CREATE INDEX case_row_number ON case_row (number);

CREATE INDEX case_row_changed_at ON case_row (changed_at);

CREATE INDEX case_row_created_at ON case_row (created_at);

CREATE TRIGGER person_row_made AFTER INSERT ON person BEGIN
  INSERT INTO person_row (id, name, sort_name, original_script_name, born_on, birth_place, birth_country,
  gender, last_municipality, post, created_at, created_by, changed_at) SELECT id, name, sort_name,
  original_script_name, born_on, birth_place, birth_country, gender, last_municipality, post, created_at,
  created_by, changed_at FROM person_listed WHERE id = NEW.id; UPDATE case_row SET (name, sort_name,
  original_script_name) = (SELECT name, sort_name, original_script_name FROM person_row WHERE id = NEW.id) WHERE
  person = NEW.id; END;

CREATE TRIGGER person_row_kept AFTER UPDATE ON person BEGIN
  UPDATE person_row SET (name, sort_name, original_script_name, born_on, birth_place, birth_country, gender,
  last_municipality, post, created_at, created_by, changed_at) = (SELECT name, sort_name, original_script_name,
  born_on, birth_place, birth_country, gender, last_municipality, post, created_at, created_by, changed_at FROM
  person_listed WHERE id = NEW.id) WHERE id = NEW.id; UPDATE case_row SET (name, sort_name,
  original_script_name) = (SELECT name, sort_name, original_script_name FROM person_row WHERE id = NEW.id) WHERE
  person = NEW.id; END;

CREATE TRIGGER person_row_gone AFTER DELETE ON person BEGIN
  DELETE FROM person_row WHERE id = OLD.id; END;

CREATE TRIGGER case_row_made AFTER INSERT ON "case" BEGIN
  INSERT INTO case_row (id, person, name, sort_name, original_script_name, danger, number, neutral_reference,
  state, owner, handling_section, direct_danger, risk_level, established_phenomenon, foreign_link, concrete,
  whereabouts, country_of_stay, assistance_basis, last_sign_of_life_at, returned_on, return_manner,
  closure_reason, closed_at, post, created_at, created_by, changed_at) SELECT id, person, name, sort_name,
  original_script_name, danger, number, neutral_reference, state, owner, handling_section, direct_danger,
  risk_level, established_phenomenon, foreign_link, concrete, whereabouts, country_of_stay, assistance_basis,
  last_sign_of_life_at, returned_on, return_manner, closure_reason, closed_at, post, created_at, created_by,
  changed_at FROM case_listed WHERE id = NEW.id; END;

CREATE TRIGGER case_row_kept AFTER UPDATE ON "case" BEGIN
  UPDATE case_row SET (person, name, sort_name, original_script_name, danger, number, neutral_reference, state,
  owner, handling_section, direct_danger, risk_level, established_phenomenon, foreign_link, concrete,
  whereabouts, country_of_stay, assistance_basis, last_sign_of_life_at, returned_on, return_manner,
  closure_reason, closed_at, post, created_at, created_by, changed_at) = (SELECT person, name, sort_name,
  original_script_name, danger, number, neutral_reference, state, owner, handling_section, direct_danger,
  risk_level, established_phenomenon, foreign_link, concrete, whereabouts, country_of_stay, assistance_basis,
  last_sign_of_life_at, returned_on, return_manner, closure_reason, closed_at, post, created_at, created_by,
  changed_at FROM case_listed WHERE id = NEW.id) WHERE id = NEW.id; END;

CREATE TRIGGER case_row_gone AFTER DELETE ON "case" BEGIN
  DELETE FROM case_row WHERE id = OLD.id; END;

-- What the lists of reports and tasks sort and filter, read without their long texts.

CREATE INDEX report_listing ON report (state, kind, direct_danger, channel, country_of_stay, reporter_relation,
received_at, number, stated_name, owner, registered_by, created_by, source_organisation, reported_phenomenon,
foreign_link, whereabouts, "case", person, changed_at, created_at, post, language, occurrence);

CREATE INDEX report_state ON report (state);

CREATE INDEX report_channel ON report (channel);

CREATE INDEX report_owner ON report (owner);

CREATE INDEX report_danger ON report (direct_danger);

CREATE INDEX report_stated_name ON report (stated_name COLLATE NOCASE);

CREATE INDEX task_due_on ON task (due_on);

CREATE INDEX task_listing ON task (state, due_on, side, assignee, track_kind, origin, "case", report,
description, completed_at, created_by, changed_at, created_at, post);
