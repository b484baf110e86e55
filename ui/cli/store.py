"""Commands about the store itself: init, status, schema, users."""

from typing import Any

from consulaat.values.codes import HandlingSection
from resources.texts import _
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers
from ui.cli.context import Context
from ui.doors import ClockNotSettableError, SetClock


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    init = commands.add_parser(
        "init", help=_("make a store"), epilog="consulaat init --post RAB --role post --admin anna"
    )
    init.add_argument("--post", required=True, metavar="CODE", help=_("three-letter code of the post"))
    init.add_argument("--role", required=True, choices=["post", "hq"], help=_("a post or headquarters"))
    init.add_argument("--admin", required=True, metavar="NAME", help=_("login name of the first user"))
    init.add_argument(
        "--rehearsal", action="store_true", help=_("a store to practise in, with a clock that can be set")
    )
    init.set_defaults(run=run_init)
    status = commands.add_parser(
        "status",
        help=_("what this store is, what is unsent, what is open"),
        epilog="consulaat status --store rab --user anna",
    )
    status.set_defaults(run=run_status)
    schema = commands.add_parser(
        "schema", help=_("record types and fields as JSON Schema"), epilog="consulaat schema report --json"
    )
    schema.add_argument("type", nargs="?", metavar="TYPE", help=_("one type of record only"))
    schema.set_defaults(run=run_schema)
    _add_users(commands)


def _add_users(commands: Subparsers) -> None:
    users = commands.add_parser("users", help=_("who may open this store"))
    actions = users.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help=_("all users"), epilog="consulaat users list")
    listing.set_defaults(run=run_users)
    add = actions.add_parser(
        "add", help=_("add a user"), epilog="consulaat users add bram --role HOOFD_CONSULAIR"
    )
    add.add_argument("name", metavar="NAME", help=_("login name of the user"))
    add.add_argument(
        "--role", action="append", required=True, metavar="ROLE", help=_("may be given more than once")
    )
    add.add_argument(
        "--new-passphrase-file", metavar="FILE", help=_("file with the passphrase of the new user")
    )
    add.set_defaults(run=run_users_add)
    roles = actions.add_parser(
        "roles", help=_("give a user other roles"), epilog="consulaat users roles bram --role HOOFD_CONSULAIR"
    )
    roles.add_argument("name", metavar="NAME", help=_("login name of the user"))
    roles.add_argument(
        "--role", action="append", required=True, metavar="ROLE", help=_("may be given more than once")
    )
    roles.set_defaults(run=run_users_roles)
    place = actions.add_parser(
        "place",
        help=_("say of which section a user is"),
        epilog="consulaat users place vera --section VISUM --local-staff",
    )
    place.add_argument("name", metavar="NAME", help=_("login name of the user"))
    place.add_argument(
        "--section",
        choices=[each.value for each in HandlingSection],
        help=_("without it, the user works in all sections"),
    )
    place.add_argument("--local-staff", action="store_true", help=_("hired on the spot"))
    place.set_defaults(run=run_users_place)
    disable = actions.add_parser(
        "disable", help=_("take a user's way in away"), epilog="consulaat users disable bram"
    )
    disable.add_argument("name", metavar="NAME", help=_("login name of the user"))
    disable.set_defaults(run=run_users_disable)
    change = actions.add_parser(
        "passphrase",
        help=_("choose a new passphrase of your own"),
        epilog="consulaat users passphrase --user bram",
    )
    change.add_argument("--new-passphrase-file", metavar="FILE", help=_("file with the new passphrase"))
    change.add_argument("--bind", action="store_true", help=_("let it open the store on this computer only"))
    change.set_defaults(run=run_users_passphrase)


def run_init(context: Context) -> Answer:
    """Make a store."""
    from consulaat.services.staff import require_user_name
    from ui.cli.checks import require_post_code

    options = context.options
    post = require_post_code(options.post)
    name = require_user_name(options.admin)
    clock = context.clock()
    if isinstance(clock, SetClock) and not options.rehearsal:
        raise ClockNotSettableError
    made = context.open_doors().found_store(
        context.folder,
        post=post,
        role=options.role,
        admin=name,
        words=lambda: context.passphrase(_("New passphrase: ")),
        rehearsal=options.rehearsal,
        clock=clock,
    )
    try:
        identity = made.office.identity
    finally:
        made.office.close()
    document = {
        "store": str(context.folder),
        "device": identity.store,
        "post": identity.post,
        "role": identity.role,
        "public_code": made.public_code,
        "recovery_shares": list(made.recovery_papers),
    }
    lines = [
        _("The store is made in {folder}.", folder=context.folder),
        _("Public code: {code}", code=made.public_code),
        _("Five recovery papers; any two open the store. Write them down now, they are never shown again:"),
        *(f"{number}. {paper}" for number, paper in enumerate(made.recovery_papers, 1)),
    ]
    return Answer(document=document, lines=lines)


