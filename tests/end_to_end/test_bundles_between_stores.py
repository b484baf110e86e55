"""Real stores that exchange real bundles: posts in Rabat and Tunis, and headquarters."""

from typing import Any

from consulaat.records.case import Case
from consulaat.records.contact import ContactProtocol
from consulaat.records.person import Person
from consulaat.records.reference import ExchangeRate
from consulaat.records.registry import part_of
from consulaat.services.importing import ImportDesk
from consulaat.sync.changes import Write
from consulaat.values.canonical import Json
from consulaat.values.ids import new_id
from tests.builders import everything
from tests.end_to_end.exchanges import World, a_case_at, a_person_at, case_at, first_fault, set_at, states


def test_a_good_bundle_is_merged_and_the_same_file_again_changes_nothing(world: World) -> None:
    case = a_case_at(world.rabat)
    data = world.rabat.exports(world.hague)

    assert states(world.hague.imports(data)) == [("merged", "")]
    assert case_at(world.hague, case) == case_at(world.rabat, case)
    before = everything(world.hague)
    (again,) = world.hague.imports(data)

    assert (again.state, again.code, int(again.exit_code)) == ("already-imported", "", 0)
    assert everything(world.hague) == before


def test_a_plan_changes_nothing(world: World) -> None:
    a_case_at(world.rabat)
    data, before = world.rabat.exports(world.hague), everything(world.hague)

    hague = world.hague
    (planned,) = ImportDesk(hague.store, hague.officer).take_in([("x", data)], plan=True)

    assert planned.state == "merged"
    assert everything(hague) == before
    assert states(hague.imports(data)) == [("merged", "")]


def test_a_bundle_that_comes_too_early_waits_and_follows_the_one_that_was_missing(world: World) -> None:
    """Scenario: after 1 comes 3, which is held; then 2 merges both."""
    hague, bundles = world.hague, []
    for surname in ("Een", "Twee", "Drie"):
        a_person_at(world.rabat, surname)
        bundles.append(world.rabat.exports(hague))
    one, two, three = bundles

    assert states(hague.imports(one)) == [("merged", "")]
    after_one = everything(hague)
    (held,) = hague.imports(three)
    assert (held.state, held.code, int(held.exit_code)) == ("held", "bundle-gap", 1)
    assert "2" in held.message
    assert everything(hague) == after_one
    assert states(hague.imports(three)) == [("held", "bundle-gap")]

    assert states(hague.imports(two)) == [("merged", ""), ("merged", "")]
    with hague.store.work(hague.by) as work:
        assert {each.surname for each in work.find(Person)} == {"Een", "Twee", "Drie"}
        assert not work.exchange.bundles("IN", world.rabat.id, None)[-1].code
    assert first_fault(hague) is None


def test_several_missing_numbers_are_all_named_in_the_receipt(world: World) -> None:
    bundles = []
    for surname in "ABCDE":
        a_person_at(world.rabat, surname)
        bundles.append(world.rabat.exports(world.hague))
    world.hague.imports(bundles[0], bundles[4], bundles[2])
    with world.hague.store.work(world.hague.by) as work:
        held = {row.number for row in work.exchange.bundles("IN", world.rabat.id) if row.code}
    assert held == {3, 5}

    results = world.hague.imports(bundles[1], bundles[3])
    assert states(results) == [("merged", "")] * 4


