"""Which widget belongs to which declared field."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from consulaat.records.compound import EmbeddedKind, ManyKind, Part, SealedKind, parts_of
from consulaat.records.kinds import (
    CodeKind,
    CountKind,
    DateKind,
    FlagKind,
    Kind,
    MomentKind,
    MoneyKind,
    PartialDateKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from resources.reference import codes, label
from resources.texts import _, language
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.choice import ComboField, SegmentedField, SetField
from ui.widgets.fields.clock import ClockField
from ui.widgets.fields.days import DayField, MomentField
from ui.widgets.fields.fixed import fixed_list
from ui.widgets.fields.lookup import LookupField
from ui.widgets.fields.many import GroupField, RowsField
from ui.widgets.fields.money import MoneyField
from ui.widgets.fields.numbers import is_number
from ui.widgets.fields.questions import PartsField
from ui.widgets.fields.ranking import table_keys, table_words_with_code, zones
from ui.widgets.fields.secret import SecretField
from ui.widgets.fields.text import AgeField, IdentifierField, LineField, LongField, NumberField, ScriptField
from ui.widgets.wording import TABLES

FEW: Final = 3
MANY: Final = 14
FOLDED: Final = frozenset({"unsafe_times"})  # seldom filled in, and long
CLOCKS: Final = frozenset({"time_from", "time_until"})
OWN: Final[Mapping[str, Callable[[Kind], Field]]] = {
    **dict.fromkeys(CLOCKS, ClockField),
    "original_script_name": ScriptField,
}
LONG: Final = {
    "first_words": 3,
    "summary": 4,
    "reason": 3,
    "measures": 3,
    "description": 2,
    "closure_note": 3,
    "conclusion": 4,
    "callback_instructions": 2,
    "contact_instructions": 2,
    "contact_details": 3,
    "must_not_know": 2,
    "must_never_answer": 2,
    "wrong_voice_response": 2,
    "compromised_reason": 2,
    "duplicate_search_result": 2,
    "state_reason": 2,
    "remedy_text": 3,
    "missing_fact": 2,
    "question": 3,
    "outcome": 2,
    "result": 2,
    "contact_impossible_reason": 2,
    "discussed": 4,
    "own_words": 3,
    "verbatim": 3,
    "open_matters": 3,
    "internal_text": 2,
    "neutral_text": 2,
    "text": 2,
    "facts": 3,
    "judgement": 3,
    "staff_risk": 2,
    "helper_organisation_risk": 2,
    "below_guideline_reason": 2,
    "welfare_options_considered": 2,
    "assistance_impossible_reason": 2,
    "return_stopped_reason": 2,
    "rejection_reasons": 3,
    "rejection_reason": 2,
    "custody_research": 3,
    "consent_danger": 3,
    "hearing_manner": 2,
    "child_own_words": 3,
    "best_interest_weighing": 4,
    "travel_route": 2,
    "reception": 2,
    "jurisdiction_note": 2,
    "lone_minor_arrangement": 2,
    "risk": 2,
    "limits": 2,
    "unsafe_reason": 2,
    "cover_story": 2,
}


def field_for(part: Part, setting: Setting) -> Field:
    """Return the widget that edits a declared field."""
    if isinstance(part.kind, SealedKind):
        return SecretField(_of_kind(part.kind.inner, part.name, setting))
    if part.about.hidden:
        return SecretField(_of_kind(part.kind, part.name, setting))
    if isinstance(part.kind, FlagKind):
        return SegmentedField(_yes_no(), flag=True, optional=part.default is None)
    return _of_kind(part.kind, part.name, setting)


def _of_kind(kind: Kind, name: str, setting: Setting) -> Field:  # noqa: C901, PLR0911 - a line per kind
    if isinstance(kind, TextKind):
        return _of_text(kind, name, setting)
    if isinstance(kind, CodeKind):
        choices = _codes(kind)
        return SegmentedField(choices) if len(choices) <= FEW else ComboField(choices)
    if isinstance(kind, FlagKind):
        return SegmentedField(_yes_no(), flag=True)
    if isinstance(kind, DateKind | PartialDateKind):
        return DayField(kind, name, setting.time_zone)
    if isinstance(kind, MomentKind):
        return MomentField(kind, setting.time_zone)
    if isinstance(kind, MoneyKind):
        return MoneyField(setting.currency)
    if isinstance(kind, WholeKind | CountKind):
        return AgeField(kind) if name == "stated_age" else NumberField(kind)
    if isinstance(kind, ReferenceKind):
        choices = setting.choices.get(kind.record_type, ())
        return LookupField(choices) if len(choices) > MANY else ComboField(choices)
    if isinstance(kind, ManyKind):
        return _of_many(kind, name, setting)
    if isinstance(kind, EmbeddedKind):
        parts = [part for part in parts_of(kind.made) if not part.about.filled]
        return GroupField(parts, lambda part: field_for(part, setting), setting.time_zone)
    return LineField(kind)


def _of_text(kind: TextKind, name: str, setting: Setting) -> Field:
    if name in TABLES:
        return LookupField(table_words_with_code(name), table_keys(name))
    if name.endswith("_zone"):
        return LookupField([(each, each.replace("_", " ")) for each in zones()], zones())
    if name in LONG:
        return LongField(kind, lines=LONG[name], ready=setting.ready.get(name, ()))
    if is_number(name):
        return IdentifierField(kind, name)
    if name in OWN:
        return OWN[name](kind)
    return LineField(kind, turns=name.endswith("name"), key=name)


def _of_many(kind: ManyKind, name: str, setting: Setting) -> Field:
    item = kind.item
    if isinstance(item, CodeKind):
        return SetField(_codes(item))
    if isinstance(item, ReferenceKind):
        return SetField(setting.choices.get(item.record_type, ()), columns=1)
    if isinstance(item, EmbeddedKind):
        fixed = fixed_list(item, setting, _codes, field_for)
        if name in FOLDED and isinstance(fixed, PartsField):
            fixed.fold()
        if fixed is not None:
            return fixed
        return RowsField(lambda: _of_kind(item, name, setting), _("Add a row"))
    if name in TABLES:
        return RowsField(lambda: LookupField(table_words_with_code(name), table_keys(name)), _("Add a row"))
    return LongField(item, lines=2, is_list=True)


def _codes(kind: CodeKind) -> Sequence[tuple[str, str]]:
    name = kind.codes.__name__
    listed = [code for code in codes(name) if code in list(kind.codes)]
    listed += [code for code in kind.codes if code not in listed]
    return tuple((str(code), label(name, code, language())) for code in listed)


def _yes_no() -> Sequence[tuple[str, str]]:
    return (("JA", _("Yes")), ("NEE", _("No")))
