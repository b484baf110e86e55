"""Scenario S2: a woman with two children, her residence card taken, at the visa section (domain §22)."""

from resources.texts import _
from ui.demo.stage import Hands, Stage


def return_visa(stage: Stage) -> None:
    """From the counter to an entry visa in her hands."""
    stage.set_clock("2026-07-06T10:00:00Z")
    with (
        stage.step(_("S2 report at the counter and case at the visa section")) as result,
        stage.office(stage.post, "anna") as anna,
    ):
        _open_case(anna, stage)
        result.append(anna.get("case", stage.ids["mother_case"]).number)
    with (
        stage.step(_("S2 question to the immigration service")) as result,
        stage.office(stage.post, "carla") as carla,
    ):
        visa = _apply(carla, stage)
        result.append(f"{carla.get('visa_application', visa).decision_due_on:%d-%m-%Y}")
        stage.print_paper(carla.office, "FRM-13", visa)
    stage.set_clock("2026-07-13T09:00:00Z")
    with stage.step(_("S2 answer, decision by the head of section")) as result:
        with stage.office(stage.post, "carla") as carla:
            carla.set(
                "ind_consultation",
                stage.ids["consultation"],
                answer="AKKOORD",
                received_at="2026-07-12T14:00:00Z",
                handler="contactpersoon gender",
            )
        with stage.office(stage.post, "bram") as bram:
            result.append(str(bram.step("visa_application", visa, "approve").state))
    stage.set_clock("2026-07-15T09:00:00Z")
    with stage.step(_("S2 sticker and hand-out")) as result, stage.office(stage.post, "carla") as carla:
        carla.step(
            "visa_application",
            visa,
            "place-sticker",
            sticker_number="VNLD000123456",
            valid_from="2026-07-15",
            valid_until="2026-07-21",
            entries="1",
        )
        result.append(str(carla.step("visa_application", visa, "hand-out").state))


def _open_case(anna: Hands, stage: Stage) -> None:
    mother = anna.new(
        "person",
        given_names="Fatima",
        surname="Benali",
        original_script_name="فاطمة بن علي",
        born_on="19890502",
        gender="V",
        nationalities=[{"nationality": "MAR", "status": "BEWEZEN"}],
    )
    children = [
        anna.new(
            "person",
            given_names=name,
            surname="Benali",
            born_on=born,
            nationalities=[
                {"nationality": "NLD", "status": "GESTELD"},
                {"nationality": "MAR", "status": "GESTELD"},
            ],
        )
        for name, born in (("Ilyas", "20170311"), ("Lina", "20200924"))
    ]
    report = anna.new(
        "report",
        channel="BALIE",
        received_at="2026-07-06T10:00:00Z",
        direct_danger="NEE",
        person=mother,
        reporter_relation="ZELF",
        reported_phenomenon="ACHTERLATING",
        foreign_link="JA",
        whereabouts="BUITENLAND",
        country_of_stay="MA",
        children_along=2,
        withheld_items=["VERBLIJFSDOCUMENT"],
        first_words="mon mari est parti avec ma carte",
        language="fr",
    )
    anna.step("report", report, "verify")
    anna.set(
        "report",
        report,
        duplicates_searched_at="2026-07-06T10:05:00Z",
        duplicate_search_result="geen gevonden",
    )
    case = anna.step("report", report, "open-case").case
    anna.set(
        "case",
        case,
        handling_section="VISUM",
        children_along=2,
        first_authority_contact_on="20260706",
        established_phenomenon="ACHTERLATING",
    )
    for child in children:
        anna.new("involvement", case=case, person=child, role="MEEREIZEND_KIND", child_relation="EIGEN_KIND")
    anna.new(
        "contact_protocol",
        case=case,
        language="fr",
        channels=[{"channel": "TELEFOON", "number_or_address": "+212611111111", "device_is_shared": False}],
        may_answer="zij en haar zus",
        must_never_answer="haar man",
    )
    anna.new(
        "risk_assessment",
        case=case,
        assessed_at="2026-07-06T10:30:00Z",
        level="VERHOOGD",
        reason="Afhankelijk verblijfsrecht, woont veilig bij haar zus.",
        answers=[{"indicator": "AFHANKELIJK_VERBLIJFSRECHT", "answer": "JA"}],
    )
    anna.step("case", case, "triage")
    anna.step(
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
    anna.step(
        "task",
        anna.get("report", report).first_action,
        "complete",
        result="Aan de balie gesproken, zonder haar man.",
    )
    _set_aside_nationality(anna, case)
    stage.ids |= {"mother": mother, "mother_case": case, "child1": children[0], "child2": children[1]}


def _set_aside_nationality(anna: Hands, case: str) -> None:
    """Say why nobody inquires into the nationality of the mother herself."""
    why = "Zij is niet Nederlands; haar identiteit blijkt uit haar Marokkaanse paspoort."
    anna.step("task", anna.open_task(case, "IDENTITEIT_NATIONALITEIT"), "drop", deviation_reason=why)
    track = anna.new("track", case=case, kind="IDENTITEIT_NATIONALITEIT")
    anna.step("track", track, "set-aside", blocked_reason=why)


def _apply(carla: Hands, stage: Stage) -> str:
    mother, case = stage.ids["mother"], stage.ids["mother_case"]
    right = carla.new(
        "residence_right",
        person=mother,
        kind="REGULIER_BEPAALD",
        document_number="V123AL568",
        valid_until="2027-03-01",
        document_is_held=False,
        main_residence="NEE_ACHTERGELATEN",
        source="IND",
    )
    passport = carla.new(
        "travel_document",
        person=mother,
        kind="BUITENLANDS_PASPOORT",
        number="AB1234567",
        issuing_country="MAR",
        valid_until="2029-06-01",
        possession="BETROKKENE",
    )
    visa = carla.new(
        "visa_application",
        case=case,
        person=mother,
        kind="INREIS",
        submitted_on="2026-07-06",
        appeared_in_person=True,
        travel_document=passport,
        residence_right=right,
        reason="Verblijfsdocument afgenomen; terug naar Nederland met twee kinderen.",
        children=[stage.ids["child1"], stage.ids["child2"]],
    )
    carla.step("visa_application", visa, "submit")
    stage.ids["consultation"] = carla.new(
        "ind_consultation",
        visa_application=visa,
        question="Is er bezwaar tegen een inreisvisum?",
        sent_at="2026-07-06T11:00:00Z",
    )
    carla.step("visa_application", visa, "consult")
    stage.ids["visa"] = visa
    return visa
