"""Numbers outside the safe times in the window: hidden from an officer until the head releases them."""

from datetime import UTC, datetime, timedelta

from pytestqt.qtbot import QtBot

from consulaat.records.user import UserRole
from consulaat.values.codes import Weekday
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import WORDS, Rehearsal, go, rest, texts_of
from ui.pages.case.page import CasePage
from ui.pages.place import PageName

NUMBER = "+212600000001"


def held_case(rehearsal: Rehearsal) -> str:
    """Make a case with a safe time in three days, and a colleague of the head."""
    day = list(Weekday)[(datetime.now(UTC) + timedelta(days=3)).weekday()].value
    case = rehearsal.with_case()
    with rehearsal.office() as office:
        office.staff.add("kees", frozenset({UserRole.CONSULAR_OFFICER}), WORDS)
        office.desk.create(
            "contact_protocol",
            {
                "case": case,
                "channels": [{"channel": "SMS", "number_or_address": NUMBER, "device_is_shared": False}],
                "safe_times": [
                    {"weekday": day, "time_from": "10:00", "time_until": "10:05", "time_zone": "UTC"}
                ],
            },
        )
    return case


def asked(qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell, user: str, case: str) -> CasePage:
    """Open the window as a user and press the button that shows the numbers."""
    shell = open_shell(Rehearsal(rehearsal.folder, user))
    page = go(qtbot, shell, PageName.CASE, CasePage, case)
    page.overview.safe_contact.read_button.click()
    rest(qtbot, shell)
    return page


def test_only_the_head_releases_numbers_outside_the_safe_times(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    case = held_case(rehearsal)
    kees = asked(qtbot, rehearsal, open_shell, "kees", case)
    card = kees.overview.safe_contact
    assert NUMBER not in texts_of(kees)
    assert "hoofd" in texts_of(card.warning)
    assert not card.release.isVisible()
    kees.window().close()

    anna = asked(qtbot, rehearsal, open_shell, "anna", case)
    assert NUMBER not in texts_of(anna)
    anna.overview.safe_contact.release.reason.setText("zij vroeg erom")
    anna.overview.safe_contact.release.give.click()
    rest(qtbot, anna.window())  # type: ignore[arg-type]
    assert NUMBER in texts_of(anna)
