"""Parts of the sheet of one record: what the program filled in, and what a new record shows at first."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QFormLayout, QWidget

from consulaat.records.compound import Part
from consulaat.values.canonical import Json
from resources.texts import _
from ui.pages.records.presenter import FILL_IN, Sheet
from ui.widgets.access_keys import AccessKeys
from ui.widgets.fields.base import Setting
from ui.widgets.fields.ready import ready_texts
from ui.widgets.form import Form
from ui.widgets.note import Remark
from ui.widgets.plain import Card, heading, quiet, words

WIDTH: Final = 780


def defaults_shown(groups: Sequence[tuple[str, Sequence[Part]]]) -> dict[str, Json]:
    """Return what the declaration fills in by itself: those defaults need not be sent."""
    found: dict[str, Json] = {}
    for _title, parts in groups:
        for part in parts:
            if part.default is not None and not part.is_required and part.default not in ((), frozenset()):
                found[part.name] = part.kind.write(part.default)
    return found


def filled(form: Form) -> dict[str, Json]:
    """Return every field in which something stands."""
    return {name: value for name, field in form.fields.items() if (value := field.value()) is not None}


def facts_card(facts: Sequence[tuple[str, str]]) -> QWidget:
    """Return what the program filled in, to read."""
    content = QWidget()
    laid = QFormLayout(content)
    laid.setHorizontalSpacing(16)
    for caption, text in facts:
        laid.addRow(quiet(caption), words(text, selectable=True))
    card = Card(heading(_("Filled in by the program"), size=1.1), content)
    card.setMaximumWidth(WIDTH + 60)
    return card


def setting_of(sheet: Sheet, me: str) -> Setting:
    """Return what the fields of a sheet must know of their surroundings."""
    return Setting(
        time_zone=sheet.time_zone,
        currency=sheet.currency,
        choices=sheet.choices,
        me=me,
        ready=ready_texts(sheet.type_),
    )


def free_keys(window: QWidget, own: Sequence[QAbstractButton]) -> AccessKeys:
    """Return the letters that no button of the window has taken, nor those of the editor itself."""
    keys = AccessKeys()
    for each in window.findChildren(QAbstractButton):
        if each.isVisible():
            keys.take(each.text())
    for each in own:
        keys.take(each.text())
    return keys


def missing_in(sheet: Sheet, form: Form) -> dict[str, list[Remark]]:
    """Return what a new record cannot be without and is not filled in."""
    if sheet.record is not None:
        return {}
    needed = [part.name for _title, parts in sheet.groups for part in parts if part.is_required]
    return {name: [Remark(_(FILL_IN))] for name in needed if form.is_empty(name)}
