"""The desk where every record is made, changed, moved on and read, under the same rights and rules.

Each call is one unit of work: all of it is kept, or nothing. Window and command line both come here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, cast

from consulaat.errors import InvalidInputError
from consulaat.records.about import STAMP, Record
from consulaat.records.access import CaseAccess
from consulaat.records.case import Case
from consulaat.records.compound import parts_of, written
from consulaat.records.ids import UserId
from consulaat.records.person import Person
from consulaat.records.registry import from_json, part_of, record_class, type_name
from consulaat.records.report import Report
from consulaat.records.user import User
from consulaat.rules.changes import objections_to_change
from consulaat.rules.consequences import consequences
from consulaat.rules.filling import filled
from consulaat.rules.findings import Finding, refuse_on
from consulaat.rules.machines import step_of
from consulaat.rules.permissions import REVEAL, NoRightError, NotYourOwnError, Right, create_right, read_right
from consulaat.rules.provisional import PROVISIONAL, decision, is_acute, may_be_provisional, softened
from consulaat.rules.retention import objections_to_keeping
from consulaat.rules.steps import Step, objections, stepped
from consulaat.rules.validation import checks
from consulaat.services.admission import GLASS, asked, kind_by_oneself, require_glass
from consulaat.services.fields import (
    FactFixedError,
    FilledByProgramError,
    fixed_fact,
    require_facts_kept,
    resolved_fields,
    typed_to_json,
    with_fields,
)
from consulaat.services.intake_sheets import objections_to_sheet, with_sheet_number
from consulaat.services.naming import find_record
from consulaat.services.noted_reads import note_reading
from consulaat.services.noticing import noticed
from consulaat.services.numbering import Numbering
from consulaat.services.ports import Store, UnitOfWork
from consulaat.services.reach import require_own, require_reach, seen_resolver, shown_to
from consulaat.services.rights import note_refusal
from consulaat.services.same_person import merged_away
from consulaat.services.steps_back import SavedKind, note_saved
from consulaat.services.surroundings import Surroundings, around
from consulaat.values.canonical import Json
from consulaat.values.ids import new_id

STAFF: Final = frozenset({"registered_by", "assessed_by", "taken_by", "paid_by"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A record as it was kept, what the rules had to say, and from which state it came."""

    record: Record
    findings: tuple[Finding, ...] = ()
    came_from: str = ""

    @property
    def state(self) -> str:
        """The state of the record now."""
        return str(getattr(self.record, "state", ""))


