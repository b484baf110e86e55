from collections.abc import Iterator

import pytest

from consulaat.records.user import UserRole
from consulaat.rules.permissions import NoRightError
from consulaat.services.figures.figure import FigureProfile
from consulaat.services.naming import NoSuchRecordError
from consulaat.services.papers.period_overview import PeriodUnreadableError, read_period
from consulaat.services.printing import UnknownFormError
from forms import catalogue
from resources.texts import choose_language
from tests.forms.reading import pages_of, text_of
from tests.services.printing_stores import (
    CODE_WORD,
    STREET,
    a_mother,
    acts,
    an_inquiry,
    an_office,
    desk_of,
    load,
    money_of,
    paid,
)
from ui.bootstrap import Office

CASE = "RAB-2026-00002-90"
NEUTRAL = "1CJ1P8R6"
REPORT = "RAB-2026-M00007"
VISA = "RAB-2026-V00001"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = an_office(tmp_path_factory.mktemp("printing") / "store")
    load(opened, *a_mother(), *money_of("@case"), paid("@case"), *an_inquiry())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def inquiry(office: Office) -> str:
    return str(office.desk.find("nationality_inquiry")[0].id)


@pytest.fixture(scope="module")
def all_four(office: Office, inquiry: str) -> dict[str, str]:
    refs = {"FRM-01": REPORT, "FRM-11": inquiry, "FRM-13": VISA, "FRM-18": CASE}
    return {code: text_of(office.printing.make(code, ref, "nl").data) for code, ref in refs.items()}


def test_every_form_about_papers_and_money_can_be_made(office: Office, inquiry: str) -> None:
    refs = {
        "FRM-01": REPORT,
        "FRM-11": inquiry,
        "FRM-13": VISA,
        "FRM-18": CASE,
        "FRM-25": "2026-01-01..2027-01-01",
    }

    for form in (each for each in catalogue.FORMS if each.code in refs):
        made = office.printing.make(form.code, refs[form.code], "nl")
        assert (made.form, made.version) == (form.code, form.version)
        assert made.pages == len(pages_of(made.data))


def test_the_same_paper_at_the_same_moment_has_the_same_digest(office: Office) -> None:
    made = [office.printing.make("FRM-01", REPORT, "nl") for _ in range(2)]

    assert made[0].sha256 == made[1].sha256
    assert made[0].data == made[1].data


def test_an_intake_says_what_was_told_as_it_was_typed(office: Office) -> None:
    text = text_of(office.printing.make("FRM-01", REPORT, "nl").data)

    assert "Zn & <b" in text
    assert "mon mari est parti avec ma carte" in text
    assert "5 juli 2026, 23:10 (Africa/Casablanca)" in text


def test_a_case_stands_for_its_first_report(office: Office) -> None:
    text = text_of(office.printing.make("FRM-01", CASE, "nl").data)

    assert REPORT in text
    assert "De tweede melding" not in text


def test_no_paper_holds_a_sealed_value(office: Office, all_four: dict[str, str]) -> None:
    protocol = office.desk.find("contact_protocol")[0]
    house = office.desk.find("safehouse")[0]
    assert office.desk.reveal("contact_protocol", protocol.id, "code_word", "proef") == CODE_WORD
    assert STREET in str(office.desk.reveal("safehouse", house.id, "address", "proef"))

    for text in all_four.values():
        assert CODE_WORD not in text
        assert STREET not in text


def test_only_the_account_names_a_safehouse_and_only_by_code_name(all_four: dict[str, str]) -> None:
    holding = [code for code, text in all_four.items() if "Zonnebloem" in text]

    assert holding == ["FRM-18"]
    assert "Tetouan" not in all_four["FRM-18"]


@pytest.mark.parametrize("told", ["Fatima", "Benali", "Ilyas", "Thuishaven", "Hassan", "vluchtte", NEUTRAL])
def test_the_account_of_a_case_holds_no_name_and_no_story(told: str, all_four: dict[str, str]) -> None:
    assert told not in all_four["FRM-18"]
    assert CASE in all_four["FRM-18"]


def test_papers_with_names_carry_the_neutral_reference(all_four: dict[str, str]) -> None:
    assert NEUTRAL in all_four["FRM-01"]
    assert NEUTRAL in all_four["FRM-13"]
    assert CASE not in all_four["FRM-13"]


def test_only_papers_that_stay_in_the_house_are_marked(all_four: dict[str, str]) -> None:
    marked = [code for code, text in all_four.items() if "DEPARTEMENTAAL VERTROUWELIJK" in text]

    assert marked == ["FRM-01", "FRM-11", "FRM-18"]


def test_the_immigration_service_hears_which_documents_were_taken_and_nothing_else(
    all_four: dict[str, str],
) -> None:
    assert "Verblijfsdocument" in all_four["FRM-13"]
    assert "Telefoon" not in all_four["FRM-13"]
    assert "mon mari" not in all_four["FRM-13"]


def test_a_conclusion_lists_only_papers_that_a_step_relies_on(all_four: dict[str, str]) -> None:
    assert "NXFK2R7P4" in all_four["FRM-11"]
    assert "ZIEKENHUIS-1" not in all_four["FRM-11"]


