"""Doubles: found with why, decided by people, followed everywhere, and undone without loss."""

from pathlib import Path

import pytest

from tests.end_to_end.office import Office, copied

AT = "2026-07-06T10:00:00Z"
MANY_NAMES = ("Bakker", "Yilmaz", "Osman")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A store with some people who have nothing to do with each other."""
    made = Office(tmp_path_factory.mktemp("doubles") / "post", "RAB", at=AT)
    made.found(carla="CONSULAIR_MEDEWERKER", ida="INTAKER")
    for name in MANY_NAMES:
        made.new("person", given_names="Sanne", surname=name, born_on="19990412")
    return made


@pytest.fixture
def office(founded: Office, tmp_path: Path) -> Office:
    """A copy of that store."""
    made = copied(founded.folder, tmp_path / "post", "RAB", "post", "anna")
    made.at = AT
    return made


def pairs(office: Office, *of: str) -> list[dict[str, object]]:
    """Return the pairs that the command shows."""
    found: list[dict[str, object]] = office.ok("duplicates", *of)["pairs"]
    return found


def listed(office: Office, *more: str) -> list[object]:
    """Return the ids of the people in the list."""
    return [each["id"] for each in office.ok("list", "person", *more)["records"]]


def test_a_name_in_another_spelling_and_a_year_of_birth_make_a_pair_with_its_reasons(office: Office) -> None:
    one = office.new("person", given_names="Fatima", surname="Ben Ali", born_on="20090514")
    other = office.new("person", given_names="Fatma", surname="Benali", born_on="20090000")

    (pair,) = pairs(office, one)

    assert (pair["a"], pair["b"]) == (one, other)
    assert [{each["a"], each["b"]} for each in pairs(office)] == [{one, other}]
    why = " ".join(map(str, pair["why"]))  # type: ignore[call-overload]
    assert "Fatima Ben Ali" in why
    assert "geboortedata kunnen dezelfde zijn" in why
    assert 0.6 <= float(str(pair["score"])) <= 1


def test_the_same_number_makes_a_pair_and_is_never_shown(office: Office) -> None:
    one = office.new("person", surname="Karim", bsn="111222333")
    other = office.new("person", surname="Zwart", bsn="111222333")

    (pair,) = pairs(office)

    assert {pair["a"], pair["b"]} == {one, other}
    assert pairs(office, other)[0]["why"] == ["Hetzelfde burgerservicenummer"]
    assert "111222333" not in str(pair)


def test_a_like_name_with_another_birth_date_or_another_number_is_no_pair(office: Office) -> None:
    office.new("person", given_names="Amina", surname="Osman", born_on="19900101", bsn="111222333")
    office.new("person", given_names="Amina", surname="Osmann", born_on="20100101", bsn="123456782")

    assert pairs(office) == []


def test_not_the_same_is_remembered_until_it_is_undone(office: Office) -> None:
    one = office.new("person", given_names="Nadia", surname="Haddad", born_on="20090514")
    other = office.new("person", given_names="Nadia", surname="Hadad", born_on="20090514")
    assert len(pairs(office, one)) == 1

    decision = office.ok("not-same", one, other, "--reason", "twins", user="carla")["id"]

    assert pairs(office) == pairs(office, one) == pairs(office, other) == []
    office.ok("unmerge", decision, user="carla")
    assert len(pairs(office, one)) == len(pairs(office)) == 1
    assert office.refuses(1, "unmerge", decision)["error"]["code"] == "undone-already"


def test_merging_shows_both_files_together_and_undoing_parts_them_again(office: Office) -> None:
    kept = office.new("person", given_names="Nadia", surname="Haddad", born_on="20090514")
    other = office.new("person", given_names="Nadya", surname="Hadad", born_on="20090000")
    case = office.new("case", person=kept, country_of_stay="MA")
    office.new("report", channel="BALIE", received_at=AT, person=other)

    decision = office.ok("merge-persons", kept, other, "--reason", "same passport")["id"]

    assert pairs(office) == pairs(office, kept) == pairs(office, other) == []
    (hit,) = office.ok("search", "Nadya Hadad", "--kind", "person")["hits"]
    assert hit["id"] == kept
    assert "Gevonden door het samengevoegde dossier “Nadya Hadad”" in hit["why"]
    assert hit["case"] == case
    assert office.show("person", other)["surname"] == "Hadad"
    assert other not in listed(office)
    assert other in listed(office, "--merged")
    refused = office.refuses(1, "new", "case", f"person={other}", "country_of_stay=MA")
    assert "SECOND_OPEN_CASE" in {each["code"] for each in refused["findings"]}

    office.ok("unmerge", decision)

    hit = next(
        each for each in office.ok("search", "Nadya Hadad", "--kind", "person")["hits"] if each["id"] == other
    )
    assert hit["case"] is None
    assert other in listed(office)
    assert office.show("duplicate_decision", decision)["undone_by"] is not None
    office.new("case", person=other, country_of_stay="MA")


def test_two_open_cases_are_linked_before_their_people_are_merged(office: Office) -> None:
    one, other = (office.new("person", given_names="Nadia", surname="Haddad") for _ in range(2))
    first, second = (office.new("case", person=each, country_of_stay="MA") for each in (one, other))

    refused = office.refuses(1, "merge-persons", one, other, "--reason", "same")
    assert "TWO_OPEN_CASES" in {each["code"] for each in refused["findings"]}

    office.new("case_link", case=first, linked_case=second, relation="DUBBEL")
    assert office.ok("merge-persons", one, other, "--reason", "same")["outcome"] == "ZELFDE"


def test_nobody_decides_twice_or_about_one_file_or_without_the_right_or_a_reason(office: Office) -> None:
    one, other = (office.new("person", given_names="Nadia", surname="Haddad") for _ in range(2))
    assert office.refuses(1, "merge-persons", one, one, "--reason", "x")["findings"][0]["code"] == "ONE_FILE"
    office.refuses(3, "merge-persons", one, other, "--reason", "x", user="ida")
    assert office.refuses(1, "merge-persons", one, other)["findings"][0]["code"] == "REASON_NEEDED"
    office.ok("not-same", one, other, "--reason", "x")
    refused = office.refuses(1, "merge-persons", other, one, "--reason", "x")
    assert refused["findings"][0]["code"] == "DECIDED_ALREADY"


def test_a_third_file_is_paired_with_the_file_that_is_kept(office: Office) -> None:
    kept, away, third = (office.new("person", given_names="Nadia", surname="Haddad") for _ in range(3))
    office.ok("merge-persons", kept, away, "--reason", "same")

    assert [pair["b"] for pair in pairs(office, third)] == [kept]
    assert [{pair["a"], pair["b"]} for pair in pairs(office)] == [{kept, third}]
