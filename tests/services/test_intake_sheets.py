"""Numbered empty intake sheets: a number on paper belongs to the report that is typed in from it, and to no other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consulaat.records.report import Report
from consulaat.rules.findings import StandsInTheWayError
from consulaat.services.intake_sheets import NotNumberedError, SheetCountError
from tests.forms.reading import pages_of, text_of
from tests.services.printing_stores import acts, an_office
from ui.bootstrap import Office

TOLD: dict[str, Any] = {"channel": "TELEFOON", "received_at": "2026-07-01T08:00:00Z"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = an_office(tmp_path / "store")
    yield opened
    opened.close()


def number_of(office: Office, **given: str) -> str:
    made = office.desk.create("report", {**TOLD, **given}).record
    assert isinstance(made, Report)
    return made.number or ""


def refused(office: Office, number: str) -> str:
    with pytest.raises(StandsInTheWayError) as raised:
        office.desk.create("report", {**TOLD, "number": number})
    (finding,) = raised.value.findings
    assert finding.field_name == "number"
    return finding.code


def test_each_sheet_has_its_own_number_on_every_page(office: Office) -> None:
    made = office.printing.numbered("frm-01", "nl", 3)

    pages = pages_of(made.data)
    assert made.pages == len(pages)
    each = len(pages) // 3
    numbers = [f"RAB-2026-M0000{n}" for n in (1, 2, 3)]
    for place, page in enumerate(pages):
        assert [number for number in numbers if number in page] == [numbers[place // each]]
        assert f"Pagina {place % each + 1} van {each}" in page
    assert "Voornaam en achternaam" in pages[0]
    assert "letterlijk" in text_of(made.data)
    assert acts(office)[-1] | {"first": numbers[0], "sheets": 3} == acts(office)[-1]


def test_reports_go_on_after_the_numbers_that_lie_on_paper(office: Office) -> None:
    assert number_of(office) == "RAB-2026-M00001"
    office.printing.numbered("FRM-01", "nl", 2)

    assert number_of(office) == "RAB-2026-M00004"
    office.printing.numbered("FRM-01", "en", 1)
    assert number_of(office) == "RAB-2026-M00006"


def test_a_report_from_a_sheet_gets_its_number_however_it_is_typed(office: Office) -> None:
    office.printing.numbered("FRM-01", "nl", 2)

    assert number_of(office, number=" rab-2026-m00002 ") == "RAB-2026-M00002"
    assert number_of(office, number="RAB-2026-M00001") == "RAB-2026-M00001"
    assert number_of(office) == "RAB-2026-M00003"


def test_a_number_that_is_unknown_used_or_of_another_post_is_refused(office: Office) -> None:
    office.printing.numbered("FRM-01", "nl", 1)
    number_of(office, number="RAB-2026-M00001")

    assert refused(office, "RAB-2026-M00001") == "SHEET_USED"
    assert refused(office, "RAB-2026-M00009") == "SHEET_UNKNOWN"
    assert refused(office, "TUN-2026-M00001") == "SHEET_OF_ANOTHER_POST"
    found = office.desk.look_over("report", None, {**TOLD, "number": "RAB-2026-M00009"})
    assert "SHEET_UNKNOWN" in {each.code for each in found}
    assert len(office.desk.find("report")) == 1


def test_only_intake_sheets_are_numbered_and_not_endlessly_many(office: Office) -> None:
    with pytest.raises(NotNumberedError):
        office.printing.numbered("FRM-15", "nl", 2)
    for count in (0, -1, 101):
        with pytest.raises(SheetCountError):
            office.printing.numbered("FRM-01", "nl", count)
    assert number_of(office) == "RAB-2026-M00001"
