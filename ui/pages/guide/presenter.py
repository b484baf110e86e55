"""Stands between the guide and the ways to make a store; imports no Qt."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from consulaat.errors import ConsulaatError, MachineError
from consulaat.security import passphrase as passphrases
from consulaat.services.staff import new_passphrase
from resources.reference import rows
from resources.texts import _, n_
from ui.doors import Doors, Founded, Office, RealClock
from ui.pages.guide.answers import Answers, Step
from ui.tasks import Tasks

LAST: Final = max(Step)


class GuideView(Protocol):
    """What the presenter asks of the guide."""

    def show_step(self) -> None:
        """Show the page where the answers stand."""

    def show_busy(self) -> None:
        """Show that the store is being made."""

    def show_problem(self, text: str) -> None:
        """Say what keeps the person on this page."""

    def show_warning(self, text: str) -> None:
        """Say what did not work, though the guide goes on."""

    def show_error(self, error: Exception) -> None:
        """Say why the store was not made."""


class GuidePresenter:
    """Goes from page to page, and makes the store after the second."""

    def __init__(
        self,
        view: GuideView,
        doors: Doors,
        folder: Path,
        tasks: Tasks,
        answers: Answers,
        opened: Callable[[Office], None],
    ) -> None:
        self._view = view
        self._doors = doors
        self._folder = folder
        self._tasks = tasks
        self._answers = answers
        self._opened = opened

    def begin(self) -> None:
        """Show where the guide stands, after whatever is still being made."""
        self._tasks.run(lambda: None, lambda _none: self._show_where(), self._view.show_error)

    def back(self) -> None:
        """Go one page back; nothing is undone."""
        if self._answers.step > Step.WHAT:
            self._to(Step(self._answers.step - 1))

    def on(self) -> None:
        """Go one page on, if this one is answered."""
        answers = self._answers
        problem = problem_of(answers)
        if problem:
            self._view.show_problem(problem)
        elif answers.step is Step.USER and answers.founded is None:
            self._found()
        elif answers.step is LAST:
            self._opened(answers.hand_over())
        else:
            self._to(Step(answers.step + 1))

    def _to(self, step: Step) -> None:
        self._answers.step = step
        self._view.show_step()

    def _show_where(self) -> None:
        """A store that was made while the guide was drawn anew is not made again."""
        if self._answers.founded is not None and self._answers.step < Step.PAPERS and self._answers.words:
            self._finish(None)
        else:
            self._view.show_step()

    def _found(self) -> None:
        answers, words = self._answers, self._answers.words
        self._view.show_busy()

        answers.is_making = True

        def work() -> MachineError | None:
            try:
                answers.founded = self._made(words)
            finally:
                answers.is_making = False
            return bind(answers.founded, words) if answers.bind and not answers.is_rehearsal else None

        self._tasks.run(work, self._finish, self._view.show_error)

    def _made(self, words: str) -> Founded:
        answers = self._answers
        return self._doors.found_store(
            self._folder,
            post=answers.post,
            role=answers.role,
            admin=answers.user,
            words=lambda: words,
            rehearsal=answers.is_rehearsal,
            clock=RealClock(),
        )

    def _finish(self, problem: MachineError | None) -> None:
        answers = self._answers
        answers.is_bound = answers.bind and not answers.is_rehearsal and problem is None
        answers.forget_words()
        self._to(Step.PAPERS)
        if problem is not None:
            self._view.show_warning(f"{problem.message()} {problem.advice_in_window()}")


def bind(founded: Founded, words: str) -> MachineError | None:
    """Bind the first login to this computer; return why that cannot be, the store is good without."""
    office = founded.office
    try:
        new_passphrase(office.slots, office.unlocked, lambda: words, office.identity, bind=True)
    except MachineError as error:
        return error
    return None


def posts(role: str) -> tuple[tuple[str, str], ...]:
    """Return code and words of the posts that ship, or of headquarters."""
    found = [row for row in rows("posts") if (row["kind"] == "DCV") == (role == "hq")]
    return tuple((row["code"], f"{row['code']} – {row['name']}") for row in found)


def weak_points(answers: Answers) -> str:
    """Return in a sentence what a passphrase lacks, nothing when it is good."""
    words, forbidden = answers.words, (answers.user, answers.post, "consulaat")
    try:
        passphrases.checked(words, forbidden=forbidden, rehearsal=answers.is_rehearsal)
    except passphrases.PassphraseTooShortError:
        missing = passphrases.SHORTEST - len(words)
        return n_("Still {n} character to go.", "Still {n} characters to go; spaces count.", missing)
    except ConsulaatError as error:
        return error.message()
    return ""


def problem_of(answers: Answers) -> str:
    """Return what keeps a person on the page where the guide stands, nothing when all is well."""
    if answers.founded is None and answers.step is Step.WHAT:
        return _problem_of_what(answers)
    if answers.founded is None and answers.step is Step.USER:
        return _problem_of_user(answers)
    if answers.step is Step.PAPERS and not answers.were_written:
        return _("First write all five papers down and tick that it was done.")
    return ""


def _problem_of_what(answers: Answers) -> str:
    if not re.fullmatch(r"[A-Z]{3}", answers.post):
        return _("Choose the post, or type its code: three letters, as RAB.")
    return ""


def _problem_of_user(answers: Answers) -> str:
    if not re.fullmatch(r"[\w.\-]{2,32}", answers.user):
        return _("A login name is 2 to 32 letters, digits, points or hyphens.")
    weak = weak_points(answers)
    if weak:
        return weak
    if answers.words != answers.again:
        return _("The two passphrases are not the same.")
    return ""
