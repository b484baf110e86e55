"""Files that somebody decided are about one person, counted as that person (domain §16.1)."""

from typing import Final

from consulaat.records.person import DuplicateOutcome

_STANDING: Final = f"outcome = '{DuplicateOutcome.SAME.value}' AND undone_at IS NULL"
# All files that decisions tie together are one person, whoever was decided first; of those the file to work in
# stands for the person, and the lowest id where decisions contradict each other on which that is.
ONE_PERSON: Final = f"""
tied (file, other) AS (
  SELECT person, other_person FROM main.duplicate_decision WHERE {_STANDING}
  UNION SELECT other_person, person FROM main.duplicate_decision WHERE {_STANDING}
), together (file, other) AS (
  SELECT file, file FROM tied
  UNION SELECT together.file, tied.other FROM together JOIN tied ON tied.file = together.other
), one_person (file, kept) AS MATERIALIZED (
  SELECT file, coalesce(min(CASE WHEN other NOT IN (
    SELECT other_person FROM main.duplicate_decision WHERE {_STANDING}
  ) THEN other END), min(other)) FROM together GROUP BY file
)
"""


def kept(person: str) -> str:
    """Return the SQL of the file that stands for the person of a file."""
    return f"coalesce((SELECT kept FROM one_person WHERE file = {person}), {person})"