def test_two_sides_that_edit_collide_on_both_sides_alike_and_settle_on_both(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    case = a_case_at(rabat)
    hague.imports(rabat.exports(hague))
    rabat.clock.pass_by(minutes=1)
    set_at(rabat, Case, case.id, country_of_stay="MA")
    rabat.clock.pass_by(minutes=1)
    set_at(hague, Case, case.id, country_of_stay="TN")
    to_hague, to_rabat = rabat.exports(hague), hague.exports(rabat)
    (merged,) = hague.imports(to_hague)
    rabat.imports(to_rabat)

    assert len(merged.conflicts) == 1
    with rabat.store.work(rabat.by) as here, hague.store.work(hague.by) as there:
        assert here.conflicts() == there.conflicts()
        assert len(here.conflicts()) == 1
    assert case_at(rabat, case) == case_at(hague, case)
    assert case_at(hague, case).country_of_stay == "TN"

    with rabat.store.work(rabat.by) as work:
        work.settle("case", case.id, "country_of_stay", "MA")
        work.commit()
    hague.imports(rabat.exports(hague))
    for post in (rabat, hague):
        with post.store.work(post.by) as work:
            assert not work.conflicts()
            assert work.get(Case, case.id).country_of_stay == "MA"


def test_a_follow_up_across_stores_is_no_conflict(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    case = a_case_at(rabat)
    set_at(rabat, Case, case.id, country_of_stay="MA")
    hague.imports(rabat.exports(hague))
    set_at(hague, Case, case.id, country_of_stay="TN")
    rabat.imports(hague.exports(rabat))

    assert case_at(rabat, case).country_of_stay == "TN"
    with rabat.store.work(rabat.by) as work:
        assert not work.conflicts()


def test_the_first_line_of_each_device_about_a_record_says_where_it_belongs(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    case = a_case_at(rabat)
    protocol = ContactProtocol(id=new_id(), case=case.id)  # type: ignore[arg-type]  # ids are texts
    with rabat.store.work(rabat.by) as work:
        work.save(protocol)
        work.commit()
    hague.imports(rabat.exports(hague))
    for country, language in (("MA", "ar"), ("TN", "fr")):
        set_at(hague, Case, case.id, country_of_stay=country)
        set_at(hague, ContactProtocol, protocol.id, language=language)

    with hague.store.work(hague.by) as work:
        (theirs,) = (each for each in work.changes_of(case.id) if each.device == rabat.id)
        first, second = (each for each in work.changes_of(case.id) if each.device == hague.id)
        assert theirs.secret is not None
        assert (first.secret, second.secret) == (theirs.secret, None)
        about = [each.root for each in work.changes_of(protocol.id)]
    assert sorted(map(str, about)) == sorted([case.id, case.id, "None"])
    assert states(rabat.imports(hague.exports(rabat))) == [("merged", "")]


def test_a_value_that_is_not_valid_is_a_fault_on_both_sides_and_cuts_nobody_off(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    case = a_case_at(rabat)
    with rabat.store.work(rabat.by) as work:
        lines = work.changes_of(case.id)
        line = work._append_to(Case, case.id, lines, {"risk_level": Write("ENORM")})
        work.keep([*lines, line])
        work.commit()
    assert states(hague.imports(rabat.exports(hague))) == [("merged", "")]

    found = []
    for post in (rabat, hague):
        with post.store.work(post.by) as work:
            found.append(work.faults(case.id))
    assert found[0] == found[1]
    assert [(each.field_name, each.reason) for each in found[0]] == [("risk_level", "invalid-value")]
    assert case_at(rabat, case) == case_at(hague, case)


def test_the_safe_contact_of_the_post_is_shown_everywhere_and_the_other_value_is_kept(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    case = a_case_at(rabat)
    protocol = ContactProtocol(id=new_id(), case=case.id)  # type: ignore[arg-type]  # ids are texts
    with rabat.store.work(rabat.by) as work:
        work.save(protocol)
        work.commit()
    hague.imports(rabat.exports(hague))
    set_at(rabat, ContactProtocol, protocol.id, language="ar")
    rabat.clock.pass_by(hours=1)
    set_at(hague, ContactProtocol, protocol.id, language="fr")
    to_hague = rabat.exports(hague)
    rabat.imports(hague.exports(rabat))
    hague.imports(to_hague)

    for post in (rabat, hague):
        with post.store.work(post.by) as work:
            assert work.get(ContactProtocol, protocol.id).language == "ar"
            assert len(work.conflicts(protocol.id)) == 1


def test_receipts_confirm_what_was_sent_and_only_the_rest_is_sent_next(world: World) -> None:
    rabat, hague = world.rabat, world.hague
    a_case_at(rabat)
    hague.imports(rabat.exports(hague))
    with rabat.store.work(rabat.by) as work:
        assert work.exchange.unsent(hague.id) > 0
    rabat.imports(hague.exports(rabat))
    with rabat.store.work(rabat.by) as work:
        assert work.exchange.unsent(hague.id) == 0
    a_person_at(rabat, "Later")
    out = rabat.folder / "one"
    out.mkdir()
    made = rabat.exported(hague, out)

    assert made.changes == 1
    assert made.size < 4096
    assert states(hague.imports(out.joinpath(made.files[0].name).read_bytes())) == [("merged", "")]


def test_a_case_of_one_post_does_not_travel_to_another(world: World) -> None:
    rabat, tunis = world.rabat, world.tunis
    case = a_case_at(rabat)
    assert states(tunis.imports(rabat.exports(tunis))) == [("merged", "")]

    with tunis.store.work(tunis.by) as work:
        assert not work.exists("case", case.id)
        assert not work.find(Person)
    assert first_fault(tunis) is None


def test_what_did_not_travel_first_follows_without_breaking_the_chain(world: World) -> None:
    rabat, tunis = world.rabat, world.tunis
    for turn in range(3):
        a_case_at(rabat)
        with rabat.store.work(rabat.by) as work:
            rate = ExchangeRate(**_rate(f"2026-0{turn + 1}-01"))
            work.save(rate)
            work.commit()
        assert states(tunis.imports(rabat.exports(tunis))) == [("merged", "")]

    with tunis.store.work(tunis.by) as work:
        assert len(work.find(ExchangeRate)) == 3
    assert first_fault(tunis) is None


def _rate(valid_from: str) -> dict[str, Any]:
    values: dict[str, Json] = {
        "currency": "MAD",
        "units_per_euro": "10.7350",
        "kind": "MAANDKOERS",
        "valid_from": valid_from,
        "source": "IB",
    }
    read = {name: part_of(ExchangeRate, name).kind.read(value) for name, value in values.items()}
    return {"id": new_id(), **read}
