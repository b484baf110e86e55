"""Commands about doubles: duplicates, merge-persons, unmerge, not-same."""

from typing import Any

from resources.texts import _
from ui.cli.answers import Answer, finding_document, finding_lines
from ui.cli.arguments import Subparsers
from ui.cli.context import Context


def add_commands(commands: Subparsers) -> None:
    """Add the commands of this group."""
    duplicates = commands.add_parser(
        "duplicates",
        help=_("people who may be on file twice, and why"),
        epilog="consulaat duplicates 5f0c…",
    )
    duplicates.add_argument(
        "person", metavar="PERSON", nargs="?", default="", help=_("the id of one person only")
    )
    duplicates.set_defaults(run=run_duplicates)
    merge = commands.add_parser(
        "merge-persons",
        help=_("decide that two files are about one person; A is kept, nothing is deleted"),
        epilog=_('consulaat merge-persons A B --reason "same mother, same passport"'),
    )
    apart = commands.add_parser(
        "not-same",
        help=_("decide that two files are about two people, and remember it"),
        epilog=_('consulaat not-same A B --reason "another mother"'),
    )
    for command, run in ((merge, run_merge), (apart, run_not_same)):
        command.add_argument("a", metavar="A", help=_("the id of a person"))
        command.add_argument("b", metavar="B", help=_("the id of the other person"))
        command.add_argument("--reason", default="", metavar="TEXT", help=_("why; it is noted"))
        command.set_defaults(run=run)
    undo = commands.add_parser("unmerge", help=_("undo such a decision"), epilog="consulaat unmerge ID")
    undo.add_argument("decision", metavar="ID", help=_("the id of the decision"))
    undo.set_defaults(run=run_unmerge)


def run_duplicates(context: Context) -> Answer:
    """Show likely doubles, of one person or of all."""
    with context.office() as office:
        pairs = office.doubles.pairs(context.options.person)
    documents = [
        {
            "a": pair.a.id,
            "b": pair.b.id,
            "score": pair.likeness.score,
            "why": [each.words() for each in pair.likeness.why],
        }
        for pair in pairs
    ]
    rows = [
        [
            _shown(pair.a),
            _shown(pair.b),
            f"{pair.likeness.score:.0%}",
            "; ".join(each.words() for each in why),
        ]
        for pair in pairs
        for why in [pair.likeness.why]
    ]
    heads = [_("Person"), _("Perhaps the same as"), _("Likeness"), _("Why")]
    return Answer(document={"pairs": documents}, table=[heads, *rows])


def _shown(person: Any) -> str:  # noqa: ANN401 - a Person
    from consulaat.services.search_hits import full_name

    return f"{full_name(person) or person.original_script_name or ''} ({person.id})".strip()


def run_merge(context: Context) -> Answer:
    """Decide that two files are about one person."""
    options = context.options
    with context.office() as office:
        return _answer(office.doubles.merge(options.a, options.b, options.reason))


def run_not_same(context: Context) -> Answer:
    """Decide that two files are about two people."""
    options = context.options
    with context.office() as office:
        return _answer(office.doubles.not_same(options.a, options.b, options.reason))


def run_unmerge(context: Context) -> Answer:
    """Undo a decision."""
    with context.office() as office:
        decision = office.doubles.unmerge(context.options.decision)
    return Answer(
        document=_decision(decision), lines=[_("The decision is undone; both files stand by themselves.")]
    )


def _answer(outcome: Any) -> Answer:  # noqa: ANN401 - an Outcome
    document = {
        **_decision(outcome.record),
        "findings": [finding_document(each) for each in outcome.findings],
    }
    return Answer(document=document, lines=[outcome.record.id, *finding_lines(outcome.findings)])


def _decision(decision: Any) -> dict[str, Any]:  # noqa: ANN401 - a DuplicateDecision
    return {
        "type": "duplicate_decision",
        "id": decision.id,
        "a": decision.person,
        "b": decision.other_person,
        "outcome": str(decision.outcome),
        "undone": decision.undone_at is not None,
    }
