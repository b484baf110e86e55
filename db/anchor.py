"""Where a store stood when it was last sent from, taken in to, or closed, in a file beside it.

The encryption of a store tells that its pages are whole, not that they are the newest: a copy of last week opens as
well as that of today, and so does a file that lost its write-ahead log. The anchor tells. It is written after what it
tells of is in the store, so a store is never behind it by a crash. Its MAC goes by a secret inside the store.

    {"v":1,"store":hex32,"n":lines,"head":hex64,"sent":{hex32:number},"mac":hex64}
"""

import hmac
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from consulaat.errors import ConsulaatError, MachineError
from consulaat.files import holds, replace_file
from consulaat.records.ids import UserId
from consulaat.security import shape
from consulaat.security.wrapping import derive
from consulaat.services.exchange import STORE_BEHIND
from consulaat.values.canonical import Json, decode, encode
from db.journal import OWN
from db.store import SqlStore
from db.tables import to_id

NAME: Final = "anchor.json"
_LARGEST: Final = 1024 * 1024


class Standing(Enum):
    """How a store stands to its anchor."""

    HELD = "held"
    BEHIND = "behind"  # an older copy, or one that lost what was written last
    NONE = "none"  # there is no anchor of this store that can be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """The newest own line of a store and the head after it, and the last number of each stream it sent."""

    n: int
    head: str
    sent: Mapping[str, int]


class Anchor:
    """The anchor of one open store."""

    def __init__(self, folder: Path, store: SqlStore) -> None:
        self._path = folder / NAME
        self._store = store

    def standing(self) -> Standing:
        """Tell how the store stands to what was written down last."""
        found = self._read()
        if found is None:
            return Standing.NONE
        now = self.now()
        head = self._store.journal.head_at(OWN, found.n) if found.n <= now.n else None
        is_behind = found.n > now.n or (head is not None and head.hex() != found.head)
        lost = any(now.sent.get(peer, 0) < number for peer, number in found.sent.items())
        return Standing.BEHIND if is_behind or lost else Standing.HELD

    def now(self) -> Anchored:
        """Return where the store stands."""
        n, head = self._store.journal.head(OWN)
        sql = "SELECT peer, max(number) FROM bundle WHERE direction = 'UIT' GROUP BY peer"
        sent = {str(to_id(peer)): int(number) for peer, number in self._store.connection.rows(sql)}
        return Anchored(n=n, head=head.hex(), sent=sent)

    def write(self) -> None:
        """Write down where the store stands; where that cannot be done, work goes on with the one before."""
        facts = self._facts(self.now())
        data = encode({**facts, "mac": self._mac(facts)})
        if not self._is(data):
            with suppress(MachineError):
                replace_file(self._path, data)

    def _is(self, data: bytes) -> bool:
        with suppress(OSError):  # it is not there yet
            return holds(self._path, data)
        return False

    def _facts(self, at: Anchored) -> dict[str, Json]:
        return {"v": 1, "store": self._store.identity.store, "n": at.n, "head": at.head, "sent": at.sent}

    def _mac(self, facts: Mapping[str, Json]) -> str:
        (seed,) = self._store.connection.row("SELECT value FROM meta WHERE name = 'sign_seed'") or (b"",)
        key = derive(bytes(seed), b"", b"consulaat anchor v1")
        return hmac.digest(key, encode(facts), "sha256").hex()

    def _read(self) -> Anchored | None:
        """Return what stands in the file, None where it is not one of this store."""
        try:
            with self._path.open("rb") as stream:
                found = shape.members(decode(stream.read(_LARGEST)), "v", "store", "n", "head", "sent", "mac")
            sent = found["sent"]
            if not isinstance(sent, Mapping):
                return None
            at = Anchored(
                n=shape.whole(found["n"]),
                head=shape.text(found["head"], shape.SHA256),
                sent={shape.text(peer, shape.STORE): shape.whole(number) for peer, number in sent.items()},
            )
            mac = shape.text(found["mac"], shape.SHA256)
        except (OSError, ConsulaatError):
            return None
        is_ours = hmac.compare_digest(mac, self._mac(self._facts(at)))
        return at if is_ours and found["store"] == self._store.identity.store else None


def hold(folder: Path, store: SqlStore, by: UserId, *, is_new: bool = False) -> None:
    """Look whether a store just opened is behind its anchor, and keep that up with it from now on.

    A store that is behind keeps the anchor it is behind of, until it goes on as a new device.
    """
    anchor = Anchor(folder, store)
    standing = anchor.standing()
    store.anchor_anew = anchor.write
    if standing is not Standing.BEHIND:
        store.anchor = anchor.write
    if standing is Standing.HELD:
        return
    with store.work(by, whole=True) as work:
        if standing is Standing.BEHIND:
            work.exchange.raise_alarm(STORE_BEHIND, "", work.now())
        elif not is_new:
            work.act("ANKER")
        work.commit()
    store.anchor()
