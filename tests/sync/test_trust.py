"""Device cards: what is altered anywhere is refused, and people compare what cannot be forged."""

import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from consulaat.errors import ConsulaatError, Exit
from consulaat.security import signing
from consulaat.sync import bundle, frame
from consulaat.sync.trust import (
    MAGIC,
    NAMESPACE,
    Card,
    CardDamagedError,
    CardTooNewError,
    CodeMismatchError,
    Succession,
    SuccessionForgedError,
    allowed_signers,
    check_code,
    make_card,
    public_code,
    read_card,
    succeeding,
    verify_succession,
)
from consulaat.values.canonical import decode, encode
from tests.sync.bundles import OTHER_SEED, POST, POST_KEY, POST_SEED, RECIPIENT, a_bundle

START = datetime(2026, 11, 21, 22, 17, 10, tzinfo=UTC)
CARD = Card(
    post="RAB",
    role="post",
    store=POST,
    name="RAB-1",
    sign=POST_KEY,
    recipient=RECIPIENT,
    created=START,
    valid_from=START,
    valid_until=datetime(2028, 11, 21, tzinfo=UTC),
)
FILE = make_card(CARD, POST_SEED)
CODE = public_code(CARD)


def signed(card: bytes, body: bytes = b"", namespace: str = NAMESPACE, seed: bytes = POST_SEED) -> bytes:
    return frame.wrap(MAGIC, card, body, seed=seed, namespace=namespace)


def test_a_card_is_read_as_it_was_made() -> None:
    assert read_card(FILE) == CARD


def test_a_card_has_exactly_the_keys_of_the_format() -> None:
    card = decode(CARD.to_bytes())

    assert isinstance(card, dict)
    keys = {"v", "kind", "post", "role", "store", "name", "sign", "recipient", "created"}
    assert set(card) == keys | {"valid_from", "valid_until"}


def test_a_card_altered_in_any_place_is_refused() -> None:
    for at in range(len(FILE)):
        with pytest.raises(ConsulaatError) as caught:
            read_card(FILE[:at] + bytes([FILE[at] ^ 1 << at % 8]) + FILE[at + 1 :])
        assert caught.value.exit_code is Exit.TAMPERED


@pytest.mark.parametrize("data", [b"", FILE[:-1], FILE + b"\0", FILE + FILE, a_bundle(), b"\0" * 400])
def test_what_is_not_one_card_is_refused(data: bytes) -> None:
    with pytest.raises(CardDamagedError):
        read_card(data)


def test_a_card_signed_by_another_key_or_for_another_purpose_is_refused() -> None:
    for data in (
        signed(CARD.to_bytes(), seed=OTHER_SEED),
        signed(CARD.to_bytes(), namespace=bundle.NAMESPACE),
        signed(CARD.to_bytes(), body=b"more"),
    ):
        with pytest.raises(CardDamagedError):
            read_card(data)


@pytest.mark.parametrize(
    "other",
    [
        {"v": 0},
        {"v": True},
        {"kind": "bundle"},
        {"post": "rab"},
        {"post": 'RAB" cert-authority'},
        {"post": "*"},
        {"role": "boss"},
        {"store": "1"},
        {"name": ""},
        {"name": "a\nb"},
        {"sign": POST_KEY + " comment"},
        {"sign": "ssh-rsa AAAA"},
        {"recipient": "age1"},
        {"created": "yesterday"},
        {"valid_until": "2026-11-21T22:17:10Z"},
        {"valid_until": "2028-12-21T22:17:11Z"},
        {"valid_from": "9998-12-31T00:00:00Z", "valid_until": "9999-12-31T23:59:59Z", "sign": 1},
        {"more": 1},
    ],
)
def test_a_card_in_another_form_is_refused(other: dict[str, int | str]) -> None:
    card = decode(CARD.to_bytes())
    assert isinstance(card, dict)

    with pytest.raises(CardDamagedError):
        read_card(signed(encode({**card, **other})))


def test_a_card_that_is_not_canonical_is_refused() -> None:
    with pytest.raises(CardDamagedError):
        read_card(signed(CARD.to_bytes()[:-1] + b" }"))


@pytest.mark.parametrize("until", ["2028-12-21T22:17:10Z", "2028-12-01T23:00:00Z", "2026-11-21T22:17:11Z"])
def test_a_card_is_valid_for_25_months_at_most(until: str) -> None:
    card = decode(CARD.to_bytes())
    assert isinstance(card, dict)

    read = read_card(signed(encode({**card, "valid_until": until})))

    assert read.covers(START)
    assert read.covers(read.valid_until - timedelta(seconds=1))
    assert not read.covers(read.valid_until)
    assert not read.covers(START - timedelta(seconds=1))


@pytest.mark.parametrize("other", [{"v": 2, "more": 1}, {"recipient": "age1pq1abc"}])
def test_a_newer_card_waits_for_a_newer_program(other: dict[str, int | str]) -> None:
    card = decode(CARD.to_bytes())
    assert isinstance(card, dict)

    with pytest.raises(CardTooNewError) as caught:
        read_card(signed(encode({**card, **other})))

    assert caught.value.exit_code is Exit.REFUSED


