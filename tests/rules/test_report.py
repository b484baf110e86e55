"""Reports: danger first, doubles searched, then a case."""

from dataclasses import replace
from datetime import UTC, datetime

from consulaat.records.case import Case, CaseState, Involvement, InvolvementRole
from consulaat.records.ids import OrganisationId
from consulaat.records.person import Person
from consulaat.records.report import ReporterRelation, ReportKind, ReportState
from consulaat.records.task import Task
from consulaat.rules.around import Around
from consulaat.rules.report import objections_to_link
from consulaat.values.codes import Answer, TriState
from consulaat.values.count import Count
from consulaat.values.partial_date import PartialDate
from tests.rules.builders import REPORT, a_case, a_report, a_task
from tests.rules.surroundings import (
    ANNA,
    BRAM,
    CASE,
    NOW,
    PERSON,
    an_id,
    around,
    me,
    stops,
    took,
    warned,
)

HUB = OrganisationId(an_id("hub"))


def here(*records: object) -> Around:
    return around(ANNA, *records)  # type: ignore[arg-type]  # all are records


def test_danger_is_answered_before_a_report_is_verified() -> None:
    new = a_report(state=ReportState.NEW)

    assert stops(new, "verify", here()) == []
    for unasked in (None, Answer.NOT_ASKED):
        assert stops(replace(new, direct_danger=unasked), "verify", here()) == ["DANGER_NOT_ASKED"]
    assert stops(replace(new, direct_danger=Answer.UNKNOWN), "verify", here()) == []


def test_a_report_has_a_first_action_before_it_is_verified() -> None:
    assert stops(a_report(state=ReportState.NEW, first_action=None), "verify", here()) == ["NO_FIRST_ACTION"]


def test_doubles_are_searched_before_a_case_is_opened_or_linked() -> None:
    unsearched = a_report(duplicates_searched_at=None, case=None)

    assert stops(unsearched, "open-case", here()) == ["DOUBLES_NOT_SEARCHED"]
    assert stops(replace(unsearched, case=CASE), "link", here()) == ["DOUBLES_NOT_SEARCHED"]


def test_an_information_request_becomes_no_case() -> None:
    request = a_report(kind=ReportKind.INFORMATION_REQUEST)

    assert stops(request, "open-case", here()) == ["INFORMATION_REQUEST"]
    assert stops(request, "inform", here()) == []


def test_only_an_information_request_ends_with_information() -> None:
    assert stops(a_report(), "inform", here()) == ["NOT_INFORMATION_REQUEST"]


def test_no_second_case_is_opened_for_one_person() -> None:
    report = a_report(person=PERSON)

    assert stops(report, "open-case", here(a_case())) == ["OPEN_CASE_EXISTS"]
    assert stops(report, "open-case", here(a_case(state=CaseState.CLOSED))) == []


def test_nobody_in_danger_is_passed_on() -> None:
    report = a_report(direct_danger=Answer.YES, foreign_link=TriState.NO, forwarded_to=HUB)

    assert stops(report, "forward", here()) == ["IN_DANGER"]


def test_a_report_with_a_link_abroad_is_forwarded_only_with_a_reason() -> None:
    report = a_report(forwarded_to=HUB, foreign_link=TriState.YES)

    assert stops(report, "forward", here()) == ["OTHER_AUTHORITY"]
    assert stops(replace(report, state_reason="for the police"), "forward", here()) == []


def test_a_forwarded_report_says_when() -> None:
    report, _ = took(a_report(forwarded_to=HUB, foreign_link=TriState.NO), "forward", here())

    assert report.forwarded_at == NOW


def test_only_the_head_of_section_sets_a_report_aside() -> None:
    report = a_report(state_reason="a joke")

    assert stops(report, "dismiss", here()) == ["NO_RIGHT"]
    assert stops(report, "dismiss", around(BRAM)) == []


