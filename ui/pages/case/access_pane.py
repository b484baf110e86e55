"""The section of a case about who may open it: what holds now, and the few things that change it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from consulaat.records.access import AccessKind, CaseAccess
from resources.texts import _
from ui.pages.access.presenter import SEALED_TO, AccessPresenter, Wanted, who_may_open
from ui.pages.case.presenter import Overview
from ui.pages.case.section import SectionPane
from ui.pages.place import PageName, Place, Tone, Visit, error_words
from ui.pages.records.presenter import objection_of
from ui.pages.records.sections import Section
from ui.tasks import Tasks
from ui.widgets.fields.choice import Combo
from ui.widgets.look import sized
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, quiet, row, strong, words


class AccessPane(SectionPane):
    """Says in one sentence who may open the case; every change asks who and why."""

    changed = Signal()

    def __init__(self, section: Section, visit: Visit, tasks: Tasks) -> None:
        super().__init__(section)
        self._visit = visit
        self._overview: Overview | None = None
        self._kind = AccessKind.TEAM
        self._presenter = AccessPresenter(self, visit.office, tasks)
        self.who = words()
        self.team_button = button(_("Add to the &team…"), "users")
        self.out_button = button(_("&Keep out…"), "eye-off")
        self.seal_button = button(_("Seal to t&wo…"), "lock")
        self.end_button = button(_("E&nd the chosen line"), "circle-x")
        self.conflict_button = button(_("&I know this family…"), "alert-triangle")
        self._acts = row(self.team_button, self.out_button, self.seal_button, self.end_button)
        self.asking = _Asking()
        for place, each in enumerate((self.who, self._acts, row(self.conflict_button), self.asking), 1):
            self.laid.insertWidget(place, each)
        for made, kind in (
            (self.team_button, AccessKind.TEAM),
            (self.out_button, AccessKind.EXCLUDED),
            (self.seal_button, AccessKind.SEALED),
            (self.conflict_button, AccessKind.CONFLICT_OF_INTEREST),
        ):
            made.clicked.connect(lambda _checked=False, kind=kind: self.ask(kind))
        self.end_button.clicked.connect(self._end)
        self.asking.given.connect(self._keep)

    def show_case(self, overview: Overview) -> None:
        """Show who may open a case, and offer what the officer may change."""
        super().show_case(overview)
        self._overview = overview
        lines = [
            each for each in overview.page.records.get("case_access", ()) if isinstance(each, CaseAccess)
        ]
        self.who.setText(who_may_open(overview.case, lines, dict(overview.names), overview.today))
        self.new_button.hide()
        self._acts.setVisible("case_access" in overview.may_make)
        self.end_button.setVisible(bool(lines))
        self.asking.hide()

    def ask(self, kind: AccessKind) -> None:
        """Ask who, and why."""
        self._kind = kind
        self.asking.ask(kind)
        if kind is not AccessKind.CONFLICT_OF_INTEREST:
            self._presenter.read_people()

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer people to choose from."""
        self.asking.offer(people)

    def show_kept(self) -> None:
        """Say that it was kept, and read the case again."""
        self.asking.hide()
        self._visit.say(_("Saved."), Tone.DONE)
        self.changed.emit()

    def show_shut_out(self) -> None:
        """Leave the case, which is closed to the officer from now on."""
        self._visit.go(Place(PageName.HOME))
        self._visit.say(_("This case is closed to you from now on. Tell the head of the section."), Tone.NOTE)

    def show_refused(self, error: Exception) -> None:
        """Say what stands in the way."""
        found = objection_of(error, "case_access")
        if found is None or self.asking.isHidden():
            self._visit.say(error_words(error), Tone.WRONG, error)
            return
        said = [*found.general, *(each for some in found.by_field.values() for each in some)]
        self.asking.note.tell([Remark(*each) for each in said])

    def escape(self) -> bool:
        """Put the question away; tell whether there was one."""
        was_asking = not self.asking.isHidden()
        self.asking.hide()
        return was_asking

    @Slot(tuple, str)
    def _keep(self, people: tuple[str, ...], reason: str) -> None:
        if self._overview is not None:
            self._presenter.keep(self._overview.case.id, Wanted(self._kind, people, reason))

    @Slot()
    def _end(self) -> None:
        line = self.table.currentIndex().row()
        if 0 <= line < self.model.rowCount():
            self._presenter.end(self.model.key(line).id)


