"""Stands between the page for importing and the import desk; imports no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from consulaat.services.file_result import STATES, FileResult
from resources.texts import N_, _
from ui.doors import Office
from ui.tasks import Tasks

PLANNED: Final = N_("can be taken in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is, or would be, taken in, with the names of the senders."""

    results: tuple[FileResult, ...]
    senders: Mapping[str, str]
    is_done: bool

    @property
    def can_merge(self) -> bool:
        """Whether a merge would bring anything."""
        return not self.is_done and any(each.state in {"merged", "held"} for each in self.results)


class ImportView(Protocol):
    """What the presenter asks of the page."""

    def show_plan(self, plan: Plan) -> None:
        """Show what would be, or was, taken in."""

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""


class ImportPresenter:
    """Plans and merges the chosen files."""

    def __init__(self, view: ImportView, office: Office, tasks: Tasks) -> None:
        self._view = view
        self._office = office
        self._tasks = tasks
        self._files: tuple[Path, ...] = ()

    def plan(self, files: Sequence[Path]) -> None:
        """Show what taking in these files would bring; nothing is changed."""
        self._files = tuple(files)
        self._take_in(is_done=False)

    def merge(self) -> None:
        """Take in the files of the plan."""
        self._take_in(is_done=True)

    def _take_in(self, *, is_done: bool) -> None:
        files = [(path.name, path) for path in self._files]

        def work() -> Plan:
            results = self._office.imports.take_in(files, plan=not is_done)
            senders = {each.store: each.card.post for each in self._office.trust.devices()}
            return Plan(results=results, senders=senders, is_done=is_done)

        self._tasks.run(work, self._view.show_plan, self._view.show_error)


def cells_of(result: FileResult, plan: Plan) -> tuple[str, ...]:
    """Return the words of one file: file, sender, number, new, known, conflicts, state."""
    state = (
        PLANNED if result.state == "merged" and not plan.is_done else STATES.get(result.state, result.state)
    )
    counted = result.state == "merged"
    return (
        name_of(result),
        plan.senders.get(result.sender, "") if result.sender else "",
        str(result.number) if result.number else "",
        str(result.new_changes) if counted else "",
        str(result.already_known) if counted else "",
        str(len(result.conflicts)) if counted else "",
        _(state),
    )


def name_of(result: FileResult) -> str:
    """Return the name of the file; a bundle that waited in the store has none."""
    waited = bool(result.bundle) and result.bundle.startswith(result.file)
    return _("Bundle {number}, which waited", number=result.number) if waited else result.file


def sentence_of(result: FileResult, plan: Plan) -> str:
    """Return what an officer must know about one file."""
    said = [result.message, result.advice, *result.warnings]
    if not result.message and result.state == "already-imported":
        said.append(_("This file was taken in before; nothing changes."))
    elif not result.message and result.conflicts:
        said.append(
            _("Some fields were changed by both sides; choose afterwards under Conflicts.")
            if plan.is_done
            else _("Some fields were changed by both sides; nothing is lost, you choose afterwards.")
        )
    return " ".join(each for each in said if each)
