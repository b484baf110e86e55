"""The card on safe contact: read before any number is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QWidget

from consulaat.records.contact import ContactProtocol, ProtocolState
from resources.reference import label
from resources.texts import _, language
from ui.pages.records.reason import ReasonLine
from ui.widgets.badge import Badge
from ui.widgets.clipboard import copy_as_secret
from ui.widgets.look import Meaning
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, quiet, row, strong, to_copy, words
from ui.widgets.wording import MASK, moment_words, table_words


class SafeContactCard(Card):
    """First how to reach the person safely; the numbers only after that was read."""

    numbers_requested = Signal()
    agree_requested = Signal()
    open_requested = Signal()
    released = Signal(str)
    duress_reported = Signal()

    def __init__(self, time_zone: str) -> None:
        super().__init__()
        self._time_zone = time_zone
        self._protocol: ContactProtocol | None = None
        self._state = Badge()
        self._lead = words()
        self._content = QWidget()
        self._facts = QFormLayout(self._content)
        self._facts.setHorizontalSpacing(16)
        self._facts.setContentsMargins(0, 0, 0, 0)
        self.read_button = button(_("I have read this: show the &numbers"), "eye")
        self.agree_button = button(_("&Agree on safe contact"), "plus", main=True)
        self.open_button = button(_("&Open"), "edit")
        self.open_button.setAccessibleName(_("Open safe contact"))
        self.duress_button = button(_("&Duress word was used…"), "bell")
        self.warning = Note()
        self.release = ReasonLine()
        self.release.hide()
        self._family = quiet(
            _(
                "Do not call the family, do not mediate and leave no paper at the house: "
                "whoever asks for the person gets no answer."
            )
        )
        self.numbers = words(selectable=True)
        copy_as_secret(self.numbers)
        self.numbers.setAccessibleName(_("Numbers and addresses"))
        title = row(heading(_("Safe contact"), size=1.1), self._state)
        self.body.addWidget(title)
        self.body.addWidget(self._lead)
        self.body.addWidget(self._family)
        self.body.addWidget(self._content)
        self.body.addWidget(self.numbers)
        self.body.addWidget(row(self.read_button, self.agree_button, self.open_button, self.duress_button))
        self.body.addWidget(self.warning)
        self.body.addWidget(self.release)
        self.read_button.clicked.connect(self.numbers_requested)
        self.agree_button.clicked.connect(self.agree_requested)
        self.open_button.clicked.connect(self.open_requested)
        self.duress_button.clicked.connect(self.duress_reported)
        self.release.given.connect(self.released)

    @property
    def protocol(self) -> ContactProtocol | None:
        """The protocol on the card."""
        return self._protocol

    def show_protocol(
        self,
        protocol: ContactProtocol | None,
        *,
        may_agree: bool,
        reported: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show how to reach the person, numbers masked; before it is agreed, what a report said of it."""
        self._protocol = protocol
        self._hide_release()
        while self._facts.rowCount():
            self._facts.removeRow(0)
        compromised = protocol is not None and protocol.state is ProtocolState.COMPROMISED
        self.agree_button.setVisible(may_agree and (protocol is None or compromised))
        self.read_button.setVisible(protocol is not None and bool(protocol.channels))
        self.open_button.setVisible(protocol is not None)
        self.duress_button.setVisible(protocol is not None and bool(protocol.duress_word))
        self._content.setVisible(protocol is not None or bool(reported))
        if protocol is None:
            self._show_not_agreed(reported)
            return
        if compromised:
            self._state.say(_("Compromised"), "alert-circle", Meaning.DANGER)
            self._lead.setText(
                _("Do not use these ways any more: someone else may be listening. Agree on new ones.")
            )
        else:
            self._state.say(label("ProtocolState", protocol.state, language()), "shield-check", Meaning.GOOD)
            self._lead.setText(_("Read this before you call, write or visit."))
        self._show_facts(protocol)
        self.numbers.setText(
            "\n".join(f"{self._channel(each.channel)}: {MASK}" for each in protocol.channels)
        )
        self.numbers.setVisible(bool(protocol.channels))

    def _show_not_agreed(self, reported: Sequence[tuple[str, str]]) -> None:
        self._state.say(_("Not agreed yet"), "alert-triangle", Meaning.WARNING)
        nothing = _(
            "Nobody knows yet how this person can be reached safely. Do not call or write before that is agreed."
        )
        said = _("Do not call or write before safe contact is agreed. Below stands what was reported.")
        self._lead.setText(said if reported else nothing)
        self._add_facts(reported)
        self.numbers.clear()
        self.numbers.hide()

    def ask_release(self, why: str) -> None:
        """Say why the numbers stay hidden, and ask for a reason to show them all the same."""
        head = _(
            "Give a reason to release a contact now; it is noted, and colleagues see the numbers for an hour."
        )
        self.warning.tell([Remark(f"{why} {head}", stops=False)])
        self.release.reason.clear()
        self.release.show()
        self.release.reason.setFocus()

    def tell_held(self, why: str) -> None:
        """Say that the numbers stay hidden until the head of the section releases them."""
        self.release.hide()
        self.warning.tell([Remark(why, stops=True)])

    def _hide_release(self) -> None:
        self.warning.tell(())
        self.release.hide()

    @Slot(object)
    def show_numbers(self, protocol: ContactProtocol) -> None:
        """Show the numbers, with what to mind about each."""
        lines = []
        for each in protocol.channels:
            shared = (
                _(" (the device is shared: someone else may read along)") if each.device_is_shared else ""
            )
            lines.append(f"{self._channel(each.channel)}: {each.number_or_address}{shared}")
        self.numbers.setText("\n".join(lines))
        self.read_button.hide()
        self._hide_release()

    def _show_facts(self, protocol: ContactProtocol) -> None:
        language_ = table_words("language", protocol.language) if protocol.language else ""
        times = "\n".join(
            _(
                "{day} {start}–{end} ({zone})",
                day=label("Weekday", each.weekday, language()),
                start=each.time_from,
                end=each.time_until,
                zone=each.time_zone,
            )
            for each in protocol.safe_times
        )
        facts = (
            (_("Must never know"), protocol.must_never_answer),
            (_("May answer"), protocol.may_answer),
            (_("Safe times"), times),
            (_("Language"), language_),
            (_("Demands on an interpreter"), protocol.interpreter_requirements),
            (_("Voicemail"), _allowed(protocol.voicemail_is_allowed)),
            (_("Leaving a message"), _allowed(protocol.message_may_be_left)),
            (_("Say that you are"), protocol.cover_sender_name),
            (_("At a wrong voice"), protocol.wrong_voice_response),
            (
                _("Confirmed on"),
                protocol.last_confirmed_at and moment_words(protocol.last_confirmed_at, self._time_zone),
            ),
        )
        self._add_facts([(caption, text) for caption, text in facts if text])

    def _add_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Add facts line by line, the weightiest first."""
        for number, (caption, text) in enumerate(facts):
            if text:
                shown = strong(text) if number == 0 else words(text)
                self._facts.addRow(quiet(caption, wrap=False), to_copy(shown))

    def _channel(self, channel: str) -> str:
        return label("Channel", channel, language())


def _allowed(answer: bool | None) -> str:  # noqa: FBT001 - the answer itself
    if answer is None:
        return _("not agreed: do not do it")
    return _("allowed") if answer else _("not allowed")
