"""Stands between the editor of a record and the desk; imports no Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final, Protocol

from consulaat.errors import ConsulaatError, InvalidInputError
from consulaat.records.about import Record
from consulaat.records.compound import EmbeddedKind, ManyKind, Part, SealedKind, parts_of, written
from consulaat.records.kinds import Kind, ReferenceKind
from consulaat.records.registry import MissingFieldError, part_of, record_class, type_name
from consulaat.rules.findings import Finding, StandsInTheWayError
from consulaat.rules.machines import step_of, steps_of
from consulaat.rules.permissions import NoRightError, create_right, read_right
from consulaat.services.cases import StepChoice
from consulaat.services.desk import Outcome
from consulaat.services.history import Version
from consulaat.values.canonical import Json
from consulaat.values.money import EURO
from resources.texts import N_, _
from ui.doors import Office
from ui.pages.place import error_words
from ui.pages.records.defaults import defaults_of, last_currency, note_currency, used_texts
from ui.pages.records.drafts import Draft, draft_name, draft_of, forget_draft, keep_draft, put_aside
from ui.pages.records.layout import facts_of, groups_of, line_of
from ui.tasks import Scope, Tasks
from ui.widgets.wording import Shown, finding_words, utc_now

FILL_IN: Final = N_("Fill this in: the record cannot be without it.")
Known = Mapping[str, Sequence[Record]]
# What names a record outside its own case.
_ELSEWHERE: Final = frozenset({("case_link", "case")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that the editor of one record shows."""

    type_: str
    record: Record | None
    groups: Sequence[tuple[str, Sequence[Part]]]
    values: Mapping[str, Json]
    proposed: Mapping[str, Json]
    required: frozenset[str]
    choices: Mapping[str, tuple[tuple[str, str], ...]]
    facts: Sequence[tuple[str, str]] = ()
    steps: Sequence[StepChoice] = ()
    time_zone: str = "UTC"
    currency: str = EURO
    may_change: bool = True
    draft: Draft | None = None

    @property
    def version(self) -> int:
        """The version of the record, 0 of a new one."""
        return self.record.version if self.record is not None else 0


@dataclass(frozen=True, slots=True)
class Objection:
    """What stands in the way of saving: by field, and in general."""

    by_field: Mapping[str, Sequence[tuple[str, bool]]] = field(default_factory=dict)
    general: Sequence[tuple[str, bool]] = ()


