"""Scenario S1, further: whom it is unsafe to ask for consent, and what keeps her in the country (domain §7, §9.5)."""

from consulaat.services.addressing import MustNotBeAddressedError
from resources.texts import _
from ui.demo.stage import Hands, Stage


def plan_the_way_home(stage: Stage) -> None:
    """Find out who has custody, forbid asking her father, and note what is in the way."""
    stage.set_clock("2026-07-08T10:00:00Z")
    with stage.step(_("S1 custody, consent, obstacles")) as result:
        case, girl = stage.ids["girl_case"], stage.ids["girl"]
        with stage.office(stage.post, "dirk") as dirk:
            application = _apply(dirk, case, girl)
        with stage.office(stage.post, "anna") as anna:
            anna.set("case", case, hub_informed_at="2026-07-08T09:30:00Z")
            father, mother = _parents(anna, case, girl)
            asked = {"person": girl, "application": application}
            unsafe = anna.new("consent", giver=father, **asked)
            anna.step("consent", unsafe, "forbid-asking", unsafe_reason="Hij dreigt haar iets aan te doen.")
            stage.print_paper(anna.office, "FRM-04", anna.new("consent", giver=mother, **asked))
            result.append(_refused(stage, anna, unsafe))
            _obstacles(anna, case, girl)
            checked = anna.office.cases.check(case)
            result += [str(route.kind) for route in checked.routes]


def _apply(dirk: Hands, case: str, girl: str) -> str:
    application = dirk.new(
        "travel_document_application",
        person=girl,
        case=case,
        kind="NN",
        applied_on="2026-07-08",
        is_urgent=True,
        appeared_in_person=False,
        absence_reason="Zij komt nog niet alleen de deur uit.",
        fee_settlement="GEFINANCIERD",
    )
    dirk.step("travel_document_application", application, "submit")
    return application


def _parents(anna: Hands, case: str, girl: str) -> tuple[str, str]:
    father = anna.new("person", given_names="Karim", surname_prefix="el", surname="Haddad")
    mother = anna.new("person", given_names="Samira", surname="Aziz")
    anna.new("involvement", case=case, person=father, role="VERMOEDELIJKE_PLEGER")
    anna.new("involvement", case=case, person=mother, role="OUDER")
    anna.new(
        "custody_situation",
        person=girl,
        case=case,
        holders=[
            {"kind": "OUDER1", "person": father, "source": "BRP"},
            {"kind": "OUDER2", "person": mother, "source": "BRP"},
        ],
        protection_measure="GEEN",
        assessed_at="2026-07-08T09:50:00Z",
    )
    return father, mother


def _refused(stage: Stage, anna: Hands, consent: str) -> str:
    """Return how a paper to her father is refused."""
    try:
        stage.print_paper(anna.office, "FRM-04", consent)
    except MustNotBeAddressedError as error:
        return str(error.code)
    return ""


def _obstacles(anna: Hands, case: str, girl: str) -> None:
    anna.new(
        "exit_obstacle",
        case=case,
        person=girl,
        kind="TOESTEMMING_OUDER_MINDERJARIGE",
        severity="BLOKKEREND",
        side="NGO",
    )
    stamp = anna.new("exit_obstacle", case=case, person=girl, kind="GEEN_INREISSTEMPEL", severity="LASTIG")
    anna.step(
        "exit_obstacle", stamp, "resolve", solution="Kopie van de stempel gevonden bij de grenspolitie."
    )
