"""The command search: people and cases in any spelling, numbers, words; with why each was found."""

import time
from typing import Any

from resources.texts import _, language
from ui.cli.answers import Answer
from ui.cli.arguments import Subparsers, UsageError
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the command."""
    search = commands.add_parser(
        "search", help=_("find people and cases in any spelling"), epilog='consulaat search "Fatma Benali"'
    )
    search.add_argument("text", metavar="TEXT", help=_("names, numbers, words, or for example status:open"))
    search.add_argument(
        "--kind", choices=["person", "case", "all"], default="all", help=_("people, cases or all")
    )
    search.add_argument("--limit", type=_limit, default=20, metavar="N", help=_("at most so many"))
    search.set_defaults(run=run_search)


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text[:9]) <= 1000:
        raise UsageError(reason=_("--limit takes a number from 1 to 1000"), command="search ")
    return int(text)


def run_search(context: Context) -> Answer:
    """Find, and say why each was found."""
    from consulaat.services.search_hits import Kind

    options = context.options
    with context.office() as office:
        start = time.perf_counter()
        hits = office.searches.search(options.text, kind=Kind(options.kind), limit=options.limit)
        seconds = time.perf_counter() - start
    document = {"hits": [_document(each) for each in hits], "seconds": round(seconds, 4)}
    heads = [_("Number"), _("Name"), _("Born"), _("State"), _("Country"), _("Why")]
    return Answer(document=document, table=[heads, *map(_cells, hits)])


def _document(hit: Any) -> dict[str, Any]:  # noqa: ANN401 - a Hit; services are imported when needed
    return {
        "type": hit.type,
        "id": hit.id,
        "case": hit.case,
        "score": hit.score,
        "why": [each.words() for each in hit.why],
        "number": hit.number,
        "name": hit.name,
        "original_script_name": hit.original_script_name,
        "born_on": hit.born_on.text if hit.born_on else None,
        "state": str(hit.state) if hit.state else None,
        "country": hit.country,
        "role": str(hit.role) if hit.role else None,
    }


def _cells(hit: Any) -> list[str]:  # noqa: ANN401 - a Hit
    from resources.reference import label

    names = [each for each in (hit.name, hit.original_script_name) if each]
    return [
        hit.number or hit.id,
        " · ".join(names),
        hit.born_on.shown("") if hit.born_on else "",
        label(type(hit.state).__name__, hit.state, language()) if hit.state else "",
        hit.country,
        " ".join(each.words() for each in hit.why),
    ]
