"""Where in the window a person is, and what every page gets; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from consulaat.errors import ConsulaatError
from resources.texts import N_, _
from ui.doors import Office
from ui.tasks import Tasks


class PageName(Enum):
    """The pages that can be gone to."""

    HOME = "home"
    DEADLINES = "deadlines"
    HAND_OVER = "hand-over"
    CASES = "cases"
    CASE = "case"
    NEW_REPORT = "new-report"
    REPORTS = "reports"
    SHEETS = "sheets"
    PERSONS = "persons"
    TASKS = "tasks"
    DOCUMENTS = "documents"
    VISAS = "visas"
    SHELTER = "shelter"
    MONEY = "money"
    PARTNERS = "partners"
    REFERENCE = "reference"
    RECORD = "record"
    SEARCH = "search"
    SEND = "send"
    IMPORT = "import"
    CONFLICTS = "conflicts"
    FIGURES = "figures"
    CARE = "care"
    KEEPING = "keeping"
    PRIVACY = "privacy"
    PEOPLE = "people"
    CARDS = "cards"
    BUNDLES = "bundles"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class Place:
    """A page; of a page about one thing which one (``ref``), and which record of it, as "type/id"."""

    page: PageName
    ref: str = ""
    record: str = ""


class Tone(Enum):
    """How a message is meant."""

    DONE = "good"
    NOTE = "note"
    WARNING = "warning"
    WRONG = "danger"


@dataclass(frozen=True, slots=True)
class PageAction:
    """Something that can be done on a page: its words, what does it, and the keys that do it too."""

    words: str
    act: Callable[[], None]
    keys: str = ""
    icon: str = ""


class Say(Protocol):
    """Shows a message above the page; of an error also what can be copied for whoever helps."""

    def __call__(self, text: str, tone: Tone, error: Exception | None = None, /) -> None:
        """Show it."""


class Privacy(Protocol):
    """How the window keeps what it shows to the person in front of it."""

    @property
    def minutes(self) -> int:
        """After how many minutes without anybody the window locks."""

    @property
    def may_be_pictured(self) -> bool:
        """Whether pictures of the screen may show the window."""

    def choose(self, *, minutes: int, may_be_pictured: bool) -> None:
        """Choose both; kept for this person and this store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page needs: the open store, its thread, the way elsewhere, and the bar for messages."""

    office: Office
    tasks: Tasks
    go: Callable[[Place], None]
    say: Say
    changed: Callable[[], None] = field(default=lambda: None)
    privacy: Privacy | None = None
    restore: Callable[[], None] = field(default=lambda: None)
    lock: Callable[[], None] = field(default=lambda: None)


UNEXPECTED = N_("Something unexpected happened ({kind}). Nothing of this step was kept; try it again.")


def error_words(error: Exception) -> str:
    """Return what went wrong and what to do next, without anything that stands in a record."""
    if isinstance(error, ConsulaatError):
        return f"{error.message()} {error.advice_in_window()}".strip()
    return _(UNEXPECTED, kind=type(error).__name__)
