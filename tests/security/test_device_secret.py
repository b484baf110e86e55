"""Device secrets: kept by a keyring that gives them back, or not used at all."""

import os
import subprocess
import sys

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import null
from keyring.errors import KeyringLocked, PasswordDeleteError

from consulaat.security.device_secret import (
    SERVICE,
    DeviceSecretGoneError,
    DeviceSecrets,
    NoUsableKeyringError,
)

STORE, SLOT = "5" * 32, "a" * 32


class Drawer(KeyringBackend):
    """Keeps what it is given, in memory."""

    priority = 0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Forgetful(Drawer):
    """Accepts everything and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Mangling(Drawer):
    """Keeps something else than it was given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password[:-2])


class Locked(Drawer):
    """Opens for nobody."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


def test_a_keyring_gives_back_what_it_keeps() -> None:
    drawer = Drawer()
    kept = DeviceSecrets(drawer, STORE)

    secret = kept.keep(SLOT)

    assert len(secret) == 32
    assert kept.recall(SLOT) == secret
    assert list(drawer.kept) == [(SERVICE, f"{STORE}/{SLOT}")]


def test_each_slot_of_each_store_has_its_own_secret() -> None:
    drawer = Drawer()
    ours, theirs = DeviceSecrets(drawer, STORE), DeviceSecrets(drawer, "6" * 32)

    assert len({ours.keep(SLOT), ours.keep("b" * 32), theirs.keep(SLOT)}) == 3


@pytest.mark.parametrize("ring", [Forgetful(), Mangling(), Locked(), null.Keyring()])  # type: ignore[no-untyped-call]
def test_a_keyring_that_does_not_give_back_is_not_used(ring: KeyringBackend) -> None:
    with pytest.raises(NoUsableKeyringError):
        DeviceSecrets(ring, STORE).keep(SLOT)


def test_a_secret_that_is_gone_is_told() -> None:
    kept = DeviceSecrets(Drawer(), STORE)
    kept.keep(SLOT)
    kept.forget(SLOT)
    kept.forget(SLOT)

    with pytest.raises(DeviceSecretGoneError):
        kept.recall(SLOT)


CHOOSE = """
import sys
sys.platform = sys.argv[1]
from consulaat.security.device_secret import NoUsableKeyringError, of_this_computer
try:
    of_this_computer("5" * 32)
except NoUsableKeyringError as error:
    print(error.code)
"""


@pytest.mark.parametrize("platform", ["linux", "plan9"])
def test_the_environment_does_not_choose_the_keyring(platform: str) -> None:
    chosen = {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
    }
    command = [sys.executable, "-c", CHOOSE, platform]

    answer = subprocess.run(command, env=os.environ | chosen, capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "keyring-unusable"
