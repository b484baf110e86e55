"""The facts of a report that few need at once, and what the reporter is told."""

from pytestqt.qtbot import QtBot

from consulaat.records.report import Report
from tests.ui.conftest import OpenShell
from tests.ui.rehearsal import Rehearsal, go, rest
from ui.pages.place import PageName
from ui.pages.reports.page import NewReportPage


def test_the_other_facts_of_a_report_are_folded_away_and_kept(
    qtbot: QtBot, rehearsal: Rehearsal, open_shell: OpenShell
) -> None:
    with rehearsal.office() as office:
        support = office.desk.create(
            "organisation", {"code": "SMN", "name": "Steunpunt", "kind": "ZELFORGANISATIE"}
        ).record
    shell = open_shell(rehearsal)
    page = go(qtbot, shell, PageName.NEW_REPORT, NewReportPage)
    rest(qtbot, shell)
    fields = page.fields
    assert not fields["reporter"].isVisibleTo(page)
    assert not page.has_unsaved

    page.questions.more.more_button.click()
    assert fields["reporter"].isVisibleTo(page)
    fields["stated_name"].show_value("Nadia")
    fields["forwarding_organisation"].show_value(support.id)
    fields["reporter"].retype({"typed": "tante Samira"})
    fields["case_link_is_sealed"].show_value(True)
    page.save()
    rest(qtbot, shell)

    assert "RAB-" in shell.bar.text
    assert "verder niets" in shell.bar.text
    shell.lock()
    rest(qtbot, shell)
    with rehearsal.office() as office:
        (report,) = office.desk.find("report")
        assert isinstance(report, Report)
        assert report.forwarding_organisation == support.id
        assert report.case_link_is_sealed
        assert report.reporter is not None
        assert office.desk.reveal("report", report.id, "reporter", "terugbellen") == "tante Samira"
