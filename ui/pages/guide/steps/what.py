"""Page 1: a post or headquarters, which one, in which language, for practice or for real."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from resources.texts import _, language
from ui.pages.guide.answers import Answers
from ui.pages.guide.presenter import posts
from ui.pages.guide.steps.base import StepPane
from ui.widgets.fields.choice import Combo
from ui.widgets.plain import button, quiet, row, strong
from ui.widgets.segmented import Segmented

LANGUAGES = (("nl", "Nederlands"), ("en", "English"))
HEADQUARTERS = "DCV"


class WhatPane(StepPane):
    """Asks what the store is for."""

    language_requested = Signal(str)
    restore_requested = Signal()

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.language = Segmented(LANGUAGES, optional=False)
        self.role = Segmented((("post", _("A post")), ("hq", _("Headquarters"))), optional=False)
        self.post = Combo(())
        self.post.setEditable(True)
        self.post.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.real = QRadioButton(_("For real &work"))
        self.practice = QRadioButton(_("To &practise"))
        self.restore = button(_("&Restore a backup…"), "history")
        self._lay_out()
        self._show()
        self._connect()

    def begin(self) -> None:
        (self.post if self.answers.founded is None else self.language.first).setFocus()

    def _lay_out(self) -> None:
        self.language.name(_("Language"))
        self.role.name(_("This store is for"))
        self.field(_("&Language"), self.language, self.language.first)
        self.field(_("This store is &for"), self.role, self.role.first)
        self.field(_("P&ost: choose it, or type its three letters"), self.post)
        self.post.setAccessibleName(_("Post"))
        self.gap()
        self.body.addWidget(self.real)
        self.body.addWidget(
            quiet(_("People in danger stand in it. Everything stays on this computer, sealed."))
        )
        self.body.addWidget(self.practice)
        self.body.addWidget(
            quiet(_("With invented people and a clock that can be moved. It never becomes a real store."))
        )
        self.gap()
        self.body.addWidget(quiet(_("Was there a store on another computer, or was it lost?")))
        self.body.addWidget(row(self.restore))

    def _show(self) -> None:
        answers = self.answers
        self.language.choose(language())
        self.role.choose(answers.role)
        self._offer_posts()
        (self.practice if answers.is_rehearsal else self.real).setChecked(True)
        if answers.founded is not None:
            fixed: tuple[QWidget, ...] = (self.role, self.post, self.real, self.practice, self.restore)
            for each in fixed:
                each.setEnabled(False)
            self.body.insertWidget(0, strong(_("The store is made; this stays as it is.")))

    def _connect(self) -> None:
        self.language.changed.connect(self._speak)
        self.role.changed.connect(self._change_role)
        self.post.editTextChanged.connect(self._keep_post)
        self.practice.toggled.connect(self._keep_kind)
        self.restore.clicked.connect(self.restore_requested)

    def _offer_posts(self) -> None:
        self.post.blockSignals(True)
        self.post.clear()
        for code, text in posts(self.answers.role):
            self.post.addItem(text, code)
        self.post.setCurrentIndex(self.post.findData(self.answers.post))
        if self.post.currentIndex() < 0:
            self.post.setEditText(self.answers.post)
        self.post.blockSignals(False)

    @Slot()
    def _speak(self) -> None:
        if self.language.code and self.language.code != language():
            self.language_requested.emit(self.language.code)

    @Slot()
    def _change_role(self) -> None:
        self.answers.role = self.role.code
        self.answers.post = HEADQUARTERS if self.answers.role == "hq" else ""
        self._offer_posts()

    @Slot(str)
    def _keep_post(self, typed: str) -> None:
        known = {text: code for code, text in posts(self.answers.role)}
        self.answers.post = known.get(typed, typed.strip().upper())
        self.told.emit("")

    @Slot(bool)
    def _keep_kind(self, is_practice: bool) -> None:  # noqa: FBT001 - as Qt gives it
        self.answers.is_rehearsal = is_practice
