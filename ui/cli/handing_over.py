"""The command hand-over: open work of a colleague who leaves goes to others."""

from typing import TYPE_CHECKING, Any

from resources.texts import _, n_
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers
from ui.cli.context import Context

if TYPE_CHECKING:
    from consulaat.services.handing_over import HandOver, Item


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    command = commands.add_parser(
        "hand-over",
        help=_("move the open cases, tasks and reports of a colleague to others"),
        epilog="consulaat hand-over anna bram,carla --plan\n"
        + _('consulaat hand-over anna bram --reason "new posting"'),
    )
    command.add_argument("source", metavar="FROM", help=_("login name of the colleague who leaves"))
    command.add_argument(
        "receivers", metavar="TO", help=_("a user, or several as A,B: they get cases in turn")
    )
    command.add_argument("--case", nargs="+", default=[], metavar="CASE", help=_("these cases only"))
    command.add_argument("--plan", action="store_true", help=_("show what would go to whom; change nothing"))
    command.add_argument("--reason", default="", metavar="TEXT", help=_("why; it is noted"))
    command.set_defaults(run=run_hand_over)


def run_hand_over(context: Context) -> Answer:
    """Move open work, or show what would move."""
    options = context.options
    receivers = [each.strip() for each in options.receivers.split(",") if each.strip()]
    with context.office() as office:
        desk = office.hand_overs
        if options.plan:
            done = desk.plan(options.source, receivers, cases=options.case)
        else:
            done = desk.hand_over(options.source, receivers, options.reason, cases=options.case)
    document = {"moved": done.counts, "left": [_left(each) for each in done.left], "plan": options.plan}
    return Answer(document=document, lines=_lines(done, is_plan=options.plan))


def _left(item: "Item") -> dict[str, Any]:
    return {
        "type": item.record_type,
        "reference": item.reference,
        "to": item.receiver.name,
        "codes": [each.code for each in item.findings],
    }


def _lines(done: "HandOver", *, is_plan: bool) -> list[str]:
    counts = done.counts
    parts = (
        n_("{n} case", "{n} cases", counts["case"]),
        n_("{n} task", "{n} tasks", counts["task"]),
        n_("{n} report", "{n} reports", counts["report"]),
    )
    words = ", ".join(parts)
    said = (
        _("Would change hands: {parts}.", parts=words)
        if is_plan
        else _("Changed hands: {parts}.", parts=words)
    )
    stay = [
        _(
            "Stays: {reference}: {reason}",
            reference=each.reference,
            reason=" ".join(f.message() for f in each.findings),
        )
        for each in done.left
    ]
    return [said, *stay]
