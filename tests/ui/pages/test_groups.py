"""How the fields of a record stand under their headings."""

from consulaat.records.custody import Consent
from consulaat.records.registry import RECORDS, type_name
from ui.pages.records.groups import GROUPS
from ui.pages.records.layout import editable, groups_of
from ui.pages.records.presenter import step_parts
from ui.pages.records.steps import StepForm
from ui.widgets.fields.base import Setting


def test_every_heading_names_fields_that_a_person_fills_in() -> None:
    made = {type_name(each): each for each in RECORDS}
    for type_, groups in GROUPS.items():
        named = [name for _title, names in groups for name in names]
        assert len(named) == len(set(named)), type_
        assert set(named) <= {part.name for part in editable(made[type_])}, type_


def test_a_heading_without_a_field_is_not_shown() -> None:
    titles = {title for title, _parts in groups_of(Consent)}
    without = groups_of(Consent, hidden=["unsafe_reason"])
    assert {title for title, _parts in without} < titles
    assert all(parts for _title, parts in without)


def test_reopening_asks_its_own_reason_and_not_the_note_of_closing(qapp: object) -> None:
    asked, needed = step_parts("case", "reopen")
    form = StepForm("reopen", "Heropenen", asked, needed, Setting(), {"closure_note": "Zij is veilig thuis."})

    assert form.form.labels["closure_note"] == "Waarom de zaak wordt heropend"
    assert form.form.is_empty("closure_note")
