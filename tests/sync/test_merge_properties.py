"""Merging is a function of the set of lines, whatever the history."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consulaat.records.case import Case
from consulaat.records.registry import journaled
from consulaat.sync.changes import Change, Write
from consulaat.sync.clock import Stamp
from consulaat.sync.merge import Merged, merge
from tests.sync.histories import DEVICES, histories, merged, role_of


def _parts(data: st.DataObject, lines: list[Change]) -> list[Change]:
    """Draw what a store may hold: of each device its first so many lines."""
    upto: dict[str, int] = {device: data.draw(st.integers(0, len(lines))) for device in DEVICES}
    return [each for each in lines if each.number <= upto[each.device]] or lines[:1]


def _text(found: Merged) -> str:
    return repr(
        (
            found.record_type,
            found.came,
            found.record,
            found.collisions,
            found.faults,
            sorted(found.standing.items()),
        )
    )


@given(lines=histories(), data=st.data())
def test_any_order_and_any_repeats_give_the_same_bytes(lines: list[Change], data: st.DataObject) -> None:
    held = _parts(data, lines)
    shuffled = data.draw(st.permutations(held))
    again = data.draw(st.lists(st.sampled_from(held), max_size=5))

    assert _text(merge([*shuffled, *again], role_of)) == _text(merge(held, role_of))


@given(lines=histories(), data=st.data())
def test_lines_that_come_later_give_the_same_as_lines_that_came_in_time(
    lines: list[Change], data: st.DataObject
) -> None:
    early = _parts(data, lines)
    merge(early, role_of)
    late = [each for each in lines if each not in early]

    assert _text(merge([*late, *early], role_of)) == _text(merge(lines, role_of))


@given(lines=histories())
def test_every_valid_value_is_shown_kept_or_followed_up(lines: list[Change]) -> None:
    found = merge(lines, role_of)
    faults = {(each.field_name, each.device, each.number) for each in found.faults}
    for line in lines:
        for name, write in line.fields.items():
            if (name, line.device, line.number) in faults:
                continue
            stands = found.standing[name]
            followed = any(
                (other.at, other.device, other.number) > (line.at, line.device, line.number)
                and any(
                    (seen.device, seen.number) == (line.device, line.number)
                    for seen in other.fields[name].seen
                )
                for other in lines
                if name in other.fields
            )
            assert followed or any(
                (each.device, each.number) == (line.device, line.number) for each in stands
            )
            assert write.value in [each.value for each in stands] or followed


@given(lines=histories())
def test_a_field_that_was_written_keeps_a_value_however_its_authors_point_at_each_other(
    lines: list[Change],
) -> None:
    found = merge(lines, role_of)

    assert all(found.standing[name] for name in found.standing)
    faulty = {each.field_name for each in found.faults}
    written = {name for line in lines for name in line.fields}
    assert written <= set(found.standing) | faulty


@given(lines=histories())
def test_a_settlement_ends_every_conflict_of_its_field(lines: list[Change]) -> None:
    before = merge(lines, role_of)
    last = max(each.at for each in lines)
    for collision in before.collisions:
        write = Write(collision.shown.value, tuple(each.place for each in collision.standing))
        settlement = replace(
            lines[0],
            device=DEVICES[0],
            number=100,
            at=Stamp(last.milliseconds + 1),
            fields={collision.field_name: write},
        )
        after = merged(*lines, settlement)
        assert collision.field_name not in {each.field_name for each in after.collisions}
        assert [each.value for each in after.standing[collision.field_name]] == [collision.shown.value]
        assert {each.field_name for each in after.collisions} == (
            {each.field_name for each in before.collisions} - {collision.field_name}
        )


@given(lines=histories())
def test_conflicts_name_only_values_that_differ_and_show_one_of_them(lines: list[Change]) -> None:
    for collision in merge(lines, role_of).collisions:
        assert len({repr(each.value) for each in collision.standing}) > 1
        assert collision.shown in collision.standing


@given(lines=histories())
def test_the_record_shows_what_stands_and_nothing_else(lines: list[Change]) -> None:
    found = merge(lines, role_of)
    assert isinstance(found.record, Case)
    collided = {each.field_name: each.shown.value for each in found.collisions}
    for part in journaled(Case):
        stands = found.standing.get(part.name, ())
        value = collided.get(part.name, stands[-1].value if stands else None)
        expected = part.default if value is None else part.kind.read(value)
        assert getattr(found.record, part.name) == expected


@given(lines=histories())
def test_the_stamp_follows_from_the_set(lines: list[Change]) -> None:
    found = merge(lines, role_of).record
    assert found is not None
    ordered = sorted(lines, key=lambda each: (each.at, each.device, each.number))

    assert found.version == len(lines)
    assert found.created_at == ordered[0].at.moment().replace(microsecond=0)
    assert found.changed_at == ordered[-1].at.moment().replace(microsecond=0)
    assert (found.created_by, found.changed_by) == (ordered[0].by, ordered[-1].by)


@given(lines=histories())
def test_who_saw_all_that_stood_never_collides(lines: list[Change]) -> None:
    """Follow-ups in a row, each by another device that saw the one before, are no collision."""
    found = merge(lines, role_of)
    last = max(each.at for each in lines)
    follow_ups = []
    seen = tuple(each.place for each in found.standing.get("country_of_stay", ()))
    for turn, device in enumerate(DEVICES):
        line = replace(
            lines[0],
            device=device,
            number=50,
            at=Stamp(last.milliseconds + 1 + turn),
            fields={"country_of_stay": Write(f"C{turn}", seen)},
        )
        follow_ups.append(line)
        seen = tuple(each.place for each in merged(*lines, *follow_ups).standing["country_of_stay"])
        assert len(seen) == 1

    assert "country_of_stay" not in {each.field_name for each in merged(*lines, *follow_ups).collisions}
