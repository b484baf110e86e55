"""Partners in the window: who did something last, all of the chosen one, contact details behind a reason."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.partners.page import PartnersPage
from ui.pages.place import PageName
from ui.widgets.wording import MASK


def test_partners_are_told_of_and_reached_after_a_reason_only(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    with rehearsal.office() as office:
        ngo = office.desk.create(
            "organisation",
            {"code": "NGO7", "kind": "NGO_LOKAAL", "name": "Thuishaven", "contact_details": "via de bakker"},
        ).record.id
        office.desk.create("organisation", {"code": "IND", "kind": "IND", "name": "Dienst"})
        helper = office.desk.create("person", {"given_names": "Salma", "surname": "Idrissi"}).record.id
        office.desk.create(
            "involvement",
            {
                "case": case,
                "person": helper,
                "role": "LOKAAL_CONTACT",
                "organisation": ngo,
                "is_endangered_by_helping": "JA",
            },
        )
        said = {"case": case, "organisation": ngo, "person": helper, "direction": "IN", "channel": "NGO"}
        office.desk.create("contact", said | {"occurred_at": "2026-07-06T09:00:00Z"})
        office.desk.create("task", {"case": case, "description": "Kamer zoeken", "side": "NGO"})
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.PARTNERS, PartnersPage)
    rest(qtbot, shell)
    card = page.card

    assert page.model.rowCount() == 2
    first = [page.model.index(0, column).data() for column in range(4)]
    assert first == ["Thuishaven", "Nam contact op (Ngo)", "06-07-2026", "1"]
    assert "mondeling" in card.safe.text()
    assert card.never.words.text().startswith("Nooit, aan niemand")
    assert tuple(each.rows.rowCount() for each in (card.acts, card.tasks, card.people)) == (1, 1, 1)
    shown = [card.people.rows.index(0, column).data() for column in range(4)]
    assert shown[0] == "Blijft zonder naam"
    assert "nog geen veilige weg" in shown[1]
    assert card.contact.text() == MASK

    card.contact_button.click()
    assert card.reason.isVisible()
    assert page.escape()
    assert not card.reason.isVisible()
    card.contact_button.click()
    card.reason.reason.setText("kamer zoeken")
    card.reason.give.click()
    rest(qtbot, shell)
    assert card.contact.text() == "via de bakker"

    page.search.setText("dienst")
    rest(qtbot, shell)
    assert page.model.rowCount() == 1
    assert "raadplegingsblad" in card.safe.text()
    assert "bakker" not in card.contact.text()
    assert card.no_people.isVisible()
    assert page.escape()
    rest(qtbot, shell)
    assert page.model.rowCount() == 2
    assert "raadplegingsblad" in card.safe.text()  # the chosen one stays chosen

    page.table.selectRow(0)
    rest(qtbot, shell)
    assert card.contact.text() == MASK
    card.tasks.opened.emit(0)
    rest(qtbot, shell)
    assert shell.place.page is PageName.CASE
