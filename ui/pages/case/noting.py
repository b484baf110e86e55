"""Notes by hand how a track of the case stands, with the reason; or lets it follow the records again."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from consulaat.records.kinds import TextKind
from consulaat.records.task import TrackKind, TrackState
from consulaat.values.codes import Side
from resources.reference import label
from resources.texts import _, language
from ui.pages.case.presenter import Overview
from ui.pages.case.tracks import track_lines
from ui.pages.page import scrolled
from ui.widgets.fields.choice import Combo
from ui.widgets.fields.text import LineField
from ui.widgets.note import Note, Remark
from ui.widgets.plain import Card, button, heading, quiet, row, words
from ui.widgets.segmented import Segmented


class TrackNoting(QWidget):
    """Chooses a track, says how it stands, and why."""

    noted = Signal(object, object, str, object)
    taken_back = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self.track = Combo([(each, label("TrackKind", each, language())) for each in TrackKind])
        self.track.setAccessibleName(_("Track"))
        states = (each for each in TrackState if each is not TrackState.NOT_STARTED)
        self.state = Segmented([(each, label("TrackState", each, language())) for each in states])
        self.state.name(_("How it stands"))
        self.reason = LineField(TextKind())
        self.reason.name(_("Why"))
        self.side = Combo([(each, label("Side", each, language())) for each in Side])
        self.side.setAccessibleName(_("Who must move"))
        self.now = quiet()
        self.note = Note()
        self.keep_button = button(_("&Note this"), "check", main=True)
        self.back_button = button(_("Follow the &records again"), "arrow-back-up")
        self.close_button = button(_("&Back"), "arrow-left")
        self._side_label = words(_("Who must move"))
        self._lay_out()
        self.track.currentIndexChanged.connect(self._show_track)
        self.state.changed.connect(self._show_side)
        self.keep_button.clicked.connect(self._keep)
        self.back_button.clicked.connect(lambda: self.taken_back.emit(TrackKind(self.track.code)))
        self.close_button.clicked.connect(self.closed)
        self.reason.entered.connect(self._keep)

    def ask(self, overview: Overview, kind: TrackKind) -> None:
        """Ask how a track stands, beginning with this one."""
        self._overview = overview
        self.track.choose(kind)
        self._show_track()
        self.track.setFocus()

    def tell(self, text: str) -> None:
        """Say what stands in the way."""
        self.note.tell([Remark(text)])

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(words(_("Track")), self.track)
        form.addRow(words(_("Now")), self.now)
        form.addRow(words(_("How it stands")), self.state)
        form.addRow(words(_("Why")), self.reason)
        form.addRow(self._side_label, self.side)
        card = Card(
            quiet(
                _("What is noted here goes before what the records of the case tell, until it is taken back.")
            ),
            margin=18,
        )
        card.body.addLayout(form)
        card.body.addWidget(self.note)
        card.body.addWidget(row(self.keep_button, self.back_button, self.close_button))
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addWidget(heading(_("Note how a track stands"), size=1.25))
        inside.addWidget(card)
        inside.addStretch(1)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.addWidget(scrolled(content))

    @Slot()
    def _show_track(self) -> None:
        overview = self._overview
        if overview is None:
            return
        kind = TrackKind(self.track.code)
        line = next(each for each in track_lines(overview) if each.kind is kind)
        noted = next(
            (each for each in overview.page.checked.tracks if each.kind is kind and each.is_noted), None
        )
        self.now.setText(" – ".join(filter(None, (line.state_words, line.why))))
        self.back_button.setVisible(noted is not None)
        self.state.choose(noted.state if noted is not None else "")
        self.reason.show_value(str(noted.facts.get("reason") or "") if noted is not None else None)
        self.side.choose((noted.waits_for if noted is not None else None) or Side.POST)
        self.note.tell(())
        self._show_side()

    @Slot()
    def _show_side(self) -> None:
        is_blocked = self.state.code == TrackState.BLOCKED
        self.side.setVisible(is_blocked)
        self._side_label.setVisible(is_blocked)

    @Slot()
    def _keep(self) -> None:
        if not self.state.code:
            self.tell(_("Choose how the track stands."))
            self.state.first.setFocus()
            return
        reason = self.reason.value()
        if not reason:
            self.tell(_("Write down why this track stands so: others follow it."))
            self.reason.target().setFocus()
            return
        state = TrackState(self.state.code)
        side = Side(self.side.code) if state is TrackState.BLOCKED else None
        self.noted.emit(TrackKind(self.track.code), state, str(reason), side)
