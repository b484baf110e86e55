"""Suggestions while searching: field names, then values, each of which is understood as what it says."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from consulaat.records.case import CaseState
from consulaat.services.search_narrowing import read_narrowing
from consulaat.services.search_suggestions import Suggestion, suggestions
from resources.reference import rows
from resources.texts import choose_language

TODAY = date(2026, 7, 6)
DUES = {
    "nl": {"vandaag": 0, "morgen": 1, "<7d": 7, "<2w": 14, "<4w": 28, "telaat": -1},
    "en": {"today": 0, "tomorrow": 1, "<7d": 7, "<2w": 14, "<4w": 28, "overdue": -1},
}


@pytest.fixture(params=["nl", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    choose_language(request.param)
    yield request.param
    choose_language("nl")


def words(text: str) -> list[str]:
    return [each.word for each in suggestions(text)]


def test_the_beginning_of_a_field_suggests_its_name(spoken: str) -> None:
    assert words("sta") == ["status:"]
    assert words("Nadia po") == ["post:"]
    assert words({"nl": "te", "en": "du"}[spoken]) == [{"nl": "termijn:", "en": "due:"}[spoken]]


@pytest.mark.parametrize("text", ["", "s", "Nadia", "Nadia ", "status: ", "https://x", "niets:x", ":", "::"])
def test_words_about_a_person_suggest_nothing(text: str) -> None:
    assert words(text) == []


def test_a_name_is_put_in_the_place_of_the_last_word() -> None:
    (found,) = suggestions("Nadia sta")

    assert found.text == "Nadia status:"
    assert not found.is_whole


def test_a_value_is_whole_and_lets_the_next_word_begin() -> None:
    (found,) = (each for each in suggestions("Nadia status:op") if each.word == "status:open")

    assert found.text == "Nadia status:open "
    assert found.is_whole


def test_values_are_in_the_language_in_use_and_narrow_as_one_types(spoken: str) -> None:
    country = {"nl": "land", "en": "country"}[spoken]

    assert f"{country}:{'marokko' if spoken == 'nl' else 'morocco'}" in words(f"{country}:mar") + words(
        f"{country}:mor"
    )
    assert words("status:zzz") == []


def test_a_state_means_that_state(spoken: str) -> None:
    for each in _values("status"):
        narrowing, rest = read_narrowing(each.word, TODAY)
        (values,) = [values for name, values in narrowing.values if name == "state"]
        assert rest.strip() == ""
        if each.word == "status:open":
            assert values == frozenset(set(CaseState) - {CaseState.CLOSED})
        else:
            assert values


def test_a_risk_means_that_risk(spoken: str) -> None:
    for each in _values({"nl": "risico", "en": "risk"}[spoken]):
        narrowing, rest = read_narrowing(each.word, TODAY)
        assert (len(narrowing.values), rest.strip()) == (1, "")


def test_every_country_is_understood_as_itself(spoken: str) -> None:
    name = {"nl": "land", "en": "country"}[spoken]
    for row in rows("countries"):
        begun = f"{name}:{row[spoken][:3].replace(' ', '-')}"
        for each in suggestions(begun):
            (_field, values), *_others = read_narrowing(each.word, TODAY)[0].values
            assert values


def test_a_term_means_that_day(spoken: str) -> None:
    name = {"nl": "termijn", "en": "due"}[spoken]
    found = {each.word.partition(":")[2]: each for each in suggestions(f"{name}:")}

    assert list(found) == list(DUES[spoken])
    for value, days in DUES[spoken].items():
        assert read_narrowing(found[value].word, TODAY)[0].until == TODAY + timedelta(days=days)


def _values(name: str) -> list[Suggestion]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = {each.word: each for letter in letters for each in suggestions(f"{name}:{letter}")}
    assert found
    return list(found.values())
