"""The card of partners on the overview of a case: who takes part, what they last did, what is safe to send here."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consulaat.services.partner_views import PartnerPage
from resources.texts import _, n_
from ui.pages.place import PageName, Place
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, isolated, quiet, row, strong, words
from ui.widgets.wording import moment_words

MOST = 6
ALWAYS = 2  # sentences that hold for every case: what this kind may get, and what nobody may


class CasePartners(Card):
    """A few lines for each organisation in the case; what never may go to anybody stands beneath, once."""

    go = Signal(object)

    def __init__(self, time_zone: str) -> None:
        super().__init__(heading(_("Partners: safe to send"), size=1.1))
        self._time_zone = time_zone
        self._lines: list[QWidget] = []
        self.never = Note()
        self.more = quiet()
        self.body.addWidget(self.never)
        self.body.addWidget(self.more)

    def show_partners(self, partners: Sequence[PartnerPage]) -> None:
        """Show the organisations; without any the card is not shown."""
        for each in self._lines:
            each.hide()
            each.deleteLater()
        self._lines = [line for each in partners[:MOST] for line in self._of(each)]
        for at, line in enumerate(self._lines, 1):
            self.body.insertWidget(at, line)
        self.never.tell([Remark(each.safe_to_send[-1], stops=False) for each in partners[:1]])
        left = len(partners) - MOST
        self.more.setText(n_("and {n} more", "and {n} more", left) if left > 0 else "")
        self.more.setVisible(left > 0)
        self.setVisible(bool(partners))

    def _of(self, partner: PartnerPage) -> list[QWidget]:
        last = partner.last
        did = f"{moment_words(last.at, self._time_zone)[:10]}  {last.words}" if last else _("nothing yet")
        facts = [did, n_("{n} task", "{n} tasks", len(partner.tasks))] if partner.tasks else [did]
        name = strong(isolated(partner.organisation.name), wrap=False)
        opens = button(_("Show"), "arrow-right")
        opens.setAccessibleName(_("Open {name}", name=partner.organisation.name))
        place = Place(PageName.PARTNERS, record=f"organisation/{partner.organisation.id}")
        opens.clicked.connect(partial(self.go.emit, place))
        here = Note()
        here.tell([Remark(each, stops=False) for each in partner.safe_to_send[:-ALWAYS]])
        found: list[QWidget] = [row(name, quiet("  ·  ".join(facts), wrap=False), opens)]
        if partner.safe_to_send[:-ALWAYS]:
            found.append(here)
        found.append(words(partner.safe_to_send[-ALWAYS]))
        return found
