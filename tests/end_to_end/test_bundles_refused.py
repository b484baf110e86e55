"""Bundles that are refused: each with its own code, and nothing changed."""

from pathlib import Path

import pytest

from consulaat.services.file_result import FileResult
from consulaat.services.trusting import TrustDesk
from consulaat.sync import bundle, frame
from consulaat.sync.manifest import Ack
from consulaat.values.canonical import encode
from tests.builders import Post, a_post, everything
from tests.end_to_end.exchanges import (
    World,
    a_person_at,
    alarms,
    first_fault,
    forged,
    keys_of,
    outer_of,
    states,
)


def _refused(post: Post, data: bytes, code: str) -> FileResult:
    before = everything(post)
    (result,) = post.imports(data)
    assert (result.state, result.code) == ("refused", code)
    assert int(result.exit_code) == 4
    assert everything(post) == before
    assert first_fault(post) is None
    return result


def test_the_same_number_with_other_bytes_is_a_fork_and_an_alarm(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    a_person_at(rabat, "Een")
    first = rabat.exports(hague)
    other = forged(rabat, hague, number=1, previous="0" * 64)
    hague.imports(first)

    _refused(hague, other, "bundle-forked")
    assert "bundle-forked" in alarms(hague)


def test_a_fork_of_a_bundle_that_waits_is_noticed_too(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    sent = []
    for surname in ("Een", "Twee"):
        a_person_at(rabat, surname)
        sent.append(rabat.exports(hague))
    assert states(hague.imports(sent[1])) == [("held", "bundle-gap")]

    _refused(hague, forged(rabat, hague, number=2, previous="0" * 64), "bundle-forked")


def test_a_bundle_that_does_not_follow_the_last_one_breaks_the_chain(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    a_person_at(rabat, "Een")
    hague.imports(rabat.exports(hague))

    _refused(hague, forged(rabat, hague, number=2, previous="5" * 64), "bundle-chain")


def test_a_bundle_for_another_store_is_not_for_us(world: World) -> None:
    _refused(world.tunis, world.rabat.exports(world.hague), "bundle-not-for-us")


def test_a_bundle_of_a_device_nobody_knows_is_refused(world: World, tmp_path: Path) -> None:
    stranger = a_post(tmp_path / "stranger", "TUN", clock=world.rabat.clock, seed=7)
    stranger.trusts(world.hague)
    data = stranger.exports(world.hague)
    stranger.store.close()

    _refused(world.hague, data, "bundle-unknown-sender")


def test_a_revoked_device_is_refused_whatever_its_bundle_says_of_its_date(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    a_person_at(rabat, "Een")
    data = rabat.exports(hague)
    hague.clock.pass_by(days=1)
    TrustDesk(hague.store, hague.officer).revoke(rabat.id, stolen=False, reason="lost")

    _refused(hague, data, "bundle-revoked")
    assert "bundle-revoked" in alarms(hague)


def test_an_expired_card_is_refused_and_a_late_stick_is_not(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    a_person_at(rabat, "Een")
    in_time = rabat.exports(hague)
    world.rabat.clock.pass_by(days=800)
    a_person_at(rabat, "Twee")
    too_late = rabat.exports(hague)

    assert states(hague.imports(in_time)) == [("merged", "")]
    _refused(hague, too_late, "bundle-key-expired")


@pytest.mark.parametrize("place", [0, 10, 60, 400, 700, -200, -1])
def test_one_changed_byte_changes_nothing(world: World, place: int) -> None:
    a_person_at(world.rabat, "Een")
    data = bytearray(world.rabat.exports(world.hague))
    data[place] ^= 1
    before = everything(world.hague)
    (result,) = world.hague.imports(bytes(data))

    assert (result.state, int(result.exit_code)) == ("refused", 4)
    assert everything(world.hague) == before


def test_someone_elses_sealed_content_under_ones_own_name_is_a_mismatch(world: World) -> None:
    a_person_at(world.rabat, "Een")
    theirs = bundle.read_frame(world.rabat.exports(world.hague))
    tunis = world.tunis
    keys = keys_of(tunis)
    outer = outer_of(tunis, world.hague, keys, number=1, previous="0" * 64)
    header = encode({**outer.to_json(), "len": len(theirs.body)})
    data = frame.wrap(
        bundle.MAGIC, header, bytes(theirs.body), seed=keys.sign_seed, namespace=bundle.NAMESPACE
    )

    _refused(world.hague, data, "bundle-mismatch")


def test_a_rewritten_journal_is_noticed(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    a_person_at(rabat, "Een")
    first = rabat.exports(hague)
    hague.imports(first)
    rewritten = forged(rabat, hague, number=2, previous=bundle.identifier(first), head="6" * 64)

    _refused(hague, rewritten, "bundle-journal-broken")
    assert "bundle-journal-broken" in alarms(hague)


@pytest.mark.parametrize("number", [1, 9])
def test_a_receipt_for_what_was_not_sent_confirms_nothing_and_is_an_alarm(world: World, number: int) -> None:
    rabat, hague = world.rabat, world.hague
    a_person_at(rabat, "Een")
    rabat.exports(hague)
    with rabat.store.work(rabat.by) as work:
        unsent = work.exchange.unsent(hague.id)
    lie = forged(
        hague, rabat, number=1, previous="0" * 64, ack=Ack(number=number, sha256="7" * 64, missing=())
    )
    (result,) = rabat.imports(lie)

    assert result.warnings
    assert "ack-mismatch" in alarms(rabat)
    with rabat.store.work(rabat.by) as work:
        assert work.exchange.unsent(hague.id) == unsent


def test_a_failing_import_leaves_the_store_ready_for_the_next_one(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    a_person_at(rabat, "Een")
    first = rabat.exports(hague)
    _refused(hague, forged(rabat, hague, number=1, previous="0" * 64, head="6" * 64), "bundle-journal-broken")

    assert states(hague.imports(first)) == [("merged", "")]
    a_person_at(hague, "Twee")
    assert first_fault(hague) is None
