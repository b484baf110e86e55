"""Why a bundle is not taken in: one class for each fact that an import can meet, in order of its steps."""

from consulaat.errors import MachineError, RefusedError, TamperedError
from resources.texts import N_


class BundleUnreadableError(MachineError):
    """The file cannot be read as a file at all (step 1)."""

    code = "bundle-unreadable"
    sentence = N_("The bundle file cannot be read.")
    next_step = N_("Check the path and the stick, copy the file to this computer and try again.")


class BundleDamagedError(TamperedError):
    """The file, or what is sealed in it, is not whole or not in the agreed form (steps 1, 2 and 10)."""

    code = "bundle-damaged"
    sentence = N_("The bundle is damaged; nothing was taken in.")
    next_step = N_("Ask the sender to export the same number again.")


class BundleUnknownSenderError(TamperedError):
    """No trusted device has the key that signed this (step 3)."""

    code = "bundle-unknown-sender"
    sentence = N_("The bundle is signed by a device that is not trusted here; nothing was taken in.")
    next_step = N_("If you expect this sender, compare its public code and add its card first.")


class BundleTamperedError(TamperedError):
    """The signature of a known device does not fit the file (step 3)."""

    code = "bundle-tampered"
    sentence = N_("The bundle was changed after it was signed; nothing was taken in.")
    next_step = N_("Keep the file, tell the security officer, and ask the sender for the bundle again.")


class BundleMismatchError(TamperedError):
    """What the bundle says of itself contradicts who signed it, or its own inside (steps 4 and 10)."""

    code = "bundle-mismatch"
    sentence = N_("The bundle is not what its outside says; nothing was taken in.")
    next_step = N_("Keep the file and tell the security officer; ask the sender what was sent.")


class BundleNotForUsError(TamperedError):
    """Another store is the receiver (steps 4 and 10)."""

    code = "bundle-not-for-us"
    sentence = N_("The bundle is meant for another store.")
    next_step = N_("Do not pass it on; tell the sender that it came to the wrong place.")


class BundleTooNewError(RefusedError):
    """A newer version of the program made this (steps 4 and 10)."""

    code = "bundle-too-new"
    sentence = N_("The bundle was made by a newer version of the program.")
    next_step = N_("Keep the file, update the program, and import it again.")


class BundleRevokedError(TamperedError):
    """The device that signed this has been revoked (step 5)."""

    code = "bundle-revoked"
    sentence = N_("The device that signed this bundle is revoked; nothing was taken in.")
    next_step = N_("Keep the file and tell the security officer.")


class BundleNotAcceptedError(TamperedError):
    """The device that signed this takes the place of another, and nobody accepted that yet (step 5)."""

    code = "bundle-not-accepted"
    sentence = N_("The device that signed this bundle succeeds another one and was not accepted yet.")
    next_step = N_("Call the post; if it is true, accept the device among the known devices.")


class BundleSucceededError(TamperedError):
    """The device that signed this was succeeded by another before it made this (step 8)."""

    code = "bundle-succeeded"
    sentence = N_(
        "Bundle {number} is of a device that another one has taken the place of; nothing was taken in."
    )
    next_step = N_("Call the post: an old copy of its store may be in use. What it holds must be sent anew.")


class BundleKeyExpiredError(TamperedError):
    """The bundle was made outside the validity of its sender's card (step 5)."""

    code = "bundle-key-expired"
    sentence = N_("The bundle was made when the key of its sender was not valid.")
    next_step = N_("Ask the sender for a new device card, and to export again with the new key.")


class BundleForkedError(TamperedError):
    """Another bundle came before under the same number (step 7)."""

    code = "bundle-forked"
    sentence = N_("Another bundle with number {number} came from this sender before; nothing was taken in.")
    next_step = N_("Tell the security officer: two copies of one store may be in use, or a key was stolen.")


class BundleChainError(TamperedError):
    """The bundle does not follow on the one we hold before it (step 9)."""

    code = "bundle-chain"
    sentence = N_("Bundle {number} does not follow on the bundle before it; nothing was taken in.")
    next_step = N_("Ask the sender to export this number again, and tell the security officer.")


class BundleGapError(RefusedError):
    """Bundles before this one have not come yet (step 9)."""

    code = "bundle-gap"
    sentence = N_("Bundle {number} is kept: {missing} has not come yet.")
    next_step = N_("Import the missing bundle; this one then follows by itself.")


class BundleJournalBrokenError(TamperedError):
    """The journal in the bundle does not continue ours, or its head is not signed (step 11)."""

    code = "bundle-journal-broken"
    sentence = N_("The journal in the bundle does not continue the journal held here; nothing was taken in.")
    next_step = N_("Tell the security officer; the sender runs a check of its store.")


class AckMismatchError(TamperedError):
    """A receipt confirms something that was never sent."""

    code = "ack-mismatch"
    sentence = N_("A receipt names bundle {number}, which was not sent like that; it confirms nothing.")
    next_step = N_("Tell the security officer; call the receiver to compare the last numbers.")


class BundleTooLargeError(RefusedError):
    """More was put into one bundle than a receiver takes."""

    code = "bundle-too-large"
    sentence = N_("This is too much for one bundle.")
    next_step = N_("Send it in more than one bundle, or leave out attachments.")
