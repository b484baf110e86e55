"""A store that is an older copy, or lost what was written last: work goes on, and it sends again as a new device.

What it would send now could stand under numbers that were used for something else, so nothing is sent under its old
name. Reading and writing never stop: a person's safety may depend on them.
"""

from dataclasses import dataclass

from consulaat.errors import RefusedError
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import CARE
from consulaat.services.exchange import STORE_BEHIND
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.rescue import new_device
from consulaat.services.rights import require
from consulaat.sync.trust import public_code
from resources.texts import N_


class StoreBehindError(RefusedError):
    """Nothing is sent from a store that is behind its anchor, until it goes on as a new device."""

    code = "store-behind"
    sentence = N_(
        "This store is an older copy, or lost what was written last: nothing is sent from it as it is."
    )
    next_step = N_("Let it go on as a new device, which headquarters accepts once: consulaat trust renew")
    in_window = N_("See Known devices: there it goes on as a new device, which headquarters accepts once.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """The new device, the one it takes the place of, and the code that headquarters is told by telephone."""

    device: str
    succeeds: str
    after: int
    public_code: str


def require_not_behind(work: UnitOfWork) -> None:
    """Raise StoreBehindError while the alarm stands."""
    if is_behind(work):
        raise StoreBehindError


def is_behind(work: UnitOfWork) -> bool:
    """Tell whether the store was found behind its anchor and has not gone on as a new device since."""
    return any(code == STORE_BEHIND for code, _subject, _at in work.exchange.alarms())


def renew(store: Store, officer: User) -> Renewed:
    """Let the store go on as a new device with what it holds."""
    require(store, officer, CARE)
    before = store.identity
    with store.work(UserId(officer.id), whole=True) as work:
        keys, now = work.exchange.own_keys(), work.now()
        after = work.exchange.head(before.store)[0]
    new = new_device(before, keys, now)
    store.become(new.card, new.card_file, new.keys, now)
    with store.work(UserId(officer.id), whole=True) as work:
        work.act("TERUGZETTEN", succeeds=before.store)
        work.commit()
    store.anchor()
    return Renewed(
        device=new.card.store, succeeds=before.store, after=after, public_code=public_code(new.card)
    )
