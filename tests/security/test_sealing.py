"""Sealing: only receivers open it, the age command agrees, and odd outsides are refused early."""

import shutil
import subprocess
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from consulaat.security.sealing import (
    LONGEST_HEADER,
    MOST_RECIPIENTS,
    MalformedRecipientError,
    NotSealedForUsError,
    SealBrokenError,
    checked_recipient,
    new_identity,
    open_sealed,
    seal,
)

SECRET, RECIPIENT = new_identity()

needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")


@settings(max_examples=25)
@given(some.binary(max_size=200_000))
def test_what_is_sealed_opens_again(data: bytes) -> None:
    assert open_sealed(seal(data, [RECIPIENT]), SECRET) == data


def test_each_of_the_receivers_opens_it_and_nobody_else() -> None:
    others = [new_identity() for _ in range(3)]
    sealed = seal(b"words", [recipient for _, recipient in others])

    assert [open_sealed(sealed, secret) for secret, _ in others] == [b"words"] * 3
    with pytest.raises(NotSealedForUsError):
        open_sealed(sealed, SECRET)


def test_every_changed_byte_is_noticed() -> None:
    sealed = seal(b"words", [RECIPIENT])

    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises((SealBrokenError, NotSealedForUsError)):
            open_sealed(changed, SECRET)


def test_every_cut_is_noticed() -> None:
    sealed = seal(b"words", [RECIPIENT])

    for length in range(len(sealed)):
        with pytest.raises((SealBrokenError, NotSealedForUsError)):
            open_sealed(sealed[:length], SECRET)


def test_a_passphrase_in_place_of_a_key_is_refused() -> None:
    sealed = seal(b"words", [RECIPIENT])
    stanza = b"-> scrypt bBjlhJVYZeE4aqUdmtRHfw 32\n" + b"A" * 43 + b"\n"
    start, end = sealed.index(b"-> "), sealed.index(b"--- ")

    for kept in (sealed[start:], sealed[end:]):
        with pytest.raises(SealBrokenError):
            open_sealed(sealed[:start] + stanza + kept, SECRET)


def test_more_than_twenty_stanzas_are_refused() -> None:
    most = [RECIPIENT] * MOST_RECIPIENTS
    recipients = [pyrage.x25519.Recipient.from_str(RECIPIENT)] * 21

    assert open_sealed(seal(b"words", most), SECRET) == b"words"
    with pytest.raises(MalformedRecipientError):
        seal(b"words", [*most, RECIPIENT])
    with pytest.raises(SealBrokenError):
        open_sealed(pyrage.encrypt(b"words", recipients), SECRET)


def test_a_header_that_does_not_end_is_refused() -> None:
    sealed = seal(b"words", [RECIPIENT])
    end = sealed.index(b"\n--- ")
    stuffed = sealed[:end] + b"\n-> odd\n" + (b"A" * 64 + b"\n") * (LONGEST_HEADER // 65) + sealed[end:]

    with pytest.raises(SealBrokenError):
        open_sealed(stuffed, SECRET)


@pytest.mark.parametrize(
    "recipient",
    ["", "age1", SECRET, RECIPIENT.upper(), RECIPIENT[:-1], RECIPIENT + "q"],
    ids=["nothing", "start", "secret", "capitals", "short", "long"],
)
def test_a_text_that_is_no_recipient_is_refused(recipient: str) -> None:
    with pytest.raises(MalformedRecipientError):
        checked_recipient(recipient)


def test_nothing_is_sealed_for_nobody() -> None:
    with pytest.raises(MalformedRecipientError):
        seal(b"words", [])


@needs_age
def test_the_age_command_opens_what_we_seal(tmp_path: Path) -> None:
    (tmp_path / "identity").write_text(SECRET + "\n")
    command = ["age", "-d", "-i", "identity"]

    answer = subprocess.run(
        command, cwd=tmp_path, input=seal(b"words", [RECIPIENT]), capture_output=True, check=True
    )

    assert answer.stdout == b"words"


@needs_age
def test_we_open_what_the_age_command_seals() -> None:
    command = ["age", "-r", RECIPIENT]

    answer = subprocess.run(command, input=b"words", capture_output=True, check=True)

    assert open_sealed(answer.stdout, SECRET) == b"words"
