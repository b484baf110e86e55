"""Sentences that are ready to be put into a text."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from consulaat.records.kinds import TextKind
from ui.widgets.fields.ready import ready_texts
from ui.widgets.fields.text import LongField


def test_a_ready_text_is_put_where_the_cursor_stands_and_can_be_undone(qtbot: QtBot) -> None:
    field = LongField(TextKind(), ready=ready_texts("contact")["summary"])
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.edit, "Zij belde.")
    heard: list[None] = []
    field.changed.connect(lambda: heard.append(None))
    menu = field.ready.menu_of_texts()
    menu.actions()[0].trigger()

    assert field.value() == f"Zij belde. {ready_texts('contact')['summary'][0]}"
    assert heard
    field.edit.undo()
    assert field.value() == "Zij belde."


def test_a_text_for_which_nothing_is_ready_has_no_button(qtbot: QtBot) -> None:
    assert "summary" not in ready_texts("handover")
    field = LongField(TextKind())
    qtbot.addWidget(field)
    field.show()

    assert not field.ready.isVisible()