def test_a_report_is_no_double_of_itself() -> None:
    report = a_report(state_reason="same", duplicate_of=REPORT)

    assert stops(report, "mark-duplicate", around(BRAM)) == ["DOUBLE_OF_ITSELF"]


def test_reclassifying_needs_another_kind() -> None:
    informed = a_report(state=ReportState.INFORMED, kind=ReportKind.INFORMATION_REQUEST)

    assert stops(informed, "reclassify", here()) == ["STILL_INFORMATION_REQUEST"]
    assert stops(replace(informed, kind=ReportKind.REPORT), "reclassify", here()) == []


def test_opening_a_case_makes_case_person_and_involvement_from_the_report() -> None:
    report = a_report(
        stated_name="Sam Haddad",
        stated_born_on=PartialDate("20090000"),
        direct_danger=Answer.YES,
        country_of_stay="MA",
        foreign_link=TriState.YES,
        children_along=Count(2),
        reporter_relation=ReporterRelation.SELF,
    )
    linked, made = took(report, "open-case", here(a_task(case=None, report=REPORT)))
    by_class = {type(each): each for each in made}
    case, person, role, task = (by_class[each] for each in (Case, Person, Involvement, Task))

    assert isinstance(case, Case)
    assert isinstance(person, Person)
    assert isinstance(role, Involvement)
    assert isinstance(task, Task)
    assert (linked.case, linked.person) == (case.id, person.id)
    assert (person.surname, person.born_on) == ("Sam Haddad", PartialDate("20090000"))
    assert (case.person, case.direct_danger, case.country_of_stay) == (person.id, Answer.YES, "MA")
    assert (case.children_along, case.owner, case.last_sign_of_life_at) == (Count(2), me(ANNA), NOW)
    assert (role.case, role.person, role.role) == (case.id, person.id, InvolvementRole.PERSON_CONCERNED)
    assert task.case == case.id


def test_a_new_case_knows_from_its_report_when_a_dutch_authority_first_heard() -> None:
    at_night = replace(a_report(), received_at=datetime(2026, 7, 6, 23, 30, tzinfo=UTC))

    for zone, day in (
        ("Africa/Casablanca", "20260707"),
        ("America/New_York", "20260706"),
        (None, "20260706"),
    ):
        _, made = took(replace(at_night, time_zone=zone), "open-case", here())
        (case,) = (each for each in made if isinstance(each, Case))
        assert case.first_authority_contact_on == PartialDate(day)


def test_linking_a_report_of_family_warns_to_seal_the_link() -> None:
    report = a_report(case=CASE, reporter_relation=ReporterRelation.FAMILY)

    warned = {each.code for each in objections_to_link(report, here(a_case()))}
    assert "MAY_BE_ASKING" in warned
    sealed = replace(report, case_link_is_sealed=True)
    assert "MAY_BE_ASKING" not in {each.code for each in objections_to_link(sealed, here(a_case()))}


def test_a_linked_report_from_before_the_key_date_of_the_case_is_told() -> None:
    case = a_case(first_authority_contact_on=PartialDate("20260706"))
    before = a_report(case=CASE, received_at=datetime(2026, 7, 5, 9, tzinfo=UTC))

    assert warned(objections_to_link(before, here(case))) == ["EARLIER_CONTACT"]
    assert warned(objections_to_link(replace(before, received_at=NOW), here(case))) == []


def test_opening_a_case_keeps_the_person_of_the_report() -> None:
    linked, made = took(a_report(person=PERSON), "open-case", here())

    assert linked.person == PERSON
    assert not [each for each in made if isinstance(each, Person)]


def test_a_linked_report_takes_over_the_person_of_the_case() -> None:
    linked, _ = took(a_report(case=CASE), "link", here(a_case()))

    assert linked.person == PERSON


def test_a_report_with_a_case_opens_no_other() -> None:
    assert stops(a_report(case=CASE), "open-case", here(a_case())) == ["HAS_CASE"]
