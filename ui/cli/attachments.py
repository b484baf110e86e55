"""Commands about attachments: a file in, a file out."""

from pathlib import Path

from resources.texts import _
from ui.cli.answers import Answer, finding_document, finding_lines
from ui.cli.arguments import Subparsers, UsageError
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    attach = commands.add_parser(
        "attach",
        help=_("keep a file with a case or a person"),
        epilog="consulaat attach brief.pdf --case RAB-2026-00042-67 --kind BRIEF",
    )
    attach.add_argument(
        "file", metavar="FILE", help=_("PDF, PNG, JPEG, text and a few more; - is standard input")
    )
    attach.add_argument("--case", default="", metavar="CASE", help=_("the case it belongs to"))
    attach.add_argument("--person", default="", metavar="ID", help=_("the person it belongs to"))
    attach.add_argument("--kind", metavar="CODE", help=_("what it is, as BRIEF or FOTO"))
    attach.add_argument(
        "--title", metavar="TEXT", help=_("what it is called; without it, the name of the file")
    )
    attach.set_defaults(run=run_attach)
    save = commands.add_parser(
        "save-attachment",
        help=_("write an attachment to a new file outside the store"),
        epilog=_('consulaat save-attachment ID -o brief.pdf --reason "asked by the court"'),
    )
    save.add_argument("id", metavar="ID", help=_("the id of the attachment"))
    save.add_argument(
        "-o", "--output", required=True, metavar="FILE", help=_("new file; - is standard output")
    )
    save.add_argument("--reason", required=True, metavar="TEXT", help=_("why; it is noted"))
    save.set_defaults(run=run_save)


def run_attach(context: Context) -> Answer:
    """Keep a file with a case or a person."""
    from consulaat.records.registry import to_json
    from ui.cli.files import read_input

    options = context.options
    if not options.case and not options.person:
        raise UsageError(reason=_("name a case with --case, or a person with --person"), command="attach ")
    source = read_input("-") if options.file == "-" else Path(options.file)
    given = {"kind": options.kind, "title": options.title}
    with context.office() as office:
        added = office.attachments.add(
            source,
            case=options.case,
            person=options.person,
            fields={name: value for name, value in given.items() if value is not None},
        )
    kept = added.attachment
    document = {
        "type": "attachment",
        "id": kept.id,
        "sha256": kept.sha256,
        "media_kind": kept.media_kind,
        "size_bytes": kept.size_bytes,
        "record": to_json(kept),
        "findings": [finding_document(each) for each in added.findings],
    }
    lines = [_("Kept: {title} ({id})", title=kept.title, id=kept.id), *finding_lines(added.findings)]
    return Answer(document=document, lines=lines)


def run_save(context: Context) -> Answer:
    """Write an attachment to a new file; the reason is noted."""
    from ui.cli.files import write_output

    options = context.options
    content: list[bytes] = []

    def write(data: bytes) -> Path:
        content.append(data)
        return Path("-") if options.output == "-" else write_output(options.output, data)

    with context.office() as office:
        office.attachments.save(options.id, options.reason, write)
    (data,) = content
    document = {"type": "attachment", "id": options.id, "file": options.output, "bytes": len(data)}
    if options.output == "-":
        return Answer(document=document, raw=data)
    return Answer(document=document, lines=[_("Saved: {file}", file=options.output)])
