"""Numbers of someone who may be in danger: shown after the card was read, and never unsafely without a reason."""

from consulaat.errors import RefusedError
from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.ids import UserId
from consulaat.records.user import User
from consulaat.rules.permissions import RELEASE_CONTACT, read_right
from consulaat.rules.safe_times import SafeNow, safe_moment
from consulaat.services.naming import find_record
from consulaat.services.ports import Store
from resources.texts import N_


class NotSafeNowError(RefusedError):
    """A number was asked for outside the safe times, or while others may listen, and no reason was given."""

    code = "not-safe-now"
    sentence = N_("This is no safe moment to reach the person; the numbers stay hidden.")
    next_step = N_("Wait for a safe moment, or let the head of the section release it with a reason.")


class ContactDesk:
    """Shows numbers and addresses of a protocol to one officer; each time is noted."""

    def __init__(self, store: Store, officer: User) -> None:
        self._store = store
        self._officer = officer

    def numbers(self, protocol: str, reason: str = "") -> ContactProtocol:
        """Return a protocol with its numbers; at an unsafe moment only for a reason, which is noted.

        The note says whether the officer could release such a contact by their own role.
        """
        right = read_right(ContactProtocol)
        with self._store.work(UserId(self._officer.id)) as work:
            right.require(self._officer)
            found = work.get(ContactProtocol, find_record(work, ContactProtocol, protocol))
            right.require(self._officer, found)
            moment = safe_moment(found, work.now()).now
            is_held = found.state is ProtocolState.COMPROMISED or moment is SafeNow.NOT_SAFE
            if is_held and not reason.strip():
                work.act("MISLUKT", "contact_protocol", found.id, reason="NOT_SAFE_NOW")
                work.commit()
                raise NotSafeNowError
            if is_held:
                released = not any(RELEASE_CONTACT.objections(self._officer, found))
                work.act(
                    "ONTHULLEN", "contact_protocol", found.id, reason=reason.strip(), is_released=released
                )
            else:
                work.act("LEZEN", "contact_protocol", found.id)
            work.commit()
        return found
