"""Commands about differences and evidence: conflicts, resolve, audit."""

from typing import Any

from consulaat.errors import Exit
from resources.texts import _
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    conflicts = commands.add_parser(
        "conflicts", help=_("fields that two sides changed"), epilog="consulaat conflicts"
    )
    conflicts.set_defaults(run=run_conflicts)
    resolve = commands.add_parser(
        "resolve",
        help=_("choose which value holds"),
        epilog=_('consulaat resolve ID --keep mine --reason "asked again by phone"'),
    )
    resolve.add_argument("conflict", metavar="CONFLICT", help=_("its id; see: consulaat conflicts"))
    choice = resolve.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "--keep", choices=["mine", "theirs"], default="", help=_("our own value, or that of the other side")
    )
    choice.add_argument("--value", metavar="V", help=_("another value"))
    resolve.add_argument("--reason", required=True, metavar="TEXT", help=_("why; it is noted"))
    resolve.set_defaults(run=run_resolve)
    audit = commands.add_parser("audit", help=_("who changed what, and whether the journal is whole"))
    actions = audit.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser(
        "list",
        help=_("changes, oldest first"),
        epilog="consulaat audit list --case RAB-2026-00042-67",
        conflict_handler="resolve",
    )
    listing.add_argument("--case", default="", metavar="ID", help=_("of this case only"))
    listing.add_argument("--user", default="", metavar="NAME", dest="author", help=_("changes of one user"))
    listing.set_defaults(run=run_audit_list)
    acts = actions.add_parser(
        "acts",
        help=_("who read, searched, printed and exported; for the auditor"),
        epilog="consulaat audit acts --limit 100",
    )
    acts.add_argument("--limit", type=int, default=2000, metavar="N", help=_("at most so many"))
    acts.set_defaults(run=run_audit_acts)
    verify = actions.add_parser(
        "verify", help=_("check the chain of the journal"), epilog="consulaat audit verify"
    )
    verify.set_defaults(run=run_audit_verify)


def run_conflicts(context: Context) -> Answer:
    """Show open conflicts."""
    with context.office() as office:
        found = office.conflicts.open()
    documents = [_document(each) for each in found]
    rows = [
        [
            each["id"],
            f"{each['type']}.{each['field']}",
            *(f"{v['value']} ({v['by']}, {v['post']})" for v in each["values"][:2]),
        ]
        for each in documents
    ]
    return Answer(
        document={"conflicts": documents},
        table=[[_("Conflict"), _("Field"), _("Value"), _("Other value")], *rows],
    )


def _document(conflict: Any) -> dict[str, Any]:  # noqa: ANN401 - a ConflictView
    from consulaat.values.moment import write_moment

    return {
        "id": conflict.id,
        "type": conflict.record_type,
        "record": conflict.record,
        "field": conflict.field_name,
        "values": [
            {
                "value": each.value,
                "by": each.by,
                "post": each.post,
                "at": write_moment(each.at),
                "mine": each.is_ours,
                "shown": each.is_shown,
            }
            for each in conflict.values
        ],
    }


def run_resolve(context: Context) -> Answer:
    """Settle a conflict."""
    options = context.options
    with context.office() as office:
        office.conflicts.resolve(
            options.conflict, keep=options.keep, value=options.value, reason=options.reason
        )
        left = [_document(each) for each in office.conflicts.open()]
    return Answer(
        document={"resolved": options.conflict, "conflicts": left},
        lines=[_("The conflict is settled; {n} left.", n=len(left))],
    )


def run_audit_list(context: Context) -> Answer:
    """Show changes, oldest first."""
    from consulaat.values.moment import write_moment

    options = context.options
    with context.office() as office:
        found = office.audit.changes(case=options.case, user=options.author)
    documents: list[dict[str, Any]] = [
        {
            "at": write_moment(each.at.moment()),
            "device": each.device,
            "number": each.number,
            "by": by,
            "type": each.record_type,
            "id": each.record_id,
            "fields": {name: write.value for name, write in each.fields.items()},
            "load": each.load,
        }
        for each, by in found
    ]
    rows = [
        [each["at"], each["by"], each["type"], each["id"], ", ".join(each["fields"])] for each in documents
    ]
    return Answer(
        document={"entries": documents},
        table=[[_("When"), _("Who"), _("Record"), _("Id"), _("Fields")], *rows],
    )


def run_audit_acts(context: Context) -> Answer:
    """Show acts, oldest first."""
    from consulaat.values.moment import write_moment

    with context.office() as office:
        found = office.audit.acts(limit=max(1, context.options.limit))
    documents = [
        {
            "at": write_moment(each.at),
            "by": each.by,
            "action": each.action,
            "type": each.record_type,
            "id": each.record,
            **each.facts,
        }
        for each in found
    ]
    rows = [[write_moment(each.at), each.by, each.action, each.record_type, each.record] for each in found]
    return Answer(
        document={"entries": documents},
        table=[[_("Moment"), _("By"), _("Act"), _("Type"), _("Record")], *rows],
    )


def run_audit_verify(context: Context) -> Answer:
    """Check the chain of the journal."""
    with context.office() as office:
        verdict = office.audit.verify()
    fault = {"device": verdict.device, "number": verdict.number} if verdict.device else None
    lines = [_("The journal is whole: {n} lines.", n=verdict.entries)]
    problems = []
    if fault:
        lines = []
        problems = [
            _(
                "Line {number} of the journal does not fit its chain: it was changed. "
                "Restore the newest backup and report this.",
                number=verdict.number,
            )
        ]
    return Answer(
        document={"valid": fault is None, "entries": verdict.entries, "first_fault": fault},
        lines=lines,
        exit_code=Exit.TAMPERED if fault else Exit.DONE,
        problems=problems,
    )
