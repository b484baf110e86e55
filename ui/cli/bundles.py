"""Commands about bundles: export, inspect, verify, import, log, held."""

from pathlib import Path
from typing import Any

from consulaat.errors import Exit
from resources.texts import _
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    bundle = commands.add_parser("bundle", help=_("send to and take in from other stores"))
    actions = bundle.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = actions.add_parser(
        "export",
        help=_("seal what the receiver has not confirmed"),
        epilog="consulaat bundle export --to DCV -o /media/stick",
    )
    export.add_argument("--to", required=True, metavar="NAME", help=_("post code or device name"))
    export.add_argument(
        "-o", "--output", required=True, metavar="DIR", dest="folder", help=_("a folder that is there")
    )
    export.add_argument(
        "--again", type=int, metavar="NUMBER", help=_("write the bytes of this bundle once more")
    )
    export.add_argument(
        "--without-attachments",
        action="store_true",
        help=_("leave the content of attachments for a later bundle"),
    )
    export.set_defaults(run=run_export)
    inspect = actions.add_parser(
        "inspect",
        help=_("the outer facts of a bundle, without keys"),
        epilog="consulaat bundle inspect RAB-DCV-000007.cbn",
    )
    inspect.add_argument("file", metavar="FILE", help=_("a bundle; - is standard input"))
    inspect.set_defaults(run=run_inspect)
    verify = actions.add_parser(
        "verify", help=_("check bundles and change nothing"), epilog="consulaat bundle verify *.cbn"
    )
    verify.add_argument("files", nargs="+", metavar="FILE", help=_("a bundle; - is standard input"))
    verify.set_defaults(run=run_verify)
    taking = actions.add_parser(
        "import", help=_("check and merge bundles"), epilog="consulaat bundle import *.cbn --plan"
    )
    taking.add_argument("files", nargs="+", metavar="FILE", help=_("a bundle; - is standard input"))
    taking.add_argument("--plan", action="store_true", help=_("only show what would change"))
    taking.set_defaults(run=run_import)
    log = actions.add_parser("log", help=_("everything sent and received"), epilog="consulaat bundle log")
    log.set_defaults(run=run_log)
    reports = actions.add_parser(
        "reports", help=_("what became of each import"), epilog="consulaat bundle reports"
    )
    reports.set_defaults(run=run_reports)
    held = actions.add_parser("held", help=_("what waits for a gap"), epilog="consulaat bundle held")
    held.set_defaults(run=run_held)


def run_export(context: Context) -> Answer:
    """Write bundles for a receiver."""
    from consulaat.services.unnamed import unnamed_words
    from ui.cli.checks import require_folder

    options = context.options
    folder = require_folder(options.folder)
    with context.office() as office:
        if options.again is None:
            made = office.exports.export(options.to, folder, with_attachments=not options.without_attachments)
        else:
            made = office.exports.again(options.to, options.again, folder)
    warnings = []
    if made.unnamed:
        warnings = [
            {"code": "HELPERS_UNNAMED", "count": made.unnamed, "message": unnamed_words(made.unnamed)}
        ]
    document = {
        "files": [str(path) for path in made.files],
        "bundle": made.bundle,
        "number": made.number,
        "changes": made.changes,
        "attachments": made.attachments,
        "bytes": made.size,
        "ask_for": [{"device": each.device, "after": each.after} for each in made.ask_for],
        "warnings": warnings,
    }
    lines = [
        *(str(path) for path in made.files),
        _(
            "Bundle {number}: {changes} changes, {bytes} bytes.",
            number=made.number,
            changes=made.changes,
            bytes=made.size,
        ),
        *(
            _(
                "This store was restored. Ask the receiver for what it has of device {device} after line {after}.",
                device=each.device[:8],
                after=each.after,
            )
            for each in made.ask_for
        ),
        *(f"! {each['message']}" for each in warnings),
    ]
    return Answer(document=document, lines=lines)


