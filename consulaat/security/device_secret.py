"""A secret in the keyring of a person's account on this computer, for those who bind their login to it.

The keyring is constructed here by its own class. Asking the keyring library for "the" keyring would
obey an environment variable, and some of what it can name forgets everything without an error; so
what was written is also read back.
"""

import importlib
import secrets
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from consulaat.errors import LockedError, MachineError
from resources.texts import N_

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "consulaat"
SECRET_BYTES: Final = 32

_CLASSES: Final = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
}


class NoUsableKeyringError(MachineError):
    """This computer has no keyring that keeps what it is given."""

    code = "keyring-unusable"
    sentence = N_("This computer has no keyring that can be used; the login cannot be bound to it.")
    next_step = N_("Go on without, with a passphrase of six random words.")


class DeviceSecretGoneError(LockedError):
    """The keyring no longer has the secret of this login."""

    code = "device-secret-gone"
    sentence = N_("The keyring of this computer does not hold the key of this login.")
    next_step = N_("Log in to this computer as yourself, or open the store with two recovery papers.")


class DeviceSecrets:
    """The secrets of one store in one keyring."""

    def __init__(self, ring: "KeyringBackend", store: str) -> None:
        self._ring = ring
        self._store = store

    def keep(self, slot: str) -> bytes:
        """Return a new secret that the keyring gives back, or raise NoUsableKeyringError."""
        secret = secrets.token_bytes(SECRET_BYTES)
        try:
            self._ring.set_password(SERVICE, self._name(slot), secret.hex())
            kept = self._ring.get_password(SERVICE, self._name(slot))
        except Exception as error:  # each system's keyring raises errors of its own
            raise NoUsableKeyringError from error
        if kept != secret.hex():
            raise NoUsableKeyringError
        return secret

    def recall(self, slot: str) -> bytes:
        """Return the secret of a slot, or raise DeviceSecretGoneError."""
        try:
            return bytes.fromhex(self._ring.get_password(SERVICE, self._name(slot)) or "none")
        except Exception as error:  # each system's keyring raises errors of its own
            raise DeviceSecretGoneError from error

    def forget(self, slot: str) -> None:
        """Take the secret of a slot out of the keyring, if it is there."""
        with suppress(Exception):  # a secret that cannot be removed opens nothing without its slot
            self._ring.delete_password(SERVICE, self._name(slot))

    def _name(self, slot: str) -> str:
        return f"{self._store}/{slot}"


def of_this_computer(store: str) -> DeviceSecrets:
    """Return the secrets of a store in the keyring of this account, or raise NoUsableKeyringError."""
    for module, name in _CLASSES.get(sys.platform, ()):
        try:
            found = getattr(importlib.import_module(module), name)
            if found.priority > 0:
                return DeviceSecrets(found(), store)
        except Exception:  # noqa: BLE001, S112 - a keyring that is not there says so in its own way
            continue
    raise NoUsableKeyringError
