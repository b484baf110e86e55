"""The journal: hash-chained lines of every device, and the acts of this store in a chain of the same shape."""

import hashlib
import secrets
from collections.abc import Container, Iterator, Mapping
from itertools import islice
from typing import Final

from consulaat.sync.changes import (
    FIRST_HEAD,
    NO_SECRET,
    Change,
    digest,
    next_head,
    parse_own_line,
)
from consulaat.values import canonical
from consulaat.values.canonical import Json
from consulaat.values.ids import RecordId
from db.connection import Connection
from db.tables import to_blob, to_id

OWN: Final = 1
FORGOTTEN: Final = "forgotten"  # in an act whose words were destroyed
UNKNOWN: Final = b""  # the head of a line that came after the secret of its root was destroyed
_ACTS: Final = b"consulaat-acts-v1\n"
_NEWEST: Final = "SELECT number, head FROM line WHERE device = ? ORDER BY number DESC LIMIT 1"


class Journal:
    """Reads and appends lines; it never begins or ends a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._devices: dict[int, str] = {}
        self._secrets: dict[bytes, bytes] = {}
        self._heads: dict[int, tuple[int, bytes]] = {}
        self._arrived: dict[tuple[int, int], Change] = {}
        self._arrived_about: dict[RecordId, list[Change]] = {}

    def let_go(self) -> None:
        """Drop the lines that came in during a piece of work; until then they need not be read again."""
        self._arrived.clear()
        self._arrived_about.clear()

    def forget(self) -> None:
        """Drop what was remembered of a transaction that was undone."""
        self._devices.clear()
        self._secrets.clear()
        self._heads.clear()

    def device(self, number: int) -> str:
        """Return the store id of a device by its number in this store; 1 is this store itself."""
        if number not in self._devices:
            rows = self._connection.rows("SELECT number, store FROM device")
            self._devices = {found: to_id(store) for found, store in rows}
        return self._devices[number]

    def number_of(self, device: str) -> int | None:
        """Return the number of a device in this store, or None when it is not known here."""
        row = self._connection.row("SELECT number FROM device WHERE store = ?", (to_blob(device),))
        return None if row is None else int(row[0])

    def head(self, device_number: int) -> tuple[int, bytes]:
        """Return number and head of the newest line of a device; 0 and zeros when there is none."""
        if device_number not in self._heads:
            row = self._connection.row(_NEWEST, (device_number,))
            self._heads[device_number] = (0, FIRST_HEAD) if row is None else (int(row[0]), bytes(row[1]))
        return self._heads[device_number]

    def head_at(self, device_number: int, number: int) -> bytes | None:
        """Return the head after a line, zeros for number 0, None when that line is not here."""
        if number == 0:
            return FIRST_HEAD
        row = self._connection.row(
            "SELECT head FROM line WHERE device = ? AND number = ?", (device_number, number)
        )
        return None if row is None or row[0] == UNKNOWN else bytes(row[0])

    def changes_of(self, record: RecordId) -> list[Change]:
        """Return the lines of one record."""
        rows = self._connection.rows(
            "SELECT device, number, text FROM line WHERE record = ?", (to_blob(record),)
        )
        return [
            self._arrived.get((device, number)) or parse_own_line(self.device(device), text)
            for device, number, text in rows
            if text is not None
        ]

    def arrived_about(self, record: RecordId) -> list[Change]:
        """Return the lines of one record that came in during this piece of work."""
        return self._arrived_about.get(record, [])

    def changes_under(self, roots: list[RecordId]) -> list[Change]:
        """Return the lines of all records that belong to some roots."""
        found = []
        for root in roots:
            rows = self._connection.rows("SELECT device, text FROM line WHERE root = ?", (to_blob(root),))
            found += [parse_own_line(self.device(device), text) for device, text in rows if text is not None]
        return found

    def all_changes(
        self, by: str | None, limit: int | None, *, but: Container[RecordId] = ()
    ) -> list[Change]:
        """Return lines of all devices in order of their stamps; the newest ones when there is a limit."""
        found: list[Change] = []
        for (device,) in self._connection.rows("SELECT number FROM device"):
            found += islice(self._newest(device, by, but), limit)
        found.sort(key=lambda each: (each.at, each.device, each.number))
        return found[-limit:] if limit else found

    def _newest(self, device_number: int, by: str | None, but: Container[RecordId]) -> Iterator[Change]:
        """Yield the lines of a device, the newest first: in one chain the stamps rise with the numbers."""
        sql = "SELECT text FROM line WHERE device = ? AND text IS NOT NULL ORDER BY number DESC"
        for (text,) in self._connection.each(sql, (device_number,)):
            if by is None or by in text:
                change = parse_own_line(self.device(device_number), text)
                if (by is None or change.by == by) and change.record_id not in but:
                    yield change

    def after(
        self, device_number: int, number: int
    ) -> Iterator[tuple[int, bytes | None, bytes | None, bytes]]:
        """Yield number, record, line and head of a device's lines after a number.

        The line is None where it did not travel to us, and empty where its content was destroyed.
        """
        rows = self._connection.each(
            "SELECT number, record, text, digest, head FROM line WHERE device = ? AND number > ? ORDER BY number",
            (device_number, number),
        )
        for found, record, text, kept, head in rows:
            absent = None if kept is None or head == UNKNOWN else b""
            yield found, record, absent if text is None else text.encode(), head

    def root_of(self, record: RecordId) -> RecordId | None:
        """Return the root that a record named in its first line."""
        row = self._connection.row(
            "SELECT root FROM line WHERE record = ? AND root IS NOT NULL LIMIT 1", (to_blob(record),)
        )
        return None if row is None else to_id(row[0])

    def secret_of(self, root: RecordId | None) -> bytes | None:
        """Return the secret of a root, zeros for no root, None when it is not known here."""
        if root is None:
            return NO_SECRET
        blob = to_blob(root)
        if blob not in self._secrets:
            row = self._connection.row("SELECT secret FROM secret WHERE root = ?", (blob,))
            if row is None:
                return None
            self._secrets[blob] = bytes(row[0])
        return self._secrets[blob]

    def new_secret(self, root: RecordId) -> bytes:
        """Make the secret of a new root; one that came from elsewhere stays."""
        secret = secrets.token_bytes(len(NO_SECRET))
        self.keep_secret(root, secret)
        return self.secret_of(root) or secret

    def keep_secret(self, root: RecordId, secret: bytes) -> bool:
        """Remember the secret of a root; the first one stays. Tell whether this is the first."""
        blob = to_blob(root)
        self._secrets.pop(blob, None)
        kept = self._connection.run("INSERT OR IGNORE INTO secret VALUES (?, ?)", (blob, secret))
        if kept.rowcount:
            self._secrets[blob] = secret
        return bool(kept.rowcount)

    def append(self, device_number: int, change: Change, line: bytes, root: RecordId | None) -> bytes:
        """Append a line to the chain of a device and return the new head."""
        secret = self.secret_of(root) or NO_SECRET
        _, before = self.head(device_number)
        line_digest = digest(line, secret)
        head = UNKNOWN if before == UNKNOWN else next_head(before, line_digest)
        self._connection.run(
            "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                device_number,
                change.number,
                to_blob(change.record_id),
                None if root is None else to_blob(root),
                line.decode(),
                line_digest,
                head,
            ),
        )
        self._heads[device_number] = change.number, head
        if device_number != OWN:
            self._arrived[device_number, change.number] = change
            self._arrived_about.setdefault(change.record_id, []).append(change)
        return head

    def skip(self, device_number: int, until: int, head: bytes) -> None:
        """Note that lines up to a number did not travel to us; the chain goes on from ``head``."""
        self._connection.run(
            "INSERT INTO line VALUES (?, ?, NULL, NULL, NULL, NULL, ?)", (device_number, until, head)
        )
        self._heads[device_number] = until, head

    def append_destroyed(self, device_number: int, number: int, kept: bytes | None) -> bytes:
        """Append a line of which only the digest may be kept, or nothing where that cannot be known any more."""
        _, before = self.head(device_number)
        head = UNKNOWN if kept is None or before == UNKNOWN else next_head(before, kept)
        self._connection.run(
            "INSERT INTO line VALUES (?, ?, NULL, NULL, NULL, ?, ?)", (device_number, number, kept, head)
        )
        self._heads[device_number] = number, head
        return head

    def know_head(self, device_number: int, head: bytes) -> None:
        """Note the head after the newest line of a device, as the device signed it."""
        number, _ = self.head(device_number)
        sql = "UPDATE line SET head = ? WHERE device = ? AND number = ?"
        self._connection.run(sql, (head, device_number, number))
        self._heads[device_number] = number, head

    def first_fault(self) -> tuple[str, int] | None:
        """Return device and number of the first line that does not fit its chain, or None."""
        for (device_number,) in self._connection.rows("SELECT number FROM device ORDER BY number"):
            broken = self._first_fault_of(device_number)
            if broken is not None:
                return self.device(device_number), broken
        return None

    def _first_fault_of(self, device_number: int) -> int | None:
        head, last = FIRST_HEAD, 0
        rows = self._connection.each(
            "SELECT number, record, root, text, digest, head FROM line WHERE device = ? ORDER BY number",
            (device_number,),
        )
        for number, record, root, text, kept, stored in rows:
            if text is None and device_number != OWN and _is_skip(kept, stored):
                head, last = stored, number
                continue
            if number != last + 1:
                return last + 1
            found = kept if text is None and record is None and root is None else self._digest(text, root)
            if found is None and device_number == OWN:
                return int(number)
            head = _head_after(head, found, stored)
            if found != kept or head != stored or not _is_line_of(text, number, record):
                return int(number)
            last = number
        return None

    def _digest(self, text: str | None, root: bytes | None) -> bytes | None:
        secret = self.secret_of(None if root is None else to_id(root)) or NO_SECRET
        return None if text is None else digest(text.encode(), secret)

    def count(self) -> int:
        """Return how many lines there are."""
        return int((self._connection.row("SELECT count(*) FROM line WHERE text IS NOT NULL") or (0,))[0])

    def append_act(self, subject: RecordId | None, facts: Mapping[str, Json]) -> None:
        """Append an act: who did, read, searched, printed or exported what."""
        row = self._connection.row("SELECT number, head FROM act ORDER BY number DESC LIMIT 1")
        number, before = (0, FIRST_HEAD) if row is None else row
        line = canonical.encode({**facts, "n": number + 1})
        head = hashlib.sha256(_ACTS + before + hashlib.sha256(line).digest()).digest()
        self._connection.run(
            "INSERT INTO act VALUES (?, ?, ?, ?)",
            (number + 1, None if subject is None else to_blob(subject), line.decode(), head),
        )

    def acts(self, limit: int) -> list[dict[str, Json]]:
        """Return the newest acts, the newest last."""
        rows = self._connection.rows("SELECT text FROM act ORDER BY number DESC LIMIT ?", (limit,))
        found = [canonical.parse(text.encode()) for (text,) in reversed(rows)]
        return [dict(each) for each in found if isinstance(each, dict)]

    def acts_about(self, records: list[RecordId]) -> list[dict[str, Json]]:
        """Return the acts on some records, the oldest first."""
        sql = "SELECT number, text FROM act WHERE subject = ?"
        found = [row for each in records for row in self._connection.rows(sql, (to_blob(each),))]
        acts = [canonical.parse(text.encode()) for _number, text in sorted(found)]
        return [dict(each) for each in acts if isinstance(each, dict)]

    def acts_are_whole(self) -> bool:
        """Tell whether the chain of acts is unbroken; one without words counts where a destruction named it."""
        head, last = FIRST_HEAD, 0
        forgotten: set[Json] = set()
        named: set[Json] = set()
        for number, text, stored in self._connection.each(
            "SELECT number, text, head FROM act ORDER BY number"
        ):
            found = canonical.parse(text.encode()) if FORGOTTEN in text else None
            if isinstance(found, dict) and found.get(FORGOTTEN) is True:
                forgotten.add(number)
                head = stored
            else:
                if isinstance(found, dict) and isinstance(found.get(FORGOTTEN), list):
                    named |= set(found[FORGOTTEN])
                head = hashlib.sha256(_ACTS + head + hashlib.sha256(text.encode()).digest()).digest()
            if head != stored or number != last + 1:
                return False
            last = number
        return forgotten <= named


def _is_skip(kept: bytes | None, stored: bytes) -> bool:
    """Tell whether a row stands for a run that did not travel to us, rather than for one line without its head."""
    return kept is None and stored != UNKNOWN


def _head_after(head: bytes, found: bytes | None, stored: bytes) -> bytes:
    """Return the head after a line; behind one that is not known, the next that is known is taken as it stands."""
    if found is None or head == UNKNOWN:
        return stored
    return next_head(head, found)


def _is_line_of(text: str | None, number: int, record: bytes) -> bool:
    if text is None:
        return True
    found = canonical.parse(text.encode())
    return isinstance(found, dict) and found.get("n") == number and found.get("id") == record.hex()
