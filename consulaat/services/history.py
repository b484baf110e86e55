"""The history of one value: what it was before, who wrote it and when. Hidden and sealed values stay masked.

Also what was written in fields like it, so that a place need not be typed twice.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from consulaat.records.ids import UserId
from consulaat.records.registry import part_of, record_class
from consulaat.records.user import User
from consulaat.rules.permissions import read_right
from consulaat.services.naming import find_record
from consulaat.services.ports import Store
from consulaat.values.canonical import Json

MOST: Final = 300  # records looked at for what was written before


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A value that a field had; ``is_masked``: that it was written may be known, what it was not."""

    at: datetime
    by: str
    post: str
    value: Json
    is_masked: bool
    was_loaded: bool


class HistoryDesk:
    """Reads what a field was."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def used_texts(self, type_: str, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """Return by field what the newest records that this officer may read say there, most used first."""
        made = record_class(type_)
        right = read_right(made)
        if any(right.objections(self._officer)):
            return {}
        with self._store.work(UserId(self._officer.id)) as work:
            newest = work.find(made, limit=MOST, newest_first=True)
        records = [each for each in newest if not any(right.objections(self._officer, each))]
        found: dict[str, tuple[str, ...]] = {}
        for name in names:
            counted = Counter(getattr(each, name) for each in records if getattr(each, name))
            found[name] = tuple(text for text, _times in counted.most_common())
        return found

    def of_field(self, type_: str, text: str, field_name: str) -> tuple[Version, ...]:
        """Return the values of a field, the newest first; the reading is noted."""
        made = record_class(type_)
        part = part_of(made, field_name)
        right = read_right(made)
        is_masked = part.about.hidden or part.is_sealed
        with self._store.work(UserId(self._officer.id)) as work:
            right.require(self._officer)
            record = work.get(made, find_record(work, made, text))
            right.require(self._officer, record)
            changes = [each for each in work.changes_of(record.id) if field_name in each.fields]
            users = {each.id: each.name for each in work.find(User)}
            posts = {each.store: each.card.post for each in work.exchange.devices()}
            work.act("LEZEN", type_, record.id, history=field_name)
            work.commit()
        changes.sort(key=lambda each: (each.at, each.device, each.number), reverse=True)
        return tuple(
            Version(
                at=each.at.moment().replace(microsecond=0),
                by=users.get(each.by, each.by),
                post=posts.get(each.device, ""),
                value=None if is_masked else each.fields[field_name].value,
                is_masked=is_masked and each.fields[field_name].value is not None,
                was_loaded=each.load,
            )
            for each in changes
        )
