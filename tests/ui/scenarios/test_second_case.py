"""S18 in the window: a number typed twice is stopped and names the first case; the two can be linked as doubles."""

import pytest
from pytestqt.qtbot import QtBot

from consulaat.records.case import Case, CaseLink, CaseRelation
from consulaat.records.person import Person
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest, texts_of
from tests.ui.scenarios.hands import Hands
from tests.ui.scenarios.test_scenarios import both, choose_level
from ui.pages.case.page import CasePage
from ui.pages.place import PageName

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
BSN = "999990019"


def two_cases(rehearsal: Rehearsal) -> tuple[Case, Case]:
    """Make two open cases of people who look alike; the number of the first is known."""
    with rehearsal.office() as office:
        found = []
        for name in ("Nadia", "Nadya"):
            person = office.desk.create("person", {"given_names": name, "surname": "Haddad"}).record
            made = office.desk.create("case", {"person": person.id, "country_of_stay": "MA"}).record
            assert isinstance(made, Case)
            found.append(made)
        office.desk.change("person", found[0].person, {"bsn": BSN})
    return found[0], found[1]


@both
def test_s18_a_number_that_has_an_open_case_is_stopped_and_the_two_are_linked(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, keys: bool
) -> None:
    one, other = two_cases(rehearsal)
    shell = open_shell(rehearsal)
    hands = Hands(qtbot, shell, keys)
    page = go(qtbot, shell, PageName.CASE, CasePage, other.id)

    hands.section(page, "person")
    assert page.doubles.isVisible()
    assert "Nadia Haddad" in texts_of(page.doubles)
    assert page.editor.form is not None
    hands.fill(page.editor.form.fields["bsn"], BSN)
    hands.save(page)
    said = texts_of(page)
    assert one.number
    assert one.number in said
    assert "al een open zaak" in said

    fields = hands.new(page, "case_link")
    hands.fill(fields["linked_case"], one.number)
    choose_level(hands, fields["relation"], "DUBBEL", "Dubbel")
    hands.save(page)
    hands.section(page, "overview")
    related = page.overview.related.list.model()
    assert related.rowCount() == 1
    assert one.neutral_reference in [related.index(0, column).data() for column in range(4)]

    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        kept = office.desk.read("person", other.person)
        (link,) = office.desk.find("case_link")
    assert isinstance(kept, Person)
    assert kept.bsn is None
    assert isinstance(link, CaseLink)
    assert (link.case, link.linked_case, link.relation) == (other.id, one.id, CaseRelation.DUPLICATE)
