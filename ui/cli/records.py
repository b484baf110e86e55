"""Commands about any record: load, new, set, show, list, advance."""

from pathlib import Path
from typing import Any

from resources.texts import _, n_
from ui.cli.answers import Answer, finding_document, finding_lines
from ui.cli.arguments import Subparsers, UsageError, pairs
from ui.cli.context import Context
from ui.cli.masking import masked


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    load = commands.add_parser(
        "load", help=_("put in records from files"), epilog="consulaat load cases.jsonl"
    )
    load.add_argument("files", nargs="+", metavar="FILE", help=_("JSON lines or CSV; - is standard input"))
    load.add_argument("--type", metavar="TYPE", help=_("type of the rows of a CSV file"))
    load.add_argument("--map", metavar="FILE.toml", help=_("headers and words of a sheet, in ours"))
    load.add_argument("--dry-run", action="store_true", help=_("check only"))
    load.set_defaults(run=run_load)
    new = commands.add_parser(
        "new",
        help=_("make a record"),
        epilog="consulaat new report channel=WHATSAPP received_at=2026-07-06T22:10:00Z",
    )
    new.add_argument("type", metavar="TYPE", help=_("type of record; see: consulaat schema"))
    new.add_argument(
        "fields",
        nargs="*",
        default=[],
        metavar="field=value",
        help=_("fields and their values; see: consulaat schema TYPE"),
    )
    new.set_defaults(run=run_new)
    change = commands.add_parser(
        "set", help=_("change a record"), epilog="consulaat set case RAB-2026-00042-67 concrete=JA"
    )
    change.add_argument("type", metavar="TYPE", help=_("type of record; see: consulaat schema"))
    change.add_argument("id", metavar="ID", help=_("its id, or another reference that only it has"))
    change.add_argument(
        "fields",
        nargs="+",
        metavar="field=value",
        help=_("fields and their values; see: consulaat schema TYPE"),
    )
    change.set_defaults(run=run_set)
    show = commands.add_parser(
        "show", help=_("show a record"), epilog="consulaat show case RAB-2026-00042-67"
    )
    show.add_argument("type", metavar="TYPE", help=_("type of record; see: consulaat schema"))
    show.add_argument("id", metavar="ID", help=_("its id, or another reference that only it has"))
    show.set_defaults(run=run_show)
    listing = commands.add_parser(
        "list", help=_("list records"), epilog="consulaat list case --where state=TRIAGE"
    )
    listing.add_argument("type", metavar="TYPE", help=_("type of record; see: consulaat schema"))
    listing.add_argument("--case", default="", metavar="ID", help=_("of this case only"))
    listing.add_argument(
        "--where",
        action="append",
        nargs="+",
        default=[],
        metavar="field=value",
        help=_("with these values only"),
    )
    listing.add_argument("--limit", type=_limit, metavar="N", help=_("at most so many"))
    listing.add_argument("--merged", action="store_true", help=_("also files of people found to be the same"))
    listing.set_defaults(run=run_list)
    advance = commands.add_parser(
        "advance", help=_("take one step"), epilog="consulaat advance report ID verify direct_danger=JA"
    )
    advance.add_argument("type", metavar="TYPE", help=_("type of record; see: consulaat schema"))
    advance.add_argument("id", metavar="ID", help=_("its id, or another reference that only it has"))
    advance.add_argument("verb", metavar="VERB", help=_("the step; see: consulaat check-case CASE"))
    advance.add_argument(
        "fields",
        nargs="*",
        default=[],
        metavar="field=value",
        help=_("fields and their values; see: consulaat schema TYPE"),
    )
    advance.add_argument("--reason", default="", metavar="TEXT", help=_("why; it is noted"))
    advance.set_defaults(run=run_advance)


def _limit(text: str) -> int:
    if not text.isdigit() or int(text) > 10_000_000:
        raise UsageError(reason=_("--limit takes a whole number"), command="list ")
    return int(text)


