"""The command demo: the main job from end to end, left in a folder to look at."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from consulaat.errors import RefusedError
from resources.texts import N_, _, language
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers
from ui.cli.context import Context

if TYPE_CHECKING:
    from ui.demo.stage import StepReport


class FolderNotEmptyError(RefusedError):
    """The folder for the demonstration holds something."""

    code = "folder-not-empty"
    sentence = N_("The folder for the demonstration is not empty.")
    next_step = N_("Name an empty or a new folder with --dir.")


def add_commands(commands: Subparsers) -> None:
    """Add the command of this module."""
    demo = commands.add_parser(
        "demo",
        help=_("the main job from end to end, with invented people"),
        epilog="consulaat demo --dir demo --window",
    )
    demo.add_argument("--dir", metavar="DIR", dest="folder", help=_("a new or empty folder (default: demo)"))
    demo.add_argument("--window", action="store_true", help=_("open the window on the post that was made"))
    demo.set_defaults(run=run_demo)


def run_demo(context: Context) -> Answer:
    """Play the demonstration and sum it up."""
    from ui.demo.story import play

    folder = _folder(context.options.folder)
    quiet = context.as_json or not sys.stderr.isatty()
    story = play(folder, context.open_doors(), language(), _silence if quiet else _tell)
    stage = story.stage
    document = {
        "steps": [
            {"step": each.step, "seconds": each.seconds, "result": each.result} for each in stage.steps
        ],
        "post": str(stage.post),
        "hq": str(stage.headquarters),
        "forms": [str(path) for path in stage.papers],
        "bundles": [str(path) for path in stage.bundles],
        "overview": story.overview,
    }
    post = _opening(stage.post, folder / "post-anna.passphrase", "anna")
    headquarters = _opening(stage.headquarters, folder / "hq-hanna.passphrase", "hanna")
    table = [
        [_("Step"), _("Seconds"), _("Result")],
        *([each.step, f"{each.seconds:.2f}", each.result] for each in stage.steps),
    ]
    lines = [
        "",
        _(
            "Everything is in {folder}: two rehearsal stores, {papers} papers, {bundles} bundles, and the passphrases.",
            folder=folder,
            papers=len(stage.papers),
            bundles=len(stage.bundles),
        ),
        _("Open the window on the post, or on headquarters:"),
        f"  {post}",
        f"  {headquarters}",
        _("Or ask on the command line:"),
        f"  {post} list case",
    ]
    window = partial(context.show_window, stage.post, "anna", stage.passphrases["post", "anna"])
    afterwards = window if context.options.window else None
    return Answer(document=document, lines=lines, table=table, afterwards=afterwards)


def _opening(store: Path, passphrase: Path, user: str) -> str:
    """Return the line that opens a store of the demonstration."""
    python = "py" if sys.platform == "win32" else "python3"
    return f"{python} -m consulaat --store {store} --user {user} --passphrase-file {passphrase}"


def _tell(report: "StepReport") -> None:
    sys.stderr.write(f"{report.step}\n")


def _silence(_report: "StepReport") -> None:
    """Say nothing."""


def _folder(named: str | None) -> Path:
    """Return the folder of the demonstration: the one that was named, or the first free name."""
    if named:
        folder = Path(named).absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmptyError(where="--dir")
    else:
        names = (Path(f"demo{'' if number == 1 else f'-{number}'}") for number in range(1, 1000))
        folder = next(path for path in names if not path.exists()).absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
