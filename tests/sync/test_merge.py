"""The rules of merging, one by one."""

import pytest

from consulaat.records.case import Case
from consulaat.records.contact import ContactProtocol
from consulaat.records.reference import ExchangeRate
from consulaat.sync.changes import Change, Seen, Write
from consulaat.sync.merge import Fault, Merged
from consulaat.values.canonical import Json
from tests.sync.histories import PERSON, RABAT, RECORD, THE_HAGUE, TUNIS, a_change, merged

NEW = a_change(RABAT, 1, {"person": Write(PERSON), "country_of_stay": Write("MA")})


def _edit(
    device: str, number: int, value: Json, *seen: Seen, name: str = "country_of_stay", at: int = 0
) -> Change:
    return a_change(device, number, {name: Write(value, seen)}, at=at or number)


def _country(found: Merged) -> str | None:
    assert isinstance(found.record, Case)
    return found.record.country_of_stay


def test_a_follow_up_is_no_collision() -> None:
    found = merged(NEW, _edit(THE_HAGUE, 2, "TN", Seen(RABAT, 1)))

    assert _country(found) == "TN"
    assert not found.collisions


def test_two_that_did_not_see_each_other_collide_and_nothing_is_lost() -> None:
    seen = Seen(RABAT, 1)
    found = merged(NEW, _edit(RABAT, 2, "TN", seen), _edit(THE_HAGUE, 3, "DZ", seen))

    assert _country(found) == "DZ"
    (collision,) = found.collisions
    assert [each.value for each in collision.standing] == ["TN", "DZ"]
    assert [each.device for each in collision.standing] == [RABAT, THE_HAGUE]


def test_two_that_give_the_same_value_do_not_collide() -> None:
    seen = Seen(RABAT, 1)
    found = merged(NEW, _edit(RABAT, 2, "TN", seen), _edit(THE_HAGUE, 3, "TN", seen))

    assert not found.collisions
    assert len(found.standing["country_of_stay"]) == 2


def test_emptying_a_field_collides_with_filling_it() -> None:
    seen = Seen(RABAT, 1)
    found = merged(NEW, _edit(RABAT, 2, "TN", seen), _edit(THE_HAGUE, 3, None, seen))

    assert _country(found) is None
    assert [each.value for each in found.collisions[0].standing] == ["TN", None]


def test_a_settlement_that_saw_both_ends_the_conflict() -> None:
    seen = Seen(RABAT, 1)
    both = (_edit(RABAT, 2, "TN", seen), _edit(THE_HAGUE, 3, "DZ", seen))
    found = merged(NEW, *both, _edit(RABAT, 4, "TN", Seen(RABAT, 2), Seen(THE_HAGUE, 3)))

    assert _country(found) == "TN"
    assert not found.collisions


def test_a_follow_up_on_one_side_of_a_conflict_leaves_the_conflict() -> None:
    seen = Seen(RABAT, 1)
    both = (_edit(RABAT, 2, "TN", seen), _edit(THE_HAGUE, 3, "DZ", seen))
    found = merged(NEW, *both, _edit(RABAT, 4, "LY", Seen(RABAT, 2)))

    assert [each.value for each in found.collisions[0].standing] == ["DZ", "LY"]


def test_the_id_of_a_conflict_follows_from_the_colliding_lines() -> None:
    seen = Seen(RABAT, 1)
    tunis, hague = _edit(TUNIS, 2, "TN", seen), _edit(THE_HAGUE, 3, "DZ", seen)
    one, other = merged(NEW, tunis, hague), merged(hague, hague, tunis, NEW)
    third = merged(NEW, tunis, _edit(THE_HAGUE, 4, "DZ", seen))

    assert one.collisions == other.collisions
    assert one.collisions[0].id != third.collisions[0].id


def test_writes_that_claim_to_have_seen_each_other_erase_nothing() -> None:
    one = _edit(RABAT, 2, "TN", Seen(THE_HAGUE, 3))
    other = _edit(THE_HAGUE, 3, "DZ", Seen(RABAT, 2))
    itself = _edit(TUNIS, 4, "LY", Seen(TUNIS, 4))

    assert _country(merged(NEW, one, other)) == "DZ"
    assert "LY" in [each.value for each in merged(NEW, one, other, itself).standing["country_of_stay"]]


def test_having_seen_a_line_that_is_not_here_changes_nothing() -> None:
    found = merged(NEW, _edit(RABAT, 2, "TN", Seen(TUNIS, 99)))

    assert [each.value for each in found.standing["country_of_stay"]] == ["MA", "TN"]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("risk_level", "ENORM", "invalid-value"),
        ("risk_level", 1, "invalid-value"),
        ("returned_on", "2026-02-30", "invalid-value"),
        ("returned_on", "2026-W28-1", "invalid-value"),
        ("children_along", -1, "invalid-value"),
        ("closed_at", "0001-01-01T00:00:00+01:00", "invalid-value"),
        ("person", None, "required"),
        ("person", "anna", "invalid-value"),
        ("shoe_size", 42, "unknown-field"),
        ("version", 9, "unknown-field"),
        ("id", "e" * 32, "unknown-field"),
    ],
)
def test_a_value_that_is_not_valid_is_a_fault_and_the_rest_of_the_line_holds(
    name: str, value: Json, reason: str
) -> None:
    line = a_change(THE_HAGUE, 2, {name: Write(value), "country_of_stay": Write("TN", (Seen(RABAT, 1),))})
    found = merged(NEW, line)

    assert found.faults == (Fault(name, THE_HAGUE, 2, reason),)
    assert _country(found) == "TN"
    assert found.record is not None
    assert found.record.id == RECORD