def run_inspect(context: Context) -> Answer:
    """Show the outside of a bundle; no store and no key is needed."""
    from ui.cli.files import read_input

    document = _outside(read_input(context.options.file))
    heads = (
        _("Bundle"),
        _("Sender"),
        _("Receiver"),
        _("Number"),
        _("Signed by"),
        _("Made at"),
        _("Parts"),
        _("Bytes"),
    )
    lines = [f"{head}: {value}" for head, value in zip(heads, document.values(), strict=False)]
    is_valid = _("The signature fits.") if document["valid"] else _("The signature does not fit.")
    return Answer(document=document, lines=[*lines, is_valid])


def _outside(data: bytes) -> dict[str, Any]:
    """Return the outer facts of a bundle; raise what its frame refuses."""
    from consulaat.security import signing
    from consulaat.sync import bundle
    from consulaat.values.moment import write_moment

    frame = bundle.read_frame(data)
    key = bundle.verify_signature(frame, {frame.signature.key})
    header = bundle.read_header(frame)
    outer = header.outer
    return {
        "bundle": bundle.identifier(data),
        "from": outer.sender,
        "to": outer.receiver,
        "number": outer.number,
        "signed_by": signing.fingerprint(key),
        "created_at": write_moment(outer.created),
        "parts": 1,
        "bytes": len(data),
        "valid": signing.fingerprint(key) == outer.key,
    }


def run_verify(context: Context) -> Answer:
    """Check bundles as an import would."""
    sources = _sources(context.options.files)
    with context.office() as office:
        results = [office.imports.verify(_name(name), source) for name, source in sources]
    documents = [
        {**_outer_facts(source), **_document(each), "valid": each.exit_code == Exit.DONE}
        for each, (_name_, source) in zip(results, sources, strict=True)
    ]
    document: dict[str, Any] = {"files": documents}
    if len(documents) == 1:
        document |= documents[0]
    return Answer(
        document=document,
        lines=[_line(each) for each in results],
        exit_code=_worst(results),
        problems=[_problem(each) for each in results if each.message],
    )


def _outer_facts(source: Path | bytes) -> dict[str, Any]:
    """Return the outer facts of a bundle, or none where its frame does not hold."""
    from consulaat.errors import ConsulaatError
    from consulaat.sync.bundle import LARGEST_FILE
    from consulaat.sync.bundle_files import read_bundle

    try:
        return _outside(source if isinstance(source, bytes) else read_bundle(source, LARGEST_FILE))
    except ConsulaatError:
        return {}


def run_import(context: Context) -> Answer:
    """Merge bundles, or show what merging would change."""
    with context.office() as office:
        sources = [(_name(name), source) for name, source in _sources(context.options.files)]
        results = office.imports.take_in(sources, plan=context.options.plan)
    document: dict[str, Any] = {"files": [_document(each) for each in results], "plan": context.options.plan}
    refused = next((each for each in results if each.exit_code == _worst(results) and each.message), None)
    if refused is not None:
        document["error"] = {
            "code": refused.code,
            "message": refused.message,
            "where": refused.file,
            "next": refused.advice,
        }
    return Answer(
        document=document,
        lines=[_line(each) for each in results],
        exit_code=_worst(results),
        problems=[_problem(each) for each in results if each.message],
    )


def run_log(context: Context) -> Answer:
    """Show everything sent and received."""
    from consulaat.values.moment import write_moment

    with context.office() as office:
        rows = office.audit.bundles()
        names = {each.store: each.card.name for each in office.trust.devices()}
    documents: list[dict[str, Any]] = [
        {
            "bundle": row.sha256,
            "direction": row.direction,
            "peer": names.get(row.peer, row.peer),
            "number": row.number,
            "state": row.state.value,
            "code": row.code,
            "changes": row.changes,
            "bytes": row.size,
            "created_at": write_moment(row.created_at),
            "moved_at": write_moment(row.moved_at),
            "confirmed_at": write_moment(row.confirmed_at) if row.confirmed_at else None,
        }
        for row in rows
    ]
    keys = ("direction", "peer", "number", "state", "changes", "bytes", "moved_at", "confirmed_at")
    heads = [
        _("Direction"),
        _("Other side"),
        _("Number"),
        _("State"),
        _("Changes"),
        _("Bytes"),
        _("Moved at"),
        _("Confirmed at"),
    ]
    cells = ([str(each[key] if each[key] is not None else "") for key in keys] for each in documents)
    return Answer(document={"bundles": documents}, table=[heads, *cells])