class Desk:
    """Makes, changes, advances and reads records for one officer."""

    def __init__(self, store: Store, officer: User) -> None:
        self.store = store
        self.officer = officer

    @property
    def by(self) -> UserId:
        """The id of the officer, as lines name their author."""
        return UserId(self.officer.id)

    def create(
        self, type_: str, fields: Mapping[str, Json], *, typed: Mapping[str, str] | None = None
    ) -> Outcome:
        """Make a record of JSON fields and of fields as typed; raise what the rules object to."""
        made = record_class(type_)
        given = {**(typed or {}), **fields}
        by_oneself = kind_by_oneself(made, given, self.officer)
        with (
            self.store.work(self.by, whole=by_oneself == GLASS) as work,
            asked(work, by_oneself, given),
        ):
            if not by_oneself:
                self._require(work, create_right(made), made)
            values = self._values(work, made, fields, typed or {})
            if made is Report:
                values = with_sheet_number(values)
            _refuse_filled(made, values, but=("number",) if made is Report else ())
            if by_oneself:
                values["user"] = self.by
            values = {name: value for name, value in values.items() if value is not None}
            for name in STAFF & {part.name for part in parts_of(made)}:
                values.setdefault(name, self.by)
            record = from_json(made, {**values, "id": new_id()})
            if by_oneself != GLASS:
                require_reach(work, self.officer, record)
            if isinstance(record, Report):
                refuse_on(objections_to_sheet(record, work))
            record = Numbering(work).numbered(record)
            if isinstance(record, CaseAccess) and by_oneself == GLASS:
                require_glass(work, self.officer, record)
                work.act("BREEK_GLAS", "case", record.case, reason=record.reason)
            refuse_on(self._objections_to_keeping(None, record))
            outcome = self._keep(work, record, is_new=True)
            note_saved(work, SavedKind.MADE, outcome.record, 0)
            work.commit()
        return outcome

    def change(
        self, type_: str, text: str, fields: Mapping[str, Json], *, typed: Mapping[str, str] | None = None
    ) -> Outcome:
        """Change fields of a record; raise what the rules object to."""
        made = record_class(type_)
        with self.store.work(self.by) as work:
            self._require(work, create_right(made), made)
            old = work.get(made, find_record(work, made, text))
            self._require(work, create_right(made), made, old)
            self._require(work, read_right(made), made, old)
            values = self._values(work, made, fields, typed or {})
            _refuse_filled(made, values)
            changed = with_fields(old, values)
            require_facts_kept(old, changed)
            require_reach(work, self.officer, changed)
            refuse_on(objections_to_change(old, changed, around(work, self.officer, changed).having(changed)))
            refuse_on(self._objections_to_keeping(old, changed))
            outcome = self._keep(work, changed, is_new=False)
            note_saved(work, SavedKind.CHANGED, outcome.record, old.version)
            work.commit()
        return outcome

    def advance(
        self,
        type_: str,
        text: str,
        verb: str,
        fields: Mapping[str, Json] | None = None,
        *,
        typed: Mapping[str, str] | None = None,
        reason: str = "",
    ) -> Outcome:
        """Take one step of a state machine; raise everything that stands in the way."""
        made = record_class(type_)
        step = step_of(made, verb)
        with self.store.work(self.by) as work:
            self._require(work, read_right(made), made)
            old = work.get(made, find_record(work, made, text))
            self._require(work, read_right(made), made, old)
            values = self._values(work, made, fields or {}, typed or {})
            if reason and step.reason_field:
                values[step.reason_field] = reason
            _refuse_filled(made, values, but=(*step.needs, *step.takes, step.reason_field))
            asked = with_fields(old, values)
            require_facts_kept(old, asked)
            require_reach(work, self.officer, asked)
            surroundings = around(work, self.officer, asked)
            findings = self._objections(work, step, asked, surroundings)
            saved = self._take(work, step, asked, surroundings)
            if any(each.code == PROVISIONAL for each in findings):
                work.save(decision(step, asked, surroundings))
            note_saved(work, SavedKind.ADVANCED, saved, old.version)
            work.commit()
        came_from = str(cast("Any", old).state)
        return Outcome(record=saved, findings=findings, came_from=came_from)

    def read(self, type_: str, text: str) -> Record:
        """Return a record by its id or reference; the reading is noted."""
        made = record_class(type_)
        with self.store.work(self.by) as work:
            self._require(work, read_right(made), made)
            record = work.get(made, find_record(work, made, text))
            self._require(work, read_right(made), made, record)
            note_reading(work, self.by, type_, record.id)
            shown = shown_to(work, self.officer, record)
            work.commit()
        return shown

    def find(
        self,
        type_: str,
        *,
        case: str = "",
        where: Mapping[str, str] | None = None,
        limit: int | None = None,
        with_merged: bool = True,
    ) -> tuple[Record, ...]:
        """Return records of a type, of one case or with these fields, in the order they were made."""
        made = record_class(type_)
        with self.store.work(self.by) as work:
            self._require(work, read_right(made), made)
            equals = self._conditions(work, made, where or {})
            if case:
                part_of(made, "case")
                equals["case"] = find_record(work, Case, case)
                require_own(work, self.officer, work.get(Case, equals["case"]))
            right = read_right(made)
            away = frozenset() if with_merged or made is not Person else merged_away(work)
            if self.officer.roles & right.roles and not away:
                records = work.find(made, limit=limit, **equals)
            else:
                found = work.find(made, **equals)
                own = (each for each in found if not any(right.objections(self.officer, each)))
                records = tuple(islice((each for each in own if each.id not in away), limit))
            records = tuple(shown_to(work, self.officer, each) for each in records)
            work.act("ZOEKEN", type_, None, found=len(records))
            work.commit()
        return records

    def reveal(self, type_: str, text: str, field_name: str, reason: str) -> Json:
        """Return a sealed or hidden value, after a reason was given; the revealing is noted."""
        made = record_class(type_)
        with self.store.work(self.by) as work:
            self._require(work, REVEAL, made)
            self._require(work, read_right(made), made)
            record = work.get(made, find_record(work, made, text))
            self._require(work, read_right(made), made, record)
            is_sealed = part_of(made, field_name).is_sealed
            value = work.reveal(record.id, field_name) if is_sealed else written(record).get(field_name)
            work.act("ONTHULLEN", type_, record.id, field=field_name, reason=reason)
            work.commit()
        return value

    def look_over(self, type_: str, text: str | None, fields: Mapping[str, Json]) -> tuple[Finding, ...]:
        """Return what the rules would say of a record with these fields; nothing is kept, nothing is noted.

        What cannot be a record yet, for want of a field or because a value cannot be read, gets no findings.
        """
        made = record_class(type_)
        right = create_right(made)
        with self.store.work(self.by) as work:
            right.require(self.officer)
            try:
                old = work.get(made, find_record(work, made, text)) if text else None
                right.require(self.officer, old)
                record = self._as_it_would_be(work, made, old, fields)
            except InvalidInputError:
                return ()
            except FactFixedError as error:
                return (fixed_fact(error.where),)
            surroundings = around(work, self.officer, record)
            record = filled(noticed(work, record), surroundings)
            if old is not None:
                found = objections_to_change(old, record, surroundings.having(record))
            else:
                found = objections_to_sheet(record, work) if isinstance(record, Report) else iter(())
            kept = self._objections_to_keeping(old, record)
            return (*found, *kept, *checks(record, surroundings.having(record)))

    # -- inside

    def _as_it_would_be(
        self, work: UnitOfWork, made: type[Record], old: Record | None, fields: Mapping[str, Json]
    ) -> Record:
        """Return the record that these fields would make, or what they would make of an old one."""
        values = self._values(work, made, fields, {})
        if old is not None:
            changed = with_fields(old, values)
            require_facts_kept(old, changed)
            return changed
        if made is Report:
            values = with_sheet_number(values)
        own = dict.fromkeys(STAFF & {part.name for part in parts_of(made)}, self.by)
        given = {name: value for name, value in values.items() if value is not None}
        return from_json(made, {**own, **given, "id": new_id()})

    def _conditions(self, work: UnitOfWork, made: type[Record], where: Mapping[str, str]) -> dict[str, Any]:
        resolve = seen_resolver(work, self.officer, read_right(made))
        found: dict[str, Any] = {}
        for name, text in where.items():
            part = part_of(made, name)
            value = typed_to_json(part, text, resolve)
            found[name] = None if value is None else part.kind.read(value)
        return found

    def _values(
        self, work: UnitOfWork, made: type[Record], fields: Mapping[str, Json], typed: Mapping[str, str]
    ) -> dict[str, Json]:
        for name in (*fields, *typed):
            if name == "id" or name in STAMP:
                raise FilledByProgramError(field=name, type=type_name(made), where=name)
        resolve = seen_resolver(work, self.officer, create_right(made))
        values = resolved_fields(made, fields, resolve)
        for name, text in typed.items():
            values[name] = typed_to_json(part_of(made, name), text, resolve)
        return values

    def _require(
        self, work: UnitOfWork, right: Right, made: type[Record], record: Record | None = None
    ) -> None:
        try:
            right.require(self.officer, record)
        except NoRightError as refused:
            note_refusal(work, refused, made, record)
            raise

    def _objections_to_keeping(self, old: Record | None, new: Record) -> tuple[Finding, ...]:
        if not isinstance(new, Case):
            return ()
        return tuple(objections_to_keeping(cast("Case | None", old), new, self.officer))

    def _objections(
        self, work: UnitOfWork, step: Step, asked: Record, surroundings: Surroundings
    ) -> tuple[Finding, ...]:
        found = tuple(objections(step, asked, surroundings))
        if may_be_provisional(step, asked, found, surroundings):
            found = softened(found, surroundings, is_acute=is_acute(asked, surroundings))
        if any(each.stops for each in found):
            codes = sorted({each.code for each in found if each.stops})
            work.act("MISLUKT", type_name(asked), asked.id, verb=step.verb, codes=codes)
            work.commit()
            if {"NO_RIGHT", "NOT_YOUR_OWN"} & set(codes):
                made = NoRightError if "NO_RIGHT" in codes else NotYourOwnError
                refused = made(action=step.verb, roles=", ".join(sorted(step.right.roles)))
                refused.is_noted = True
                raise refused
        return refuse_on(found)

    def _take(self, work: UnitOfWork, step: Step, asked: Record, surroundings: Surroundings) -> Record:
        subject, *others = step.effect(stepped(step, asked), surroundings)
        for other in others:
            self._keep(
                work, Numbering(work).numbered(other), is_new=not work.exists(type_name(other), other.id)
            )
        return self._keep(work, subject, is_new=False).record

    def _keep(self, work: UnitOfWork, record: Record, *, is_new: bool) -> Outcome:
        surroundings = around(work, self.officer, record)
        record = filled(noticed(work, record), surroundings)
        surroundings = surroundings.having(record)
        findings = refuse_on(checks(record, surroundings))
        saved = work.save(record)
        for other in consequences(saved, surroundings.having(saved), is_new=is_new):
            if other.id == saved.id:
                saved = work.save(other)
            else:
                work.save(filled(Numbering(work).numbered(other), surroundings))
        return Outcome(record=work.get(type(saved), saved.id), findings=findings)


def _refuse_filled(made: type[Record], values: Mapping[str, Json], but: tuple[str, ...] = ()) -> None:
    """Refuse fields that only the program fills, unless the step asks for them."""
    for name in values:
        if part_of(made, name).about.filled and name not in but and name != "post":
            raise FilledByProgramError(field=name, type=type_name(made), where=name)