class EditorView(Protocol):
    """What the presenter asks of the editor."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a record, or an empty one."""

    def show_saved(self, record: Record, remarks: Sequence[str]) -> None:
        """Say that the record was kept, and what the rules remark."""

    def show_objection(self, objection: Objection) -> None:
        """Show what stands in the way, beside the fields."""

    def show_revealed(self, name: str, words: str) -> None:
        """Show a value that was sealed or hidden."""

    def show_findings(self, by_field: Mapping[str, Sequence[tuple[str, bool]]]) -> None:
        """Show beside the fields what the rules think of what is typed so far."""

    def show_history(self, part: Part, versions: Sequence[Version]) -> None:
        """Show what a field was."""

    def show_used_texts(self, texts: Mapping[str, tuple[str, ...]]) -> None:
        """Offer what was typed before."""

    def show_draft_kept(self, at: datetime) -> None:
        """Say that what was typed is kept."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class EditorPresenter:
    """Opens, saves and moves on one record; what is typed meanwhile is kept as a draft."""

    def __init__(
        self, view: EditorView, office: Office, tasks: Tasks, known: Known, names: Mapping[str, str]
    ) -> None:
        self._view = view
        self._office = office
        self._tasks = Scope(tasks)
        self._known = known
        self._time_zone = office.identity.time_zone
        self._shown = Shown(self._time_zone, lambda _type, id_: names.get(id_, ""))
        self._type = ""
        self._id = ""
        self._case = next((str(each.id) for each in known.get("case", ())), "")
        self._looks = 0
        self._aside = ""

    def make(self, type_: str, fixed: Mapping[str, Json], proposed: Mapping[str, Json]) -> None:
        """Show an empty record; ``fixed`` fields are given and not shown."""
        self._type, self._id = type_, ""
        made = record_class(type_)
        self._fixed = dict(fixed)
        proposed = {**defaults_of(made, self._office, utc_now()), **proposed}
        self._run(lambda: self._sheet(made, None, proposed), self._view.show_sheet)

    def open(self, type_: str, record: str, *, hidden: Sequence[str] = ()) -> None:
        """Show a record that is there."""
        self._type, self._id = type_, record
        self._fixed = dict.fromkeys(hidden)
        made = record_class(type_)
        self._run(lambda: self._sheet(made, self._office.desk.read(type_, record), {}), self._view.show_sheet)

    def save(self, fields: Mapping[str, Json], version: int, typed: Mapping[str, Json]) -> None:
        """Keep what was changed: first as a draft, which is forgotten once the record is kept."""
        self._keep_with_draft(self._draft(version, typed), lambda: self._save(fields))

    def step(self, verb: str, fields: Mapping[str, Json], version: int, typed: Mapping[str, Json]) -> None:
        """Take a step with the fields that it asks; what was typed in the record itself stays a draft."""
        desk = self._office.desk
        draft = self._draft(version, typed, verb, fields)
        self._keep_with_draft(draft, lambda: desk.advance(self._type, self._id, verb, fields), typed)

    def keep_later(self, record: Record, typed: Mapping[str, Json]) -> None:
        """Keep what was typed while the record was being saved."""
        self._id = str(record.id)
        self.keep_draft(record.version, typed)

    def leave(self) -> None:
        """Let nothing come back any more: another record takes the place of this one."""
        self._tasks.close()

    def keep_draft(
        self, version: int, typed: Mapping[str, Json], verb: str = "", step: Mapping[str, Json] | None = None
    ) -> None:
        """Keep what was typed; nothing typed forgets the draft."""
        draft = self._draft(version, typed, verb, step or {})
        if not typed and not step:
            self.forget_draft()
            return
        self._tasks.run(
            lambda: keep_draft(self._office, draft),
            lambda _none: self._view.show_draft_kept(draft.at),
            self._view.show_error,
        )

    def go_on_with(self, draft: Draft) -> None:
        """Let what is typed from now on be kept as this draft."""
        self._aside = draft.aside

    def forget_draft(self, draft: Draft | None = None) -> None:
        """Forget what was typed, now or in a draft."""
        name = draft.name if draft is not None else self._draft_name
        self._do(lambda: forget_draft(self._office, name))

    def put_aside(self, draft: Draft) -> None:
        """Keep a draft apart, so that another new record can begin."""
        self._do(lambda: put_aside(self._office, draft))

    def look_over(self, fields: Mapping[str, Json]) -> None:
        """Let the rules look at what is typed; only the answer to the last question is shown."""
        self._looks += 1
        number = self._looks
        given = fields if self._id else {**self._fixed, **fields}

        def show(findings: Sequence[Finding]) -> None:
            if number == self._looks:
                telling = [each for each in findings if each.code != "FIELD_MISSING"]
                self._view.show_findings(sorted_findings(telling, self._type).by_field)

        self._tasks.run(
            lambda: self._office.desk.look_over(self._type, self._id or None, given),
            show,
            lambda _error: None,
        )

    def forget_looks(self) -> None:
        """Let no answer to an earlier question come any more."""
        self._looks += 1

    def history(self, name: str) -> None:
        """Show what a field was; the reading is noted."""
        part = part_of(record_class(self._type), name)
        self._run(
            lambda: self._office.history.of_field(self._type, self._id, name),
            lambda versions: self._view.show_history(part, versions),
        )

    def offer_used_texts(self) -> None:
        """Offer what was typed before in fields like these."""
        self._run(lambda: used_texts(self._office, self._type), self._view.show_used_texts)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The fields that are given and not shown."""
        return tuple(self._fixed)

    @property
    def shown(self) -> Shown:
        """What turns values into words here."""
        return self._shown

    def step_parts(self, verb: str) -> tuple[Sequence[Part], frozenset[str]]:
        """Return the fields that a step asks or takes, and which of them it needs."""
        return step_parts(self._type, verb)

    def reveal(self, name: str, reason: str) -> None:
        """Show a sealed or hidden value; the reason is noted."""
        part = next(each for each in parts_of(record_class(self._type)) if each.name == name)
        kind = part.kind.inner if isinstance(part.kind, SealedKind) else part.kind

        def show(value: Json) -> None:
            words = _("not in this store") if value is None else self._shown.value(kind, value)
            self._view.show_revealed(name, words)

        self._run(lambda: self._office.desk.reveal(self._type, self._id, name, reason), show)

    @property
    def _draft_name(self) -> str:
        return draft_name(self._type, self._id, self._case, self._aside)

    def _draft(
        self, version: int, typed: Mapping[str, Json], verb: str = "", step: Mapping[str, Json] | None = None
    ) -> Draft:
        return Draft(
            type_=self._type,
            record=self._id,
            aside="" if self._id else self._aside,
            case=self._case,
            version=version,
            at=utc_now(),
            typed=dict(typed),
            verb=verb,
            step=dict(step or {}),
        )

    def _keep_with_draft(
        self, draft: Draft, act: Callable[[], Outcome], left_over: Mapping[str, Json] | None = None
    ) -> None:
        """Act with a draft at hand, so that neither a refusal nor a crash on the way loses anything."""
        office = self._office

        def work() -> Outcome:
            if draft.typed or draft.step:
                keep_draft(office, draft)
            outcome = act()
            if left_over:
                keep_draft(office, replace(draft, version=outcome.record.version, verb="", step={}))
            else:
                forget_draft(office, draft.name)
            note_currency(office, outcome.record)
            return outcome

        self._run(work, self._saved)

    def _save(self, fields: Mapping[str, Json]) -> Outcome:
        desk = self._office.desk
        if self._id:
            return desk.change(self._type, self._id, fields)
        filled = {name: value for name, value in {**self._fixed, **fields}.items() if value is not None}
        return desk.create(self._type, filled)

    def _sheet(self, made: type[Record], record: Record | None, proposed: Mapping[str, Json]) -> Sheet:
        hidden = (*self._fixed, *(_of_later_steps(made) if record is None else ()))
        groups = groups_of(made, hidden=hidden)
        parts = [part for _title, each in groups for part in each]
        steps = self._office.cases.steps(self._type, record.id) if record is not None else ()
        return Sheet(
            type_=self._type,
            record=record,
            groups=groups,
            values={} if record is None else written(record),
            proposed=proposed,
            required=frozenset(part.name for part in parts if part.is_required or part.about.hard),
            choices=gather_choices(self._office, made, self._known, self._shown),
            facts=[] if record is None else facts_of(record, self._shown),
            steps=steps,
            time_zone=self._time_zone,
            currency=last_currency(self._office),
            may_change=not any(create_right(made).objections(self._office.officer, record)),
            draft=draft_of(self._office, self._type, self._id, self._case),
        )

    def _saved(self, outcome: Outcome) -> None:
        self._view.show_saved(outcome.record, [finding_words(each, self._type) for each in outcome.findings])

    def _do(self, work: Callable[[], None]) -> None:
        self._tasks.run(work, lambda _none: None, self._view.show_error)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run(work, done, self._fail)

    def _fail(self, error: Exception) -> None:
        found = objection_of(error, self._type)
        if found is None:
            self._view.show_error(error)
        else:
            self._view.show_objection(found)


