"""One piece of work on the store: records and the journal lines that say how they came to be.

A row is never the truth by itself: it is what the lines of the record come to (consulaat.sync.merge), kept
ready for reading.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, Final, TypeVar, cast

from consulaat.records.about import Record
from consulaat.records.compound import Part
from consulaat.records.ids import UserId
from consulaat.records.registry import TYPE_NAMES, journaled, part_of, record_class, type_name
from consulaat.services.ports import OpenConflict
from consulaat.sync.changes import Change, Write
from consulaat.sync.clock import BEGINNING, Stamp
from consulaat.sync.merge import Fault, Merged, merge
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from db.attachments import SqlBlobs
from db.conflicts import Conflicts
from db.destroying import SqlDestroying
from db.exchange import SqlExchange
from db.journal import OWN
from db.lists.cases import SqlLists
from db.lists.search import SqlCandidates
from db.opened import Opened
from db.openers import SqlOpeners
from db.refusals import NotFoundError, TooLargeError
from db.remembered import Remembered
from db.sealed import SealedValues
from db.seen import seen
from db.sheets import SqlSheets
from db.tables import quoted, table_of, to_blob

R = TypeVar("R", bound=Record)
LONGEST_LINE: Final = 256 * 1024
_NOTHING: Final[tuple[object, ...]] = ((), frozenset())


class SqlWork:
    """One piece of work. Reads see what it wrote; the first write opens the transaction."""

    def __init__(self, store: Opened, by: UserId) -> None:
        self.by = by
        self.identity = store.identity
        self.progress = store.progress
        self._store = store
        self._connection = store.connection
        self.journal = store.journal
        self._sealed = SealedValues(store.connection)
        self._remembered = Remembered(store.connection, by)
        self._conflicts = Conflicts(store.connection, store.journal)
        self._posts: dict[RecordId, str] = {}
        self._roots: dict[RecordId, RecordId | None] = {}
        self._next: tuple[int, Stamp] | None = None
        self.has_written = self.has_moved_a_bundle = False

    def now(self) -> Any:  # noqa: ANN401 - a datetime; named by the port
        """Return the moment of this work."""
        return self._store.clock.now()

    def whole(self) -> AbstractContextManager[None]:
        """Let this work see for a while also what is hidden from its officer."""
        return self._store.hidden.lifted(self.by, self.now())

    # -- reading

    def get(self, made: type[R], record: RecordId) -> R:
        """Return a record; raise NotFoundError."""
        found = self.find(made, id=record)
        if not found:
            raise NotFoundError(type=type_name(made))
        return found[0]

    def find(
        self,
        made: type[R],
        *,
        limit: int | None = None,
        newest_first: bool = False,
        **equals: Any,  # noqa: ANN401 - any field value
    ) -> tuple[R, ...]:
        """Return the records of which the named fields equal the given values, in the order they came."""
        table = table_of(made)
        condition, values = table.where(equals)
        order = "came DESC, id DESC" if newest_first else "came, id"
        # A bound LIMIT makes SQLite prepare the statement anew at every call, so the number stands in it.
        most = "" if limit is None else f" LIMIT {limit:d}"
        rows = self._connection.rows(f"{table.selected} WHERE {condition} ORDER BY {order}{most}", values)
        return tuple(cast("R", table.record(row)) for row in rows)

    def count(self, made: type[Record], **equals: Any) -> int:  # noqa: ANN401 - any field value
        """Return how many records there are of which the named fields equal the given values."""
        table = table_of(made)
        condition, values = table.where(equals)
        row = self._connection.row(f"SELECT count(*) FROM {quoted(table.name)} WHERE {condition}", values)
        return int(row[0]) if row else 0

    def exists(self, record_type: str, record: RecordId) -> bool:
        """Tell whether there is such a record."""
        table = table_of(record_class(record_type))
        sql = f"SELECT 1 FROM {quoted(table.name)} WHERE id = ?"
        return self._connection.row(sql, (to_blob(record),)) is not None

    def highest(self, made: type[Record], field_name: str, prefix: str) -> str | None:
        """Return the highest text of a field that begins with a prefix."""
        name, table = quoted(field_name), table_of(made).whole
        sql = f"SELECT max({name}) FROM {table} WHERE {name} >= ? AND {name} < ?"
        row = self._connection.row(sql, (prefix, prefix + "~"))
        return row[0] if row else None

    def reveal(self, record: RecordId, field_name: str) -> Json:
        """Return the content of a sealed value; None when it is not in this store."""
        return self._sealed.content(record, field_name)

    def conflicts(self, record: RecordId | None = None) -> tuple[OpenConflict, ...]:
        """Return open conflicts, of one record or of all."""
        return self._conflicts.open(record)

    def conflict_count(self) -> int:
        """Return how many conflicts are open."""
        return self._conflicts.count()

    def faults(self, record: RecordId) -> tuple[Fault, ...]:
        """Return the values of a record that were authentic but not valid."""
        return self._conflicts.faults(record)

    def changes_of(self, record: RecordId) -> list[Change]:
        """Return the lines of one record."""
        return self.journal.changes_of(record)

    def changes_under(self, roots: Iterable[RecordId]) -> list[Change]:
        """Return the lines of all records that belong to these roots."""
        return self.journal.changes_under(list(roots))

    def all_changes(self, *, by: UserId | None = None, limit: int | None = None) -> list[Change]:
        """Return lines of all devices, the newest last; of one author, or at most so many."""
        return self.journal.all_changes(by, limit, but=self._store.hidden)

    def acts_about(self, records: Iterable[RecordId]) -> list[dict[str, Json]]:
        """Return the acts on some records, the oldest first."""
        return self.journal.acts_about(list(records))

    def acts(self, limit: int) -> list[dict[str, Json]]:
        """Return the newest acts, the newest last."""
        return self.journal.acts(limit)

    def first_fault(self) -> tuple[str, int] | None:
        """Return device and number of the first line that does not fit its chain, or None."""
        return self.journal.first_fault()

    def line_count(self) -> int:
        """Return how many lines the journal holds."""
        return self.journal.count()

    def remembered(self, prefix: str) -> dict[str, Json]:
        """Return what was kept for this user under names that begin like this, the last kept first."""
        return self._remembered.all(prefix)

    @property
    def lists(self) -> SqlLists:
        """The read models of the store."""
        return SqlLists(self._connection)

    @property
    def candidates(self) -> SqlCandidates:
        """The index of search."""
        return SqlCandidates(self._connection, self._store.search_index)

    @property
    def exchange(self) -> SqlExchange:
        """The part of this work that bundles and trust use."""
        return SqlExchange(self, self._connection)

    @property
    def blobs(self) -> SqlBlobs:
        """The bytes of attachments."""
        return SqlBlobs(self._connection)

    @property
    def sheets(self) -> SqlSheets:
        """The numbers that lie on paper, on empty intake sheets."""
        return SqlSheets(self._connection, self.by)

    @property
    def destroying(self) -> SqlDestroying:
        """The part of this work that destroys by law."""
        return SqlDestroying(self, self._connection, self._store.search_index)

    # -- writing

    def begin(self) -> None:
        """Open the transaction, unless it is open."""
        self.has_written = True
        if not self._connection.is_in_transaction:
            self._connection.begin()

    def save(self, record: R, *, load: bool = False) -> R:
        """Write the record and the line of what changed in it; return it with its new stamp."""
        self.begin()
        lines = self.journal.changes_of(record.id)
        if lines:
            return self._change(record, lines, load=load)
        return self._make(record, load=load)

    def settle(self, record_type: str, record: RecordId, field_name: str, value: Json) -> None:
        """Write a value that saw every standing one, so that a conflict ends."""
        self.begin()
        lines = self.journal.changes_of(record)
        standing = merge(lines, self._store.role_of).standing.get(field_name, ())
        write = Write(value, tuple(each.place for each in standing))
        made = record_class(record_type)
        part_of(made, field_name)
        line = self._append_to(made, record, lines, {field_name: write})
        self.keep([*lines, line])

    def keep_opener(self, subject: str, public: bytes) -> None:
        """Keep the public key by which a later key of the store is sealed for a user, or for the papers."""
        self.begin()
        SqlOpeners(self._connection).keep(subject, public)

    def openers(self) -> dict[str, bytes]:
        """Return the public keys of all who open the store, by user id."""
        return SqlOpeners(self._connection).all()

    def act(self, action: str, record_type: str = "", record: RecordId | None = None, **facts: Json) -> None:
        """Note in the chain of acts that something was read, searched, printed, exported or refused."""
        self.begin()
        at = Stamp.of(self.now()).write()
        line = {"action": action, "at": at, "by": self.by, "id": record, "type": record_type, **facts}
        self.journal.append_act(record, line)

    def remember(self, name: str, value: Json) -> None:
        """Keep something for this user alone, outside the journal; None forgets it."""
        self.begin()
        self._remembered.keep(name, value, self.now())

    def commit(self) -> None:
        """Keep everything."""
        if self._connection.is_in_transaction:
            if self._next is not None:
                self._remember("clock", self._next[1].write())
            self._connection.commit()
        self.has_written = False
        self._next = None

    def keep(self, lines: list[Change], *, is_new: bool = False) -> Merged | None:
        """Write the row, conflicts and faults that the lines of one record come to; a new one has no row yet."""
        merged = merge(lines, self._store.role_of)
        if merged.record_type not in TYPE_NAMES:
            return None
        record = lines[0].record_id
        for name in {each.record_type for each in lines} & set(TYPE_NAMES) - {merged.record_type}:
            self._connection.run(f"DELETE FROM main.{quoted(name)} WHERE id = ?", (to_blob(record),))
            self._store.search_index.drop(record)
        if merged.record is not None:
            self._write(merged.record, merged.came, is_new=is_new)
        self._conflicts.keep(merged.record_type, record, merged)
        return merged

    # -- inside

    def _make(self, record: R, *, load: bool) -> R:
        marks, post = self._sealed.taken_from(record, None), self._post_for(record)
        root, secret = self._new_root(record)
        fields: dict[str, Write] = {}
        for part in journaled(type(record)):
            value = marks.get(part.name, getattr(record, part.name))
            if part.is_required or not (value is None or value in _NOTHING):
                fields[part.name] = Write(part.kind.write(value))
        if post:
            fields["post"] = Write(post)
        line = self._append(type(record), record.id, fields, root, load=load, secret=secret, is_first=True)
        moment = line.at.moment().replace(microsecond=0)
        own: dict[str, Any] = {"version": 1, "created_at": moment, "created_by": self.by, "post": post}
        own |= {"changed_at": moment, "changed_by": self.by, **marks}
        stamped = replace(record, **own)
        self._write(stamped, line.at, is_new=True)
        return stamped

    def _write(self, record: Record, came: Stamp, *, is_new: bool = False) -> None:
        table = table_of(type(record))
        self._store.hidden.touch()
        self._connection.run(table.upsert, table.row(record, came))
        self._store.search_index.put(record, is_new=is_new)

    def _change(self, record: R, lines: list[Change], *, load: bool) -> R:
        merged = merge(lines, self._store.role_of)
        if merged.record is None:
            raise NotFoundError(type=type_name(record))
        if marks := self._sealed.taken_from(record, merged.record):
            record = replace(record, **cast("dict[str, Any]", marks))
        fields = {
            part.name: Write(_json(part, getattr(record, part.name)), seen(merged, part.name))
            for part in journaled(type(record))
            if getattr(record, part.name) != getattr(merged.record, part.name)
        }
        if not fields:
            return cast("R", merged.record)
        line = self._append_to(type(record), record.id, lines, fields, load=load)
        kept = self.keep([*lines, line])
        return cast("R", kept.record if kept else record)

    def _append_to(
        self,
        made: type[Record],
        record: RecordId,
        lines: list[Change],
        fields: dict[str, Write],
        *,
        load: bool = False,
    ) -> Change:
        """Append a line about a record that has lines; the first of this device tells where it belongs."""
        root = self._root_of(record)
        is_first = all(each.device != self.identity.store for each in lines)
        secret = self.journal.secret_of(root) if is_first and root == record else None
        return self._append(made, record, fields, root, load=load, secret=secret, is_first=is_first)

    def _append(
        self,
        made: type[Record],
        record: RecordId,
        fields: dict[str, Write],
        root: RecordId | None,
        *,
        load: bool = False,
        secret: bytes | None = None,
        is_first: bool = False,
    ) -> Change:
        number, stamp = self._next_number_and_stamp()
        change = Change(
            device=self.identity.store,
            number=number,
            at=stamp,
            by=self.by,
            record_type=type_name(made),
            record_id=record,
            fields=fields,
            load=load,
            root=root if is_first and secret is None else None,
            secret=secret,
        )
        line = change.line()
        if len(line) > LONGEST_LINE:
            raise TooLargeError
        self.journal.append(OWN, change, line, root)
        return change

    def _next_number_and_stamp(self) -> tuple[int, Stamp]:
        if self._next is None:
            row = self._connection.row("SELECT value FROM meta WHERE name = 'clock'")
            self._next = (self.journal.head(OWN)[0], Stamp.read(row[0]) if row else BEGINNING)
        number, stamp = self._next
        self._next = (number + 1, stamp.next(self.now()))
        return self._next

    def _new_root(self, record: Record) -> tuple[RecordId | None, bytes | None]:
        """Return the root a new record belongs to and, when it is its own root, its new secret."""
        for name in record.BELONGS_TO:
            parent = getattr(record, name)
            if parent is not None:
                return self._root_of(parent), None
        if record.SECRET:
            return record.id, self.journal.new_secret(record.id)
        return None, None

    def _root_of(self, record: RecordId) -> RecordId | None:
        if record not in self._roots:
            self._roots[record] = self.journal.root_of(record)
        return self._roots[record]

    def _post_for(self, record: Record) -> str:
        """Return the post of a new record: its own, that of what it belongs to, or of this store."""
        if record.post:
            return record.post
        for name in record.BELONGS_TO:
            parent = getattr(record, name)
            if parent is not None:
                kind = part_of(type(record), name).kind
                return self._post_of(kind.record_type, parent)  # type: ignore[attr-defined]
        return self.identity.post

    def _post_of(self, record_type: str, record: RecordId) -> str:
        if record not in self._posts:
            sql = f"SELECT post FROM main.{quoted(record_type)} WHERE id = ?"
            row = self._connection.row(sql, (to_blob(record),))
            self._posts[record] = row[0] if row and row[0] else self.identity.post
        return self._posts[record]

    def _remember(self, name: str, value: str) -> None:
        self._connection.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def _json(part: Part, value: Any) -> Json:  # noqa: ANN401 - any field value
    return None if value is None else part.kind.write(value)
