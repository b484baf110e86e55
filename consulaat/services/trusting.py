"""Own card, known devices, and whom we accept signatures from (security: trust)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from consulaat.errors import InvalidInputError, RefusedError
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import TRUST
from consulaat.security import signing
from consulaat.services.exchange import Device, Exchange, TrustState
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.rights import require
from consulaat.sync.trust import Card, check_code, make_card, public_code, read_card, verify_succession
from resources.texts import N_

CARD_DAYS: Final = 730


class DeviceUnknownError(RefusedError):
    """No known device has this name or post code."""

    code = "device-unknown"
    sentence = N_("There is no known device with this name or post code.")
    next_step = N_("Take in its card first: consulaat trust add FILE --code CODE")
    in_window = N_("Take in its card first, under Known devices.")


class DeviceKnownError(RefusedError):
    """This device, or its name, is known already."""

    code = "device-known"
    sentence = N_("This device is known already, or another one has its name.")
    next_step = N_("See: consulaat trust list")
    in_window = N_("See Known devices.")


class DeviceRevokedError(RefusedError):
    """Nothing is sent to a device that was revoked."""

    code = "device-revoked"
    sentence = N_("This device was revoked; nothing is sent to it.")
    next_step = N_("Ask headquarters which device took its place.")


class CodeNeededError(InvalidInputError):
    """A card is taken in by its code, which people compare; only one that succeeds a known device does without."""

    code = "code-needed"
    sentence = N_("The public code of this device is needed.")
    next_step = N_("Call the sender on a number you know, and give the code: --code CODE")
    in_window = N_("Call the sender on a number you know, and type the code above the button.")


class NotOfferedError(RefusedError):
    """There is nothing to accept about this device."""

    code = "device-not-offered"
    sentence = N_("This device does not wait to take the place of another one.")
    next_step = N_("Take in its new card first: consulaat trust add FILE")
    in_window = N_("Take in its new card first, under Known devices.")


class ReasonNeededError(InvalidInputError):
    """Why a device takes the place of another one must be said."""

    code = "reason-needed"
    sentence = N_("Say why this device takes the place of another one.")
    next_step = N_("Add --reason TEXT")
    in_window = N_("Give a reason.")


def own_devices(work: UnitOfWork) -> frozenset[str]:
    """Return this device and those it was before the store was restored."""
    return frozenset({work.identity.store, *work.exchange.predecessors()})


def new_card(store: str, post: str, role: str, seed: bytes, recipient: str, now: datetime) -> Card:
    """Return the card of a new store, valid for two years."""
    start = now.replace(microsecond=0)
    return Card(
        post=post,
        role=role,
        store=store,
        name=f"{post}-{store[:4]}",
        sign=signing.public_line(seed),
        recipient=recipient,
        created=start,
        valid_from=start,
        valid_until=start + timedelta(days=CARD_DAYS),
    )


def device_named(exchange: Exchange, name: str) -> Device:
    """Return the device with this name, or the newest trusted one of the post with this code."""
    others = [each for each in exchange.devices() if each.state is not TrustState.OWN]
    exact = [each for each in others if name in {each.card.name, each.store}]
    of_post = [each for each in others if each.card.post == name]
    trusted = [each for each in of_post if each.state is TrustState.TRUSTED]
    for found in (exact, trusted, of_post):
        if found:
            return found[-1]
    raise DeviceUnknownError


class TrustDesk:
    """Keeps the list of devices."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def devices(self) -> tuple[Device, ...]:
        """Return all known devices, this one first."""
        with self._store.work(UserId(self._officer.id)) as work:
            return work.exchange.devices()

    def own(self) -> Device:
        """Return this device."""
        return self.devices()[0]

    def own_card(self) -> bytes:
        """Return the card of this device as others take it in."""
        with self._store.work(UserId(self._officer.id)) as work:
            card = work.exchange.devices()[0].card
            return make_card(card, work.exchange.own_keys().sign_seed)

    def add(self, data: bytes, code: str = "") -> Device:
        """Trust the device of a card whose code was compared; raise CodeMismatchError or DeviceKnownError.

        A card that a known device signed as the one to take its place is offered: ``accept`` makes it so.
        """
        require(self._store, self._officer, TRUST)
        card = read_card(data)
        if code:
            check_code(card, code)
        with self._store.work(UserId(self._officer.id)) as work:
            known = {each.store: each for each in work.exchange.devices()}
            if card.store in known or card.name in {each.card.name for each in known.values()}:
                raise DeviceKnownError
            before = known.get(card.succeeds.store) if card.succeeds else None
            if before is not None:
                _require_to_be_succeeded(card, before)
            elif not code:
                raise CodeNeededError
            is_offered = before is not None
            work.exchange.add_device(
                card, data, public_code(card), work.by, work.now(), is_offered=is_offered
            )
            work.act("WIJZIGEN", "trusted_device", None, device=card.store)
            work.commit()
        state = TrustState.OFFERED if is_offered else TrustState.TRUSTED
        return Device(card=card, code=public_code(card), state=state)

    def accept(self, name: str, reason: str) -> tuple[Device, Device]:
        """Let an offered device take the place of the one it succeeds; return the new one and the old one."""
        require(self._store, self._officer, TRUST)
        if not reason.strip():
            raise ReasonNeededError
        with self._store.work(UserId(self._officer.id)) as work:
            known = work.exchange.devices()
            new = _offered(known, name)
            old = next(each for each in known if new.card.succeeds and each.store == new.card.succeeds.store)
            _require_to_be_succeeded(new.card, old)
            for each, state in ((new, TrustState.TRUSTED), (old, TrustState.SUCCEEDED)):
                work.exchange.set_state(each.store, state, reason, work.by, work.now())
            work.act("WIJZIGEN", "trusted_device", None, device=new.store, succeeds=old.store)
            work.commit()
        return replace(new, state=TrustState.TRUSTED), replace(old, state=TrustState.SUCCEEDED)

    def revoke(self, name: str, *, stolen: bool, reason: str) -> Device:
        """Stop accepting a device, whatever its bundles say about their date."""
        require(self._store, self._officer, TRUST)
        with self._store.work(UserId(self._officer.id)) as work:
            device = device_named(work.exchange, name)
            state = TrustState.STOLEN if stolen else TrustState.REVOKED
            work.exchange.set_state(device.store, state, reason, work.by, work.now())
            work.act("WIJZIGEN", "trusted_device", None, device=device.store)
            work.commit()
        return Device(card=device.card, code=device.code, state=state)

    def receiving_key(self) -> str:
        """Return the receiving key itself, which only a rehearsal store gives away."""
        if not self._store.identity.is_rehearsal:
            raise NotARehearsalError
        with self._store.work(UserId(self._officer.id)) as work:
            return work.exchange.own_keys().identity


def _offered(known: tuple[Device, ...], name: str) -> Device:
    """Return the offered device with this name, store or post."""
    offered = [each for each in known if each.state is TrustState.OFFERED]
    for found in (
        [each for each in offered if name in {each.card.name, each.store}],
        [each for each in offered if each.card.post == name],
    ):
        if found:
            return found[-1]
    raise NotOfferedError


def _require_to_be_succeeded(card: Card, before: Device) -> None:
    """Raise unless the device before signed that this one takes its place, and was not revoked."""
    verify_succession(card, before.card)
    if before.state in {TrustState.REVOKED, TrustState.STOLEN}:
        raise DeviceRevokedError


class NotARehearsalError(RefusedError):
    """Something that only a rehearsal store allows."""

    code = "not-a-rehearsal"
    sentence = N_("Only a store made with --rehearsal allows this.")
    next_step = N_("Use a rehearsal store.")
