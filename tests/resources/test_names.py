"""The pair list and the labels follow the declared records: nothing is declared that they do not name."""

import re
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from consulaat.records.about import Record
from consulaat.records.registry import RECORDS
from resources.reference import codes

NAMES = Path(__file__).parents[2].joinpath("docs", "names.md").read_text(encoding="utf-8")
EVERY_RECORD = {field.name for field in fields(Record)}


def row_of(record_type: type[Record]) -> str:
    found = re.search(rf"^\| {record_type.__name__} \| (`.*) \|$", NAMES, re.MULTILINE)
    assert found is not None
    return found[1]


def enumerations_in(hint: object) -> set[type[Enum]]:
    if isinstance(hint, type):
        return {hint} if issubclass(hint, Enum) else set()
    return {each for part in get_args(hint) for each in enumerations_in(part)}


@pytest.mark.parametrize("record_type", RECORDS)
def test_the_pair_list_names_every_field_and_no_other(record_type: type[Record]) -> None:
    named = re.findall(r"(?:^| · )`([a-z0-9_]+)`", row_of(record_type))

    assert set(named) == {field.name for field in fields(record_type)} - EVERY_RECORD
    assert len(named) == len(set(named))


@pytest.mark.parametrize("record_type", RECORDS)
def test_every_stored_code_of_a_record_has_a_label(record_type: type[Record]) -> None:
    hints = get_type_hints(record_type)
    for field in fields(record_type):
        for enumeration in enumerations_in(hints[field.name]):
            assert {member.value for member in enumeration} == set(codes(enumeration.__name__))
