"""Who may let a contact go outside the safe times: the head of the section, with a reason (domain §10.1)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from consulaat.records.contact import ContactProtocol, ProtocolState
from consulaat.records.user import User
from consulaat.rules.permissions import RELEASE_CONTACT
from consulaat.rules.safe_times import SafeNow, safe_moment

LASTS: Final = timedelta(hours=1)  # so that whoever calls need not be the head


def is_held(protocol: ContactProtocol, now: datetime) -> bool:
    """Tell whether the numbers of a protocol stay hidden at a moment until someone releases them."""
    is_compromised = protocol.state is ProtocolState.COMPROMISED
    return is_compromised or safe_moment(protocol, now).now is SafeNow.NOT_SAFE


def may_release(by: User, users: Iterable[User]) -> bool:
    """Tell whether a user may release a contact: who has the right, or anyone where nobody has it."""
    if not any(RELEASE_CONTACT.objections(by)):
        return True
    return not any(each.is_active and each.roles & RELEASE_CONTACT.roles for each in users)
