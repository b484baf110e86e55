"""Partners in the window: who did something last, all of the chosen one, contact details behind a reason."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.case.page import CasePage
from ui.pages.home.page import HomePage
from ui.pages.papers.page import PaperPane
from ui.pages.papers.presenter import Offer
from ui.pages.partners.page import PartnersPage
from ui.pages.place import PageName
from ui.pages.sending.page import SendPage
from ui.widgets.wording import MASK
from ui.window.shell import Shell


def begin(rehearsal: Rehearsal) -> None:
    """Let an NGO with someone in danger take part in a case, beside an organisation that did nothing yet."""
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


def test_partners_are_told_of_and_reached_after_a_reason_only(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    begin(rehearsal)
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
    found = shell.page
    assert isinstance(found, CasePage)

    shown = [each.text() for each in found.overview.partners.findChildren(QLabel) if each.isVisibleTo(found)]
    assert any("Helpen brengt iemand die daar werkt in gevaar" in each for each in shown)
    assert any(each.startswith("Nooit, aan niemand") for each in shown)
    assert not any("Idrissi" in each for each in shown)


def test_sending_says_how_many_who_help_are_in_it_and_must_stay_unnamed(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = rehearsal.with_case()
    with rehearsal.office() as office:
        helper = office.desk.create("person", {"surname": "Idrissi"}).record.id
        said = {"case": case, "person": helper, "role": "VERTROUWENSPERSOON"}
        office.desk.create("involvement", said | {"is_endangered_by_helping": "JA"})
        assert office.partners.unnamed_since(None) == 1
        assert office.partners.unnamed_since(office.clock.now() + timedelta(days=1)) == 0
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.SEND, SendPage)
    rest(qtbot, shell)

    assert "zonder naam" in page.unnamed.words.text()
    assert "Idrissi" not in page.unnamed.words.text()


def test_a_paper_for_the_person_says_that_paper_at_home_is_found(qtbot: QtBot, shell: Shell) -> None:
    page = go(qtbot, shell, PageName.HOME, HomePage)
    pane = PaperPane(page.visit, page.tasks)
    qtbot.addWidget(pane)
    pane.offer([Offer("FRM-15", "1", "plan"), Offer("FRM-16", "2", "verslag")], "")
    assert "Geen papier naar huis" in pane.at_home.words.text()

    pane.choice.choose("1")
    assert not pane.at_home.words.text()
