"""What happened since a person was here: the program was cut off in the midst of work, wrong passphrases were tried."""

from collections.abc import Callable, Mapping
from typing import Final

from consulaat.values.canonical import Json
from resources.texts import _, n_
from ui.doors import Office
from ui.pages.place import Tone
from ui.pages.records.drafts import own_drafts
from ui.tasks import Tasks
from ui.window.history import STOP

MARK: Final = "shell/at-work"
"""Under this name stands which store a person is at work in; it goes when the window locks or closes."""


def begin(office: Office, kept: Mapping[str, Json], tasks: Tasks, tell: Callable[[str, Tone], None]) -> None:
    """Note that work begins; where it was cut off before, tell in a sentence what is back."""
    tries = office.unlocked.tries
    here = office.identity.store
    was_cut_off = kept.get(MARK) == here

    def note() -> int:
        office.memory.keep(MARK, here)
        return len(own_drafts(office)) if was_cut_off else 0

    def show(drafts: int) -> None:
        said = [_words(drafts)] if was_cut_off else []
        if tries is not None:
            said.append(tries.message(office.identity.time_zone))
        if said:
            tell("\n".join(said), Tone.NOTE if tries is None else Tone.WARNING)

    tasks.run(note, show, lambda _error: None)


def end(office: Office, stop: Json) -> None:
    """Keep where work stopped, and that it stopped as it should; run on the thread of the store."""
    office.memory.keep(STOP, stop)
    office.memory.keep(MARK, None)


def _words(drafts: int) -> str:
    if not drafts:
        return _(
            "The program was cut off last time. Everything that was saved is here; nothing was half typed."
        )
    return n_(
        "The program was cut off last time. Everything that was saved is here, and what was typed as {n} draft "
        "on Today.",
        "The program was cut off last time. Everything that was saved is here, and what was typed as {n} drafts "
        "on Today.",
        drafts,
    )
