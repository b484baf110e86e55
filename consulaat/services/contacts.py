"""Numbers of someone who may be in danger: shown after the card was read, unsafely only by release of the head."""

from typing import Final

from consulaat.errors import RefusedError
from consulaat.records.contact import ContactProtocol
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import RELEASE_CONTACT, read_right
from consulaat.rules.release import LASTS, is_held, may_release
from consulaat.services.naming import find_record
from consulaat.services.ports import Store, UnitOfWork
from consulaat.sync.clock import Stamp
from resources.texts import N_

TYPE: Final = "contact_protocol"
RELEASED: Final = "ONTHULLEN"


class NotSafeNowError(RefusedError):
    """Who may release numbers outside the safe times, or while others may listen, gave no reason."""

    code = "not-safe-now"
    sentence = N_("This is no safe moment to reach the person; the numbers stay hidden.")
    next_step = N_(
        "Wait for a safe moment, agree on another way where this one is no longer safe, or release it with a reason."
    )


class NotReleasedError(RefusedError):
    """Numbers were asked for outside the safe times, or while others may listen, and the head did not release them."""

    code = "not-released"
    sentence = N_(
        "This is no safe moment to reach the person; only the head of the section shows the numbers now."
    )
    next_step = N_(
        "Wait for a safe moment, agree on another way where this one is no longer safe, or ask the head to release "
        "them: for an hour they are shown to you too."
    )


class ContactDesk:
    """Shows numbers and addresses of a protocol to one officer; each time is noted."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def numbers(self, protocol: str, reason: str = "") -> ContactProtocol:
        """Return a protocol with its numbers; at an unsafe moment the head releases them with a reason.

        That opens them to colleagues for an hour. Where nobody at the post may release, whoever works gives the
        reason, and the note says that it was no release.
        """
        right = read_right(ContactProtocol)
        with self._store.work(UserId(self._officer.id)) as work:
            right.require(self._officer)
            found = work.get(ContactProtocol, find_record(work, ContactProtocol, protocol))
            right.require(self._officer, found)
            if not is_held(found, work.now()) or (not reason.strip() and self._is_released(work, found)):
                work.act("LEZEN", TYPE, found.id)
            else:
                self._release(work, found, reason.strip())
            work.commit()
        return found

    # -- inside

    def _release(self, work: UnitOfWork, found: ContactProtocol, reason: str) -> None:
        refused: NotReleasedError | NotSafeNowError | None = None
        if not may_release(self._officer, work.find(User)):
            refused = NotReleasedError()
        elif not reason:
            refused = NotSafeNowError()
        if refused is not None:
            work.act("MISLUKT", TYPE, found.id, reason=refused.code.upper().replace("-", "_"))
            work.commit()
            raise refused
        is_released = not any(RELEASE_CONTACT.objections(self._officer, found))
        work.act(RELEASED, TYPE, found.id, reason=reason, is_released=is_released)

    def _is_released(self, work: UnitOfWork, found: ContactProtocol) -> bool:
        """Tell whether someone who may do so released the numbers within the hour."""
        now = work.now()
        for act in reversed(work.acts_about([found.id])):
            at = Stamp.read(str(act["at"])).moment()
            if act["action"] == RELEASED and act.get("is_released") is True:
                return at <= now < at + LASTS
        return False
