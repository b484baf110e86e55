"""Commands about devices: identity, trust list, add, accept, revoke."""

from typing import Any

from resources.texts import _
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers, UsageError
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    identity = commands.add_parser(
        "identity", help=_("the public card of this device"), epilog="consulaat identity --card RAB.card"
    )
    identity.add_argument("--card", metavar="FILE", help=_("write the card to this file"))
    identity.add_argument(
        "--age-identity", metavar="FILE", help=_("write the receiving key; rehearsal stores only")
    )
    identity.set_defaults(run=run_identity)
    trust = commands.add_parser("trust", help=_("devices whose signature is accepted"))
    actions = trust.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser(
        "list", help=_("known devices"), epilog="consulaat trust list --allowed-signers signers"
    )
    listing.add_argument("--allowed-signers", metavar="FILE", help=_("write a file for ssh-keygen -Y verify"))
    listing.set_defaults(run=run_list)
    add = actions.add_parser(
        "add", help=_("trust a device"), epilog="consulaat trust add DCV.card --code 1234-5678-..."
    )
    add.add_argument("file", metavar="FILE", help=_("the public card of the device"))
    add.add_argument(
        "--code", default="", metavar="CODE", help=_("its public code, compared by voice or on paper")
    )
    add.set_defaults(run=run_add)
    accept = actions.add_parser(
        "accept",
        help=_("let a restored store take the place of the device it was"),
        epilog=_('consulaat trust accept RAB --reason "laptop broken, called the post"'),
    )
    accept.add_argument("name", metavar="NAME", help=_("the name of the device; see: consulaat trust list"))
    accept.add_argument("--reason", required=True, metavar="TEXT", help=_("why; it is noted"))
    accept.set_defaults(run=run_accept)
    renewing = actions.add_parser(
        "renew",
        help=_("let a store that is an older copy go on as a new device"),
        epilog="consulaat trust renew",
    )
    renewing.set_defaults(run=run_renew)
    revoke = actions.add_parser(
        "revoke",
        help=_("stop trusting a device"),
        epilog=_('consulaat trust revoke RAB --stolen --reason "taken from the car"'),
    )
    revoke.add_argument("name", metavar="NAME", help=_("the name of the device; see: consulaat trust list"))
    revoke.add_argument("--stolen", action="store_true", help=_("it was stolen"))
    revoke.add_argument("--reason", default="", metavar="TEXT", help=_("why; it is noted"))
    revoke.set_defaults(run=run_revoke)


def _document(device: Any) -> dict[str, Any]:  # noqa: ANN401 - a Device
    from consulaat.values.moment import write_moment

    card = device.card
    return {
        "device": card.store,
        "name": card.name,
        "post": card.post,
        "role": card.role,
        "public_code": device.code,
        "valid_from": write_moment(card.valid_from),
        "valid_until": write_moment(card.valid_until),
        "state": device.state.value,
    }


def run_identity(context: Context) -> Answer:
    """Show who this device is, and write its card."""
    from ui.cli.files import put_out

    options = context.options
    if options.card == options.age_identity == "-":
        raise UsageError(reason=_("only one file can go to standard output"), command="identity ")
    raw: bytes | None = None
    with context.office() as office:
        own = office.trust.own()
        if options.card:
            raw = put_out(options.card, office.trust.own_card())
        if options.age_identity:
            raw = put_out(options.age_identity, office.trust.receiving_key().encode() + b"\n") or raw
    document = {**_document(own), "signing_key": own.card.sign, "receiving_key": own.card.recipient}
    return Answer(
        document=document,
        raw=raw,
        lines=[f"{head}: {value}" for head, value in zip(_heads(), document.values(), strict=False)],
    )


def _heads() -> tuple[str, ...]:
    return (
        _("Device"),
        _("Name"),
        _("Post"),
        _("Role"),
        _("Public code"),
        _("Valid from"),
        _("Valid until"),
        _("State"),
    )


def run_list(context: Context) -> Answer:
    """Show known devices."""
    from consulaat.sync.trust import allowed_signers
    from ui.cli.files import put_out

    options = context.options
    with context.office() as office:
        devices = office.trust.devices()
    raw: bytes | None = None
    if options.allowed_signers:
        raw = put_out(options.allowed_signers, allowed_signers(each.card for each in devices).encode())
    documents = [_document(each) for each in devices]
    rows = [list(each.values())[1:] for each in documents]
    return Answer(document={"devices": documents}, raw=raw, table=[list(_heads()[1:]), *rows])


def run_add(context: Context) -> Answer:
    """Trust the device of a card."""
    from ui.cli.files import read_input

    data = read_input(context.options.file)
    with context.office() as office:
        device = office.trust.add(data, context.options.code)
    if device.state.value == "AANGEBODEN":
        said = _(
            "Device {name} wants to take the place of another one. Call the post, then: consulaat trust accept {name}",
            name=device.card.name,
        )
    else:
        said = _("Device {name} is trusted.", name=device.card.name)
    return Answer(document=_document(device), lines=[said])


def run_accept(context: Context) -> Answer:
    """Let a restored store take the place of the device it was."""
    with context.office() as office:
        new, old = office.trust.accept(context.options.name, context.options.reason)
    document = {**_document(new), "succeeds": _document(old)}
    said = _("Device {new} takes the place of {old}.", new=new.card.name, old=old.card.name)
    return Answer(document=document, lines=[said])


def run_renew(context: Context) -> Answer:
    """Let the store go on as a new device."""
    with context.office() as office:
        done = office.renew()
    document = {
        "ok": True,
        "device": done.device,
        "succeeds": done.succeeds,
        "public_code": done.public_code,
        "ask_for": [{"device": done.succeeds, "after": done.after}],
    }
    lines = [
        _("The store goes on as a new device."),
        _("Public code: {code}", code=done.public_code),
        _("Write its card (consulaat identity --card FILE), send it to headquarters, and call them."),
        _(
            "Ask headquarters for what it has of device {device} after line {after}.",
            device=done.succeeds[:8],
            after=done.after,
        ),
    ]
    return Answer(document=document, lines=lines)


def run_revoke(context: Context) -> Answer:
    """Stop trusting a device."""
    options = context.options
    with context.office() as office:
        device = office.trust.revoke(options.name, stolen=options.stolen, reason=options.reason)
    return Answer(document=_document(device), lines=[_("Device {name} is revoked.", name=device.card.name)])
