"""What search asks of the store: records that may be meant, quickly, for the desk to weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from consulaat.records.ids import UserId
from consulaat.values.ids import RecordId


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant: its type, its id, its names as written, and the keys it stands under."""

    record_type: str
    record: RecordId
    names: str
    keys: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The keys of one word that was asked: sure ones, wider ones, and what a key may begin with."""

    sure: frozenset[str]
    wide: frozenset[str] = frozenset()
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where somebody may look: types they read in full, and types of which they read their own records.

    ``is_everywhere``: all types are read in full.
    """

    full: frozenset[str]
    own: frozenset[str]
    by: UserId
    is_everywhere: bool = False


class Candidates(Protocol):
    """The index of search."""

    def by_keys(self, asked: Sequence[Asked], reach: Reach, limit: int) -> tuple[Candidate, ...]:
        """Return records by their keys, those first that have most of what was asked, then the newest."""

    def by_words(self, words: Sequence[str], reach: Reach, limit: int) -> tuple[Candidate, ...]:
        """Return the newest records in which every word is found, or one that begins with it."""

    def name_keys(self) -> Sequence[str]:
        """Return every key of a name that there is."""
