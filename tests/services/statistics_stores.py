"""Stores for the tests of the figures: real ones, with the published samples or with records of a test."""

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from consulaat.records.about import Record
from consulaat.records.case import Case
from consulaat.records.compound import parts_of
from consulaat.records.ids import CaseId, OrganisationId, PersonId, UserId
from consulaat.records.person import Person
from consulaat.records.reference import Organisation, OrganisationKind
from consulaat.records.registry import from_json, record_class
from consulaat.records.report import Channel, Report
from consulaat.services.ports import StoreIdentity
from consulaat.values.canonical import Json
from consulaat.values.codes import TriState
from consulaat.values.ids import new_id
from db.folder import create, make_folder
from db.store import SqlStore

OFFICER = UserId(new_id())
NOON = datetime(2026, 7, 6, 12, 0, tzinfo=UTC)
CARD = "INSERT INTO device VALUES (1, ?, 'RAB', 'RAB', 'post', x'', '', '', '', '', '', '', '', NULL, NULL)"


class TestClock:
    __test__ = False

    def now(self) -> datetime:
        return datetime(2026, 7, 6, 22, 10, tzinfo=UTC)


def new_store(folder: Path, time_zone: str = "Africa/Casablanca") -> SqlStore:
    make_folder(folder)
    identity = StoreIdentity(store=new_id(), post="RAB", role="post", time_zone=time_zone, is_rehearsal=True)
    store = create(folder, secrets.token_bytes(32), identity, {"sign_key": b"x" * 32}, TestClock())
    store.connection.run(CARD, (bytes.fromhex(identity.store),))
    return store


def keep(store: SqlStore, *records: Record) -> None:
    with store.work(OFFICER) as work:
        for record in records:
            work.save(record)
        work.commit()


def load_sample(store: SqlStore, year: int) -> None:
    text = files("resources").joinpath("samples", f"published-{year}.jsonl").read_text(encoding="utf-8")
    keep(store, *_records(map(json.loads, text.splitlines())))


def _records(lines: Iterable[Mapping[str, Any]]) -> Iterable[Record]:
    labels: dict[str, str] = {}
    for line in lines:
        made = record_class(line["type"])
        fields = {name: _resolved(value, labels) for name, value in line.items() if name != "type"}
        for part in parts_of(made):
            if part.is_required and part.name in {"registered_by", "taken_by"}:
                fields.setdefault(part.name, OFFICER)
        fields.setdefault("id", new_id())
        yield from_json(made, fields)


def _resolved(value: Json, labels: dict[str, str]) -> Json:
    if isinstance(value, str) and value.startswith("@"):
        return labels.setdefault(value, new_id())
    return value


def an_organisation(code: str) -> Organisation:
    return Organisation(id=new_id(), code=code, kind=OrganisationKind.SELF_ORGANISATION, name=f"The {code}")


def a_person(**traits: object) -> Person:
    return replace(Person(id=new_id(), surname="Haddad"), **traits)  # type: ignore[arg-type]


def a_case(person: Person, **facts: object) -> Case:
    return replace(Case(id=new_id(), person=PersonId(person.id)), **facts)  # type: ignore[arg-type]


def an_assisted_case(person: Person, **facts: object) -> Case:
    return a_case(person, concrete=TriState.YES, consular_assistance_was_given=True, **facts)


def a_report(case: Case | None = None, source: Organisation | None = None, **facts: object) -> Report:
    report = Report(
        id=new_id(),
        received_at=NOON,
        registered_by=OFFICER,
        channel=Channel.WHATSAPP,
        foreign_link=TriState.YES,
        case=CaseId(case.id) if case else None,
        person=case.person if case else None,
        source_organisation=OrganisationId(source.id) if source else None,
    )
    return replace(report, **facts)  # type: ignore[arg-type]
