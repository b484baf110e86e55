"""Commands about cases: check-case, timeline, deadlines."""

import sys
from datetime import date
from typing import Any

from resources.texts import _, language
from ui.cli.answers import Answer, finding_document, finding_lines
from ui.cli.arguments import Subparsers, UsageError
from ui.cli.context import Context
from ui.cli.masking import masked, masked_field


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    check = commands.add_parser(
        "check-case",
        help=_("what is missing before the next step"),
        epilog="consulaat check-case RAB-2026-00042-67",
    )
    check.add_argument(
        "case", metavar="CASE", help=_("the number, the neutral reference or the id of a case")
    )
    check.set_defaults(run=run_check)
    timeline = commands.add_parser(
        "timeline",
        help=_("everything that happened, oldest first"),
        epilog="consulaat timeline RAB-2026-00042-67",
    )
    timeline.add_argument(
        "case", metavar="CASE", help=_("the number, the neutral reference or the id of a case")
    )
    timeline.set_defaults(run=run_timeline)
    deadlines = commands.add_parser(
        "deadlines",
        help=_("overdue, today, soon: the terms of all cases"),
        epilog="consulaat deadlines --until 2026-07-31",
    )
    deadlines.add_argument("--until", metavar="DATE", help=_("the last day that counts"))
    deadlines.add_argument("--side", metavar="SIDE", help=_("whose side must act, as POST, DCV, LKHA or NGO"))
    deadlines.set_defaults(run=run_deadlines)


def run_check(context: Context) -> Answer:
    """Tell what a case needs next."""
    from resources.reference import label
    from ui.cli.partners import partner_line, partner_of_case

    with context.office() as office:
        checked = office.cases.check(context.options.case)
        minor = office.cases.derived(checked.case).get("minor_status")
        partners = [partner_of_case(each) for each in office.partners.of_case(context.options.case)]
    clock = checked.clock
    document: dict[str, Any] = {
        "case": checked.case.number or checked.case.id,
        "state": str(checked.case.state),
        "minor_status": minor,
        "next": [
            {"verb": each.verb, "findings": [finding_document(f) for f in each.findings]}
            for each in checked.next
        ],
        "routes": [_route(each) for each in checked.routes],
        "deadlines": [_due(each) for each in checked.deadlines],
        "nationality": {} if clock is None else _clock(clock),
        "findings": [finding_document(each) for each in checked.findings],
        "tracks": [_track(each) for each in checked.tracks],
        "partners": partners,
        "retention": None if checked.retention is None else _retention(checked.retention, checked.case),
    }
    lines = [f"{document['case']} ({label('CaseState', document['state'], language())})"]
    for each in checked.next:
        lines += [f"→ {each.verb}", *(f"   {line}" for line in finding_lines(each.findings))]
    lines += [_track_line(each) for each in document["tracks"]]
    lines += [f"≡ {route['sentence']} ({route['basis']})" for route in document["routes"]]
    lines += [f"⏲ {due['due']} {due['sentence']}" for due in document["deadlines"]]
    lines += [partner_line(each) for each in partners]
    if checked.retention is not None:
        lines.append(_kept_line(document["retention"]))
    lines += finding_lines(checked.findings)
    return Answer(document=document, lines=lines)


def _retention(kept: Any, case: Any) -> dict[str, Any]:  # noqa: ANN401 - a Retention and its Case
    day = kept.may_go_from
    return {
        "class": str(kept.code),
        "may_be_destroyed_from": None if day is None else day.isoformat(),
        "because": kept.longest.row.name,
        "legal_hold": case.is_on_legal_hold,
    }


def _kept_line(kept: dict[str, Any]) -> str:
    if kept["legal_hold"]:
        return _("⌛ On legal hold: not destroyed.")
    if kept["may_be_destroyed_from"] is None:
        return _("⌛ Kept permanently ({row}).", row=kept["because"])
    return _(
        "⌛ May be destroyed from {day} ({row}).", day=kept["may_be_destroyed_from"], row=kept["because"]
    )


def _track(track: Any) -> dict[str, Any]:  # noqa: ANN401 - a Track
    return {
        "track": str(track.kind),
        "state": str(track.state),
        "reason": track.message() or None,
        "since": track.since.isoformat() if track.since else None,
        "waiting_for": str(track.waits_for) if track.waits_for else None,
        "person": track.person,
    }


