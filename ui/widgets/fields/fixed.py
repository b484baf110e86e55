"""Lists whose rows are known beforehand: signs of danger, points to check, matters, parts of a plan."""

from collections.abc import Callable, Sequence
from typing import Final

from consulaat.records.compound import EmbeddedKind, Part, parts_of
from consulaat.records.kinds import CodeKind, FlagKind, MomentKind, ReferenceKind, TextKind, WholeKind
from consulaat.records.risk import IndicatorAnswer, RiskLevel
from consulaat.rules.risk import guideline_of
from consulaat.values.canonical import Json
from consulaat.values.codes import TriState
from consulaat.values.moment import write_moment
from resources.reference import label, rows
from resources.texts import _, language
from ui.widgets.fields.base import Field, Setting
from ui.widgets.fields.questions import ChecksField, PartsField, Question, QuestionsField, Row
from ui.widgets.segmented import Choice
from ui.widgets.wording import utc_now

Codes = Callable[[CodeKind], Sequence[Choice]]
MakeField = Callable[[Part, Setting], Field]
_SHORT: Final = frozenset({"source", "note"})  # a few words about one answer


def fixed_list(kind: EmbeddedKind, setting: Setting, codes: Codes, make: MakeField) -> Field | None:
    """Return the field of a list with one row for each code, or None when its rows are free."""
    first, *others = parts_of(kind.made)
    if not isinstance(first.kind, CodeKind) or not others:
        return None
    second = others[0]
    if isinstance(second.kind, CodeKind) and second.kind.codes is TriState:
        return _questions(kind, codes)
    if isinstance(second.kind, FlagKind) and _who_and_when(others):
        return _checks(first, second, others, setting, codes)
    if all(isinstance(each.kind, TextKind) for each in others) or _is_counted(others):
        texts = [(each.name, _(each.about.label), lambda each=each: make(each, setting)) for each in others]
        is_map = getattr(kind.made, "IS_PAIR", False)
        parts = [Question(*each) for each in codes(first.kind)]
        usual: dict[str, Json] = {each.name: setting.time_zone for each in others if each.name == "time_zone"}
        return PartsField(parts, first.name, texts, is_map=is_map, usual=usual)
    return None


def _questions(kind: EmbeddedKind, codes: Codes) -> QuestionsField:
    first, second, *others = parts_of(kind.made)
    if not isinstance(first.kind, CodeKind) or not isinstance(second.kind, CodeKind):
        raise TypeError(kind.made)
    groups = {row["code"]: row for row in rows("indicators")} if kind.made is IndicatorAnswer else {}
    asked = []
    for code, words in codes(first.kind):
        row = groups.get(code)
        group = label("IndicatorGroup", row["group"], language()) if row else ""
        asked.append(Question(code, words, group, bool(row and row["critical"] == "true")))
    short = next((each for each in others if each.name in _SHORT), None)
    return QuestionsField(
        asked,
        codes(second.kind),
        (first.name, second.name),
        remark=(short.name, _(short.about.label)) if short else None,
        told=_guideline if kind.made is IndicatorAnswer else None,
    )


def _guideline(answers: Sequence[Row]) -> str:
    """Return what the critical signs ask for at least."""
    made = [
        IndicatorAnswer(indicator=row["indicator"], answer=TriState(str(row["answer"])))  # type: ignore[arg-type]
        for row in answers
    ]
    found = guideline_of(made)
    if found is None:
        return ""
    level = label("RiskLevel", RiskLevel(found), language())
    return _("A critical indicator applies: the guideline is at least {level}.", level=level)


def _is_counted(others: Sequence[Part]) -> bool:
    return [type(each.kind) for each in others] == [WholeKind]


def _who_and_when(others: Sequence[Part]) -> bool:
    kinds = [type(each.kind) for each in others[1:]]
    return kinds == [ReferenceKind, MomentKind]


def _checks(first: Part, second: Part, others: Sequence[Part], setting: Setting, codes: Codes) -> ChecksField:
    _met, who, when = others

    def stamp() -> dict[str, Json]:
        return {who.name: setting.me, when.name: write_moment(utc_now())}

    if not isinstance(first.kind, CodeKind):
        raise TypeError(first)
    answers = (("JA", _("Yes")), ("NEE", _("No")))
    points = [Question(*each) for each in codes(first.kind)]
    return ChecksField(points, answers, (first.name, second.name), stamp)
