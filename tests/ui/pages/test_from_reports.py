"""What a report said of age and safe contact is not lost when a case is opened."""

from tests.ui.rehearsal import Rehearsal
from ui.pages.case.from_reports import must_not_know, proposed_protocol, reported_ways, stated_age


def test_a_case_tells_the_age_and_the_safe_ways_that_were_reported(rehearsal: Rehearsal) -> None:
    case = rehearsal.with_case(
        stated_born_on=None,
        stated_age=16,
        callback_instructions="Alleen berichten, na 23 uur",
        must_not_know="Vader en ooms",
        language="ar",
    )
    with rehearsal.office() as office:
        page = office.cases.page(case)
        person = page.person
        assert stated_age(page) == 16
        assert must_not_know(page) == "Vader en ooms"
        assert [text for _caption, text in reported_ways(page)] == [
            "Vader en ooms",
            "Alleen berichten, na 23 uur",
        ]
        assert proposed_protocol(page) == {"must_never_answer": "Vader en ooms", "language": "ar"}

        office.desk.change("person", person.id, {"born_on": "20091105"})
        assert stated_age(office.cases.page(case)) is None  # what is known counts, not what was said
