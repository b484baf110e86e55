"""How the chosen row looks beside its list: a case with all that must be known, or the facts of another record."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from consulaat.rules.deadlines import days_left
from consulaat.rules.next_steps import NextStep
from resources.texts import _, n_
from ui.pages.case.from_reports import must_not_know
from ui.pages.case.header import CaseHeader
from ui.pages.case.overview import DUE_LOOKS
from ui.pages.case.safe_band import SafeBand
from ui.pages.case.track_tiles import TrackTiles
from ui.pages.case.tracks import TrackLine, track_lines
from ui.pages.lists.beside_reading import SeenCase, SeenRecord
from ui.pages.place import PageName, Place
from ui.widgets.badge import Badge
from ui.widgets.flow import Flow
from ui.widgets.look import Meaning, sized
from ui.widgets.plain import button, heading, quiet, row, strong, to_copy, words
from ui.widgets.wording import finding_words, type_words

STEPS: Final = 2
SENTENCES: Final = 3
DUES: Final = 3
COLUMNS: Final = 3  # of facts, where the pane lies beneath the list


class CaseBeside(QWidget):
    """A case in short; ``go`` leads to its page, at what was chosen here."""

    go = Signal(object)

    def __init__(self, seen: SeenCase, *, is_wide: bool) -> None:
        super().__init__()
        self.seen = seen
        self.band = SafeBand(is_narrow=True)
        page = seen.overview.page
        self.band.show_protocol(page.protocol, page.read_at, must_not_know(page))
        self.tiles = TrackTiles()
        self.tiles.show_lines(track_lines(seen.overview))
        self.tiles.opened.connect(self._open_track)
        self.tiles.note_asked.connect(lambda _kind: self._go(""))
        columns = (
            (*self._who(), self.band, _facts(self._own_facts(), 1)),
            (*self._missing(), *self._dues()),
            (_title(_("Tracks of the case")), self.tiles),
        )
        _lay(self, columns, is_wide=is_wide)

    def _who(self) -> list[QWidget]:
        """Return who and how dangerous, as it stands on top of the page of the case, in less room."""
        header = CaseHeader()
        header.setParent(self)
        header.hide()
        header.show_case(self.seen.overview)
        header.name.setWordWrap(True)
        badges = QWidget()
        flow = Flow(badges, gap=6)
        others = [each for each in header.findChildren(Badge) if each is not header.band.hint]
        for each in sorted(others, key=lambda badge: badge not in (header.danger, header.risk)):
            if not each.isHidden():
                flow.addWidget(each)
        reference = filter(None, (header.reference.text(), header.number.text()))
        self.badges = badges
        return [to_copy(words(" · ".join(reference))), header.name, badges]

    def _own_facts(self) -> list[tuple[str, str]]:
        seen = self.seen
        return [
            (_("Owner"), seen.owner or _("Nobody")),
            (_("To be assessed again by"), seen.again_by or _("Not assessed")),
            (_("Last contact"), seen.last_contact or _("None yet")),
        ]

    def _missing(self) -> list[QWidget]:
        found: list[QWidget] = [_title(_("Before the next step"))]
        steps = self.seen.overview.page.checked.next
        waiting = [each for each in steps if not each.is_possible]
        for step in waiting[:STEPS]:
            found += _step(step)
        ready = [_(each.label) for each in steps if each.is_possible]
        if ready:
            found.append(quiet(_("Can be done now: {steps}", steps=", ".join(ready))))
        if not steps:
            found.append(quiet(_("No step leads on from here.")))
        return found

    def _dues(self) -> list[QWidget]:
        page = self.seen.overview.page
        dues = sorted(page.checked.deadlines, key=lambda each: each.due_on)
        if not dues:
            return []
        found: list[QWidget] = [_title(_("Terms"))]
        for due in dues[:DUES]:
            icon, meaning = DUE_LOOKS[due.state]
            badge = Badge(days_left(due.due_on, self.seen.overview.today), icon, meaning)
            found += [row(badge), words(due.message())]
        if len(dues) > DUES:
            more = len(dues) - DUES
            found.append(quiet(n_("and {n} more", "and {n} more", more)))
        return found

    def _open_track(self, line: TrackLine) -> None:
        record = f"{line.opens}/{line.record}" if line.record else line.opens
        self._go(record)

    def _go(self, record: str) -> None:
        self.go.emit(Place(PageName.CASE, self.seen.overview.case.id, record=record))


class RecordBeside(QWidget):
    """The facts of another record; ``go`` leads to the case it belongs to."""

    go = Signal(object)

    def __init__(self, seen: SeenRecord, *, is_wide: bool) -> None:
        super().__init__()
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, sized(10), 0)
        laid.setSpacing(sized(8))
        laid.addWidget(quiet(type_words(seen.type_)))
        title = to_copy(heading(seen.title, size=1.2))
        title.setWordWrap(True)
        laid.addWidget(title)
        if seen.state:
            laid.addWidget(row(Badge(seen.state, "info-circle", Meaning.NOTE)))
        laid.addWidget(_facts(seen.facts, COLUMNS if is_wide else 1))
        if not seen.facts:
            laid.addWidget(quiet(_("Nothing is filled in yet.")))
        if seen.case_words:
            self.case_button = button(_("Case {number}", number=seen.case_words), "folder")
            self.case_button.clicked.connect(partial(self.go.emit, Place(PageName.CASE, seen.case)))
            laid.addWidget(row(self.case_button))
        laid.addStretch(1)


def _step(step: NextStep) -> list[QWidget]:
    """Return what must be done before a step, the first sentences of it."""
    stops = [each for each in step.findings if each.stops]
    said: list[QWidget] = [strong(_(step.label))]
    said += [words(f"•  {finding_words(each, 'case')}") for each in stops[:SENTENCES]]
    if len(stops) > SENTENCES:
        said.append(quiet(n_("and {n} more", "and {n} more", len(stops) - SENTENCES)))
    return said


def _title(text: str) -> QLabel:
    return heading(text, size=1.1)


def _facts(facts: Sequence[tuple[str, str]], columns: int) -> QWidget:
    """Return labels with their words under them or, in one column, beside them."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(sized(18))
    grid.setVerticalSpacing(sized(6))
    for number, (caption, text) in enumerate(facts):
        value = to_copy(words(text))
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(quiet(caption))
        pair.addWidget(value)
        grid.addLayout(pair, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return made


def _lay(place: QWidget, columns: Sequence[Sequence[QWidget]], *, is_wide: bool) -> None:
    """Put the columns beside each other, or beneath each other where there is no room."""
    directions = QBoxLayout.Direction
    laid = QBoxLayout(directions.LeftToRight if is_wide else directions.TopToBottom, place)
    laid.setContentsMargins(0, 0, sized(10), 0)
    laid.setSpacing(sized(16 if is_wide else 12))
    for parts in columns:
        column = QWidget()
        column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        own = QVBoxLayout(column)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(sized(6))
        for each in parts:
            own.addWidget(each)
        if is_wide:
            own.addStretch(1)
        laid.addWidget(column, 1 if is_wide else 0)
    if not is_wide:
        laid.addStretch(1)
