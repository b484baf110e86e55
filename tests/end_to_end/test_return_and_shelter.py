"""Scenarios S2 and S8: a mother whose residence card was taken goes home, after two weeks in a safehouse."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from tests.end_to_end.office import Office, codes

COUNTER = "2026-07-06T10:00:00Z"
STAFF = {
    "bram": "HOOFD_CONSULAIR",
    "carla": "VISUM_MEDEWERKER",
    "cees": "VISUM_MEDEWERKER,HOOFD_CONSULAIR",
    "daan": "PASPOORT_MEDEWERKER",
    "eva": "FINANCIEEL_BEHEERDER",
    "frits": "CHEF_DE_POSTE",
    "gijs": "CHEF_DE_POSTE,FINANCIEEL_BEHEERDER",
}
YEAR = ("--from", "2026-01-01", "--until", "2027-01-01")


@dataclass
class Mother:
    """The post, and the records of the mother and her children."""

    post: Office
    ids: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """Return an id by its short name."""
        return self.ids[name]

    def counts(self) -> dict[str, object]:
        """Return the figures of the year that this case should raise."""
        return {
            code: self.post.ok("stats", code, *YEAR, user="bram")["value"] for code in ("M06", "M07", "M08")
        }


@pytest.fixture(scope="module")
def mother(tmp_path_factory: pytest.TempPathFactory) -> Mother:
    """The case at the visa section, taken on."""
    post = Office(tmp_path_factory.mktemp("mother") / "post", "RAB", at=COUNTER)
    post.found(**STAFF)
    made = Mother(post)
    _people(made)
    report = post.new(
        "report",
        channel="BALIE",
        received_at=COUNTER,
        direct_danger="NEE",
        person=made["mother"],
        reporter_relation="ZELF",
        reported_phenomenon="ACHTERLATING",
        foreign_link="JA",
        whereabouts="BUITENLAND",
        country_of_stay="MA",
        children_along=2,
        withheld_items=["VERBLIJFSDOCUMENT"],
        duplicates_searched_at=COUNTER,
        duplicate_search_result="geen gevonden",
    )
    post.step("report", report, "verify")
    case = post.step("report", report, "open-case")["record"]["case"]
    made.ids["case"] = case
    _prepare(made)
    post.step("case", case, "triage")
    post.step(
        "case",
        case,
        "take-on",
        foreign_link="JA",
        concrete="JA",
        abduction_instead="NEE",
        assistance_basis="VERBLIJFSRECHT_NL",
        direct_danger="NEE",
        whereabouts="BUITENLAND",
    )
    return made


def _people(made: Mother) -> None:
    dutch = [{"nationality": "NLD", "status": "GESTELD"}, {"nationality": "MAR", "status": "GESTELD"}]
    moroccan = [{"nationality": "MAR", "status": "BEWEZEN"}]
    for name, born, nationalities in (
        ("mother", "19890502", moroccan),
        ("son", "20170311", dutch),
        ("daughter", "20200924", dutch),
    ):
        made.ids[name] = made.post.new(
            "person", given_names=name.title(), surname="Benali", born_on=born, nationalities=nationalities
        )


def _prepare(made: Mother) -> None:
    post, case = made.post, made["case"]
    post.set(
        "case",
        case,
        handling_section="VISUM",
        children_along=2,
        first_authority_contact_on="20260706",
        established_phenomenon="ACHTERLATING",
    )
    for child in ("son", "daughter"):
        role = {"role": "MEEREIZEND_KIND", "child_relation": "EIGEN_KIND"}
        post.new("involvement", case=case, person=made[child], **role)
    post.new(
        "contact_protocol",
        case=case,
        language="fr",
        channels=[{"channel": "TELEFOON", "number_or_address": "+212611111111", "device_is_shared": False}],
        may_answer="zij en haar zus",
        must_never_answer="haar man",
    )
    post.new("risk_assessment", case=case, assessed_at=COUNTER, level="VERHOOGD", reason="Woont veilig.")


@pytest.fixture(scope="module")
def visa(mother: Mother) -> str:
    """An application for an entry visa on which the immigration service was asked."""
    post = mother.post
    post.at = COUNTER
    right = post.new(
        "residence_right",
        user="carla",
        person=mother["mother"],
        kind="REGULIER_BEPAALD",
        document_number="V123AL568",
        valid_until="2027-03-01",
        document_is_held=False,
        main_residence="NEE_ACHTERGELATEN",
        source="IND",
    )
    passport = post.new(
        "travel_document",
        user="carla",
        person=mother["mother"],
        kind="BUITENLANDS_PASPOORT",
        number="AB1234567",
        issuing_country="MAR",
        valid_until="2029-06-01",
        possession="BETROKKENE",
    )
    visa = post.new(
        "visa_application",
        user="cees",
        case=mother["case"],
        person=mother["mother"],
        kind="INREIS",
        submitted_on="2026-07-06",
        appeared_in_person=True,
        travel_document=passport,
        residence_right=right,
        reason="Verblijfsdocument afgenomen.",
        children=[mother["son"], mother["daughter"]],
    )
    post.step("visa_application", visa, "submit", user="cees")
    assert "NOT_CONSULTED" in codes(post.stopped("visa_application", visa, "consult", user="cees"))
    mother.ids["question"] = post.new(
        "ind_consultation", user="carla", visa_application=visa, question="Bezwaar?", sent_at=COUNTER
    )
    post.step("visa_application", visa, "consult", user="carla")
    mother.ids["right"] = right
    return visa


def test_an_entry_visa_is_ready_within_15_days(mother: Mother, visa: str) -> None:
    assert mother.post.show("visa_application", visa, user="carla")["decision_due_on"] == "2026-07-21"


def test_whoever_took_the_application_or_may_not_decide_does_not_decide(mother: Mother, visa: str) -> None:
    refused = mother.post.stopped("visa_application", visa, "approve", user="cees")

    assert {"FOUR_EYES", "NO_IND_ANSWER"} <= codes(refused)
    assert codes(mother.post.stopped("visa_application", visa, "approve", user="carla")) == {"NO_IND_ANSWER"}
    denied = mother.post.stopped("visa_application", visa, "approve", user="daan", code=3)
    assert denied["error"]["code"] == "no-right"


@pytest.fixture(scope="module")
def approved(mother: Mother, visa: str) -> str:
    """The visa after the answer of the immigration service, decided by another."""
    post = mother.post
    post.at = "2026-07-13T09:00:00Z"
    post.set("ind_consultation", mother["question"], user="carla", answer="AKKOORD", received_at=post.at)
    assert post.step("visa_application", visa, "approve", user="bram")["to"] == "AKKOORD"
    return visa


@pytest.mark.parametrize(
    ("first", "last", "finding"),
    [("2026-07-15", "2026-07-22", "VALID_TOO_LONG"), ("2027-02-25", "2027-03-02", "BEYOND_PERMIT")],
)
def test_the_sticker_ends_with_the_seventh_day_and_with_the_permit(
    mother: Mother, approved: str, first: str, last: str, finding: str
) -> None:
    sticker: dict[str, Any] = {
        "sticker_number": "VNLD000123456",
        "valid_from": first,
        "valid_until": last,
        "entries": "1",
    }

    refused = mother.post.stopped("visa_application", approved, "place-sticker", user="carla", **sticker)

    assert finding in codes(refused)


def test_the_visa_in_her_hands_raises_the_figures_by_one(mother: Mother, approved: str) -> None:
    post = mother.post
    before = mother.counts()
    post.at = "2026-07-15T09:00:00Z"
    sticker = {"valid_from": "2026-07-15", "valid_until": "2026-07-21", "entries": "1"}
    post.step(
        "visa_application", approved, "place-sticker", user="carla", sticker_number="VNLD000123456", **sticker
    )
    assert post.step("visa_application", approved, "hand-out", user="carla")["to"] == "UITGEREIKT"

    assert before == {"M06": 0, "M07": 1, "M08": 0}
    assert mother.counts() == {"M06": 1, "M07": 1, "M08": 1}
    rows = post.ok("stats", "M06", *YEAR, user="bram")["rows"]
    assert {each["code"]: each["value"] for each in rows}["VISUM"] == 1


def test_the_children_are_dutch_and_get_a_track_of_their_own(mother: Mother) -> None:
    checked = mother.post.ok("check-case", mother["case"])

    assert {"INREIS"} <= {each["kind"] for each in checked["routes"]}
    assert checked["minor_status"] == "NEE"
    assert mother.post.show("case", mother["case"])["children_along"] == 2
    roles = [each["role"] for each in mother.post.all("involvement", "--case", mother["case"])]
    assert roles.count("MEEREIZEND_KIND") == 2


@pytest.fixture(scope="module")
def stay(mother: Mother) -> str:
    """A stay of a mother and a child asked for, with the money for it."""
    post, case = mother.post, mother["case"]
    post.at = "2026-07-08T08:00:00Z"
    operator = post.new("organisation", code="NGO1", kind="NGO_LOKAAL", name="Thuishaven", country="MA")
    post.new(
        "exchange_rate",
        currency="MAD",
        units_per_euro="10.7350",
        kind="MAANDKOERS",
        valid_from="2026-07-01",
        valid_until="2026-07-31",
    )
    house = post.new(
        "safehouse",
        code_name="Zonnebloem",
        country="MA",
        region="Noord",
        operator=operator,
        address={"street_lines": ["Rue des Orangers 1"], "town": "Tetouan", "country": "MA"},
        capacity_women=3,
        capacity_children=4,
        maximum_nights=30,
        tariff_lines=[
            {"per": per, "amount": {"amount": price, "currency": "MAD"}, "valid_from": "2026-01-01"}
            for per, price in (("NACHT_VOLWASSENE", "350"), ("NACHT_KIND", "150"))
        ],
        approval="GOEDGEKEURD",
    )
    dirham = {"amount": "7000", "currency": "MAD"}
    mother.ids["commitment"] = post.new(
        "commitment", case=case, funding_source="F06", amount=dirham, categories=["K04"]
    )
    stay = post.new(
        "stay",
        case=case,
        safehouse=house,
        people=[
            {"person": mother["mother"], "tariff_unit": "NACHT_VOLWASSENE"},
            {"person": mother["son"], "tariff_unit": "NACHT_KIND"},
        ],
        arrival_on="2026-07-10",
        planned_departure_on="2026-07-24",
    )
    line = post.new(
        "cost_line",
        case=case,
        category="K04",
        amount=dirham,
        funding_source="F06",
        stay=stay,
        incurred_on="2026-07-24",
    )
    requested = post.step("cost_line", line, "request")
    assert requested["record"]["euro_amount"] == {"amount": "652.07", "currency": "EUR"}
    mother.ids |= {"operator": operator, "line": line, "house": house}
    return stay


def _approve_stay(mother: Mother, stay: str) -> tuple[str, ...]:
    return ("advance", "stay", stay, "approve", "approved_nights=14", f"commitment={mother['commitment']}")


@pytest.fixture(scope="module")
def allowed(mother: Mother, stay: str) -> str:
    """The stay and its cost approved, after every wrong person was refused."""
    post, commitment, line = mother.post, mother["commitment"], mother["line"]
    assert (
        post.stopped("commitment", commitment, "approve", user="eva", code=3)["error"]["code"] == "no-right"
    )
    assert codes(post.stopped("commitment", commitment, "approve", user="anna")) >= {"FOUR_EYES"}
    assert codes(post.stopped("commitment", commitment, "approve", user="bram")), "650 euro is above 500"
    post.step("commitment", commitment, "approve", user="frits")
    assert "FOUR_EYES" in codes(post.refuses(1, *_approve_stay(mother, stay), user="anna"))
    refused = codes(post.refuses(1, *_approve_stay(mother, stay), user="frits"))
    assert "CONFERENCE_NEEDED" in refused
    meeting = post.new("task", case=mother["case"], description="Overleg", side="DCV", origin="OVERLEG")
    post.step("task", meeting, "complete", result="Opvang van 14 nachten akkoord.")
    assert "LEVEL_TOO_LOW" in codes(post.refuses(1, *_approve_stay(mother, stay), user="bram"))
    post.ok(*_approve_stay(mother, stay), user="frits")
    approval: dict[str, Any] = {"commitment": commitment}
    assert "FOUR_EYES" in codes(post.stopped("cost_line", line, "approve", user="anna", **approval))
    assert post.step("cost_line", line, "approve", user="gijs", **approval)["to"] == "GOEDGEKEURD"
    return stay


@pytest.fixture(scope="module")
def ended(mother: Mother, allowed: str) -> str:
    """The stay from arrival to departure."""
    post = mother.post
    post.at = "2026-07-10T16:00:00Z"
    arrival = {"arrival_on": "2026-07-10", "arrival_confirmed_at": "2026-07-10T15:30:00Z"}
    post.step("stay", allowed, "start", **arrival)
    for day, warned in ((21, False), (22, True)):
        post.at = f"2026-07-{day}T09:00:00Z"
        found = post.run("anna", "check-case", mother["case"]).out
        assert ("NIGHTS_NEARLY_USED" in found) is warned, day
    post.at = "2026-07-24T12:00:00Z"
    left = post.step("stay", allowed, "end", departure_on="2026-07-24", end_reason="TERUGKEER")
    assert left["record"]["nights"] == 14
    return allowed


def test_two_weeks_of_a_mother_and_a_child_are_paid_by_a_third_person(mother: Mother, ended: str) -> None:
    post, line = mother.post, mother["line"]
    assert "NO_PAYMENT" in codes(_invoiced(mother))
    paid = {
        "case": mother["case"],
        "cost_line": line,
        "commitment": mother["commitment"],
        "amount": {"amount": "7000", "currency": "MAD"},
        "method": "KAS",
        "paid_on": "2026-07-24",
        "beneficiary_organisation": mother["operator"],
        "receipt_is_signed": True,
    }
    fields = [
        f"{name}={value if isinstance(value, str) else json.dumps(value)}" for name, value in paid.items()
    ]

    assert post.refuses(3, "new", "payment", *fields, user="bram")["error"]["code"] == "no-right"
    assert "FOUR_EYES" in codes(post.refuses(1, "new", "payment", *fields, user="gijs"))
    post.ok("new", "payment", *fields, user="eva")
    assert codes(post.refuses(1, "new", "payment", *fields, user="eva")), "the money is spent"
    assert post.step("cost_line", line, "pay", user="eva")["record"]["euro_amount"]["amount"] == "652.07"
    assert post.step("cost_line", line, "settle", user="eva")["to"] == "AFGEREKEND"
    money = post.all("cost_line", user="eva")[0]
    assert (money["amount"], money["state"]) == ({"amount": "7000.00", "currency": "MAD"}, "AFGEREKEND")


def _invoiced(mother: Mother) -> dict[str, object]:
    mother.post.step("cost_line", mother["line"], "invoice", user="eva")
    return mother.post.stopped("cost_line", mother["line"], "pay", user="eva")


def test_paper_and_list_know_the_safehouse_by_its_code_name_only(mother: Mother, ended: str) -> None:
    file = mother.post.folder.parent / "account.pdf"
    mother.post.ok("form", "FRM-18", mother["case"], "-o", str(file), user="bram")

    document = PdfDocument(file)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    shown = "".join(mother.post.run("bram", "show", "safehouse", mother["house"]).out)
    shown += mother.post.run("bram", "timeline", mother["case"]).out
    assert "7.000,00" in words or "7 000,00" in words or "7000,00" in words
    assert "652,07" in words
    for told in (words, shown):
        assert "Orangers" not in told
        assert "Tetouan" not in told
    assert "Zonnebloem" in shown
