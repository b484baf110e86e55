"""Scenario S1: a girl of "16 or 17", her passport taken, calls by message at night (domain §22)."""

from typing import Any

from resources.texts import _
from ui.demo.stage import Hands, Stage


def report_at_night(stage: Stage) -> None:
    """Record the report in a minute, danger first, and open a case."""
    stage.set_clock("2026-07-06T22:10:00Z")
    with (
        stage.step(_("S1 report by message at 23:10 local time")) as result,
        stage.office(stage.post, "anna") as anna,
    ):
        report = anna.new(
            "report",
            channel="WHATSAPP",
            received_at="2026-07-06T22:10:00Z",
            direct_danger="JA",
            can_be_overheard="JA",
            stated_name="Nadia",
            stated_born_on="20090000",
            country_of_stay="MA",
            place_of_stay="Nador",
            staying_with="grootouders",
            callback_instructions="alleen berichten, na 23 uur",
            must_not_know="vader en ooms",
            last_dutch_place="Rotterdam",
            papers_location="paspoort bij vader",
            expected_event="verloving aangekondigd",
            withheld_items=["PASPOORT"],
            first_words="ze hebben me paspoort gepakt ik moet trouwen",
            language="nl",
            reporter_relation="ZELF",
            reported_phenomenon="DREIGENDE_HUWELIJKSDWANG",
            occurrence="DREIGEND",
            foreign_link="JA",
            whereabouts="BUITENLAND",
        )
        anna.step("report", report, "verify")
        anna.set(
            "report",
            report,
            duplicates_searched_at="2026-07-06T22:14:00Z",
            duplicate_search_result="geen gevonden",
        )
        opened = anna.step("report", report, "open-case")
        stage.ids |= {"girl_report": report, "girl_case": opened.case, "girl": opened.person}
        result.append(anna.get("case", opened.case).number)
        stage.print_paper(anna.office, "FRM-01", report)


def make_safe(stage: Stage) -> None:
    """Agree safe contact before anything else, judge the danger, take the case on."""
    stage.set_clock("2026-07-06T22:40:00Z")
    with stage.step(_("S1 safe contact, danger, triage")) as result, stage.office(stage.post, "anna") as anna:
        case, person = stage.ids["girl_case"], stage.ids["girl"]
        anna.set(
            "person",
            person,
            given_names="Nadia Sarah",
            surname_prefix="el",
            surname="Haddad",
            original_script_name="نادية الحداد",
            born_on="20090000",
            nationalities=[
                {"nationality": "NLD", "status": "GESTELD", "held_from": "20090000"},
                {"nationality": "MAR", "status": "GESTELD", "held_from": "20090000"},
            ],
            residence_periods=[
                {"country": "NL", "lived_from": "20090000", "lived_until": "20260628"},
                {"country": "MA", "lived_from": "20260628"},
            ],
            last_municipality="Rotterdam",
        )
        anna.new(
            "contact_protocol",
            case=case,
            language="nl",
            channels=[
                {"channel": "WHATSAPP", "number_or_address": "+212600000000", "device_is_shared": False}
            ],
            safe_times=[
                {
                    "weekday": day,
                    "time_from": "23:00",
                    "time_until": "23:59",
                    "time_zone": "Africa/Casablanca",
                }
                for day in ("MA", "DI", "WO", "DO", "ZO")
            ],
            may_answer="alleen zij zelf",
            must_never_answer="vader en ooms",
            voicemail_is_allowed=False,
            message_may_be_left=False,
            cover_sender_name="Sara van school",
            wrong_voice_response="verkeerd verbonden",
            code_word="appeltaart",
        )
        anna.new(
            "risk_assessment",
            case=case,
            assessed_at="2026-07-06T22:35:00Z",
            level="HOOG",
            reason="Verloving aangekondigd, paspoort afgenomen, steeds begeleid.",
            answers=[
                {"indicator": "HUWELIJK_BINNEN_7_DAGEN", "answer": "ONBEKEND"},
                {"indicator": "GEWELD_OF_OPSLUITING_NU", "answer": "JA", "source": "zijzelf"},
                {"indicator": "EERDERE_MOORDBEDREIGING", "answer": "NEE", "source": "zijzelf"},
                {"indicator": "BEZIT_AFGENOMEN", "answer": "JA"},
                {"indicator": "MINDERJARIG", "answer": "JA"},
            ],
        )
        anna.step(
            "task",
            anna.get("report", stage.ids["girl_report"]).first_action,
            "complete",
            result="Gesproken per bericht: zij mag het huis niet uit, maar kan ’s nachts veilig schrijven.",
        )
        anna.step("case", case, "triage")
        taken = anna.step(
            "case",
            case,
            "take-on",
            foreign_link="JA",
            concrete="JA",
            abduction_instead="NEE",
            assistance_basis="NEDERLANDER",
            direct_danger="JA",
            whereabouts="BUITENLAND",
        )
        checked = anna.office.cases.check(case)
        result += [str(taken.state), *(str(route.kind) for route in checked.routes)]


