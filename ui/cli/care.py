"""Commands for the care of the store: check, backup, restore, recover."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consulaat.errors import Exit, LockedError
from resources.texts import N_, _, n_
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers
from ui.cli.context import Context
from ui.cli.streams import require_file
from ui.doors import UserNeededError, the_user

if TYPE_CHECKING:
    from consulaat.services.care import Damage
    from consulaat.services.rescue import OnlyHere, RestorePlan, Way

CHECKED = ("pages", "structure", "references", "journal", "acts", "search")
LONGEST_PAPER = 4096


class NoPapersGivenError(LockedError):
    """There is nobody to type the recovery papers and no files that hold them."""

    code = "no-papers"
    sentence = N_("No recovery papers were given.")
    next_step = N_("Type them at the prompt, or name two files: consulaat recover FILE FILE")


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    check = commands.add_parser(
        "check", help=_("check the store for damage"), epilog="consulaat check --store rab"
    )
    check.add_argument(
        "--deep", action="store_true", help=_("also compare every record with the journal; takes longer")
    )
    check.set_defaults(run=run_check)
    backup = commands.add_parser(
        "backup", help=_("write a backup of the store"), epilog="consulaat backup /media/stick/rab.cbk"
    )
    backup.add_argument("file", metavar="FILE", help=_("a new file, for example on a USB stick"))
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser(
        "restore",
        help=_("put the store of a backup in place, as a new device"),
        epilog="consulaat restore /media/stick/rab.cbk --plan",
    )
    restore.add_argument("file", metavar="FILE", help=_("a backup; also backups/NAME of the store"))
    restore.add_argument("--plan", action="store_true", help=_("check the backup and tell what would happen"))
    restore.add_argument(
        "--paper",
        action="append",
        default=[],
        metavar="FILE",
        help=_("a recovery paper, twice, in place of a passphrase"),
    )
    restore.set_defaults(run=run_restore)
    recover = commands.add_parser(
        "recover",
        help=_("open the store with two recovery papers and choose a new passphrase"),
        epilog="consulaat recover --user anna",
    )
    recover.add_argument("papers", nargs="*", metavar="FILE", help=_("two papers, one per file"))
    recover.add_argument("--new-passphrase-file", metavar="FILE", help=_("file with the new passphrase"))
    recover.add_argument(
        "--new-papers", action="store_true", help=_("make five new papers; the old ones open nothing then")
    )
    recover.set_defaults(run=run_recover)


def run_check(context: Context) -> Answer:
    """Check the store for damage."""
    with context.office() as office:
        damage = office.care.check(deep=context.options.deep)
    faults = [_fault_document(each) for each in damage]
    document: dict[str, Any] = {
        "ok": not damage,
        "checked": [*CHECKED, *(("records",) if context.options.deep else ())],
        "faults": faults,
    }
    if not damage:
        return Answer(document=document, lines=[_("The store is whole.")])
    return Answer(
        document={**document, "error": faults[0]},
        lines=[_told(each) for each in damage],
        exit_code=Exit.TAMPERED,
        problems=[_told(damage[0])],
    )


def _fault_document(damage: "Damage") -> dict[str, Any]:
    return {
        "code": damage.code,
        "message": _(damage.sentence),
        "where": damage.place,
        "next": _(damage.next_step),
    }


def _told(damage: "Damage") -> str:
    place = f" ({damage.place})" if damage.place else ""
    return f"{_(damage.sentence)}{place} {_(damage.next_step)}"


def run_backup(context: Context) -> Answer:
    """Write a backup."""
    from consulaat.values.moment import write_moment

    file = Path(require_file(context.options.file, "backup"))
    with context.office() as office:
        made = office.care.back_up(file)
    document = {
        "ok": True,
        "file": str(made.path),
        "bytes": made.size,
        "made_at": write_moment(made.made_at),
    }
    said = _(
        "The backup is written and read back: {file}, {size} kB.", file=made.path, size=made.size // 1024
    )
    return Answer(document=document, lines=[said])


def run_restore(context: Context) -> Answer:
    """Put the store of a backup in place, or tell what that would do."""
    options = context.options
    doors, folder, file = context.open_doors(), context.folder, _file(context)
    way, clock = _way(context, file), context.clock()
    with context.progress() as progress:
        if options.plan:
            plan = doors.plan_restore(folder, file, way, clock=clock, progress=progress)
            return Answer(document={"ok": True, **_plan_document(plan)}, lines=_plan_lines(plan))
        done = doors.restore(folder, file, way, clock=clock, progress=progress)
    document = {
        "ok": True,
        **_plan_document(done.plan),
        "device": done.device,
        "succeeds": done.succeeds,
        "public_code": done.public_code,
        "replaced": done.kept_as or None,
        "ask_for": [{"device": done.succeeds, "after": done.after}],
    }
    kept = [_("What stood here is kept in {folder}.", folder=done.kept_as)] if done.kept_as else []
    lines = [
        _("The store is restored and goes on as a new device."),
        *kept,
        *_plan_lines(done.plan),
        _("Public code: {code}", code=done.public_code),
        _("Write its card (consulaat identity --card FILE), send it to headquarters, and call them."),
        _(
            "Ask headquarters for what it has of device {device} after line {after}.",
            device=done.succeeds[:8],
            after=done.after,
        ),
        _("Make no new cases before that is in: a number could be given twice."),
    ]
    return Answer(document=document, lines=lines)


def _file(context: Context) -> Path:
    """Return the backup that was named; one of the store may be named as an error names it."""
    named = Path(context.options.file)
    kept = context.folder / named
    is_kept = len(named.parts) == 2 and named.parts[0] == "backups" and not named.exists()
    return kept if is_kept else named


def _way(context: Context, file: Path) -> "Way":
    from consulaat.services.rescue import ByPapers, ByPassphrase

    if context.options.paper:
        return ByPapers(papers=tuple(_paper(name) for name in context.options.paper))
    user = context.user
    if not user:
        names = context.open_doors().backup_users(file)
        if len(names) != 1:
            raise UserNeededError(names=", ".join(names))
        user = names[0]
    return ByPassphrase(user=user, words=context.passphrase())


def _plan_document(plan: "RestorePlan") -> dict[str, Any]:
    from consulaat.values.moment import write_moment

    only = plan.only_here
    return {
        "post": plan.identity.post,
        "role": plan.identity.role,
        "changes": plan.lines,
        "newest_change": write_moment(plan.newest_change) if plan.newest_change else None,
        "replaces": plan.replaces,
        "keeps_passphrases": plan.keeps_passphrases,
        "only_in_replaced": None if only is None else _only_document(only),
    }


def _only_document(only: "OnlyHere") -> dict[str, Any]:
    return {
        "readable": only.is_readable,
        "unconfirmed": only.changes,
        "confirmed": only.confirmed,
        "records": [{"type": each.record_type, "id": each.id} for each in only.records],
    }


def _plan_lines(plan: "RestorePlan") -> list[str]:
    from consulaat.values.moment import write_moment

    until = write_moment(plan.newest_change) if plan.newest_change else "–"
    lines = [
        _(
            "The backup is whole: {post}, its newest change is of {until}.",
            post=plan.identity.post,
            until=until,
        )
    ]
    if plan.keeps_passphrases:
        lines.append(_("The passphrases of today stay."))
    only = plan.only_here
    if only is None:
        return lines
    if not only.is_readable:
        lines.append(_("The present store cannot be read; what it had beyond the backup is not known."))
    if only.confirmed:
        lines.append(
            n_(
                "{n} change after the backup was confirmed; headquarters has it.",
                "{n} changes after the backup were confirmed; headquarters has them.",
                only.confirmed,
            )
        )
    if only.changes:
        lines.append(
            n_(
                "{n} change stands in the present store alone; nobody confirmed it:",
                "{n} changes stand in the present store alone; nobody confirmed them:",
                only.changes,
            )
        )
        lines += [f"  {each.record_type} {each.id}" for each in only.records]
    return lines


def run_recover(context: Context) -> Answer:
    """Open the store with two recovery papers and choose a new passphrase."""
    doors = context.open_doors()
    user = the_user(doors, context.folder, context.user)
    done = doors.recover(
        context.folder,
        user,
        _papers(context),
        lambda: context.passphrase(_("New passphrase: "), option="new_passphrase_file"),
        new_papers=context.options.new_papers,
        clock=context.clock(),
    )
    document = {"ok": True, "user": done.user, "recovery_shares": list(done.papers)}
    lines = [_("{user} can open the store with the new passphrase.", user=done.user)]
    if done.papers:
        lines += [
            _(
                "Five new recovery papers; any two open the store. Write them down now; the old ones open nothing:"
            ),
            *(f"{number}. {paper}" for number, paper in enumerate(done.papers, 1)),
        ]
    else:
        lines.append(_("Keep the papers apart again. New ones are made with --new-papers."))
    return Answer(document=document, lines=lines)


def _papers(context: Context) -> tuple[str, ...]:
    if context.options.papers:
        return tuple(_paper(name) for name in context.options.papers)
    if not sys.stdin.isatty():
        raise NoPapersGivenError
    return tuple(_typed_paper(number) for number in (1, 2))


def _typed_paper(number: int) -> str:
    sys.stderr.write(_("Paper {number}, all its words on one line: ", number=number))
    sys.stderr.flush()
    return _without_number(sys.stdin.readline())


def _paper(name: str) -> str:
    from ui.cli.files import UnreadableFileError, read_ordinary

    try:
        data = sys.stdin.buffer.read(LONGEST_PAPER) if name == "-" else read_ordinary(name, LONGEST_PAPER)
        return _without_number(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise UnreadableFileError(where=Path(name).name) from None


def _without_number(paper: str) -> str:
    """Return a paper without the number that stands before its words on the screen."""
    return re.sub(r"^\s*\d+\.\s*", "", paper)
