"""Key slots: who opens a store, what a changed file does, and what papers can still do."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from consulaat.errors import Exit
from consulaat.files import FileExistsAlreadyError
from consulaat.security.key_slots import SlotFile
from consulaat.security.passphrase import Passphrase, typed
from consulaat.security.shape import WrongShapeError
from consulaat.security.slot_errors import (
    NoPapersError,
    NoSlotError,
    PapersOfOtherStoreError,
    SlotBoundError,
    SlotTakenError,
    WrongPassphraseError,
)
from consulaat.security.slot_making import new_slot_id
from consulaat.security.twins import NAMES, SlotsDamagedError
from consulaat.security.wrapping import REAL, REHEARSAL, Cost, WeakenedSlotError
from resources.texts import choose_language

STORE, ANNA, BRAM = "5" * 32, "a" * 32, "b" * 32
DEK, SEED = bytes(range(32)), bytes(range(32, 64))
RIGHT, WRONG = typed("vijf rode vissen"), typed("vijf rode vossen")


@pytest.fixture
def slots(tmp_path: Path) -> SlotFile:
    file = SlotFile(tmp_path)
    file.create(STORE)
    file.add(ANNA, "anna", RIGHT, DEK, SEED, rehearsal=True)
    return file


def test_the_right_passphrase_gives_the_keys(slots: SlotFile) -> None:
    unlocked = slots.open("anna", RIGHT)

    assert (unlocked.dek, unlocked.seed, unlocked.user) == (DEK, SEED, ANNA)
    assert (slots.names(), slots.store()) == (("anna",), STORE)


@pytest.mark.parametrize(("name", "passphrase"), [("anna", WRONG), ("anna", typed("")), ("bram", RIGHT)])
def test_a_wrong_passphrase_and_an_unknown_user_are_told_alike(
    slots: SlotFile, name: str, passphrase: Passphrase
) -> None:
    with pytest.raises(WrongPassphraseError) as caught:
        slots.open(name, passphrase)

    assert caught.value.exit_code is Exit.LOCKED
    assert caught.value.facts == {}
    assert slots.open("anna", RIGHT).dek == DEK


def test_a_name_is_the_same_in_either_spelling_of_its_letters(slots: SlotFile) -> None:
    slots.add(BRAM, "rene\u0301", WRONG, DEK, SEED, rehearsal=True)

    assert slots.open("rené", WRONG).user == BRAM


def test_keys_are_not_in_what_is_shown_or_written(slots: SlotFile, tmp_path: Path) -> None:
    shown = repr(slots.open("anna", RIGHT)) + "".join((tmp_path / name).read_text() for name in NAMES)

    for secret in (DEK, SEED, bytes(RIGHT)):
        assert secret.hex() not in shown
        assert repr(secret)[2:-1] not in shown


def test_the_content_is_what_the_format_says(slots: SlotFile, tmp_path: Path) -> None:
    slots.make_papers(DEK)

    content = json.loads((tmp_path / "slots.json").read_bytes())

    assert set(content) == {"v", "store", "counter", "generation", "slots", "paper"}
    assert content["counter"] == 3
    (slot,) = content["slots"]
    keys = {
        "id",
        "user",
        "name",
        "bound",
        "must_change",
        "kdf",
        "nonce",
        "wrapped",
        "next",
        "coming",
        "tries",
    }
    assert set(slot) == keys
    assert slot["kdf"] | {"salt": ""} == {"m": 65536, "t": 2, "lanes": 4, "salt": ""}
    assert set(content["paper"]) == {"id", "nonce", "wrapped", "next", "coming"}


def test_a_real_slot_is_dearer_than_one_of_a_rehearsal(slots: SlotFile) -> None:
    real = slots.add(BRAM, "bram", WRONG, DEK, SEED, rehearsal=False)

    assert real.cost == REAL == Cost(memory=262_144, rounds=3, lanes=4)
    assert slots.slots()[0].cost == REHEARSAL
    assert slots.open("bram", WRONG).dek == DEK


def test_each_user_has_one_way_in(slots: SlotFile) -> None:
    slots.add(BRAM, "bram", WRONG, DEK, SEED, rehearsal=True)

    for user, name in ((ANNA, "other"), ("c" * 32, "anna")):
        with pytest.raises(SlotTakenError):
            slots.add(user, name, RIGHT, DEK, SEED, rehearsal=True)
    slots.remove(ANNA)

    assert slots.names() == ("bram",)
    with pytest.raises(WrongPassphraseError):
        slots.open("anna", RIGHT)
    with pytest.raises(NoSlotError):
        slots.remove(ANNA)


def test_a_new_passphrase_takes_the_place_of_a_one_time_one(slots: SlotFile) -> None:
    slots.add(BRAM, "bram", WRONG, DEK, SEED, rehearsal=True, must_change=True)
    unlocked = slots.open("bram", WRONG)
    assert unlocked.slot.must_change

    slots.change_passphrase(unlocked, RIGHT, device_secret=None)

    again = slots.open("bram", RIGHT)
    assert (again.dek, again.seed, again.slot.must_change) == (DEK, SEED, False)
    assert (again.slot.salt, again.slot.nonce) != (unlocked.slot.salt, unlocked.slot.nonce)
    with pytest.raises(WrongPassphraseError):
        slots.open("bram", WRONG)


def test_a_passphrase_of_a_removed_user_is_not_changed(slots: SlotFile) -> None:
    unlocked = slots.open("anna", RIGHT)
    slots.remove(ANNA)

    with pytest.raises(NoSlotError):
        slots.change_passphrase(unlocked, WRONG, device_secret=None)


def test_a_bound_slot_opens_with_its_device_secret_only(slots: SlotFile) -> None:
    secret, slot = bytes(range(64, 96)), new_slot_id()
    made = slots.add(BRAM, "bram", WRONG, DEK, SEED, rehearsal=True, device_secret=secret, slot=slot)

    assert (made.id, made.bound) == (slot, True)
    assert slots.open("bram", WRONG, secret).dek == DEK
    with pytest.raises(SlotBoundError):
        slots.open("bram", WRONG)
    with pytest.raises(WrongPassphraseError):
        slots.open("bram", WRONG, bytes(32))
    with pytest.raises(WrongPassphraseError):
        slots.open("bram", RIGHT, secret)


def test_a_slot_is_bound_and_unbound_with_its_passphrase(slots: SlotFile) -> None:
    secret = bytes(range(64, 96))

    assert slots.change_passphrase(slots.open("anna", RIGHT), RIGHT, device_secret=secret).bound
    opened = slots.open("anna", RIGHT, secret)
    assert not slots.change_passphrase(opened, RIGHT, device_secret=None).bound
    assert slots.open("anna", RIGHT).dek == DEK


def test_a_store_is_not_made_over_another(slots: SlotFile, tmp_path: Path) -> None:
    with pytest.raises(FileExistsAlreadyError):
        SlotFile(tmp_path).create("6" * 32)

    assert slots.open("anna", RIGHT).dek == DEK


def test_a_slot_that_could_not_be_read_again_is_not_written(slots: SlotFile) -> None:
    with pytest.raises(WrongShapeError):
        slots.add("not an id", "bram", WRONG, DEK, SEED, rehearsal=True)

    assert slots.names() == ("anna",)


# The two files.


@pytest.mark.skipif(os.name != "posix", reason="only on POSIX")
def test_only_its_owner_reads_the_files(slots: SlotFile, tmp_path: Path) -> None:
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in NAMES] == [0o600, 0o600]
    assert {each.name for each in tmp_path.iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-9])])
def test_one_file_missing_or_cut_is_healed_from_the_other(
    slots: SlotFile, tmp_path: Path, name: str, spoil: Callable[[Path], object]
) -> None:
    whole = (tmp_path / name).read_bytes()
    spoil(tmp_path / name)

    assert slots.open("anna", RIGHT).dek == DEK
    assert (tmp_path / name).read_bytes() == whole


def test_the_file_with_the_higher_counter_counts(slots: SlotFile, tmp_path: Path) -> None:
    old = (tmp_path / "slots.json").read_bytes()
    slots.change_passphrase(slots.open("anna", RIGHT), WRONG, device_secret=None)
    (tmp_path / "slots.json").write_bytes(old)

    assert slots.open("anna", WRONG).dek == DEK
    assert (tmp_path / "slots.json").read_bytes() == (tmp_path / "slots.2.json").read_bytes() != old


@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"{}")]
)
def test_both_files_gone_or_cut_name_the_backup(
    slots: SlotFile, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    choose_language("en")
    for name in NAMES:
        spoil(tmp_path / name)

    with pytest.raises(SlotsDamagedError) as caught:
        slots.open("anna", RIGHT)

    assert caught.value.exit_code is Exit.TAMPERED
    assert "backup" in caught.value.advice()


def altered(path: Path, change: Callable[[Any], object]) -> None:
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(
        json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False), encoding="utf-8"
    )


@pytest.mark.parametrize(
    "kdf",
    [{"m": 8}, {"m": 65535}, {"m": 2**31}, {"m": 0}, {"t": 1}, {"t": 11}, {"lanes": 0}, {"lanes": 9}],
)
def test_a_weakened_slot_is_refused_before_anything_is_computed(
    slots: SlotFile, tmp_path: Path, kdf: dict[str, int]
) -> None:
    for name in NAMES:
        altered(tmp_path / name, lambda content: content["slots"][0]["kdf"].update(kdf))

    with pytest.raises(WeakenedSlotError) as caught:
        slots.open("anna", RIGHT)

    assert caught.value.exit_code is Exit.TAMPERED


def test_one_weakened_file_is_healed_from_the_other(slots: SlotFile, tmp_path: Path) -> None:
    whole = (tmp_path / "slots.json").read_bytes()
    altered(
        tmp_path / "slots.json",
        lambda content: (content["slots"][0]["kdf"].update(m=8), content.update(counter=99)),
    )

    assert slots.open("anna", RIGHT).dek == DEK
    assert (tmp_path / "slots.json").read_bytes() == whole


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(store="6" * 32),
        lambda content: content["slots"][0].update(id="6" * 32),
        lambda content: content["slots"][0].update(user="6" * 32),
        lambda content: content["slots"][0].update(nonce="6" * 24),
        lambda content: content["slots"][0].update(wrapped="6" * 160),
        lambda content: content["slots"][0]["kdf"].update(t=3),
    ],
)
def test_a_slot_moved_or_altered_opens_nothing(
    slots: SlotFile, tmp_path: Path, change: Callable[[Any], object]
) -> None:
    for name in NAMES:
        altered(tmp_path / name, change)

    with pytest.raises(WrongPassphraseError):
        slots.open("anna", RIGHT)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(v=2),
        lambda content: content.update(more=1),
        lambda content: content.pop("paper"),
        lambda content: content["slots"].append(content["slots"][0]),
        lambda content: content["slots"][0].update(name="a\nb"),
        lambda content: content["slots"][0].update(bound=1),
        lambda content: content["slots"][0].update(nonce=""),
        lambda content: content["slots"][0]["kdf"].update(m="65536"),
    ],
)
def test_a_file_in_another_form_is_damage(
    slots: SlotFile, tmp_path: Path, change: Callable[[Any], object]
) -> None:
    for name in NAMES:
        altered(tmp_path / name, change)

    with pytest.raises(SlotsDamagedError):
        slots.open("anna", RIGHT)


# The papers.


def test_two_papers_open_the_store_without_any_passphrase(slots: SlotFile) -> None:
    papers = slots.make_papers(DEK).words
    slots.remove(ANNA)

    assert slots.open_with_papers([papers[4], papers[1]]).dek == DEK


def test_papers_of_another_store_or_an_older_set_are_refused(slots: SlotFile, tmp_path: Path) -> None:
    older = slots.make_papers(DEK).words
    slots.make_papers(DEK)
    (tmp_path / "other").mkdir()
    other = SlotFile(tmp_path / "other")
    other.create("6" * 32)

    for papers in (older, other.make_papers(DEK).words):
        with pytest.raises(PapersOfOtherStoreError) as caught:
            slots.open_with_papers(papers[:2])
        assert caught.value.exit_code is Exit.TAMPERED


def test_a_store_without_papers_says_so(slots: SlotFile) -> None:
    with pytest.raises(NoPapersError):
        slots.open_with_papers(["one", "two"])


def test_papers_survive_a_change_of_passphrase(slots: SlotFile) -> None:
    papers = slots.make_papers(DEK).words
    slots.change_passphrase(slots.open("anna", RIGHT), WRONG, device_secret=None)

    assert slots.open_with_papers(papers[:2]).dek == DEK