def test_a_paper_speaks_its_own_language(office: Office, inquiry: str) -> None:
    text = text_of(office.printing.make("FRM-11", inquiry, "en").data)

    assert "Establish identity" in text
    assert "Netherlands (claimed), Stateless" in text
    assert "DEPARTMENTAL CONFIDENTIAL" in text


def test_each_paper_is_noted_with_form_and_subject(office: Office) -> None:
    visa = office.desk.find("visa_application")[0]
    office.printing.make("FRM-13", VISA, "nl")

    act = acts(office)[-1]

    found = {name: act[name] for name in ("action", "type", "id", "form", "by")}
    assert found == {
        "action": "AFDRUKKEN",
        "type": "visa_application",
        "id": visa.id,
        "form": "FRM-13",
        "by": office.officer.id,
    }


def test_a_paper_of_nothing_is_neither_made_nor_noted(office: Office) -> None:
    before = len(acts(office))

    with pytest.raises(NoSuchRecordError):
        office.printing.make("FRM-13", "RAB-2026-V09999", "nl")

    assert len(acts(office)) == before


@pytest.mark.parametrize(
    ("role", "code", "ref"),
    [
        (UserRole.AUDITOR, "FRM-01", REPORT),
        (UserRole.HEAD_OF_MISSION, "FRM-01", REPORT),
        (UserRole.VISA_OFFICER, "FRM-18", CASE),
        (UserRole.CONSULAR_OFFICER, "FRM-18", CASE),
        (UserRole.FINANCE_OFFICER, "FRM-01", REPORT),
        (UserRole.PASSPORT_OFFICER, "FRM-13", VISA),
        (UserRole.FINANCE_OFFICER, "FRM-25", "2026-01-01..2027-01-01"),
        (UserRole.INTAKE_OFFICER, "FRM-01", REPORT),
    ],
)
def test_who_may_not_read_it_may_not_print_it(office: Office, role: UserRole, code: str, ref: str) -> None:
    with pytest.raises(NoRightError):
        desk_of(office, role).make(code, ref, "nl")

    act = acts(office)[-1]
    assert (act["action"], act["form"], act["reason"]) == ("MISLUKT", code, "NO_RIGHT")


@pytest.mark.parametrize(
    ("role", "code", "ref"),
    [
        (UserRole.FINANCE_OFFICER, "FRM-18", CASE),
        (UserRole.CONSULAR_OFFICER, "FRM-01", REPORT),
        (UserRole.VISA_OFFICER, "FRM-13", VISA),
    ],
)
def test_each_desk_prints_its_own_papers(office: Office, role: UserRole, code: str, ref: str) -> None:
    assert desk_of(office, role).make(code, ref, "nl").form == code


def test_an_unknown_code_names_the_forms_there_are(office: Office) -> None:
    with pytest.raises(UnknownFormError) as raised:
        office.printing.make("FRM-99", REPORT, "nl")

    assert all(form.code in raised.value.message() for form in catalogue.FORMS)


@pytest.mark.parametrize("form", catalogue.FORMS)
def test_every_form_can_be_had_empty(office: Office, form: catalogue.Form) -> None:
    made = office.printing.blank(form.code, "nl")

    act = acts(office)[-1]
    assert "Demopost Rabat" in text_of(made.data)
    assert (act["action"], act["form"], act["is_blank"]) == ("AFDRUKKEN", form.code, True)


@pytest.mark.parametrize(
    "text", ["2017", "2017-01-01", "2017-01-01..", "2017-13-01..2018-01-01", "2017-01-01...2018-01-01", ""]
)
def test_a_period_is_two_days(text: str) -> None:
    with pytest.raises(PeriodUnreadableError):
        read_period(text)


def test_exact_figures_for_parliament_are_a_draft_until_headquarters_prints_them(office: Office) -> None:
    choose_language("en")
    first, until = read_period("2026-01-01..2027-01-01")
    headquarters = desk_of(office, UserRole.HEADQUARTERS_OFFICER)

    here = text_of(office.printing.overview(first, until, FigureProfile.PARLIAMENT).data)
    there = text_of(headquarters.overview(first, until, FigureProfile.PARLIAMENT).data)

    assert "DRAFT" in here
    assert "DEPARTMENTAL CONFIDENTIAL" in here
    assert "DRAFT" not in there
    assert "DEPARTMENTAL CONFIDENTIAL" not in there


def test_figures_for_the_public_are_not_marked_and_hide_small_numbers(office: Office) -> None:
    first, until = read_period("2026-01-01..2027-01-01")

    text = text_of(office.printing.overview(first, until, FigureProfile.PUBLIC).data)

    assert "DEPARTEMENTAAL VERTROUWELIJK" not in text
    assert "<5" in text


def test_figures_are_printed_in_the_language_they_are_counted_in(office: Office) -> None:
    choose_language("en")

    text = text_of(office.printing.make("FRM-25", "2026-01-01..2027-01-01", "nl").data)

    assert "1 January 2026" in text
