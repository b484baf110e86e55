"""Page 6: what was made, and what is still to be done."""

from resources.texts import _
from ui.pages.guide.answers import Answers
from ui.pages.guide.steps.base import StepPane
from ui.widgets.icons import pixmap
from ui.widgets.look import sized
from ui.widgets.plain import quiet, row, strong, words


class ReadyPane(StepPane):
    """Sums up; the button of the guide leads to the first page."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self.body.addWidget(strong(_("The store of {post} is ready.", post=answers.post)))
        for line in done(answers):
            picture = words(wrap=False)
            ink = picture.palette().color(picture.foregroundRole())
            picture.setPixmap(pixmap("check", ink, sized(18), self.devicePixelRatioF()))
            self.body.addWidget(row(picture, words(line, wrap=False)))
        left = still_to_do(answers)
        if left:
            self.gap()
            self.body.addWidget(strong(_("Still to do")))
            for line in left:
                self.body.addWidget(words(f"• {line}"))
        self.gap()
        self.body.addWidget(quiet(_("F1 shows help on every page. Ctrl+L locks the store.")))


def done(answers: Answers) -> list[str]:
    """Return what was done, in sentences."""
    found = [_("{user} opens it with a passphrase.", user=answers.user)]
    if answers.is_rehearsal:
        found.append(_("It is a practice store: nothing in it is real."))
    if answers.is_bound:
        found.append(_("That login works on this computer only."))
    if answers.were_written:
        found.append(_("Five recovery papers were written down."))
    if answers.one_time:
        found.append(_("Also added: {names}.", names=", ".join(answers.one_time)))
    if answers.was_card_saved:
        found.append(_("The own card was saved."))
    return found


def still_to_do(answers: Answers) -> list[str]:
    """Return what was skipped, and where it is done."""
    found = []
    if not answers.one_time:
        found.append(_("Add a second user: page Users."))
    if not answers.was_card_saved:
        found.append(_("Exchange cards with The Hague: page Known devices."))
    found.append(
        _("Give the five papers to five people, and choose a place for backups: page Backups and check.")
    )
    return found
