"""The header of a case, always in sight: which case, who, how old, how dangerous."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from consulaat.rules.minors import MinorStatus
from resources.reference import label
from resources.texts import N_, _, language
from ui.pages.case.from_reports import must_not_know, stated_age
from ui.pages.case.presenter import Overview
from ui.pages.case.safe_band import SafeBand
from ui.pages.records.layout import name_of
from ui.widgets.badge import Badge
from ui.widgets.danger import danger_look
from ui.widgets.flow import Flow
from ui.widgets.icons import give_icon
from ui.widgets.look import Meaning, sized
from ui.widgets.plain import Card, button, heading, isolated, quiet, to_copy
from ui.widgets.wording import moment_words, table_words

_MINOR = {
    MinorStatus.YES: (N_("Minor"), "alert-triangle", Meaning.WARNING),
    MinorStatus.NO: (N_("Of age"), "user", Meaning.QUIET),
    MinorStatus.UNCERTAIN: (N_("Perhaps a minor"), "help", Meaning.WARNING),
}


class CaseHeader(Card):
    """Shows what must be known before anything is done."""

    print_requested = Signal()
    pin_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__(margin=12)
        self.reference = to_copy(heading(size=1.5))
        self.number = to_copy(quiet(wrap=False))
        self.name = to_copy(heading(size=1.25))
        self.state = Badge()
        self.age = Badge()
        self.nationalities = Badge()
        self.danger = Badge()
        self.risk = Badge()
        self.glass = Badge()
        self.print_button = button(_("&Print…"), "printer")
        self.print_button.clicked.connect(self.print_requested)
        self.pin = QToolButton()
        self.pin.setCheckable(True)
        self.pin.setAutoRaise(True)
        self.pin.setMinimumSize(sized(32), sized(32))
        give_icon(self.pin, "star")
        self.pin.clicked.connect(self.pin_requested)
        self.show_pinned(on=False)
        self.band = SafeBand()
        self.reference.setWordWrap(False)
        first, second = QWidget(), QWidget()
        _flow(first, self.reference, self.number, self.state, self.glass)
        _flow(second, self.name, self.age, self.nationalities, self.danger, self.risk)
        top = QHBoxLayout()
        top.addWidget(first, 1)
        top.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(second)
        self.body.addWidget(self.band)

    def spare_room(self, *, is_low: bool) -> None:
        """Leave out what also stands on the overview where the window is low for the size of letters."""
        self.number.setHidden(is_low)
        self.band.facts.setHidden(is_low)

    def show_pinned(self, *, on: bool) -> None:
        """Show whether the case is kept at hand on the first page."""
        self.pin.setChecked(on)
        said = _("Pinned on Today; press to let it go") if on else _("Pin on Today")
        self.pin.setToolTip(said)
        self.pin.setAccessibleName(said)

    def show_case(self, overview: Overview) -> None:
        """Show a case."""
        self.show_pinned(on=overview.is_pinned)
        case, person = overview.case, overview.page.person
        self.reference.setText(case.neutral_reference or "")
        self.reference.setAccessibleName(_("Neutral reference"))
        country = table_words("country_of_stay", case.country_of_stay) if case.country_of_stay else ""
        self.number.setText(" · ".join(filter(None, (case.number, country))))
        names = [isolated(name_of(person))]
        if person.original_script_name and person.surname:
            names.append(isolated(person.original_script_name))
        self.name.setText("   ".join(names))
        self.state.say(label("CaseState", case.state, language()), "info-circle", Meaning.NOTE)
        self._show_glass(overview)
        self._show_age(overview)
        self._show_nationalities(overview)
        self._show_danger(overview)
        self.band.show_protocol(overview.page.protocol, overview.page.read_at, must_not_know(overview.page))

    def _show_glass(self, overview: Overview) -> None:
        """Say to whom the case is open for a reason only, until when."""
        until = overview.page.glass_until
        self.glass.setVisible(until is not None)
        if until is not None:
            moment = moment_words(until, overview.time_zone)
            self.glass.say(_("Opened with a reason, until {moment}", moment=moment), "lock", Meaning.WARNING)

    def _show_age(self, overview: Overview) -> None:
        words, icon, meaning = _MINOR[overview.page.minor]
        ages = overview.page.ages
        stated = stated_age(overview.page)
        if ages is None:
            shown = _("age unknown") if stated is None else _("{age} years, as reported", age=stated)
        elif ages[0] == ages[1]:
            shown = _("{age} years", age=ages[0])
        else:
            shown = _("{lowest} or {highest} years", lowest=ages[0], highest=ages[1])
        self.age.say(f"{_(words)} · {shown}", icon, meaning)

    def _show_nationalities(self, overview: Overview) -> None:
        """Say that the person has more than one nationality, and which: the other state may stand in the way."""
        held = [each.nationality for each in overview.page.person.nationalities]
        self.nationalities.setVisible(len(held) > 1)
        names = ", ".join(table_words("nationality", each) for each in held)
        self.nationalities.say(_("Nationalities: {names}", names=names), "world", Meaning.NOTE)

    def _show_danger(self, overview: Overview) -> None:
        case = overview.case
        answer = case.direct_danger
        if answer is None:
            self.danger.say(_("Danger: not asked"), "help", Meaning.WARNING)
        else:
            looks = {
                "JA": (_("In danger now"), "alert-circle", Meaning.DANGER),
                "NEE": (_("Not in danger now"), "circle-check", Meaning.GOOD),
            }
            unknown = (_("Danger now: unknown"), "help", Meaning.DANGER)
            self.danger.say(*looks.get(answer, unknown))
        words, icon, meaning = danger_look(None, case.risk_level)
        self.risk.say(_("Risk: {level}", level=words), icon, meaning)


def _flow(line: QWidget, *widgets: QWidget) -> None:
    """Lay widgets beside each other on as many lines as they need."""
    flow = Flow(line, gap=10)
    for each in widgets:
        flow.addWidget(each)