def run_reports(context: Context) -> Answer:
    """Show what became of each import."""
    from dataclasses import asdict

    from consulaat.values.moment import write_moment

    with context.office() as office:
        reports = office.audit.import_reports()
        names = {each.store: each.card.name for each in office.trust.devices()}
    documents: list[dict[str, Any]] = [
        {
            "id": each.id,
            "at": write_moment(each.at),
            "by": each.by,
            "new_records": each.total("new_records"),
            "changed_records": each.total("changed_records"),
            "conflicts": each.total("conflicts"),
            "refused": each.count("refused"),
            "files": [{**asdict(file), "from": names.get(file.sender, file.sender)} for file in each.files],
        }
        for each in reports
    ]
    keys = ("id", "at", "new_records", "changed_records", "conflicts", "refused")
    heads = [_("Id"), _("When"), _("New records"), _("Changed records"), _("Conflicts"), _("Refused")]
    rows = ([str(each[key]) for key in keys] for each in documents)
    return Answer(document={"reports": documents}, table=[heads, *rows])


def run_held(context: Context) -> Answer:
    """Show what waits for a gap, and which numbers are missing."""
    with context.office() as office:
        held = office.audit.held()
        names = {each.store: each.card.name for each in office.trust.devices()}
    documents: list[dict[str, Any]] = [
        {
            "bundle": each.row.sha256,
            "peer": names.get(each.row.peer, each.row.peer),
            "number": each.row.number,
            "missing": list(each.missing),
            "state": "held",
            "code": "bundle-gap",
        }
        for each in held
    ]
    table = [
        [_("Sender"), _("Number"), _("Missing")],
        *(
            [each["peer"], str(each["number"]), ", ".join(str(n) for n in each["missing"])]
            for each in documents
        ),
    ]
    return Answer(document={"bundles": documents}, table=table)


def _sources(names: list[str]) -> list[tuple[str, Path | bytes]]:
    from ui.cli.files import read_input

    return [(name, read_input(name) if name == "-" else Path(name)) for name in names]


def _name(name: str) -> str:
    return name if name == "-" else Path(name).name


def _worst(results: Any) -> Exit:  # noqa: ANN401 - results of files
    return max((each.exit_code for each in results), default=Exit.DONE)


def _document(result: Any) -> dict[str, Any]:  # noqa: ANN401 - one result of a file
    return {
        "file": result.file,
        "bundle": result.bundle,
        "from": result.sender,
        "number": result.number,
        "state": result.state,
        "code": result.code,
        "new_changes": result.new_changes,
        "already_known": result.already_known,
        "counts": result.counts or {},
        "attachments": result.attachments,
        "conflicts": [
            {
                "id": each.id,
                "record": each.record,
                "type": each.record_type,
                "field": each.collision.field_name,
            }
            for each in result.conflicts
        ],
        "warnings": list(result.warnings),
        "overstepped": [
            {"code": each.what.value, "type": each.record_type, "record": each.record}
            for each in result.overstepped
        ],
        **({"message": result.message, "next": result.advice} if result.message else {}),
    }


def _line(result: Any) -> str:  # noqa: ANN401 - one result of a file
    return _(
        "{file}: {state}, {new} new, {known} known already, {conflicts} conflicts",
        file=result.file,
        state=result.state,
        new=result.new_changes,
        known=result.already_known,
        conflicts=len(result.conflicts),
    )


def _problem(result: Any) -> str:  # noqa: ANN401 - one result of a file
    return f"{result.file}: {result.message} {result.advice}"
