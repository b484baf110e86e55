"""Everything that was found for a question, with why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from consulaat.services.search_hits import Hit, Kind
from resources.texts import _, n_
from ui.pages.access.card import GlassCard
from ui.pages.page import Page
from ui.pages.place import PageAction, Visit
from ui.pages.search.lines import Line
from ui.pages.search.presenter import MANY, SearchPresenter
from ui.pages.search.shown import found_of
from ui.widgets.fields.choice import Combo
from ui.widgets.found_list import FoundList
from ui.widgets.plain import column, heading, isolated, quiet, words


class SearchPage(Page):
    """Widgets only; the presenter asks the desk."""

    def __init__(self, visit: Visit, ref: str) -> None:
        super().__init__(visit, _("Found for “{asked}”", asked=isolated(ref)))
        self.text = ref
        self.kind = Combo(
            [(Kind.PERSON, _("People only")), (Kind.CASE, _("Cases only"))], empty=_("People and cases")
        )
        self.count = quiet(wrap=False)
        self.list = FoundList(_("What was found"))
        self._stack = QStackedLayout()
        may_ask = visit.office.need_to_know.may_break_glass
        self.glass = GlassCard(visit, self.tasks, ref) if may_ask else None
        self._lay_out()
        self.kind.activated.connect(self.refresh)
        self.list.opened.connect(self.visit.go)
        self.list.clicked.connect(self.list.open_chosen)
        self._presenter = SearchPresenter(self, visit.office, self.tasks, limit=MANY)

    def show_lines(self, lines: Sequence[Line], _hits: Sequence[Hit]) -> None:
        """Show what was found, or say what can be tried."""
        self.list.show_found([found_of(each) for each in lines])
        self.list.choose(0)
        self._lead.setVisible(not lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        counted = n_("{n} result", "{n} results", len(lines))
        self.count.setText(_("The best {n} results", n=MANY) if len(lines) >= MANY else counted)

    def refresh(self) -> None:
        self._presenter.ask(self.text, Kind(self.kind.code or Kind.ALL))
        if self.glass is not None:
            self.glass.begin()

    def begin(self) -> None:
        self.list.setFocus()

    def page_actions(self) -> Sequence[PageAction]:
        """Return the way to a case that nobody outside its team finds."""
        if self.glass is None:
            return ()
        return (PageAction(_("Open with a reason…"), self.ask_for_glass, icon="lock"),)

    def ask_for_glass(self) -> None:
        """Ask for a number and a reason, also beside what was found."""
        if self.glass is not None:
            self._lead.setVisible(not self.list.model().rowCount())
            self._stack.setCurrentIndex(1)
            self.glass.reference.setFocus()

    def _lay_out(self) -> None:
        label = words(_("&Show"), wrap=False)
        label.setBuddy(self.kind)
        self.kind.setAccessibleName(_("What to show"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label)
        line.addWidget(self.kind)
        line.addStretch(1)
        line.addWidget(self.count)
        self.body.addLayout(line)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing())
        self.body.addLayout(self._stack, 1)

    def _nothing(self) -> QWidget:
        made = QWidget()
        laid = QVBoxLayout(made)
        laid.setContentsMargins(8, 48, 8, 8)
        advice = _(
            "Spelling hardly matters: Fatma finds Fatima and فاطمة. Try fewer words, the family name alone, "
            "or a number."
        )
        self._lead = column(heading(_("Nothing was found"), size=1.2), quiet(advice))
        laid.addWidget(self._lead)
        if self.glass is not None:
            laid.addSpacing(24)
            laid.addWidget(self.glass)
        laid.addStretch(1)
        return made
