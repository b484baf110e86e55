"""The same bundles in any order, with doubles, make the same store."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from consulaat.records.case import Case
from consulaat.records.registry import part_of
from tests.builders import HandClock, Post, a_post, everything
from tests.end_to_end.exchanges import (
    World,
    a_case_at,
    first_fault,
)


def test_any_order_of_bundles_from_three_stores_gives_byte_identical_stores(
    world: World, tmp_path: Path, sweep: Callable[[int], int]
) -> None:
    """Three stores write at the same time, in rounds; what they send is taken in in any order, with doubles."""
    chance = random.Random(20261121)
    cases = [a_case_at(world.rabat), a_case_at(world.tunis), a_case_at(world.rabat)]
    streams = _rounds(world, cases, chance)
    assert len(streams) >= 8
    wanted: set[bytes] = set()
    for turn in range(sweep(100)):
        receiver = a_post(
            tmp_path / f"receiver{turn}", "DCV", "hq", clock=HandClock(world.rabat.clock.at), seed=1
        )
        _become(receiver, world.hague)
        order = [data for data in streams for _ in range(chance.choice((1, 1, 2)))]
        chance.shuffle(order)
        for data in order:
            assert receiver.imports(data)[0].state in {"merged", "held", "already-imported"}
        wanted.add(everything(receiver, but=["User", "FundingSource"]))
        assert first_fault(receiver) is None
        receiver.store.close()

    assert len(wanted) == 1


def _rounds(world: World, cases: list[Case], chance: random.Random) -> list[bytes]:
    """Let the posts edit in turns, exchange now and then, and return what they sent to headquarters."""
    for turn in range(4):
        for post in world:
            own = [case for case in cases if case.post == post.store.identity.post or post is world.hague]
            for case in own:
                with post.store.work(post.by) as work:
                    if not work.exists("case", case.id):
                        continue
                    risk = chance.choice(["ACUUT", "HOOG", "LAAG"])
                    country = chance.choice(["MA", "TN", "DZ"])
                    fields = {
                        "country_of_stay": country,
                        "risk_level": part_of(Case, "risk_level").kind.read(risk),
                    }
                    work.save(replace(work.get(Case, case.id), **fields))
                    for conflict in work.conflicts(case.id)[:turn]:
                        value = conflict.collision.standing[0].value
                        work.settle("case", case.id, conflict.collision.field_name, value)
                    work.commit()
            post.clock.pass_by(seconds=chance.choice((0, 1)))
        for post in (world.rabat, world.tunis):
            sent = post.exports(world.hague)
            if turn % 2:
                world.hague.imports(sent)
                post.imports(world.hague.exports(post))
    return [*world.rabat.sent, *world.tunis.sent]


def _become(receiver: Post, hague: Post) -> None:
    """Give a fresh store the keys of headquarters, and let it know the posts."""
    with hague.store.work(hague.by) as work:
        keys, devices = work.exchange.own_keys(), work.exchange.devices()
    for name, value in (("sign_seed", keys.sign_seed), ("identity", keys.identity.encode())):
        receiver.store.connection.run("UPDATE meta SET value = ? WHERE name = ?", (value, name))
    rows = hague.store.connection.rows("SELECT * FROM device WHERE number > 1")
    assert len(rows) == len(devices) - 1
    receiver.store.connection.many(f"INSERT INTO device VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
