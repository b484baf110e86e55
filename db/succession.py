"""Lets a restored store go on as a new device: own keys, own chain and streams from number 1.

The lines of the device it was stay its lines: they become the chain of another device, still verified. What it had
sent and received stays in the log, under directions that no stream counts.
"""

import json
from datetime import datetime
from typing import Final

from consulaat.services.exchange import OwnKeys, TrustState
from consulaat.sync import heads
from consulaat.sync.manifest import HeadClaim
from consulaat.sync.trust import Card, public_code
from consulaat.values.moment import write_moment
from db.connection import Connection
from db.journal import OWN, Journal
from db.tables import to_blob

_MOVED: Final = (
    "UPDATE line SET device = ? WHERE device = ?",
    "UPDATE fault SET device = ? WHERE device = ?",
)
_SEND_AGAIN: Final = (  # what a bundle enclosed that nobody confirmed goes along once more
    "UPDATE blob_exchanged SET bundle = NULL WHERE bundle IN "
    "(SELECT sha256 FROM bundle WHERE direction = 'UIT' AND confirmed_at IS NULL)"
)
_COLUMNS: Final = (
    "store, name, post, role, card, sign_key, recipient, public_code, valid_from, valid_until, "
    "state, changed_at"
)


def succeed(connection: Connection, card: Card, card_file: bytes, keys: OwnKeys, at: datetime) -> None:
    """Make the device of a card the own device of this store; the one before it signs its last head first."""
    old = dict(connection.rows("SELECT name, value FROM meta"))
    journal = Journal(connection)
    last, head = journal.head(OWN)
    connection.begin()
    try:
        if last:
            claim = heads.claim(
                device=old["store"], first=1, last=last, head=head.hex(), seed=bytes(old["sign_seed"])
            )
            keep_claim(connection, claim)
        _give_way(connection)
        _add_own(connection, card, card_file, at)
        connection.run(_SEND_AGAIN)
        for name in ("IN", "UIT"):
            sql = "UPDATE bundle SET direction = ?, content = NULL WHERE direction = ?"
            connection.run(sql, (f"{name}_OUD", name))
        before = [*predecessors(connection), old["store"]]
        facts: dict[str, object] = {
            "store": card.store,
            "sign_seed": keys.sign_seed,
            "identity": keys.identity.encode(),
            "predecessors": json.dumps(before),
        }
        connection.many("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(facts.items()))
        connection.commit()
    finally:
        connection.roll_back()


def predecessors(connection: Connection) -> tuple[str, ...]:
    """Return the devices that this store was before it was restored, the first one first."""
    row = connection.row("SELECT value FROM meta WHERE name = 'predecessors'")
    return tuple(json.loads(row[0])) if row else ()


def keep_claim(connection: Connection, claim: HeadClaim) -> None:
    """Remember the newest head that a device signed, so that its lines can be passed on."""
    known = claim_of(connection, claim.device)
    if known is None or known.last < claim.last:
        value = json.dumps([claim.last, claim.head, claim.signature])
        connection.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"head {claim.device}", value))


def claim_of(connection: Connection, device: str) -> HeadClaim | None:
    """Return the newest head that a device signed, as far as it came here."""
    row = connection.row("SELECT value FROM meta WHERE name = ?", (f"head {device}",))
    if row is None:
        return None
    last, head, signature = json.loads(row[0])
    return HeadClaim(device=device, first=1, last=last, head=head, signature=signature)


def _give_way(connection: Connection) -> None:
    """Give the device that this store was a number as other devices have."""
    (number,) = connection.row("SELECT max(number) + 1 FROM device") or (OWN + 1,)
    connection.run("PRAGMA defer_foreign_keys = ON")
    connection.run(
        "UPDATE device SET number = ?, state = ? WHERE number = ?", (number, TrustState.SUCCEEDED.value, OWN)
    )
    for sql in _MOVED:
        connection.run(sql, (number, OWN))


def _add_own(connection: Connection, card: Card, card_file: bytes, at: datetime) -> None:
    values = (
        to_blob(card.store),
        card.name,
        card.post,
        card.role,
        card_file,
        card.sign,
        card.recipient,
        public_code(card),
        write_moment(card.valid_from),
        write_moment(card.valid_until),
        TrustState.OWN.value,
        write_moment(at),
    )
    places = ", ".join("?" * len(values))
    connection.run(f"INSERT INTO device (number, {_COLUMNS}) VALUES (?, {places})", (OWN, *values))
