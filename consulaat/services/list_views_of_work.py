"""The lists of the daily work: cases, reports, persons, tasks."""

from typing import Final

from consulaat.records.case import CaseState
from consulaat.records.report import ReportState
from consulaat.records.task import TaskState
from consulaat.services.list_view import DANGER, MERGED, NAME, STAMPED, ListView, one_of
from consulaat.services.views import Condition
from consulaat.values.codes import Side
from resources.texts import N_

_OPEN_CASE: Final = one_of("state", *(each.value for each in CaseState if each is not CaseState.CLOSED))
_OPEN_TASK: Final = one_of("state", TaskState.OPEN.value, TaskState.ACTIVE.value, TaskState.WAITING.value)
_OTHER_SIDES: Final = one_of("side", *(each.value for each in Side if each is not Side.POST))

WORK_LISTS: Final = (
    ListView(
        name="case",
        title=N_("Cases"),
        columns=("number", NAME, DANGER, "state", "country_of_stay", "owner", "changed_at"),
        more=(
            "neutral_reference",
            "established_phenomenon",
            "whereabouts",
            "handling_section",
            "assistance_basis",
            "foreign_link",
            "concrete",
            "last_sign_of_life_at",
            "returned_on",
            "return_manner",
            "closure_reason",
            "closed_at",
            *STAMPED[:-1],
        ),
        search=("number", "neutral_reference", "sort_name", "original_script_name"),
        sort="changed_at",
        descending=True,
        presets=(
            (N_("Open cases"), lambda _me, _today: (_OPEN_CASE,)),
            (
                N_("Great danger"),
                lambda _me, _today: (one_of(DANGER, "0", "1", "2", "3"), _OPEN_CASE),
            ),
            (N_("My cases"), lambda me, _today: (one_of("owner", me), _OPEN_CASE)),
            (N_("Without an owner"), lambda _me, _today: (one_of("owner", None), _OPEN_CASE)),
            (N_("Closed cases"), lambda _me, _today: (one_of("state", CaseState.CLOSED.value),)),
        ),
    ),
    ListView(
        name="report",
        title=N_("Reports"),
        columns=(
            "number",
            "received_at",
            "stated_name",
            "direct_danger",
            "channel",
            "state",
            "owner",
        ),
        more=(
            "case",
            "kind",
            "country_of_stay",
            "reporter_relation",
            "source_organisation",
            "reported_phenomenon",
            "foreign_link",
            "whereabouts",
            "occurrence",
            "language",
            "registered_by",
            *STAMPED,
        ),
        search=("number", "stated_name"),
        sort="received_at",
        descending=True,
        presets=(
            (
                N_("To be handled"),
                lambda _me, _today: (one_of("state", ReportState.NEW.value, ReportState.VERIFYING.value),),
            ),
            (N_("My reports"), lambda me, _today: (one_of("owner", me),)),
        ),
    ),
    ListView(
        name="person",
        title=N_("Persons"),
        columns=(NAME, "born_on", "gender", "birth_country", "last_municipality", "changed_at"),
        more=("birth_place", MERGED, *STAMPED[:-1]),
        search=("sort_name", "original_script_name"),
        sort=NAME,
        presets=((N_("Also merged files"), lambda _me, _today: (one_of(MERGED, "true", "false"),)),),
    ),
    ListView(
        name="task",
        title=N_("Tasks"),
        columns=("description", "due_on", "case", "side", "assignee", "state"),
        more=("track_kind", "origin", "report", "completed_at", *STAMPED),
        search=("description", "case"),
        sort="due_on",
        presets=(
            (N_("Open tasks"), lambda _me, _today: (_OPEN_TASK,)),
            (N_("My tasks"), lambda me, _today: (one_of("assignee", me), _OPEN_TASK)),
            (N_("Of other sides"), lambda _me, _today: (_OTHER_SIDES, _OPEN_TASK)),
            (N_("Overdue"), lambda _me, today: (Condition(column="due_on", until=today), _OPEN_TASK)),
        ),
    ),
)
