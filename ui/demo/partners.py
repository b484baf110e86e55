"""Those who help: an NGO with a woman whom helping endangers (domain §2.1, §10.2)."""

from resources.texts import _
from ui.demo.stage import Hands, Stage


def call_in_help(stage: Stage) -> None:
    """Note who helps, what they did, what is asked of them, and print what is safe to send."""
    stage.set_clock("2026-07-25T09:00:00Z")
    with (
        stage.step(_("Partners: what they did, what is safe to send")) as result,
        stage.office(stage.post, "anna") as anna,
    ):
        ngo, case = stage.ids["operator"], stage.ids["mother_case"]
        anna.set("organisation", ngo, region="Tetouan", contact_details="Via de apotheek, alleen mondeling")
        _ngo(anna, case, ngo)
        result += [each.safe_to_send[0] for each in anna.office.partners.of_case(case)]


def _ngo(anna: Hands, case: str, ngo: str) -> None:
    helper = anna.new("person", given_names="Salma", surname="Idrissi")
    anna.new(
        "involvement",
        case=case,
        person=helper,
        role="LOKAAL_CONTACT",
        organisation=ngo,
        is_endangered_by_helping="JA",
        contact_instructions="Nooit bellen; een briefje in de apotheek.",
    )
    anna.new(
        "contact",
        case=case,
        organisation=ngo,
        person=helper,
        direction="IN",
        channel="NGO",
        occurred_at="2026-07-24T15:30:00Z",
        succeeded=True,
        summary="Moeder en kind zijn goed vertrokken.",
    )
    anna.new("task", case=case, description="Achtergelaten tas bewaren", side="NGO", due_on="2026-08-01")
