"""Case work on the command line: the duress word (S7), the silent person (S5), and a whole way home."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.office import Office, codes, typed
from tests.forms.reading import text_of

JUNE = "2026-06-20T09:00:00Z"
NIGHT = "2026-07-06T22:10:00Z"
STAFF = {
    "bram": "HOOFD_CONSULAIR",
    "cora": "CHEF_DE_POSTE",
    "daan": "DCV_FAMILIEZAKEN",
    "dirk": "PASPOORT_MEDEWERKER",
}


@dataclass
class Worked:
    """A post, and a case that was taken on."""

    post: Office
    case: str
    person: str
    protocol: str


def a_worked_case(folder: Path) -> Worked:
    """Open a case of an adult, agree safe contact, assess, and take it on."""
    post = Office(folder, "RAB")
    post.found(**STAFF)
    person = post.new("person", surname="Haddad", given_names="Sam", born_on="19960210")
    case = post.new(
        "case",
        person=person,
        country_of_stay="MA",
        direct_danger="NEE",
        whereabouts="BUITENLAND",
        first_authority_contact_on="20260620",
    )
    protocol = post.new(
        "contact_protocol",
        case=case,
        channels=[{"channel": "WHATSAPP", "number_or_address": "+212600000000", "device_is_shared": False}],
        safe_times=[
            {"weekday": "DI", "time_from": "10:00", "time_until": "11:30", "time_zone": "Africa/Casablanca"}
        ],
        code_word="appeltaart",
        duress_word="regenjas",
    )
    post.new("risk_assessment", case=case, assessed_at="2026-07-01T08:00:00Z", level="LAAG", reason="Rustig.")
    post.step("case", case, "triage")
    post.step(
        "case",
        case,
        "take-on",
        foreign_link="JA",
        concrete="JA",
        abduction_instead="NEE",
        assistance_basis="NEDERLANDER",
    )
    return Worked(post, case, person, protocol)


@pytest.fixture
def worked(tmp_path: Path) -> Worked:
    return a_worked_case(tmp_path / "post")


def a_contact(worked: Worked, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    fields: dict[str, Any] = {
        "case": worked.case,
        "direction": "IN",
        "channel": "WHATSAPP",
        "occurred_at": NIGHT,
        "succeeded": True,
        **given,
    }
    worked.post.at = max(worked.post.at, fields["occurred_at"])
    return worked.post.ok("new", "contact", *typed(**fields))


def test_the_duress_word_in_a_note_raises_the_alarm(worked: Worked) -> None:
    """S7: risk acute, protocol compromised, outgoing contact blocked, headquarters asked."""
    post = worked.post
    made = a_contact(worked, summary="Het gaat goed, zegt Sam. En: neem een Régenjas mee!")

    assert made["record"]["duress_word_was_used"] is True
    assert "DURESS" in codes(made)
    assert post.show("case", worked.case)["risk_level"] == "ACUUT"
    assert post.show("contact_protocol", worked.protocol)["state"] == "GECOMPROMITTEERD"
    tasks = [each for each in post.all("task", "--case", worked.case) if each["side"] == "DCV"]
    assert "2026-07-06" in {each.get("due_on") for each in tasks}
    blocked = post.refuses(
        1,
        "new",
        "contact",
        f"case={worked.case}",
        "direction=UIT",
        "channel=WHATSAPP",
        f"occurred_at={NIGHT}",
    )
    assert codes(blocked) == {"PROTOCOL_COMPROMISED"}
    said = "".join(post.run("bram", *words).out for words in (("timeline", worked.case), ("list", "contact")))
    assert "regenjas" not in said.replace("Régenjas", "")


def test_other_words_or_an_answer_of_the_officer_raise_no_alarm(worked: Worked) -> None:
    longer = a_contact(worked, summary="Sam had twee regenjassen bij zich.")
    denied = a_contact(worked, summary="regenjas", duress_word_was_used=False)

    assert "duress_word_was_used" not in longer["record"]
    assert denied["record"]["duress_word_was_used"] is False
    assert worked.post.show("contact_protocol", worked.protocol)["state"] == "ACTIEF"


def test_a_call_outside_the_safe_times_is_released_by_the_head(worked: Worked) -> None:
    tuesday = {"direction": "UIT", "occurred_at": "2026-07-07T14:00:00Z"}
    assert codes(a_contact(worked, **tuesday)) == {"OUTSIDE_SAFE_TIMES"}
    released = a_contact(worked, **tuesday, released_by="bram", deviation_reason="zij vroeg erom")
    inside = a_contact(worked, direction="UIT", occurred_at="2026-07-07T09:30:00Z")

    assert codes(released) == codes(inside) == set()


def test_a_silent_person_is_given_up_only_after_enough_attempts_and_a_conference(worked: Worked) -> None:
    """S5: contact lost after 14 days; closing without contact asks for attempts, time and a conference."""
    post = worked.post
    a_contact(worked, is_own_sign_of_life=True)
    assert "HEARD_RECENTLY" in codes(post.stopped("case", worked.case, "lose-contact"))
    post.at = "2026-07-21T09:00:00Z"
    assert codes(post.stopped("case", worked.case, "lose-contact")) == {"WELFARE_OPTIONS"}
    asked = {"welfare_options_considered": "Een ngo gaat langs de school."}
    assert post.step("case", worked.case, "lose-contact", **asked)["to"] == "CONTACT_VERLOREN"
    give_up: dict[str, Any] = {"closure_reason": "GEEN_CONTACT_MEER", "closure_note": "Niets meer gehoord."}
    stopped = codes(post.stopped("case", worked.case, "close", user="daan", **give_up))
    assert {"TOO_FEW_ATTEMPTS", "CONFERENCE_NEEDED"} <= stopped
    for day, channel in (("2026-07-21", "WHATSAPP"), ("2026-08-20", "EMAIL"), ("2026-09-22", "WHATSAPP")):
        a_contact(
            worked,
            direction="UIT",
            channel=channel,
            occurred_at=f"{day}T09:30:00Z",
            succeeded=False,
            failure_reason="geen antwoord",
            released_by="bram",
            deviation_reason="laatste pogingen",
        )
    assert codes(post.stopped("case", worked.case, "close", user="daan", **give_up)) == {"CONFERENCE_NEEDED"}
    conference(worked, "AFSLUITEN", "Sluiten; het dossier blijft vindbaar.")
    assert "RESERVED_REASON" in codes(post.stopped("case", worked.case, "close", user="bram", **give_up))
    closed = post.step("case", worked.case, "close", user="daan", **give_up)
    assert closed["record"]["retention_class"] == "BIJSTANDSZAAK"
    called: dict[str, Any] = {"closure_note": "Belde weer."}
    assert codes(post.stopped("case", worked.case, "reopen", **called)) == {"NOTHING_NEW"}
    a_contact(worked, occurred_at="2026-10-02T09:30:00Z", is_own_sign_of_life=True)
    assert post.step("case", worked.case, "reopen", **called)["to"] == "IN_BEHANDELING"


def conference(worked: Worked, kind: str, text: str, **decision: str) -> str:
    """Hold a conference that decides one thing."""
    post = worked.post
    hub = next((each["id"] for each in post.all("organisation") if each["code"] == "LKHA"), None)
    hub = hub or post.new("organisation", code="LKHA", kind="LKHA", name="LKHA")
    return post.new(
        "case_conference",
        user="daan",
        case=worked.case,
        held_at=post.at,
        medium="VIDEO",
        chair="daan",
        participants=[{"name": "E. Jansen", "organisation": hub}],
        decisions=[{"text": text, "kind": kind, "taken_by_name": "BZ en LKHA", **decision}],
    )


def test_decisions_of_a_conference_become_tasks(worked: Worked) -> None:
    post = worked.post
    conference(worked, "TAAKVERDELING", "Opvang in Nederland zoeken", side="LKHA", due_on="2026-07-10")

    tasks = post.all("task", "--case", worked.case)
    (task,) = [each for each in tasks if (each["side"], each["origin"]) == ("LKHA", "OVERLEG")]
    assert (task["description"], task["due_on"], task["origin"]) == (
        "Opvang in Nederland zoeken",
        "2026-07-10",
        "OVERLEG",
    )


def test_minutes_are_final_once_someone_else_who_was_there_adopts_them(worked: Worked) -> None:
    post = worked.post
    meeting = conference(worked, "TAAKVERDELING", "Opvang zoeken.")
    assert "CONCEPT" in paper(worked, "FRM-16", meeting).upper()
    assert codes(post.stopped("case_conference", meeting, "adopt", user="daan")) == {"FOUR_EYES"}
    hub = post.all("organisation")[0]["id"]
    there = [{"name": "E. Jansen", "organisation": hub}, {"name": "bram", "organisation": hub}]
    post.set("case_conference", meeting, user="daan", participants=there)
    assert "WAS_NOT_THERE" in codes(post.stopped("case_conference", meeting, "adopt", user="anna"))

    adopted = post.step("case_conference", meeting, "adopt", user="bram")
    assert (adopted["from"], adopted["to"]) == ("CONCEPT", "VASTGESTELD")
    assert "CONCEPT" not in paper(worked, "FRM-16", meeting).upper()
    decided = [{"text": "Opvang gevonden.", "kind": "TAAKVERDELING", "taken_by_name": "LKHA"}]
    refused = post.refuses(1, "set", "case_conference", meeting, *typed(decisions=decided), user="daan")
    assert codes(refused) == {"MINUTES_ADOPTED"}
    assert codes(post.stopped("case_conference", meeting, "reopen", user="daan")) == {"FIELD_NEEDED"}

    why = "het besluit van LKHA ontbrak"
    post.ok("advance", "case_conference", meeting, "reopen", "--reason", why, user="daan")
    post.set("case_conference", meeting, user="daan", decisions=decided)
    said = paper(worked, "FRM-16", meeting)
    assert "CONCEPT" in said.upper()
    post.step("case_conference", meeting, "adopt", user="bram")
    assert why in paper(worked, "FRM-16", meeting)
    assert why in post.run("bram", "timeline", worked.case).out


def the_way_home(worked: Worked) -> str:
    """Record all that a return asks for, and return the journey."""
    post = worked.post
    post.at = "2026-07-08T08:00:00Z"
    post.new("wish_statement", case=worked.case, wish="TERUGKEREN", stated_at="2026-07-08T07:30:00Z")
    post.new(
        "travel_document",
        person=worked.person,
        kind="PN",
        number="NXB9BH6D4",
        valid_until="2030-01-01",
        possession="BETROKKENE",
    )
    post.new(
        "safety_plan",
        case=worked.case,
        sections=[{"part": "REISDAG", "internal_text": "Om zes uur bellen."}],
    )
    own = next(each["id"] for each in post.all("funding_source") if each["code"] == "F01")
    return post.new(
        "journey",
        case=worked.case,
        travellers=[worked.person],
        ticket_source=own,
        legs=[
            {
                "from_place": "Nador",
                "to_place": "Amsterdam",
                "departs_at": "2026-07-10T06:00:00Z",
                "departure_zone": "Africa/Casablanca",
                "arrives_at": "2026-07-10T10:00:00Z",
                "arrival_zone": "Europe/Amsterdam",
            }
        ],
        reception_confirmed_at="2026-07-08T07:45:00Z",
        reception_confirmed_by_name="LKHA",
    )


def test_the_way_home_from_plan_to_hand_over(worked: Worked) -> None:
    post = worked.post
    assert "NO_WISH_TO_RETURN" in codes(post.stopped("case", worked.case, "plan-return", user="bram"))
    journey = the_way_home(worked)
    assert post.show("case", worked.case)["wish"] == "TERUGKEREN"
    assert codes(post.stopped("case", worked.case, "plan-return", user="bram")) == {"OBSTACLES_OPEN"}
    met = [
        {"check": check, "is_met": True, "checked_by": "anna", "checked_at": post.at}
        for check in (
            "DOCUMENTEN_GELDIG",
            "BELEMMERINGEN_GESLOTEN",
            "TICKETS_NIET_GEDEELD",
            "OPHALER_BEKEND",
            "UITWIJKPLEK_VANNACHT",
            "DIENSTDOENDE_BEKEND",
            "WENS_HERHAALD",
        )
    ]
    post.set("journey", journey, go_checks=met)
    assert post.step("case", worked.case, "plan-return", user="bram")["to"] == "TERUGKEER_GEPLAND"
    assert codes(post.stopped("case", worked.case, "depart")) == {"DEPARTURE_NOT_CONFIRMED"}
    post.at = "2026-07-10T12:00:00Z"
    post.set("journey", journey, departure_confirmed_at="2026-07-10T06:10:00Z")
    assert codes(post.step("case", worked.case, "depart")) == {"ASSESS_AGAIN"}
    assert codes(post.stopped("case", worked.case, "arrive")) == {"ARRIVAL_NOT_CONFIRMED"}
    post.set(
        "journey",
        journey,
        arrival_confirmed_at="2026-07-10T10:20:00Z",
        arrival_confirmed_by_name="E. Jansen, LKHA",
    )
    arrived = post.step("case", worked.case, "arrive")["record"]
    assert (arrived["returned_on"], arrived["return_manner"]) == ("2026-07-10", "MET_BZ_HULP")
    hub = post.new("organisation", code="LKHA", kind="LKHA", name="LKHA")
    given = post.new(
        "handover",
        case=worked.case,
        receiver_name="Team opvang",
        receiver_organisation=hub,
        handed_over_at="2026-07-10T11:00:00Z",
        summary="Terug, veilig opgehaald.",
        basis="JA",
    )
    assert codes(post.stopped("case", worked.case, "hand-over")) == {"HANDOVER_NOT_ACCEPTED"}
    post.set("handover", given, accepted_at="2026-07-10T11:30:00Z", accepted_by_name="E. Jansen")
    assert post.step("case", worked.case, "hand-over")["to"] == "NAZORG_OVERGEDRAGEN"
    assert post.step("case", worked.case, "close", user="bram", closure_reason="TERUGGEKEERD_NL")["to"] == (
        "AFGESLOTEN"
    )


def test_the_route_is_not_shown_unasked(worked: Worked) -> None:
    journey = the_way_home(worked)

    assert "Nador" not in worked.post.run("bram", "show", "journey", journey).out
    assert "Nador" not in worked.post.run("bram", "list", "journey").out


def paper(worked: Worked, code: str, record: str, *options: str, user: str = "bram") -> str:
    """Have a paper made and return its text."""
    target = worked.post.folder.parent / f"{code}.pdf"
    target.unlink(missing_ok=True)
    worked.post.ok("form", code, record, "-o", str(target), *options, user=user)
    return text_of(target.read_bytes())


def test_papers_of_case_work_say_what_they_must_and_nothing_else(worked: Worked) -> None:
    post = worked.post
    journey = the_way_home(worked)
    plan = post.all("safety_plan")[0]["id"]
    post.set(
        "safety_plan",
        plan,
        sections=[
            {"part": "REISDAG", "internal_text": "Om zes uur belt de ambassade.", "neutral_text": "Zes uur."},
            {"part": "WIE_BELLEN", "internal_text": "LKHA", "neutral_text": "Tante, groene deur"},
        ],
    )
    meeting = conference(worked, "AFSLUITEN", "Blijft open tot augustus.", side="DCV")

    card = paper(worked, "FRM-02", worked.case)
    assert "+212600000000" in card
    assert "appeltaart" not in card
    assert "regenjas" not in card
    own = paper(worked, "FRM-15", plan)
    assert "groene deur" in own
    assert not {"ambassade", "LKHA", "Rabat"} & set(own.replace(".", " ").split())
    assert "Blijft open tot augustus." in paper(worked, "FRM-16", meeting)
    assert "Nador" in paper(worked, "FRM-23", journey)
    assert "groene deur" in paper(worked, "FRM-15", plan, "--language", "tr")
    note = paper(worked, "FRM-24", worked.case)
    assert "CONCEPT" in note.upper()
    assert "Haddad" not in note


def test_who_read_a_file_is_told_to_the_auditor_only(worked: Worked) -> None:
    post = worked.post
    words = ("--new-passphrase-file", str(post.passphrase_file))
    post.ok("users", "add", "olga", "--role", "AUDITOR", *words)
    post.show("case", worked.case, user="bram")
    target = post.folder.parent / "reads.pdf"

    assert post.refuses(3, "form", "FRM-26", worked.case, "-o", str(target), user="bram")
    said = paper(worked, "FRM-26", worked.case, user="olga")
    assert "bram" in said
    assert "Gelezen" in said
    assert "Haddad" not in said


def test_users_get_other_roles_and_lose_their_way_in(worked: Worked) -> None:
    post = worked.post
    assert post.ok("users", "roles", "dirk", "--role", "VISUM_MEDEWERKER")["users"][0]["roles"] == [
        "VISUM_MEDEWERKER"
    ]
    assert (
        post.refuses(1, "users", "roles", "anna", "--role", "CONSULAIR_MEDEWERKER")["error"]["code"]
        == "last-administrator"
    )
    assert post.refuses(1, "users", "disable", "anna")["error"]["code"] == "yourself"
    post.ok("users", "disable", "dirk")
    assert post.run("dirk", "list", "case").code == 3
    new = ("--new-passphrase-file", str(post.passphrase_file))
    post.ok("users", "add", "dirk", "--role", "PASPOORT_MEDEWERKER", *new)
    assert post.run("dirk", "list", "case").code == 0
    assert len([each for each in post.ok("users", "list")["users"] if each["name"] == "dirk"]) == 1


def test_acts_are_shown_to_the_auditor_only(worked: Worked) -> None:
    post = worked.post
    new = ("--new-passphrase-file", str(post.passphrase_file))
    post.ok("users", "add", "olga", "--role", "AUDITOR", *new)
    post.show("case", worked.case, user="bram")

    assert post.refuses(3, "audit", "acts", user="bram")["error"]["code"] == "no-right"
    entries = post.ok("audit", "acts", user="olga")["entries"]
    assert {"at", "by", "action", "type", "id"} <= set(entries[0])
    assert ("bram", "LEZEN", "case", worked.case) in {
        (each["by"], each["action"], each["type"], each["id"]) for each in entries
    }
