"""Fields made from declarations: every field of every record shows a value and gives the same value back."""

from collections.abc import Iterator
from typing import Any

import pytest

from consulaat.records.compound import EmbeddedKind, ManyKind, MapKind, Part, SealedKind, parts_of
from consulaat.records.contact import SafeTime
from consulaat.records.kinds import (
    CodeKind,
    CountKind,
    DateKind,
    DecimalKind,
    FlagKind,
    Kind,
    MomentKind,
    MoneyKind,
    PartialDateKind,
    ReferenceKind,
    WholeKind,
)
from consulaat.records.registry import RECORDS, part_of, record_class, type_name
from consulaat.values.canonical import Json
from consulaat.values.unreadable import UnreadableError
from ui.pages.records.layout import editable
from ui.widgets.access_keys import AccessKeys
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.build import CLOCKS, field_for
from ui.widgets.fields.questions import PartsField
from ui.widgets.fields.secret import SecretField
from ui.widgets.wording import TABLES, Shown, table_choices

ID = "0123456789abcdef0123456789abcdef"
SETTING = Setting(
    time_zone="Africa/Casablanca", choices={type_name(made): ((ID, "one"),) for made in RECORDS}
)


def sample(kind: Kind, name: str) -> Json:  # noqa: PLR0911 - one line per kind
    if isinstance(kind, SealedKind):
        return sample(kind.inner, name)
    if isinstance(kind, MapKind):
        key, counted = kind.pair
        return {str(sample(key.kind, key.name)): sample(counted.kind, counted.name)}
    if isinstance(kind, ManyKind):
        return [sample(kind.item, name)]
    if isinstance(kind, EmbeddedKind):
        typed = (part for part in parts_of(kind.made) if not part.about.filled)
        return {part.name: sample(part.kind, part.name) for part in typed}
    if isinstance(kind, CodeKind):
        return next(iter(kind.codes)).value
    if isinstance(kind, FlagKind):
        return True
    if isinstance(kind, MoneyKind):
        return {"amount": "1234.50", "currency": "MAD"}
    if isinstance(kind, WholeKind | CountKind):
        return 3
    plain: dict[type[Any], Json] = {
        DateKind: "2026-07-06",
        PartialDateKind: "20090000",
        MomentKind: "2026-07-06T22:10:00Z",
        DecimalKind: "10.7350",
        ReferenceKind: ID,
    }
    if type(kind) in plain:
        return plain[type(kind)]
    texts = dict.fromkeys(CLOCKS, "21:30")
    return table_choices(name)[0][0] if name in TABLES else texts.get(name, "woorden")


def declared() -> Iterator[tuple[str, Part]]:
    for made in RECORDS:
        for part in editable(made):
            yield type_name(made), part


@pytest.mark.parametrize(
    ("type_", "part"), [pytest.param(*each, id=f"{each[0]}.{each[1].name}") for each in declared()]
)
def test_a_field_gives_back_what_it_shows(type_: str, part: Part) -> None:
    value = sample(part.kind, part.name)
    field = field_for(part, SETTING)

    field.show_value(None)
    assert field.value() is None
    field.show_value(value)

    assert field.value() == value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("06-07-2026 23:10", "2026-07-06T22:10:00Z"),
        ("6/7/2026 23.10", "2026-07-06T22:10:00Z"),
        ("2026-07-06 23:10", "2026-07-06T22:10:00Z"),
        ("2026-07-06T22:10:00Z", "2026-07-06T22:10:00Z"),
    ],
)
def test_a_moment_is_typed_by_the_clock_of_the_post(typed: str, kept: str) -> None:
    field = field_for(part_of(record_class("contact"), "occurred_at"), SETTING)

    field.edit.setText(typed)  # type: ignore[attr-defined]

    assert field.value() == kept


@pytest.mark.parametrize("typed", ["gisteren", "31-02-2026 10:00", "06-07-2026 25:00"])
def test_a_moment_that_cannot_be_is_told(typed: str) -> None:
    field = field_for(part_of(record_class("contact"), "occurred_at"), SETTING)
    field.edit.setText(typed)  # type: ignore[attr-defined]

    with pytest.raises(UnreadableError):
        field.value()


@pytest.mark.parametrize(
    ("typed", "amount"), [("350,50", "350.50"), ("1.234,50", "1234.50"), ("350", "350.00")]
)
def test_an_amount_is_typed_with_comma_or_point(typed: str, amount: str) -> None:
    field = field_for(part_of(record_class("cost_line"), "amount"), SETTING)

    field.amount.setText(typed)  # type: ignore[attr-defined]

    assert field.value() == {"amount": amount, "currency": "EUR"}