def test_a_value_that_is_not_valid_supersedes_nothing() -> None:
    good = _edit(RABAT, 2, "HOOG", name="risk_level")
    found = merged(NEW, good, _edit(RABAT, 3, "ENORM", Seen(RABAT, 2), name="risk_level"))

    assert [each.value for each in found.standing["risk_level"]] == ["HOOG"]


@pytest.mark.parametrize("earlier", ["HOOG", "ACUUT"])
def test_of_two_risks_the_higher_is_shown_whichever_came_last(earlier: str) -> None:
    later = "ACUUT" if earlier == "HOOG" else "HOOG"
    found = merged(
        NEW, _edit(RABAT, 2, earlier, name="risk_level"), _edit(THE_HAGUE, 3, later, name="risk_level")
    )

    assert isinstance(found.record, Case)
    assert found.record.risk_level == "ACUUT"
    assert len(found.collisions) == 1


def test_of_two_equal_risks_above_a_third_the_latest_is_the_one_shown() -> None:
    levels = enumerate(["HOOG", "HOOG", "LAAG"], start=2)
    devices = (RABAT, TUNIS, THE_HAGUE)
    edits = [
        _edit(device, turn, level, name="risk_level")
        for device, (turn, level) in zip(devices, levels, strict=True)
    ]
    (collision,) = merged(NEW, *edits).collisions

    assert (collision.shown.device, collision.shown.value) == (TUNIS, "HOOG")


def test_no_risk_at_all_is_lower_than_any() -> None:
    found = merged(
        NEW, _edit(RABAT, 2, "LAAG", name="risk_level"), _edit(THE_HAGUE, 3, None, name="risk_level")
    )

    assert isinstance(found.record, Case)
    assert found.record.risk_level == "LAAG"


def test_of_the_safe_contact_what_the_post_wrote_is_shown() -> None:
    new = a_change(RABAT, 1, {"case": Write(PERSON)}, type_="contact_protocol")
    post = a_change(RABAT, 2, {"language": Write("ar")}, type_="contact_protocol")
    later = a_change(THE_HAGUE, 3, {"language": Write("fr")}, type_="contact_protocol")
    found = merged(new, post, later)

    assert isinstance(found.record, ContactProtocol)
    assert found.record.language == "ar"
    assert [each.value for each in found.collisions[0].standing] == ["ar", "fr"]


def test_of_a_rate_what_headquarters_wrote_is_shown() -> None:
    fields = {"currency": "MAD", "kind": "MAANDKOERS", "valid_from": "2026-07-01", "source": "IB"}
    new = a_change(RABAT, 1, {name: Write(value) for name, value in fields.items()}, type_="exchange_rate")
    hague = a_change(THE_HAGUE, 2, {"units_per_euro": Write("10.7350")}, type_="exchange_rate")
    later = a_change(RABAT, 3, {"units_per_euro": Write("10.9")}, type_="exchange_rate")
    found = merged(new, hague, later)

    assert isinstance(found.record, ExchangeRate)
    assert str(found.record.units_per_euro) == "10.7350"


def test_without_its_first_line_a_record_waits() -> None:
    late = _edit(THE_HAGUE, 2, "TN", Seen(RABAT, 1))

    assert merged(late).record is None
    assert _country(merged(late, NEW)) == "TN"


def test_lines_of_a_type_that_is_not_known_here_give_no_record_and_no_error() -> None:
    found = merged(a_change(RABAT, 1, {"name": Write("x")}, type_="spaceship"))

    assert (found.record, found.record_type, found.collisions, found.faults) == (None, "spaceship", (), ())


def test_a_line_of_another_type_says_nothing_of_a_record() -> None:
    other = a_change(THE_HAGUE, 2, {"country_of_stay": Write("TN")}, type_="report")
    found = merged(other, NEW)

    assert _country(found) == "MA"
    assert found.faults == (Fault("country_of_stay", THE_HAGUE, 2, "unknown-field"),)


def test_a_line_that_carries_the_content_of_a_sealed_value_is_not_applied() -> None:
    new = a_change(RABAT, 1, {"case": Write(PERSON)}, type_="contact_protocol")
    told = a_change(THE_HAGUE, 2, {"code_word": Write("sunflower")}, type_="contact_protocol")
    found = merged(new, told)

    assert isinstance(found.record, ContactProtocol)
    assert found.record.code_word is None
    assert found.faults == (Fault("code_word", THE_HAGUE, 2, "content"),)


def test_a_line_stamped_before_1970_is_ordered_like_any_other() -> None:
    old = a_change(TUNIS, 2, {"country_of_stay": Write("TN")}, at=-1_900_000_000_000)

    assert _country(merged(NEW, old)) == "MA"
