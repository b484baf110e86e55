"""Commands about keeping and destroying: what is due, a list of it, and carrying one out."""

from typing import Any

from resources.texts import _, n_
from ui.cli.answers import Answer, finding_document, finding_lines
from ui.cli.arguments import Subparsers
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    destruction = commands.add_parser("destruction", help=_("closed cases whose time to be kept is over"))
    actions = destruction.add_subparsers(dest="action", required=True, metavar="ACTION")
    due = actions.add_parser("due", help=_("cases that may be destroyed"), epilog="consulaat destruction due")
    due.set_defaults(run=run_due)
    propose = actions.add_parser(
        "propose", help=_("make a list of what is due"), epilog="consulaat destruction propose"
    )
    propose.add_argument(
        "--class", default="", dest="retention_class", metavar="CLASS", help=_("of this class only")
    )
    propose.set_defaults(run=run_propose)
    lists = actions.add_parser(
        "lists", help=_("all lists and how far they are"), epilog="consulaat destruction lists"
    )
    lists.set_defaults(run=run_lists)
    carry_out = actions.add_parser(
        "carry-out",
        help=_("destroy the cases of an approved list; nothing brings them back"),
        epilog="consulaat destruction carry-out ID --confirm RAB",
    )
    carry_out.add_argument("list", metavar="ID", help=_("the id of the list"))
    carry_out.add_argument("--confirm", required=True, metavar="POST", help=_("the code of this post"))
    carry_out.set_defaults(run=run_carry_out)


def run_due(context: Context) -> Answer:
    """Show what may be destroyed."""
    with context.office() as office:
        found = office.destruction.due()
    documents: list[dict[str, Any]] = [
        {
            "case": each.neutral_reference,
            "class": str(each.code),
            "closed_on": each.closed_on.isoformat(),
            "may_be_destroyed_from": each.may_go_from.isoformat(),
        }
        for each in found
    ]
    heads = [_("Case"), _("Retention class"), _("Closed on"), _("May be destroyed from")]
    return Answer(document={"due": documents}, table=[heads, *(list(each.values()) for each in documents)])


def run_propose(context: Context) -> Answer:
    """Make a list for each retention class, or for one."""
    from consulaat.records.keeping import DestructionList, RetentionCode
    from consulaat.records.registry import part_of

    wanted = context.options.retention_class
    kind = part_of(DestructionList, "retention_class").kind
    code: RetentionCode | None = kind.typed(wanted) if wanted else None
    with context.office() as office:
        made = office.destruction.propose(code)
    documents: list[dict[str, Any]] = [
        {"id": each.id, "class": str(each.retention_class), "subjects": list(each.subjects)} for each in made
    ]
    rows = [[each["id"], each["class"], len(each["subjects"])] for each in documents]
    return Answer(
        document={"ok": True, "lists": documents},
        table=[[_("List"), _("Retention class"), _("Cases")], *rows],
    )


def run_lists(context: Context) -> Answer:
    """Show all lists."""
    with context.office() as office:
        found = office.destruction.lists()
    documents: list[dict[str, Any]] = [
        {
            "id": each.list.id,
            "class": str(each.list.retention_class),
            "state": str(each.list.state),
            "post": each.list.post,
            "subjects": list(each.list.subjects),
            "still_here": list(each.still_here),
            "open_here": each.is_carried_out_elsewhere,
            "findings": [finding_document(finding) for finding in each.findings],
        }
        for each in found
    ]
    rows = [
        [
            each["id"],
            each["class"],
            each["state"],
            each["post"],
            len(each["subjects"]),
            _("carried out elsewhere, still here") if each["open_here"] else "",
        ]
        for each in documents
    ]
    heads = [_("List"), _("Retention class"), _("State"), _("Post"), _("Cases"), _("Open here")]
    return Answer(document={"lists": documents}, table=[heads, *rows])


def run_carry_out(context: Context) -> Answer:
    """Destroy the cases of a list."""
    with context.office() as office:
        done = office.destruction.carry_out(context.options.list, context.options.confirm)
    document: dict[str, Any] = {
        "ok": True,
        "id": done.list.id,
        "state": str(done.list.state),
        "destroyed": list(done.references),
        "records": dict(done.destroyed.records),
        "lines": done.destroyed.lines,
        "contents": done.destroyed.contents,
        "left_out": [finding_document(each) for each in done.left_out],
        "backups": list(done.list.backups),
    }
    lines = [
        n_("{n} case is destroyed.", "{n} cases are destroyed.", len(done.references)),
        *finding_lines(done.left_out),
        _("Print the proof with: consulaat form FRM-27 {id} -o FILE", id=done.list.id),
    ]
    if done.list.backups:
        lines.append(_("These backups still hold the cases; destroy them too:"))
        lines += [f"  {each}" for each in done.list.backups]
    return Answer(document=document, lines=lines)
