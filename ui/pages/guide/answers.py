"""What was answered and made in the guide so far; it outlives the widgets. No Qt."""

from dataclasses import dataclass, field
from enum import IntEnum

from resources.texts import N_
from ui.doors import Founded, Office
from ui.tasks import Tasks


class Step(IntEnum):
    """The pages of the guide, in their order."""

    WHAT = 1
    USER = 2
    PAPERS = 3
    PEOPLE = 4
    CARDS = 5
    READY = 6


TITLES = {
    Step.WHAT: N_("A new store"),
    Step.USER: N_("The first user"),
    Step.PAPERS: N_("Recovery papers"),
    Step.PEOPLE: N_("A second user"),
    Step.CARDS: N_("Exchange cards with The Hague"),
    Step.READY: N_("Ready"),
}


@dataclass(slots=True, kw_only=True)
class Answers:
    """The answers of one guide; from the second page on there is a store."""

    step: Step = Step.WHAT
    role: str = "post"
    post: str = ""
    is_rehearsal: bool = False
    user: str = ""
    words: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    bind: bool = False
    is_bound: bool = False
    is_making: bool = False
    founded: Founded | None = None
    were_written: bool = False
    one_time: dict[str, str] = field(default_factory=dict, repr=False)
    was_card_saved: bool = False

    @property
    def is_under_way(self) -> bool:
        """Whether there is a store of this guide, or will be in a moment."""
        return self.is_making or self.founded is not None

    @property
    def holds_secrets(self) -> bool:
        """Whether a passphrase was typed, or an open store with all its papers is at hand."""
        return bool(self.words or self.again) or self.is_under_way

    @property
    def office(self) -> Office:
        """The store that was made."""
        if self.founded is None:
            raise RuntimeError
        return self.founded.office

    def forget_words(self) -> None:
        """Forget the passphrase once the store has it."""
        self.words = self.again = ""

    def hand_over(self) -> Office:
        """Return the store and keep nothing of it, so that work begins."""
        office = self.office
        self.__init__()  # type: ignore[misc]  # as new: nothing of what was shown stays
        return office

    def leave(self, tasks: Tasks) -> None:
        """Close the store that was made, also one that is being made now: the window goes."""

        def close() -> None:
            if self.founded is not None:
                self.hand_over().close()

        tasks.run(close, lambda _none: None, lambda _error: None)