def test_a_card_that_nobody_can_read_is_not_made() -> None:
    with pytest.raises(CardDamagedError):
        make_card(replace(CARD, post="rab"), POST_SEED)
    with pytest.raises(CardDamagedError):
        make_card(CARD, OTHER_SEED)


def test_the_public_code_is_the_one_anyone_can_compute() -> None:
    import hashlib

    digest = hashlib.sha256(b"consulaat-code-v1" + b"\0" + CARD.to_bytes()).hexdigest()
    digits = str(int(digest, 16) % 10**32).zfill(32)

    assert [len(group) for group in CODE.split(" ")] == [4] * 8
    assert CODE.replace(" ", "") == digits


@pytest.mark.parametrize(
    "told",
    [CODE, CODE.replace(" ", ""), CODE.replace(" ", "-"), f" {CODE}\n"],
    ids=["parted", "joined", "hyphens", "spaces"],
)
def test_the_right_code_is_accepted_however_it_is_grouped(told: str) -> None:
    check_code(CARD, told)


def test_a_code_altered_in_any_place_is_refused() -> None:
    for at, digit in enumerate(CODE):
        if digit != " ":
            with pytest.raises(CodeMismatchError) as caught:
                check_code(CARD, CODE[:at] + str((int(digit) + 1) % 10) + CODE[at + 1 :])
            assert caught.value.exit_code is Exit.TAMPERED


@pytest.mark.parametrize(
    "told",
    ["", "0000", CODE[:-1], CODE + "0", "é", "\ud800"],
    ids=["empty", "four", "shorter", "longer", "letter", "surrogate"],
)
def test_anything_but_the_code_is_refused(told: str) -> None:
    with pytest.raises(CodeMismatchError):
        check_code(CARD, told)


@given(some.sampled_from(["post", "role", "name", "recipient", "valid_until"]))
def test_another_card_has_another_code(field: str) -> None:
    other = {
        "post": "TUN",
        "role": "hq",
        "name": "RAB-2",
        "recipient": RECIPIENT[:-1],
        "valid_until": START + timedelta(days=1),
    }

    assert public_code(replace(CARD, **{field: other[field]})) != CODE  # type: ignore[arg-type]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
@pytest.mark.parametrize(
    ("moment", "namespace", "good"),
    [
        ("20270101000000Z", bundle.NAMESPACE, True),
        ("20270101000000Z", NAMESPACE, True),
        ("20270101000000Z", "file", False),
        ("20261121221709Z", bundle.NAMESPACE, False),
        ("20281121000001Z", bundle.NAMESPACE, False),
    ],
)
def test_ssh_keygen_obeys_the_list_of_signers(
    tmp_path: Path, moment: str, namespace: str, good: bool
) -> None:
    blob = b64encode(signing.sign(b"message", POST_SEED, namespace)).decode()
    armour = ("-----BEGIN SSH SIGNATURE-----", blob, "-----END SSH SIGNATURE-----", "")
    (tmp_path / "sig").write_text("\n".join(armour))
    (tmp_path / "allowed").write_text(allowed_signers([replace(CARD, post="TUN"), CARD]))
    command = f"ssh-keygen -Y verify -Overify-time={moment} -f allowed -I RAB -n {namespace} -s sig".split()

    answer = subprocess.run(command, cwd=tmp_path, input=b"message", capture_output=True, check=False)

    assert (answer.returncode == 0) is good


NEXT = succeeding(
    replace(CARD, store="5" * 32, name="RAB-2", sign=signing.public_line(OTHER_SEED)), CARD.store, POST_SEED
)


def test_a_card_that_succeeds_another_is_read_as_it_was_made() -> None:
    data = make_card(NEXT, OTHER_SEED)

    assert read_card(data) == NEXT
    verify_succession(NEXT, CARD)
    assert public_code(NEXT) != public_code(replace(NEXT, succeeds=None))


@pytest.mark.parametrize(
    "forged",
    [
        replace(NEXT, store="6" * 32),
        replace(NEXT, recipient=CARD.recipient + "x"),
        replace(NEXT, sign=CARD.sign),
        replace(NEXT, role="hq"),
        replace(NEXT, post="TUN"),
        replace(NEXT, succeeds=None),
        replace(NEXT, succeeds=Succession(store=CARD.store, signature="AAAA")),
        replace(NEXT, succeeds=Succession(store=CARD.store, signature="A")),
        succeeding(replace(NEXT, succeeds=None), CARD.store, OTHER_SEED),
        succeeding(replace(NEXT, succeeds=None), "7" * 32, POST_SEED),
    ],
)
def test_only_the_device_before_can_name_the_one_that_succeeds_it(forged: Card) -> None:
    with pytest.raises(SuccessionForgedError) as caught:
        verify_succession(forged, CARD)

    assert caught.value.exit_code is Exit.TAMPERED


@pytest.mark.parametrize(
    "said", [None, {}, {"store": POST}, {"store": "x", "sig": "AAAA"}, {"store": POST, "sig": 1}]
)
def test_a_succession_in_another_form_is_refused(said: dict[str, str | int] | None) -> None:
    card = decode(NEXT.to_bytes())
    assert isinstance(card, dict)

    with pytest.raises(CardDamagedError):
        read_card(signed(encode({**card, "succeeds": said}), seed=OTHER_SEED))
