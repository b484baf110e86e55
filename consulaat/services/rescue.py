"""Getting a store back: what opens it, what a restore would do and did, what a recovery gave."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from consulaat.errors import RefusedError
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import CARE
from consulaat.security import passphrase as passphrases
from consulaat.security import sealing
from consulaat.security.key_change import PAPERS
from consulaat.security.key_slots import SlotFile
from consulaat.security.resealing import Opener, public_of
from consulaat.services.exchange import Exchange, OwnKeys
from consulaat.services.ports import Store, StoreIdentity
from consulaat.services.staff import UserBlockedError, officer_of, unlock
from consulaat.services.trusting import new_card
from consulaat.sync.changes import parse_own_line
from consulaat.sync.trust import Card, make_card, succeeding
from consulaat.values.ids import RecordId, new_id
from resources.texts import N_

NOBODY: Final = UserId(RecordId("0" * 32))  # two recovery papers have no name
NAMED_AT_MOST: Final = 200


class OtherStoreHereError(RefusedError):
    """The folder holds another store than the one in the backup."""

    code = "restore-other-store"
    sentence = N_("This folder holds another store than the one in the backup; nothing was changed.")
    next_step = N_("Name another folder with --store, or take the backup of this store.")
    in_window = N_("Choose a backup of this store.")


class UserUnknownError(RefusedError):
    """There is nobody with this name in the store."""

    code = "user-unknown"
    sentence = N_("There is no user with this name in the store.")
    next_step = N_("Names of the store: {names}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPassphrase:
    """The way in of one person."""

    user: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPapers:
    """The way in with recovery papers."""

    papers: tuple[str, ...] = field(repr=False)


Way = ByPassphrase | ByPapers


@dataclass(frozen=True, slots=True)
class LostRecord:
    """A record with changes that no backup and no confirmed bundle holds."""

    record_type: str
    id: RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyHere:
    """What the present store has beyond the backup.

    ``changes`` are those that nobody else confirmed; ``records`` names them, the first two hundred.
    """

    is_readable: bool
    changes: int = 0
    confirmed: int = 0
    records: tuple[LostRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePlan:
    """What a restore from a good backup would do."""

    identity: StoreIdentity
    newest_change: datetime | None
    lines: int
    replaces: bool
    keeps_passphrases: bool
    only_here: OnlyHere | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did."""

    plan: RestorePlan
    device: str
    succeeds: str
    after: int
    public_code: str
    kept_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Who may open the store again, and the new papers where they were asked."""

    user: str
    papers: tuple[str, ...] = field(default=(), repr=False)


def open_with(slots: SlotFile, way: Way) -> tuple[bytes, UserId]:
    """Return the key of the store and who opened it; raise what a passphrase or papers are refused with."""
    if isinstance(way, ByPapers):
        return slots.open_with_papers(way.papers).dek, NOBODY
    unlocked = unlock(slots, way.user, way.words)
    return unlocked.dek, UserId(RecordId(unlocked.user))


def require_care(store: Store, by: UserId) -> None:
    """Raise unless this user takes care of the store; two papers are right enough by themselves."""
    if by == NOBODY:
        return
    with store.work(by) as work:
        officer = officer_of(work)
    if not officer.is_active:
        raise UserBlockedError
    CARE.require(officer)


def only_in(present: Exchange, backup: Exchange, devices: Sequence[str]) -> OnlyHere:
    """Return what the present store wrote as any of its own devices, and the backup does not hold."""
    known = {each.store for each in backup.devices()}
    peers = [each.store for each in present.devices()]
    confirmed, found, changes = 0, dict[LostRecord, None](), 0
    for device in devices:
        held = backup.head(device)[0] if device in known else 0
        safe = max((present.confirmed(peer, device) for peer in peers), default=0)
        last = present.head(device)[0]
        confirmed += max(0, min(safe, last) - held)
        for _number, _record, line, _head in present.lines_after(device, max(held, safe)):
            if line:
                change = parse_own_line(device, line.decode())
                found[LostRecord(change.record_type, change.record_id)] = None
                changes += 1
    return OnlyHere(
        is_readable=True, changes=changes, confirmed=confirmed, records=tuple(found)[:NAMED_AT_MOST]
    )


@dataclass(frozen=True, slots=True)
class NewDevice:
    """Who a restored store is from now on: its card, and its keys."""

    card: Card
    card_file: bytes = field(repr=False)
    keys: OwnKeys = field(repr=False)


def new_device(identity: StoreIdentity, old: OwnKeys, now: datetime) -> NewDevice:
    """Return a new device that the present one signs as the one to take its place."""
    seed = secrets.token_bytes(32)
    receiving, recipient = sealing.new_identity()
    fresh = new_card(new_id(), identity.post, identity.role, seed, recipient, now)
    card = succeeding(fresh, identity.store, old.sign_seed)
    return NewDevice(card, make_card(card, seed), OwnKeys(seed, receiving))


def recover(store: Store, slots: SlotFile, dek: bytes, name: str, words: Callable[[], str]) -> None:
    """Give a user a new passphrase for a store that two papers opened."""
    with store.work(NOBODY) as work:
        users = [each for each in work.find(User) if each.is_active]
        user = next((each for each in users if each.name == name), None)
        if user is None:
            raise UserUnknownError(names=", ".join(sorted(each.name for each in users)))
        rehearsal = store.identity.is_rehearsal
        forbidden = (name, store.identity.post, "consulaat")
        checked = passphrases.checked(words(), forbidden=forbidden, rehearsal=rehearsal)
        seed = slots.renew(user.id, name, checked, dek, rehearsal=rehearsal)
        work.keep_opener(user.id, public_of(seed, Opener.USER))
        work.act("HERSTELLEN", "user", user.id, with_papers=True)
        work.commit()


def new_papers(store: Store, slots: SlotFile, dek: bytes, by: UserId = NOBODY) -> tuple[str, ...]:
    """Return five new recovery papers; the old ones open nothing any more."""
    papers = slots.make_papers(dek)
    with store.work(by) as work:
        work.keep_opener(PAPERS, papers.public)
        work.act("HERSTELPAPIEREN")
        work.commit()
    return papers.words
