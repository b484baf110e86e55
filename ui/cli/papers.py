"""Commands about papers and figures: form, forms, stats."""

from datetime import date
from typing import TYPE_CHECKING, Any

from resources.texts import _, language, n_
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers, UsageError
from ui.cli.context import Context

if TYPE_CHECKING:
    from consulaat.services.figures.figure import Figure, FigureProfile
    from consulaat.services.figures.overview import Overview
    from ui.doors import Office


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    form = commands.add_parser(
        "form", help=_("a paper as PDF"), epilog="consulaat form FRM-18 RAB-2026-00042-67 -o account.pdf"
    )
    form.add_argument("code", metavar="CODE", help=_("code of the form; see: consulaat forms"))
    form.add_argument("id", nargs="?", default="", metavar="ID", help=_("record; for FRM-25 FROM..UNTIL"))
    form.add_argument(
        "-o", "--output", required=True, metavar="FILE", help=_("new file; - is standard output")
    )
    form.add_argument(
        "--language",
        metavar="CODE",
        default="",
        help=_("language of the paper; those for the person also in ar, tr, fr, so and ur"),
    )
    form.add_argument("--blank", action="store_true", help=_("the empty form, to be filled in by hand"))
    form.add_argument(
        "--count",
        type=int,
        default=0,
        metavar="N",
        help=_("with --blank: so many intake sheets, each with the number that its report gets"),
    )
    form.set_defaults(run=run_form)
    forms = commands.add_parser("forms", help=_("the papers that can be made"), epilog="consulaat forms")
    forms.set_defaults(run=run_forms)
    _add_stats(commands)


def _add_stats(commands: Subparsers) -> None:
    stats = commands.add_parser(
        "stats",
        help=_("counts with their definition"),
        epilog="consulaat stats M02 --from 2017-01-01 --until 2018-01-01",
    )
    stats.add_argument("measure", metavar="MEASURE", help=_("M01 to M28, or overview"))
    stats.add_argument("--from", dest="start", required=True, metavar="D", help=_("the first day"))
    stats.add_argument("--until", required=True, metavar="D", help=_("the first day that no longer counts"))
    stats.add_argument(
        "--profile",
        choices=["INTERN", "KAMER", "PUBLIEK"],
        default="INTERN",
        help=_("for whom; PUBLIEK hides small numbers"),
    )
    stats.add_argument("--by", metavar="FIELD", help=_("count apart for each value of a field"))
    stats.add_argument("--csv", metavar="FILE", help=_("new file with the rows; - is standard output"))
    stats.add_argument(
        "--xlsx",
        metavar="FILE",
        help=_("new file with the rows, for a spreadsheet program; - is standard output"),
    )
    stats.add_argument(
        "--pdf", metavar="FILE", help=_("new file with the overview of the period on paper, FRM-25")
    )
    stats.set_defaults(run=run_stats)


def run_form(context: Context) -> Answer:
    """Make a paper and write it to a new file."""
    options = context.options
    if not options.blank and not options.id:
        raise UsageError(reason=_("name the record, or ask for the empty form with --blank"), command="form ")
    if options.count and not options.blank:
        raise UsageError(reason=_("--count goes with --blank"), command="form ")
    with context.office() as office:
        if options.blank and options.count:
            made = office.printing.numbered(options.code, options.language or language(), options.count)
        elif options.blank:
            made = office.printing.blank(options.code, options.language or language())
        else:
            made = office.printing.make(options.code, options.id, options.language or language())
    document = {
        "form": made.form,
        "file": options.output,
        "pages": made.pages,
        "sha256": made.sha256,
        "version": made.version,
    }
    if options.output == "-":
        return Answer(document=document, raw=made.data)
    _write(options.output, made.data)
    line = n_(
        "{form} is made: {file}, {n} page.",
        "{form} is made: {file}, {n} pages.",
        made.pages,
        form=made.form,
        file=options.output,
    )
    return Answer(document=document, lines=[line])


def run_forms(context: Context) -> Answer:
    """List the papers that can be made."""
    with context.office() as office:
        forms = office.printing.forms()
    documents = [
        {"form": each.code, "title": _(each.title), "version": each.version, "audience": _(each.audience)}
        for each in forms
    ]
    heads = [_("Form"), _("Title"), _("Version"), _("For")]
    return Answer(document={"forms": documents}, table=[heads, *(list(each.values()) for each in documents)])


def run_stats(context: Context) -> Answer:
    """Count a measure, or all of them, and write the figures to files where asked."""
    from consulaat.services.figures.figure import FigureProfile

    options = context.options
    named = [each for each in (options.csv, options.xlsx, options.pdf) if each]
    if len(named) != len(set(named)):
        raise UsageError(reason=_("--csv, --xlsx and --pdf cannot go to the same place"), command="stats ")
    start, until = _day(options.start, "--from"), _day(options.until, "--until")
    profile = FigureProfile(options.profile)
    with context.office() as office:
        made = office.statistics.stats(options.measure, start, until, profile=profile, by=options.by)
        raw = _files(context, office, made, (start, until, profile))
    document: dict[str, Any] = dict(made.to_json())
    value = "" if document["value"] is None else f": {document['value']}"
    lines = [f"{document['measure']}{value}", document["definition"], *document["notes"]]
    return Answer(document=document, table=_table(document["rows"]), lines=lines, raw=raw)


def _table(rows: list[dict[str, Any]]) -> list[list[str]]:
    """Return the rows of figures, those of an overview under the titles of its sections."""
    found = [[_("Code"), _("Figure"), _("Count"), _("Share"), _("Remark")]]
    section = ""
    for row in rows:
        if row.get("section", "") != section:
            section = row["section"]
            found.append(["", row["title"].upper(), "", "", ""])
        found.append([row["code"], row["label"], row["shown"], row["share"] or "", row["note"]])
    return found if rows else []


def _files(
    context: Context,
    office: "Office",
    made: "Figure | Overview",
    asked: "tuple[date, date, FigureProfile]",
) -> bytes | None:
    """Write the files that were asked for; return what goes to standard output instead."""
    from consulaat.services.sheets import figures_csv, figures_xlsx

    options = context.options
    files: dict[str, bytes] = {}
    if options.csv:
        files[options.csv] = figures_csv(made)
    if options.xlsx:
        files[options.xlsx] = figures_xlsx(made)
    if options.pdf:
        files[options.pdf] = office.printing.overview(*asked).data
    for name, data in files.items():
        if name != "-":
            _write(name, data)
    return files.get("-")


def _write(name: str, data: bytes) -> None:
    from ui.cli.files import write_output

    write_output(name, data)


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            reason=_("{option} takes a day as 2017-01-01", option=option), command="stats "
        ) from None