def _track_line(track: dict[str, Any]) -> str:
    from resources.reference import label

    words = [
        label("TrackKind", track["track"], language()),
        label("TrackState", track["state"], language()),
        track["reason"],
        track["since"],
        label("Side", track["waiting_for"], language()) if track["waiting_for"] else None,
    ]
    return "≋ " + " · ".join(each for each in words if each)


def _route(route: Any) -> dict[str, Any]:  # noqa: ANN401 - a Route; rules are imported when needed
    return {"kind": str(route.kind), "sentence": _(route.sentence, **route.facts), "basis": route.basis}


def _due(due: Any) -> dict[str, Any]:  # noqa: ANN401 - a Due
    return {
        "code": str(due.code),
        "due": due.due_on.isoformat(),
        "state": str(due.state),
        "basis": due.basis,
        "sentence": _(due.sentence, **due.facts),
    }


def _clock(clock: Any) -> dict[str, Any]:  # noqa: ANN401 - a LossClock
    return {
        "loss_signal": str(clock.signal),
        "loss_starts_on": clock.starts_on.isoformat() if clock.starts_on else None,
        "earliest_limit_on": clock.earliest_limit_on.isoformat() if clock.earliest_limit_on else None,
        "latest_limit_on": clock.latest_limit_on.isoformat() if clock.latest_limit_on else None,
        "applied_rules": list(clock.rules),
    }


def run_timeline(context: Context) -> Answer:
    """Show everything that happened in a case."""
    from consulaat.values.moment import write_moment

    with context.office() as office:
        entries = office.timeline.of_case(context.options.case)
    documents: list[dict[str, Any]] = [
        {
            "at": write_moment(each.at),
            "by": each.by,
            "post": each.post,
            "what": each.what,
            "id": each.record,
            "old": _shown(each, each.old),
            "new": _shown(each, each.new),
            "load": each.was_loaded,
        }
        for each in entries
    ]
    rows = [
        [each["at"], each["by"], each["post"], each["what"], _short(each["old"]), _short(each["new"])]
        for each in documents
    ]
    heads = [_("When"), _("Who"), _("Post"), _("What"), _("Before"), _("After")]
    return Answer(document={"case": context.options.case, "entries": documents}, table=[heads, *rows])


def _shown(entry: Any, value: Any) -> Any:  # noqa: ANN401 - an Entry, and any JSON value
    """Return what an entry says a field was or became, or all fields of a new record."""
    if entry.field_name:
        return masked_field(entry.record_type, entry.field_name, value)
    return masked(entry.record_type, value) if isinstance(value, dict) else value


def run_deadlines(context: Context) -> Answer:
    """List the terms of all cases that the user may read, the earliest first."""
    from consulaat.services.deadlines import Wanted

    wanted = Wanted(until=_day(context.options.until), side=_side(context.options.side))
    with context.office() as office:
        found = office.deadlines.agenda(wanted, limit=sys.maxsize).deadlines
    documents: list[dict[str, Any]] = [
        {
            "code": each.code,
            "case": each.number or None,
            "due": each.due_on.isoformat(),
            "state": str(each.state),
            "basis": each.basis,
            "sentence": each.sentence,
            "left": each.left,
            "type": each.record_type,
            "id": each.record,
            "side": str(each.side),
            "whose": each.whose_name or None,
            "post": each.post,
        }
        for each in found
    ]
    rows = [
        [each["due"], each["left"], each["case"] or "", each["sentence"], each["whose"] or "", each["side"]]
        for each in documents
    ]
    heads = [_("Due on"), _("Days left"), _("Case"), _("What to do"), _("Whose"), _("Side")]
    return Answer(document={"deadlines": documents}, table=[heads, *rows])


def _side(text: str | None) -> Any:  # noqa: ANN401 - a Side; codes are imported when needed
    from consulaat.values.codes import Side

    if text is not None and text.upper() not in list(Side):
        known = ", ".join(Side)
        raise UsageError(
            reason=_("{option} takes one of {codes}", option="--side", codes=known), command="deadlines "
        )
    return Side(text.upper()) if text else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(
            reason=_("{option} takes a day as 2017-01-01", option="--until"), command="deadlines "
        ) from None


def _short(value: Any) -> str:  # noqa: ANN401 - any JSON value
    import json

    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"
