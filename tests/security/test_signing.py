"""Signatures: the form, the vector that other programs can repeat, and ssh-keygen's own opinion."""

import hashlib
import shutil
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consulaat.security import signing
from consulaat.security.signing import BadSignatureError, MalformedKeyError, MalformedSignatureError
from consulaat.sync import frame
from consulaat.values import canonical

SEED = bytes(range(32))
KEY = "SHA256:lbmsoA0yIEcEiVDRnMWuzm+nV+3ZEEpVIURqFoeSspg"
NAMESPACE = "consulaat-bundle-v1"


def test_the_published_vector_comes_out_byte_for_byte() -> None:
    header = canonical.encode(
        {
            "v": 1,
            "kind": "bundle",
            "from": "1" * 32,
            "to": "2" * 32,
            "number": 1,
            "prev": "0" * 64,
            "key": KEY,
            "created": "2026-11-21T22:17:10Z",
            "len": 5,
        }
    )

    file = frame.wrap(b"CNSLBN1\n", header, b"age..", seed=SEED, namespace=NAMESPACE)

    assert signing.fingerprint(signing.public_line(SEED)) == KEY
    assert len(file) == 500
    assert (
        hashlib.sha256(file).hexdigest() == "66efa9f1ed245d723e45042bb2d53a74cb43d775896fef8c3b8367c01a45a1a8"
    )


@given(some.binary(), some.binary(min_size=32, max_size=32))
def test_what_is_signed_verifies(message: bytes, seed: bytes) -> None:
    blob = signing.sign(message, seed, NAMESPACE)

    signing.verify(message, signing.read_signature(blob), signing.public_line(seed), NAMESPACE)


def test_every_changed_byte_of_a_signature_is_noticed() -> None:
    blob = signing.sign(b"message", SEED, NAMESPACE)

    for at in range(len(blob)):
        changed = blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
        with pytest.raises((MalformedSignatureError, BadSignatureError)):
            signing.verify(b"message", signing.read_signature(changed), signing.public_line(SEED), NAMESPACE)


@pytest.mark.parametrize("blob", [b"", b"SSHSIG", signing.sign(b"", SEED, "a") + b"\0", b"\xff" * 189])
def test_a_signature_that_is_not_exactly_one_is_malformed(blob: bytes) -> None:
    with pytest.raises(MalformedSignatureError):
        signing.read_signature(blob)


def test_a_signature_with_something_reserved_in_it_is_malformed() -> None:
    blob = signing.sign(b"message", SEED, NAMESPACE)
    at = blob.index(NAMESPACE.encode()) + len(NAMESPACE)
    assert blob[at : at + 4] == bytes(4)

    with pytest.raises(MalformedSignatureError):
        signing.read_signature(blob[:at] + b"\0\0\0\1x" + blob[at + 4 :])


def test_a_signature_holds_for_its_own_message_key_and_purpose_only() -> None:
    signature = signing.read_signature(signing.sign(b"message", SEED, NAMESPACE))
    own, other = signing.public_line(SEED), signing.public_line(bytes(32))

    for message, key, namespace in (
        (b"massage", own, NAMESPACE),
        (b"message", other, NAMESPACE),
        (b"message", own, "consulaat-card-v1"),
    ):
        with pytest.raises(BadSignatureError):
            signing.verify(message, signature, key, namespace)


@pytest.mark.parametrize("line", ["", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-rsa AAAA", "ssh-ed25519 é"])
def test_a_line_that_is_no_key_is_refused(line: str) -> None:
    with pytest.raises(MalformedKeyError):
        signing.checked_line(line)


def test_a_comment_behind_a_key_is_refused() -> None:
    with pytest.raises(MalformedKeyError):
        signing.checked_line(signing.public_line(SEED) + " somebody")


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
@pytest.mark.parametrize(("signed", "shown", "good"), [(b"one", b"one", True), (b"one", b"two", False)])
def test_ssh_keygen_agrees(tmp_path: Path, signed: bytes, shown: bytes, good: bool) -> None:
    blob = b64encode(signing.sign(signed, SEED, NAMESPACE)).decode()
    armour = ("-----BEGIN SSH SIGNATURE-----", blob, "-----END SSH SIGNATURE-----", "")
    (tmp_path / "sig").write_text("\n".join(armour))
    (tmp_path / "allowed").write_text(f"RAB {signing.public_line(SEED)}\n")
    command = f"ssh-keygen -Y verify -f allowed -I RAB -n {NAMESPACE} -s sig".split()

    answer = subprocess.run(command, cwd=tmp_path, input=shown, capture_output=True, check=False)

    assert (answer.returncode == 0) is good
    assert (KEY.encode() in answer.stdout) is good
