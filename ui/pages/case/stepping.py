"""Asks what a step of the case needs; what is typed for it is a draft of the case, as in its editor."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from consulaat.records.compound import written
from consulaat.values.canonical import Json
from ui.doors import Office
from ui.pages.case.overview import OverviewPane
from ui.pages.case.presenter import Overview, case_choices
from ui.pages.records.drafts import Draft, draft_of, forget_draft, keep_draft
from ui.tasks import Failed, Tasks
from ui.widgets.fields.base import Setting
from ui.widgets.in_sight import in_sight
from ui.widgets.keeper import Keeper
from ui.widgets.wording import utc_now


class CaseStepping(QObject):
    """Opens the form of a step, keeps what is typed in it, and brings it back after a lock or a crash."""

    def __init__(self, pane: OverviewPane, office: Office, tasks: Tasks, failed: Failed) -> None:
        super().__init__(pane)
        self._pane, self._office, self._tasks, self._failed = pane, office, tasks, failed
        self._overview: Overview | None = None
        self._keeper = Keeper(self, self._keep)
        pane.step_asked.connect(self.ask)

    @property
    def has_unsaved(self) -> bool:
        """Whether something was typed for a step that was not taken."""
        return bool(self._typed())

    def show_case(self, overview: Overview) -> None:
        """Show the steps of a case, and the one of which something was typed."""
        self._keeper.keep_now()
        self._overview = overview
        self._pane.show_case(overview)
        self.bring_back()

    def bring_back(self) -> None:
        """Open the step of which something was typed, where its form can be seen."""
        overview = self._overview
        if overview is None or not self._pane.isVisible() or self._pane.step_form is not None:
            return

        def show(draft: Draft | None) -> None:
            if draft is not None and any(each.verb == draft.verb for each in overview.steps):
                self._open(draft.verb, overview, draft.step)

        self._tasks.run(lambda: _draft(self._office, overview), show, self._failed)

    def done(self) -> None:
        """Forget what was typed: the step was taken."""
        self._keeper.rest()
        self._put("", {})
        in_sight(self._pane.steps)  # what can be done next is said there

    @Slot(str)
    def ask(self, verb: str) -> None:
        """Ask what a step needs."""
        self._keeper.keep_now()
        if self._overview is not None:
            self._open(verb, self._overview, {})

    def _open(self, verb: str, overview: Overview, typed: Mapping[str, Json]) -> None:
        def ask(choices: dict[str, tuple[tuple[str, str], ...]]) -> None:
            setting = Setting(time_zone=overview.time_zone, choices=choices)
            self._pane.ask(verb, setting, written(overview.case))
            form = self._pane.step_form
            if form is not None:
                form.form.retype(typed)
                form.form.changed.connect(self._keeper.touch)
                form.put_off.connect(self.done)

        self._tasks.run(lambda: case_choices(self._office, overview), ask, self._failed)

    def _typed(self) -> dict[str, Json]:
        return self._pane.step_form.form.typed() if self._pane.step_form is not None else {}

    def _keep(self) -> None:
        form = self._pane.step_form
        if form is not None:
            self._put(form.verb, self._typed())

    def _put(self, verb: str, typed: Mapping[str, Json]) -> None:
        overview = self._overview
        if overview is not None:
            keep = _keeping(self._office, overview, verb if typed else "", typed)
            self._tasks.run(keep, lambda _none: None, self._failed)


def _draft(office: Office, overview: Overview) -> Draft | None:
    return draft_of(office, "case", overview.case.id, overview.case.id)


def _keeping(office: Office, overview: Overview, verb: str, step: Mapping[str, Json]) -> Callable[[], None]:
    """Return what keeps a step in the draft of the case, beside what was typed in its fields."""
    case = overview.case
    new = Draft(type_="case", record=case.id, case=case.id, version=case.version, at=utc_now())

    def keep() -> None:
        kept = _draft(office, overview)
        draft = replace(kept or new, at=new.at, verb=verb, step=dict(step))
        if draft.typed or draft.step:
            keep_draft(office, draft)
        elif kept is not None:
            forget_draft(office, draft.name)

    return keep