class _Asking(Card):
    """One or two people, a reason, and a button."""

    given = Signal(tuple, str)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self.title = strong()
        self.explained = quiet()
        self.people = [Combo((), empty=_("Choose someone")) for _number in range(SEALED_TO)]
        self.reason = QLineEdit()
        self.keep_button = button(_("Keep thi&s"), "check")
        self.note = Note()
        self._labels: list[QLabel] = []
        self._needs_reason = False
        self.body.addWidget(self.title)
        self.body.addWidget(self.explained)
        self.body.addWidget(self._fields())
        self.body.addWidget(self.note)
        self.body.addWidget(row(self.keep_button))
        self.keep_button.clicked.connect(self._give)
        self.reason.returnPressed.connect(self._give)
        self.hide()

    def ask(self, kind: AccessKind) -> None:
        """Ask for what a line of a kind needs."""
        title, explained, count = _QUESTIONS[kind]()
        self.title.setText(title)
        self.explained.setText(explained)
        self._needs_reason = kind is AccessKind.CONFLICT_OF_INTEREST
        for number, (label, combo) in enumerate(zip(self._labels, self.people, strict=True)):
            label.setVisible(number < count)
            combo.setVisible(number < count)
        self.reason.clear()
        self.note.tell(())
        self.show()
        (self.people[0] if count else self.reason).setFocus()

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Fill the lists of people."""
        for combo in self.people:
            combo.clear()
            combo.addItem(_("Choose someone"), "")
            for code, name in people:
                combo.addItem(name, code)

    def _fields(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        captions = (_("&Who"), _("And who"), _("Wh&y"))
        for number, (caption, field) in enumerate(zip(captions, (*self.people, self.reason), strict=True)):
            label = words(caption, wrap=False)
            label.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            field.setMinimumHeight(sized(30))
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
            self._labels.append(label)
        self._labels.pop()
        return made

    @Slot()
    def _give(self) -> None:
        shown = [each for each in self.people if not each.isHidden()]
        people = tuple(dict.fromkeys(each.code for each in shown if each.code))
        if len(people) < len(shown):
            self.note.tell([Remark(_("Choose a different person in every line."))])
            return
        if self._needs_reason and not self.reason.text().strip():
            self.note.tell([Remark(_("A reason is needed."))])
            self.reason.setFocus()
            return
        self.note.tell(())
        self.given.emit(people, self.reason.text().strip())


def _team() -> tuple[str, str, int]:
    said = _("From the first person on the team, only the team and the head of the section find this case.")
    return _("Add someone to the team"), said, 1


def _out() -> tuple[str, str, int]:
    return (
        _("Keep someone out"),
        _("For this person the case does not exist any more, whatever their role."),
        1,
    )


def _seal() -> tuple[str, str, int]:
    said = _("Only these two people find the case from then on, also not the head of the section.")
    return _("Seal this case to two people"), said, SEALED_TO


def _conflict() -> tuple[str, str, int]:
    said = _(
        "Say here that this family is known to you outside work. The case is closed to you at once, and only the "
        "head of the section can open it again."
    )
    return _("I know this family"), said, 0


_QUESTIONS = {
    AccessKind.TEAM: _team,
    AccessKind.EXCLUDED: _out,
    AccessKind.SEALED: _seal,
    AccessKind.CONFLICT_OF_INTEREST: _conflict,
}