def test_a_secret_is_masked_and_unchanged_unless_it_is_typed_anew() -> None:
    field = field_for(part_of(record_class("contact_protocol"), "code_word"), SETTING)
    assert isinstance(field, SecretField)

    field.show_value({"sealed": 1})
    assert "zonnebloem" not in field.state.text()
    assert field.value() == {"sealed": 1}
    field.change_button.click()
    field._inner.show_value("maanroos")

    assert field.value() == "maanroos"


def test_unknown_is_never_nought() -> None:
    field = field_for(part_of(record_class("report"), "children_along"), SETTING)

    field.show_value("ONBEKEND")

    assert field.value() == "ONBEKEND"


def test_a_code_that_is_not_in_the_list_is_not_lost() -> None:
    field = field_for(part_of(record_class("report"), "country_of_stay"), SETTING)

    field.show_value("XK")

    assert field.value() == "XK"


def test_hidden_and_sealed_values_are_shown_as_a_mask_only() -> None:
    bsn = part_of(record_class("person"), "bsn")
    code_word = part_of(record_class("contact_protocol"), "code_word")

    assert "1" not in Shown().field(bsn, "111222333")
    assert "zon" not in Shown().field(code_word, "zonnebloem")


def test_every_label_gets_a_letter_of_its_own() -> None:
    keys = AccessKeys("s")

    marked = [keys.marked(text) for text in ("Surname", "Status", "Stay", "Side")]

    assert [text[text.index("&") + 1].lower() for text in marked] == ["u", "t", "a", "i"]


def test_a_text_without_a_free_letter_stays_as_it_is() -> None:
    keys = AccessKeys("ab")

    assert keys.marked("a & b") == "a && b"


def test_a_safe_time_takes_the_clock_of_the_post_until_another_is_chosen() -> None:
    field = field_for(
        part_of(record_class("contact_protocol"), "safe_times"), Setting(time_zone="Africa/Tunis")
    )
    assert isinstance(field, PartsField)
    monday, tuesday = list(field.fields.values())[:2]

    def type_into(row: dict[str, Field], text: str) -> None:
        row["time_from"].retype(text)
        row["time_from"].left.emit()

    type_into(monday, "23:00")
    assert monday["time_zone"].value() == "Africa/Tunis"
    assert tuesday["time_zone"].value() is None
    monday["time_zone"].show_value("Africa/Algiers")
    type_into(tuesday, "23:00")
    assert tuesday["time_zone"].value() == "Africa/Algiers"  # she is where she is on Monday
    type_into(tuesday, "")
    assert tuesday["time_zone"].value() is None


def test_a_time_is_typed_as_people_write_it_and_an_unreadable_one_is_refused() -> None:
    field = field_for(next(each for each in parts_of(SafeTime) if each.name == "time_from"), SETTING)

    for typed in ("9", "9:00", "9.00", "9u", "9 uur", "0900"):
        field.retype(typed)
        assert field.value() == "09:00"
    field.retype("na het eten")
    with pytest.raises(UnreadableError):
        field.value()


def test_of_two_ages_the_youngest_counts_and_that_is_said() -> None:
    field = field_for(part_of(record_class("report"), "stated_age"), SETTING)

    for typed in ("17 of 16", "16 or 17", "16-17", "16/17"):
        field.retype(typed)
        assert field.value() == 16
        assert "16" in field.said.text()
    field.retype("17")
    assert (field.value(), field.said.text()) == (17, "")


def test_unsafe_times_stand_behind_a_button_until_there_are_any() -> None:
    part = part_of(record_class("contact_protocol"), "unsafe_times")
    made = field_for(part, Setting(time_zone="Africa/Casablanca"))
    field = made._inner if isinstance(made, SecretField) else made
    assert isinstance(field, PartsField)
    assert field.is_folded
    assert field.value() is None

    field.retype({"VR": {"time_from": "10:00", "time_until": "14:00", "time_zone": None}})

    assert not field.is_folded


def test_a_hidden_list_in_which_nothing_stands_is_not_masked() -> None:
    field = field_for(part_of(record_class("journey"), "legs"), Setting())
    assert isinstance(field, SecretField)
    field.show_value([])
    assert field.show_button.isHidden()
    assert field.value() is None
