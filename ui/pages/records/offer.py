"""Offers a draft: go on with it, or throw it away, which can be taken back."""

from PySide6.QtCore import Qt, Signal, Slot

from resources.texts import _
from ui.pages.records.drafts import Draft, when_words
from ui.widgets.plain import Card, button, quiet, row, strong


class DraftOffer(Card):
    """The answers to a draft that was found: go on, throw away with a way back, or, of a new record, begin another."""

    taken = Signal(object)
    thrown_away = Signal(object)
    put_aside = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self._draft: Draft | None = None
        self.words = strong()
        self.note = quiet()
        self.go_on = button(_("Go on with the draft"), "edit", main=True)
        self.throw = button(_("Throw the draft away"), "x")
        self.begin_anew = button(_("Begin another, keep the draft"), "plus")
        self.bring_back = button(_("Undo"), "arrow-back-up")
        for each in (self.words, self.note, row(self.go_on, self.begin_anew, self.throw, self.bring_back)):
            self.body.addWidget(each)
        self.go_on.clicked.connect(self._take)
        self.throw.clicked.connect(self._throw_away)
        self.bring_back.clicked.connect(self._take)
        self.begin_anew.clicked.connect(self._put_aside)
        self.hide()

    @property
    def waits(self) -> bool:
        """Whether a draft was offered and nothing was answered."""
        return self._draft is not None and not self.isHidden() and not self.go_on.isHidden()

    def offer(self, draft: Draft, version: int, time_zone: str) -> None:
        """Offer a draft of a record that is at a version now."""
        self._draft = draft
        self.words.setText(_("There is a draft of {moment}.", moment=when_words(draft.at, time_zone)))
        is_older = bool(draft.record) and draft.version != version
        self.note.setText(
            _(
                "The record was changed since. Only the fields that were typed in come back; look at them well."
            )
            if is_older
            else ""
        )
        self._arrange(is_thrown=False)
        self.show()

    def begin(self) -> None:
        """Put the focus on the first answer."""
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show nothing; a draft that was thrown away does not come back any more."""
        self._draft = None
        self.hide()

    def _arrange(self, *, is_thrown: bool) -> None:
        self.go_on.setVisible(not is_thrown)
        self.throw.setVisible(not is_thrown)
        self.begin_anew.setVisible(not is_thrown and self._draft is not None and not self._draft.record)
        self.bring_back.setVisible(is_thrown)
        self.note.setVisible(not is_thrown and bool(self.note.text()))

    @Slot()
    def _take(self) -> None:
        draft = self._draft
        self.forget()
        if draft is not None:
            self.taken.emit(draft)

    @Slot()
    def _put_aside(self) -> None:
        draft = self._draft
        self.forget()
        if draft is not None:
            self.put_aside.emit(draft)

    @Slot()
    def _throw_away(self) -> None:
        self.words.setText(_("The draft was thrown away."))
        self._arrange(is_thrown=True)
        if self._draft is not None:
            self.thrown_away.emit(self._draft)
