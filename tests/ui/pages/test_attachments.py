"""Attachments in the window: dropped, pasted or chosen, seen inside, given out for a reason, printed with a mark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consulaat.records.attachment import Attachment
from tests.content.samples import JPEG, a_docx, a_pdf
from tests.forms.reading import pages_of
from tests.ui.rehearsal import Rehearsal, a_case
from ui.bootstrap import Office
from ui.pages.attachments.pane import AttachmentsPane
from ui.pages.attachments.taking import files_in
from ui.pages.case.presenter import CasePresenter, Overview
from ui.pages.place import Visit
from ui.pages.records.sections import section_of
from ui.tasks import DirectTasks
from ui.widgets.viewer.drawing import drawing_pool
from ui.widgets.wording import size_words


@pytest.fixture
def office(rehearsal: Rehearsal) -> Iterator[Office]:
    with rehearsal.office() as office:
        yield office


@pytest.fixture
def case(office: Office) -> str:
    return a_case(office)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def pane(qtbot: QtBot, office: Office, case: str, said: list[str]) -> AttachmentsPane:
    visit = Visit(
        office=office,
        tasks=DirectTasks(),
        go=lambda _place: None,
        say=lambda text, _tone, _error=None: said.append(text),
    )
    section = section_of("attachment")
    assert section is not None
    made = AttachmentsPane(section, visit, visit.tasks)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_case(overview_of(office, case))
    made.changed.connect(lambda: made.show_case(overview_of(office, case)))
    return made


def overview_of(office: Office, case: str) -> Overview:
    return CasePresenter(None, office, DirectTasks(), case)._overview()  # type: ignore[arg-type]


def rest(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not drawing_pool().is_busy)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not drawing_pool().is_busy)


def drop(pane: AttachmentsPane, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    entering.ignore()
    pane.dragEnterEvent(entering)
    if not entering.isAccepted():
        return False
    pane.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    return True


def titles(pane: AttachmentsPane) -> list[str]:
    return [pane.model.index(line, 0).data() for line in range(pane.model.rowCount())]


def acts(office: Office) -> list[tuple[object, object]]:
    with office.store.work(office.desk.by) as work:
        return [(act["action"], act.get("reason")) for act in work.acts(20) if act["type"] == "attachment"]


def test_an_empty_section_says_what_to_do(pane: AttachmentsPane) -> None:
    assert pane.empty.isVisible()
    assert pane.add_button.isVisible()
    assert not pane.table.isVisible()


def test_dropped_files_stand_in_the_list_and_refused_ones_say_why(
    pane: AttachmentsPane, tmp_path: Path, said: list[str]
) -> None:
    for name, data in (
        ("brief.pdf", a_pdf()),
        ("foto.jpg", JPEG),
        ("spel.exe", b"MZ" + bytes(60)),
        ("x.zip", b"PK\x05\x06"),
    ):
        (tmp_path / name).write_bytes(data)

    assert drop(pane, *(tmp_path / name for name in ("brief.pdf", "spel.exe", "foto.jpg", "x.zip")))

    assert titles(pane) == ["foto", "brief"]
    assert pane.refused.isVisible()
    lines = pane._refused_words.text().splitlines()
    assert [line.split(":")[0] for line in lines] == ["spel.exe", "x.zip"]
    assert said

    pane.table.selectRow(1)
    pane.take([("notitie.txt", b"Een regel")])

    assert titles(pane)[pane.table.currentIndex().row()] == "notitie"  # what Details then fills in


def test_an_address_of_the_network_is_no_file(pane: AttachmentsPane) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/foto.jpg")])
    data.setText("https://example.org/foto.jpg")

    assert files_in(data) == []


def test_a_picture_and_words_can_be_pasted(pane: AttachmentsPane, office: Office, case: str) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QApplication.clipboard().setImage(image)
    QTest.keyClick(pane, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().setText("Ik wil naar huis زهرا")
    pane.paste_button.click()
    QApplication.clipboard().clear()
    pane.paste_button.click()

    kinds = [kept.media_kind for kept, _here in office.attachments.of_case(case)]
    assert kinds == ["image/png", "text/plain"]


def test_an_attachment_is_opened_by_key_inside_the_window_and_escape_leads_back(
    qtbot: QtBot, pane: AttachmentsPane, office: Office
) -> None:
    pane.take([("brief.pdf", a_pdf("een", "twee"))])
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    rest(qtbot)

    assert pane.seen.isVisible()
    assert pane.seen.viewer.count == 2
    assert "Pdf" in pane.seen.facts.text()
    assert ("LEZEN", None) in acts(office)

    assert pane.escape()
    rest(qtbot)
    assert pane.table.isVisible()
    assert pane.seen.viewer.count == 0
    assert not pane.escape()


def test_what_is_shown_is_let_go_of_when_another_section_is_chosen(
    qtbot: QtBot, pane: AttachmentsPane
) -> None:
    pane.take([("brief.pdf", a_pdf())])
    pane.open_button.click()
    rest(qtbot)
    assert pane.seen.viewer.is_ready

    pane.hide()

    assert not pane.seen.viewer.is_ready
    assert pane.seen.title.text() == ""


def test_a_file_that_is_never_opened_says_so(pane: AttachmentsPane, said: list[str]) -> None:
    pane.take([("verslag.docx", a_docx())])

    assert not pane.open_button.isEnabled()
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert "nooit geopend" in said[-1] or "never opened" in said[-1]


def test_saving_outside_asks_a_reason_first(
    pane: AttachmentsPane, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.pages.attachments import pane as room

    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str) -> Path:
        proposed.append(name)
        return tmp_path / name

    monkeypatch.setattr(room, "choose_new_file", choose)
    pane.take([("Nadia paspoort.jpg", JPEG)])
    pane.save_button.click()
    pane.give_button.click()
    assert proposed == []

    QTest.keyClicks(pane.reason, "voor de rechter")
    QTest.keyClick(pane.reason, Qt.Key.Key_Return)

    assert "Nadia" not in proposed[0]
    assert proposed[0].endswith(".jpg")
    assert (tmp_path / proposed[0]).read_bytes() == JPEG
    assert ("EXPORTEREN", "voor de rechter") in acts(office)


def test_printing_notes_the_act_marks_the_copy_and_tells_of_the_spooler_once(
    qtbot: QtBot, pane: AttachmentsPane, office: Office, tmp_path: Path, said: list[str]
) -> None:
    pane.take([("brief.pdf", a_pdf("een", "twee"))])
    pane.open_button.click()
    rest(qtbot)
    id_ = pane.model.key(0)
    for number in (1, 2):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{number}.pdf"))
        note = pane._presenter.noted(id_)
        pane.seen.print_line.print_on(printer, pane.seen.viewer, note, "Kopie · anna", to_file=True)
        rest(qtbot)

    texts = pages_of((tmp_path / "2.pdf").read_bytes())
    assert len(texts) == 2
    assert all("Kopie · anna" in text for text in texts)
    assert acts(office).count(("AFDRUKKEN", None)) == 2
    assert len(said[-2]) > len(said[-1])
    assert office.memory.recall("print/setup") is not None


def test_a_printer_that_writes_a_file_is_refused(
    qtbot: QtBot, pane: AttachmentsPane, office: Office, tmp_path: Path, said: list[str]
) -> None:
    pane.take([("brief.pdf", a_pdf())])
    pane.open_button.click()
    rest(qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))

    pane.seen.print_line.print_on(printer, pane.seen.viewer, pane._presenter.noted(pane.model.key(0)))
    rest(qtbot)

    assert not (tmp_path / "x.pdf").exists()
    assert ("AFDRUKKEN", None) not in acts(office)
    assert said


def test_what_may_not_be_printed_has_no_button_for_it(
    qtbot: QtBot, pane: AttachmentsPane, office: Office
) -> None:
    pane.take([("brief.pdf", a_pdf())])
    pane.open_button.click()
    rest(qtbot)
    assert pane.seen.viewer.tools.print.isVisible()
    pane.escape()

    office.desk.change("attachment", pane.model.key(0), {"may_be_printed": False})
    pane.open_button.click()
    rest(qtbot)
    assert not pane.seen.viewer.tools.print.isVisible()


def test_the_record_is_named_in_fields_that_refer_to_an_attachment(
    pane: AttachmentsPane, office: Office, case: str
) -> None:
    pane.take([("brief.pdf", a_pdf()), ("vertaling.txt", b"Lieve dochter")])
    kept = {each.title: each for each, _here in office.attachments.of_case(case)}

    changed = office.desk.change(
        "attachment", kept["vertaling"].id, {"translation_of": kept["brief"].id, "kind": "BRIEF"}
    ).record

    assert isinstance(changed, Attachment)
    assert overview_of(office, case).names[kept["brief"].id].startswith("brief")


def test_a_size_is_said_as_people_say_it() -> None:
    assert [size_words(each) for each in (12, 2048, 3 * 1024 * 1024 + 200_000)] == [
        "12 bytes",
        "2 kB",
        "3,2 MB",
    ]
