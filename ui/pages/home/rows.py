"""Turns what the first page shows into rows: a mark, words, and the place that opens."""

from collections.abc import Sequence
from datetime import date

from consulaat.rules.deadlines import DueState, days_left
from consulaat.services.deadlines import Deadline
from consulaat.services.morning import DangerRow, ReportRow, TaskRow
from consulaat.services.recent import RecentCase
from consulaat.services.status import Alarm
from consulaat.services.today import Today
from consulaat.values.codes import Answer, Side
from resources.reference import label
from resources.texts import _, language, n_
from ui.pages.home.presenter import place_of
from ui.pages.place import PageName, Place
from ui.pages.records.drafts import Draft, draft_words
from ui.widgets.danger import danger_look
from ui.widgets.look import Meaning
from ui.widgets.marked_rows import MarkedRow
from ui.widgets.plain import isolated
from ui.widgets.wording import moment_words, table_words

DUE_LOOKS = {
    DueState.OVERDUE: ("alert-circle", Meaning.DANGER),
    DueState.TODAY: ("clock", Meaning.DANGER),
    DueState.SOON: ("clock", Meaning.WARNING),
    DueState.RUNNING: ("calendar", Meaning.QUIET),
}


def danger_rows(today: Today) -> list[MarkedRow]:
    """Return who is in danger now."""
    return [_danger(each, today) for each in today.danger]


def _danger(row: DangerRow, today: Today) -> MarkedRow:
    words, icon, meaning = danger_look(row.direct_danger, row.risk_level)
    name = isolated(row.name or row.original_script_name or _("Name unknown"))
    country = table_words("country_of_stay", row.country_of_stay) if row.country_of_stay else ""
    owner = today.names.get(row.owner, "") if row.owner else _("nobody's")
    state = label("CaseState", row.state, language())
    cells = (words, " · ".join(filter(None, (name, country))), row.reference, state, owner)
    return MarkedRow(cells, Place(PageName.CASE, row.case), icon, meaning)


def deadline_rows(deadlines: Sequence[Deadline]) -> list[MarkedRow]:
    """Return what is late, due or soon; what was put off is said to be."""
    return [_deadline(each) for each in deadlines]


def _deadline(each: Deadline) -> MarkedRow:
    icon, meaning = DUE_LOOKS[each.state]
    words = each.left
    if each.snoozed_until is not None:
        icon, meaning = "moon", Meaning.QUIET
        words = _("{left}, put off", left=words)
    cells = (words, each.sentence, each.reference, each.whose_name or _("nobody's"))
    return MarkedRow(cells, deadline_place(each), icon, meaning)


def deadline_place(deadline: Deadline) -> Place:
    """Return where a deadline is dealt with: the record, in its case if it has one."""
    if deadline.case is None:
        return Place(PageName.RECORD, f"{deadline.record_type}/{deadline.record}")
    record = "" if deadline.record_type == "case" else f"{deadline.record_type}/{deadline.record}"
    return Place(PageName.CASE, deadline.case, record)


def task_rows(today: Today) -> list[MarkedRow]:
    """Return the tasks of the officer that do not stand among the deadlines already."""
    above = {each.record for each in today.agenda.deadlines}
    return [_task(each, today.today) for each in today.tasks if each.task not in above]


def _task(row: TaskRow, today: date) -> MarkedRow:
    if row.due_on is None:
        words, icon, meaning = _("no day"), "check", Meaning.QUIET
    else:
        state = DueState.OVERDUE if row.due_on < today else DueState.TODAY
        state = DueState.SOON if row.due_on > today else state
        icon, meaning = DUE_LOOKS[state]
        words = days_left(row.due_on, today)
    side = "" if row.side is Side.POST else label("Side", row.side, language())
    about = row.description if row.is_assigned else _("{task} (nobody asked yet)", task=row.description)
    place = Place(PageName.CASE, row.case, f"task/{row.task}") if row.case else None
    place = place or Place(PageName.RECORD, f"task/{row.task}")
    return MarkedRow((words, about, row.reference, side), place, icon, meaning)


def report_rows(today: Today) -> list[MarkedRow]:
    """Return the reports that wait for an owner or a case."""
    return [_report(each, today.time_zone) for each in today.reports]


def _report(row: ReportRow, time_zone: str) -> MarkedRow:
    in_danger = row.direct_danger is Answer.YES
    words = _("In danger now") if in_danger else _("Waits")
    lacks = _("has no owner") if row.owner is None else _("has no case yet")
    said = _("Report of {moment} {lacks}", moment=moment_words(row.received_at, time_zone), lacks=lacks)
    look = ("alert-circle", Meaning.DANGER) if in_danger else ("message", Meaning.WARNING)
    place = Place(PageName.CASE, row.case, f"report/{row.report}") if row.case else None
    place = place or Place(PageName.RECORD, f"report/{row.report}")
    return MarkedRow((words, said, row.number), place, *look)


def leaving_rows(today: Today) -> list[MarkedRow]:
    """Return the colleagues who leave soon and still hold open work."""
    return [
        MarkedRow(
            (
                days_left(each.until, today.today) if each.until >= today.today else _("gone"),
                _(
                    "{name}: {work}",
                    name=isolated(each.user.display_name),
                    work=n_("{n} open piece of work", "{n} open pieces of work", each.count),
                ),
            ),
            Place(PageName.HAND_OVER, record=f"user/{each.user.id}"),
            "users",
            Meaning.WARNING,
        )
        for each in today.leaving
    ]


def alarm_rows(alarms: Sequence[Alarm]) -> list[MarkedRow]:
    """Return what people must look at, and where."""
    rows = []
    for each in alarms:
        words = " ".join(filter(None, (_(each.sentence), f"({each.subject})" if each.subject else "")))
        rows.append(MarkedRow((words,), place_of(each), "bell", Meaning.WARNING))
    return rows


def draft_rows(drafts: Sequence[Draft], time_zone: str) -> list[MarkedRow]:
    """Return what was typed and not saved."""
    return [MarkedRow((draft_words(each, time_zone),), each.place, "edit", Meaning.NOTE) for each in drafts]


def recent_rows(recent: Sequence[RecentCase], icon: str = "folder") -> list[MarkedRow]:
    """Return the cases looked at last, or pinned, by reference alone."""
    return [
        MarkedRow(
            (each.neutral_reference or each.number, each.number if each.neutral_reference else ""),
            Place(PageName.CASE, each.id),
            icon,
            Meaning.QUIET,
        )
        for each in recent
    ]
