"""Commands for the key of the store: another one, and the end of it."""

from typing import Any

from consulaat.errors import MachineError
from consulaat.services.erasing import EraseNotConfirmedError
from consulaat.services.keys import Rekeyed
from consulaat.values.moment import write_moment
from resources.texts import N_, _, n_
from ui.cli.answers import Answer, error_document
from ui.cli.arguments import Subparsers
from ui.cli.context import Context


class NotRemovedError(MachineError):
    """The keys are gone, but a file of the store would not go."""

    code = "not-removed"
    sentence = N_("The keys are destroyed; this could not be removed: {file}")
    next_step = N_("Remove it by hand.")


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    rekey = commands.add_parser(
        "rekey", help=_("give the store another key; passphrases stay as they are"), epilog="consulaat rekey"
    )
    rekey.set_defaults(run=run_rekey)
    erase = commands.add_parser(
        "erase",
        help=_("destroy the keys of this store, and the store with them"),
        epilog="consulaat erase --confirm RAB",
    )
    erase.add_argument(
        "--confirm",
        metavar="POSTCODE",
        default="",
        help=_("the code of the post; without it nothing is erased and what nobody else has is counted"),
    )
    erase.set_defaults(run=run_erase)


def run_rekey(context: Context) -> Answer:
    """Give the store another key."""
    with context.office() as office:
        rekeyed = office.keys.rekey(office.officer)
    lines = [_("The store has another key. Passphrases are the same as before."), *key_lines(rekeyed)]
    return Answer(document={"ok": True, **key_document(rekeyed)}, lines=lines)


def run_erase(context: Context) -> Answer:
    """Make an end of the store."""
    try:
        with context.office() as office:
            erased = office.erase(context.options.confirm)
    except EraseNotConfirmedError as error:
        return Answer(
            document={"unconfirmed_changes": error.unconfirmed, **error_document(error)},
            exit_code=error.exit_code,
            problems=[error.message(), error.advice()],
        )
    by_hand = write_moment(erased.backup_by_hand) if erased.backup_by_hand else None
    document = {
        "ok": not erased.left,
        "unconfirmed_changes": erased.unconfirmed,
        "left": [str(each) for each in erased.left],
        "backup_by_hand": by_hand,
    }
    lines = [
        n_(
            "The store is erased. {n} change was in it alone.",
            "The store is erased. {n} changes were in it alone.",
            erased.unconfirmed,
        )
    ]
    if by_hand:
        lines.append(_("Backups made by hand still open, the last one of {moment}.", moment=by_hand))
    if not erased.left:
        return Answer(document=document, lines=lines)
    stays = NotRemovedError(file=erased.left[0])
    return Answer(
        document={**document, **error_document(stays)},
        lines=lines,
        exit_code=stays.exit_code,
        problems=[stays.message(), stays.advice()],
    )


def key_document(rekeyed: Rekeyed) -> dict[str, Any]:
    """Return what another key means as JSON."""
    return {
        "without_way_in": list(rekeyed.without_way_in),
        "recovery_shares": list(rekeyed.papers),
        "old_backups": [each.path.name for each in rekeyed.old_backups],
    }


def key_lines(rekeyed: Rekeyed) -> list[str]:
    """Return what another key means as lines for people."""
    lines = [
        _("{name} has to be added again: nobody could hand over the new key.", name=each)
        for each in rekeyed.without_way_in
    ]
    if rekeyed.papers:
        lines.append(_("Five new recovery papers; any two open the store. The old ones open nothing:"))
        lines += [f"{number}. {paper}" for number, paper in enumerate(rekeyed.papers, 1)]
    if rekeyed.old_backups:
        lines.append(
            n_(
                "{n} backup in the store still opens with the old key, by the passphrases of its day; "
                "remove it if whoever left could get at it:",
                "{n} backups in the store still open with the old key, by the passphrases of their day; "
                "remove them if whoever left could get at them:",
                len(rekeyed.old_backups),
            )
        )
        lines += [f"  {each.path.name}" for each in rekeyed.old_backups]
    return lines
