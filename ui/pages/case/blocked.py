"""Lists on the overview of a case: who waits for whom, and other cases that belong with this one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from consulaat.records.case import InvolvementRole
from consulaat.services.related import RelatedCase
from resources.reference import label
from resources.texts import _, language
from ui.pages.case.tracks import TrackLine
from ui.pages.place import PageName, Place
from ui.pages.records.layout import name_of
from ui.widgets.look import Meaning
from ui.widgets.marked_rows import MarkedRow, MarkedRows
from ui.widgets.plain import Card, heading, isolated


class WaitingList(MarkedRows):
    """The tracks that stand still: why, since when, and who must move."""

    track_opened = Signal(object)

    def __init__(self) -> None:
        columns = (_("Track"), _("Why it stands still"), _("Since"), _("Who must move"))
        super().__init__(_("Who waits for whom"), columns)
        self.opened.connect(self._open_track)

    def show_lines(self, lines: Sequence[TrackLine]) -> None:
        """Show the tracks that stand still, if any."""
        blocked = [each for each in lines if each.is_blocked]
        self.show_rows(
            [
                MarkedRow((each.name, each.reason, each.since, each.who), each, each.icon, Meaning.WARNING)
                for each in blocked
            ]
        )
        self.setVisible(bool(blocked))

    @Slot(int)
    def _open_track(self, row: int) -> None:
        self.track_opened.emit(self.key(row))


class RelatedCard(Card):
    """Other cases that share a person with this one."""

    go = Signal(object)

    def __init__(self) -> None:
        super().__init__(heading(_("Cases that belong with this one"), size=1.1))
        columns = (_("Relation"), _("Name"), _("Reference"), _("State"))
        self.list = MarkedRows(_("Cases that belong with this one"), columns)
        self.body.addWidget(self.list)
        self.list.opened.connect(self._open)

    def show_cases(self, related: Sequence[RelatedCase]) -> None:
        """Show the cases; without any the card is not shown."""
        self.list.show_rows([_related(each) for each in related])
        self.setVisible(bool(related))

    @Slot(int)
    def _open(self, row: int) -> None:
        self.go.emit(self.list.key(row))


def _related(each: RelatedCase) -> MarkedRow:
    name = isolated(name_of(each.person)) if each.person is not None else _("Name unknown")
    state = label("CaseState", each.state, language())
    cells = (_relation(each), name, each.neutral_reference or each.number, state)
    return MarkedRow(cells, Place(PageName.CASE, each.case), "link", Meaning.NOTE)


def _relation(each: RelatedCase) -> str:
    if each.relation is not None:
        return label("CaseRelation", each.relation, language())
    if each.role_here is None and each.role_there is None:
        return _("Same person")
    if each.role_there is None:
        return _("Case of: {role}", role=_role(each.role_here))
    if each.role_here is None:
        return _("Is there: {role}", role=_role(each.role_there))
    return _("Someone in both: {role}", role=_role(each.role_here))


def _role(role: InvolvementRole | None) -> str:
    return label("InvolvementRole", role, language()).lower() if role is not None else ""
