"""What a record and its fields say about themselves; everything else is derived from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, ClassVar, Final

from consulaat.records.ids import UserId
from consulaat.values.ids import RecordId
from resources.texts import N_


class Merge(Enum):
    """Which value is shown when two sides changed a field without seeing each other (domain §17.6)."""

    LATEST = "latest"  # the last change wins
    HIGHEST = "highest"  # the code that stands first in its list wins
    POST = "post"  # what a post wrote wins from what headquarters wrote
    HEADQUARTERS = "hq"  # the other way round
    FIXED = "fixed"  # a fact: nobody changes it once it is written; a new record corrects it


class Search(Enum):
    """How a field is found again by whoever searches."""

    NAME = "name"  # in any spelling and script
    NUMBER = "number"  # however it is written; of a hidden one only the whole number
    TEXT = "text"  # by its words


@dataclass(frozen=True, slots=True)
class About:
    """What a field says about itself.

    ``hard``: needed before the record counts as final. ``filled``: the program fills it in.
    ``hidden``: shown only on a deliberate, logged reveal. ``merge``: which value a collision shows,
    where it is another than the record's own rule (``Record.MERGE``). ``searchable``: how it is found by search; a
    sealed field never is, a hidden one by its number only. That a field is sealed is said by its type.
    """

    label: str
    hard: bool = False
    filled: bool = False
    hidden: bool = False
    merge: Merge | None = None
    searchable: Search | None = None


STAMP: Final = ("version", "created_at", "created_by", "changed_at", "changed_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has. The stamp is derived from the journal and stands in no line.

    ``REFERENCES`` are the fields by which people name a record instead of its id. ``BELONGS_TO``
    are the fields that name what it cannot be without, nearest first; the first one filled decides
    whose secret its journal lines are digested with (security: journal). ``SECRET`` says that a
    record gets a secret of its own when it belongs to nothing. ``MERGE`` is the rule
    of a collision.
    """

    REFERENCES: ClassVar[tuple[str, ...]] = ()
    BELONGS_TO: ClassVar[tuple[str, ...]] = ()
    SECRET: ClassVar[bool] = False
    MERGE: ClassVar[Merge] = Merge.LATEST

    id: Annotated[RecordId, About(N_("Id"))]
    version: Annotated[int, About(N_("Version"), filled=True)] = 0
    created_at: Annotated[datetime | None, About(N_("Made on"), filled=True)] = None
    created_by: Annotated[UserId | None, About(N_("Made by"), filled=True)] = None
    changed_at: Annotated[datetime | None, About(N_("Changed on"), filled=True)] = None
    changed_by: Annotated[UserId | None, About(N_("Changed by"), filled=True)] = None
    post: Annotated[str, About(N_("Post"), filled=True)] = ""