def run_load(context: Context) -> Answer:
    """Load files, all or nothing."""
    from consulaat.services.reading import Row, Sheet, read_map, rows_of
    from ui.cli.files import read_input

    options = context.options
    rows: list[Row] = []
    for name in options.files:
        sheet = None
        if options.map:
            sheet = read_map(read_input(options.map), options.type or "")
        elif options.type or name.lower().endswith(".csv"):
            if not options.type:
                raise UsageError(reason=_("a CSV file needs --type TYPE"), command="load ")
            sheet = Sheet(record_type=options.type)
        rows += rows_of(Path(name).name if name != "-" else "-", read_input(name), sheet)
    with context.office() as office:
        loaded = office.loading.load(rows, dry_run=options.dry_run)
    document = {
        "created": loaded.created,
        "updated": loaded.updated,
        "by_type": loaded.by_type,
        "warnings": list(loaded.warnings),
        "dry_run": options.dry_run,
    }
    lines = [
        n_("{n} record made.", "{n} records made.", loaded.created),
        n_("{n} record changed.", "{n} records changed.", loaded.updated),
        *(f"· {each['where']}: {each['message']}" for each in loaded.warnings[:50]),
    ]
    if options.dry_run:
        lines.append(_("This was a check only: nothing was kept."))
    return Answer(document=document, lines=lines)


def run_new(context: Context) -> Answer:
    """Make a record."""
    from consulaat.records.registry import record_class

    options = context.options
    record_class(options.type)
    if options.type == "attachment":
        raise UsageError(reason=_("an attachment is made of a file; use attach"), command="attach ")
    with context.office() as office:
        outcome = office.desk.create(options.type, {}, typed=pairs(options.fields))
    return _kept(outcome)


def run_set(context: Context) -> Answer:
    """Change a record."""
    options = context.options
    with context.office() as office:
        outcome = office.desk.change(options.type, options.id, {}, typed=pairs(options.fields))
    return _kept(outcome)


def _kept(outcome: Any) -> Answer:  # noqa: ANN401 - an Outcome; services are imported when needed
    from consulaat.records.registry import type_name

    document = {
        "type": type_name(outcome.record),
        "id": outcome.record.id,
        "record": record_document(outcome.record),
        "findings": [finding_document(each) for each in outcome.findings],
    }
    number = getattr(outcome.record, "number", None) or outcome.record.id
    return Answer(
        document=document, lines=[f"{type_name(outcome.record)} {number}", *finding_lines(outcome.findings)]
    )


def record_document(record: Any) -> dict[str, Any]:  # noqa: ANN401 - any record
    """Return a record as JSON, hidden values masked."""
    from consulaat.records.registry import to_json, type_name

    return masked(type_name(record), to_json(record))


def run_show(context: Context) -> Answer:
    """Show a record."""
    options = context.options
    with context.office() as office:
        record = office.desk.read(options.type, options.id)
        document = {**record_document(record), **office.cases.derived(record)}
        if options.type == "organisation":
            from ui.cli.partners import partner_document

            document |= partner_document(office.partners.page(record.id))
    return Answer(document=document, lines=[f"{name}: {_plain(value)}" for name, value in document.items()])


def run_list(context: Context) -> Answer:
    """List records."""
    options = context.options
    where = pairs([each for group in options.where for each in group])
    with context.office() as office:
        records = office.desk.find(
            options.type, case=options.case, where=where, limit=options.limit, with_merged=options.merged
        )
    documents = [record_document(each) for each in records]
    heads = _heads(documents)
    rows = [[_plain(each.get(head, "")) for head in heads] for each in documents]
    return Answer(
        document={"type": options.type, "count": len(documents), "records": documents}, table=[heads, *rows]
    )


def _heads(documents: list[dict[str, Any]]) -> list[str]:
    wanted = ("number", "code", "name", "state", "kind", "surname", "amount", "changed_at", "id")
    found = {name for each in documents for name in each}
    return [name for name in wanted if name in found] or ["id"]


def run_advance(context: Context) -> Answer:
    """Take one step of a state machine."""
    options = context.options
    with context.office() as office:
        outcome = office.desk.advance(
            options.type, options.id, options.verb, typed=pairs(options.fields), reason=options.reason
        )
    document = {
        "type": options.type,
        "id": outcome.record.id,
        "from": outcome.came_from,
        "to": outcome.state,
        "record": record_document(outcome.record),
        "findings": [finding_document(each) for each in outcome.findings],
    }
    return Answer(
        document=document, lines=[f"{outcome.came_from} → {outcome.state}", *finding_lines(outcome.findings)]
    )


def _plain(value: Any) -> str:  # noqa: ANN401 - any JSON value
    import json

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
