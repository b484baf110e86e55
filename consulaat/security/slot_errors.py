"""Why a way into a store stays closed."""

from consulaat.errors import LockedError, RefusedError, TamperedError
from resources.texts import N_


class WrongPassphraseError(LockedError):
    """The user does not exist or the passphrase is wrong; which of the two is not told."""

    code = "wrong-passphrase"
    sentence = N_("This user name and passphrase do not open the store.")
    next_step = N_("Check both and type them again.")


class SlotBoundError(LockedError):
    """The slot opens only with the secret that this person's keyring held."""

    code = "slot-bound"
    sentence = N_("This login is bound to another computer or keyring.")
    next_step = N_("Log in on that computer, or open the store with two recovery papers.")


class PapersOfOtherStoreError(TamperedError):
    """The papers are whole, but not those of this store."""

    code = "papers-other-store"
    sentence = N_("These recovery papers are of another store, or of an older set.")
    next_step = N_("Look at the label of each paper and fetch two of this store.")


class NoPapersError(RefusedError):
    """No recovery papers have been made for this store."""

    code = "papers-none"
    sentence = N_("No recovery papers were made for this store.")
    next_step = N_("Open it with a passphrase, or restore a backup.")


class SlotTakenError(RefusedError):
    """This user or user name opens the store already."""

    code = "slot-taken"
    sentence = N_("This user name is in use already.")
    next_step = N_("Choose another user name.")


class NoSlotError(RefusedError):
    """This user does not open the store."""

    code = "slot-none"
    sentence = N_("This user has no way into the store.")
    next_step = N_("Look at the list of users.")


class SlotAlteredError(TamperedError):
    """The newest key of the store cannot be taken out of a slot whose passphrase was right."""

    code = "slot-altered"
    sentence = N_("The file with the keys of this store was changed by something else than this program.")
    next_step = N_("Tell the security officer and restore the newest backup.")
