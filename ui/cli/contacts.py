"""The command numbers: how to reach someone, once the card on safe contact was read."""

from typing import Any

from resources.texts import _
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the command."""
    numbers = commands.add_parser(
        "numbers",
        help=_("numbers and addresses of a contact protocol, once the card was read"),
        epilog=_('consulaat numbers PROTOCOL --reason "asked to be called at night"'),
    )
    numbers.add_argument("protocol", metavar="PROTOCOL", help=_("the id of the contact protocol"))
    numbers.add_argument("--reason", default="", metavar="TEXT", help=_("why the head releases them now"))
    numbers.set_defaults(run=run_numbers)


def run_numbers(context: Context) -> Answer:
    """Show the numbers of a contact protocol; outside the safe times the head releases them with a reason."""
    from consulaat.records.registry import to_json

    options = context.options
    with context.office() as office:
        found = office.contacts.numbers(options.protocol, options.reason)
    channels: Any = to_json(found).get("channels", [])
    lines = [f"{each['channel']}: {each['number_or_address']}" for each in channels]
    return Answer(document={"protocol": found.id, "channels": channels}, lines=lines)