def establish_nationality(stage: Stage) -> None:
    """Prove that she is Dutch, with a second reader, and print the conclusion."""
    stage.set_clock("2026-07-08T09:00:00Z")
    with stage.step(_("S1 nationality inquiry")) as result:
        with stage.office(stage.post, "dirk") as dirk:
            inquiry = _inquire(dirk, stage.ids["girl_case"], stage.ids["girl"])
        with stage.office(stage.post, "anna") as anna:
            dutch = _conclude(anna, inquiry, _user(anna, "bram"))
            stage.print_paper(anna.office, "FRM-11", inquiry)
            result.append(str(dutch.state))
        stage.ids["girl_inquiry"] = inquiry


def _inquire(dirk: Hands, case: str, person: str) -> str:
    evidence = dirk.new(
        "evidence",
        person=person,
        case=case,
        kind="NL_PASPOORT",
        number="NXFK2R7P4",
        country="NL",
        authority="Burgemeester van Rotterdam",
        dated_on="20230830",
        original_was_seen=False,
        authenticity="ONBETWIST",
        legalisation="NIET_NODIG",
        translation="NIET_NODIG",
        proven_facts=["IDENTITEIT", "NATIONALITEIT"],
    )
    register = dirk.new(
        "evidence",
        person=person,
        case=case,
        kind="BRP_UITTREKSEL",
        country="NL",
        authority="Gemeente Rotterdam",
        dated_on="20260708",
        original_was_seen=True,
        authenticity="ONBETWIST",
        legalisation="NIET_NODIG",
        translation="NIET_NODIG",
        proven_facts=["GEBOORTE", "AFSTAMMING", "NATIONALITEIT"],
    )
    inquiry = dirk.new(
        "nationality_inquiry",
        person=person,
        case=case,
        acquisition_ground="A3_1",
        acquired_on="20090000",
        decisive_on="2026-07-08",
    )
    dirk.step("nationality_inquiry", inquiry, "start")
    for step in dirk.all("inquiry_step", inquiry=inquiry):
        code = str(getattr(step, "code", ""))
        if code == "N10":
            dirk.step("inquiry_step", step.id, "set-aside", not_applicable_reason="geen verlies")
        else:
            dirk.step("inquiry_step", step.id, "accept", outcome="klopt", evidence_items=[evidence, register])
    return inquiry


def _conclude(by: Hands, inquiry: str, second: str) -> Any:  # noqa: ANN401 - any record
    rules = ("V14_1", "V15_1a", "V15_1b", "V15_1c", "V16_1a", "V16_1b", "V16_1c", "V16_1d", "V16_1e")
    return by.step(
        "nationality_inquiry",
        inquiry,
        "establish-dutch",
        loss_answers=[{"rule": rule, "answer": "NEE"} for rule in rules],
        interruptions=[{"kind": "PASPOORT", "issued_on": "2023-08-30"}],
        conclusion="Nederlandse door geboorte uit een Nederlandse moeder.",
        second_read_by=second,
    )


def _user(hands: Hands, name: str) -> str:
    return hands.all("user", name=name)[0].id