def objection_of(error: Exception, type_: str) -> Objection | None:
    """Return what stands in the way, by field; None when the error is of another kind."""
    if isinstance(error, StandsInTheWayError):
        return sorted_findings(error.findings, type_)
    if isinstance(error, MissingFieldError):
        return Objection({error.where: [(_(FILL_IN), True)]}, [])
    if isinstance(error, InvalidInputError) and error.where:
        name = error.where.split(".")[0].split("[")[0]
        return Objection({name: [(error.message(), True)]}, [])
    if isinstance(error, NoRightError | InvalidInputError):
        return Objection({}, [(error_words(error), True)])
    if isinstance(error, ConsulaatError) and error.exit_code == 1:
        return Objection({}, [(error_words(error), True)])
    return None


def sorted_findings(findings: Sequence[Finding], type_: str) -> Objection:
    """Return findings by the field they are about."""
    by_field: dict[str, list[tuple[str, bool]]] = {}
    general: list[tuple[str, bool]] = []
    for each in findings:
        place = by_field.setdefault(each.field_name, []) if each.field_name else general
        place.append((finding_words(each, type_), each.stops))
    return Objection(by_field, general)


def _of_later_steps(made: type[Record]) -> tuple[str, ...]:
    """Return the fields that hold the reason of a step: a new record has taken none yet."""
    reasons = {step.reason_field for step in steps_of(made)}
    return tuple(part.name for part in parts_of(made) if part.name in reasons and not part.is_required)


def step_parts(type_: str, verb: str) -> tuple[Sequence[Part], frozenset[str]]:
    """Return the fields that a step asks or takes, and which of them it needs."""
    made = record_class(type_)
    step = step_of(made, verb)
    names = dict.fromkeys((*step.needs, *step.takes, step.reason_field))
    found = {part.name: part for part in parts_of(made)}
    return [found[name] for name in names if name], frozenset(step.needs)


def gather_choices(
    office: Office, made: type[Record], known: Known, shown: Shown
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the records that the fields of a class may name: those of the case, else all there are."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for type_ in sorted(_referred(made)):
        records = known.get(type_) if (type_name(made), type_) not in _ELSEWHERE else None
        if records is None:
            may_read = not any(read_right(record_class(type_)).objections(office.officer))
            records = office.desk.find(type_, limit=500) if may_read else ()
        found[type_] = tuple((str(each.id), line_of(each, shown)) for each in records)
    return found


def _referred(made: type[Any]) -> set[str]:
    found: set[str] = set()
    for part in parts_of(made):
        found |= _referred_by(part.kind)
    return found


def _referred_by(kind: Kind) -> set[str]:
    if isinstance(kind, ReferenceKind):
        return {kind.record_type} - {"record"}
    if isinstance(kind, ManyKind):
        return _referred_by(kind.item)
    if isinstance(kind, EmbeddedKind):
        return _referred(kind.made)
    return set()
