"""The page of known devices: the own card and its code, the cards of others, and whom we no longer trust."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from consulaat.services.exchange import Device, TrustState
from resources.reference import label
from resources.texts import _, language
from ui.pages.cards.presenter import CardsPresenter
from ui.pages.cards.renewing import RenewingCard
from ui.pages.page import Page, scrolled
from ui.pages.place import Tone, Visit
from ui.widgets.file_dialog import choose_files, choose_new_file
from ui.widgets.in_sight import focus_in_sight, in_sight
from ui.widgets.look import WIDE_GAP
from ui.widgets.plain import Card, button, heading, quiet, row, strong, words
from ui.widgets.table import RowsModel, Table, TextRow
from ui.widgets.wording import day_words

WIDTH = 860
WIDTHS = (130, 70, 240, 130, 290)


class CardsPage(Page):
    """Widgets only; the presenter asks the desk of trust."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Known devices"),
            _(
                "Bundles are taken in only from devices whose card is known and whose code was compared by voice."
            ),
        )
        self.own_name = strong()
        self.own_code = words(selectable=True)
        self.own_code.setAccessibleName(_("Code of this device"))
        self.save_card = button(_("Save o&wn card…"), "device-floppy")
        self.model = RowsModel((_("Device"), _("Post"), _("Trust"), _("Valid until"), _("Code")))
        self.table = Table(self.model, _("Known devices"), widths=WIDTHS, wide=4)
        self.code = QLineEdit()
        self.take_in = button(_("Choose a card and take it &in…"), "package-import", main=True)
        self.reason = QLineEdit()
        self.stolen = QCheckBox(_("The device was s&tolen"))
        self.revoke = button(_("&Revoke this device"), "lock")
        self.accept = button(_("&Accept as successor"), "check")
        self.renewing = RenewingCard(visit, self.tasks)
        self.chosen_name = heading(size=1.1)
        self._wanted = ""
        self._lay_out()
        self._connect()
        self._presenter = CardsPresenter(self, visit.office, self.tasks)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Show this device and the known ones."""
        own = devices[0]
        self.own_name.setText(f"{own.card.name} ({own.card.post})")
        self.own_code.setText(own.code)
        chosen = self._chosen()
        wanted = self._wanted or (chosen.store if chosen is not None else "")
        self._wanted = ""
        self.model.show([TextRow(_cells(each), each) for each in devices[1:]])
        for line, each in enumerate(devices[1:]):
            if each.store == wanted:
                self.table.selectRow(line)
        self.table.fit()
        self.table.setVisible(len(devices) > 1)
        self._nobody.setVisible(len(devices) == 1)
        self._trust.setVisible(len(devices) > 1)
        self._allow()

    def show_added(self, device: Device) -> None:
        """Say that a card was taken in."""
        self.code.clear()
        if device.state is TrustState.OFFERED:
            said = _(
                "Device {name} wants to take the place of another one: call the post, then accept it.",
                name=device.card.name,
            )
            self.visit.say(said, Tone.WARNING)
            self._wanted = device.store
            focus_in_sight(self.reason)
            in_sight(self._trust)
        else:
            self.visit.say(_("Device {name} is trusted.", name=device.card.name), Tone.DONE)
        self.visit.changed()
        self.refresh()

    def show_changed(self, device: Device) -> None:
        """Say that the trust in a device changed."""
        self.reason.clear()
        self.stolen.setChecked(False)
        state = label("TrustState", device.state, language())
        self.visit.say(_("Device {name}: {state}.", name=device.card.name, state=state), Tone.DONE)
        self.visit.changed()
        self.refresh()

    def show_written(self, path: Path) -> None:
        """Say where the own card was written."""
        self.visit.say(
            _("The card is written: {name}. Tell its code by voice, not with the card.", name=path.name),
            Tone.DONE,
        )

    def refresh(self) -> None:
        self._presenter.refresh()
        self.renewing.refresh()

    def begin(self) -> None:
        self.code.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        laid = QVBoxLayout(inside)
        laid.setContentsMargins(0, 0, 12, 0)
        laid.setSpacing(WIDE_GAP)
        own = Card(
            heading(_("This device"), size=1.1),
            self.own_name,
            quiet(_("Others compare this code by phone, in groups of four:")),
            self.own_code,
            row(self.save_card),
            margin=18,
        )
        self._nobody = quiet(_("No other device is known yet."))
        code_label, reason_label = (
            words(_("&Code that was compared"), wrap=False),
            words(_("Reaso&n"), wrap=False),
        )
        code_label.setBuddy(self.code)
        reason_label.setBuddy(self.reason)
        for each in (self.code, self.reason):
            each.setMinimumHeight(32)
            each.setMaximumWidth(520)
        self.code.setPlaceholderText("1234-5678-9012-3456-7890-1234-5678-9012")
        new = Card(
            heading(_("Take in a card"), size=1.1), code_label, self.code, row(self.take_in), margin=18
        )
        trust = Card(
            self.chosen_name,
            reason_label,
            self.reason,
            self.stolen,
            row(self.revoke, self.accept),
            margin=18,
        )
        self._trust = trust
        for part in (self.renewing, own, self._nobody, self.table, new, trust):
            part.setMaximumWidth(WIDTH)
            laid.addWidget(part)
        laid.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)

    def _connect(self) -> None:
        self.save_card.clicked.connect(self._save)
        self.renewing.renewed.connect(self.refresh)
        self.take_in.clicked.connect(self._take_in)
        self.revoke.clicked.connect(self._revoke)
        self.accept.clicked.connect(self._accept)
        self.table.selectionModel().currentRowChanged.connect(self._allow)

    def _chosen(self) -> Device | None:
        index = self.table.currentIndex()
        found: Device | None = self.model.key(index.row()) if index.isValid() else None
        return found

    @Slot()
    def _allow(self) -> None:
        device = self._chosen()
        self.revoke.setEnabled(
            device is not None and device.state in {TrustState.TRUSTED, TrustState.OFFERED}
        )
        self.accept.setEnabled(device is not None and device.state is TrustState.OFFERED)
        name = device.card.name if device is not None else ""
        self.chosen_name.setText(_("The chosen device: {name}", name=name))

    @Slot()
    def _save(self) -> None:
        path = choose_new_file(self, _("Save own card"), "consulaat.card")
        if path is not None:
            self._presenter.write(path)

    @Slot()
    def _take_in(self) -> None:
        if not self.code.text().strip():
            self.visit.say(_("First type the code as the other side reads it out."), Tone.WRONG)
            self.code.setFocus()
            return
        found = choose_files(self, _("Choose a card"), "")
        if found:
            self._presenter.add(found[0], self.code.text().strip())

    @Slot()
    def _revoke(self) -> None:
        device = self._chosen()
        if device is None:
            return
        if not self.reason.text().strip():
            self.visit.say(_("First give the reason."), Tone.WRONG)
            self.reason.setFocus()
            return
        self._presenter.revoke(device.card.name, self.reason.text().strip(), stolen=self.stolen.isChecked())

    @Slot()
    def _accept(self) -> None:
        device = self._chosen()
        if device is not None:
            self._presenter.accept(device.card.name, self.reason.text().strip())


def _cells(device: Device) -> tuple[str, ...]:
    card = device.card
    state = label("TrustState", device.state, language())
    return (card.name, card.post, state, day_words(card.valid_until.date()), device.code)
