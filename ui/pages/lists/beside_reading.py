"""What is read of the chosen row for the pane beside a list, on the thread of the store; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from consulaat.records.about import Record
from consulaat.records.compound import Part, parts_of, written
from consulaat.records.contact import Contact
from consulaat.records.kinds import CodeKind
from consulaat.records.person import Person
from consulaat.records.risk import RiskAssessment
from consulaat.services.list_view import ListView
from resources.texts import _
from ui.doors import Office
from ui.pages.case.presenter import Overview
from ui.pages.records.layout import cells_of, groups_of, line_of, name_of
from ui.pages.search.lines import isolated_name
from ui.widgets.wording import Shown, code_words, moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCase:
    """A case as it is looked at beside its list: never a number or an address of anybody."""

    overview: Overview
    owner: str
    again_by: str
    last_contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRecord:
    """Another record: its title, its state, what is filled in, and the case it belongs to."""

    type_: str
    id: str
    title: str
    state: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    case: str
    case_words: str


Seen = SeenCase | SeenRecord


def look(office: Office, view: ListView, record: str) -> Seen:
    """Return what the pane shows of a row; the reading is noted as opening it is."""
    if view.record_type == "case":
        return _case(office, view, record)
    glance = office.lists.glance(view, record)
    shown = _shown(office, glance.names)
    found = glance.record
    return SeenRecord(
        type_=view.record_type,
        id=found.id,
        title=_title(found, shown),
        state=_state(found),
        facts=tuple(each for each in _facts(found, shown) if each[1] != _title(found, shown)),
        case=glance.case,
        case_words=glance.names.get(glance.case, ""),
    )


def _case(office: Office, view: ListView, record: str) -> SeenCase:
    page = office.cases.page(record)
    case = page.checked.case
    names = office.lists.glance(view, case.id).names
    zone = office.identity.time_zone
    overview = Overview(
        page=page,
        steps=(),
        names=names,
        may_make=frozenset(),
        may_print=frozenset(),
        time_zone=zone,
    )
    risks = [each for each in page.records.get("risk_assessment", ()) if isinstance(each, RiskAssessment)]
    newest = max(risks, key=lambda each: each.assessed_at, default=None)
    again = newest.next_due_at if newest is not None else None
    return SeenCase(
        overview=overview,
        owner=names.get(case.owner, "") if case.owner else "",
        again_by=moment_words(again, zone) if again is not None else "",
        last_contact=_last_contact(overview),
    )


def _last_contact(overview: Overview) -> str:
    """Return when and how there was contact last, and whether it succeeded; empty when there was none."""
    found = [each for each in overview.page.records.get("contact", ()) if isinstance(each, Contact)]
    if not found:
        return ""
    last = max(found, key=lambda each: each.occurred_at)
    words = [each for each in cells_of(last, ("occurred_at", "direction", "channel"), overview.shown) if each]
    if last.succeeded is not None:
        words.append(_("succeeded") if last.succeeded else _("failed"))
    return " · ".join(words)


def _shown(office: Office, names: Mapping[str, str]) -> Shown:
    return Shown(office.identity.time_zone, lambda _type, id_: isolated_name(names.get(id_, "")))


def _title(record: Record, shown: Shown) -> str:
    if not isinstance(record, Person):
        return line_of(record, shown)
    names = [isolated_name(name_of(record))]
    if record.original_script_name and record.surname:
        names.append(isolated_name(record.original_script_name))
    return "   ".join(names)


def _state(record: Record) -> str:
    part = next((each for each in parts_of(type(record)) if each.name == "state"), None)
    state = written(record).get("state")
    if part is None or state is None or not isinstance(part.kind, CodeKind):
        return ""
    return code_words(part.kind, str(state))


def _facts(record: Record, shown: Shown) -> tuple[tuple[str, str], ...]:
    """Return what is filled in, in the order of the page of the record; nothing sealed, hidden or empty."""
    values = written(record)
    left_out = {"state", "case", *(("given_names", "surname") if isinstance(record, Person) else ())}
    parts = [part for _title, group in groups_of(type(record)) for part in group]
    return tuple(
        (_(part.about.label), words)
        for part in parts
        if part.name not in left_out
        and _is_shown(part)
        and (words := shown.field(part, values.get(part.name)))
    )


def _is_shown(part: Part) -> bool:
    return not part.about.hidden and not part.is_sealed