def run_status(context: Context) -> Answer:
    """Tell what this store is and what is open."""
    from consulaat.records.titles import TITLES
    from consulaat.values.moment import write_moment

    with context.office() as office:
        status = office.status()
    identity = status.identity
    confirmed = write_moment(status.last_confirmed) if status.last_confirmed else None
    known = write_moment(status.known_until) if status.known_until else None
    document = {
        "post": identity.post,
        "role": identity.role,
        "device": identity.store,
        "rehearsal": identity.is_rehearsal,
        "schema": status.schema,
        "anchor": {"lines": status.lines, "head": status.head},
        "records": status.records,
        "unsent_changes": status.unsent_changes,
        "last_confirmed": confirmed,
        "known_until": known,
        "conflicts": status.conflicts,
        "held": status.held,
        "deadlines_overdue": status.deadlines_overdue,
        "alarms": [
            {"code": each.code, "subject": each.subject, "message": _(each.sentence)}
            for each in status.alarms
        ],
    }
    lines = [
        _(
            "Post {post} ({role}), schema {schema}",
            post=identity.post,
            role=identity.role,
            schema=status.schema,
        ),
        _("Not sent: {n}. Last confirmed: {when}.", n=status.unsent_changes, when=confirmed or _("never")),
        *([_("Last known at headquarters on: {when}", when=known or _("never"))] * (identity.role != "hq")),
        _(
            "Open conflicts: {n}. Terms passed: {overdue}.",
            n=status.conflicts,
            overdue=status.deadlines_overdue,
        ),
        *(f"! {_(each.sentence)} {each.subject}" for each in status.alarms),
    ]
    table = [
        [_("Records"), _("Count")],
        *([f"{_(TITLES.get(name, name))} ({name})", str(n)] for name, n in status.records.items()),
    ]
    return Answer(document=document, lines=lines, table=table)


def run_schema(context: Context) -> Answer:
    """Describe record types as JSON Schema; needs no store."""
    from consulaat.records.registry import TYPE_NAMES, record_class
    from consulaat.records.schema import describe

    named = context.options.type
    names = (named,) if named else TYPE_NAMES
    described = {name: describe(record_class(name)) for name in names}
    document: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if named:
        document |= described[named]
    else:
        document |= {"$defs": described, "anyOf": [{"$ref": f"#/$defs/{name}"} for name in names]}
    rows = [
        [name, field, str(facts.get("title", "")), "*" if field in schema["required"] else ""]
        for name, schema in described.items()
        for field, facts in schema["properties"].items()
    ]
    return Answer(document=document, table=[[_("Record"), _("Field"), _("Label"), _("Needed")], *rows])


def run_users(context: Context) -> Answer:
    """List the users."""
    with context.office() as office:
        users = office.staff.users()
    rows = [
        [each.name, ", ".join(sorted(each.roles)), _("yes") if each.is_active else _("no")] for each in users
    ]
    return Answer(
        document={"users": [_user_document(each) for each in users]},
        table=[[_("Name"), _("Roles"), _("Active")], *rows],
    )


def _user_document(user: Any) -> dict[str, Any]:  # noqa: ANN401 - a User; the record is imported when needed
    return {
        "id": user.id,
        "name": user.name,
        "display_name": user.display_name,
        "roles": sorted(user.roles),
        "section": user.section.value if user.section else None,
        "is_local_staff": user.is_local_staff,
        "is_active": user.is_active,
    }


def run_users_add(context: Context) -> Answer:
    """Add a user with a passphrase."""
    from ui.cli.checks import read_roles

    options = context.options
    name, roles = options.name, read_roles(options.role)
    with context.office() as office:
        given = context.passphrase(option="new_passphrase_file") if options.new_passphrase_file else ""
        made = office.staff.add(name, roles, given)
    document: dict[str, Any] = {"users": [_user_document(made.user)], "must_change": made.must_change}
    lines = [_("User {name} is added.", name=made.user.name)]
    if not given:
        document["passphrase"] = made.passphrase
        lines.append(_("Passphrase: {passphrase}", passphrase=made.passphrase))
    if made.must_change:
        lines.append(_("It opens the store once; a new one must be chosen then: consulaat users passphrase"))
    return Answer(document=document, lines=lines)


def run_users_roles(context: Context) -> Answer:
    """Give a user other roles."""
    from ui.cli.checks import read_roles

    roles = read_roles(context.options.role)
    with context.office() as office:
        user = office.staff.change_roles(context.options.name, roles)
    return Answer(
        document={"users": [_user_document(user)]}, lines=[_("User {name} has other roles.", name=user.name)]
    )


def run_users_place(context: Context) -> Answer:
    """Say of which section a user is."""
    options = context.options
    section = HandlingSection(options.section) if options.section else None
    with context.office() as office:
        user = office.staff.place(options.name, section, is_local_staff=options.local_staff)
    line = _("User {name} is placed.", name=user.name)
    return Answer(document={"users": [_user_document(user)]}, lines=[line])


def run_users_disable(context: Context) -> Answer:
    """Take a user's way in away, and give the store another key."""
    from ui.cli.keys import key_document, key_lines

    with context.office() as office:
        user, rekeyed = office.keys.disable(office.officer, context.options.name)
    return Answer(
        document={"users": [_user_document(user)], **key_document(rekeyed)},
        lines=[_("User {name} can no longer open this store.", name=user.name), *key_lines(rekeyed)],
    )


def run_users_passphrase(context: Context) -> Answer:
    """Choose a new passphrase."""
    from consulaat.services.staff import new_passphrase

    with context.office(may_change=True) as office:
        new_passphrase(
            office.slots,
            office.unlocked,
            lambda: context.passphrase(_("New passphrase: "), option="new_passphrase_file"),
            office.identity,
            bind=context.options.bind,
        )
        name = office.officer.name
    return Answer(document={"users": [{"name": name}]}, lines=[_("The passphrase is changed.")])
