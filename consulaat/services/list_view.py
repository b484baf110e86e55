"""What is declared of one list: its columns, where a text is looked for, what it proposes.

A column is a field of the record; "name" and "danger" of cases and persons and "merged" of persons are laid by
hand, beside the fields.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from consulaat.records.compound import EmbeddedKind, ManyKind, Part, SealedKind, parts_of
from consulaat.records.registry import record_class
from consulaat.services.views import Condition

Preset = Callable[[str, date], tuple[Condition, ...]]
NAME: Final = "name"
DANGER: Final = "danger"
MERGED: Final = "merged"
STAMPED: Final = ("post", "created_at", "created_by", "changed_at")
_LEFT_OUT: Final = frozenset({"id", "version", "changed_by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """One list.

    ``columns`` are shown until the officer chooses others; ``more`` are offered beside them, None being every
    plain field of the record. ``presets`` are views of this list that everybody needs, by their names.
    ``is_personal``: it tells of people, so that taking it out of the store needs a reason.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    more: tuple[str, ...] | None = None
    search: tuple[str, ...]
    sort: str
    descending: bool = False
    presets: tuple[tuple[str, Preset], ...] = ()
    is_personal: bool = True

    @property
    def record_type(self) -> str:
        """The type of the records in it."""
        return self.name

    @property
    def offered(self) -> tuple[str, ...]:
        """Return every column there is to choose from, those shown at first in front."""
        more = self.more if self.more is not None else plain_fields(self.record_type)
        return (*self.columns, *(each for each in more if each not in self.columns))


def plain_fields(record_type: str) -> tuple[str, ...]:
    """Return the fields that a list may show: none that is sealed, hidden or made of others."""
    fields = [part for part in parts_of(record_class(record_type)) if part.name not in _LEFT_OUT]
    own = [part.name for part in fields if _is_plain(part) and part.name not in STAMPED]
    return (*own, *STAMPED)


def _is_plain(part: Part) -> bool:
    return not part.about.hidden and not isinstance(part.kind, SealedKind | ManyKind | EmbeddedKind)


def one_of(column: str, *codes: str | None) -> Condition:
    """Return the condition that a column has one of some values; None is unknown."""
    return Condition(column=column, values=codes)
