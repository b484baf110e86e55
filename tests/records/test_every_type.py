"""One walk of all record types through JSON, save, read back, change, journal and schema."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from consulaat.records.about import STAMP, Record
from consulaat.records.address import Address
from consulaat.records.compound import Part, parts_of
from consulaat.records.kinds import TextKind
from consulaat.records.registry import RECORDS, from_json, journaled, record_class, to_json, type_name
from consulaat.records.schema import describe
from consulaat.sync.merge import merge
from consulaat.values.ids import new_id
from consulaat.values.sealed import Sealed
from db.tables import table_of
from tests.builders import Post, a_post
from tests.records.strategies import fields_of, values_of

every_type = pytest.mark.parametrize("made", RECORDS, ids=type_name)
few = settings(
    max_examples=max(4, settings().max_examples // 10),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    made = a_post(tmp_path_factory.mktemp("walk") / "store")
    yield made
    made.store.close()


@every_type
@few
@given(data=st.data())
def test_a_saved_record_is_read_back_as_it_was(post: Post, made: type[Record], data: st.DataObject) -> None:
    record = replace(data.draw(fields_of(made)), id=new_id())

    with post.store.work(post.by) as work:
        saved = work.save(record)
        assert work.get(made, record.id) == saved
        work.commit()

    with post.store.work(post.by) as work:
        found = work.get(made, record.id)
    assert found == saved
    assert _content(found) == _content(saved)
    assert (found.version, found.created_by, found.changed_by) == (1, post.by, post.by)


@every_type
@few
@given(data=st.data())
def test_a_record_is_what_its_lines_come_to(post: Post, made: type[Record], data: st.DataObject) -> None:
    id_ = new_id()
    with post.store.work(post.by) as work:
        work.save(replace(data.draw(fields_of(made)), id=id_))
        work.save(replace(data.draw(fields_of(made, filled=True)), id=id_))
        merged = merge(work.changes_of(id_), post.store.role_of)
        found = work.get(made, id_)
        work.commit()

    assert merged.record == found
    assert found.version == 2
    assert not merged.collisions
    assert not merged.faults


@every_type
@few
@given(data=st.data())
def test_changing_one_field_writes_that_field_alone(
    post: Post, made: type[Record], data: st.DataObject
) -> None:
    part = data.draw(st.sampled_from(journaled(made)))
    first = replace(data.draw(fields_of(made)), id=new_id(), post="RAB")
    with post.store.work(post.by) as work:
        saved = work.save(first)
        changed = replace(saved, **{part.name: data.draw(values_of(part.kind))})
        again = work.save(changed)
        lines = work.changes_of(first.id)
        work.commit()

    if _shown(part, changed) == _shown(part, saved):
        assert (again.version, len(lines)) == (1, 1)
    else:
        assert (again.version, set(lines[-1].fields)) == (2, {part.name})


@every_type
@few
@given(data=st.data())
def test_json_gives_the_record_back(made: type[Record], data: st.DataObject) -> None:
    record = _marked(data.draw(fields_of(made)))

    text = json.dumps(to_json(record))
    values = json.loads(text)
    assert values.pop("type") == type_name(made)

    assert from_json(made, values) == record


@every_type
@few
@given(data=st.data())
def test_what_a_record_holds_fits_its_schema(made: type[Record], data: st.DataObject) -> None:
    schema = describe(made)
    values = to_json(replace(data.draw(fields_of(made)), id=new_id()))

    assert set(values) <= set(schema["properties"])
    assert set(schema["required"]) <= set(values)
    for name, value in values.items():
        assert _fits(value, schema["properties"][name]), (name, value)


@every_type
def test_the_columns_of_the_store_are_the_declared_fields(post: Post, made: type[Record]) -> None:
    rows = post.store.connection.rows(f'PRAGMA table_info("{type_name(made)}")')
    found = [(name, affinity) for _, name, affinity, *_ in rows]

    declared = [(column.name, column.affinity) for column in table_of(made).columns]
    assert sorted(found) == sorted([*declared, ("came", "BLOB")])  # a later step adds its columns at the end


def test_the_store_has_a_table_for_every_type_and_no_other_has_these_columns(post: Post) -> None:
    tables = {
        name for (name,) in post.store.connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    with_stamp = {
        name
        for name in tables
        if {each[1] for each in post.store.connection.rows(f'PRAGMA table_info("{name}")')} >= set(STAMP)
    }

    assert with_stamp == {type_name(made) for made in RECORDS}


@every_type
def test_a_type_is_found_by_its_name(made: type[Record]) -> None:
    assert record_class(type_name(made)) is made
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*", type_name(made))


@every_type
def test_what_a_type_says_of_its_fields_names_fields(made: type[Record]) -> None:
    names = {part.name for part in parts_of(made)}

    assert {*made.REFERENCES, *made.BELONGS_TO} <= names
    assert all(part.about.label for part in parts_of(made))


SEALED = [(made, part) for made in RECORDS for part in journaled(made) if part.is_sealed]


@pytest.mark.parametrize(
    ("made", "part"), SEALED, ids=lambda each: getattr(each, "name", getattr(each, "__name__", ""))
)
@few
@given(data=st.data())
def test_a_sealed_value_is_revealed_and_stands_in_no_row_and_no_line(
    post: Post, made: type[Record], part: Part, data: st.DataObject
) -> None:
    id_ = new_id()
    content = "a canary" if isinstance(part.kind.inner, TextKind) else Address(town="a canary")  # type: ignore[attr-defined]
    fields: dict[str, Any] = {"id": id_, part.name: Sealed(0, content)}
    with post.store.work(post.by) as work:
        saved = work.save(replace(data.draw(fields_of(made)), **fields))
        line = work.changes_of(id_)[0].line()
        table = table_of(made)
        row = post.store.connection.rows(f"{table.selected} WHERE id = ?", (bytes.fromhex(id_),))
        assert "a canary" in repr(work.reveal(id_, part.name))
    assert getattr(saved, part.name) == Sealed(1)
    for place in (repr(saved), line.decode(), repr(row)):
        assert "canary" not in place


def test_the_code_word_and_the_address_are_sealed() -> None:
    assert {part.name for _, part in SEALED} >= {"code_word", "address"}


def _marked(record: Record) -> Record:
    """Return a record as a store gives it: marks in place of sealed contents."""
    marks: dict[str, Any] = {
        part.name: Sealed(1)
        for part in parts_of(type(record))
        if isinstance(getattr(record, part.name), Sealed)
    }
    return replace(record, **marks)


def _content(record: Record) -> dict[str, object]:
    return {name: value for name, value in to_json(record).items() if name not in {"id", *STAMP}}


def _shown(part: Part, record: Record) -> object:
    value = getattr(record, part.name)
    if isinstance(value, Sealed):
        return (value.generation, value.content)
    return value


def _fits(value: object, schema: dict[str, Any]) -> bool:  # noqa: PLR0911 - one line for each word
    """Tell whether a value fits the few words of JSON Schema that kinds use."""
    if "anyOf" in schema:
        return any(_fits(value, each) for each in schema["anyOf"])
    if "enum" in schema:
        return bool(value in schema["enum"])
    if "const" in schema:
        return bool(value == schema["const"])
    if "pattern" in schema and not (isinstance(value, str) and re.search(str(schema["pattern"]), value)):
        return False
    kinds: dict[str, type] = {"string": str, "boolean": bool, "integer": int, "object": dict, "array": list}
    if not isinstance(value, kinds[str(schema["type"])]):
        return False
    if isinstance(value, dict):
        inner = schema.get("properties", {})
        return all(name in inner and _fits(each, inner[name]) for name, each in value.items())
    if isinstance(value, list):
        return all(_fits(each, schema["items"]) for each in value)
    return True
