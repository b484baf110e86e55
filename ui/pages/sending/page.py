"""The page for sending: to whom, into which folder, and what came of it."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from consulaat.services.exporting import Exported
from consulaat.services.unnamed import unnamed_words
from resources.texts import _, n_
from ui.pages.page import Page
from ui.pages.place import PageName, Place, Tone, Visit
from ui.pages.sending.presenter import Outbox, Receiver, SendPresenter
from ui.widgets.fields.choice import Combo
from ui.widgets.file_dialog import choose_folder
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, row, words
from ui.widgets.wording import moment_words, size_words

WIDTH = 760


class SendPage(Page):
    """Widgets only; the presenter makes the files."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(
            visit,
            _("Send"),
            _(
                "Makes a sealed file with all that the receiver has not confirmed yet. "
                "Only that receiver can open it."
            ),
        )
        self.receiver = Combo(())
        self.receiver.setMinimumHeight(34)
        self.receiver.setMinimumContentsLength(34)
        self.folder = QLineEdit()
        self.folder.setMinimumHeight(34)
        self.folder.setPlaceholderText(_("For example a USB stick"))
        self.choose = button(_("Ch&oose…"), "folder")
        self.send = button(_("&Send"), "package-export", main=True)
        self.state = words()
        self.unnamed = Note()
        self.nobody = words(
            _(
                "No receiver is trusted yet. An administrator first takes in the card of headquarters "
                "and compares its code."
            )
        )
        self.to_cards = button(_("&Known devices"), "certificate")
        self.result = Card(heading(_("Written"), size=1.1))
        self._words = words(selectable=True)
        self._words.setAccessibleName(_("What was written"))
        self._lay_out()
        self.choose.clicked.connect(self._choose_folder)
        self.send.clicked.connect(self._send)
        self.to_cards.clicked.connect(lambda: visit.go(Place(PageName.CARDS)))
        self.folder.textChanged.connect(self._allow)
        self._presenter = SendPresenter(self, visit.office, self.tasks)

    def show_outbox(self, outbox: Outbox) -> None:
        """Show to whom can be sent."""
        before = self.receiver.code
        self.receiver.clear()
        for each in outbox.receivers:
            self.receiver.addItem(_words_of(each), each.name)
        if before:
            self.receiver.choose(before)
        is_ready = bool(outbox.receivers)
        for part in self._choices:
            part.setVisible(is_ready)
        self.nobody.setHidden(is_ready)
        self.to_cards.setVisible(not is_ready and self._presenter.may_trust)
        if not is_ready:
            self.to_cards.setFocus()
        unsent = n_("{n} change is not confirmed yet.", "{n} changes are not confirmed yet.", outbox.unsent)
        zone = self.visit.office.identity.time_zone
        last = (
            _("Last confirmed: {moment}", moment=moment_words(outbox.last_confirmed, zone))
            if outbox.last_confirmed
            else _("Nothing was ever confirmed.")
        )
        self.state.setText(f"{unsent}  {last}")
        self.unnamed.tell(_unnamed(outbox.unnamed))
        self._allow()

    def show_sent(self, exported: Exported) -> None:
        """Show what was written, and where."""
        self.send.setEnabled(True)
        counted = n_("{n} change", "{n} changes", exported.changes)
        lines = [
            _(
                "Bundle {number} with {counted}, {size}.",
                number=exported.number,
                counted=counted,
                size=size_words(exported.size),
            )
        ]
        lines += [str(each) for each in exported.files]
        lines.append(_("Bring these files to the receiver. Their receipt comes with the next import."))
        self._words.setText("\n".join(lines))
        self.result.show()
        said = _("The file was written and read back. Remove the stick safely before you take it out.")
        self.visit.say(said, Tone.DONE)
        self.visit.changed()
        self.refresh()

    def show_error(self, error: Exception) -> None:
        super().show_error(error)
        self._allow()

    def refresh(self) -> None:
        self._presenter.refresh()

    def begin(self) -> None:
        self.receiver.setFocus()

    def _lay_out(self) -> None:
        to, folder = words(_("&Receiver")), words(_("&Folder"))
        to.setBuddy(self.receiver)
        folder.setBuddy(self.folder)
        self.receiver.setAccessibleName(_("Receiver"))
        self.folder.setAccessibleName(_("Folder"))
        line = QHBoxLayout()
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        card = Card(margin=18)
        card.setMaximumWidth(WIDTH)
        for each in (self.state, self.nobody, row(self.to_cards), self.unnamed, to, self.receiver, folder):
            card.body.addWidget(each)
        card.body.addLayout(line)
        card.body.addSpacing(6)
        card.body.addWidget(row(self.send))
        self._choices = (to, self.receiver, folder, self.folder, self.choose, self.send)
        self.nobody.hide()
        self.to_cards.hide()
        self.result.body.addWidget(self._words)
        self.result.setMaximumWidth(WIDTH)
        self.result.hide()
        self.body.addWidget(card)
        self.body.addWidget(self.result)
        self.body.addStretch(1)

    @Slot()
    def _choose_folder(self) -> None:
        chosen = choose_folder(self, _("Folder for the file"), self.folder.text())
        if chosen is not None:
            self.folder.setText(str(chosen))

    @Slot()
    def _allow(self) -> None:
        self.send.setEnabled(bool(self.receiver.code and self.folder.text().strip()))

    @Slot()
    def _send(self) -> None:
        folder = Path(self.folder.text().strip())
        if not folder.is_dir():
            self.visit.say(_("This folder is not there. Choose another one."), Tone.WRONG)
            self.folder.setFocus()
            return
        self.send.setEnabled(False)
        self._presenter.send(self.receiver.code, folder)


def _words_of(receiver: Receiver) -> str:
    if receiver.role == "hq":
        return _("Headquarters in The Hague, device {name}", name=receiver.name)
    return _("Post {post}, device {name}", post=receiver.post, name=receiver.name)


def _unnamed(count: int) -> list[Remark]:
    if not count:
        return []
    said = unnamed_words(count)
    return [Remark(said, stops=False)]
