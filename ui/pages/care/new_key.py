"""What another key of the store means: who has no way in, which backups go by the old one, new recovery papers."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consulaat.services.keys import Rekeyed
from resources.texts import _, n_
from ui.pages.place import Tone, Visit
from ui.widgets.in_sight import focus_in_sight
from ui.widgets.papers import PapersView
from ui.widgets.plain import strong, words


def tell_of_papers(visit: Visit) -> None:
    """Say what is left to do when papers went out of sight before all were written down."""
    said = _(
        "The recovery papers were not all written down, and the old ones open nothing: "
        "make five new ones on the page Backups and check."
    )
    QTimer.singleShot(0, lambda: visit.say(said, Tone.WARNING))  # once the message of this page is away


class NewKey(QWidget):
    """Shows nothing while there is nothing to tell; new papers are shown this once."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome = words(selectable=True)
        self.outcome.setAccessibleName(_("What the new key means"))
        self.papers: PapersView | None = None
        self._laid = QVBoxLayout(self)
        self._laid.setContentsMargins(0, 0, 0, 0)
        self._laid.addWidget(self.outcome)
        self._only_these = strong(
            _("Write down these five new recovery papers: the old ones open nothing now.")
        )
        self._laid.addWidget(self._only_these)
        self.hide()

    def tell(self, rekeyed: Rekeyed) -> None:
        """Show what a new key means."""
        self.forget()
        said = _said(rekeyed)
        self.outcome.setText("\n".join(said))
        self.outcome.setVisible(bool(said))
        self._only_these.setVisible(bool(rekeyed.papers))
        if rekeyed.papers:
            self.papers = PapersView(rekeyed.papers)
            self.papers.finished.connect(self._drop_papers)
            self._laid.addWidget(self.papers)
        self.setVisible(bool(said or rekeyed.papers))
        if self.papers is not None:
            focus_in_sight(self.papers.on)

    @property
    def has_papers(self) -> bool:
        """Whether papers are shown that were not all written down."""
        return self.papers is not None

    def forget(self) -> None:
        """Put away what is shown."""
        self._drop_papers()
        self.outcome.clear()
        self.hide()

    @Slot()
    def _drop_papers(self) -> None:
        self._only_these.hide()
        if self.papers is not None:
            self.papers.hide()
            self.papers.deleteLater()
            self.papers = None


def _said(rekeyed: Rekeyed) -> list[str]:
    said = [
        _("{name} has to be added again: nobody could hand over the new key.", name=each)
        for each in rekeyed.without_way_in
    ]
    if rekeyed.old_backups:
        said.append(
            n_(
                "{n} automatic backup still opens with the old key. If somebody may get at it, remove it: {folder}",
                "{n} automatic backups still open with the old key. If somebody may get at them, remove them: {folder}",
                len(rekeyed.old_backups),
                folder=rekeyed.old_backups[0].path.parent,
            )
        )
    return said
